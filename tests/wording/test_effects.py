"""The difference between the arms in words: hand-made estimates, and tables of the numbers."""

import math
import re

import pandas as pd
import pytest

from lib.italian import ITALIAN
from lib.language import LANGUAGES, Language
from lib.results.effects import (
    NO_BASELINE,
    NO_PAIRS,
    effect,
    effect_at_visit,
    effects_at_visits,
    effects_by_outcome,
    effects_by_visit,
)
from lib.results.response import response_rates
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, TOO_FEW, Estimate
from lib.statistics.models.ancova import adjusted_means
from lib.study.outcomes import Outcome
from lib.study.study import ARMS
from lib.wording.answers import first_sentence
from lib.wording.effects import (
    effect_columns,
    effect_sentence,
    effects_at_visits_table,
    effects_by_outcome_table,
    one_axis_sentence,
    outcomes_sentence,
    unadjusted_sentence,
)
from lib.wording.names import better_sentence
from lib.wording.response import response_sentence
from lib.words import Words
from tests.support.studies import (
    chosen_later,
    degenerate_studies,
    large_study,
    sample,
    small_study,
    undeclared,
)
from tests.support.wording import (
    C3,
    ENGLISH,
    IL6,
    ITALIANO,
    NAN,
    SCORE,
    by_visit,
    in_both,
    numbers_in,
    rounded,
)


def test_a_large_study_has_a_row_for_each_visit() -> None:
    study = large_study()
    shown = by_visit(study, study.first_outcome, ENGLISH)
    assert len(shown) == 39


def test_effects_by_outcome_are_the_numbers_of_the_results() -> None:
    study = sample()
    frame = effects_by_outcome(study, 43)
    table = effects_by_outcome_table(study, frame, 43, ENGLISH)
    assert list(table.columns) == [
        "Outcome",
        "Difference or ratio, adjusted for baseline",
        "95% CI (not adjusted for multiple comparisons)",
        "n per arm",
        "p",
        "p (Holm)",
        "In SD (above 0 favours secretome)",
        "Built in",
        "p<0.05, of 1,000 simulated",
    ]
    for outcome, row, cells in zip(
        study.outcomes, frame.to_dict("records"), table.to_dict("records"), strict=True
    ):
        digits = 2 if outcome.is_log else 1
        primary = outcome.code == "mex_sledai"
        assert cells["Outcome"] == outcome.name.en + (" (primary)" if primary else "")
        shown = cells["Difference or ratio, adjusted for baseline"]
        rounded(numbers_in(shown), [row["value"]], digits)
        assert shown.startswith("ratio ") if outcome.is_log else shown.endswith(outcome.unit.en)
        rounded(
            numbers_in(cells["95% CI (not adjusted for multiple comparisons)"]),
            [row["low"], row["high"]],
            digits,
        )
        assert cells["n per arm"] == f"{row['n_treatment']} + {row['n_control']}"
        # Above 0 favours the treatment: of C3 and C4 more is better, of the others less.
        scaled = [row["scaled"], row["scaled_low"], row["scaled_high"]]
        if not outcome.code.startswith("c"):
            scaled = [-row["scaled"], -row["scaled_high"], -row["scaled_low"]]
        rounded(numbers_in(cells["In SD (above 0 favours secretome)"]), scaled, 2)
        rounded(numbers_in(cells["p"]), [row["p_value"]], 3 if row["p_value"] < 0.1 else 2)
        if primary:
            assert cells["p (Holm)"] == "–"
        else:
            rounded(numbers_in(cells["p (Holm)"]), [row["p_holm"]], 3 if row["p_holm"] < 0.1 else 2)


def test_which_way_the_rows_on_one_axis_are_turned_is_said_in_both_languages() -> None:
    assert in_both(lambda words: one_axis_sentence(sample(), words)) == (
        "Every row is turned so that right favours secretome; the numbers beside it are in its own "
        "unit and not turned.",
        "Ogni riga è orientata in modo che a destra il risultato sia a favore di secretoma; i "
        "numeri a fianco sono nell'unità dell'esito e conservano il loro segno.",
    )


