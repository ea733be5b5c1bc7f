"""Who improved and who is in which band: by hand, and in tables of the numbers."""

import math
from dataclasses import replace
from functools import partial

import pandas as pd
import pytest

from lib.language import Text
from lib.results.response import band_counts, response_rates
from lib.study.outcomes import Outcome
from lib.wording.response import (
    bands_sentence,
    bands_table,
    needed_sentence,
    needed_text,
    response_sentence,
    threshold_sentence,
)
from tests.support.studies import degenerate_studies, sample, small_study
from tests.support.wording import (
    C3,
    ENGLISH,
    IL6,
    ITALIANO,
    NAN,
    SCORE,
    in_both,
    numbers_in,
    rates_of,
    swapped,
)


def test_both_ways_of_counting_the_missing_are_rows() -> None:
    # Of the treated 2 of 3 fell by 3, one has no value; of the others 1 of 2.
    study = small_study("TTTCC", score=["8 4", "8 5", "8 .", "7 6", "7 4"])
    table = rates_of(study, study.first_outcome, ENGLISH)
    assert list(table["Missing values"]) == ["counted as not improved", "left out"]
    assert list(table["Drug, n/N (%)"]) == ["2/3 (67%)", "2/2 (100%)"]
    assert list(table["Dummy, n/N (%)"]) == ["1/2 (50%)", "1/2 (50%)"]
    assert list(table["Difference, percentage points"]) == ["+16.7", "+50.0"]
    assert list(table.columns) == [
        *("Missing values", "Drug, n/N (%)", "Dummy, n/N (%)"),
        *("Difference, percentage points", "95% CI (Newcombe)"),
    ]


def test_the_responders_are_of_all_randomised() -> None:
    table = rates_of(sample(), SCORE, ENGLISH)
    first = table.iloc[0]
    assert "/15 (" in first["Secretome, n/N (%)"]
    assert "/14 (" in first["Placebo, n/N (%)"]
    # One of the placebo arm has no value at day 43.
    assert "/13 (" in table.iloc[1]["Placebo, n/N (%)"]


def test_a_difference_of_responders_says_its_direction() -> None:
    # One of six fell by 3 with the drug, five of six without it.
    study = small_study("T" * 6 + "C" * 6, score=["8 5", *["8 8"] * 5, *["8 5"] * 5, "8 8"])
    table = rates_of(study, study.first_outcome, ENGLISH)
    # 1/6 - 5/6.
    assert list(table["Difference, percentage points"]) == ["−66.7"] * 2
    equal = small_study("TTCC", score=["8 5", "8 8", "8 5", "8 8"])
    table = rates_of(equal, equal.first_outcome, ENGLISH)
    assert list(table["Difference, percentage points"]) == ["0.0"] * 2


def test_another_threshold_counts_others() -> None:
    shown = [rates_of(sample(), SCORE, ENGLISH, threshold=threshold) for threshold in (1, 3, 6)]
    counts = [numbers_in(table["Secretome, n/N (%)"].iloc[0])[0] for table in shown]
    values = sample().values(SCORE)[sample().treated]
    fell = values[1] - values[43]
    assert counts == [int((fell >= threshold).sum()) for threshold in (1, 3, 6)]
    assert len(set(counts)) == 3


def test_an_arm_without_values_leaves_no_share_of_those_with_values() -> None:
    study = degenerate_studies()["an arm without values"]
    for words in (ENGLISH, ITALIANO):
        second = rates_of(study, study.first_outcome, words).iloc[1]
        assert "0/0" in list(second)
        assert second[words.t("95% CI ({method})", method="Newcombe")] == "–"
        assert second[words.t("Remark")]


def test_bands_show_every_count_and_its_n() -> None:
    study = sample()
    frame = band_counts(study, study.first_outcome)
    table = bands_table(study, study.first_outcome, frame, ENGLISH)
    assert list(table["Arm"]) == ["Secretome"] * 3 + ["Placebo"] * 3
    labels = ["Inactive (0–1)", "Mild (2–5)", "Moderate (6–10)", "High (>10)"]
    shown = table[labels].astype(int)
    assert shown.to_numpy().ravel().tolist() == frame["participants"].tolist()
    assert shown.sum(axis=1).tolist() == table["n"].astype(int).tolist()


