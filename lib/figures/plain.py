"""A figure that is the finished parts it is drawn of, and costs a page no more than they do."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from plotly.basedatatypes import convert_to_base64  # type: ignore[import-untyped, unused-ignore]
from plotly.io import templates  # type: ignore[import-untyped, unused-ignore]

# What Plotly does not look into for arrays.
LEFT_AS_THEY_ARE = frozenset(("geojson", "layer", "layers", "range"))
HELD = (dict, list)
ARRAYS = (np.ndarray, pd.Series, pd.Index)
# Traces and layout, or parts of them, in Plotly's spelling.
Parts = dict[str, Any]


class _Figure(go.Figure):  # type: ignore[misc, unused-ignore]
    """A figure that is its finished parts, and Plotly's objects only to whoever asks for them.

    To make Plotly's objects and to copy the parts out of them again takes longer than all else
    that a page does with a figure.
    """

    def __init__(self, parts: Parts, *, are_plain: bool) -> None:
        self.__dict__.update(_parts=parts, _are_plain=are_plain)

    def to_dict(self) -> Parts:
        """What Plotly's own method gives: plain values, numbers of an array as their bytes."""
        if self._are_plain:
            # Not a copy: nobody changes them.
            plain: Parts = self._parts
            return plain
        parts: Parts = _plain(self._parts)
        parts["layout"]["template"] = _template(templates.default)
        return parts

    def __getattr__(self, name: str) -> Any:
        if name in ("_parts", "_are_plain") or "_layout_obj" in self.__dict__:
            raise AttributeError(name)
        super().__init__(**self._parts, _validate=False)
        return getattr(self, name)


def figure_of_parts(traces: Sequence[Parts], layout: Parts) -> go.Figure:
    """The figure of traces and a layout in Plotly's spelling, which are not validated."""
    parts = {"data": [{"type": "scatter", **trace} for trace in traces], "layout": layout}
    return _Figure(parts, are_plain=False)


def parts_of(figure: go.Figure) -> Parts:
    """What a finished figure is made of; as plain values it is copied in no time."""
    parts: Parts = figure.to_dict()
    return parts


def figure_of(parts: Parts) -> go.Figure:
    """The figure again of its `parts_of`."""
    return _Figure(parts, are_plain=True)


def _plain(part: Any) -> Any:
    """The part without what has no value, and with arrays of numbers as their bytes.

    As Plotly does it, which asks of every single value whether it is an array of some library.
    """
    if isinstance(part, dict):
        return {
            name: value if name in LEFT_AS_THEY_ARE else _plain(value)
            for name, value in part.items()
            if value is not None
        }
    if isinstance(part, list):
        # Texts and numbers are most of what there is.
        return [_plain(each) for each in part] if part and isinstance(part[0], HELD) else part
    if not isinstance(part, ARRAYS):
        return part
    if part.dtype == np.float64 and part.ndim == 1:
        return {"dtype": "f8", "bdata": b64encode(np.asarray(part).tobytes()).decode("ascii")}
    held = {"": part}
    convert_to_base64(held)
    return held[""]


@cache
def _template(name: str) -> Parts:
    """A template of Plotly as plain values; Streamlit makes its own the default one."""
    parts: Parts = templates[name].to_plotly_json()
    return parts
