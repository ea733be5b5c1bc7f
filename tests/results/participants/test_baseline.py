"""Baseline characteristics: against R and by hand."""

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from lib.results.participants.baseline import (
    NO_COMMON_LEVEL,
    NO_SPREAD_AT_BASELINE,
    SAME_AT_BASELINE,
    TOO_FEW_AT_BASELINE,
    ages,
    baseline_characteristics,
    only_sex,
    sexes,
)
from lib.statistics.balance import standardised_difference_levels
from lib.statistics.estimates import EMPTY_ARM
from lib.study.contract import MOST_LEVELS
from lib.study.study import ARMS, Study
from tests.support.changes import rewritten
from tests.support.r_answers import printed_by_r
from tests.support.results import Answers
from tests.support.studies import degenerate_studies, polyps, sample, small_study

SIX = "TTTCCC"


def rows_of(name: str, cells: list[str], arms: str = SIX) -> pd.DataFrame:
    """The rows of one characteristic of six participants."""
    study = small_study(arms, columns={name: cells}, score=["5 5"] * len(arms))
    table = baseline_characteristics(study)
    return table[(table["name"] == name) & ~table["outcome"].astype(bool)]


def test_every_number_of_every_outcome_at_baseline_is_that_of_r(
    trial: tuple[Study, Answers],
) -> None:
    study, r = trial
    table = baseline_characteristics(study)
    table = table[table["outcome"].astype(bool)]
    assert list(table["name"]) == [outcome.code for outcome in study.outcomes]
    for row in table.to_dict("records"):
        assert row["smd"] == pytest.approx(r[f"{row['name']}/baseline"]["smd"], rel=1e-9)
        for arm in ARMS:
            expected = r[f"{row['name']}/1/{arm}/spread"]
            assert row[f"value_{arm}"] == pytest.approx(expected["value"], rel=1e-9)
            assert row[f"spread_{arm}"] == pytest.approx(expected["spread"], rel=1e-9)
            assert row[f"n_{arm}"] == r[f"{row['name']}/1/{arm}/mean"]["n"]


def test_every_number_characteristic_is_that_of_r(trial: tuple[Study, Answers]) -> None:
    study, r = trial
    table = baseline_characteristics(study)
    numbers = table[(table["kind"] == "mean") & ~table["outcome"].astype(bool)]
    printed = {key.split("/")[0] for key in r if "/characteristic/" in key}
    assert set(numbers["name"]) == printed
    for row in numbers.to_dict("records"):
        assert row["smd"] == pytest.approx(r[f"{row['name']}/baseline"]["smd"], rel=1e-9)
        for arm in ARMS:
            expected = r[f"{row['name']}/characteristic/{arm}"]
            assert row[f"value_{arm}"] == pytest.approx(expected["value"], rel=1e-9)
            assert row[f"spread_{arm}"] == pytest.approx(expected["spread"], rel=1e-9)


@pytest.mark.parametrize(
    ("name", "study", "column"),
    [("sample_study", sample, "hydroxychloroquine"), ("polyps", polyps, "sex")],
)
def test_two_levels_have_the_binary_difference_of_r_in_their_first_row(
    name: str, study: Callable[[], Study], column: str
) -> None:
    table = baseline_characteristics(study())
    first, second = table[table["name"] == column].to_dict("records")
    assert first["smd"] == pytest.approx(printed_by_r(name)[f"{column}/baseline"]["smd"], rel=1e-9)
    assert math.isnan(second["smd"])
    for arm in ARMS:
        assert first[f"count_{arm}"] + second[f"count_{arm}"] == first[f"n_{arm}"]
        assert first[f"value_{arm}"] + second[f"value_{arm}"] == pytest.approx(1, rel=1e-15)


def test_there_is_no_p_value(trial: tuple[Study, Answers]) -> None:
    columns = baseline_characteristics(trial[0]).columns
    assert [column for column in columns if column.startswith("p")] == []


def test_neither_arm_nor_disposition_is_a_characteristic() -> None:
    names = set(baseline_characteristics(sample())["name"])
    assert names.isdisjoint(
        {"participant_id", "arm", "withdrawn_day", "withdrawal_reason", "injections_received"}
    )


def test_a_number_of_four_patients_by_hand() -> None:
    # Means 2 and 7, variances 2 and 18.
    (row,) = rows_of("age", ["1", "3", "4", "10"], "TTCC").to_dict("records")
    assert (row["value_treatment"], row["value_control"]) == (2, 7)
    assert row["spread_treatment"] == pytest.approx(math.sqrt(2), rel=1e-15)
    assert row["spread_control"] == pytest.approx(math.sqrt(18), rel=1e-15)
    assert row["smd"] == pytest.approx(-5 / math.sqrt(10), rel=1e-14)


def test_a_missing_number_is_left_out_and_not_counted() -> None:
    (row,) = rows_of("age", ["1", "", "3", "", "4", "10"]).to_dict("records")
    assert (row["n_treatment"], row["n_control"]) == (2, 2)
    assert row["smd"] == pytest.approx(-5 / math.sqrt(10), rel=1e-14)


def test_a_missing_text_is_no_level_and_not_in_the_denominator() -> None:
    rows = rows_of("smoker", ["yes", "", "no", "no", "no", "yes"]).to_dict("records")
    assert [row["level"] for row in rows] == ["no", "yes"]
    assert [row["count_treatment"] for row in rows] == [1, 1]
    assert [row["value_treatment"] for row in rows] == [0.5, 0.5]
    assert [row["n_treatment"] for row in rows] == [2, 2]
    assert rows[0]["value_control"] == pytest.approx(2 / 3, rel=1e-15)


