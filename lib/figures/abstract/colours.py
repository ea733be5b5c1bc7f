"""Colours of a visual abstract: those of the pages in the light theme, on paper and on slides."""

from __future__ import annotations

from lib.study.study import CONTROL, TREATMENT

TEXT = "#0b0d14"
QUIET = "#4a4d58"
LINE = "#7a7d88"
HEAD = "#4a3f8f"
GROUND = "#ffffff"
PANEL = "#f4f4f7"
# The colours of the arms, dark enough for letters on a panel.
ARM_COLOURS = {TREATMENT: "#005f96", CONTROL: "#a34700"}
