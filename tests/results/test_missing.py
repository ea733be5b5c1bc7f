"""Missing values of a study varied over a range, against R."""

import math

import pytest

from lib.results.effects import effect
from lib.results.missing import missing_varied
from tests.support.files import SAMPLE
from tests.support.r_answers import agrees, printed_by_r
from tests.support.results import outcome_of
from tests.support.studies import (
    THREE_OUTCOMES,
    degenerate_studies,
    sample,
    small_study,
)

R = printed_by_r("tipping")
each_outcome = pytest.mark.parametrize(
    "code", ["mex_sledai", "c3", "c4", "il6", "tnf_alpha", "anti_dsdna"]
)


@each_outcome
def test_the_missing_values_of_the_sample_at_day_43_varied_as_in_r(code: str) -> None:
    # lm with each combination of the ends; uniroot for the places. Nine digits.
    found = missing_varied(sample(), outcome_of(sample(), code), 43)
    tipping, expected = found.tipping, R[f"sample/{code}"]
    counts = {name: getattr(tipping, name) for name in ("n_treatment", "n_control", "side")}
    assert counts == {name: expected[name] for name in counts}
    assert len(tipping.stretches) == expected["stretches"]
    if tipping.worst is not None:
        agrees(tipping.worst, R[f"sample/{code}/worst"], code, rel=1e-9)
        (stretch,) = tipping.stretches
        place = R[f"sample/{code}/stretch/0"]
        assert stretch.control == pytest.approx((place["control_0"], place["control_1"]), rel=1e-9)
        assert all(math.isnan(end) for end in stretch.treatment)


def test_the_range_is_the_declared_one_else_that_of_all_values_analysed() -> None:
    # Nobody's score is 32; the lowest IL-6 is "<3.13", which counts as half of it.
    score, il6 = (
        missing_varied(sample(), outcome_of(sample(), code), 43) for code in ("mex_sledai", "il6")
    )
    assert (score.low, score.high, score.low_declared, score.high_declared) == (0, 32, True, True)
    assert (il6.low, il6.low_declared, il6.high_declared) == (1.565, False, False)
    rows = (SAMPLE / "measurements.csv").read_text(encoding="utf-8").splitlines()
    numbers = [row.split(",")[3] for row in rows if row.split(",")[2] == "il6"]
    assert il6.high == max(float(text) for text in numbers if text and not text.startswith("<"))


def test_on_the_log_scale_a_declared_minimum_of_0_is_no_end_of_the_range() -> None:
    study = small_study(
        "TTTTCCCC",
        settings=THREE_OUTCOMES + "minimum = 0\n",
        marker=["9 4", "8 5", "7 3", "6 3", "8 7", "9 9", "6 7", "7 ."],
    )
    found = missing_varied(study, outcome_of(study, "marker"), 22)
    assert (found.low, found.low_declared, found.high) == (3, False, 9)
    assert found.tipping.n_missing == 1


def test_whoever_lacks_the_baseline_is_counted_and_not_varied() -> None:
    study = small_study("TTTTCCCC", score=["9 4", "8 5", "7 3", ". 3", "8 7", "9 9", ". .", "7 ."])
    found = missing_varied(study, outcome_of(study, "score"), 22)
    assert found.no_baseline == 2
    assert (found.tipping.n_treatment, found.tipping.n_control) == (0, 1)
    assert found.is_varied


def test_studies_that_cannot_answer_are_not_varied() -> None:
    for name, study in degenerate_studies().items():
        for outcome in study.outcomes:
            found = missing_varied(study, outcome, 22)
            if math.isnan(effect(study, outcome, 22).low):
                assert found.tipping.reason, name
                assert not found.is_varied, name
