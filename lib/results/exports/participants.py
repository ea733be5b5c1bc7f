"""The numbers behind the figures and tables of who was in the trial, and of published sentences."""

from __future__ import annotations

import pandas as pd

from lib.results.claims import NOTHING_PUBLISHED, claim_verdicts, unpublished_effects
from lib.results.exports.columns import MISSING_ROW, RANDOMISED_ROW, one_below_another, whole
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
from lib.statistics.estimates import Estimate
from lib.study.study import ARMS, Study


def numbers_of_flow(study: Study) -> pd.DataFrame:
    """Participants randomised, withdrawn and analysed, then the values missing, by arm."""
    rows: list[dict[str, object]] = []
    for arm, flow in participant_flow(study).items():
        rows.append({"row": RANDOMISED_ROW, "arm": arm, "participants": flow.allocated})
        if flow.withdrawn is not None:
            rows.append({"row": "withdrawn", "arm": arm, "participants": len(flow.withdrawn)})
        rows += [
            {
                "row": "analysed",
                "arm": arm,
                "outcome": study.first_outcome.code,
                "day": day,
                "participants": number,
            }
            for day, number in flow.analysed.items()
        ]
    missing = missing_values(study).assign(row=MISSING_ROW)
    frame = one_below_another(pd.DataFrame(rows), missing)
    return frame[
        ["row", "outcome", "day", "arm", "participants", "missing", "n", "after_withdrawal"]
    ]


def numbers_of_participant(study: Study, who: str) -> pd.DataFrame:
    """Every value of a participant, in the order of the table of measurements.

    A value below the quantification limit is that limit, with `below_limit` true.
    """
    measured = study.measurements
    frame = measured[measured["participant_id"] == who]
    columns = ["participant_id", "outcome", "day", "value", "below_limit"]
    return whole(frame[columns].reset_index(drop=True))


def numbers_of_baseline(study: Study) -> pd.DataFrame:
    """`baseline_characteristics`: value_ is a mean or geometric mean, spread_ its SD or factor."""
    names = {"name": "characteristic", "outcome": "is_outcome", "reason": "remark"}
    names["smd"] = "standardised_difference"
    for arm in ARMS:
        names |= {f"count_{arm}": f"participants_{arm}"}
    frame = whole(baseline_characteristics(study).rename(columns=names))
    last = ["standardised_difference", "remark"]
    return frame[[*(name for name in frame if name not in last), *last]]


def numbers_of_claims(study: Study) -> pd.DataFrame:
    """Each published sentence by its place, the verdict, and the estimate of these data.

    Below them the outcomes of which nothing was published, compared at the primary day.

    Returns:
        One row per sentence: claim (from 1; missing where nothing was published), verdict,
        outcome, day, published_estimate and its limits; estimate, ci_low, ci_high, p_value,
        n_treatment and n_control of the comparison of the arms; change_within_arm and its limits if
        the sentence speaks of one; participants with an event in each arm, of how many randomised,
        and their proportion (0-1) with its exact limits; remark.
    """
    rows = []
    for number, found in enumerate(claim_verdicts(study), start=1):
        row: dict[str, object] = {
            "claim": number,
            "verdict": found.verdict,
            "outcome": found.claim.outcome,
            "day": found.day,
            "published_estimate": found.claim.effect,
            "published_ci_low": found.claim.low,
            "published_ci_high": found.claim.high,
        }
        within = found.change
        row |= _compared(found.difference) | {
            "change_within_arm": within and within.value,
            "change_within_arm_ci_low": within and within.low,
            "change_within_arm_ci_high": within and within.high,
        }
        events, limits = found.events, found.event_limits
        for place, arm in enumerate(ARMS):
            participants, n = events[place] if events else (None, None)
            low, high = limits[place] if events else (None, None)
            row |= {
                f"participants_with_event_{arm}": participants,
                f"randomised_{arm}": n,
                f"proportion_with_event_{arm}": events and events[place][0] / events[place][1],
                f"proportion_with_event_ci_low_{arm}": low,
                f"proportion_with_event_ci_high_{arm}": high,
            }
        rows.append({**row, "remark": found.reason})
    for outcome, difference in unpublished_effects(study):
        row = {"verdict": NOTHING_PUBLISHED, "outcome": outcome.code, "day": study.primary_day}
        rows.append({**row, **_compared(difference), "remark": ""})
    return whole(pd.DataFrame(rows))


def _compared(difference: Estimate | None) -> dict[str, object]:
    """The comparison of the arms; missing if there is none."""
    return {
        "estimate": difference and difference.value,
        "ci_low": difference and difference.low,
        "ci_high": difference and difference.high,
        "p_value": difference and difference.p_value,
        "n_treatment": difference and difference.n_treatment,
        "n_control": difference and difference.n_control,
    }
