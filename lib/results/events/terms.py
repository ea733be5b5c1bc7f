"""Participants with adverse events by class and preferred term, selected and ordered."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.plain_text import folded
from lib.results.events.counts import (
    COUNTS,
    SHARES,
    IntArray,
    counted,
    events_of,
    exact_limits,
    randomised_by_arm,
    with_one_spelling,
)
from lib.statistics.counts.proportions import risk_difference
from lib.statistics.estimates import NAN, FloatArray
from lib.study.contract import TERM_KINDS
from lib.study.study import ARMS, Study

ORDERS = ("difference", "frequency", "name")
_NAMES = ("system_organ_class", "term")
_NO_NAMES: Mapping[str, Mapping[str, str]] = {}


def incidence_by_term(study: Study) -> pd.DataFrame:
    """Participants with at least one event, by system organ class and preferred term.

    A class counts a participant once, whatever the number of terms. Terms that differ only in case
    or spacing are one term, written as it occurs most often; a term under two classes is two rows.
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
            columns += [f"{part}_{arm}" for part in COUNTS if kind == "any"]
    return columns


def _term_counts(
    study: Study, table: pd.DataFrame, groups: IntArray, n_groups: int
) -> pd.DataFrame:
    events = events_of(study, table)
    twice = np.tile(np.arange(len(table)), 2)
    randomised = randomised_by_arm(study)
    columns: dict[str, object] = {}
    for kind in TERM_KINDS:
        counts = counted(events, kind, groups, n_groups, of=twice)
        for number, (arm, n) in enumerate(randomised):
            participants = counts.participants[:, number]
            columns[f"participants_{kind}_{arm}"] = participants
            if kind == "any":
                columns[f"n_{arm}"] = n
                columns[f"events_{arm}"] = counts.events[:, number]
                limits = exact_limits(participants, n).T
                columns |= dict(zip((f"{part}_{arm}" for part in SHARES), limits, strict=True))
    frame = pd.DataFrame(columns, columns=_term_columns())
    # What is known everywhere is a count and reads as one.
    whole = [name for name in frame if name.startswith(("participants_", "events_"))]
    return frame.astype({name: int for name in whole if frame[name].notna().all()})


