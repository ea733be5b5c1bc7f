"""The numbers behind the figures and tables of who was in the trial, and of published sentences."""

from __future__ import annotations

import pandas as pd

from lib.results.claims import claim_verdicts
from lib.results.exports.columns import MISSING_ROW, RANDOMISED_ROW, one_below_another, whole
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
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

    Returns:
        One row per sentence: claim (from 1), verdict, outcome, day, published_estimate and its
        limits; estimate, ci_low, ci_high, p_value, n_treatment and n_control of the comparison of
        the arms; change_within_arm and its limits if the sentence speaks of one; participants_ and
        n_ with an event; remark.
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
        difference, within = found.difference, found.change
        row |= {
            "estimate": difference and difference.value,
            "ci_low": difference and difference.low,
            "ci_high": difference and difference.high,
            "p_value": difference and difference.p_value,
            "n_treatment": difference and difference.n_treatment,
            "n_control": difference and difference.n_control,
            "change_within_arm": within and within.value,
            "change_within_arm_ci_low": within and within.low,
            "change_within_arm_ci_high": within and within.high,
        }
        for arm, counted in zip(ARMS, found.events or ((None, None),) * 2, strict=True):
            row[f"participants_with_event_{arm}"], row[f"randomised_{arm}"] = counted
        rows.append({**row, "remark": found.reason})
    return whole(pd.DataFrame(rows))
