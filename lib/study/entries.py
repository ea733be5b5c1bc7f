"""The entries of `study.toml`, block by block: what each is called, must be, and is if left out.

The reader, the writer and the template follow these tables: a new entry is a row here and its use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lib.language import Text
from lib.study.contract import (
    LONGEST_CLAIM,
    LONGEST_ID,
    LONGEST_NAME,
    LONGEST_TERM,
    LONGEST_TEXT,
    LONGEST_TITLE,
    TABLES,
    TERM_KINDS,
)
from lib.study.layout import ORDERS, ROLES
from lib.study.outcomes import BINARY
from lib.study.pages import KNOWN_PAGES

# Kinds of entries.
TEXT, BOTH, ONE_OF = "text", "both", "one_of"
NUMBER, INTEGER, DIGITS, TRUTH = "number", "integer", "digits", "truth"
DAYS, NUMBERS, TEXTS, CELLS = "days", "numbers", "texts", "cells"
# A block of entries, and a list of such blocks: the reader of the block around it opens them.
BLOCK, BLOCKS = "block", "blocks"

REAL, SYNTHETIC = "real", "synthetic"
SCALES = ("linear", "log", BINARY)
DIRECTIONS = ("lower", "higher")
BETWEEN_ARMS = "between_arms"
WITHIN_TREATMENT = "within_treatment"
WITHIN_CONTROL = "within_control"
CONTRASTS = (BETWEEN_ARMS, WITHIN_TREATMENT, WITHIN_CONTROL)
# How the arms were allotted.
SIMPLE, FIXED_SIZES, PERMUTED_BLOCKS = "simple", "fixed sizes", "permuted blocks"
ALLOCATIONS = (SIMPLE, FIXED_SIZES, PERMUTED_BLOCKS)

# What cells may mean that could be read in several ways.
AS_WRITTEN, MISSING_VALUE, AT_LIMIT = "as_written", "missing", "limit"
AS_NUMBERS, AS_CATEGORIES, SAME_AS = "numbers", "categories", "same_as"
IN_UNIT, COMPLETED, NO_EVENT, LEFT_OUT = "unit", "completed", "no_event", "left_out"
IN_WEEKS, IN_MONTHS, AS_VISITS = "weeks", "months", "visits"
AS_PERCENT, IN_FRACTIONS, MENDED = "percent", "fractions", "mended"
AS_YES_NO = "yes_no"
# Of two arms: these are compared, and no others.
COMPARED = "compared"
MEANINGS = (
    *(AS_WRITTEN, MISSING_VALUE, AT_LIMIT, AS_NUMBERS, AS_CATEGORIES, SAME_AS, IN_UNIT),
    *(COMPLETED, NO_EVENT, LEFT_OUT, IN_WEEKS, IN_MONTHS, AS_VISITS),
    *(AS_PERCENT, IN_FRACTIONS, MENDED, COMPARED, AS_YES_NO),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a block.

    Attributes:
        name: Its name in the file.
        kind: What it is read as, one of the kinds above.
        required: Whether the block needs it.
        required_with: Another entry that needs this one beside itself, if any.
        default: What holds where it is left out or, after a note, does not fit.
        names: For `ONE_OF`, what it may be.
        most: Characters that a text may have.
        is_rare: Whether the template names it among what may be added.
    """

    name: str
    kind: str
    required: bool = False
    required_with: str | None = None
    default: Any = None
    names: tuple[str, ...] = ()
    most: int = LONGEST_NAME
    is_rare: bool = False


Block = tuple[Entry, ...]

