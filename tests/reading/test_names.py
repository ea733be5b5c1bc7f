"""Which column or outcome a name means, however a file writes it."""

from typing import Any

import pytest

from lib.reading.examine import Examined, examine, read_study
from lib.reading.measurements import (
    Conversion,
)
from lib.reading.names import NEED_OWN, TWO_ITALIAN, look_alikes
from lib.study.problems import Problem
from tests.support.changes import with_column, with_entry
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, WIDE, study_files
from tests.support.studies import problem, problems_of


def examined(measurements: str, **files: Any) -> Examined:
    return examine(study_files(measurements=measurements, **files))


def converted(measurements: str, **files: Any) -> Conversion:
    found = examined(measurements, **files)
    assert found.problems == ()
    assert found.conversion is not None
    return found.conversion


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        *((heading, "il6") for heading in ("IL-6", "il6", "IL 6", "Il_6", "il-6", "IL‑6")),
        *((heading, "tnf_alpha") for heading in ("TNF-α", "TNF alpha", "tnf_alpha", "TNFα")),
        *((heading, "tnf_alpha") for heading in ("TNF-Α", "tnf-ALPHA", "TNF-alfa")),
        *(
            (heading, "anti_dsdna")
            for heading in ("Anti-dsDNA", "anti dsDNA", "Anti-dsDNA (UI/mL)")
        ),
        *((heading, "mex_sledai") for heading in ("MEX SLEDAI", "MEX-SLEDAI", "mexsledai")),
        *((heading, "c3") for heading in ("C3", "c3", " C 3 ", "C-3")),
    ],
)
def test_a_heading_means_an_outcome_whatever_its_case_spaces_and_hyphens(
    heading: str, code: str
) -> None:
    table = WIDE.replace("MEX SLEDAI,IL-6", f"{heading},Other")
    assert converted(table).codes == {heading.strip(): code, "Other": "other"}
    long = examined(MEASUREMENTS.replace("il6", "c4").replace("mex_sledai", heading.strip()))
    assert long.problems == ()
    assert long.draft is not None
    assert {outcome.code for outcome in long.draft.outcomes} == {code, "c4"}


@pytest.mark.parametrize("heading", ["Punteggio X", "punteggio-x", "Score X", "SCORE_X", "sx"])
def test_a_heading_may_be_the_name_of_a_described_outcome_in_either_language(heading: str) -> None:
    entries = with_entry(["outcomes", 0, "code"], "sx")
    entries = with_entry(["outcomes", 0, "en"], "Score X", entries)
    entries = with_entry(["outcomes", 0, "it"], "Punteggio X", entries)
    study = read_study(
        study_files(measurements=WIDE.replace("MEX SLEDAI", heading), settings=entries)
    )
    expected = read_study(study_files())
    found = study.as_measured(study.outcomes[0])
    assert found.equals(expected.as_measured(expected.outcomes[0]))


def test_a_code_means_its_own_outcome_also_where_another_one_has_it_for_a_name() -> None:
    entries = with_entry(["outcomes", 1, "en"], "MEX_SLEDAI")
    entries = with_entry(["outcomes", 1, "it"], "mex sledai", entries)
    entries = with_entry(["outcomes", 0, "en"], "Activity", entries)
    entries = with_entry(["outcomes", 0, "it"], "Attività", entries)
    study = read_study(
        study_files(measurements=MEASUREMENTS.replace("mex_", "Mex-"), settings=entries)
    )
    assert study.as_measured(study.outcomes[0]).at["P2", 1] == 11


ALIKE = [
    {"code": "il6", "en": "IL-6", "page": "cytokines_antibodies", "better": "lower"},
    {"code": "il6_share", "en": "IL-6 %", "page": "cytokines_antibodies", "better": "lower"},
]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        *(("il6", "il6"), ("IL6", "il6"), ("IL-6", "il6"), ("il 6", "il6")),
        *(("IL-6 %", "il6_share"), ("il 6 %", "il6_share"), ("IL6 share", "il6_share")),
    ],
)
def test_an_outcome_is_the_one_that_is_named_and_not_one_named_alike(
    written: str, code: str
) -> None:
    # "IL-6" was read as "IL-6 %", the last of those alike without their signs.
    entries = {"data": "real", "outcomes": ALIKE}
    who = ("S1", "S2", "S3", "P1", "P2", "P3")
    long = "participant_id,day,outcome,value\n"
    long += "".join(f"{each},1,{written},5\n{each},43,{written},6\n" for each in who)
    wide = f"participant_id,day,{written}\n" + "".join(f"{each},1,5\n{each},43,6\n" for each in who)
    for table in (long, wide):
        study = read_study(study_files(measurements=table, settings=entries))
        assert study.measurements["outcome"].tolist() == [code] * 12


