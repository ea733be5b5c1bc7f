"""What files leave in doubt is asked for on the page, and the answers are used and kept."""

import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from lib.reading.examine import examine
from lib.screen.blocks.doubts import MOST_SHOWN
from lib.study.study import Study
from tests.support.doubtful import C3, files_with, measured
from tests.support.pages import drop, opened, unescaped, words_of, write
from tests.support.studies import assert_same_study

SETTINGS = """\
data = "real"
# A remark that stays.
[title]
en = "My trial"
it = "Il mio studio"
[arms.treatment]
code = "drug"
en = "Drug"
it = "Farmaco"
[arms.control]
code = "placebo"
en = "Placebo"
it = "Placebo"
"""
WITH_999 = measured(cells={(3, 43): "999"})


def dropped(files: Mapping[str, bytes], *, language: str = "en") -> AppTest:
    app = opened("your_study", language=language)
    drop(app, files)
    assert not app.exception
    return app


def decide(app: AppTest) -> None:
    """Use what the form of the doubts holds."""
    label = "Read the cells and visits like this"
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def use_settings(app: AppTest) -> None:
    """Use what the form of the settings holds."""
    label = "Use these settings"
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def is_shown(app: AppTest) -> bool:
    """Whether the study can be put on screen."""
    return any(button.key == "show" for button in app.button)


def warnings(app: AppTest) -> list[str]:
    return [line for warning in app.warning for line in unescaped(warning.value).splitlines()]


def options(app: AppTest) -> list[list[str]]:
    return [[unescaped(text) for text in radio.options] for radio in app.radio]


