"""Figures that a file draws by itself, without Streamlit: in real colours, under one theme."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from plotly.utils import PlotlyJSONEncoder  # type: ignore[import-untyped, unused-ignore]

from lib.figures.drawing import BACKGROUND, TEXT
from lib.figures.plain import Parts
from lib.plain_text import IN_SCRIPT

# What Streamlit's theme calls the grey of lines of an axis.
GRID = "#e6eaf1"
# Parts of a text that this package itself coloured; in a text of a file "<" is escaped.
_OWN_COLOUR = re.compile(r'(?<=<span style="color:)#0000\d\d')
_PLACEHOLDER = re.compile(r"#0000\d\d")


def plotly_script() -> str:
    """Plotly's own script, which draws the figures: one string without "</script" in it."""
    # Takes 5 MB, which only a report needs.
    from plotly.offline import get_plotlyjs  # type: ignore[import-untyped, unused-ignore]

    script: str = get_plotlyjs()
    return script


def in_script(parts: Parts) -> str:
    """Parts as JSON that may stand within a script: no text in them can end the script.

    A number that is none or infinite is null, as where Streamlit sends a figure.
    """
    told = json.dumps(parts, cls=PlotlyJSONEncoder, ensure_ascii=False, separators=(",", ":"))
    return told.translate(IN_SCRIPT)


def colours_of(theme: Mapping[str, Any]) -> dict[str, str]:
    """The colour that each placeholder stands for, as Streamlit replaces it in the browser.

    Args:
        theme: A theme of Streamlit's settings: chartCategoricalColors, chartSequentialColors,
            textColor and backgroundColor.
    """
    in_order: Sequence[str] = (*theme["chartCategoricalColors"], *theme["chartSequentialColors"])
    numbered = {f"#{number:06d}": colour for number, colour in enumerate(in_order, start=1)}
    return numbered | {TEXT: theme["textColor"], BACKGROUND: theme["backgroundColor"]}


def theme_of(colours: Mapping[str, str], font: str) -> Parts:
    """The template of all figures of a file: what Streamlit's theme sets, in its light form."""
    text, ground = colours[TEXT], colours[BACKGROUND]
    axis = {
        "gridcolor": GRID,
        "zerolinecolor": GRID,
        "tickcolor": GRID,
        "automargin": True,
        "tickfont": {"color": text, "size": 12},
    }
    return {
        "data": {"scatter": [{"type": "scatter", "marker": {"line": {"width": 0}}}]},
        "layout": {
            "font": {"color": text, "family": font, "size": 12},
            "paper_bgcolor": ground,
            "plot_bgcolor": ground,
            "colorway": [colours[f"#{number:06d}"] for number in range(1, 11)],
            "xaxis": {**axis, "showgrid": False, "zeroline": False},
            "yaxis": {**axis, "ticklabelposition": "outside"},
            "legend": {"valign": "top", "borderwidth": 0},
            "margin": {"pad": 8, "r": 0, "l": 0},
            "hoverlabel": {"bgcolor": ground, "bordercolor": GRID},
        },
    }


def standalone(parts: Parts, colours: Mapping[str, str]) -> Parts:
    """A figure in real colours and without the template that all figures share.

    Args:
        parts: As `parts_of` gives them; not changed.
        colours: As `colours_of` gives them.
    """
    layout = {name: part for name, part in parts["layout"].items() if name != "template"}
    found: Parts = _coloured({"data": parts["data"], "layout": layout}, colours, of_colour=False)
    return found


def _coloured(part: Any, colours: Mapping[str, str], *, of_colour: bool) -> Any:
    """A part with its placeholders replaced, where a colour stands and nowhere else."""
    if isinstance(part, dict):
        return {
            name: _coloured(value, colours, of_colour="color" in name or name == "shadow")
            for name, value in part.items()
        }
    if isinstance(part, (list, tuple)):
        return [_coloured(each, colours, of_colour=of_colour) for each in part]
    if not isinstance(part, str):
        return part
    if of_colour:
        return _PLACEHOLDER.sub(lambda found: colours[found[0]], part)
    return _OWN_COLOUR.sub(lambda found: colours[found[0]], part) if "<span" in part else part
