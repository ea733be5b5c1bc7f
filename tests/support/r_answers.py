"""What R was given and what it printed: the files of `reference/`."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.support.files import ROOT

REFERENCE = ROOT / "tests" / "reference"


def given_to_r(name: str) -> pd.DataFrame:
    """The table that a script of `reference/` reads."""
    return pd.read_csv(REFERENCE / f"{name}.csv")


def case_given_to_r(table: pd.DataFrame, case: str) -> pd.DataFrame:
    """The rows of a case, with the arm as truth values."""
    rows = table[table["case"] == case]
    assert len(rows), case
    return rows.assign(treated=rows["treated"] == 1) if "treated" in rows else rows


def lines_of_r(name: str) -> list[list[str]]:
    """The words of each line that R printed into a file of `reference/`."""
    text = (REFERENCE / f"{name}.txt").read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def printed_by_r(name: str) -> dict[str, dict[str, float]]:
    """What R printed into a file of `reference/`: numbers by name, by key."""
    answers: dict[str, dict[str, float]] = {}
    for key, statistic, number in lines_of_r(name):
        answers.setdefault(key, {})[statistic] = float(number)
    return answers


def keys_with(answers: dict[str, dict[str, float]], part: str) -> list[str]:
    """The keys that have a part among those between their slashes."""
    keys = [key for key in answers if part in key.split("/")]
    assert keys, part
    return keys


def agrees(
    found: object, expected: dict[str, float], key: str, *, rel: float, abs: float = 0
) -> None:
    """Each number that R printed for a key is the attribute of that name."""
    numbers = {name: getattr(found, name) for name in expected}
    assert numbers == pytest.approx(expected, rel=rel, abs=abs), key
