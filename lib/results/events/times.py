"""Adverse events in time: exposure, rates, courses and the listing.

Days are study days, and a day counts in full: from day 1 to day 7 is a week. A rate counts events
and not participants; the events of one participant are not independent, so the proportions of
`events` come first.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.results.events.counts import (
    IntArray,
    are_placed_in_time,
    is_supplied,
    numbers,
    with_one_spelling,
)
from lib.results.events.pages import lane_places
from lib.statistics.counts.rates import event_rate, rate_ratio
from lib.statistics.estimates import NAN, BoolArray, Estimate, FloatArray
from lib.study.columns import EVENT_COLUMNS
from lib.study.study import ARMS, Study

NO_EVENTS_TABLE = sentence(
    "No table of adverse events was supplied, so there are no rates to compare."
)
NOT_PLACED = sentence(
    "No event has a first day, so it is not known which began during the time at risk: no rates."
)

_RATE_COLUMNS = (
    *("arm", "events", "outside", "participants", "most", "n", "weeks"),
    *("rate", "low", "high", "method", "reason"),
)
_LANE_COLUMNS = (
    *("participant_id", "arm", "lane", "term", "system_organ_class", "start", "end", "open"),
    *("grade", "serious", "related", "days_since_dose", "last"),
)


def exposures(study: Study) -> pd.DataFrame:
    """Time at risk of every randomised participant, in weeks of inclusive days.

    It begins with the day of the first dose (`Study.first_dose_day`) and ends
    with the last visit day, or with the day of withdrawal if that is known and comes earlier. Both
    of these days count. Whoever withdrew before the first dose was at risk for no time.

    Returns:
        One row per participant in the order of the roster: participant_id, arm, lane (from
        `lane_places`), start, end (study days), weeks ((end - start + 1) / 7, at least 0) and
        withdrawn (study day; NaN for whoever did not, or if it is unknown).
    """
    start = study.first_dose_day
    end = np.fmin(numbers(study.participants, "withdrawn_day"), max(study.days))
    return pd.DataFrame(
        {
            "participant_id": study.participants["participant_id"].to_numpy(),
            "arm": study.participants["arm"].to_numpy(),
            "lane": lane_places(study),
            "start": start,
            "end": end.astype(int),
            "weeks": np.maximum(0.0, end - start + 1) / 7,
            "withdrawn": numbers(study.participants, "withdrawn_day"),
        }
    )


def event_rates(study: Study) -> pd.DataFrame:
    """Events per participant-week at risk, with the exact Poisson (Garwood) interval.

    An event counts if it began within the time at risk of its participant, as in `exposures`, or
    if its first day is unknown and the participant was at risk at all. Where no event has a first
    day there are no rates.

    Returns:
        One row per arm: arm, events, outside (events not counted, because they began before or
        after the time at risk), participants (with at least one of the events counted), most
        (events counted of the one with the most), n (randomised), weeks (at risk, all together),
        rate, low and high (events per participant-week), method and reason (why they are NaN, if
        they are). Empty if no adverse events were collected.
    """
    rows = []
    for arm, at_risk in _at_risk_by_arm(study).items():
        found = asdict(event_rate(at_risk.events, at_risk.weeks))
        del found["n"]
        if not are_placed_in_time(study):
            found |= {"value": NAN, "low": NAN, "high": NAN, "reason": NOT_PLACED}
        rows.append({"arm": arm, **asdict(at_risk), "rate": found.pop("value"), **found})
    return pd.DataFrame(rows, columns=list(_RATE_COLUMNS))


def rate_ratio_of(study: Study) -> Estimate:
    """Ratio of the rates of `event_rates`, treatment / control, exact conditional.

    `n_treatment` and `n_control` are the events counted, not participants. NaN with the reason if
    no adverse events were collected, none has a first day, or an arm was at risk for no time.
    """
    at_risk = _at_risk_by_arm(study)
    if not at_risk or not are_placed_in_time(study):
        reason = NOT_PLACED if at_risk else NO_EVENTS_TABLE
        return Estimate(NAN, NAN, NAN, NAN, 0, 0, "Exact conditional", reason=reason)
    treatment, control = (at_risk[arm] for arm in ARMS)
    return rate_ratio(treatment.events, treatment.weeks, control.events, control.weeks)


@dataclass(frozen=True, slots=True)
class _AtRisk:
    """The events of one arm within its time at risk, in the columns of `event_rates`."""

    events: int
    outside: int
    participants: int
    most: int
    n: int
    weeks: float


def _at_risk_by_arm(study: Study) -> dict[str, _AtRisk]:
    if study.adverse_events is None:
        return {}
    exposed = exposures(study)
    events = _ready(study, study.adverse_events, exposed)
    found = {}
    for arm in ARMS:
        here = exposed["arm"] == arm
        of_arm = here.to_numpy()[events.who]
        counts = of_arm & events.at_risk
        found[arm] = _AtRisk(
            events=int(counts.sum()),
            outside=int((of_arm & ~events.at_risk).sum()),
            participants=np.unique(events.who[counts]).size,
            most=int(np.bincount(events.who[counts], minlength=1).max()),
            n=int(here.sum()),
            weeks=float(exposed.loc[here, "weeks"].sum()),
        )
    return found


def event_lanes(study: Study) -> pd.DataFrame:
    """Every event as a bar in the lane of its participant.

    A blank last day means that the event was ongoing. Without a column of last days it is not
    known how long any event went on: none is open then, and a bar is its first day. An event
    without a first day has no bar, and `start` and `last` are NaN.

    Returns:
        One row per event, by lane and then by first day: participant_id, arm, lane (as in
        `exposures`, where every randomised participant has one), term, system_organ_class (one
        spelling each), start, end (study days, NaN unknown or ongoing), open (ongoing), grade
        (NaN unknown), serious, related (True, False or None), days_since_dose (as in
        `event_listing`) and last (the day up to which the bar is drawn: its end; if open the end
        of the participant's exposure, or the first day if that is later). Empty if no event
        occurred or none was collected.
    """
    if study.adverse_events is None:
        return pd.DataFrame(columns=list(_LANE_COLUMNS))
    exposed = exposures(study)
    events = _ready(study, study.adverse_events, exposed)
    table = events.table
    blank = pd.Series([None] * len(table), index=table.index, dtype=object)
    is_open = np.isnan(events.end) & ("end_day" in table)
    until = np.where(is_open, exposed["end"].to_numpy(dtype=np.float64)[events.who], events.end)
    last = np.where(np.isnan(events.start), np.nan, np.fmax(events.start, until))
    frame = pd.DataFrame(
        {
            "participant_id": table["participant_id"],
            "arm": exposed["arm"].to_numpy()[events.who],
            "lane": exposed["lane"].to_numpy()[events.who],
            "term": table["term"],
            "system_organ_class": table["system_organ_class"],
            "start": events.start,
            "end": events.end,
            "open": is_open,
            "grade": numbers(table, "grade"),
            "serious": table.get("serious", blank),
            "related": table.get("related", blank),
            "days_since_dose": events.days_since_dose,
            "last": last,
        }
    )
    return frame.sort_values("lane", kind="stable", ignore_index=True)


def event_listing(study: Study) -> pd.DataFrame:
    """Every event of every participant, for reading and for download.

    Returns:
        One row per event, by the order of the roster and then by first day (unknown ones last):
        participant_id, arm, term, system_organ_class (one spelling each), start_day, end_day (NaN
        unknown or ongoing), days_since_dose (first day of the event minus the latest day of
        dosing up to it and up to the withdrawal of the participant; 0 is the day of a dose; NaN
        before the first dose, without dosing days or without a first day), grade, serious,
        related, led_to_withdrawal, fatal (True, False or None), before_first_dose (whether it began
        before the time at risk of `exposures`; False if unknown). A column that was not supplied
        is absent. Empty if no event occurred or none was collected.
    """
    columns = ["participant_id", "arm", *EVENT_COLUMNS[1:5], "days_since_dose", *EVENT_COLUMNS[5:]]
    columns.append("before_first_dose")
    if study.adverse_events is None:
        return pd.DataFrame(columns=columns)
    exposed = exposures(study)
    events = _ready(study, study.adverse_events, exposed)
    frame = events.table.assign(
        arm=exposed["arm"].to_numpy()[events.who],
        days_since_dose=events.days_since_dose,
        before_first_dose=events.start < exposed["start"].to_numpy()[events.who],
    )
    filled = _filled(study.adverse_events, frame)
    return frame[[name for name in columns if name in filled]]


def _filled(table: pd.DataFrame, frame: pd.DataFrame) -> set[str]:
    """The columns of the listing that say something."""
    silent = {
        name
        for name in ("start_day", "grade", "serious", "related", "led_to_withdrawal", "fatal")
        if name in table and not is_supplied(table, name)
    }
    if "system_organ_class" not in table or (len(frame) and not any(frame["system_organ_class"])):
        silent.add("system_organ_class")
    return set(frame) - silent


@dataclass(frozen=True, slots=True)
class _Ready:
    """The events of a study in the order of the listing.

    Attributes:
        table: The events, one spelling of each name.
        who: Row of the roster of each event's participant.
        start: First day; NaN unknown.
        end: Last day; NaN unknown or ongoing.
        at_risk: Whether the event counts to a rate.
        days_since_dose: Days from the latest dose to the first day; NaN if there is none.
    """

    table: pd.DataFrame
    who: IntArray
    start: FloatArray
    end: FloatArray
    at_risk: BoolArray
    days_since_dose: FloatArray


def _ready(study: Study, events: pd.DataFrame, exposed: pd.DataFrame) -> _Ready:
    roster = pd.Index(exposed["participant_id"])
    table = with_one_spelling(events)
    keys = {"who": roster.get_indexer(pd.Index(table["participant_id"]))}
    keys |= {name: numbers(table, name) for name in ("start_day", "end_day")}
    keys |= {name: table[name] for name in ("term", "system_organ_class")}
    keys |= {name: numbers(table, name) for name in EVENT_COLUMNS[5:]}
    # All columns sort, so that the order does not depend on that of the rows supplied.
    order = pd.DataFrame(keys, index=table.index).reset_index(drop=True)
    places = order.sort_values(list(order), kind="stable").index.to_numpy()
    table = table.iloc[places].reset_index(drop=True)
    who = order["who"].to_numpy()[places]
    start, end = (order[name].to_numpy()[places] for name in ("start_day", "end_day"))
    first, last = (exposed[name].to_numpy()[who] for name in ("start", "end"))
    within = (start >= first) & (start <= last)
    return _Ready(
        table=table,
        who=who,
        start=start,
        end=end,
        at_risk=within | (np.isnan(start) & (first <= last)),
        days_since_dose=_days_since_dose(study, who, start),
    )


def _days_since_dose(study: Study, who: IntArray, start: FloatArray) -> FloatArray:
    doses = np.array([np.nan, *sorted(study.dosing_days)])
    # Nobody has a dose after withdrawal.
    until = np.fmin(start, numbers(study.participants, "withdrawn_day")[who])
    until = np.where(np.isnan(start), -np.inf, until)
    return start - doses[np.searchsorted(doses[1:], until, side="right")]
