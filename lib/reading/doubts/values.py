"""Numbers that may stand for a missing value, and texts among numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.reading.doubts.doubt import MISSING_OR_NOT, Doubt, Doubts, Option, about
from lib.reading.doubts.impossible import Limit
from lib.reading.doubts.strange import CODE, GROUP, LEAST_VALUES, strange_numbers
from lib.reading.numerals import mapped, matches
from lib.study.entries import (
    AS_CATEGORIES,
    AS_PERCENT,
    AS_WRITTEN,
    AT_LIMIT,
    IN_FRACTIONS,
    MISSING_VALUE,
)

# What people write for a value that is not there, in lower case and without dots and spaces.
MISSING_WORDS = frozenset(
    """
    na n/a #n/a nan null none nil nd n/d nr nk ne n/e nv n/v unk - -- --- . .. ? ?? * x
    np n/p missing miss missingvalue missingdata empty blank pending unknown lost notavail
    notavailable notdone notknown notrecorded notreported notassessed notapplicable notmeasured
    mancante mancanti assente sconosciuto vuoto perso nonnoto nonnota nondisp nondisponibile
    nt n/t ltfu qns nonfatto nonfatta noneffettuato noneffettuata nondeterminato nondeterminata
    noneseguito noneseguita nonvalutabile nonpervenuto nonmisurato nonapplicabile datomancante
    #div/0! #value! #valore! #ref! #rif! #n/d #num! #name? #nome?
    """.split()  # noqa: SIM905 (a list of them would not be read)
)
# Of these some may mean that there is none of it, or that it was not detected.
_MAY_BE_NONE = frozenset({"none", "nil"})
_MAY_BE_BELOW = _MAY_BE_NONE | {"nd", "n/d"}
_NUMBER = re.compile(r"[+-]?[.,]*[0-9][0-9.,]*(e[+-]?\d+)?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[{<\"'](?=[a-z])(.+)[)\]}>\"']")
# In place of a cell: every one that ends with it.
PERCENT = "%"
_PERCENT = re.compile(r"[+-]?[0-9]*[.,]?[0-9]+\s*%")
_LIMIT = re.compile(r"([<>]|<=|>=|≤|≥)\s*[0-9.,]+")
_BELOW = re.compile(r"<\s*[0-9.,]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of cells with numbers.

    Attributes:
        table: "participants" or "measurements".
        name: Its name; of measurements the outcome's code.
        may_be_category: Whether a text in it can be a category.
        allowed: The smallest and largest possible number; NaN if there is none.
        is_answers: Whether its numbers are a yes or no.
        is_dose: Whether few are as usual as many, so that none of the possible ones is far.
        limits: Beyond what its numbers can hardly lie.
    """

    table: str
    name: str
    may_be_category: bool = False
    is_answers: bool = False
    allowed: tuple[float, float] = (np.nan, np.nan)
    is_dose: bool = False
    limits: tuple[Limit, ...] = ()


def is_missing_word(text: str) -> bool:
    """Whether a text is one that people write for a value that is not there."""
    return bare_word(text) in MISSING_WORDS


def bare_word(text: str) -> str:
    """A text in lower case, without brackets around it, dots and spaces."""
    word = text.lower().strip()
    bare = _IN_BRACKETS.fullmatch(word)
    return re.sub(r"(?<=\w)[\s.]+|[\s]+", "", bare[1] if bare else word)


def not_numbers(cells: pd.Series) -> pd.Series:
    """Which cells hold a text that is no number."""
    return mapped(cells, lambda text: text != "" and _NUMBER.fullmatch(text) is None, bool)


