"""Values below the quantification limit against R, closed forms, a plain search and properties."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize, stats

from lib.statistics.estimates import (
    EMPTY_ARM,
    NO_VARIATION,
    NOT_POSITIVE,
    Estimate,
)
from lib.statistics.means import mean_difference
from lib.statistics.models import censored_likelihood
from lib.statistics.models.ancova import CONFOUNDED, NO_RESIDUAL_VARIATION, adjusted_mean_difference
from lib.statistics.models.censored import (
    ALL_BELOW,
    ALL_BELOW_IN_ARM,
    MEDIAN_BELOW,
    NOT_CONVERGED,
    TOO_FEW_ABOVE,
    CensoredDescription,
    censored_ratio,
    describe_censored,
)
from lib.statistics.summaries import ALL_EQUAL, NO_VALUES, ONE_VALUE
from tests.support.profiles import examples
from tests.support.r_answers import (
    agrees,
    case_given_to_r,
    given_to_r,
    keys_with,
    lines_of_r,
    printed_by_r,
)

CENSORED = given_to_r("censored")
R = printed_by_r("censored")
NAN = math.nan
ESTIMATES = ("geometric_mean", "low", "high")
Trial = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]

few = examples(15)


def case(name: str) -> Trial:
    rows = case_given_to_r(CENSORED, name)
    return (
        rows["value"].to_numpy(),
        rows["below"].to_numpy() == 1,
        rows["treated"].to_numpy(),
        rows["baseline"].to_numpy(),
    )


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Between 4 and 12 participants an arm, some below a limit, and in each arm two above it.

    Values have ties; baselines have none, so that they never explain the values completely.
    """
    treated = np.array([True] * draw(st.integers(4, 12)) + [False] * draw(st.integers(4, 12)))
    eighths = st.lists(st.integers(1, 80), min_size=treated.size, max_size=treated.size)
    values = np.array(draw(eighths)) / 8
    baseline = np.exp(np.random.default_rng(draw(st.integers(0, 999))).normal(size=treated.size))
    limit = draw(st.sampled_from([0.0, 1.0, 3.0, 6.0]))
    below = values < limit
    for arm in (treated, ~treated):
        assume(np.unique(values[arm & ~below]).size > 1)
    return np.maximum(values, limit), below, treated, baseline


def ratio(trial: Trial, *, adjusted: bool) -> Estimate:
    values, below, treated, baseline = trial
    return censored_ratio(values, below, treated, baseline=baseline if adjusted else None)


def numbers(estimate: Estimate) -> list[float]:
    return [estimate.value, estimate.low, estimate.high, estimate.p_value, estimate.standard_error]


def near(expected: Any) -> Any:
    return pytest.approx(expected, rel=1e-8, abs=1e-8, nan_ok=True)


def nothing_is_estimated(found: Estimate | CensoredDescription, reason: str) -> None:
    names = ESTIMATES if isinstance(found, CensoredDescription) else ("value", "low", "p_value")
    assert np.isnan([getattr(found, name) for name in names]).all()
    assert found.reason == reason


# Against R


@pytest.mark.parametrize("part", ["all", "arm1", "arm0"])
def test_geometric_mean_is_that_of_survreg_of_r_within_1e_8(part: str) -> None:
    for key in keys_with(R, part):
        values, below, treated, _ = case(key.split("/")[0])
        chosen = {"all": np.full(treated.size, True), "arm1": treated, "arm0": ~treated}[part]
        found, expected = describe_censored(values[chosen], below[chosen]), R[key]
        assert len(expected) > 4
        agrees(found, expected, key, rel=1e-8)
        assert found.reason == ""
        # R prints no median where it is below the limit, nor where there are several limits.
        if "median" not in expected and np.unique(values[below]).size < 2:
            assert math.isnan(found.median)
            assert found.median_reason == MEDIAN_BELOW


