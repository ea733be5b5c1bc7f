"""A column of a single visit, with that in its heading, is an outcome measured at it alone."""

import pytest

from lib.reading.examine import examine
from lib.reading.layout.spelling import best_splits


@pytest.mark.parametrize(
    ("heading", "outcome", "visit"),
    [
        ("pain week 6", "pain", "week 6"),
        ("dolore_giorno_43", "dolore", "giorno_43"),
        ("Month 6: SLEDAI (points)", "SLEDAI", "Month 6"),
    ],
)
def test_a_later_visit_in_full_words_is_one(heading: str, outcome: str, visit: str) -> None:
    found = best_splits([heading, "age"])[heading]
    assert (found.outcome, found.visit) == (outcome, visit)


@pytest.mark.parametrize(
    "heading",
    ["vitamin d3", "T4", "disease duration 12 months", "C3 baseline", "weight day 1", "week 6"],
)
def test_what_may_be_anything_else_names_no_visit(heading: str) -> None:
    assert best_splits([heading, "age"])[heading].named is None


def test_one_row_per_patient_with_one_visit_is_a_study_without_a_baseline() -> None:
    rows = [f"P{i},{'drug' if i % 2 else 'placebo'},{30 + i},{80 + i}" for i in range(1, 13)]
    examined = examine({"one.csv": "\n".join(["id,arm,age,C3 week 6", *rows]).encode()})
    assert examined.study is not None
    assert examined.study.days == (43,)
    assert not examined.study.has_baseline
