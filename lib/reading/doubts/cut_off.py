"""Tables that may have been cut off: a copy in progress, an export that was interrupted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from lib.reading.cells import Check
from lib.reading.doubts.doubt import Doubt, Doubts, Option, about
from lib.reading.sources import Source
from lib.study.entries import AS_WRITTEN

TABLE, COLUMN = "measurements", "participant_id"
# There is no other way of reading what is not there: the file is whole, or has to be copied again.
WHOLE = (Option(AS_WRITTEN),)
# So many cells show what the cells of a column are like.
LEAST_LIKE = 5
# It is told that the last participants lack something if they alone would do so by a smaller chance
# than this; by the second one where the last line has no end either.
SMALL_CHANCE, CHANCE_WITHOUT_END = 0.05, 0.2
# More participants than this are not decided one by one.
MOST_DECIDED = 200
MOST_NAMED = 5
_NUMBER = re.compile(r"[<>]?[+-]?\d+(?:[.,](\d*))?")
_UNFINISHED = re.compile(r".*[.,<>+/(-]")


def doubt_whole(
    files: Mapping[str, Source],
    checks: Mapping[str, Check],
    roster: pd.DataFrame | None,
    measurements: pd.DataFrame | None,
    doubts: Doubts,
) -> None:
    """Note what makes it doubtful that tables are whole.

    Args:
        files: Where each table comes from.
        checks: How each was read.
        roster: participant_id and what was supplied of withdrawn_day and withdrawal_reason.
        measurements: participant_id, day (float), outcome, in the order of the file.
        doubts: Holds what was decided, and collects what is not.
    """
    unended = [
        table
        for table, source in files.items()
        if table in checks and not source.sheet and not source.content.is_ended()
    ]
    for table in unended:
        _doubt_last_cell(table, checks[table], doubts)
    if roster is None or measurements is None or measurements["day"].isna().any():
        return
    ids, left = roster["participant_id"], _left(roster)
    absent = list(ids[~ids.isin(measurements["participant_id"].unique()) & ~left])
    _add("no_rows", absent, doubts)
    stayed = measurements
    if left.any():
        stayed = measurements[~measurements["participant_id"].isin(ids[left])]
    # Where the file may have ended, whatever was planned.
    end = measurements.iloc[-1] if TABLE in unended and len(measurements) else None
    _doubt_last_participants(stayed, end, doubts)


def _left(roster: pd.DataFrame) -> pd.Series:
    """Who withdrew, and need not have come to the later visits, or to any."""
    left = pd.Series(False, roster.index)
    if "withdrawn_day" in roster:
        left |= roster["withdrawn_day"].notna()
    if "withdrawal_reason" in roster:
        left |= roster["withdrawal_reason"] != ""
    return left


def _doubt_last_cell(table: str, check: Check, doubts: Doubts) -> None:
    """Note that the last cell of a file looks cut; the last line has no end."""
    cells = None if check.text is None else check.text.cells
    if cells is None or len(cells) <= LEAST_LIKE:
        return
    column, last = str(cells.columns[-1]), cells.iloc[-1:]
    others = cells.iloc[:-1]
    if table == TABLE and "outcome" in cells:
        # Each outcome is written in its own way.
        others = others[others["outcome"] == last["outcome"].iloc[0]]
    cell = str(last[column].iloc[0])
    if not looks_cut(cell, list(others[column].unique()), len(others)):
        return
    if cell not in doubts.decisions(table, column):
        doubts.add(about("cut_cell", table, column, last[column], WHOLE, None))


def looks_cut(cell: str, others: Sequence[str], n: int) -> bool:
    """Whether a cell looks like the beginning of one, beside the others of its column.

    Args:
        cell: The last cell.
        others: The texts of the others, each once.
        n: How many there are.
    """
    # An empty one is missing, and no wrong value.
    if n < LEAST_LIKE or cell == "" or cell in others:
        return False
    if _UNFINISHED.fullmatch(cell) and not any(map(_UNFINISHED.fullmatch, others)):
        return True
    number = _NUMBER.fullmatch(cell)
    if number is None:
        return any(other.startswith(cell) for other in others)
    found = [_NUMBER.fullmatch(other) for other in others if other]
    decimals = [len(each[1] or "") for each in found if each is not None]
    # Where all are written with as many decimals, one with fewer is not finished.
    return len(decimals) == len(found) > 0 and len(number[1] or "") < min(decimals)


def _doubt_last_participants(
    measurements: pd.DataFrame, end: pd.Series | None, doubts: Doubts
) -> None:
    """Note that the last participants of the table lack what those before them have.

    Args:
        measurements: The rows of those who did not withdraw.
        end: The last row of the file, if its line has no end.
        doubts: Holds what was decided, and collects what is not.
    """
    place, ids = pd.factorize(measurements["participant_id"])
    visits = measurements.assign(place=place).groupby(["day", "outcome"], sort=False)["place"]
    seen = visits.agg(["size", "max"]).reset_index()
    n = len(ids)
    seen["before"] = seen["max"] + 1
    # A participant has one row; who has two has a problem.
    seen["have"] = seen[["size", "before"]].min(axis=1)
    seen["lacking"] = n - seen["before"]
    # What fewer than half have is not planned for everybody, unless the file ended within it.
    is_planned = seen["lacking"] < seen["before"]
    if end is not None:
        is_last = (seen["day"] == end["day"]) & (seen["outcome"] == end["outcome"])
        is_planned |= is_last & (seen["have"] == seen["before"])
    seen = seen[(seen["lacking"] > 0) & is_planned]
    small = SMALL_CHANCE if end is None else CHANCE_WITHOUT_END
    told = [
        chance_of_last(n, last, n - have) < small
        for have, last in zip(seen["have"], seen["lacking"], strict=True)
    ]
    if not any(told):
        return
    found = seen[told]
    most = found.loc[found["lacking"].idxmax()]
    _add(
        "fewer",
        list(ids[int(most["before"]) :]),
        doubts,
        days=_listed(sorted({f"{day:.0f}" for day in found["day"]}, key=int)),
        outcomes=_listed(found["outcome"].unique()),
    )


def chance_of_last(n: int, last: int, lacking: int) -> float:
    """The chance that the last of n participants are among those who lack something.

    Args:
        n: How many there are.
        last: How many are the last.
        lacking: How many lack it; any of the n are as likely to.

    Returns:
        The hypergeometric probability C(n - last, lacking - last) / C(n, lacking).
    """
    return math.exp(
        _log_ways(n - last, lacking - last) - _log_ways(n, lacking),
    )


def _log_ways(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _add(kind: str, participants: Sequence[str], doubts: Doubts, **facts: object) -> None:
    """Note a doubt about participants, but for those of whom it was decided."""
    decided = doubts.decisions(TABLE, COLUMN)
    open_ = [] if "" in decided else [who for who in participants if who not in decided]
    if not open_:
        return
    n = len(open_)
    cells = tuple(open_) if n <= MOST_DECIDED else ()
    facts = {"who": _listed(open_), "n": n, **facts}
    doubts.add(Doubt(kind, TABLE, COLUMN, cells, (), n, WHOLE, None, facts))


def _listed(texts: Iterable[str]) -> str:
    """The first of texts, and a mark that there are more."""
    listed = list(texts)
    return ", ".join(listed[:MOST_NAMED]) + (" …" if len(listed) > MOST_NAMED else "")
