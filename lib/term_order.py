"""Which classes and terms of adverse events to show, and in which order.

A description: nothing is counted or estimated anew.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from lib.estimates import FloatArray
from lib.study.contract import TERM_KINDS
from lib.study.study import ARMS

ORDERS = ("difference", "frequency", "name")


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


def check_kind(kind: str) -> None:
    """Refuse a kind of event that terms are not counted by.

    Raises:
        ValueError: The kind is unknown.
    """
    if kind not in TERM_KINDS:
        raise ValueError(f"kind must be one of {TERM_KINDS}, not {kind!r}")
