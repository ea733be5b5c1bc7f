"""Re-randomisation against complete enumeration by R and by other algorithms, and properties."""

import math
import tracemalloc
from dataclasses import replace
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lib.statistics import estimates
from lib.statistics.allocations import counting
from lib.statistics.estimates import EMPTY_ARM, NOT_POSITIVE
from lib.statistics.means import mean_difference
from lib.statistics.models.ancova import CONFOUNDED, CONFOUNDED_STRATA, adjusted_mean_difference
from lib.statistics.randomisation import (
    TOO_FEW_ALLOCATIONS,
    Randomisation,
    rerandomised_adjusted_difference,
)
from tests.support.r_answers import agrees, case_given_to_r, given_to_r, printed_by_r

TRIALS = given_to_r("randomisation")
R = printed_by_r("randomisation")
BLOCKS = given_to_r("rerandomised_blocks")
R_OF_BLOCKS = printed_by_r("rerandomised_blocks")
SMALL = [key for key in R if not key.startswith("twenty_eight")]
NAN = estimates.NAN
Trial = tuple[list[float], list[float], list[bool], list[int]]


def answer(key: str, **options: Any) -> Randomisation:
    name, scale, method = key.split("/")
    rows = case_given_to_r(TRIALS, name)
    strata = rows["stratum"] if method == "strata" else None
    return rerandomised_adjusted_difference(
        rows["value"], rows["baseline"], rows["treated"], strata=strata, scale=scale, **options
    )


def unadjusted(values: Any, treated: Any, **options: Any) -> Randomisation:
    """Everybody has the same baseline, which then is no covariate."""
    return rerandomised_adjusted_difference(values, np.ones(len(values)), treated, **options)


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """Three to nine participants, measured in quarters with many ties, in up to three strata."""
    treated = draw(st.lists(st.booleans(), min_size=3, max_size=9))
    assume(any(treated) and not all(treated))
    quarters = st.lists(
        st.integers(-8, 8).map(lambda x: x / 4), min_size=len(treated), max_size=len(treated)
    )
    strata = draw(st.lists(st.integers(1, 3), min_size=len(treated), max_size=len(treated)))
    return draw(quarters), draw(quarters), treated, strata


@st.composite
def larger_trials(draw: st.DrawFn) -> Trial:
    """Eight to ten participants with 56 allocations or more, in one or two strata."""
    size = draw(st.integers(8, 10))
    few = draw(st.integers(3, size - 3))
    treated = draw(st.permutations([True] * few + [False] * (size - few)))
    quarters = st.lists(st.integers(-8, 8).map(lambda x: x / 4), min_size=size, max_size=size)
    strata = draw(st.sampled_from([[1] * size, [1] * (size - 2) + [2] * 2]))
    return draw(quarters), draw(quarters), treated, strata


def coefficient(values: np.ndarray, design: np.ndarray) -> float:
    """Coefficient of the first column by least squares; NaN if the others explain the column."""
    weights, *_ = np.linalg.lstsq(design[:, 1:], design[:, 0], rcond=None)
    if np.abs(design[:, 0] - design[:, 1:] @ weights).max() < 1e-9:
        return NAN
    return float(np.linalg.lstsq(design, values, rcond=None)[0][0])


def enumerated(
    values: list[float], covariates: np.ndarray, treated: list[bool], strata: list[int]
) -> tuple[float, int]:
    """p value and number of allocations, every one written out and fitted."""
    labels = sorted(set(strata))
    places = [np.flatnonzero(np.array(strata) == label) for label in labels]
    taken = [
        combinations(members.tolist(), int(np.array(treated)[members].sum())) for members in places
    ]
    dummies = np.array([[label == own for label in labels] for own in strata])

    def statistic(chosen: list[int]) -> float:
        arm = np.zeros((len(values), 1))
        arm[chosen] = 1
        return coefficient(np.array(values), np.hstack([arm, covariates, dummies]))

    observed = statistic(np.flatnonzero(treated).tolist())
    found = [statistic([i for part in parts for i in part]) for parts in product(*taken)]
    # No allocation without a coefficient is less extreme.
    extreme = [not abs(each) < abs(observed) * (1 - 1e-9) - 1e-12 for each in found]
    return sum(extreme) / len(extreme), len(extreme)