@pytest.mark.parametrize("model", ["ratio", "adjusted"])
def test_ratio_limits_and_p_are_those_of_survreg_of_r_within_1e_8(model: str) -> None:
    for key in keys_with(R, model):
        found = ratio(case(key.split("/")[0]), adjusted=model == "adjusted")
        expected = dict(R[key])
        unscaled = expected.pop("unscaled_error")
        assert len(expected) == 8
        agrees(found, expected, key, rel=1e-8)
        n = found.n_treatment + found.n_control
        assert found.standard_error * math.sqrt(found.df / n) == pytest.approx(unscaled, rel=1e-8)
        assert found.reason == ""


# Without any value below the limit: closed forms


def test_without_a_value_below_the_limit_it_is_the_t_interval_of_the_logs() -> None:
    values = [1.0, 2.0, 8.0]
    found = describe_censored(values, [False] * 3)
    # Logs of 2: 0, 1, 3; mean 4/3, sum of squares 14/3, standard error sqrt(14/3 / 2 / 3).
    margin = 4.302652729696142 * math.sqrt(14 / 18)
    expected = [2 ** (4 / 3 + margin * sign) for sign in (0, -1, 1)]
    assert [getattr(found, name) for name in ESTIMATES] == pytest.approx(expected, rel=1e-10)
    assert (found.median, found.n_below) == (2, 0)


@few
@given(trials())
def test_without_a_value_below_the_limit_it_is_the_t_test_of_the_logs(trial: Trial) -> None:
    values, below, treated, baseline = trial
    none = np.zeros_like(below)
    found, logs = censored_ratio(values, none, treated), np.log(values)
    t_test = stats.ttest_ind(logs[treated], logs[~treated])
    interval = t_test.confidence_interval(0.95)
    assert found.value == pytest.approx(mean_difference(values, treated, scale="log").value)
    assert [found.low, found.high] == pytest.approx(np.exp([*interval]), rel=1e-9)
    assert found.p_value == pytest.approx(t_test.pvalue, rel=1e-6, abs=1e-6)
    assert found.df == t_test.df

    found = censored_ratio(values, none, treated, baseline=baseline)
    ancova = adjusted_mean_difference(values, baseline, treated, scale="log")
    assert numbers(found) == pytest.approx(numbers(ancova), rel=1e-6, abs=1e-6)
    assert [found.low, found.high] == pytest.approx([ancova.low, ancova.high], rel=1e-9)
    assert found.df == ancova.df


# Against a second implementation: a plain search, curvature by differences


@pytest.mark.parametrize("seed", range(4))
def test_the_estimate_is_the_top_of_the_likelihood(seed: int) -> None:
    rng = np.random.default_rng(seed)
    treated = np.arange(20) % 2 == 0
    baseline = np.exp(rng.normal(size=20))
    logs = rng.normal(size=20) + 0.5 * np.log(baseline) - 0.4 * treated
    limits = rng.choice([-0.6, 0.1], 20)
    below = logs < limits
    logs = np.maximum(logs, limits)
    design = np.column_stack([np.ones(20), treated, np.log(baseline)])

    def minus_log_likelihood(theta: np.ndarray, columns: np.ndarray) -> float:
        z = (logs - columns @ theta[:-1]) / math.exp(theta[-1])
        parts = np.where(below, stats.norm.logcdf(z), stats.norm.logpdf(z) - theta[-1])
        return -float(parts.sum())

    def lowest(columns: np.ndarray) -> Any:
        start = np.zeros(columns.shape[1] + 1)
        return optimize.minimize(minus_log_likelihood, start, args=(columns,), method="BFGS")

    best = lowest(design)
    steps = 1e-3 * np.eye(4)
    curvature = [
        [
            sum(
                a * b * minus_log_likelihood(best.x + a * steps[i] + b * steps[j], design)
                for a in (1, -1)
                for b in (1, -1)
            )
            / 4e-6
            for i in range(4)
        ]
        for j in range(4)
    ]
    found = censored_ratio(np.exp(logs), below, treated, baseline=baseline)
    assert math.log(found.value) == pytest.approx(best.x[1], abs=1e-5)
    error = math.sqrt(np.linalg.inv(curvature)[1, 1] * 20 / 17)
    assert found.standard_error == pytest.approx(error, rel=1e-4)
    difference = 2 * (lowest(design[:, [0, 2]]).fun - best.fun)
    t = math.sqrt(17 * math.expm1(difference / 20))
    assert found.p_value == pytest.approx(2 * stats.t.sf(t, 17), rel=1e-4)


