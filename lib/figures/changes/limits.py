"""Reference limits on the courses of an outcome."""

from __future__ import annotations

import numpy as np

from lib.figures.drawing import (
    BACKGROUND,
    REFERENCE,
    UPRIGHT_WIDTH,
    Part,
    wrapped,
)
from lib.figures.parts import (
    note,
    points,
)
from lib.study.outcomes import Outcome, decimals
from lib.study.study import Study
from lib.wording.amounts import after_number
from lib.wording.names import (
    unit_text,
)
from lib.words import Words

HALO = ", ".join(f"{x}px {y}px 2px {BACKGROUND}" for x in (-1, 1) for y in (-1, 1))


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


def names_of_limits(outcome: Outcome, words: Words) -> list[Part]:
    """What each reference limit is, on its line, once for both panels."""
    unit = unit_text(outcome, words)
    notes = []
    for limit in limits_of(outcome):
        value = after_number(words.number(limit, decimals(limit)), unit, one=limit == 1)
        text = words.t("reference limit {value}", value=value)
        notes.append(
            note(
                wrapped(text, UPRIGHT_WIDTH),
                0,
                np.log10(limit) if outcome.is_log else limit,
                xref="paper",
                yref="y",
                xanchor="left",
                yanchor="bottom",
                align="left",
                # A halo: a box behind it would cover values.
                font={"size": 12, "shadow": HALO},
            )
        )
    return notes
