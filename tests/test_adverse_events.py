"""Incidence of adverse events against R, hand counts and properties."""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.adverse_events import (
    KINDS,
    incidence_by_kind,
    incidence_by_term,
)
from lib.study import ARMS, Study
from tests.small_studies import large_study, printed_by_r, rewritten, sample, small_study

ARM_OF = "TTTCC"
Event = tuple[str, str, str, float, bool | None, bool | None]

quick = settings(max_examples=60, deadline=None, derandomize=True)
events_of_five = st.lists(
    st.tuples(
        st.sampled_from("12345"),
        st.sampled_from(["Headache", "headache ", "Rash", "Nausea", "NAUSEA", "Pain"]),
        st.sampled_from(["Nervous", "Skin", ""]),
        st.sampled_from([1.0, 2.0, 3.0, 5.0, math.nan]),
        st.sampled_from([True, False, None]),
        st.sampled_from([True, False, None]),
    ),
    min_size=1,
    max_size=14,
)


NOBODY = small_study(ARM_OF, score=["5 5"] * 5)


def with_events(events: Sequence[Event]) -> Study:
    """Five participants, "1" to "3" on treatment, with events."""
    columns = ["participant_id", "term", "system_organ_class", "grade", "serious", "related"]
    frame = pd.DataFrame(events, columns=columns).astype({"serious": object, "related": object})
    return replace(NOBODY, adverse_events=frame)


def with_lines(*events: str) -> Study:
    return small_study(ARM_OF, score=["5 5"] * 5, events=events)


def by_kind(study: Study) -> dict[tuple[str, str], dict[str, Any]]:
    rows = incidence_by_kind(study).to_dict("records")
    return {(row["kind"], row["arm"]): {str(key): row[key] for key in row} for row in rows}


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(first, second, rtol=0, atol=0)


# Against R


def test_every_kind_is_counted_as_in_r_with_its_exact_limits() -> None:
    r = printed_by_r("sample_study")
    found = by_kind(sample())
    assert set(found) == {(kind, arm) for kind in KINDS for arm in ARMS}
    for (kind, arm), row in found.items():
        assert row["supplied"]
        expected = r[f"kind/{kind}/{arm}"]
        assert {name: row[name] for name in expected} == pytest.approx(expected, rel=1e-9, abs=0)


def test_every_class_and_term_is_counted_as_in_r_with_its_exact_limits() -> None:
    r = printed_by_r("sample_study")
    table = incidence_by_term(sample())
    printed = [key for key in r if key.startswith(("class/", "term/"))]
    assert 2 * len(table) == len(printed)
    for row in table.to_dict("records"):
        name = f"term/{row['term']}" if row["term"] else f"class/{row['system_organ_class']}"
        for arm in ARMS:
            expected = r[f"{name.replace(' ', '_')}/{arm}"]
            found = {part: row[f"{part}_{arm}"] for part in ("n", "events", "value", "low", "high")}
            found["participants"] = row[f"participants_any_{arm}"]
            assert found == pytest.approx(expected, rel=1e-9, abs=0)


# Nothing collected, nothing happened, nothing said


def test_without_the_table_nothing_is_counted() -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert study.adverse_events is None
    assert incidence_by_kind(study).empty
    assert incidence_by_term(study).empty


def test_with_the_header_alone_no_participant_had_an_event() -> None:
    study = with_lines()
    assert incidence_by_term(study).empty
    for (_, arm), row in by_kind(study).items():
        assert row["supplied"]
        assert (row["participants"], row["events"], row["value"], row["low"]) == (0, 0, 0, 0)
        assert row["n"] == (3 if arm == "treatment" else 2)


def test_no_event_in_fifteen_has_the_exact_upper_bound_of_21_8_percent_and_never_18() -> None:
    # 1 - 0.025 ** (1 / 15); the one-sided "rule of three" would say 18.1% (1 - 0.05 ** (1 / 15)).
    row = by_kind(sample())["serious", "treatment"]
    assert (row["participants"], row["n"]) == (0, 15)
    assert row["high"] == pytest.approx(1 - 0.025 ** (1 / 15), rel=1e-9)
    assert round(100 * row["high"], 1) == 21.8
    for found in by_kind(small_study("T" * 15 + "C", score=["5 5"] * 16, events=[])).values():
        assert found["high"] >= 1 - 0.025 ** (1 / found["n"]) - 1e-12 > 0.18


