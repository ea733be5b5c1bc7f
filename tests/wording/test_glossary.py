"""The words that help marks explain: in two plain sentences, and none of them a study's own."""

import re
from typing import get_args

import pytest

from lib.language import LANGUAGES, Language
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.wording.glossary import GLOSSARY, Term, explanations, stands_in
from lib.words import Words
from tests.support.studies import polyps, sample
from tests.support.wording import ENGLISH, ITALIANO

# What a reader asks for: the words that the pages use and a clinician need not know.
ASKED = (
    *("95% CI", "ANCOVA", "Hodges–Lehmann", "Re-randomisation", "Holm"),
    *("Risk difference", "NNT"),
    "Chance of seeing a harm",
)
# The ten items of the score with their weights: Guzmán 1992, as the design of the project has them.
ITEMS = {
    "neurological": 8,
    "renal": 6,
    "vasculitis": 4,
    "haemolysis or thrombocytopenia": 3,
    "myositis": 3,
    "arthritis": 2,
    "mucocutaneous": 2,
    "serositis": 2,
    "fever or fatigue": 1,
    "leukopenia or lymphopenia": 1,
}
OWN = re.compile(
    r"secretom|lupus|SLE\b|LES\b|SLEDAI|stem cell|staminal|placebo|women|donne|injection|iniezion",
    re.IGNORECASE,
)


def sentences_in(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", text))


def test_the_glossary_explains_what_a_reader_asks_for() -> None:
    assert tuple(GLOSSARY) == get_args(Term)
    assert tuple(word for word, _ in GLOSSARY.values()) == ASKED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("term", GLOSSARY)
def test_a_word_of_method_is_explained_in_two_sentences_without_a_word_of_a_study(
    term: Term, language: Language
) -> None:
    word, text = GLOSSARY[term]
    said = Words(language).t(text)
    assert sentences_in(said) == 2, said
    assert not OWN.search(f"{Words(language).t(word)} {said}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_explains_its_own_words_in_two_sentences(language: Language) -> None:
    study, words = sample(), Words(language)
    secretome, score = explanations(study, "secretome, secretoma, MEX-SLEDAI", words)
    assert secretome[0] == ("secretome" if language == "en" else "secretoma")
    assert score[0] == "MEX-SLEDAI"
    assert [sentences_in(text) for _, text in (secretome, score)] == [2, 2]


def test_the_score_is_explained_by_its_ten_items_which_add_up_to_its_maximum() -> None:
    ((_, text),) = explanations(sample(), "MEX-SLEDAI", ENGLISH)
    for item, weight in ITEMS.items():
        assert re.search(rf"{item}\D* {weight}\b", text), item
    assert "from 0 (none) to 32" in text
    ((_, italian),) = explanations(sample(), "MEX-SLEDAI", ITALIANO)
    for said in (text, italian):
        weights = re.findall(r" (\d)(?=[,.])", said)
        assert [int(weight) for weight in weights] == list(ITEMS.values())
        assert sum(map(int, weights)) == 32
    built_in, sampled = BUILT_IN_OUTCOMES[0].explanation, sample().outcomes[0].explanation
    assert built_in == sampled


def test_another_study_explains_none_of_the_words_of_the_sample() -> None:
    text = "secretome MEX-SLEDAI 95% CI"
    assert [word for word, _ in explanations(polyps(), text, ENGLISH)] == ["95% CI"]


def test_a_word_is_explained_once_the_studys_own_first() -> None:
    text = "ANCOVA: MEX-SLEDAI with secretome, 95% CI"
    found = explanations(sample(), text, ENGLISH, ("holm", "ancova"))
    assert [word for word, _ in found] == ["secretome", "MEX-SLEDAI", "95% CI", "ANCOVA", "Holm"]
    assert explanations(sample(), "nothing of the sort", ENGLISH) == []


def test_a_word_stands_in_a_text_only_as_a_word_of_its_own() -> None:
    assert stands_in("holm", "p (Holm) 0.03")
    assert not stands_in("Holm", "Stockholm")
    assert stands_in("95% CI", "(95% CI −4 to −1)")
    assert stands_in("Re-randomisation", "by re-randomisation")
