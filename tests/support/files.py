"""The files of studies: folders as bytes, tables as CSV, settings as TOML, zips."""

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "sample_data"
POLYPS = ROOT / "tests" / "real_trials" / "polyps"
STUDY_FILES = ("participants.csv", "measurements.csv", "adverse_events.csv", "study.toml")


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a study folder."""
    return {name: (folder / name).read_bytes() for name in STUDY_FILES if (folder / name).exists()}


def as_csv(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def toml(entries: Mapping[str, Any]) -> str:
    """Entries as TOML, a line for each."""
    return "".join(f"{_toml_value(name)} = {_toml_value(entries[name])}\n" for name in entries)


def _toml_value(value: Any) -> str:
    if isinstance(value, Mapping):
        pairs = (f"{_toml_value(name)} = {_toml_value(value[name])}" for name in value)
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return str(value)


def zipped(
    files: Mapping[str, bytes], *, folder: str = "", method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """Files as a zip, where wanted within a folder ("study/")."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(folder + name, content)
    return packed.getvalue()


def read_back(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
