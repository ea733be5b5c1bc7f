"""Whether the answer holds: every analysis, and each participant left out, in words and a table."""

from __future__ import annotations

import math

import pandas as pd

from lib.language import sentence
from lib.results.participants.followed import is_analysed
from lib.results.robustness import ANCOVA, most_influential
from lib.statistics.estimates import CONFIDENCE
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.amounts import decimals_of_rows, effect_decimals
from lib.wording.effects import effect_columns
from lib.wording.names import highlight_label, unit_text, with_reasons
from lib.words import Words, as_shown

ANALYSIS_NAMES = {
    "ancova": sentence("ANCOVA (primary analysis)"),
    "rerandomised": sentence("Re-randomisation of the ANCOVA estimate, test inverted"),
    "welch": sentence("Welch, change from baseline"),
    "hodges_lehmann": sentence("Hodges–Lehmann shift of the change"),
    "repeated_measures": sentence("Repeated-measures model, all visits"),
    "censored": sentence("Values below the limit as censored (likelihood)"),
}

SHORT_NAMES = {
    "ancova": sentence("ANCOVA (primary analysis)"),
    "rerandomised": sentence("Re-randomisation"),
    "welch": sentence("Welch"),
    "hodges_lehmann": sentence("Hodges–Lehmann"),
    "repeated_measures": sentence("Repeated measures"),
    "censored": sentence("Censored values"),
}


def robustness_sentence(
    board: pd.DataFrame, left_out: pd.DataFrame, outcome: Outcome, words: Words
) -> str:
    """Where all analyses put the effect, and whether one participant could move it across."""
    made = board[board["value"].notna()]
    if made.empty:
        return words.t(
            "None of the {n} analyses can be made. {reason}",
            n=len(board),
            reason=words.t(str(board["reason"].iloc[0])),
        )
    least, most = float(made["value"].min()), float(made["value"].max())
    low, high, alike = _effects(outcome, words, least, most)
    names: dict[str, object] = {
        "k": len(made),
        "n": len(board),
        "low": low,
        "high": high,
        "effect": _kind(outcome, words),
    }
    if alike:
        found = words.plural(
            len(made),
            one="{k} of {n} analyses can be made and puts the {effect} at {high}.",
            many="{k} of {n} analyses can be made and put the {effect} at {high}.",
            **names,
        )
        if len(made) == len(board):
            found = words.t("All {n} analyses put the {effect} at {high}.", **names)
    elif len(made) < len(board):
        found = words.t(
            "{k} of {n} analyses can be made and put the {effect} between {low} and {high}.",
            **names,
        )
    else:
        found = words.t("All {n} analyses put the {effect} between {low} and {high}.", **names)
    parts = [found, _interval_sentence(made, outcome, words)]
    parts.append(_left_out_sentence(board.iloc[0], left_out, outcome, words))
    return " ".join(part for part in parts if part)


def _kind(outcome: Outcome, words: Words) -> str:
    return words.t("ratio") if outcome.is_log else words.t("difference")


def _effects(outcome: Outcome, words: Words, least: float, most: float) -> tuple[str, str, bool]:
    """Two effects with as many decimals as both need, and whether they read the same.

    The second one carries the unit.
    """
    digits = max(effect_decimals(outcome, number) for number in (least, most))
    unit = "" if outcome.is_log else unit_text(outcome, words)
    alike = as_shown(least, digits) == as_shown(most, digits)
    return words.number(least, digits), f"{words.number(most, digits)} {unit}".strip(), alike


def _interval_sentence(made: pd.DataFrame, outcome: Outcome, words: Words) -> str:
    none = outcome.no_difference
    # Limits that cannot reach 95% are no 95% interval.
    known = made[made["low"].notna() & made["high"].notna() & (made["confidence"] >= CONFIDENCE)]
    if known.empty:
        return ""
    apart = int(((known["low"] > none) | (known["high"] < none)).sum())
    if len(known) == 1:
        if apart:
            return words.t("The only 95% CI lies on one side of no difference.")
        return words.t("The only 95% CI includes “no difference”.")
    if len(known) == len(made) and apart in (0, len(made)):
        if apart:
            return words.t("The 95% CI of every one of them lies on one side of no difference.")
        return words.t("The 95% CI of every one of them includes “no difference”.")
    return words.t(
        "The 95% CI lies on one side of no difference in {k} of the {n} that have one; the "
        "declared one (ANCOVA) counts.",
        k=apart,
        n=len(known),
    )


