"""The same contrast by a fixed list of analyses, and what hangs on a single participant.

Nothing is chosen from the data: every analysis of the list is made and shown for every outcome and
visit, and says why where it cannot be. One that would only repeat another is not on the list.
"""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.results.changes import change_from
from lib.results.effects import effect, what_lacks
from lib.results.rows import rows_of
from lib.statistics.estimates import CONFIDENCE, NAN, ROUNDING, BoolArray, FloatArray
from lib.statistics.means import mean_difference
from lib.statistics.models.censored import censored_ratio
from lib.statistics.models.influence import leave_one_out_differences
from lib.statistics.models.repeated_measures import (
    RepeatedMeasures,
    repeated_measures_differences,
)
from lib.statistics.randomisation import (
    DRAWS,
    MOST_ALLOCATIONS,
    MOST_KEPT,
    Randomisation,
    rerandomised_adjusted_difference,
)
from lib.statistics.ranks.hodges_lehmann import hodges_lehmann
from lib.study.outcomes import Outcome
from lib.study.study import Study

ANCOVA = "ancova"
WELCH = "welch"
HODGES_LEHMANN = "hodges_lehmann"
REPEATED_MEASURES = "repeated_measures"
RERANDOMISED = "rerandomised"
CENSORED = "censored"

# Re-randomisation takes a third of a second at each of these bounds: participants up to whom every
# allocation may be looked at, or DRAWS random ones; above, draws, and participants x draws.
MANY = 500
DRAWS_OF_MANY = 10_000
MOST_DRAWN = 60_000_000


def all_visits_model(study: Study, outcome: Outcome) -> RepeatedMeasures:
    """The repeated-measures model of one outcome, which uses every follow-up visit."""
    values = study.values(outcome)
    return repeated_measures_differences(
        values[list(study.follow_up_days)].to_numpy(),
        values[study.baseline_day],
        study.treated,
        scale=outcome.scale,
    )


def robustness_board(
    study: Study, outcome: Outcome, day: int, *, model: RepeatedMeasures | None = None
) -> pd.DataFrame:
    """The contrast of one outcome at one day by every analysis of the list.

    ANCOVA is the primary analysis. Welch's difference and the Hodges-Lehmann shift are those of
    the change from baseline, unadjusted. The repeated-measures model uses every follow-up visit.
    An outcome on the log scale is analysed as logs in all of them, a value below the limit of
    quantification as half the limit; its last analysis takes such values as censored instead. With
    no such value of anybody analysed at the visit it would repeat the ANCOVA and is left out.

    Args:
        study: The study.
        outcome: The outcome.
        day: A follow-up day.
        model: `all_visits_model` of the outcome, where it is at hand: all days have the same.

    Returns:
        One row per analysis, the primary one first: analysis ("ancova", "welch",
        "hodges_lehmann", "repeated_measures" and, as above, "censored") and the fields of
        `Estimate`.
    """
    values, treated, scale = study.values(outcome), study.treated, outcome.scale
    baseline, value = values[study.baseline_day], values[day]
    change = change_from(value, baseline, outcome)
    if model is None:
        model = all_visits_model(study, outcome)
    estimates = {
        ANCOVA: effect(study, outcome, day),
        WELCH: mean_difference(change, treated, scale=scale),
        HODGES_LEHMANN: hodges_lehmann(change, treated, scale=scale),
        REPEATED_MEASURES: model.differences[study.follow_up_days.index(day)],
    }
    if is_censored(study, outcome, day):
        measured, below = study.as_measured(outcome)[day], study.below_limit(outcome)[day]
        estimates[CENSORED] = censored_ratio(measured, below, treated, baseline=baseline)
    return pd.DataFrame(
        [
            {
                "analysis": name,
                **asdict(estimate),
                "reason": what_lacks(estimate.reason, value, baseline, treated),
            }
            for name, estimate in estimates.items()
        ]
    )


def is_censored(study: Study, outcome: Outcome, day: int) -> bool:
    """Whether anybody analysed has a value below the limit at the visit, on the log scale."""
    known = study.values(outcome)[study.baseline_day].notna()
    return outcome.is_log and bool((study.below_limit(outcome)[day] & known).any())


