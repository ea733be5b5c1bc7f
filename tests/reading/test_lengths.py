"""A text of the greatest length is read; one more character is refused with its cell."""

from typing import Any

import pytest

from lib.language import LANGUAGES
from lib.plain_text import length, tidied
from lib.reading.examine import read_study
from lib.study.contract import (
    LONGEST_CLAIM,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_REMARK,
    LONGEST_TERM,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_LEVELS,
    TOO_LONG,
)
from lib.study.problems import LONGEST_SHOWN
from lib.words import Words
from tests.support.changes import with_cell, with_column, with_entry
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, study_files
from tests.support.hostile import hostile_files, long_texts, longest
from tests.support.studies import problem, problems_of

P, M, E, S = "participants.csv", "measurements.csv", "adverse_events.csv", "study.toml"

BANDS = {"scheme": "s", "lower": [0, 2], "en": ["low", "high"], "it": ["basso", "alto"]}
# Where a text may stand in study.toml, the column that a problem names, and the bound.
ENTRIES: list[tuple[list[str | int], str, int]] = [
    (["title", "en"], "title.en", LONGEST_TITLE),
    (["title", "it"], "title.it", LONGEST_TITLE),
    (["title"], "title", LONGEST_TITLE),
    (["source"], "source", LONGEST_TEXT),
    (["arms", "treatment", "en"], "arms.treatment.en", LONGEST_NAME),
    (["arms", "control", "it"], "arms.control.it", LONGEST_NAME),
    (["outcomes", 0, "en"], "outcomes[1].en", LONGEST_NAME),
    (["outcomes", 1, "it"], "outcomes[2].it", LONGEST_NAME),
    (["outcomes", 0, "unit"], "outcomes[1].unit", LONGEST_NAME),
    (["outcomes", 0, "unit", "it"], "outcomes[1].unit.it", LONGEST_NAME),
    (["outcomes", 0, "reference_source"], "outcomes[1].reference_source", LONGEST_TEXT),
    (["outcomes", 0, "bands", "scheme"], "outcomes[1].bands.scheme", LONGEST_TEXT),
    (["outcomes", 0, "bands", "en", 1], "outcomes[1].bands.en", LONGEST_NAME),
    (["outcomes", 0, "bands", "it", 0], "outcomes[1].bands.it", LONGEST_NAME),
    (["claims", 0, "en"], "claims[1].en", LONGEST_CLAIM),
    (["claims", 0, "published"], "claims[1].published", LONGEST_CLAIM),
]


def shown(text: str) -> str:
    return text[:LONGEST_SHOWN] + ("…" if len(text) > LONGEST_SHOWN else "")


@pytest.mark.parametrize(("path", "column", "most"), ENTRIES)
def test_an_entry_has_a_longest_length(path: list[str | int], column: str, most: int) -> None:
    settings = with_entry(["outcomes", 0, "bands"], BANDS)

    def found(text: str) -> Any:
        return problems_of(study_files(settings=with_entry(path, text, settings)))

    assert found("x" * most) == ()
    text = "x" * (most + 1)
    assert found(text) == (problem(S, None, column, shown(text), TOO_LONG, most=most),)


CELLS = [
    (P, PARTICIPANTS, 2, "sex", LONGEST_NAME),
    (E, EVENTS, 2, "term", LONGEST_TERM),
    (E, EVENTS, 3, "system_organ_class", LONGEST_TERM),
]


@pytest.mark.parametrize(("file", "table", "row", "column", "most"), CELLS)
def test_a_cell_has_a_longest_length(
    file: str, table: str, row: int, column: str, most: int
) -> None:
    name = file.removesuffix(".csv").replace("adverse_events", "events")

    def found(text: str) -> Any:
        changed: dict[str, Any] = {name: with_cell(table, row, column, text)}
        return problems_of(study_files(**changed))

    assert found("x" * most) == ()
    text = "x" * (most + 1)
    assert found(text) == (problem(file, row, column, shown(text), TOO_LONG, most=most),)


