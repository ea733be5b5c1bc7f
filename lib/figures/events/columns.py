"""Columns of counts between the names and the panels of a figure, and what stands over them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.figures.drawing import STYLES, Part, wrapped
from lib.figures.events.labels import LETTERS, LINE, lines_of
from lib.figures.parts import note
from lib.statistics.estimates import FloatArray
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.events.terms import more_with_text
from lib.wording.names import arm_title
from lib.words import Words

# Letters of an arm's name over its column, and of the words to both sides of no difference.
HEAD_WIDTH, LEFT_WIDTH, RIGHT_WIDTH = 22, 20, 22
# A count with its total has so many letters; a longer one stands without.
LONGEST_COUNT = 7
# Pixels between two columns.
COUNT_GAP = 9
# Letters of the names of both arms on one line.
KEY_LETTERS = 42
# The markers of the arms in a line of text, and their letters' size, at which they look equal.
SYMBOLS = {TREATMENT: ("●", 15), CONTROL: ("◇", 13)}


def counts_of(differences: pd.DataFrame) -> dict[str, list[str]]:
    """ "3/15" of each arm; "1234" where the total has no room, which stands over the column."""
    counts = {}
    for arm in ARMS:
        columns = (differences[f"participants_{arm}"], differences[f"n_{arm}"])
        both = [
            "" if np.isnan(count) else f"{count:g}/{n:g}" for count, n in zip(*columns, strict=True)
        ]
        if max(map(len, both), default=0) > LONGEST_COUNT:
            both = [text.partition("/")[0] for text in both]
        counts[arm] = both
    return counts


def count_notes(counts: dict[str, list[str]], middles: FloatArray, column: float) -> list[Part]:
    """The columns of counts between the names and the panels."""
    return [
        _in_column(text, middle, arm, column, yref="y", yanchor="middle", name="count")
        for arm in ARMS
        for text, middle in zip(counts[arm], middles.tolist(), strict=True)
        if text
    ]


def head_of(study: Study, column: float, none: float, words: Words) -> tuple[list[Part], int]:
    """What stands over the columns and panels, and the pixels it takes.

    Each arm has a line of its own, that ends over its column, and beside it stands on which side
    there are more events with it: nothing of it meets on the screen of a phone.

    Args:
        study: The study.
        column: Pixels of a column of counts.
        none: Where no difference is, as a share of the width of the panels.
        words: The reader's language.
    """
    lines = {
        arm: wrapped(
            f"{arm_title(study, arm, words)} (n {int(study.members(arm).sum())})", HEAD_WIDTH
        )
        for arm in ARMS
    }
    beside = {
        TREATMENT: wrapped(f"◄ {more_with_text(study, CONTROL, words)}", LEFT_WIDTH),
        CONTROL: wrapped(f"{more_with_text(study, TREATMENT, words)} ►", RIGHT_WIDTH),
    }
    parts, from_panels = [], 4.0
    up: Part = {"yref": "paper", "yanchor": "bottom"}
    for arm in (CONTROL, TREATMENT):
        here: Part = {**up, "yshift": from_panels}
        parts.append(_in_column(f"{lines[arm]} {symbol_of(arm)}", 1, arm, column, **here))
        parts.append(_to_the_left(beside[arm], none if arm == TREATMENT else 1, here))
        from_panels += LINE * max(map(lines_of, (lines[arm], beside[arm]))) + 1
    title = words.t("Risk difference, percentage points (95% CI)")
    parts.append(_to_the_left(f"<b>{title}</b>", 1, {**up, "yshift": from_panels}))
    return parts, round(from_panels + LINE + 6)


def _in_column(text: str, y: float, arm: str, column: float, **more: object) -> Part:
    """A text that ends with the column of an arm: the control's is the one beside the panels."""
    before = COUNT_GAP + (column if arm == TREATMENT else 0)
    place: Part = {"xref": "paper", "xanchor": "right", "xshift": -before, "align": "right"}
    return note(text, 0, y, **place, font={"size": LETTERS}, **more)


def _to_the_left(text: str, x: float, here: Part) -> Part:
    """A text that ends at a share of the width of the panels."""
    style: Part = {"xref": "paper", "xanchor": "right", "align": "right"}
    return note(text, x, 1, **style, **here, font={"size": LETTERS})


def arm_key(names: Mapping[str, str]) -> str:
    """The name of each arm after its marker, on one line where both have room on a phone."""
    texts = [f"{symbol_of(arm)} {name}" for arm, name in names.items()]
    is_short = sum(map(len, names.values())) <= KEY_LETTERS and "<br>" not in "".join(texts)
    return ("\N{EM SPACE}" if is_short else "<br>").join(texts)


def symbol_of(arm: str) -> str:
    """The marker of an arm in a text of Plotly's kind."""
    symbol, size = SYMBOLS[arm]
    return f'<span style="color:{STYLES[arm].colour};font-size:{size}px">{symbol}</span>'
