"""Numbers as files write them: which mark parts the decimals, what is a number, what is a date."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.reading.numerals import (
    DATE,
    INTEGER,
    NUMBER,
    as_integers,
    as_numbers,
    decimal_mark,
    is_other_mark,
    without_groups,
)

NAN = math.nan


def cells(*texts: str) -> pd.Series:
    return pd.Series(list(texts), dtype=str)


def mark_of(separator: str, *texts: str) -> str:
    return decimal_mark([cells(*texts)], separator)


def same(found: pd.Series, *expected: float) -> bool:
    return found.tolist() == pytest.approx(list(expected), rel=0, abs=0, nan_ok=True)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["12,5", "8"], ","),
        (["12.5", "8"], "."),
        (["<3,1"], ","),
        (["< 3,1", "3.1", "-2,5", "+,5"], ","),
        (["1,5e3", "2,5E-2"], ","),
        (["12,5", "12,5", "12.5"], ","),
        (["12.5", "12.5", "12,5"], "."),
        (["0,125", "0,250"], ","),
        (["0.125", "0.250"], "."),
        (["1,234", "12,5"], ","),
        (["1.234", "12.5"], "."),
        (["1,2345"], ","),
        (["1.2345"], "."),
        # Neither of these is a number with a decimal mark.
        (["a, b", "1, 2", "12,", "1,2,3", "1.2.3", "01.03.2024", "x.5", "x,5", "٣,٤"], "."),
        (["", "22", "abc"], "."),
        ([], "."),
    ],
)
def test_the_more_frequent_mark_is_that_of_the_table(
    separator: str, texts: list[str], expected: str
) -> None:
    assert mark_of(separator, *texts) == expected


def test_all_columns_of_a_table_count_together() -> None:
    columns = [cells("1,5", "2"), cells("2.5", "x"), cells("3,5", "")]
    assert decimal_mark(columns, ";") == ","
    assert decimal_mark(columns[1:], ",") == "."
    assert decimal_mark([], ";") == "."


@pytest.mark.parametrize(("separator", "expected"), [(",", "."), ("\t", "."), (";", ",")])
def test_of_equally_frequent_marks_the_one_usual_with_the_separator_counts(
    separator: str, expected: str
) -> None:
    assert mark_of(separator, "1,5", "1.5") == expected


@pytest.mark.parametrize(
    ("separator", "texts", "expected"),
    [
        # English spreadsheets write 1,234 for a thousand; those of commas or tabs may be theirs.
        (",", ["1,234", "350"], ",?"),
        ("\t", ["1,234", "12,345,678"], ",?"),
        (";", ["1,234"], ","),
        # Italian ones write 1.234 for it, and semicolons between the fields.
        (";", ["1.234", "350"], ".?"),
        (";", ["1.234", "<1.234.567"], ".?"),
        (",", ["1.234"], "."),
        ("\t", ["1.234"], "."),
    ],
)
def test_a_mark_that_may_part_thousands_is_not_taken_for_a_decimal_one(
    separator: str, texts: list[str], expected: str
) -> None:
    assert mark_of(separator, *texts) == expected


def test_the_cells_of_the_other_mark_are_found() -> None:
    column = cells("12,5", "12.5", "<3.1", "12", "1.234", "1,234", "x.5", "")
    find = {mark: column[is_other_mark(column, mark)].tolist() for mark in (",", ".", ",?", ".?")}
    assert find == {
        ",": ["12.5", "<3.1", "1.234"],
        ".": ["12,5", "1,234"],
        ",?": ["1,234"],
        ".?": ["1.234"],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12.5", 12.5),
        ("12", 12),
        ("12.", 12),
        (".5", 0.5),
        ("-.5", -0.5),
        ("+3", 3),
        ("007", 7),
        ("1e3", 1000),
        ("1.5E-2", 0.015),
        ("0", 0),
        ("-0.0", 0),
        ("1e15", 1e15),
        ("1e-98", 1e-98),
        *((text, NAN) for text in ("", ".", "e5", "1e", "1e100", "1e16", "--1", "1 2")),
        *((text, NAN) for text in ("nan", "inf", "0x1F", "1_0", "٣", "１２", "12,5", "<3", " 1")),
        ("2e15", NAN),
        ("-2e15", NAN),
        ("9" * 400, NAN),
        ("1e-99", 1e-99),
        ("0.9e-99", NAN),
    ],
)
def test_a_number_with_a_decimal_point_is_read(text: str, expected: float) -> None:
    assert same(as_numbers(cells(text), NUMBER, "."), expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("12,5", 12.5), ("12", 12), (",5", 0.5), ("-1,25", -1.25), ("1,5e2", 150), ("12,", 12)),
        *(("1,234", 1.234), ("0,001", 0.001)),
        *((text, NAN) for text in ("12.5", "1.234,5", "1,234.5", "1,2,3", ".", ",", "")),
    ],
)
def test_a_number_with_a_decimal_comma_is_read(text: str, expected: float) -> None:
    assert same(as_numbers(cells(text), NUMBER, ","), expected)


def test_a_number_that_may_be_a_thousandfold_is_not_read() -> None:
    column = cells("1.234", "1,234", "350", "12.5", "0.125", "<1.234")
    assert same(as_numbers(column, NUMBER, ".?"), NAN, NAN, 350, 12.5, 0.125, NAN)
    assert same(as_numbers(column, NUMBER, ",?"), 1.234, NAN, 350, 12.5, 0.125, NAN)


@given(st.decimals(-(10**6), 10**6, places=4), st.sampled_from([",", "."]))
def test_a_number_is_the_same_with_either_mark(number: object, mark: str) -> None:
    text = str(number).replace(".", mark)
    assert same(as_numbers(cells(text), NUMBER, mark), float(str(number)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("22", 22), ("22.0", 22), ("22,0", 22), ("22.", 22), ("22,", 22), ("-3", -3), ("+3", 3)),
        *(("022", 22), ("999999", 999999), ("0", 0), ("22.00", 22), ("100", 100), ("0.0", 0)),
        *((text, NAN) for text in ("22.5", "22,5", "1000000", "1e2", "", ".", "22.0.0", "٣", "x")),
        # A thousand and more, as some spreadsheets write it.
        *((text, NAN) for text in ("1.000", "1,000", "22.000")),
        *((text, NAN) for text in ("22.01", "22;0", "2 2", "22.0e1")),
    ],
)
def test_a_whole_number_is_read(text: str, expected: float) -> None:
    assert same(as_integers(cells(text)), expected)


def test_a_whole_number_has_at_most_six_digits() -> None:
    assert INTEGER.fullmatch("123456")
    assert not INTEGER.fullmatch("1234567")


@pytest.mark.parametrize(
    "text",
    [
        *("2024-03-01", "2024-3-1", "2024/03/01", "2024.03.01", "2024-03-01T13:30:00"),
        *("2024-03-01 13:30", "01/03/2024", "1/3/24", "01.03.2024", "1-3-2024"),
        *("01/03/2024 13:30", "1 March", "1 Mar 2024", "12-May", "12-MAG-24", "3 giugno 2024"),
        *("1 set. 2024", "1 Sept. 2024", "5 febbraio", "30 Dic 2023", "20240301", "19991231"),
    ],
)
def test_a_date_is_known_as_one(text: str) -> None:
    assert DATE.fullmatch(text)


@pytest.mark.parametrize(
    "text",
    [
        *("22", "22.0", "22,5", "day 22", "22 days", "22 giorni", "3 settimane", "4 weeks", "1.5"),
        *(
            "12 mg",
            "12 points",
            "1/2",
            "20241301",
            "19000132",
            "2024",
            "V1",
            "1-2",
            "0.5-1.5",
            "",
            "1 marker",
        ),
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert not DATE.fullmatch(text)


# By hand, from the meaning of the text: with an own mark, what is written and what it may be.
IN_GROUPS = [
    (".", "1,250", "1250", "1.25"),
    (".", "12,000", "12000", "12.0"),
    (".", "-1,205", "-1205", "-1.205"),
    (".", "<1,250", "<1250", "<1.25"),
    (".", "1,250,000", "1250000", None),
    (".", "1,250.75", "1250.75", None),
    (".", "1.250,75", "1250.75", None),
    (".", "1.250.000", "1250000", None),
    (",", "1.250", "1250", "1,25"),
    (",", "100.500", "100500", "100,5"),
    (",", "1.250.000", "1250000", None),
    (",", "1.250,75", "1250,75", None),
    (",", "1,250.75", "1250,75", None),
    # Where the table leaves its marks open, these do not.
    (",?", "1,250,000", "1250000", None),
    (",?", "1,250.75", "1250.75", None),
    (".?", "1.250,75", "1250,75", None),
    (".?", "1'250", "1250", None),
]


@pytest.mark.parametrize(("mark", "text", "joined", "decimal"), IN_GROUPS)
def test_a_number_with_a_sign_for_thousands_is_known_with_what_else_it_may_be(
    mark: str, text: str, joined: str, decimal: str | None
) -> None:
    found = without_groups(text, mark)
    assert found is not None
    assert found[1]["joined"] == joined
    assert found[1].get("decimal") == decimal


@pytest.mark.parametrize("sign", [*" '\u00a0\u2007\u2009\u202f\u2019\u02bc"])
@pytest.mark.parametrize("mark", [",", "."])
def test_spaces_and_apostrophes_between_groups_of_digits_are_signs_for_thousands(
    sign: str, mark: str
) -> None:
    for text, joined in (
        (f"1{sign}250", "1250"),
        (f"12{sign}345{sign}678", "12345678"),
        (f"1{sign}250{mark}5", f"1250{mark}5"),
    ):
        found = without_groups(text, mark)
        assert found is not None
        assert found[1] == {"written": text, "joined": joined}


@pytest.mark.parametrize("mark", [",", ".", ",?", ".?"])
@pytest.mark.parametrize(
    "text",
    [
        *("", "1250", "12,5", "12.5", "0,250", "0.250", "1,25", "1.25", "1,2500", "1250,000"),
        *("1,250 500", "1 25", "1  250", "12 mg", "1,250e3", "x1,250", "01/03/2024", "1,250-1,500"),
    ],
)
def test_what_has_no_sign_for_thousands_is_not_taken_for_it(text: str, mark: str) -> None:
    assert without_groups(text, mark) is None


@pytest.mark.parametrize("text", ["1,250", "1.250"])
def test_where_a_table_leaves_its_marks_open_none_is_advised(text: str) -> None:
    assert without_groups(text, ",?") is without_groups(text, ".?") is None
