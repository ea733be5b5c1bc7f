"""Studies of six real shapes: each is read, and every page says a result that its data give."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray
from streamlit.testing.v1 import AppTest

from lib.reading.examine import read_study
from lib.reading.participants import TWO_ARMS
from lib.study.problems import StudyError
from lib.study.study import Study
from lib.words import Words
from tests.support.files import POLYPS, as_csv, files_of
from tests.support.pages import PAGES, answer, choose, opened, words_of
from tests.support.studies import problem

NOT_MEASURED = "This study did not measure any outcome of this page."
NOT_COLLECTED = (
    "Adverse events were not collected in this study, which is not the same as none occurred."
)
PAGE_OF = {
    "mex_sledai": "disease_activity",
    "c3": "complement_levels",
    "c4": "complement_levels",
    "il6": "cytokines_antibodies",
    "polyp_number": "disease_activity",
}
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
                *([one, str(day), code, text] for (one, day, code), text in self.values.items()),
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
            [float(self.values.get((one, day, code)) or "nan") for one in self.roster], dtype=float
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
        told = {row[0] for row in self.events if row[5] == "yes" or not serious}
        return sum(self.roster[one] == arm for one in told)

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
        own = {one: level * random.uniform(0.8, 1.2) for one in roster}
        for day in days:
            for one, arm in roster.items():
                better = 0.25 * level if arm == treatment and day != days[0] else 0.0
                value = own[one] - better + level * random.uniform(-0.1, 0.1)
                values[one, day, code] = f"{value:.{0 if code == 'mex_sledai' else 1}f}"
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


def shown(shape: Callable[[], Shape], page: str, **values: object) -> AppTest:
    """A page of a shape's study at its primary day, or with controls set."""
    app = opened(page, study=study_of(shape))
    if values:
        choose(app, **values)
    return app


# What is read


@pytest.mark.parametrize(
    ("shape", "n", "days", "outcomes", "missing", "events"),
    [
        pytest.param(one_outcome, 9, (1, 43), ["c3"], 0, None, id="one_outcome"),
        pytest.param(two_missing, 11, (1, 22, 43), ["mex_sledai"], 2, None, id="two_missing"),
        pytest.param(
            *(forty_visits, 6, tuple(range(1, 275, 7)), ["mex_sledai"], 0, 0), id="forty_visits"
        ),
        pytest.param(
            # Two outcomes miss one visit of 16 participants each.
            *(some_visits, 8, (1, 22, 43), ["mex_sledai", "c3", "il6"], 32, 0),
            id="some_visits",
        ),
        pytest.param(numeric_arms, 7, (0, 84), ["mex_sledai", "il6"], 0, 1, id="numeric_arms"),
        pytest.param(
            *(large, 127, (1, 29, 57, 85), ["mex_sledai", "c3", "il6"], 0, 1191), id="large"
        ),
        pytest.param(*(polyps, 11, (1, 91, 365), ["polyp_number"], 2, None), id="polyps"),
    ],
)
def test_each_shape_is_read_with_its_numbers(
    shape: Callable[[], Shape],
    n: int,
    days: tuple[int, ...],
    outcomes: list[str],
    missing: int,
    events: int | None,
) -> None:
    study = study_of(shape)
    assert (study.n_treatment, study.n_control) == (n, n)
    assert (study.treatment.code, study.control.code) == shape().arms
    assert study.days == days
    assert (study.baseline_day, study.primary_day) == (days[0], days[-1])
    assert [outcome.code for outcome in study.outcomes] == outcomes
    blanks = sum(int(study.values(one).isna().sum().sum()) for one in study.outcomes)
    assert blanks == missing
    for outcome in study.outcomes:
        for day in days:
            np.testing.assert_array_equal(
                study.as_measured(outcome)[day], shape().numbers(outcome.code, day)
            )
    assert (None if study.adverse_events is None else len(study.adverse_events)) == events


def test_numeric_arm_codes_are_asked_for_and_then_read() -> None:
    files = numeric_arms().files()
    with pytest.raises(StudyError) as raised:
        read_study(files)
    assert raised.value.arm_codes == ("0", "1")
    assert len(raised.value.problems) == 1
    study = read_study(files, control="0")
    assert (study.treatment.code, study.control.code) == ("1", "0")
    assert read_study(files, control="1").treatment.code == "0"


