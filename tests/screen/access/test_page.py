"""The theme has colours that can be told apart by who sees little contrast."""

import tomllib

import pytest

from lib.figures.drawing import GREY, STYLES
from tests.support.files import ROOT

# What Streamlit writes in where a figure asks for the colour of text: its gray90 and gray10.
TEXT = {"light": "#262730", "dark": "#fafafa"}
THEME = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminances as the Web Content Accessibility Guidelines 2.2 do."""
    lights = []
    for colour in (one, other):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
    return max(lights) / min(lights)


def drawn(placeholder: str, theme: dict[str, list[str]]) -> str:
    """The chart colour that Streamlit puts in the place of one of the first ten placeholders."""
    return theme["chartCategoricalColors"][int(placeholder.removeprefix("#")) - 1]


def test_the_ratio_is_that_of_the_guidelines() -> None:
    # https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: black on white; #777777 on white is the
    # grey that just fails 4.5.
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_buttons_marks_of_the_arms_and_small_print_of_figures_stand_out(scheme: str) -> None:
    theme = THEME[scheme]
    ground = theme["backgroundColor"]
    # Streamlit writes on the buttons in white, whatever their colour; they stand in the page too.
    assert contrast(theme["primaryColor"], "#ffffff") >= 4.5
    for back in (ground, theme["secondaryBackgroundColor"]):
        assert contrast(theme["primaryColor"], back) >= 3
    for style in STYLES.values():
        assert contrast(drawn(style.colour, theme), ground) >= 3
    assert contrast(drawn(GREY, theme), ground) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_numbers_on_bands_and_grades_can_be_read(scheme: str) -> None:
    # Those of the lower half are written in the colour of text, the others in that of the page.
    theme = THEME[scheme]
    bands = theme["chartSequentialColors"]
    assert len(bands) == 10
    for place, band in enumerate(bands):
        letters = TEXT[scheme] if place < 5 else theme["backgroundColor"]
        assert contrast(band, letters) >= 4.5, band
