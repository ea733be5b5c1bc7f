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

import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.plain import Parts, figure_of_parts
from lib.plain_text import isolated
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import (
    arm_title,
    footnote,
    highlight_label,
    marked,
)
from lib.words import Words

Figure = go.Figure
# A trace, an axis, a shape, a note or the whole layout in Plotly's spelling.
Part = Parts

GREY = "#000008"
TEXT = "#000037"
BACKGROUND = "#000038"
SEQUENTIAL = [f"#0000{number}" for number in range(11, 21)]
FAINT = "rgba(128,128,128,0.55)"
REFERENCE = "rgba(128,128,128,0.9)"

HIGHLIGHTED = "star"
BELOW = "triangle-down-open"
MOST_TICKS = 8
# Pixels of the foot with one line, of a further one, and of all that stands under an axis with one
# line of a title, which `height` counts where there is no `top`.
FOOT, FOOT_LINE, BELOW_AXIS = 27, 15, 86
# Letters of a line on the screen of a phone: of the foot, of an arm's name, of an axis title, of an
# identifier before its lane, of a title along an upright axis.
FOOT_WIDTH, ARM_WIDTH, TITLE_WIDTH, ID_WIDTH, UPRIGHT_WIDTH = 62, 30, 48, 12, 40
# Of the name of an arm over one of two panels.
PANEL_WIDTH = 16
# Of all names that stand in one line of the legend.
LEGEND_WIDTH = 50
LEGEND_LINE = 17
SMALLEST_RINGED = 9
# Opacity of thin marks that lie over each other, at which each still differs from the background of
# either theme by 3 to 1.
THIN = 0.85
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
    # A ring around a large filled marker parts it from what it covers; that of an open one is drawn
    # in the marker's own colour.
    ring = BACKGROUND if size >= SMALLEST_RINGED else style.colour
    if line is None:
        return marker
    if ring == BACKGROUND and "open" not in style.symbol:
        # The ring covers the marker's own edge.
        marker["size"] = size + line
    return {**marker, "line": {"width": line, "color": ring}}


def finished(
    traces: Sequence[Part],
    layout: Part,
    study: Study,
    words: Words,
    *,
    height: int,
    legend_rows: int = 0,
    top: int | None = None,
) -> go.Figure:
    """The figure with its foot, its legend above the panels, and sizes that hold on any screen.

    It is not validated, which would take ten times as long as to build it: a property that Plotly
    does not know gives a wrong picture and no error. The tests validate every figure instead.

    Args:
        traces: What is drawn, in Plotly's spelling.
        layout: Its axes, among them one called "xaxis"; shapes and annotations; how bars stand;
            margins other than those of all figures.
        study: The study.
        words: The reader's language.
        height: Of the panels, in pixels, and of what stands in them; with `top` of nothing else,
            without it of the lines of the legend and of one line under the axis too.
        legend_rows: Lines of the legend, or of notes over the panels.
        top: Pixels over the panels for notes, instead of `legend_rows`: Plotly then gives the
            legend the room that it takes.
    """
    axes = {name: _axis(name, part, words) for name, part in layout.items() if "axis" in name}
    foot = wrapped(footnote(study, words), FOOT_WIDTH)
    below = max(_room_below(axis) for name, axis in axes.items() if name[0] == "x")
    below += FOOT + FOOT_LINE * foot.count("<br>")
    if top is None:
        above = LEGEND_LINE * sum(name.count("<br>") for name in legend_names(traces))
        top = 24 + 22 * legend_rows + above
        height += above + below - BELOW_AXIS
    else:
        height += max(top, _legend_room(traces, layout)) + below
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
            # Plotly lets the further lines of a title hang under the first.
            "pad": {"b": 4 + FOOT_LINE * foot.count("<br>"), "t": 0},
            "font": {"size": 12, "color": TEXT},
        },
        "height": height,
        "margin": {"t": top, "b": below, "r": 8, **layout.get("margin", {})},
        "font": {"size": 13, "color": TEXT},
        "legend": {**LEGEND, **layout.get("legend", {})},
        "dragmode": False,
        "separators": words.dictionary.decimal_mark + words.dictionary.thousands_mark,
        "hoverlabel": {"namelength": -1, "font": {"color": TEXT}},
    }
    return figure_of_parts(traces, whole)


