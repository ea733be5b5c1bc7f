"""What the figures share: the styles of the arms, axes, titles, and text that stays text.

Colours are the placeholders that Streamlit's Plotly theme replaces in the browser by the chart
colours of `.streamlit/config.toml`, light or dark; the arms also differ by marker, line and
pattern. Every figure says at its foot which study it shows, so that a copied picture does too.
"""

from __future__ import annotations

import html
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.plain import Parts, figure_of_parts
from lib.plain_text import isolated
from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_title, footnote, highlight_label, marked, outcome_label, unit_text
from lib.words import Words

Figure = go.Figure
# A trace, an axis, a shape, a note or the whole layout in Plotly's spelling.
Part = Parts

GREY = "#000036"
TEXT = "#000037"
BACKGROUND = "#000038"
SEQUENTIAL = [f"#0000{number}" for number in range(11, 21)]
FAINT = "rgba(128,128,128,0.55)"
REFERENCE = "rgba(128,128,128,0.9)"

HIGHLIGHTED = "star"
BELOW = "triangle-down-open"
MOST_TICKS = 8
FOOT = 30
# Letters of a line on the screen of a phone: of the foot, of an arm's name, of an axis title, of an
# identifier before its lane.
FOOT_WIDTH, ARM_WIDTH, TITLE_WIDTH, ID_WIDTH = 67, 30, 48, 12
LEGEND_LINE = 17
LEGEND = {
    "orientation": "h",
    "yref": "container",
    "y": 1,
    "yanchor": "top",
    "x": 0,
    "xref": "container",
    "xanchor": "left",
}


@dataclass(frozen=True, slots=True)
class ArmStyle:
    """How an arm is drawn; no two arms share any of it."""

    colour: str
    symbol: str
    dash: str
    pattern: str
    offset: float


STYLES = {
    TREATMENT: ArmStyle("#000001", "circle", "solid", "", -0.12),
    CONTROL: ArmStyle("#000002", "diamond-open", "dash", "/", 0.12),
}


def arm_marker(arm: str, size: float, *, line: float | None = None) -> Part:
    """The marker of an arm.

    Args:
        arm: "treatment" or "control".
        size: Its size in pixels.
        line: Width of its line in pixels; that of Plotly if None.
    """
    style = STYLES[arm]
    marker = {"size": size, "symbol": style.symbol, "color": style.colour}
    return marker if line is None else {**marker, "line": {"width": line}}


def finished(
    traces: Sequence[Part],
    layout: Part,
    study: Study,
    words: Words,
    *,
    height: int,
    legend_rows: int,
) -> go.Figure:
    """The figure with its foot, its legend above the panels, and sizes that hold on any screen.

    It is not validated, which would take ten times as long as to build it: a property that Plotly
    does not know gives a wrong picture and no error. The tests validate every figure instead.

    Args:
        traces: What is drawn, in Plotly's spelling.
        layout: Its axes, among them one called "xaxis"; shapes and annotations; how bars stand.
        study: The study.
        words: The reader's language.
        height: Of the panels, in pixels; texts on several lines add their own.
        legend_rows: Lines of the legend.
    """
    axes = {name: _axis(part, words) for name, part in layout.items() if "axis" in name}
    foot = wrapped(footnote(study, words), FOOT_WIDTH)
    titles = [axis["title"].get("text", "") for name, axis in axes.items() if name[0] == "x"]
    below = 16 * max(title.count("<br>") for title in titles) + 14 * foot.count("<br>")
    above = LEGEND_LINE * sum(name.count("<br>") for name in legend_names(traces))
    whole = {
        **layout,
        **axes,
        "title": {
            "text": foot,
            "x": 0,
            "xref": "container",
            "y": 0,
            "yref": "container",
            "yanchor": "bottom",
            "pad": {"b": 4, "t": 0},
            "font": {"size": 11, "color": GREY},
        },
        "height": height + above + below,
        "margin": {
            "t": 24 + 22 * legend_rows + above,
            "b": 56 + FOOT + below,
            "r": 8,
            **layout.get("margin", {}),
        },
        "font": {"size": 13, "color": TEXT},
        "legend": {**LEGEND, **layout.get("legend", {})},
        "dragmode": False,
        "separators": words.dictionary.decimal_mark + words.dictionary.thousands_mark,
        "hoverlabel": {"namelength": -1},
    }
    return figure_of_parts(traces, whole)


