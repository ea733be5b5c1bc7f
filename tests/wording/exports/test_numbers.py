"""Numbers as CSV: every digit, in the form of the reader's spreadsheet, and no formula."""

import csv
import io

import pandas as pd
import pytest

from lib.language import Language
from lib.results.effects import effect
from lib.results.exports.effects import numbers_of_outcomes
from lib.results.exports.robustness import numbers_of_board
from lib.wording.exports.numbers import csv_of, numbers_of_sentences
from lib.words import Words
from tests.support.studies import polyps, sample


def rows_of_file(content: bytes, language: Language) -> list[dict[str, str]]:
    """The rows of a file as a spreadsheet of a language reads it."""
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";,"[language == "en"]))


@pytest.mark.parametrize("language", ["en", "it"])
def test_a_file_holds_each_number_to_the_last_digit(language: Language) -> None:
    study = sample()
    outcome = study.outcomes[1]
    mark = "," if language == "it" else "."
    frames = [
        numbers_of_outcomes(study, study.primary_day),
        numbers_of_board(study, outcome, study.primary_day),
    ]
    for frame in frames:
        rows = rows_of_file(csv_of(frame, study, Words(language)), language)
        assert len(rows) == len(frame)
        for name in frame.select_dtypes("number"):
            for row, number in zip(rows, frame[name], strict=True):
                if pd.isna(number):
                    assert row[name] == ""
                else:
                    assert "." not in row[name] or mark == "."
                    # A float has one shortest text, from which it is read back exactly.
                    assert float(row[name].replace(",", ".")) == float(number)


def test_every_row_says_whose_data_they_are() -> None:
    for study, data in ((sample(), "synthetic"), (polyps(), "real")):
        frame = numbers_of_outcomes(study, study.primary_day)
        for row in rows_of_file(csv_of(frame, study, Words("en")), "en"):
            assert (row["data"], row["study"]) == (data, study.title.en)
            assert pd.Timestamp(row["saved_on"]) <= pd.Timestamp.now()


def test_outcomes_have_their_name_and_unit_and_numbers_need_no_apostrophe() -> None:
    study = sample()
    frame = numbers_of_outcomes(study, study.primary_day)
    rows = rows_of_file(csv_of(frame, study, Words("it")), "it")
    assert [rows[0][name] for name in ("outcome", "outcome_name", "outcome_unit")] == [
        *("mex_sledai", "MEX-SLEDAI", "punti"),
    ]
    assert rows[0]["estimate"].startswith("-2,")


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+A1", "-A1", "\t=1", "＝1"])
def test_a_text_is_no_formula(text: str) -> None:
    frame = pd.DataFrame({"term": [text], "estimate": [-0.5]})
    (row,) = rows_of_file(csv_of(frame, sample(), Words("en")), "en")
    assert row["term"] == f"'{text}"
    assert row["estimate"] == "-0.5"


def test_published_sentences_stand_beside_their_numbers() -> None:
    study = sample()
    frame = numbers_of_sentences(study, Words("it"))
    *said, silent = frame["sentence"]
    assert said == [claim.text.it for claim in study.claims]
    assert silent == "C4, risultato: non indicato nel resoconto pubblico"
    # As the page's table has them; nobody in 15 and in 14: 1 - 0.025^(1/n).
    whole = frame.set_index("sentence")
    nobody = next(text for text in said if "grave" in text)
    assert whole.at[nobody, "verdict"] == "compatibile, ma non esclude un rischio"
    for arm, n in (("treatment", 15), ("control", 14)):
        assert whole.at[nobody, f"randomised_{arm}"] == n
        assert whole.at[nobody, f"proportion_with_event_ci_low_{arm}"] == 0
        limit = 1 - 0.025 ** (1 / n)
        found = whole.at[nobody, f"proportion_with_event_ci_high_{arm}"]
        assert found == pytest.approx(limit, rel=1e-12)
    assert whole.at[silent, "estimate"] == effect(study, study.outcome("c4"), 43).value
