"""Incidence of adverse events against R, hand counts and properties."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats  # type: ignore[import-untyped, unused-ignore]

from lib.results.event_terms import (
    incidence_by_term,
    select_terms,
    smallest_minimum,
    term_differences,
)
from lib.results.events import (
    NOT_SUPPLIED,
    WORST_GRADES,
    differences_by_kind,
    incidence_by_kind,
    worst_grades,
)
from lib.study.contract import KINDS, TERM_KINDS
from lib.study.study import ARMS, Study
from tests.support.changes import renamed, rewritten
from tests.support.events import Event, counted_by_r, five_events, quick, results, same, with_events
from tests.support.r_answers import printed_by_r
from tests.support.studies import large_study, sample, small_study

ARM_OF = "TTTCC"


def with_lines(*events: str) -> Study:
    return small_study(ARM_OF, score=["5 5"] * 5, events=events)


def by_kind(study: Study) -> dict[tuple[str, str], dict[str, Any]]:
    rows = incidence_by_kind(study).to_dict("records")
    return {(row["kind"], row["arm"]): {str(key): row[key] for key in row} for row in rows}


def by_name(terms: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Rows of terms and classes, by their names in what R printed."""
    found = {}
    for row in terms.to_dict("records"):
        name = f"term/{row['term']}" if row["term"] else f"class/{row['system_organ_class']}"
        found[name.replace(" ", "_")] = {str(key): row[key] for key in row}
    return found


def total(terms: pd.DataFrame, kind: str = "any") -> pd.Series:
    return terms[f"participants_{kind}_treatment"] + terms[f"participants_{kind}_control"]


# Against R


def test_every_kind_is_counted_as_in_r_with_its_exact_limits() -> None:
    r = printed_by_r("sample_study")
    found = by_kind(sample())
    assert set(found) == {(kind, arm) for kind in KINDS for arm in ARMS}
    for kind, arm in [(kind, arm) for kind in TERM_KINDS for arm in ARMS]:
        row = found[kind, arm]
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


def test_every_kind_is_compared_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    frame = differences_by_kind(counted_by_r()).set_index("kind")
    shares = by_kind(counted_by_r())
    assert list(frame.index) == list(KINDS)
    assert set(frame["tests"]) == {6}
    for kind in KINDS:
        found = dict(frame.loc[kind])
        found |= {f"{end}_{arm}": shares[kind, arm][end] for arm in ARMS for end in ("low", "high")}
        # The script prints the limits of Miettinen and Nurminen as the others.
        expected = {
            name.replace("mn_", "other_"): number for name, number in r[f"kind/{kind}"].items()
        }
        # fisher.test computes its p from rounded logs of odds; the others agree more closely.
        assert {name: found[name] for name in expected} == pytest.approx(
            expected, rel=1e-9, abs=1e-12
        )
        assert (found["n_treatment"], found["n_control"]) == (15, 14)


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_every_class_and_term_is_compared_as_in_r(kind: str) -> None:
    r = printed_by_r("adverse_events")
    terms = incidence_by_term(counted_by_r())
    names = by_name(terms)
    differences = term_differences(terms, kind)
    same(differences[["n_treatment", "n_control"]], terms[["n_treatment", "n_control"]])
    for name, found in zip(names, differences.to_dict("records"), strict=True):
        key = f"{name}/{kind}"
        if key in r:
            assert {part: found[part] for part in r[key]} == pytest.approx(r[key], rel=1e-9, abs=0)
        else:
            assert math.isnan(found["value"])
            assert math.isnan(found["participants_treatment"])
    assert {key for key in r if key.endswith(f"/{kind}") and key[:5] in ("class", "term/")} <= {
        f"{name}/{kind}" for name in names
    }


def test_the_worst_grades_are_counted_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    frame = worst_grades(counted_by_r()).set_index("arm")
    for arm in ARMS:
        found = {str(grade): frame.at[arm, grade] for grade in WORST_GRADES}
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


# Nothing collected, nothing happened, nothing said


def test_without_the_table_nothing_is_counted() -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert study.adverse_events is None
    for name, frame in results(study).items():
        assert frame.empty == (name not in ("exposures", "rate_ratio_of")), name


def test_an_empty_frame_has_the_columns_of_a_full_one() -> None:
    full = results(counted_by_r())
    for study in (small_study("TC", score=["5 5"] * 2), with_lines()):
        for name, frame in results(study).items():
            # The listing has the columns supplied: here not that of withdrawals.
            if not (name == "listing" and study.adverse_events is not None):
                assert list(frame.columns) == list(full[name].columns), name


