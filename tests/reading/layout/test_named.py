"""Tables that are named as the contract names them."""

from lib.reading.formats.contents import plain
from lib.reading.formats.zips import TWICE_FILE
from lib.reading.layout.named import HIDDEN_SHEET, UNKNOWN_FILE, is_exactly_named, named
from lib.reading.sources import Found, Source
from lib.study.problems import Problems


def table(name: str, role: str | None, *, sheet: str = "", is_hidden: bool = False) -> Found:
    return role, Source(name, sheet, plain(b""), is_hidden=is_hidden)


def told(*tables: Found) -> tuple[set[str], list[tuple[str, str]]]:
    problems = Problems()
    found = named(tables, problems)
    return set(found), [(each.table, each.allowed) for each in problems.found]


def test_a_second_table_of_a_name_and_a_file_of_no_name_are_told() -> None:
    found = told(table("p.csv", "participants"), table("q.csv", "participants"), table("x", None))
    assert found == ({"participants"}, [("q.csv", TWICE_FILE), ("x", UNKNOWN_FILE)])


def test_a_hidden_sheet_is_told_where_no_other_has_its_table() -> None:
    hidden = table("a.xlsx", "participants", sheet="participants", is_hidden=True)
    assert told(hidden) == (set(), [("a.xlsx [participants]", HIDDEN_SHEET)])
    assert told(hidden, table("p.csv", "participants")) == ({"participants"}, [])


def test_the_number_of_a_copy_is_no_part_of_a_name() -> None:
    for name, is_exact in (
        *(("participants.csv", True), ("data/Adverse-Events (2).csv", True)),
        *(("participants old.csv", False), ("patients.csv", False)),
    ):
        assert is_exactly_named(Source(name, "", plain(b""))) is is_exact
    assert is_exactly_named(Source("a.xlsx", "Measurements", plain(b"")))
