"""A cell of a saved table is text or a figure, and never a formula."""

import io
import re

import pandas as pd
import pytest

from lib.study.files.spreadsheet import as_csv

FORMULAS = (
    "=1+1",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    " =1",
    '"=1"',
    "'=1",
    "\u200b=1",
    "\u2068=مرحبا\u2069",
    "\ufeff=1",
    "＝1+1",
    "-",
    "--1",
    "-1e5+x",
)
FIGURES = (
    *("-3.2", "−3.2", "+20.0", "-3,5", "-1e-5", "-12.5%", "-3.2 (-5.0 to -1.4)"),
    *("−3.2 (−5.0 to −1.4)", "-3 to 4", "-0.5 (-1 a 2)", "0", "12"),
)


def read_back(content: bytes, separator: str = ",") -> list[str]:
    frame = pd.read_csv(io.BytesIO(content), sep=separator, dtype=str, keep_default_na=False)
    return [*map(str, frame.columns), *frame.to_numpy().ravel()]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_in_a_download(text: str) -> None:
    header, cell = read_back(as_csv(pd.DataFrame({text: [text]})))
    assert header.startswith("'") or header.strip().startswith("'")
    assert cell.replace("'", "") == text.replace("'", "")
    assert cell.startswith("'")


@pytest.mark.parametrize("text", FIGURES)
def test_a_figure_is_a_figure_in_a_download(text: str) -> None:
    assert read_back(as_csv(pd.DataFrame({"x": [text]}))) == ["x", text]


def test_a_negative_number_stays_a_number_in_a_download() -> None:
    frame = pd.DataFrame({"a": [-3.2, 1.0], "b": [-3, 4], "c": ["-3.2", "-1"]})
    back = pd.read_csv(io.BytesIO(as_csv(frame)), encoding="utf-8-sig")
    assert back.to_numpy().tolist() == [[-3.2, -3.0, -3.2], [1.0, 4.0, -1.0]]


@pytest.mark.parametrize("text", ["a;=1+1", "a; @SUM(1)", "a\t=1", "a\n=1", "a\n\n-2+3"])
def test_no_formula_begins_behind_another_separator(text: str) -> None:
    content = as_csv(pd.DataFrame({"x": [text], "y": [1]})).decode("utf-8-sig")
    for cell in re.split(r"[;,\t\r\n]", content):
        assert cell.strip(' "')[:1] not in ("=", "@", "+"), content
    assert "-2+3" not in re.split(r"[;,\t\r\n]", content)
