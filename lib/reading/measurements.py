"""The table of measurements, long as the contract has it or wide as clinicians keep it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.reading.cells import DATE_FOR_DAY, Check, are_longer
from lib.reading.doubts.disposition import FIRST_SERIAL, LAST_SERIAL
from lib.reading.doubts.doubt import Doubts
from lib.reading.doubts.measured import (
    are_skewed,
    settled_days_of_visits,
    settled_limits,
    settled_values,
    without_derived,
)
from lib.reading.doubts.spoilt import settle_table
from lib.reading.formats.progress import checking
from lib.reading.names import look_alikes, note_unknown_participants, outcome_codes
from lib.reading.numerals import DATE, matches
from lib.reading.outcomes.answers import answers_of, note_others, settle_answers
from lib.reading.outcomes.ranges import check_range
from lib.reading.sources import Source
from lib.reading.spellings import answers
from lib.reading.text.lines import TOO_MANY_ROWS
from lib.reading.visits import Assigned, at_visits
from lib.study.columns import MEASUREMENT_COLUMNS, VISIT_COLUMNS
from lib.study.contract import LONGEST_NAME, MOST_MEASUREMENTS, MOST_OUTCOMES, TOO_LONG
from lib.study.problems import Problems
from lib.study.protocol import Protocol
from lib.study.questions import NewOutcome

MOST_DIGITS = 3
_LIKE_A_NUMBER = re.compile(r"<\s*[.,]?[0-9]|[+-]?[0-9]+([.,][0-9]+)+$")

UNKNOWN_OUTCOME = sentence("The outcome must be one of {codes}; describe others in study.toml.")
TOO_MANY_NEW = sentence(
    "At most {limit} outcomes can be shown; this table has {n}. Is it the right column?"
)
ALIKE_OUTCOMES = sentence(
    "These look like the same outcome: {alike}. Write each outcome in one way."
)
NO_MEASUREMENTS = sentence("At least one measurement is needed.")
TWICE_OUTCOME_COLUMN = sentence("Two columns of this table would be the same outcome.")
NO_OUTCOME_COLUMN = sentence("No column of this table holds numbers that could be an outcome.")


@dataclass(frozen=True, slots=True)
class Conversion:
    """How a wide table became a long one.

    Attributes:
        rows: Rows of the wide table, one per participant and visit.
        measurements: Rows of the long table that hold a value.
        codes: Outcome code by heading, for the columns that are outcomes.
        left_out: Headings of the columns that are none.
    """

    rows: int
    measurements: int
    codes: dict[str, str]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measurements:
    """The table of measurements as read.

    Attributes:
        table: participant_id, day (float), outcome, value (float, NaN missing; the limit itself
            for a value below the limit of quantification), below_limit (bool); None if unusable.
        undescribed: Outcomes that nothing describes, by code.
        conversion: How a wide table was read, or None.
        assigned: Which days belong to which visit, or None if none is near one.
        check: How the file was read.
    """

    table: pd.DataFrame | None
    undescribed: dict[str, NewOutcome]
    conversion: Conversion | None
    assigned: Assigned | None
    check: Check

    @property
    def last_days(self) -> pd.Series:
        """The day of the last value of each participant that has one."""
        if self.table is None:
            return pd.Series(dtype=float)
        known = self.table[self.table["value"].notna()]
        last: pd.Series = known.groupby("participant_id")["day"].max()
        return last


def read_measurements(
    source: Source | None,
    protocol: Protocol,
    ids: set[str] | None,
    problems: Problems,
    doubts: Doubts,
) -> Measurements:
    """Read and check the table of measurements.

    A table without the columns outcome and value is wide: each further column is an outcome,
    unless no cell of it is a number.

    Args:
        source: Its content, or None if it was not supplied.
        protocol: The declared part of the study.
        ids: The participants, or None if they are not all known.
        problems: Collects what is wrong.
        doubts: Collects what can be read in several ways.

    Returns:
        The measurements; after a problem, whatever could be read of them.
    """
    check = Check("measurements", source, problems, ids, known=MEASUREMENT_COLUMNS)
    settle_table(check, source, doubts)
    check.bound_headings()
    if check.text is not None:
        check.go_on(without_derived(check.text, doubts), as_read=False)
    conversion = None
    if is_wide(check):
        conversion = _lengthen(check, protocol)
    else:
        _check_columns(check)
    if check.table is None:
        return Measurements(None, {}, conversion, None, check)
    if check.table.empty:
        if check.whole:
            check.note(NO_MEASUREMENTS)
        return Measurements(None, {}, conversion, None, check)
    check.no_blanks("participant_id", "day", "outcome")
    note_unknown_participants(check, ids)
    names = check.table["outcome"]
    outcome = names.map(outcome_codes(names.unique(), protocol.outcomes))
    undescribed = _undescribed(check, outcome, protocol, conversion)
    binary = settle_answers(check, outcome, protocol, undescribed, doubts)
    checking(check.file, 0.4)
    day = check.days("day")
    check.each(day.between(FIRST_SERIAL, LAST_SERIAL), "day", DATE_FOR_DAY)
    counted = settled_days_of_visits(day, doubts, are_declared=protocol.visit_days is not None)
    read = _checked(check, protocol, outcome, day if counted is None else counted, doubts)
    note_others(check, read, binary)
    undescribed = {
        code: replace(new, is_skewed=are_skewed(read.loc[read["outcome"] == code, "value"]))
        for code, new in undescribed.items()
    }
    checking(check.file, 0.8)
    is_converted = conversion is not None
    visits, assigned = at_visits(check, read, protocol, doubts, is_converted=is_converted)
    return Measurements(visits.reset_index(drop=True), undescribed, conversion, assigned, check)


def _check_columns(check: Check) -> None:
    """Note what a long table lacks, or has too much, and learn how it writes its numbers."""
    check.require(*MEASUREMENT_COLUMNS)
    if check.table is not None:
        check.only(MEASUREMENT_COLUMNS)
        check.find_decimal_mark(["value"])


def _checked(
    check: Check, protocol: Protocol, outcome: pd.Series, day: pd.Series, doubts: Doubts
) -> pd.DataFrame:
    """The measurements of a long table, after a note for each that does not fit."""
    assert check.table is not None
    value, below = check.values("value")
    numbers = value.where(~below)
    cells = check.table["value"]
    kept = settled_values(numbers, cells, outcome, protocol.outcomes, doubts)
    # What is missing or in doubt is no value, and is in no range.
    value = value.where(below | kept.notna())
    value = settled_limits(value, below, cells, outcome, doubts)
    below &= value.notna()
    for described in protocol.outcomes:
        check_range(check, described, value.where(outcome == described.code))
    return pd.DataFrame(
        {
            "participant_id": check.table["participant_id"],
            "day": day,
            "outcome": outcome,
            "value": value,
            "below_limit": below,
        }
    )


def is_wide(check: Check) -> bool:
    """Whether a table holds a column per outcome instead of the columns outcome and value."""
    if check.table is None:
        return False
    columns = set(check.table.columns)
    return not columns & {"outcome", "value"} and bool(columns - set(VISIT_COLUMNS))


def _lengthen(check: Check, protocol: Protocol) -> Conversion | None:
    """Turn the check's wide table into a long one."""
    check.require(*VISIT_COLUMNS)
    wide = check.table
    if wide is None:
        return None
    assert check.text is not None
    headings = dict(zip(check.text.cells.columns, check.text.headings, strict=True))
    further = [str(name) for name in wide.columns if name not in VISIT_COLUMNS]
    check.find_decimal_mark(further)
    codes = outcome_codes(further, protocol.outcomes)
    described = {outcome.code for outcome in protocol.outcomes}
    kept = [
        name
        for name in further
        if codes[name] in described or (not protocol.declared and _may_be_outcome(check, name))
    ]
    twice = [name for name in kept if [codes[column] for column in kept].count(codes[name]) > 1]
    # Of two headings for one outcome neither can be meant.
    for name in twice:
        check.note(TWICE_OUTCOME_COLUMN, column=headings[name])
    if not kept:
        check.note(NO_OUTCOME_COLUMN)
    if twice or not kept:
        check.table = None
        return None
    n = len(wide)
    if n * len(kept) > MOST_MEASUREMENTS:
        check.note(TOO_MANY_ROWS, limit=MOST_MEASUREMENTS // len(kept))
        check.table = None
        return None
    order = np.tile(np.arange(n), len(kept))
    long = wide[list(VISIT_COLUMNS)].iloc[order]
    long["outcome"] = np.repeat([codes[name] for name in kept], n)
    long["value"] = pd.concat([wide[name] for name in kept]).to_numpy()
    check.replace(long, pd.Series(np.repeat([headings[name] for name in kept], n), dtype=str))
    return Conversion(
        rows=n,
        measurements=int((long["value"] != "").sum()),
        codes={headings[name]: codes[name] for name in kept},
        left_out=tuple(headings[name] for name in further if name not in kept),
    )


def _may_be_outcome(check: Check, column: str) -> bool:
    """Whether a column of a wide table holds measurements, rather than notes or dates."""
    assert check.table is not None
    cells = check.table[column]
    dates = matches(cells, DATE)
    # A number whose marks are not those of the table counts too, so that it is noted.
    numbers = (check.numbers(column).notna() | cells.str.match(_LIKE_A_NUMBER)) & ~dates
    numbers |= answers(cells).notna()
    return int(numbers.sum()) > int(((cells != "") & ~numbers).sum())


def _undescribed(
    check: Check, outcome: pd.Series, protocol: Protocol, conversion: Conversion | None
) -> dict[str, NewOutcome]:
    """The outcomes that nothing describes; notes instead if settings do."""
    assert check.table is not None
    if not protocol.outcomes_readable:
        return {}
    codes = [described.code for described in protocol.outcomes]
    unknown = ~outcome.isin([*codes, ""])
    if protocol.declared:
        check.each(unknown, "outcome", UNKNOWN_OUTCOME, codes=", ".join(codes))
        return {}
    names = {code: heading for heading, code in (conversion.codes if conversion else {}).items()}
    if conversion is None:
        longer = unknown & are_longer(outcome, LONGEST_NAME)
        check.each(longer, "outcome", TOO_LONG, most=LONGEST_NAME)
        if longer.any():
            return {}
    new = list(map(str, outcome[unknown].unique()))
    # A wide table has no such column.
    column = "" if conversion else "outcome"
    if alike := look_alikes(new):
        listed = "; ".join(", ".join(f'"{name}"' for name in group[:20]) for group in alike[:20])
        check.note(ALIKE_OUTCOMES, column=column, alike=listed)
        return {}
    if len(new) > MOST_OUTCOMES:
        check.note(TOO_MANY_NEW, column=column, n=len(new), limit=MOST_OUTCOMES)
        return {}
    if not new:
        return {}
    decimals = check.table["value"].str.extract(r"[.,]([0-9]+)$")[0].fillna("").str.len()
    written = decimals.clip(upper=MOST_DIGITS).groupby(outcome).max()
    seen = check.table["value"].groupby(outcome).agg(answers_of)
    return {
        code: NewOutcome(names.get(code, code), int(written[code]), answers=seen[code])
        for code in new
    }