def settled_percents(cells: pd.Series, column: Column, doubts: Doubts) -> pd.Series:
    """The cells of a column, those with a sign of per cent as numbers where they are decided to be.

    Where that is in doubt, "36%" is read as 36.

    Args:
        cells: The cells as text, by line of the file.
        column: Which column it is.
        doubts: Holds what was decided, and collects what is not.
    """
    percents = matches(cells, _PERCENT)
    if not percents.any():
        return cells
    decision = doubts.decisions(column.table, column.name).get(PERCENT)
    if decision is None:
        options = [Option(AS_PERCENT), Option(IN_FRACTIONS)]
        # Beside numbers without the sign nobody can know what those are.
        are_all = bool((percents | (cells == "")).all())
        proposed = options[0] if are_all else None
        if are_all and column.may_be_category:
            options.append(Option(AS_CATEGORIES))
        these = cells[percents]
        first = str(these.iloc[0])
        doubt = about("percent", column.table, column.name, these, options, proposed, first=first)
        doubts.add(replace(doubt, cells=(PERCENT,)))
    meaning = AS_PERCENT if decision is None else decision.meaning
    if meaning not in (AS_PERCENT, IN_FRACTIONS):
        return cells
    # Whatever the decimal mark of the table is, this is a hundredth.
    end = "e-2" if meaning == IN_FRACTIONS else ""
    bare = cells.str.removesuffix(PERCENT).str.rstrip() + end
    return cells.where(~percents, bare)


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
    odd = cells[not_numbers(cells)]
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
    word = "answer" if column.is_answers else "word"
    kind, proposed = "limit" if limit else word, Option(MISSING_VALUE) if is_known else None
    return about(kind, column.table, column.name, cells, options, proposed)


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
    beyond = _beyond_limits(numbers, column)
    inside = numbers.where(~beyond.any(axis=1)) if beyond is not None else numbers
    strange = strange_numbers(inside.dropna().to_numpy(dtype=float))
    if not strange and not decisions and beyond is None:
        return numbers
    texts = cells.where(numbers.notna(), "")
    missing = {text for text in decisions if decisions[text].meaning == MISSING_VALUE}
    if beyond is not None:
        for limit in column.limits:
            open_cells = texts[beyond[limit.kind] & ~texts.isin(said)]
            if not open_cells.empty:
                place = limit.kind, column.table, column.name
                doubts.add(about(*place, open_cells, limit.options, None, limit=limit.fact))
                missing |= set(open_cells)
    for values, kind in _together(strange):
        if column.is_dose and kind != CODE and min(values) >= 0:
            continue
        # An impossible number that stands for nothing else is a slip, to be corrected.
        asked = [value for value in values if kind == CODE or not _is_impossible(value, column)]
        these = texts[numbers.isin(asked)]
        open_cells = these[~these.isin(said)]
        if open_cells.empty:
            continue
        doubts.add(_strange_number(asked, kind, open_cells, column, inside, strange))
        missing |= set(open_cells)
    return numbers.where(~texts.isin(missing)) if missing else numbers


def _beyond_limits(numbers: pd.Series, column: Column) -> pd.DataFrame | None:
    """Which numbers are beyond each limit of a column, by its kind; None if none is.

    A usual code for missing is one, wherever it lies; an impossible number is to be corrected.
    """
    beyond = {limit.kind: limit.is_beyond(numbers) for limit in column.limits}
    if not any(each.any() for each in beyond.values()):
        return None
    strange = strange_numbers(numbers.dropna().to_numpy(dtype=float))
    codes = [value for value, kind in strange.items() if kind == CODE]
    low, high = column.allowed
    asked = ~(numbers.isin(codes) | (numbers < low) | (numbers > high))
    found = pd.DataFrame({kind: each & asked for kind, each in beyond.items()})
    return found if found.any(axis=None) else None


def _together(strange: Mapping[float, str]) -> Iterator[tuple[list[float], str]]:
    """Strange numbers of a column as they are asked about: those of another group at once."""
    group = [value for value, kind in strange.items() if kind == GROUP]
    yield from (([value], kind) for value, kind in strange.items() if kind != GROUP)
    if group:
        yield group, GROUP


def _is_impossible(value: float, column: Column) -> bool:
    low, high = column.allowed
    return value < low or value > high


def _strange_number(
    values: Sequence[float],
    kind: str,
    cells: pd.Series,
    column: Column,
    numbers: pd.Series,
    strange: Mapping[float, str],
) -> Doubt:
    others = numbers[~numbers.isin(list(strange))]
    group = {"least": min(values), "most": max(values)} if kind == GROUP else {}
    options = [Option(MISSING_VALUE)]
    if not any(_is_impossible(value, column) for value in values):
        options.append(Option(AS_WRITTEN))
    facts = {"low": float(others.min()), "high": float(others.max())} | group
    proposed = Option(MISSING_VALUE) if kind == CODE else None
    return about(kind, column.table, column.name, cells, options, proposed, **facts)


def not_above_all(
    values: pd.Series, below: pd.Series, cells: pd.Series, column: Column, doubts: Doubts
) -> pd.Series:
    """The values without limits above all that was measured, which may be slips.

    Args:
        values: The numbers, of a value below a limit of quantification the limit; NaN for missing.
        below: Which are below their limit.
        cells: The same cells as text.
        column: Which column it is.
        doubts: Holds what was decided, and collects what is not.

    Returns:
        The values, NaN for such a limit that is decided to be missing or still in doubt.
    """
    known = values[~below].dropna()
    if len(known) < LEAST_VALUES or not below.any():
        return values
    high = float(known.max())
    # By place: the rows of a wide table may have the same line of the file.
    texts = cells.where((below & (values > high)).to_numpy(), "")
    missing = set()
    for text in sorted(set(texts) - {""}):
        place = column.table, column.name
        doubt = about("high_limit", *place, texts[texts == text], MISSING_OR_NOT, None, high=high)
        if doubts.are_read_as(MISSING_VALUE, doubt):
            missing.add(text)
    return values.where(~texts.isin(missing))
