"""The contract of the data: what it promises, and that the readers of the tables keep it."""

import re

import pytest

from lib.language import LANGUAGES, Language
from lib.reading.cells import MISSING_COLUMN
from lib.reading.examine import read_study
from lib.study.columns import (
    ALLOCATION_COLUMNS,
    COLUMNS,
    DISPOSITION_COLUMNS,
    EVENT_COLUMNS,
    FURTHER,
    MEASUREMENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    REQUIRED_EVENT_COLUMNS,
    Column,
    columns_of,
)
from lib.study.contract import EVENT_KINDS, KIND_NAMES, KINDS, TABLES, TERM_KINDS
from lib.wording.reading.files import data_dictionary
from lib.words import Words
from tests.support.changes import with_cell, with_column, without_column
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, ROOT, study_files
from tests.support.studies import problems_of


def test_the_columns_are_those_that_the_readme_promises() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for table in TABLES:
        (row,) = [line for line in readme.splitlines() if line.startswith(f"| `{table}.csv` |")]
        promised = re.findall(r"`(\w+)`", row)
        assert promised == [column.name for column in columns_of(table)]


def test_a_study_needs_no_more_columns_than_it_always_did() -> None:
    assert PARTICIPANT_COLUMNS == ("participant_id", "arm")
    assert MEASUREMENT_COLUMNS == ("participant_id", "day", "outcome", "value")
    assert REQUIRED_EVENT_COLUMNS == ("participant_id", "term")


def test_required_columns_stand_before_optional_ones() -> None:
    for table in TABLES:
        required = [column.required for column in columns_of(table)]
        assert required == sorted(required, reverse=True)
        assert FURTHER not in [column.name for column in columns_of(table)]


CONTRACT = {
    "participants": (
        *(*PARTICIPANT_COLUMNS, *DISPOSITION_COLUMNS, *ALLOCATION_COLUMNS),
        "withdrawal_reason_it",
    ),
    "measurements": MEASUREMENT_COLUMNS,
    "adverse_events": (*EVENT_COLUMNS, "term_it", "system_organ_class_it"),
}


def with_columns(table: str, **columns: list[str]) -> str:
    """A CSV table with further columns."""
    for name, cells in columns.items():
        table = with_column(table, name, cells)
    return table


GOOD = {
    "participants": with_columns(
        PARTICIPANTS,
        withdrawn_day=["", "30", "", "", "", ""],
        withdrawal_reason=["", "Moved", "", "", "", ""],
        injections_received=["6", "4", "6", "6", "6", "6"],
        block=["1", "1", "2", "1", "2", "2"],
        withdrawal_reason_it=[""] * 6,
    ),
    # A value that every built-in outcome may have in its unit.
    "measurements": MEASUREMENTS.replace("S1,1,mex_sledai,8\n", "S1,1,mex_sledai,20\n"),
    "adverse_events": with_columns(
        EVENTS, fatal=["no"] * 3, term_it=[""] * 3, system_organ_class_it=[""] * 3
    ),
}


NAMED = [column for column in COLUMNS if column.name != FURTHER]


by_place = pytest.mark.parametrize(
    "column", NAMED, ids=lambda column: f"{column.table}.{column.name}"
)


def files(table: str = "", content: str = "") -> dict[str, bytes]:
    """A good study, one of whose tables is another."""
    tables = {**GOOD, table: content} if table else GOOD
    return study_files(
        participants=tables["participants"],
        measurements=tables["measurements"],
        events=tables["adverse_events"],
    )


def accepts(column: Column, cell: str, row: int = 2) -> bool:
    return not problems_of(
        files(column.table, with_cell(GOOD[column.table], row, column.name, cell))
    )


def of(table: str, name: str) -> Column:
    (found,) = (column for column in COLUMNS if (column.table, column.name) == (table, name))
    return found


def test_the_study_that_these_tests_change_is_good() -> None:
    assert problems_of(files()) == ()


@pytest.mark.parametrize("table", CONTRACT)
def test_every_column_of_the_contract_stands_in_the_dictionary_once_and_in_its_order(
    table: str,
) -> None:
    assert tuple(column.name for column in NAMED if column.table == table) == CONTRACT[table]


def test_the_dictionary_knows_no_other_tables() -> None:
    assert list(dict.fromkeys(column.table for column in COLUMNS)) == list(CONTRACT)


@by_place
def test_a_column_is_marked_as_needed_exactly_where_a_study_cannot_be_read_without_it(
    column: Column,
) -> None:
    found = problems_of(files(column.table, without_column(GOOD[column.table], column.name)))
    reported = [(each.table, each.column, each.allowed) for each in found]
    missing = (f"{column.table}.csv", column.name, MISSING_COLUMN)
    assert reported == ([missing] if column.required else [])


ALLOWED = {
    "participants.withdrawn_day": ["30", "30.0", ""],
    "participants.withdrawal_reason": ["Moved", ""],
    "participants.injections_received": ["6", "0", "6.0"],
    "participants.block": ["1", "A-1", ""],
    "measurements.day": ["1", "1.0"],
    "measurements.outcome": ["mex_sledai", "c3", "c4", "tnf_alpha", "anti_dsdna"],
    "measurements.value": ["3", "3.1", "<3.1", ""],
    "adverse_events.term": ["Headache", "mal di testa"],
    "adverse_events.system_organ_class": ["Nervous system disorders"],
    "adverse_events.start_day": ["3", "-2"],
    "adverse_events.end_day": ["4", ""],
    "adverse_events.grade": ["1", "2", "3", "4", "5"],
    "adverse_events.serious": ["yes", "no", "", "sì"],
    "adverse_events.related": ["yes", "no", "", "sì"],
    "adverse_events.led_to_withdrawal": ["yes", "no", "", "sì"],
    "adverse_events.fatal": ["yes", "no", "", "sì"],
    "participants.withdrawal_reason_it": [""],
    "adverse_events.term_it": ["Cefalea", ""],
    "adverse_events.system_organ_class_it": ["Patologie del sistema nervoso", ""],
}