def test_the_bands_of_a_visit_are_given_by_arm() -> None:
    study = small_study("TTCC", score=["8 1", "7 3", "9 8", "8 ."])
    counts = band_counts(study, study.first_outcome)
    assert bands_sentence(study, study.first_outcome, counts, 22, ENGLISH) == (
        "Day 22: Drug low 1, middle 1, high 0; Dummy low 0, middle 0, high 1."
    )


Numbers = tuple[float, float, float]


def responders_of(
    events: tuple[int, int], low: float, high: float, *, measured: tuple[int, int] = (15, 13)
) -> pd.DataFrame:
    """Both ways of counting: of the 15 + 14 randomised, and of those with both values."""
    names = ("missing", "events_treatment", "n_treatment", "events_control", "n_control")
    rows = [
        ("nonresponder", events[0], 15, events[1], 14),
        ("excluded", events[0], measured[0], events[1], measured[1]),
    ]
    value = events[0] / 15 - events[1] / 14
    frame = pd.DataFrame(rows, columns=list(names))
    return frame.assign(value=[value, NAN], low=[low, NAN], high=[high, NAN])


@pytest.mark.parametrize(
    ("outcome", "frame", "threshold", "english", "italian"),
    [
        (
            SCORE,
            responders_of((9, 2), 0.121, 0.682),
            3,
            "At day 43 MEX-SLEDAI was lower than at baseline by 3 points or more in 9/15 (60%) "
            "with secretome and 2/14 (14%) with placebo: difference +45.7 percentage points (95% "
            "CI 12.1 to 68.2), a missing value counted as no improvement.",
            (
                "Al giorno 43, MEX-SLEDAI inferiore al basale di almeno 3 punti in 9/15 "
                "(60%) con secretoma e in 2/14 (14%) con placebo: differenza +45,7 punti "
                "percentuali (IC 95% da 12,1 a 68,2); un valore mancante conta come "
                "assenza di miglioramento."
            ),
        ),
        (
            C3,
            responders_of((3, 7), -0.57, 0.05),
            12.5,
            "At day 43 C3 was higher than at baseline by 12.5 mg/dL or more in 3/15 (20%) with "
            "secretome and 7/14 (50%) with placebo: difference −30.0 percentage points (95% CI "
            "−57.0 to 5.0), a missing value counted as no improvement.",
            (
                "Al giorno 43, C3 superiore al basale di almeno 12,5 mg/dL in 3/15 (20%) "
                "con secretoma e in 7/14 (50%) con placebo: differenza −30,0 punti "
                "percentuali (IC 95% da −57,0 a 5,0); un valore mancante conta come "
                "assenza di miglioramento."
            ),
        ),
        (
            SCORE,
            # Nobody of one arm has both values: whoever of the other has, still counts.
            responders_of((0, 7), -0.73, -0.21, measured=(0, 13)),
            1,
            "At day 43 MEX-SLEDAI was lower than at baseline by 1 point or more in 0/15 (0%) with "
            "secretome and 7/14 (50%) with placebo: difference −50.0 percentage points (95% CI "
            "−73.0 to −21.0), a missing value counted as no improvement.",
            (
                "Al giorno 43, MEX-SLEDAI inferiore al basale di almeno 1 punto in 0/15 "
                "(0%) con secretoma e in 7/14 (50%) con placebo: differenza −50,0 punti "
                "percentuali (IC 95% da −73,0 a −21,0); un valore mancante conta come "
                "assenza di miglioramento."
            ),
        ),
        (
            SCORE,
            responders_of((0, 0), -0.2, 0.22, measured=(0, 0)),
            3,
            "Nobody has a value both at baseline and at day 43.",
            "Nessuna persona ha un valore sia al basale sia al giorno 43.",
        ),
    ],
    ids=["lower is better", "higher is better", "an arm without values", "nobody"],
)
def test_how_many_improved_is_said_in_both_languages(
    outcome: Outcome, frame: pd.DataFrame, threshold: float, english: str, italian: str
) -> None:
    said = in_both(lambda words: response_sentence(sample(), frame, outcome, 43, threshold, words))
    assert said == (english, italian)


