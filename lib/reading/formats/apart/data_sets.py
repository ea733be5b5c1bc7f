"""From a data set of SPSS, Stata or SAS to CSV, in a process of its own.

Run by path, never in the server, as `sheets.py` and within the same bounds. The data set comes by
standard input, its suffix as the second argument. Standard output is as that of `sheets.py`, of one
sheet, which has beside it the label of each variable.

Of values with labels the labels stand in the cells. Dates are as 2024-03-01, missing values empty.
"""

from __future__ import annotations

import io
import json
import math
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyreadstat

if TYPE_CHECKING or __package__:
    from lib.reading.formats.apart.bounds import DAMAGED, LARGEST_CSV, MOST_CELLS, OUT_OF_BOUNDS
    from lib.reading.formats.apart.packing import TooLargeError, packed_csv
    from lib.reading.formats.apart.sheets import limit_this_process
else:
    sys.path.append(str(Path(__file__).resolve().parent))
    from bounds import DAMAGED, LARGEST_CSV, MOST_CELLS, OUT_OF_BOUNDS
    from packing import TooLargeError, packed_csv
    from sheets import limit_this_process

READERS: dict[str, Callable[..., Any]] = {
    ".sav": pyreadstat.read_sav,
    ".zsav": pyreadstat.read_sav,
    ".por": pyreadstat.read_por,
    ".dta": pyreadstat.read_dta,
    ".xpt": pyreadstat.read_xport,
    ".sas7bdat": pyreadstat.read_sas7bdat,
}
# Of Dataset-JSON, the JSON form of SAS transport files.
JSON = ".json"


def data_set(content: bytes, suffix: str) -> tuple[Iterator[list[object]], list[str]]:
    """The rows of a data set, its names of variables first, and the label of each variable.

    Args:
        content: The file.
        suffix: Which kind it is: a key of `READERS`, or `JSON`.
    """
    if suffix == JSON:
        return _of_json(json.loads(content))
    columns, told = READERS[suffix](io.BytesIO(content), output_format="dict")
    labels = [told.column_names_to_labels.get(name) or "" for name in columns]
    shown = [
        _labelled(values, told.variable_value_labels.get(name, {}))
        for name, values in columns.items()
    ]
    return _rows(list(columns), shown), labels


def _rows(names: list[str], columns: list[list[object]]) -> Iterator[list[object]]:
    yield list(names)
    yield from map(list, zip(*columns, strict=True))


def _labelled(values: Any, labels: Mapping[Any, str]) -> list[object]:
    """Values with their labels in place of codes."""
    if not labels:
        return list(values)
    return [labels.get(value, value) for value in values]


def _of_json(read: Any) -> tuple[Iterator[list[object]], list[str]]:
    """The rows and labels of a Dataset-JSON file, of version 1.1 or 1.0.

    Raises:
        ValueError: It is no such file.
    """
    if isinstance(read, dict) and "rows" in read and "columns" in read:
        described, rows = read["columns"], read["rows"]
    else:
        groups = [
            group
            for part in ("clinicalData", "referenceData")
            for group in read.get(part, {}).get("itemGroupData", {}).values()
        ]
        if len(groups) != 1:
            raise ValueError("no Dataset-JSON of one data set")
        described, rows = groups[0]["items"], groups[0]["itemData"]
    names = [str(item["name"]) for item in described]
    labels = [str(item.get("label") or "") for item in described]
    if any(len(row) != len(names) for row in rows):
        raise ValueError("a row of another length")
    return iter([list(names), *rows]), labels


def main() -> None:
    """Read a data set from standard input and write it to standard output."""
    limit_this_process(int(sys.argv[1]))
    answer: dict[str, object] = {}
    packed = b""
    try:
        rows, labels = data_set(sys.stdin.buffer.read(), sys.argv[2])
        size, packed, _ = packed_csv(_bounded(rows), LARGEST_CSV)
        sheet = {"name": "", "size": size, "packed": len(packed), "labels": labels}
        answer["sheets"] = [sheet]
    except (MemoryError, TooLargeError):
        answer["refused"] = OUT_OF_BOUNDS
    except BaseException:  # Whatever a damaged file makes of its reader.
        answer["refused"] = DAMAGED
    answer["seconds"] = time.process_time()
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    if "sheets" in answer:
        sys.stdout.buffer.write(packed)


def _bounded(rows: Iterator[list[object]]) -> Iterator[list[object]]:
    left: float = math.inf
    for row in rows:
        left = min(left, MOST_CELLS) - len(row)
        if left < 0:
            raise TooLargeError
        yield row


if __name__ == "__main__":
    main()
