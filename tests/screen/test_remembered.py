"""Blocks that are computed once show the same as blocks computed anew, and nobody else's."""

import json
import random
import re
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pandas as pd
import pytest
import streamlit as st
from streamlit.runtime.caching import cache_data_api
from streamlit.testing.v1 import AppTest

from lib.screen import remembered
from lib.screen.remembered import _Seen, _text
from tests.support.changes import with_entry
from tests.support.files import EVENTS, MEASUREMENTS, SETTINGS, study_files
from tests.support.pages import (
    PAGES,
    alts_of,
    figures_of,
    opened,
    said,
    show,
    tables_of,
)
from tests.support.studies import sample


def everything_of(app: AppTest) -> tuple[Any, ...]:
    assert not app.exception
    listings = [frame.value.to_csv() for frame in app.dataframe]
    # The key of a figure that can be clicked says how many studies its reader has looked at.
    figures, alts = list(figures_of(app).values()), list(alts_of(app).values())
    # The minute in which files were loaded is not the same in every run.
    texts = [re.sub(r"loaded [^·]* UTC", "loaded", text) for text in said(app)]
    return texts, tables_of(app), figures, alts, listings


def script() -> None:
    """Shows one block and what it returns; what it depends on is in the state of the session."""
    from typing import Any

    import streamlit as st

    from lib.screen.remembered import remembered
    from lib.screen.report.told import add_methods

    st.session_state["methods"] = []

    def block(view: Any, *further: Any) -> list[Any]:
        st.session_state["drawn"].append(view.token)
        st.markdown(f"{view.token} {view.day} {further}")
        add_methods([(view.token, (f"Methods of {view.token}",), ())])
        return [view.token, view.day]

    state = st.session_state
    choices = [each for each in state["depends_on"] if each != "words"]
    decorate = remembered(*choices, in_words="words" in state["depends_on"])
    shown = decorate(block)
    for number in range(state["before"]):
        shown(state["view"], number)
    returned = shown(state["view"], *state["further"])
    st.json(returned)
    # A reader who changes it changes it for nobody.
    returned.append("changed")


def run(app: AppTest, *further: object, **choices: object) -> tuple[int, str]:
    """How often the block was drawn until now, and what it shows."""
    view: dict[str, Any] = {"token": "one", "day": 22, "statistic": "mean", "highlighted": None}
    view |= {"is_upload": False, "words": SimpleNamespace(language="en")}
    app.session_state["view"] = SimpleNamespace(**(view | choices))
    app.session_state["further"] = further
    app.run()
    assert not app.exception
    return len(app.session_state["drawn"]), app.markdown[-1].value


def one_block(depends_on: Sequence[str] = ("day", "statistic", "highlighted", "words")) -> AppTest:
    app = AppTest.from_function(script)
    app.session_state["drawn"] = []
    # So many more of the block stand before it.
    app.session_state["before"] = 0
    app.session_state["depends_on"] = depends_on
    return app


def cleared_block(*depends_on: str) -> AppTest:
    st.cache_data.clear()
    return one_block(*([depends_on] if depends_on else []))


@pytest.mark.parametrize("is_upload", [False, True], ids=["everybody's", "of an upload"])
def test_what_a_block_returns_and_tells_of_its_methods_is_the_same_every_time(
    is_upload: bool,
) -> None:
    app = cleared_block()
    for _ in range(3):
        assert run(app, is_upload=is_upload)[0] == 1
        assert json.loads(app.json[0].value) == ["one", 22]
        assert app.session_state["methods"] == [("one", ("Methods of one",), ())]


@pytest.mark.parametrize("is_upload", [False, True], ids=["everybody's", "of an upload"])
def test_a_block_is_drawn_once_for_each_study_and_each_choice(is_upload: bool) -> None:
    app = cleared_block()
    assert run(app, 3.0, is_upload=is_upload) == (1, "one 22 (3.0,)")
    assert run(app, 3.0, is_upload=is_upload) == (1, "one 22 (3.0,)")
    others: list[dict[str, object]] = [
        {"token": "two"},
        {"day": 43},
        {"statistic": "median"},
        {"highlighted": "P01"},
        {"words": SimpleNamespace(language="it")},
    ]
    for number, other in enumerate(others, 2):
        assert run(app, 3.0, is_upload=is_upload, **other)[0] == number
    assert run(app, 4.0, is_upload=is_upload) == (len(others) + 2, "one 22 (4.0,)")
    assert run(app, 3.0, is_upload=is_upload) == (len(others) + 2, "one 22 (3.0,)")


