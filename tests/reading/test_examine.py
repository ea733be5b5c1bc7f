"""How a study is read: what it holds, which faults are told, and that nothing else escapes."""

import csv
import io
import math
from dataclasses import FrozenInstanceError
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.language import Text
from lib.plain_text import isolated, tidied
from lib.reading.cells import (
    BLANK,
    DATE_FOR_DAY,
    MISSING_COLUMN,
    MISSING_TABLE,
    NEED_DAY,
    NEED_VALUE,
    NEED_WHOLE_NUMBER,
    NEED_YES_NO,
    UNKNOWN_COLUMN,
    UNKNOWN_PARTICIPANT,
)
from lib.reading.events import END_BEFORE_START, NEED_GRADE
from lib.reading.examine import ONE_DAY, WHICH_CONTROL, read_study
from lib.reading.files import NOT_UTF8, TOO_MANY_ROWS, WRONG_WIDTH
from lib.reading.measurements import (
    ABOVE_MAXIMUM,
    BELOW_MINIMUM,
    NEED_POSITIVE,
    NO_MEASUREMENTS,
    NOT_A_VISIT,
    TWICE_MEASURED,
    UNKNOWN_OUTCOME,
)
from lib.reading.participants import (
    NEED_CHARACTERISTIC,
    NO_PARTICIPANTS,
    TWICE_PARTICIPANT,
    TWO_ARMS,
    UNKNOWN_ARM,
)
from lib.reading.settings import TOO_MANY_DAYS
from lib.study.contract import EVENT_COLUMNS, MEASUREMENT_COLUMNS, MOST_DAYS
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.study.problems import LONGEST_SHOWN, MANY_ALIKE, MOST_ALIKE, Problem, StudyError
from tests.support.changes import with_cell, with_column, with_entry, without_column, without_entry
from tests.support.files import POLYPS, SAMPLE, as_csv, toml
from tests.support.profiles import examples
from tests.support.studies import (
    EVENTS,
    MEASUREMENTS,
    PARTICIPANTS,
    SETTINGS,
    assert_same_study,
    is_valid,
    problem,
    problems_of,
    study_files,
    tiny_study,
)

NAN = math.nan
CODES = "mex_sledai, c3, c4, il6, tnf_alpha, anti_dsdna"


# The studies at hand


def test_the_sample_study_is_read() -> None:
    study = read_study(SAMPLE)
    is_valid(study)
    assert study.synthetic
    assert (study.n_treatment, study.n_control) == (15, 14)
    assert (study.baseline_day, study.follow_up_days, study.primary_day) == (1, (22, 43), 43)
    assert study.dosing_days == (1, 8, 15, 22, 29, 36)
    assert ", ".join(outcome.code for outcome in study.outcomes) == CODES
    assert study.primary_outcome.code == "mex_sledai"
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
    values = study.values(study.primary_outcome)
    assert values.isna().sum().to_dict() == {1: 0, 91: 0, 365: 2}
    assert study.treated[values[365].isna()].tolist() == [True, True]


# What a study holds


def test_a_study_keeps_the_order_of_the_roster_and_names_the_arms_by_role() -> None:
    study = tiny_study()
    is_valid(study)
    assert list(study.participants["participant_id"]) == ["S1", "S2", "S3", "P1", "P2", "P3"]
    assert study.treated.tolist() == [True, True, True, False, False, False]
    assert study.arm("treatment") == study.treatment
    assert study.arm("control") == study.control


def test_a_blank_cell_and_an_absent_row_are_missing() -> None:
    study = tiny_study()
    values = study.values(study.primary_outcome)
    assert math.isnan(values.at["S2", 43])
    assert math.isnan(values.at["P3", 22])
    assert values.isna().sum().sum() == 3


def test_a_value_below_the_limit_counts_half_and_is_shown_as_the_limit() -> None:
    study = tiny_study()
    il6 = study.outcomes[1]
    assert study.values(il6).at["S1", 43] == 1.55
    assert study.as_measured(il6).at["S1", 43] == 3.1
    below = study.below_limit(il6)
    assert below.at["S1", 43]
    assert below.sum().sum() == 1