@pytest.mark.parametrize(
    ("column", "kind"), [("related", "related"), ("grade", "grade_3"), ("serious", "serious")]
)
def test_a_column_that_was_not_supplied_or_is_blank_counts_nothing(column: str, kind: str) -> None:
    study = with_lines("1,Rash,Skin,1,2,3,yes,yes", "4,Rash,Skin,1,2,1,no,no")
    events = study.adverse_events
    assert events is not None
    absent = replace(study, adverse_events=events.drop(columns=column))
    blank = replace(study, adverse_events=events.assign(**{column: None}))
    for silent in (absent, blank):
        for (found, _), row in by_kind(silent).items():
            assert row["supplied"] == (found != kind)
            assert math.isnan(row["participants"]) == (found == kind)
            assert math.isnan(row["high"]) == (found == kind)
        assert incidence_by_term(silent)[f"participants_{kind}_treatment"].isna().all()


def test_a_blank_cell_is_not_counted_as_yes() -> None:
    study = with_lines("1,Rash,Skin,1,2,,,", "2,Rash,Skin,1,2,3,yes,yes", "4,Rash,Skin,1,2,2,no,no")
    found = by_kind(study)
    for kind in ("related", "grade_3", "serious"):
        assert found[kind, "treatment"]["participants"] == 1
        assert found[kind, "control"]["participants"] == 0
    assert found["any", "treatment"]["participants"] == 2


# By hand


def test_a_participant_counts_once_per_kind_class_and_term() -> None:
    study = with_lines(
        "1,Rash,Skin,1,2,1,no,no",
        "1,Rash,Skin,5,6,4,yes,no",
        "1,Itch,Skin,7,8,1,no,no",
        "2,Itch,Skin,7,8,1,no,yes",
        "4,Headache,Nervous,1,,2,no,no",
    )
    found = by_kind(study)
    drug = found["any", "treatment"]
    assert (drug["participants"], drug["n"], drug["events"]) == (2, 3, 4)
    assert found["serious", "treatment"]["participants"] == 1
    assert found["grade_3", "treatment"]["participants"] == 1
    assert found["related", "treatment"]["participants"] == 1
    table = incidence_by_term(study)
    names = ["system_organ_class", "term", "participants_any_treatment", "events_treatment"]
    assert table[[*names, "participants_any_control"]].to_numpy().tolist() == [
        ["Skin", "", 2, 4, 0],
        ["Skin", "Itch", 2, 2, 0],
        ["Skin", "Rash", 1, 2, 0],
        ["Nervous", "", 0, 0, 1],
        ["Nervous", "Headache", 0, 0, 1],
    ]


def test_terms_that_differ_in_case_or_spacing_are_one() -> None:
    study = with_lines(
        "1,Injection  site pain,General Disorders,1,2,1,no,no",
        "2,injection site pain,general disorders,1,2,1,no,no",
        "4,Injection site pain,General  disorders,1,2,1,no,no",
        "5,Injection site pain,General disorders,1,2,1,no,no",
    )
    table = incidence_by_term(study)
    assert list(table["term"]) == ["", "Injection site pain"]
    assert set(table["system_organ_class"]) == {"General disorders"}
    assert list(table["participants_any_treatment"]) == [2, 2]
    assert list(table["participants_any_control"]) == [2, 2]


def test_without_classes_the_terms_stand_under_one_nameless_class() -> None:
    study = with_lines("1,Rash,,1,2,1,no,no", "4,Headache,,1,2,1,no,no")
    assert study.adverse_events is not None
    without = replace(study, adverse_events=study.adverse_events.drop(columns="system_organ_class"))
    same(incidence_by_term(study), incidence_by_term(without))
    assert set(incidence_by_term(study)["system_organ_class"]) == {""}


def test_classes_and_their_terms_stand_in_order_of_participants() -> None:
    table = incidence_by_term(sample())
    both = table["participants_any_treatment"] + table["participants_any_control"]
    classes = table["term"] == ""
    assert both[classes].is_monotonic_decreasing
    for _, terms in table[~classes].groupby("system_organ_class"):
        assert both[terms.index].is_monotonic_decreasing