# Properties


@few
@given(trials(), st.booleans())
def test_swapping_the_arms_turns_the_ratio_over(trial: Trial, adjusted: bool) -> None:
    values, below, treated, baseline = trial
    forth = ratio(trial, adjusted=adjusted)
    back = ratio((values, below, ~treated, baseline), adjusted=adjusted)
    assert forth.reason == back.reason == ""
    assert [math.log(x) for x in (back.value, back.low, back.high)] == near(
        [-math.log(x) for x in (forth.value, forth.high, forth.low)]
    )
    assert [back.p_value, back.standard_error] == near([forth.p_value, forth.standard_error])
    assert (back.n_treatment, back.n_control) == (forth.n_control, forth.n_treatment)


@few
@given(trials(), st.booleans(), st.integers(0, 1000))
def test_the_order_of_the_participants_does_not_matter(
    trial: Trial, adjusted: bool, seed: int
) -> None:
    order = np.random.default_rng(seed).permutation(trial[0].size)
    values, below, treated, baseline = (column[order] for column in trial)
    found = ratio((values, below, treated, baseline), adjusted=adjusted)
    assert numbers(found) == near(numbers(ratio(trial, adjusted=adjusted)))
    shuffled, before = describe_censored(values, below), describe_censored(trial[0], trial[1])
    for name in ("median", *ESTIMATES):
        assert getattr(shuffled, name) == near(getattr(before, name))


@few
@given(trials(), st.sampled_from([1e-9, 0.3, 1e12]))
def test_another_unit_leaves_the_ratio_and_multiplies_the_rest(trial: Trial, unit: float) -> None:
    values, below, treated, baseline = trial
    for adjusted in (True, False):
        converted = values * unit, below, treated, baseline * unit / 7
        expected = numbers(ratio(trial, adjusted=adjusted))
        assert numbers(ratio(converted, adjusted=adjusted)) == near(expected)
    found, before = describe_censored(values * unit, below), describe_censored(values, below)
    for name in ("median", *ESTIMATES):
        assert getattr(found, name) / unit == near(getattr(before, name))


@few
@given(trials())
def test_everybody_twice_leaves_the_ratio_and_narrows_what_is_known_of_it(trial: Trial) -> None:
    once = ratio(trial, adjusted=True)
    values, below, treated, baseline = (np.tile(column, 2) for column in trial)
    twice = censored_ratio(values, below, treated, baseline=baseline)
    assert twice.value == near(once.value)
    # Twice the information; the residual variance has three more degrees of freedom than half.
    n = trial[0].size
    narrower = math.sqrt((n - 3) / (2 * n - 3))
    assert twice.standard_error == near(once.standard_error * narrower)
    assert once.low < twice.low < twice.value < twice.high < once.high


@few
@given(trials(), st.booleans(), st.sampled_from([0.2, 0.6, 1.5, 4.0]))
def test_p_is_below_5_percent_if_and_only_if_the_interval_leaves_1_out(
    trial: Trial, adjusted: bool, factor: float
) -> None:
    values, below, treated, baseline = trial
    # Whatever was measured above the limit, times a factor in the treated: other distances from 1.
    moved = np.where(treated & ~below, values * factor, values)
    found = ratio((moved, below, treated, baseline), adjusted=adjusted)
    if not found.reason:
        assert (found.p_value < 0.05) == (not found.low <= 1 <= found.high)
        # At a limit the p is 5%: the treated divided by it, their limits with them.
        for bound in (found.low, found.high):
            shifted = np.where(treated, moved / bound, moved), below, treated, baseline
            assert ratio(shifted, adjusted=adjusted).p_value == pytest.approx(0.05, rel=1e-6)


@few
@given(trials())
def test_a_limit_far_above_all_values_says_nothing_but_counts_a_participant(trial: Trial) -> None:
    values, below, treated, baseline = trial
    more = (
        np.append(values, 1e90),
        np.append(below, True),
        np.append(treated, True),
        np.append(baseline, 1.0),
    )
    found, expected = ratio(more, adjusted=False), ratio(trial, adjusted=False)
    assert found.value == near(expected.value)
    assert found.n_treatment == expected.n_treatment + 1
    errors = [fit.standard_error * math.sqrt(fit.df / (fit.df + 2)) for fit in (found, expected)]
    assert errors[0] == near(errors[1])