def test_an_improvement_on_the_log_scale_is_a_factor() -> None:
    frame = responders_of((9, 2), 0.121, 0.682)
    said = in_both(lambda words: response_sentence(sample(), frame, IL6, 43, 1.5, words))
    assert said[0].startswith(
        "At day 43 IL-6 was lower than at baseline by a factor of 1.5 or more in 9/15 (60%) with "
    )
    assert said[1].startswith(
        "Al giorno 43, IL-6 inferiore al basale di almeno un fattore 1,5 in 9/15 (60%) con "
    )


def test_an_outcome_of_0_and_1_changes_from_one_to_the_other() -> None:
    frame = responders_of((9, 2), 0.121, 0.682)
    for outcome, change in ((SCORE, ("1", "0")), (C3, ("0", "1"))):
        said = in_both(
            partial(response_sentence, sample(), frame, outcome, 43, 1, has_amounts=False)
        )
        name = outcome.name.en
        assert said == (
            f"From baseline to day 43 {name} changed from {change[0]} to {change[1]} in 9/15 (60%) "
            "with secretome and 2/14 (14%) with placebo: difference +45.7 percentage points (95% "
            "CI 12.1 to 68.2), a missing value counted as no improvement.",
            f"Dal basale al giorno 43, {name} è passato da {change[0]} a {change[1]} in 9/15 (60%) "
            "con secretoma e in 2/14 (14%) con placebo: differenza +45,7 punti percentuali (IC 95% "
            "da 12,1 a 68,2); un valore mancante conta come assenza di miglioramento.",
        )


def test_what_is_known_of_important_differences_comes_from_the_outcome_alone() -> None:
    assert in_both(lambda words: threshold_sentence(SCORE, words)) == (
        "The threshold is a choice, not a finding. No validated minimal important change of "
        "MEX-SLEDAI is known.",
        "La soglia è una scelta, non un risultato. Per il MEX-SLEDAI non è nota una variazione "
        "minima clinicamente importante validata.",
    )
    assert in_both(lambda words: threshold_sentence(C3, words)) == (
        "The threshold is a choice, not a finding.",
        "La soglia è una scelta, non un risultato.",
    )
    source = Text("A book, 2010.", "Un libro, 2010.")
    known = replace(C3, important_difference=3.0, important_difference_source=source)
    assert in_both(lambda words: threshold_sentence(known, words)) == (
        "The threshold is a choice, not a finding. An important difference of "
        "3 mg/dL is given by: A book, 2010.",
        "La soglia è una scelta, non un risultato. Una differenza importante di 3 mg/dL è indicata "
        "da: Un libro, 2010.",
    )
    ratio = replace(IL6, important_difference=1.25, important_difference_source=source)
    assert " difference of a factor of 1.25 is given by: " in threshold_sentence(ratio, ENGLISH)


def test_a_visit_without_values_has_nobody_who_could_have_improved() -> None:
    study = degenerate_studies()["a visit without values"]
    score = study.first_outcome
    said = {
        day: response_sentence(
            study,
            response_rates(study, score, day, threshold=3),
            score,
            day,
            3,
            ENGLISH,
        )
        for day in study.follow_up_days
    }
    assert said[22] == "Nobody has a value both at baseline and at day 22."
    # The treated fell by 4, 2 and 4, the others by 1, 0 and not at all.
    assert "in 2/3 (67%) with drug and 0/3 (0%) with dummy: difference +66.7 " in said[43]


def needed(value: float, low: float, high: float) -> pd.Series:
    """The number needed to treat of a difference of shares with its limits."""
    turned = [
        NAN if math.isnan(end) else 1 / end if end else math.inf for end in (value, low, high)
    ]
    names = ("needed", "needed_from_low", "needed_from_high")
    return pd.Series({**dict(zip(names, turned, strict=True)), "crosses_none": low <= 0 <= high})


