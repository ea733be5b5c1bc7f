"""Whether the answer about a yes or no holds, in words and a table."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.results.binary.shares import AS_NO
from lib.results.participants.followed import is_analysed
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, SHOWN_INTERVAL
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.amounts import effect_unit
from lib.wording.effects import effect_columns
from lib.wording.names import with_reasons
from lib.words import Words

MISSING_AS_NO = sentence("Missing = no")


def analysis_name(analysis: str, words: Words) -> str:
    """The name of an analysis of `board_of_shares`."""
    if analysis == AS_NO:
        return words.t(MISSING_AS_NO)
    heading = DIFFERENCE_INTERVALS[analysis].heading
    is_first = analysis == SHOWN_INTERVAL
    return words.t("{analysis} (primary analysis)", analysis=heading) if is_first else heading


def board_sentence(
    board: pd.DataFrame, extremes: tuple[float, float], outcome: Outcome, words: Words
) -> str:
    """Whether the intervals agree, and between what missing values could move the difference.

    Args:
        board: From `board_of_shares`.
        extremes: From `extreme_differences`.
        outcome: A yes or no.
        words: The reader's language.
    """
    made = board[board["value"].notna()]
    if made.empty:
        return words.t(
            "None of the {n} analyses can be made. {reason}",
            n=len(board),
            reason=words.t(str(board["reason"].iloc[0])),
        )
    apart = int(((made["low"] > 0) | (made["high"] < 0)).sum())
    if apart == len(made):
        said = words.t("The 95% CI of every analysis lies on one side of no difference.")
    elif not apart:
        said = words.t("The 95% CI of every analysis includes “no difference”.")
    else:
        said = words.t(
            "The 95% CI lies on one side of no difference in {k} of {n} analyses; the declared one "
            "({declared}) counts.",
            k=apart,
            n=len(made),
            declared=DIFFERENCE_INTERVALS[SHOWN_INTERVAL].heading,
        )
    if AS_NO not in set(board["analysis"]):
        return said
    low, high = extremes
    whatever = words.t(
        "Whatever the missing values had been, the risk difference of all participants would "
        "lie between {low} and {high}.",
        low=words.number(low, 0),
        high=f"{words.number(high, 0)} {effect_unit(outcome, words)}",
    )
    return f"{said} {whatever}"


def board_table(
    study: Study,
    outcome: Outcome,
    board: pd.DataFrame,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `board_of_shares`."""
    followed = [
        is_analysed(study, outcome, day, highlighted)
        or (analysis == AS_NO and highlighted is not None)
        for analysis in board["analysis"]
    ]
    name = words.t("Risk difference, not adjusted for baseline")
    shown = effect_columns(board, [outcome] * len(board), followed, words, name=name)
    shown.insert(0, words.t("Analysis"), [analysis_name(each, words) for each in board["analysis"]])
    return with_reasons(shown, board, words)
