"""Incidence of adverse events: participants first, events second.

The denominator is always every randomised participant of the arm. Clopper-Pearson limits, so that
no event still has an upper bound.
"""

from __future__ import annotations

import pandas as pd

from lib.proportions import proportion
from lib.study import ARMS, TREATMENT, Study

KINDS = ("any", "related", "grade_3", "serious")
SUPPLIED_BY = {"related": "related", "grade_3": "grade", "serious": "serious"}


def events_of_kind(events: pd.DataFrame, kind: str) -> pd.DataFrame | None:
    """The events of one kind; None if the column that would tell is absent or blank throughout.

    Args:
        events: The adverse-event table of a study.
        kind: "any", "related", "grade_3" (grade 3 or more) or "serious". A blank cell is not
            counted to a kind.

    Raises:
        ValueError: The kind is unknown.
    """
    if kind not in KINDS:
        raise ValueError(f"kind must be one of {KINDS}, not {kind!r}")
    if kind == "any":
        return events
    column = SUPPLIED_BY[kind]
    if column not in events or (len(events) and events[column].isna().all()):
        return None
    if kind == "grade_3":
        return events[events["grade"] >= 3]
    return events[events[column] == True]  # noqa: E712  # None must not count as True


def incidence_by_kind(study: Study) -> pd.DataFrame:
    """Participants with at least one event of each kind.

    Returns:
        One row per kind and arm: kind, arm, supplied (False if the column is absent or blank, and
        then nothing is counted), participants, n (randomised), events, value, low, high
        (proportion with exact limits). Empty if no adverse events were collected.
    """
    columns = ["kind", "arm", "supplied", "participants", "n", "events", "value", "low", "high"]
    if study.adverse_events is None:
        return pd.DataFrame(columns=columns)
    rows = []
    for kind in KINDS:
        events = events_of_kind(study.adverse_events, kind)
        counted = None if events is None else _counted(study, events)
        for arm in ARMS:
            row = {"kind": kind, "arm": arm, "supplied": events is not None}
            rows.append({**row, **(_nothing(study, arm) if counted is None else counted[arm])})
    return pd.DataFrame(rows, columns=columns)


def incidence_by_term(study: Study) -> pd.DataFrame:
    """Participants with at least one event, by system organ class and preferred term.

    A class counts a participant once, however many of its terms she had. Terms that differ only
    in case or spacing are one term, spelt as it occurs most often. Classes are in order of the
    participants affected in both arms together, and so are the terms of a class.

    Returns:
        One row per class (term ""), then its terms: system_organ_class ("" if not supplied), term,
        and for each arm and kind of `KINDS` participants_<kind>_<arm> (NaN if the column is
        absent or blank for these events); n_<arm>, events_<arm>, value_<arm>, low_<arm>,
        high_<arm> of any event. Empty if no event occurred or none was collected.
    """
    if study.adverse_events is None or study.adverse_events.empty:
        return pd.DataFrame(columns=["system_organ_class", "term"])
    events = study.adverse_events.assign(
        term=_one_spelling(study.adverse_events["term"]),
        system_organ_class=_one_spelling(
            study.adverse_events.get(
                "system_organ_class", pd.Series("", index=study.adverse_events.index)
            )
        ),
    )
    rows = []
    for (_, system_organ_class), of_class in _by_frequency(events, "system_organ_class"):
        rows.append(_term_row(study, of_class, system_organ_class, ""))
        rows += [
            _term_row(study, of_term, system_organ_class, term)
            for (_, term), of_term in _by_frequency(of_class, "term")
        ]
    return pd.DataFrame(rows)


def _one_spelling(texts: pd.Series) -> pd.Series:
    texts = texts.str.split().str.join(" ")
    keys = texts.str.casefold()
    spelling = texts.groupby(keys).agg(lambda same: sorted(same.mode())[0])
    return keys.map(spelling)


def _by_frequency(events: pd.DataFrame, column: str) -> list[tuple[tuple[int, str], pd.DataFrame]]:
    groups = [
        ((-group["participant_id"].nunique(), str(name)), group)
        for name, group in events.groupby(column, sort=True)
    ]
    return sorted(groups, key=lambda item: item[0])


def _term_row(
    study: Study, events: pd.DataFrame, system_organ_class: str, term: str
) -> dict[str, object]:
    row: dict[str, object] = {"system_organ_class": system_organ_class, "term": term}
    for kind in KINDS:
        of_kind = events_of_kind(events, kind)
        counted = None if of_kind is None else _counted(study, of_kind)
        for arm in ARMS:
            row[f"participants_{kind}_{arm}"] = (
                float("nan") if counted is None else counted[arm]["participants"]
            )
            if kind == "any" and counted is not None:
                for part in ("n", "events", "value", "low", "high"):
                    row[f"{part}_{arm}"] = counted[arm][part]
    return row


def _counted(study: Study, events: pd.DataFrame) -> dict[str, dict[str, float]]:
    roles = study.participants.set_index("participant_id")["arm"]
    arms = events["participant_id"].map(roles)
    counted = {}
    for arm in ARMS:
        n = study.n_treatment if arm == TREATMENT else study.n_control
        here = events.loc[arms == arm, "participant_id"]
        share = proportion(here.nunique(), n)
        counted[arm] = {
            "participants": here.nunique(),
            "n": n,
            "events": len(here),
            "value": share.value,
            "low": share.low,
            "high": share.high,
        }
    return counted


def _nothing(study: Study, arm: str) -> dict[str, float]:
    nan = float("nan")
    n = study.n_treatment if arm == TREATMENT else study.n_control
    return {"participants": nan, "n": n, "events": nan, "value": nan, "low": nan, "high": nan}
