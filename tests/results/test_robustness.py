"""The board of analyses and the participants left out, against R, refits and properties.

Closed forms agree with R to nine digits. The repeated-measures and the censored model are maxima
that both sides find by iteration, each ending a few digits before the last: six digits for what
`gls` prints at its own tolerance, eight where R went on to the maximum.
"""

import itertools
import math
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib.reading.examine import read_study
from lib.results.effects import NO_BASELINE, effect
from lib.results.robustness import (
    draws_of,
    effects_without_each,
    most_influential,
    rerandomised_at,
    rerandomised_effect,
    robustness_board,
    with_rerandomisation,
)
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, ONE_IN_ARM, Estimate
from lib.statistics.models.censored import ALL_BELOW_IN_ARM, censored_ratio
from lib.statistics.models.repeated_measures import TOO_MANY_VISITS
from lib.statistics.ranks.hodges_lehmann import LOWER_CONFIDENCE
from lib.study.outcomes import Outcome
from lib.study.study import Study
from tests.support.changes import changed, rewritten
from tests.support.files import SAMPLE, files_of
from tests.support.r_answers import printed_by_r
from tests.support.results import outcome_of
from tests.support.studies import (
    THREE_OUTCOMES,
    degenerate_studies,
    large_study,
    sample,
    small_study,
)

R = printed_by_r("sensitivity")
LINEAR = ("mex_sledai", "c3", "c4")
LOG = ("il6", "tnf_alpha", "anti_dsdna")
CASES = [(code, day) for code in (*LINEAR, *LOG) for day in (22, 43)]
ANALYSES = ["ancova", "welch", "hodges_lehmann", "repeated_measures"]
ITERATIVE = ("repeated_measures", "censored")
each_outcome = pytest.mark.parametrize(("code", "day"), [case for case in CASES if case[1] == 43])
each_case = pytest.mark.parametrize(("code", "day"), CASES)


def board_of(study: Study, code: str, day: int) -> pd.DataFrame:
    """The board, a row for each analysis by its name."""
    return robustness_board(study, outcome_of(study, code), day).set_index("analysis")


@cache
def sample_board(code: str, day: int) -> pd.DataFrame:
    return board_of(sample(), code, day)


@cache
def swapped() -> Study:
    """The sample with the names of the arms exchanged."""
    return rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )


def names_of(study: Study, outcome: Outcome, day: int) -> list[str]:
    """The censored model stands on the board where an analysed value is below the limit."""
    measured = study.values(outcome)[study.baseline_day].notna()
    below = (study.below_limit(outcome)[day] & measured).any()
    return [*ANALYSES, "censored"] if outcome.is_log and below else ANALYSES


def likelihood(study: Study, outcome: Outcome, day: int) -> Estimate:
    """The censored model, whether or not the board shows it."""
    return censored_ratio(
        study.as_measured(outcome)[day],
        study.below_limit(outcome)[day],
        study.treated,
        baseline=study.values(outcome)[study.baseline_day],
    )


def agrees(found: Any, expected: Mapping[str, float], rel: float) -> None:
    assert {name: found[name] for name in expected} == pytest.approx(expected, rel=rel, abs=0)


def without(study: Study, *gone: str) -> Study:
    """The study as if some participants had not been randomised."""
    people, rows = study.participants, study.measurements
    return replace(
        study,
        participants=people[~people["participant_id"].isin(gone)].reset_index(drop=True),
        measurements=rows[~rows["participant_id"].isin(gone)].reset_index(drop=True),
    )


def influential(study: Study, outcome: Outcome, day: int) -> str:
    left_out = effects_without_each(study, outcome, day)
    estimate = effect(study, outcome, day)
    return most_influential(left_out, estimate.value, outcome)


@each_case
def test_the_closed_forms_of_the_board_are_those_of_r(code: str, day: int) -> None:
    board = sample_board(code, day)
    ancova = printed_by_r("sample_study")[f"{code}/{day}/effect"]
    names = ("value", "low", "high", "p_value", "n_treatment", "n_control")
    agrees(board.loc["ancova"], {name: ancova[name] for name in names}, 1e-9)
    fitted = R[f"{code}/{day}/left_out"]
    agrees(board.loc["ancova"], {name: fitted[name] for name in ("standard_error", "df")}, 1e-9)
    for analysis in ("welch", "hodges_lehmann"):
        agrees(board.loc[analysis], R[f"{code}/{day}/{analysis}"], 1e-9)


@each_case
def test_the_repeated_measures_of_the_board_are_those_of_r(code: str, day: int) -> None:
    row = sample_board(code, day).loc["repeated_measures"]
    expected = dict(R[f"{code}/{day}/repeated_measures"])
    # Numerical derivatives of second order leave R eight digits of the degrees of freedom.
    agrees(row, expected, 1e-8)
    # The standard error of gls is some digits short of the maximum, the estimate less.
    agrees(row, R[f"{code}/{day}/gls"], 3e-6)