def test_with_the_header_alone_even_a_column_that_is_absent_counts_nobody() -> None:
    study = with_lines()
    assert study.adverse_events is not None
    bare = replace(study, adverse_events=study.adverse_events[["participant_id", "term"]])
    for empty in (study, bare):
        frame = differences_by_kind(empty)
        assert frame["supplied"].all()
        assert set(frame["participants_treatment"]) == {0}
        assert (set(frame["p_value"]), set(frame["p_holm"]), set(frame["tests"])) == ({1}, {1}, {6})
        assert list(worst_grades(empty)["none"]) == [3, 2]


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


def test_no_share_of_zero_in_fifteen_has_an_upper_bound_below_18_percent_in_any_frame() -> None:
    study = counted_by_r()
    terms = incidence_by_term(study)
    shares = [
        incidence_by_kind(study)
        .pivot(index="kind", columns="arm")
        .set_axis(
            [
                f"{name}_{arm}"
                for name in ("supplied", "participants", "n", "events", "value", "low", "high")
                for arm in ("control", "treatment")
            ],
            axis=1,
        ),
        terms.rename(columns={f"participants_any_{arm}": f"participants_{arm}" for arm in ARMS}),
        *(term_differences(terms, kind) for kind in TERM_KINDS),
    ]
    zeros = 0
    for frame in shares:
        for arm in ARMS:
            none = frame[frame[f"participants_{arm}"] == 0]
            assert (none[f"high_{arm}"] > 0.2180).all()
            zeros += len(none)
    assert zeros > 40
    # 0 against 0: a difference of 0 whose limits are those of the shares, or nearly so.
    both = differences_by_kind(with_lines())
    assert (both["high"] > 0.18).all()
    assert (both["other_high"] > 0.18).all()
    assert (both["low"] < -0.18).all()


@pytest.mark.parametrize(
    ("column", "kinds"),
    [
        ("related", {"related"}),
        ("grade", {"grade_3", "fatal"}),
        ("serious", {"serious"}),
        ("led_to_withdrawal", {"led_to_withdrawal"}),
    ],
)
def test_a_column_that_was_not_supplied_or_is_blank_counts_nothing(
    column: str, kinds: set[str]
) -> None:
    study = counted_by_r()
    events = study.adverse_events
    assert events is not None
    absent = replace(study, adverse_events=events.drop(columns=column))
    blank = replace(study, adverse_events=events.assign(**{column: None}))
    for silent in (absent, blank):
        for (found, _), row in by_kind(silent).items():
            assert row["supplied"] == (found not in kinds)
            for part in ("participants", "events", "value", "low", "high"):
                assert math.isnan(row[part]) == (found in kinds)
        compared = differences_by_kind(silent).set_index("kind")
        assert set(compared.index[compared["value"].isna()]) == kinds
        assert set(compared.index[compared["p_holm"].isna()]) == kinds
        assert set(compared.loc[list(kinds), "reason"]) == {NOT_SUPPLIED}
        # Holm's family holds what was tested and nothing else.
        assert set(compared["tests"]) == {6 - len(kinds)}
        terms = incidence_by_term(silent)
        for kind in kinds & set(TERM_KINDS):
            assert terms[f"participants_{kind}_treatment"].isna().all()
            assert term_differences(terms, kind)["value"].isna().all()
        assert worst_grades(silent).empty == (column == "grade")


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


def test_terms_of_any_script_are_told_apart_by_their_letters_alone() -> None:
    study = with_lines(
        "1,Perdita\N{NO-BREAK SPACE}di sensibilità,Nervi,1,2,1,no,no",
        "2,perdita di sensibilita\N{COMBINING GRAVE ACCENT},Nervi,1,2,1,no,no",
        "4,头痛,神经系统疾病,1,2,1,no,no",
        "5,头晕,神经系统疾病,1,2,1,no,no",
        "4,Große Schwäche,Nervi,1,2,1,no,no",
        "5,GROSSE SCHWÄCHE,Nervi,1,2,1,no,no",
        "5,Große Schwäche,Nervi,1,2,1,no,no",
    )
    table = incidence_by_term(study)
    terms = table[table["term"] != ""]
    assert sorted(total(terms)) == [1, 1, 2, 2]
    assert set(terms["term"]) == {
        *("Perdita di sensibilità", "Große Schwäche", "头痛", "头晕"),
    }


