"""A report of the study in a folder, without a server."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

from lib.language import sentence
from lib.reading.examine import read_study
from lib.reading.sources import expected_in, files_in
from lib.screen.report.document import Told, made_report
from lib.screen.view import View
from lib.study.contract import SETTINGS, SETTINGS_SUFFIX
from lib.study.problems import Problems
from lib.study.provenance import provenance
from lib.words import Words

NO_TABLES = sentence(
    "There are no tables in this folder. They are read from participants.csv and measurements.csv; "
    "a workbook or zip of another name is given by its own path."
)


def files_read(study: Path) -> list[Path]:
    """The files that a study is read from.

    Args:
        study: As in `report_of_folder`.

    Raises:
        OSError: The folder or its settings cannot be read.
    """
    return expected_in(study) if study.is_dir() else [study]


def report_of_folder(folder: Path, words: Words, told: Told) -> bytes:
    """The report of the study in a folder, or in one file that holds all of its tables.

    Args:
        folder: The folder, or a workbook or zip.
        words: The language of the report.
        told: Called before each page is made.

    Raises:
        StudyError: The study cannot be shown; carries every problem, and what is still open.
        OSError: The folder or a file in it cannot be read.
    """
    now, problems = datetime.now(UTC), Problems()
    is_folder = folder.is_dir()
    files = files_in(folder, problems) if is_folder else {folder.name: folder.read_bytes()}
    if is_folder and not set(files) - {SETTINGS + SETTINGS_SUFFIX}:
        problems.add(str(folder), NO_TABLES)
    problems.stop()
    study = read_study(files).in_language(words.language)
    origin = provenance(files, now, is_upload=False)
    view = View(
        study=study,
        provenance=origin,
        words=words,
        head=nullcontext(),
        outcome=None,
        day=study.primary_day,
        statistic="mean",
        highlighted=None,
        token=origin.digest,
    )
    return made_report(view, origin, now, told).html()