def test_a_spelling_that_may_be_either_of_two_outcomes_is_reported() -> None:
    long = "participant_id,day,outcome,value\nS1,1,IL6%,5\nS1,43,il6,6\n"
    files = study_files(measurements=long, settings={"data": "real", "outcomes": ALIKE})
    (found,) = problems_of(files)
    assert (found.row, found.column, found.found) == (2, "outcome", "IL6%")


@pytest.mark.parametrize(
    ("names", "alike"),
    [
        (["PLACEBO", "Placebo", "drug", "placebo"], [["PLACEBO", "Placebo", "placebo"]]),
        (["low dose", "lowdose", "Low  Dose"], [["low dose", "lowdose", "Low  Dose"]]),
        # An accent as part of its letter and after it; wide letters of Japanese keyboards.
        (["pi\u00f9", "piu\u0300"], [["pi\u00f9", "piu\u0300"]]),
        (["Ａ", "A", "b", "B"], [["Ａ", "A"], ["b", "B"]]),
        (["A", "B", "A+", "A-", "dose 1", "dose 10", ""], []),
    ],
)
def test_names_that_differ_only_by_capitals_spaces_or_encoding_look_alike(
    names: list[str], alike: list[list[str]]
) -> None:
    assert look_alikes(names) == alike


# EVENTS are a headache of S1, a pain at the injection site of S1, and a headache of P2.
ITALIAN = ["Cefalea", "Dolore in sede di iniezione", ""]
E, P = "adverse_events.csv", "participants.csv"


def terms_in_italian(events: str) -> list[str]:
    shown = read_study(study_files(events=events)).in_language("it").adverse_events
    assert shown is not None
    return list(shown["term"])


def test_an_italian_term_holds_for_every_row_of_its_term_and_a_blank_one_for_none() -> None:
    events = with_column(EVENTS, "term_it", ITALIAN)
    assert terms_in_italian(events) == ["Cefalea", "Dolore in sede di iniezione", "Cefalea"]
    alone = with_column(EVENTS, "term_it", ["Cefalea", "", ""])
    assert terms_in_italian(alone) == ["Cefalea", "Injection site pain", "Cefalea"]
    assert terms_in_italian(EVENTS) == ["Headache", "Injection site pain", "Headache"]


def test_spellings_of_a_term_share_its_italian_one_and_that_may_be_spelled_in_two_ways() -> None:
    events = with_column(EVENTS, "term_it", ["Cefalea", "", "CEFALEA"])
    shown = terms_in_italian(events.replace("P2,Headache", "P2,HEADACHE"))
    assert [term.casefold() for term in shown] == ["cefalea", "injection site pain", "cefalea"]


def test_an_italian_reader_reads_the_italian_reason_and_who_gives_none_the_own_one() -> None:
    people = with_column(PARTICIPANTS, "withdrawal_reason", ["moved", "", "", "own wish", "", ""])
    people = with_column(people, "withdrawal_reason_it", ["trasferimento", "", "", "", "", ""])
    study = read_study(study_files(participants=people))
    own, shown = study.participants, study.in_language("it").participants
    assert [text for text in own["withdrawal_reason"] if text] == ["moved", "own wish"]
    assert [text for text in shown["withdrawal_reason"] if text] == ["trasferimento", "own wish"]
    # No characteristic of anybody at baseline.
    assert "withdrawal_reason_it" not in own
    assert "withdrawal_reason_it" not in shown


def test_two_terms_with_one_italian_name_stay_two() -> None:
    both = with_column(EVENTS, "term_it", ["Dolore", "Dolore", ""])
    assert terms_in_italian(both) == [
        *("Dolore (Headache)", "Dolore (Injection site pain)", "Dolore (Headache)")
    ]
    # The name of a term that has no Italian one counts too.
    own = with_column(EVENTS, "term_it", ["injection site pain", "", ""])
    assert terms_in_italian(own) == [
        *("injection site pain (Headache)", "Injection site pain", "injection site pain (Headache)")
    ]


FAULTS: dict[str, tuple[dict[str, Any], Problem]] = {
    "two Italian names of a term": (
        {"events": with_column(EVENTS, "term_it", ["Cefalea", "", "Emicrania"])},
        problem(E, 4, "term_it", "Emicrania", TWO_ITALIAN, own="term", line=2),
    ),
    "a translated class without the class": (
        {
            "events": with_column(
                EVENTS.replace("General disorders", ""), "system_organ_class_it", ["", "Altro", ""]
            )
        },
        problem(E, 3, "system_organ_class_it", "Altro", NEED_OWN, own="system_organ_class"),
    ),
    "translated reasons without the column of reasons": (
        {"participants": with_column(PARTICIPANTS, "withdrawal_reason_it", ["x", *[""] * 5])},
        problem(P, 2, "withdrawal_reason_it", "x", NEED_OWN, own="withdrawal_reason"),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_translates_nothing_or_one_text_in_two_ways_is_refused_with_its_cell(
    fault: str,
) -> None:
    changes, expected = FAULTS[fault]
    assert problems_of(study_files(**{"events": EVENTS, **changes})) == (expected,)