@pytest.mark.parametrize(
    ("cell", "value", "below"),
    [
        ("<3.1", 3.1, True),
        ("< 3.1", 3.1, True),
        ("<.5", 0.5, True),
        ("3.", 3.0, False),
        ("+3", 3.0, False),
        ("3e2", 300.0, False),
        ("3E-2", 0.03, False),
        ("0003", 3.0, False),
        (" 3 ", 3.0, False),
        ("", NAN, False),
    ],
)
def test_a_number_may_be_written_in_these_ways(cell: str, value: float, below: bool) -> None:
    study = tiny_study(measurements=with_cell(MEASUREMENTS, 18, "value", cell))
    il6 = study.outcomes[1]
    assert study.as_measured(il6).at["S1", 1] == pytest.approx(value, rel=0, abs=0, nan_ok=True)
    assert study.below_limit(il6).at["S1", 1] == below


@pytest.mark.parametrize("cell", ["22.0", "22.", "22,0", "+22", "022", " 22 "])
def test_a_day_may_be_written_in_these_ways(cell: str) -> None:
    study = tiny_study(measurements=with_cell(MEASUREMENTS, 3, "day", cell))
    assert study.days == (1, 22, 43)
    assert study.values(study.primary_outcome).at["S1", 22] == 6


def test_a_characteristic_is_numeric_only_if_each_filled_cell_is_a_number() -> None:
    table = with_column(PARTICIPANTS, "weight", ["61.5", "", "70", "1e2", "58", "55"])
    table = with_column(table, "centre", ["1", "2", "1", "2", "1", "A"])
    table = with_column(table, "note", [""] * 6)
    participants = tiny_study(participants=table).participants
    assert participants["weight"].tolist() == pytest.approx(
        [61.5, NAN, 70, 100, 58, 55], nan_ok=True
    )
    assert participants["centre"].tolist() == ["1", "2", "1", "2", "1", "A"]
    assert participants["note"].tolist() == [""] * 6


def test_a_characteristic_of_other_digits_or_of_impossible_size_stays_text() -> None:
    table = with_column(PARTICIPANTS, "other", ["٣", "1", "1", "1", "1", "1"])
    table = with_column(table, "huge", ["9" * 80, "1", "1", "1", "1", "1"])
    participants = tiny_study(participants=table).participants
    assert participants["other"].tolist() == [isolated("٣"), "1", "1", "1", "1", "1"]
    assert participants["huge"].tolist() == ["9" * 80, "1", "1", "1", "1", "1"]


def test_disposition_is_read_where_supplied() -> None:
    assert "withdrawn_day" not in tiny_study().participants
    table = with_column(PARTICIPANTS, "withdrawn_day", ["", "30", "", "", "", "22.0"])
    table = with_column(table, "withdrawal_reason", ["", "Moved", "", "", "", ""])
    table = with_column(table, "injections_received", ["6", "4", "6", "6", "6", "3"])
    participants = tiny_study(participants=table).participants
    assert participants["withdrawn_day"].tolist() == pytest.approx(
        [NAN, 30, NAN, NAN, NAN, 22], nan_ok=True
    )
    assert participants["withdrawal_reason"].tolist() == ["", "Moved", "", "", "", ""]
    assert participants["injections_received"].tolist() == [6, 4, 6, 6, 6, 3]


def test_a_participant_without_any_measurement_is_kept() -> None:
    table = PARTICIPANTS + "P4,placebo,male,60\n"
    study = tiny_study(participants=table)
    assert study.n_control == 4
    assert study.values(study.primary_outcome).loc["P4"].isna().all()


def test_a_study_is_frozen() -> None:
    study = tiny_study()
    with pytest.raises(FrozenInstanceError):
        study.primary_day = 22  # type: ignore[misc]


def test_what_a_caller_does_with_values_does_not_reach_the_study() -> None:
    study = tiny_study()
    outcome = study.primary_outcome
    values = study.values(outcome)
    values.loc[:, :] = 0.0
    assert study.values(outcome).at["S1", 1] == 8


def test_reading_twice_gives_equal_studies() -> None:
    assert_same_study(read_study(SAMPLE), read_study(SAMPLE))


@examples(30)
@given(st.permutations(MEASUREMENTS.splitlines()[1:]))
def test_the_order_of_the_measurements_does_not_matter(lines: list[str]) -> None:
    shuffled = "\n".join([MEASUREMENTS.splitlines()[0], *lines])
    expected, study = tiny_study(), tiny_study(measurements=shuffled)
    for outcome in expected.outcomes:
        pd.testing.assert_frame_equal(study.values(outcome), expected.values(outcome))
        pd.testing.assert_frame_equal(study.below_limit(outcome), expected.below_limit(outcome))


