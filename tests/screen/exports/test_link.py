"""A link says what its reader chose, and nothing of an upload."""

import html
import json
import re
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.support.files import SAMPLE, files_of
from tests.support.pages import choose, opened, said, uploaded

CHOSEN = {"kind": "related", "order": "name", "classes_only": "True", "at_least": "2"}


def told(app: AppTest) -> dict[str, str]:
    """What the page has to say in a link, as a browser finds it there."""
    bodies = [element.proto.body for element in app.get("html")]
    found = [re.search(r'data-link="([^"]*)"', body) for body in bodies]
    parts = [json.loads(html.unescape(each.group(1))) for each in found if each]
    return {name: value for part in parts for name, value in part.items() if value is not None}


def value_of(app: AppTest, key: str) -> Any:
    control: Any = app.get_by_key(key)
    return control.value


def test_what_a_link_says_is_chosen_and_is_said_again() -> None:
    app = opened("adverse_events", link={**CHOSEN, "term": "Headache"})
    assert not app.exception
    assert (value_of(app, "kind"), value_of(app, "order")) == ("related", "name")
    assert value_of(app, "classes_only") is True
    assert value_of(app, "listed_term") == "Headache"
    assert told(app) == {**CHOSEN, "term": "Headache"}
    choose(app, kind="any", order="frequency", classes_only=False, listed_term=None)
    assert told(app) == {}


def test_a_link_calls_classes_and_terms_the_same_in_both_languages() -> None:
    # The files of the sample call Headache Cefalea in Italian; a link of either name is understood.
    link = {"term": "Headache"}
    app = opened("adverse_events", language="it", link=link)
    assert value_of(app, "listed_term") == "Cefalea"
    assert told(app) == link
    choose(app, lang="en")
    assert value_of(app, "listed_term") == "Headache"
    assert told(app) == link
    nervous = "Patologie del sistema nervoso"
    app = opened("adverse_events", link={"term": "Cefalea", "system_organ_class": nervous})
    assert value_of(app, "listed_class") == "Nervous system disorders"
    assert told(app) == {**link, "system_organ_class": "Nervous system disorders"}


def test_what_is_no_choice_is_not_chosen() -> None:
    wrong = {"kind": "x", "order": "", "at_least": "999", "term": "<script>", "limit_c3": "nan"}
    app = opened("adverse_events", link=wrong)
    assert not app.exception
    assert told(app) == {}
    app = opened("adverse_events", link={"term": "", "system_organ_class": "Cefalea"})
    assert told(app) == {}
    app = opened("complement_levels", link=wrong)
    assert value_of(app, "limit_c3") == 90
    assert told(app) == {}


def test_a_limit_that_was_taken_away_is_in_the_link() -> None:
    app = opened("complement_levels", link={"limit_c3": "none"})
    assert value_of(app, "limit_c3") is None
    assert told(app) == {"limit_c3": "none"}


def test_nothing_of_an_upload_is_in_a_link_and_the_page_says_so() -> None:
    app = uploaded(files_of(SAMPLE), "adverse_events")
    app.session_state["opened"] = {"fold_page_adverse_events_1"}
    app.run()
    kind: Any = app.get_by_key("kind_1")
    kind.set_value("related").run()
    assert not app.exception
    assert not [each for each in app.get("html") if 'data-link="' in each.proto.body]
    assert any(text.startswith("Your files are in this session alone.") for text in said(app))