def test_the_same_term_under_two_classes_is_two_rows() -> None:
    study = with_lines(
        "1,Pain,General,1,2,1,no,no", "1,Pain,Nerves,1,2,1,no,no", "4,pain,Nerves,1,2,1,no,no"
    )
    table = incidence_by_term(study)
    assert table[["system_organ_class", "term"]].to_numpy().tolist() == [
        ["Nerves", ""],
        ["Nerves", "Pain"],
        ["General", ""],
        ["General", "Pain"],
    ]
    assert list(total(table)) == [2, 2, 1, 1]
    assert by_kind(study)["any", "treatment"]["participants"] == 1


def test_a_long_term_is_kept_in_full() -> None:
    name = "Reazione " + "molto " * 14 + "lunga"
    table = incidence_by_term(with_lines(f"1,{name},Skin,1,2,1,no,no"))
    assert len(name) > 90
    assert list(table["term"]) == ["", name]


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


def test_an_arm_without_events_is_compared_by_hand() -> None:
    # 2 of 3 against 0 of 2: of the 10 ways to place two events, 3 are both in treatment, 6 one in
    # each arm, 1 both in control. Both in treatment or less probable: 3/10 + 1/10.
    study = with_lines("1,Rash,Skin,1,2,1,no,no", "2,Rash,Skin,1,2,1,no,no")
    row = differences_by_kind(study).iloc[0]
    assert row["value"] == pytest.approx(2 / 3, rel=1e-12)
    assert row["p_value"] == pytest.approx(0.4, rel=1e-9)
    everybody = with_lines(*(f"{who},Rash,Skin,1,2,1,no,no" for who in range(1, 6)))
    row = differences_by_kind(everybody).iloc[0]
    assert (row["value"], row["p_value"]) == (0, 1)
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


# What is shown of the terms


ORDERED = (
    "1,Rash,Skin,1,2,1,no,no",
    "2,Rash,Skin,1,2,1,no,no",
    "3,Rash,Skin,1,2,3,no,no",
    "4,Itch,Skin,1,2,1,no,no",
    "5,Itch,Skin,1,2,1,no,no",
    "1,Cough,Chest,1,2,3,no,no",
    "2,Cough,Chest,1,2,1,no,no",
    "1,apnoea,Chest,1,2,1,no,no",
    "5,Nameless,,1,2,1,no,no",
)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        # Differences: Chest 2/3 - 0, Skin 3/3 - 2/2, nameless 0 - 1/2.
        ("difference", "Chest Cough apnoea Skin Rash Itch - Nameless"),
        ("frequency", "Skin Rash Itch Chest Cough apnoea - Nameless"),
        ("name", "Chest apnoea Cough Skin Itch Rash - Nameless"),
    ],
)
def test_terms_are_ordered_under_their_classes(order: str, expected: str) -> None:
    terms = incidence_by_term(with_lines(*ORDERED))
    shown = select_terms(terms, kind="any", order=order)
    names = [row["term"] or row["system_organ_class"] or "-" for row in shown.to_dict("records")]
    assert names == expected.split()
    assert list(shown.index) == list(range(len(shown)))
    folded = select_terms(terms, kind="any", order=order, classes_only=True)
    same(folded, shown[shown["term"] == ""].reset_index(drop=True))


def test_equal_differences_of_shares_are_equal_whatever_the_rounding() -> None:
    # Both are -1/15, so that the more frequent term comes first.
    assert 0 / 15 - 1 / 15 > 2 / 15 - 3 / 15
    lines = ["16,Rare,,,,,,", *(f"{who},Common,,,,,," for who in (1, 2, 16, 17, 18))]
    study = small_study("T" * 15 + "C" * 15, score=["5 5"] * 30, events=lines)
    shown = select_terms(incidence_by_term(study), kind="any", order="difference")
    assert list(shown["term"]) == ["", "Common", "Rare"]


def test_rare_terms_and_classes_are_left_out_and_not_supplied_ones_with_them() -> None:
    terms = incidence_by_term(with_lines(*ORDERED))
    shown = select_terms(terms, kind="any", order="frequency", at_least=2)
    names = list(zip(shown["system_organ_class"], shown["term"], strict=True))
    assert names == [
        ("Skin", ""),
        ("Skin", "Rash"),
        ("Skin", "Itch"),
        ("Chest", ""),
        ("Chest", "Cough"),
    ]
    severe = select_terms(terms, kind="grade_3", order="frequency", at_least=1)
    assert [*severe["term"]] == ["", "Cough", "", "Rash"]
    assert len(select_terms(terms, kind="serious", order="name")) == len(terms)
    assert select_terms(terms, kind="serious", order="name", at_least=1).empty
    silent = terms.assign(participants_related_treatment=math.nan)
    assert len(select_terms(silent, kind="related", order="difference")) == len(terms)
    assert select_terms(silent, kind="related", order="difference", at_least=1).empty


