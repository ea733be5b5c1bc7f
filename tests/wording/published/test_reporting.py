"""What a report has to say: each item answered from the data or study.toml, or said to be open."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language, Text
from lib.study.entries import REPORTED, names_of
from lib.study.protocol import Design
from lib.study.study import Study
from lib.wording.published.reporting import (
    DECLARED,
    ITEMS,
    reporting_sentence,
    reporting_table,
)
from lib.words import Words
from tests.support.studies import degenerate_studies, dosed_study, sample
from tests.support.wording import ENGLISH, ITALIANO

# Table 1 of Hopewell et al., BMJ 2025;389:e081123: what an item asks, in a few of its words.
CONSORT_2025 = {
    "2": "Name of trial registry",
    "9": "type of trial, allocation ratio",
    "12a": "Eligibility criteria for participants",
    "13": "Intervention and comparator",
    "14": "Prespecified primary and secondary outcomes",
    "15": "How harms were defined and assessed",
    "16a": "How sample size was determined",
    "17a": "Who generated the random allocation sequence",
    "17b": "Type of randomisation and details of any restriction",
    "20a": "Who was blinded",
    "21b": "who is included in each analysis",
    "22a": "numbers randomly assigned, analysed for the primary outcome",
    "22b": "losses and exclusions after randomisation",
    "23a": "Dates defining the periods of recruitment and follow-up",
    "24a": "Intervention and comparator as actually administered",
    "24b": "Concomitant care",
    "25": "baseline characteristics",
    "26": "result for each group, effect size and its precision",
    "27": "All harms or unintended events in each group",
    "28": "Any other analyses",
}


def rows_of(study: Study, words: Words = ENGLISH) -> dict[str, tuple[str, str]]:
    """Answer and what it describes, by what is reported."""
    table = reporting_table(study, words)
    assert next(iter(table.columns)) == words.t("Item")
    return {row[1]: (row[2], row[3]) for row in table.itertuples(index=False, name=None)}


def test_the_items_are_those_of_consort_2025_in_their_order() -> None:
    items = [item for item, *_ in ITEMS]
    assert list(dict.fromkeys(items)) == list(CONSORT_2025)
    asked = {name for _, _, kind, name in ITEMS if kind == DECLARED}
    short = {"blinding_short", "population", "regimen"}
    assert asked == set(names_of(REPORTED)) - short - {"describes", "not_stated"}


def test_the_bundled_study_says_what_its_public_account_says_and_that_the_rest_is_open() -> None:
    found = rows_of(sample())
    trial, data = "published trial", "synthetic data"
    assert found["Blinding"] == ("Double-blind; who did not know the arm is not stated", trial)
    assert found["Interventions as planned"][1] == trial
    assert "1.5 mL" in found["Interventions as planned"][0]
    assert found["Eligibility"][0].startswith("29 women with moderately active SLE")
    for silent in (
        *("Registration", "Allocation ratio", "Planned number of participants", "Screened"),
        *("Dates of recruitment and follow-up", "Concomitant care", "Harms: safety set"),
        "Harms: grading scale and its version",
    ):
        assert found[silent] == ("not stated in the public account", trial), silent
    assert found["Type of randomisation"] == ("permuted blocks", data)
    for counted in ("Doses received", "Withdrawn, with reasons", "Randomised and analysed"):
        assert found[counted][1] == data
    assert found["Harms: participants with events"][0].count("serious 0/") == 2
    assert {described for _, described in found.values()} == {trial, data}
    assert "say nothing about the trial" in reporting_sentence(sample(), ENGLISH)


@pytest.mark.parametrize(
    ("days", "english", "italian"),
    [
        ((1,), "1, on day 1", "1, al giorno 1"),
        ((1, 8), "2, on days 1, 8", "2, ai giorni 1, 8"),
        ((), "not stated in the public account", "non indicato nel resoconto pubblico"),
    ],
)
def test_the_planned_doses_and_visits_are_told(
    days: tuple[int, ...], english: str, italian: str
) -> None:
    study = replace(sample(), dosing_days=days)
    assert rows_of(study)["Days of the planned doses"][0] == english
    assert rows_of(study, ITALIANO)["Giorni delle dosi previste"][0] == italian
    assert rows_of(study)["Visits"] == ("days 1, 22, 43; baseline is day 1", "synthetic data")
    declared = "MEX-SLEDAI (declared in study.toml); day 43 (declared in study.toml)"
    assert rows_of(study)["Primary outcome and day"][0] == declared


def test_italian_rows_are_italian() -> None:
    found = rows_of(sample(), ITALIANO)
    assert found["Registrazione"] == (
        "non indicato nel resoconto pubblico",
        "studio pubblicato",
    )
    assert found["Cecità"][1] == "studio pubblicato"
    assert rows_of(of_known_doses(), ITALIANO)["Dosi ricevute"][0] == (
        "Farmaco: mediana 2,5 (da 2 a 3), n 2; tutte le 3 previste: 1/2 (50%); Finto: mediana 3 "
        "(da 3 a 4), n 3; tutte le 3 previste: 3/3 (100%)"
    )


def of_known_doses() -> Study:
    """Three days of treatment; of one of three on the drug nobody knows the doses."""
    study = dosed_study("TTTCCC")
    doses = [2, 3, float("nan"), 3, 3, 4]
    return replace(study, participants=study.participants.assign(injections_received=doses))


def test_doses_are_told_by_arm_and_only_of_those_of_whom_they_are_known() -> None:
    assert rows_of(of_known_doses())["Doses received"] == (
        "Drug: median 2.5 (from 2 to 3), n 2; all 3 planned: 1/2 (50%); Dummy: median 3 (from 3 to "
        "4), n 3; all 3 planned: 3/3 (100%)",
        "data",
    )


def test_what_another_study_leaves_away_is_not_stated_in_its_settings() -> None:
    study = dosed_study("TTCC", "1,Headache,Nervous system,3,4,1,,no")
    found = rows_of(study)
    assert found["Registration"] == ("not stated in study.toml", "study.toml")
    assert found["Doses received"] == ("not supplied", "data")
    assert found["Withdrawn, with reasons"] == ("not supplied", "data")
    assert found["Harms: participants with events"] == (
        "Drug: any event 1/2 (50%), serious not supplied; Dummy: any event 0/2 (0%), serious not "
        "supplied",
        "data",
    )
    assert "say nothing" not in reporting_sentence(study, ENGLISH)
    said = replace(study, design=Design(screened=1200, blinding=Text("Double", "Doppio")))
    assert rows_of(said)["Screened"] == ("1,200", "study.toml")
    assert rows_of(said, ITALIANO)["Cecità"] == ("Doppio", "study.toml")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_every_item_of_any_study_has_an_answer(name: str, language: Language) -> None:
    table: pd.DataFrame = reporting_table(degenerate_studies()[name], Words(language))
    assert len(table) == len(ITEMS)
    assert (table != "").all(axis=None)
    assert not table.map(lambda cell: "nan" in cell.lower().split()).any(axis=None)