# Against R


@pytest.mark.parametrize("key", list(R))
def test_looking_at_every_allocation_gives_what_r_gives_by_fitting_each(key: str) -> None:
    found, expected = answer(key), R[key]
    # A million takes six digits off the difference of two values.
    rel = 1e-8 if key.startswith("large_offset") else 1e-12
    agrees(found, expected, key, rel=rel, abs=1e-14)
    assert found.p_value * found.allocations == pytest.approx(
        expected["p_value"] * expected["allocations"], rel=0, abs=1e-6
    )
    assert (found.exhaustive, found.seed) == (True, None)
    assert found.reason == (TOO_FEW_ALLOCATIONS if math.isnan(found.low) else "")


@pytest.mark.parametrize("key", SMALL)
def test_the_size_of_the_blocks_changes_nothing(key: str, monkeypatch: Any) -> None:
    expected = answer(key)
    monkeypatch.setattr(counting, "BLOCK", 7)
    monkeypatch.setattr(counting, "CHUNK", 5)
    assert answer(key) == expected


@pytest.mark.parametrize("key", [key for key in SMALL if not key.startswith("constant_value")])
def test_random_allocations_agree_with_all_of_them_to_their_own_error(key: str) -> None:
    exact = R[key]["p_value"]
    found = answer(key, most_allocations=0)
    # The seed is fixed, so four standard errors are no gamble.
    error = math.sqrt(exact * (1 - exact) / 100_000)
    assert found.p_value == pytest.approx(exact, rel=0, abs=4 * error + 1e-5)
    assert (found.allocations, found.exhaustive, found.seed) == (100_000, False, 20250101)


@pytest.mark.parametrize("key", [key for key in R_OF_BLOCKS if "coin" not in key])
def test_within_blocks_p_and_the_limits_are_those_of_r(key: str) -> None:
    case, scale, method = key.split("/")
    rows = case_given_to_r(BLOCKS, case)
    baseline = rows["baseline"] if method == "adjusted" else np.ones(len(rows))
    found = rerandomised_adjusted_difference(
        rows["value"], baseline, rows["treated"], strata=rows["block"], scale=scale
    )
    # R halves an interval until its ends are the same number.
    agrees(found, R_OF_BLOCKS[key], key, rel=1e-10)
    assert found.kept == found.allocations


@pytest.mark.parametrize("case", ["fours", "fours_with_gaps", "mixed"])
def test_without_a_covariate_p_within_blocks_is_that_of_coin(case: str) -> None:
    rows = case_given_to_r(BLOCKS, case)
    found = rerandomised_adjusted_difference(
        rows["value"], np.ones(len(rows)), rows["treated"], strata=rows["block"]
    )
    assert found.p_value == pytest.approx(
        R_OF_BLOCKS[f"{case}/coin/unadjusted"]["p_value"], rel=1e-12
    )


# Against second implementations


@given(trials())
def test_the_mean_difference_is_that_of_every_allocation_written_out(trial: Trial) -> None:
    values, _, treated, _ = trial
    everyone = [1] * len(values)
    p, number = enumerated(values, np.zeros((len(values), 0)), treated, everyone)
    found = unadjusted(values, treated)
    assert found.p_value == pytest.approx(p, rel=1e-12)
    assert found.allocations == number
    assert found.value == pytest.approx(mean_difference(values, treated).value, rel=1e-9, abs=1e-12)


