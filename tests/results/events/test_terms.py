"""Adverse events by class and term: against R, by hand, in order, selected and found."""

import math
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading.examine import read_study
from lib.results.events.terms import (
    incidence_by_term,
    kinds_supplied,
    most_participants,
    search_terms,
    select_terms,
    smallest_minimum,
    term_differences,
    terms_of,
)
from lib.study.contract import TERM_KINDS
from lib.study.study import ARMS, Study
from tests.support.events import (
    Event,
    by_kind,
    counted_by_r,
    five_events,
    of_three,
    quick,
    same,
    total,
    with_events,
    with_lines,
)
from tests.support.files import study_files
from tests.support.r_answers import printed_by_r
from tests.support.studies import large_study, sample, small_study


def study_of(*events: str) -> Study:
    return small_study("TTC", score=["5 5"] * 3, events=events)


def found(study: Study, text: str) -> list[str]:
    """What a search finds: a class by its name, a term with a dash."""
    rows = search_terms(incidence_by_term(study), text)
    return [
        f"- {term}" if term else name
        for name, term in zip(rows["system_organ_class"], rows["term"], strict=True)
    ]


SKIN_AND_NERVES = (
    "1,Rash,Skin,1,2,1,no,no",
    "1,Itch,Skin,1,2,1,no,no",
    "3,Headache,Nervous system,1,2,1,no,no",
    "3,Skin tingling,Nervous system,1,2,1,no,no",
    "2,Headache,,1,2,1,no,no",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rash", ["Skin", "- Rash"]),
        ("ITCH", ["Skin", "- Itch"]),
        # In a class and in a term of another one: all of the first, one term of the second.
        ("sKiN", ["Skin", "- Itch", "- Rash", "Nervous system", "- Skin tingling"]),
        ("nervous", ["Nervous system", "- Headache", "- Skin tingling"]),
        ("headache", ["Nervous system", "- Headache", "", "- Headache"]),
        ("qqq", []),
        (".*", []),
        ("(", []),
    ],
)
def test_a_term_brings_its_class_and_a_class_keeps_its_terms(
    text: str, expected: list[str]
) -> None:
    assert sorted(found(study_of(*SKIN_AND_NERVES), text)) == sorted(expected)


def test_an_empty_search_finds_everything_as_it_was() -> None:
    every = incidence_by_term(sample())
    pd.testing.assert_frame_equal(search_terms(every, ""), every)
    nothing = incidence_by_term(study_of())
    pd.testing.assert_frame_equal(search_terms(nothing, ""), nothing)
    pd.testing.assert_frame_equal(search_terms(nothing, "rash"), nothing)


def test_what_is_found_keeps_its_numbers_and_its_order() -> None:
    every = incidence_by_term(sample())
    rows = search_terms(every, "injection")
    pd.testing.assert_frame_equal(rows, every.loc[rows.index])
    assert list(rows.index) == sorted(rows.index)
    assert sorted(rows["term"]) == ["", "Injection site erythema", "Injection site pain"]


@pytest.mark.parametrize("text", ["straße", "STRASSE", "头", "PERCHÉ", "d'iniezione"])
def test_letters_of_any_language_are_found_in_either_case(text: str) -> None:
    lines = ("1,Straße,A,1,2,1,no,no", "1,头痛,B,1,2,1,no,no")
    study = study_of(*lines, "1,Perché,C,1,2,1,no,no", "1,Sito d'iniezione,D,1,2,1,no,no")
    assert len(found(study, text)) == 2


def test_an_accent_is_found_however_it_is_typed() -> None:
    # The letter and its accent as two characters, as some systems type and store it.
    study = study_of("1,Astenìa,A,1,2,1,no,no")
    assert found(study, "asteni\u0300a") == found(study, "astenìa") == ["A", "- Astenìa"]
    # The same where it is the file that has them apart.
    apart = study_of("1,Asteni\u0300a,Pelle lesa\u0300,1,2,1,no,no")
    for text in ("ASTENI\u0300A", "ASTENÌA", "lesà", "lesa\u0300"):
        assert found(apart, text) == ["Pelle lesà", "- Astenìa"]
    assert found(apart, "astenia") == []


