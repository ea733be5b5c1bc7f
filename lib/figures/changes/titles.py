"""Titles of axes of changes from baseline."""

from __future__ import annotations

from lib.figures.drawing import UPRIGHT_WIDTH, with_remark, wrapped
from lib.study.outcomes import Outcome
from lib.wording.names import better_phrase, outcome_label, unit_text
from lib.words import Words


def change_title(outcome: Outcome, words: Words, *, width: int = UPRIGHT_WIDTH) -> str:
    """What a change of the outcome is and counts in, and which is better, on lines of a width."""
    name, unit = outcome_label(outcome, words), unit_text(outcome, words)
    if outcome.is_log:
        title = words.t("{outcome}: ratio to baseline", outcome=name)
    else:
        title = words.t("{outcome}: change from baseline", outcome=name)
        title = f"{title} ({unit})" if unit else title
    return with_remark(wrapped(title, width), better_phrase(outcome, words), width)