@given(trials(), st.booleans())
def test_the_adjusted_difference_is_that_of_every_allocation_written_out(
    trial: Trial, stratified: bool
) -> None:
    values, baseline, treated, strata = trial
    labels = strata if stratified else None
    found = rerandomised_adjusted_difference(values, baseline, treated, strata=labels)
    estimate = adjusted_mean_difference(values, baseline, treated, strata=labels)
    if math.isnan(estimate.value):
        assert math.isnan(found.value)
        assert math.isnan(found.p_value)
        assert found.reason == estimate.reason
        return
    groups = strata if stratified else [1] * len(values)
    p, number = enumerated(values, np.array(baseline)[:, None], treated, groups)
    assert found.p_value == pytest.approx(p, rel=1e-12)
    assert found.allocations == number
    assert found.value == estimate.value


def test_29_participants_are_counted_as_a_table_of_whole_sums_counts_them() -> None:
    # Ways to choose k scores that add up to s, by adding one participant after the other.
    scores = [(7 * i * i + 3 * i) % 33 for i in range(29)]
    ways: dict[tuple[int, int], int] = {(0, 0): 1}
    for score in scores:
        for (k, s), number in list(ways.items()):
            ways[k + 1, s + score] = ways.get((k + 1, s + score), 0) + number
        # Each entry was extended once: those of this participant were not in the list yet.
    treated = [i % 2 == 0 for i in range(29)]
    distance = abs(29 * sum(scores[::2]) - 15 * sum(scores))
    extreme = sum(
        number
        for (k, s), number in ways.items()
        if k == 15 and abs(29 * s - 15 * sum(scores)) >= distance
    )
    tracemalloc.start()
    found = unadjusted(scores, treated)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.allocations == math.comb(29, 15) == 77_558_760
    assert found.p_value == extreme / 77_558_760
    assert peak < 20e6


def test_two_treated_among_1500_are_every_pair_of_them() -> None:
    values = np.random.default_rng(5).integers(0, 40, 1500)
    treated = np.arange(1500) < 2
    first, second = np.triu_indices(1500, 1)
    distance = np.abs(750 * (values[first] + values[second]) - values.sum())
    found = unadjusted(values, treated)
    assert found.allocations == distance.size
    assert found.p_value == (distance >= distance[0]).mean()


def test_pairs_as_strata_are_the_test_of_every_sign_of_their_differences() -> None:
    differences = np.array([3.0, -1.0, 2.0, 5.0, -2.0, 4.0, 1.0, 0.0, 6.0, -3.0, 2.0])
    first = np.array([20.0, 30, 25, 18, 27, 22, 31, 29, 24, 26, 23])
    found = rerandomised_adjusted_difference(
        np.concatenate([first + differences, first]),
        np.ones(22),
        [True] * 11 + [False] * 11,
        strata=[*range(11), *range(11)],
    )
    sums = [abs(np.dot(signs, differences)) for signs in product((-1, 1), repeat=11)]
    assert found.value == pytest.approx(differences.mean(), rel=1e-14)
    assert found.p_value == np.mean(np.array(sums) >= differences.sum())
    assert found.allocations == 2**11


def test_the_test_rejects_no_more_often_than_its_level() -> None:
    # Each allocation in turn takes the place of the observed allocation.
    values = [3, 5, 5, 9, 1, 14, 7, 2]
    baseline = [4, 4, 6, 8, 2, 9, 9, 3]
    found = []
    for chosen in combinations(range(8), 4):
        treated = [i in chosen for i in range(8)]
        found.append(rerandomised_adjusted_difference(values, baseline, treated).p_value)
    ordered = np.sort(found)
    assert (ordered >= np.arange(1, 71) / 70 - 1e-12)[np.append(np.diff(ordered) > 0, True)].all()


def test_six_participants_by_hand() -> None:
    # 10 + 11 + 12 is the largest of the 20 sums of three of six; its opposite is the smallest.
    found = unadjusted([1, 2, 3, 10, 11, 12], [False] * 3 + [True] * 3)
    assert found == Randomisation(
        *(9.0, NAN, NAN, 2 / 20, 3, 3),
        allocations=20,
        exhaustive=True,
        kept=0,
        seed=None,
        method="re-randomisation of the ANCOVA difference, every allocation",
        # The observed allocation and its opposite are always among the most extreme.
        reason=TOO_FEW_ALLOCATIONS,
    )


