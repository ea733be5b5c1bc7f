"""Which days of a table of measurements are the visits, and what makes that doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import gcd

import numpy as np
import pandas as pd

from lib.study.protocol import Schedule

# Days at most so far apart may be one visit on the days on which people came.
NEAR = 7
# So few of those measured on near days may have been measured on two of them for one visit.
MOST_TWICE = 0.1
# A day with fewer participants than this share of the best attended one is no planned visit.
LEAST_SHARE = 1 / 3
# That of the first dose.
FIRST_STUDY_DAY = 1
# Days of a table that counts weeks, months or visits: none lies later.
LAST_SMALL = 60
# Weeks or months from 1 have a common step: 1, 5, 9 or 1, 4, 7 or 1, 13.
LARGEST_COMMON_STEP = 12
# Months such as 1, 3, 6 have none, but none of them is later than a year.
LAST_MONTH = 12
DAYS_OF_WEEK, DAYS_OF_MONTH = 7, 30.4375


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the days of the measurements are taken for.

    Attributes:
        attended: Participants with a value on each day, by day, ascending.
        reasons: What has to be looked at, of `SEEN` in lib/wording/reading/doubts.py; none if the
            days are visits of all participants that begin with the baseline.
        baseline: The day taken for the baseline, on which nobody was measured if there is but one
            visit; or None if nobody can know.
        visits: The days taken for planned visits, ascending, the baseline among them.
        window: How far the days of a visit lie from its planned day, at most.
    """

    attended: Mapping[int, int]
    reasons: tuple[str, ...]
    baseline: int | None
    visits: tuple[int, ...]
    window: int

    def schedule(
        self,
        *,
        baseline: int,
        visits: Sequence[int],
        primary: int,
        window: int,
        is_of_protocol: bool = False,
    ) -> Schedule:
        """The schedule with these visits, in which every day elsewhere is no visit.

        Unless the protocol names it, the primary day was chosen after the data were seen; but the
        last of the visits, after which none of those proposed was left out, was chosen by nobody.
        """
        last = max(visits)
        is_last = primary == last and max(self.visits) <= last + window
        is_chosen = is_of_protocol or not is_last
        others = [
            day for day in self.attended if min(abs(day - visit) for visit in visits) > window
        ]
        return Schedule(
            *(baseline, tuple(sorted(visits)), primary if is_chosen else None),
            *(tuple(others), window),
            primary_day_after_data=is_chosen and not is_of_protocol,
        )


def proposed_schedule(measurements: pd.DataFrame) -> Proposal:
    """What the days of a table are taken for, where nothing declares them.

    Args:
        measurements: participant_id, day (float, none missing), value (NaN missing).

    Returns:
        The proposal. Days at most a week apart are one visit if hardly anybody was measured on two
        of them; the planned day is then the middle one of all who came. A day to which fewer than a
        third of the participants came is not planned. The baseline is the last planned day before
        the second study day; of a single visit after it the first study day, with no value.
    """
    known = measurements.loc[measurements["value"].notna(), ["day", "participant_id"]]
    known = known.drop_duplicates()
    of_day = known.groupby("day")["participant_id"].agg(frozenset).to_dict()
    # A day on which nobody has a value stands in the table all the same.
    came = {int(day): of_day.get(day, frozenset()) for day in sorted(measurements["day"].unique())}
    attended = {day: len(ids) for day, ids in came.items()}
    groups = _groups(came)
    size = {planned: len(ids) for planned, (_, ids) in groups.items()}
    most = max(size.values())
    visits = [planned for planned in groups if size[planned] >= LEAST_SHARE * most]
    early = [planned for planned in visits if planned <= FIRST_STUDY_DAY]
    baseline = early[-1] if early else None
    if len(early) > 1:
        visits = visits[len(early) - 1 :]
    window = max(abs(day - planned) for planned in visits for day in groups[planned][0])
    reasons = []
    if window:
        reasons.append("near")
    if any(ids < LEAST_SHARE * most for ids in size.values()):
        reasons.append("sparse")
    if baseline is None and len(visits) == 1:
        baseline, visits = FIRST_STUDY_DAY, [FIRST_STUDY_DAY, *visits]
    elif baseline is None:
        reasons.append("no_baseline")
    elif max(groups[baseline][0]) < 0:
        reasons.append("before_dose")
    if len(early) > 1:
        reasons.append("screening")
    return Proposal(attended, tuple(reasons), baseline, tuple(visits), window)


def _groups(
    came: Mapping[int, frozenset[str]],
) -> dict[int, tuple[list[int], frozenset[str]]]:
    """Days that are one visit, with all who came, by their planned day."""
    groups: list[tuple[list[int], frozenset[str]]] = []
    for day, ids in came.items():
        if groups:
            days, so_far = groups[-1]
            twice = len(so_far & ids)
            is_near = day - days[-1] <= NEAR and day - days[0] <= 2 * NEAR
            # A baseline before the first dose and a visit after it are never one.
            hardly_any = twice <= MOST_TWICE * len(so_far | ids)
            if ids and is_near and (days[0] > 1 or day <= 1) and hardly_any:
                groups[-1] = ([*days, day], so_far | ids)
                continue
        groups.append(([day], ids))
    planned = {}
    for days, ids in groups:
        # Of days on which nobody has a value each counts once.
        of_each = np.repeat(days, [len(came[day]) or not ids for day in days])
        middle = float(np.median(of_each))
        planned[min(days, key=lambda day: (abs(day - middle), day))] = (days, ids)
    return planned


def are_small_numbers(days: Sequence[int]) -> bool:
    """Whether days may count weeks, months or visits: 0, 1, 2 or 0, 4, 8, 12 are like that."""
    # Before the first number there may be a screening.
    days = [day for day in days if day >= 0]
    if len(days) < 2 or days[0] not in (0, 1) or days[-1] > LAST_SMALL:
        return False
    steps = np.diff(days)
    if (steps == 1).all():
        return True
    if (steps[int((steps > 1).argmax()) :] == 1).any():
        # Weeks and months lie ever farther apart; days on which people came lie side by side.
        return False
    by_weeks = gcd(*(day - 1 for day in days[1:])) % DAYS_OF_WEEK == 0
    if days[0] == 1:
        # Days count from 1, the day of the first dose.
        has_step = 1 < gcd(*(day - 1 for day in days)) <= LARGEST_COMMON_STEP
        return not by_weeks and bool(has_step or (days[-1] <= LAST_MONTH and (steps > 1).all()))
    return not by_weeks and gcd(*days) % DAYS_OF_WEEK != 0


def in_days(numbers: pd.Series, days_of_each: float) -> pd.Series:
    """Weeks or months as study days: of the first number that is not negative the first day."""
    first = numbers[numbers >= 0].min()
    return ((numbers - first) * days_of_each).round() + 1


def visit_of(days: pd.Series, visits: Sequence[int], window: int) -> pd.Series:
    """The planned day that each day belongs to, the earlier of two; NaN outside every window."""
    planned = np.asarray(sorted(visits), dtype=float)
    distance = np.abs(days.to_numpy(dtype=float)[:, None] - planned)
    # NaN days are in no window.
    distance = np.where(np.isnan(distance), np.inf, distance)
    nearest = distance.argmin(axis=1)
    near = distance[np.arange(len(days)), nearest] <= window
    return pd.Series(np.where(near, planned[nearest], np.nan), days.index)
