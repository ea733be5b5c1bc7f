"""Numbers that may stand for a missing value, and texts among numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.reading.doubts.doubt import Doubt, Doubts, Option, rows_of
from lib.reading.numerals import matches
from lib.study.entries import AS_CATEGORIES, AS_WRITTEN, AT_LIMIT, MISSING_VALUE

# What people write for a value that is not there, in lower case and without dots and spaces.
MISSING_WORDS = frozenset(
    """
    na n/a #n/a nan null none nil nd n/d nr nk ne n/e nv n/v unk - -- --- . .. ? ?? * x
    np n/p missing miss missingvalue missingdata empty blank pending unknown lost notavail
    notavailable notdone notknown notrecorded notreported notassessed notapplicable notmeasured
    mancante mancanti assente sconosciuto vuoto perso nonnoto nonnota nondisp nondisponibile
    noneseguito noneseguita nonvalutabile nonpervenuto nonmisurato nonapplicabile datomancante
    #div/0! #value! #valore! #ref! #rif! #num! #name? #nome?
    """.split()  # noqa: SIM905 (a list of them would not be read)
)
# Of these some may mean that there is none of it, or that it was not detected.
_MAY_BE_NONE = frozenset({"none", "nil"})
_MAY_BE_BELOW = _MAY_BE_NONE | {"nd", "n/d"}
_NUMBER = re.compile(r"[+-]?[.,]*[0-9][0-9.,]*(e[+-]?\d+)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[{<\"'](?=[a-z])(.+)[)\]}>\"']")
_LIMIT = re.compile(r"([<>]|<=|>=|≤|≥)\s*[0-9.,]+")
_BELOW = re.compile(r"<\s*[0-9.,]+")
# Usual codes for a missing value, without their sign and decimal mark.
_CODE = re.compile(r"-?(9+|8+|7+|99+[678]|666+|555+)(\.[09]*)?")
_NEGATIVE = re.compile(r"-(1|[45678]|9+|8+|7+|66+|55+)(\.[09]*)?")

# So many interquartile ranges beyond a quartile lies what is far from all the rest: of the values,
# and of their logarithms, among which a skewed outcome has no outliers. A low value of a positive
# outcome cannot be farther than zero.
FAR, FAR_LOW, FAR_LOG = 6.0, 2.8, 3.5
# With fewer values nothing is known of their spread.
LEAST_VALUES = 10
MOSTLY_POSITIVE, NEAR_MIDDLE = 0.8, 0.5
# Above this share values that are far belong to a long tail.
MOST_FAR = 0.05
# A gap of so many interquartile ranges parts what is far from the next value.
LEAST_GAP = 0.5
# The largest step of a scale beside which a single digit can be a code, and how rare it is.
LARGEST_STEP, RARE = 3, 1 / 3
# A code of two digits is distinguished from a value by its distance, in ranges of the others.
GAP, GAP_OF_SEVERAL = 0.25, 0.1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells with numbers.

    Attributes:
        table: "participants" or "measurements".
        name: Its name; of measurements the outcome's code.
        heading: What the file calls it.
        may_be_category: Whether a text in it can be a category.
        allowed: The smallest and largest possible number; NaN if there is none.
    """

    table: str
    name: str
    heading: str
    may_be_category: bool = False
    allowed: tuple[float, float] = (np.nan, np.nan)


def is_missing_word(text: str) -> bool:
    """Whether a text is one that people write for a value that is not there."""
    return bare_word(text) in MISSING_WORDS


def bare_word(text: str) -> str:
    """A text in lower case, without brackets around it, dots and spaces."""
    word = text.lower().strip()
    bare = _IN_BRACKETS.fullmatch(word)
    return re.sub(r"(?<=\w)[\s.]+|[\s]+", "", bare[1] if bare else word)


