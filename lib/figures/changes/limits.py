"""Reference limits on the courses of an outcome."""

from __future__ import annotations

import numpy as np

from lib.figures.drawing import REFERENCE, Part, wrapped
from lib.figures.events.labels import width_of
from lib.figures.parts import note, points
from lib.study.outcomes import Outcome, decimals
from lib.study.study import Study
from lib.words import Words

# Pixels between the panels and the name of a limit.
GAP = 4


def limits_of(outcome: Outcome) -> list[float]:
    """The reference limits that the study declares."""
    limits = (outcome.reference_low, outcome.reference_high)
    return [limit for limit in limits if limit is not None]


def reference_limits(study: Study, outcome: Outcome) -> list[Part]:
    """A line at each reference limit that the study declares."""
    return [
        points(
            [float(study.every_day[0]), float(study.every_day[-1])],
            [limit, limit],
            mode="lines",
            line={"color": REFERENCE, "width": 1.5, "dash": "dot"},
            legendgroup="reference",
            showlegend=False,
            hoverinfo="skip",
        )
        for limit in limits_of(outcome)
    ]


def names_of_limits(outcome: Outcome, words: Words) -> tuple[list[Part], int]:
    """What each reference limit is, at the right end of its line, once for both panels.

    No value is drawn there. Of two limits one hangs from its line and one stands on it, so that
    they do not meet.

    Returns:
        The notes, and the pixels that they take beside the panels.
    """
    limits = limits_of(outcome)
    names = [
        words.t("limit {value}", value=words.number(limit, decimals(limit))) for limit in limits
    ]
    # On as narrow lines as break no number.
    texts = [wrapped(name, max(map(len, name.split()))) for name in names]
    hangs = [("middle", 0)] if len(limits) == 1 else [("top", 8), ("bottom", -8)]
    notes = [
        note(
            text,
            1,
            np.log10(limit) if outcome.is_log else limit,
            xref="paper",
            yref="y",
            xanchor="left",
            xshift=GAP,
            yanchor=anchor,
            yshift=shift,
            align="left",
            font={"size": 12},
        )
        for text, limit, (anchor, shift) in zip(texts, limits, hangs[: len(limits)], strict=True)
    ]
    return notes, round(GAP + max(map(width_of, texts), default=-GAP))