def test_an_empty_table_of_terms_can_be_ordered() -> None:
    terms = incidence_by_term(with_lines())
    assert select_terms(terms, kind="any", order="difference", at_least=1).empty
    assert smallest_minimum(terms, kind="any", rows=5) == 1


def test_a_wrong_kind_or_order_is_refused() -> None:
    terms = incidence_by_term(with_lines(*ORDERED))
    with pytest.raises(ValueError, match="kind must be"):
        select_terms(terms, kind="fatal", order="name")
    with pytest.raises(ValueError, match="order must be"):
        select_terms(terms, kind="any", order="p_value")
    with pytest.raises(ValueError, match="kind must be"):
        smallest_minimum(terms, kind="fatal", rows=5)
    with pytest.raises(ValueError, match="kind must be"):
        term_differences(terms, "fatal")


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_the_smallest_minimum_is_the_first_that_fits(kind: str) -> None:
    terms = incidence_by_term(counted_by_r())
    for rows in range(len(terms) + 2):
        # By trying one after the other.
        first = next(
            least
            for least in range(1, 40)
            if len(select_terms(terms, kind=kind, order="name", at_least=least)) <= rows
        )
        assert smallest_minimum(terms, kind=kind, rows=rows) == first


def test_the_order_of_the_whole_table_is_that_of_frequency() -> None:
    for study in (sample(), counted_by_r(), large_study()):
        terms = incidence_by_term(study)
        same(select_terms(terms, kind="any", order="frequency"), terms)


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
    assert len(term_differences(table, "serious")) == 23 + 230
    terms = table[table["term"] != ""]
    assert terms["events_treatment"].sum() + terms["events_control"].sum() == 2000


# Properties


