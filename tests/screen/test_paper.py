"""The line and the head that a page has on paper alone."""

import re
from dataclasses import replace

from streamlit.testing.v1 import AppTest

from lib.language import Text
from tests.support.studies import sample


def on_paper(title: str, *, is_upload: bool) -> str:
    """What is sent of a page with a title, for its printing."""

    def script(study, is_upload):  # type: ignore[no-untyped-def]
        from datetime import UTC, datetime

        import streamlit as st

        from lib.screen.paper import prepare_paper
        from lib.screen.view import View
        from lib.study.provenance import provenance
        from lib.words import Words

        files = provenance({"measurements.csv": b""}, datetime.now(UTC), is_upload=is_upload)
        place = st.container()
        prepare_paper(View(study, files, Words("en"), place, None, 43, "mean", None, ""))

    study = replace(sample(), title=Text(title, title), synthetic=False)
    values = {"study": study, "is_upload": is_upload}
    app = AppTest.from_function(script, kwargs=values).run()
    assert not app.exception
    (sent,) = app.get("html")
    return str(sent.proto.body)


def test_a_title_ends_neither_the_style_nor_the_string_it_stands_in() -> None:
    title = 'A "trial" } body {display: none} </style><script>x()</script> \\ l\'età\nαβ'
    sent = on_paper(title, is_upload=False)
    assert sent.count("</style>") == sent.count("<script>") == 1
    found = re.search(r'@top-left \{content: "([^"]*)"\}', sent)
    assert found is not None
    # A letter is itself or, in CSS, a backslash with its number in hexadecimal and a space.
    assert re.fullmatch(r"([A-Za-z0-9]|\\[0-9a-f]+ )*", found[1])
    read = re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), found[1])
    assert read == title


def test_paper_names_no_address_of_an_upload_which_would_show_others_another_study() -> None:
    assert "<a></a>" in on_paper("A trial", is_upload=False)
    upload = on_paper("A trial", is_upload=True)
    assert "<a>" not in upload
    assert "No link can show this study." in upload
