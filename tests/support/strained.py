"""The sample study changed, so that something is missing, moved or cannot be estimated."""

import re
from collections.abc import Callable
from functools import cache

from lib.reading.examine import read_study
from lib.study.study import Study
from tests.support.files import SAMPLE, files_of

Files = dict[str, bytes]
Maker = Callable[[], Study]


def lines_of(content: bytes, keep: Callable[[list[str]], bool]) -> bytes:
    """A CSV file with its header and the rows to keep (no field of the sample is quoted)."""
    header, *rows = content.decode().splitlines()
    return "\n".join([header, *(row for row in rows if keep(row.split(",")))]).encode()


def without_outcome(code: str) -> Files:
    files = files_of(SAMPLE)
    files["measurements.csv"] = lines_of(files["measurements.csv"], lambda row: row[2] != code)
    return files


def without_events() -> Files:
    files = files_of(SAMPLE)
    files["adverse_events.csv"] = lines_of(files["adverse_events.csv"], lambda row: False)
    return files


def one_participant_per_arm() -> Files:
    files = files_of(SAMPLE)
    _, *rows = files["participants.csv"].decode().splitlines()
    first = {row.split(",")[1]: row.split(",")[0] for row in reversed(rows)}
    kept = set(first.values())
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files[name] = lines_of(files[name], lambda row: row[0] in kept)
    return files


def constant_outcome() -> Files:
    files = files_of(SAMPLE)
    text = files["measurements.csv"].decode()
    files["measurements.csv"] = re.sub(r"(,mex_sledai,)\d+", r"\g<1>7", text).encode()
    return files


def missing_visit() -> Files:
    files = files_of(SAMPLE)
    files["measurements.csv"] = lines_of(files["measurements.csv"], lambda row: row[1] != "43")
    return files


def made(files: Callable[[], Files]) -> Maker:
    """The study of files, the same function for the same files."""
    return cache(lambda: read_study(files()))


NAMED = {
    maker.__name__: made(maker)
    for maker in (without_events, one_participant_per_arm, constant_outcome, missing_visit)
}
STRAINED: dict[str, Maker] = {
    "an outcome is missing": made(lambda: without_outcome("c4")),
    "the primary outcome is missing": made(lambda: without_outcome("mex_sledai")),
    "no event occurred": NAMED["without_events"],
    "one participant per arm": NAMED["one_participant_per_arm"],
    "an outcome is constant": NAMED["constant_outcome"],
    "the primary visit has no values": NAMED["missing_visit"],
}


def with_settings(*pairs: tuple[str, str]) -> Files:
    """The sample study with texts of its settings replaced."""
    files = files_of(SAMPLE)
    settings = files["study.toml"].decode()
    for old, new in pairs:
        assert old in settings
        settings = settings.replace(old, new)
    return {**files, "study.toml": settings.encode()}


def moved_by_ten() -> Files:
    """Ten more in every outcome for everybody treated, on day 43."""
    files = files_of(SAMPLE)
    roster = [row.split(",") for row in files["participants.csv"].decode().splitlines()]
    treated = {row[0] for row in roster if row[1] == "secretome"}
    rows = [row.split(",") for row in files["measurements.csv"].decode().splitlines()]
    for row in rows:
        if row[0] in treated and row[1] == "43" and row[3]:
            row[3] = f"{float(row[3].removeprefix('<')) + 10:g}"
    return {**files, "measurements.csv": "\n".join(map(",".join, rows)).encode()}


def arm_below_the_limit() -> Files:
    """Every IL-6 of the secretome arm is below the quantification limit."""
    files = files_of(SAMPLE)
    roster = [row.split(",") for row in files["participants.csv"].decode().splitlines()]
    treated = {row[0] for row in roster if row[1] == "secretome"}
    rows = [row.split(",") for row in files["measurements.csv"].decode().splitlines()]
    for row in rows:
        if row[0] in treated and row[2] == "il6" and row[3]:
            row[3] = "<3.13"
    return {**files, "measurements.csv": "\n".join(map(",".join, rows)).encode()}


MOVED = made(moved_by_ten)
BELOW = made(arm_below_the_limit)
