"""Counting adverse events: which is of which kind, under which name, and in how many participants.

The counts behind the frames of `events` and `event_terms`; nothing here gives an interval.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.plain_text import composed
from lib.statistics.counts.proportions import proportion
from lib.statistics.estimates import NAN, BoolArray, FloatArray
from lib.study.contract import EVENT_KINDS, MILD_TO_SEVERE, EventKind
from lib.study.study import ARMS, Study

IntArray = NDArray[np.intp]
SHARES = ("value", "low", "high")
COUNTS = ("n", "events", *SHARES)

# The kinds that a column gives: yes is 1, no is 0, a blank cell NaN.
_KINDS = {kind.name: kind for kind in EVENT_KINDS if kind.column}


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a study, ready to be counted.

    Attributes:
        who: Row of the roster of the participant who had each event.
        arms: The arm of each row of the roster: 0 treatment, 1 control.
        marks: For each kind, whether each event is of it: 1, 0, or NaN where its column is
            absent or the cell blank.
    """

    who: IntArray
    arms: IntArray
    marks: dict[str, FloatArray]


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of one kind of event; NaN in a group whose cells are all blank.

    Attributes:
        participants: Participants with at least one event: a row per group, a column per arm.
        events: Their events, in the same shape.
        known: Whether each group has a cell that is not blank, or no event that would need one.
    """

    participants: FloatArray
    events: FloatArray
    known: BoolArray


def randomised_by_arm(study: Study) -> list[tuple[str, int]]:
    """Each arm with the number of its randomised participants."""
    return list(zip(ARMS, (study.n_treatment, study.n_control), strict=True))


def events_of(study: Study, table: pd.DataFrame) -> Events:
    """The adverse events of a study: its table, each participant by the row of the roster."""
    roster = pd.Index(study.participants["participant_id"])
    marks = {"any": np.ones(len(table))}
    marks |= {name: _marks(table, kind) for name, kind in _KINDS.items()}
    return Events(
        who=roster.get_indexer(pd.Index(table["participant_id"])),
        arms=np.where(study.treated, 0, 1),
        marks=marks,
    )


def _marks(table: pd.DataFrame, kind: EventKind) -> FloatArray:
    """Whether each event is of a kind: 1, 0, or NaN where the table does not tell."""
    cells = numbers(table, kind.column)
    marks = np.where(np.isnan(cells), np.nan, cells >= kind.least)
    grades = numbers(table, "grade")
    if kind.grade and (grades > MILD_TO_SEVERE).any():
        by_grade = np.where(np.isnan(grades), np.nan, grades >= kind.grade)
        marks = np.fmax(marks, by_grade)
    return marks


def numbers(table: pd.DataFrame, column: str) -> FloatArray:
    """A column as floats, yes 1 and no 0; NaN for blank cells and for a column that is absent."""
    if column not in table:
        return np.full(len(table), np.nan)
    return np.asarray(table[column].astype(float), dtype=np.float64)


def is_supplied(table: pd.DataFrame, column: str) -> bool:
    """Whether a column says something: neither absent nor blank throughout, or of no event."""
    return table.empty or not bool(np.isnan(numbers(table, column)).all())


def is_known_of_all(table: pd.DataFrame, kind: str) -> bool:
    """Whether the table says of every event whether it is of a kind."""
    return kind == "any" or not bool(np.isnan(_marks(table, _KINDS[kind])).any())


def counted(
    events: Events, kind: str, groups: IntArray, n_groups: int, *, of: IntArray | None = None
) -> Counts:
    """Participants and events of a kind, by group of events and arm.

    Args:
        events: The events.
        kind: One of `KINDS`.
        groups: The group, from 0, of each event counted.
        n_groups: How many groups there are.
        of: Which events `groups` speaks of, where one counts in several groups; all if None.
    """
    of = np.arange(events.who.size) if of is None else of
    marks, who = events.marks[kind][of], events.who[of]
    chosen = marks == 1
    # A participant counts once in a group: of equal pairs one stays.
    pairs = np.unique(groups[chosen] * events.arms.size + who[chosen])
    participants = _by_arm(events, pairs // events.arms.size, pairs % events.arms.size, n_groups)
    every = _by_arm(events, groups[chosen], who[chosen], n_groups)
    cells = np.bincount(groups, minlength=n_groups)
    known_cells = np.bincount(groups, ~np.isnan(marks), minlength=n_groups)
    known = (known_cells > 0) | (cells == 0)
    unknown = np.where(known, 0.0, np.nan)[:, None]
    return Counts(participants + unknown, every + unknown, known)


def _by_arm(events: Events, groups: IntArray, who: IntArray, n_groups: int) -> FloatArray:
    flat = np.bincount(2 * groups + events.arms[who], minlength=2 * n_groups)
    return flat.reshape(n_groups, 2).astype(np.float64)


def begun_before_dosing(study: Study, kind: str) -> dict[str, int]:
    """Events of a kind that began before the first dose, which no treatment can have caused.

    Args:
        study: The study.
        kind: One of `KINDS`.

    Returns:
        The events by arm, "treatment" and "control". An event without a first day, and one not
        recorded to be of the kind, is not counted; all are 0 if no adverse events were collected.
    """
    if study.adverse_events is None:
        return dict.fromkeys(ARMS, 0)
    events = events_of(study, study.adverse_events)
    early = numbers(study.adverse_events, "start_day") < study.first_dose_day
    arms = events.arms[events.who[early & (events.marks[kind] == 1)]]
    return {arm: int((arms == number).sum()) for number, arm in enumerate(ARMS)}


def are_placed_in_time(study: Study) -> bool:
    """Whether some event has a first day; also where none occurred, which needs no day.

    Without any, nobody can tell whether events began while participants were observed.
    """
    events = study.adverse_events
    return events is None or events.empty or is_supplied(events, "start_day")


def days_observed(study: Study) -> int:
    """Days from the first dose to the last visit, both of them included.

    Whoever withdrew was observed for less; 0 if every visit comes before the first dose.
    """
    return max(0, max(study.days) - study.first_dose_day + 1)


def exact_limits(participants: Iterable[float], n: int) -> FloatArray:
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


def with_one_spelling(table: pd.DataFrame) -> pd.DataFrame:
    """The table with one spelling of each term and class; `system_organ_class` "" if absent.

    Names that differ only in case or spacing are one, written as it occurs most often.
    """
    blank = pd.Series("", index=table.index, dtype=object)
    return table.assign(
        term=_commonest_spellings(table["term"]),
        system_organ_class=_commonest_spellings(table.get("system_organ_class", blank)),
    )


def _commonest_spellings(names: pd.Series) -> list[str]:
    # Each different name is looked at once: there are far fewer of them than events.
    places, different = pd.factorize(names.to_numpy(dtype=object))
    texts = [composed(name) for name in different]
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for text, number in zip(texts, np.bincount(places, minlength=len(texts)), strict=True):
        spellings[text.casefold()][text] += int(number)
    chosen = {
        key: min(counts, key=lambda text: (-counts[text], text))
        for key, counts in spellings.items()
    }
    shown = np.array([chosen[text.casefold()] for text in texts], dtype=object)
    found: list[str] = shown[places].tolist()
    return found
