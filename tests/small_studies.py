"""Studies for tests: the sample, changes of it, small ones in a line, and R's answers."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from lib.outcomes import Outcome
from lib.randomisation import Randomisation
from lib.sensitivity import rerandomised
from lib.study import Study, read_study

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_data"
POLYPS = ROOT.parent / "shared" / "real_trials" / "polyps"
REFERENCE = Path(__file__).parent / "reference"
EVENT_HEADER = "participant_id,term,system_organ_class,start_day,end_day,grade,serious,related"

# Three outcomes that differ in all that the code distinguishes.
SETTINGS = """
data = "{data}"
[title]
en = "A small study"
it = "Un piccolo studio"
[arms.treatment]
code = "T"
en = "Drug"
it = "Farmaco"
[arms.control]
code = "C"
en = "Dummy"
it = "Finto"
[schedule]
baseline_day = 1
visit_days = {days}
primary_day = {primary}
[[outcomes]]
code = "score"
page = "disease_activity"
en = "Score"
it = "Punteggio"
unit = {{en = "points", it = "punti"}}
better = "lower"
digits = 0
primary = true
[outcomes.bands]
scheme = "0-1, 2-5, 6 and more"
lower = [0, 2, 6]
en = ["low", "middle", "high"]
it = ["bassa", "media", "alta"]
[[outcomes]]
code = "level"
page = "complement_levels"
en = "Level"
it = "Livello"
unit = "mg/dL"
better = "higher"
digits = 1
reference_low = 90
reference_high = 180.5
reference_source = "a book"
[[outcomes]]
code = "marker"
page = "cytokines_antibodies"
en = "Marker"
it = "Marcatore"
unit = "pg/mL"
scale = "log"
better = "lower"
digits = 2
reference_high = 30
"""


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a study folder."""
    names = ("participants.csv", "measurements.csv", "adverse_events.csv", "study.toml")
    return {name: (folder / name).read_bytes() for name in names if (folder / name).exists()}


@cache
def sample() -> Study:
    return read_study(SAMPLE)


@cache
def polyps() -> Study:
    """The polyps trial; the test that asks for it is skipped where it is absent."""
    if not POLYPS.exists():
        pytest.skip("the polyps trial is not beside the repository")
    return read_study(POLYPS)


def table(files: Mapping[str, bytes], name: str) -> pd.DataFrame:
    """One table of a study's files as text."""
    return pd.read_csv(io.BytesIO(files[name]), dtype=str, keep_default_na=False)


def changed(
    files: Mapping[str, bytes], name: str, change: Callable[[pd.DataFrame], pd.DataFrame]
) -> dict[str, bytes]:
    """The files with one table changed."""
    return {**files, name: change(table(files, name)).to_csv(index=False).encode()}


def rewritten(name: str, *pairs: tuple[str, str], source: Path = SAMPLE) -> Study:
    """A study with texts of one of its files replaced."""
    files = files_of(source)
    text = files[name].decode()
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return read_study({**files, name: text.encode()})


def small_study(
    arms: str,
    *,
    days: Sequence[int] = (1, 22),
    data: str = "real",
    columns: Mapping[str, Sequence[str]] | None = None,
    events: Sequence[str] | None = None,
    settings: str = SETTINGS,
    **courses: Sequence[str],
) -> Study:
    """A study of participants "1", "2", ... in the arms "T" (treatment) and "C" (control).

    `courses` holds, for each outcome, a text per participant with a value per day, "." where it is
    missing. `events` are lines under EVENT_HEADER; None is a study that collected none.
    """
    ids = [str(number) for number in range(1, len(arms) + 1)]
    participants = pd.DataFrame({"participant_id": ids, "arm": list(arms), **(columns or {})})
    rows = [
        f"{who},{day},{outcome},{'' if value == '.' else value}"
        for outcome, texts in courses.items()
        for who, text in zip(ids, texts, strict=True)
        for day, value in zip(days, text.split(), strict=True)
    ]
    files = {
        "participants.csv": participants.to_csv(index=False).encode(),
        "measurements.csv": "\n".join(["participant_id,day,outcome,value", *rows]).encode(),
        "study.toml": settings.format(data=data, days=list(days), primary=days[-1]).encode(),
    }
    if events is not None:
        files["adverse_events.csv"] = "\n".join([EVENT_HEADER, *events]).encode()
    return read_study(files)


@cache
def degenerate_studies() -> dict[str, Study]:
    """Studies that cannot answer something, by what is wrong with them."""
    six = "TTTCCC"
    return {
        "one participant per arm": small_study(
            "TC", score=["8 4", "7 6"], level=["80 90", "80 75"], marker=["9 3", "8 7"]
        ),
        "a visit without values": small_study(
            six,
            days=(1, 22, 43),
            score=["8 . 4", "7 . 5", "9 . 5", "8 . 7", "6 . 6", "7 . 8"],
            level=["80 . 95", "75 . 90", "70 . 92", "82 . 80", "71 . 70", "78 . 79"],
            marker=["9 . 4", "8 . 5", "7 . 3", "8 . 7", "9 . 9", "6 . 7"],
        ),
        "a constant outcome": small_study(
            six, score=["8 4"] * 6, level=["80 80"] * 6, marker=["9 9"] * 6
        ),
        "all values below the limit": small_study(
            six, score=["8 4"] * 3 + ["8 6"] * 3, marker=["<3.1 <3.1"] * 6
        ),
        "an outcome without values": small_study(
            six, score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"]
        ),
        "an arm without values": small_study(
            six,
            score=["8 .", "7 .", "9 .", "8 7", "6 6", "7 8"],
            level=[". 80", ". 82", ". 85", "80 80", "81 83", "82 85"],
            marker=["9 .", "8 .", "7 .", "8 7", "9 9", "6 7"],
        ),
    }


@cache
def large_study() -> Study:
    """2,000 participants, 40 visits, 230 terms."""
    days = range(1, 41)
    ids = range(1, 2001)
    rows = [
        f"{who},{day},score,{(who * 7 + day * 3 + (who % 2) * day // 8) % 33}"
        for who in ids
        for day in days
    ]
    rows += [f"{who},{day},marker,{1 + (who * day) % 97 / 10}" for who in ids for day in (1, 40)]
    events = [
        f"{who},Term {who % 230},Class {who % 23},1,,{1 + who % 5},{'yes' if who % 7 else 'no'},"
        for who in ids
    ]
    people = [f"{who},{'TC'[who % 2]},{who % 40 or ''},moved away" for who in ids]
    return read_study(
        {
            "participants.csv": "\n".join(
                ["participant_id,arm,withdrawn_day,withdrawal_reason", *people]
            ).encode(),
            "measurements.csv": "\n".join(["participant_id,day,outcome,value", *rows]).encode(),
            "adverse_events.csv": "\n".join([EVENT_HEADER, *events]).encode(),
            "study.toml": SETTINGS.format(data="real", days=list(days), primary=40).encode(),
        }
    )


def printed_by_r(name: str) -> dict[str, dict[str, float]]:
    """What R printed into a file of `reference/`: numbers by name, by key."""
    answers: dict[str, dict[str, float]] = {}
    for line in (REFERENCE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            key, statistic, number = line.split()
            answers.setdefault(key, {})[statistic] = float(number)
    return answers


def rerandomised_at(study: Study, outcome: Outcome, day: int) -> Randomisation:
    """The re-randomisation test of an outcome at a day, as a page asks for it."""
    values = study.values(outcome)
    return rerandomised(
        values[day].to_numpy(),
        values[study.baseline_day].to_numpy(),
        study.treated,
        scale=outcome.scale,
    )
