"""Files in other forms than the contract's give the same study to the digit."""

from pathlib import Path

import pandas as pd
import pytest

from lib.reading.examine import NEED_COLUMNS, examine, read_study
from lib.reading.layout.named import NEED_ARM, NEED_PARTICIPANT, NEED_VALUES
from lib.reading.text.delimited import WRONG_WIDTH
from lib.study.files.settings_file import answers_text, kept_settings
from lib.study.layout import ARM, MEASURED, NOT_USED, ColumnSaid, Taken
from tests.support.files import PARTICIPANTS, study_files, zipped
from tests.support.layouts import (
    DAYS,
    LAYOUTS,
    ROSTER,
    VALUES,
    assert_same_study_as_contract,
    dated_unclearly,
    delimited,
    expected,
    per_visit,
    visits_by_name,
    with_settings,
)
from tests.support.studies import assert_same_study, is_valid, problem, problems_of

pytestmark = pytest.mark.usefixtures("workbooks_in_process")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_study_in_another_form_has_the_numbers_of_the_contract_s(name: str) -> None:
    layout = LAYOUTS[name]()
    examined = layout.examined()
    assert examined.problems == ()
    assert not examined.is_in_doubt
    assert examined.study is not None
    is_valid(examined.study)
    assert_same_study_as_contract(examined.study, layout)


@pytest.mark.parametrize("name", LAYOUTS)
def test_with_the_settings_of_the_page_a_folder_of_such_files_is_read_unattended(
    name: str, tmp_path: Path
) -> None:
    layout = LAYOUTS[name]()
    for file, content in layout.settled().items():
        (tmp_path / file).write_bytes(content)
    before = layout.examined().study
    assert before is not None
    assert_same_study(read_study(tmp_path), before)


def test_settings_given_back_where_nothing_was_asked_are_whole() -> None:
    files = LAYOUTS["one sheet between tabs"]().files
    tables = {name: files[name] for name in files if name != "study.toml"}
    examined = examine(tables)
    assert examined.settings == ""
    assert examined.study is not None
    kept = kept_settings(examined.settings, examined.understood).encode()
    assert_same_study(read_study({**tables, "study.toml": kept}), examined.study)


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_column_that_was_dropped_is_told_with_what_it_is_taken_for(name: str) -> None:
    layout = LAYOUTS[name]()
    understood = layout.examined().understood
    assert understood is not None
    assert len({(each.file, each.heading) for each in understood.columns}) == len(
        understood.columns
    )
    for file, content in layout.files.items():
        if file.endswith((".csv", ".tsv")):
            text = content.decode("cp1252")
            separator = next(mark for mark in "\t;," if mark in text)
            header = text.splitlines()[0].split(separator)
            told = [each.heading for each in understood.columns if each.file == file]
            assert told == header
        elif not file.endswith(".toml"):
            assert [each for each in understood.columns if each.file.startswith(file)]


def test_unattended_files_that_nobody_looked_at_are_refused_with_what_to_do() -> None:
    files = LAYOUTS["one sheet"]().files
    assert problems_of(files) == (problem("trial.xlsx [Sheet1]", None, "", "", NEED_COLUMNS),)


def test_a_zip_of_such_files_and_of_what_is_the_reader_s_own_is_read() -> None:
    layout = LAYOUTS["dates year first"]()
    files = {"study.zip": zipped({**layout.files, "protocol.pdf": b"%PDF", "photo.png": b"?"})}
    study = examine(files).study
    assert study is not None
    assert_same_study_as_contract(study, layout)


def test_dates_that_can_be_read_in_two_ways_are_asked_for() -> None:
    examined = examine(dated_unclearly("12/01/2024", "02/02/2024"))
    assert examined.understood is not None
    assert examined.understood.order is None
    assert examined.is_in_doubt
    assert examined.study is None


def test_visits_whose_names_say_no_day_are_asked_for() -> None:
    examined = examine(visits_by_name({1: "Baseline", 22: "V2", 43: "V3"}))
    assert examined.understood is not None
    days = {visit.name: visit.day for visit in examined.understood.visits}
    assert days == {"Baseline": 1, "V2": None, "V3": None}
    assert examined.is_in_doubt
    assert examined.study is None


def test_where_no_visit_says_its_day_the_days_are_asked_for_and_no_values_missed() -> None:
    files = visits_by_name({1: "V1", 22: "V2", 43: "V3"})
    examined = examine(files)
    assert examined.problems == ()
    assert examined.is_in_doubt
    assert [each.allowed for each in problems_of(files)] == [NEED_COLUMNS]


def test_a_visit_that_is_said_to_be_none_of_the_study_is_left_out() -> None:
    files = visits_by_name({1: "Baseline", 22: "Day 22", 43: "Unplanned"})
    answers = answers_text(None, (), (), [("Unplanned", None)])
    measured = examine(
        {**files, "study.toml": with_settings({}, (1, 22))["study.toml"]}, answers=answers
    )
    assert measured.study is not None
    assert set(measured.study.measurements["day"]) == {1, 22}