@pytest.mark.parametrize("day", [22, 43])
@pytest.mark.parametrize("code", LOG)
def test_the_censored_ratio_of_the_board_is_that_of_survreg(code: str, day: int) -> None:
    expected = dict(R[f"{code}/{day}/censored"])
    # survreg stops when its likelihood no longer moves: eight digits of where it does so.
    below = expected.pop("n_below")
    study = sample()
    outcome = outcome_of(study, code)
    model = asdict(likelihood(study, outcome, day))
    agrees(model, expected, 1e-8)
    board = sample_board(code, day)
    # The board does not show a model that would only repeat the ANCOVA.
    assert ("censored" in board.index) == (below > 0)
    if below:
        agrees(board.loc["censored"], expected, 1e-8)
        assert board.at["censored", "reason"] == ""
    analysed = study.values(outcome)[[1, day]].notna().all(axis=1)
    assert (study.below_limit(outcome)[day] & analysed).sum() == below
    if code == "il6":
        assert below > 0


@each_case
def test_the_comparisons_without_each_participant_are_those_of_lm(code: str, day: int) -> None:
    study = sample()
    outcome = outcome_of(study, code)
    frame = effects_without_each(study, outcome, day)
    expected, each = R[f"{code}/{day}/left_out"], R[f"{code}/{day}/left_out/each"]
    assert [f"P{int(number):02}" for number in each] == list(frame["participant_id"])
    assert list(frame["value"]) == pytest.approx(list(each.values()), rel=1e-9, abs=0)
    assert frame["value"].min() == pytest.approx(expected["lowest"], rel=1e-9)
    assert frame["value"].max() == pytest.approx(expected["highest"], rel=1e-9)
    arms = study.participants.set_index("participant_id")["arm"]
    assert list(frame["arm"]) == list(arms[frame["participant_id"]])
    assert influential(study, outcome, day) == f"P{int(expected['participant']):02}"


def test_the_unadjusted_analyses_are_those_of_the_change_by_hand() -> None:
    # Falls of 1, 2, 3 against 5, 6, 10: means -2 and -7, variances 1 and 7; of the nine
    # differences 2, 3, 3, 4, 4, 5, 7, 8, 9 the median is 4.
    study = small_study(
        "TTTCCC",
        score=["8 7", "5 3", "9 6", "8 3", "7 1", "11 1"],
        marker=["8 4", "4 1", "16 2", "32 1", "64 1", "1024 1"],
    )
    board = board_of(study, "score", 22)
    welch, shift = board.loc["welch"], board.loc["hodges_lehmann"]
    assert welch["value"] == pytest.approx(5, rel=1e-12)
    assert welch["standard_error"] == pytest.approx(math.sqrt(1 / 3 + 7 / 3), rel=1e-12)
    assert welch["df"] == pytest.approx((8 / 3) ** 2 / ((1 / 3) ** 2 / 2 + (7 / 3) ** 2 / 2))
    assert (shift["value"], shift["low"], shift["high"]) == (4, 2, 9)
    assert shift["p_value"] == pytest.approx(2 / 20, rel=1e-12)
    assert shift["reason"] == LOWER_CONFIDENCE
    assert list(board["confidence"]) == pytest.approx([0.95, 0.95, 0.9, 0.95], rel=1e-12)
    # The marker is 2 to the power of the same numbers.
    board = board_of(study, "marker", 22)
    assert board.at["welch", "value"] == pytest.approx(2**5, rel=1e-12)
    shift = board.loc["hodges_lehmann"]
    assert [shift["value"], shift["low"], shift["high"]] == pytest.approx([16, 4, 512], rel=1e-12)