def settled_texts(cells: pd.Series, column: Column, doubts: Doubts) -> pd.Series:
    """The cells of a column of numbers, its words for missing and its limits read as decided.

    Args:
        cells: The cells as text, by line of the file.
        column: Which column it is.
        doubts: Holds what was decided, and collects what is not.

    Returns:
        The cells: blank where they are missing or still in doubt, a bare number where a limit
        counts as the value. A text that nobody writes for a missing value is left.
    """
    odd = cells[(cells != "") & ~matches(cells, _NUMBER)]
    if odd.empty:
        return cells
    decisions = doubts.decisions(column.table, column.name)
    settled: dict[str, str] = {}
    for text, of_text in odd.groupby(odd, sort=False):
        limit = _LIMIT.fullmatch(text) is not None
        below = column.table == "measurements" and _BELOW.fullmatch(text) is not None
        is_text = not limit and not is_missing_word(text) and not column.may_be_category
        if below or is_text:
            continue
        decision = decisions.get(text)
        if decision is None:
            doubts.add(_odd_text(text, of_text, column, limit=limit))
        at_limit = decision is not None and decision.meaning == AT_LIMIT
        settled[text] = _without_sign(text) if at_limit else ""
    return cells.map(lambda text: settled.get(text, text)) if settled else cells


def _without_sign(text: str) -> str:
    return re.sub(r"^[<>=≤≥\s]+", "", text)


def _odd_text(text: str, cells: pd.Series, column: Column, *, limit: bool) -> Doubt:
    options = [Option(MISSING_VALUE)]
    if limit:
        options.insert(0, Option(AT_LIMIT))
    if column.may_be_category:
        options.append(Option(AS_CATEGORIES))
    other = _MAY_BE_BELOW if column.table == "measurements" else _MAY_BE_NONE
    is_known = is_missing_word(text) and bare_word(text) not in other
    return Doubt(
        kind="limit" if limit else "word",
        table=column.table,
        column=column.name,
        heading=column.heading,
        cells=(text,),
        rows=rows_of(cells.index),
        n=len(cells),
        options=tuple(options),
        proposed=Option(MISSING_VALUE) if is_known else None,
    )


def not_missing(numbers: pd.Series, cells: pd.Series, column: Column, doubts: Doubts) -> pd.Series:
    """The numbers of a column without those that stand for a missing value, or may do so.

    Args:
        numbers: The numbers, NaN for missing, by line of the file.
        cells: The same cells as text.
        column: Which column it is.
        doubts: Holds what was decided, and collects what is not.

    Returns:
        The numbers, NaN for those that are decided to be missing or still in doubt.
    """
    decisions = doubts.decisions(column.table, column.name)
    said = set(decisions)
    # A limit that is decided to be the value lies at the edge by its nature.
    said |= {_without_sign(text) for text in decisions if decisions[text].meaning == AT_LIMIT}
    texts = cells.where(numbers.notna(), "")
    strange = strange_numbers(numbers.dropna().to_numpy(dtype=float))
    missing = {text for text in decisions if decisions[text].meaning == MISSING_VALUE}
    for value, kind in strange.items():
        these = texts[numbers == value]
        open_cells = these[~these.isin(said)]
        if open_cells.empty or (kind == "far" and _is_impossible(value, column)):
            # An impossible number that stands for nothing else is a slip, to be corrected.
            continue
        written = tuple(dict.fromkeys(open_cells))
        doubts.add(_strange_number(value, kind, written, open_cells, column, numbers, strange))
        missing |= set(written)
    return numbers.where(~texts.isin(missing)) if missing else numbers


def _is_impossible(value: float, column: Column) -> bool:
    low, high = column.allowed
    return value < low or value > high


def _strange_number(
    value: float,
    kind: str,
    written: tuple[str, ...],
    cells: pd.Series,
    column: Column,
    numbers: pd.Series,
    strange: Mapping[float, str],
) -> Doubt:
    others = numbers[~numbers.isin(list(strange))]
    options = [Option(MISSING_VALUE)]
    if not _is_impossible(value, column):
        options.append(Option(AS_WRITTEN))
    return Doubt(
        kind=kind,
        table=column.table,
        column=column.name,
        heading=column.heading,
        cells=written,
        rows=rows_of(cells.index),
        n=len(cells),
        options=tuple(options),
        proposed=Option(MISSING_VALUE) if kind == "code" else None,
        facts={"low": float(others.min()), "high": float(others.max())},
    )


