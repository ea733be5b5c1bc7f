"""Studies of seven real shapes, with the numbers that their tables give."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from lib.reading.examine import read_study
from lib.study.study import Study
from tests.support.files import POLYPS, as_csv, files_of

LOGARITHMIC = ("il6", "polyp_number")
EVENT_COLUMNS = ["participant_id", "term", "system_organ_class", "start_day", "grade", "serious"]
Values = dict[tuple[str, int, str], str]


@dataclass(frozen=True)
class Shape:
    """A study in memory, its tables as they were made up.

    Attributes:
        arms: Codes of the treatment arm and of the control arm.
        roster: Arm by participant.
        values: Text by participant, day and outcome.
        days: All visit days.
        events: Participant, term, class, day of begin, grade and whether serious; None if events
            were not collected.
        control: The control arm, where nothing in the files tells it.
        real: The files, if they are those of a real trial.
    """

    arms: tuple[str, str]
    roster: dict[str, str]
    values: Values
    days: tuple[int, ...]
    events: list[list[str]] | None = None
    control: str | None = None
    real: Mapping[str, bytes] | None = None

    @property
    def outcomes(self) -> list[str]:
        """Codes of the outcomes, in the order of the rows."""
        return list(dict.fromkeys(code for _, _, code in self.values))

    def files(self) -> dict[str, bytes]:
        """The study's files."""
        if self.real is not None:
            return dict(self.real)
        tables = {
            "participants.csv": [["participant_id", "arm"], *map(list, self.roster.items())],
            "measurements.csv": [
                ["participant_id", "day", "outcome", "value"],
                *(
                    [participant, str(day), code, text]
                    for (participant, day, code), text in self.values.items()
                ),
            ],
        }
        if self.events is not None:
            tables["adverse_events.csv"] = [
                EVENT_COLUMNS,
                *self.events,
            ]
        return {name: as_csv(rows).encode() for name, rows in tables.items()}

    def numbers(self, code: str, day: int) -> NDArray[np.float64]:
        """The values of an outcome on a day, in the order of the roster; NaN for missing."""
        return np.array(
            [
                float(self.values.get((participant, day, code)) or "nan")
                for participant in self.roster
            ],
            dtype=float,
        )

    def difference(self, code: str, day: int) -> tuple[float, int, int]:
        """The arms' difference adjusted for the baseline, and the n of either arm.

        Least squares of the value on baseline and arm; of logarithms for a ratio.
        """
        first, last = self.numbers(code, self.days[0]), self.numbers(code, day)
        if code in LOGARITHMIC:
            first, last = np.log(first), np.log(last)
        treated = np.array([arm == self.arms[0] for arm in self.roster.values()])
        here = ~np.isnan(first) & ~np.isnan(last)
        columns = np.column_stack([np.ones(here.sum()), first[here], treated[here]])
        found = np.linalg.lstsq(columns, last[here], rcond=None)[0][2]
        return float(found), int((here & treated).sum()), int((here & ~treated).sum())

    def with_event(self, arm: str, *, serious: bool = False) -> int:
        """Participants of an arm with at least one event."""
        assert self.events is not None
        affected = {row[0] for row in self.events if row[5] == "yes" or not serious}
        return sum(self.roster[who] == arm for who in affected)

    def size(self, arm: str) -> int:
        """Participants of an arm."""
        return list(self.roster.values()).count(arm)


def people(n: int, arms: tuple[str, str]) -> dict[str, str]:
    """As many participants in either arm, one after the other."""
    return {f"{number:03d}": arms[number % 2] for number in range(2 * n)}


