"""What `study.toml` says of columns and visits, read and written alike."""

import pytest

from lib.reading.blocks.layout import NEED_OUTCOME
from lib.reading.settings import read_protocol
from lib.study.files.settings_file import answers_text
from lib.study.layout import DAY_FIRST, MEASURED, NOT_USED, ONLY_IF, ColumnSaid, Taken
from lib.study.problems import Problems

SAID = (
    ColumnSaid("C3 (mg/dL) month 1", Taken(MEASURED, "C3", "mg/dL", "month 1"), "a.xlsx [Data]"),
    ColumnSaid('Note "1"\\', Taken(NOT_USED)),
    ColumnSaid("ANL01FL", Taken(ONLY_IF, cell="Y"), "adlb.xpt"),
    ColumnSaid("Data", Taken("date"), "visite.csv", DAY_FIRST),
)
VISITS = (("month 1", 31), ("Non prevista", None), ("V0", -7))


def test_what_the_page_writes_is_read_as_it_was_said() -> None:
    problems = Problems()
    protocol = read_protocol(answers_text(None, (), SAID, VISITS).encode(), problems)
    assert protocol.columns == SAID
    assert protocol.visits == VISITS
    assert "columns" not in {each.column for each in problems.found}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ('[[columns]]\nheading = "a"\ntaken_for = "nonsense"\n', "taken_for"),
        ('[[columns]]\nheading = "a"\n', "taken_for"),
        ('[[columns]]\ntaken_for = "arm"\n', "heading"),
        ('[[columns]]\nheading = "a"\ntaken_for = "date"\norder = "year first"\n', "order"),
        ("[[visits]]\nday = 3\n", "name"),
        ('[[visits]]\nname = "V1"\nday = 1.5\n', "day"),
        ("columns = 3\n", "columns"),
        ('[[visits]]\nname = "V1"\ndays = 3\n', "days"),
    ],
)
def test_an_entry_that_does_not_fit_is_told_with_its_place(text: str, column: str) -> None:
    problems = Problems()
    read_protocol(text.encode(), problems)
    assert [each for each in problems.found if column in each.column]


def test_a_measured_column_needs_its_outcome() -> None:
    problems = Problems()
    text = '[[columns]]\nheading = "a"\ntaken_for = "measured"\n'
    assert read_protocol(text.encode(), problems).columns == ()
    assert NEED_OUTCOME in {each.allowed for each in problems.found}
