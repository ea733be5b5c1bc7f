"""Tables of a yes or no: how many of each arm by visit, and how the arms differ."""

from __future__ import annotations

import pandas as pd

from lib.results.binary.shares import is_counted
from lib.results.participants.followed import is_analysed
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import effect_text
from lib.wording.built_in import built_in_columns
from lib.wording.effects import effect_columns
from lib.wording.names import (
    arm_title,
    both_arms,
    day_label,
    marked,
    share_with_limits,
    visit_label,
    with_reasons,
)
from lib.words import Words


def shares_table(
    study: Study,
    outcome: Outcome,
    shares: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `shares_by_visit`; the mark stands where the highlighted participant is counted."""
    rows = []
    for day in study.every_day:
        here = {row["arm"]: row for row in rows_of(shares[shares["day"] == day])}
        cells = {words.t("Visit"): day_label(day, words)}
        for arm in ARMS:
            row = here[arm]
            header = words.t("{arm}: yes, 95% CI", arm=arm_title(study, arm, words))
            cells[header] = marked(
                share_with_limits(row["events"], row["n"], row["low"], row["high"], words),
                followed=is_counted(study, outcome, day, arm, highlighted),
            )
        missing = " + ".join(words.number(here[arm]["missing"], 0) for arm in ARMS)
        cells[words.t("Missing, {arms}", arms=both_arms(study, words))] = missing
        rows.append(cells)
    return pd.DataFrame(rows)


def differences_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    as_no: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of `effects_by_visit` of a yes or no, beside it with the missing counted as a no.

    Args:
        study: The study.
        outcome: A yes or no.
        frame: From `effects_by_visit`.
        as_no: `difference_of_shares` with the missing counted as a no, a row per follow-up day.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    followed = [is_analysed(study, outcome, day, highlighted) for day in frame["day"]]
    name = words.t("Risk difference, not adjusted for baseline")
    shown = effect_columns(frame, [outcome] * len(frame), followed, words, name=name)
    shown.insert(0, words.t("Visit"), [visit_label(study, day, words) for day in frame["day"]])
    shown[words.t("Missing counted as no")] = [
        effect_text(outcome, row["value"], row["low"], row["high"], words) for row in rows_of(as_no)
    ]
    built_in = built_in_columns(study, [(outcome, day) for day in frame["day"]], words)
    return with_reasons(shown.assign(**built_in), frame, words)
