"""Tables to take away as CSV: a formula of a file stays text."""

import math

import pandas as pd
import pytest

from lib.study.files.spreadsheet import as_csv
from tests.support.files import read_back


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        *(
            (text, f"'{text}")
            for text in ("=1+1", "+cmd|x", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1")
        ),
        *((text, f"'{text}") for text in ("=HYPERLINK(1)", "-", "+", "-1e5+x")),
        *(
            (text, text)
            for text in ("-3", "-3.5", "+20.0", "-3,5", "−3.3", "a=b", "", "-1e5", "-3 to 4")
        ),
        *((text, text) for text in ("<img src=x onerror=1>", "%{x}", "{}", "**b**", 'a"b,c\nd')),
    ],
)
def test_a_formula_of_a_file_is_text_in_a_csv_and_a_number_stays_a_number(
    cell: str, written: str
) -> None:
    frame = pd.DataFrame({"plain": [cell], "number": [-3], "share": [-0.5]})
    assert read_back(as_csv(frame)) == [{"plain": written, "number": "-3", "share": "-0.5"}]
    # The same for a header.
    (row,) = read_back(as_csv(pd.DataFrame({cell: ["x"], "other": ["y"]})))
    assert list(row) == [written, "other"]


def test_a_csv_is_marked_as_utf_8_and_has_its_header_without_rows() -> None:
    content = as_csv(pd.DataFrame({"Età": ["più", "头痛"], "n": [1, 2]}))
    assert content == "\ufeffEtà,n\r\npiù,1\r\n头痛,2\r\n".encode()
    assert as_csv(pd.DataFrame(columns=["Età", "n"])) == "\ufeffEtà,n\r\n".encode()


def test_a_csv_does_not_change_the_table_it_is_made_of() -> None:
    frame = pd.DataFrame({"=a": ["=1", "b"], "x": [math.nan, 2.0]})
    before = frame.copy()
    as_csv(frame)
    pd.testing.assert_frame_equal(frame, before)
