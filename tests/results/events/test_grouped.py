"""Rows of a figure of classes and terms: nothing is told twice, nothing is lost."""

from lib.results.events.grouped import rows_told_once
from lib.results.events.terms import incidence_by_term, select_terms, term_differences
from lib.study.study import Study
from tests.support.events import of_three
from tests.support.studies import sample


def told(study: Study, **select: object) -> list[tuple[str, str, bool]]:
    every = incidence_by_term(study)
    options = {"kind": "any", "order": "name", **select}
    rows = rows_told_once(select_terms(every, **options), every)  # type: ignore[arg-type]
    columns = (rows[name] for name in ("system_organ_class", "term", "alone"))
    return list(zip(*columns, strict=True))


TWO_AND_ONE = of_three(
    "1,Itch,Skin,1,2,1,no,no",
    "1,Rash,Skin,3,4,1,no,no",
    "2,Rash,Skin,1,2,1,no,no",
    "2,Ache,Head,1,2,1,no,no",
    "3,Cough,,1,2,1,no,no",
)


def test_a_class_with_one_term_is_told_with_its_term() -> None:
    assert told(TWO_AND_ONE) == [
        ("Head", "Ache", True),
        ("Skin", "", False),
        ("Skin", "Itch", False),
        ("Skin", "Rash", False),
        # The class that nobody supplied is one as well.
        ("", "Cough", True),
    ]


def test_a_class_whose_other_terms_were_not_selected_keeps_its_own_counts() -> None:
    assert told(TWO_AND_ONE, at_least=2) == [("Skin", "", False), ("Skin", "Rash", False)]


def test_classes_alone_stay_as_they_are() -> None:
    assert told(TWO_AND_ONE, classes_only=True) == [
        *(("Head", "", False), ("Skin", "", False), ("", "", False)),
    ]


def test_what_is_left_out_has_the_counts_of_the_row_that_stays() -> None:
    every = incidence_by_term(sample())
    rows = rows_told_once(every, every)
    # Six classes with ten terms, four of them alone in their class.
    assert (len(every), len(rows), int(rows["alone"].sum())) == (16, 12, 4)
    counts = term_differences(every, "any")
    for system_organ_class in rows.loc[rows["alone"], "system_organ_class"]:
        twice = counts[every["system_organ_class"] == system_organ_class]
        assert len(twice) == 2
        assert (twice.iloc[0] == twice.iloc[1]).all()