def test_equal_changes_are_ties_whatever_digits_their_subtraction_leaves() -> None:
    pairs = ["0.1 0.3", "0.2 0.5", "0.7 0.9", "2.1 2.4", "0.6 0.7", "0.3 0.4", "1.1 1.3", "0.4 0.6"]
    arms = "TTTTCCCC"
    whole = [" ".join(str(int(10 * Decimal(number))) for number in pair.split()) for pair in pairs]
    changes = [Decimal(pair.split()[1]) - Decimal(pair.split()[0]) for pair in pairs]
    ranks = [
        sum(other < change for other in changes) + (sum(other == change for other in changes)) / 2
        for change in changes
    ]
    middle = 4 * sum(ranks) / 8
    sums = [sum(chosen) for chosen in itertools.combinations(ranks, 4)]
    p = sum(abs(total - middle) >= abs(sums[0] - middle) for total in sums) / len(sums)
    for texts in (pairs, whole):
        found = board_of(small_study(arms, level=texts), "level", 22).loc["hodges_lehmann"]
        assert found["p_value"] == pytest.approx(p, rel=1e-12)
    assert found["value"] == 1
    # The same numbers as ratios to baseline: 3, 2.5, 3, 2.5 and 3 / 1, 2, 5 / 2, 6 / 2.
    ratios = ["0.1 0.3", "0.2 0.5", "0.7 2.1", "2 5", "1 3", "0.3 0.6", "0.6 1.5", "0.2 0.6"]
    exact = [Decimal("3"), Decimal("2.5"), Decimal("3"), Decimal("2.5")]
    exact += [Decimal("3"), Decimal("2"), Decimal("2.5"), Decimal("3")]
    ranks = [
        sum(other < change for other in exact) + (sum(other == change for other in exact)) / 2
        for change in exact
    ]
    middle = 4 * sum(ranks) / 8
    sums = [sum(chosen) for chosen in itertools.combinations(ranks, 4)]
    p = sum(abs(total - middle) >= abs(sums[0] - middle) for total in sums) / len(sums)
    found = board_of(small_study(arms, marker=ratios), "marker", 22).loc["hodges_lehmann"]
    assert found["p_value"] == pytest.approx(p, rel=1e-12)


def test_equal_changes_of_large_values_do_not_vary() -> None:
    # Rises of 0.2, which subtraction leaves with errors of up to 1e-10, other ones for each size.
    level = [f"{size}.1 {size}.3" for size in (10, 2000, 300000, 70000, 600, 900000)]
    welch = board_of(small_study("TTTCCC", level=level), "level", 22).loc["welch"]
    assert (welch["value"], welch["reason"]) == (0, NO_VARIATION)


def test_a_value_below_the_limit_is_half_of_it_but_in_the_censored_model() -> None:
    course = ["8 <4", "9 3.5", "7 <4", "8 7", "9 10", "6 5.5", "7 5"]
    halves = [text.replace("<4", "2") for text in course]
    censored, halved = (
        board_of(small_study("TTTTCCC", marker=c), "marker", 22) for c in (course, halves)
    )
    pd.testing.assert_frame_equal(censored.loc[ANALYSES], halved)
    # Nothing below the limit: maximum likelihood is least squares, and the board leaves it out.
    study = small_study("TTTTCCC", marker=halves)
    uncensored = likelihood(study, outcome_of(study, "marker"), 22)
    assert uncensored.value == pytest.approx(halved.at["ancova", "value"], rel=1e-9)
    assert "censored" not in halved.index
    assert censored.at["censored", "value"] != pytest.approx(uncensored.value, rel=0.01)


@pytest.mark.parametrize(
    ("course", "made"),
    [
        (["8 4", "9 3.5", "7 <4", "8 7", "9 10", "6 5.5"], True),
        (["8 4", "9 3.5", "7 6", "8 7", "9 10", "6 5.5"], False),
        # Who has no baseline value is not analysed.
        (["8 4", "9 3.5", "7 6", ". <4", "8 7", "9 10", "6 5.5"], False),
    ],
    ids=["one below", "none below", "none below of the analysed"],
)
def test_the_censored_model_is_on_the_board_where_an_analysed_value_is_below_the_limit(
    course: list[str], made: bool
) -> None:
    arms = "T" * (len(course) - 3) + "CCC"
    board = board_of(small_study(arms, marker=course), "marker", 22)
    assert list(board.index) == ([*ANALYSES, "censored"] if made else ANALYSES)
    assert board["value"].map(math.isfinite).all()
    assert set(zip(board["n_treatment"], board["n_control"], strict=True)) == {(3, 3)}


BLOCKS_OF_TWO = THREE_OUTCOMES.replace(
    "[arms.treatment]", '[design]\nallocation = "permuted blocks"\n[arms.treatment]'
)


def test_the_arms_are_allotted_anew_within_the_blocks_that_were_measured() -> None:
    # Four pairs and two who are alone in theirs: one was not measured, one block was not filled.
    study = small_study(
        "TCCTTCTCTC",
        columns={"block": list("1122334455")},
        settings=BLOCKS_OF_TWO,
        score=["8 4", "7 5", "9 6", "8 3", "6 2", "7 6", "8 5", "6 7", "7 .", "5 4"],
    )
    found = rerandomised_at(study, study.first_outcome, 22)
    assert (found.n_treatment, found.n_control) == (4, 5)
    assert found.allocations == 2**4
    free = rerandomised_at(replace(study, allocation=None), study.first_outcome, 22)
    assert free.allocations == math.comb(9, 4)