@few
@given(trials())
def test_a_baseline_equal_for_all_is_no_baseline(trial: Trial) -> None:
    values, below, treated, baseline = trial
    found = censored_ratio(values, below, treated, baseline=np.full_like(baseline, 2.3))
    assert numbers(found) == near(numbers(ratio(trial, adjusted=False)))


@few
@given(trials())
def test_a_missing_value_is_not_below_the_limit(trial: Trial) -> None:
    values, below, treated, baseline = trial
    gaps = np.append(values, [NAN, NAN, 3.0])
    flags = np.append(below, [True, False, True])
    arms = np.append(treated, [True, False, True])
    found = censored_ratio(gaps, flags, arms, baseline=np.append(baseline, [1.0, 1.0, NAN]))
    # repr, because NaN equals nothing.
    assert repr(found) == repr(ratio(trial, adjusted=True))
    assert repr(describe_censored(gaps[:-1], flags[:-1])) == repr(describe_censored(values, below))


# The median


@pytest.mark.parametrize(
    ("values", "below", "median"),
    [
        ([2, 2, 3, 5, 7], [1, 1, 0, 0, 0], 3),
        ([2, 2, 2, 5, 7], [1, 1, 1, 0, 0], NAN),
        ([2, 2, 5, 7], [1, 1, 0, 0], NAN),
        ([2, 3, 5, 7], [1, 0, 0, 0], 4),
        ([2, 2, 5], [1, 0, 0], 2),
        # Below 4 may be on either side of 3.
        ([4, 3, 6], [1, 0, 0], NAN),
        ([4, 1, 5, 6, 7], [1, 0, 0, 0, 0], 5),
        ([9, 1, 5, 6, 7], [1, 0, 0, 0, 0], NAN),
        ([-1, 0, 4], [1, 0, 0], 0),
        ([-5, -1, 3], [1, 0, 0], -1),
    ],
)
def test_the_median_is_given_only_if_it_is_known(
    values: list[float], below: list[int], median: float
) -> None:
    found = describe_censored(values, [flag == 1 for flag in below])
    assert found.median == pytest.approx(median, rel=1e-14, abs=0, nan_ok=True)
    assert found.median_reason == (MEDIAN_BELOW if math.isnan(median) else "")


def test_values_below_the_limit_throughout_give_counts_alone() -> None:
    all_below = describe_censored([2, 8], [True, True])
    assert (all_below.n, all_below.n_below) == (2, 2)
    nothing_is_estimated(all_below, ALL_BELOW)


# Data that give no estimate


def test_without_values_nothing_is_described() -> None:
    for found in (describe_censored([], []), describe_censored([NAN], [True])):
        nothing_is_estimated(found, NO_VALUES)
        assert (found.n, found.n_below, found.median_reason) == (0, 0, NO_VALUES)


def test_equal_values_and_one_value_keep_their_mean_without_limits() -> None:
    for values, reason in (([5.0, 5.0, 5.0], ALL_EQUAL), ([5.0], ONE_VALUE)):
        found = describe_censored(values, [False] * len(values))
        assert found.geometric_mean == pytest.approx(5, rel=1e-14)
        assert np.isnan([found.low, found.high]).all()
        assert found.reason == reason


def test_equal_values_above_limits_that_are_no_lower_give_no_estimate() -> None:
    nothing_is_estimated(describe_censored([5, 5, 5], [False, False, True]), TOO_FEW_ABOVE)
    nothing_is_estimated(describe_censored([5, 5, 8], [False, False, True]), TOO_FEW_ABOVE)
    lower = describe_censored([5, 5, 3], [False, False, True])
    assert lower.reason == ""
    assert 3 < lower.geometric_mean < 5


def test_a_single_value_above_lower_limits_gives_an_estimate() -> None:
    found = describe_censored([12, 10, 10, 10], [False, True, True, True])
    assert found.low < found.geometric_mean < 10
    assert found.reason == ""