def _room_below(axis: Part) -> int:
    """Pixels that the ticks and the title of an axis take under the panels."""
    if axis.get("visible") is False:
        return 0
    ticks = [str(text) for text in axis.get("ticktext", [])]
    if axis.get("showticklabels") is False:
        room = 0
    elif axis.get("tickangle"):
        room = 8 + 7 * max(map(len, ticks), default=0)
    else:
        room = 8 + 16 * (1 + max((text.count("<br>") for text in ticks), default=0))
    title = axis["title"].get("text", "")
    return room + (10 + 17 * (1 + title.count("<br>")) if title else 0)


def _legend_room(traces: Sequence[Part], layout: Part) -> int:
    """Pixels that the legend takes in half a page; on a phone the panels give it what it lacks.

    A layout with a legend in columns knows itself what that takes.
    """
    if "entrywidth" in layout.get("legend", {}):
        return 0
    names = [name for name in legend_names(traces) if name]
    if len(names) < 2 and not any(trace.get("showlegend") for trace in traces):
        return 0
    longest = max(len(name) + 6 for name in names)
    in_a_row = max(1, LEGEND_WIDTH // longest)
    if sum(len(name) + 6 for name in names) <= LEGEND_WIDTH:
        in_a_row = len(names)
    lines = -(-len(names) // in_a_row) + sum(name.count("<br>") for name in names)
    return 8 + 19 * lines


def legend_names(traces: Sequence[Part]) -> list[str]:
    """The name of each trace that has a place in the legend."""
    return [trace.get("name", "") for trace in traces if trace.get("showlegend", True)]


def _axis(name: str, axis: Part, words: Words) -> Part:
    """An axis with the letters of all; a log axis says after its title that it is one.

    Panels share the title of the first.
    """
    title = axis.get("title", {})
    if axis.get("type") == "log" and title.get("text"):
        title = {**title, "text": with_remark(title["text"], words.t("logarithmic scale"))}
    # The second line of an upright title is the one beside the ticks.
    is_near = name[0] == "y" and "<br>" in title.get("text", "")
    return {
        **axis,
        "tickfont": {**axis.get("tickfont", {}), "color": TEXT},
        "title": {"standoff": 16 if is_near else 10, **title, "font": {"color": TEXT, "size": 13}},
    }


def with_remark(title: str, remark: str, width: int = UPRIGHT_WIDTH) -> str:
    """A title with a remark after it, on a line of its own if the last one is too long for both."""
    last = html.unescape(title.rpartition("<br>")[2])
    return f"{title}{' · ' if len(last) + len(remark) + 3 <= width else '<br>'}{remark}"


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


def arm_name(study: Study, arm: str, words: Words) -> str:
    """Name of an arm."""
    return wrapped(arm_title(study, arm, words), ARM_WIDTH)


def arm_with_n(study: Study, arm: str, n: int, words: Words) -> str:
    """Name of an arm with the number of its participants."""
    return f"{arm_name(study, arm, words)} (n {n})"


def escaped(text: object) -> str:
    """Text of a file as text: Plotly would read tags."""
    return html.escape(str(text), quote=False)


def wrapped(text: str, width: int, *, lines: int | None = None) -> str:
    """Text of a file on lines of so many letters; only a text that is no name may end in dots."""
    # No wide letter of East Asia is in ASCII.
    narrow = text.isascii()
    fits = len(text) <= (width if narrow else width // 2)
    if fits and text.isprintable() and text.strip() == text:
        return escaped(isolated(text))
    wide = not narrow and any(unicodedata.east_asian_width(character) in "WF" for character in text)
    parts = textwrap.wrap(
        text, width // 2 if wide else width, max_lines=lines, placeholder="…"
    ) or [""]
    # Every line is drawn by itself: it must not depend on an isolate that another line opens.
    return "<br>".join(escaped(isolated(part)) for part in parts)
