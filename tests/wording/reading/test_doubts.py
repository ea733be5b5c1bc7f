"""What is in doubt, in both languages: each kind has a sentence, each way of reading a text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import pytest

from lib.language import LANGUAGES, Language
from lib.reading.doubts.doubt import Doubt, Option
from lib.reading.doubts.schedule import Proposal
from lib.reading.examine import examine
from lib.reading.visits import Assigned
from lib.study.entries import MEANINGS, MISSING_VALUE
from lib.study.protocol import Schedule
from lib.wording.reading.doubts import (
    READ_AS,
    READ_AS_OF_KIND,
    assigned_sentence,
    option_text,
    place_sentence,
    recognised_sentence,
    schedule_sentences,
    seen_sentence,
)
from lib.wording.reading.seen import SEEN
from lib.words import Words
from tests.support.doubtful import ALTERNATING, C3, doubts_of, files_with, measured, roster
from tests.support.files import study_files
from tests.support.shares import answer_files, unscaled
from tests.support.workbooks import MAIN, sheet_rows, workbook

EN, IT = Words("en"), Words("it")
in_each_language = pytest.mark.parametrize("language", LANGUAGES)

SEX = ["F", "f", "Female", "M", "M", "unknown"] * 2
CRP = ["3.5", "12", "<0.5", "4.5", "7", "6", "2.5", "9", "1.5", "6", "8", "many"]
REASON = ["Completed", "", "Moved", *[""] * 9]
LATE = ["", "50", "51", "", "2", *[""] * 7]
MEX = ("6", "8", "7", "10", "9", "6", "12", "5", "7", "8", "11", "6")
EVENTS = "participant_id,term,start_day\nS1,None,\nS2,Headache,45352\nS3,Headache,999\n"
# The last four values are in g/L.
IN_TWO_UNITS = (*C3[:8], *(f"{float(value) / 100:.3f}" for value in C3[8:]))
HARDLY = {
    "age": ["-31", "310", *["45", "31"] * 5],
    "injections_received": ["-3", "8", *["6"] * 10],
    "withdrawn_day": ["", "-3", "30", *[""] * 9],
    "withdrawal_reason": ["", "Moved", "Moved", *[""] * 9],
    "remark": ["CosÃ¬", "perch\ufffd", *["so"] * 10],
}
LEFT = {
    "withdrawn_day": ["", "", "30", *[""] * 9],
    "withdrawal_reason": ["", "", "Moved", *[""] * 9],
}
LATE_EVENTS = "participant_id,term,start_day\n" + "S3,Rash,31\nS4,Rash,9\nS4,Rash,9\n"
PLANNED = (
    'data = "real"\n[schedule]\nbaseline_day = 1\nvisit_days = [1, 22, 43]\nprimary_day = 43\n'
    "dosing_days = [1, 8, 15, 22, 29, 36]\n"
)
ARMED = 'data = "real"\n[arms]\ntreatment.code = "drug"\ncontrol.code = "placebo"\n'
# The second and the third look like the first, the last one like the one before it.
ALIKE = {"S2": "s1", "S3": "\u04051", "S4": "S\u00e9", "S5": "Se\u0301"}


def hardly_possible() -> dict[str, bytes]:
    """Files with numbers, days and texts that hardly can be."""
    cells = {(3, 22): "-90.5", (4, 22): "93.5%"}
    table = measured({0: (1, 22, 43), 2: (), 3: (1, 22)}, cells=cells)
    return files_with(table, columns=HARDLY, events=LATE_EVENTS, settings=PLANNED)


def alike() -> dict[str, bytes]:
    """Files in which participants have identifiers that look alike."""
    files = files_with()
    for old, new in ALIKE.items():
        for name, content in files.items():
            files[name] = content.replace(f"\n{old},".encode(), f"\n{new},".encode())
    return files


def partly_hidden() -> dict[str, bytes]:
    """A workbook that hides a row and a column of its participants."""
    rows = sheet_rows([line.split(",") for line in roster({"site": ["Rome"] * 12}).splitlines()])
    rows = rows.replace('<row r="4">', '<row r="4" hidden="1">').replace('"Rome"', "Rome")
    cols = '<cols><col min="3" max="3" hidden="1"/></cols>'
    xml = f'<worksheet xmlns="{MAIN}">{cols}<sheetData>{rows}</sheetData></worksheet>'
    book = workbook({"participants": ""}, changed={"xl/worksheets/sheet1.xml": xml})
    return {"study.xlsx": book, "measurements.csv": measured().encode()}


def with_arms(arms: Sequence[str], *, settings: str | None = None) -> dict[str, bytes]:
    """Files of twelve participants of these arms."""
    return study_files(participants=roster(arms=arms), measurements=measured(), settings=settings)


@cache
def one_of_each() -> dict[str, Doubt]:
    """A doubt of each kind, by kind."""
    derived = measured(cells={(2, 22): "999", (3, 22): "9.5"})
    derived = "".join(
        f"{line},{'DTYPE' if number == 0 else 'LOCF' if number == 9 else ''}\n"
        for number, line in enumerate(derived.splitlines())
    )
    columns = {
        "sex": SEX,
        "site": ["1", "2"] * 6,
        "crp": CRP,
        "withdrawal_reason": REASON,
        "withdrawn_day": LATE,
        "enrolled": [str(45300 + n) for n in range(12)],
    }
    in_grams = measured(values=tuple(f"{float(value) / 100:.3f}" for value in C3))
    tenths = tuple(f"{float(value):.1f}" for value in C3)
    cut = measured(values=tenths, cells={(12, 43): "10"}).rstrip("\n")
    found = [
        *doubts_of(files_with(derived, columns=columns, events=EVENTS)),
        *doubts_of(files_with(in_grams)),
        *doubts_of(files_with(measured(values=IN_TWO_UNITS))),
        *doubts_of(files_with(measured(outcome="il6", cells={(2, 43): "<500"}))),
        *doubts_of(files_with(measured((0, 4, 8)))),
        *doubts_of(hardly_possible()),
        *doubts_of(files_with(measured({0: (1, 43), 3: (1,)}), columns=LEFT, events=LATE_EVENTS)),
        *doubts_of(files_with(measured(outcome="mex_sledai", values=MEX, cells={(4, 22): "6.5"}))),
        *doubts_of(alike()),
        *doubts_of(partly_hidden()),
        *doubts_of(files_with(measured(values=C3[:-1]))),
        *doubts_of(files_with(measured({0: (1, 22, 43), 11: (1, 22), 12: (1, 22)}))),
        *doubts_of(files_with(cut)),
        *doubts_of(answer_files(["yes", "no", "NA", "no"])),
        *doubts_of(answer_files(["yes", "no", "no", "no"], settings=unscaled())),
        *doubts_of(with_arms(("drug", "placebo", "low dose") * 4)),
        *doubts_of(with_arms((*ALTERNATING[:-2], "low dose", "Placebo"), settings=ARMED)),
        *doubts_of(files_with(measured((-14, 1, 22, 30, 43)), settings=PLANNED)),
    ]
    return {doubt.kind: doubt for doubt in found}


REASONS = ("near", "sparse", "no_baseline", "before_dose", "screening")


def test_there_is_a_sentence_for_each_kind_of_doubt_and_no_other() -> None:
    assert set(one_of_each()) | set(REASONS) == set(SEEN)


def test_there_is_a_text_for_each_meaning_and_no_other() -> None:
    assert set(READ_AS) == set(MEANINGS)
    assert {kind for kind, _ in READ_AS_OF_KIND} <= set(SEEN)


@in_each_language
@pytest.mark.parametrize("kind", one_of_each())
def test_each_doubt_is_stated_with_its_cells_and_its_facts_and_each_option_differs(
    kind: str, language: Language
) -> None:
    doubt, words = one_of_each()[kind], Words(language)
    seen = seen_sentence(doubt, words)
    assert not re.search(r"[{}]|nan|None\)", seen)
    # Of a group from one value to another those two are told.
    for cell in doubt.cells if kind != "group" else ("0.885", "1.07"):
        assert cell.replace(".", words.dictionary.decimal_mark) in seen or cell in seen
    texts = [option_text(doubt, option, words) for option in doubt.options]
    assert all(texts)
    assert len(set(texts)) == len(texts)
    for option, text in zip(doubt.options, texts, strict=True):
        assert option.of in text
    place = place_sentence(doubt, words)
    assert f"{doubt.table}.csv" in place
    # Of hidden rows or garbled texts no one column is meant.
    assert (doubt.column in place) != doubt.is_of_table


@pytest.mark.parametrize("kind", one_of_each())
def test_each_doubt_is_stated_in_another_way_to_an_italian_reader(kind: str) -> None:
    doubt = one_of_each()[kind]
    assert seen_sentence(doubt, EN) != seen_sentence(doubt, IT)


def test_a_code_is_stated_with_what_the_other_values_are() -> None:
    doubt = one_of_each()["code"]
    # The far value 9.5 is none of the others, which go from 78 to 110.5.
    assert seen_sentence(doubt, EN) == (
        "999: a usual code for a missing value; the other values go from 78 to 110.5."
    )
    assert seen_sentence(doubt, IT) == (
        "999: un codice usuale per un valore mancante; gli altri valori sono compresi "
        "tra 78 e 110,5."
    )


def test_arms_are_stated_with_their_participants_and_each_two_of_them_offered() -> None:
    doubt = one_of_each()["arms"]
    assert seen_sentence(doubt, EN) == (
        "The table has 3 arms, here with their participants: drug (4), low dose (4), placebo (4). "
        "Which two are compared? The participants of the others leave all tables, and every page "
        "says how many they are. If two of these are one arm in two spellings, correct the file."
    )
    assert [option_text(doubt, option, IT) for option in doubt.options] == [
        *("drug e low dose", "drug e placebo", "low dose e placebo"),
    ]
    other = one_of_each()["further_arm"]
    assert seen_sentence(other, EN) == (
        "study.toml names the arms drug, placebo; participants of the arm “low dose”: 1. Another "
        "arm, or another name of one of these?"
    )
    assert place_sentence(other, EN) == "participants.csv, column arm: row 12"


def test_values_of_another_size_are_stated_with_the_middle_one_and_the_usual_ones() -> None:
    assert seen_sentence(one_of_each()["unit"], EN) == (
        "The middle value is 0.96; in mg/dL it usually lies between 10 and 400."
    )


@pytest.mark.parametrize(
    ("rows", "n", "english", "italian"),
    [
        ((), 12, "", ""),
        ((7,), 1, ": row 7", ": riga 7"),
        ((7, 9), 2, ": rows 7, 9", ": righe 7, 9"),
        (tuple(range(2, 9)), 7, ": 7 cells, in rows 2, 3, 4, 5, 6 …", ": 7 celle, "),
        # Of very many cells only the first rows are kept.
        (tuple(range(2, 202)), 4000, ": 4,000 cells, in rows 2, 3, 4, 5, 6 …", "4.000 celle, "),
    ],
)
def test_a_place_names_the_first_rows_and_how_many_there_are(
    rows: tuple[int, ...], n: int, english: str, italian: str
) -> None:
    option = Option(MISSING_VALUE)
    doubt = Doubt("word", "measurements", "c3", ("NA",), rows, n, (option,), option)
    place = place_sentence(doubt, EN)
    assert place == f"measurements.csv, outcome c3{english}"
    assert italian in place_sentence(doubt, IT)


def test_a_place_counts_rows_where_rows_are_meant() -> None:
    option = Option(MISSING_VALUE)
    doubt = Doubt(
        "hidden_rows", "measurements", "hidden rows", (), tuple(range(2, 9)), 7, (option,), None
    )
    assert place_sentence(doubt, EN) == "measurements.csv: 7 rows, 2, 3, 4, 5, 6 …"
    assert place_sentence(doubt, IT) == "measurements.csv: 7 righe, 2, 3, 4, 5, 6 …"


def proposal_with(reasons: Iterable[str]) -> Proposal:
    return Proposal({1: 12, 22: 12}, tuple(reasons), 1, (1, 22), 3)


@in_each_language
def test_each_reason_why_the_visits_are_in_doubt_has_a_sentence(language: Language) -> None:
    words = Words(language)
    sentences = schedule_sentences(proposal_with(REASONS), words)
    assert len(set(sentences)) == len(REASONS)
    assert not any("{" in text for text in sentences)
    # The window of the days around a visit.
    assert "3" in sentences[0]
    assert schedule_sentences(proposal_with(()), words) == []


def test_what_the_days_were_taken_for_is_stated() -> None:
    examined = examine(files_with())
    assert examined.draft is not None
    assert examined.proposal is not None
    assert recognised_sentence(examined.proposal, examined.draft.schedule, EN) == (
        "Nothing declares the visits: day 1, the first one, is taken for the baseline and day 43, "
        "the last one, for the primary comparison."
    )
    schedule = Schedule(1, (1, 22), 22)
    assert "giorno 22" in recognised_sentence(examined.proposal, schedule, IT)
    alone = replace(examined.proposal, attended={22: 12})
    assert recognised_sentence(alone, schedule, EN) == (
        "Nothing declares the visits: all values are of day 22, so there is no baseline, and the "
        "arms are compared at that visit without adjustment for one."
    )
    assert "non sono dichiarate: tutti i valori sono del giorno 22" in recognised_sentence(
        alone, schedule, IT
    )


def test_days_that_belong_to_a_visit_are_stated_with_what_is_set_aside() -> None:
    moved = {(21, 22): 3, (24, 22): 1}
    assert assigned_sentence(Assigned(moved, ()), EN) == (
        "Days that belong to a visit (number of values): 21 → 22 (3); 24 → 22 (1)."
    )
    assert assigned_sentence(Assigned(moved, (8,)), EN).endswith(
        "One value is set aside, because the same participant has one nearer to the planned day: "
        "row 8."
    )
    several = assigned_sentence(Assigned(moved, (8, 9, 12, 14, 15, 20)), EN)
    assert several.endswith("nearer to the planned day: 8, 9, 12, 14, 15 ….")
    assert "6 rows are set aside" in several
    assert "6 righe" in assigned_sentence(Assigned(moved, (8, 9, 12, 14, 15, 20)), IT)