def test_a_choice_that_a_block_does_not_depend_on_lets_it_be() -> None:
    app = cleared_block("day")
    italian = SimpleNamespace(language="it")
    others: list[dict[str, object]] = [{"statistic": "median"}, {"highlighted": "P01"}]
    others.append({"words": italian})
    for other in ({}, *others):
        assert run(app, **other) == (1, "one 22 ()")
    assert run(app, day=43) == (2, "one 43 ()")


def test_a_block_that_uses_a_choice_without_saying_so_is_an_error() -> None:
    st.cache_data.clear()
    app = one_block(["statistic", "highlighted"])
    with pytest.raises(AssertionError):
        run(app)
    assert app.exception
    seen = cast(Any, _Seen(app.session_state["view"], ("statistic",)))
    for name in ("day", "words", "outcome", "head"):
        with pytest.raises(AttributeError, match=name):
            getattr(seen, name)


def test_a_block_sees_no_choice_that_the_block_within_which_it_stands_does_not() -> None:
    view: Any = SimpleNamespace(day=22, token="one", statistic="mean")
    seen: Any = _Seen(_Seen(view, ("statistic",)), ("day", "statistic"))
    assert (seen.token, seen.statistic) == ("one", "mean")
    with pytest.raises(AttributeError, match="day"):
        _ = seen.day


@pytest.mark.parametrize(
    "value", [pd.DataFrame({"x": range(1000)}), [1], {1: 2}, np.arange(3), sample()], ids=type
)
def test_a_block_cannot_depend_on_what_has_no_text_of_its_own(value: object) -> None:
    with pytest.raises(TypeError):
        _text((value,))
    assert len({_text((each,)) for each in (1, 1.0, True, "1", None, "None", (1,), ("1",))}) == 8


