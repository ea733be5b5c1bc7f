"""Crossings of a reference limit against R, every pair of states, and by hand."""

import itertools
import math
from functools import cache

import pytest

from lib.results.limits import crossing_of, limit_crossings
from lib.statistics.counts.proportions import NO_PARTICIPANTS
from lib.study.study import ARMS, Study
from tests.support.changes import rewritten
from tests.support.r_answers import printed_by_r
from tests.support.results import outcome_of
from tests.support.studies import degenerate_studies, sample, small_study

R = printed_by_r("sensitivity")
CELLS = ("out_out", "out_in", "in_out", "in_in", "missing")
LIMITS = {"c3": (90.0, 180.0), "c4": (10.0, 40.0), "anti_dsdna": (None, 30.0)}

# What each way of writing a value means: of the level more is better and the limit is 90, of the
# marker less is better and the limit is 30.
LEVEL = {
    "90": "in",
    "89.9": "out",
    "<90": "out",
    "<20": "out",
    # Half of it would be below the limit; the value may be on either side.
    "<90.1": "missing",
    ".": "missing",
}

MARKER = {
    "30": "in",
    "30.01": "out",
    "<30": "in",
    "<3": "in",
    # Half of it would be above the limit; the value may be on either side.
    "<100": "missing",
    ".": "missing",
}


def cell_of(first: str, second: str) -> str:
    return "missing" if "missing" in (first, second) else f"{first}_{second}"


@cache
def every_pair() -> tuple[Study, dict[str, list[str]]]:
    """A participant for every two ways of writing a value; the control arm lacks the last five."""
    pairs = {
        "level": list(itertools.product(LEVEL, repeat=2)),
        "marker": list(itertools.product(MARKER, repeat=2)),
    }
    size = len(pairs["level"])
    courses = {
        code: [" ".join(pair) for pair in [*both, *both[:-5]]] for code, both in pairs.items()
    }
    study = small_study(
        "T" * size + "C" * (size - 5), level=courses["level"], marker=courses["marker"]
    )
    cells = {
        code: [cell_of(states[first], states[second]) for first, second in pairs[code]]
        for code, states in (("level", LEVEL), ("marker", MARKER))
    }
    return study, {code: [*these, *these[:-5]] for code, these in cells.items()}


@pytest.mark.parametrize("day", [22, 43])
@pytest.mark.parametrize("code", LIMITS)
def test_counts_and_exact_limits_are_those_of_r(code: str, day: int) -> None:
    study = sample()
    low, high = LIMITS[code]
    frame = limit_crossings(study, outcome_of(study, code), day, low=low, high=high)
    assert list(frame["arm"]) == list(ARMS)
    for row in frame.to_dict("records"):
        expected = R[f"{code}/{day}/crossings/{row['arm']}"]
        # binom.test and the quantile of the beta distribution are both exact to the last digits.
        found = {name: row[name] for name in expected}
        assert found == pytest.approx(expected, rel=1e-9, abs=0)
        assert "value" in expected or row["n"] == 0
        others = R[f"{code}/{day}/crossings/{row['arm']}/within"]
        found = {name: row[f"within_{name}"] for name in others}
        assert found == pytest.approx(others, rel=1e-9, abs=0)
        assert "value" in others or row["within_n"] == 0


@pytest.mark.parametrize("code", ["level", "marker"])
def test_every_two_ways_of_writing_a_value_are_counted_where_they_belong(code: str) -> None:
    study, cells = every_pair()
    frame = limit_crossings(study, outcome_of(study, code), 22, low=90, high=30).set_index("arm")
    for arm, members in (("treatment", cells[code][:36]), ("control", cells[code][36:])):
        for cell in CELLS:
            assert frame.at[arm, cell] == members.count(cell), (arm, cell)
        assert frame.at[arm, "n"] == members.count("out_out") + members.count("out_in")
        assert frame.at[arm, "within_n"] == members.count("in_out") + members.count("in_in")


@pytest.mark.parametrize("code", ["level", "marker"])
def test_every_participant_is_found_in_the_cell_that_counts_them(code: str) -> None:
    study, cells = every_pair()
    outcome = outcome_of(study, code)
    for who, cell in enumerate(cells[code][:37], start=1):
        arm = "control" if who == 37 else "treatment"
        assert crossing_of(study, outcome, 22, str(who), low=90, high=30) == (arm, cell), who


def test_nobody_asked_for_is_counted_nowhere() -> None:
    study, _ = every_pair()
    for code in ("level", "marker"):
        assert crossing_of(study, outcome_of(study, code), 22, None, low=90, high=30) is None


def test_without_the_limit_that_matters_there_is_no_table() -> None:
    study, _ = every_pair()
    for code, low, high in (
        ("level", None, 180.0),
        ("level", None, None),
        ("marker", 1.0, None),
        ("marker", None, None),
    ):
        outcome = outcome_of(study, code)
        assert limit_crossings(study, outcome, 22, low=low, high=high).empty
        assert crossing_of(study, outcome, 22, "1", low=low, high=high) is None


