"""Sentences say what the numbers say, and another number says something else."""

import math
import re
from collections.abc import Callable

import pandas as pd
import pytest

from lib.italian import ITALIAN
from lib.language import LANGUAGES, Language, Text
from lib.reading.examine import read_study
from lib.results.changes import arm_summaries, band_counts, change_summaries, changes_from_baseline
from lib.results.effects import effect, effects_by_outcome
from lib.results.event_terms import incidence_by_term
from lib.results.events import incidence_by_kind
from lib.results.participants import missing_values, participant_flow
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, Estimate
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.changes import change_sentence, courses_sentence, waterfall_sentence
from lib.wording.effects import better_sentence, effect_sentence, outcomes_sentence, tests_sentence
from lib.wording.event_times import terms_sentence
from lib.wording.events import any_event_sentence, serious_sentence
from lib.wording.limits import below_limit_sentence, reference_sentence
from lib.wording.names import SYNTHETIC, arm_label, effect_text, footnote, neutral_label
from lib.wording.participants import design_sentence, flow_sentence, missing_sentence
from lib.wording.response import bands_sentence
from lib.words import Words
from tests.support.changes import changed, rewritten
from tests.support.files import SAMPLE, files_of
from tests.support.studies import degenerate_studies, polyps, sample, small_study

ENGLISH, ITALIANO = Words("en"), Words("it")
NAN = math.nan
SCORE, C3, _, IL6, _, _ = sample().outcomes

Files = dict[str, bytes]


def estimate(value: float, low: float, high: float, reason: str = "") -> Estimate:
    return Estimate(value, low, high, NAN, 15, 13, "ANCOVA", reason=reason)


# The answer, word by word


@pytest.mark.parametrize(
    ("outcome", "found", "english", "italian"),
    [
        (
            SCORE,
            estimate(-2.94, -4.64, -1.23),
            "At day 43 MEX-SLEDAI was 2.9 points lower with secretome than with placebo "
            "(95% CI 1.2 to 4.6; n 15 + 13).",
            "Al giorno 43, MEX-SLEDAI: 2,9 punti in meno con secretoma rispetto a placebo "
            "(IC 95% da 1,2 a 4,6; n 15 + 13).",
        ),
        (
            C3,
            estimate(19.75, 8.04, 31.46),
            "At day 43 C3 was 19.8 mg/dL higher with secretome than with placebo "
            "(95% CI 8.0 to 31.5; n 15 + 13).",
            "Al giorno 43, C3: 19,8 mg/dL in più con secretoma rispetto a placebo "
            "(IC 95% da 8,0 a 31,5; n 15 + 13).",
        ),
        (
            SCORE,
            estimate(-1.26, -3.0, 0.48),
            "At day 43 MEX-SLEDAI was 1.3 points lower with secretome than with placebo, but the "
            "data are also compatible with no difference (95% CI 3.0 lower to 0.5 higher; "
            "n 15 + 13).",
            "Al giorno 43, MEX-SLEDAI: 1,3 punti in meno con secretoma rispetto a placebo, ma i "
            "dati sono compatibili anche con nessuna differenza (IC 95% da 3,0 in meno a 0,5 in "
            "più; n 15 + 13).",
        ),
        (
            IL6,
            estimate(0.55, 0.38, 0.80),
            "At day 43 IL-6 was 45% lower with secretome than with placebo "
            "(95% CI 20% to 62%; n 15 + 13).",
            "Al giorno 43, IL-6: 45% in meno con secretoma rispetto a placebo "
            "(IC 95% da 20% a 62%; n 15 + 13).",
        ),
        (
            IL6,
            estimate(1.004, 0.72, 1.4),
            "At day 43 IL-6 was 0.4% higher with secretome than with placebo, but the data are "
            "also compatible with no difference (95% CI 28% lower to 40% higher; n 15 + 13).",
            "Al giorno 43, IL-6: 0,4% in più con secretoma rispetto a placebo, ma i dati sono "
            "compatibili anche con nessuna differenza (IC 95% da 28% in meno a 40% in più; "
            "n 15 + 13).",
        ),
        (
            C3,
            estimate(-5.0, NAN, NAN, NO_VARIATION),
            "At day 43 C3 was 5.0 mg/dL lower with secretome than with placebo, but no interval "
            "can be given (n 15 + 13). The values do not vary within the arms, so there is "
            "nothing to judge the difference by.",
            "Al giorno 43, C3: 5,0 mg/dL in meno con secretoma rispetto a placebo, ma non si può "
            f"dare un intervallo (n 15 + 13). {ITALIAN[NO_VARIATION]}",
        ),
        (
            C3,
            estimate(NAN, NAN, NAN, EMPTY_ARM),
            "At day 43 the difference in C3 between secretome and placebo cannot be estimated "
            "(n 15 + 13). One arm has no values, so the arms cannot be compared.",
            "Al giorno 43, C3: la differenza tra secretoma e placebo non è stimabile (n 15 + 13). "
            "Un braccio non ha valori, perciò i bracci non si possono confrontare.",
        ),
        (
            C3,
            estimate(0.0, NAN, NAN, NO_VARIATION),
            "At day 43 the estimated difference in C3 between secretome and placebo was 0.0 mg/dL, "
            "but no interval can be given (n 15 + 13). The values do not vary within the arms, so "
            "there is nothing to judge the difference by.",
            "Al giorno 43, C3: la differenza stimata tra secretoma e placebo è 0,0 mg/dL, ma non "
            f"si può dare un intervallo (n 15 + 13). {ITALIAN[NO_VARIATION]}",
        ),
        (
            SCORE,
            estimate(1e-16, -2.5, 2.5),
            "At day 43 the estimated difference in MEX-SLEDAI between secretome and placebo was "
            "0.0 points (95% CI 2.5 lower to 2.5 higher; n 15 + 13).",
            "Al giorno 43, MEX-SLEDAI: la differenza stimata tra secretoma e placebo è 0,0 punti "
            "(IC 95% da 2,5 in meno a 2,5 in più; n 15 + 13).",
        ),
    ],
)
def test_the_answer_in_both_languages(
    outcome: Outcome, found: Estimate, english: str, italian: str
) -> None:
    assert effect_sentence(sample(), outcome, 43, found, ENGLISH) == english
    assert effect_sentence(sample(), outcome, 43, found, ITALIANO) == italian