def test_sessions_share_what_is_everybodys_and_nothing_of_an_upload(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first = cleared_block()
    run(first)
    run(first, is_upload=True)
    second = one_block()
    # Every page that is opened in a test has the same session.
    monkeypatch.setattr(cache_data_api, "get_session_id_or_throw", lambda: "another session")
    assert run(second)[0] == 0
    assert run(second, is_upload=True)[0] == 1


def test_what_is_remembered_is_bounded_in_number_and_in_bytes() -> None:
    app, most = cleared_block(), remembered.MOST_BLOCKS_OF_UPLOAD
    app.session_state["before"] = most
    assert run(app, most, is_upload=True)[0] == most + 1
    app.session_state["before"] = 0
    # The last one is still there.
    drawn = run(app, most, is_upload=True)[0]
    assert drawn == most + 1
    # The first one has gone.
    assert run(app, 0, is_upload=True)[0] == drawn + 1
    app = cleared_block()
    # Ten of these are more than may be remembered.
    size = remembered.MOST_BYTES_OF_UPLOAD // 10
    for number in range(11):
        run(app, f"{number:0{size}d}", is_upload=True)
    assert run(app, f"{0:0{size}d}", is_upload=True)[0] == 12


def test_a_walk_over_pages_and_choices_shows_what_pages_computed_anew_show() -> None:
    generator = random.Random(20250301)
    chosen: list[dict[str, Any]] = [
        {
            "page": page,
            "who": generator.choice([None, "P01", "P07"]),
            "language": generator.choice(["en", "it"]),
        }
        for page in generator.sample(PAGES, len(PAGES))
    ]
    st.cache_data.clear()
    for choice in chosen:
        opened(**choice)
    walked = [everything_of(opened(**choice)) for choice in chosen]
    for choice, shown in zip(chosen, walked, strict=True):
        st.cache_data.clear()
        assert everything_of(opened(**choice)) == shown


# What a reader chooses, in the frame of a page and on it; of outcomes by their place.
FRAME: dict[str, list[Any]] = {"participant": [None, "P01", "P29"], "lang": ["en", "it"]}
VISITS: dict[str, list[Any]] = {"day": [22, 43]}
FRAME_OF_OUTCOME = {**FRAME, **VISITS, "median": [False, True]}
PLAN: dict[str, list[Any]] = {"drop_out": [0, 25]}
CONTROLS: dict[str, tuple[dict[str, list[Any]], dict[str, list[Any]]]] = {
    "overview": ({**FRAME, **VISITS}, {}),
    "disease_activity": (FRAME_OF_OUTCOME, {**PLAN, "improvement_mex_sledai": [2, 5]}),
    "complement_levels": (
        {**FRAME_OF_OUTCOME, "complement_levels": [0, 1]},
        {**PLAN, "limit": [None, 85.0]},
    ),
    "cytokines_antibodies": (
        {**FRAME_OF_OUTCOME, "cytokines_antibodies": [0, 1, 2]},
        {**PLAN, "limit": [None, 20.0]},
    ),
    "adverse_events": (
        FRAME,
        {
            "kind": ["any", "related"],
            "order": ["frequency", "name"],
            "classes_only": [False, True],
            "search": ["", "pain"],
            "listed_participant": [None, "P29"],
        },
    ),
}


# What alone differs in the frame of a page at its second visit: what does not depend on it is shown
# as it was, and nothing else is.
CHANGED = {
    "overview": "lang",
    "disease_activity": "median",
    "complement_levels": "participant",
    "cytokines_antibodies": "day",
    "adverse_events": "participant",
}


def make(app: AppTest, *choices: dict[str, Any]) -> None:
    """Make the choices of a page: those of its frame, then the others, which may depend on them."""
    for together in choices:
        for key, value in together.items():
            control: Any = app.number_input[0] if key == "limit" else app.get_by_key(key)
            is_outcome = key in CONTROLS
            control.set_value(control.options[value] if is_outcome else value)
        app.run()


def test_a_reader_who_walks_over_all_choices_sees_what_they_show_when_computed_anew() -> None:
    generator = random.Random(20250302)

    def anyhow(controls: dict[str, list[Any]]) -> dict[str, Any]:
        return {key: generator.choice(options) for key, options in controls.items()}

    steps = []
    for page in generator.sample(PAGES, len(PAGES)):
        frame, others = CONTROLS[page]
        first = anyhow(frame)
        changed = CHANGED[page]
        other = next(option for option in frame[changed] if option != first[changed])
        steps += [(page, [first, anyhow(others)])]
        steps += [(page, [{**first, changed: other}, anyhow(others)])]
    walker = opened()
    walked: dict[str, tuple[Any, Any]] = {}
    for number, (page, choices) in enumerate(steps):
        walker.switch_page(f"pages/{page}.py").run()
        make(walker, *choices)
        if number % 2:
            walked[page] = choices, everything_of(walker)
    for page, (choices, shown) in walked.items():
        fresh = opened(page)
        make(fresh, *choices)
        st.cache_data.clear()
        assert everything_of(fresh.run()) == shown, (page, choices)


def of_its_pages(app: AppTest) -> list[tuple[Any, ...]]:
    """Everything that three pages show of a study that was just put on screen."""
    shown = []
    for page in ("overview", "disease_activity", "adverse_events"):
        app.switch_page(f"pages/{page}.py").run()
        shown.append(everything_of(app))
    return shown


def test_a_reader_never_sees_the_blocks_of_another_study() -> None:
    """Two readers and three studies, in turn; two differ in one score and one event alone."""
    higher = MEASUREMENTS.replace(",8\n", ",9\n", 1)
    other = EVENTS.replace("Headache", "Nausea", 1)
    files = [
        study_files(events=EVENTS, settings=SETTINGS),
        study_files(measurements=higher, events=other, settings=SETTINGS),
        study_files(events=EVENTS, settings=with_entry(["title", "en"], "Another title")),
    ]
    st.cache_data.clear()
    apps = [opened("your_study"), opened("your_study")]
    seen: list[Any] = []
    # Every page that is opened in a test has the same session, and so remembers the same.
    for reader, place in ((0, 0), (1, 1), (0, 2), (0, 0)):
        show(apps[reader], files[place])
        seen.append(of_its_pages(apps[reader]))
        apps[reader].switch_page("pages/your_study.py").run()
    for place in (0, 1):
        st.cache_data.clear()
        fresh = opened("your_study")
        show(fresh, files[place])
        assert seen[place] == of_its_pages(fresh)
    assert seen[3] == seen[0]
    for page, page_of_other in zip(seen[0], seen[1], strict=True):
        assert page != page_of_other
