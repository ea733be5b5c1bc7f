"""Widths of letters and lines of a drawing that no browser lays out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.figures.abstract.letters import UNKNOWN, lines_of, width_of
from tests.support.r_answers import lines_of_r


@pytest.mark.parametrize("line", lines_of_r("helvetica"), ids=" ".join)
def test_widths_are_those_of_the_font(line: list[str]) -> None:
    font, thousandths, *words = line
    text, bold = " ".join(words), font == "Helvetica-Bold"
    assert width_of(text, 1000, bold=bold) == pytest.approx(float(thousandths), abs=1e-6)


def test_an_accent_adds_nothing_and_what_is_unknown_is_widest() -> None:
    assert width_of("à", 10) == width_of("a", 10)
    assert width_of("中", 10) == 10 * UNKNOWN
    assert width_of("\u2068a\u2069\u0301", 10) == width_of("a", 10)
    assert max(width_of(chr(code), 1) for code in range(32, 127)) == UNKNOWN


@given(
    st.text(st.sampled_from("abcW .,中é\N{NO-BREAK SPACE}"), max_size=80),
    st.floats(20, 200),
    st.booleans(),
)
def test_no_line_is_wider_than_the_column_and_nothing_is_lost(
    text: str, width: float, bold: bool
) -> None:
    lines = lines_of(text, width, 14, bold=bold)
    assert all(width_of(line, 14, bold=bold) <= width or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