def test_a_ratio_beyond_every_number_has_a_direction() -> None:
    text = effect_sentence(sample(), IL6, 43, estimate(math.inf, 0.5, math.inf), ENGLISH)
    assert "IL-6 was ∞% higher with secretome than with placebo" in text


@pytest.mark.parametrize(
    ("outcome", "found", "told"),
    [
        (C3, estimate(2.0, 0.04, 4.0), ["2.00 mg/dL higher", "95% CI 0.04 to 4.00;"]),
        (IL6, estimate(0.5, 0.25, 0.998), ["50% lower", "95% CI 0.2% to 75%;"]),
        (IL6, estimate(0.004, 0.001, 0.02), ["99.6% lower", "95% CI 98% to 99.9%;"]),
    ],
)
def test_no_limit_is_rounded_to_no_difference_or_to_nothing_left(
    outcome: Outcome, found: Estimate, told: list[str]
) -> None:
    text = effect_sentence(sample(), outcome, 43, found, ENGLISH)
    assert [part for part in told if part not in text] == []


@pytest.mark.parametrize(
    ("outcome", "numbers", "text"),
    [
        (C3, (-2.94, -4.6, -1.2), "−2.9 (−4.6 to −1.2)"),
        (C3, (2.0, 0.04, 4.0), "2.00 (0.04 to 4.00)"),
        (IL6, (0.85, 0.64, 1.13), "0.85 (0.64 to 1.13)"),
        (IL6, (0.5, 0.25, 0.998), "0.500 (0.250 to 0.998)"),
        (IL6, (0.004, 0.001, 0.02), "0.004 (0.001 to 0.020)"),
        (C3, (1.0, NAN, NAN), "1.0 (no interval)"),
        (C3, (NAN, NAN, NAN), "cannot be estimated"),
    ],
)
def test_an_effect_is_written_with_its_interval(
    outcome: Outcome, numbers: tuple[float, float, float], text: str
) -> None:
    assert effect_text(outcome, *numbers, ENGLISH) == text


@pytest.mark.parametrize("language", LANGUAGES)
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
    answer = text.partition(" con " if language == "it" else " with ")[0]
    assert answer.endswith(words.t("lower" if value < 0 else "higher"))
    crosses = abs(value) < margin
    doubt = "compatibili anche con" if language == "it" else "also compatible with"
    assert (doubt in text) == crosses


def test_which_direction_is_better_is_the_outcome_s_word() -> None:
    assert better_sentence(C3, ENGLISH) == "Higher C3 is better."
    assert better_sentence(IL6, ENGLISH) == "Lower IL-6 is better."
    assert better_sentence(C3, ITALIANO) == "Per C3 un valore più alto è migliore."