def legend_names(traces: Sequence[Part]) -> list[str]:
    """The name of each trace that has a place in the legend."""
    return [trace.get("name", "") for trace in traces if trace.get("showlegend", True)]


def _axis(axis: Part, words: Words) -> Part:
    """An axis with the letters of all; a log axis says that it is one under its title.

    Panels share the title of the first.
    """
    title = axis.get("title", {})
    if axis.get("type") == "log" and title.get("text"):
        title = {**title, "text": f"{title['text']}<br>{words.t('logarithmic scale')}"}
    return {
        **axis,
        "tickfont": {**axis.get("tickfont", {}), "color": TEXT},
        "title": {**title, "font": {"color": TEXT, "size": 13}},
    }


def highlight_name(who: str) -> str:
    """The highlighted participant in a legend."""
    return escaped(highlight_label(who))


def id_ticks(
    ids: Iterable[object], highlighted: str | None, *, width: int | None = None
) -> list[str]:
    """Participants on an axis, the highlighted one marked; wrapped to a width, if given."""
    return [
        marked(wrapped(str(who), width) if width else escaped(who), followed=who == highlighted)
        for who in ids
    ]


def log_axis(drawn: FloatArray, words: Words) -> Part:
    """What makes an axis a log axis that spans what is drawn; nothing if nothing can be drawn."""
    drawn = drawn[np.isfinite(drawn) & (drawn > 0)]
    if not len(drawn):
        return {}
    ends = np.log10(drawn)
    room = 0.06 * max(float(ends.max() - ends.min()), 0.1)
    span = [ends.min() - room, ends.max() + room]
    return {"type": "log", "range": span, **log_ticks(ends, words)}


def log_ticks(ends: FloatArray, words: Words) -> Part:
    """Ticks at 1, 2, 5 of each decade as the reader writes them: Plotly's own are bare digits."""
    low, high = float(ends.min()), float(ends.max())
    steps = ["1"] if high - low > 2.5 else ["1", "2", "5"]
    if high - low < 1:
        steps = ["1", "1.5", "2", "3", "4", "5", "7"]
    if high - low < 0.5:
        steps = ["1", "1.25", "1.5", "2", "2.5", "3", "4", "5", "6", "8"]
    ticks, labels = [], []
    every = max(1, int((high - low) // MOST_TICKS))
    for decade in range(int(np.floor(low)) - 1, int(np.ceil(high)) + 2, every):
        for step in steps:
            ticks.append(float(step) * 10.0**decade)
            decimals = max(0, len(step.partition(".")[2]) - decade)
            # From four decimals on, a number too small for them is written with an exponent.
            labels.append(words.number(ticks[-1], decimals if decimals <= 6 else 4))
    return {"tickvals": ticks, "ticktext": labels}


def hover_names(names: Iterable[object], *, times: int = 1) -> list[str]:
    """Each name as a hover label shows it, as often as points in a row have it."""
    return [text for name in names for text in [escaped(name)] * times]


def arm_name(study: Study, arm: str, words: Words) -> str:
    """Name of an arm."""
    return wrapped(arm_title(study, arm, words), ARM_WIDTH)


def arm_with_n(study: Study, arm: str, n: int, words: Words) -> str:
    """Name of an arm with the number of its participants."""
    return f"{arm_name(study, arm, words)} (n {n})"


def change_title(outcome: Outcome, words: Words, *, width: int = TITLE_WIDTH) -> str:
    """What a change of the outcome is and counts in, on lines of so many letters."""
    name = outcome_label(outcome, words)
    if outcome.is_log:
        title = words.t("{outcome}: ratio to baseline", outcome=name)
        return wrapped(title, width)
    unit = unit_text(outcome, words)
    title = words.t("{outcome}: change from baseline", outcome=name)
    return wrapped(f"{title} ({unit})" if unit else title, width)


def escaped(text: object) -> str:
    """Text of a file as text: Plotly would read tags."""
    return html.escape(str(text), quote=False)


def wrapped(text: str, width: int, *, lines: int | None = None) -> str:
    """Text of a file on lines of so many letters; only a text that is no name may end in dots."""
    if len(text) <= width // 2 and text.isprintable() and text.strip() == text:
        return escaped(isolated(text))
    wide = any(unicodedata.east_asian_width(character) in "WF" for character in text)
    parts = textwrap.wrap(
        text, width // 2 if wide else width, max_lines=lines, placeholder="…"
    ) or [""]
    # Every line is drawn by itself: it must not depend on an isolate that another line opens.
    return "<br>".join(escaped(isolated(part)) for part in parts)
