"""Which column or outcome a name means, however a file writes it."""

from typing import Any

import pytest

from lib.reading.examine import Examined, examine, read_study
from lib.reading.measurements import (
    Conversion,
)
from lib.reading.names import look_alikes
from tests.support.changes import with_entry
from tests.support.files import MEASUREMENTS, WIDE, study_files
from tests.support.studies import problems_of


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
        *((heading, "tnf_alpha") for heading in ("TNF-Α", "tnf-ALPHA")),
        *((heading, "anti_dsdna") for heading in ("Anti-dsDNA", "anti dsDNA", "ANTI_DSDNA")),
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
    long = f"participant_id,day,outcome,value\nS1,1,{written},5\nS1,43,{written},6\n"
    wide = f"participant_id,day,{written}\nS1,1,5\nS1,43,6\n"
    for table in (long, wide):
        study = read_study(study_files(measurements=table, settings=entries))
        assert study.measurements["outcome"].tolist() == [code, code]


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
