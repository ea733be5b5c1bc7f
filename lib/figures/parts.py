"""The parts of a figure as plain dicts in Plotly's spelling: points, lines, notes, axes.

A figure is put together from them and handed to `finished` of `drawing.py`. Nothing is read back
from a figure and nothing added to it: Plotly checks a whole part each time, half of a page's time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from lib.figures.drawing import (
    BACKGROUND,
    HIGHLIGHTED,
    TEXT,
    Part,
    highlight_name,
)
from lib.statistics.estimates import FloatArray
from lib.words import Words

# What nobody sees and a click still finds.
UNSEEN = "rgba(0,0,0,0)"


def points(x: Any, y: Any, *, mode: str = "markers", **more: Any) -> Part:
    """A trace of points or lines.

    Args:
        x: Where each stands across; NaN is a gap. An array goes to the browser as an array of
            bytes, a list as a list.
        y: Where each stands upwards, likewise.
        mode: "markers", "lines", or both or either with "text", joined by "+".
        **more: Further properties of Plotly's trace `scatter`.
    """
    return {"type": "scatter", "x": x, "y": y, "mode": mode, **more}


def bar(x: Any, y: Any, **more: Any) -> Part:
    """A trace of bars; `more` are further properties of Plotly's trace `bar`."""
    return {"type": "bar", "x": x, "y": y, **more}


def in_panel(column: int) -> Part:
    """The axes of a trace in the first or second of two panels."""
    return {"xaxis": axis_name("x", column), "yaxis": axis_name("y", column)}


def axis_name(letter: str, column: int) -> str:
    """How Plotly names the axis "x" or "y" of a panel: that of the first has no number."""
    return letter if column == 1 else f"{letter}{column}"


def panels(spacing: float) -> tuple[tuple[Part, Part], tuple[Part, Part]]:
    """The horizontal and the vertical axes of two panels side by side, alike upwards.

    Args:
        spacing: Share of the width between them.
    """
    width = (1.0 - spacing) / 2.0
    across: tuple[Part, Part] = (
        {"anchor": "y", "domain": [0.0, width]},
        {"anchor": "y2", "domain": [width + spacing, width + spacing + width]},
    )
    up: tuple[Part, Part] = (
        {"anchor": "x", "domain": [0.0, 1.0]},
        {"anchor": "x2", "domain": [0.0, 1.0], "matches": "y", "showticklabels": False},
    )
    return across, up


def arm_panels(
    names: Mapping[str, str], *, height: int, spacing: float = 0.05
) -> tuple[tuple[Part, Part], tuple[Part, Part], list[Part], int]:
    """Two panels side by side, an arm each, with its name over it.

    Args:
        names: What stands over the panel of each arm, HTML of Plotly's kind.
        height: Of the panels, in pixels.
        spacing: Share of the width between them.

    Returns:
        Their horizontal and their vertical axes, the notes with the names, and the height of panels
        and names together: a legend is drawn over both.
    """
    whole = height + 6 + 17 * (1 + max(text.count("<br>") for text in names.values()))
    across, up = panels(spacing)
    first, second = ({**axis, "domain": [0.0, height / whole]} for axis in up)
    notes = [
        note(
            text,
            0.5,
            1,
            xref=f"{axis_name('x', column)} domain",
            yref=f"{axis_name('y', column)} domain",
            yanchor="bottom",
        )
        for column, text in enumerate(names.values(), start=1)
    ]
    return across, (first, second), notes, whole


def line_across(y: float, *, line: Part) -> Part:
    """A line from the left to the right end of the one panel, at a value."""
    ends = {"x0": 0, "x1": 1, "xref": "x domain", "y0": y, "y1": y, "yref": "y"}
    return {"type": "line", **ends, "line": line}


def line_upwards(x: float, *, line: Part, column: int = 1) -> Part:
    """A line from the foot to the top of a panel, at a value."""
    across = {"x0": x, "x1": x, "xref": axis_name("x", column)}
    up = {"y0": 0, "y1": 1, "yref": f"{axis_name('y', column)} domain"}
    return {"type": "line", **across, **up, "line": line}


def note(text: str, x: float, y: float, **more: Any) -> Part:
    """A text without an arrow; `more` are further properties of Plotly's annotations."""
    return {"text": text, "x": x, "y": y, "showarrow": False, **more}


def titled(text: str, **more: Any) -> Part:
    """An axis with its title; `more` are further properties of Plotly's axes."""
    return {"title": {"text": text}, **more}


def star(
    x: FloatArray,
    y: FloatArray,
    who: str,
    *,
    showlegend: bool = True,
    told: Sequence[str] | None = None,
) -> Part:
    """A star for the highlighted participant, over whatever is drawn there.

    Args:
        x: Where it stands across.
        y: Where it stands upwards.
        who: The identifier.
        showlegend: Whether the legend has it.
        told: What each one says besides who it is; nothing if None.
    """
    name = highlight_name(who)
    return points(
        x,
        y,
        marker={
            "size": 15,
            "symbol": HIGHLIGHTED,
            "color": TEXT,
            "line": {"width": 1, "color": BACKGROUND},
        },
        name=name,
        showlegend=showlegend,
        text=[name] * len(x) if told is None else [f"{name}: {text}" for text in told],
        hovertemplate="%{text}<extra></extra>",
        zorder=2,
    )


def told_numbers(values: Any, digits: int, words: Words) -> list[str]:
    """Numbers as the reader writes them, for hover texts; each different one is written once."""
    different, places = np.unique(np.asarray(values, dtype=float), return_inverse=True)
    texts = [words.number(value, digits) for value in different.tolist()]
    return [texts[place] for place in places.ravel().tolist()]


def named_once(traces: Iterable[Part]) -> list[Part]:
    """The traces, those that ask for a place in the legend under one name with one place."""
    named: set[str] = set()
    found = []
    for trace in traces:
        if trace.get("showlegend"):
            found.append({**trace, "showlegend": trace["name"] not in named})
            named.add(trace["name"])
        else:
            found.append(trace)
    return found


def error_bars(
    value: FloatArray, low: FloatArray, high: FloatArray, *, thickness: float = 2, width: float = 5
) -> Part:
    """Error bars from values to their limits; of no length where a limit is NaN.

    Args:
        value: Where the bars start.
        low: Their lower ends.
        high: Their upper ends.
        thickness: Of the line, in pixels.
        width: Of the line across each end, in pixels.
    """
    return {
        "type": "data",
        "symmetric": False,
        "array": _drawn(high - value),
        "arrayminus": _drawn(value - low),
        "thickness": thickness,
        "width": width,
    }


def error_bars_of(frame: pd.DataFrame, *, thickness: float = 2, width: float = 5) -> Part:
    """Error bars from the value to low and high of each row of a frame."""
    value, low, high = (frame[name].to_numpy(dtype=float) for name in ("value", "low", "high"))
    return error_bars(value, low, high, thickness=thickness, width=width)


def _drawn(lengths: FloatArray) -> FloatArray:
    return np.where(np.isnan(lengths), 0.0, lengths)
