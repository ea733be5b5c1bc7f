"""The reader of `study.toml`: title, design, arms, schedule and outcomes."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from lib.language import Text, sentence
from lib.reading.blocks.allocation import read_allocation
from lib.reading.blocks.claims import read_claims
from lib.reading.blocks.glossary import read_glossary
from lib.reading.blocks.layout import read_columns, read_visits
from lib.reading.blocks.pages import block_of_outcome, read_pages
from lib.reading.blocks.scales import unscaled
from lib.reading.blocks.statements import read_statements
from lib.reading.blocks.truth import read_truth
from lib.reading.entries import FILE, NEED_BANDS, Entries
from lib.reading.text.delimited import NOT_UTF8, TOO_LARGE
from lib.study.contract import (
    LARGEST_SETTINGS,
    MOST_BACKGROUND,
    MOST_CONCLUSIONS,
    MOST_DAYS,
    MOST_OUTCOMES,
    MOST_SETTINGS,
)
from lib.study.entries import (
    ARM,
    ARMS,
    BANDS,
    DESIGN,
    REPORTED,
    SCHEDULE,
    STUDY,
    SYNTHETIC,
    VALUE,
    Block,
    names_of,
)
from lib.study.outcomes import BINARY, BUILT_IN_OUTCOMES, NOT_OF_BINARY, Bands, Outcome
from lib.study.problems import Problems
from lib.study.protocol import Allocation, Arm, Decision, Design, Protocol

LONGEST_LINE = 5000
MOST_PARTS = 10
_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)
_LONG_KEY = re.compile(
    r"""(?<![\w-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"""
    rf"{{{MOST_PARTS}}}"
)

NOT_TOML = sentence("This is not valid TOML: {error}")
NEED_SCREENED = sentence("Write how many people were screened: 1 or more.")
NEED_TWO_ARMS = sentence("Treatment and control need different codes.")
TOO_MANY_DAYS = sentence(
    "At most {limit} study days can be shown; give each visit its planned day, the same for all "
    "participants."
)
NEED_FIRST = sentence("The baseline day must be the first of the visit days.")
NEED_VISIT = sentence("This day must be one of the visit days.")
NEED_LATER = sentence("The primary day must come after the baseline day.")
NOT_BOTH = sentence("A day is either one of the visit days or one of the other days.")
NEED_WINDOW = sentence("Write a number of days that is not negative.")
TOO_MANY_OUTCOMES = sentence("At most {limit} outcomes can be described.")
NEED_OUTCOMES = sentence("Describe at least one outcome.")
TWICE_OUTCOME = sentence("An outcome may be described only once.")
SAME_NAME = sentence("Names must differ, or a reader could not tell them apart.")
ONE_PRIMARY = sentence("Only one outcome can be the primary one.")
NEED_ORDER = sentence("The lower limit must be below the upper limit.")
NEED_IMPROVEMENT = sentence(
    "An important difference is a number above 0; for an outcome on the log scale a ratio above 1."
)
NO_AMOUNT = sentence("A yes/no outcome has no limits, bands or amounts: leave this away.")
NEED_ABOVE_ZERO = sentence("Limits of an outcome on the log scale must be above 0.")


def read_protocol(content: bytes | None, problems: Problems) -> Protocol:
    """The declared part of a study.

    Args:
        content: The file `study.toml`, or None if there is none; then the built-in outcomes hold
            and the tables decide about arms and days.
        problems: Collects what is wrong.

    Returns:
        The protocol; after a problem, whatever could be read of it.
    """
    if content is None:
        return Protocol()
    entries = _parsed(content, problems)
    if entries is None:
        return Protocol(outcomes_readable=False)
    root = Entries(entries, "", problems)
    values = root.read(STUDY)
    data = values.pop("data")
    treatment, control = _arms(root)
    schedule = _schedule(root)
    pages = read_pages(root)
    outcomes, visits = _outcomes(root, block_of_outcome(pages)), schedule.get("visit_days")
    design, allocation = _design(root)
    return Protocol(
        synthetic=data == SYNTHETIC,
        design=design,
        allocation=allocation,
        treatment=treatment,
        control=control,
        pages=pages,
        outcomes=BUILT_IN_OUTCOMES if outcomes is None else outcomes,
        declared="outcomes" in root,
        unscaled=unscaled(entries),
        claims=read_claims(root, [each.code for each in outcomes or () if each.is_log]),
        conclusions=read_statements(root, "conclusions", MOST_CONCLUSIONS),
        background=read_statements(root, "background", MOST_BACKGROUND),
        truth=read_truth(
            root,
            outcomes=outcomes,
            days=None if visits is None else visits[1:],
            synthetic=data == SYNTHETIC,
        ),
        glossary=read_glossary(root),
        decisions=_decisions(root),
        columns=read_columns(root),
        visits=read_visits(root),
        outcomes_readable=outcomes is not None,
        **values,
        **schedule,
    )


def _parsed(content: bytes, problems: Problems) -> dict[str, object] | None:
    """The file as TOML reads it, or None if, after a note, it does not."""
    if len(content) > LARGEST_SETTINGS:
        problems.add(FILE, TOO_LARGE, limit=LARGEST_SETTINGS // 2**20)
        return None
    try:
        text = content.decode("utf-8-sig")
        if max(map(len, text.split("\n")), default=0) > LONGEST_LINE:
            raise ValueError(f"a line of more than {LONGEST_LINE} characters")
        # The time for a key grows with the square of its parts.
        if _LONG_KEY.search(text):
            raise ValueError(f"a name of more than {MOST_PARTS} parts")
        if text.count("=") + sum(1 for _ in _TABLE.finditer(text)) > MOST_SETTINGS:
            raise ValueError(f"more than {MOST_SETTINGS} tables and entries")
        return tomllib.loads(text)
    except UnicodeDecodeError:
        problems.add(FILE, NOT_UTF8)
    # A number with thousands of digits is a plain ValueError.
    except (ValueError, RecursionError) as error:
        problems.add(FILE, NOT_TOML, error=str(error))
    return None


def _arms(root: Entries) -> tuple[Arm | None, Arm | None]:
    if "arms" not in root:
        return None, None
    arms = root.child("arms")
    arms.read(ARMS)
    found: list[Arm | None] = []
    for entry in ARMS:
        if entry.name not in arms:
            arms.missing(entry.name)
            found.append(None)
            continue
        values = arms.child(entry.name).read(ARM)
        found.append(Arm(values["code"], _name(values)) if values["code"] else None)
    treatment, control = found
    if treatment and control and treatment.code == control.code:
        arms.wrong("control.code", NEED_TWO_ARMS, control.code)
    if treatment and control:
        _different(arms, "control", (treatment.name, control.name))
    return treatment, control


def _design(root: Entries) -> tuple[Design, Allocation | None]:
    """What is said of the trial beside its tables, and how the arms were allotted."""
    if "design" not in root:
        return Design(), None
    design = root.child("design")
    values = design.read(DESIGN)
    if values["screened"] is not None and values["screened"] < 1:
        design.wrong("screened", NEED_SCREENED, values["screened"])
    reported = Design(**{name: values[name] for name in names_of(REPORTED)})
    return reported, read_allocation(design, values)


def _schedule(root: Entries) -> dict[str, Any]:
    """What is declared of the schedule, by the names of its entries."""
    if "schedule" not in root:
        return {}
    schedule = root.child("schedule")
    values = schedule.read(SCHEDULE)
    baseline, visits = values["baseline_day"], values["visit_days"]
    primary = values["primary_day"]
    if visits is not None:
        if len(visits) > MOST_DAYS:
            schedule.wrong("visit_days", TOO_MANY_DAYS, limit=MOST_DAYS)
        for name, day in (("baseline_day", baseline), ("primary_day", primary)):
            if day is not None and day not in visits:
                schedule.wrong(name, NEED_VISIT, day)
        if baseline in visits[1:]:
            schedule.wrong("baseline_day", NEED_FIRST, baseline)
    compared = visits[-1] if primary is None and visits else primary
    if baseline is not None and compared is not None and compared <= baseline:
        schedule.wrong("primary_day", NEED_LATER, compared)
    for day in values["other_days"]:
        if day in (visits or ()):
            schedule.wrong("other_days", NOT_BOTH, day)
    if values["window"] < 0:
        schedule.wrong("window", NEED_WINDOW, values["window"])
    return values


def _decisions(root: Entries) -> tuple[Decision, ...]:
    """What is said about cells that could be read in several ways, in its order."""
    found = [entries.read(VALUE) for entries in root.children("values") or []]
    return tuple(Decision(**values) for values in found if values["column"] is not None)


def _outcomes(root: Entries, block: Block) -> tuple[Outcome, ...] | None:
    """The outcomes, or None if a problem leaves open which they are."""
    if "outcomes" not in root:
        return BUILT_IN_OUTCOMES
    blocks = root.children("outcomes")
    if blocks is None:
        return None
    if not blocks:
        root.wrong("outcomes", NEED_OUTCOMES)
        return None
    if len(blocks) > MOST_OUTCOMES:
        root.wrong("outcomes", TOO_MANY_OUTCOMES, limit=MOST_OUTCOMES)
        return None
    found = [_outcome(entries, block) for entries in blocks]
    outcomes = [outcome for outcome in found if outcome is not None]
    codes = [outcome.code for outcome in outcomes]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        root.wrong("outcomes", TWICE_OUTCOME, code)
    _different(
        root, "outcomes", tuple({outcome.code: outcome.name for outcome in outcomes}.values())
    )
    if sum(outcome.primary for outcome in outcomes) > 1:
        root.wrong("outcomes", ONE_PRIMARY)
    return tuple(outcomes) if len(outcomes) == len(found) else None


def _outcome(entries: Entries, block: Block) -> Outcome | None:
    """One outcome, or None if, after a note, its code is not known."""
    values = entries.read(block)
    for low, high in (("minimum", "maximum"), ("reference_low", "reference_high")):
        lower, upper = values[low], values[high]
        if lower is not None and upper is not None and lower >= upper:
            entries.wrong(high, NEED_ORDER, upper)
    for name in ("reference_low", "reference_high"):
        limit = values[name]
        if values["scale"] == "log" and limit is not None and limit <= 0:
            entries.wrong(name, NEED_ABOVE_ZERO, limit)
    important = values["important_difference"]
    if important is not None and important <= (1 if values["scale"] == "log" else 0):
        entries.wrong("important_difference", NEED_IMPROVEMENT, important)
    bands = _bands(entries)
    if values["scale"] == BINARY:
        for name in NOT_OF_BINARY:
            if name in entries:
                entries.wrong(name, NO_AMOUNT)
    if values["code"] is None:
        return None
    outcome_name = _name(values)
    del values["en"], values["it"]
    return Outcome(name=outcome_name, bands=bands, **values)


def _name(values: dict[str, Any]) -> Text:
    """The name of an arm or outcome: a language alone stands for both, the code for neither."""
    en, it, code = values["en"], values["it"], values["code"]
    return Text(en or it or code, it or en or code)


def _bands(entries: Entries) -> Bands | None:
    if "bands" not in entries:
        return None
    bands = entries.child("bands")
    values = bands.read(BANDS)
    scheme, lower, en = values["scheme"], values["lower"], values["en"]
    it = values["it"] or en
    if scheme is None or lower is None or en is None or it is None:
        return None
    if not len(lower) == len(en) == len(it) or list(lower) != sorted(set(lower)):
        bands.wrong("lower", NEED_BANDS, lower)
        return None
    both = tuple(Text(*names) for names in zip(en, it, strict=True))
    _different(bands, "en", both)
    return Bands(scheme, lower, both)


def _different(entries: Entries, name: str, texts: tuple[Text, ...]) -> None:
    """Note names that are the same in either language."""
    for of_language in ([text.en for text in texts], [text.it for text in texts]):
        for same in sorted({text for text in of_language if of_language.count(text) > 1}):
            entries.wrong(name, SAME_NAME, same)
            return
