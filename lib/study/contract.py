"""The data contract: files, kinds of adverse events, and how much tables may hold."""

from __future__ import annotations

from dataclasses import dataclass

from lib.language import sentence

# Files; `READERS` in lib/reading/sources.py says what reads a file of each suffix.

TABLES = ("participants", "measurements", "adverse_events")
SETTINGS = "study"

TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
SETTINGS_SUFFIX = ".toml"
EXCEL_SUFFIXES = (".xlsx", ".xlsm")
WORKBOOK_SUFFIXES = (*EXCEL_SUFFIXES, ".xls", ".xlsb", ".ods")
# SPSS, Stata, SAS, and Dataset-JSON, which takes the place of SAS transport files.
DATA_SET_SUFFIXES = (".sav", ".zsav", ".por", ".dta", ".xpt", ".sas7bdat", ".json")
ZIP_SUFFIX = ".zip"
SUFFIXES = (
    *TEXT_SUFFIXES,
    SETTINGS_SUFFIX,
    *WORKBOOK_SUFFIXES,
    *DATA_SET_SUFFIXES,
    ZIP_SUFFIX,
)

# Bounds

# Bytes of all files of an upload together, unpacked, and of the settings.
LARGEST_CONTENT = 64 * 2**20
LARGEST_SETTINGS = 2**20
# Tables, blocks and entries of the settings.
MOST_SETTINGS = 20_000
MOST_FILES = 50
# Seconds of computing for the workbooks of an upload.
LONGEST_READING = 30
MOST_COLUMNS = 200
MOST_PARTICIPANTS = 20_000
MOST_MEASUREMENTS = 500_000
MOST_EVENTS = 500_000
# By table, rows for each participant, which is more than anybody has, and rows of all.
MOST_ROWS = {
    "participants": (1, MOST_PARTICIPANTS),
    "measurements": (10_000, MOST_MEASUREMENTS),
    "adverse_events": (20_000, MOST_EVENTS),
}
# Arms of a trial, of which two are compared.
MOST_ARMS = 6
MOST_DAYS = 60
MOST_OUTCOMES = 60
MOST_CLAIMS = 60
MOST_WORDS, MOST_CONCLUSIONS, MOST_BACKGROUND = 60, 5, 12
# A text characteristic with more levels is free text.
MOST_LEVELS = 12
GRADES = range(1, 6)
# The highest grade of a scale of mild, moderate and severe.
MILD_TO_SEVERE = 3

# Lengths of texts; a longer one is refused when the study is read.

# Identifiers of participants; they stand beside every point and on the axes of figures.
LONGEST_ID = 40
# Names and codes of arms and outcomes, units, bands, characteristics and their levels.
LONGEST_NAME = 80
# Terms and classes of adverse events, which a coding dictionary gives.
LONGEST_TERM = 200
# Of study.toml: the title, other texts such as sources, and published sentences.
LONGEST_TITLE = 160
LONGEST_TEXT = 600
LONGEST_CLAIM = 1000
# Cells of free text, such as reasons and remarks.
LONGEST_REMARK = 5000

TOO_LONG = sentence("Shorten it to at most {most} characters.")


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of adverse event.

    Attributes:
        name: What code calls it, and `no_events` of a published sentence.
        title: What readers call it.
        column: The column of the table that says which events are of it; "" if all are.
        least: The smallest cell of that column with which an event is of it; yes is 1.
        grade: The grade that says the same, 0 if none does. It tells where the table holds a grade
            beyond `MILD_TO_SEVERE`: a scale that ends there has none for it.
        by_term: Whether it is counted class by class and term by term too, and published sentences
            may speak of it.
    """

    name: str
    title: str
    column: str
    least: float
    by_term: bool
    grade: int = 0


EVENT_KINDS = (
    EventKind("any", sentence("Any adverse event"), "", 0, True),
    EventKind("related", sentence("Related to the study treatment"), "related", 1, True),
    EventKind("grade_3", sentence("Grade 3 or higher (severe)"), "grade", 3, True),
    EventKind("serious", sentence("Serious"), "serious", 1, True),
    EventKind(
        "led_to_withdrawal", sentence("Leading to withdrawal"), "led_to_withdrawal", 1, False
    ),
    EventKind("fatal", sentence("Fatal"), "fatal", 1, False, grade=5),
)
KINDS = tuple(kind.name for kind in EVENT_KINDS)
TERM_KINDS = tuple(kind.name for kind in EVENT_KINDS if kind.by_term)
KIND_NAMES = {kind.name: kind.title for kind in EVENT_KINDS}