@pytest.mark.parametrize("code", ["level", "marker"])
def test_the_limit_on_the_other_side_changes_nothing(code: str) -> None:
    study, _ = every_pair()
    outcome = outcome_of(study, code)
    both = limit_crossings(study, outcome, 22, low=90, high=30)
    low, high = (90, None) if code == "level" else (None, 30)
    assert limit_crossings(study, outcome, 22, low=low, high=high).equals(both)


def test_a_limit_of_zero_is_a_limit() -> None:
    study = small_study("TC", score=["1 0", "0 2"])
    frame = limit_crossings(study, study.first_outcome, 22, low=None, high=0).set_index("arm")
    assert frame.at["treatment", "out_in"] == 1
    assert frame.at["control", "in_out"] == 1


def test_the_share_is_of_those_outside_at_baseline_who_are_within_at_the_visit() -> None:
    study = small_study(
        "TTTTTTCCCC",
        level=[
            "80 95",
            "85 90",
            "70 89.9",
            "95 80",
            "91 92",
            "80 .",
            "80 85",
            "70 71",
            ". 95",
            "90 90",
        ],
    )
    frame = limit_crossings(study, outcome_of(study, "level"), 22, low=90, high=None).set_index(
        "arm"
    )
    drug, dummy = frame.loc["treatment"], frame.loc["control"]
    assert [drug[cell] for cell in CELLS] == [1, 2, 1, 1, 1]
    assert [dummy[cell] for cell in CELLS] == [2, 0, 0, 1, 1]
    assert (drug["value"], drug["n"]) == (pytest.approx(2 / 3, rel=1e-12), 3)
    # The limits p solve p^3 + 3 p^2 (1 - p) = 0.025 (two or three) and 1 - p^3 = 0.025 (up to two).
    low = drug["low"]
    assert low**3 + 3 * low**2 * (1 - low) == pytest.approx(0.025, rel=1e-9)
    assert drug["high"] == pytest.approx(0.975 ** (1 / 3), rel=1e-9)
    # Nobody of two recovered: at most 1 - 0.025^(1 / 2).
    assert (dummy["value"], dummy["low"], dummy["n"]) == (0, 0, 2)
    assert dummy["high"] == pytest.approx(1 - 0.025**0.5, rel=1e-9)
    assert (frame["method"] == "Clopper-Pearson").all()
    assert (frame["reason"] == "").all()


def test_where_nobody_was_outside_there_is_no_share_but_a_reason() -> None:
    study = small_study("TTCC", level=["95 80", "90 91", "80 95", "70 70"])
    frame = limit_crossings(study, outcome_of(study, "level"), 22, low=90, high=None).set_index(
        "arm"
    )
    drug = frame.loc["treatment"]
    assert [drug[cell] for cell in CELLS] == [0, 0, 1, 1, 0]
    assert drug["n"] == 0
    assert math.isnan(drug["value"])
    assert drug["reason"] == NO_PARTICIPANTS
    assert frame.at["control", "value"] == 0.5


def test_values_of_a_log_outcome_are_taken_as_measured() -> None:
    # Half of <40 would lie within the limit of 30; <30 itself does.
    study = small_study("TTC", marker=["40 <40", "40 <30", "40 20"])
    frame = limit_crossings(study, outcome_of(study, "marker"), 22, low=None, high=30).set_index(
        "arm"
    )
    assert [frame.at["treatment", cell] for cell in CELLS] == [0, 1, 0, 0, 1]
    assert frame.at["control", "out_in"] == 1


@pytest.mark.parametrize("name", degenerate_studies())
def test_every_randomised_participant_is_counted_once_in_any_study(name: str) -> None:
    study = degenerate_studies()[name]
    sizes = {"treatment": study.n_treatment, "control": study.n_control}
    for outcome in study.outcomes:
        frame = limit_crossings(study, outcome, 22, low=85, high=5)
        assert list(frame["arm"]) == list(ARMS)
        for row in frame.to_dict("records"):
            assert sum(row[cell] for cell in CELLS) == sizes[row["arm"]]
            assert math.isnan(row["value"]) == bool(row["reason"])
            assert math.isnan(row["low"]) == bool(row["reason"])


def test_swapping_the_arms_swaps_the_rows() -> None:
    arms_swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    for code, (low, high) in LIMITS.items():
        original, swapped = (
            limit_crossings(study, outcome_of(study, code), 43, low=low, high=high).set_index("arm")
            for study in (sample(), arms_swapped)
        )
        renamed = swapped.rename(index={"treatment": "control", "control": "treatment"})
        assert renamed.loc[list(ARMS)].equals(original)
