"""The mixed model for repeated measures against R, a second implementation and properties."""

import math
import time
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, NOT_POSITIVE, TOO_FEW, Estimate
from lib.statistics.models.ancova import CONFOUNDED, NO_RESIDUAL_VARIATION, adjusted_mean_difference
from lib.statistics.models.covariance_search import INSEPARABLE
from lib.statistics.models.repeated_measures import (
    TOO_FEW_FOR_VISITS,
    TOO_MANY_VISITS,
    TOO_UNCERTAIN,
    RepeatedMeasures,
    repeated_measures_differences,
)
from tests.support.profiles import examples
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, keys_with, printed_by_r

TRIALS = given_to_r("repeated_measures")
R = printed_by_r("repeated_measures")
NUMBERS = ("value", "low", "high", "p_value", "standard_error", "df")
NAN = math.nan
Trial = tuple[np.ndarray, np.ndarray, np.ndarray]

few = examples(15)


def case(name: str) -> Trial:
    rows = case_given_to_r(TRIALS, name)
    values = rows.filter(like="visit_").dropna(axis="columns", how="all").to_numpy()
    return values, rows["baseline"].to_numpy(), rows["treated"].to_numpy()


def numbers(estimate: Estimate) -> list[float]:
    return [getattr(estimate, name) for name in NUMBERS]


def reasons(result: RepeatedMeasures) -> list[str]:
    return [estimate.reason for estimate in result.differences]


def is_blank(estimate: Estimate) -> bool:
    return all(math.isnan(number) for number in numbers(estimate))


def agree(found: Estimate, expected: Estimate, rel: float = 1e-9) -> None:
    assert numbers(found) == pytest.approx(numbers(expected), rel=rel, abs=1e-10, nan_ok=True)
    assert (found.n_treatment, found.n_control) == (expected.n_treatment, expected.n_control)


def invented(seed: int, participants: int, visits: int, missing: float = 0.0) -> Trial:
    """A trial whose values are correlated over visits, to a hundredth of a unit."""
    random = np.random.default_rng(seed)
    treated = np.arange(participants) % 2 == 0
    baseline = random.normal(50, 10, participants).round(2)
    course = random.normal(0, 5, (participants, 1)) + random.normal(0, 4, (participants, visits))
    values = (20 + 0.5 * baseline[:, None] + 2 * treated[:, None] + course).round(2)
    values[random.random(values.shape) < missing] = NAN
    return values, baseline, treated


# Against R


# The optimiser of nlme stops at six digits.
@pytest.mark.parametrize(("method", "rel"), [("reml", 2e-8), ("gls", 2e-5)])
def test_estimate_is_the_restricted_likelihood_and_gls_of_r(method: str, rel: float) -> None:
    for key in keys_with(R, method):
        if key.startswith("shaky/linear/1"):
            continue
        name, scale, visit, _ = key.split("/")
        result = repeated_measures_differences(*case(name), scale=scale)
        estimate = result.differences[int(visit) - 1]
        # The ridge of "tenfold" leaves the numerical derivatives of R seven digits.
        agrees(estimate, R[key], key, rel=max(rel, 2e-7) if name == "tenfold" else rel)
        assert (estimate.method, estimate.reason) == ("MMRM", "")


def test_participants_and_values_are_those_r_fitted() -> None:
    keys = [key for key in R if "n_participants" in R[key]]
    assert len(keys) == 12
    for key in keys:
        name, scale = key.split("/")
        agrees(repeated_measures_differences(*case(name), scale=scale), R[key], key, rel=0)


# Against the analysis of covariance


@pytest.mark.parametrize("visits", [1, 2, 4, 8])
@pytest.mark.parametrize("scale", ["linear", "log"])
def test_complete_data_give_the_ancova_of_each_visit(visits: int, scale: str) -> None:
    values, baseline, treated = invented(visits, 29, visits)
    result = repeated_measures_differences(values, baseline, treated, scale=scale)
    assert len(result.differences) == visits
    for estimate, column in zip(result.differences, values.T, strict=True):
        agree(estimate, adjusted_mean_difference(column, baseline, treated, scale=scale))
        assert estimate.reason == ""
    assert (result.n_participants, result.n_values) == (29, 29 * visits)


