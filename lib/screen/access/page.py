"""What Streamlit leaves out for those who hear a page, use no mouse, or chose its colours."""

from __future__ import annotations

import streamlit as st

from lib.screen.access.page_style import PAGE_STYLE
from lib.screen.access.theme import theme_script
from lib.screen.exports.copied import SCRIPT as COPIED
from lib.screen.tables import TABLE_STYLE
from lib.words import Words

# A chosen segment has the letters of the text: those of the accent colour stand out too little from
# its ground. So has a button without a ground, which is underlined instead when it is pointed at,
# reached by the keyboard or open. Where the reader's system sets the colours, grounds go: labels
# get a border, what is chosen the system's colour for that, and toggles and sliders, which are
# grounds alone, its others. The button that copies code is there for a finger and for the keyboard.
STYLE = """
.st-key-access, .st-key-from_top {display: none}
.stButtonGroup button[data-variant][data-selected]:not([data-disabled]) {color: inherit}
[data-testid="stCode"].stCode > div:last-child
  {opacity: 1; visibility: visible; pointer-events: auto}
[data-testid="stPopoverBody"]:focus {outline: none}
button[kind="tertiary"]:is(:hover, :focus-visible, :active, [aria-expanded="true"])
  {color: inherit; text-decoration: underline}
@media (forced-colors: active) {
  .stMarkdownBadge {border: 1px solid}
  .stButtonGroup button[data-variant][data-selected]:not([data-disabled]),
  .stCheckbox label > span + div,
  .stCheckbox label > span + div > div,
  .stSlider [role="group"] > div > div {forced-color-adjust: none}
  .stButtonGroup button[data-variant][data-selected]:not([data-disabled]),
  .stCheckbox label:has(:checked) > span + div {background: Highlight; color: HighlightText}
  .stCheckbox label > span + div {border: 1px solid CanvasText; background: Canvas}
  .stCheckbox label > span + div > div,
  .stSlider [role="group"] > div > div:first-child {background: CanvasText}
  .stSlider [role="group"] > div > div:has(input) {background: Highlight}
  .stSlider [role="group"] > div > div * {color: CanvasText}
}
"""
# Streamlit's own page says "en" to every reader.
SCRIPT = 'document.documentElement.lang = "{language}";'
# What opens over the page stands at its end: without this the keyboard passes all of it before.
ENTER = """
if (!window.entersWhatOpens) {
  window.entersWhatOpens = true;
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("[data-testid=stPopoverButton]");
    if (!button) return;
    let tries = 40;
    const enter = () => {
      const body = document.querySelector("[data-testid=stPopoverBody]");
      if (body && button.ariaExpanded === "true") {
        body.tabIndex = -1;
        body.focus({ preventScroll: true });
      } else if (tries-- > 0) setTimeout(enter, 50);
    };
    setTimeout(enter, 50);
  });
}
"""
TOP = 'document.querySelector(".stMain").scrollTo(0, 0);'


def make_accessible(words: Words) -> None:
    """Tell the page its language, and style its parts and what Streamlit shows too little of.

    What does so is not for the eye, and stands in the sidebar, where it takes no room.
    """
    script = SCRIPT.format(language=words.language) + theme_script() + COPIED + ENTER
    with st.sidebar, st.container(key="access"):
        st.html(
            f"<style>{STYLE}{PAGE_STYLE}{TABLE_STYLE}</style><script>{script}</script>",
            unsafe_allow_javascript=True,
        )


def see_from_top() -> None:
    """Show the page from its top: it keeps the place of the one before it where that was read."""
    with st.sidebar, st.container(key="from_top"):
        st.html(f"<script>{TOP}</script>", unsafe_allow_javascript=True)