# The interval

WAYS: list[dict[str, Any]] = [
    {},
    {"most_allocations": 0, "draws": 239},
    {"most_kept": 0, "draws": 239},
]


@given(
    trials() | larger_trials(),
    st.booleans(),
    st.sampled_from(WAYS),
    st.sampled_from(["linear", "log"]),
)
def test_the_interval_leaves_no_difference_out_exactly_if_p_is_at_most_5_percent(
    trial: Trial, stratified: bool, way: dict[str, Any], scale: str
) -> None:
    values, baseline, treated, strata = (np.array(part) for part in trial)
    if scale == "log":
        values, baseline = np.exp(values), np.exp(baseline)
    labels = strata if stratified else None
    found = rerandomised_adjusted_difference(
        values, baseline, treated, strata=labels, scale=scale, **way
    )
    if math.isnan(found.low):
        assert found.reason
        assert math.isnan(found.high)
        return
    none = 1 if scale == "log" else 0
    assert found.low <= found.value <= found.high
    assert (not found.low <= none <= found.high) == (found.p_value <= 0.05)


@given(larger_trials())
def test_the_limits_are_where_the_test_of_the_shifted_values_begins_to_reject(
    trial: Trial,
) -> None:
    values, baseline, treated, strata = (np.array(part) for part in trial)
    found = rerandomised_adjusted_difference(values, baseline, treated, strata=strata)
    assume(not math.isnan(found.low))

    def p_of(shift: float) -> float:
        shifted = values - shift * treated
        return rerandomised_adjusted_difference(shifted, baseline, treated, strata=strata).p_value

    for limit in (found.low, found.high):
        distance = limit - found.value
        # The slack of ties moves a limit by some billionths of its distance.
        if abs(distance) > 1e-6:
            assert p_of(found.value + distance * (1 - 1e-6)) > 0.05
            for beyond in (1e-6, 0.5, 20):
                assert p_of(found.value + distance * (1 + beyond)) <= 0.05


def large_trial() -> dict[str, Any]:
    """29 participants, 77 million allocations."""
    generator = np.random.default_rng(17)
    baseline = generator.normal(50, 10, 29)
    treated = np.arange(29) % 2 == 0
    values = 0.5 * baseline + generator.normal(0, 6, 29) + 5 * treated
    return {"values": values, "baseline": baseline, "treated": treated}


def test_random_allocations_give_the_limits_to_their_own_error() -> None:
    # Blocks of four, all 279,936 allocations of them, or 100,000 random ones.
    trial = large_trial()
    strata = np.arange(29) // 4
    every, some = (
        rerandomised_adjusted_difference(**trial, strata=strata, most_kept=most)
        for most in (600_000, 0)
    )
    assert (every.kept, some.kept) == (279_936, 100_000)
    assert some.p_value == every.p_value
    # At a limit the share of 0.05 has a standard error of 0.0007, and p falls by 0.117 over a
    # quarter of the length of the interval, which is about a standard error of the difference.
    margin = 4 * 0.0007 / 0.117 * (every.high - every.low) / 4
    assert [some.low, some.high] == pytest.approx([every.low, every.high], rel=0, abs=margin)


def test_shifted_values_shift_the_interval_and_other_units_stretch_it() -> None:
    trial = large_trial()
    # Within pairs all 16,384 allocations are looked at.
    trial["strata"] = [*range(14), *range(14), 14]
    trial["treated"] = treated = np.arange(29) < 14
    found = rerandomised_adjusted_difference(**trial)
    shifted = rerandomised_adjusted_difference(
        **(trial | {"values": trial["values"] + 7 * treated})
    )
    assert [shifted.low, shifted.high] == pytest.approx([found.low + 7, found.high + 7], rel=1e-7)
    scaled = rerandomised_adjusted_difference(**(trial | {"values": trial["values"] * 1e-3}))
    assert [scaled.low, scaled.high] == pytest.approx([found.low / 1e3, found.high / 1e3], rel=1e-9)
    swapped = rerandomised_adjusted_difference(**(trial | {"treated": ~treated}))
    assert [swapped.low, swapped.high] == pytest.approx([-found.high, -found.low], rel=1e-9)


