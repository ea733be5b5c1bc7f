"""The empty template: what it asks for, that it can be filled, that it is always the same."""

import csv
import io
import tomllib
import zipfile

import pytest

from lib.language import Language
from lib.reading.blocks.arms import NO_PARTICIPANTS
from lib.reading.examine import read_study
from lib.reading.measurements import NO_MEASUREMENTS
from lib.study.columns import (
    DISPOSITION_COLUMNS,
    EVENT_COLUMNS,
    MEASUREMENT_COLUMNS,
    PARTICIPANT_COLUMNS,
)
from lib.study.files.spreadsheet import packed
from lib.study.files.template import template
from lib.study.problems import Problem
from tests.support.files import ROOT, as_csv
from tests.support.studies import assert_same_study, problem, problems_of

PARTICIPANTS = (
    {"participant_id": "S1", "arm": "treatment", "sex": "female", "age": "31"},
    {"participant_id": "S2", "arm": "treatment", "injections_received": "6"},
    {"participant_id": "P1", "arm": "placebo", "withdrawn_day": "30", "withdrawal_reason": "Moved"},
)
MEASUREMENTS = tuple(
    {"participant_id": participant, "day": day, "outcome": outcome, "value": value}
    for participant in ("S1", "S2", "P1")
    for day in ("1", "22", "43")
    for outcome, value in (("mex_sledai", "8"), ("c3", "85.2"), ("il6", "<1.5"))
)
EVENTS = ({"participant_id": "S1", "term": "Headache", "start_day": "3", "grade": "1"},)
FILLED = {
    "participants.csv": PARTICIPANTS,
    "measurements.csv": MEASUREMENTS,
    "adverse_events.csv": EVENTS,
}


def unpacked(content: bytes | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content or template("en"))) as archive:
        return {member.filename: archive.read(member) for member in archive.infolist()}


def header(name: str) -> list[str]:
    (line,) = csv.reader(io.StringIO(unpacked()[name].decode()))
    return line


def filled() -> dict[str, bytes]:
    files = unpacked()
    for name, rows in FILLED.items():
        columns = header(name)
        cells = [[row.get(column, "") for column in columns] for row in rows]
        files[name] = as_csv([columns, *cells]).encode()
    return files


def test_the_template_holds_a_header_for_each_table() -> None:
    assert list(unpacked()) == [*FILLED, "study.toml"]
    assert header("participants.csv")[:5] == [*PARTICIPANT_COLUMNS, *DISPOSITION_COLUMNS]
    assert header("measurements.csv") == list(MEASUREMENT_COLUMNS)
    assert header("participants.csv")[5:7] == ["block", "withdrawal_reason_it"]
    assert header("adverse_events.csv") == [*EVENT_COLUMNS, "term_it", "system_organ_class_it"]


def test_the_filled_template_is_read() -> None:
    study = read_study(filled())
    assert (study.n_treatment, study.n_control) == (2, 1)
    assert study.days == (1, 22, 43)
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "c3", "il6"]
    assert study.values(study.outcomes[2]).at["P1", 43] == pytest.approx(0.75)
    assert study.adverse_events is not None
    assert list(study.adverse_events["term"]) == ["Headache"]
    assert not study.synthetic


def test_the_filled_template_may_lack_what_its_comments_call_optional() -> None:
    files = filled()
    del files["adverse_events.csv"]
    assert read_study(files).adverse_events is None


def test_the_unfilled_template_asks_for_participants_and_measurements() -> None:
    expected: tuple[Problem, ...] = (
        problem("participants.csv", None, "arm", "", NO_PARTICIPANTS),
        problem("measurements.csv", None, "", "", NO_MEASUREMENTS),
    )
    assert problems_of({"study-template.zip": template("en")}) == expected
    assert problems_of(unpacked()) == expected


def test_the_settings_explain_themselves() -> None:
    text = unpacked()["study.toml"].decode()
    settings = tomllib.loads(text)
    assert list(settings) == ["data", "source", "title", "arms", "schedule", "outcomes"]
    for word in ("synthetic", "first dose", "page:", "scale:", "Optional:", "adverse_events.csv"):
        assert any(word in line.partition("#")[2] for line in text.splitlines())


def test_the_template_is_the_same_on_every_call() -> None:
    assert template("en") == template("en")
    with zipfile.ZipFile(io.BytesIO(template("en"))) as archive:
        for member in archive.infolist():
            assert member.date_time == (1980, 1, 1, 0, 0, 0)


def test_the_unpacked_files_can_be_read_and_written_by_their_owner() -> None:
    with zipfile.ZipFile(io.BytesIO(template("en"))) as archive:
        assert {member.external_attr >> 16 for member in archive.infolist()} == {0o644}


def test_the_italian_template_opens_in_columns_of_an_italian_spreadsheet() -> None:
    files = unpacked(template("it"))
    assert files["study.toml"] == unpacked()["study.toml"]
    text = files["measurements.csv"].decode("utf-8")
    assert text == "\ufeffparticipant_id;day;outcome;value\n"


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_packed_sample_is_the_sample(language: Language) -> None:
    folder = ROOT / "sample_data"
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".py"}
    content = packed(files, language)
    assert_same_study(read_study({"sample.zip": content}), read_study(folder))
    assert (unpacked(content) == files) is (language == "en")


def test_decimal_points_become_commas_in_numbers_alone() -> None:
    table = "a,b,c\n1.5,<0.25,-3.0\nv1.5,1.2.3,2024.01.02\n"
    (content,) = unpacked(packed({"a.csv": table.encode()}, "it")).values()
    expected = "a;b;c\n1,5;<0,25;-3,0\nv1.5;1.2.3;2024.01.02\n"
    assert content.decode("utf-8-sig") == expected
