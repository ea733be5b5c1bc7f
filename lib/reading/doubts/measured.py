"""Rows that somebody derived, days that count something else, and values of another unit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.reading.doubts.doubt import Doubt, Doubts, Option, about, about_column
from lib.reading.doubts.impossible import limits_of_outcome
from lib.reading.doubts.schedule import (
    DAYS_OF_MONTH,
    DAYS_OF_WEEK,
    are_small_numbers,
    in_days,
)
from lib.reading.doubts.strange import LEAST_VALUES
from lib.reading.doubts.values import (
    Column,
    not_above_all,
    not_missing,
    not_numbers,
    settled_percents,
    settled_texts,
)
from lib.reading.text.delimited import TextTable
from lib.study.entries import (
    AS_VISITS,
    AS_WRITTEN,
    IN_MONTHS,
    IN_UNIT,
    IN_WEEKS,
    LEFT_OUT,
)
from lib.study.outcomes import BUILT_IN_OUTCOMES, USUAL_SIZES, Outcome, same

TABLE = "measurements"
LARGE_SKEWNESS = 1.0
# Columns that say which rows were derived (CDISC and free ones), and cells that say it of none.
DERIVED = re.compile(
    r"dtype|derivation(_type)?|derived|imput(ed|ation)(_\w+)?|is_imputed|locf|bocf|wocf|carried"
    r"|imputat[oai]|derivat[oai]|record_type|anl\d*fl_imputed",
    re.IGNORECASE,
)
_NOT_DERIVED = re.compile(
    r"|no|n|0|false|falso|observed( cases?)?|osservat[oa]|obs|oc|original\w*|measured|misurat[oa]"
    r"|raw|actual|(not|non) (imputed|derived|imputato|derivato)|-+|none|na|n/a|\.",
    re.IGNORECASE,
)
# A column with more different cells than this does not mark rows.
MOST_MARKS = 8
# The doubt what the days count.
COUNTED = "counted"
COUNTS = (AS_WRITTEN, IN_WEEKS, IN_MONTHS, AS_VISITS)


def without_derived(text: TextTable, doubts: Doubts) -> TextTable:
    """The measurements without the rows that a column calls derived, and without that column.

    Args:
        text: The table.
        doubts: Holds what was decided, and collects what is not.
    """
    for column in [str(name) for name in text.cells if DERIVED.fullmatch(str(name))]:
        cells = text.cells[column]
        marks = [mark for mark in cells.unique() if not _NOT_DERIVED.fullmatch(mark)]
        if len(marks) > MOST_MARKS:
            continue
        # Where every row has a mark it hardly says that nothing was measured.
        are_all = bool(cells.isin(marks).all())
        for mark in marks:
            these = text.cells[column] == mark
            decision = doubts.decisions(TABLE, column).get(mark)
            if decision is None:
                doubts.add(
                    about(
                        *("derived", TABLE, column, text.cells.loc[these, column]),
                        (Option(LEFT_OUT), Option(AS_WRITTEN)),
                        None if are_all else Option(LEFT_OUT),
                    )
                )
            is_out = not are_all if decision is None else decision.meaning == LEFT_OUT
            if is_out:
                text = text.of_rows(~these.to_numpy())
        text = replace(text, cells=text.cells.drop(columns=column))
    return text


def settled_days_of_visits(
    days: pd.Series, doubts: Doubts, *, are_declared: bool = False
) -> pd.Series | None:
    """The days of the measurements as study days; None where what they count is not decided.

    Args:
        days: The numbers of the column, NaN for missing.
        are_declared: Whether the visits are declared, so that nothing is in doubt.
        doubts: Holds what was decided, and collects what is not.
    """
    levels = sorted({int(day) for day in days.dropna()})
    decision = doubts.of_column(TABLE, "day", COUNTS)
    if decision is None:
        if not are_declared and are_small_numbers(levels):
            doubts.add(_counted(levels))
            return None
        return days
    if decision.meaning == IN_WEEKS:
        return in_days(days, DAYS_OF_WEEK)
    if decision.meaning == IN_MONTHS:
        return in_days(days, DAYS_OF_MONTH)
    if decision.meaning == AS_VISITS:
        planned = planned_days(decision.of)
        if len(planned) != len(levels):
            doubts.add(_counted(levels))
            return None
        return days.map(dict(zip(levels, planned, strict=True)))
    return days


def planned_days(text: str) -> list[int]:
    """Days written as "1, 22, 43", ascending."""
    return sorted({int(day) for day in re.findall(r"[+-]?\d{1,5}", text)})


def _counted(levels: list[int]) -> Doubt:
    written, options = ", ".join(map(str, levels)), list(map(Option, COUNTS))
    return about_column(COUNTED, TABLE, "day", len(levels), options, None, levels=written)


def settled_cells(
    cells: pd.Series, outcome: pd.Series, doubts: Doubts, *, binary: Collection[str] = ()
) -> pd.Series:
    """The cells of values, of each outcome its words for missing and its limits read as decided.

    Those of the outcomes that are `binary` are a yes or no.
    """
    if not not_numbers(cells).any():
        return cells
    settled = cells.copy()
    # By place: a row of a wide table has a cell for each outcome under the same line of the file.
    for code, places in _places(outcome):
        of_code = cells.iloc[places]
        column = Column(TABLE, code, is_answers=code in binary)
        changed = settled_texts(settled_percents(of_code, column, doubts), column, doubts)
        if changed is not of_code:
            settled.iloc[places] = changed.to_numpy()
    return settled


def settled_values(
    values: pd.Series,
    cells: pd.Series,
    outcome: pd.Series,
    known: Iterable[Outcome],
    doubts: Doubts,
) -> pd.Series:
    """The values, NaN for those that stand for a missing one, are decided to or may do so.

    Args:
        values: The numbers, NaN for missing and for those below a limit of quantification.
        cells: The same cells as text.
        outcome: The outcome's code of each.
        known: The outcomes that are described, in the units in which they were decided to be.
        doubts: Holds what was decided, and collects what is not.
    """
    described = {outcome.code: outcome for outcome in known}
    settled = values.copy()
    for code, places in _places(outcome):
        found = described.get(code)
        column = Column(TABLE, code, allowed=_allowed(found), limits=limits_of_outcome(found))
        kept = not_missing(values.iloc[places], cells.iloc[places], column, doubts)
        settled.iloc[places] = kept.to_numpy()
        if found is not None:
            doubt_unit(found, kept, doubts)
    return settled


def settled_limits(
    values: pd.Series, below: pd.Series, cells: pd.Series, outcome: pd.Series, doubts: Doubts
) -> pd.Series:
    """The values as `not_above_all` leaves those of each outcome."""
    if not below.any():
        return values
    settled = values.copy()
    for code, places in _places(outcome):
        of_outcome = values.iloc[places], below.iloc[places], cells.iloc[places]
        kept = not_above_all(*of_outcome, Column(TABLE, code), doubts)
        settled.iloc[places] = kept.to_numpy()
    return settled


def _places(outcome: pd.Series) -> Iterator[tuple[str, NDArray[np.int_]]]:
    """The places of each outcome's rows."""
    codes, names = pd.factorize(outcome)
    for number, name in enumerate(names):
        yield str(name), np.flatnonzero(codes == number)