def test_a_single_visit_with_missing_values_is_its_ancova() -> None:
    values, baseline, treated = invented(3, 20, 1)
    values[[2, 5], 0] = NAN
    baseline[7] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    agree(result.differences[0], adjusted_mean_difference(values[:, 0], baseline, treated))
    assert (result.n_participants, result.n_values) == (17, 17)


def test_a_first_visit_that_nobody_misses_is_its_ancova_whoever_drops_out_later() -> None:
    # The later visits, given the first, have coefficients of their own: they say nothing about it.
    values, baseline, treated = invented(4, 30, 3)
    values[20:, 2] = NAN
    values[25:, 1] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    agree(result.differences[0], adjusted_mean_difference(values[:, 0], baseline, treated))
    alone = adjusted_mean_difference(values[:, 2], baseline, treated)
    assert result.differences[2].value != pytest.approx(alone.value, rel=1e-3)


def test_two_visits_that_nobody_has_both_of_are_their_ancovas() -> None:
    values, baseline, treated = invented(5, 30, 2)
    values[:15, 0] = values[15:, 1] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    for estimate, column in zip(result.differences, values.T, strict=True):
        agree(estimate, adjusted_mean_difference(column, baseline, treated))
    assert result.n_participants == 30


def test_three_visits_of_which_two_are_never_seen_together_are_estimated() -> None:
    values, baseline, treated = invented(6, 40, 3)
    values[:20, 0] = values[20:, 2] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    assert reasons(result) == ["", "", ""]
    # The middle visit is complete and the others are regressed on it.
    agree(result.differences[1], adjusted_mean_difference(values[:, 1], baseline, treated))


# By hand


@pytest.mark.parametrize("same_baseline", [False, True])
def test_two_visits_with_drop_out_are_the_factored_regressions_of_anderson(
    same_baseline: bool,
) -> None:
    # Anderson TW. Maximum likelihood estimates for a multivariate normal distribution when some
    # observations are missing. J Am Stat Assoc 1957;52:200-203. The first visit is regressed on arm
    # and baseline, the second on arm, baseline and the first; a baseline shared by all who have a
    # second visit drops out of that.
    values, baseline, treated = invented(7, 30, 2)
    stayed = np.arange(30) < 20
    values[~stayed, 1] = NAN
    if same_baseline:
        baseline[stayed] = 50
    first = adjusted_mean_difference(values[:, 0], baseline, treated)
    covariates = [np.ones(20), treated[stayed]] + [baseline[stayed]] * (not same_baseline)
    design = np.column_stack(covariates)
    earlier, later = values[stayed].T
    after = np.column_stack([design, earlier])
    coefficients = np.linalg.lstsq(after, later)[0]
    slope = coefficients[-1]
    rest = later - after @ coefficients
    variance = rest @ rest / (20 - design.shape[1]) * np.linalg.inv(design.T @ design)[1, 1]
    result = repeated_measures_differences(values, baseline, treated)
    agree(result.differences[0], first)
    second = result.differences[1]
    assert second.value == pytest.approx(coefficients[1] + slope * first.value, rel=1e-9)
    error = math.sqrt((slope * first.standard_error) ** 2 + variance)
    assert second.standard_error == pytest.approx(error, rel=1e-9)
    assert (second.n_treatment, second.n_control) == (10, 10)


def test_the_interval_and_p_are_those_of_t_with_the_degrees_of_freedom_given() -> None:
    trial = case("intermittent")
    for estimate in repeated_measures_differences(*trial).differences:
        margin = stats.t.ppf(0.975, estimate.df) * estimate.standard_error
        ratio = abs(estimate.value) / estimate.standard_error
        expected = [estimate.value - margin, estimate.value + margin]
        assert [estimate.low, estimate.high] == pytest.approx(expected, rel=1e-12)
        assert estimate.p_value == pytest.approx(2 * stats.t.sf(ratio, estimate.df), rel=1e-12)


