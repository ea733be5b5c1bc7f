"""Incidence of adverse events: participants first, events second.

The denominator is always every randomised participant of the arm. Clopper-Pearson limits, so that
no event still has an upper bound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.estimates import FloatArray
from lib.proportions import proportion
from lib.study import ARMS, CONTROL, TREATMENT, Study

KINDS = ("any", "related", "grade_3", "serious")
SUPPLIED_BY = {"related": "related", "grade_3": "grade", "serious": "serious"}


@dataclass(frozen=True, slots=True)
class _Events:
    """The events of a study, ready to be counted.

    Attributes:
        participants: Who had each event.
        arms: The arm of each event.
        marks: For each kind of `KINDS`, whether each event is of it: 1, 0, or NaN for a blank
            cell; None if the column that would tell is absent.
        randomised: Participants of each arm.
    """

    participants: NDArray[np.object_]
    arms: NDArray[np.object_]
    marks: dict[str, FloatArray | None]
    randomised: dict[str, int]


def incidence_by_kind(study: Study) -> pd.DataFrame:
    """Participants with at least one event of each kind.

    The kinds are any event, related ones, those of grade 3 or more, and serious ones. A blank cell
    is not counted to a kind.

    Returns:
        One row per kind and arm: kind, arm, supplied (False if the column is absent or blank, and
        then nothing is counted), participants, n (randomised), events, value, low, high
        (proportion with exact limits). Empty if no adverse events were collected.
    """
    columns = ["kind", "arm", "supplied", "participants", "n", "events", "value", "low", "high"]
    if study.adverse_events is None:
        return pd.DataFrame(columns=columns)
    events = _events(study, study.adverse_events)
    everywhere = np.arange(events.participants.size)
    rows = []
    for kind in KINDS:
        for arm in ARMS:
            counted = _counted(events, everywhere, kind, arm)
            row = {"kind": kind, "arm": arm, "supplied": counted is not None}
            rows.append({**row, **(counted or _nothing(events, arm))})
    return pd.DataFrame(rows, columns=columns)


def incidence_by_term(study: Study) -> pd.DataFrame:
    """Participants with at least one event, by system organ class and preferred term.

    A class counts a participant once, whatever the number of terms. Terms that differ only in case
    or spacing are one term, spelt as it occurs most often. Classes are in order of the
    participants affected in both arms together, and so are the terms of a class.

    Returns:
        One row per class (term ""), then its terms: system_organ_class ("" if not supplied), term,
        and for each arm and kind of `KINDS` participants_<kind>_<arm> (NaN if the column is
        absent or blank for these events); n_<arm>, events_<arm>, value_<arm>, low_<arm>,
        high_<arm> of any event. Empty if no event occurred or none was collected.
    """
    if study.adverse_events is None or study.adverse_events.empty:
        return pd.DataFrame(columns=["system_organ_class", "term"])
    table = study.adverse_events.reset_index(drop=True)
    names = pd.DataFrame(
        {
            "participant_id": table["participant_id"],
            "term": _one_spelling(table["term"]),
            "system_organ_class": _one_spelling(
                table.get("system_organ_class", pd.Series("", index=table.index))
            ),
        }
    )
    events = _events(study, table)
    rows = []
    for system_organ_class, of_class in _by_frequency(names, "system_organ_class"):
        rows.append(_term_row(events, of_class, system_organ_class, ""))
        rows += [
            _term_row(events, of_term, system_organ_class, term)
            for term, of_term in _by_frequency(of_class, "term")
        ]
    return pd.DataFrame(rows)


def _one_spelling(texts: pd.Series) -> pd.Series:
    texts = texts.str.split().str.join(" ")
    keys = texts.str.casefold()
    spelling = texts.groupby(keys).agg(lambda same: sorted(same.mode())[0])
    return keys.map(spelling)


def _by_frequency(names: pd.DataFrame, column: str) -> list[tuple[str, pd.DataFrame]]:
    groups = [
        (-group["participant_id"].nunique(), str(name), group)
        for name, group in names.groupby(column, sort=True)
    ]
    return [(name, group) for _, name, group in sorted(groups, key=lambda one: one[:2])]


def _term_row(
    events: _Events, chosen: pd.DataFrame, system_organ_class: str, term: str
) -> dict[str, object]:
    where = chosen.index.to_numpy()
    row: dict[str, object] = {"system_organ_class": system_organ_class, "term": term}
    for kind in KINDS:
        for arm in ARMS:
            counted = _counted(events, where, kind, arm) or _nothing(events, arm)
            row[f"participants_{kind}_{arm}"] = counted["participants"]
            if kind == "any":
                for part in ("n", "events", "value", "low", "high"):
                    row[f"{part}_{arm}"] = counted[part]
    return row


def _events(study: Study, table: pd.DataFrame) -> _Events:
    marks: dict[str, FloatArray | None] = {"any": np.ones(len(table))}
    for kind, column in SUPPLIED_BY.items():
        if column not in table:
            marks[kind] = None
            continue
        cells = np.asarray(table[column].astype(float), dtype=np.float64)
        is_of_kind = cells >= 3 if kind == "grade_3" else cells == 1
        marks[kind] = np.where(np.isnan(cells), np.nan, is_of_kind)
    roles = study.participants.set_index("participant_id")["arm"]
    return _Events(
        table["participant_id"].to_numpy(dtype=object),
        table["participant_id"].map(roles).to_numpy(dtype=object),
        marks,
        {TREATMENT: study.n_treatment, CONTROL: study.n_control},
    )


def _counted(
    events: _Events, where: NDArray[np.intp], kind: str, arm: str
) -> dict[str, float] | None:
    """Counts among the events at `where`; None if nothing tells which are of the kind."""
    marks = events.marks[kind]
    if marks is None or (where.size and np.isnan(marks[where]).all()):
        return None
    here = events.participants[where[(marks[where] == 1) & (events.arms[where] == arm)]]
    participants = len(set(here))
    share = proportion(participants, events.randomised[arm])
    return {
        "participants": participants,
        "n": events.randomised[arm],
        "events": here.size,
        "value": share.value,
        "low": share.low,
        "high": share.high,
    }


def _nothing(events: _Events, arm: str) -> dict[str, float]:
    nan = float("nan")
    n = events.randomised[arm]
    return {"participants": nan, "n": n, "events": nan, "value": nan, "low": nan, "high": nan}
