"""From files to a study, or to every problem and open question that they have."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from lib.language import Text, sentence
from lib.reading.cells import Check
from lib.reading.events import read_events
from lib.reading.measurements import UNKNOWN_OUTCOME, Conversion, read_measurements
from lib.reading.participants import read_participants
from lib.reading.settings import CONTROL_NAMES, TOO_MANY_DAYS, read_protocol
from lib.reading.sources import Source, contents
from lib.study.contract import MOST_DAYS, SETTINGS
from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome, same
from lib.study.problems import Problem, Problems, StudyError
from lib.study.protocol import Arm, Protocol
from lib.study.questions import Draft
from lib.study.study import CONTROL, TREATMENT, Study

WHICH_CONTROL = sentence("Which of the arms {codes} is the control arm?")
ONE_DAY = sentence("At least a baseline day and one later day are needed.")


@dataclass(frozen=True, slots=True)
class TableRead:
    """How one table was read.

    Attributes:
        name: "participants", "measurements" or "adverse_events".
        file: The file it came from.
        sheet: The sheet of a workbook it came from, or empty.
        rows: Rows that could be read.
        encoding: "UTF-8" or "Windows-1252"; empty for a sheet.
        separator: What stands between the fields; empty for a sheet.
        decimal_mark: "," or ".".
    """

    name: str
    file: str
    sheet: str
    rows: int
    encoding: str
    separator: str
    decimal_mark: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A study's files after reading.

    Attributes:
        study: The study, if nothing is wrong or missing.
        problems: Everything that is wrong.
        draft: What the tables say about the settings; None if problems leave it open.
        has_settings: Whether a `study.toml` is among the files.
        tables: How each table was read.
        conversion: How a wide table of measurements was read, if it was one.
    """

    study: Study | None
    problems: tuple[Problem, ...]
    draft: Draft | None
    has_settings: bool
    tables: tuple[TableRead, ...]
    conversion: Conversion | None


def read_study(source: Path | Mapping[str, bytes], *, control: str | None = None) -> Study:
    """Read and check a study.

    Args:
        source: A folder, or file names with their contents (CSV, TOML, Excel workbooks, or zips of
            them).
        control: Code of the control arm, where neither `study.toml` nor its name says so.

    Returns:
        The validated study.

    Raises:
        StudyError: Something does not fit; carries every problem found. If only the control arm
            is unclear, `arm_codes` holds the two codes to choose from.
    """
    examined = examine(source, control=control)
    if examined.study is not None:
        return examined.study
    undecided = () if examined.draft is None else examined.draft.arm_codes
    only_arms = examined.draft is not None and not examined.draft.undescribed
    found = examined.problems or undescribed(examined)
    raise StudyError(found, arm_codes=undecided if only_arms else ())


def undescribed(examined: Examined) -> tuple[Problem, ...]:
    """What a study without problems leaves open, as problems of their own.

    Args:
        examined: A study's files after reading.

    Returns:
        A problem for each outcome to be described or, if there is none, for the control arm to be
        chosen; nothing if the study was read or had problems.
    """
    problems = Problems()
    draft = examined.draft
    if draft is None or examined.study is not None:
        return ()
    known = ", ".join(outcome.code for outcome in BUILT_IN_OUTCOMES)
    for code in draft.undescribed:
        problems.add("measurements.csv", UNKNOWN_OUTCOME, column="outcome", found=code, codes=known)
    if not draft.undescribed:
        codes = ", ".join(draft.arm_codes)
        problems.add("participants.csv", WHICH_CONTROL, column="arm", codes=codes)
    return problems.found


def examine(source: Path | Mapping[str, bytes], *, control: str | None = None) -> Examined:
    """Read and check a study's files.

    Args:
        source: As for `read_study`.
        control: As for `read_study`.

    Returns:
        The study, or what keeps it from being one: problems to be corrected in the files or, in
        the draft, an arm to be chosen and outcomes to be described; and how each table was read.
    """
    problems = Problems()
    try:
        files = contents(source, problems)
    except StudyError as error:
        return Examined(None, error.problems, None, False, (), None)
    settings = files.get(SETTINGS)
    protocol = read_protocol(settings.content if settings else None, problems)
    roster = read_participants(files.get("participants"), protocol, problems)
    measured = read_measurements(files.get("measurements"), protocol, roster.ids, problems)
    checks = {"participants": roster.check, "measurements": measured.check}
    if "adverse_events" in files:
        checks["adverse_events"] = read_events(files["adverse_events"], roster.ids, problems)
    days = _schedule(protocol, measured.table, problems)
    examined = Examined(
        study=None,
        problems=problems.found,
        draft=None,
        has_settings=settings is not None,
        tables=_tables_read(checks, files),
        conversion=measured.conversion,
    )
    if problems or roster.table is None or measured.table is None or days is None:
        return examined
    draft = Draft(
        arm_codes=roster.codes,
        control=_named_control(roster.codes),
        days=(days[0], *days[1]),
        outcomes=_supplied(protocol, measured.table),
        undescribed=measured.undescribed,
        is_wide=measured.conversion is not None,
    )
    arms = _arms(protocol, roster.codes, control)
    if arms is None or measured.undescribed:
        return replace(examined, draft=draft)
    events = checks.get("adverse_events")
    study = _study(
        protocol,
        arms,
        days,
        draft.outcomes,
        participants=roster.table,
        measurements=measured.table,
        adverse_events=None if events is None else events.table,
    )
    return replace(examined, study=study, draft=draft)