# Properties


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Between 26 and 40 participants, 1 to 3 visits, about every tenth value missing or none."""
    seed, participants = draw(st.integers(0, 10**6)), draw(st.integers(26, 40))
    missing = draw(st.sampled_from([0, 0.05, 0.1]))
    return invented(seed, participants, draw(st.integers(1, 3)), missing)


def fitted(*trial: Any, scale: str = "linear") -> np.ndarray:
    result = repeated_measures_differences(*trial, scale=scale)
    assert set(reasons(result)) == {""}
    return np.array([numbers(estimate) for estimate in result.differences])


def near(expected: np.ndarray) -> Any:
    return pytest.approx(expected, rel=1e-7, abs=1e-9)


@few
@given(trials())
def test_exchanging_the_arms_turns_the_sign(trial: Trial) -> None:
    values, baseline, treated = trial
    value, low, high, p_value, error, df = fitted(*trial).T
    turned = np.array([-value, -high, -low, p_value, error, df]).T
    assert fitted(values, baseline, ~treated) == near(turned)


@few
@given(trials())
def test_exchanging_the_arms_inverts_the_ratio(trial: Trial) -> None:
    values, baseline, treated = np.exp(trial[0] / 20), np.exp(trial[1] / 20), trial[2]
    value, low, high, p_value, error, df = fitted(values, baseline, treated, scale="log").T
    turned = np.array([1 / value, 1 / high, 1 / low, p_value, error, df]).T
    assert fitted(values, baseline, ~treated, scale="log") == near(turned)


@few
@given(trials())
def test_the_log_scale_is_the_linear_scale_of_the_logs(trial: Trial) -> None:
    values, baseline, treated = trial
    expected = fitted(*trial)
    expected[:, :3] = np.exp(expected[:, :3])
    assert fitted(np.exp(values), np.exp(baseline), treated, scale="log") == near(expected)


@few
@given(trials(), st.randoms(use_true_random=False))
def test_the_order_of_participants_and_of_visits_does_not_matter(trial: Trial, random: Any) -> None:
    values, baseline, treated = trial
    rows = random.sample(range(len(baseline)), len(baseline))
    visits = random.sample(range(values.shape[1]), values.shape[1])
    shuffled = fitted(values[rows][:, visits], baseline[rows], treated[rows])
    assert shuffled == near(fitted(*trial)[visits])


@few
@given(trials(), st.sampled_from([1e-3, 7.0, 1e5]), st.sampled_from([-300.0, 0.0, 1e6]))
def test_another_unit_and_origin_change_the_unit_alone(
    trial: Trial, unit: float, origin: float
) -> None:
    values, baseline, treated = trial
    expected = fitted(*trial)
    expected[:, [0, 1, 2, 4]] *= unit
    moved = fitted(origin + unit * values, baseline - origin, treated)
    assert moved == pytest.approx(expected, rel=1e-5, abs=1e-5 * unit)


@few
@given(trials())
def test_the_change_from_baseline_gives_the_answer_of_the_value(trial: Trial) -> None:
    values, baseline, treated = trial
    assert fitted(values - baseline[:, None], baseline, treated) == near(fitted(*trial))


# Missing values


def test_a_participant_without_baseline_or_without_any_value_changes_nothing() -> None:
    values, baseline, treated = case("drop_out")
    expected = repeated_measures_differences(values, baseline, treated)
    more = repeated_measures_differences(
        np.vstack([values, [[50, 60, 70], [NAN, NAN, NAN]]]),
        np.append(baseline, [NAN, 44]),
        np.append(treated, [True, False]),
    )
    assert more.n_participants == expected.n_participants == 27
    assert more.n_values == expected.n_values
    for found, wanted in zip(more.differences, expected.differences, strict=True):
        agree(found, wanted)


def test_the_n_of_a_visit_counts_those_with_a_baseline_and_a_value_there() -> None:
    values, baseline, treated = invented(8, 20, 2)
    values[[0, 1, 2], 1] = NAN
    baseline[4] = NAN
    first, second = repeated_measures_differences(values, baseline, treated).differences
    assert (first.n_treatment, first.n_control) == (9, 10)
    assert (second.n_treatment, second.n_control) == (7, 9)


def test_the_arguments_are_not_changed() -> None:
    values, baseline, treated = case("intermittent")
    copies = values.copy(), baseline.copy(), treated.copy()
    repeated_measures_differences(values, baseline, treated)
    for argument, copy in zip((values, baseline, treated), copies, strict=True):
        assert np.array_equal(argument, copy, equal_nan=argument.dtype != np.bool_)


# Data that cannot answer


def leaves_out(trial: Trial, visit: int, reason: str, *, scale: str = "linear") -> None:
    """The visit is blank with its reason; the others are what they are without it."""
    values, baseline, treated = trial
    result = repeated_measures_differences(*trial, scale=scale)
    rest = repeated_measures_differences(
        np.delete(values, visit, axis=1), baseline, treated, scale=scale
    )
    assert is_blank(result.differences[visit])
    assert result.differences[visit].reason == reason
    remaining = [
        difference for place, difference in enumerate(result.differences) if place != visit
    ]
    assert remaining == list(rest.differences)
    assert set(reasons(rest)) == {""}


def test_a_visit_that_one_arm_never_attended_is_left_out() -> None:
    values, baseline, treated = invented(9, 30, 3, 0.05)
    values[treated, 1] = NAN
    leaves_out((values, baseline, treated), 1, EMPTY_ARM)


def test_a_visit_without_values_is_left_out() -> None:
    values, baseline, treated = invented(10, 30, 3, 0.05)
    values[:, 2] = NAN
    leaves_out((values, baseline, treated), 2, EMPTY_ARM)


def test_a_visit_with_as_many_values_as_coefficients_is_left_out() -> None:
    values, baseline, treated = invented(11, 30, 2)
    values[3:, 1] = NAN
    leaves_out((values, baseline, treated), 1, TOO_FEW)


@pytest.mark.parametrize("n_values", [4, 5])
def test_a_visit_too_small_for_a_covariance_with_the_others_is_left_out(n_values: int) -> None:
    values, baseline, treated = invented(12, 30, 3)
    values[n_values:, 2] = NAN
    leaves_out((values, baseline, treated), 2, TOO_FEW_FOR_VISITS)


def test_a_visit_just_large_enough_is_kept() -> None:
    values, baseline, treated = invented(12, 30, 3)
    values[6:, 2] = NAN
    assert reasons(repeated_measures_differences(values, baseline, treated)) == ["", "", ""]


def test_a_constant_outcome_leaves_its_visit_out() -> None:
    values, baseline, treated = invented(13, 30, 3, 0.05)
    values[:, 0] = 7.1
    leaves_out((values, baseline, treated), 0, NO_VARIATION)


def test_an_outcome_that_arm_and_baseline_explain_leaves_its_visit_out() -> None:
    values, baseline, treated = invented(14, 30, 3, 0.05)
    values[:, 1] = 2 * baseline + 3 * treated
    leaves_out((values, baseline, treated), 1, NO_RESIDUAL_VARIATION)


def test_a_zero_on_the_log_scale_leaves_its_visit_out() -> None:
    values, baseline, treated = invented(15, 30, 3, 0.05)
    values[4, 1] = 0
    leaves_out((values, baseline, treated), 1, NOT_POSITIVE, scale="log")


def test_a_baseline_of_zero_on_the_log_scale_blanks_the_visits_of_that_participant() -> None:
    values, baseline, treated = invented(15, 30, 3)
    baseline[4] = 0
    values[4, :2] = NAN
    result = repeated_measures_differences(values, baseline, treated, scale="log")
    assert reasons(result) == ["", "", NOT_POSITIVE]


def test_a_baseline_that_tells_the_arms_apart_at_a_visit_leaves_it_out() -> None:
    values, baseline, treated = invented(16, 30, 2)
    baseline[:12] = np.where(treated[:12], 40, 60)
    values[12:, 1] = NAN
    leaves_out((values, baseline, treated), 1, CONFOUNDED)


def test_a_baseline_equal_for_everybody_is_left_out_of_the_model() -> None:
    values, _, treated = invented(17, 20, 3)
    baseline = np.full(20, 0.1)
    result = repeated_measures_differences(values, baseline, treated)
    for estimate, column in zip(result.differences, values.T, strict=True):
        agree(estimate, adjusted_mean_difference(column, baseline, treated))
        assert estimate.df == pytest.approx(18, rel=1e-9)


@pytest.mark.parametrize("missing", [0.0, 0.1])
def test_visits_that_follow_from_each_other_cannot_be_told_apart(missing: float) -> None:
    values, baseline, treated = invented(18, 30, 3)
    values[:, 1] = 3 - 2 * values[:, 0] + 0.5 * baseline
    values[np.random.default_rng(1).random(values.shape) < missing] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    assert reasons(result) == [INSEPARABLE] * 3
    assert all(is_blank(estimate) for estimate in result.differences)


def test_a_visit_that_is_the_mean_of_two_others_cannot_be_told_from_them() -> None:
    values, baseline, treated = invented(19, 30, 3)
    values[:, 2] = values[:, :2].mean(axis=1)
    result = repeated_measures_differences(values, baseline, treated)
    assert reasons(result) == [INSEPARABLE] * 3


def test_too_few_participants_with_both_visits_cannot_give_their_covariance() -> None:
    # Four participants have both visits: one contrast is left, which a singular covariance fits
    # without remainder. A quasi-Newton search of the dense likelihood from eight starts ends there.
    values, baseline, treated = invented(1, 10, 2)
    values[4:7, 1] = values[7:, 0] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    assert reasons(result) == [INSEPARABLE] * 2
    assert all(is_blank(estimate) for estimate in result.differences)


def test_visits_less_than_a_thousandth_of_their_spread_apart_are_taken_as_one() -> None:
    values, baseline, treated = invented(21, 30, 2)
    values[:, 1] = values[:, 0] + 1e-4 * values[:, 1]
    result = repeated_measures_differences(values, baseline, treated)
    assert reasons(result) == [INSEPARABLE] * 2


def test_nearly_equal_visits_are_still_estimated() -> None:
    values, baseline, treated = invented(21, 30, 2)
    values[:, 1] = values[:, 0] + 0.01 * values[:, 1]
    result = repeated_measures_differences(values, baseline, treated)
    for estimate, column in zip(result.differences, values.T, strict=True):
        agree(estimate, adjusted_mean_difference(column, baseline, treated), rel=1e-5)


def test_a_visit_that_hangs_on_a_level_of_the_likelihood_has_no_numbers() -> None:
    # Two visits may vary together in many ways at the same height, and the first hangs on it: R
    # finds 0.413 or 0.416, depending on where it starts. The other two are those of gls (above).
    result = repeated_measures_differences(*case("level"))
    assert is_blank(result.differences[0])
    assert reasons(result) == [TOO_UNCERTAIN, "", ""]


def test_one_degree_of_freedom_gives_an_interval_and_less_gives_no_numbers() -> None:
    # Two treated and two controls at the only visit: the ANCOVA has one degree of freedom.
    values, baseline, treated = np.array([3, 4, 5, 9]), [1, 2, 2, 4], [True, True, False, False]
    result = repeated_measures_differences(values[:, None], baseline, treated)
    agree(result.differences[0], adjusted_mean_difference(values, baseline, treated))
    assert result.differences[0].df == pytest.approx(1, rel=1e-9)
    expected = R["shaky/linear/1/reml"]
    assert 0.6 < expected["df"] < 0.8
    result = repeated_measures_differences(*case("shaky"))
    assert is_blank(result.differences[0])
    assert reasons(result) == [TOO_UNCERTAIN, ""]


@pytest.mark.parametrize("seed", range(4))
def test_a_baseline_far_from_all_others_is_only_a_fixed_slope(seed: int) -> None:
    # It fits itself at every visit and nothing else, so that it may as well be further away; and
    # a visit that its participant missed does not know of it.
    values, baseline, treated = invented(seed, 24, 3, 0.1)
    values[5, 2] = NAN
    found = []
    for far in (1e7, 1e9, 1e10):
        baseline[5] = far
        result = repeated_measures_differences(values, baseline, treated)
        assert reasons(result) == ["", "", ""]
        found.append([numbers(difference)[3:] for difference in result.differences[:2]])
        found[-1].append(numbers(result.differences[2]))
    assert np.concatenate(found[2]) == pytest.approx(np.concatenate(found[1]), rel=1e-4)
    assert np.concatenate(found[1]) == pytest.approx(np.concatenate(found[0]), rel=1e-4)


def test_more_than_eight_visits_are_too_many_and_empty_ones_do_not_count() -> None:
    values, baseline, treated = invented(22, 40, 12)
    result = repeated_measures_differences(values, baseline, treated)
    assert reasons(result) == [TOO_MANY_VISITS] * 12
    assert all(is_blank(estimate) for estimate in result.differences)
    assert (result.n_participants, result.n_values) == (40, 480)
    values[:, [1, 3, 8, 10]] = NAN
    result = repeated_measures_differences(values, baseline, treated)
    assert [place for place, reason in enumerate(reasons(result)) if reason] == [1, 3, 8, 10]


@pytest.mark.parametrize("participants", [0, 1, 2, 3])
@pytest.mark.parametrize("visits", [1, 2, 12])
def test_hardly_any_participants_give_a_reason(participants: int, visits: int) -> None:
    result = repeated_measures_differences(*invented(23, participants, visits))
    assert set(reasons(result)) == {(EMPTY_ARM, EMPTY_ARM, CONFOUNDED, TOO_FEW)[participants]}
    assert all(is_blank(estimate) for estimate in result.differences)


def test_no_visit_is_no_answer() -> None:
    result = repeated_measures_differences(np.empty((4, 0)), [1, 2, 3, 4], [True, False] * 2)
    assert result == RepeatedMeasures((), 0, 0)


@pytest.mark.parametrize("missing", [0.0, 0.3, 0.6])
@pytest.mark.parametrize("participants", [5, 8, 14])
def test_sparse_small_trials_give_an_estimate_or_a_reason(
    participants: int, missing: float
) -> None:
    for seed in range(12):
        result = repeated_measures_differences(*invented(seed, participants, 3, missing))
        for estimate in result.differences:
            if estimate.reason:
                assert is_blank(estimate)
            else:
                assert np.isfinite(numbers(estimate)).all()
                assert estimate.df > 0


# Large trials


def test_ten_thousand_participants_take_about_a_second() -> None:
    trial = invented(24, 10_000, 3, 0.1)
    start = time.perf_counter()
    result = repeated_measures_differences(*trial)
    assert time.perf_counter() - start < 2
    for estimate in result.differences:
        # The trial was made with a difference of 2.
        assert estimate.low < 2 < estimate.high
        assert 8_900 < estimate.df < 10_000


# A caller's mistakes


@pytest.mark.parametrize(
    ("values", "baseline", "treated", "options"),
    [
        ([1, 2], [1, 2], [True, False], {}),
        ([[1], [2]], [1], [True, False], {}),
        ([[1], [2]], [1, 2], [True], {}),
        ([[1], [2]], [1, 2], [1, 0], {}),
        ([[math.inf], [2]], [1, 2], [True, False], {}),
        ([[1], [2]], [1, math.inf], [True, False], {}),
        ([[1], [2]], [1, 2], [True, False], {"scale": "sqrt"}),
    ],
)
def test_a_wrong_argument_raises(
    values: Any, baseline: Any, treated: Any, options: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="must"):
        repeated_measures_differences(values, baseline, treated, **options)
