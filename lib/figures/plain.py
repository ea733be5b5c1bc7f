"""A figure that is the finished parts it is drawn of, and costs a page no more than they do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from plotly.basedatatypes import convert_to_base64  # type: ignore[import-untyped, unused-ignore]
from plotly.io import templates  # type: ignore[import-untyped, unused-ignore]

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
        parts: Parts = _without_none(self._parts)
        convert_to_base64(parts)
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


def _without_none(part: Any) -> Any:
    """The part without what has no value."""
    if isinstance(part, dict):
        return {name: _without_none(value) for name, value in part.items() if value is not None}
    if isinstance(part, list) and part and isinstance(part[0], dict):
        return [_without_none(each) for each in part]
    return part


@cache
def _template(name: str) -> Parts:
    """A template of Plotly as plain values; Streamlit makes its own the default one."""
    parts: Parts = templates[name].to_plotly_json()
    return parts
