"""Numbers to take away are those of the results, under the names of reports."""

import math

import pandas as pd

from lib.results.binary.shares import MISSING_RULES, counts_at, difference_of_shares
from lib.results.effects import adjusted_means_by_visit, effect, effects_by_outcome
from lib.results.exports.binary import (
    numbers_of_board_of_shares,
    numbers_of_risk_differences,
    numbers_of_shares,
)
from lib.results.exports.changes import numbers_of_changes, numbers_of_courses
from lib.results.exports.columns import one_below_another, whole
from lib.results.exports.effects import numbers_of_differences, numbers_of_outcomes
from lib.results.exports.events import numbers_of_kinds, numbers_of_terms
from lib.results.exports.participants import numbers_of_flow, numbers_of_participant
from lib.results.exports.response import numbers_of_response
from tests.support.shares import given_study
from tests.support.studies import sample, small_study


def test_rows_of_several_kinds_keep_counts_whole_and_leave_the_rest_empty() -> None:
    first = pd.DataFrame({"row": ["arm"], "n": [15], "estimate": [0.1]})
    second = pd.DataFrame({"row": ["participant"], "estimate": [0.30000000000000004]})
    both = one_below_another(first, second)
    assert str(both["n"].dtype) == "Int64"
    assert both["n"].tolist()[0] == 15
    assert both["n"].isna().tolist() == [False, True]
    assert both["estimate"].tolist() == [0.1, 0.30000000000000004]


def test_a_count_that_is_not_known_is_missing_and_not_zero() -> None:
    found = whole(pd.DataFrame({"participants_treatment": [3.0, float("nan")]}))
    assert found["participants_treatment"].isna().tolist() == [False, True]


def test_the_difference_of_each_visit_is_the_effect_with_the_means_behind_it() -> None:
    study = sample()
    outcome = study.first_outcome
    frame = numbers_of_differences(study, outcome).set_index("day")
    means = adjusted_means_by_visit(study, outcome).set_index(["day", "arm"])
    for day in study.follow_up_days:
        found, row = effect(study, outcome, day), frame.loc[day]
        assert (row["estimate"], row["ci_low"], row["ci_high"]) == (
            *(found.value, found.low, found.high),
        )
        assert (row["p_value"], row["se"], row["df"]) == (
            *(found.p_value, found.standard_error, found.df),
        )
        assert (row["n_treatment"], row["n_control"]) == (found.n_treatment, found.n_control)
        assert row["adjusted_mean_control"] == means.loc[(day, "control"), "value"]


def test_ratios_are_called_so() -> None:
    study = sample()
    frame = numbers_of_outcomes(study, study.primary_day).set_index("outcome")
    effects = effects_by_outcome(study, study.primary_day).set_index("outcome")
    assert frame.loc["il6", "measure"] == "ratio of geometric means"
    assert frame.loc["c3", "measure"] == "mean difference"
    assert frame["p_holm"].equals(effects["p_holm"])


def test_effects_in_sd_are_turned_as_in_their_figure_and_named_so() -> None:
    # By hand: the difference is 2 - 7 = -5 and the SD within the arms the root of 20 / 2. Less is
    # better of a score, so the treatment is better by 5 / sqrt(10) SD.
    study = small_study("TTCC", score=["5 1", "5 3", "5 4", "5 10"])
    row = numbers_of_outcomes(study, 22).iloc[0]
    assert abs(row["estimate"] + 5) < 1e-12
    assert abs(row["standardised_towards_treatment"] - 5 / math.sqrt(10)) < 1e-12
    low, high = (row[f"standardised_towards_treatment_ci_{end}"] for end in ("low", "high"))
    assert abs(low * row["sd"] + row["ci_high"]) < 1e-12
    assert abs(high * row["sd"] + row["ci_low"]) < 1e-12


def test_courses_hold_every_value_of_every_participant() -> None:
    # By hand: two arms at three visits, and 29 participants at three visits as measured.
    study = sample()
    frame = numbers_of_courses(study, study.first_outcome, "median")
    arms, people = (frame[frame["row"] == row] for row in ("arm", "participant"))
    assert len(arms) == 2 * 3
    assert arms[["q1", "q3"]].notna().all(axis=None)
    measured = study.measurements
    assert len(people) == (measured["outcome"] == study.first_outcome.code).sum()
    changes = numbers_of_changes(study, study.first_outcome)
    people = changes[changes["row"] == "participant"]
    assert (people["value_at_visit"] - people["baseline"]).tolist() == people["estimate"].tolist()


def test_events_have_counts_shares_and_differences_in_one_row() -> None:
    kinds = numbers_of_kinds(sample()).set_index("kind")
    row = kinds.loc["any"]
    assert row["proportion_treatment"] == row["participants_treatment"] / row["n_treatment"]
    assert abs(row["estimate"] - (7 / 15 - 7 / 14)) < 1e-15
    assert row["measure"] == "risk difference (difference of proportions)"
    terms = numbers_of_terms(sample(), "any", "frequency")
    # By hand from the listing: pyrexia in three of the treated.
    pyrexia = terms.set_index("term").loc["Pyrexia"]
    assert (pyrexia["participants_treatment"], pyrexia["participants_control"]) == (3, 0)


def test_who_improved_is_compared_in_proportions_and_the_numbers_say_so() -> None:
    # By hand: both treated and one of two controls improve by 3 or more.
    study = small_study("TTCC", score=["8 4", "8 5", "8 3", "8 8"])
    row = numbers_of_response(study, study.first_outcome, 22, 3).iloc[0]
    assert row["estimate"] == 1 - 1 / 2
    assert row["measure"] == "risk difference (difference of proportions)"


def test_the_flow_of_a_study_without_withdrawals_in_its_tables_tells_none() -> None:
    frame = numbers_of_flow(small_study("TC", score=["5 4", "5 5"]))
    assert "withdrawn" not in set(frame["row"])
    assert set(frame["row"]) == {"randomised", "analysed", "missing values"}


def test_a_participant_has_every_value_as_measured() -> None:
    # By hand: measurements.csv of the sample gives P01 a score of 7 on day 1 and of 1 on day 43.
    frame = numbers_of_participant(sample(), "P01")
    scores = frame[frame["outcome"] == "mex_sledai"].set_index("day")["value"]
    assert (scores[1], scores[43]) == (7, 1)
    assert set(frame["participant_id"]) == {"P01"}


def test_the_numbers_of_a_yes_or_no_are_its_shares_and_both_risk_differences() -> None:
    study = given_study()
    outcome, day = study.first_outcome, study.primary_day
    shares = numbers_of_shares(study, outcome).set_index(["day", "arm"])
    counts = counts_at(study, outcome, day)
    assert shares.loc[(day, "treatment"), "estimate"] == (
        counts.events_treatment / counts.n_treatment
    )
    frame = numbers_of_risk_differences(study, outcome).set_index(["day", "missing_values"])
    for rule in MISSING_RULES:
        found, row = difference_of_shares(study, outcome, day, missing=rule), frame.loc[(day, rule)]
        assert (row["estimate"], row["ci_low"], row["ci_high"], row["p_value"]) == (
            *(found.value, found.low, found.high, found.p_value),
        )
    board = numbers_of_board_of_shares(study, outcome, day)
    for of_outcome in (frame, board):
        assert set(of_outcome["measure"]) == {"risk difference (percentage points)"}
    assert set(shares["measure"]) == {"proportion (0 to 1)"}
    first = difference_of_shares(study, outcome, day)
    assert board["ci_low"].tolist()[0] == first.low
