"""What each column is taken for, and why."""

from lib.reading.examine import examine
from lib.study.layout import ARM, CHARACTERISTIC, MEASURED, NOT_USED, PARTICIPANT, Recognised
from tests.support.layouts import (
    ROSTER,
    VALUES,
    analysis_sets,
    dataset_json,
    delimited,
    with_settings,
)

DAYS = ("1", "22", "43")


def told(files: dict[str, bytes]) -> dict[str, Recognised]:
    understood = examine(with_settings(files)).understood
    assert understood is not None
    return {each.heading: each for each in understood.columns}


def by_patient(name: str, arm: str, *more: tuple[str, list[str]]) -> bytes:
    """A row per participant under headings that say little."""
    header = [name, arm, *(heading for heading, _ in more), *(f"C3 day {day}" for day in DAYS)]
    rows = [
        [
            who,
            code,
            *(texts[n] for _, texts in more),
            *(VALUES[who, int(day), "c3"] for day in DAYS),
        ]
        for n, (who, code, *_) in enumerate(ROSTER)
    ]
    return delimited([header, *rows])


def test_a_first_column_that_differs_in_each_row_and_two_values_are_participants_and_arms() -> None:
    found = told({"a.csv": by_patient("Initials", "Which")})
    assert (found["Initials"].taken.role, found["Initials"].why) == (PARTICIPANT, "own_each")
    assert (found["Which"].taken.role, found["Which"].why) == (ARM, "two_values")


def test_yes_and_no_and_sexes_are_no_arms() -> None:
    answers = ["yes", "no", "yes", "no", "yes", "no"]
    sexes = ["M", "F", "M", "F", "F", "M"]
    more = ("Smoker", answers), ("Gender", sexes)
    found = told({"a.csv": by_patient("Patient", "Group", *more)})
    assert {found[name].taken.role for name in ("Smoker", "Gender")} == {CHARACTERISTIC}
    assert found["Group"].taken.role == ARM


def test_of_columns_with_visits_each_says_outcome_and_visit() -> None:
    found = told({"a.csv": by_patient("Patient", "Group")})["C3 day 22"]
    taken = found.taken
    assert (taken.role, taken.outcome, taken.visit) == (MEASURED, "C3", "day 22")
    assert found.examples == ("64.9", "98.8", "80")


def test_free_texts_and_empty_columns_are_not_used() -> None:
    texts = [f"A remark of its own {n}" for n in range(6)]
    more = ("Free", [f"{text} {text}" for text in texts]), ("Later", [""] * 6), ("Note", texts)
    found = told({"a.csv": by_patient("Patient", "Group", *more)})
    assert found["Later"].taken.role == found["Note"].taken.role == NOT_USED
    assert found["Later"].why == "blank"


def test_as_randomised_counts_before_as_treated() -> None:
    sets = {f"{name}.json": dataset_json(name, *each) for name, each in analysis_sets().items()}
    found = told(sets)
    assert found["TRT01P"].taken.role == ARM
    assert (found["TRT01A"].taken.role, found["TRT01A"].why) == (NOT_USED, "another")
