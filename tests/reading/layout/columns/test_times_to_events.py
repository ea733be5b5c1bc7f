"""A time to an event is told to be unused, and refused in words where there is nothing else."""

import pytest

from lib.reading.examine import Examined, examine
from lib.reading.layout.named import TIMES_ALONE
from lib.study.layout import TIME_TO_EVENT


def read(header: str, row: str, *, separator: str = ",") -> Examined:
    """A table of twelve participants: "{i}" in a row is the number of each, "{e}" 0 or 1."""
    rows = [row.format(i=i, e=i % 3 % 2, arm="drug" if i % 2 else "dummy") for i in range(1, 13)]
    text = "\n".join([header, *rows]) + "\n"
    return examine({"survival.csv": text.replace(",", separator).encode()})


def left_out(examined: Examined) -> list[str]:
    assert examined.understood is not None
    return [each.heading for each in examined.understood.columns if each.why == TIME_TO_EVENT]


@pytest.mark.parametrize(
    ("header", "row", "expected"),
    [
        ("id,arm,time,event", "P{i},{arm},1{i},{e}", ["time", "event"]),
        ("id,arm,PFS (months),censored", "P{i},{arm},1{i},{e}", ["PFS (months)", "censored"]),
        ("codice,braccio,tempo (mesi),decesso", "P{i},{arm},1{i},{e}", ["tempo (mesi)", "decesso"]),
        ("USUBJID,TRT01P,PARAMCD,AVAL,CNSR", "P{i},{arm},OS,1{i},{e}", ["AVAL", "CNSR"]),
    ],
)
def test_a_file_of_times_to_an_event_is_refused_with_what_to_do(
    header: str, row: str, expected: list[str]
) -> None:
    examined = read(header, row)
    assert left_out(examined) == expected
    assert TIMES_ALONE in [problem.allowed for problem in examined.problems]


def test_beside_values_of_visits_a_time_to_an_event_is_told_not_to_be_used() -> None:
    examined = read("id,arm,time,status,c3_baseline,c3_day22", "P{i},{arm},1{i},{e},8{i},9{i}")
    assert examined.problems == ()
    assert left_out(examined) == ["time", "status"]


def test_a_time_that_is_a_visit_and_an_event_of_several_rows_are_none() -> None:
    rows = [f"P{i},{'TC'[i % 2]},week {w},{80 + i + w},{i % 2}" for i in range(12) for w in (0, 4)]
    text = "\n".join(["id,arm,time,c3,event", *rows])
    examined = examine({"all.csv": text.encode()})
    assert left_out(examined) == []