@each_case
def test_the_second_row_of_the_board_is_the_estimate_judged_by_its_own_allocations(
    code: str, day: int
) -> None:
    study = replace(sample(), allocation=None)
    outcome = outcome_of(study, code)
    found = rerandomised_at(study, outcome, day)
    plain = robustness_board(study, outcome, day)
    board = with_rerandomisation(plain, found)
    pd.testing.assert_frame_equal(board.drop(index=1).reset_index(drop=True), plain)
    row = board.iloc[1]
    assert row["analysis"] == "rerandomised"
    # Without blocks and strata it is the estimate of the ANCOVA; its t interval is near.
    assert row["value"] == plain["value"].iloc[0]
    assert (row["low"], row["high"], row["p_value"]) == (found.low, found.high, found.p_value)
    limits, usual = (np.array(each[["low", "high"]], dtype=float) for each in (row, plain.iloc[0]))
    if outcome.is_log:
        limits, usual = np.log(limits), np.log(usual)
    assert np.abs(limits - usual).max() < 0.1 * (usual[1] - usual[0])


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_the_rerandomisation_counts_every_allocation_of_the_analysed(scale: str) -> None:
    texts = ["8 4", "7 5", "9 4.5", "8.5 7", "6 6", "7.5 8", "5 .", ". 3"]
    study = small_study("TTTCCCCT", level=texts, marker=texts)
    outcome = outcome_of(study, "marker" if scale == "log" else "level")
    found = rerandomised_at(study, outcome, 22)
    before, after = np.array([[float(n) for n in text.split()] for text in texts[:6]]).T
    if scale == "log":
        before, after = np.log(before), np.log(after)
    differences = []
    for members in itertools.combinations(range(6), 3):
        arm = np.isin(np.arange(6), members).astype(float)
        design = np.column_stack([np.ones(6), arm, before])
        differences.append(np.linalg.lstsq(design, after, rcond=None)[0][1])
    observed = differences[0]
    extreme = np.abs(differences) >= abs(observed) * (1 - 1e-9)
    assert found.p_value == pytest.approx(extreme.mean(), rel=1e-12)
    assert found.value == pytest.approx(
        math.exp(observed) if scale == "log" else observed, rel=1e-9
    )
    assert (found.allocations, found.n_treatment, found.n_control) == (20, 3, 3)


@pytest.mark.parametrize("code", ["c3", "il6"])
def test_the_most_influential_moves_the_estimate_most_when_the_others_are_fitted_anew(
    code: str,
) -> None:
    study = sample()
    rows = study.measurements
    study = replace(study, measurements=rows[rows["outcome"] == code])
    outcome = outcome_of(study, code)
    frame = effects_without_each(study, outcome, 43)
    whole = effect(study, outcome, 43).value
    moved = {}
    for who, value in zip(frame["participant_id"], frame["value"], strict=True):
        anew = effect(without(study, who), outcome, 43).value
        assert value == pytest.approx(anew, rel=1e-9)
        moved[who] = abs(math.log(anew / whole)) if outcome.is_log else abs(anew - whole)
    assert influential(study, outcome, 43) == max(moved, key=lambda who: moved[who])
    values = study.values(outcome)
    analysed = values[[1, 43]].notna().all(axis=1)
    assert list(frame["participant_id"]) == list(values.index[analysed])


def test_the_most_influential_by_hand() -> None:
    # Means 4 and 3; without the 9 they are 1.5 and 3, without the 1 they are 5.5 and 3.
    study = small_study("TTTCCC", score=["5 1", "5 2", "5 9", "5 3", "5 3", "5 3"])
    frame = effects_without_each(study, study.first_outcome, 22)
    assert list(frame["value"]) == pytest.approx([2.5, 2, -1.5, 1, 1, 1], rel=1e-12)
    assert influential(study, study.first_outcome, 22) == "3"


def test_a_ratio_is_moved_as_a_ratio() -> None:
    # Geometric means 4 and 2. Without the 64 the ratio falls from 2 to 1 / 2, a factor of 4;
    # without a 1 it rises to 4, a factor of 2 though the larger difference.
    study = small_study("TTTCCC", marker=["5 1", "5 1", "5 64", "5 2", "5 2", "5 2"])
    marker = outcome_of(study, "marker")
    frame = effects_without_each(study, marker, 22)
    assert list(frame["value"]) == pytest.approx([4, 4, 0.5, 2, 2, 2], rel=1e-12)
    assert influential(study, marker, 22) == "3"


def test_the_only_participant_of_an_arm_has_no_comparison_without_them() -> None:
    study = small_study("TCCC", score=["5 1", "5 2", "5 9", "5 4"])
    frame = effects_without_each(study, study.first_outcome, 22)
    # 1 against 13 / 2, 3 and 11 / 2, from 1 against 5.
    assert list(frame["value"]) == pytest.approx([math.nan, -5.5, -2, -4.5], nan_ok=True, rel=1e-12)
    assert influential(study, study.first_outcome, 22) == "3"