def _study(
    protocol: Protocol,
    arms: tuple[Arm, Arm],
    days: tuple[int, tuple[int, ...], int],
    outcomes: tuple[Outcome, ...],
    *,
    participants: pd.DataFrame,
    measurements: pd.DataFrame,
    adverse_events: pd.DataFrame | None,
) -> Study:
    """The study of settings and tables in which nothing is wrong or open."""
    treatment, control = arms
    roles = {treatment.code: TREATMENT, control.code: CONTROL}
    baseline_day, follow_up_days, primary_day = days
    return Study(
        title=protocol.title or Text("Untitled study", "Studio senza titolo"),
        source=protocol.source or Text("", ""),
        synthetic=protocol.synthetic,
        treatment=treatment,
        control=control,
        baseline_day=baseline_day,
        follow_up_days=follow_up_days,
        primary_day=primary_day,
        dosing_days=protocol.dosing_days,
        outcomes=outcomes,
        participants=participants.assign(arm=participants["arm"].map(roles)),
        measurements=measurements.astype({"day": int}),
        adverse_events=adverse_events,
        claims=protocol.claims,
    )


def _tables_read(checks: Mapping[str, Check], files: Mapping[str, Source]) -> tuple[TableRead, ...]:
    read = (_how_read(name, check, files.get(name)) for name, check in checks.items())
    return tuple(table for table in read if table is not None)


def _how_read(name: str, check: Check, source: Source | None) -> TableRead | None:
    if source is None or check.text is None:
        return None
    return TableRead(
        name=name,
        file=source.name,
        sheet=source.sheet,
        rows=len(check.text.cells),
        encoding="" if source.sheet else check.text.encoding,
        separator="" if source.sheet else check.text.separator,
        decimal_mark=check.mark,
    )


def _supplied(protocol: Protocol, measurements: pd.DataFrame) -> tuple[Outcome, ...]:
    """Declared outcomes; of the built-in ones only those that the table holds."""
    if protocol.declared:
        return protocol.outcomes
    present = set(measurements["outcome"])
    return tuple(outcome for outcome in protocol.outcomes if outcome.code in present)


def _named_control(codes: tuple[str, ...]) -> str | None:
    """The code that is a name of control arms, if exactly one of them is."""
    named = [code for code in codes if re.sub(r"[\s_-]+", " ", code.lower()) in CONTROL_NAMES]
    return named[0] if len(named) == 1 else None


def _arms(
    protocol: Protocol, codes: tuple[str, ...], control: str | None
) -> tuple[Arm, Arm] | None:
    if protocol.treatment and protocol.control:
        return protocol.treatment, protocol.control
    if control not in codes:
        control = _named_control(codes)
    if control is None:
        return None
    treatment = next(code for code in codes if code != control)
    first, second = (Arm(code, same(code[:1].upper() + code[1:])) for code in (treatment, control))
    return first, second


def _schedule(
    protocol: Protocol, measurements: pd.DataFrame | None, problems: Problems
) -> tuple[int, tuple[int, ...], int] | None:
    if protocol.visit_days is not None:
        days = protocol.visit_days
    elif measurements is not None and measurements["day"].notna().all():
        days = tuple(sorted(int(day) for day in measurements["day"].unique()))
        if len(days) > MOST_DAYS:
            problems.add("measurements.csv", TOO_MANY_DAYS, column="day", limit=MOST_DAYS)
        elif len(days) < 2:
            problems.add("measurements.csv", ONE_DAY, column="day", found=days[0])
    else:
        return None
    baseline = min(days) if protocol.baseline_day is None else protocol.baseline_day
    follow_up = tuple(day for day in days if day > baseline)
    if not follow_up:
        return None
    primary = follow_up[-1] if protocol.primary_day is None else protocol.primary_day
    return baseline, follow_up, primary
