"""Small files that unpack to much: repeated, nested, padded and shared, of any size."""

from __future__ import annotations

from collections.abc import Callable

from tests.support.files import ROOT, files_of, zipped
from tests.support.workbooks import workbook

MEGABYTE = 2**20

Files = dict[str, bytes]


def copies(number: int, size: int) -> Files:
    """So many zips of one table, of so many bytes each once it is unpacked."""
    packed = zipped({"participants.csv": b"0" * size})
    return {f"copy {each}.zip": packed for each in range(1, number + 1)}


def padded_formula(size: int) -> Files:
    """A workbook with a formula and, without end, spaces where its value would stand."""
    text = '<c r="A2" t="inlineStr"><is><t>P1</t></is></c>'
    formula = f'<c r="B2"><f>A1</f>{" " * size}x</c>'
    rows = f'<row r="2">{text}{formula}</row>'
    return {"study.xlsx": workbook({"participants": rows}, inline=True)}


def shared_string(length: int, rows: int) -> Files:
    """A workbook whose cells, 20 in a row, all show one long text."""
    return {"study.xlsx": workbook({"participants": [["a" * length] * 20] * rows})}


def quotes(rows: int) -> Files:
    """A table whose quotation marks each open a field and close the one before."""
    return {"study.zip": zipped({"participants.csv": b"a,b\n" + b'"x\n' * rows})}


def long_fields(length: int, rows: int) -> Files:
    """A table of 20 columns of long texts."""
    header = ",".join(f"c{number}" for number in range(20)) + "\n"
    line = ",".join(["a" * length] * 20) + "\n"
    return {"study.zip": zipped({"participants.csv": (header + line * rows).encode()})}


def problems(rows: int) -> Files:
    """A table of measurements and one of events that are wrong in every row."""
    return {
        "study.zip": zipped(
            {
                "participants.csv": b"participant_id,arm\nP1,a\nP2,b\n",
                "measurements.csv": b"participant_id,day,outcome,value\n" + b"P1,1,c3,5\n" * rows,
                "adverse_events.csv": b"participant_id,term,start_day,end_day\n"
                + b"P1,t,9,3\n" * rows,
            }
        )
    }


def tables(number: int, line: str = "[a{}]\n") -> Files:
    """The sample study with settings of so many tables, or of other lines that TOML knows."""
    settings = "".join(line.format(each) for each in range(number)).encode()
    study = files_of(ROOT / "sample_data")
    return {"study.zip": zipped({**study, "study.toml": settings})}


# By name: files that once cost much, as large as they were found.
FOUND: dict[str, Callable[[], Files]] = {
    "one_of_many, 40 copies": lambda: copies(40, 63 * MEGABYTE),
    "quadratic_formula": lambda: padded_formula(1_000_000),
    "mem680_shared_string": lambda: shared_string(30_000, 100),
    "mem679_quotes": lambda: quotes(20_000_000),
    "mem707_long_fields": lambda: long_fields(30_000, 105),
    "half_million_problems": lambda: problems(499_000),
    "toml_60000_tables": lambda: tables(60_000),
}
