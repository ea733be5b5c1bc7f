"""Columns of counts between the names and the panels of a figure, and what stands over them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.figures.drawing import STYLES, Part, wrapped
from lib.figures.events.labels import LETTERS, LINE, lines_of, width_of
from lib.figures.parts import note
from lib.statistics.estimates import FloatArray
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.events.terms import more_with_text
from lib.wording.names import arm_title
from lib.words import Words

# Letters of an arm's name over its column, and of the words to both sides of no difference: each
# beside an arm, or, if they have room so on a phone, side by side.
HEAD_WIDTH, LEFT_WIDTH, RIGHT_WIDTH, SIDE_WIDTH = 22, 20, 22, 11
# Pixels of a figure on a phone, and between the words to both sides.
PHONE, SIDE_GAP = 350, 8
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


def head_of(
    study: Study, left: float, column: float, begin: float, words: Words
) -> tuple[list[Part], int]:
    """What stands over the columns and panels, and the pixels it takes.

    Each arm has a line of its own, that ends over its column. Over the differences stands on which
    side there are more events with which arm: side by side, or else each beside an arm, so that
    nothing meets on the screen of a phone.

    Args:
        study: The study.
        left: Pixels to the left of the panels.
        column: Pixels of a column of counts.
        begin: Where the differences begin, as a share of the width of the panels.
        words: The reader's language.
    """
    lines = {
        arm: wrapped(
            f"{arm_title(study, arm, words)} (n {int(study.members(arm).sum())})", HEAD_WIDTH
        )
        for arm in ARMS
    }
    more = {arm: more_with_text(study, arm, words) for arm in ARMS}
    sides = _side_by_side(more, left, begin)
    beside = dict.fromkeys(ARMS, "")
    if not sides:
        beside[TREATMENT] = wrapped(f"◄ {more[CONTROL]}", LEFT_WIDTH)
        beside[CONTROL] = wrapped(f"{more[TREATMENT]} ►", RIGHT_WIDTH)
    parts, from_panels = [*sides], 4.0
    up: Part = {"yref": "paper", "yanchor": "bottom"}
    for arm in (CONTROL, TREATMENT):
        here: Part = {**up, "yshift": from_panels}
        parts.append(_in_column(f"{lines[arm]} {symbol_of(arm)}", 1, arm, column, **here))
        if beside[arm]:
            ends = (1 + begin) / 2 if arm == TREATMENT else 1
            parts.append(_to_the_left(beside[arm], ends, here))
        from_panels += LINE * max(map(lines_of, (lines[arm], beside[arm]))) + 1
    title = words.t("Risk difference, percentage points (95% CI)")
    parts.append(_to_the_left(f"<b>{title}</b>", 1, {**up, "yshift": from_panels}))
    return parts, round(from_panels + LINE + 6)


def _side_by_side(more: Mapping[str, str], left: float, begin: float) -> list[Part]:
    """The words to both sides of no difference on two lines each; nothing if they have no room.

    Those to the right end with the panel. Those to the left end with no difference, or on a phone
    as far before it as the others need.
    """
    texts = (f"◄ {more[CONTROL]}", f"{more[TREATMENT]}\N{NO-BREAK SPACE}►")
    # No word is broken for it.
    width = max(SIDE_WIDTH, *(len(word) for text in texts for word in text.split(" ")))
    first, second = (wrapped(text, width) for text in texts)
    room = PHONE - left
    over = max(0.0, width_of(second) + SIDE_GAP - room * (1 - begin) / 2)
    is_whole = room * (1 + begin) / 2 - over >= width_of(first)
    if not is_whole or max(map(lines_of, (first, second))) > len(ARMS):
        return []
    here: Part = {"yref": "paper", "yanchor": "bottom", "yshift": 4}
    return [
        _to_the_left(first, (1 + begin) / 2, {**here, "xshift": -over}),
        _to_the_left(second, 1, here),
    ]


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