@pytest.mark.parametrize("code", ["level", "marker"])
def test_without_a_baseline_no_analysis_is_made_and_each_says_so(code: str) -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    outcome = outcome_of(study, code)
    board = robustness_board(study, outcome, 22)
    assert len(board) == 4
    assert board["value"].isna().all()
    assert list(board["reason"].unique()) == [NO_BASELINE]
    found = rerandomised_at(study, outcome, 22)
    assert (found.allocations, found.reason) == (0, NO_BASELINE)


def test_without_anybody_to_leave_out_nobody_is_the_most_influential() -> None:
    for name, code in (("an arm without values", "score"), ("an outcome without values", "level")):
        study = degenerate_studies()[name]
        assert influential(study, outcome_of(study, code), 22) == ""
    pair = degenerate_studies()["one participant per arm"]
    assert influential(pair, pair.first_outcome, 22) == ""


@pytest.mark.parametrize("code", ["score", "level", "marker"])
def test_nobody_is_the_most_influential_where_leaving_out_moves_nothing(code: str) -> None:
    study = degenerate_studies()["a constant outcome"]
    outcome = outcome_of(study, code)
    frame = effects_without_each(study, outcome, 22)
    assert list(frame["value"]) == [1.0 if outcome.is_log else 0.0] * 6
    assert influential(study, outcome, 22) == ""


def test_nobody_is_the_most_influential_where_leaving_out_moves_rounding_error_alone() -> None:
    # Every treated level rises by 10.6 and every other falls by 1.8: 12.4 without anybody.
    level = ["80.1 90.7", "75.3 85.9", "70.2 80.8", "82.1 80.3", "71.7 69.9", "78.4 76.6"]
    study = small_study("TTTCCC", level=level)
    outcome = outcome_of(study, "level")
    frame = effects_without_each(study, outcome, 22)
    assert list(frame["value"]) == pytest.approx([12.4] * 6, rel=1e-12)
    assert influential(study, outcome, 22) == ""


@each_outcome
def test_swapping_the_arms_turns_the_whole_board_over(code: str, day: int) -> None:
    before, after = sample_board(code, day), board_of(swapped(), code, day)
    assert list(after.index) == list(before.index)
    for name in before.index:
        original, mirrored = before.loc[name], after.loc[name]
        # An iteration from another start ends a few digits elsewhere.
        rel = 1e-8 if name in ITERATIVE else 1e-9
        turned = [mirrored["value"], mirrored["high"], mirrored["low"]]
        turned = [1 / number if code in LOG else -number for number in turned]
        assert turned == pytest.approx(
            [original["value"], original["low"], original["high"]], rel=rel, abs=1e-12, nan_ok=True
        )
        for same in ("p_value", "standard_error", "df"):
            assert mirrored[same] == pytest.approx(original[same], rel=rel, nan_ok=True), (
                name,
                same,
            )
        assert (mirrored["n_treatment"], mirrored["n_control"]) == (
            original["n_control"],
            original["n_treatment"],
        )
        for same in ("method", "reason"):
            assert mirrored[same] == original[same]


@each_outcome
def test_swapping_the_arms_turns_what_is_left_out_over_and_names_the_same(
    code: str, day: int
) -> None:
    outcome = outcome_of(sample(), code)
    before, after = (effects_without_each(study, outcome, day) for study in (sample(), swapped()))
    turned = 1 / after["value"] if outcome.is_log else -after["value"]
    assert list(turned) == pytest.approx(list(before["value"]), rel=1e-9)
    assert list(after["participant_id"]) == list(before["participant_id"])
    assert not (after["arm"] == before["arm"]).any()
    assert influential(swapped(), outcome, day) == influential(sample(), outcome, day)


def test_swapping_the_arms_leaves_the_rerandomisation_its_p() -> None:
    study = small_study("TTTTCCC", score=["8 4", "7 5", "9 4", "8 7", "6 6", "7 8", "5 5"])
    arms_swapped = small_study("CCCCTTT", score=["8 4", "7 5", "9 4", "8 7", "6 6", "7 8", "5 5"])
    original, mirrored = (
        rerandomised_at(each, each.first_outcome, 22) for each in (study, arms_swapped)
    )
    assert mirrored.value == pytest.approx(-original.value, rel=1e-9)
    assert mirrored.p_value == original.p_value
    assert (mirrored.n_treatment, mirrored.n_control) == (original.n_control, original.n_treatment)