@pytest.mark.parametrize(
    ("difference", "english", "italian"),
    [
        (
            (0.5, 0.125, 0.8),
            "NNTB 2.0 (95% CI 1.3 to 8.0)",
            "NNTB 2,0 (IC 95% da 1,3 a 8,0)",
        ),
        (
            (-0.5, -0.8, -0.2),
            "NNTH 2.0 (95% CI 1.3 to 5.0)",
            "NNTH 2,0 (IC 95% da 1,3 a 5,0)",
        ),
        (
            # The difference that Altman (1998) turns over: 10% (-5% to 25%), NNTB 4 to NNTH 20.
            (0.1, -0.05, 0.25),
            "95% CI from NNTB 4.0 through infinity to NNTH 20",
            "IC 95% da NNTB 4,0 passando per l'infinito a NNTH 20",
        ),
        (
            (-0.1, -0.25, 0.05),
            "95% CI from NNTB 20 through infinity to NNTH 4.0",
            "IC 95% da NNTB 20 passando per l'infinito a NNTH 4,0",
        ),
        (
            (0.25, 0.0, 0.5),
            "95% CI from NNTB 2.0 to infinity",
            "IC 95% da NNTB 2,0 all'infinito",
        ),
        (
            (-0.25, -0.5, 0.0),
            "95% CI from NNTH 2.0 to infinity",
            "IC 95% da NNTH 2,0 all'infinito",
        ),
        (
            (0.05, 0.01, 0.4),
            "NNTB 20 (95% CI 2.5 to 100)",
            "NNTB 20 (IC 95% da 2,5 a 100)",
        ),
        ((NAN, NAN, NAN), "–", "–"),
    ],
    ids=[
        *("benefit", "harm", "holds zero", "harm, holds zero"),
        *("lower limit of zero", "upper limit of zero", "from 10 on", "none"),
    ],
)
def test_the_number_needed_to_treat_is_that_of_altman_and_only_a_range_where_there_may_be_none(
    difference: Numbers, english: str, italian: str
) -> None:
    said = in_both(lambda words: needed_text(needed(*difference), words))
    assert said == (english, italian)


def test_swapping_the_arms_turns_benefit_into_harm() -> None:
    texts = [response_rates(each, SCORE, 43, threshold=3).iloc[0] for each in (sample(), swapped())]
    first, second = (needed_text(row, ENGLISH) for row in texts)
    assert first.startswith("NNTB")
    assert second == first.replace("NNTB", "NNTH")


def test_a_number_needed_to_treat_is_given_at_the_cut_off_of_the_study_and_at_no_other() -> None:
    # Of the treated 4 of 4 fell by 3, of the others none: the difference is 1.
    study = small_study("T" * 4 + "C" * 4, score=["8 5"] * 4 + ["8 8"] * 4)
    known = replace(study.first_outcome, important_difference=3)
    for outcome, threshold, is_said in (
        *((known, 3, True), (known, 2, False), (study.first_outcome, 3, False)),
    ):
        rates = response_rates(study, outcome, 22, threshold=threshold)
        said = in_both(partial(needed_sentence, study, rates, outcome, 22, threshold))
        if not is_said:
            assert said == ("", "")
            continue
        # Wilson's limits of 4 of 4 and 0 of 4 by hand: z^2 / (4 + z^2) = 0.4899 from the end each,
        # so Newcombe's from 1 - sqrt(2) x 0.4899 = 0.307 to 1: 1 / 0.307 = 3.3.
        assert said == (
            "Number needed to treat for one to benefit (NNTB) or to be harmed (NNTH) at day 22, at "
            "the study's own cut-off (3 points): NNTB 1.0 (95% CI 1.0 to 3.3). A missing value "
            "counts as no improvement.",
            (
                "Numero di pazienti da trattare (NNT) per un beneficio (NNTB) o per un "
                "danno (NNTH) al giorno 22, alla soglia dichiarata dallo studio (3 punti): "
                "NNTB 1,0 (IC 95% da 1,0 a 3,3). Un valore mancante conta come assenza di "
                "miglioramento."
            ),
        )


def test_an_outcome_of_0_and_1_has_one_cut_off_and_nobody_measured_none() -> None:
    study = small_study("TTCC", score=["1 0", "1 0", "1 1", "1 1"])
    rates = response_rates(study, study.first_outcome, 22, threshold=1)
    said = needed_sentence(study, rates, study.first_outcome, 22, 1, ENGLISH)
    # Newcombe, 2 of 2 against 0 of 2: from 1 - sqrt(2) z^2 / (2 + z^2) = 0.0700; 1 / 0.07 = 14.
    assert "cut-off (1 → 0): NNTB 1.0 (95% CI 1.0 to 14)." in said
    blank = small_study("TC", score=["8 .", ". 4"])
    known = replace(blank.first_outcome, important_difference=3)
    rates = response_rates(blank, known, 22, threshold=3)
    assert needed_sentence(blank, rates, known, 22, 3, ENGLISH) == ""
