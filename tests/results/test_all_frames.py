"""Every frame of results: what changes nothing, and studies that cannot answer."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading.examine import read_study
from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.claims import claim_verdicts
from lib.results.effects import (
    adjusted_means_by_visit,
    effect,
    effects_by_outcome,
    effects_by_visit,
)
from lib.results.events.kinds import differences_by_kind
from lib.results.limits import limit_crossings
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
from lib.results.response import band_counts, improvement_curves, response_rates
from lib.results.robustness import effects_without_each, most_influential, robustness_board
from lib.study.study import ARMS, Study
from lib.wording.effects import effect_sentence
from lib.wording.names import n_text
from lib.words import Words
from tests.support.changes import changed, rewritten
from tests.support.files import SAMPLE, files_of
from tests.support.profiles import examples
from tests.support.results import Answers
from tests.support.studies import degenerate_studies, large_study, once, sample, small_study

OTHER = {"treatment": "control", "control": "treatment"}


def same_frame(first: pd.DataFrame, second: pd.DataFrame, rtol: float = 1e-9) -> None:
    pd.testing.assert_frame_equal(
        first.reset_index(drop=True),
        second.reset_index(drop=True),
        check_dtype=False,
        rtol=rtol,
        atol=1e-12,
    )


def results_of(study: Study) -> dict[str, pd.DataFrame]:
    """The frame of every function, with rows per participant in a fixed order."""
    found = {
        "outcomes": effects_by_outcome(study, study.primary_day),
        "missing": missing_values(study),
    }
    for outcome in study.outcomes:
        found[f"{outcome.code} visits"] = effects_by_visit(study, outcome)
        found[f"{outcome.code} adjusted"] = adjusted_means_by_visit(study, outcome)
        found[f"{outcome.code} censored"] = censored_summaries(study, outcome)
        found[f"{outcome.code} means"] = arm_summaries(study, outcome)
        found[f"{outcome.code} medians"] = arm_summaries(study, outcome, statistic="median")
        found[f"{outcome.code} changes"] = change_summaries(study, outcome)
        found[f"{outcome.code} bands"] = band_counts(study, outcome)
        individual = changes_from_baseline(study, outcome, study.primary_day)
        found[f"{outcome.code} individual"] = individual.sort_values("participant_id")
    return found


def test_the_n_of_flow_effect_and_sentence_agree(trial: tuple[Study, Answers]) -> None:
    study, _ = trial
    flow = participant_flow(study)
    for day in study.follow_up_days:
        estimate = effect(study, study.first_outcome, day)
        n = (flow["treatment"].analysed[day], flow["control"].analysed[day])
        assert n == (estimate.n_treatment, estimate.n_control)
        sentence = effect_sentence(study, study.first_outcome, day, estimate, Words("en"))
        assert n_text(study, *n, Words("en")) in sentence


def test_no_frame_says_what_a_comparison_could_have_detected() -> None:
    # Hoenig and Heisey, Am Stat 2001;55:19-24: from the spread found, that restates the interval.
    study = sample()
    frames = results_of(study)
    for outcome in study.outcomes:
        frames[f"{outcome.code} board"] = robustness_board(study, outcome, 43)
        frames[f"{outcome.code} rates"] = response_rates(study, outcome, 43, threshold=3)
    frames["kinds"] = differences_by_kind(study)
    frames["claims"] = pd.DataFrame(claim_verdicts(study))
    for name, frame in frames.items():
        assert [column for column in frame if "detect" in str(column)] == [], name


def test_swapping_the_arms_turns_every_difference_over_and_changes_nothing_else() -> None:
    swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    study = sample()
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            original, mirrored = (effect(each, outcome, day) for each in (study, swapped))
            turned = [mirrored.value, mirrored.high, mirrored.low]
            turned = [1 / x for x in turned] if outcome.is_log else [-x for x in turned]
            assert turned == pytest.approx([original.value, original.low, original.high], rel=1e-9)
            assert mirrored.p_value == pytest.approx(original.p_value, rel=1e-9)
            assert (mirrored.n_treatment, mirrored.n_control) == (
                original.n_control,
                original.n_treatment,
            )
    before, after = results_of(study), results_of(swapped)
    names = ["scaled", "scaled_low", "scaled_high"]
    turned_over = -after["outcomes"][["scaled", "scaled_high", "scaled_low"]]
    same_frame(turned_over.set_axis(names, axis=1), before["outcomes"][names])
    unchanged = ["outcome", "sd", "p_value", "p_holm", "tests"]
    same_frame(after["outcomes"][unchanged], before["outcomes"][unchanged])
    for name, frame in after.items():
        if "arm" in frame:
            renamed = frame.assign(arm=frame["arm"].map(OTHER))
            keys = [
                key for key in ("participant_id", "outcome", "arm", "day", "band") if key in frame
            ]
            same_frame(renamed.sort_values(keys), before[name].sort_values(keys))


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_in_the_files_changes_nothing(seed: int) -> None:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files = changed(files, name, lambda rows: rows.sample(frac=1, random_state=seed))
    expected = once(results_of)(sample())
    for name, frame in results_of(read_study(files)).items():
        same_frame(frame, expected[name])


def test_values_on_days_out_of_comparison_change_no_result() -> None:
    def screened(rows: pd.DataFrame) -> pd.DataFrame:
        first = rows[rows["day"] == "1"]
        return pd.concat([rows, first.assign(day="-14"), first.head(3).assign(day="57")])

    files = changed(files_of(SAMPLE), "measurements.csv", screened)
    days = b"primary_day = 43\nother_days = [-14, 57]\n"
    files["study.toml"] = files["study.toml"].replace(b"primary_day = 43\n", days)
    study = read_study(files)
    assert study.every_day == (-14, 1, 22, 43, 57)
    expected = once(results_of)(sample())
    for name, frame in results_of(study).items():
        same_frame(frame, expected[name])


def test_a_participant_without_the_visit_leaves_that_comparison_alone() -> None:
    def without(rows: pd.DataFrame) -> pd.DataFrame:
        gone = (rows["participant_id"] == "P01") & (rows["day"] == "43") & (rows["outcome"] == "c4")
        return rows.assign(value=rows["value"].mask(gone, ""))

    study = read_study(changed(files_of(SAMPLE), "measurements.csv", without))
    before, after = once(results_of)(sample()), results_of(study)
    assert after["c4 visits"]["n_treatment"].tolist() == [15, 13]
    assert before["c4 visits"]["n_treatment"].tolist() == [15, 14]
    same_frame(after["c4 visits"].head(1), before["c4 visits"].head(1))
    for name in before:
        if not name.startswith(("c4", "outcomes", "missing")):
            same_frame(after[name], before[name])


@pytest.mark.parametrize("name", degenerate_studies())
def test_every_result_of_a_study_that_cannot_answer_is_still_there(name: str) -> None:
    study = degenerate_studies()[name]
    found = results_of(study)
    for key, frame in found.items():
        if "reason" in frame:
            value = "value" if "value" in frame else "geometric_mean"
            incomplete = frame[[value, "low", "high"]].isna().any(axis=1)
            assert (incomplete == (frame["reason"] != "")).all(), key
    flow = participant_flow(study)
    assert sum(flow[arm].allocated for arm in ARMS) == len(study.participants)


def test_a_large_study_is_counted_in_full() -> None:
    study = large_study()
    missing = missing_values(study)
    # The score at 40 visits, the marker at two; the level was measured in nobody.
    assert missing["n"].sum() == 2000 * (40 + 2)
    assert missing["missing"].sum() == 0
    assert np.isfinite(effects_by_visit(study, study.first_outcome)["p_value"]).all()


@st.composite
def hardly_answering_studies(draw: st.DrawFn) -> Study:
    """Up to 10 participants with few different values, one of them perhaps far from all others."""
    random = np.random.default_rng(draw(st.integers(0, 10**6)))
    n, visits = draw(st.integers(2, 10)), draw(st.integers(1, 3))
    missing, many = draw(st.sampled_from([0, 0.1, 0.4])), draw(st.integers(1, 6))
    far = draw(st.sampled_from(["4", "40", "1e10", "1e-9"]))
    arms = "TC" + "".join(random.choice(["T", "C"], n - 2))

    def courses(texts: list[str]) -> list[str]:
        cells = random.choice(texts[:many], (n, visits + 1)).astype(object)
        cells[random.random(cells.shape) < missing] = "."
        cells[random.integers(n), random.integers(visits + 1)] = far
        return [" ".join(row) for row in cells]

    return small_study(
        arms,
        days=[1, 22, 43, 64][: visits + 1],
        score=courses(["3", "5", "0", "4", "8", "2"]),
        level=courses(["90", "80.5", "181", "90.5", "120", "0"]),
        marker=courses(["3", "<2", "7", "<5", "3.1", "30"]),
    )


@examples(6)
@given(hardly_answering_studies())
def test_no_result_of_a_study_that_can_hardly_answer_raises_or_warns(study: Study) -> None:
    found = results_of(study)
    baseline_characteristics(study)
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            board = found[f"{outcome.code} {day} board"] = robustness_board(study, outcome, day)
            left_out = effects_without_each(study, outcome, day)
            most_influential(left_out, board["value"].iloc[0], outcome)
            limit_crossings(study, outcome, day, low=3, high=100)
            association_of_changes(study, outcome, study.outcomes[0], day)
            if not outcome.is_log:
                response_rates(study, outcome, day, threshold=1)
                improvement_curves(study, outcome, day)
    for key, frame in found.items():
        if "reason" in frame:
            value = "value" if "value" in frame else "geometric_mean"
            incomplete = frame[[value, "low", "high"]].isna().any(axis=1)
            assert (frame["reason"] != "")[incomplete].all(), key
