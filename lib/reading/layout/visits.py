"""Visits as files name them, and the study day that each is taken for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from lib.reading.layout.spelling import DAYS, Named, bare, visit_named
from lib.study.layout import AS_SAID, SCREENING, UNPLANNED, VisitName

# Why a name is taken for a day, as told to the reader.
FIRST_DAY, DAY_IN_NAME, FROM_UNIT, NOT_KNOWN = (
    *("first_day", "day_in_name", "from_unit", "not_known"),
)
# Words of names of visits that nobody planned.
_UNPLANNED = re.compile(r"\b(un(scheduled|planned)|extra|non (programmata|prevista|pianificata))\b")


def visit_days(names: Iterable[str], declared: Mapping[str, int | None]) -> list[VisitName]:
    """The study day that each name of a visit is taken for.

    Args:
        names: The names, in the order in which the files have them.
        declared: Study days by name, as somebody said; None for no visit of the study.

    Returns:
        Each name once. "Day 22" is day 22 and a baseline day 1, from which weeks and months count:
        week 4 is day 29, month 6 day 184. Where weeks count from 1 and there is no other
        baseline, week 1 is day 1. A numbered visit ("V3") could be any day. One that nobody
        planned, and a screening before a baseline, are no visits of the study.
    """
    said = {bare(name): day for name, day in declared.items()}
    each = {name: visit_named(name) for name in dict.fromkeys(names) if name}
    firsts = _firsts(each.values())
    known = [named for named in each.values() if named is not None]
    has_baseline = bool(firsts) or any(
        v.kind == "baseline" or v == Named("day", 1) or (v.kind in DAYS and not v.number)
        for v in known
    )
    found = []
    for name, named in each.items():
        if bare(name) in said:
            found.append(VisitName(name, said[bare(name)], AS_SAID))
        elif _UNPLANNED.search(bare(name)):
            found.append(VisitName(name, None, UNPLANNED))
        elif named is not None and named.kind == "screening" and has_baseline:
            found.append(VisitName(name, None, SCREENING))
        elif named is None or named.kind in ("visit", "screening"):
            is_baseline = named is not None and named.number == 0 and named.kind == "visit"
            found.append(VisitName(name, 1 if is_baseline else None, NOT_KNOWN))
        elif named.kind == "baseline":
            found.append(VisitName(name, 1, FIRST_DAY))
        elif named.kind == "day":
            found.append(VisitName(name, max(named.number, 1), DAY_IN_NAME))
        else:
            first = firsts.get(named.kind, 0)
            day = round((named.number - first) * DAYS[named.kind]) + 1
            found.append(VisitName(name, day, FROM_UNIT))
    return found


def _firsts(each: Iterable[Named | None]) -> dict[str, int]:
    """The number of the baseline of each unit that counts from 1 because there is no other."""
    named = [visit for visit in each if visit is not None]
    if any(v.kind == "baseline" or (v.number == 0 and v.kind in DAYS) for v in named):
        return {}
    smallest = {kind: min((v.number for v in named if v.kind == kind), default=0) for kind in DAYS}
    return {kind: 1 for kind, number in smallest.items() if number == 1}
