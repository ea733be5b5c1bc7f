"""Courses and changes in words: what they are called, and the numbers of the results."""

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.results.changes import (
    Association,
    arm_summaries,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.statistics.correlation import NO_RANKING, NO_RANKING_IN_ARMS, TOO_FEW_PAIRS, Correlation
from lib.statistics.models.censored import MEDIAN_BELOW, describe_censored
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from lib.wording.amounts import effect_decimals
from lib.wording.changes import (
    arm_summaries_table,
    association_sentence,
    censored_summaries_table,
    change_sentence,
    changes_by_visit_table,
    courses_sentence,
    individual_changes_table,
    waterfall_sentence,
)
from lib.words import Words
from tests.support.r_answers import printed_by_r
from tests.support.studies import sample, small_study
from tests.support.wording import (
    C3,
    ENGLISH,
    IL6,
    ITALIANO,
    NAN,
    SCORE,
    associations_of,
    in_both,
    numbers_in,
    rounded,
)

R = printed_by_r("sample_study")
NAMES = {"treatment": "Secretome", "control": "Placebo"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_below_the_limit_are_shown_as_censored_at_their_visits(language: Language) -> None:
    study, words = sample(), Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == "il6")
    frame = censored_summaries(study, outcome)
    table = censored_summaries_table(study, outcome, frame, words)
    measured, below = study.as_measured(outcome), study.below_limit(outcome)
    days = [day for day in study.days if below[day].any()]
    assert list(table[words.t("Visit")]) == [words.t("Day {day}", day=day) for day in days]
    for arm in ARMS:
        name, members = words.of(study.arm(arm).name), study.members(arm)
        for day, cells in zip(days, table.to_dict("records"), strict=True):
            flags = below.loc[members, day].to_numpy()
            found = describe_censored(measured.loc[members, day].to_numpy(), flags)
            limits = words.interval(found.low, found.high, 2)
            assert cells[f"{name}: {words.t('geometric mean, 95% CI')}"] == (
                f"{words.number(found.geometric_mean, 2)} ({limits})"
            )
            assert cells[f"{name}: {words.t('median')}"] == words.number(found.median, 2)
            assert numbers_in(cells[f"n, {name}"]) == [found.n, found.n_below]


def test_a_median_below_the_limit_is_said_to_be_there() -> None:
    study = small_study("TTTCCC", marker=["8 <2", "9 <2", "7 4", "8 6", "9 7", "6 5"])
    outcome = study.outcomes[-1]
    frame = censored_summaries(study, outcome)
    row = censored_summaries_table(study, outcome, frame, ENGLISH).iloc[0]
    assert row["Visit"] == "Day 22"
    assert row["Drug: median"] == "–"
    assert row["Dummy: median"] == "6.00"
    assert row["n, Drug"] == "3 (2 below the limit)"
    assert row["n, Dummy"] == "3 (0 below the limit)"
    assert row["Remark"] == f"Drug: {MEDIAN_BELOW}"


@pytest.mark.parametrize(
    ("code", "statistic", "header"),
    [
        ("c3", "mean", "mean, 95% CI"),
        ("il6", "mean", "geometric mean, 95% CI"),
        ("c3", "median", "median, quartiles"),
        ("il6", "median", "median, quartiles"),
    ],
)
def test_summaries_say_what_they_are_and_show_the_numbers_of_the_results(
    code: str, statistic: str, header: str
) -> None:
    study = sample()
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = arm_summaries(study, outcome, statistic=statistic)
    table = arm_summaries_table(study, outcome, frame, ENGLISH).set_index("Visit")
    for row in frame.to_dict("records"):
        cells = table.loc[f"Day {row['day']}"]
        name = NAMES[row["arm"]]
        shown = numbers_in(cells[f"{name}: {header}"])
        rounded(shown, [row["value"], row["low"], row["high"]], outcome.digits)
        counts = [row["n"], row["n_below"]] if row["n_below"] else [row["n"]]
        assert numbers_in(cells[f"n, {name}"]) == counts
        assert ("below the limit" in cells[f"n, {name}"]) == (row["n_below"] > 0)


@pytest.mark.parametrize(
    ("code", "header"),
    [("c3", "mean change, 95% CI"), ("il6", "geometric mean ratio, 95% CI")],
)
def test_changes_say_what_they_are_and_show_the_numbers_of_the_results(
    code: str, header: str
) -> None:
    study = sample()
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = change_summaries(study, outcome)
    table = changes_by_visit_table(study, outcome, frame, ENGLISH).set_index("Visit")
    for row in frame.to_dict("records"):
        cells = table.loc[f"Day {row['day']}"]
        name = NAMES[row["arm"]]
        digits = 2 if outcome.is_log else 1
        exact = [row["value"], row["low"], row["high"]]
        rounded(numbers_in(cells[f"{name}: {header}"]), exact, digits)
        assert cells[f"n, {name}"] == str(row["n"])
    assert [column for column in table.columns if column.startswith("p")] == []


def test_changes_within_the_arms_are_said_to_be_no_effect() -> None:
    study = sample()

    def given(outcome: Outcome, arm: str, words: Words) -> str:
        """The change within an arm that R printed."""
        row = R[f"{outcome.code}/43/{arm}/change"]
        digits = effect_decimals(outcome, row["value"], row["low"], row["high"])
        limits = words.interval(row["low"], row["high"], digits)
        return f"{words.number(row['value'], digits)} ({limits}), n {int(row['n'])}"

    arms = [given(C3, arm, ENGLISH) for arm in ARMS]
    assert change_sentence(study, change_summaries(study, C3), C3, 43, ENGLISH) == (
        f"C3 (mg/dL), mean change from baseline at day 43 (95% CI): Secretome {arms[0]}; "
        f"Placebo {arms[1]}. A change within an arm is not an effect of treatment."
    )
    arms = [given(IL6, arm, ITALIANO) for arm in ARMS]
    assert change_sentence(study, change_summaries(study, IL6), IL6, 43, ITALIANO) == (
        "IL-6, media geometrica del rapporto rispetto al basale al giorno 43 (IC 95%): Secretoma "
        f"{arms[0]}; Placebo {arms[1]}. Una variazione entro un braccio non è un effetto del "
        "trattamento."
    )


@pytest.mark.parametrize(
    ("outcome", "statistic", "said"),
    [(C3, "mean", "mean"), (C3, "median", "median"), (IL6, "mean", "geometric mean")],
)
def test_courses_name_the_statistic_that_they_give(
    outcome: Outcome, statistic: str, said: str
) -> None:
    courses = [
        " → ".join(
            ENGLISH.number(R[f"{outcome.code}/{day}/{arm}/{statistic}"]["value"], outcome.digits)
            for day in (1, 22, 43)
        )
        for arm in ARMS
    ]
    frame = arm_summaries(sample(), outcome, statistic=statistic)
    assert courses_sentence(sample(), outcome, frame, ENGLISH) == (
        f"{outcome.name.en} ({outcome.unit.en}) on days 1, 22, 43, {said}: Secretome {courses[0]}; "
        f"Placebo {courses[1]}."
    )


def test_who_moved_the_good_way_is_counted_of_those_with_both_values() -> None:
    study = small_study("TTTCC", score=["8 4", "8 8", "8 .", "7 9", "7 5"])
    score = study.first_outcome
    text = waterfall_sentence(study, score, changes_from_baseline(study, score, 22), 22, ENGLISH)
    assert text == (
        "Participants whose score was lower at day 22 than at baseline, of those with both values: "
        "drug 1/2 (50%), dummy 1/2 (50%)."
    )
    # Of the level, higher is better; of the two with both values in each arm, one and two rose.
    study = small_study("TTTCC", level=["8 9", "8 4", "8 .", "7 9", "5 7"])
    level = study.outcomes[1]
    text = waterfall_sentence(study, level, changes_from_baseline(study, level, 22), 22, ENGLISH)
    assert text == (
        "Participants whose level was higher at day 22 than at baseline, of those with both "
        "values: drug 1/2 (50%), dummy 2/2 (100%)."
    )


@pytest.mark.parametrize("outcome", [C3, IL6], ids=lambda outcome: outcome.code)
def test_the_individual_changes_of_both_outcomes_are_those_of_the_other_tables(
    outcome: Outcome,
) -> None:
    study = sample()
    table = associations_of(study, outcome, ENGLISH).set_index("Participant")
    for measured in (outcome, SCORE):
        individual = changes_from_baseline(study, measured, 43)
        shown = individual_changes_table(study, measured, individual, 43, ENGLISH)
        changes = shown.set_index("Participant")["Change"]
        assert set(table.index) <= set(changes.index)
        for who in table.index:
            assert table.at[who, f"{measured.name.en}, change"] == changes[who]


def test_only_who_has_both_changes_is_in_the_table_of_both() -> None:
    study = small_study("TTCC", score=["8 4", "7 5", "9 .", "8 7"], level=["80 85", ". 90"] * 2)
    table = associations_of(study, study.outcomes[1], ENGLISH)
    assert table.to_dict("records") == [
        {
            "Participant": "1",
            "Arm": "Drug",
            "Score, change": "−4 points",
            "Level, change": "5.0 mg/dL",
        }
    ]


def correlation(value: float, low: float, high: float, reason: str = "") -> Correlation:
    return Correlation(value, low, high, NAN, 26, "Spearman", reason=reason)


def test_how_two_outcomes_move_together_is_given_without_the_arm_and_then_pooled() -> None:
    found = Association(
        pd.DataFrame(), correlation(-0.304, -0.62, 0.1), correlation(0.051, -0.36, 0.444)
    )
    said = in_both(lambda words: association_sentence(found, C3, SCORE, 43, words))
    assert said == (
        "Change in C3 against change in MEX-SLEDAI at day 43 (n 26), Spearman's ρ: adjusted "
        "for arm 0.05 (95% CI −0.36 to 0.44); pooled −0.30 (95% CI −0.62 to 0.10).",
        (
            "Variazione di C3 e variazione di MEX-SLEDAI al giorno 43 (n 26), ρ di "
            "Spearman: al netto del braccio 0,05 (IC 95% da −0,36 a 0,44); nei due bracci "
            "insieme −0,30 (IC 95% da −0,62 a 0,10)."
        ),
    )


def test_a_correlation_without_interval_says_so() -> None:
    certain = correlation(-1.0, NAN, NAN)
    found = Association(pd.DataFrame(), certain, certain)
    said = association_sentence(found, C3, SCORE, 43, ENGLISH)
    assert said.count("−1.00 (no interval)") == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [TOO_FEW_PAIRS, NO_RANKING, NO_RANKING_IN_ARMS])