@pytest.mark.parametrize("code", ["c3", "il6"])
def test_effects_by_visit_are_the_numbers_of_the_results(code: str) -> None:
    outcome = next(outcome for outcome in sample().outcomes if outcome.code == code)
    frame = effects_by_visit(sample(), outcome)
    table = by_visit(sample(), outcome, ENGLISH)
    name, digits = (
        ("Ratio, adjusted for baseline", 2)
        if outcome.is_log
        else ("Difference, adjusted for baseline", 1)
    )
    assert list(table["Visit"]) == ["Day 22", "Day 43 (primary)"]
    for row, cells in zip(frame.to_dict("records"), table.to_dict("records"), strict=True):
        rounded(numbers_in(cells[name]), [row["value"]], digits)
        rounded(
            numbers_in(cells["95% CI (not adjusted for multiple comparisons)"]),
            [row["low"], row["high"]],
            digits,
        )
        assert cells["n per arm"] == f"{row['n_treatment']} + {row['n_control']}"


@pytest.mark.parametrize("code", ["c3", "il6"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_adjusted_mean_of_each_arm_stands_beside_the_difference(
    code: str, language: Language
) -> None:
    study, words = sample(), Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    table = by_visit(study, outcome, words)
    digits = max(1, outcome.digits)
    for arm in ARMS:
        name = words.of(study.arm(arm).name)
        header = (
            words.t("{arm}: geometric mean adjusted for baseline, 95% CI", arm=name)
            if outcome.is_log
            else words.t("{arm}: mean adjusted for baseline, 95% CI", arm=name)
        )
        for day, cell in zip(study.follow_up_days, table[header], strict=True):
            values = study.values(outcome)
            means = adjusted_means(
                values[day], values[study.baseline_day], study.treated, scale=outcome.scale
            )
            value, low, high = getattr(means, arm)
            limits = words.interval(low, high, digits)
            assert cell == f"{words.number(value, digits)} ({limits})"


def test_an_adjusted_mean_without_limits_stands_alone() -> None:
    study = small_study("TTCC", score=["4 2", "6 4", "5 5", "7 7"])
    row = by_visit(study, study.first_outcome, ENGLISH).iloc[0]
    # Everybody falls by 2 or by 0 from a mean baseline of 5.5.
    assert row["Drug: mean adjusted for baseline, 95% CI"] == "3.5"
    assert row["Dummy: mean adjusted for baseline, 95% CI"] == "5.5"


def test_the_rows_of_an_outcome_have_the_decimals_that_one_of_them_needs() -> None:
    row = {"n_treatment": 9, "n_control": 8, "p_value": 0.048, "confidence": 0.95}
    rows = [
        {**row, "value": 2.0, "low": 0.04, "high": 4.0},
        {**row, "value": 2.0, "low": -0.5, "high": 4.5},
        {**row, "value": 0.8, "low": 0.6, "high": 1.1},
        {**row, "value": NAN, "low": NAN, "high": NAN},
    ]
    table = effect_columns(
        pd.DataFrame(rows), [C3, C3, IL6, C3], [False] * 4, ENGLISH, name="Effect"
    )
    assert list(table["Effect"]) == [
        "2.00 mg/dL",
        "2.00 mg/dL",
        "ratio 0.80",
        "–",
    ]
    assert list(table["95% CI (not adjusted for multiple comparisons)"])[:2] == [
        "0.04 to 4.00",
        "−0.50 to 4.50",
    ]


def test_a_limit_near_no_difference_keeps_the_decimals_that_tell_it_apart() -> None:
    row = {"value": 2.0, "low": 0.04, "high": 4.0, "n_treatment": 9, "n_control": 8}
    frame = pd.DataFrame([{**row, "p_value": 0.048, "confidence": 0.95}])
    table = effect_columns(frame, [sample().outcomes[1]], [False], ENGLISH, name="Effect")
    assert table.to_dict("records") == [
        {
            "Effect": "2.00 mg/dL",
            "95% CI (not adjusted for multiple comparisons)": "0.04 to 4.00",
            "n per arm": "9 + 8",
            "p": "0.048",
        }
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("one participant per arm", "level", TOO_FEW),
        ("a visit without values", "score", EMPTY_ARM),
        ("a constant outcome", "marker", NO_VARIATION),
        ("all values below the limit", "marker", NO_VARIATION),
        ("an outcome without values", "level", EMPTY_ARM),
        ("an outcome without a baseline", "level", NO_BASELINE),
        ("an arm without values", "level", NO_PAIRS),
    ],
)
def test_a_row_that_cannot_be_estimated_says_why(
    name: str, code: str, reason: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = effects_by_visit(study, outcome)
    first = by_visit(study, outcome, words).iloc[0]
    assert first[words.t("Remark")] == words.t(reason)
    assert first[words.t("95% CI (not adjusted for multiple comparisons)")] == "–"
    assert first["p"] == "–"
    day = int(frame["day"].iloc[0])
    by_outcome = effects_by_outcome(study, day)
    rows = effects_by_outcome_table(study, by_outcome, day, words)
    row = rows[rows[words.t("Outcome")] == words.of(outcome.name)].iloc[0]
    assert row[words.t("Remark")] == words.t(reason)
    assert row[words.t("p (Holm)")] == "–"


UNADJUSTED = {
    # Means 92.33 and 76.67, variances 19/3 and 73/3; Welch by hand: 15.67 with a standard error of
    # sqrt(92/9) = 3.197 on 2.97 degrees of freedom, whose t is 3.20.
    ("level", "en"): (
        "Not adjusted for baseline, of which there is no value. At day 22 level was 15.7 mg/dL "
        "higher with "
        "drug than with dummy (95% CI 5.4 to 25.9; 3 drug, 3 dummy)."
    ),
    ("level", "it"): (
        "Non aggiustata per il basale, che manca. Al giorno 22, livello superiore di "
        "15,7 mg/dL con farmaco rispetto a finto (IC 95% da 5,4 a 25,9; 3 farmaco, 3 finto)."
    ),
}


@pytest.mark.parametrize(("code", "language"), UNADJUSTED)
def test_the_answer_without_a_baseline_is_marked_as_unadjusted(
    code: str, language: Language
) -> None:
    study, words = degenerate_studies()["an outcome without a baseline"], Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    estimate = effect_at_visit(study, outcome, 22)
    said = unadjusted_sentence(study, outcome, 22, estimate, words)
    assert said == UNADJUSTED[code, language]


@pytest.mark.parametrize(("code", "name"), [("level", "Difference"), ("marker", "Ratio")])
def test_the_table_of_visits_alone_calls_itself_unadjusted(code: str, name: str) -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = effects_at_visits(study, outcome)
    for highlighted, n in ((None, "3 + 3"), ("2", "3 + 3 ★")):
        table = effects_at_visits_table(study, outcome, frame, ENGLISH, highlighted=highlighted)
        assert list(table.columns) == [
            *(
                "Visit",
                f"{name}, not adjusted for baseline",
                "95% CI (not adjusted for multiple comparisons)",
                "n per arm",
                "p",
            )
        ]
        assert table["n per arm"].tolist() == [n]


def test_where_all_can_be_estimated_there_is_no_column_of_reasons() -> None:
    frame = effects_by_outcome(sample(), 43)
    table = effects_by_outcome_table(sample(), frame, 43, ENGLISH)
    assert "Remark" not in table


def test_an_estimate_that_is_certain_of_nothing_still_shows_its_value() -> None:
    study = small_study("TTCC", score=["4 2", "6 4", "5 5", "7 7"])
    estimate = effect(study, study.first_outcome, 22)
    row = by_visit(study, study.first_outcome, ENGLISH).iloc[0]
    assert row["Difference, adjusted for baseline"] == "−2.0 points"
    assert row["95% CI (not adjusted for multiple comparisons)"] == "–"
    assert row["Remark"] == estimate.reason


def estimate(value: float, low: float, high: float, reason: str = "") -> Estimate:
    return Estimate(value, low, high, NAN, 15, 13, "ANCOVA", reason=reason)


@pytest.mark.parametrize(
    ("outcome", "found", "english", "italian"),
    [
        (
            SCORE,
            estimate(-2.94, -4.64, -1.23),
            (
                "At day 43 MEX-SLEDAI was 2.9 points lower with secretome than with "
                "placebo (95% CI 1.2 to 4.6; 15 secretome, 13 placebo)."
            ),
            (
                "Al giorno 43, MEX-SLEDAI inferiore di 2,9 punti con secretoma rispetto al "
                "placebo (IC 95% da 1,2 a 4,6; 15 secretoma, 13 placebo)."
            ),
        ),
        (
            C3,
            estimate(19.75, 8.04, 31.46),
            (
                "At day 43 C3 was 19.8 mg/dL higher with secretome than with placebo (95% "
                "CI 8.0 to 31.5; 15 secretome, 13 placebo)."
            ),
            (
                "Al giorno 43, C3 superiore di 19,8 mg/dL con secretoma rispetto al "
                "placebo (IC 95% da 8,0 a 31,5; 15 secretoma, 13 placebo)."
            ),
        ),
        (
            SCORE,
            estimate(-1.26, -3.0, 0.48),
            (
                "At day 43 MEX-SLEDAI was 1.3 points lower with secretome than with "
                "placebo, but the data are also compatible with no difference (95% CI 3.0 "
                "lower to 0.5 higher; 15 secretome, 13 placebo)."
            ),
            (
                "Al giorno 43, MEX-SLEDAI inferiore di 1,3 punti con secretoma rispetto al "
                "placebo, ma l'IC 95% non esclude l'assenza di differenza (da 3,0 in meno "
                "a 0,5 in più; 15 secretoma, 13 placebo)."
            ),
        ),
        (
            IL6,
            estimate(0.55, 0.38, 0.80),
            (
                "At day 43 IL-6 was 45% lower with secretome than with placebo (95% CI 20% "
                "to 62%; 15 secretome, 13 placebo)."
            ),
            (
                "Al giorno 43, IL-6 inferiore del 45% con secretoma rispetto al placebo "
                "(IC 95% dal 20% al 62%; 15 secretoma, 13 placebo)."
            ),
        ),
        (
            IL6,
            estimate(1.004, 0.72, 1.4),
            (
                "At day 43 IL-6 was 0.4% higher with secretome than with placebo, but the "
                "data are also compatible with no difference (95% CI 28% lower to 40% "
                "higher; 15 secretome, 13 placebo)."
            ),
            (
                "Al giorno 43, IL-6 superiore dello 0,4% con secretoma rispetto al "
                "placebo, ma l'IC 95% non esclude l'assenza di differenza (dal 28% in meno "
                "al 40% in più; 15 secretoma, 13 placebo)."
            ),
        ),
        (
            C3,
            estimate(-5.0, NAN, NAN, NO_VARIATION),
            (
                "At day 43 C3 was 5.0 mg/dL lower with secretome than with placebo, but no "
                "interval can be given (15 secretome, 13 placebo). The values do not vary "
                "within the arms, so there is nothing to judge the difference by."
            ),
            "Al giorno 43, C3 inferiore di 5,0 mg/dL con secretoma rispetto al placebo, ma non "
            "è possibile calcolare un intervallo (15 secretoma, 13 placebo). "
            f"{ITALIAN[NO_VARIATION]}",
        ),
        (
            C3,
            estimate(NAN, NAN, NAN, EMPTY_ARM),
            (
                "At day 43 the difference in C3 between secretome and placebo cannot be "
                "estimated (15 secretome, 13 placebo). One arm has no values, so the arms "
                "cannot be compared."
            ),
            (
                "Al giorno 43, C3: la differenza tra secretoma e placebo non è "
                "stimabile (15 secretoma, 13 placebo). Un braccio non ha valori, "
                "quindi i bracci non si possono confrontare."
            ),
        ),
        (
            C3,
            estimate(0.0, NAN, NAN, NO_VARIATION),
            (
                "At day 43 the estimated difference in C3 between secretome and placebo "
                "was 0.0 mg/dL, but no interval can be given (15 secretome, 13 placebo). "
                "The values do not vary within the arms, so there is nothing to judge the "
                "difference by."
            ),
            "Al giorno 43, C3: la differenza stimata tra secretoma e placebo è di 0,0 mg/dL, ma "
            "non è possibile calcolare un intervallo (15 secretoma, 13 placebo). "
            f"{ITALIAN[NO_VARIATION]}",
        ),
        (
            SCORE,
            estimate(1e-16, -2.5, 2.5),
            (
                "At day 43 the estimated difference in MEX-SLEDAI between secretome and "
                "placebo was 0.0 points (95% CI 2.5 lower to 2.5 higher; 15 secretome, 13 "
                "placebo)."
            ),
            (
                "Al giorno 43, MEX-SLEDAI: la differenza stimata tra secretoma e placebo è "
                "di 0,0 punti (IC 95% da 2,5 in meno a 2,5 in più; 15 secretoma, 13 placebo)."
            ),
        ),
    ],
)
def test_the_answer_in_both_languages(
    outcome: Outcome, found: Estimate, english: str, italian: str
) -> None:
    assert effect_sentence(sample(), outcome, 43, found, ENGLISH) == english
    assert effect_sentence(sample(), outcome, 43, found, ITALIANO) == italian


@pytest.mark.parametrize(
    "found", [estimate(-1.26, -3.0, 0.48), estimate(-3, -4, -2), estimate(-3, NAN, NAN, TOO_FEW)]
)
def test_another_visit_is_marked_wherever_the_arms_are_compared_at_it(found: Estimate) -> None:
    study = sample()
    marks = ("day 22 (not the primary day)", ("giorno 22 (non è il giorno dell'analisi primaria)"))
    frame = effects_by_outcome(study, 22)
    for mark, words in zip(marks, (ENGLISH, ITALIANO), strict=True):
        assert mark in outcomes_sentence(study, frame, 22, words)
        for outcome in (SCORE, IL6):
            assert mark in effect_sentence(study, outcome, 22, found, words)
            assert "primar" not in effect_sentence(study, outcome, 43, found, words)
    rates = response_rates(study, SCORE, 22, threshold=3)
    assert marks[0] in response_sentence(study, rates, SCORE, 22, 3, ENGLISH)


def test_a_ratio_beyond_every_number_has_a_direction() -> None:
    text = effect_sentence(sample(), IL6, 43, estimate(math.inf, 0.5, math.inf), ENGLISH)
    assert "IL-6 was ∞% higher with secretome than with placebo" in text


@pytest.mark.parametrize(
    ("outcome", "found", "parts"),
    [
        (C3, estimate(2.0, 0.04, 4.0), ["2.00 mg/dL higher", "95% CI 0.04 to 4.00;"]),
        (IL6, estimate(0.5, 0.25, 0.998), ["50% lower", "95% CI 0.2% to 75%;"]),
        (IL6, estimate(0.004, 0.001, 0.02), ["99.6% lower", "95% CI 98% to 99.9%;"]),
    ],
)
def test_no_limit_is_rounded_to_no_difference_or_to_nothing_left(
    outcome: Outcome, found: Estimate, parts: list[str]
) -> None:
    text = effect_sentence(sample(), outcome, 43, found, ENGLISH)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("outcome", [C3, IL6], ids=["difference", "ratio"])
@pytest.mark.parametrize("value", [-3.0, -0.2, 0.2, 3.0])
@pytest.mark.parametrize("margin", [0.1, 5.0, NAN])
def test_the_direction_is_that_of_the_sign(
    value: float, margin: float, outcome: Outcome, language: Language
) -> None:
    words = Words(language)
    numbers = [value, value - margin, value + margin]
    if outcome.is_log:
        numbers = [math.exp(number) for number in numbers]
    reason = NO_VARIATION if math.isnan(margin) else ""
    found = estimate(numbers[0], numbers[1], numbers[2], reason)
    text = effect_sentence(sample(), outcome, 43, found, words)
    direction = words.t("lower" if value < 0 else "higher")
    answer = text.partition(" con " if language == "it" else " with ")[0]
    assert (
        re.search(rf" {direction} de?[il]", answer)
        if language == "it"
        else answer.endswith(f" {direction}")
    )
    crosses = abs(value) < margin
    doubt = "non esclude l'assenza di" if language == "it" else "also compatible with"
    assert (doubt in text) == crosses


def test_which_direction_is_better_is_the_outcome_s_word() -> None:
    assert better_sentence(C3, ENGLISH) == "Higher C3 is better."
    assert better_sentence(IL6, ENGLISH) == "Lower IL-6 is better."
    assert better_sentence(C3, ITALIANO) == "È favorevole un valore più alto (C3)."


def test_the_first_outcome_is_called_primary_by_nobody_unless_it_was_declared() -> None:
    said = "At day 43 C3 was 1.0 mg/dL higher."
    assert first_sentence(sample(), said, ENGLISH) == said
    study = undeclared(sample())
    assert in_both(lambda words: first_sentence(study, said, words)) == (
        f"First outcome listed; no primary outcome was declared. {said}",
        f"Primo esito dell'elenco; nessun esito primario dichiarato. {said}",
    )
    assert in_both(lambda words: first_sentence(chosen_later(sample()), said, words)) == (
        f"Outcome chosen after the data were seen; none was declared. {said}",
        f"Esito scelto dopo aver visto i dati; nessun esito primario dichiarato. {said}",
    )
    frame = effects_by_outcome(study, 43)
    table = effects_by_outcome_table(study, frame, 43, ENGLISH)
    assert table["Outcome"].iloc[0] == "MEX-SLEDAI"
    assert table["p (Holm)"].iloc[0] == ENGLISH.p_value(frame["p_holm"].iloc[0]) != "–"


def test_the_outcomes_apart_and_not_apart_of_the_sample() -> None:
    study = sample()
    frame = effects_by_outcome(study, 43)
    assert outcomes_sentence(study, frame, 43, ENGLISH) == (
        "At day 43 the 95% CI, not adjusted for multiple comparisons, is on one side of no "
        "difference: MEX-SLEDAI (lower) and "
        "C3 (higher). "
        "At day 43 the 95% CI, not adjusted for multiple comparisons, includes “no difference”: "
        "C4, "
        "IL-6, TNF-α and anti-dsDNA."
    )
