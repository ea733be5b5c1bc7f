"""Files of every kind that is read, and what goes wrong with files: each with its seed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from functools import cache
from random import Random

import numpy as np
import pandas as pd
import pyreadstat

from tests.support import binary
from tests.support.layouts import (
    LAYOUTS,
    Files,
    Rows,
    analysis_sets,
    cells,
    coded,
    contract,
    dataset_json,
    delimited,
    per_visit,
    written,
)
from tests.support.workbooks import workbook

STRANGE = (
    *("1e308", "-1e308", "1e999", "nan", "NaN", "inf", "-inf", "-0", "1e-320", "9" * 400),
    *("=1+1", '=HYPERLINK("http://x.example","a")', "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3"),
    *(
        "x" * 300,
        "\u202e" * 40,
        "\x00",
        "\x1b[31m",
        "<script>alert(1)</script>",
        "**b** $x$ [a](b)",
    ),
    *("Day 99999999", "Week 999999999", "30/02/2024", "0000-00-00", "99/99/9999", "2024-13-45"),
    *(
        "<",
        "<<3",
        "<-1",
        ">5",
        "3,1,4",
        "1.234.567",
        "１２",
        "٣",
        "S1",
        "",
        " ",
        '"',
        "'",
        "\t",
        "Y",
    ),
    *("Baseline", "V2", "C3 day 22", "participant_id", "arm", "value", "DTYPE", "LOCF", "é" * 80),
)
LIKELY = (
    *("", "0", "1", "12.5", "7", "22", "999", "-9", "<3.1", "<0.5", "Y", "no", "S1", "P3"),
    *("placebo", "secretome", "Baseline", "Day 22", "Day 43", "2024-03-25", "01/02/2024", "c3"),
)
SUFFIXES = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".sav", ".zsav", ".por"),
    *(".dta", ".xpt", ".sas7bdat", ".json", ".zip", ".toml", ".docx", ""),
)


def strange_rows(rows: Rows, random: Random) -> Rows:
    """Rows of which some cells, headings among them, are strange."""
    changed = [list(row) for row in rows]
    for _ in range(random.choice((0, 1, 1, 2, 4, 20))):
        row = changed[random.randrange(len(changed)) if random.random() < 0.8 else 0]
        if row:
            strange = random.choice((STRANGE, LIKELY, LIKELY))
            row[random.randrange(len(row))] = random.choice(strange)
    for _ in range(random.choice((0, 0, 0, 1, 3))):
        place = random.randrange(len(changed))
        what = random.choice(("again", "out", "blank", "reversed", "wider", "first"))
        if what == "again":
            changed.insert(place, changed[-1])
        elif what == "out":
            changed[place : place + 1] = [] if len(changed) > 1 else [[]]
        elif what == "blank":
            changed.insert(place, [""] * random.randrange(20))
        elif what == "reversed":
            changed[place] = changed[place][::-1]
        else:
            more = random.choice(STRANGE)
            changed = [[*row, ""] if what == "wider" else [more, *row] for row in changed]
    return changed


def of_text(name: str) -> Callable[[Random], Files]:
    """One of the forms in text, some of its tables with strange cells."""

    def made(random: Random) -> Files:
        files = dict(LAYOUTS[name]().files)
        tables = [file for file in files if not file.endswith(".toml")]
        for file, content in files.items():
            if file in random.choices(tables, k=len(tables)):
                text = content.decode("cp1252")
                mark = next(mark for mark in "\t;," if mark in text)
                rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
                new = io.StringIO()
                csv.writer(new, delimiter=mark).writerows(strange_rows(rows, random))
                files[file] = new.getvalue().encode(
                    random.choice(("utf-8", "utf-8", "utf-8", "utf-16"))
                )
        return files

    return made


def of_contract(random: Random) -> Files:
    """The contract's own form, one of its tables with strange cells."""
    files = contract()
    file = random.choice([name for name in files if name.endswith(".csv")])
    rows = list(csv.reader(io.StringIO(files[file].decode(), newline="")))
    return {**files, file: delimited(strange_rows(rows, random))}


def one_file(name: str, content: Callable[[Rows], bytes]) -> Callable[[Random], Files]:
    """One sheet of everything as a workbook of some kind."""

    def made(random: Random) -> Files:
        return {name: content(strange_rows(per_visit(), random))}

    return made


def in_xml(rows: Rows) -> bytes:
    """An .xlsx workbook, whose XML cannot hold every character."""
    kept = [[cell.replace("\0", "").replace("\x1b", "") for cell in row] for row in rows]
    return workbook({"Data": cells(kept)})


def in_open_document(rows: Rows) -> bytes:
    """An .ods workbook, likewise."""
    kept = [[cell.replace("\0", "").replace("\x1b", "") for cell in row] for row in rows]
    return binary.ods(cells(kept))


def strange_frame(random: Random) -> tuple[pd.DataFrame, dict[str, str], dict[str, dict[int, str]]]:
    """The coded trial with strange values and labels, and with strange labels of values."""
    frame, labels, codes = coded()
    frame, labels = frame.copy(), dict(labels)
    codes = {name: dict(each) for name, each in codes.items()}
    numbers = (1e308, -1e308, float("nan"), 5e-324, 0.0, 999.0, 1e15, 45355.0)
    for _ in range(random.choice((1, 4, 20))):
        name = random.choice(list(frame.columns))
        row = random.randrange(len(frame))
        if frame[name].dtype == np.float64:
            frame.loc[row, name] = random.choice(numbers)
        elif name == "id":
            frame[name] = frame[name].astype(object)
            frame.loc[row, name] = random.choice(STRANGE).replace("\0", "")[:200]
        labels[random.choice(list(labels))] = random.choice(STRANGE).replace("\0", "")[:200]
        each = codes[random.choice(list(codes))]
        each[random.choice((1, 2, 3))] = random.choice(STRANGE).replace("\0", "")[:100]
    return frame, labels, codes