def test_a_correlation_that_cannot_be_given_says_why(reason: str, language: Language) -> None:
    words = Words(language)
    undefined = correlation(NAN, NAN, NAN, reason)
    found = Association(pd.DataFrame(), undefined, undefined)
    said = association_sentence(found, C3, SCORE, 43, words)
    assert said.count(words.t("cannot be estimated")) == 2
    assert said.count(words.t(reason).rstrip(".")) == 2
    assert "nan" not in said.lower()


def test_a_reason_within_a_sentence_does_not_end_it() -> None:
    undefined = correlation(NAN, NAN, NAN, NO_RANKING)
    found = Association(pd.DataFrame(), undefined, undefined)
    said = association_sentence(found, C3, SCORE, 43, ENGLISH)
    assert ".);" not in said
    assert ".)." not in said


def test_the_visits_of_an_arm_have_the_decimals_that_one_of_them_needs() -> None:
    study = small_study("TC", days=(1, 22, 43), score=["8 7 6", "8 8 8"])
    rows = [
        ("treatment", 22, -1.0, -1.96, -0.04),
        ("treatment", 43, -2.0, -3.0, -1.0),
        ("control", 22, 0.0, -1.0, 1.0),
        ("control", 43, -1.0, -2.0, 0.5),
    ]
    frame = pd.DataFrame(rows, columns=["arm", "day", "value", "low", "high"]).assign(n=1)
    table = changes_by_visit_table(study, study.first_outcome, frame, ENGLISH)
    assert list(table["Drug: mean change, 95% CI"]) == [
        "−1.00 (−1.96 to −0.04)",
        "−2.00 (−3.00 to −1.00)",
    ]
    assert list(table["Dummy: mean change, 95% CI"]) == ["0.0 (−1.0 to 1.0)", "−1.0 (−2.0 to 0.5)"]