def _allowed(outcome: Outcome | None) -> tuple[float, float]:
    if outcome is None:
        return np.nan, np.nan
    low, high = outcome.minimum, outcome.maximum
    if outcome.is_log:
        low = np.nextafter(0, 1) if low is None else low
    return np.nan if low is None else low, np.nan if high is None else high


def are_skewed(values: pd.Series) -> bool:
    """Whether values are positive and skewed, and their logarithms less than half as much.

    The skewness is the adjusted one of Fisher and Pearson; above 1 it is called large.
    """
    known = values.dropna()
    if len(known) < LEAST_VALUES or not (known > 0).all():
        return False
    skewness = float(known.skew())
    return skewness > LARGE_SKEWNESS and abs(float(np.log(known).skew())) < skewness / 2


def in_decided_units(outcomes: Iterable[Outcome], doubts: Doubts) -> tuple[Outcome, ...]:
    """The outcomes, those whose values are decided to be in another unit in that unit.

    Limits and bands of the other unit go with it.
    """
    return tuple(_in_unit(outcome, doubts) for outcome in outcomes)


def _in_unit(outcome: Outcome, doubts: Doubts) -> Outcome:
    decision = doubts.of_column(TABLE, outcome.code, (IN_UNIT,))
    # Settings that were completed after the decision have its unit already.
    if decision is None or decision.of in ("", outcome.unit.en):
        return outcome
    sizes = USUAL_SIZES.get(outcome.code)
    factor = sizes.others.get(decision.of) if sizes else None
    # A value of a tenth of the size needs a decimal more.
    digits = outcome.digits + (2 if factor is not None and factor < 1 else 0)
    return replace(
        outcome,
        unit=same(decision.of),
        digits=min(digits, 6),
        minimum=None,
        maximum=None,
        bands=None,
        reference_low=None,
        reference_high=None,
        reference_source=None,
    )


def doubt_unit(outcome: Outcome, values: pd.Series, doubts: Doubts) -> None:
    """Note that the values of a built-in outcome do not fit its unit.

    Args:
        outcome: The outcome as declared, in its unit.
        values: Its values, NaN for missing.
        doubts: Holds what was decided, and collects what is not.
    """
    sizes = USUAL_SIZES.get(outcome.code)
    built_in = {known.code: known for known in BUILT_IN_OUTCOMES}.get(outcome.code)
    if sizes is None or built_in is None or outcome.unit != built_in.unit or values.isna().all():
        return
    if doubts.of_column(TABLE, outcome.code, (IN_UNIT, AS_WRITTEN)) is not None:
        return
    middle = float(values.median())
    if sizes.low <= middle <= sizes.high:
        return
    fitting = [
        unit for unit, factor in sizes.others.items() if sizes.low <= middle / factor <= sizes.high
    ]
    doubts.add(
        about_column(
            *("unit", TABLE, outcome.code, int(values.notna().sum())),
            (*(Option(IN_UNIT, unit) for unit in fitting), Option(AS_WRITTEN)),
            Option(IN_UNIT, fitting[0]) if len(fitting) == 1 else None,
            middle=middle,
            low=sizes.low,
            high=sizes.high,
            outcome=outcome,
        )
    )