def test_three_levels_have_the_distance_by_the_pseudo_inverse_of_all_levels() -> None:
    # A second way to the Mahalanobis distance of Yang and Dalton (2012).
    rows = rows_of("region", ["a", "a", "b", "c", "a", "b", "b", "c"], "TTTTCCCC")
    shares = [np.array([2, 1, 1]) / 4, np.array([1, 2, 1]) / 4]
    covariance = np.mean([np.diag(p) - np.outer(p, p) for p in shares], axis=0)
    gap = shares[0] - shares[1]
    expected = math.sqrt(float(gap @ np.linalg.pinv(covariance, rcond=1e-10) @ gap))
    assert list(rows["level"]) == ["a", "b", "c"]
    assert rows["smd"].iloc[0] == pytest.approx(expected, rel=1e-9)
    assert rows["smd"].iloc[0] == standardised_difference_levels([2, 1, 1], [1, 2, 1])
    assert rows["smd"].iloc[1:].isna().all()


def test_a_constant_characteristic_has_no_standardised_difference_but_a_reason() -> None:
    (text,) = rows_of("sex", ["female"] * 6).to_dict("records")
    assert (text["count_treatment"], text["value_control"]) == (3, 1)
    (number,) = rows_of("age", ["40"] * 6).to_dict("records")
    assert number["spread_treatment"] == 0
    for row in (text, number):
        assert math.isnan(row["smd"])
        assert row["reason"] == SAME_AT_BASELINE


def test_arms_without_spread_that_differ_have_no_standardised_difference() -> None:
    (number, *_) = rows_of("age", ["40"] * 3 + ["41"] * 3).to_dict("records")
    assert math.isnan(number["smd"])
    assert number["reason"] == NO_SPREAD_AT_BASELINE
    for cells in (["a"] * 3 + ["b"] * 3, ["a", "b", "a", "c", "c", "d"]):
        first, *others = rows_of("site", cells).to_dict("records")
        assert math.isnan(first["smd"])
        assert first["reason"] == NO_COMMON_LEVEL
        assert {row["reason"] for row in others} == {""}
    # One level in common is enough.
    assert set(rows_of("site", ["a", "a", "b", "b", "c", "c"])["reason"]) == {""}


def test_a_column_without_entries_has_no_row() -> None:
    assert rows_of("smoker", [""] * 6).empty


def test_a_column_missing_in_one_arm_is_shown_without_a_difference() -> None:
    (number,) = rows_of("age", ["40", "41", "42", "", "", ""]).to_dict("records")
    assert (number["value_treatment"], number["n_control"]) == (41, 0)
    assert math.isnan(number["value_control"])
    assert math.isnan(number["smd"])
    assert number["reason"] == EMPTY_ARM
    (single,) = rows_of("age", ["40", "41", "42", "50", "", ""]).to_dict("records")
    assert single["reason"] == TOO_FEW_AT_BASELINE
    rows = rows_of("smoker", ["yes", "no", "no", "", "", ""])
    assert list(rows["reason"]) == [EMPTY_ARM, ""]
    assert set(rows["n_control"]) == {0}
    assert rows["value_control"].isna().all()
    assert rows["smd"].isna().all()


@pytest.mark.parametrize("levels", [MOST_LEVELS, MOST_LEVELS + 1])
def test_text_with_more_than_twelve_levels_is_free_text_and_left_out(levels: int) -> None:
    arms = "TC" * 13
    rows = rows_of("note", [f"note {number % levels:02d}" for number in range(26)], arms)
    assert len(rows) == (levels if levels == 12 else 0)


def test_text_among_numbers_makes_the_column_text() -> None:
    rows = rows_of("dose", ["5", "10", "none", "5", "5", "10"])
    assert list(rows["level"]) == ["10", "5", "none"]


def test_swapping_the_arms_turns_signs_and_changes_nothing_else() -> None:
    swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    before, after = baseline_characteristics(sample()), baseline_characteristics(swapped)
    assert list(after["smd"]) == pytest.approx(list(-before["smd"]), rel=1e-12, nan_ok=True)
    for part in ("value", "spread", "n", "count"):
        for arm, other_arm in (ARMS, reversed(ARMS)):
            assert list(after[f"{part}_{arm}"]) == pytest.approx(
                list(before[f"{part}_{other_arm}"]), rel=1e-12, nan_ok=True
            )


@pytest.mark.parametrize("name", degenerate_studies())
def test_the_baseline_of_a_study_that_cannot_answer_is_described(name: str) -> None:
    study = degenerate_studies()[name]
    table = baseline_characteristics(study).set_index("name")
    at_baseline = {each.code: study.values(each)[study.baseline_day] for each in study.outcomes}
    # What nobody has at baseline was not measured there: it has no row.
    assert list(table.index) == [
        code for code, values in at_baseline.items() if values.notna().any()
    ]
    for outcome in table.index:
        values = at_baseline[outcome]
        counted = table.at[outcome, "n_treatment"] + table.at[outcome, "n_control"]
        assert counted == values.notna().sum()


def test_sexes_and_ages_are_those_that_the_roster_tells() -> None:
    columns = {"sex": ["female", "male", "", "female"], "age": ["30", "", "41", "52"]}
    study = small_study("TTCC", columns=columns, score=["5 5"] * 4)
    assert sexes(study) == {"female": 2, "male": 1, "": 1}
    assert ages(study).tolist() == [30, 41, 52]
    assert only_sex(study) == ""
    bare = small_study("TC", score=["5 5"] * 2)
    assert (sexes(bare), ages(bare).size, only_sex(bare)) == ({}, 0, "")
    assert only_sex(sample()) == "female"