# Invariance


@given(trials(), st.randoms(use_true_random=False))
def test_order_arms_shift_and_unit_leave_p_exactly_as_it_was(trial: Trial, random: Any) -> None:
    values, baseline, treated, strata = (np.array(part) for part in trial)
    found = rerandomised_adjusted_difference(values, baseline, treated, strata=strata)
    assume(not math.isnan(found.p_value))
    order = random.sample(range(values.size), values.size)
    mixed = rerandomised_adjusted_difference(
        values[order], baseline[order], treated[order], strata=strata[order]
    )
    swapped = rerandomised_adjusted_difference(values, baseline, ~treated, strata=strata)
    variants = [
        mixed,
        swapped,
        rerandomised_adjusted_difference(values + 1e6, baseline, treated, strata=strata),
        rerandomised_adjusted_difference(values, baseline - 1e6, treated, strata=strata),
        rerandomised_adjusted_difference(values * 1e-7 / 3, baseline * 7e7, treated, strata=strata),
        rerandomised_adjusted_difference(values - baseline, baseline, treated, strata=strata),
    ]
    assert [variant.p_value for variant in variants] == [found.p_value] * 6
    assert swapped.value == pytest.approx(-found.value, rel=1e-9, abs=1e-12)
    assert mixed.value == pytest.approx(found.value, rel=1e-9, abs=1e-12)
    plain = unadjusted(values, treated).p_value
    for transformed in (values[::-1] + 1e6, values[::-1] / 3e7):
        assert unadjusted(transformed, ~treated[::-1]).p_value == plain


def test_random_allocations_do_not_depend_on_the_order_of_participants_or_strata() -> None:
    rows = case_given_to_r(TRIALS, "strata")
    mixed = rows.sample(frac=1, random_state=3)
    original, shuffled = (
        rerandomised_adjusted_difference(
            frame["value"],
            frame["baseline"],
            frame["treated"],
            strata=frame["stratum"],
            most_allocations=0,
            draws=5_000,
        )
        for frame in (rows, mixed)
    )
    # The order of additions is another.
    first, second = (replace(each, value=0, low=0, high=0) for each in (original, shuffled))
    assert first == second
    for name in ("value", "low", "high"):
        assert getattr(original, name) == pytest.approx(getattr(shuffled, name), rel=1e-12)


def test_the_same_seed_gives_the_same_p_and_another_seed_another() -> None:
    first, again, another = (
        answer("uneven/linear/adjusted", most_allocations=1286, seed=seed, draws=40_000)
        for seed in (1, 1, 2)
    )
    assert first == again
    assert first.p_value != another.p_value
    assert (first.allocations, first.seed) == (40_000, 1)
    assert first.method == "re-randomisation of the ANCOVA difference, random allocations"


def test_all_allocations_are_looked_at_if_there_are_no_more_than_allowed() -> None:
    assert answer("uneven/linear/adjusted", most_allocations=1287).exhaustive
    assert not answer("uneven/linear/adjusted", most_allocations=1286).exhaustive


def test_the_p_of_random_allocations_counts_the_observed_one() -> None:
    found = unadjusted([0.0] * 20 + [1.0] * 20, [False] * 20 + [True] * 20, draws=99)
    assert found.p_value == 1 / 100


# Little data, and much


def test_ten_thousand_participants_need_little_memory() -> None:
    generator = np.random.default_rng(8)
    values, baseline = generator.normal(50, 10, (2, 10_000))
    tracemalloc.start()
    found = rerandomised_adjusted_difference(
        values, baseline, generator.random(10_000) < 0.5, draws=200
    )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found.allocations == 200
    assert peak < 20e6


