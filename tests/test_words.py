"""Language: every sentence exists in each, numbers are written as each reader expects."""

import ast
import math
import re
import string
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.italian import ITALIAN
from lib.language import LANGUAGES, Language, Text
from lib.words import DICTIONARIES, Words, as_shown, with_articles
from tests.support.code import code_of
from tests.support.profiles import examples

ROOT = Path(__file__).parent.parent
ENGLISH, ITALIANO = Words("en"), Words("it")
TRANSLATIONS = {
    language: dictionary.sentences()
    for language, dictionary in DICTIONARIES.items()
    if dictionary.sentences is not None
}
in_each_translation = pytest.mark.parametrize("sentences", TRANSLATIONS.values(), ids=TRANSLATIONS)


def sentences_in_code() -> set[str]:
    paths = [*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "dashboard.py"]
    return {text for path in paths for text in code_of(path).sentences}


def test_every_language_has_a_dictionary_and_only_english_is_its_own_key() -> None:
    assert set(DICTIONARIES) == set(LANGUAGES)
    assert set(TRANSLATIONS) == set(LANGUAGES) - {"en"}


@in_each_translation
def test_the_sentences_used_are_exactly_the_keys_of_each_dictionary(
    sentences: Mapping[str, str],
) -> None:
    assert sentences_in_code() == set(sentences)


@in_each_translation
def test_a_translation_fills_the_same_names_as_its_sentence(sentences: Mapping[str, str]) -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    assert sentences
    for english, translation in sentences.items():
        assert names(translation) == names(english), english


def test_a_text_of_a_study_is_in_english_where_it_has_none_in_the_language() -> None:
    text = Text("points", "punti")
    assert [text.of(language) for language in ("en", "it")] == ["points", "punti"]
    assert text.of(cast(Language, "another")) == "points"


@pytest.mark.parametrize("language", ["en", "it"])
def test_no_sentence_overclaims(language: str) -> None:
    overclaims = {
        "en": r"\b(safe|effective|significant|significantly|trend)\b",
        "it": r"\b(sicuro|sicura|efficace|significativ\w+|tendenza)\b",
    }[language]
    texts = list(ITALIAN) if language == "en" else list(ITALIAN.values())
    assert [text for text in texts if re.search(overclaims, text, re.IGNORECASE)] == []


def test_what_is_adjusted_says_for_what() -> None:
    for english, italian in ITALIAN.items():
        assert not re.search(r"adjust(ed|ment)(?! for\b)", english, re.IGNORECASE), english
        assert not re.search(r"aggiustat[aeio](?!( anche)? per\b)", italian), italian
        # "Corrected" would be read as right, and "not corrected" as wrong.
        assert not re.search(r"corrett[oi] per|correzion[ei] (di|per)", italian), italian


def test_participants_have_one_gender_in_italian_whoever_they_are() -> None:
    # "Persone" is feminine of women and of men; "partecipanti" stands without article or number.
    masculine = (
        r"\b(i|dei|ai|dai|nei|pochi|troppi|primi|questi|nessun|un) partecipant",
        r"\b([Nn]essuno|[Tt]utti) (ha|hanno|si fosse|abbia)\b|riguardano tutti\b",
        r"\b(ritirat|migliorat|randomizzat|normalizzat|negativizzat)[oi]\b",
    )
    for italian in ITALIAN.values():
        assert not any(re.search(each, italian) for each in masculine), italian


def test_severe_is_severo_and_serious_is_grave_in_italian() -> None:
    for english, italian in ITALIAN.items():
        assert ("serious" in english.lower()) == bool(re.search(r"\bgrav[ei]\b", italian.lower()))
        assert ("severe" in english.lower()) == ("sever" in italian.lower())


@pytest.mark.parametrize(
    ("low", "high", "italian"),
    [
        # As the number is spoken: l'uno, l'otto, l'undici, l'ottanta, lo zero; il for all others.
        (36.0, 13.0, "dal 36,0% al 13,0%"),
        (0.2, 31.9, "dallo 0,2% al 31,9%"),
        (1.3, 8.4, "dall'1,3% all'8,4%"),
        (11.8, 83.3, "dall'11,8% all'83,3%"),
        (12.0, 110.0, "dal 12,0% al 110,0%"),
        (-8.0, -0.5, "dal −8,0% al −0,5%"),
    ],
)
def test_a_preposition_before_a_percentage_has_its_article_in_italian(
    low: float, high: float, italian: str
) -> None:
    assert ITALIANO.interval(low, high, percent=True) == italian


def test_no_other_number_has_an_article() -> None:
    assert ITALIANO.interval(0.8, 11.0) == "da 0,8 a 11,0"
    assert with_articles("nel 82% con il 8%, inferiore di 45% (IC 95% da 0 a 8)") == (
        "nell'82% con l'8%, inferiore del 45% (IC 95% da 0 a 8)"
    )


@pytest.mark.parametrize(
    ("count", "article"),
    [
        # As the number is spoken: otto, undici, ottanta, ottomila, undicimila; millecento.
        *[(n, "degli") for n in (8, 11, 80, 87, 812, 8_000, 80_000, 11_500)],
        *[(n, "dei") for n in (2, 18, 58, 110, 1_100, 111)],
    ],
)
def test_an_article_before_a_count_goes_with_the_number_in_italian(
    count: int, article: str
) -> None:
    said = ITALIANO.t("{n} of {planned} planned values are missing.", n=2, planned=count)
    assert said == f"Mancano 2 {article} {count} valori previsti."
    apart = ITALIANO.count(count)
    said = ITALIANO.t("{n} of {planned} planned values are missing.", n=2, planned=apart)
    assert said == f"Mancano 2 {article} {apart} valori previsti."
    every = ITALIANO.t("Classes and terms drawn: all {n}.", n=count)
    assert every == f"Classi e termini rappresentati: tutti {article.replace('de', '')} {count}."


