"""What `[[conclusions]]` and `[[background]]` may say, and that whatever else is reported."""

from typing import Any

import pytest

from lib.language import Text
from lib.reading.blocks.statements import TOO_MANY
from lib.reading.entries import MISSING, NEED_BLOCKS, NEED_TEXT
from lib.reading.examine import read_study
from lib.reading.settings import read_protocol
from lib.study.claims import Statement
from lib.study.contract import LONGEST_TEXT, MOST_BACKGROUND, MOST_CONCLUSIONS, TOO_LONG
from lib.study.problems import Problem, Problems
from lib.study.protocol import Protocol
from tests.support.files import SAMPLE, SETTINGS, toml

FULL = {"heading": "Disease", "en": "A text.", "it": "Un testo.", "source": {"en": "J", "it": "G"}}
MOST = {"conclusions": MOST_CONCLUSIONS, "background": MOST_BACKGROUND}


def read(name: str, blocks: Any) -> tuple[Protocol, tuple[Problem, ...]]:
    problems = Problems()
    return read_protocol(toml(SETTINGS | {name: blocks}).encode(), problems), problems.found


@pytest.mark.parametrize("name", MOST)
def test_a_text_is_read_with_its_heading_and_source(name: str) -> None:
    short = {"it": "Solo italiano.", "source": "J"}
    protocol, problems = read(name, [FULL, short])
    assert problems == ()
    assert getattr(protocol, name) == (
        Statement(Text("A text.", "Un testo."), Text("J", "G"), Text("Disease", "Disease")),
        Statement(Text("Solo italiano.", "Solo italiano."), Text("J", "J")),
    )


@pytest.mark.parametrize("name", MOST)
@pytest.mark.parametrize(
    ("block", "column", "allowed"),
    [
        ({"en": "A text."}, "source", MISSING),
        ({"source": "J"}, "en", MISSING),
        ({"en": 3, "source": "J"}, "en", NEED_TEXT),
        ({"en": "x" * (LONGEST_TEXT + 1), "source": "J"}, "en", TOO_LONG),
    ],
)
def test_what_does_not_fit_is_reported(
    name: str, block: dict[str, Any], column: str, allowed: str
) -> None:
    _, problems = read(name, [block])
    assert [(found.column, found.allowed) for found in problems] == [
        (f"{name}[1].{column}", allowed)
    ]


@pytest.mark.parametrize("name", MOST)
def test_only_so_many_can_be_shown(name: str) -> None:
    protocol, problems = read(name, [FULL] * MOST[name])
    assert problems == ()
    assert len(getattr(protocol, name)) == MOST[name]
    protocol, problems = read(name, [FULL] * (MOST[name] + 1))
    assert [found.allowed for found in problems] == [TOO_MANY]
    assert getattr(protocol, name) == ()
    _, problems = read(name, FULL)
    assert [found.allowed for found in problems] == [NEED_BLOCKS]


def test_they_reach_the_study_in_their_order() -> None:
    study = read_study(SAMPLE)
    headings = [statement.heading.en for statement in study.conclusions if statement.heading]
    assert headings == ["Results", "Limits", "Conclusion"]
    assert study.background
    assert study.cite is not None
