"""Marks of the participant followed: what she had, counted by hand, and nothing of others."""

import pandas as pd
import pytest

from lib.results.event_terms import incidence_by_term
from lib.results.events import incidence_by_kind, kinds_of, terms_of, worst_grades, worst_of
from lib.study.study import ARMS, Study
from tests.support.studies import sample, small_study, tiny_study

NOBODY_S: tuple[frozenset[str], frozenset[tuple[str, str]], None] = (frozenset(), frozenset(), None)


def three(*events: str) -> Study:
    return small_study("TTC", score=["5 5"] * 3, events=events)


def followed(study: Study, who: str | None) -> tuple[object, object, object]:
    """Kinds, terms and worst grade of a participant."""
    return (
        kinds_of(study, who),
        terms_of(study, who),
        worst_of(study, who),
    )


STUDY = three(
    "1,Rash,Skin,1,2,3,no,yes",
    "1,rash,skin,5,6,1,no,no",
    "1,Cough,,7,8,,yes,",
    "2,Rash,Skin,1,2,5,no,no",
    "2,Rash,Skin,1,2,,,no",
)


def test_what_she_had_by_hand() -> None:
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


def test_her_grade_may_not_be_told() -> None:
    study = three("1,Rash,Skin,1,2,,no,no", "3,Rash,Skin,1,2,2,no,no")
    assert worst_of(study, "1") == ("treatment", "not_told")
    assert worst_of(study, "3") == ("control", 2)
    # One grade that is told is her worst, whatever the others are; without an event there is none.
    some = three("1,Rash,,1,2,,no,no", "1,Itch,,1,2,1,no,no", "2,Rash,,1,2,,no,no")
    assert worst_of(some, "1") == ("treatment", 1)
    assert worst_of(some, "2") == ("treatment", "not_told")
    assert worst_of(some, "3") == ("control", "none")


def test_without_grades_nobody_stands_in_a_bar() -> None:
    study = tiny_study(events="participant_id,term\nS1,Rash")
    assert followed(study, "S1") == ({"any"}, {("", ""), ("", "Rash")}, None)


@pytest.mark.parametrize("study", [STUDY, three(), small_study("TC", score=["5 5", "5 5"])])
def test_nobody_is_marked_where_nobody_is_followed(study: Study) -> None:
    assert followed(study, None) == NOBODY_S


def test_where_no_events_were_collected_nothing_is_marked() -> None:
    assert followed(small_study("TC", score=["5 5", "5 5"]), "1") == NOBODY_S
    assert followed(three(), "1") == (frozenset(), frozenset(), ("treatment", "none"))


def test_her_names_are_spelt_as_in_the_tables_of_everybody() -> None:
    lines = ["1,RASH,SKIN,1,2,1,no,no", "2,Rash,Skin,1,2,1,no,no", "3,Rash,Skin,1,2,1,no,no"]
    study = three(*lines)
    rows = incidence_by_term(study)
    names = set(zip(rows["system_organ_class"], rows["term"], strict=True))
    assert terms_of(study, "1") == names == {("Skin", ""), ("Skin", "Rash")}


def test_the_marks_of_all_participants_add_up_to_the_counts_of_the_sample() -> None:
    study = sample()
    roster = study.participants.set_index("participant_id")["arm"]
    kinds, terms, grades = (incidence_by_kind(study), incidence_by_term(study), worst_grades(study))
    for arm in ARMS:
        members = list(roster.index[roster == arm])
        for row in kinds[kinds["arm"] == arm].to_dict("records"):
            marked = [who for who in members if row["kind"] in kinds_of(study, who)]
            assert len(marked) == row["participants"]
        sets = [terms_of(study, who) for who in members]
        for row in terms.to_dict("records"):
            name = (row["system_organ_class"], row["term"])
            assert sum(name in each for each in sets) == row[f"participants_any_{arm}"]
        worst = pd.Series([worst_of(study, who) for who in members])
        own = grades[grades["arm"] == arm].iloc[0]
        for grade in ("none", 1, 2, 3, 4, 5, "not_told"):
            assert int((worst == (arm, grade)).sum()) == own[grade]


def test_following_her_changes_no_event_of_the_study() -> None:
    assert STUDY.adverse_events is not None
    before = STUDY.adverse_events.copy()
    followed(STUDY, "1")
    pd.testing.assert_frame_equal(STUDY.adverse_events, before)