def test_a_search_of_no_term_finds_none() -> None:
    assert found(study_of(), "rash") == []
    assert found(study_of(), "") == []


def test_the_kinds_supplied_are_those_that_some_event_records() -> None:
    def kinds(study: Study) -> list[str]:
        return kinds_supplied(incidence_by_term(study))

    assert kinds(sample()) == ["any", "related", "grade_3", "serious"]
    assert kinds(study_of("1,Rash,Skin,1,2,,no,", "3,Itch,Skin,1,2,,,")) == ["any", "serious"]
    assert kinds(read_study(study_files(events="participant_id,term\nS1,Rash"))) == ["any"]


def test_the_most_participants_are_those_of_a_class() -> None:
    every = incidence_by_term(study_of(*SKIN_AND_NERVES, "2,Itch,Skin,1,2,3,no,yes"))
    assert most_participants(every, "any") == 2
    assert most_participants(every, "related") == 1
    assert most_participants(every, "serious") == 0
    assert most_participants(every.head(0), "any") == 0
    # A general disorder: P05, P07, P11, P13, P18, P20, P22, P26, P27 and P29.
    assert most_participants(incidence_by_term(sample()), "any") == 10


def test_the_terms_of_a_participant_are_written_as_in_the_tables_of_everybody() -> None:
    lines = ["1,RASH,SKIN,1,2,1,no,no", "2,Rash,Skin,1,2,1,no,no", "3,Rash,Skin,1,2,1,no,no"]
    study = of_three(*lines)
    rows = incidence_by_term(study)
    names = set(zip(rows["system_organ_class"], rows["term"], strict=True))
    assert terms_of(study, "1") == names == {("Skin", ""), ("Skin", "Rash")}


def by_name(terms: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Rows of terms and classes, by their names in what R printed."""
    found = {}
    for row in terms.to_dict("records"):
        name = f"term/{row['term']}" if row["term"] else f"class/{row['system_organ_class']}"
        found[name.replace(" ", "_")] = {str(key): row[key] for key in row}
    return found


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


def test_a_large_table_is_counted_in_full() -> None:
    table = incidence_by_term(large_study())
    assert len(table) == 23 + 230
    assert len(term_differences(table, "serious")) == 23 + 230
    terms = table[table["term"] != ""]
    assert terms["events_treatment"].sum() + terms["events_control"].sum() == 2000


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


def test_a_search_finds_a_term_by_its_name_in_either_language() -> None:
    for language, texts in (("en", ("pyrexia", "PIRESSIA")), ("it", ("Pyrexia", "piressia"))):
        study = sample().in_language(language)  # type: ignore[arg-type]
        every = incidence_by_term(study)
        for text in texts:
            rows = search_terms(every, text, study.other_names)
            assert len(rows) == 2, (language, text)
            assert rows["term"].iloc[1] == ("Pyrexia" if language == "en" else "Piressia")
    skin = search_terms(incidence_by_term(sample()), "della cute", sample().other_names)
    assert list(skin["term"]) == ["", "Rash"]


def test_what_is_counted_by_term_is_the_same_in_either_language() -> None:
    study = sample()
    english = incidence_by_term(study).set_index(["system_organ_class", "term"])
    italian = incidence_by_term(study.in_language("it"))
    names = study.in_language("it").other_names
    own = pd.DataFrame(
        {
            column: [names[column].get(text.casefold(), text) for text in italian[column]]
            for column in ("system_organ_class", "term")
        }
    )
    counted = italian.assign(**own).set_index(["system_organ_class", "term"])
    pd.testing.assert_frame_equal(counted.loc[english.index], english)
