"""Adverse events in the words of other forms."""

import pytest

from lib.reading.examine import examine
from tests.support.layouts import contract, delimited

HEADER = [
    "Patient",
    "Adverse event",
    "Start",
    "Stop",
    "Severity",
    "Serious",
    "Causality",
    "Hospital",
]


def events(rows: list[list[str]]) -> dict[str, bytes]:
    files = contract()
    del files["adverse_events.csv"]
    return {**files, "events.csv": delimited([HEADER, *rows])}


@pytest.mark.parametrize(
    ("severity", "grade"),
    [
        *(("mild", 1), ("Moderate", 2), ("SEVERE", 3), ("Life-threatening", 4), ("fatal", 5)),
        *(("lieve", 1), ("moderata", 2), ("severo", 3), ("pericoloso per la vita", 4)),
        *(("decesso", 5), ("G2", 2), ("Grade 2", 2), ("grado 3", 3), ("4", 4)),
    ],
)
def test_a_severity_in_words_is_a_grade(severity: str, grade: int) -> None:
    study = examine(events([["S1", "Headache", "3", "", severity, "N", "related", "A"]])).study
    assert study is not None
    assert study.adverse_events is not None
    assert study.adverse_events["grade"].tolist() == [grade]


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        *(("Y", True), ("n", False), ("1", True), ("0", False), ("TRUE", True)),
        *(("False", False), ("Sì", True), ("NO", False)),
    ],
)
def test_yes_and_no_are_known_in_every_spelling(cell: str, meant: bool) -> None:
    study = examine(events([["S1", "Headache", "3", "ongoing", "1", cell, "", ""]])).study
    assert study is not None
    assert study.adverse_events is not None
    assert study.adverse_events["serious"].tolist() == [meant]
    assert study.adverse_events["start_day"].tolist() == [3]
    assert study.adverse_events["end_day"].isna().all()


def test_a_further_column_of_events_is_not_used_and_not_refused() -> None:
    examined = examine(events([["S1", "Headache", "3", "5", "mild", "N", "unrelated", "Siena"]]))
    assert examined.study is not None
    assert examined.understood is not None
    told = {each.heading: (each.taken.role, each.why) for each in examined.understood.columns}
    assert told["Hospital"] == ("not_used", "events_own")
    seen = dict(examined.understood.seen)
    assert seen["words_grade"] == {"words": {"mild": "1"}}
    assert seen["words_related"] == {"words": {"unrelated": "no"}}
