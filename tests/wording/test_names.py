"""Names, units and amounts as readers see them, by hand."""

from dataclasses import replace

import pytest

from lib.language import LANGUAGES, Language
from lib.reading.examine import read_study
from lib.results.changes import arm_summaries, change_summaries
from lib.results.effects import effect
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.amounts import after_number, effect_text, with_unit, with_unit_of_values
from lib.wording.changes import change_sentence, courses_sentence
from lib.wording.effects import effect_sentence
from lib.wording.names import (
    SYNTHETIC,
    arm_label,
    footnote,
    highlight_label,
    marked,
    more_text,
    neutral_label,
    primary_text,
)
from lib.words import Words
from tests.support.changes import rewritten
from tests.support.files import study_files
from tests.support.studies import chosen_later, sample, small_study, undeclared
from tests.support.wording import C3, ENGLISH, IL6, NAN, SCORE, WORDS


@pytest.mark.parametrize(
    ("outcome", "numbers", "text"),
    [
        (C3, (-2.94, -4.6, -1.2), "−2.9 (−4.6 to −1.2)"),
        (C3, (2.0, 0.04, 4.0), "2.00 (0.04 to 4.00)"),
        (IL6, (0.85, 0.64, 1.13), "0.85 (0.64 to 1.13)"),
        (IL6, (0.5, 0.25, 0.998), "0.500 (0.250 to 0.998)"),
        (IL6, (0.004, 0.001, 0.02), "0.004 (0.001 to 0.020)"),
        (C3, (1.0, NAN, NAN), "1.0 (no interval)"),
        (C3, (NAN, NAN, NAN), "cannot be estimated"),
    ],
)
def test_an_effect_is_written_with_its_interval(
    outcome: Outcome, numbers: tuple[float, float, float], text: str
) -> None:
    assert effect_text(outcome, *numbers, ENGLISH) == text


def test_an_arm_name_keeps_its_capitals_within_a_sentence_unless_it_is_a_plain_word() -> None:
    for name, within in [("Secretome", "secretome"), ("UC-MSC", "UC-MSC"), ("B", "B")]:
        study = rewritten("study.toml", ('en = "Secretome"', f'en = "{name}"'))
        assert arm_label(study, "treatment", ENGLISH) == within


def test_an_outcome_s_name_keeps_its_capital_where_a_sentence_begins_with_it() -> None:
    study = small_study("TTCC", score=["8 4", "7 5", "9 8", "8 7"], marker=["2 3"] * 4)
    score, _, marker = study.outcomes
    for outcome in (score, marker):
        name = outcome.name.en
        summaries = change_summaries(study, outcome)
        text = change_sentence(study, summaries, outcome, 22, ENGLISH)
        assert text.startswith(name)
        courses = arm_summaries(study, outcome)
        assert courses_sentence(study, outcome, courses, ENGLISH).startswith(name)
        found = effect(study, outcome, 22)
        answer = effect_sentence(study, outcome, 22, found, ENGLISH)
        assert f" {name.lower()} " in answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footnote_is_the_synthetic_note_or_the_title(language: Language) -> None:
    words = Words(language)
    assert footnote(sample(), words) == words.t(SYNTHETIC)
    real = small_study("TC", score=["5 5", "5 5"])
    assert footnote(real, words) == words.of(real.title)


@pytest.mark.parametrize(
    ("study", "english", "italian"),
    [
        (
            sample(),
            "MEX-SLEDAI (declared in study.toml); day 43 (declared in study.toml)",
            "MEX-SLEDAI (dichiarato in study.toml); giorno 43 (dichiarato in study.toml)",
        ),
        (
            undeclared(sample()),
            "none was declared; day 43 (declared in study.toml)",
            "nessuno è stato dichiarato; giorno 43 (dichiarato in study.toml)",
        ),
        (
            chosen_later(sample()),
            "MEX-SLEDAI (chosen when the data were read, after they were seen); day 43 (declared "
            "in study.toml)",
            "MEX-SLEDAI (scelto alla lettura dei dati, dopo averli visti); giorno 43 (dichiarato "
            "in study.toml)",
        ),
        (
            replace(sample(), primary_day_declared=False, primary_day_after_data=True),
            "MEX-SLEDAI (declared in study.toml); day 43 (chosen when the data were read, after "
            "they were seen)",
            "MEX-SLEDAI (dichiarato in study.toml); giorno 43 (scelto alla lettura dei dati, dopo "
            "averli visti)",
        ),
        (
            read_study(study_files()),
            "none was declared; day 43 (the last planned visit; none was declared)",
            "nessuno è stato dichiarato; giorno 43 (l'ultima visita prevista; nessuno è stato "
            "dichiarato)",
        ),
    ],
    ids=[
        "outcome and day",
        "day alone",
        "an outcome chosen later",
        "a day chosen later",
        "no study.toml",
    ],
)
def test_who_declared_the_primary_outcome_and_day_is_said(
    study: Study, english: str, italian: str
) -> None:
    assert [primary_text(study, words) for words in WORDS] == [english, italian]


def test_names_for_links_are_the_same_in_both_languages() -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert neutral_label(study.first_outcome) == "score"
    assert neutral_label(C3) == "C3"


@pytest.mark.parametrize(
    ("number", "english", "italian"),
    [
        (0, "And 0 more.", "E altre 0."),
        (1, "And one more.", "E un'altra."),
        (2, "And 2 more.", "E altre 2."),
    ],
)
def test_a_list_that_goes_on(number: int, english: str, italian: str) -> None:
    assert [more_text(number, words) for words in WORDS] == [english, italian]


@pytest.mark.parametrize(
    ("value", "english", "italian"),
    [
        (0, "0 points", "0 punti"),
        (1, "1 point", "1 punto"),
        (2, "2 points", "2 punti"),
        (-1, "−1 point", "−1 punto"),
        (1.5, "1.5 points", "1,5 punti"),
    ],
)
def test_a_unit_that_is_a_word(value: float, english: str, italian: str) -> None:
    written = [with_unit_of_values(SCORE, value, words) for words in WORDS]
    assert written == [english, italian]
    assert with_unit(SCORE, 1.0, 1, ENGLISH) == "1.0 points"
    assert with_unit(SCORE, -1.0, 0, ENGLISH) == "−1 point"
    assert after_number("1", "mg/dL", one=True) == "1 mg/dL"
    assert after_number("1", "", one=True) == "1"


def test_the_highlighted_participant_is_named_with_the_mark() -> None:
    assert highlight_label("P07") == "★ P07"


def test_a_text_bears_the_mark_only_if_the_participant_is_part_of_it() -> None:
    assert marked("3 of 15", followed=True) == "3 of 15 ★"
    assert marked("3 of 15", followed=False) == "3 of 15"