def test_strata_by_the_thousand_with_one_participant_each_add_no_allocation() -> None:
    values = np.arange(3006) % 7
    strata = ["together"] * 6 + list(range(3000))
    found = rerandomised_adjusted_difference(
        values, np.ones(3006), np.arange(3006) % 2 == 0, strata=strata
    )
    # Sums of three of 0 to 5: 6 as against 7.5 or further off, all but 7 (3) and 8 (3).
    assert (found.allocations, found.p_value) == (20, 14 / 20)


def test_equal_values_have_a_p_of_one_whichever_way_it_is_found() -> None:
    for most in (0, 1_000):
        for found in (
            unadjusted([0.1] * 9, [True] * 4 + [False] * 5, most_allocations=most),
            rerandomised_adjusted_difference(
                [0.1] * 9, range(9), [True] * 4 + [False] * 5, most_allocations=most
            ),
        ):
            assert (found.value, found.p_value, found.reason) == (0.0, 1.0, "")


def test_a_baseline_that_explains_every_value_leaves_a_p_of_one() -> None:
    baseline = np.array([0.1, 0.7, 1.3, 2.9, 3.1, 4.7, 5.3])
    treated = [True, False, True, True, False, False, True]
    found = rerandomised_adjusted_difference(3 * baseline + 0.7, baseline, treated)
    assert found.p_value == 1
    # With an effect of 5 and no other remainder there is no residual, and still a share.
    values = 3 * baseline + 5 * np.array(treated)
    found = rerandomised_adjusted_difference(values, baseline, treated)
    p, _ = enumerated(values.tolist(), baseline[:, None], treated, [1] * 7)
    assert found.value == pytest.approx(5, rel=1e-12)
    assert found.p_value == pytest.approx(p, rel=1e-12)


def test_a_change_that_only_the_baseline_makes_has_a_p_of_one() -> None:
    # Arm and baseline nearly agree, which blows the rounding of a difference of zero up.
    baseline = np.array([0.75, -1.75, 1.0, 0.0])
    treated = np.array([True, False, True, False])
    for scale in (1, 1 / 3, 1e-9, 1e9):
        found = rerandomised_adjusted_difference(
            -scale * baseline, baseline, treated, strata=[1, 1, 1, 2]
        )
        assert found.p_value == 1


@pytest.mark.parametrize(
    ("values", "baseline"),
    [
        # No difference once adjusted, nothing to do with the baseline.
        ([-2, 2, 1, 1, -3, 0, -2, 3], [0, 0, 1, 2, -1, 2, 3, 0]),
        # All of it the baseline's.
        ([3, 1, 4, 1, 5, 9, 2, 6], [3, 1, 4, 1, 5, 9, 2, 6]),
        # A difference, and different allocations that come to the same.
        ([2, -3, 3, 1, 0, 0, -1, -1], [-1, 2, 3, -2, -3, 2, -3, 2]),
        ([2, 1, 0, 2, 1, 0, 2, 1], [1, 1, 1, 1, 1, 1, 1, 1]),
    ],
)
def test_digits_lost_to_a_large_offset_lose_no_tie(values: Any, baseline: Any) -> None:
    treated = [False, True, True, False, True, True, False, False]
    values, baseline = np.array(values) / 3, np.array(baseline) / 3
    expected = rerandomised_adjusted_difference(values, baseline, treated).p_value
    p, _ = enumerated(values.tolist(), baseline[:, None], treated, [1] * 8)
    assert expected == pytest.approx(p, rel=1e-12)
    for offset in (1e5, 1e7):
        for shifted in (
            rerandomised_adjusted_difference(values + offset, baseline, treated),
            rerandomised_adjusted_difference(values, baseline + offset, treated),
            rerandomised_adjusted_difference(values - offset, baseline + offset, treated),
        ):
            assert shifted.p_value == expected


