"""How a study is read: what its files decide, and that all problems are reported at once."""

import csv
import functools
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language import Text
from lib.reading.cells import (
    MISSING_TABLE,
    NEED_VALUE,
)
from lib.reading.doubts.undecided import WHICH_CONTROL
from lib.reading.examine import read_study
from lib.reading.text.lines import TOO_MANY_ROWS
from lib.study.contract import MOST_ROWS
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.study.problems import StudyError
from lib.study.study import Study
from tests.support.changes import with_cell, with_column, with_entry, without_entry
from tests.support.files import (
    EVENTS,
    MEASUREMENTS,
    PARTICIPANTS,
    POLYPS,
    SAMPLE,
    SETTINGS,
    as_csv,
    study_files,
    toml,
)
from tests.support.profiles import examples
from tests.support.studies import assert_same_study, is_valid, problem, problems_of

CODES = "mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna"


def test_the_sample_study_is_read() -> None:
    study = read_study(SAMPLE)
    is_valid(study)
    assert study.synthetic
    assert (study.n_treatment, study.n_control) == (15, 14)
    assert (study.baseline_day, study.follow_up_days, study.primary_day) == (1, (22, 43), 43)
    assert study.dosing_days == (1, 8, 15, 22, 29, 36)
    assert ", ".join(outcome.code for outcome in study.outcomes) == CODES
    assert study.first_outcome.code == "mex_sledai"
    assert study.title.en == "UC-MSC secretome in lupus (synthetic study)"
    assert study.title.it == "Secretoma di UC-MSC nel lupus (studio sintetico)"
    assert (study.treatment.code, study.control.code) == ("secretome", "placebo")
    assert study.adverse_events is not None


def test_the_real_trial_is_read() -> None:
    # Giardiello FM et al. N Engl J Med 1993;328:1313-6: two participants on sulindac were not
    # measured at 12 months.
    study = read_study(POLYPS)
    is_valid(study)
    assert not study.synthetic
    assert (study.n_treatment, study.n_control) == (11, 11)
    assert (study.days, study.primary_day) == ((1, 91, 365), 365)
    assert [outcome.code for outcome in study.outcomes] == ["polyp_number"]
    assert study.title.en == "Sulindac in familial adenomatous polyposis"
    assert study.title.it == "Sulindac nella poliposi adenomatosa familiare"
    assert study.adverse_events is None
    values = study.values(study.first_outcome)
    assert values.isna().sum().to_dict() == {1: 0, 91: 0, 365: 2}
    assert study.treated[values[365].isna()].tolist() == [True, True]


def test_reading_twice_gives_equal_studies() -> None:
    assert_same_study(read_study(SAMPLE), read_study(SAMPLE))


def test_the_order_of_the_participants_orders_the_values_and_nothing_else() -> None:
    header, *lines = PARTICIPANTS.splitlines()
    study = read_study(study_files(participants="\n".join([header, *lines[::-1]])))
    expected = read_study(study_files())
    outcome = expected.first_outcome
    pd.testing.assert_frame_equal(study.values(outcome), expected.values(outcome).iloc[::-1])
    assert study.treated.tolist() == expected.treated.tolist()[::-1]


@functools.cache
def tidy() -> Study:
    """The study of `PARTICIPANTS` and `MEASUREMENTS`."""
    return read_study(study_files())


@examples(20)
@given(st.permutations(range(4)))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    def reordered(table: str) -> str:
        return as_csv([[row[i] for i in order] for row in csv.reader(io.StringIO(table))])

    study = read_study(
        study_files(participants=reordered(PARTICIPANTS), measurements=reordered(MEASUREMENTS))
    )
    expected = tidy()
    pd.testing.assert_frame_equal(study.measurements, expected.measurements)
    pd.testing.assert_frame_equal(
        study.participants[expected.participants.columns], expected.participants
    )


def test_without_settings_the_tables_decide() -> None:
    study = read_study(study_files())
    assert (study.baseline_day, study.follow_up_days, study.primary_day) == (1, (22, 43), 43)
    assert study.dosing_days == ()
    assert not study.synthetic
    assert study.title == Text("Untitled study", "Studio senza titolo")
    assert study.source == Text("", "")
    assert study.treatment.name == Text("Secretome", "Secretome")