@pytest.mark.parametrize("bad", [0.0, -2.0])
@pytest.mark.parametrize("flag", [True, False])
def test_a_value_that_is_not_positive_is_never_dropped(bad: float, flag: bool) -> None:
    below, treated = [flag, False, False, False], [True, True, False, False]
    described = describe_censored([bad, 2, 3, 4], below)
    nothing_is_estimated(described, NOT_POSITIVE)
    assert described.median == 2.5
    nothing_is_estimated(censored_ratio([bad, 2, 3, 4], below, treated), NOT_POSITIVE)
    nothing_is_estimated(
        censored_ratio([1, 2, 3, 4], below, treated, baseline=[2, 3, 1, bad]), NOT_POSITIVE
    )


def test_an_arm_without_values_or_below_the_limit_throughout_gives_no_ratio() -> None:
    values, below = [2, 2, 3, 4, 6], [True, True, False, False, False]
    nothing_is_estimated(censored_ratio(values, below, [True] * 5), EMPTY_ARM)
    for treated in ([True, True, False, False, False], [False, False, True, True, True]):
        nothing_is_estimated(censored_ratio(values, below, treated), ALL_BELOW_IN_ARM)
    treated = [True, False, True, False, True]
    nothing_is_estimated(censored_ratio(values, [True] * 5, treated), ALL_BELOW_IN_ARM)
    nothing_is_estimated(censored_ratio([], [], []), EMPTY_ARM)


def test_equal_values_within_the_arms_give_a_ratio_only_without_values_below() -> None:
    treated = [True, True, True, False, False, False]
    found = censored_ratio([6, 6, 6, 3, 3, 3], [False] * 6, treated)
    assert found.value == pytest.approx(2, rel=1e-14)
    assert np.isnan(numbers(found)[1:]).all()
    assert found.reason == NO_VARIATION
    below = [False, False, True, False, False, True]
    nothing_is_estimated(censored_ratio([6, 6, 6, 3, 3, 4], below, treated), TOO_FEW_ABOVE)
    # The limit of 2.5 lies under the control value of 3, so the spread cannot be nought.
    assert censored_ratio([6, 6, 6, 3, 3, 2.5], below, treated).reason == ""


def test_a_baseline_that_separates_values_above_from_values_below_gives_no_ratio() -> None:
    # One value above the limit in each arm, everybody with a lower baseline below it: the steeper
    # the slope on the baseline, the more likely the data.
    values, below = [2, 1, 1, 3, 1, 1], [False, True, True, False, True, True]
    treated = [True, True, True, False, False, False]
    nothing_is_estimated(
        censored_ratio(values, below, treated, baseline=[9, 4, 3, 8, 2, 1]), TOO_FEW_ABOVE
    )
    overlapping = censored_ratio(values, below, treated, baseline=[9, 4, 12, 8, 2, 9])
    assert overlapping.reason == ""


def test_a_baseline_that_differs_between_the_arms_alone_cannot_be_adjusted_for() -> None:
    treated = [True, True, True, False, False, False]
    found = censored_ratio(
        [2, 1, 4, 3, 1, 5], [False, True] + [False] * 4, treated, baseline=[7, 7, 7, 9, 9, 9]
    )
    nothing_is_estimated(found, CONFOUNDED)


def test_a_perfect_fit_on_the_baseline_keeps_the_ratio_alone() -> None:
    baseline = np.array([1.0, 2, 5, 1, 3, 4])
    treated = np.array([True, True, True, False, False, False])
    found = censored_ratio(
        baseline * np.where(treated, 3, 1), np.zeros(6, bool), treated, baseline=baseline
    )
    assert found.value == pytest.approx(3, rel=1e-12)
    assert math.isnan(found.low)
    assert found.reason == NO_RESIDUAL_VARIATION


def test_a_search_that_does_not_arrive_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(censored_likelihood, "MOST_STEPS", 1)
    values, below, treated, _ = case("trial")
    nothing_is_estimated(censored_ratio(values, below, treated), NOT_CONVERGED)
    nothing_is_estimated(describe_censored(values, below), NOT_CONVERGED)


