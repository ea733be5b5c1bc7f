"""Whether the answer holds, in words: hand-made estimates, and the board of the numbers."""

import re
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.results.effects import adjusted_means_by_visit, effect, effects_by_visit
from lib.results.robustness import effects_without_each, rerandomised_at, robustness_board
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION
from lib.study.outcomes import Outcome
from lib.wording.amounts import limits_text
from lib.wording.board.robustness import left_out_span, robustness_sentence
from lib.wording.effects import effects_by_visit_table
from lib.wording.names import MARK
from lib.words import Words
from tests.support.changes import rewritten
from tests.support.studies import degenerate_studies, sample, small_study
from tests.support.wording import (
    C3,
    DSDNA,
    ENGLISH,
    IL6,
    ITALIANO,
    NAN,
    SCORE,
    WORDS,
    board_of,
    computed,
    in_both,
    moved,
    near,
    numbers_in,
    swapped,
)

Numbers = tuple[float, float, float]


def board_of_numbers(*rows: Numbers, reason: str = "") -> pd.DataFrame:
    """A robustness board of estimates with their limits."""
    frame = pd.DataFrame(rows, columns=["value", "low", "high"])
    return frame.assign(reason=reason, confidence=0.95)


def left_out(*values: float) -> pd.DataFrame:
    """The comparison without P01, P02, and so on."""
    ids = [f"P{number:02}" for number in range(1, len(values) + 1)]
    return pd.DataFrame({"participant_id": ids, "arm": "treatment", "value": list(values)})


LOWER = [(-3.2, -5.0, -1.4), (-2.9, -4.9, -0.9), (-3.0, -5.0, -1.0), (-3.4, -5.2, -1.6)]

RATIOS = [(0.82, 0.64, 1.05), (0.86, 0.6, 1.2), (0.8, 0.6, 1.1), (0.82, 0.6, 1.1), (0.78, 0.6, 1.1)]