def test_an_arm_name_keeps_its_capitals_within_a_sentence_unless_it_is_a_plain_word() -> None:
    for name, within in [("Secretome", "secretome"), ("UC-MSC", "UC-MSC"), ("B", "B")]:
        study = rewritten("study.toml", ('en = "Secretome"', f'en = "{name}"'))
        assert arm_label(study, "treatment", ENGLISH) == within


def test_an_outcome_s_name_keeps_its_capital_where_a_sentence_begins_with_it() -> None:
    study = small_study("TTCC", score=["8 4", "7 5", "9 8", "8 7"], marker=["2 3"] * 4)
    score, _, marker = study.outcomes
    for outcome in (score, marker):
        name = outcome.name.en
        summaries = change_summaries(study, outcome)
        text = change_sentence(study, summaries, outcome, 22, ENGLISH)
        assert text.startswith(name)
        courses = arm_summaries(study, outcome)
        assert courses_sentence(study, outcome, courses, ENGLISH).startswith(name)
        found = effect(study, outcome, 22)
        answer = effect_sentence(study, outcome, 22, found, ENGLISH)
        assert f" {name.lower()} " in answer


# The sample study and the polyps trial


def test_the_outcomes_apart_and_not_apart_of_the_sample() -> None:
    study = sample()
    frame = effects_by_outcome(study, 43)
    assert outcomes_sentence(study, frame, 43, ENGLISH) == (
        "At day 43 the unadjusted 95% CI is on one side of no difference: MEX-SLEDAI (lower) and "
        "C3 (higher). "
        "At day 43 the unadjusted 95% CI spans no difference: C4, IL-6, TNF-α and Anti-dsDNA."
    )
    assert tests_sentence(frame, ENGLISH).startswith("p values in this table: 6.")


def test_the_flow_of_the_sample() -> None:
    assert flow_sentence(sample(), participant_flow(sample()), ENGLISH) == (
        "Randomised: 29. Secretome: 15 allocated, withdrawn 0, 15 analysed at day 43; "
        "Placebo: 14 allocated, withdrawn 1, 13 analysed at day 43."
    )


def test_where_withdrawals_were_not_supplied_none_is_counted() -> None:
    study = polyps()
    assert flow_sentence(study, participant_flow(study), ENGLISH) == (
        "Randomised: 22. Sulindac: 11 allocated, withdrawn not supplied, 9 analysed at day 365; "
        "Placebo: 11 allocated, withdrawn not supplied, 11 analysed at day 365."
    )
    assert missing_sentence(missing_values(study), ENGLISH) == (
        "2 of 66 planned values are missing."
    )


def test_the_missing_values_of_the_sample_and_of_a_complete_study() -> None:
    assert missing_sentence(missing_values(sample()), ENGLISH) == (
        "11 of 522 planned values are missing, 6 of them after withdrawal."
    )
    full = ["8 4", "7 6"]
    study = small_study("TC", score=full, level=full, marker=full)
    assert missing_sentence(missing_values(study), ENGLISH) == (
        "No value is missing of 12 planned."
    )


def test_changes_within_the_arms_are_said_to_be_no_effect() -> None:
    study = sample()
    assert change_sentence(study, change_summaries(study, C3), C3, 43, ENGLISH) == (
        "C3 (mg/dL), mean change from baseline at day 43 (95% CI): Secretome 14.2 (7.0 to 21.5), "
        "n 14; Placebo −4.6 (−15.6 to 6.5), n 12. A change within an arm is not an effect of "
        "treatment."
    )
    assert change_sentence(study, change_summaries(study, IL6), IL6, 43, ITALIANO) == (
        "IL-6, rapporto medio geometrico rispetto al basale al giorno 43 (IC 95%): Secretoma 0,82 "
        "(da 0,68 a 0,97), n 15; Placebo 0,98 (da 0,74 a 1,29), n 13. Una variazione entro un "
        "braccio non è un effetto del trattamento."
    )


@pytest.mark.parametrize(
    ("outcome", "statistic", "start"),
    [
        (C3, "mean", "C3 (mg/dL) on days 1, 22, 43, mean: Secretome 75.3 → 81.1 → 88.4; Placebo"),
        (C3, "median", "C3 (mg/dL) on days 1, 22, 43, median: Secretome 75.8 → 76.5 →"),
        (IL6, "mean", "IL-6 (pg/mL) on days 1, 22, 43, geometric mean: Secretome 5.63 → 5.63 →"),
    ],
)
def test_courses_name_the_statistic_that_they_give(
    outcome: Outcome, statistic: str, start: str
) -> None:
    frame = arm_summaries(sample(), outcome, statistic=statistic)
    assert courses_sentence(sample(), outcome, frame, ENGLISH).startswith(start)