STUDY: Block = (
    Entry("data", ONE_OF, required=True, names=(SYNTHETIC, REAL)),
    Entry("source", BOTH, most=LONGEST_TEXT),
    Entry("cite", BOTH, most=LONGEST_TEXT),
    Entry("title", BOTH, most=LONGEST_TITLE),
    Entry("design", BLOCK),
    Entry("arms", BLOCK),
    Entry("schedule", BLOCK),
    Entry("pages", BLOCKS),
    Entry("outcomes", BLOCKS),
    Entry("claims", BLOCKS),
    Entry("glossary", BLOCKS),
    Entry("conclusions", BLOCKS),
    Entry("background", BLOCKS),
    Entry("truth", BLOCKS, is_rare=True),
    Entry("values", BLOCKS),
    Entry("columns", BLOCKS, is_rare=True),
    Entry("visits", BLOCKS, is_rare=True),
)
ARMS: Block = (Entry("treatment", BLOCK, required=True), Entry("control", BLOCK, required=True))
ARM: Block = (Entry("code", TEXT, required=True), Entry("en", TEXT), Entry("it", TEXT))
ALLOTTED: Block = (
    Entry("allocation", ONE_OF, names=ALLOCATIONS),
    Entry("block_size", INTEGER, is_rare=True),
    Entry("strata", CELLS, default=(), is_rare=True),
)
# What a report says of a trial and its tables do not.
REPORTED: Block = (
    # Parts of the line of design under the answer of the overview.
    Entry("blinding_short", BOTH),
    Entry("population", BOTH, most=LONGEST_TITLE),
    Entry("regimen", BOTH, most=LONGEST_TITLE),
    Entry("registration", BOTH, most=LONGEST_TEXT),
    Entry("allocation_ratio", BOTH, most=LONGEST_TEXT),
    Entry("eligibility", BOTH, most=LONGEST_TEXT),
    Entry("interventions", BOTH, most=LONGEST_TEXT),
    Entry("harms_collection", BOTH, most=LONGEST_TEXT),
    Entry("coding_dictionary", BOTH, most=LONGEST_TEXT),
    Entry("grading_scale", BOTH, most=LONGEST_TEXT),
    Entry("planned_size", BOTH, most=LONGEST_TEXT),
    Entry("randomisation", BOTH, most=LONGEST_TEXT),
    Entry("blinding", BOTH, most=LONGEST_TEXT),
    Entry("safety_set", BOTH, most=LONGEST_TEXT),
    Entry("screened", INTEGER),
    Entry("dates", BOTH, most=LONGEST_TEXT),
    Entry("follow_up", BOTH, most=LONGEST_TEXT),
    Entry("concomitant_care", BOTH, most=LONGEST_TEXT),
    # What these entries describe if not these data, and what stands for those left away.
    Entry("describes", BOTH, is_rare=True),
    Entry("not_stated", BOTH, most=LONGEST_TEXT, is_rare=True),
)
DESIGN: Block = (*ALLOTTED, *REPORTED)
SCHEDULE: Block = (
    Entry("baseline_day", INTEGER, required=True),
    Entry("visit_days", DAYS, required=True),
    Entry("primary_day", INTEGER, required_with="primary_day_after_data"),
    Entry("dosing_days", DAYS, default=()),
    Entry("other_days", DAYS, default=(), is_rare=True),
    Entry("window", INTEGER, default=0, is_rare=True),
    Entry("primary_day_after_data", TRUTH, default=False, is_rare=True),
)
VALUE: Block = (
    Entry("table", ONE_OF, required=True, names=TABLES),
    Entry("column", TEXT, required=True),
    Entry("cells", CELLS, default=(), most=LONGEST_TERM),
    Entry("meaning", ONE_OF, required=True, names=MEANINGS),
    Entry("of", TEXT, default="", most=LONGEST_TERM),
)
# What a column of a file in another form than the contract's is taken for.
COLUMN: Block = (
    Entry("heading", TEXT, required=True, most=LONGEST_TERM),
    Entry("taken_for", ONE_OF, required=True, names=ROLES),
    Entry("file", TEXT, default="", most=LONGEST_TEXT),
    Entry("outcome", TEXT, default=""),
    Entry("unit", TEXT, default=""),
    Entry("visit", TEXT, default=""),
    Entry("cell", TEXT, default="", most=LONGEST_TERM),
    Entry("order", ONE_OF, default="", names=ORDERS),
)
# The study day of a visit that the files know by its name; none if it is no visit of the study.
VISIT: Block = (
    Entry("name", TEXT, required=True, most=LONGEST_TERM),
    Entry("day", INTEGER),
)
# A page of outcomes; the title may be left out for a page that is known here.
PAGE: Block = (
    Entry("code", TEXT, required=True, most=LONGEST_ID),
    Entry("en", TEXT),
    Entry("it", TEXT),
)
OUTCOME: Block = (
    Entry("code", TEXT, required=True),
    Entry(
        *("page", ONE_OF),
        required=True,
        default=KNOWN_PAGES[0].code,
        # In a study that names its pages itself, those.
        names=tuple(page.code for page in KNOWN_PAGES),
    ),
    Entry("en", TEXT),
    Entry("it", TEXT),
    Entry("unit", BOTH, default=Text("", "")),
    Entry("scale", ONE_OF, default="linear", names=SCALES),
    # Its names in the order in which the messages have always listed them.
    Entry("better", ONE_OF, required=True, default="lower", names=("higher", "lower")),
    Entry("digits", DIGITS, default=1),
    Entry("primary", TRUTH, required_with="primary_after_data", default=False, is_rare=True),
    Entry("primary_after_data", TRUTH, default=False, is_rare=True),
    Entry("minimum", NUMBER, is_rare=True),
    Entry("maximum", NUMBER, is_rare=True),
    Entry("reference_low", NUMBER, is_rare=True),
    Entry("reference_high", NUMBER, is_rare=True),
    Entry("reference_source", BOTH, most=LONGEST_TEXT, is_rare=True),
    Entry("above_is_positive", TRUTH, default=False, is_rare=True),
    Entry("important_difference", NUMBER, is_rare=True),
    Entry(
        *("important_difference_source", BOTH),
        required_with="important_difference",
        most=LONGEST_TEXT,
        is_rare=True,
    ),
    Entry("important_difference_note", BOTH, most=LONGEST_TEXT, is_rare=True),
    Entry("markers_note", BOTH, most=LONGEST_TEXT, is_rare=True),
    Entry("explanation", BOTH, most=LONGEST_TEXT, is_rare=True),
    Entry("bands", BLOCK),
)
BANDS: Block = (
    Entry("scheme", BOTH, required=True, most=LONGEST_TEXT),
    Entry("lower", NUMBERS, required=True),
    Entry("en", TEXTS, required=True),
    Entry("it", TEXTS),
)
CLAIM: Block = (
    Entry("en", TEXT, most=LONGEST_CLAIM),
    Entry("it", TEXT, most=LONGEST_CLAIM),
    Entry("published", BOTH, required=True, most=LONGEST_CLAIM),
    Entry("outcome", TEXT, default=""),
    # Left away where the publication does not tell which it made.
    Entry("contrast", ONE_OF, default="", names=CONTRASTS, is_rare=True),
    Entry("direction", ONE_OF, default="", names=DIRECTIONS),
    Entry("p_below_005", TRUTH, is_rare=True),
    Entry("day", INTEGER, is_rare=True),
    Entry("effect", NUMBER, is_rare=True),
    Entry("low", NUMBER, required_with="high", is_rare=True),
    Entry("high", NUMBER, required_with="low", is_rare=True),
    Entry("no_events", ONE_OF, default="", names=TERM_KINDS),
)
WORD: Block = (
    Entry("word", BOTH, required=True),
    Entry("text", BOTH, required=True, most=LONGEST_TEXT),
)
# A published text that is shown as it is and compared with nothing.
STATEMENT: Block = (
    Entry("heading", BOTH),
    Entry("en", TEXT, most=LONGEST_TEXT),
    Entry("it", TEXT, most=LONGEST_TEXT),
    Entry("source", BOTH, required=True, most=LONGEST_TEXT),
)
BUILT_IN: Block = (
    Entry("outcome", TEXT, default=""),
    Entry("day", INTEGER, required_with="outcome"),
    Entry("effect", NUMBER, required_with="outcome"),
    Entry("events", TRUTH, default=False),
    Entry("shown_in", INTEGER, required=True),
)


def entry_of(block: Block, name: str) -> Entry:
    """The entry of a block with this name.

    Raises:
        StopIteration: The block has no such entry.
    """
    return next(entry for entry in block if entry.name == name)


def names_of(block: Block) -> tuple[str, ...]:
    """The names of a block's entries, in their order."""
    return tuple(entry.name for entry in block)
