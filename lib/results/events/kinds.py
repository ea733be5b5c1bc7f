"""Participants with adverse events of each kind, the worst grade of each, and the arms compared.

The denominator is always every randomised participant of the arm. Clopper-Pearson limits, so that
no event still has an upper bound. A column that is absent, or blank throughout, was not supplied:
its counts are NaN and never 0. In a table without rows nothing of any kind occurred.
"""

from __future__ import annotations

import math
from dataclasses import asdict, astuple, dataclass, fields, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.results.events.counts import (
    SHARES,
    counted,
    events_of,
    exact_limits,
    is_supplied,
    numbers,
    randomised_by_arm,
)
from lib.results.participants.followed import role
from lib.statistics.counts.proportions import (
    DIFFERENCE_INTERVALS,
    OTHER_INTERVAL,
    SHOWN_INTERVAL,
    risk_difference,
)
from lib.statistics.estimates import NAN, Estimate
from lib.study.contract import KINDS
from lib.study.study import ARMS, Study

# Columns of `worst_grades`.
WORST_GRADES = ("none", 1, 2, 3, 4, 5, "unknown")

NOT_SUPPLIED = sentence("The table of adverse events does not record this, so nothing is counted.")


def incidence_by_kind(study: Study) -> pd.DataFrame:
    """Participants with at least one event of each kind.

    The kinds are any event, related ones, those of grade 3 or more, serious ones, those that led
    to withdrawal, and fatal ones. An event is fatal by its own column or by grade 5; without that
    column, grades of at most 3 do not tell. A blank cell is not counted to a kind.

    Returns:
        One row per kind and arm: kind, arm, supplied (False if the column is absent or blank, and
        then nothing is counted), participants, n (randomised), events, value, low, high
        (proportion with exact limits). Empty if no adverse events were collected.
    """
    columns = ["kind", "arm", "supplied", "participants", "n", "events", *SHARES]
    rows = []
    for kind in _kinds(study):
        for arm, counts in kind.arms.items():
            limits = exact_limits([counts.participants], counts.n)[0]
            rows.append((kind.name, arm, kind.supplied, *astuple(counts), *limits))
    return pd.DataFrame(rows, columns=columns)


def differences_by_kind(study: Study) -> pd.DataFrame:
    """The arms compared, for each kind of event: risk difference, treatment - control.

    All participants randomised to the two arms. Neither arm with an event is a result as well: a
    difference of 0 with its limits. Harms carry no p.

    Returns:
        One row per kind: kind, supplied, for each arm participants_<arm>, n_<arm> (randomised) and
        events_<arm>; value, low, high, method, reason and confidence of the `Estimate`
        (`SHOWN_INTERVAL`), other_low and other_high (`OTHER_INTERVAL`). NaN, with the reason,
        where the kind was not supplied. Empty if no adverse events were collected.
    """
    rows = []
    for kind in _kinds(study):
        row: dict[str, object] = {"kind": kind.name, "supplied": kind.supplied}
        for arm, counts in kind.arms.items():
            row |= {f"{name}_{arm}": number for name, number in asdict(counts).items()}
        rows.append(row | _comparison(*kind.arms.values()))
    columns = ["kind", "supplied", *(f"{name}_{arm}" for arm in ARMS for name in _ARM_COUNTS)]
    return pd.DataFrame(rows, columns=[*columns, *_COMPARED])


@dataclass(frozen=True, slots=True)
class _ArmCounts:
    """One arm's counts of a kind; NaN, but for n, if the kind was not supplied."""

    participants: float
    n: int
    events: float