def _left_out_sentence(
    primary: pd.Series, left_out: pd.DataFrame, outcome: Outcome, words: Words
) -> str:
    value = float(primary["value"])
    estimates = left_out["value"].dropna()
    influential = most_influential(left_out, value, outcome)
    if estimates.empty or math.isnan(value) or not influential:
        return ""
    digits = effect_decimals(outcome, value, primary["low"], primary["high"])
    without = left_out.loc[left_out["participant_id"] == influential, "value"].iloc[0]
    ends = {as_shown(end, digits) for end in (estimates.min(), estimates.max())}
    none = outcome.no_difference
    # Nobody turns the direction of an estimate that has none.
    turned = int(((estimates - none) * (value - none) < 0).sum())
    names = {
        "range": words.interval(estimates.min(), estimates.max(), digits),
        "who": influential,
        "without": words.number(without, digits),
    }
    if turned:
        return words.plural(
            turned,
            one="Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and "
            "{k} of {n} participants turns its direction when left out; the most influential is "
            "{who} ({without} without).",
            many="Leaving out one participant at a time, the ANCOVA estimate ranges: {range}, and "
            "{k} of {n} participants turn its direction when left out; the most influential is "
            "{who} ({without} without).",
            k=turned,
            n=len(estimates),
            **names,
        )
    if ends == {as_shown(value, digits)}:
        return words.t(
            "Leaving out any one participant keeps the ANCOVA estimate at {value}.",
            value=words.number(value, digits),
        )
    if len(ends) == 1:
        return words.t(
            "Leaving out any one participant puts the ANCOVA estimate at {value} instead of "
            "{before}.",
            value=words.number(without, digits),
            before=words.number(value, digits),
        )
    return words.t(
        "Leaving out any one participant keeps the ANCOVA estimate within {range}; the most "
        "influential is {who} ({without} without).",
        **names,
    )


def robustness_table(
    study: Study,
    outcome: Outcome,
    board: pd.DataFrame,
    left_out: pd.DataFrame,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of the robustness board: a row per analysis, then the leave-one-out range.

    Args:
        study: The study.
        outcome: The outcome shown.
        board: From `robustness_board`, with or without re-randomisation.
        left_out: From `effects_without_each`.
        day: The day shown.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    followed = is_analysed(study, outcome, day, highlighted)
    effect = words.t("Ratio") if outcome.is_log else words.t("Difference")
    rows = len(board)
    shown = effect_columns(board, [outcome] * rows, [followed] * rows, words, name=effect)
    below = study.below_limit(outcome)[[study.baseline_day, day]].any(axis=None)
    names = [
        words.t("ANCOVA (primary analysis), below the limit = half of it")
        if below and analysis == ANCOVA
        else words.t(ANALYSIS_NAMES[analysis])
        for analysis in board["analysis"]
    ]
    shown.insert(0, words.t("Analysis"), names)
    shown = with_reasons(shown, board, words)
    last = dict.fromkeys(shown.columns, "")
    last[words.t("Analysis")] = words.t("ANCOVA without each participant in turn")
    digits = decimals_of_rows(board, [outcome] * len(board))[0]
    last[effect] = left_out_span(left_out, digits, words)
    if followed and highlighted is not None:
        own = left_out.loc[left_out["participant_id"] == highlighted, "value"].iloc[0]
        value = words.number(own, digits)
        last[effect] += "; " + words.t(
            "{who}: {value} without",
            who=highlight_label(highlighted),
            value=value,
        )
    columns = {name: [*cells.tolist(), last[str(name)]] for name, cells in shown.items()}
    return pd.DataFrame(columns, dtype=object)


def left_out_span(left_out: pd.DataFrame, digits: int, words: Words) -> str:
    """From the smallest to the largest effect without a participant, or the one that all are."""
    others = left_out["value"].dropna()
    if others.empty:
        return words.t("cannot be estimated")
    low, high = others.min(), others.max()
    if as_shown(low, digits) == as_shown(high, digits):
        return words.number(low, digits)
    return words.interval(low, high, digits)