def test_every_participant_with_an_event_is_one_of_one_with_a_lower_limit() -> None:
    study = with_lines(*(f"{who},Rash,Skin,1,2,1,no,no" for who in range(1, 6)))
    for arm, n in (("treatment", 3), ("control", 2)):
        row = by_kind(study)["any", arm]
        assert (row["participants"], row["value"], row["high"]) == (n, 1, 1)
        assert row["low"] == pytest.approx(0.025 ** (1 / n), rel=1e-12)


def test_forty_events_of_one_participant_are_one_participant() -> None:
    study = with_lines(*(f"1,Rash,Skin,{day},{day},1,no,no" for day in range(1, 41)))
    row = by_kind(study)["any", "treatment"]
    assert (row["participants"], row["n"], row["events"]) == (1, 3, 40)
    one = by_kind(with_lines("1,Rash,Skin,1,1,1,no,no"))["any", "treatment"]
    assert (row["low"], row["high"]) == (one["low"], one["high"])


def test_the_denominator_is_every_randomised_participant_of_the_arm() -> None:
    # One participant withdrew; she stays in the denominator.
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
    other = {"treatment": "control", "control": "treatment"}
    before, after = by_kind(sample()), by_kind(swapped)
    for (kind, arm), row in before.items():
        assert {**row, "arm": other[arm]} == after[kind, other[arm]]


def test_a_large_table_is_counted_in_full() -> None:
    table = incidence_by_term(large_study())
    assert len(table) == 23 + 230
    terms = table[table["term"] != ""]
    assert terms["events_treatment"].sum() + terms["events_control"].sum() == 2000


# Properties


@quick
@given(events_of_five, st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing(events: list[Event], random: Any) -> None:
    shuffled = random.sample(events, len(events))
    same(incidence_by_kind(with_events(shuffled)), incidence_by_kind(with_events(events)))
    same(incidence_by_term(with_events(shuffled)), incidence_by_term(with_events(events)))


@quick
@given(events_of_five)
def test_the_same_event_twice_is_another_event_and_no_other_participant(
    events: list[Event],
) -> None:
    before, after = by_kind(with_events(events)), by_kind(with_events([*events, events[0]]))
    arm = "treatment" if events[0][0] in "123" else "control"
    assert after["any", arm]["events"] == before["any", arm]["events"] + 1
    for key, row in before.items():
        for name in ("supplied", "participants", "n", "value", "low", "high"):
            assert after[key][name] == pytest.approx(row[name], rel=0, abs=0, nan_ok=True)


@quick
@given(events_of_five)
def test_the_names_of_participants_change_nothing(events: list[Event]) -> None:
    study = with_events(events)
    assert study.adverse_events is not None
    names = {old: f"site 7/{9 - int(old)}" for old in "12345"}
    renamed = replace(
        study,
        participants=study.participants.assign(
            participant_id=study.participants["participant_id"].map(names)
        ),
        adverse_events=study.adverse_events.assign(
            participant_id=study.adverse_events["participant_id"].map(names)
        ),
    )
    same(incidence_by_kind(renamed), incidence_by_kind(study))
    same(incidence_by_term(renamed), incidence_by_term(study))


@quick
@given(events_of_five)
def test_a_class_has_at_least_its_largest_term_and_at_most_their_sum(events: list[Event]) -> None:
    table = incidence_by_term(with_events(events))
    for _, group in table.groupby("system_organ_class"):
        whole, terms = group[group["term"] == ""].iloc[0], group[group["term"] != ""]
        for arm in ARMS:
            for kind in KINDS:
                counts = terms[f"participants_{kind}_{arm}"].dropna()
                total = whole[f"participants_{kind}_{arm}"]
                if counts.empty:
                    assert math.isnan(total)
                else:
                    assert counts.max() <= total <= counts.sum()
            assert terms[f"events_{arm}"].sum() == whole[f"events_{arm}"]


@quick
@given(events_of_five)
def test_limits_enclose_the_share_and_no_kind_exceeds_any(events: list[Event]) -> None:
    found = by_kind(with_events(events))
    for (_, arm), row in found.items():
        if row["supplied"]:
            assert 0 <= row["low"] <= row["value"] <= row["high"] <= 1
            assert row["participants"] <= found["any", arm]["participants"] <= row["n"]
            assert row["events"] <= found["any", arm]["events"]