def test_a_column_that_a_reader_changed_is_as_she_said() -> None:
    layout = LAYOUTS["one sheet between tabs"]()
    said = [
        ColumnSaid("C3", Taken(NOT_USED), "trial.tsv"),
        ColumnSaid("Age", Taken(NOT_USED), "trial.tsv"),
    ]
    examined = examine(layout.files, answers=answers_text(None, (), said))
    assert examined.understood is not None
    told = {each.heading: each for each in examined.understood.columns}
    assert (told["C3"].taken, told["C3"].why) == (Taken(NOT_USED), "declared")
    assert told["IL-6"].why != "declared"
    study = examined.study
    assert study is not None
    assert "c3" not in set(study.measurements["outcome"])
    assert "age" not in study.participants
    pd.testing.assert_frame_equal(
        *(each.as_measured(each.outcomes[2]) for each in (study, expected(events=False)))
    )


def test_a_column_said_to_be_an_outcome_is_it_whatever_its_name() -> None:
    header, *rows = per_visit()
    header[6] = "Lab 7"
    files = with_settings({"trial.csv": delimited([header, *rows])})
    taken = Taken(MEASURED, "C3", "mg/dL")
    answers = answers_text(None, (), [ColumnSaid("Lab 7", taken, "trial.csv")])
    study = examine(files, answers=answers).study
    assert study is not None
    right = expected(events=False)
    pd.testing.assert_frame_equal(
        study.as_measured(right.outcomes[1]), right.as_measured(right.outcomes[1])
    )


def test_what_no_column_says_is_told_once_with_what_to_do() -> None:
    rows = [[who, sex, age] for who, _, sex, age in ROSTER]
    only_values = [[row[0], *row[4:]] for row in per_visit()]
    found = problems_of(with_settings({"a.csv": delimited(only_values)}))
    assert [(each.table, each.allowed) for each in found] == [("a.csv", NEED_ARM)]
    people = delimited([["patient", "arm", "sex", "age"], *ROSTER])
    others = delimited([["patient", "sex", "age"], *rows])
    found = problems_of(with_settings({"a.csv": people, "b.csv": others}))
    assert [(each.table, each.allowed) for each in found] == [("a.csv + b.csv", NEED_VALUES)]


def test_rows_of_nobody_are_told_once_with_what_to_do() -> None:
    rows = [row[1:] for row in per_visit()]
    (found,) = problems_of({"trial.csv": delimited(rows)})
    assert (found.table, found.allowed) == ("trial.csv", NEED_PARTICIPANT)


def test_while_days_of_visits_are_asked_for_nothing_is_said_of_those_that_are_known() -> None:
    examined = examine(visits_by_name({1: "Baseline", 22: "V2", 43: "V3"}))
    assert (examined.problems, examined.proposal, examined.doubts) == ((), None, ())


def test_a_baseline_alone_is_that_of_the_only_outcome_with_visits() -> None:
    # As the trial of sulindac in polyposis is kept: baseline, number3m, number12m.
    codes = {1: "baseline", 22: "sledai3w", 43: "sledai6w"}
    rows = [
        ["participant_id", "treatment", "sex", "age", *codes.values()],
        *([*row, *(VALUES[row[0], day, "mex_sledai"] for day in DAYS)] for row in ROSTER),
    ]
    understood = examine({"polyps.csv": delimited(rows)}).understood
    assert understood is not None
    measured = {
        each.heading: (each.taken.outcome, each.taken.visit)
        for each in understood.columns
        if each.taken.role == MEASURED
    }
    assert measured == {
        "baseline": ("sledai", "baseline"),
        "sledai3w": ("sledai", "3w"),
        "sledai6w": ("sledai", "6w"),
    }
    assert {visit.name: visit.day for visit in understood.visits} == {
        "baseline": 1,
        "3w": 22,
        "6w": 43,
    }


def test_a_treatment_beside_another_drug_is_the_arm() -> None:
    rows = per_visit()
    rows = [[*row[:3], "drug" if n == 0 else "Yes", *row[3:]] for n, row in enumerate(rows)]
    rows[0][1] = "treatment"
    rows = [[row[0], row[3], *row[1:3], *row[4:]] for row in rows]
    understood = examine(with_settings({"trial.csv": delimited(rows)})).understood
    assert understood is not None
    assert [each.heading for each in understood.columns if each.taken.role == ARM] == ["treatment"]


def test_a_line_that_lost_a_field_is_told_once() -> None:
    lines = delimited(per_visit()).split(b"\r\n")
    lines[3] = lines[3].rpartition(b",")[0]
    found = problems_of(with_settings({"a.csv": b"\r\n".join(lines)}))
    assert [(each.row, each.allowed) for each in found] == [(4, WRONG_WIDTH)]
    files = study_files()
    files["participants.csv"] = PARTICIPANTS.replace(",27", "").encode()
    files["notes.csv"] = b"a,b\nc,d\n"
    found = problems_of(files)
    assert sum(each.allowed == WRONG_WIDTH for each in found) == 1