def test_the_order_of_the_participants_orders_the_values_and_nothing_else() -> None:
    header, *lines = PARTICIPANTS.splitlines()
    study = tiny_study(participants="\n".join([header, *lines[::-1]]))
    expected = tiny_study()
    outcome = expected.primary_outcome
    pd.testing.assert_frame_equal(study.values(outcome), expected.values(outcome).iloc[::-1])
    assert study.treated.tolist() == expected.treated.tolist()[::-1]


@examples(20)
@given(st.permutations(range(4)))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    def reordered(table: str) -> str:
        return as_csv([[row[i] for i in order] for row in csv.reader(io.StringIO(table))])

    study = tiny_study(participants=reordered(PARTICIPANTS), measurements=reordered(MEASUREMENTS))
    expected = tiny_study()
    pd.testing.assert_frame_equal(study.measurements, expected.measurements)
    pd.testing.assert_frame_equal(
        study.participants[expected.participants.columns], expected.participants
    )


# Without study.toml


def test_without_settings_the_tables_decide() -> None:
    study = tiny_study()
    assert (study.baseline_day, study.follow_up_days, study.primary_day) == (1, (22, 43), 43)
    assert study.dosing_days == ()
    assert not study.synthetic
    assert study.title == Text("Untitled study", "Studio senza titolo")
    assert study.source == Text("", "")
    assert study.treatment.name == Text("Secretome", "Secretome")


def test_without_settings_only_built_in_outcomes_that_occur_are_listed() -> None:
    built_in = {outcome.code: outcome for outcome in BUILT_IN_OUTCOMES}
    assert tiny_study().outcomes == (built_in["mex_sledai"], built_in["il6"])


def test_settings_that_declare_no_outcomes_list_the_built_in_ones_that_occur() -> None:
    study = tiny_study(settings='data = "real"')
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "il6"]


def test_without_a_declared_primary_outcome_the_first_one_is_primary() -> None:
    lines = [line for line in MEASUREMENTS.splitlines() if "mex" not in line]
    assert tiny_study(measurements="\n".join(lines)).primary_outcome.code == "il6"


@pytest.mark.parametrize(
    "code",
    [
        *("placebo", "Placebo", "PLACEBO", "control", "Control", "saline", "standard of care"),
        *("Standard of Care", "standard_of_care", "standard-of-care"),
    ],
)
def test_a_control_arm_is_recognised_by_its_name(code: str) -> None:
    study = tiny_study(participants=PARTICIPANTS.replace("placebo", code))
    assert study.control.code == code
    assert study.treatment.code == "secretome"


@pytest.mark.parametrize("codes", [("A", "B"), ("control", "placebo"), ("placebo 1", "placebo 2")])
def test_a_control_arm_that_no_name_tells_is_asked_for(codes: tuple[str, str]) -> None:
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


# With study.toml


def test_settings_say_what_the_tables_do_not() -> None:
    study = tiny_study(settings=SETTINGS, events=EVENTS)
    is_valid(study)
    assert study.title == Text("Secretome against placebo", "Secretoma contro placebo")
    assert study.source == Text("A small study", "Un piccolo studio")
    assert study.treatment.name == Text("Secretome", "Secretoma")
    assert study.dosing_days == (1, 8, 15)
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "il6"]
    assert study.outcomes[1].reference_high == 7


def test_settings_declare_the_control_arm_whatever_its_name() -> None:
    arms = {"treatment": {"code": "placebo"}, "control": {"code": "secretome"}}
    study = tiny_study(settings=with_entry(["arms"], arms))
    assert (study.treatment.code, study.control.code) == ("placebo", "secretome")
    assert study.treated.tolist() == [False, False, False, True, True, True]


def test_a_visit_at_which_nobody_was_measured_is_kept() -> None:
    settings = with_entry(["schedule", "visit_days"], [1, 22, 43, 64])
    study = tiny_study(settings=settings)
    assert study.days == (1, 22, 43, 64)
    assert study.values(study.primary_outcome)[64].isna().all()