def test_differences_apart_by_more_than_the_slack_are_no_ties() -> None:
    # The first is 1 + e above the mean of four, the next 1 below it, but for e / 4.
    treated = [True, False, False, False]
    assert unadjusted([1 + 3e-8, -1, 0, 0], treated).p_value == 1 / 4
    assert unadjusted([1 + 3e-10, -1, 0, 0], treated).p_value == 2 / 4
    assert unadjusted([1 - 3e-10, -1, 0, 0], treated).p_value == 2 / 4
    assert unadjusted([1 - 3e-8, -1, 0, 0], treated).p_value == 2 / 4


def test_one_participant_in_each_arm_has_a_p_of_one() -> None:
    found = unadjusted([3.0, 8.0], [True, False])
    assert (found.value, found.p_value, found.allocations) == (-5.0, 1.0, 2)
    found = rerandomised_adjusted_difference([3.0, 8.0], [4.0, 4.0], [True, False])
    assert (found.value, found.p_value, found.allocations) == (-5.0, 1.0, 2)


def test_a_missing_value_or_baseline_leaves_before_the_arms_are_dealt_out() -> None:
    values, baseline = [3, NAN, 8, 4, 9, 1], [1, 2, 2, NAN, 5, 3]
    treated = [True, True, False, True, False, True]
    found = rerandomised_adjusted_difference(values, baseline, treated, strata=list("aaabbb"))
    assert found == rerandomised_adjusted_difference(
        [3, 8, 9, 1], [1, 2, 5, 3], [True, False, False, True], strata=list("aabb")
    )
    assert (found.reason, found.allocations) == (TOO_FEW_ALLOCATIONS, 4)
    plain = unadjusted(values, treated)
    assert plain == unadjusted([3, 8, 4, 9, 1], [True, False, True, False, True])
    assert (plain.n_treatment, plain.n_control, plain.allocations) == (3, 2, 10)


@pytest.mark.parametrize(
    ("values", "baseline", "treated", "options", "reason"),
    [
        ([], [], np.zeros(0, dtype=bool), {}, EMPTY_ARM),
        ([5.0], [2.0], [True], {}, EMPTY_ARM),
        ([5.0, 6.0, NAN], [2.0, 1.0, 1.0], [True, True, False], {}, EMPTY_ARM),
        ([5.0, 6.0], [2.0, 1.0], [True, False], {}, CONFOUNDED),
        ([5.0, 6.0, 2.0], [2.0, 1.0, 2.0], [True, False, True], {}, CONFOUNDED),
        ([5.0, 6.0, 2.0], [2.0, 0.0, 1.0], [True, False, True], {"scale": "log"}, NOT_POSITIVE),
        ([5.0, 6.0, 2.0], [2, 3, 1], [True, False, True], {"strata": "aba"}, CONFOUNDED_STRATA),
    ],
)
def test_data_that_cannot_answer_say_why(
    values: Any, baseline: Any, treated: Any, options: Any, reason: str
) -> None:
    if "strata" in options:
        options = {"strata": list(options["strata"])}
    found = rerandomised_adjusted_difference(values, baseline, treated, **options)
    assert math.isnan(found.value)
    assert math.isnan(found.p_value)
    assert (found.reason, found.allocations, found.exhaustive, found.seed) == (
        reason,
        0,
        False,
        None,
    )
    if reason == EMPTY_ARM:
        assert unadjusted(values, treated).reason == EMPTY_ARM


@pytest.mark.parametrize(
    "wrong",
    [
        {"draws": 0},
        {"seed": -1},
        {"scale": "square"},
        {"strata": ["a", "b"]},
        {"strata": ["a", None, "a"]},
        {"values": [1.0, math.inf, 2.0]},
        {"values": [1.0, 2.0]},
        {"treated": [1, 0, 1]},
    ],
)
def test_a_mistake_of_the_caller_raises(wrong: dict[str, Any]) -> None:
    arguments: dict[str, Any] = {
        "values": [1.0, 2.0, 3.0],
        "baseline": [1.0, 3.0, 2.0],
        "treated": [True, False, True],
    }
    with pytest.raises(ValueError, match="must"):
        rerandomised_adjusted_difference(**(arguments | wrong))
