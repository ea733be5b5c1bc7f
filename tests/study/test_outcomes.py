"""What follows from an outcome's scale and good direction."""

from dataclasses import replace

import pytest

from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome
from lib.study.pages import ADDRESSES, LUPUS_PAGES
from tests.support.files import ROOT


@pytest.mark.parametrize("outcome", BUILT_IN_OUTCOMES, ids=lambda outcome: outcome.code)
def test_no_difference_is_a_ratio_of_one_or_a_difference_of_zero(outcome: Outcome) -> None:
    assert replace(outcome, scale="linear").no_difference == 0
    assert replace(outcome, scale="log").no_difference == 1


def test_the_good_direction_of_the_built_in_outcomes() -> None:
    assert [outcome.code for outcome in BUILT_IN_OUTCOMES if outcome.higher_is_better] == [
        "c3",
        "c4",
    ]


def test_every_address_has_a_file_and_every_built_in_outcome_a_page() -> None:
    assert sorted(ADDRESSES) == sorted(path.stem for path in ROOT.glob("pages/*.py"))
    assert {outcome.page for outcome in BUILT_IN_OUTCOMES} == {page.code for page in LUPUS_PAGES}
