"""The study: its tables and settings, read, checked and frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.checks import Check
from lib.claims import Claim
from lib.contract import MOST_DAYS, SETTINGS
from lib.language import Text, sentence
from lib.measurements import UNKNOWN_OUTCOME, Conversion, NewOutcome, read_measurements
from lib.outcomes import BUILT_IN_OUTCOMES, Outcome
from lib.participants import read_participants
from lib.problems import Problem, Problems, StudyError
from lib.protocol import CONTROL_NAMES, TOO_MANY_DAYS, Arm, Protocol, read_protocol
from lib.reported_events import read_events
from lib.sources import Source, contents

TREATMENT, CONTROL = "treatment", "control"
ARMS = (TREATMENT, CONTROL)


@dataclass(frozen=True)
class Study:
    """A two-arm randomised study, validated.

    Attributes:
        title: Name for readers.
        source: Where the data come from; empty if not told.
        synthetic: Whether the data are synthetic.
        treatment: The treatment arm.
        control: The control arm.
        baseline_day: Study day of the baseline.
        follow_up_days: Later visit days, ascending.
        primary_day: Study day of the primary comparison.
        dosing_days: Days of treatment; empty if not told.
        outcomes: Declared outcomes, in the order in which they are shown.
        participants: One row per randomised participant: participant_id, arm ("treatment" or
            "control"), withdrawn_day, withdrawal_reason and injections_received where supplied,
            then baseline characteristics (float, or text with "" for missing).
        measurements: participant_id, day (integer), outcome, value (float, NaN missing; the limit
            itself for a value below the limit of quantification), below_limit (bool).
        adverse_events: participant_id, term, and what was supplied of system_organ_class,
            start_day, end_day, grade (float, NaN missing), serious, related, led_to_withdrawal
            (object: True, False or None). None if no adverse events were collected; empty if none
            occurred.
        claims: Published sentences to be compared with these data.
    """

    title: Text
    source: Text
    synthetic: bool
    treatment: Arm
    control: Arm
    baseline_day: int
    follow_up_days: tuple[int, ...]
    primary_day: int
    dosing_days: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    participants: pd.DataFrame
    measurements: pd.DataFrame
    adverse_events: pd.DataFrame | None
    claims: tuple[Claim, ...] = ()

    @property
    def days(self) -> tuple[int, ...]:
        """All visit days, the baseline first."""
        return (self.baseline_day, *self.follow_up_days)

    @property
    def treated(self) -> NDArray[np.bool_]:
        """Whether each participant, in the order of the roster, is in the treatment arm."""
        return self.members(TREATMENT)

    @property
    def n_treatment(self) -> int:
        """Participants randomised to treatment."""
        return int(self.treated.sum())

    @property
    def n_control(self) -> int:
        """Participants randomised to control."""
        return int((~self.treated).sum())

    @property
    def primary_outcome(self) -> Outcome:
        """The declared primary outcome, or the first one if none is declared."""
        return next((outcome for outcome in self.outcomes if outcome.primary), self.outcomes[0])

    def members(self, role: str) -> NDArray[np.bool_]:
        """Whether each participant, in the order of the roster, is in the arm of this role."""
        return np.asarray(self.participants["arm"] == role)

    def arm(self, role: str) -> Arm:
        """The arm in the role "treatment" or "control"."""
        return self.treatment if role == TREATMENT else self.control

    def outcomes_of(self, page: str) -> tuple[Outcome, ...]:
        """The outcomes of a page that have at least one value."""
        return tuple(
            outcome
            for outcome in self.outcomes
            if outcome.page == page and self.values(outcome).notna().any(axis=None)
        )

    def values(self, outcome: Outcome) -> pd.DataFrame:
        """Values for analysis: participants (roster order) by visit day, NaN for missing.

        A value below the limit of quantification counts as half the limit.
        """
        return self._wide("analysed", outcome).astype(float)

    def below_limit(self, outcome: Outcome) -> pd.DataFrame:
        """Whether each value is below the limit of quantification; shaped as `values`."""
        return self._wide("below_limit", outcome).fillna(0.0).astype(bool)

    def as_measured(self, outcome: Outcome) -> pd.DataFrame:
        """Values as measured, the limit itself where below it; shaped as `values`."""
        return self._wide("value", outcome).astype(float)

    def _wide(self, column: str, outcome: Outcome) -> pd.DataFrame:
        wide = self._pivoted[column]
        if outcome.code not in wide.columns.get_level_values("outcome"):
            return pd.DataFrame(
                np.nan, index=wide.index, columns=pd.Index(self.days, name="day"), dtype=float
            )
        return wide[outcome.code].reindex(columns=pd.Index(self.days, name="day"))

    @cached_property
    def _pivoted(self) -> dict[str, pd.DataFrame]:
        table = self.measurements.assign(
            below_limit=self.measurements["below_limit"].astype(float),
            analysed=self.measurements["value"].where(
                ~self.measurements["below_limit"], self.measurements["value"] / 2
            ),
        )
        columns = ["analysed", "below_limit", "value"]
        wide = table.set_index(["participant_id", "outcome", "day"])[columns].unstack(
            ["outcome", "day"]
        )
        wide = wide.reindex(self.participants["participant_id"])
        return {column: wide[column] for column in columns}


# From files to a study

WHICH_CONTROL = sentence("Which of the arms {codes} is the control arm?")
ONE_DAY = sentence("At least a baseline day and one later day are needed.")


@dataclass(frozen=True, slots=True)
class Draft:
    """What the tables tell of a study's settings.

    Attributes:
        arm_codes: The two codes of the arms, sorted.
        control: Code of the control arm, if its name tells.
        days: All study days of the measurements, ascending.
        outcomes: The built-in outcomes that were measured.
        undescribed: Outcomes that somebody has to describe, because neither `study.toml` nor the
            dashboard does, by code.
        is_wide: Whether the measurements were one column per outcome, of which some may be no
            outcome at all.
    """

    arm_codes: tuple[str, ...]
    control: str | None
    days: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    undescribed: dict[str, NewOutcome]
    is_wide: bool


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
        draft: What the tables tell of the settings; None if problems leave it open.
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
        control: Code of the control arm, where neither `study.toml` nor its name tells.

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
    """What the settings of a study without problems leave open, as problems of its own."""
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
    """Read and check a study's files, and tell how they were read.

    Args:
        source: As for `read_study`.
        control: As for `read_study`.

    Returns:
        The study, or what keeps it from being one: problems to be corrected in the files or, in
        the draft, an arm to be chosen and outcomes to be described.
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
    """The one code that is a name of control arms, if exactly one is."""
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
    names = [
        Text(code[:1].upper() + code[1:], code[:1].upper() + code[1:])
        for code in (treatment, control)
    ]
    return Arm(treatment, names[0]), Arm(control, names[1])


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