def made_up(
    seed: int,
    roster: Mapping[str, str],
    visits: Mapping[str, tuple[int, ...]],
    treatment: str,
) -> Values:
    """Values around a level of each participant's own that fall with treatment."""
    random = np.random.default_rng(seed)
    values: Values = {}
    for code, days in visits.items():
        level = {"mex_sledai": 14.0, "c3": 90.0, "c4": 20.0, "il6": 12.0}[code]
        own = {participant: level * random.uniform(0.8, 1.2) for participant in roster}
        for day in days:
            for participant, arm in roster.items():
                better = 0.25 * level if arm == treatment and day != days[0] else 0.0
                value = own[participant] - better + level * random.uniform(-0.1, 0.1)
                values[participant, day, code] = f"{value:.{0 if code == 'mex_sledai' else 1}f}"
    return values


@cache
def one_outcome() -> Shape:
    """One outcome and no events."""
    arms, days = ("secretome", "placebo"), (1, 43)
    roster = people(9, arms)
    return Shape(arms, roster, made_up(1, roster, {"c3": days}, "secretome"), days)


@cache
def two_missing() -> Shape:
    """Three visits and two missing values."""
    arms, days = ("secretome", "placebo"), (1, 22, 43)
    roster = people(11, arms)
    values = made_up(2, roster, {"mex_sledai": days}, "secretome")
    values["002", 43, "mex_sledai"] = ""
    del values["004", 43, "mex_sledai"]
    return Shape(arms, roster, values, days)


@cache
def forty_visits() -> Shape:
    """Forty visits, a week apart."""
    arms, days = ("secretome", "placebo"), tuple(range(1, 281, 7))
    roster = people(6, arms)
    return Shape(arms, roster, made_up(3, roster, {"mex_sledai": days}, "secretome"), days, [])


@cache
def some_visits() -> Shape:
    """One outcome at all visits, one without the second, one without the last."""
    arms, days = ("secretome", "placebo"), (1, 22, 43)
    roster = people(8, arms)
    visits = {"mex_sledai": days, "c3": (1, 43), "il6": (1, 22)}
    return Shape(arms, roster, made_up(4, roster, visits, "secretome"), days, [])


@cache
def numeric_arms() -> Shape:
    """Arms called 0 and 1."""
    arms, days = ("1", "0"), (0, 84)
    roster = people(7, arms)
    values = made_up(5, roster, {"mex_sledai": days, "il6": days}, "1")
    events = [["000", "Headache", "Nervous system disorders", "3", "1", "no"]]
    return Shape(arms, roster, values, days, events, control="0")


@cache
def large() -> Shape:
    """254 participants with 1,191 events."""
    arms, days = ("Drug", "Placebo"), (1, 29, 57, 85)
    roster = people(127, arms)
    visits = {"mex_sledai": days, "c3": days, "il6": days}
    random = np.random.default_rng(6)
    ids = list(roster)
    events = [
        [
            # The last twenty have none.
            ids[random.integers(0, 234)],
            f"Term {random.integers(1, 120)}",
            f"Class {random.integers(1, 20)}",
            str(random.integers(1, 86)),
            str(random.integers(1, 4)),
            "yes" if number % 70 == 0 else "no",
        ]
        for number in range(1191)
    ]
    return Shape(arms, roster, made_up(6, roster, visits, "Drug"), days, events)


@cache
def polyps() -> Shape:
    """The real trial: one outcome, no events, three visits, two missing values."""
    files = files_of(POLYPS)
    lines = {
        name: [line.split(",") for line in files[name].decode().splitlines()[1:]]
        for name in ("participants.csv", "measurements.csv")
    }
    return Shape(
        arms=("sulindac", "placebo"),
        roster={row[0]: row[1] for row in lines["participants.csv"]},
        values={(row[0], int(row[1]), row[2]): row[3] for row in lines["measurements.csv"]},
        days=(1, 91, 365),
        real=files,
    )


SHAPES: list[Callable[[], Shape]] = [
    one_outcome,
    two_missing,
    forty_visits,
    some_visits,
    numeric_arms,
    large,
]
EACH = [
    *(pytest.param(shape, id=shape.__name__) for shape in SHAPES),
    pytest.param(polyps, id="polyps"),
]


@cache
def study_of(shape: Callable[[], Shape]) -> Study:
    """A shape's study, read."""
    return read_study(shape().files(), control=shape().control)