@pytest.fixture
def saved(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page offers for download, by the name of the file."""
    kept: dict[str, Any] = {}
    button = st.download_button

    def kept_button(label: str, data: Any, **options: Any) -> bool:
        kept[options["file_name"]] = data
        return button(label, data, **options)

    monkeypatch.setattr(st, "download_button", kept_button)
    return kept


def offered(app: AppTest) -> Study:
    """The study that the page offers to show."""
    study, _ = app.session_state["memory"]["offered"]
    assert isinstance(study, Study)
    return study


def study_read_back(files: Mapping[str, bytes], saved: Mapping[str, Any]) -> Study:
    """The study of the files beside the study.toml that the page offered, without a question."""
    examined = examine({**files, "study.toml": str(saved["study.toml"]).encode()})
    assert (examined.problems, examined.is_in_doubt) == ((), False)
    assert examined.study is not None
    return examined.study


def test_a_study_in_doubt_is_not_shown_before_it_is_decided(saved: dict[str, Any]) -> None:
    files = files_with(WITH_999)
    app = dropped(files)
    assert not is_shown(app)
    assert "study.toml" not in saved
    said = words_of(app)
    assert "Please look at these" in [unescaped(title.value) for title in app.header]
    assert "999: a usual code for a missing value; the other values go from 78 to 110.5." in said
    assert "measurements.csv, outcome c3: row 10" in said
    assert options(app) == [["missing", "as written: a real value"]]
    assert app.radio[0].value == 0
    decide(app)
    assert is_shown(app)
    # The question is folded away, with the answer in its place.
    assert "Please look at these" in [each.label for each in app.expander]
    assert "Answered: c3: missing." in words_of(app)
    study = offered(app)
    assert study.values(study.outcomes[0])[43].isna().sum() == 1
    assert_same_study(study_read_back(files, saved), study)


def test_what_is_chosen_instead_of_the_proposal_is_used_and_can_be_changed(
    saved: dict[str, Any],
) -> None:
    files = files_with(WITH_999)
    app = dropped(files)
    app.radio[0].set_value(1)
    decide(app)
    study = offered(app)
    assert study.values(study.outcomes[0]).at["S3", 43] == 999
    # The question stays, with what was answered.
    assert app.radio[0].value == 1
    app.radio[0].set_value(0)
    decide(app)
    changed = offered(app)
    assert changed.values(changed.outcomes[0])[43].isna().sum() == 1
    assert_same_study(study_read_back(files, saved), changed)


def test_what_nobody_can_know_has_to_be_chosen() -> None:
    app = dropped(files_with(measured(cells={(3, 43): "950"})))
    assert app.radio[0].value is None
    decide(app)
    assert warnings(app) == ["Choose how each of these is read."]
    assert not is_shown(app)
    app.radio[0].set_value(1)
    decide(app)
    assert warnings(app) == []
    assert is_shown(app)


def test_the_questions_are_italian_for_an_italian_reader() -> None:
    app = dropped(files_with(WITH_999), language="it")
    said = words_of(app)
    assert "999: un codice usuale per un valore mancante" in said
    assert "riga 10" in said
    assert options(app) == [["mancanti", "come scritto: un valore reale"]]


def test_what_an_answer_leaves_in_doubt_is_asked_next(saved: dict[str, Any]) -> None:
    files = files_with(columns={"sex": ["1", "2"] * 5 + ["9", "1"]})
    app = dropped(files)
    decide(app)
    assert not is_shown(app)
    assert len(app.radio) == 2
    assert "usually means that nothing is known" in words_of(app)
    decide(app)
    study = offered(app)
    assert study.participants["sex"].tolist() == ["1", "2"] * 5 + ["", "1"]
    assert_same_study(study_read_back(files, saved), study)


def test_a_study_toml_of_ones_own_gets_the_new_blocks_at_its_end_and_nothing_else(
    saved: dict[str, Any],
) -> None:
    files = files_with(WITH_999, settings=SETTINGS)
    app = dropped(files)
    decide(app)
    text = str(saved["study.toml"])
    assert text.startswith(SETTINGS)
    assert tomllib.loads(text) == tomllib.loads(SETTINGS) | {
        "values": [
            {"table": "measurements", "column": "c3", "cells": ["999"], "meaning": "missing"}
        ]
    }
    assert_same_study(study_read_back(files, saved), offered(app))


def test_another_set_of_files_begins_with_its_own_questions() -> None:
    app = dropped(files_with(WITH_999))
    decide(app)
    assert is_shown(app)
    drop(app, files_with(measured(cells={(4, 43): "-99"})))
    assert not is_shown(app)
    assert "-99" in words_of(app)
    assert app.radio[0].value == 0


def test_very_many_kinds_of_doubtful_cells_are_not_asked_for_one_by_one() -> None:
    n = MOST_SHOWN + 1
    limits = [f"S{k},1,il6,>{100 + k}" for k in range(n)]
    rows = [f"S{k},{day},c3,{C3[k % 12]}" for k in range(n) for day in (1, 22)]
    people = [f"S{k},{'drug' if k % 2 else 'placebo'}" for k in range(n)]
    files = {
        "participants.csv": "\n".join(["participant_id,arm", *people]).encode(),
        "measurements.csv": "\n".join(
            ["participant_id,day,outcome,value", *rows, *limits]
        ).encode(),
    }
    app = dropped(files)
    assert "kinds of cells are in doubt: correct the files" in words_of(app)
    assert not app.radio
    assert not is_shown(app)


def field(app: AppTest, label: str) -> Any:
    fields = [*app.text_input, *app.number_input]
    (found,) = [control for control in fields if label in control.label]
    return found


SCREENED = measured((-14, 1, 22, 43))


@pytest.mark.parametrize("is_of_protocol", [False, True])
def test_visits_in_doubt_are_asked_for_and_used(
    saved: dict[str, Any], is_of_protocol: bool
) -> None:
    files = files_with(SCREENED)
    app = dropped(files)
    assert not is_shown(app)
    said = words_of(app)
    assert "There are values before the baseline" in said
    assert "day -14: 12 participants; day 1: 12 participants" in said.replace("\N{MINUS SIGN}", "-")
    assert field(app, "Planned visits").value == "1, 22, 43"
    assert field(app, "Baseline day").value == 1
    assert field(app, "Primary day").value == 43
    field(app, "Primary day").set_value(22)
    (confirmed,) = app.checkbox
    assert not confirmed.value
    confirmed.set_value(is_of_protocol)
    decide(app)
    study = offered(app)
    assert (study.days, study.primary_day, study.other_days) == ((1, 22, 43), 22, (-14,))
    # A day that was chosen here is not declared, and the file that is given back says so.
    assert study.primary_day_declared == is_of_protocol
    assert study.primary_day_after_data == (not is_of_protocol)
    assert_same_study(study_read_back(files, saved), study)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"Planned visits": "1"}, "Give from 2 to 60 visits, the study day of each."),
        ({"Planned visits": "none"}, "Give from 2 to 60 visits, the study day of each."),
        ({"Planned visits": "1, 22, 43", "Baseline day": 22}, "must be the first of the visits"),
        ({"Baseline day": -14}, "must be the first of the visits"),
        ({"Primary day": 1}, "must be a visit after the baseline"),
        ({"Primary day": 44}, "must be a visit after the baseline"),
        ({"Planned visits": "1, 22"}, "must be a visit after the baseline"),
    ],
)
def test_visits_that_cannot_be_are_refused_in_a_sentence(
    entries: dict[str, Any], said: str
) -> None:
    app = dropped(files_with(SCREENED))
    for label, value in entries.items():
        field(app, label).set_value(value)
    decide(app)
    assert any(said in line for line in warnings(app))
    assert not is_shown(app)


def test_days_around_a_visit_are_proposed_with_a_window_and_told_in_the_preview(
    saved: dict[str, Any],
) -> None:
    files = files_with(measured({n: (1, 20 + n % 5, 41 + n % 5) for n in range(1, 13)}))
    app = dropped(files)
    assert field(app, "Days around a visit").value == 2
    decide(app)
    study = offered(app)
    assert (study.days, study.window) == ((1, 22, 43), 2)
    assert study.values(study.outcomes[0])[22].notna().all()
    assert "Days that belong to a visit (number of values): 20 → 22 (2)" in words_of(app)
    assert_same_study(study_read_back(files, saved), study)


def test_counted_visits_get_the_planned_day_of_each(saved: dict[str, Any]) -> None:
    files = files_with(measured((0, 1, 2)))
    app = dropped(files)
    assert options(app) == [["study days", "weeks", "months", "numbers of visits"]]
    # Only when that is known can the visits be asked for.
    assert not any("Planned visits" in control.label for control in app.text_input)
    decide(app)
    assert warnings(app) == ["Choose how each of these is read."]
    app.radio[0].set_value(3)
    field(app, "planned study day of each").set_value("1, 22")
    decide(app)
    assert warnings(app) == ["Give the planned study day of each visit: 3 days."]
    field(app, "planned study day of each").set_value("1, 22, 43")
    decide(app)
    study = offered(app)
    assert study.days == (1, 22, 43)
    assert_same_study(study_read_back(files, saved), study)


def test_weeks_become_days_and_the_primary_one_can_then_be_chosen(saved: dict[str, Any]) -> None:
    files = files_with(measured((0, 4, 8)))
    app = dropped(files)
    app.radio[0].set_value(1)
    decide(app)
    assert offered(app).days == (1, 29, 57)
    field(app, "Primary day").set_value(29)
    buttons = [
        button for button in app.button if button.label == "Read the cells and visits like this"
    ]
    buttons[-1].click().run()
    study = offered(app)
    assert (study.days, study.primary_day) == ((1, 29, 57), 29)
    assert_same_study(study_read_back(files, saved), study)


def test_a_changed_answer_takes_the_visits_that_were_decided_of_other_days_with_it() -> None:
    app = dropped(files_with(measured((0, 4, 8))))
    app.radio[0].set_value(1)
    decide(app)
    field(app, "Primary day").set_value(29)
    [button for button in app.button if button.label == "Read the cells and visits like this"][
        -1
    ].click().run()
    assert offered(app).primary_day == 29
    app.radio[0].set_value(2)
    decide(app)
    # Months: 4 and 8 times 30.44 days after day 1.
    assert offered(app).days == (1, 123, 245)
    assert offered(app).primary_day == 245


def test_the_answers_are_in_the_settings_that_are_completed_afterwards(
    saved: dict[str, Any],
) -> None:
    table = measured(values=tuple(f"{float(value) / 100:.3f}" for value in C3))
    files = files_with(table, columns={"sex": ["1", "2"] * 6})
    app = dropped(files)
    decide(app)
    assert offered(app).outcomes[0].unit.en == "g/L"
    use_settings(app)
    study = offered(app)
    assert (study.outcomes[0].unit.en, study.outcomes[0].digits) == ("g/L", 3)
    assert study.participants["sex"].tolist() == ["1", "2"] * 6
    assert_same_study(study_read_back(files, saved), study)


def test_what_a_completed_unit_brings_into_doubt_is_asked_for(saved: dict[str, Any]) -> None:
    # Of an outcome that nothing describes only its unit says that it cannot be below zero.
    files = files_with(measured(outcome="crp", cells={(3, 22): "-4.5", (5, 43): "-7.25"}))
    app = dropped(files)
    assert not is_shown(app)
    said = {"unit": "mg/L", "page": "cytokines_antibodies", "good": "lower"}
    write(app, "outcomes_", {0: said})
    use_settings(app)
    assert not is_shown(app)
    (doubt,) = [radio for radio in app.radio if str(radio.key).startswith("doubt_")]
    assert unescaped(doubt.options[0]) == "missing"
    doubt.set_value(0)
    decide(app)
    use_settings(app)
    study = offered(app)
    assert study.values(study.outcomes[0]).isna().sum().sum() == 2
    assert_same_study(study_read_back(files, saved), study)