@pytest.mark.parametrize("lines", ["", "S1,1,c3,\nS1,22,c3,\n"])
def test_a_declared_outcome_without_values_is_kept_but_on_no_page(lines: str) -> None:
    c3 = {"code": "c3", "page": "complement_levels", "better": "higher"}
    settings = with_entry(["outcomes"], [*SETTINGS["outcomes"], c3])
    study = tiny_study(settings=settings, measurements=MEASUREMENTS + lines)
    is_valid(study)
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "il6", "c3"]
    assert study.values(study.outcomes[2]).isna().all(axis=None)
    assert not study.below_limit(study.outcomes[2]).any(axis=None)
    assert study.outcomes_of("complement_levels") == ()
    assert study.outcomes_of("disease_activity") == study.outcomes[:1]
    assert study.outcomes_of("cytokines_antibodies") == study.outcomes[1:2]


# Adverse events


def test_without_the_table_nothing_was_collected() -> None:
    assert tiny_study().adverse_events is None


@pytest.mark.parametrize("header", [",".join(EVENT_COLUMNS), "participant_id,term"])
def test_with_the_header_alone_no_event_occurred(header: str) -> None:
    events = tiny_study(events=header + "\n").adverse_events
    assert events is not None
    assert events.empty
    assert list(events.columns) == header.split(",")


def test_adverse_events_are_read() -> None:
    events = tiny_study(events=EVENTS).adverse_events
    assert events is not None
    assert events["start_day"].tolist() == [3, 8, 30]
    assert events["end_day"].tolist() == pytest.approx([4, NAN, 30], nan_ok=True)
    assert events["grade"].tolist() == [1, 2, 1]
    assert events["serious"].tolist() == [False, False, True]
    assert events["related"].tolist() == [True, None, False]
    assert events["led_to_withdrawal"].tolist() == [False, None, True]


@pytest.mark.parametrize("column", EVENT_COLUMNS[2:])
def test_a_column_of_adverse_events_that_is_not_supplied_is_absent(column: str) -> None:
    events = tiny_study(events=without_column(EVENTS, column)).adverse_events
    assert events is not None
    assert column not in events
    assert len(events.columns) == len(EVENT_COLUMNS) - 1


@pytest.mark.parametrize("cell", ["Yes", "YES", " yes "])
def test_yes_and_no_may_be_written_in_any_case(cell: str) -> None:
    events = tiny_study(events=with_cell(EVENTS, 2, "serious", cell)).adverse_events
    assert events is not None
    assert events["serious"].tolist() == [True, False, True]


def test_an_event_of_a_participant_without_measurements_is_read() -> None:
    lines = [line for line in MEASUREMENTS.splitlines() if not line.startswith("P2")]
    events = tiny_study(events=EVENTS, measurements="\n".join(lines)).adverse_events
    assert events is not None
    assert list(events["participant_id"]) == ["S1", "S1", "P2"]


def test_two_like_events_of_a_participant_are_two_events() -> None:
    line = EVENTS.splitlines()[1]
    events = tiny_study(events=EVENTS + line + "\n").adverse_events
    assert events is not None
    assert len(events) == 4


# Faults, one by one

P, M, E = "participants.csv", "measurements.csv", "adverse_events.csv"
LOG_OF_0 = with_cell(MEASUREMENTS, 18, "value", "0")
MANY = "participant_id,day,outcome,value\n" + "".join(
    f"S1,{day},c3,90\n" for day in range(MOST_DAYS + 1)
)

FAULTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "no participants": ({"participants": None}, problem(P, None, "", "", MISSING_TABLE)),
    "no measurements": ({"measurements": None}, problem(M, None, "", "", MISSING_TABLE)),
    "no column arm": (
        {"participants": without_column(PARTICIPANTS, "arm")},
        problem(P, None, "arm", "", MISSING_COLUMN, columns="participant_id, sex, age"),
    ),
    "no column value": (
        {"measurements": without_column(MEASUREMENTS, "value")},
        problem(M, None, "value", "", MISSING_COLUMN, columns="participant_id, day, outcome"),
    ),
    "no column term": (
        {"events": "participant_id,grade\nS1,1\n"},
        problem(E, None, "term", "", MISSING_COLUMN, columns="participant_id, grade"),
    ),
    "further column of measurements": (
        {"measurements": with_column(MEASUREMENTS, "unit", ["mg"] * 22)},
        problem(M, None, "unit", "", UNKNOWN_COLUMN, columns=", ".join(MEASUREMENT_COLUMNS)),
    ),
    "further column of events": (
        {"events": with_column(EVENTS, "severity", ["mild"] * 3)},
        problem(E, None, "severity", "", UNKNOWN_COLUMN, columns=", ".join(EVENT_COLUMNS)),
    ),
    "header of measurements alone": (
        {"measurements": "participant_id,day,outcome,value\n"},
        problem(M, None, "", "", NO_MEASUREMENTS),
    ),
    "blank id": (
        {"participants": PARTICIPANTS + ",placebo,male,50\n"},
        problem(P, 8, "participant_id", "", BLANK),
    ),
    "blank arm": (
        {"participants": with_cell(PARTICIPANTS, 4, "arm", " ")},
        problem(P, 4, "arm", "", BLANK),
    ),
    "participant twice": (
        {"participants": PARTICIPANTS + "S2,placebo,male,50\n"},
        problem(P, 8, "participant_id", "S2", TWICE_PARTICIPANT),
    ),
    "one arm": (
        {"participants": PARTICIPANTS.replace("placebo", "secretome")},
        problem(P, None, "arm", "secretome", NO_PARTICIPANTS),
    ),
    "three arms": (
        {"participants": with_cell(PARTICIPANTS, 7, "arm", "dextrose")},
        problem(
            P, None, "arm", "", TWO_ARMS, n=3, codes="dextrose (1), placebo (2), secretome (3)"
        ),
    ),
    "undeclared arm": (
        {"participants": with_cell(PARTICIPANTS, 7, "arm", "Placebo"), "settings": SETTINGS},
        problem(P, 7, "arm", "Placebo", UNKNOWN_ARM, codes="secretome, placebo"),
    ),
    "nobody in a declared arm": (
        {"participants": PARTICIPANTS.replace("placebo", "secretome"), "settings": SETTINGS},
        problem(P, None, "arm", "secretome", NO_PARTICIPANTS),
    ),
    "day of withdrawal in words": (
        {"participants": with_column(PARTICIPANTS, "withdrawn_day", ["", "late", *[""] * 4])},
        problem(P, 3, "withdrawn_day", "late", NEED_DAY),
    ),
    "part of an injection": (
        {"participants": with_column(PARTICIPANTS, "injections_received", ["5.5", *["6"] * 5])},
        problem(P, 2, "injections_received", "5.5", NEED_WHOLE_NUMBER),
    ),
    "measurement of nobody": (
        {"measurements": with_cell(MEASUREMENTS, 5, "participant_id", "")},
        problem(M, 5, "participant_id", "", BLANK),
    ),
    "measurement of somebody else": (
        {"measurements": with_cell(MEASUREMENTS, 5, "participant_id", "s2")},
        problem(M, 5, "participant_id", "s2", UNKNOWN_PARTICIPANT),
    ),
    "measurement on no day": (
        {"measurements": with_cell(MEASUREMENTS, 5, "day", "")},
        problem(M, 5, "day", "", BLANK),
    ),
    "date for a day": (
        {"measurements": with_cell(MEASUREMENTS, 5, "day", "2024-03-01")},
        problem(M, 5, "day", "2024-03-01", DATE_FOR_DAY),
    ),
    "part of a day": (
        {"measurements": with_cell(MEASUREMENTS, 5, "day", "1.5")},
        problem(M, 5, "day", "1.5", NEED_DAY),
    ),
    "day between visits": (
        {"measurements": with_cell(MEASUREMENTS, 6, "day", "23"), "settings": SETTINGS},
        problem(M, 6, "day", "23", NOT_A_VISIT, days="1, 22, 43"),
    ),
    "one day": (
        {"measurements": "participant_id,day,outcome,value\nS1,7,c3,90\nP1,7,c3,91\n"},
        problem(M, None, "day", "7", ONE_DAY),
    ),
    "a day for each participant": (
        {"measurements": MANY},
        problem(M, None, "day", "", TOO_MANY_DAYS, limit=MOST_DAYS),
    ),
    "blank outcome": (
        {"measurements": with_cell(MEASUREMENTS, 5, "outcome", "")},
        problem(M, 5, "outcome", "", BLANK),
    ),
    "outcome not built in": (
        {"measurements": with_cell(MEASUREMENTS, 5, "outcome", "IL-17")},
        problem(M, None, "outcome", "IL-17", UNKNOWN_OUTCOME, codes=CODES),
    ),
    "outcome not declared": (
        {"measurements": with_cell(MEASUREMENTS, 5, "outcome", "c3"), "settings": SETTINGS},
        problem(M, 5, "outcome", "c3", UNKNOWN_OUTCOME, codes="mex_sledai, il6"),
    ),
    "below the minimum": (
        {"measurements": with_cell(MEASUREMENTS, 2, "value", "-1")},
        problem(M, 2, "value", "-1", BELOW_MINIMUM, limit=0),
    ),
    "above the maximum": (
        {"measurements": with_cell(MEASUREMENTS, 2, "value", "32.5")},
        problem(M, 2, "value", "32.5", ABOVE_MAXIMUM, limit=32),
    ),
    "above a maximum of many digits": (
        {
            "measurements": with_cell(MEASUREMENTS, 18, "value", "1234568"),
            "settings": with_entry(["outcomes", 1, "maximum"], 1234567),
        },
        problem(M, 18, "value", "1234568", ABOVE_MAXIMUM, limit=1234567),
    ),
    "logarithm of zero": (
        {"measurements": LOG_OF_0},
        problem(M, 18, "value", "0", NEED_POSITIVE),
    ),
    "logarithm of a negative value": (
        {"measurements": with_cell(MEASUREMENTS, 18, "value", "-0.0")},
        problem(M, 18, "value", "-0.0", NEED_POSITIVE),
    ),
    "measured twice": (
        {"measurements": MEASUREMENTS + "S1,22.0,il6,8\nS1,22,il6,8\n"},
        problem(M, 25, "participant_id", "S1", TWICE_MEASURED),
    ),
    "event of nobody": (
        {"events": with_cell(EVENTS, 3, "participant_id", "")},
        problem(E, 3, "participant_id", "", BLANK),
    ),
    "event of somebody else": (
        {"events": with_cell(EVENTS, 3, "participant_id", "S9")},
        problem(E, 3, "participant_id", "S9", UNKNOWN_PARTICIPANT),
    ),
    "event without a term": (
        {"events": with_cell(EVENTS, 3, "term", "")},
        problem(E, 3, "term", "", BLANK),
    ),
    "date of an event": (
        {"events": with_cell(EVENTS, 3, "start_day", "1/3/2024")},
        problem(E, 3, "start_day", "1/3/2024", DATE_FOR_DAY),
    ),
    "end before start": (
        {"events": with_cell(EVENTS, 2, "end_day", "2")},
        problem(E, 2, "end_day", "2", END_BEFORE_START, start=3),
    ),
    "grade 6": (
        {"events": with_cell(EVENTS, 2, "grade", "6")},
        problem(E, 2, "grade", "6", NEED_GRADE),
    ),
    "grade 0": (
        {"events": with_cell(EVENTS, 2, "grade", "0")},
        problem(E, 2, "grade", "0", NEED_GRADE),
    ),
    "grade in words": (
        {"events": with_cell(EVENTS, 2, "grade", "mild")},
        problem(E, 2, "grade", "mild", NEED_GRADE),
    ),
    "perhaps serious": (
        {"events": with_cell(EVENTS, 2, "serious", "maybe")},
        problem(E, 2, "serious", "maybe", NEED_YES_NO),
    ),
    "related as a number": (
        {"events": with_cell(EVENTS, 4, "related", "1")},
        problem(E, 4, "related", "1", NEED_YES_NO),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_what_is_allowed(fault: str) -> None:
    changes, expected = FAULTS[fault]
    found = problems_of(study_files(**changes))
    assert found == (expected,)


@pytest.mark.parametrize(
    "cell",
    [
        *("1.234,5", "nan", "inf", "-inf", "1e400", "1e16", "1e-100", "9" * 80, "0x1F", "1_0"),
        *("2024-03-01", "12 mg", ">100", "≤3", "<", "<0", "<-1", "<<3", "< ", "٣", "１２", "1e٣"),
        *("NA", "--1", ".", "e5", "<1e-100", "TRUE", "1e-100", "<1e15.0"),
    ],
)
def test_a_value_that_is_no_number_is_told(cell: str) -> None:
    found = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 18, "value", cell)))
    shown = tidied(cell) if len(cell) <= LONGEST_SHOWN else cell[:LONGEST_SHOWN] + "…"
    assert found == (problem(M, 18, "value", shown, NEED_VALUE),)


