"""Incidence of adverse events: participants first, events second.

The denominator is always every randomised participant of the arm. Clopper-Pearson limits, so that
no event still has an upper bound. A column that is absent, or blank throughout, was not supplied:
its counts are NaN and never 0. In a table without rows nothing of any kind occurred.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import asdict, astuple, dataclass, fields, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from lib.contingency import fisher_p
from lib.estimates import NAN, Estimate, FloatArray
from lib.event_counts import IntArray, counted, events_of, is_supplied, numbers, with_one_spelling
from lib.language import sentence
from lib.multiplicity import holm
from lib.power import detectable_risk_difference
from lib.proportions import (
    DIFFERENCE_INTERVALS,
    OTHER_INTERVAL,
    SHOWN_INTERVAL,
    proportion,
    risk_difference,
)
from lib.study.contract import KINDS, TERM_KINDS
from lib.study.study import ARMS, Study
from lib.term_order import check_kind, select_terms

# Columns of `worst_grades`.
WORST_GRADES = ("none", 1, 2, 3, 4, 5, "not_told")

NOT_SUPPLIED = sentence("The table of adverse events does not tell this, so nothing is counted.")

SHARES = ("value", "low", "high")
_COUNTS = ("n", "events", *SHARES)


def incidence_by_kind(study: Study) -> pd.DataFrame:
    """Participants with at least one event of each kind.

    The kinds are any event, related ones, those of grade 3 or more, serious ones, those that led
    to withdrawal, and fatal ones (grade 5). A blank cell is not counted to a kind.

    Returns:
        One row per kind and arm: kind, arm, supplied (False if the column is absent or blank, and
        then nothing is counted), participants, n (randomised), events, value, low, high
        (proportion with exact limits). Empty if no adverse events were collected.
    """
    columns = ["kind", "arm", "supplied", "participants", "n", "events", *SHARES]
    rows = []
    for kind in _kinds(study):
        for arm, counts in kind.arms.items():
            limits = _limits([counts.participants], counts.n)[0]
            rows.append((kind.name, arm, kind.supplied, *astuple(counts), *limits))
    return pd.DataFrame(rows, columns=columns)


def differences_by_kind(study: Study) -> pd.DataFrame:
    """The arms compared, for each kind of event: risk difference, treatment - control.

    All participants randomised to the two arms. Neither arm with an event is a result as well: a
    difference of 0 with its limits, and a p value of 1 that counts among the tests.

    Returns:
        One row per kind: kind, supplied, for each arm participants_<arm>, n_<arm> (randomised) and
        events_<arm>; the fields of `Estimate` (`SHOWN_INTERVAL`; p_value by Fisher's exact test),
        other_low, other_high (`OTHER_INTERVAL`), detectable (the smallest difference from the
        control arm's share that Fisher's test finds in 80% of trials of this size), p_holm
        (adjusted for the kinds supplied) and tests (how many those are). NaN, with the reason,
        where the kind was not supplied. Empty if no adverse events were collected.
    """
    rows = []
    for kind in _kinds(study):
        row: dict[str, object] = {"kind": kind.name, "supplied": kind.supplied}
        for arm, counts in kind.arms.items():
            row |= {f"{name}_{arm}": number for name, number in asdict(counts).items()}
        rows.append(row | _comparison(*kind.arms.values()))
    compared = [field.name for field in fields(Estimate) if not field.name.startswith("n_")]
    columns = ["kind", "supplied", *(f"{name}_{arm}" for arm in ARMS for name in _ARM_COUNTS)]
    frame = pd.DataFrame(
        rows, columns=[*columns, *compared, "other_low", "other_high", "detectable"]
    )
    frame["p_holm"] = holm(frame["p_value"].astype(float))
    frame["tests"] = int(frame["p_value"].notna().sum())
    return frame


@dataclass(frozen=True, slots=True)
class _ArmCounts:
    """One arm's counts of a kind; NaN, but for n, if the kind was not supplied."""

    participants: float
    n: int
    events: float


_ARM_COUNTS = tuple(field.name for field in fields(_ArmCounts))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of event, whether the table tells which events are of it, and their counts by arm."""

    name: str
    supplied: bool
    arms: dict[str, _ArmCounts]


def _kinds(study: Study) -> list[_Kind]:
    """Every kind with its counts; none if no adverse events were collected."""
    if study.adverse_events is None:
        return []
    events = events_of(study, study.adverse_events)
    together = np.zeros(events.who.size, dtype=np.intp)
    randomised = _randomised(study)
    kinds = []
    for kind in KINDS:
        counts = counted(events, kind, together, 1)
        supplied = bool(counts.told[0])
        arms = {}
        for number, (arm, n) in enumerate(randomised):
            found = counts.participants[0, number], counts.events[0, number]
            participants, seen = (int(one) if supplied else NAN for one in found)
            arms[arm] = _ArmCounts(participants, n, seen)
        kinds.append(_Kind(kind, supplied, arms))
    return kinds


def _comparison(treatment: _ArmCounts, control: _ArmCounts) -> dict[str, object]:
    """The fields of the estimate, Fisher's p among them, and the other method's limits."""
    n = treatment.n, control.n
    if math.isnan(treatment.participants):
        method = DIFFERENCE_INTERVALS[SHOWN_INTERVAL].method
        nothing = Estimate(NAN, NAN, NAN, NAN, *n, method, reason=NOT_SUPPLIED)
        return {**asdict(nothing), "other_low": NAN, "other_high": NAN, "detectable": NAN}
    counts = (int(treatment.participants), n[0], int(control.participants), n[1])
    estimate, other = _estimates(*counts)
    detected = _detectable(n[0], n[1], counts[2] / n[1]) if n[1] else NAN
    limits = {"other_low": other.low, "other_high": other.high}
    return {**asdict(estimate), **limits, "detectable": detected}


@lru_cache(maxsize=256)
def _detectable(n_treatment: int, n_control: int, control_share: float) -> float:
    return detectable_risk_difference(n_treatment, n_control, control_share)


# Several kinds of a small trial have the same counts, often 0 against 0.
@lru_cache(maxsize=256)
def _estimates(x1: int, n1: int, x2: int, n2: int) -> tuple[Estimate, Estimate]:
    """The difference with the interval shown and Fisher's p, and with the other interval."""
    counts = x1, n1, x2, n2
    estimate = replace(risk_difference(*counts), p_value=fisher_p(*counts))
    return estimate, risk_difference(*counts, method=OTHER_INTERVAL)


def incidence_by_term(study: Study) -> pd.DataFrame:
    """Participants with at least one event, by system organ class and preferred term.

    A class counts a participant once, whatever the number of terms. Terms that differ only in case
    or spacing are one term, spelt as it occurs most often; a term under two classes is two rows.
    Classes are in order of the participants affected in both arms together, and so are the terms
    of a class.

    Returns:
        One row per class (term ""), then its terms: system_organ_class ("" if not supplied), term,
        and for each arm and kind of `TERM_KINDS` participants_<kind>_<arm> (NaN if the column is
        absent or blank for these events); n_<arm>, events_<arm>, value_<arm>, low_<arm>,
        high_<arm> of any event. Empty if no event occurred or none was collected.
    """
    if study.adverse_events is None or study.adverse_events.empty:
        return pd.DataFrame(columns=["system_organ_class", "term", *_term_columns()])
    table = with_one_spelling(study.adverse_events)
    classes = table.groupby("system_organ_class", sort=True)
    terms = table.groupby(["system_organ_class", "term"], sort=True)
    names = [*((name, "") for name in classes.groups), *terms.groups]
    # Each event counts in two groups, its class and its term.
    groups = np.concatenate([classes.ngroup(), classes.ngroups + terms.ngroup()])
    frame = pd.DataFrame(names, columns=["system_organ_class", "term"])
    frame = frame.join(_term_counts(study, table, groups, len(names)))
    return select_terms(frame, kind="any", order="frequency")


def _term_columns() -> list[str]:
    columns = []
    for kind in TERM_KINDS:
        for arm in ARMS:
            columns.append(f"participants_{kind}_{arm}")
            columns += [f"{part}_{arm}" for part in _COUNTS if kind == "any"]
    return columns


def _term_counts(
    study: Study, table: pd.DataFrame, groups: IntArray, n_groups: int
) -> pd.DataFrame:
    events = events_of(study, table)
    twice = np.tile(np.arange(len(table)), 2)
    randomised = _randomised(study)
    columns: dict[str, object] = {}
    for kind in TERM_KINDS:
        counts = counted(events, kind, groups, n_groups, of=twice)
        for number, (arm, n) in enumerate(randomised):
            participants = counts.participants[:, number]
            columns[f"participants_{kind}_{arm}"] = participants
            if kind == "any":
                columns[f"n_{arm}"] = n
                columns[f"events_{arm}"] = counts.events[:, number]
                limits = _limits(participants, n).T
                columns |= dict(zip((f"{part}_{arm}" for part in SHARES), limits, strict=True))
    frame = pd.DataFrame(columns, columns=_term_columns())
    # What is known everywhere is a count and reads as one.
    whole = [name for name in frame if name.startswith(("participants_", "events_"))]
    return frame.astype({name: int for name in whole if frame[name].notna().all()})


def term_differences(terms: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The arms compared, for each class and term: risk difference, treatment - control.

    Without p values: so many terms would make a wall of them.

    Args:
        terms: Rows of `incidence_by_term`.
        kind: The kind of event, of `TERM_KINDS`.

    Returns:
        A row per row of `terms`, with its index: for each arm participants_<arm>, n_<arm>
        (randomised), value_<arm>, low_<arm>, high_<arm> (share with exact limits); value, low and
        high of the difference (`SHOWN_INTERVAL`). NaN where the kind was not supplied for these
        events.

    Raises:
        ValueError: The kind is unknown.
    """
    check_kind(kind)
    columns = {}
    for arm in ARMS:
        participants = terms[f"participants_{kind}_{arm}"]
        columns[f"participants_{arm}"] = participants
        columns[f"n_{arm}"] = terms[f"n_{arm}"]
        n = int(terms[f"n_{arm}"].iloc[0]) if len(terms) else 0
        limits = _limits(participants, n).T
        columns |= {f"{part}_{arm}": each for part, each in zip(SHARES, limits, strict=True)}
    frame = pd.DataFrame(columns, index=terms.index)
    found: dict[tuple[float, ...], tuple[float, float, float]] = {}
    rows = []
    for counts in zip(
        *(frame[f"{name}_{arm}"] for arm in ARMS for name in ("participants", "n")), strict=True
    ):
        if counts not in found:
            found[counts] = _difference(*counts)
        rows.append(found[counts])
    return frame.join(pd.DataFrame(rows, index=terms.index, columns=list(SHARES), dtype=float))


def _difference(x1: float, n1: float, x2: float, n2: float) -> tuple[float, float, float]:
    if math.isnan(x1) or math.isnan(x2):
        return NAN, NAN, NAN
    estimate = risk_difference(int(x1), int(n1), int(x2), int(n2))
    return estimate.value, estimate.low, estimate.high


def worst_grades(study: Study) -> pd.DataFrame:
    """Participants by the worst grade of their events, each counted once.

    Returns:
        One row per arm: arm, then participants under "none" (without an event), the whole numbers
        1 to 5 (worst grade) and "not_told" (the grade of none of her events is told), which add up
        to n (randomised). Empty if grades were not supplied or no adverse events were collected.
    """
    columns = ["arm", *WORST_GRADES, "n"]
    table = study.adverse_events
    if table is None or not is_supplied(table, "grade"):
        return pd.DataFrame(columns=columns)
    events = events_of(study, table)
    grades = numbers(table, "grade")
    told = ~np.isnan(grades)
    worst = np.zeros(events.arms.size, dtype=np.intp)
    np.maximum.at(worst, events.who[told], grades[told].astype(np.intp))
    silent = np.isin(np.arange(worst.size), events.who) & (worst == 0)
    worst[silent] = WORST_GRADES.index("not_told")
    rows = []
    for number, (arm, n) in enumerate(_randomised(study)):
        counts = np.bincount(worst[events.arms == number], minlength=len(WORST_GRADES))
        rows.append((arm, *counts.tolist(), n))
    return pd.DataFrame(rows, columns=columns)


def _randomised(study: Study) -> list[tuple[str, int]]:
    return list(zip(ARMS, (study.n_treatment, study.n_control), strict=True))


def _limits(participants: Iterable[float], n: int) -> FloatArray:
    """Share with its exact limits, a row per count; NaN for NaN."""
    counts = list(participants)
    shares = {count: proportion(int(count), n) for count in set(counts) if not math.isnan(count)}
    found = [
        (shares[count].value, shares[count].low, shares[count].high)
        if count in shares
        else (NAN, NAN, NAN)
        for count in counts
    ]
    return np.array(found, dtype=np.float64).reshape(-1, 3)