def test_without_settings_only_built_in_outcomes_that_occur_are_listed() -> None:
    built_in = {outcome.code: outcome for outcome in BUILT_IN_OUTCOMES}
    assert read_study(study_files()).outcomes == (built_in["mex_sledai"], built_in["il6"])


def test_settings_that_declare_no_outcomes_list_the_built_in_ones_that_occur() -> None:
    study = read_study(study_files(settings='data = "real"'))
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "il6"]


@pytest.mark.parametrize(
    "code",
    [
        *("placebo", "Placebo", "PLACEBO", "control", "Control", "saline", "standard of care"),
        *("Standard of Care", "standard_of_care", "standard-of-care"),
    ],
)
def test_a_control_arm_is_recognised_by_its_name(code: str) -> None:
    study = read_study(study_files(participants=PARTICIPANTS.replace("placebo", code)))
    assert study.control.code == code
    assert study.treatment.code == "secretome"


@pytest.mark.parametrize("codes", [("A", "B"), ("control", "placebo"), ("placebo 1", "placebo 2")])
def test_a_control_arm_that_no_name_reveals_is_asked_for(codes: tuple[str, str]) -> None:
    table = PARTICIPANTS.replace("secretome", codes[0]).replace("placebo,", f"{codes[1]},")
    files = study_files(participants=table)
    with pytest.raises(StudyError) as caught:
        read_study(files)
    assert caught.value.arm_codes == codes
    assert caught.value.problems == (
        problem("participants.csv", None, "arm", "", WHICH_CONTROL, codes=", ".join(codes)),
    )
    for control in codes:
        study = read_study(files, control=control)
        assert study.control.code == control
        assert {study.treatment.code, study.control.code} == set(codes)


def test_a_control_arm_that_does_not_exist_is_asked_for_again() -> None:
    table = PARTICIPANTS.replace("secretome", "A").replace("placebo", "B")
    with pytest.raises(StudyError) as caught:
        read_study(study_files(participants=table), control="C")
    assert caught.value.arm_codes == ("A", "B")


def test_the_control_arm_is_asked_for_only_when_nothing_else_is_wrong() -> None:
    table = PARTICIPANTS.replace("secretome", "A").replace("placebo", "B")
    measurements = with_cell(MEASUREMENTS, 2, "value", "high")
    with pytest.raises(StudyError) as caught:
        read_study(study_files(participants=table, measurements=measurements))
    assert caught.value.arm_codes == ()
    assert [found.allowed for found in caught.value.problems] == [NEED_VALUE]


def test_settings_say_what_the_tables_do_not() -> None:
    study = read_study(study_files(settings=SETTINGS, events=EVENTS))
    is_valid(study)
    assert study.title == Text("Secretome against placebo", "Secretoma contro placebo")
    assert study.source == Text("A small study", "Un piccolo studio")
    assert study.treatment.name == Text("Secretome", "Secretoma")
    assert study.dosing_days == (1, 8, 15)
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "il6"]
    assert study.outcomes[1].reference_high == 7


def test_settings_declare_the_control_arm_whatever_its_name() -> None:
    arms = {"treatment": {"code": "placebo"}, "control": {"code": "secretome"}}
    study = read_study(study_files(settings=with_entry(["arms"], arms)))
    assert (study.treatment.code, study.control.code) == ("placebo", "secretome")
    assert study.treated.tolist() == [False, False, False, True, True, True]


def test_a_visit_at_which_nobody_was_measured_is_kept() -> None:
    settings = with_entry(["schedule", "visit_days"], [1, 22, 43, 64])
    study = read_study(study_files(settings=settings))
    assert study.days == (1, 22, 43, 64)
    assert study.values(study.first_outcome)[64].isna().all()


P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"


def test_all_problems_are_reported_at_once_by_table_and_row() -> None:
    participants = with_cell(PARTICIPANTS, 3, "participant_id", "S1")
    participants = with_column(participants, "withdrawn_day", ["", "", "", "soon", "", ""])
    measurements = MEASUREMENTS
    for row, column, cell in (
        (3, "day", "Tuesday"),
        (4, "value", "33"),
        (8, "outcome", "weight"),
        (9, "value", "many"),
        (18, "value", "0"),
        (23, "participant_id", "Q1"),
    ):
        measurements = with_cell(measurements, row, column, cell)
    # S2, whose row now names S1, would be unknown in further rows.
    measurements = "\n".join(
        line for line in measurements.splitlines() if not line.startswith("S2")
    )
    events = with_cell(EVENTS, 2, "grade", "6")
    settings = with_entry(["data"], "true")
    files = study_files(
        participants=participants, measurements=measurements, events=events, settings=settings
    )
    found = problems_of(files)
    assert [(each.table, each.row, each.column) for each in found] == [
        ("study.toml", None, "data"),
        (P, 3, "participant_id"),
        (P, 5, "withdrawn_day"),
        (M, 3, "day"),
        (M, 4, "value"),
        (M, 5, "outcome"),
        (M, 6, "value"),
        (M, 15, "value"),
        (M, 18, "participant_id"),
        (E, 2, "grade"),
    ]
    with pytest.raises(StudyError, match=r"participants\.csv row 3 participant_id 'S1': Each"):
        read_study(files)


