"""What `[[glossary]]` may say, and that whatever else it says is reported."""

from typing import Any

import pytest

from lib.language import Text
from lib.reading.blocks.glossary import TOO_MANY_WORDS, read_glossary
from lib.reading.entries import MISSING, NEED_BLOCKS, NEED_BOTH_LANGUAGES, UNKNOWN_KEY, Entries
from lib.reading.examine import read_study
from lib.reading.settings import read_protocol
from lib.study.claims import Explanation
from lib.study.contract import LONGEST_NAME, LONGEST_TEXT, MOST_WORDS, TOO_LONG
from lib.study.files.settings_file import settings_file
from lib.study.problems import Problem, Problems
from lib.study.protocol import Protocol
from tests.support.changes import with_entry
from tests.support.files import study_files

WORD = {"word": {"en": "drug", "it": "farmaco"}, "text": {"en": "It acts.", "it": "Agisce."}}
READ = Explanation(Text("drug", "farmaco"), Text("It acts.", "Agisce."))


def words_of(given: Any) -> tuple[tuple[Explanation, ...], tuple[Problem, ...]]:
    problems = Problems()
    return read_glossary(Entries({"glossary": given}, "", problems)), problems.found


def test_a_word_is_read_in_both_languages_or_in_one_for_both() -> None:
    assert words_of([WORD]) == ((READ,), ())
    one = Explanation(Text("drug", "drug"), Text("It acts.", "It acts."))
    assert words_of([{"word": "drug", "text": {"en": "It acts."}}]) == ((one,), ())


def test_the_words_of_the_settings_are_those_of_the_study() -> None:
    files = study_files(settings=with_entry(("glossary",), [WORD]))
    assert read_study(files).glossary == (READ,)
    assert read_study(study_files()).glossary == ()


def test_the_written_words_are_read_again() -> None:
    written = settings_file(Protocol(glossary=(READ,), declared=False))
    problems = Problems()
    assert read_protocol(written.encode(), problems).glossary == (READ,)
    assert not problems


@pytest.mark.parametrize(
    ("given", "column", "allowed"),
    [
        ([{"word": "drug"}], "glossary[1].text", MISSING),
        ([{"text": "It acts."}], "glossary[1].word", MISSING),
        ([WORD, {**WORD, "word": 3}], "glossary[2].word", NEED_BOTH_LANGUAGES),
        ([{**WORD, "day": 3}], "glossary[1].day", UNKNOWN_KEY),
        ([{**WORD, "word": "d" * (LONGEST_NAME + 1)}], "glossary[1].word", TOO_LONG),
        ([{**WORD, "text": "d" * (LONGEST_TEXT + 1)}], "glossary[1].text", TOO_LONG),
        ("drug", "glossary", NEED_BLOCKS),
        ([WORD] * (MOST_WORDS + 1), "glossary", TOO_MANY_WORDS),
    ],
)
def test_a_malformed_word_is_reported(given: Any, column: str, allowed: str) -> None:
    (found,) = words_of(given)[1]
    assert (found.column, found.allowed) == (column, allowed)
