"""Headings apart: the outcome, its unit and the visit."""

import pytest

from lib.reading.layout.spelling import Named, bare, best_splits, visit_named


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MEX-SLEDAI", "mex sledai"),
        ("mexSledai", "mex sledai"),
        ("IgG1", "igg1"),
        ("Età (anni)", "eta anni"),
        ("TNF-α", "tnf alpha"),
        ("  C3  ", "c3"),
        ("", ""),
    ],
)
def test_a_text_is_compared_without_how_it_is_written(text: str, words: str) -> None:
    assert bare(text) == words


@pytest.mark.parametrize(
    ("headings", "outcome", "unit", "visit"),
    [
        (["C3 (mg/dL) day 22", "C3 (mg/dL) day 43"], "C3", "mg/dL", Named("day", 22)),
        (["bdi_2m", "bdi_6m"], "bdi", "", Named("month", 2)),
        (["C3_baseline", "C3_d22"], "C3", "", Named("baseline")),
        (["g22_c3", "g43_c3"], "c3", "", Named("day", 22)),
        (["mex_sledai_t1", "mex_sledai_t2"], "mex_sledai", "", Named("visit", 1)),
        (["BDI week 4", "BDI week 8"], "BDI", "", Named("week", 4)),
        (["IL-6 [pg/mL] V1", "IL-6 [pg/mL] V2"], "IL-6", "pg/mL", Named("visit", 1)),
        (["c3V1", "c3V2"], "c3", "", Named("visit", 1)),
        (["mex_sledaiT2", "mex_sledaiT3"], "mex_sledai", "", Named("visit", 2)),
        (["number3m", "number12m"], "number", "", Named("month", 3)),
        (["T4 baseline", "T4 day 22"], "T4", "", Named("baseline")),
        (["Basale PCR", "6 mesi PCR"], "PCR", "", Named("baseline")),
    ],
)
def test_a_heading_is_split_as_the_others_tell(
    headings: list[str], outcome: str, unit: str, visit: Named
) -> None:
    split = best_splits(headings)[headings[0]]
    assert (split.outcome, split.unit, split.named) == (outcome, unit, visit)
    assert best_splits(headings)[headings[1]].outcome == outcome


@pytest.mark.parametrize(
    "headings", [["C3"], ["IL6", "C4"], ["Age"], ["Weight day 1", "C3"], ["vitaminD3", "C3"]]
)
def test_a_heading_alone_of_its_kind_names_no_visit(headings: list[str]) -> None:
    assert best_splits(headings)[headings[0]].named is None


@pytest.mark.parametrize("name", ["", "***", "Follow-up", "Day", "V", "day 1 to day 22", "2024"])
def test_a_name_of_no_visit_or_of_two_means_none(name: str) -> None:
    assert visit_named(name) is None
