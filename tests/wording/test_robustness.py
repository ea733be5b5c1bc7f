"""Sentences of the second look say what the numbers say, and no more."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language, Text
from lib.reading.examine import read_study
from lib.results.changes import Association, association_of_changes
from lib.results.claims import (
    AGREES,
    DIRECTION_ONLY,
    DISAGREES,
    NO_VISIT,
    NOT_COLLECTED,
    NOT_MEASURABLE,
    NOT_MEASURED,
    UNCHECKED,
    Verdict,
    claim_verdicts,
)
from lib.results.effects import detectable_effect, effect
from lib.results.limits import limit_crossings
from lib.results.response import response_rates
from lib.results.robustness import NOTHING_CENSORED, effects_without_each, sensitivity_board
from lib.statistics.changes import MeanChange
from lib.statistics.correlation import NO_RANKING, NO_RANKING_IN_ARMS, TOO_FEW_PAIRS, Correlation
from lib.statistics.estimates import EMPTY_ARM, Estimate
from lib.statistics.randomisation import Randomisation
from lib.study.claims import Claim
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.claims import claims_sentence, verdict_text
from lib.wording.effects import detectable_text, power_sentence
from lib.wording.limits import crossing_sentence, limit_source_sentence
from lib.wording.participants import highlight_sentence
from lib.wording.response import association_sentence, needed_text, response_sentence
from lib.wording.robustness import left_out_text, rerandomisation_sentence, sensitivity_sentence
from lib.words import Words
from tests.support.changes import changed, rewritten
from tests.support.files import SAMPLE, files_of
from tests.support.studies import degenerate_studies, rerandomised_at, sample, small_study

ENGLISH, ITALIANO = Words("en"), Words("it")
NAN = math.nan
SCORE, C3, _, IL6, _, DSDNA = sample().outcomes
Numbers = tuple[float, float, float]


def board(*rows: Numbers, reason: str = "") -> pd.DataFrame:
    """A sensitivity board of estimates with their limits."""
    frame = pd.DataFrame(rows, columns=["value", "low", "high"])
    return frame.assign(reason=reason)


def left_out(*values: float) -> pd.DataFrame:
    """The comparison without P01, P02, and so on."""
    ids = [f"P{number:02}" for number in range(1, len(values) + 1)]
    return pd.DataFrame({"participant_id": ids, "arm": "treatment", "value": list(values)})


def estimate(
    value: float, low: float, high: float, p: float = NAN, n: tuple[int, int] = (15, 13)
) -> Estimate:
    reason = EMPTY_ARM if math.isnan(value) else ""
    return Estimate(value, low, high, p, *n, "ANCOVA", reason=reason)


def in_both(sentence: Callable[[Words], str]) -> tuple[str, str]:
    return sentence(ENGLISH), sentence(ITALIANO)


# Does the answer hold?

LOWER = [(-3.2, -5.0, -1.4), (-2.9, -4.9, -0.9), (-3.0, -5.0, -1.0), (-3.4, -5.2, -1.6)]
RATIOS = [(0.82, 0.64, 1.05), (0.86, 0.6, 1.2), (0.8, 0.6, 1.1), (0.82, 0.6, 1.1), (0.78, 0.6, 1.1)]


@pytest.mark.parametrize(
    ("outcome", "rows", "others", "english", "italian"),
    [
        (
            SCORE,
            LOWER,
            (-3.3, -2.8, -3.5),
            "All 4 analyses put the difference between −3.4 and −2.9 points. The 95% CI of every "
            "one of them lies on one side of no difference. Leaving out any one participant keeps "
            "the ANCOVA estimate within −3.5 to −2.8; the most influential is P02 (−2.8 without).",
            "Tutte le 4 analisi collocano la differenza tra −3,4 e −2,9 punti. L'IC 95% di "
            "ciascuna sta da un solo lato dell'assenza di differenza. Escludendo un partecipante "
            "qualsiasi la stima ANCOVA resta entro questi limiti: da −3,5 a −2,8; il più influente "
            "è P02 (−2,8 senza).",
        ),
        (
            SCORE,
            [(-0.6, -1.9, 0.7), (-1.5, -2.9, -0.1), (NAN, NAN, NAN), (-0.9, -2.0, 0.2)],
            (-1.1, 0.04, -0.7),
            "3 of 4 analyses can be made and put the difference between −1.5 and −0.6 points. The "
            "95% CI lies on one side of no difference in 1 of the 3 that have one; the most "
            "cautious one counts. Leaving out one participant at a time, the ANCOVA estimate "
            "ranges: −1.1 to 0.0, and 1 of 3 participants turns its direction when left out; the "
            "most influential is P02 (0.0 without).",
            "3 analisi su 4 sono possibili e collocano la differenza tra −1,5 e −0,6 punti. L'IC "
            "95% sta da un solo lato dell'assenza di differenza in 1 delle 3 che lo hanno; vale la "
            "più prudente. Escludendo un partecipante alla volta la stima ANCOVA varia: da −1,1 a "
            "0,0, e 1 partecipante su 3, se escluso, ne inverte la direzione; il più influente è "
            "P02 (0,0 senza).",
        ),
        (
            IL6,
            RATIOS,
            (0.79, 0.91, 0.85),
            "All 5 analyses put the ratio between 0.78 and 0.86. The 95% CI of every one of them "
            "spans no difference. Leaving out any one participant keeps the ANCOVA estimate within "
            "0.79 to 0.91; the most influential is P02 (0.91 without).",
            "Tutte le 5 analisi collocano il rapporto tra 0,78 e 0,86. L'IC 95% di ciascuna "
            "comprende l'assenza di differenza. Escludendo un partecipante qualsiasi la stima "
            "ANCOVA resta entro questi limiti: da 0,79 a 0,91; il più influente è P02 (0,91 "
            "senza).",
        ),
        (
            IL6,
            RATIOS,
            (0.79, 1.004, 0.85),
            "All 5 analyses put the ratio between 0.78 and 0.86. The 95% CI of every one of them "
            "spans no difference. Leaving out one participant at a time, the ANCOVA estimate "
            "ranges: 0.79 to 1.00, and 1 of 3 participants turns its direction when left out; the "
            "most influential is P02 (1.00 without).",
            "Tutte le 5 analisi collocano il rapporto tra 0,78 e 0,86. L'IC 95% di ciascuna "
            "comprende l'assenza di differenza. Escludendo un partecipante alla volta la stima "
            "ANCOVA varia: da 0,79 a 1,00, e 1 partecipante su 3, se escluso, ne inverte la "
            "direzione; il più influente è P02 (1,00 senza).",
        ),
        (
            C3,
            [(19.75, 8.0, 31.5), (18.0, 6.0, 30.0)],
            # The one that moves it most moves it away from no difference.
            (15.2, 26.0, 20.0),
            "All 2 analyses put the difference between 18.0 and 19.8 mg/dL. The 95% CI of every "
            "one of them lies on one side of no difference. Leaving out any one participant keeps "
            "the ANCOVA estimate within 15.2 to 26.0; the most influential is P02 (26.0 without).",
            "Tutte le 2 analisi collocano la differenza tra 18,0 e 19,8 mg/dL. L'IC 95% di "
            "ciascuna sta da un solo lato dell'assenza di differenza. Escludendo un partecipante "
            "qualsiasi la stima ANCOVA resta entro questi limiti: da 15,2 a 26,0; il più influente "
            "è P02 (26,0 senza).",
        ),
        (
            C3,
            [(2.0, -1.0, 5.0), (-0.5, -3.0, 2.0)],
            (-0.3, 1.0, 3.0),
            "All 2 analyses put the difference between −0.5 and 2.0 mg/dL. The 95% CI of every one "
            "of them spans no difference. Leaving out one participant at a time, the ANCOVA "
            "estimate ranges: −0.3 to 3.0, and 1 of 3 participants turns its direction when left "
            "out; the most influential is P01 (−0.3 without).",
            "Tutte le 2 analisi collocano la differenza tra −0,5 e 2,0 mg/dL. L'IC 95% di ciascuna "
            "comprende l'assenza di differenza. Escludendo un partecipante alla volta la stima "
            "ANCOVA varia: da −0,3 a 3,0, e 1 partecipante su 3, se escluso, ne inverte la "
            "direzione; il più influente è P01 (−0,3 senza).",
        ),
        (
            SCORE,
            [(-2.0, NAN, NAN), (-2.0, NAN, NAN)],
            (NAN, NAN),
            "All 2 analyses put the difference at −2.0 points.",
            "Tutte le 2 analisi collocano la differenza a −2,0 punti.",
        ),
        (
            SCORE,
            # Equal as they are written, not to the last digit.
            [(-2.04, -3.0, -1.0), (-1.96, -3.1, -0.9)],
            (-2.5, -1.8),
            "All 2 analyses put the difference at −2.0 points. The 95% CI of every one of them "
            "lies on one side of no difference. Leaving out any one participant keeps the ANCOVA "
            "estimate within −2.5 to −1.8; the most influential is P01 (−2.5 without).",
            "Tutte le 2 analisi collocano la differenza a −2,0 punti. L'IC 95% di ciascuna sta da "
            "un solo lato dell'assenza di differenza. Escludendo un partecipante qualsiasi la "
            "stima ANCOVA resta entro questi limiti: da −2,5 a −1,8; il più influente è P01 (−2,5 "
            "senza).",
        ),
        (
            IL6,
            [(0.9, 0.7, 1.2), (NAN, NAN, NAN), (NAN, NAN, NAN)],
            (0.85, 0.92),
            # In logs P01 moves it further: 0.9 / 0.85 against 0.92 / 0.9.
            "1 of 3 analyses can be made and puts the ratio at 0.90. The only 95% CI spans no "
            "difference. Leaving out any one participant keeps the ANCOVA estimate within "
            "0.85 to 0.92; the most influential is P01 (0.85 without).",
            "1 analisi su 3 è possibile e colloca il rapporto a 0,90. L'unico IC 95% "
            "comprende l'assenza di differenza. Escludendo un partecipante qualsiasi la stima "
            "ANCOVA resta entro questi limiti: da 0,85 a 0,92; il più influente è P01 (0,85 "
            "senza).",
        ),
        (
            SCORE,
            [*LOWER[:3], (-3.4, NAN, NAN)],
            (-3.3,),
            "All 4 analyses put the difference between −3.4 and −2.9 points. The 95% CI lies on "
            "one side of no difference in 3 of the 3 that have one; the most cautious one counts. "
            "Leaving out any one participant keeps the ANCOVA estimate within −3.3 to −3.3; the "
            "most influential is P01 (−3.3 without).",
            "Tutte le 4 analisi collocano la differenza tra −3,4 e −2,9 punti. L'IC 95% sta da un "
            "solo lato dell'assenza di differenza in 3 delle 3 che lo hanno; vale la più prudente. "
            "Escludendo un partecipante qualsiasi la stima ANCOVA resta entro questi limiti: da "
            "−3,3 a −3,3; il più influente è P01 (−3,3 senza).",
        ),
        (
            SCORE,
            [(0.0, -1.0, 1.0), (0.1, -1.0, 1.2)],
            (-0.2, 0.3),
            "All 2 analyses put the difference between 0.0 and 0.1 points. The 95% CI of every one "
            "of them spans no difference. Leaving out any one participant keeps the ANCOVA "
            "estimate within −0.2 to 0.3; the most influential is P02 (0.3 without).",
            "Tutte le 2 analisi collocano la differenza tra 0,0 e 0,1 punti. L'IC 95% di ciascuna "
            "comprende l'assenza di differenza. Escludendo un partecipante qualsiasi la stima "
            "ANCOVA resta entro questi limiti: da −0,2 a 0,3; il più influente è P02 (0,3 senza).",
        ),
        (
            IL6,
            [(1.0, 0.8, 1.25), (1.02, 0.8, 1.3)],
            (0.97, 1.04),
            "All 2 analyses put the ratio between 1.00 and 1.02. The 95% CI of every one of them "
            "spans no difference. Leaving out any one participant keeps the ANCOVA estimate within "
            "0.97 to 1.04; the most influential is P02 (1.04 without).",
            "Tutte le 2 analisi collocano il rapporto tra 1,00 e 1,02. L'IC 95% di ciascuna "
            "comprende l'assenza di differenza. Escludendo un partecipante qualsiasi la stima "
            "ANCOVA resta entro questi limiti: da 0,97 a 1,04; il più influente è P02 (1,04 "
            "senza).",
        ),
    ],
    ids=[
        "exclude, never crosses",
        "mixed, crosses",
        "ratios, span",
        "ratios, one crosses",
        "higher is better",
        "higher, one crosses",
        "all equal, no intervals",
        "all equal as written",
        "one alone",
        "one without interval",
        "no difference",
        "ratio of one",
    ],
)
def test_whether_the_answer_holds_is_told_in_both_languages(
    outcome: Outcome, rows: Sequence[Numbers], others: Sequence[float], english: str, italian: str
) -> None:
    told = in_both(
        lambda words: sensitivity_sentence(board(*rows), left_out(*others), outcome, words)
    )
    assert told == (english, italian)


def test_where_no_analysis_can_be_made_the_reason_is_told() -> None:
    nothing = board(*[(NAN, NAN, NAN)] * 4, reason=EMPTY_ARM)
    told = in_both(lambda words: sensitivity_sentence(nothing, left_out(), SCORE, words))
    assert told == (
        "None of the 4 analyses can be made. One arm has no values, so the arms cannot be "
        "compared.",
        "Nessuna delle 4 analisi è possibile. Un braccio non ha valori, perciò i bracci non si "
        "possono confrontare.",
    )


@pytest.mark.parametrize(
    ("outcome", "primary", "others"),
    [
        (SCORE, (0.0, -1.0, 1.0), (0.1, 0.2)),
        (SCORE, (-0.2, -1.0, 0.6), (-0.4, 0.0)),
        (IL6, (1.0, 0.8, 1.25), (1.03, 1.04)),
    ],
    ids=["no difference", "none without one", "ratio of one"],
)
def test_swapping_the_arms_turns_as_many_directions(
    outcome: Outcome, primary: Numbers, others: Sequence[float]
) -> None:
    def turned(number: float) -> float:
        return 1 / number if outcome.is_log else -number

    value, low, high = primary
    swapped = (turned(value), turned(high), turned(low))
    told = [
        sensitivity_sentence(board(row), left_out(*values), outcome, ENGLISH)
        for row, values in ((primary, others), (swapped, [turned(one) for one in others]))
    ]
    first, second = (re.findall(r"(\d+) of \d+ participants turn", text) for text in told)
    assert first == second


def test_an_analysis_that_would_only_repeat_another_is_not_counted() -> None:
    rows = board(*RATIOS[:4], (NAN, NAN, NAN))
    rows.loc[4, "reason"] = NOTHING_CENSORED
    told = sensitivity_sentence(rows, left_out(), IL6, ENGLISH)
    assert told == (
        "All 4 analyses put the ratio between 0.80 and 0.86. The 95% CI of every one of them spans "
        "no difference."
    )


@pytest.mark.parametrize(
    ("outcome", "row", "others", "english", "italian"),
    [
        (
            SCORE,
            LOWER[0],
            (-3.3, -2.8, -3.5),
            "−3.5 to −2.8; most influential: P02 (−2.8 without)",
            "da −3,5 a −2,8; il più influente: P02 (−2,8 senza)",
        ),
        (
            IL6,
            RATIOS[0],
            # The decimals are those of the primary row.
            (0.79, 1.004, 0.85),
            "0.79 to 1.00; most influential: P02 (1.00 without)",
            "da 0,79 a 1,00; il più influente: P02 (1,00 senza)",
        ),
        (SCORE, (-2.0, -3.0, -1.0), (-2.0, -2.0), "−2.0 to −2.0", "da −2,0 a −2,0"),
        (SCORE, (-2.0, NAN, NAN), (NAN,), "cannot be estimated", "non stimabile"),
    ],
)
def test_the_range_without_each_participant_is_told(
    outcome: Outcome, row: Numbers, others: Sequence[float], english: str, italian: str
) -> None:
    primary = board(row).iloc[0]
    told = in_both(lambda words: left_out_text(primary, left_out(*others), outcome, words))
    assert told == (english, italian)


def test_where_nobody_moves_the_estimate_nobody_is_named() -> None:
    rows = [(-2.0, NAN, NAN), (-2.1, NAN, NAN)]
    told = sensitivity_sentence(board(*rows), left_out(-2.0, -2.0), SCORE, ENGLISH)
    assert told == "All 2 analyses put the difference between −2.1 and −2.0 points."


@pytest.mark.parametrize(
    ("result", "english", "italian"),
    [
        (
            Randomisation(-3.2, 0.0042, 15, 13, 37442160, True, None, "x"),
            "Re-randomisation p of the ANCOVA estimate: 0.004, exact, from all 37,442,160 ways to "
            "allot the arms.",
            "p di ri-randomizzazione della stima ANCOVA: 0,004, esatta, da tutti i 37.442.160 modi "
            "di assegnare i bracci.",
        ),
        (
            Randomisation(-3.2, 1e-5, 50, 50, 100000, False, 20250101, "x"),
            "Re-randomisation p of the ANCOVA estimate: <0.001, from 100,000 random allocations "
            "(seed 20250101).",
            "p di ri-randomizzazione della stima ANCOVA: <0,001, da 100.000 assegnazioni casuali "
            "(seme 20250101).",
        ),
        (
            Randomisation(NAN, NAN, 0, 13, 0, False, None, "x", reason=EMPTY_ARM),
            "Re-randomisation p: not given. One arm has no values, so the arms cannot be compared.",
            "p di ri-randomizzazione: non indicata. Un braccio non ha valori, perciò i bracci non "
            "si possono confrontare.",
        ),
    ],
    ids=["exhaustive", "drawn", "none"],
)
def test_the_p_of_the_randomisation_says_how_many_allocations_are_behind_it(
    result: Randomisation, english: str, italian: str
) -> None:
    told = in_both(lambda words: rerandomisation_sentence(result, words))
    assert told == (english, italian)


@pytest.mark.parametrize(
    ("outcome", "detectable", "short", "english", "italian"),
    [
        (
            SCORE,
            2.54,
            "±2.5 points",
            "From its own spread, this comparison had 80% power to detect a true difference of "
            "2.5 points or more; a smaller one could well be missed.",
            "Data la sua variabilità, questo confronto aveva una potenza dell'80% per rilevare una "
            "differenza vera di 2,5 punti o più; una più piccola poteva facilmente sfuggire.",
        ),
        (
            IL6,
            1.6,
            "ratio 0.62 or 1.60",
            "From its own spread, this comparison had 80% power to detect a true ratio of 0.62 or "
            "less, or of 1.60 or more; a weaker effect could well be missed.",
            "Data la sua variabilità, questo confronto aveva una potenza dell'80% per rilevare un "
            "rapporto vero di 0,62 o meno, oppure di 1,60 o più; un effetto più debole poteva "
            "facilmente sfuggire.",
        ),
        (C3, NAN, "–", "", ""),
    ],
)
def test_what_the_comparison_could_have_seen(
    outcome: Outcome, detectable: float, short: str, english: str, italian: str
) -> None:
    # 1 / 1.6 is 0.625 exactly: Python rounds it to the even digit.
    assert detectable_text(outcome, detectable, ENGLISH) == short
    told = in_both(lambda words: power_sentence(outcome, detectable, words))
    assert told == (english, italian)


# Published sentences


def claim(outcome: str = "", contrast: str = "between_arms", no_events: str = "") -> Claim:
    text = Text("It fell.", "È diminuito.")
    return Claim(text, text, outcome, contrast, "lower", True, 43, no_events)


CHANGE = MeanChange(14.24, 7.0, 21.5, 0.0004, 12.5, 14, "")
C3_DIFFERENCE = estimate(19.75, 8.0, 31.5, 0.0021, (14, 12))


@pytest.mark.parametrize(
    ("verdict", "english", "italian"),
    [
        (
            Verdict(claim("mex_sledai"), AGREES, 43, estimate(-3.2, -5.0, -1.4, 0.0004)),
            "Between the arms at day 43: −3.2 points (−5.0 to −1.4), p<0.001, n 15 + 13.",
            "Tra i bracci al giorno 43: −3,2 punti (da −5,0 a −1,4), p<0,001, n 15 + 13.",
        ),
        (
            Verdict(claim("il6"), DIRECTION_ONLY, 43, estimate(0.82, 0.64, 1.05, 0.114)),
            "Between the arms at day 43: ratio 0.82 (0.64 to 1.05), p 0.11, n 15 + 13.",
            "Tra i bracci al giorno 43: rapporto 0,82 (da 0,64 a 1,05), p 0,11, n 15 + 13.",
        ),
        (
            Verdict(claim("c3", "within_treatment"), AGREES, 43, C3_DIFFERENCE, CHANGE),
            "Change within secretome at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001, n 14. A change "
            "within an arm is not an effect of treatment. Between the arms at day 43: 19.8 mg/dL "
            "(8.0 to 31.5), p 0.002, n 14 + 12.",
            "Variazione nel braccio secretoma al giorno 43: 14,2 mg/dL (da 7,0 a 21,5), "
            "p<0,001, n 14. Una variazione entro un braccio non è un effetto del trattamento. Tra "
            "i bracci al giorno 43: 19,8 mg/dL (da 8,0 a 31,5), p 0,002, n 14 + 12.",
        ),
        (
            Verdict(claim("c3", "within_control"), DISAGREES, 43, C3_DIFFERENCE, CHANGE),
            "Change within placebo at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001, n 14. A change "
            "within an arm is not an effect of treatment. Between the arms at day 43: 19.8 mg/dL "
            "(8.0 to 31.5), p 0.002, n 14 + 12.",
            "Variazione nel braccio placebo al giorno 43: 14,2 mg/dL (da 7,0 a 21,5), "
            "p<0,001, n 14. Una variazione entro un braccio non è un effetto del trattamento. Tra "
            "i bracci al giorno 43: 19,8 mg/dL (da 8,0 a 31,5), p 0,002, n 14 + 12.",
        ),
        (
            Verdict(
                claim("c3", "within_treatment"),
                *(AGREES, 43, C3_DIFFERENCE, CHANGE),
                detectable_difference=16.44,
                detectable_change=10.16,
            ),
            "Change within secretome at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001, n 14, "
            "detectable with 80% power ±10.2 mg/dL. A change within an arm is not an effect of "
            "treatment. Between the arms at day 43: 19.8 mg/dL (8.0 to 31.5), p 0.002, n 14 + 12, "
            "detectable with 80% power ±16.4 mg/dL.",
            "Variazione nel braccio secretoma al giorno 43: 14,2 mg/dL (da 7,0 a 21,5), p<0,001, n "
            "14, rilevabile con potenza 80% ±10,2 mg/dL. Una variazione entro un braccio non è un "
            "effetto del trattamento. Tra i bracci al giorno 43: 19,8 mg/dL (da 8,0 a 31,5), p "
            "0,002, n 14 + 12, rilevabile con potenza 80% ±16,4 mg/dL.",
        ),
        (
            Verdict(
                claim("il6"),
                *(DIRECTION_ONLY, 43, estimate(0.82, 0.64, 1.05, 0.114)),
                detectable_difference=1.6,
            ),
            # 1 / 1.6 is 0.625 exactly.
            "Between the arms at day 43: ratio 0.82 (0.64 to 1.05), p 0.11, n 15 + 13, detectable "
            "with 80% power ratio 0.62 or 1.60.",
            "Tra i bracci al giorno 43: rapporto 0,82 (da 0,64 a 1,05), p 0,11, n 15 + 13, "
            "rilevabile con potenza 80% rapporto 0,62 o 1,60.",
        ),
        (
            Verdict(claim(no_events="serious"), DISAGREES, events=((1, 15), (0, 14))),
            "Participants with such an event: Secretome 1/15 (7%), Placebo 0/14 (0%).",
            "Partecipanti con un tale evento: Secretoma 1/15 (7%), Placebo 0/14 (0%).",
        ),
        (
            Verdict(claim(), UNCHECKED, reason=NOT_MEASURABLE),
            "The sentence states nothing that these tables measure.",
            "La frase non afferma nulla che queste tabelle misurino.",
        ),
        (
            Verdict(claim("mex_sledai"), UNCHECKED, 99, reason=NO_VISIT),
            "This study has no visit at that day.",
            "Questo studio non ha una visita in quel giorno.",
        ),
        (
            Verdict(claim("x"), UNCHECKED, reason=NOT_MEASURED),
            "This study did not measure the outcome.",
            "Questo studio non ha misurato l'esito.",
        ),
        (
            Verdict(claim(no_events="any"), UNCHECKED, reason=NOT_COLLECTED),
            "Adverse events of this kind were not collected in this study.",
            "Eventi avversi di questo tipo non sono stati raccolti in questo studio.",
        ),
    ],
    ids=[
        *("between", "ratio", "within treatment", "within control"),
        *("within, detectable", "ratio, detectable", "events", "not measurable"),
        *("no visit", "not measured", "not collected"),
    ],
)
def test_what_the_data_give_on_a_published_sentence(
    verdict: Verdict, english: str, italian: str
) -> None:
    told = in_both(lambda words: verdict_text(sample(), verdict, words))
    assert told == (english, italian)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_published_sentence_that_the_values_cannot_answer_is_told_why(language: Language) -> None:
    words = Words(language)
    nothing = Verdict(
        claim("c3"), UNCHECKED, 43, estimate(NAN, NAN, NAN, n=(0, 12)), reason=EMPTY_ARM
    )
    told = verdict_text(sample(), nothing, words)
    assert told.endswith(f"n 0 + 12. {words.t(EMPTY_ARM)}")
    assert words.t("cannot be estimated") in told
    assert "nan" not in told


def test_the_verdicts_are_counted_in_the_order_in_which_they_are_met() -> None:
    found = tuple(
        Verdict(claim(), verdict)
        for verdict in (
            *(AGREES, DISAGREES, AGREES),
            *(UNCHECKED, DIRECTION_ONLY),
        )
    )
    assert in_both(lambda words: claims_sentence(found, words)) == (
        "Published sentences: 5 (agrees 2, disagrees 1, cannot be checked here 1, agrees in "
        "direction only 1).",
        "Frasi pubblicate: 5 (concorda 2, non concorda 1, non verificabile qui 1, concorda solo "
        "nella direzione 1).",
    )
    one = (Verdict(claim(), DISAGREES),)
    assert claims_sentence(one, ENGLISH) == "Published sentences: 1 (disagrees 1)."


# Who improved


def rates(
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
            rates((9, 2), 0.121, 0.682),
            3,
            "At day 43 MEX-SLEDAI was lower than at baseline by 3 points or more in 9/15 (60%) "
            "with secretome and 2/14 (14%) with placebo: difference +45.7 percentage points (95% "
            "CI 12.1 to 68.2), a missing value counted as no improvement.",
            "Al giorno 43 MEX-SLEDAI era inferiore al basale di 3 punti o più in 9/15 (60%) con "
            "secretoma e 2/14 (14%) con placebo: differenza +45,7 punti percentuali (IC 95% da "
            "12,1 a 68,2), contando un valore mancante come nessun miglioramento.",
        ),
        (
            C3,
            rates((3, 7), -0.57, 0.05),
            12.5,
            "At day 43 C3 was higher than at baseline by 12.5 mg/dL or more in 3/15 (20%) with "
            "secretome and 7/14 (50%) with placebo: difference −30.0 percentage points (95% CI "
            "−57.0 to 5.0), a missing value counted as no improvement.",
            "Al giorno 43 C3 era superiore al basale di 12,5 mg/dL o più in 3/15 (20%) con "
            "secretoma e 7/14 (50%) con placebo: differenza −30,0 punti percentuali (IC 95% da "
            "−57,0 a 5,0), contando un valore mancante come nessun miglioramento.",
        ),
        (
            SCORE,
            # Nobody of one arm has both values: whoever of the other has, still counts.
            rates((0, 7), -0.73, -0.21, measured=(0, 13)),
            1,
            "At day 43 MEX-SLEDAI was lower than at baseline by 1 point or more in 0/15 (0%) with "
            "secretome and 7/14 (50%) with placebo: difference −50.0 percentage points (95% CI "
            "−73.0 to −21.0), a missing value counted as no improvement.",
            "Al giorno 43 MEX-SLEDAI era inferiore al basale di 1 punto o più in 0/15 (0%) con "
            "secretoma e 7/14 (50%) con placebo: differenza −50,0 punti percentuali (IC 95% da "
            "−73,0 a −21,0), contando un valore mancante come nessun miglioramento.",
        ),
        (
            SCORE,
            rates((0, 0), -0.2, 0.22, measured=(0, 0)),
            3,
            "Nobody has a value both at baseline and at day 43.",
            "Nessuno ha un valore sia al basale sia al giorno 43.",
        ),
    ],
    ids=["lower is better", "higher is better", "an arm without values", "nobody"],
)
def test_how_many_improved_is_told_in_both_languages(
    outcome: Outcome, frame: pd.DataFrame, threshold: float, english: str, italian: str
) -> None:
    told = in_both(lambda words: response_sentence(sample(), frame, outcome, 43, threshold, words))
    assert told == (english, italian)


def test_a_visit_without_values_has_nobody_who_could_have_improved() -> None:
    study = degenerate_studies()["a visit without values"]
    score = study.primary_outcome
    told = {
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
    assert told[22] == "Nobody has a value both at baseline and at day 22."
    # The treated fell by 4, 2 and 4, the others by 1, 0 and not at all.
    assert "in 2/3 (67%) with drug and 0/3 (0%) with dummy: difference +66.7 " in told[43]


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
            "2.0 for one benefit (1.2 to 8.0)",
            "2,0 per un beneficio (da 1,2 a 8,0)",
        ),
        ((-0.5, -0.8, -0.2), "2.0 for one harm (1.2 to 5.0)", "2,0 per un danno (da 1,2 a 5,0)"),
        (
            (0.1, -0.05, 0.25),
            "10 (benefit); 95% CI ≥4.0 (benefit) … ∞ … ≥20 (harm)",
            "10 (beneficio); IC 95% ≥4,0 (beneficio) … ∞ … ≥20 (danno)",
        ),
        (
            (-0.1, -0.25, 0.05),
            "10 (harm); 95% CI ≥20 (benefit) … ∞ … ≥4.0 (harm)",
            "10 (danno); IC 95% ≥20 (beneficio) … ∞ … ≥4,0 (danno)",
        ),
        (
            (0.0, -0.2, 0.2),
            "≥5.0 (benefit) … ∞ … ≥5.0 (harm)",
            "≥5,0 (beneficio) … ∞ … ≥5,0 (danno)",
        ),
        (
            (0.25, 0.0, 0.5),
            "4.0 (benefit); 95% CI ≥2.0 (benefit)",
            "4,0 (beneficio); IC 95% ≥2,0 (beneficio)",
        ),
        ((-0.25, -0.5, 0.0), "4.0 (harm); 95% CI ≥2.0 (harm)", "4,0 (danno); IC 95% ≥2,0 (danno)"),
        (
            # 1 / 0.36, 1 / 0.625 and 1 / 0.0435: 2.78, 1.6 and 22.99.
            (0.36, -0.0435, 0.625),
            "2.8 (benefit); 95% CI ≥1.6 (benefit) … ∞ … ≥23 (harm)",
            "2,8 (beneficio); IC 95% ≥1,6 (beneficio) … ∞ … ≥23 (danno)",
        ),
        (
            (0.05, 0.01, 0.4),
            "20 for one benefit (2.5 to 100)",
            "20 per un beneficio (da 2,5 a 100)",
        ),
        ((0.0, 0.0, 0.0), "∞", "∞"),
        ((NAN, NAN, NAN), "–", "–"),
    ],
    ids=[
        *("benefit", "harm", "holds zero", "harm, holds zero", "no difference"),
        *("lower limit of zero", "upper limit of zero", "one end from 10 on", "from 10 on"),
        *("all zero", "none"),
    ],
)
def test_the_number_needed_to_treat_is_given_with_its_whole_range(
    difference: Numbers, english: str, italian: str
) -> None:
    told = in_both(lambda words: needed_text(needed(*difference), words))
    assert told == (english, italian)


# Reference limits


def crossing(arm: str, out_in: int, n: int, low: float, high: float) -> dict[str, Any]:
    return {"arm": arm, "out_in": out_in, "n": n, "low": low, "high": high}


@pytest.mark.parametrize(
    ("outcome", "english", "italian"),
    [
        (
            C3,
            "Of the participants with low C3 at baseline, no longer low at day 43: Secretome 5/14 "
            "(36%), 95% CI 12.8% to 64.9%; Placebo: nobody who was outside at baseline was "
            "measured again.",
            "Dei partecipanti con C3 basso al basale, non più basso al giorno 43: Secretoma 5/14 "
            "(36%), IC 95% da 12,8% a 64,9%; Placebo: nessuno di chi era fuori dal limite al "
            "basale è stato misurato di nuovo.",
        ),
        (
            DSDNA,
            "Of the participants with Anti-dsDNA above the limit (positive) at baseline, no longer "
            "so at day 43: Secretome 5/14 (36%), 95% CI 12.8% to 64.9%; Placebo: nobody who was "
            "outside at baseline was measured again.",
            "Dei partecipanti con Anti-dsDNA sopra il limite (positivo) al basale, non più al "
            "giorno 43: Secretoma 5/14 (36%), IC 95% da 12,8% a 64,9%; Placebo: nessuno di chi era "
            "fuori dal limite al basale è stato misurato di nuovo.",
        ),
    ],
)
def test_who_came_back_within_the_limit_is_told_of_those_outside(
    outcome: Outcome, english: str, italian: str
) -> None:
    frame = pd.DataFrame(
        [
            # Exact limits of 5 of 14: 12.8% to 64.9%.
            crossing("treatment", 5, 14, 0.1276, 0.6486),
            crossing("control", 0, 0, NAN, NAN),
        ]
    )
    # Nobody of the control arm lacks a value here.
    frame = frame.assign(missing=0, out_out=[9, 0], in_out=0, in_in=0)
    told = in_both(lambda words: crossing_sentence(sample(), frame, outcome, 43, words))
    assert told == (english, italian)


def test_somebody_outside_at_baseline_without_a_later_value_is_not_told_as_nobody_outside() -> None:
    # Both levels of the treatment arm are below the limit of 90 at baseline.
    study = small_study("TTCC", level=["80 .", "70 .", "80 95", "85 80"])
    level = study.outcomes[1]
    frame = limit_crossings(study, level, 22, low=90, high=None)
    told = in_both(lambda words: crossing_sentence(study, frame, level, 22, words))
    # Exact limits of 1 of 2: 1 - sqrt(0.975) and sqrt(0.975).
    assert told == (
        "Of the participants with low level at baseline, no longer low at day 22: Drug: nobody who "
        "was outside at baseline was measured again; Dummy 1/2 (50%), 95% CI 1.3% to 98.7%.",
        "Dei partecipanti con livello basso al basale, non più basso al giorno 22: Farmaco: "
        "nessuno di chi era fuori dal limite al basale è stato misurato di nuovo; Finto 1/2 (50%), "
        "IC 95% da 1,3% a 98,7%.",
    )


@pytest.mark.parametrize(
    ("outcome", "low", "high", "english", "italian"),
    [
        (
            C3,
            90.0,
            None,
            "A commonly printed adult range; replace it with your laboratory's own.",
            "Un intervallo per adulti di uso comune; sostituirlo con quello del proprio "
            "laboratorio.",
        ),
        (
            C3,
            85.0,
            None,
            "The limit is the one you entered; it counts in this table and nowhere else.",
            "Il limite è quello inserito da te; vale in questa tabella e in nessun altro punto.",
        ),
        (
            DSDNA,
            None,
            30.0,
            "Assay-dependent; replace it with your laboratory's own limit.",
            "Dipende dal metodo; sostituirlo con il limite del proprio laboratorio.",
        ),
        (
            IL6,
            None,
            7.0,
            "The limit is the one you entered; it counts in this table and nowhere else.",
            "Il limite è quello inserito da te; vale in questa tabella e in nessun altro punto.",
        ),
    ],
)
def test_whose_limit_it_is(
    outcome: Outcome, low: float | None, high: float | None, english: str, italian: str
) -> None:
    told = in_both(lambda words: limit_source_sentence(outcome, low, high, words))
    assert told == (english, italian)


def test_a_declared_limit_without_source_is_said_to_have_none() -> None:
    marker = small_study("TC", marker=["9 3", "8 7"]).outcomes[2]
    assert marker.reference_source is None
    told = in_both(lambda words: limit_source_sentence(marker, None, 30.0, words))
    assert told == (
        "The limit is the study's own; its source is not told.",
        "Il limite è quello dello studio; la fonte non è indicata.",
    )


# Markers against disease activity


def correlation(value: float, low: float, high: float, reason: str = "") -> Correlation:
    return Correlation(value, low, high, NAN, 26, "Spearman", reason=reason)


def test_how_two_outcomes_move_together_is_told_pooled_and_without_the_arm() -> None:
    found = Association(
        pd.DataFrame(), correlation(-0.304, -0.62, 0.1), correlation(0.051, -0.36, 0.444)
    )
    told = in_both(lambda words: association_sentence(found, C3, SCORE, 43, words))
    assert told == (
        "Change in C3 against change in MEX-SLEDAI at day 43 (n 26): Spearman's ρ −0.30 (95% CI "
        "−0.62 to 0.10); with the arm removed 0.05 (95% CI −0.36 to 0.44).",
        "Variazione di C3 rispetto alla variazione di MEX-SLEDAI al giorno 43 (n 26): ρ di "
        "Spearman −0,30 (IC 95% da −0,62 a 0,10); tolto il braccio 0,05 (IC 95% da −0,36 a 0,44).",
    )


def test_a_correlation_without_interval_says_so() -> None:
    certain = correlation(-1.0, NAN, NAN)
    found = Association(pd.DataFrame(), certain, certain)
    told = association_sentence(found, C3, SCORE, 43, ENGLISH)
    assert told.count("−1.00 (no interval)") == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", [TOO_FEW_PAIRS, NO_RANKING, NO_RANKING_IN_ARMS])
def test_a_correlation_that_cannot_be_given_says_why(reason: str, language: Language) -> None:
    words = Words(language)
    undefined = correlation(NAN, NAN, NAN, reason)
    found = Association(pd.DataFrame(), undefined, undefined)
    told = association_sentence(found, C3, SCORE, 43, words)
    assert told.count(words.t("cannot be estimated")) == 2
    assert told.count(words.t(reason).rstrip(".")) == 2
    assert "nan" not in told.lower()


def test_a_reason_within_a_sentence_does_not_end_it() -> None:
    undefined = correlation(NAN, NAN, NAN, NO_RANKING)
    found = Association(pd.DataFrame(), undefined, undefined)
    told = association_sentence(found, C3, SCORE, 43, ENGLISH)
    assert ".);" not in told
    assert ".)." not in told


# The participant who is followed


def test_the_own_values_of_the_participant_who_is_followed() -> None:
    study = small_study(
        "TC",
        days=(1, 22, 43),
        score=["8 . 4", "7 6 5"],
        marker=[
            "9 <3.1 4",
            "8 7 .",
        ],
    )
    score, _, marker = study.outcomes
    assert in_both(lambda words: highlight_sentence(study, "1", score, words)) == (
        "★ 1 (Drug): Score on days 1, 22, 43: 8 → – → 4 points. The mark ★ shows where this "
        "participant is; no effect, interval or p value depends on it.",
        "★ 1 (Farmaco): Punteggio ai giorni 1, 22, 43: 8 → – → 4 punti. Il segno ★ mostra dove si "
        "trova questo partecipante; nessun effetto, intervallo o valore p ne dipende.",
    )
    assert in_both(lambda words: highlight_sentence(study, "1", marker, words)) == (
        "★ 1 (Drug): Marker on days 1, 22, 43: 9.00 → <3.10 → 4.00 pg/mL. The mark ★ shows where "
        "this participant is; no effect, interval or p value depends on it.",
        "★ 1 (Farmaco): Marcatore ai giorni 1, 22, 43: 9,00 → <3,10 → 4,00 pg/mL. Il segno ★ "
        "mostra dove si trova questo partecipante; nessun effetto, intervallo o valore p ne "
        "dipende.",
    )
    told = highlight_sentence(study, "2", marker, ENGLISH)
    assert told.startswith("★ 2 (Dummy): Marker on days 1, 22, 43: 8.00 → 7.00 → – pg/mL.")


# Every sentence follows the data


def told_of(study: Study, outcome: Outcome, day: int, words: Words) -> dict[str, str]:
    """Every sentence of the second look about one outcome."""
    found = sensitivity_board(study, outcome, day)
    others = effects_without_each(study, outcome, day)
    estimated = effect(study, outcome, day)
    rated = response_rates(study, outcome, day, threshold=3)
    limit = outcome.reference_low if outcome.better == "higher" else outcome.reference_high
    limit = 10.0 if limit is None else limit
    counts = limit_crossings(study, outcome, day, low=limit, high=limit)
    together = association_of_changes(study, outcome, study.outcomes[0], day)
    judged = claim_verdicts(study)
    shown = [verdict_text(study, one, words) for one in judged]
    power = power_sentence(outcome, detectable_effect(estimated, outcome), words)
    return {
        "sensitivity": sensitivity_sentence(found, others, outcome, words),
        "responders": response_sentence(study, rated, outcome, day, 3, words),
        "needed": " ".join(needed_text(row, words) for _, row in rated.iterrows()),
        "crossings": crossing_sentence(study, counts, outcome, day, words),
        "association": association_sentence(together, outcome, study.outcomes[0], day, words),
        "claims": claims_sentence(judged, words),
        "verdicts": " ".join(shown),
        "power": power,
    }


def moved(by: Callable[[float], float]) -> Study:
    """The sample study with another value at day 43 for everybody treated."""
    treated = set(sample().participants.loc[sample().treated, "participant_id"])

    def change(rows: pd.DataFrame) -> pd.DataFrame:
        chosen = (
            rows["participant_id"].isin(treated) & (rows["day"] == "43") & (rows["value"] != "")
        )
        bare = pd.to_numeric(rows["value"].str.removeprefix("<"))
        return rows.assign(value=rows["value"].mask(chosen, bare.map(lambda x: f"{by(x):g}")))

    return read_study(changed(files_of(SAMPLE), "measurements.csv", change))


OF_A_SCORE = {"sensitivity", "responders", "needed", "claims", "verdicts"}
OF_A_MARKER = {"sensitivity", "crossings", "association", "claims", "verdicts"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("outcome", "change", "affected"),
    [
        # A shift of a linear outcome, and a factor of a log one, leave the spread and so the power.
        (SCORE, lambda value: value + 10, OF_A_SCORE),
        (C3, lambda value: value + 10, OF_A_MARKER),
        (IL6, lambda value: value + 10, OF_A_MARKER | {"power"}),
        (DSDNA, lambda value: value / 5, OF_A_MARKER),
    ],
    ids=["score", "C3", "IL-6", "anti-dsDNA"],
)
def test_other_values_of_the_treated_change_every_sentence_of_the_page(
    outcome: Outcome, change: Callable[[float], float], affected: set[str], language: Language
) -> None:
    words = Words(language)
    before = told_of(sample(), outcome, 43, words)
    after = told_of(moved(change), outcome, 43, words)
    assert {name for name in affected if before[name] == after[name]} == set()
    assert (before["power"] != after["power"]) == ("power" in affected)


def test_the_sensitivity_of_a_shifted_score_is_shifted_by_as_much() -> None:
    before = sensitivity_board(sample(), SCORE, 43)
    after = sensitivity_board(moved(lambda value: value + 10), SCORE, 43)
    for analysis in ("ancova", "welch", "hodges_lehmann"):
        one, other = (
            frame.set_index("analysis").loc[analysis, ["value", "low", "high"]].astype(float)
            for frame in (before, after)
        )
        assert list(other - one) == pytest.approx([10, 10, 10], abs=1e-9)


def swapped() -> Study:
    return rewritten(
        "study.toml",
        ("[arms.treatment]", "[arms.other]"),
        ("[arms.control]", "[arms.treatment]"),
        ("[arms.other]", "[arms.control]"),
    )


@pytest.mark.parametrize("outcome", [SCORE, C3, IL6, DSDNA], ids=lambda outcome: outcome.code)
def test_swapping_the_arms_turns_the_board_over(outcome: Outcome) -> None:
    study = swapped()
    one, other = (sensitivity_board(each, outcome, 43) for each in (sample(), study))

    def turn(values: pd.Series) -> pd.Series:
        return 1 / values if outcome.is_log else -values

    for name, mirrored in (("value", "value"), ("low", "high"), ("high", "low")):
        expected = pytest.approx(list(turn(one[name])), rel=1e-6, nan_ok=True)
        assert list(other[mirrored]) == expected, name
    for name in ("p_value", "detectable"):
        expected = pytest.approx(list(one[name]), rel=1e-6, abs=1e-12, nan_ok=True)
        assert list(other[name]) == expected, name
    assert list(other["n_treatment"]) == list(one["n_control"])
    others = [effects_without_each(each, outcome, 43) for each in (sample(), study)]
    assert list(others[1]["value"]) == pytest.approx(list(turn(others[0]["value"])), rel=1e-9)
    assert list(others[1]["arm"] == "control") == list(others[0]["arm"] == "treatment")


def test_swapping_the_arms_turns_benefit_into_harm() -> None:
    texts = [response_rates(each, SCORE, 43, threshold=3).iloc[0] for each in (sample(), swapped())]
    first, second = (needed_text(row, ENGLISH) for row in texts)
    assert second == first.replace("benefit", "harm")
    assert "for one benefit" in first


def test_the_p_of_the_randomisation_does_not_know_which_arm_is_which() -> None:
    study = small_study("TTTTCCC", score=["8 4", "7 3", "9 6", "5 4", "8 8", "7 5", "6 7"])
    values, treated = study.values(study.primary_outcome), study.treated
    turned = small_study("CCCCTTT", score=["8 4", "7 3", "9 6", "5 4", "8 8", "7 5", "6 7"])
    assert list(turned.treated) == [not one for one in treated]
    assert values.equals(turned.values(turned.primary_outcome))
    found = [rerandomised_at(each, each.primary_outcome, 22) for each in (study, turned)]
    assert found[0].p_value == pytest.approx(found[1].p_value, rel=1e-12)
    assert found[0].value == pytest.approx(-found[1].value, rel=1e-12)
    # 7 choose 4.
    assert found[0].allocations == found[1].allocations == 35


# The n agree


@pytest.mark.parametrize("outcome", sample().outcomes, ids=lambda outcome: outcome.code)
def test_the_n_of_a_visit_agree_in_every_sentence(outcome: Outcome) -> None:
    study = sample()
    values = study.values(outcome)
    both = (values[1].notna() & values[43].notna()).to_numpy()
    n = int((both & study.treated).sum()), int((both & ~study.treated).sum())
    found = sensitivity_board(study, outcome, 43).set_index("analysis")
    for analysis in found.index:
        row = found.loc[analysis]
        if analysis == "repeated_measures":
            # It also uses those who have day 22 alone.
            assert row["n_treatment"] >= n[0]
            assert row["n_control"] >= n[1]
        else:
            assert (row["n_treatment"], row["n_control"]) == n, analysis
    assert len(effects_without_each(study, outcome, 43)) == sum(n)
    again = told_of(study, outcome, 43, ENGLISH)
    assert "/15 " in again["responders"]
    assert "/14 " in again["responders"]
    score = study.values(SCORE)
    pairs = int((both & score[1].notna() & score[43].notna()).sum())
    assert f"(n {pairs})" in again["association"]
    for one in claim_verdicts(study):
        if one.claim.outcome == outcome.code:
            assert f"n {n[0]} + {n[1]}" in verdict_text(study, one, ENGLISH)


# Any study


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_every_sentence_about_a_study_that_cannot_answer_is_told_without_nan(
    name: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            told: Mapping[str, str] = told_of(study, outcome, day, words)
            for sentence, text in told.items():
                assert "nan" not in re.findall(r"\w+", text.lower()), (sentence, text)
            assert told["sensitivity"]
        for who in study.participants["participant_id"]:
            assert "nan" not in highlight_sentence(study, who, outcome, words)


def test_italian_sentences_have_decimal_commas_and_no_english_word() -> None:
    english = r"\b(lower|higher|with|the|was|than|and|day|arm|values?|mean|of|is|not|at|to|or)\b"
    for outcome in sample().outcomes:
        for text in told_of(sample(), outcome, 43, ITALIANO).values():
            assert re.search(english, text) is None, text
            assert re.search(r"\d\.\d", text) is None, text