def of_program(write: Callable[..., None], suffix: str) -> Callable[[Random], Files]:
    """The coded trial as SPSS or Stata writes it."""

    def made(random: Random) -> Files:
        frame, labels, codes = strange_frame(random)
        more = {"column_labels": labels, "variable_value_labels": codes}
        try:
            return {f"trial{suffix}": written(write, frame, suffix, **more)}
        except Exception:
            # Its program could not have written it either.
            frame, labels, codes = coded()
            more = {"column_labels": labels, "variable_value_labels": codes}
            return {f"trial{suffix}": written(write, frame, suffix, **more)}

    return made


@cache
def _transport() -> Files:
    return {
        f"{name}.xpt": written(
            *(pyreadstat.write_xport, frame, ".xpt"),
            table_name=name.upper(),
            column_labels=labels,
            file_format_version=5,
        )
        for name, (frame, labels) in analysis_sets().items()
    }


def of_transport(random: Random) -> Files:
    """The analysis data sets as SAS exports them."""
    return dict(_transport())


def of_json(random: Random) -> Files:
    """The analysis data sets in JSON, with strange values."""
    files = {}
    for name, (frame, labels) in analysis_sets().items():
        changed = frame.astype(object)
        for _ in range(random.choice((0, 1, 5, 20))):
            row, column = random.randrange(len(changed)), random.randrange(changed.shape[1])
            strange = (*STRANGE, 1e308, float("inf"), 10**400, True, None, 0.1)
            changed.iat[row, column] = random.choice(strange)
        files[f"{name}.json"] = dataset_json(name, changed, labels)
    return files


def of_sas(random: Random) -> Files:
    """What begins as a data set of SAS does."""
    pages = random.choice((0, 1, 3, 20))
    declared = random.choice((None, 0, 2**31 - 1, 2**32 - 1))
    page = random.choice((1024, 4096, 65536))
    return {"trial.sas7bdat": binary.sas7bdat_frame(pages, page=page, declared=declared)}


TEXTS = [
    name
    for name in LAYOUTS
    if name.startswith(("visit", "dates", "registry")) or name == "one sheet between tabs"
]
# By kind: what makes a set of files with strange contents.
KINDS: dict[str, Callable[[Random], Files]] = {
    "contract": of_contract,
    **{name: of_text(name) for name in TEXTS},
    ".xlsx": one_file("trial.xlsx", in_xml),
    ".xls": one_file("trial.xls", lambda rows: binary.xls(cells(rows))),
    ".xlsb": one_file("trial.xlsb", lambda rows: binary.xlsb(cells(rows))),
    ".ods": one_file("trial.ods", in_open_document),
    ".sav": of_program(pyreadstat.write_sav, ".sav"),
    ".dta": of_program(pyreadstat.write_dta, ".dta"),
    ".xpt": of_transport,
    ".json": of_json,
    ".sas7bdat": of_sas,
}


def bytes_changed(content: bytes, random: Random) -> bytes:
    """A file of which some bytes are others."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 3, 10, 100)) if changed else 0):
        special = random.choice((0, 1, 0x7F, 0x80, 0xFF, random.randrange(256)))
        changed[random.randrange(len(changed))] = special
    return bytes(changed)


def cut_off(content: bytes, random: Random) -> bytes:
    """A file that ends, or begins, somewhere within."""
    place = random.randrange(len(content) + 1)
    return content[:place] if random.random() < 0.8 else content[place:]


def moved(content: bytes, random: Random) -> bytes:
    """A file of which a part stands twice, elsewhere, or not at all."""
    first, last = sorted(random.randrange(len(content) + 1) for _ in range(2))
    part, place = content[first:last][:5000], random.randrange(len(content) + 1)
    if random.random() < 0.4:
        return content[:first] + content[first + len(part) :]
    return content[:place] + part * random.choice((1, 2, 20)) + content[place:]


def empty(content: bytes, random: Random) -> bytes:
    """Nothing, or nearly so."""
    return random.choice((b"", b"\0", b"\n", content[:4], content[:8], bytes(1000)))


def as_it_is(content: bytes, random: Random) -> bytes:
    """A file whose contents alone are strange."""
    return content


CHANGES = (*[as_it_is] * 4, *[bytes_changed] * 2, cut_off, moved, empty)


def broken(kind: str, seed: object) -> Files:
    """One set of broken files of a kind, the same for the same seed."""
    random = Random(f"{kind} {seed}")
    files = KINDS[kind](random)
    change = random.choice(CHANGES)
    settings = {name: files.pop(name) for name in list(files) if name.endswith(".toml")}
    some = random.sample(sorted(files), random.randint(1, len(files)))
    files |= {name: change(files[name], random) for name in some}
    if random.random() < 0.1:
        # Under the suffix of another kind.
        renamed = {name: name.rpartition(".")[0] + random.choice(SUFFIXES) for name in some}
        files = {renamed.get(name, name): content for name, content in files.items()}
    return files | (settings if random.random() < 0.7 else {})