def test_values_below_the_limit_are_counted_and_none_is_not_mentioned() -> None:
    text = below_limit_sentence(arm_summaries(sample(), IL6), IL6, ENGLISH)
    assert text.startswith("10 of 86 values of IL-6 are below the quantification limit")
    assert below_limit_sentence(arm_summaries(sample(), C3), C3, ENGLISH) == ""


@pytest.mark.parametrize(
    ("low", "high", "unit", "source", "text"),
    [
        (90.0, 180.5, "mg/dL", "a book.", "Reference limits of X: 90–180.5 mg/dL (a book)."),
        (0.125, None, "", "a book", "Reference limits of X: ≥0.125 (a book)."),
        (None, 1234567.0, "/L", "", "Reference limits of X: ≤1234567 /L (source not told)."),
        (None, 0.00001, "g", "", "Reference limits of X: ≤0.00001 g (source not told)."),
        (None, None, "g", "a book", ""),
    ],
)
def test_reference_limits_are_written_as_declared_with_their_source(
    low: float | None, high: float | None, unit: str, source: str, text: str
) -> None:
    outcome = Outcome(
        "x",
        "complement_levels",
        Text("X", "X"),
        Text(unit, unit),
        reference_low=low,
        reference_high=high,
        reference_source=Text(source, source) if source else None,
    )
    assert reference_sentence(outcome, ENGLISH) == text


def test_who_moved_the_good_way_is_counted_of_those_with_both_values() -> None:
    study = small_study("TTTCC", score=["8 4", "8 8", "8 .", "7 9", "7 5"])
    score = study.primary_outcome
    text = waterfall_sentence(study, score, changes_from_baseline(study, score, 22), 22, ENGLISH)
    assert text == (
        "Participants whose score was lower at day 22 than at baseline, of those with both values: "
        "Drug 1/2 (50%), Dummy 1/2 (50%)."
    )
    # Of the level, higher is better; of the two with both values in each arm, one and two rose.
    study = small_study("TTTCC", level=["8 9", "8 4", "8 .", "7 9", "5 7"])
    level = study.outcomes[1]
    text = waterfall_sentence(study, level, changes_from_baseline(study, level, 22), 22, ENGLISH)
    assert text == (
        "Participants whose level was higher at day 22 than at baseline, of those with both "
        "values: Drug 1/2 (50%), Dummy 2/2 (100%)."
    )


# Every sentence follows the data


def told_of(study: Study, words: Words = ENGLISH) -> dict[str, str]:
    """Every sentence about a result of a study."""
    score, c3, il6 = study.outcomes[0], study.outcomes[1], study.outcomes[3]
    day = study.primary_day
    frame = effects_by_outcome(study, day)
    kinds = incidence_by_kind(study)
    found = {
        "outcomes": outcomes_sentence(study, frame, day, words),
        "tests": tests_sentence(frame, words),
        "missing": missing_sentence(missing_values(study), words),
        "flow": flow_sentence(study, participant_flow(study), words),
        "design": design_sentence(study, words),
        "serious": serious_sentence(study, kinds, words),
        "any": any_event_sentence(study, kinds, words),
        "terms": terms_sentence(incidence_by_term(study), words),
    }
    for outcome in (score, c3, il6):
        summaries = arm_summaries(study, outcome)
        estimated = effect(study, outcome, day)
        changed_by = change_summaries(study, outcome)
        individual = changes_from_baseline(study, outcome, day)
        found |= {
            f"{outcome.code} effect": effect_sentence(study, outcome, day, estimated, words),
            f"{outcome.code} courses": courses_sentence(study, outcome, summaries, words),
            f"{outcome.code} change": change_sentence(study, changed_by, outcome, day, words),
            f"{outcome.code} waterfall": waterfall_sentence(study, outcome, individual, day, words),
            f"{outcome.code} below": below_limit_sentence(summaries, outcome, words),
        }
    return found


SECRETOME = [
    row.split(",")[0]
    for row in files_of(SAMPLE)["participants.csv"].decode().splitlines()
    if row.split(",")[1] == "secretome"
]


def moved_after_treatment(rows: pd.DataFrame) -> pd.DataFrame:
    """Add 5 to every value of the treated at day 43; none is below a limit then."""
    chosen = rows["participant_id"].isin(SECRETOME) & (rows["day"] == "43") & (rows["value"] != "")
    bare = rows["value"].str.removeprefix("<")
    moved = (pd.to_numeric(bare) + 5).map(lambda value: f"{value:g}")
    return rows.assign(value=rows["value"].mask(chosen, moved))


def without_the_first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[~rows["participant_id"].isin(["P01", "P03", "P29"])]


