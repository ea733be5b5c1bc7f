"""Codes for missing, words and limits among numbers: what is asked, and what follows from it."""

import math

import numpy as np
import pytest

from lib.reading.doubts.values import is_missing_word
from lib.reading.examine import examine
from lib.reading.outcomes.ranges import ABOVE_MAXIMUM
from lib.results.effects import effect
from lib.study.entries import AS_CATEGORIES, AS_WRITTEN, AT_LIMIT, MISSING_VALUE
from tests.support.doubtful import (
    C3,
    decided,
    doubts_of,
    files_with,
    measured,
    option_of,
    read_with,
    values_of,
)
from tests.support.files import study_files
from tests.support.r_answers import given_to_r, printed_by_r

NAN = math.nan


@pytest.mark.parametrize(
    ("meanings", "key"), [((MISSING_VALUE,), "missing"), ((AS_WRITTEN,), "as_written")]
)
def test_an_effect_with_a_code_for_missing_is_that_of_r_once_it_is_decided(
    meanings: tuple[str, ...], key: str
) -> None:
    # 999 on day 43 of two participants and on day 22 of a third one: 16.3 (12.9 to 19.7).
    table, r = given_to_r("missing_code"), printed_by_r("missing_code")[key]
    lines = [
        f"{row['participant_id']},{day},c3,{row[f'day_{day}']:g}"
        for row in table.to_dict("records")
        for day in (1, 22, 43)
    ]
    files = study_files(
        participants=table[["participant_id", "arm"]].to_csv(index=False),
        measurements="\n".join(["participant_id,day,outcome,value", *lines]),
    )
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells, doubt.n) == ("code", "c3", ("999",), 3)
    # Lines of the file as a spreadsheet numbers them: A02 day 43, A06 day 22, B04 day 43.
    assert doubt.rows == (7, 18, 31)
    assert doubt.facts == {"low": 58.9, "high": 95.7}
    assert doubt.proposed == option_of(doubt, MISSING_VALUE)
    assert examine(files).study is None
    study = read_with(files, *meanings)
    found = effect(study, study.outcomes[0], 43)
    assert [found.value, found.low, found.high] == pytest.approx(
        [r["value"], r["low"], r["high"]], rel=1e-9
    )