def test_three_arms_are_refused_with_their_rows_and_how_to_choose_two() -> None:
    arms = {"001": "placebo", "002": "low dose", "003": "high dose", "004": "placebo"}
    values = made_up(7, arms, {"c3": (1, 43)}, "high dose")
    files = Shape(("high dose", "placebo"), arms, values, (1, 43)).files()
    with pytest.raises(StudyError) as raised:
        read_study(files)
    codes = "high dose (1), low dose (1), placebo (2)"
    expected = problem("participants.csv", None, "arm", "", TWO_ARMS, n=3, codes=codes)
    assert raised.value.problems == (expected,)
    assert raised.value.arm_codes == ()
    assert Words("en").t(expected.allowed, **expected.values) == (
        "Exactly two arms can be compared; this table has 3, here with their rows: high dose (1), "
        "low dose (1), placebo (2). Correct the spelling, or keep the rows of the two arms to "
        "compare."
    )
    assert "keep the rows" not in Words("it").t(expected.allowed, **expected.values)
    assert codes in Words("it").t(expected.allowed, **expected.values)


# What the pages say


def says_difference(text: str, shape: Shape, code: str, day: int) -> None:
    """An answer holds the difference that least squares give, its direction and either n."""
    value, n_treatment, n_control = shape.difference(code, day)
    assert f"At day {day} " in text
    assert f"n {n_treatment} + {n_control})" in text
    if code in LOGARITHMIC:
        value = np.exp(value)
        amount = f"{100 * abs(value - 1):.0f}%"
        direction = "lower" if value < 1 else "higher"
    else:
        amount, direction = f"{abs(value):.1f}", "lower" if value < 0 else "higher"
    assert re.search(rf" was {re.escape(amount)}( points| mg/dL)? {direction} with ", text), text


@pytest.mark.parametrize("shape", EACH)
def test_the_overview_says_the_difference_in_the_first_outcome(
    shape: Callable[[], Shape],
) -> None:
    app = shown(shape, "overview")
    assert not app.exception
    says_difference(answer(app), shape(), shape().outcomes[0], shape().days[-1])


@pytest.mark.parametrize("page", PAGES[1:4])
@pytest.mark.parametrize("shape", EACH)
def test_the_page_of_an_outcome_says_its_difference(shape: Callable[[], Shape], page: str) -> None:
    app = shown(shape, page)
    assert not app.exception
    here = [code for code in shape().outcomes if PAGE_OF[code] == page]
    if not here:
        assert NOT_MEASURED in words_of(app)
        return
    day = shape().days[-1]
    if np.isnan(shape().numbers(here[0], day)).all():
        assert "cannot be estimated (n 0 + 0)" in answer(app)
        day = next(
            one for one in shape().days[1:] if (min(shape().roster), one, here[0]) in shape().values
        )
        app = shown(shape, page, day=day)
        assert not app.exception
    says_difference(answer(app), shape(), here[0], day)


@pytest.mark.parametrize("shape", EACH)
def test_the_page_of_events_counts_participants_with_events(shape: Callable[[], Shape]) -> None:
    app = shown(shape, "adverse_events")
    assert not app.exception
    made = shape()
    if made.events is None:
        assert answer(app) == NOT_COLLECTED
        return
    said = words_of(app)
    if made.events:
        assert f"{len(made.events)} of {len(made.events)} events are listed." in said
    else:
        assert "No adverse event occurred." in said
    sizes = {arm: made.size(arm) for arm in made.arms}
    told = [f"{arm.lower()} {made.with_event(arm)}/{n} (" for arm, n in sizes.items()]
    (any_event,) = [line for line in said.splitlines() if line.startswith("At least one adverse")]
    assert all(each in any_event for each in told), any_event
    serious = {arm: made.with_event(arm, serious=True) for arm in made.arms}
    if any(serious.values()):
        assert all(f"{arm.lower()} {serious[arm]}/{n} (" in answer(app) for arm, n in sizes.items())
    else:
        both = " + ".join(map(str, sizes.values()))
        assert f"No serious adverse event in {both} participants." in answer(app)