def term_differences(terms: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The arms compared, for each class and term: risk difference, treatment - control; no p.

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
        limits = exact_limits(participants, n).T
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


def select_terms(
    terms: pd.DataFrame,
    *,
    kind: str,
    order: str,
    at_least: int = 0,
    classes_only: bool = False,
) -> pd.DataFrame:
    """The classes and terms to show, in order.

    Args:
        terms: Rows of `incidence_by_term`; a term comes with its class.
        kind: The kind of event that orders and selects, of `TERM_KINDS`.
        order: "difference" (largest difference of the shares, treatment - control, first),
            "frequency" (most participants of both arms together first) or "name". Equal
            differences are in order of frequency, then all in order of their names.
        at_least: Smallest number of participants, of both arms together, for a class or term to
            stay. It holds for each row by itself: a class may stay without any of its terms.
            Where the kind was not supplied a row stays only if this is 0.
        classes_only: Whether to leave out all terms.

    Returns:
        The rows that stay, terms under their class, numbered from 0; columns as given.

    Raises:
        ValueError: The kind or the order is unknown.
    """
    check_kind(kind)
    if order not in ORDERS:
        raise ValueError(f"order must be one of {ORDERS}, not {order!r}")
    is_term = np.asarray(terms["term"] != "", dtype=bool)
    kept = (participants_of(terms, kind) >= at_least) & ~(is_term & classes_only)
    keys = _order_keys(terms, kind, order)
    names = list(terms["system_organ_class"])
    classes = {names[row]: keys[row] for row in np.flatnonzero(~is_term)}

    def place(row: np.intp) -> tuple[object, ...]:
        return (classes[names[row]], bool(is_term[row]), keys[row])

    return terms.iloc[sorted(np.flatnonzero(kept), key=place)].reset_index(drop=True)


def _order_keys(terms: pd.DataFrame, kind: str, order: str) -> list[tuple[object, ...]]:
    """What each row is sorted by; the nameless class comes after those of its rank."""
    frequency = participants_of(terms, kind)
    counts = [
        np.nan_to_num(terms[f"{name}_{arm}"].to_numpy(dtype=np.float64))
        for arm in ARMS
        for name in (f"participants_{kind}", "n")
    ]
    # Times both sizes: a difference of shares without the rounding that would part equal ones.
    difference = counts[0] * counts[3] - counts[2] * counts[1]
    ranks = {
        "difference": zip(-difference, -frequency, strict=True),
        "frequency": zip(-frequency, np.zeros(len(terms)), strict=True),
        "name": zip(np.zeros(len(terms)), np.zeros(len(terms)), strict=True),
    }[order]
    labels = np.where(terms["term"] == "", terms["system_organ_class"], terms["term"])
    return [
        (*rank, label == "", label.casefold(), label)
        for rank, label in zip(ranks, labels, strict=True)
    ]


def smallest_minimum(terms: pd.DataFrame, *, kind: str, rows: int) -> int:
    """The smallest `at_least`, from 1, with which `select_terms` keeps no more than `rows` rows.

    Args:
        terms: Rows of `incidence_by_term`.
        kind: The kind of event, of `TERM_KINDS`.
        rows: Most rows, classes and terms together, from 0.

    Raises:
        ValueError: The kind is unknown.
    """
    check_kind(kind)
    most_first = -np.sort(-participants_of(terms, kind))
    # The first row that is one too many must fall short of the minimum.
    return 1 if most_first.size <= rows else int(most_first[rows]) + 1


def participants_of(terms: pd.DataFrame, kind: str) -> FloatArray:
    """Participants of both arms together; 0 where the kind was not supplied."""
    both = sum(terms[f"participants_{kind}_{arm}"].to_numpy(dtype=np.float64) for arm in ARMS)
    return np.nan_to_num(both)


def check_kind(kind: str) -> None:
    """Refuse a kind of event that terms are not counted by.

    Raises:
        ValueError: The kind is unknown.
    """
    if kind not in TERM_KINDS:
        raise ValueError(f"kind must be one of {TERM_KINDS}, not {kind!r}")


def search_terms(
    terms: pd.DataFrame, text: str, other_names: Mapping[str, Mapping[str, str]] = _NO_NAMES
) -> pd.DataFrame:
    """The rows whose class or term holds a text, whatever the case of its letters.

    A class that holds it keeps all its terms, and a term that holds it brings its class.

    Args:
        terms: Rows of `incidence_by_term`.
        text: The text; everything is found if it is empty.
        other_names: `Study.other_names`, which are searched as well.

    Returns:
        The rows found, as they were.
    """
    wanted = folded(text)
    if not wanted or terms.empty:
        return terms
    in_class, in_term = (
        np.array([wanted in key or wanted in folded(names.get(key, "")) for key in keys])
        for keys, names in (
            (terms[column].map(folded), other_names.get(column, {}))
            for column in ("system_organ_class", "term")
        )
    )
    of_term = set(terms["system_organ_class"][in_term])
    brought = (terms["term"] == "") & terms["system_organ_class"].isin(of_term)
    return terms[in_class | in_term | brought.to_numpy()]


def kinds_supplied(terms: pd.DataFrame) -> list[str]:
    """The kinds of event that were supplied for some of these terms."""
    return [
        kind
        for kind in TERM_KINDS
        if terms[[f"participants_{kind}_{arm}" for arm in ARMS]].notna().any(axis=None)
    ]


def most_participants(terms: pd.DataFrame, kind: str) -> int:
    """The most participants, of both arms together, that any class or term has."""
    return int(participants_of(terms, kind).max(initial=0))


def terms_of(study: Study, who: str | None) -> frozenset[tuple[str, str]]:
    """Classes and terms of a participant's events; a class also by itself, with the term ""."""
    if who is None or study.adverse_events is None:
        return frozenset()
    # Of all events, so that a name is written as in the tables of everybody.
    events = with_one_spelling(study.adverse_events)
    followed = events.loc[(events["participant_id"] == who).to_numpy(), [*_NAMES]]
    # Of one participant there may be thousands, and few different ones.
    names = set(followed.drop_duplicates().itertuples(index=False, name=None))
    return frozenset(names | {(system_organ_class, "") for system_organ_class, _ in names})