@pytest.mark.parametrize("further", [0, 1])
def test_identifiers_and_arms_have_a_longest_length(further: int) -> None:
    who, arm = "S" * (LONGEST_ID + further), "s" * (LONGEST_NAME + further)
    tables = {
        "participants": PARTICIPANTS.replace("S1", who).replace("secretome", arm),
        "measurements": MEASUREMENTS.replace("S1", who),
        "events": EVENTS.replace("S1", who),
    }
    found = problems_of(study_files(settings=None, **tables))
    cells = [(2, "participant_id", who), *((row, "arm", shown(arm)) for row in (2, 3, 4))]
    noted = [(each.row, each.column, each.found) for each in found]
    assert noted == (cells if further else [])
    assert {each.allowed for each in found} <= {TOO_LONG}


@pytest.mark.parametrize("further", [0, 1])
def test_outcomes_and_columns_have_a_longest_length(further: int) -> None:
    name = "o" * (LONGEST_NAME + further)
    rows = MEASUREMENTS.count("il6")
    long = problems_of(study_files(settings=None, measurements=MEASUREMENTS.replace("il6", name)))
    wide = problems_of(
        study_files(
            settings=None,
            measurements=f"participant_id,day,mex_sledai,{name}\nS1,1,2,3\nS1,43,2,3\n",
        )
    )
    column = problems_of(
        study_files(participants=with_column(PARTICIPANTS, name, ["a", "b", "a", "b", "a", "b"]))
    )
    too_long = {"allowed": TOO_LONG, "most": LONGEST_NAME}
    heading = shown(name)
    cells = [each for each in long if each.allowed == TOO_LONG]
    assert len(cells) == rows * further
    assert all((each.table, each.column, each.found) == (M, "outcome", heading) for each in cells)
    for file, found in ((M, wide), (P, column)):
        expected = problem(file, None, heading, heading, **too_long)  # type: ignore[arg-type]
        assert (expected in found) == bool(further)


@pytest.mark.parametrize("further", [0, 1])
def test_free_text_may_be_long(further: int) -> None:
    remark = "many words " * LONGEST_REMARK
    remark = remark[: LONGEST_REMARK - 1 + further] + "."
    reasons = with_column(PARTICIPANTS, "withdrawal_reason", [remark, *[""] * 5])
    found = problems_of(study_files(participants=reasons))
    expected = problem(P, 2, "withdrawal_reason", shown(remark), TOO_LONG, most=LONGEST_REMARK)
    assert found == ((expected,) if further else ())


def test_a_column_of_many_different_texts_is_free_text_and_may_be_long() -> None:
    n = MOST_LEVELS + 1
    roster = ["participant_id,arm,note"]
    roster += [f"Q{k},{('placebo', 'secretome')[k % 2]},{'x' * 200}{k}" for k in range(n)]
    rows = ["participant_id,day,outcome,value"]
    rows += [f"Q{k},{day},mex_sledai,3" for k in range(n) for day in (1, 22)]
    files = study_files(participants="\n".join(roster), measurements="\n".join(rows), events=None)
    assert problems_of(files) == ()


def test_every_text_that_is_too_long_is_refused_at_once() -> None:
    texts = long_texts(further=1)
    found = problems_of(hostile_files(texts))
    too_long = {each.found for each in found if each.allowed == TOO_LONG}
    assert {shown(text) for text in texts.given.values()} == too_long
    good = long_texts()
    read_study(hostile_files(good))
    assert all(len(text) == longest(field) for field, text in good.given.items())


def test_what_keeps_a_direction_to_itself_is_not_counted() -> None:
    name = "م" * LONGEST_ID
    assert length(tidied(name)) == LONGEST_ID < len(tidied(name))
    tables = {
        "participants": PARTICIPANTS.replace("S1", name),
        "measurements": MEASUREMENTS.replace("S1", name),
        "events": EVENTS.replace("S1", name),
    }
    assert problems_of(study_files(**tables)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_problem_says_what_to_do(language: Any) -> None:
    said = Words(language).t(TOO_LONG, most=80)
    assert said in (
        "Shorten it to at most 80 characters.",
        "Abbrevialo: al massimo 80 caratteri.",
    )