@quick
@given(five_events, st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing(events: list[Event], random: Any) -> None:
    expected = results(with_events(events))
    for name, frame in results(with_events(random.sample(events, len(events)))).items():
        same(frame, expected[name])


@quick
@given(five_events)
def test_the_same_event_twice_is_another_event_and_no_other_participant(
    events: list[Event],
) -> None:
    study, doubled = with_events(events), with_events([*events, events[0]])
    before, after = by_kind(study), by_kind(doubled)
    arm = "treatment" if events[0][0] in "123" else "control"
    assert after["any", arm]["events"] == before["any", arm]["events"] + 1
    for key, row in before.items():
        for name in ("supplied", "participants", "n", "value", "low", "high"):
            assert after[key][name] == pytest.approx(row[name], rel=0, abs=0, nan_ok=True)
    same(worst_grades(doubled), worst_grades(study))
    same(
        differences_by_kind(doubled).drop(columns=[f"events_{arm}" for arm in ARMS]),
        differences_by_kind(study).drop(columns=[f"events_{arm}" for arm in ARMS]),
    )
    before_terms, after_terms = incidence_by_term(study), incidence_by_term(doubled)
    assert sorted(total(before_terms)) == sorted(total(after_terms))
    more = after_terms[f"events_{arm}"].sum() - before_terms[f"events_{arm}"].sum()
    assert more == 2  # of the class and of the term


@quick
@given(five_events)
def test_the_names_of_participants_change_nothing(events: list[Event]) -> None:
    study = with_events(events)
    names = {old: f"site 7/{9 - int(old)}" for old in "12345"}
    back = {new: old for old, new in names.items()}
    expected = results(study)
    for name, frame in results(renamed(study, names)).items():
        if "participant_id" in frame:
            frame["participant_id"] = frame["participant_id"].map(back)
        same(frame, expected[name])


@quick
@given(five_events)
def test_a_class_has_at_least_its_largest_term_and_at_most_their_sum(events: list[Event]) -> None:
    table = incidence_by_term(with_events(events))
    for _, group in table.groupby("system_organ_class"):
        whole, terms = group[group["term"] == ""].iloc[0], group[group["term"] != ""]
        for arm in ARMS:
            for kind in TERM_KINDS:
                counts = terms[f"participants_{kind}_{arm}"].dropna()
                of_class = whole[f"participants_{kind}_{arm}"]
                if counts.empty:
                    assert math.isnan(of_class)
                else:
                    assert counts.max() <= of_class <= counts.sum()
            assert terms[f"events_{arm}"].sum() == whole[f"events_{arm}"]


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
        assert 0 < row["p_value"] <= row["p_holm"] <= 1


@quick
@given(five_events, st.sampled_from(TERM_KINDS), st.integers(0, 4), st.booleans())
def test_a_selection_keeps_terms_under_their_class(
    events: list[Event], kind: str, at_least: int, folded: bool
) -> None:
    terms = incidence_by_term(with_events(events))
    for order in ("difference", "frequency", "name"):
        shown = select_terms(terms, kind=kind, order=order, at_least=at_least, classes_only=folded)
        assert (total(shown, kind).fillna(0) >= at_least).all()
        above = ""
        for number, row in enumerate(shown.to_dict("records")):
            if row["term"] == "":
                above = row["system_organ_class"]
            assert number or row["term"] == ""
            assert row["system_organ_class"] == above
        heads = shown.loc[shown["term"] == "", "system_organ_class"]
        assert not heads.duplicated().any()
        assert not (folded and (shown["term"] != "").any())


@quick
@given(five_events)
def test_a_second_count_in_plain_python_agrees(events: list[Event]) -> None:
    found = by_kind(with_events(events))
    tells: dict[str, tuple[int, Callable[[Any], bool]]] = {
        "any": (1, lambda _: True),
        "related": (7, bool),
        "grade_3": (5, lambda grade: grade >= 3),
        "serious": (6, bool),
        "led_to_withdrawal": (8, bool),
        "fatal": (5, lambda grade: grade == 5),
    }
    for kind, (place, is_of_kind) in tells.items():
        told = [(one[0], one[place]) for one in events if one[place] is not None]
        told = [(who, cell) for who, cell in told if cell == cell]
        for arm, members in (("treatment", "123"), ("control", "45")):
            row = found[kind, arm]
            assert row["supplied"] == bool(told)
            if told:
                followed = [who for who, cell in told if who in members and is_of_kind(cell)]
                assert (row["participants"], row["events"]) == (len(set(followed)), len(followed))


# What could be detected


def power_of_fisher(n_treatment: int, n_control: int, treated: float, control: float) -> float:
    """The chance that Fisher's p is at most 0.05: all tables, one by one."""
    return math.fsum(
        float(stats.binom.pmf(x, n_treatment, treated) * stats.binom.pmf(y, n_control, control))
        for x in range(n_treatment + 1)
        for y in range(n_control + 1)
        if stats.fisher_exact([[x, n_treatment - x], [y, n_control - y]]).pvalue <= 0.05
    )


def ill(arms: str, *had: str) -> Study:
    """Each participant named had one related event, of grade 1."""
    events = [f"{who},Rash,Skin,1,2,1,no,yes" for who in had]
    return small_study(arms, score=["5 5"] * len(arms), events=events)


@pytest.mark.parametrize(
    "study",
    [
        sample(),
        # 0, 2 and 8 of 8 control participants; the last can only be improved on.
        *(ill("TTTTTTCCCCCCCC", *map(str, range(7, 7 + count))) for count in (0, 2, 8)),
        ill("TTTTTTTTTCCCCC", "1", "2", "10", "11", "12", "13"),
    ],
    ids=["sample", "none", "two", "all", "four of five"],
)
def test_the_detectable_difference_is_the_smallest_with_its_power(study: Study) -> None:
    row: dict[Any, Any]
    for row in (
        differences_by_kind(study).drop_duplicates("participants_control").to_dict("records")
    ):
        if not row["supplied"]:
            assert math.isnan(row["detectable"])
            continue
        sizes = row["n_treatment"], row["n_control"]
        control = row["participants_control"] / sizes[1]
        found = row["detectable"]
        # It may lie on the edge of the shares, which is not below 0 nor above 1.
        reached = min(max(control + found, 0.0), 1.0)
        assert control + found == pytest.approx(reached, abs=1e-9)
        assert power_of_fisher(*sizes, reached, control) >= 0.8 - 1e-6
        # No smaller one, up or down, reaches it.
        for share in (0.999, 0.9, 0.5):
            for smaller in (control + share * abs(found), control - share * abs(found)):
                if 0 <= smaller <= 1:
                    assert power_of_fisher(*sizes, smaller, control) < 0.8


def test_in_a_trial_too_small_for_any_p_below_5_percent_nothing_can_be_detected() -> None:
    # All against none of three and three have a p of 0.1.
    frame = differences_by_kind(ill("TTTCCC", "1", "4"))
    assert frame["detectable"].isna().all()