# Extremes


def test_arms_a_million_million_apart_with_tight_values_are_estimated() -> None:
    rng = np.random.default_rng(8)
    treated = np.arange(30) % 2 == 0
    logs = rng.normal(0, 1e-6, 30) + math.log(1e12) * treated
    limits = np.sort(logs[~treated])[4] * np.ones(30)
    below = ~treated & (logs < limits)
    values = np.exp(np.where(below, limits, logs))
    found = censored_ratio(values, below, treated)
    assert found.reason == ""
    assert found.value == pytest.approx(1e12, rel=1e-5)
    assert found.standard_error == pytest.approx(math.sqrt(2 / 15) * 1e-6, rel=0.5)
    uncensored = censored_ratio(np.exp(logs), np.zeros(30, bool), treated)
    plain = mean_difference(np.exp(logs), treated, scale="log")
    assert uncensored.value == pytest.approx(plain.value, rel=1e-12)
    assert uncensored.standard_error == pytest.approx(plain.standard_error, rel=0.05)


def test_ten_thousand_participants_are_no_burden() -> None:
    rng = np.random.default_rng(5)
    treated = rng.random(10_000) < 0.5
    logs = rng.normal(size=10_000) + math.log(1.2) * treated
    below = logs < -0.5
    values = np.exp(np.maximum(logs, -0.5))
    found = censored_ratio(values, below, treated)
    assert found.low < 1.2 < found.high
    assert 0.02 < found.standard_error < 0.025
    described = describe_censored(values, below)
    assert described.low < math.exp(logs.mean()) < described.high


# Mistakes of the caller


def test_a_mistake_of_the_caller_raises() -> None:
    with pytest.raises(ValueError, match="below must be boolean"):
        describe_censored([1, 2], [0, 1])
    with pytest.raises(ValueError, match="below must be boolean"):
        censored_ratio([1, 2], [True], [True, False])
    with pytest.raises(ValueError, match="treated must"):
        censored_ratio([1, 2], [True, False], [True])
    with pytest.raises(ValueError, match="same length"):
        censored_ratio([1, 2], [True, False], [True, False], baseline=[1])
    with pytest.raises(ValueError, match="finite"):
        describe_censored([1, math.inf], [True, False])


# Coverage


def simulated() -> list[list[str]]:
    """The lines that `censored_simulation` printed."""
    return lines_of_r("censored_simulation")


def test_the_interval_holds_the_true_value_as_often_as_the_page_says() -> None:
    # "94.9% to 95.1%" and, for an arm, "95.0% to 95.7%" (lib/wording/methods.py, board/methods.py).
    contained: dict[str, list[float]] = {"trial": [], "arm": []}
    for what, *_, replicates, _wald_z, _ratio_chi2, _wald_t, ratio_t in simulated():
        assert int(replicates) > 10_000
        contained[what].append(float(ratio_t))
    assert [len(each) for each in contained.values()] == [8, 5]
    ends = [(round(min(each), 1), round(max(each), 1)) for each in contained.values()]
    assert ends == [(94.9, 95.1), (95.0, 95.7)]


def test_the_intervals_of_today_hold_the_true_value_as_often_as_those_printed() -> None:
    random = np.random.default_rng(15)
    treated, runs, contained, missed = np.arange(29) < 15, 200, [], []
    for share in (0.2, 0.4):
        limit = math.exp(stats.norm.ppf(share))
        for _ in range(runs):
            before, noise = random.normal(size=(2, 29))
            values = np.exp(0.5 * before + math.sqrt(0.75) * noise)
            baseline = np.where(np.exp(before) < limit, limit / 2, np.exp(before))
            below = values < limit
            found = censored_ratio(np.maximum(values, limit), below, treated, baseline=baseline)
            contained.append(found.low <= 1 <= found.high)
            missed.append(found.p_value < 0.05)
    # Within three standard errors of a simulation of this size.
    assert abs(np.mean(contained) - 0.95) < 3 * math.sqrt(0.95 * 0.05 / len(contained))
    assert np.mean(contained) + np.mean(missed) == 1