@pytest.mark.parametrize("code", [*LINEAR, *LOG])
def test_where_nothing_is_missing_the_repeated_measures_are_the_ancova(code: str) -> None:
    study = sample()
    values = study.values(outcome_of(study, code))
    complete = without(study, *values.index[values.isna().any(axis=1)])
    assert 20 < len(complete.participants) <= 30
    for day in study.follow_up_days:
        board = board_of(complete, code, day)
        names = ["value", "low", "high", "p_value", "standard_error", "df"]
        # The model comes to its maximum by iteration.
        assert list(board.loc["repeated_measures", names]) == pytest.approx(
            list(board.loc["ancova", names]), rel=1e-8
        )


def test_the_only_follow_up_visit_has_nothing_to_borrow_from() -> None:
    study = small_study(
        "TTTTCCCC",
        score=["8 4", "7 .", "9 5", "6 2", "8 7", ". 6", "7 8", "5 6"],
        marker=["8 4", "7 .", "9 5", "6 2", "8 7", ". 6", "7 8", "5 <6"],
    )
    for code in ("score", "marker"):
        board = board_of(study, code, 22)
        names = ["value", "low", "high", "p_value", "n_treatment", "n_control"]
        assert list(board.loc["repeated_measures", names]) == pytest.approx(
            list(board.loc["ancova", names]), rel=1e-9
        )


def test_the_first_row_is_the_primary_comparison() -> None:
    study = sample()
    for code, day in (("c3", 22), ("il6", 43)):
        outcome = outcome_of(study, code)
        board = robustness_board(study, outcome, day)
        first = board.iloc[0].to_dict()
        expected = asdict(effect(study, outcome, day))
        assert first["analysis"] == "ancova"
        assert {name: first[name] for name in expected} == expected


def test_the_order_of_rows_in_the_files_changes_no_board() -> None:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv"):
        files = changed(files, name, lambda rows: rows.sample(frac=1, random_state=3))
    shuffled = read_study(files)
    for code, day in (("mex_sledai", 43), ("il6", 43)):
        # The order of additions is another; so is the path of an iteration.
        pd.testing.assert_frame_equal(
            board_of(shuffled, code, day), sample_board(code, day), rtol=1e-8, atol=1e-12
        )
        outcome = outcome_of(shuffled, code)
        assert influential(shuffled, outcome, day) == influential(sample(), outcome, day)


def in_another_unit(factor: str) -> tuple[Study, Study]:
    """Two linear and log outcomes, and the same with every value multiplied."""
    level = ["80 95", "75 91", "70 92", "82 83", "71 75", "78 79", "77 90"]
    marker = ["9 4", "8 <5", "7 3", "8 7", "9 9", "6 7", "7 3"]

    def times(text: str) -> str:
        first, second = text.split()
        sign = "<" if second.startswith("<") else ""
        numbers = [Decimal(number.strip("<")) * Decimal(factor) for number in (first, second)]
        return f"{numbers[0]} {sign}{numbers[1]}"

    return (
        small_study("TTTCCCT", level=level, marker=marker),
        small_study("TTTCCCT", level=[*map(times, level)], marker=[*map(times, marker)]),
    )


@pytest.mark.parametrize("factor", ["1000", "0.001", "1e-12"])
def test_another_unit_changes_every_difference_with_it_and_no_ratio(factor: str) -> None:
    study, rescaled = in_another_unit(factor)
    for code, by in (("level", float(factor)), ("marker", 1.0)):
        before, after = board_of(study, code, 22), board_of(rescaled, code, 22)
        for name in before.index:
            scaled = ["value", "low", "high"]
            assert list(after.loc[name, scaled]) == pytest.approx(
                [number * by for number in before.loc[name, scaled]], rel=1e-8, abs=0, nan_ok=True
            ), (code, name)
            assert after.at[name, "p_value"] == pytest.approx(before.at[name, "p_value"], rel=1e-8)
            assert after.at[name, "reason"] == before.at[name, "reason"]


def noise(participant: int, day: int) -> int:
    """A number from 0 to 12 without pattern."""
    return (participant * participant * 7 + day * day * 11 + participant * day * 5) % 13


def some_days(study: Study) -> set[int]:
    """The first and the last follow-up day."""
    return {study.follow_up_days[0], study.follow_up_days[-1]}


