"""The cells of a workbook: words where a CSV has codes, and the same numbers."""

from collections.abc import Callable

import pandas as pd
import pytest

from lib.language import Language
from lib.results.exports.events import numbers_of_kinds, numbers_of_lanes
from lib.results.exports.participants import numbers_of_baseline, numbers_of_flow
from lib.results.exports.response import numbers_of_bands, numbers_of_response
from lib.results.exports.robustness import numbers_of_board
from lib.study.study import Study
from lib.wording.exports.cells import CODES, INTERVALS, in_words
from lib.words import Words
from tests.support.exports import every_frame
from tests.support.shares import given_study
from tests.support.studies import polyps, sample


@pytest.mark.parametrize("study", [sample, polyps, given_study])
def test_every_code_of_an_export_has_its_words(study: Callable[[], Study]) -> None:
    for name, frame in every_frame(study):
        for column in set(CODES) & set(frame):
            codes = {code for code in frame[column] if isinstance(code, str) and code}
            assert codes <= {*CODES[column], *INTERVALS}, name


@pytest.mark.parametrize(
    ("language", "yes", "no", "arm"), [("en", "yes", "no", "Drug"), ("it", "sì", "no", "Farmaco")]
)
def test_no_cell_is_a_truth_value_or_a_code_of_an_arm(
    language: Language, yes: str, no: str, arm: str
) -> None:
    study = given_study()
    cells = {
        str(cell)
        for _, frame in every_frame(given_study)
        for _, column in in_words(frame, study, Words(language)).items()
        for cell in column
    }
    assert not cells & {"True", "False", "treatment", "control", "nonresponder", "as_no", "nan"}
    assert {yes, no, arm} <= cells


def test_codes_are_the_words_of_the_pages() -> None:
    study, day = sample(), sample().primary_day
    outcome = study.first_outcome
    words = Words("it")
    response = in_words(numbers_of_response(study, outcome, day, 3), study, words)
    assert response["missing_counted_as"].tolist()[:2] == [
        *("contati come assenza di miglioramento", "esclusi"),
    ]
    assert response["ci_contains_no_difference"].tolist()[:2] == ["no", "no"]
    assert response["outcome"].unique().tolist() == ["MEX-SLEDAI"]
    board = in_words(numbers_of_board(study, outcome, day), study, words)
    assert board["analysis"].iloc[0] == "ANCOVA (analisi primaria)"
    assert board["without_arm"].dropna().unique().tolist() == ["Secretoma", "Placebo"]
    kinds = in_words(numbers_of_kinds(study), study, words)
    assert kinds["kind"].iloc[0] == "Qualsiasi evento avverso"
    bands = in_words(numbers_of_bands(study, outcome), study, Words("en"))
    assert bands["band"].iloc[0] == "Inactive (0–1)"
    baseline = in_words(numbers_of_baseline(study), study, words)
    assert baseline["characteristic"].tolist()[:2] == ["Sesso", "Età (anni)"]
    assert (baseline["level"].iloc[0], baseline["is_outcome"].iloc[0]) == ("femmina", "no")
    assert "MEX-SLEDAI" in baseline["characteristic"].tolist()


def test_participants_are_called_randomised_only_if_the_study_says_so() -> None:
    # The polyp trial's file tells neither how its sequence was made nor a scheme.
    for study, en, it in (
        (sample(), "randomised", "persone randomizzate"),
        (polyps(), "participants", "partecipanti"),
    ):
        flow = numbers_of_flow(study)
        assert in_words(flow, study, Words("en"))["row"].iloc[0] == en
        assert in_words(flow, study, Words("it"))["row"].iloc[0] == it


def test_what_only_places_something_in_a_figure_is_left_out() -> None:
    study = sample()
    frame = numbers_of_lanes(study)
    assert {"lane", "drawn_to_day"} <= set(frame)
    shown = in_words(frame, study, Words("en"))
    assert not {"lane", "drawn_to_day"} & set(shown)
    assert {"start_day", "end_day", "ongoing"} <= set(shown)


def test_columns_without_a_filled_cell_are_left_out_and_so_is_the_usual_confidence() -> None:
    frame = pd.DataFrame(
        {
            "estimate": [1.5, float("nan")],
            "remark": ["", ""],
            "se": [float("nan")] * 2,
            "confidence": [0.95, 0.95],
        }
    )
    assert list(in_words(frame, sample(), Words("en"))) == ["estimate"]
    # Of so few participants an interval cannot hold 95%: the heading alone would not be true.
    few = in_words(frame.assign(confidence=[0.95, 0.9]), sample(), Words("en"))
    assert few["confidence"].tolist() == [0.95, 0.9]
