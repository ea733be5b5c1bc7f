"""What a reader changed in the table of what was understood."""

import pandas as pd

from lib.screen.forms.layout import said_of_columns, said_of_visits
from lib.study.layout import (
    AS_SAID,
    DAY_FIRST,
    MEASURED,
    NOT_USED,
    ONLY_IF,
    ColumnSaid,
    Recognised,
    Taken,
    Understood,
    VisitName,
)
from lib.wording.reading.layout import columns_table, visits_table
from lib.words import Words

UNDERSTOOD = Understood(
    columns=(
        Recognised("a.csv", "ID", ("S1",), Taken("participant_id"), "name"),
        Recognised("a.csv", "C3", ("80",), Taken(MEASURED, "C3", "mg/dL"), "varies"),
        Recognised("a.csv", "When", ("04/03/2024",), Taken("date"), "name"),
        Recognised("a.csv", "Flag", ("Y",), Taken(NOT_USED), "nothing"),
    ),
    visits=(VisitName("V1", 1, "first_day"), VisitName("V2", None, "not_known")),
    order=None,
)
EN = Words("en")


def edited(**changes: tuple[str, str]) -> pd.DataFrame:
    """The table with other cells in the rows of these headings."""
    table = columns_table(UNDERSTOOD, EN)
    for heading, (column, cell) in changes.items():
        table.loc[table["heading"] == heading, column] = cell
    return table


def test_what_nobody_changed_is_not_said() -> None:
    assert said_of_columns(UNDERSTOOD, edited(), "") == ()


def test_what_was_changed_is_said_of_the_file_and_of_the_column() -> None:
    said = said_of_columns(UNDERSTOOD, edited(C3=("taken_for", NOT_USED)), "")
    assert said == (ColumnSaid("C3", Taken(NOT_USED), "a.csv"),)
    said = said_of_columns(UNDERSTOOD, edited(C3=("visit", "month 1")), "")
    assert said == (ColumnSaid("C3", Taken(MEASURED, "C3", "mg/dL", "month 1"), "a.csv"),)
    said = said_of_columns(UNDERSTOOD, edited(Flag=("taken_for", ONLY_IF)), "")
    assert said == (ColumnSaid("Flag", Taken(ONLY_IF, cell="Y"), "a.csv"),)


def test_a_column_that_becomes_an_outcome_is_called_by_its_heading() -> None:
    said = said_of_columns(UNDERSTOOD, edited(Flag=("taken_for", MEASURED)), "")
    assert said == (ColumnSaid("Flag", Taken(MEASURED, "Flag"), "a.csv"),)


def test_the_order_of_dates_is_said_of_the_columns_that_hold_them() -> None:
    said = said_of_columns(UNDERSTOOD, edited(), DAY_FIRST)
    assert said == (ColumnSaid("When", Taken("date"), "a.csv", DAY_FIRST),)


def test_every_visit_is_said_with_its_day_or_with_none() -> None:
    table = visits_table(UNDERSTOOD, EN)
    assert said_of_visits(table) == {"V1": 1, "V2": None}
    table.loc[1, "day"] = 29
    assert said_of_visits(table) == {"V1": 1, "V2": 29}
    assert said_of_visits(table.iloc[:0]) == {}


def test_what_study_toml_says_is_not_told_as_said_by_the_reader() -> None:
    of_settings = Recognised("a.csv", "ID", ("S1",), Taken("participant_id"), AS_SAID)
    of_reader = Recognised("a.csv", "C3", ("80",), Taken(MEASURED, "C3"), AS_SAID)
    visits = (VisitName("V1", 1, AS_SAID), VisitName("V2", 22, AS_SAID))
    understood = Understood((of_settings, of_reader), visits)
    table = columns_table(understood, EN, {("a.csv", "C3")})
    assert table["why"].tolist() == ["as study.toml says", "as you said"]
    table = visits_table(understood, EN, {"V2"})
    assert table["why"].tolist() == ["as study.toml says", "as you said"]