@pytest.mark.parametrize(
    ("file", "content", "row"),
    [
        (P, PARTICIPANTS.replace("S2,secretome,female,44", "S2,secretome,female"), 3),
        (P, PARTICIPANTS.replace("S2,secretome,female,44", 'S2,"secretome,female,44'), 3),
        (P, b"\xff\x00" + PARTICIPANTS.encode(), None),
        ("study.toml", toml(SETTINGS) + "x = [", None),
        ("study.toml", toml(without_entry(["outcomes", 1, "code"])), None),
        ("study.toml", toml(without_entry(["outcomes", 1, "better"])), None),
        ("study.toml", toml(with_entry(["outcomes"], {"code": "x"})), None),
    ],
)
def test_one_unreadable_line_does_not_make_the_lines_that_refer_to_it_wrong(
    file: str, content: str | bytes, row: int | None
) -> None:
    files = study_files(settings=SETTINGS, events=EVENTS)
    files[file] = content.encode() if isinstance(content, str) else content
    found = problems_of(files)
    assert [(each.table, each.row) for each in found] == [(file, row)]


@pytest.mark.parametrize(("file", "lines"), [(P, 6), (M, 22), (E, 22)])
def test_a_table_may_hold_only_so_many_rows(
    file: str, lines: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No two events are the same.
    events = EVENTS + "".join(f"S1,Fever {n + 1},,5,6,1,no,no,no\n" for n in range(19))
    files = study_files(events=events)
    name = file.removesuffix(".csv")
    monkeypatch.setitem(MOST_ROWS, name, (lines, lines))
    assert problems_of(files) == ()
    monkeypatch.setitem(MOST_ROWS, name, (lines, lines - 1))
    assert problem(file, None, "", "", TOO_MANY_ROWS, limit=lines - 1) in problems_of(files)


@pytest.mark.parametrize("file", [M, E])
def test_few_participants_have_few_rows(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # No two events are the same.
    events = EVENTS + "".join(f"S1,Fever {n + 1},,5,6,1,no,no,no\n" for n in range(19))
    files = study_files(events=events)
    name = file.removesuffix(".csv")
    # Six participants have 22 rows.
    monkeypatch.setitem(MOST_ROWS, name, (4, 1000))
    assert problems_of(files) == ()
    monkeypatch.setitem(MOST_ROWS, name, (3, 1000))
    assert problem(file, None, "", "", TOO_MANY_ROWS, limit=18) in problems_of(files)


def test_no_files_at_all_are_two_missing_tables() -> None:
    assert problems_of({}) == (
        problem(P, None, "", "", MISSING_TABLE),
        problem(M, None, "", "", MISSING_TABLE),
    )


def test_a_folder_and_its_files_by_their_paths_are_the_same_study() -> None:
    paths = sorted(path for path in POLYPS.iterdir() if path.suffix != ".md")
    studies = [read_study(POLYPS), read_study(str(POLYPS)), read_study(paths)]
    studies.append(read_study([str(path) for path in paths]))
    for study in studies[1:]:
        assert_same_study(study, studies[0])
    assert studies[0].outcome("polyp_number") == studies[0].outcomes[0]


@pytest.mark.parametrize("source", ["sample_data", ["study.toml", "participants.csv"]])
def test_a_script_that_runs_elsewhere_is_told_where_it_looked_and_what_to_do(
    source: str | list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = source if isinstance(source, str) else source[0]
    with pytest.raises(FileNotFoundError) as said:
        read_study(source)
    assert str(said.value) == (
        f"[Errno 2] This is not in {tmp_path}; run the script in the folder of this project, with "
        f"the study's files in it: {name!r}"
    )