@cache
def awkward_studies() -> dict[str, Study]:
    """Studies at the edge of what can be answered, by what is awkward."""
    forty = range(1, 42)
    two = (1, 22, 43)
    return {
        **degenerate_studies(),
        "an arm of one participant": small_study(
            "TCCCCC",
            days=two,
            score=["8 5 4", "7 6 5", "9 7 6", "8 8 7", "6 5 6", "7 8 8"],
            level=["80 85 90", "75 77 70", "70 72 71", "82 80 81", "71 70 70", "78 77 79"],
            marker=["9 5 4", "8 7 5", "7 6 6", "8 8 7", "9 9 9", "6 <4 <4"],
        ),
        "all tied": small_study(
            "TTTCCC",
            days=two,
            score=["8 7 6"] * 6,
            level=["80 81 81"] * 6,
            marker=["9 4.5 3"] * 6,
        ),
        "all changes tied": small_study(
            "TTTCCC",
            score=["8 7", "6 5", "4 3", "9 8", "7 6", "5 4"],
            level=["0.1 0.3", "0.2 0.4", "1.1 1.3", "0.7 0.9", "2 2.2", "4.1 4.3"],
            marker=["0.1 0.3", "0.2 0.6", "1.1 3.3", "0.7 2.1", "2 6", "4.1 12.3"],
        ),
        "all values missing at a visit of both arms and of one": small_study(
            "TTTTCCCC",
            days=two,
            score=[f"{8 + noise(n, 1)} . {6 + noise(n, 43)}" for n in range(8)],
            level=[
                f"{80 + noise(n, 1)} {'.' if n < 4 else 85 + noise(n, 2)} {82 + noise(n, 3)}"
                for n in range(8)
            ],
            marker=[f". {4 + noise(n, 22)} {3 + noise(n, 43)}" for n in range(8)],
        ),
        "all below the limit at every visit but the baseline": small_study(
            "TTTCCC",
            days=two,
            marker=["9 <3 <3", "8 <3 <3", "7 <3 <2", "8 <3 <3", "6 <3 <3", "5 <3 <3"],
        ),
        "one follow-up visit": small_study(
            "TTTTCCCC",
            score=[f"{8 + noise(n, 1)} {6 + noise(n, 22)}" for n in range(8)],
            level=[f"{80 + noise(n, 2)} {85 + noise(n, 23)}" for n in range(8)],
            marker=[f"{8 + noise(n, 3)} {4 + noise(n, 24)}" for n in range(8)],
        ),
        "forty visits": small_study(
            "TTTTTTCCCCCC",
            days=forty,
            score=[" ".join(str(5 + noise(n, day)) for day in forty) for n in range(12)],
            level=[" ".join(str(80 + noise(n, day + 3)) for day in forty) for n in range(12)],
            marker=[" ".join(str(3 + noise(n, day + 5)) for day in forty) for n in range(12)],
        ),
        "values of zero": small_study("TTTCCC", score=["0 0", "0 1", "0 0", "0 0", "0 2", "0 0"]),
    }


@pytest.mark.parametrize("name", awkward_studies())
def test_the_board_has_all_its_rows_each_estimated_or_with_a_reason(name: str) -> None:
    study = awkward_studies()[name]
    for outcome in study.outcomes:
        for day in some_days(study):
            board = robustness_board(study, outcome, day)
            assert list(board["analysis"]) == names_of(study, outcome, day)
            for row in board.to_dict("records"):
                numbers = [row[part] for part in ("value", "low", "high", "p_value")]
                assert isinstance(row["reason"], str)
                assert all(map(math.isfinite, numbers)) or row["reason"], row
                if not row["reason"]:
                    assert row["low"] <= row["value"] <= row["high"]
                assert row["n_treatment"] <= study.n_treatment
                assert row["n_control"] <= study.n_control


@pytest.mark.parametrize("name", [name for name in awkward_studies() if name != "forty visits"])
def test_what_hangs_on_one_participant_is_known_of_any_study(name: str) -> None:
    study = awkward_studies()[name]
    day = study.primary_day
    for outcome in study.outcomes:
        frame = effects_without_each(study, outcome, day)
        estimate = effect(study, outcome, day)
        assert len(frame) == estimate.n_treatment + estimate.n_control
        for who, value in zip(frame["participant_id"], frame["value"], strict=True):
            anew = effect(without(study, who), outcome, day).value
            assert value == pytest.approx(anew, rel=1e-9, abs=1e-9, nan_ok=True)
        found = most_influential(frame, estimate.value, outcome)
        assert found in {"", *frame["participant_id"]}
        allocated = rerandomised_at(study, outcome, day)
        assert math.isnan(allocated.low) == bool(allocated.reason)
        assert math.isnan(allocated.low) or not math.isnan(allocated.p_value)
        assert math.isnan(allocated.p_value) or 0 < allocated.p_value <= 1


