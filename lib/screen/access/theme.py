"""Figures that follow the theme when it changes while a page is open."""

from __future__ import annotations

import json
from functools import cache

import streamlit as st

# The chart colours of a theme and its ground; that of text is in every figure.
_OF_THEME = ("chartCategoricalColors", "chartSequentialColors", "backgroundColor")

# Streamlit writes its colours into a figure once, in place of the placeholders. When the reader's
# system turns dark, or the reader chooses another theme, it changes the figure's template alone;
# what has a colour of its own keeps that of the theme before. Such a figure is known by its two
# colours of text. It gets the colours of the other theme, and Streamlit is told as if the reader
# had moved it, so that the picture that is downloaded has them too. Until the theme changes no
# figure is looked at. No "less than" before a letter: Streamlit's filter would take it for markup.
_SCRIPT = r"""
if (!window.followsTheme) {
  window.followsTheme = true;
  const [light, dark] = THEMES;
  const follow = () => {
    for (const figure of document.querySelectorAll(".js-plotly-plot")) {
      const template = figure.layout?.template, own = figure.layout?.font?.color;
      const text = template?.layout?.legend?.font?.color;
      if (!own || !text || own === text || !figure.emit) continue;
      const isDark = template.layout.paper_bgcolor === dark.at(-1);
      const [before, after] = isDark ? [light, dark] : [dark, light];
      const colours = new Map(before.map((colour, place) => [colour, after[place]]));
      colours.set(own, text);
      const changed = (colour) => colours.get(colour) ?? colour;
      const coloured = (parts) => JSON.parse(JSON.stringify(parts), (name, part) =>
        typeof part === "string"
          ? changed(part).replace(/(span style="color:)(#\w{6})/g, (all, start, colour) =>
              start + changed(colour))
          : part);
      figure.data = coloured(figure.data);
      figure.layout = {...coloured({...figure.layout, template: null}), template};
      figure.emit("plotly_relayout");
    }
  };
  const app = document.querySelector(".stApp");
  // A change of the theme is one of the app's class; Streamlit draws the figures after it.
  new MutationObserver((changes, observer) => {
    observer.disconnect();
    new MutationObserver(follow).observe(app, {
      childList: true, subtree: true, attributes: true, attributeFilter: ["class", "style"]
    });
  }).observe(app, {attributeFilter: ["class"]});
}
"""


@cache
def theme_script() -> str:
    """The script by which the figures of a page change their colours with its theme."""
    themes = [
        [colour for name in _OF_THEME for colour in _listed(st.get_option(f"theme.{theme}.{name}"))]
        for theme in ("light", "dark")
    ]
    return _SCRIPT.replace("THEMES", json.dumps(themes))


def _listed(colours: str | list[str]) -> list[str]:
    return [colours] if isinstance(colours, str) else colours
