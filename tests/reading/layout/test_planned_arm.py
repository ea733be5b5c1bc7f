"""Of the planned and the actual arm the planned one is taken, and where they differ is told."""

import pytest

from lib.reading.examine import examine
from lib.study.layout import ARM, NOT_USED
from lib.wording.reading.layout import seen_sentences
from lib.words import Words
from tests.support.files import MEASUREMENTS, PARTICIPANTS
from tests.support.wording import ENGLISH, ITALIANO

DATA = 'data = "real"\n'
LINES = [line.split(",") for line in PARTICIPANTS.splitlines()[1:]]
GIVEN = {"S2": "placebo", "P1": "secretome", "P3": ""}


def adam(planned: str, actual: str, given: dict[str, str]) -> dict[str, bytes]:
    """A subject-level data set in which the actual arm stands before the planned one."""
    rows = [["USUBJID", actual, planned]]
    rows += [[who, given.get(who, arm), arm] for who, arm, *_ in LINES]
    table = "\n".join(",".join(row) for row in rows)
    return {"adsl.csv": table.encode(), "measurements.csv": MEASUREMENTS.encode()}


@pytest.mark.parametrize(
    ("planned", "actual"),
    [
        ("TRT01P", "TRT01A"),
        ("Planned Treatment for Period 01", "Actual Treatment for Period 01"),
        ("ARM", "ACTARM"),
    ],
)
def test_everybody_counts_as_randomised_and_who_was_given_something_else_is_counted(
    planned: str, actual: str
) -> None:
    examined = examine(adam(planned, actual, GIVEN), answers=DATA)
    assert examined.understood is not None
    taken = {column.heading: column.taken.role for column in examined.understood.columns}
    assert (taken[planned], taken[actual]) == (ARM, NOT_USED)
    assert examined.study is not None
    own = zip(examined.study.participants["arm"], LINES, strict=True)
    assert all((arm == "control") == (line[1] == "placebo") for arm, line in own)
    # P3 was given nothing that is known.
    (seen,) = seen_sentences(examined.understood, ENGLISH)
    assert seen.endswith(f"Participants of whom {actual} says another treatment: 2.")
    (visto,) = seen_sentences(examined.understood, ITALIANO)
    assert visto.endswith(f"Partecipanti di cui {actual} dice un altro trattamento: 2.")


@pytest.mark.parametrize(
    "given", [{}, {who: {"placebo": "A", "secretome": "B"}[arm] for who, arm, *_ in LINES}]
)
def test_nothing_is_told_where_nobody_was_given_something_else_or_arms_have_codes(
    given: dict[str, str],
) -> None:
    examined = examine(adam("TRT01P", "TRT01A", given), answers=DATA)
    assert examined.understood is not None
    assert seen_sentences(examined.understood, Words("en")) == []
