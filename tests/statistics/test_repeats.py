"""Where the estimate of a repeat falls: by hand, and as often as it says in simulation."""

import math
from dataclasses import replace

import pytest

from lib.statistics.estimates import Estimate
from lib.statistics.means import mean_difference
from lib.statistics.repeats import repeat_limits
from tests.support.files import ROOT
from tests.support.trials import two_arms

NAN = math.nan


def test_the_limits_of_a_repeat_by_hand() -> None:
    # 3 -/+ 2.085963447 (t of 20 degrees of freedom) x 0.5 x root of 2.
    estimate = Estimate(3, NAN, NAN, NAN, 11, 11, "", standard_error=0.5, df=20)
    margin = 2.085963447 * 0.5 * math.sqrt(2)
    assert repeat_limits(estimate) == pytest.approx((3 - margin, 3 + margin), rel=1e-9)


def test_a_ratio_repeats_as_its_logarithm_does() -> None:
    treatment, control = [2.0, 3.0, 5.0, 8.0], [1.0, 1.5, 2.0, 6.0]
    ratio = mean_difference(*two_arms(treatment, control), scale="log")
    logs = mean_difference(
        *two_arms([math.log(x) for x in treatment], [math.log(x) for x in control])
    )
    expected = [math.exp(limit) for limit in repeat_limits(logs)]
    assert repeat_limits(ratio, scale="log") == pytest.approx(expected, rel=1e-12)


def test_without_a_standard_error_there_are_no_limits() -> None:
    estimate = Estimate(3, NAN, NAN, NAN, 1, 1, "")
    assert all(math.isnan(limit) for limit in repeat_limits(estimate))
    assert all(math.isnan(limit) for limit in repeat_limits(replace(estimate, standard_error=1.0)))


def test_an_unknown_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="scale"):
        repeat_limits(Estimate(3, NAN, NAN, NAN, 1, 1, ""), scale="root")


def test_ninety_five_of_a_hundred_simulated_repeats_fall_into_the_limits() -> None:
    # 200,000 pairs of trials of 15 + 14 each; what the page says of them.
    text = (ROOT / "tests/reference/repeat_simulation.txt").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines()[1:]]
    held, of_interval = ([float(row[column]) for row in rows] for column in (1, 2))
    assert [f"{100 * share:.1f}" for share in (min(held), max(held))] == ["94.9", "95.0"]
    assert {f"{100 * share:.0f}" for share in of_interval} == {"84"}