@pytest.mark.parametrize(
    ("name", "code", "day", "reasons"),
    [
        ("an arm of one participant", "score", 43, {"welch": ONE_IN_ARM}),
        ("all tied", "marker", 22, {"ancova": NO_VARIATION, "welch": NO_VARIATION}),
        ("all tied", "score", 43, {"repeated_measures": NO_VARIATION}),
        ("all changes tied", "level", 22, {"welch": NO_VARIATION}),
        ("all changes tied", "marker", 22, {"welch": NO_VARIATION}),
        (
            "all values missing at a visit of both arms and of one",
            "score",
            22,
            {"ancova": EMPTY_ARM, "welch": EMPTY_ARM, "hodges_lehmann": EMPTY_ARM},
        ),
        (
            "all values missing at a visit of both arms and of one",
            "level",
            22,
            {"repeated_measures": EMPTY_ARM},
        ),
        ("all values missing at a visit of both arms and of one", "level", 43, {}),
        (
            "all below the limit at every visit but the baseline",
            "marker",
            22,
            {"ancova": NO_VARIATION, "censored": ALL_BELOW_IN_ARM},
        ),
        ("one follow-up visit", "score", 22, {}),
        ("one follow-up visit", "marker", 22, {}),
        ("forty visits", "score", 20, {"repeated_measures": TOO_MANY_VISITS}),
    ],
)
def test_the_reason_is_the_right_one_and_the_other_analyses_stay(
    name: str, code: str, day: int, reasons: dict[str, str]
) -> None:
    board = board_of(awkward_studies()[name], code, day)
    for analysis, reason in reasons.items():
        assert board.at[analysis, "reason"] == reason
        assert math.isnan(board.at[analysis, "p_value"])
    if not reasons:
        assert board["p_value"].notna().all()


def test_a_visit_without_values_leaves_the_repeated_measures_of_the_others() -> None:
    study = awkward_studies()["all values missing at a visit of both arms and of one"]
    names = ["value", "low", "high", "p_value"]
    board = board_of(study, "score", 43)
    assert list(board.loc["repeated_measures", names]) == pytest.approx(
        list(board.loc["ancova", names]), rel=1e-9
    )


def test_all_tied_ranks_have_a_shift_of_nothing_and_p_of_one() -> None:
    board = board_of(awkward_studies()["all tied"], "score", 43)
    assert (board.at["hodges_lehmann", "value"], board.at["hodges_lehmann", "p_value"]) == (0, 1)


def test_values_that_do_not_vary_have_no_interval_but_a_reason_in_every_row() -> None:
    arms = "TTTTTTCCCC"
    study = small_study(
        arms, days=(1, 22, 43), level=["80.1 80.1 80.1"] * 10, marker=["2 2 2"] * 10
    )
    for code in ("level", "marker"):
        board = board_of(study, code, 43)
        assert board[["low", "high"]].isna().all(axis=None)
        assert (board["reason"] != "").all()


def test_a_large_study_has_the_whole_board() -> None:
    study = large_study()
    board = board_of(study, "score", 40)
    assert list(board.index) == ANALYSES
    assert board.loc[["ancova", "welch", "hodges_lehmann"], "p_value"].notna().all()
    assert board.at["repeated_measures", "reason"] == TOO_MANY_VISITS


@pytest.mark.parametrize(
    ("participants", "draws"),
    [(500, 100_000), (501, 10_000), (6000, 10_000), (6001, 9998), (20_000, 3000)],
)
def test_more_participants_are_allotted_anew_in_fewer_random_ways(
    participants: int, draws: int
) -> None:
    # At most 60 million participants allotted.
    assert draws_of(participants) == draws


@pytest.mark.parametrize(
    ("treated", "participants", "ways", "draws"),
    [
        # 300,540,195 ways are more than 160 million; of 501 participants 20,833,250 are too many.
        (15, 31, None, 100_000),
        (3, 501, None, 10_000),
        # Of more than 500 participants all ways up to 600,000: 125,250 of 2 among 501.
        (2, 501, 125_250, 125_250),
        (10, 20, 184_756, 184_756),
    ],
)
def test_beyond_its_bounds_rerandomisation_is_random_and_named_so(
    treated: int, participants: int, ways: int | None, draws: int
) -> None:
    values, baseline = np.random.default_rng(1).normal(size=(2, participants))
    arm = np.arange(participants) < treated
    found = rerandomised_effect(values, baseline, arm, scale="linear", within=None)
    assert found.exhaustive == (ways is not None)
    assert found.allocations == draws
    assert found.method.endswith("every allocation" if ways else "random allocations")
    assert np.isfinite([found.low, found.high, found.p_value]).all()


@pytest.mark.parametrize("look", [robustness_board, effects_without_each, influential])
def test_ratios_beyond_the_largest_float_are_given_without_a_warning(
    look: Callable[[Study, Outcome, int], object],
) -> None:
    # Baselines alike within the arms and far apart between them: the adjustment extrapolates.
    study = small_study(
        "TTTCCC",
        marker=[
            *("1 1e9", "1.0001 1e-9", "1.0002 1e12"),
            *("1000 5", "1000.01 1e9", "1000.02 1e-12"),
        ],
    )
    look(study, outcome_of(study, "marker"), 22)