@pytest.mark.parametrize("cell", ["9" * 80, "1000000", "1e2", "٣", "x", "nan", "1,5", "22.5"])
def test_a_day_that_is_no_whole_number_is_told(cell: str) -> None:
    found = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 5, "day", cell)))
    assert [(each.row, each.column, each.allowed) for each in found] == [(5, "day", NEED_DAY)]


def test_a_value_too_small_for_a_float_is_zero() -> None:
    tiny = "0." + "0" * 400 + "1"
    (found,) = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 18, "value", tiny)))
    assert found.allowed == NEED_POSITIVE
    study = tiny_study(measurements=with_cell(MEASUREMENTS, 2, "value", tiny))
    assert study.values(study.primary_outcome).at["S1", 1] == 0


def test_all_problems_are_told_at_once_by_table_and_row() -> None:
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
        (P, b"\xff" + PARTICIPANTS.encode(), None),
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


@pytest.mark.parametrize(
    ("limit", "file"),
    [
        ("lib.reading.participants.MOST_PARTICIPANTS", P),
        ("lib.reading.measurements.MOST_MEASUREMENTS", M),
        ("lib.reading.events.MOST_EVENTS", E),
    ],
)
def test_a_table_may_hold_only_so_many_rows(
    limit: str, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = {P: 6, M: 22, E: 22}[file]
    events = EVENTS + (EVENTS.splitlines()[1] + "\n") * 19
    files = study_files(events=events)
    monkeypatch.setattr(limit, lines)
    assert problems_of(files) == ()
    monkeypatch.setattr(limit, lines - 1)
    assert problem(file, None, "", "", TOO_MANY_ROWS, limit=lines - 1) in problems_of(files)


@pytest.mark.parametrize("n", [MOST_ALIKE, MOST_ALIKE + 1])
def test_of_thousands_of_like_problems_the_first_are_listed_and_all_are_counted(n: int) -> None:
    lines = "".join(f"Q,{day},c3,1\n" for day in range(n))
    found = problems_of(study_files(measurements="participant_id,day,outcome,value\n" + lines))
    unknown = [each for each in found if each.allowed == UNKNOWN_PARTICIPANT]
    assert [each.row for each in unknown] == list(range(2, MOST_ALIKE + 2))
    counted = problem(M, None, "participant_id", "", MANY_ALIKE, n=n, limit=MOST_ALIKE)
    assert (counted in found) == (n > MOST_ALIKE)


def test_a_long_cell_is_shown_shortened() -> None:
    (found,) = problems_of(study_files(measurements=with_cell(MEASUREMENTS, 5, "day", "x" * 5000)))
    assert found.found == "x" * LONGEST_SHOWN + "…"


# Little or nothing in a file


@pytest.mark.parametrize("settings", [None, SETTINGS])
def test_a_header_of_participants_alone_lacks_participants(settings: dict[str, Any] | None) -> None:
    found = problems_of(study_files(participants="participant_id,arm\n", settings=settings))
    assert found[-22:] == tuple(
        problem(M, row, "participant_id", line.split(",")[0], UNKNOWN_PARTICIPANT)
        for row, line in enumerate(MEASUREMENTS.splitlines()[1:], start=2)
    )
    assert found[:-22] == (problem(P, None, "arm", "", NO_PARTICIPANTS),)


def test_no_files_at_all_are_two_missing_tables() -> None:
    assert problems_of({}) == (
        problem(P, None, "", "", MISSING_TABLE),
        problem(M, None, "", "", MISSING_TABLE),
    )


def test_a_table_of_no_bytes_is_not_an_absent_table() -> None:
    assert [each.table for each in problems_of(study_files(events=b""))] == [E]
    assert [each.allowed for each in problems_of(study_files(events=b"\0"))] == [NOT_UTF8]


def test_a_line_of_another_width_is_told_and_the_others_are_checked() -> None:
    table = PARTICIPANTS.replace("S2,secretome,female,44", "S2,secretome")
    found = problems_of(study_files(participants=table.replace("P1,placebo", "P1,")))
    assert [(each.row, each.allowed) for each in found] == [(3, WRONG_WIDTH), (5, BLANK)]


def test_a_slip_of_the_pen_in_a_column_of_numbers_is_a_problem_of_its_cell() -> None:
    ages = [str(age) for age in range(20, 34)]
    rows = [f"{age},{'drug' if int(age) % 2 else 'placebo'},{age}" for age in ages]
    files = study_files(
        participants="participant_id,arm,age\n" + "\n".join(rows).replace(",29", ",2g") + "\n",
        measurements="participant_id,day,outcome,value\n20,1,c3,80\n20,22,c3,81\n",
    )
    (found,) = problems_of(files)
    assert (found.row, found.column, found.found) == (11, "age", "2g")
    assert found.allowed == NEED_CHARACTERISTIC
