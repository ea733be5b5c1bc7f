"""How files were read, what they hold and what is wrong with them, counted by hand."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.reading.examine import examine, read_study
from lib.reading.formats.tables import TableRead
from lib.reading.measurements import Conversion
from lib.study.problems import Problem
from lib.study.provenance import provenance
from lib.study.study import Study
from lib.wording.reading.files import (
    bounds_sentence,
    contents_table,
    conversion_sentence,
    conversion_table,
    events_text,
    long_rows_table,
    problems_table,
    tables_read_table,
)
from lib.wording.reading.outcomes import outcomes_table
from lib.wording.reading.provenance import digests_table, provenance_sentence
from lib.words import Words
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, SAMPLE, SETTINGS, study_files
from tests.support.studies import sample
from tests.support.wording import ITALIANO, WORDS
from tests.support.workbooks import workbook

pytestmark = pytest.mark.usefixtures("workbooks_in_process")
EN, IT = Words("en"), Words("it")
NOW = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
in_both = pytest.mark.parametrize("language", LANGUAGES)


def rows(name: str) -> list[dict[str, str]]:
    """A table of the sample study as it lies in its folder."""
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts(study: Study, words: Words) -> dict[str, str]:
    table = contents_table(study, words)
    return dict(zip(table.iloc[:, 0], table.iloc[:, 1], strict=True))


def is_filled(table: pd.DataFrame) -> bool:
    texts = table.map(lambda cell: isinstance(cell, str) and cell.strip() != "" and "{" not in cell)
    return bool(texts.all(axis=None)) and table.columns.is_unique


def reads(measurements: bytes | str, name: str = "measurements.csv") -> tuple[TableRead, ...]:
    content = measurements.encode() if isinstance(measurements, str) else measurements
    files = {"participants.csv": PARTICIPANTS.encode(), name: content}
    found = examine(files)
    assert found.problems == ()
    return found.tables


def test_the_preview_of_the_sample_counts_what_its_files_hold() -> None:
    measured = [row["value"] for row in rows("measurements") if row["value"]]
    arms = Counter(row["arm"] for row in rows("participants"))
    events = rows("adverse_events")
    below = sum(value.startswith("<") for value in measured)
    with_events = len({row["participant_id"] for row in events})
    assert facts(read_study(SAMPLE), EN) == {
        "Participants": f"29 (Secretome: {arms['secretome']}; Placebo: {arms['placebo']})",
        "Visits (study days)": "1 (baseline), 22, 43 (primary comparison)",
        "Outcomes": "6",
        "Primary outcome and day": (
            "MEX-SLEDAI (declared in study.toml); day 43 (declared in study.toml)"
        ),
        "Measurements": str(len(measured)),
        "Below the quantification limit": str(below),
        "Adverse events": f"{len(events)} events of {with_events} participants",
        "Data": "synthetic",
    }


def test_the_preview_of_a_small_study_counts_by_hand() -> None:
    found = facts(read_study(study_files(events=EVENTS, settings=SETTINGS)), IT)
    assert list(found.values()) == [
        "6 (Secretoma: 3; Placebo: 3)",
        "1 (basale), 22, 43 (confronto primario)",
        "2",
        "MEX-SLEDAI (dichiarato in study.toml); giorno 43 (dichiarato in study.toml)",
        # 15 scores and 6 concentrations, one of them below its limit.
        "21",
        "1",
        "3 eventi in 2 partecipanti",
        "reali",
    ]


@pytest.mark.parametrize(
    ("events", "english", "italian"),
    [
        (None, "not known (no table of them was supplied)", "non noti"),
        (
            EVENTS.splitlines()[0],
            "none occurred (the table has no row)",
            "nessuno",
        ),
        (EVENTS, "3 events of 2 participants", "3 eventi in 2 partecipanti"),
    ],
)
def test_events_that_were_not_collected_are_not_said_to_be_none(
    events: str | None, english: str, italian: str
) -> None:
    study = read_study(study_files(events=events))
    assert events_text(study, EN) == english
    assert events_text(study, IT).startswith(italian)


def test_each_outcome_has_the_number_and_range_of_its_values() -> None:
    found = outcomes_table(read_study(SAMPLE), EN).set_index("Outcome")
    assert len(found) == 6
    labels = {
        "mex_sledai": "MEX-SLEDAI (points)",
        "c3": "C3 (mg/dL)",
        "c4": "C4 (mg/dL)",
        "il6": "IL-6 (pg/mL)",
        "tnf_alpha": "TNF-α (pg/mL)",
        "anti_dsdna": "Anti-dsDNA (IU/mL)",
    }
    for code, label in labels.items():
        texts = [row["value"] for row in rows("measurements") if row["outcome"] == code]
        numbers = [float(text.removeprefix("<")) for text in texts if text]
        row = found.loc[label]
        assert row["Values"] == str(len(numbers))
        # English readers get a minus sign, but no value here is negative.
        low, high = row["Smallest and largest"].split(" to ")
        assert (float(low), float(high)) == (min(numbers), max(numbers))
        kind = "differences" if code in ("mex_sledai", "c3", "c4") else "ratios"
        assert row["Compared as"].startswith(kind)
        assert row["Good direction"] == (
            "higher is better" if code in ("c3", "c4") else "lower is better"
        )
    assert found["Page"].value_counts().to_dict() == {
        "Disease activity": 1,
        "Complement levels": 2,
        "Cytokines and antibodies": 3,
    }


def test_an_outcome_without_values_has_no_range() -> None:
    measurements = MEASUREMENTS + "S1,1,c3,\n"
    last = (
        outcomes_table(read_study(study_files(measurements=measurements)), IT).to_numpy().tolist()
    )
    assert [row[-2:] for row in last if row[0].startswith("C3")] == [["0", "–"]]


@in_both
@pytest.mark.parametrize(
    "study",
    [
        read_study(SAMPLE),
        read_study(study_files()),
        read_study(study_files(events=EVENTS, settings=SETTINGS)),
    ],
    ids=["sample", "tables alone", "with study.toml"],
)
def test_every_cell_of_the_preview_is_filled_in_both_languages(
    study: Study, language: Language
) -> None:
    words = Words(language)
    assert is_filled(contents_table(study, words))
    assert is_filled(outcomes_table(study, words))
    assert is_filled(long_rows_table(study, words, 5))


def test_numbers_of_thousands_are_grouped_as_the_reader_writes_them() -> None:
    reading = TableRead("measurements", "m.csv", "", 12345, "UTF-8", ",", ".")
    assert tables_read_table([reading], EN)["Rows"].tolist() == ["12,345"]
    assert tables_read_table([reading], IT)["Righe"].tolist() == ["12.345"]
    assert bounds_sentence(EN) == (
        "At most 20,000 participants, 500,000 measurements and 64 MB unpacked."
    )
    assert bounds_sentence(IT) == (
        "Al massimo 20.000 partecipanti, 500.000 misurazioni e 64 MB decompressi."
    )


ITALIAN_TABLE = MEASUREMENTS.replace(",", ";").replace(".", ",")


@pytest.mark.parametrize(
    ("content", "english", "italian"),
    [
        (
            MEASUREMENTS,
            "UTF-8, commas between the fields, decimal point",
            "UTF-8, virgole tra i campi, punto decimale",
        ),
        (
            ("sep=|\n" + MEASUREMENTS.replace(",", "|")).encode("utf-16"),
            "UTF-16, “|” between the fields, decimal point",
            "UTF-16, «|» tra i campi, punto decimale",
        ),
        (
            "\ufeff" + ITALIAN_TABLE,
            "UTF-8, semicolons between the fields, decimal comma",
            "UTF-8, punti e virgola tra i campi, virgola decimale",
        ),
        (
            MEASUREMENTS.replace(",", "\t")
            .replace("participant_id", "participant\u00a0id")
            .encode("cp1252"),
            "Windows-1252, tabs between the fields, decimal point",
            "Windows-1252, tabulazioni tra i campi, punto decimale",
        ),
        (
            ITALIAN_TABLE.replace("; ", ";").replace("\n", "\r\n"),
            "UTF-8, semicolons between the fields, decimal comma",
            "UTF-8, punti e virgola tra i campi, virgola decimale",
        ),
    ],
)
def test_it_is_said_how_a_file_was_read(content: bytes | str, english: str, italian: str) -> None:
    found = reads(content)
    for words, said in ((EN, english), (IT, italian)):
        table = tables_read_table(found, words)
        assert table.iloc[1].tolist() == ["measurements", "measurements.csv", "22", said]
        assert table.iloc[0].tolist()[:3] == ["participants", "participants.csv", "6"]
        assert is_filled(table)


def test_of_a_sheet_the_workbook_and_the_decimal_mark_are_given() -> None:
    texts = [line.split(";") for line in ITALIAN_TABLE.splitlines()]
    found = reads(workbook({"Measurements": texts, "Notes": [["x"]]}), "data.xlsx")
    english = tables_read_table(found, EN).iloc[1].tolist()
    assert english == ["measurements", "data.xlsx, sheet Measurements", "22", "decimal comma"]
    italian = tables_read_table(found, IT).iloc[1].tolist()
    assert italian == ["measurements", "data.xlsx, foglio Measurements", "22", "virgola decimale"]


WIDE = "participant_id,day,IL-6,Note,C3\nS1,1,12.50,well,\nS1,22,<3.1,,80\nP1,1,15,,81.5\n"


def test_a_conversion_is_described_with_its_numbers_and_columns() -> None:
    found = examine(study_files(measurements=WIDE)).conversion
    assert found is not None
    english = conversion_sentence(found, EN)
    assert "3 rows became 5 measurements." in english
    assert english.endswith("This column is not an outcome and was left out: Note.")
    italian = conversion_sentence(found, IT)
    assert "3 righe" in italian
    assert "5 misurazioni" in italian
    assert italian.endswith("è stata esclusa: Note.")
    for words in (EN, IT):
        assert conversion_table(found, words).to_numpy().tolist() == [
            ["IL-6", "il6"],
            ["C3", "c3"],
        ]


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_conversion_that_leaves_no_column_out_does_not_speak_of_any(language: Language) -> None:
    said = conversion_sentence(Conversion(1234, 5678, {"x": "x"}, ()), Words(language))
    assert ("1,234" if language == "en" else "1.234") in said
    assert ("5,678" if language == "en" else "5.678") in said
    assert "left out" not in said
    assert "tralasciate" not in said


def test_the_first_measurements_are_shown_as_they_were_read() -> None:
    roster = "participant_id,arm\nS1,secretome\nP1,placebo\n"
    study = read_study(study_files(participants=roster, measurements=WIDE))
    found = long_rows_table(study, EN, 3)
    assert found.to_numpy().tolist() == [
        ["S1", "1", "il6", "12.5", "IL-6"],
        ["S1", "22", "il6", "<3.1", "IL-6"],
        ["P1", "1", "il6", "15", "IL-6"],
    ]
    assert list(long_rows_table(study, IT, 1).columns)[-1] == "Esito"
    # A cell without a value is no measurement.
    assert len(long_rows_table(study, EN, 99)) == 5


def test_whose_study_it_is_when_it_was_loaded_and_its_hash_are_given() -> None:
    study = read_study(study_files())
    upload = provenance({"study.zip": b"abc"}, NOW, is_upload=True)
    zone = timezone(timedelta(hours=2), "CEST")
    assert provenance_sentence(study, upload, zone, EN) == (
        "Your upload, kept in this session's memory only: study.zip · loaded 4 May 2026 14:30 CEST "
        "· n 6 · SHA-256 ba7816bf8f01…"
    )
    italian = provenance_sentence(study, upload, UTC, IT)
    assert italian.endswith("· caricati 04/05/2026 12:30 UTC · n 6 · SHA-256 ba7816bf8f01…")
    on_server = provenance({"b.csv": b"", "a.csv": b"abc"}, NOW, is_upload=False)
    said = provenance_sentence(study, on_server, UTC, EN)
    assert said.startswith("Study of this server: a.csv, b.csv · ")


def test_the_hash_of_every_file_is_shown_and_of_several_that_of_their_list() -> None:
    single = digests_table(provenance({"a": b"abc"}, NOW, is_upload=True), EN)
    abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert single.to_numpy().tolist() == [["a", abc]]
    several = digests_table(provenance({"b": b"", "a": b"abc"}, NOW, is_upload=True), IT)
    assert several.iloc[:2, 0].tolist() == ["a", "b"]
    # printf abc > a; printf '' > b; sha256sum a b | sha256sum
    assert several.iloc[2, 1] == "09c7e0b8a02d027d95ec0375a600ed4ad4d6b26a1c93f16d9150cab5fec761a6"
    assert "sha256sum" in several.iloc[2, 0]


def test_a_problem_is_a_row_that_says_where_and_what_to_do() -> None:
    found = [
        Problem("measurements.csv", 7, "day", "x", "Write a whole number."),
        Problem("participants.csv", None, "", "", "Randomised: {n}", {"n": "5"}),
    ]
    table = problems_table(found, ITALIANO)
    assert table.to_numpy().tolist() == [
        ["measurements.csv", "7", "day", "x", "Scrivi un numero intero."],
        ["participants.csv", "", "", "", "Persone randomizzate: 5"],
    ]
    assert list(table.columns) == ["Tabella", "Riga", "Colonna", "Trovato", "Che cosa fare"]


@pytest.mark.parametrize(
    ("who", "english", "italian"),
    [
        (["P01"], "1 event of 1 participant", "1 evento in 1 partecipante"),
        (["P01", "P01"], "2 events of 1 participant", "2 eventi in 1 partecipante"),
        (["P01", "P02"], "2 events of 2 participants", "2 eventi in 2 partecipanti"),
    ],
)
def test_events_of_a_study(who: list[str], english: str, italian: str) -> None:
    study = replace(sample(), adverse_events=pd.DataFrame({"participant_id": who}))
    assert [events_text(study, words) for words in WORDS] == [english, italian]


@pytest.mark.parametrize(
    ("n", "english", "italian"),
    [
        (0, "0 rows became 0 measurements.", "da 0 righe a 0 misurazioni."),
        (1, "1 row became 1 measurement.", "da 1 riga a 1 misurazione."),
        (2, "2 rows became 2 measurements.", "da 2 righe a 2 misurazioni."),
    ],
)
def test_a_wide_table(n: int, english: str, italian: str) -> None:
    made = Conversion(rows=n, measurements=n, codes={}, left_out=())
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert conversion_sentence(made, words).endswith(expected)


@pytest.mark.parametrize(
    ("names", "english", "italian"),
    [
        (("age",), "This column is not an outcome and was left out: age.", "Questa colonna non è"),
        (("a", "b"), "These columns are not outcomes and were left out: a, b.", "Queste colonne"),
    ],
)
def test_columns_left_out(names: tuple[str, ...], english: str, italian: str) -> None:
    made = Conversion(rows=5, measurements=5, codes={}, left_out=names)
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert expected in conversion_sentence(made, words)