# An estimate without its test: harms carry no p.
_COMPARED = ("value", "low", "high", "method", "reason", "confidence", "other_low", "other_high")
_ARM_COUNTS = tuple(field.name for field in fields(_ArmCounts))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of event, whether the table says which events are of it, and their counts by arm."""

    name: str
    supplied: bool
    arms: dict[str, _ArmCounts]


def _kinds(study: Study) -> list[_Kind]:
    """Every kind with its counts; none if no adverse events were collected."""
    if study.adverse_events is None:
        return []
    events = events_of(study, study.adverse_events)
    together = np.zeros(events.who.size, dtype=np.intp)
    randomised = randomised_by_arm(study)
    kinds = []
    for kind in KINDS:
        counts = counted(events, kind, together, 1)
        supplied = bool(counts.known[0])
        arms = {}
        for number, (arm, n) in enumerate(randomised):
            found = counts.participants[0, number], counts.events[0, number]
            participants, seen = (int(count) if supplied else NAN for count in found)
            arms[arm] = _ArmCounts(participants, n, seen)
        kinds.append(_Kind(kind, supplied, arms))
    return kinds


def _comparison(treatment: _ArmCounts, control: _ArmCounts) -> dict[str, object]:
    """The fields of the estimate and the other method's limits."""
    n = treatment.n, control.n
    if math.isnan(treatment.participants):
        method = DIFFERENCE_INTERVALS[SHOWN_INTERVAL].method
        nothing = Estimate(NAN, NAN, NAN, NAN, *n, method, reason=NOT_SUPPLIED)
        return {**asdict(nothing), "other_low": NAN, "other_high": NAN}
    counts = (int(treatment.participants), n[0], int(control.participants), n[1])
    estimate, other = _estimates(*counts)
    return {**asdict(estimate), "other_low": other.low, "other_high": other.high}


# Several kinds of a small trial have the same counts, often 0 against 0.
@lru_cache(maxsize=256)
def _estimates(x1: int, n1: int, x2: int, n2: int) -> tuple[Estimate, Estimate]:
    """The difference with the interval shown, and with the other interval."""
    counts = x1, n1, x2, n2
    return risk_difference(*counts), risk_difference(*counts, method=OTHER_INTERVAL)


def worst_grades(study: Study) -> pd.DataFrame:
    """Participants by the worst grade of their events, each counted once.

    Returns:
        One row per arm: arm, then participants under "none" (without an event), the whole numbers
        1 to 5 (worst grade) and "unknown" (events, all without a grade), which add up to n
        (randomised). Empty if grades were not supplied or no adverse events were collected.
    """
    columns = ["arm", *WORST_GRADES, "n"]
    table = study.adverse_events
    if table is None or not is_supplied(table, "grade"):
        return pd.DataFrame(columns=columns)
    events = events_of(study, table)
    grades = numbers(table, "grade")
    known = ~np.isnan(grades)
    worst = np.zeros(events.arms.size, dtype=np.intp)
    np.maximum.at(worst, events.who[known], grades[known].astype(np.intp))
    silent = np.isin(np.arange(worst.size), events.who) & (worst == 0)
    worst[silent] = WORST_GRADES.index("unknown")
    rows = []
    for number, (arm, n) in enumerate(randomised_by_arm(study)):
        counts = np.bincount(worst[events.arms == number], minlength=len(WORST_GRADES))
        rows.append((arm, *counts.tolist(), n))
    return pd.DataFrame(rows, columns=columns)


def kinds_of(study: Study, who: str | None) -> frozenset[str]:
    """Kinds of event that a participant had; none for nobody."""
    if who is None or study.adverse_events is None:
        return frozenset()
    found = incidence_by_kind(_of_participant(study, who))
    return frozenset(found.loc[found["participants"] > 0, "kind"])


def worst_of(study: Study, who: str | None) -> tuple[str, str | int] | None:
    """Arm and worst grade of a participant's events, as in `worst_grades`."""
    if who is None or study.adverse_events is None or worst_grades(study).empty:
        return None
    arm = role(study, who)
    alone = _of_participant(study, who)
    found = worst_grades(alone)
    if found.empty:
        return arm, "unknown"
    # Of these events alone, no other participant is counted with any.
    counts = found.set_index("arm").loc[arm]
    return arm, next((worst for worst in WORST_GRADES[1:] if counts[worst]), "none")


def _of_participant(study: Study, who: str) -> Study:
    assert study.adverse_events is not None
    followed = study.adverse_events["participant_id"] == who
    return replace(study, adverse_events=study.adverse_events[followed].reset_index(drop=True))