def effects_without_each(study: Study, outcome: Outcome, day: int) -> pd.DataFrame:
    """The primary comparison without each participant in turn.

    Returns:
        One row per participant analysed, in the order of the roster: participant_id, arm, value
        (the adjusted difference or ratio of all others; NaN if they cannot be compared).
    """
    values, people = study.values(outcome), study.participants
    baseline, value = values[study.baseline_day].to_numpy(), values[day].to_numpy()
    without = leave_one_out_differences(value, baseline, study.treated, scale=outcome.scale)
    known = ~np.isnan(value) & ~np.isnan(baseline)
    columns = {name: people[name].array[known] for name in ("participant_id", "arm")}
    return pd.DataFrame({**columns, "value": without[known]})


def most_influential(left_out: pd.DataFrame, value: float, outcome: Outcome) -> str:
    """Who moves the primary comparison most when left out; empty if that is nobody.

    Args:
        left_out: From `effects_without_each`.
        value: Effect of the primary comparison.
        outcome: The outcome.
    """
    differences = left_out["value"].to_numpy(dtype=np.float64)
    # A ratio beyond the largest float is as far as it gets.
    with np.errstate(divide="ignore", invalid="ignore"):
        if outcome.is_log:
            differences, value = np.log(differences), float(np.log(value))
        distance = np.abs(differences - value)
    largest = float(np.nanmax(distance, initial=0.0))
    if not largest > ROUNDING * max(1.0 if outcome.is_log else 0.0, abs(value)):
        return ""
    return str(left_out["participant_id"].iloc[int(np.nanargmax(distance))])


def with_rerandomisation(board: pd.DataFrame, found: Randomisation) -> pd.DataFrame:
    """The board with re-randomisation behind its first row, whose estimate and p it judges anew.

    Args:
        board: From `robustness_board`.
        found: From `rerandomised_effect`, of the same outcome and day.

    Returns:
        The board with a row "rerandomised": its estimate, the limits by inverting the test, and p.
    """
    of_analysis = {"analysis": RERANDOMISED, "standard_error": NAN, "df": NAN}
    row = {**asdict(found), **of_analysis, "confidence": CONFIDENCE}
    first, *others = rows_of(board)
    return pd.DataFrame([first, row, *others], columns=board.columns)


def whole_board(
    study: Study,
    outcome: Outcome,
    day: int,
    *,
    model: RepeatedMeasures | None = None,
    rerandomised: Randomisation | None = None,
) -> pd.DataFrame:
    """`robustness_board` with re-randomisation behind its first row.

    Args:
        study: The study.
        outcome: The outcome.
        day: A follow-up day.
        model: As for `robustness_board`.
        rerandomised: `rerandomised_at` of the same outcome and day, where it is at hand.
    """
    if rerandomised is None:
        rerandomised = rerandomised_at(study, outcome, day)
    board = robustness_board(study, outcome, day, model=model)
    return with_rerandomisation(board, rerandomised)


def draws_of(participants: int) -> int:
    """Random allocations of a trial of this size, where there are too many to look at all."""
    return DRAWS if participants <= MANY else min(DRAWS_OF_MANY, MOST_DRAWN // participants)


def rerandomised_effect(
    values: FloatArray,
    baseline: FloatArray,
    treated: BoolArray,
    *,
    scale: str,
    within: NDArray[np.int_] | None,
) -> Randomisation:
    """`rerandomised_adjusted_difference` with as many draws as the size of the trial allows.

    Every allocation where they are not too many; else 100,000 random ones, or 10,000 for more than
    500 participants, and fewer for more than 6,000. `within` is `Study.allotted_within`: blocks and
    strata, within which the arms are allotted anew.
    """
    found = rerandomised_adjusted_difference(
        *(values, baseline, treated),
        strata=within,
        scale=scale,
        draws=draws_of(treated.size),
        most_allocations=MOST_ALLOCATIONS if treated.size <= MANY else MOST_KEPT,
    )
    return replace(found, reason=what_lacks(found.reason, values, baseline, treated))


def rerandomised_at(study: Study, outcome: Outcome, day: int) -> Randomisation:
    """`rerandomised_effect` of one outcome at one follow-up day, within the scheme of the study."""
    values = study.values(outcome)
    return rerandomised_effect(
        values[day].to_numpy(),
        values[study.baseline_day].to_numpy(),
        study.treated,
        scale=outcome.scale,
        within=study.allotted_within,
    )
