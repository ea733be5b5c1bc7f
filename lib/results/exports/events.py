"""The numbers behind the figures and tables of adverse events; shares are proportions from 0 to 1.

Denominators are the participants randomised.
"""

from __future__ import annotations

from dataclasses import asdict

import pandas as pd

from lib.results.events.chances import chances_of_seeing
from lib.results.events.kinds import differences_by_kind, incidence_by_kind, worst_grades
from lib.results.events.terms import incidence_by_term, select_terms, term_differences
from lib.results.events.times import (
    event_lanes,
    event_listing,
    event_rates,
    rate_ratio_of,
)
from lib.results.exports.columns import (
    ESTIMATED,
    RISK_DIFFERENCE,
    one_below_another,
    whole,
)
from lib.study.contract import GRADES
from lib.study.study import ARMS, Study

_SHARES = {
    f"{part}_{arm}": f"proportion_{name}{arm}"
    for arm in ARMS
    for part, name in (("value", ""), ("low", "ci_low_"), ("high", "ci_high_"))
}


def numbers_of_kinds(study: Study) -> pd.DataFrame:
    """`differences_by_kind`, with the shares and exact limits of `incidence_by_kind`."""
    frame, incidence = differences_by_kind(study), incidence_by_kind(study)
    for arm in ARMS:
        of_arm = incidence[incidence["arm"] == arm].set_index("kind").reindex(frame["kind"])
        for part in ("value", "low", "high"):
            frame[f"{part}_{arm}"] = of_arm[part].array
    names = {"other_low": "other_ci_low", "other_high": "other_ci_high"}
    frame = frame.rename(columns=ESTIMATED | names | _SHARES)
    frame.insert(list(frame).index("estimate"), "measure", RISK_DIFFERENCE)
    return whole(frame)


def numbers_of_terms(study: Study, kind: str, order: str) -> pd.DataFrame:
    """Every class and term of a kind of event, with `term_differences`; a class has no term."""
    rows = select_terms(incidence_by_term(study), kind=kind, order=order)
    frame = rows[["system_organ_class", "term"]].assign(kind=kind, measure=RISK_DIFFERENCE)
    found = frame.join(term_differences(rows, kind))
    return whole(found.rename(columns=ESTIMATED | _SHARES))


def numbers_of_severity(study: Study) -> pd.DataFrame:
    """`worst_grades`."""
    names: dict[object, str] = {grade: f"participants_worst_grade_{grade}" for grade in GRADES}
    names |= {"none": "participants_without_event", "unknown": "participants_grade_unknown"}
    return whole(worst_grades(study).rename(columns=names))


def numbers_of_lanes(study: Study) -> pd.DataFrame:
    """`event_lanes`."""
    names = {"start": "start_day", "end": "end_day", "open": "ongoing", "last": "drawn_to_day"}
    return whole(event_lanes(study).rename(columns=names))


def numbers_of_listing(study: Study) -> pd.DataFrame:
    """`event_listing`."""
    return whole(event_listing(study))


def numbers_of_rates(study: Study) -> pd.DataFrame:
    """`event_rates` of each arm per participant-week, then their ratio."""
    names = {
        "outside": "events_outside_time_at_risk",
        "most": "most_events_of_a_participant",
        "weeks": "participant_weeks",
        "rate": "estimate",
    }
    rates = event_rates(study).rename(columns=ESTIMATED | names)
    rates.insert(1, "measure", "events per participant-week")
    ratio = asdict(rate_ratio_of(study))
    events = {f"events_{arm}": ratio.pop(f"n_{arm}") for arm in ARMS}
    ratios = pd.DataFrame([{"arm": "", "measure": "rate ratio", **ratio, **events}])
    return one_below_another(rates, ratios.rename(columns=ESTIMATED).drop(columns=["se", "df"]))


def numbers_of_chances(study: Study) -> pd.DataFrame:
    """`chances_of_seeing`, with the participants of the treatment arm."""
    names = {"risk": "true_risk", "chance": "chance_of_at_least_one_case"}
    return chances_of_seeing(study).rename(columns=names).assign(n=study.n_treatment)