@pytest.mark.parametrize(
    ("code", "number"),
    [
        *(("-9", -9), ("-99", -99), ("-999", -999), ("-1", -1), ("-8", -8), ("-88", -88)),
        *(("888", 888), ("777", 777), ("9999", 9999), ("999.0", 999), ("999.9", 999.9)),
        *(("99999", 99999), ("998", 998), ("9.99E2", 999), ("0999", 999)),
    ],
)
def test_a_usual_code_outside_the_other_values_is_asked_for(code: str, number: float) -> None:
    files = files_with(measured(cells={(3, 22): code}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("code", (code,), (9,))
    assert {option.meaning for option in doubt.options} == {MISSING_VALUE, AS_WRITTEN}
    assert math.isnan(values_of(read_with(files, MISSING_VALUE), 22)[2])
    assert values_of(read_with(files, AS_WRITTEN), 22)[2] == number


@pytest.mark.parametrize("cell", ["99", "88", "99.9", "77", "98.5", "111", "66.6"])
def test_a_number_among_the_others_is_no_code(cell: str) -> None:
    # The others go from 78 to 110.5.
    study = examine(files_with(measured(cells={(3, 22): cell}))).study
    assert study is not None
    assert values_of(study, 22)[2] == float(cell)


PAIN = """
data = "real"
[[outcomes]]
code = "dolore"
page = "disease_activity"
better = "lower"
"""
FROM_0_TO_3 = ("0", "1", "2", "3", "1", "2", "0", "1", "2", "1", "3", "2")


@pytest.mark.parametrize("code", ["9", "8", "7", "99", "88"])
def test_a_digit_beyond_a_scale_of_few_steps_is_asked_for(code: str) -> None:
    cells = {(3, 22): code, (5, 43): code}
    table = measured(outcome="dolore", values=FROM_0_TO_3, cells=cells)
    (doubt,) = doubts_of(files_with(table, settings=PAIN))
    assert (doubt.kind, doubt.column, doubt.cells, doubt.n) == ("code", "dolore", (code,), 2)
    assert doubt.proposed == option_of(doubt, MISSING_VALUE)


def test_the_ninth_step_of_a_scale_from_0_to_10_is_a_value() -> None:
    steps = ("0", "4", "9", "7", "10", "2", "5", "8", "3", "6", "9", "1")
    table = measured(outcome="dolore", values=steps)
    assert doubts_of(files_with(table, settings=PAIN)) == ()


def test_a_code_outside_the_bounds_of_an_outcome_cannot_be_a_value() -> None:
    # A MEX-SLEDAI goes from 0 to 32.
    scores = ("8", "6", "10", "12", "7", "9", "11", "8", "6", "14", "10", "5")
    table = measured(outcome="mex_sledai", values=scores, cells={(1, 43): "99", (2, 43): "-9"})
    doubts = doubts_of(files_with(table))
    assert [(doubt.cells, doubt.kind) for doubt in doubts] == [(("-9",), "code"), (("99",), "code")]
    assert [option.meaning for doubt in doubts for option in doubt.options] == [MISSING_VALUE] * 2


def test_a_slip_outside_the_bounds_is_a_problem_to_be_corrected_and_no_question() -> None:
    scores = ("8", "6", "10", "12", "7", "9", "11", "8", "6", "14", "10", "5")
    table = measured(outcome="mex_sledai", values=scores, cells={(1, 43): "120"})
    examined = examine(files_with(table))
    assert [(each.row, each.allowed) for each in examined.problems] == [(4, ABOVE_MAXIMUM)]
    assert examined.doubts == ()


@pytest.mark.parametrize(("slip", "number"), [("950", 950), ("9.5", 9.5), ("0", 0)])
def test_a_value_far_from_all_others_is_asked_for_without_a_proposal(
    slip: str, number: float
) -> None:
    files = files_with(measured(cells={(4, 43): slip}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows, doubt.proposed) == ("far", (slip,), (13,), None)
    assert (doubt.facts["low"], doubt.facts["high"]) == (78, 110.5)
    assert values_of(read_with(files, AS_WRITTEN), 43)[3] == number


@pytest.mark.parametrize(
    ("values", "slip"),
    [
        # Ten times a usual value: a decimal mark that was forgotten.
        (("8", "6", "10", "12", "3", "9", "11", "4", "6", "14", "10", "5"), "80"),
        (("1", "5", "3", "7", "2", "8", "4", "6", "10", "5", "3", "6"), "50"),
        (("0.75", "1.5", "2.25", "0.5", "1", "1.25", "1.75", "0.25", "2", "1", "0.5", "1.5"), "10"),
    ],
)
def test_ten_times_a_usual_value_is_asked_for_in_scores_too(
    values: tuple[str, ...], slip: str
) -> None:
    table = measured(outcome="dolore", values=values, cells={(2, 43): slip})
    (doubt,) = doubts_of(files_with(table, settings=PAIN))
    assert (doubt.kind, doubt.cells, doubt.rows) == ("far", (slip,), (7,))


@pytest.mark.parametrize("cell", ["-2", "-3", "-30"])
def test_the_only_number_below_zero_is_asked_for(cell: str) -> None:
    table = measured(outcome="dolore", values=FROM_0_TO_3, cells={(2, 43): cell})
    (doubt,) = doubts_of(files_with(table, settings=PAIN))
    assert (doubt.kind, doubt.cells, doubt.proposed) == ("far", (cell,), None)


def test_numbers_below_zero_of_a_change_are_values() -> None:
    changes = ("-3", "-2", "0", "1", "-1", "2", "3", "-4", "0", "1", "-2", "5")
    assert doubts_of(files_with(measured(outcome="dolore", values=changes), settings=PAIN)) == ()


def test_two_slips_among_few_characteristics_are_each_asked_for() -> None:
    # Two of 12 are a sixth; they lie on two sides and are no tail.
    bmi = ["24.5", "31.2", "22.8", "27.1", "19.9", "25.4", "28.3", "23.7", "26", "21.5", "253", "0"]
    doubts = doubts_of(files_with(columns={"bmi": bmi}))
    assert [(doubt.kind, doubt.cells) for doubt in doubts] == [("far", ("0",)), ("far", ("253",))]


IN_GRAMS = tuple(f"{float(value) / 100:.3f}" for value in C3)


@pytest.mark.parametrize(
    ("cells", "least", "most"),
    [
        # The last visit in g/L; or six participants in g/L.
        ({(n, 43): IN_GRAMS[n - 1] for n in range(1, 13)}, 0.78, 1.105),
        ({(n, day): IN_GRAMS[n - 1] for n in (1, 2, 3) for day in (1, 22, 43)}, 0.875, 1.01),
    ],
)
def test_values_of_two_units_are_asked_for_at_once(
    cells: dict[tuple[int, int], str], least: float, most: float
) -> None:
    files = files_with(measured(cells=cells))
    examined = examine(files)
    (doubt,) = examined.doubts
    assert (doubt.kind, doubt.n, doubt.proposed) == ("group", len(cells), None)
    assert (doubt.facts["least"], doubt.facts["most"]) == (least, most)
    # Whether these values count decides which days are visits: that is asked afterwards.
    assert examined.proposal is not None
    assert examined.proposal.reasons == ()
    study = read_with(files, AS_WRITTEN)
    assert values_of(study, 43)[0] == float(cells[1, 43])


def test_a_limit_above_all_measured_values_is_asked_for() -> None:
    files = files_with(measured(outcome="il6", cells={(2, 43): "<500"}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("high_limit", ("<500",), (7,))
    assert (doubt.facts["high"], doubt.proposed) == (110.5, None)
    assert math.isnan(values_of(read_with(files, MISSING_VALUE), 43)[1])
    study = read_with(files, AS_WRITTEN)
    assert study.below_limit(study.outcomes[0]).at["S2", 43]
    # Between the measured values a limit may well be: 90 of a diluted sample.
    files = files_with(measured(outcome="il6", cells={(2, 43): "<90"}))
    assert doubts_of(files) == ()


@pytest.mark.parametrize(
    "word",
    [
        *("NA", "na", "N/A", "n.a.", "N. A.", "#N/A", "NaN", "null", "NULL", "ND", "N.D.", "n. d."),
        *("n/d", "n.p.", "non disp.", "Non disponibile", "non  eseguito", "missing", "Missing."),
        *("MANCANTE", "mancante", "dato mancante", "not done", "Not Available", "unknown", "?"),
        *("#N/D", "n.t.", "QNS", "non eseguita", "non fatto", "Non effettuato", "LTFU"),
        *("-", "--", ".", "..", "*", "<NA>", "(n.d.)", "[missing]", "#DIV/0!", "#RIF!", "lost"),
    ],
)
def test_these_words_stand_for_a_missing_value(word: str) -> None:
    assert is_missing_word(word)


@pytest.mark.parametrize("word", ["N/A", "non disp.", "Not Available", "-", "#DIV/0!"])
def test_a_word_for_missing_among_values_is_asked_for(word: str) -> None:
    files = files_with(measured(cells={(6, 1): word}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells, doubt.rows) == ("word", "c3", (word,), (17,))
    study = read_with(files, MISSING_VALUE)
    assert math.isnan(values_of(study, 1)[5])
    assert values_of(study, 22)[5] == 78


@pytest.mark.parametrize(
    "text", ["", "12", "-9", "nano", "nd3", "high", "<3.1", "(-)", "none of these", "nadir", "n0"]
)
def test_these_texts_are_no_words_for_missing(text: str) -> None:
    assert not is_missing_word(text)


@pytest.mark.parametrize("word", ["ND", "n.d.", "none"])
def test_nothing_is_proposed_for_a_word_of_a_laboratory_that_may_say_not_detected(
    word: str,
) -> None:
    (doubt,) = doubts_of(files_with(measured(cells={(6, 1): word})))
    assert doubt.proposed is None


@pytest.mark.parametrize(
    ("cell", "limit"),
    [
        *(("> 500", 500), (">500", 500), ("<=3.1", 3.1), ("≤ 3.1", 3.1), (">= 80", 80)),
        ("≥500", 500),
    ],
)
def test_a_limit_that_is_none_of_quantification_is_asked_for(cell: str, limit: float) -> None:
    files = files_with(measured(outcome="il6", cells={(2, 43): cell}))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.proposed) == ("limit", (cell,), None)
    assert math.isnan(values_of(read_with(files, MISSING_VALUE), 43)[1])
    study = read_with(files, AT_LIMIT)
    assert values_of(study, 43)[1] == limit
    assert not study.below_limit(study.outcomes[0]).any(axis=None)


def semicolons(table: str) -> str:
    """A table as an Italian spreadsheet writes it."""
    return table.replace(",", ";").replace(".", ",").replace('"', "")


def test_limits_with_a_decimal_comma_are_read_like_those_with_a_point() -> None:
    table = semicolons(measured(outcome="il6", cells={(2, 43): "<0.5"}))
    study = examine(files_with(table)).study
    assert study is not None
    assert study.as_measured(study.outcomes[0]).at["S2", 43] == 0.5
    assert study.below_limit(study.outcomes[0]).at["S2", 43]
    files = files_with(semicolons(measured(outcome="il6", cells={(2, 43): ">250.5"})))
    assert doubts_of(files)[0].cells == (">250,5",)
    assert values_of(read_with(files, AT_LIMIT), 43)[1] == 250.5


def test_a_limit_with_a_sign_for_thousands_is_stated_when_it_is_to_be_the_value() -> None:
    table = semicolons(measured(outcome="il6")).replace("S2;43;il6;101", "S2;43;il6;>1.000,5")
    files = files_with(table)
    (doubt,) = doubts_of(files)
    assert doubt.cells == (">1.000,5",)
    (found,) = decided(files, [doubt.decided(option_of(doubt, AT_LIMIT))]).problems
    assert (found.row, found.found, found.values["joined"]) == (7, "1.000,5", "1000,5")


AGES = ["31", "44", "27", "38", "52", "29", "33", "47", "55", "39", "30", "41"]


@pytest.mark.parametrize("code", ["999", "-9", "99"])
def test_an_age_that_is_a_code_is_asked_for(code: str) -> None:
    files = files_with(columns={"età": [*AGES[:11], code]})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.column) == ("code", "participants", "età")
    ages = read_with(files, MISSING_VALUE).participants["età"]
    assert ages.tolist()[:11] == [float(age) for age in AGES[:11]]
    assert math.isnan(ages[11])


def test_a_word_among_ages_never_makes_each_age_a_category_by_itself() -> None:
    files = files_with(columns={"age": [*AGES[:11], "Not Available"]})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("word", ("Not Available",), (13,))
    assert doubt.proposed == option_of(doubt, MISSING_VALUE)
    ages = read_with(files, MISSING_VALUE).participants["age"]
    assert ages.dtype == float
    assert np.nanmean(ages) == pytest.approx(sum(map(int, AGES[:11])) / 11, rel=1e-12)
    levels = decided(files, [doubt.decided(option_of(doubt, AS_CATEGORIES))]).doubts
    assert [(each.kind, each.cells) for each in levels] == [("word_of_level", ("Not Available",))]


def test_a_limit_among_characteristics_may_be_the_value_missing_or_a_category() -> None:
    crp = ["3.5", "12", "<0.5", "4.5", "7", "<0.5", "2.5", "9", "1.5", "6", "8", "5"]
    files = files_with(columns={"crp": crp})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.rows) == ("limit", ("<0.5",), (4, 7))
    assert read_with(files, AT_LIMIT).participants["crp"].tolist()[2] == 0.5
    assert math.isnan(read_with(files, MISSING_VALUE).participants["crp"].tolist()[2])
    assert read_with(files, AS_CATEGORIES).participants["crp"].tolist() == crp


def test_a_column_of_numbers_of_which_most_are_missing_in_words_holds_numbers() -> None:
    files = files_with(columns={"crp": ["n.d."] * 10 + ["1.5", "2.5"]})
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.cells, doubt.n) == ("word", ("n.d.",), 10)
    crp = read_with(files, MISSING_VALUE).participants["crp"]
    assert crp.dropna().tolist() == [1.5, 2.5]


def test_a_code_beside_a_word_is_asked_for_beside_it() -> None:
    files = files_with(columns={"age": [*AGES[:10], "n.d.", "999"]})
    assert [(doubt.kind, doubt.cells) for doubt in doubts_of(files)] == [
        ("word", ("n.d.",)),
        ("code", ("999",)),
    ]
    ages = read_with(files, MISSING_VALUE, MISSING_VALUE).participants["age"]
    assert ages.isna().tolist() == [False] * 10 + [True] * 2


def test_in_a_wide_table_each_column_has_its_own_doubts() -> None:
    rows = [f"S{n},{day},{c3},{20 + n}" for n, c3 in enumerate(C3, start=1) for day in (1, 22)]
    rows[3] = "S2,22,999,NA"
    rows[6] = "S4,1,95,999"
    files = files_with("participant_id,day,C3,C4\n" + "\n".join(rows) + "\n")
    doubts = doubts_of(files)
    assert [(each.kind, each.column, each.cells, each.rows) for each in doubts] == [
        ("word", "c4", ("NA",), (5,)),
        ("code", "c3", ("999",), (5,)),
        ("code", "c4", ("999",), (8,)),
    ]
    study = read_with(files, MISSING_VALUE, MISSING_VALUE, AS_WRITTEN)
    c3, c4 = study.outcomes
    assert math.isnan(study.values(c3).at["S2", 22])
    assert math.isnan(study.values(c4).at["S2", 22])
    assert study.values(c3).at["S4", 1] == 95
    assert study.values(c4).at["S4", 1] == 999