@pytest.mark.parametrize(
    ("value", "digits", "english", "italian"),
    [
        (2.94, 1, "2.9", "2,9"),
        (-2.94, 1, "−2.9", "−2,9"),
        (-0.04, 1, "0.0", "0,0"),
        (math.nan, 1, "–", "–"),
        (math.inf, 1, "∞", "∞"),
        (12345678.0, 0, "1.23e+07", "1,23e+07"),
    ],
)
def test_a_number_is_written_in_the_reader_s_way(
    value: float, digits: int, english: str, italian: str
) -> None:
    assert ENGLISH.number(value, digits) == english
    assert ITALIANO.number(value, digits) == italian


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [
        *((0.5, 0, "1"), (1.5, 0, "2"), (2.5, 0, "3"), (-2.5, 0, "−3"), (12.5, 0, "13")),
        # Decimal numbers whose floats lie a little below them.
        *((0.285, 2, "0.29"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (-0.285, 2, "−0.29")),
        # What arithmetic adds in the last digits.
        *((100 * 0.285, 0, "29"), (100 * 0.145, 0, "15"), (0.15 + 0.15 + 0.05, 1, "0.4")),
        *((0.2849, 2, "0.28"), (28.4999999, 0, "28"), (0.05, 1, "0.1"), (-0.04, 1, "0.0")),
        *((12_350_000.0, 0, "1.24e+07"), (1e300, 2, "1.00e+300"), (2.345e-9, 4, "2.35e-09")),
    ],
)
def test_a_half_is_rounded_away_from_zero_as_its_decimals_say(
    value: float, digits: int, shown: str
) -> None:
    assert ENGLISH.number(value, digits) == shown


def test_a_day_of_the_calendar_is_written_in_the_reader_s_way() -> None:
    day = date(2026, 5, 4)
    assert ENGLISH.date(day) == "4 May 2026"
    assert ITALIANO.date(day) == "04/05/2026"


def test_no_share_of_a_small_trial_is_rounded_down_from_a_half() -> None:
    # Against whole numbers: floor((200 x + n) / 2n) is 100 x / n, half up.
    for n in range(1, 251):
        for count in range(n + 1):
            assert ENGLISH.percent(count / n) == f"{(200 * count + n) // (2 * n)}%"
            tenths = (2000 * count + n) // (2 * n)
            assert ENGLISH.percent(count / n, 1) == f"{tenths // 10}.{tenths % 10}%"


@pytest.mark.parametrize(
    ("p", "english", "italian"),
    [
        (0.0004, "<0.001", "<0,001"),
        (0.0123, "0.012", "0,012"),
        (0.0496, "0.050", "0,050"),
        (0.4321, "0.43", "0,43"),
        (math.nan, "–", "–"),
    ],
)
def test_a_p_value_keeps_the_decimals_that_matter(p: float, english: str, italian: str) -> None:
    assert ENGLISH.p_value(p) == english
    assert ITALIANO.p_value(p) == italian


def test_a_p_value_within_a_sentence_has_its_name() -> None:
    assert [ENGLISH.p_with_name(p) for p in (0.0004, 0.001, 0.5)] == [
        "p<0.001",
        "p 0.001",
        "p 0.50",
    ]
    assert ITALIANO.p_with_name(0.0004) == "p<0,001"


def test_an_interval_reads_from_low_to_high() -> None:
    assert ENGLISH.interval(-4.64, -1.2) == "−4.6 to −1.2"
    assert ITALIANO.interval(-4.64, -1.2) == "da −4,6 a −1,2"
    assert ENGLISH.interval(math.nan, 1.0) == "–"


def test_a_missing_translation_is_an_error() -> None:
    with pytest.raises(KeyError):
        ITALIANO.t("No such sentence")


@given(
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12),
    st.integers(0, 5),
)
@examples(200)
def test_a_number_as_shown_is_the_one_that_is_written(value: float, digits: int) -> None:
    text = ENGLISH.number(value, digits).replace("−", "-")
    assert as_shown(value, digits) == pytest.approx(float(text), rel=1e-12, abs=0)
    assert (as_shown(value, digits) == 0) == (float(text) == 0)


@pytest.mark.parametrize(
    ("number", "english", "italian"),
    [
        (0, "0 events", "0 eventi"),
        (1, "1 event", "1 evento"),
        (2, "2 events", "2 eventi"),
        (1191, "1191 events", "1191 eventi"),
    ],
)
def test_a_count_has_its_form(number: int, english: str, italian: str) -> None:
    for words, expected in ((ENGLISH, english), (ITALIANO, italian)):
        assert words.plural(number, one="{n} event", many="{n} events") == expected


def test_a_count_may_be_written_in_its_own_way() -> None:
    written = ITALIANO.plural(1191, one="{n} event", many="{n} events", n=ITALIANO.count(1191))
    assert written == "1.191 eventi"


def test_the_dictionary_has_each_sentence_under_a_module_that_says_it() -> None:
    texts = (ROOT / "lib/italian.py").read_text(encoding="utf-8")
    sections = re.split(r"^    # ((?:lib|pages)/\S+)\n", texts, flags=re.M)[1:]
    for name, entries in zip(sections[::2], sections[1::2], strict=True):
        said = code_of(ROOT / name).constants
        keys = ast.parse("{\n" + entries.partition("\n}\n")[0] + "\n}", mode="eval").body
        assert isinstance(keys, ast.Dict)
        for key in keys.keys:
            assert isinstance(key, ast.Constant)
            assert key.value in said, (name, key.value)