@pytest.mark.parametrize(
    ("outcome", "rows", "without_each", "english", "italian"),
    [
        (
            SCORE,
            LOWER,
            (-3.3, -2.8, -3.5),
            "All 4 analyses put the difference between −3.4 and −2.9 points. The 95% CI of every "
            "one of them lies on one side of no difference. Leaving out any one participant keeps "
            "the ANCOVA estimate within −3.5 to −2.8; the most influential is P02 (−2.8 without).",
            (
                "Nelle 4 analisi la differenza va da −3,4 a −2,9 punti. In tutte l'IC 95% "
                "esclude l'assenza di differenza. Escludendo le persone una alla volta, la "
                "stima ANCOVA va da −3,5 a −2,8; la più influente è P02 (senza: −2,8)."
            ),
        ),
        (
            SCORE,
            [(-0.6, -1.9, 0.7), (-1.5, -2.9, -0.1), (NAN, NAN, NAN), (-0.9, -2.0, 0.2)],
            (-1.1, 0.04, -0.7),
            "3 of 4 analyses can be made and put the difference between −1.5 and −0.6 points. The "
            "95% CI lies on one side of no difference in 1 of the 3 that have one; the "
            "declared one (ANCOVA) counts. Leaving out one participant at a time, the ANCOVA "
            "estimate ranges: −1.1 to 0.0, and 1 of 3 participants turns its direction when left "
            "out; the "
            "most influential is P02 (0.0 without).",
            (
                "3 analisi su 4 sono possibili: la differenza va da −1,5 a −0,6 punti. "
                "L'IC 95% esclude l'assenza di differenza in 1 delle 3 in cui è "
                "calcolabile; fa fede l'analisi dichiarata (ANCOVA). Escludendo le persone "
                "una alla volta, la stima ANCOVA va da −1,1 a 0,0 e 1 persona su 3, se "
                "esclusa, ne inverte la direzione; la più influente è P02 (senza: 0,0)."
            ),
        ),
        (
            IL6,
            RATIOS,
            (0.79, 0.91, 0.85),
            "All 5 analyses put the ratio between 0.78 and 0.86. The 95% CI of every one of them "
            "includes “no difference”. Leaving out any one participant keeps the ANCOVA estimate "
            "within "
            "0.79 to 0.91; the most influential is P02 (0.91 without).",
            (
                "Nelle 5 analisi il rapporto va da 0,78 a 0,86. In tutte l'IC 95% non "
                "esclude l'assenza di differenza. Escludendo le persone una alla volta, la "
                "stima ANCOVA va da 0,79 a 0,91; la più influente è P02 (senza: 0,91)."
            ),
        ),
        (
            IL6,
            RATIOS,
            (0.79, 1.004, 0.85),
            "All 5 analyses put the ratio between 0.78 and 0.86. The 95% CI of every one of them "
            "includes “no difference”. Leaving out one participant at a time, the ANCOVA estimate "
            "ranges: 0.79 to 1.00, and 1 of 3 participants turns its direction when left out; the "
            "most influential is P02 (1.00 without).",
            (
                "Nelle 5 analisi il rapporto va da 0,78 a 0,86. In tutte l'IC 95% non "
                "esclude l'assenza di differenza. Escludendo le persone una alla volta, la "
                "stima ANCOVA va da 0,79 a 1,00 e 1 persona su 3, se esclusa, ne inverte "
                "la direzione; la più influente è P02 (senza: 1,00)."
            ),
        ),
        (
            C3,
            [(19.75, 8.0, 31.5), (18.0, 6.0, 30.0)],
            # The one that moves it most moves it away from no difference.
            (15.2, 26.0, 20.0),
            "All 2 analyses put the difference between 18.0 and 19.8 mg/dL. The 95% CI of every "
            "one of them lies on one side of no difference. Leaving out any one participant keeps "
            "the ANCOVA estimate within 15.2 to 26.0; the most influential is P02 (26.0 without).",
            (
                "Nelle 2 analisi la differenza va da 18,0 a 19,8 mg/dL. In tutte l'IC 95% "
                "esclude l'assenza di differenza. Escludendo le persone una alla volta, la "
                "stima ANCOVA va da 15,2 a 26,0; la più influente è P02 (senza: 26,0)."
            ),
        ),
        (
            C3,
            [(2.0, -1.0, 5.0), (-0.5, -3.0, 2.0)],
            (-0.3, 1.0, 3.0),
            "All 2 analyses put the difference between −0.5 and 2.0 mg/dL. The 95% CI of every one "
            "of them includes “no difference”. Leaving out one participant at a time, the ANCOVA "
            "estimate ranges: −0.3 to 3.0, and 1 of 3 participants turns its direction when left "
            "out; the most influential is P01 (−0.3 without).",
            (
                "Nelle 2 analisi la differenza va da −0,5 a 2,0 mg/dL. In tutte l'IC 95% "
                "non esclude l'assenza di differenza. Escludendo le persone una alla "
                "volta, la stima ANCOVA va da −0,3 a 3,0 e 1 persona su 3, se esclusa, ne "
                "inverte la direzione; la più influente è P01 (senza: −0,3)."
            ),
        ),
        (
            SCORE,
            [(-2.0, NAN, NAN), (-2.0, NAN, NAN)],
            (NAN, NAN),
            "All 2 analyses put the difference at −2.0 points.",
            "In tutte le 2 analisi la differenza è pari a −2,0 punti.",
        ),
        (
            SCORE,
            # Equal as they are written, not to the last digit.
            [(-2.04, -3.0, -1.0), (-1.96, -3.1, -0.9)],
            (-2.5, -1.8),
            "All 2 analyses put the difference at −2.0 points. The 95% CI of every one of them "
            "lies on one side of no difference. Leaving out any one participant keeps the ANCOVA "
            "estimate within −2.5 to −1.8; the most influential is P01 (−2.5 without).",
            (
                "In tutte le 2 analisi la differenza è pari a −2,0 punti. In tutte l'IC "
                "95% esclude l'assenza di differenza. Escludendo le persone una alla "
                "volta, la stima ANCOVA va da −2,5 a −1,8; la più influente è P01 (senza: "
                "−2,5)."
            ),
        ),
        (
            IL6,
            [(0.9, 0.7, 1.2), (NAN, NAN, NAN), (NAN, NAN, NAN)],
            (0.85, 0.92),
            # In logs P01 moves it further: 0.9 / 0.85 against 0.92 / 0.9.
            "1 of 3 analyses can be made and puts the ratio at 0.90. The only 95% CI includes “no "
            "difference”. Leaving out any one participant keeps the ANCOVA estimate within "
            "0.85 to 0.92; the most influential is P01 (0.85 without).",
            (
                "1 analisi su 3 è possibile: il rapporto è pari a 0,90. L'unico IC 95% non "
                "esclude l'assenza di differenza. Escludendo le persone una alla volta, la "
                "stima ANCOVA va da 0,85 a 0,92; la più influente è P01 (senza: 0,85)."
            ),
        ),
        (
            SCORE,
            [*LOWER[:3], (-3.4, NAN, NAN)],
            (-3.3,),
            "All 4 analyses put the difference between −3.4 and −2.9 points. The 95% CI lies on "
            "one side of no difference in 3 of the 3 that have one; the declared one (ANCOVA) "
            "counts. Leaving out any one participant puts the ANCOVA estimate at −3.3 instead of "
            "−3.2.",
            (
                "Nelle 4 analisi la differenza va da −3,4 a −2,9 punti. L'IC 95% esclude "
                "l'assenza di differenza in 3 delle 3 in cui è calcolabile; fa fede l'analisi "
                "dichiarata (ANCOVA). Escludendo le persone una alla volta, la stima "
                "ANCOVA è −3,3 anziché −3,2."
            ),
        ),
        (
            SCORE,
            [(0.0, -1.0, 1.0), (0.1, -1.0, 1.2)],
            (-0.2, 0.3),
            "All 2 analyses put the difference between 0.0 and 0.1 points. The 95% CI of every one "
            "of them includes “no difference”. Leaving out any one participant keeps the ANCOVA "
            "estimate within −0.2 to 0.3; the most influential is P02 (0.3 without).",
            (
                "Nelle 2 analisi la differenza va da 0,0 a 0,1 punti. In tutte l'IC 95% "
                "non esclude l'assenza di differenza. Escludendo le persone una alla "
                "volta, la stima ANCOVA va da −0,2 a 0,3; la più influente è P02 (senza: "
                "0,3)."
            ),
        ),
        (
            IL6,
            [(1.0, 0.8, 1.25), (1.02, 0.8, 1.3)],
            (0.97, 1.04),
            "All 2 analyses put the ratio between 1.00 and 1.02. The 95% CI of every one of them "
            "includes “no difference”. Leaving out any one participant keeps the ANCOVA estimate "
            "within 0.97 to 1.04; the most influential is P02 (1.04 without).",
            (
                "Nelle 2 analisi il rapporto va da 1,00 a 1,02. In tutte l'IC 95% non "
                "esclude l'assenza di differenza. Escludendo le persone una alla volta, la "
                "stima ANCOVA va da 0,97 a 1,04; la più influente è P02 (senza: 1,04)."
            ),
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
def test_whether_the_answer_holds_is_said_in_both_languages(
    outcome: Outcome,
    rows: Sequence[Numbers],
    without_each: Sequence[float],
    english: str,
    italian: str,
) -> None:
    said = in_both(
        lambda words: robustness_sentence(
            board_of_numbers(*rows), left_out(*without_each), outcome, words
        )
    )
    assert said == (english, italian)


def test_where_no_analysis_can_be_made_the_reason_is_given() -> None:
    nothing = board_of_numbers(*[(NAN, NAN, NAN)] * 4, reason=EMPTY_ARM)
    said = in_both(lambda words: robustness_sentence(nothing, left_out(), SCORE, words))
    assert said == (
        "None of the 4 analyses can be made. One arm has no values, so the arms cannot be "
        "compared.",
        (
            "Nessuna delle 4 analisi è possibile. Un braccio non ha valori, quindi i "
            "bracci non si possono confrontare."
        ),
    )


@pytest.mark.parametrize(
    ("outcome", "primary", "without_each"),
    [
        (SCORE, (0.0, -1.0, 1.0), (0.1, 0.2)),
        (SCORE, (-0.2, -1.0, 0.6), (-0.4, 0.0)),
        (IL6, (1.0, 0.8, 1.25), (1.03, 1.04)),
    ],
    ids=["no difference", "none without one", "ratio of one"],
)
def test_swapping_the_arms_turns_as_many_directions(
    outcome: Outcome, primary: Numbers, without_each: Sequence[float]
) -> None:
    def turned(number: float) -> float:
        return 1 / number if outcome.is_log else -number

    value, low, high = primary
    swapped = (turned(value), turned(high), turned(low))
    said = [
        robustness_sentence(board_of_numbers(row), left_out(*values), outcome, ENGLISH)
        for row, values in (
            (primary, without_each),
            (swapped, [turned(number) for number in without_each]),
        )
    ]
    first, second = (re.findall(r"(\d+) of \d+ participants turn", text) for text in said)
    assert first == second


@pytest.mark.parametrize("apart", [1, 2, 3])
def test_where_the_intervals_differ_the_declared_analysis_counts_and_not_the_most_cautious(
    apart: int,
) -> None:
    # One primary analysis is declared; another, chosen after the data are seen, takes no place.
    rows = [(-2.0, -3.0, -1.0)] * apart + [(-2.0, -5.0, 1.0)] * (4 - apart)
    board = board_of_numbers(*rows)
    english, italian = in_both(lambda words: robustness_sentence(board, left_out(), SCORE, words))
    assert f"in {apart} of the 4 that have one; the declared one (ANCOVA) counts." in english
    assert (
        f"in {apart} delle 4 in cui è calcolabile; fa fede l'analisi dichiarata (ANCOVA)."
        in italian
    )
    assert "cautious" not in english
    assert "prudente" not in italian


def test_an_interval_that_cannot_reach_95_percent_is_not_counted_as_one() -> None:
    # The rank interval of 3 + 3 participants reaches 90%: it leaves out 2 of 20 allocations.
    board = board_of_numbers(*LOWER[:3])
    board.loc[2, "confidence"] = 0.9
    assert in_both(lambda words: robustness_sentence(board, left_out(), SCORE, words)) == (
        "All 3 analyses put the difference between −3.2 and −2.9 points. The 95% CI lies on one "
        "side of no difference in 2 of the 2 that have one; the declared one (ANCOVA) counts.",
        (
            "Nelle 3 analisi la differenza va da −3,2 a −2,9 punti. L'IC 95% esclude "
            "l'assenza di differenza in 2 delle 2 in cui è calcolabile; fa fede l'analisi "
            "dichiarata (ANCOVA)."
        ),
    )
    scores = ["8 3", "10 5", "9 5", "8 7", "11 10", "7 6"]
    study = small_study("TTTCCC", score=scores)
    outcome = study.first_outcome
    cells = [board_of(study, outcome, 22, words).iloc[3, 2] for words in WORDS]
    assert cells == ["−4.0 to −3.0, at most 90%", ("da −4,0 a −3,0, confidenza al massimo 90%")]


@pytest.mark.parametrize(
    ("confidence", "shown"), [(0.95, ""), (1 - 2 / 39, ", at most 94.9%"), (0.8, ", at most 80%")]
)
def test_the_level_that_limits_reach_is_never_rounded_to_95_percent(
    confidence: float, shown: str
) -> None:
    assert limits_text(1.0, 2.0, 1, confidence, ENGLISH) == f"1.0 to 2.0{shown}"


@pytest.mark.parametrize(
    ("digits", "without_each", "english", "italian"),
    [
        (1, (-3.3, -2.8, -3.5), "−3.5 to −2.8", "da −3,5 a −2,8"),
        (2, (0.79, 1.004, 0.85), "0.79 to 1.00", "da 0,79 a 1,00"),
        (1, (-2.0, -2.0), "−2.0", "−2,0"),
        # Equal as they are written, not to the last digit.
        (1, (-2.04, -1.96), "−2.0", "−2,0"),
        (1, (NAN,), "cannot be estimated", "non stimabile"),
    ],
)
def test_the_range_without_each_participant_is_given(
    digits: int, without_each: Sequence[float], english: str, italian: str
) -> None:
    said = in_both(lambda words: left_out_span(left_out(*without_each), digits, words))
    assert said == (english, italian)


def test_a_range_that_reads_as_one_number_is_given_as_one() -> None:
    rows = [(0.41, -1.0, 2.0), (0.4, -1.0, 2.0)]
    said = in_both(
        lambda words: robustness_sentence(
            board_of_numbers(*rows), left_out(0.38, 0.42), SCORE, words
        )
    )
    assert said[0].endswith("Leaving out any one participant keeps the ANCOVA estimate at 0.4.")
    assert said[1].endswith("Escludendo le persone una alla volta, la stima ANCOVA resta 0,4.")


def test_where_nobody_moves_the_estimate_nobody_is_named() -> None:
    rows = [(-2.0, NAN, NAN), (-2.1, NAN, NAN)]
    said = robustness_sentence(board_of_numbers(*rows), left_out(-2.0, -2.0), SCORE, ENGLISH)
    assert said == "All 2 analyses put the difference between −2.1 and −2.0 points."


def test_the_sensitivity_of_a_shifted_score_is_shifted_by_as_much() -> None:
    before = robustness_board(sample(), SCORE, 43)
    after = robustness_board(moved(lambda value: value + 10), SCORE, 43)
    for analysis in ("ancova", "welch", "hodges_lehmann"):
        plain, shifted = (
            frame.set_index("analysis").loc[analysis, ["value", "low", "high"]].astype(float)
            for frame in (before, after)
        )
        assert list(shifted - plain) == pytest.approx([10, 10, 10], abs=1e-9)


@pytest.mark.parametrize("outcome", [SCORE, C3, IL6, DSDNA], ids=lambda outcome: outcome.code)
def test_swapping_the_arms_turns_the_board_over(outcome: Outcome) -> None:
    study = swapped()
    board, turned_board = (robustness_board(each, outcome, 43) for each in (sample(), study))

    def turn(values: pd.Series) -> pd.Series:
        return 1 / values if outcome.is_log else -values

    for name, mirrored in (("value", "value"), ("low", "high"), ("high", "low")):
        expected = pytest.approx(list(turn(board[name])), rel=1e-6, nan_ok=True)
        assert list(turned_board[mirrored]) == expected, name
    expected = pytest.approx(list(board["p_value"]), rel=1e-6, abs=1e-12, nan_ok=True)
    assert list(turned_board["p_value"]) == expected
    assert list(turned_board["n_treatment"]) == list(board["n_control"])
    without_each = [effects_without_each(each, outcome, 43) for each in (sample(), study)]
    assert list(without_each[1]["value"]) == pytest.approx(
        list(turn(without_each[0]["value"])), rel=1e-9
    )
    assert list(without_each[1]["arm"] == "control") == list(without_each[0]["arm"] == "treatment")


def test_the_p_of_the_randomisation_does_not_know_which_arm_is_which() -> None:
    study = small_study("TTTTCCC", score=["8 4", "7 3", "9 6", "5 4", "8 8", "7 5", "6 7"])
    values, treated = study.values(study.first_outcome), study.treated
    turned = small_study("CCCCTTT", score=["8 4", "7 3", "9 6", "5 4", "8 8", "7 5", "6 7"])
    assert list(turned.treated) == [not is_treated for is_treated in treated]
    assert values.equals(turned.values(turned.first_outcome))
    found = [rerandomised_at(each, each.first_outcome, 22) for each in (study, turned)]
    assert found[0].p_value == pytest.approx(found[1].p_value, rel=1e-12)
    assert found[0].value == pytest.approx(-found[1].value, rel=1e-12)
    # 7 choose 4.
    assert found[0].allocations == found[1].allocations == 35


def board_with_limits(values: list[float], limits: list[tuple[float, float]]) -> pd.DataFrame:
    low, high = zip(*limits, strict=True)
    frame = pd.DataFrame({"value": values, "low": low, "high": high, "reason": ""})
    return frame.assign(confidence=0.95)


@pytest.mark.parametrize(
    ("turned", "english", "italian"),
    [
        (0, "keeps the ANCOVA estimate within", "la stima ANCOVA va da"),
        (
            1,
            "1 of 3 participants turns its direction",
            "1 persona su 3, se esclusa, ne inverte",
        ),
        (
            2,
            "2 of 3 participants turn its direction",
            "2 persone su 3, se escluse, ne invertono",
        ),
    ],
)
def test_participants_who_turn_a_direction(turned: int, english: str, italian: str) -> None:
    left_out = pd.DataFrame(
        {
            "participant_id": ["a", "b", "c"],
            "value": [1.0 if number < turned else -2.0 - number for number in range(3)],
        }
    )
    found = board_with_limits([-1.0, -1.1], [(-3.0, 1.0), (-3.0, 1.0)])
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert expected in robustness_sentence(found, left_out, SCORE, words)


NONE = (np.nan, np.nan)


@pytest.mark.parametrize(
    ("limits", "english", "italian"),
    [
        ([NONE, NONE], "points.", "punti."),
        ([(-3.0, -0.5), NONE], "The only 95% CI lies on one side", "L'unico IC 95% esclude"),
        (
            [(-3.0, 0.5), NONE],
            "The only 95% CI includes “no difference”.",
            "L'unico IC 95% non esclude",
        ),
        (
            [(-3.0, 0.5)] * 2,
            "The 95% CI of every one of them includes",
            "In tutte l'IC 95% non esclude",
        ),
    ],
)
def test_intervals(limits: list[tuple[float, float]], english: str, italian: str) -> None:
    left_out = pd.DataFrame({"participant_id": ["a"], "value": [np.nan]})
    for words, expected in zip(WORDS, (english, italian), strict=True):
        found = robustness_sentence(board_with_limits([-1.0, -1.1], limits), left_out, SCORE, words)
        assert expected in found


def test_one_analysis_of_several() -> None:
    left_out = pd.DataFrame({"participant_id": ["a"], "value": [np.nan]})
    found = board_with_limits([-1.0, np.nan], [NONE, NONE])
    english, italian = (robustness_sentence(found, left_out, SCORE, words) for words in WORDS)
    assert english == "1 of 2 analyses can be made and puts the difference at −1.0 points."
    assert italian == "1 analisi su 2 è possibile: la differenza è pari a −1,0 punti."


OUTCOMES = pytest.mark.parametrize(
    "outcome", [SCORE, C3, IL6, DSDNA], ids=lambda outcome: outcome.code
)


def row_of(table: pd.DataFrame, **cells: str) -> pd.Series:
    """The one row with these cells."""
    kept = table
    for name, cell in cells.items():
        kept = kept[kept[name] == cell]
    (row,) = [row for _, row in kept.iterrows()]
    return row


@OUTCOMES
def test_the_board_shows_the_numbers_of_every_analysis(outcome: Outcome) -> None:
    study = sample()
    frame, _ = computed(study, outcome, 43)
    table = board_of(study, outcome, 43, ENGLISH)
    effect, digits = ("Ratio", 2) if outcome.is_log else ("Difference", 1)
    names = [
        # Of the sample only IL-6 has values below a limit.
        "ANCOVA (primary analysis), below the limit = half of it"
        if outcome == IL6
        else "ANCOVA (primary analysis)",
        "Re-randomisation of the ANCOVA estimate, test inverted",
        "Welch, change from baseline",
        "Hodges–Lehmann shift of the change",
        "Repeated-measures model, all visits",
        *(["Values below the limit as censored (likelihood)"] if outcome == IL6 else []),
        "ANCOVA without each participant in turn",
    ]
    assert list(table["Analysis"]) == names
    cells = table.to_dict("records")[:-1]
    for row, shown in zip(frame.to_dict("records"), cells, strict=True):
        assert shown["n per arm"] == f"{row['n_treatment']} + {row['n_control']}"
        near(shown[effect], [row["value"]], digits)
        near(
            shown["95% CI (not adjusted for multiple comparisons)"],
            [row["low"], row["high"]],
            digits,
        )
        assert shown["p"] == ENGLISH.p_value(row["p_value"])


def test_the_first_row_of_the_board_is_the_primary_comparison_of_the_other_tables() -> None:
    study = sample()
    for outcome in study.outcomes:
        board = board_of(study, outcome, 43, ENGLISH).iloc[0]
        visits = effects_by_visit(study, outcome)
        means = adjusted_means_by_visit(study, outcome)
        shown = effects_by_visit_table(study, outcome, visits, means, ENGLISH)
        visit = row_of(shown, Visit="Day 43 (primary)")
        for name in ("95% CI (not adjusted for multiple comparisons)", "n per arm", "p"):
            assert board[name] == visit[name]
        kinds = ("Ratio", "Ratio, adjusted for baseline") if outcome.is_log else ("Difference",) * 2
        assert (
            board[kinds[0]]
            == visit[kinds[1] if outcome.is_log else "Difference, adjusted for baseline"]
        )


@OUTCOMES
def test_the_last_row_of_the_board_gives_the_range_without_each_participant(
    outcome: Outcome,
) -> None:
    study = sample()
    without_each = effects_without_each(study, outcome, 43)
    said = board_of(study, outcome, 43, ENGLISH).iloc[-1][
        "Ratio" if outcome.is_log else "Difference"
    ]
    digits = 2 if outcome.is_log else 1
    near(said, [without_each["value"].min(), without_each["value"].max()], digits)


def test_swapping_the_arms_turns_the_table_of_the_board_over() -> None:
    turned = rewritten(
        "study.toml",
        ("[arms.treatment]", "[arms.other]"),
        ("[arms.control]", "[arms.treatment]"),
        ("[arms.other]", "[arms.control]"),
    )
    for outcome in (SCORE, C3):
        board, turned_board = (
            board_of(study, outcome, 43, ENGLISH) for study in (sample(), turned)
        )
        for before, after in zip(
            board.to_dict("records"), turned_board.to_dict("records"), strict=True
        ):
            first, second = (
                [
                    numbers_in(row["Difference"].partition(";")[0]),
                    numbers_in(row["95% CI (not adjusted for multiple comparisons)"]),
                ]
                for row in (before, after)
            )
            for numbers, turned_over in zip(first, second, strict=True):
                assert turned_over == [-number for number in reversed(numbers)]
            assert before["p"] == after["p"]
            assert before["n per arm"].split(" + ") == after["n per arm"].split(" + ")[::-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "place", "reason"),
    [
        ("an arm without values", 0, EMPTY_ARM),
        ("a constant outcome", 0, NO_VARIATION),
        ("all values below the limit", 2, NO_VARIATION),
    ],
)
def test_an_analysis_that_cannot_be_made_says_why(
    name: str, place: int, reason: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    table = board_of(study, study.outcomes[place], 22, words)
    why = table[words.t("Remark")]
    assert why.iloc[0] == words.t(reason)
    assert (table[words.t("95% CI (not adjusted for multiple comparisons)")].iloc[:-1] == "–").any()
    assert why.iloc[-1] == ""


@OUTCOMES
def test_the_board_gives_what_the_others_alone_would_give(outcome: Outcome) -> None:
    # P03 has every value.
    without_each = effects_without_each(sample(), outcome, 43).set_index("participant_id")["value"]
    effect = "Ratio" if outcome.is_log else "Difference"
    plain = board_of(sample(), outcome, 43, ENGLISH).iloc[-1]
    row = board_of(sample(), outcome, 43, ENGLISH, "P03").iloc[-1]
    # It stands behind the range, in its cell and in no other.
    span, mark, own = row[effect].partition("; ★ P03: ")
    assert mark
    assert span == plain[effect]
    assert own.endswith(" without")
    near(own, [without_each["P03"]], 2 if outcome.is_log else 1)
    assert [name for name in row.index if MARK in row[name]] == [effect]


def test_the_own_value_on_the_board_is_that_of_the_study_without_them() -> None:
    study = small_study("TTTCCC", score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"])
    less = small_study("TTCCC", score=["8 4", "9 5", "8 7", "6 6", "7 8"])
    without = effect(less, less.first_outcome, 22).value
    for words, told in ((ENGLISH, "★ 2: {} without"), (ITALIANO, "senza ★ 2: {}")):
        last = board_of(study, study.first_outcome, 22, words, "2").iloc[-1]
        said = last[words.t("Difference")]
        assert said.endswith("; " + told.format(words.number(without, 1)))


def test_who_is_in_no_estimate_is_not_said_to_move_it() -> None:
    # P09 withdrew on day 27.
    plain, followed = (board_of(sample(), SCORE, 43, ENGLISH, who) for who in (None, "P09"))
    pd.testing.assert_frame_equal(plain, followed)