# The first row of IL-6 in the table of measurements.
IL6_ROW = next(
    row for row, line in enumerate(GOOD["measurements"].splitlines(), start=1) if "il6" in line
)
# What the dictionary rules out.
NOT_ALLOWED = {
    "participants.participant_id": ["S2"],
    "participants.arm": ["third"],
    "participants.withdrawn_day": ["late", "2024-03-01"],
    "participants.injections_received": ["5.5", "all"],
    "measurements.participant_id": ["S9"],
    "measurements.day": ["1.5", "2024-03-01", "baseline"],
    "measurements.value": ["high", ">3", "3 mg"],
    "adverse_events.participant_id": ["S9"],
    "adverse_events.start_day": ["1.5", "2024-03-01"],
    "adverse_events.end_day": ["1.5", "soon"],
    "adverse_events.grade": ["0", "6", "mild"],
    "adverse_events.serious": ["2", "x", "?"],
    "adverse_events.related": ["possibly"],
    "adverse_events.led_to_withdrawal": ["x"],
    "adverse_events.fatal": ["5"],
}


@pytest.mark.parametrize("place", ALLOWED)
def test_what_the_dictionary_allows_is_accepted(place: str) -> None:
    column = of(*place.split("."))
    # Of the values those of IL-6 may have decimals; the first ones are whole points of a score.
    row = IL6_ROW if place == "measurements.value" else 2
    assert [cell for cell in ALLOWED[place] if not accepts(column, cell, row)] == []


@pytest.mark.parametrize("place", NOT_ALLOWED)
def test_what_the_dictionary_does_not_allow_is_reported(place: str) -> None:
    column = of(*place.split("."))
    assert [cell for cell in NOT_ALLOWED[place] if accepts(column, cell)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_for_yes_and_no_in_the_dictionary_are_accepted(language: Language) -> None:
    serious = of("adverse_events", "serious")
    reported = Words(language).t(serious.allowed).split(";")[0]
    words = reported.split(" o " if language == "it" else " or ")
    assert len(words) == 2
    assert all(accepts(serious, word) for word in words)


def test_the_outcomes_named_in_the_dictionary_are_known() -> None:
    listed = of("measurements", "outcome").allowed
    codes = listed.removeprefix("code of an outcome: ").removesuffix(", or your own").split(", ")
    assert len(codes) == 6
    everybody = [line.split(",")[0] for line in PARTICIPANTS.splitlines()[1:]]
    for code in codes:
        lines = "".join(f"{who},{day},{code},30\n" for who in everybody for day in (1, 22))
        study = read_study(study_files(measurements="participant_id,day,outcome,value\n" + lines))
        assert [outcome.code for outcome in study.outcomes] == [code]


def test_further_columns_are_allowed_where_the_dictionary_says_so() -> None:
    further = [column.table for column in COLUMNS if column.name == FURTHER]
    assert further == ["participants", "measurements"]
    assert not any(column.required for column in COLUMNS if column.name == FURTHER)
    for table, content in GOOD.items():
        lines = content.count("\n") - 1
        found = problems_of(files(table, with_column(content, "own", ["1.5"] * lines)))
        assert not found
    wide = "participant_id,day,c3,c4\nS1,1,80,9\nS1,43,<3.1,\nP1,1,70,8\n"
    wide += "".join(f"{who},1,80,8\n{who},43,81,9\n" for who in ("S3", "P2", "P3"))
    assert problems_of(files("measurements", wide)) == ()


@pytest.mark.parametrize(("language", "yes"), [("en", "yes"), ("it", "sì")])
def test_the_table_has_a_row_for_each_column_and_no_empty_cell(
    language: Language, yes: str
) -> None:
    table = data_dictionary(Words(language))
    assert len(table) == len(COLUMNS)
    assert table.map(lambda cell: isinstance(cell, str) and cell.strip() != "").all(axis=None)
    assert table.columns.is_unique
    assert table.iloc[:, 1].tolist() == [column.name for column in COLUMNS]
    assert (table.iloc[:, 2] == yes).tolist() == [column.required for column in COLUMNS]


def test_the_italian_table_is_not_the_english_one() -> None:
    english, italian = (data_dictionary(Words(language)) for language in LANGUAGES)
    assert list(english.columns) != list(italian.columns)
    assert (english.iloc[:, 3].to_numpy() != italian.iloc[:, 3].to_numpy()).all()


def test_the_kinds_are_those_that_the_template_and_the_pages_name() -> None:
    assert KINDS == ("any", "related", "grade_3", "serious", "led_to_withdrawal", "fatal")
    assert TERM_KINDS == ("any", "related", "grade_3", "serious")
    assert list(KIND_NAMES) == list(KINDS)


def test_a_column_of_the_contract_says_which_events_are_of_a_kind() -> None:
    for kind in EVENT_KINDS:
        assert kind.column in EVENT_COLUMNS or (kind.name, kind.column) == ("any", "")