def edited(name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Study:
    return read_study(changed(files_of(SAMPLE), name, change))


def dropped() -> Study:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files = changed(files, name, without_the_first)
    return read_study(files)


def with_serious_event() -> Study:
    return edited(
        "adverse_events.csv",
        lambda rows: pd.concat(
            [rows, rows.head(1).assign(participant_id="P01", term="Headache", serious="yes")]
        ),
    )


KINDS = ("effect", "courses", "change", "waterfall")
VALUES_43 = {f"{code} {kind}" for code in ("mex_sledai", "c3", "il6") for kind in KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "affected", "unaffected"),
    [
        (
            lambda: edited("measurements.csv", moved_after_treatment),
            # The one participant whose C3 fell, fell by more than 5.
            (VALUES_43 - {"c3 waterfall"}) | {"outcomes", "il6 below"},
            {"missing", "flow", "design", "serious", "any", "terms", "tests"},
        ),
        (
            dropped,
            VALUES_43 | {"missing", "flow", "design", "serious", "any", "terms", "il6 below"},
            {"tests"},
        ),
        (
            with_serious_event,
            {"serious", "any", "terms"},
            VALUES_43 | {"outcomes", "missing", "flow", "design", "tests"},
        ),
        (
            lambda: edited(
                "participants.csv",
                lambda rows: rows.assign(
                    withdrawn_day=rows["withdrawn_day"].mask(rows["participant_id"] == "P02", "30")
                ),
            ),
            {"flow"},
            VALUES_43 | {"outcomes", "design", "serious", "any", "terms", "tests"},
        ),
        (
            lambda: edited(
                "measurements.csv",
                lambda rows: rows.assign(value=rows["value"].mask(rows["outcome"] == "c3", "")),
            ),
            {f"c3 {kind}" for kind in KINDS} | {"outcomes", "missing", "tests"},
            {"mex_sledai effect", "il6 effect", "flow", "design", "serious", "any", "terms"},
        ),
    ],
    ids=["+5 at day 43", "three fewer", "a serious event", "a withdrawal", "no C3"],
)
def test_a_sentence_changes_with_its_data_and_only_with_them(
    change: Callable[[], Study], affected: set[str], unaffected: set[str], language: Language
) -> None:
    before, after = told_of(sample(), Words(language)), told_of(change(), Words(language))
    assert {name for name in affected if before[name] == after[name]} == set()
    assert {name for name in unaffected if before[name] != after[name]} == set()


# Language


def test_italian_sentences_have_decimal_commas_and_no_english_word() -> None:
    studies = (sample(), with_serious_event())
    english = r"\b(lower|higher|with|the|was|than|and|day|arm|values?|mean|of|is|not|at)\b"
    for text in [text for study in studies for text in told_of(study, ITALIANO).values()]:
        bare = text.replace("Injection site", "")
        assert re.search(english, bare) is None, text
        assert re.search(r"\d\.\d", text) is None, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_every_answer_of_a_study_that_cannot_answer_is_a_sentence(
    name: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            found = effect(study, outcome, day)
            text = effect_sentence(study, outcome, day, found, words)
            assert "nan" not in text
            assert f"n {found.n_treatment} + {found.n_control}" in text
            assert not found.reason or words.t(found.reason) in text
            changed_by = change_summaries(study, outcome)
            assert "nan" not in change_sentence(study, changed_by, outcome, day, words)
            individual = changes_from_baseline(study, outcome, day)
            text = waterfall_sentence(study, outcome, individual, day, words)
            assert "nan" not in text
    frame = effects_by_outcome(study, study.primary_day)
    listed = outcomes_sentence(study, frame, study.primary_day, words)
    for outcome in study.outcomes:
        assert words.of(outcome.name).lower() in listed.lower()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_footnote_is_the_synthetic_note_or_the_title(language: Language) -> None:
    words = Words(language)
    assert footnote(sample(), words) == words.t(SYNTHETIC)
    real = small_study("TC", score=["5 5", "5 5"])
    assert footnote(real, words) == words.of(real.title)


def test_names_for_links_are_the_same_in_both_languages() -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert neutral_label(study.primary_outcome) == "score"
    assert neutral_label(C3) == "C3"


def test_the_bands_of_a_visit_are_told_by_arm() -> None:
    study = small_study("TTCC", score=["8 1", "7 3", "9 8", "8 ."])
    counts = band_counts(study, study.primary_outcome)
    assert bands_sentence(study, study.primary_outcome, counts, 22, ENGLISH) == (
        "Day 22: Drug low 1, middle 1, high 0; Dummy low 0, middle 0, high 1."
    )
