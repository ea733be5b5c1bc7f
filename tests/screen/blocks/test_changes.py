"""The blocks of changes: who lacks a change is said to be missing."""

from tests.support.pages import opened, said, seen


def test_somebody_without_the_change_is_said_to_be_missing_from_its_figure() -> None:
    # P09 withdrew on day 27, P03 has every value.
    missing = "★ P09 lacks the baseline or the value at this visit and is not in this figure."
    assert missing in said(opened("disease_activity", who="P09"))
    assert not any(
        "is not in this figure" in text for text in said(seen("disease_activity", who="P03"))
    )
