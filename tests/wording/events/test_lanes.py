"""What a bar of a lane says, in both languages."""

import math

import pytest

from lib.wording.events.lanes import days_text, grade_and_relation_text, relation_text
from tests.support.wording import ENGLISH, ITALIANO, in_both


@pytest.mark.parametrize(
    ("start", "end", "ongoing", "english", "italian"),
    [
        (3.0, 5.0, False, "days 3 to 5", "giorni da 3 a 5"),
        (3.0, 3.0, False, "day 3", "giorno 3"),
        (-3.0, -1.0, False, "days −3 to −1", "giorni da −3 a −1"),
        (16.0, math.nan, True, "from day 16, ongoing", "dal giorno 16, in corso"),
        # Nobody recorded last days.
        (16.0, math.nan, False, "from day 16", "dal giorno 16"),
    ],
)
def test_days_are_words(
    start: float, end: float, ongoing: bool, english: str, italian: str
) -> None:
    said = in_both(lambda words: days_text(start, end, words, ongoing=ongoing))
    assert said == (english, italian)


def test_what_was_not_recorded_is_said_to_be_so() -> None:
    assert grade_and_relation_text(2, False, ENGLISH) == "Grade 2 (moderate), not related"
    assert grade_and_relation_text(3, True, ITALIANO) == "Grado 3 (severo), correlato"
    assert grade_and_relation_text(None, None, ENGLISH) == (
        "Grade not recorded, relation not recorded"
    )
    assert relation_text(None, ITALIANO) == "correlazione non indicata"
