"""What readers choose changes what it says it does, and nothing else."""

import json
import re

import pytest
from streamlit.runtime.context import ContextProxy

from lib.language import Language
from tests.support.files import SAMPLE, SETTINGS, files_of, study_files
from tests.support.pages import (
    PAGES,
    alts_of,
    answer,
    choose,
    figures_of,
    opened,
    said,
    seen,
    show,
    tables_of,
    title_of,
    words_of,
)
from tests.support.studies import small_study


def test_the_controls_change_what_is_shown_and_keep_their_value_on_other_pages() -> None:
    app = opened("cytokines_antibodies")
    assert "IL-6" in figures_of(app)["courses"]
    choose(app, cytokines_antibodies="TNF-α", day=22, median=True)
    assert answer(app).startswith(
        "At day 22 (not the primary day) the 95% CI, not adjusted for multiple comparisons, "
    )
    assert "IL-6" not in figures_of(app)["courses"]
    assert "median, quartiles" in figures_of(app)["courses"]
    app.switch_page("pages/complement_levels.py").run()
    assert answer(app).startswith("At day 22 (not the primary day) C3 was ")


def test_more_than_eight_visits_are_a_list_to_choose_from() -> None:
    days = range(1, 11)
    level = [" ".join(str(80 + who + day % 4) for day in days) for who in range(6)]
    app = opened("complement_levels", study=small_study("TTTCCC", days=days, level=level))
    visits = app.selectbox(key="day")
    assert (visits.value, visits.options) == (10, [str(day) for day in days[1:]])
    choose(app, day=5)
    assert answer(app).startswith("At day 5 (not the primary day) ")


@pytest.mark.parametrize("page", PAGES)
def test_following_somebody_marks_a_page_and_changes_no_result_on_it(page: str) -> None:
    # P03 has every value.
    plain, followed = seen(page), seen(page, who="P03")
    assert not followed.exception
    assert followed.selectbox(key="participant").value == "P03"
    assert "★" not in words_of(plain)
    figures = figures_of(followed)
    assert set(figures) == set(figures_of(plain))
    if page != "adverse_events":
        # The next trial has other participants.
        bare_figures = {key for key, spec in figures.items() if "★" not in unescaped_json(spec)}
        assert bare_figures <= {"next_trial"}
    assert alts_of(followed) == alts_of(plain)
    # The sentences that do not name P03 are the same.
    assert [text for text in said(followed) if "★" not in text] == said(plain)
    bare = [
        (
            [name for name in columns if not name.startswith("★")],
            [
                [
                    re.sub(r"; ★ P03: \S+ without$", "", cell).replace(" ★", "")
                    for name, cell in zip(columns, row, strict=True)
                    if not name.startswith("★")
                ]
                for row in rows
                # In half the width of a page the columns of a table may stand as rows.
                if not row[0].startswith("★")
            ],
        )
        for columns, rows in tables_of(followed)
    ]
    assert [table for table in tables_of(plain) if table not in bare] == []


def unescaped_json(spec: str) -> str:
    """The text of a figure without the escapes of JSON."""
    return json.dumps(json.loads(spec), ensure_ascii=False)


@pytest.mark.parametrize("page", PAGES)
def test_somebody_who_left_can_be_followed_on_every_page(page: str) -> None:
    # P09 withdrew on day 27.
    app = seen(page, "it", who="P09")
    assert not app.exception
    assert answer(app) == answer(seen(page, "it"))
    assert "nan" not in re.findall(r"\w+", words_of(app).lower())
    if page != "adverse_events":
        assert "★ P09 (Placebo): " in words_of(app)
        assert "→ –" in words_of(app)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("de-DE", "en"), (None, "en"), ("en-GB", "en"), ("it-IT", "it"), ("IT", "it")],
)
def test_without_a_language_in_the_link_it_is_that_of_the_browser_or_else_english(
    locale: str | None, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    # That the browser tells its language is in test_browser.py.
    monkeypatch.setattr(ContextProxy, "locale", locale)
    app = opened("your_study", language=None)
    assert app.query_params["lang"] == language
    assert app.title[0].value == title_of("your_study", language)


def test_a_link_to_somebody_unknown_follows_nobody() -> None:
    app = opened("disease_activity", who="X99")
    assert not app.exception
    assert app.selectbox(key="participant").value is None
    assert said(app) == said(seen("disease_activity"))


def test_somebody_of_another_study_is_forgotten() -> None:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files[name] = re.sub(rb"\bP(\d\d)\b", rb"Q\1", files[name])
    app = opened(who="P07")
    show(app, files)
    app.switch_page("pages/disease_activity.py").run()
    assert not app.exception
    (followed,) = [field for field in app.selectbox if field.label == "Follow one participant"]
    assert followed.value is None
    texts = [
        re.sub(r"\bQ(\d\d)\b", r"P\1", text)
        for text in said(app)
        if not text.startswith(
            ("Your upload, kept in this session's memory only: ", "Your files are in this session")
        )
    ]
    # Scripts read other files.
    texts, expected = (
        [text for text in each if not text.startswith("Python, to be run in the folder")]
        for each in (texts, said(seen("disease_activity")))
    )
    assert texts == expected


def test_a_followed_participant_of_an_upload_is_not_in_the_link() -> None:
    app = opened("your_study")
    show(app, study_files(settings=SETTINGS))
    (follow,) = [field for field in app.selectbox if field.label == "Follow one participant"]
    follow.set_value("S1").run()
    assert "★ S1" in words_of(app)
    assert "participant" not in app.query_params
