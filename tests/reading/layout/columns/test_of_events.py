"""Dates and texts beside adverse events, as an Italian ward keeps them."""

import pytest

from lib.reading.cells import NEED_YES_NO
from lib.reading.examine import Examined, examine
from lib.reading.layout.columns.of_events import NO_FIRST_DOSE, SPEAKS_OF_SERIOUS, UNCOUNTED_DATES
from lib.reading.layout.events import DATES_FOR_DAYS, NO_FIRST_DOSE_HERE
from lib.reading.layout.events import NO_FIRST_DOSE as NEED_FIRST_DOSE
from lib.study.files.settings_file import answers_text
from lib.study.layout import ColumnSaid, Taken
from tests.support.layouts import contract, delimited

HEADER = ["Codice", "Evento avverso", "Data", "Note"]
ROWS = [
    ["S1", "Febbre", "2024-03-06", ""],
    ["S2", "Cefalea", "2024-03-13", "ricoverata in ospedale"],
    ["S3", "Nausea", "2024-03-21", "risolto, non grave"],
]
# Of S1 to S3 the events are, by hand, of days 3, 1 and 0.
DOSED = {"S1": "2024-03-04", "S2": "2024-03-13", "S3": "2024-03-22"}


def kept(
    said: dict[str, str] | None = None,
    *,
    doses: dict[str, str] | None = None,
    rows: list[list[str]] = ROWS,
    header: list[str] = HEADER,
) -> Examined:
    """A study whose events are kept so, with the dates of first doses, if any are known."""
    files = contract()
    del files["adverse_events.csv"]
    first, *people = files["participants.csv"].decode().splitlines()
    if doses is not None:
        people = [f"{line},{doses.get(line.split(',')[0], '')}" for line in people]
        files["participants.csv"] = "\n".join([f"{first},first_dose_date", *people]).encode()
    columns = [ColumnSaid(name, Taken(role), "eventi.csv") for name, role in (said or {}).items()]
    answers = answers_text(None, (), columns)
    return examine(files | {"eventi.csv": delimited([header, *rows])}, answers=answers)


def taken(examined: Examined, heading: str) -> tuple[str, str]:
    assert examined.understood is not None
    (found,) = [
        (each.taken.role, each.why)
        for each in examined.understood.columns
        if each.file == "eventi.csv" and each.heading == heading
    ]
    return found


def told(examined: Examined, kind: str) -> list[dict[str, object]]:
    assert examined.understood is not None
    return [facts for of, facts in examined.understood.seen if of == kind]


@pytest.mark.parametrize("heading", ["Data", "Data evento", "Data inizio"])
def test_the_date_of_an_event_is_a_study_day_where_the_first_dose_is_known(heading: str) -> None:
    examined = kept(doses=DOSED, header=["Codice", "Evento avverso", heading, "Note"])
    assert taken(examined, heading) == ("start_date", "name")
    assert told(examined, UNCOUNTED_DATES) == []
    assert examined.study is not None
    events = examined.study.adverse_events
    assert events is not None
    assert events.set_index("participant_id")["start_day"].to_dict() == {"S1": 3, "S2": 1, "S3": 0}


def test_dates_in_text_are_dates_too() -> None:
    rows = [["S1", "Febbre", "06/03/2024", ""], ["S2", "Cefalea", "13/03/2024", ""]]
    examined = kept(doses=DOSED, rows=rows)
    assert examined.study is not None
    assert examined.study.adverse_events is not None
    assert examined.study.adverse_events["start_day"].tolist() == [3, 1]


def test_without_a_first_dose_dates_of_events_are_not_used_and_that_is_told() -> None:
    examined = kept()
    assert taken(examined, "Data") == ("not_used", NO_FIRST_DOSE)
    assert told(examined, UNCOUNTED_DATES) == [{"file": "eventi.csv", "columns": "Data"}]
    assert examined.study is not None


def test_a_date_beside_that_of_the_start_is_not_taken_for_another_start() -> None:
    header = ["Codice", "Evento avverso", "Data", "Data inizio"]
    rows = [["S1", "Febbre", "2024-03-10", "2024-03-06"]]
    examined = kept(doses=DOSED, header=header, rows=rows)
    assert taken(examined, "Data") == ("not_used", "events_own")
    assert taken(examined, "Data inizio") == ("start_date", "name")


@pytest.mark.parametrize(
    ("role", "advice"), [("start_date", NEED_FIRST_DOSE), ("start_day", DATES_FOR_DAYS)]
)
def test_dates_chosen_for_days_that_nobody_can_count_are_one_problem(
    role: str, advice: str
) -> None:
    (problem,) = kept({"Data": role}).problems
    assert (problem.table, problem.column, problem.allowed) == ("eventi.csv", "Data", advice)


def test_the_event_of_somebody_without_a_first_dose_is_named_with_its_row() -> None:
    doses = {who: day for who, day in DOSED.items() if who != "S2"}
    (problem,) = kept(doses=doses).problems
    assert (problem.row, problem.column, problem.found) == (3, "Data", "2024-03-13")
    assert problem.allowed == NO_FIRST_DOSE_HERE


def test_a_problem_in_a_table_of_another_form_has_the_reader_s_sheet_heading_and_row() -> None:
    found = kept({"Note": "serious"}).problems
    assert [(each.table, each.row, each.column, each.allowed) for each in found] == [
        ("eventi.csv", row, "Note", NEED_YES_NO) for row in (3, 4)
    ]


def test_text_that_speaks_of_hospital_or_death_is_told_and_nothing_is_taken_from_it() -> None:
    examined = kept()
    assert told(examined, SPEAKS_OF_SERIOUS) == [
        {"file": "eventi.csv", "column": "Note", "rows": [3]}
    ]
    assert examined.study is not None
    assert examined.study.adverse_events is not None
    assert "serious" not in examined.study.adverse_events


def test_words_of_seriousness_are_those_not_denied() -> None:
    speak = ["Paziente ricoverato", "decesso", "hospitalized", "SERIOUS", "evento grave", "morta"]
    others = ["test di gravidanza", "not serious", "non grave", "senza ricovero", "mortified", ""]
    rows = [["S1", f"Febbre {n}", "", cell] for n, cell in enumerate([*speak, *others])]
    (facts,) = told(kept(rows=rows), SPEAKS_OF_SERIOUS)
    assert facts["rows"] == [2, 3, 4, 5, 6, 7]


def test_a_yes_under_such_a_heading_is_told_unless_seriousness_is_supplied() -> None:
    header = ["Codice", "Evento avverso", "Data", "Ricovero"]
    rows = [["S1", "Febbre", "", "no"], ["S2", "Tosse", "", "sì"]]
    (facts,) = told(kept(header=header, rows=rows), SPEAKS_OF_SERIOUS)
    assert facts["rows"] == [3]
    with_serious = [[*row, "no"] for row in rows]
    assert told(kept(header=[*header, "Grave"], rows=with_serious), SPEAKS_OF_SERIOUS) == []