def strange_numbers(values: NDArray[np.float64]) -> dict[float, str]:
    """Numbers of a column that may not be what was measured.

    Args:
        values: The numbers of a column, without NaN.

    Returns:
        "code" for a usual code for missing that lies outside the other numbers, "far" for a number
        that is far from all others, by number. The fences of Tukey, 6 interquartile ranges beyond a
        quartile, have to be passed; of positive numbers also those of their logarithms, at 3.5.
    """
    levels, counts = np.unique(values, return_counts=True)
    codes = _codes(levels, counts)
    kept = ~np.isin(values, list(codes))
    return codes | dict.fromkeys(_far(values[kept]), "far")


def _codes(levels: NDArray[np.float64], counts: NDArray[np.int_]) -> dict[float, str]:
    """The usual codes for missing that lie outside the other numbers."""
    written = [f"{level:.15g}" for level in levels.tolist()]
    is_code = np.array(
        [bool((_NEGATIVE if text.startswith("-") else _CODE).fullmatch(text)) for text in written]
    )
    if not is_code.any() or is_code.all():
        return {}
    found: dict[float, str] = {}
    for number in np.flatnonzero(is_code):
        level, digits = float(levels[number]), len(re.sub(r"\D.*", "", written[number].lstrip("-")))
        # Of two codes the shorter one may have been measured, the longer one was not.
        is_other = ~is_code | ((np.abs(levels) < 100) & (levels != level) & (digits < 3))
        others = levels[~is_code] if level < 0 else levels[is_other & (levels >= 0)]
        high = float(others.max(initial=0))
        if level < 0:
            outside = bool((others >= 0).all())
        elif digits >= 3:
            outside = level > high
        elif digits == 2:
            gap = GAP_OF_SEVERAL if counts[number] > 1 else GAP
            outside = level - high > gap * max(high - float(others.min(initial=high)), 1.0)
        else:
            # Of a yes or no, or of a scale of few steps.
            rare = counts[number] <= RARE * counts.sum()
            outside = high <= LARGEST_STEP and level - high >= 3 and rare
        if outside:
            found[level] = "code"
    return found


def _far(values: NDArray[np.float64]) -> list[float]:
    """The numbers that are far from all others."""
    if len(values) < LEAST_VALUES:
        return []
    far = _beyond(values, FAR)
    positive = values > 0
    if positive.mean() >= MOSTLY_POSITIVE:
        of_logs = np.zeros(len(values), dtype=bool)
        of_logs[positive] = _beyond(np.log(values[positive]), FAR_LOG)
        middle = float(np.median(values))
        # Of positive numbers that are all far from it, a zero is none of them.
        of_logs |= ~positive & (values[positive].min() > NEAR_MIDDLE * middle)
        far = of_logs & np.where(values < middle, _beyond(values, FAR_LOW) | ~positive, far)
    if far.mean() > MOST_FAR and far.sum() > 1:
        return []
    found, others = [], values[~far]
    middle = float(np.median(values))
    for value in sorted(set(values[far].tolist()), key=lambda value: abs(value - middle)):
        if _is_alone(value, others):
            found.append(value)
        else:
            # One that follows the others step by step is one of them for the next one.
            others = np.append(others, value)
    return sorted(found)


def _is_alone(value: float, others: NDArray[np.float64]) -> bool:
    """Whether a gap parts a number from all the others, among which the next one would be."""
    scales = [(value, others)]
    if value > 0 and (others > 0).mean() >= MOSTLY_POSITIVE:
        scales.append((float(np.log(value)), np.log(others[others > 0])))
    for number, near in scales:
        low, high = np.quantile(near, [0.25, 0.75])
        if float(np.abs(near - number).min()) < LEAST_GAP * (high - low):
            return False
    return True


def _beyond(values: NDArray[np.float64], fences: float) -> NDArray[np.bool_]:
    """Whether each value lies so many interquartile ranges beyond a quartile."""
    low, high = np.quantile(values, [0.25, 0.75])
    if low == high:
        # More than half are equal: the spread is that of the different ones.
        low, high = np.quantile(np.unique(values), [0.25, 0.75])
    room = fences * (high - low)
    beyond: NDArray[np.bool_] = (values < low - room) | (values > high + room)
    return beyond
