"""Adverse events by kind and worst grade: against R, by hand, and for one participant."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given

from lib.reading.examine import read_study
from lib.results.events.kinds import (
    WORST_GRADES,
    differences_by_kind,
    incidence_by_kind,
    kinds_of,
    worst_grades,
    worst_of,
)
from lib.results.events.terms import incidence_by_term, terms_of
from lib.study.contract import KINDS, TERM_KINDS
from lib.study.study import ARMS, Study
from tests.support.changes import rewritten
from tests.support.events import (
    Event,
    by_kind,
    counted_by_r,
    five_events,
    of_three,
    quick,
    with_events,
    with_lines,
)
from tests.support.files import study_files
from tests.support.r_answers import printed_by_r
from tests.support.studies import sample, small_study


def test_every_kind_is_counted_as_in_r_with_its_exact_limits() -> None:
    r = printed_by_r("sample_study")
    found = by_kind(sample())
    assert set(found) == {(kind, arm) for kind in KINDS for arm in ARMS}
    for kind, arm in [(kind, arm) for kind in TERM_KINDS for arm in ARMS]:
        row = found[kind, arm]
        assert row["supplied"]
        expected = r[f"kind/{kind}/{arm}"]
        assert {name: row[name] for name in expected} == pytest.approx(expected, rel=1e-9, abs=0)


def test_every_kind_is_compared_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    frame = differences_by_kind(counted_by_r()).set_index("kind")
    shares = by_kind(counted_by_r())
    assert list(frame.index) == list(KINDS)
    for kind in KINDS:
        found = dict(frame.loc[kind])
        found |= {f"{end}_{arm}": shares[kind, arm][end] for arm in ARMS for end in ("low", "high")}
        # The script prints the limits of Miettinen and Nurminen as the others.
        expected = {
            name.replace("mn_", "other_"): number for name, number in r[f"kind/{kind}"].items()
        }
        assert {name: found[name] for name in expected} == pytest.approx(
            expected, rel=1e-9, abs=1e-12
        )
        assert (found["n_treatment"], found["n_control"]) == (15, 14)


def test_the_worst_grades_are_counted_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    frame = worst_grades(counted_by_r()).set_index("arm")
    for arm in ARMS:
        found = {str(grade): frame.at[arm, grade] for grade in WORST_GRADES}
        found["not_recorded"] = found.pop("unknown")
        assert found == r[f"worst/{arm}"]


def test_the_limits_are_the_published_ones() -> None:
    # Newcombe RG. Stat Med 1998;17:873-890, Table II (e) and (f), method 10.
    some = small_study(
        "T" * 56 + "C" * 29, score=["5 5"] * 85, events=[f"{who},A,,,,,," for who in range(1, 6)]
    )
    none = small_study("T" * 10 + "C" * 20, score=["5 5"] * 30, events=[])
    for study, limits in ((some, (-0.0381, 0.1926)), (none, (-0.1611, 0.2775))):
        row = differences_by_kind(study).iloc[0]
        assert (row["low"], row["high"]) == pytest.approx(limits, abs=5e-5)


def test_with_the_header_alone_even_a_column_that_is_absent_counts_nobody() -> None:
    study = with_lines()
    assert study.adverse_events is not None
    bare = replace(study, adverse_events=study.adverse_events[["participant_id", "term"]])
    for empty in (study, bare):
        frame = differences_by_kind(empty)
        assert frame["supplied"].all()
        assert set(frame["participants_treatment"]) == {0}
        assert set(frame["value"]) == {0}
        assert list(worst_grades(empty)["none"]) == [3, 2]


def test_no_event_in_fifteen_has_the_exact_upper_bound_of_21_8_percent_and_never_18() -> None:
    # 1 - 0.025 ** (1 / 15); the one-sided "rule of three" would say 18.1% (1 - 0.05 ** (1 / 15)).
    row = by_kind(sample())["serious", "treatment"]
    assert (row["participants"], row["n"]) == (0, 15)
    assert row["high"] == pytest.approx(1 - 0.025 ** (1 / 15), rel=1e-9)
    assert round(100 * row["high"], 1) == 21.8
    for found in by_kind(small_study("T" * 15 + "C", score=["5 5"] * 16, events=[])).values():
        assert found["high"] >= 1 - 0.025 ** (1 / found["n"]) - 1e-12 > 0.18


def test_every_participant_with_an_event_is_one_of_one_with_a_lower_limit() -> None:
    study = with_lines(*(f"{who},Rash,Skin,1,2,1,no,no" for who in range(1, 6)))
    for arm, n in (("treatment", 3), ("control", 2)):
        row = by_kind(study)["any", arm]
        assert (row["participants"], row["value"], row["high"]) == (n, 1, 1)
        assert row["low"] == pytest.approx(0.025 ** (1 / n), rel=1e-12)


def test_an_arm_without_events_is_compared_by_hand() -> None:
    study = with_lines("1,Rash,Skin,1,2,1,no,no", "2,Rash,Skin,1,2,1,no,no")
    row = differences_by_kind(study).iloc[0]
    assert row["value"] == pytest.approx(2 / 3, rel=1e-12)
    everybody = with_lines(*(f"{who},Rash,Skin,1,2,1,no,no" for who in range(1, 6)))
    row = differences_by_kind(everybody).iloc[0]
    assert row["value"] == 0
    assert row["low"] < 0 < row["high"]


def test_the_worst_grade_of_a_participant_counts_once_by_hand() -> None:
    study = with_lines(
        "1,Rash,Skin,1,2,1,no,no",
        "1,Rash,Skin,1,2,4,no,no",
        "1,Itch,Skin,1,2,,no,no",
        "2,Itch,Skin,1,2,,no,no",
        "4,Itch,Skin,1,2,5,no,no",
    )
    frame = worst_grades(study)
    assert frame.to_numpy().tolist() == [
        ["treatment", 1, 0, 0, 0, 1, 0, 1, 3],
        ["control", 1, 0, 0, 0, 0, 1, 0, 2],
    ]


def test_the_denominator_is_every_randomised_participant_of_the_arm() -> None:
    # One participant withdrew and stays in the denominator.
    assert sample().participants["withdrawn_day"].notna().sum() == 1
    assert {row["n"] for row in by_kind(sample()).values()} == {15, 14}
    table = incidence_by_term(sample())
    assert set(table["n_treatment"]) == {15}
    assert set(table["n_control"]) == {14}


def test_swapping_the_arms_swaps_the_counts() -> None:
    swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    opposite = {"treatment": "control", "control": "treatment"}
    before, after = by_kind(sample()), by_kind(swapped)
    for (kind, arm), row in before.items():
        turned = after[kind, opposite[arm]]
        assert row.pop("arm") == opposite[turned.pop("arm")]
        assert row.pop("kind", kind) == turned.pop("kind", kind)
        assert row == pytest.approx(turned, rel=0, abs=0, nan_ok=True)


@quick
@given(five_events)
def test_limits_enclose_what_they_belong_to_and_no_kind_exceeds_any(events: list[Event]) -> None:
    study = with_events(events)
    found = by_kind(study)
    for (_, arm), row in found.items():
        if row["supplied"]:
            assert 0 <= row["low"] <= row["value"] <= row["high"] <= 1
            assert row["participants"] <= found["any", arm]["participants"] <= row["n"]
            assert row["events"] <= found["any", arm]["events"]
    for row in differences_by_kind(study).dropna(subset="value").to_dict("records"):
        assert -1 <= row["low"] <= row["value"] <= row["high"] <= 1
        assert -1 <= row["other_low"] <= row["value"] <= row["other_high"] <= 1


NOBODY_S: tuple[frozenset[str], frozenset[tuple[str, str]], None] = (frozenset(), frozenset(), None)


def followed(study: Study, who: str | None) -> tuple[object, object, object]:
    """Kinds, terms and worst grade of a participant."""
    return (
        kinds_of(study, who),
        terms_of(study, who),
        worst_of(study, who),
    )


STUDY = of_three(
    "1,Rash,Skin,1,2,3,no,yes",
    "1,rash,skin,5,6,1,no,no",
    "1,Cough,,7,8,,yes,",
    "2,Rash,Skin,1,2,5,no,no",
    "2,Rash,Skin,1,2,,,no",
)


def test_the_events_of_a_participant_by_hand() -> None:
    assert followed(STUDY, "1") == (
        {"any", "related", "grade_3", "serious"},
        {("Skin", ""), ("Skin", "Rash"), ("", ""), ("", "Cough")},
        ("treatment", 3),
    )
    assert followed(STUDY, "2") == (
        {"any", "grade_3", "fatal"},
        {("Skin", ""), ("Skin", "Rash")},
        ("treatment", 5),
    )


def test_who_had_no_event_is_marked_among_those_without_any() -> None:
    assert followed(STUDY, "3") == (frozenset(), frozenset(), ("control", "none"))


def test_the_grade_of_a_participant_may_be_unknown() -> None:
    study = of_three("1,Rash,Skin,1,2,,no,no", "3,Rash,Skin,1,2,2,no,no")
    assert worst_of(study, "1") == ("treatment", "unknown")
    assert worst_of(study, "3") == ("control", 2)
    # One known grade is the worst, whatever the others are; without an event there is none.
    some = of_three("1,Rash,,1,2,,no,no", "1,Itch,,1,2,1,no,no", "2,Rash,,1,2,,no,no")
    assert worst_of(some, "1") == ("treatment", 1)
    assert worst_of(some, "2") == ("treatment", "unknown")
    assert worst_of(some, "3") == ("control", "none")


def test_without_grades_nobody_stands_in_a_bar() -> None:
    study = read_study(study_files(events="participant_id,term\nS1,Rash"))
    assert followed(study, "S1") == ({"any"}, {("", ""), ("", "Rash")}, None)


@pytest.mark.parametrize("study", [STUDY, of_three(), small_study("TC", score=["5 5", "5 5"])])
def test_nobody_is_marked_where_nobody_is_followed(study: Study) -> None:
    assert followed(study, None) == NOBODY_S


def test_where_no_events_were_collected_nothing_is_marked() -> None:
    assert followed(small_study("TC", score=["5 5", "5 5"]), "1") == NOBODY_S
    assert followed(of_three(), "1") == (frozenset(), frozenset(), ("treatment", "none"))


def test_the_marks_of_all_participants_add_up_to_the_counts_of_the_sample() -> None:
    study = sample()
    roster = study.participants.set_index("participant_id")["arm"]
    kinds, terms, grades = (incidence_by_kind(study), incidence_by_term(study), worst_grades(study))
    for arm in ARMS:
        members = list(roster.index[roster == arm])
        for row in kinds[kinds["arm"] == arm].to_dict("records"):
            marked = [who for who in members if row["kind"] in kinds_of(study, who)]
            assert len(marked) == (row["participants"] if row["supplied"] else 0)
        sets = [terms_of(study, who) for who in members]
        for row in terms.to_dict("records"):
            name = (row["system_organ_class"], row["term"])
            assert sum(name in each for each in sets) == row[f"participants_any_{arm}"]
        worst = pd.Series([worst_of(study, who) for who in members])
        own = grades[grades["arm"] == arm].iloc[0]
        for grade in ("none", 1, 2, 3, 4, 5, "unknown"):
            assert int((worst == (arm, grade)).sum()) == own[grade]


def test_following_a_participant_changes_no_event_of_the_study() -> None:
    assert STUDY.adverse_events is not None
    before = STUDY.adverse_events.copy()
    followed(STUDY, "1")
    pd.testing.assert_frame_equal(STUDY.adverse_events, before)
