"""The study: its tables and settings, read, checked and frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.claims import Claim
from lib.files import SETTINGS, contents, table_of_text
from lib.outcomes import Outcome
from lib.problems import Problems, StudyError
from lib.protocol import CONTROL_NAMES, MOST_DAYS, TOO_MANY_DAYS, Arm, Protocol, read_protocol
from lib.words import Text, sentence

TREATMENT, CONTROL = "treatment", "control"
ARMS = (TREATMENT, CONTROL)

PARTICIPANT_COLUMNS = ("participant_id", "arm")
DISPOSITION_COLUMNS = ("withdrawn_day", "withdrawal_reason", "injections_received")
MEASUREMENT_COLUMNS = ("participant_id", "day", "outcome", "value")
EVENT_COLUMNS = (
    *("participant_id", "term", "system_organ_class", "start_day", "end_day"),
    *("grade", "serious", "related", "led_to_withdrawal"),
)
REQUIRED_EVENT_COLUMNS = ("participant_id", "term")

# A text characteristic with more levels is free text; above the share of numbers, it is a column of
# numbers with a slip of the pen.
MOST_LEVELS, MOSTLY = 12, 0.5

MOST_PARTICIPANTS = 20_000
MOST_MEASUREMENTS = 500_000

MISSING_TABLE = sentence("This table is required.")
MISSING_COLUMN = sentence("This column is required; the columns found are: {columns}.")
UNKNOWN_COLUMN = sentence("This column is not known; allowed are: {columns}.")
NO_PARTICIPANTS = sentence("At least one participant in each arm is needed.")
BLANK = sentence("This cell must not be empty.")
TWICE_PARTICIPANT = sentence("Each participant may stand in this table only once.")
UNKNOWN_PARTICIPANT = sentence("This participant is not in participants.csv.")
TWO_ARMS = sentence(
    "Exactly two arms can be compared; this table has {n}, here with their rows: {codes}. Correct "
    "the spelling, or keep the rows of the two arms to compare."
)
NEED_CHARACTERISTIC = sentence(
    "Most cells of this column are numbers: write a number with a decimal point, or leave the cell "
    "empty."
)
UNKNOWN_ARM = sentence("The arm must be one of {codes}, as study.toml says.")
WHICH_CONTROL = sentence("Which of the arms {codes} is the control arm?")
NEED_WHOLE_NUMBER = sentence("Write a whole number, or leave the cell empty.")
NEED_DAY = sentence(
    "Write the study day as a whole number; the first injection is day 1. Dates are not study days."
)
NOT_A_VISIT = sentence("The study days are {days}, as study.toml says.")
UNKNOWN_OUTCOME = sentence("The outcome must be one of {codes}; describe others in study.toml.")
NEED_VALUE = sentence(
    "Write a number with a decimal point, leave the cell empty if it is missing, or write <3.1 if "
    "it is below a quantification limit of 3.1."
)
BELOW_MINIMUM = sentence("The smallest possible value is {limit}.")
ABOVE_MAXIMUM = sentence("The largest possible value is {limit}.")
NEED_POSITIVE = sentence(
    "This outcome is analysed on the log scale and needs values above 0; write a value below the "
    "quantification limit as <limit."
)
TWICE_MEASURED = sentence("Each participant may have one row per day and outcome.")
NO_MEASUREMENTS = sentence("At least one measurement is needed.")
ONE_DAY = sentence("At least a baseline day and one later day are needed.")
NEED_GRADE = sentence("The grade must be 1, 2, 3, 4 or 5.")
NEED_YES_NO = sentence("Write yes or no.")
END_BEFORE_START = sentence("An event cannot end before it starts, on day {start}.")

# Not \d, which also matches the digits of other scripts.
_INTEGER = re.compile(r"[+-]?[0-9]{1,6}(\.0*)?")
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]{1,2})?", re.IGNORECASE)
# Squares of these neither overflow nor vanish.
_SMALLEST, _LARGEST = 1e-99, 1e15


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


def read_study(source: Path | Mapping[str, bytes], *, control: str | None = None) -> Study:
    """Read and check a study.

    Args:
        source: A folder, or file names with their contents (CSV, TOML, or a zip of them).
        control: Code of the control arm, where neither `study.toml` nor its name tells.

    Returns:
        The validated study.

    Raises:
        StudyError: Something does not fit; carries every problem found. If only the control arm
            is unclear, `arm_codes` holds the two codes to choose from.
    """
    problems = Problems()
    files = contents(source, problems)
    protocol = read_protocol(files.get(SETTINGS), problems)
    participants, codes, roster = _participants(files.get("participants"), protocol, problems)
    measurements = _measurements(files.get("measurements"), protocol, roster, problems)
    events = _adverse_events(files.get("adverse_events"), roster, problems)
    days = _schedule(protocol, measurements, problems)
    problems.stop()
    assert participants is not None
    assert measurements is not None
    assert days is not None

    arms = _arms(protocol, codes, control)
    if arms is None:
        problems.add("participants.csv", WHICH_CONTROL, column="arm", codes=", ".join(codes))
        raise StudyError(problems.found, arm_codes=codes)
    treatment, control_arm = arms
    roles = {treatment.code: TREATMENT, control_arm.code: CONTROL}
    baseline_day, follow_up_days, primary_day = days
    return Study(
        title=protocol.title or Text("Untitled study", "Studio senza titolo"),
        source=protocol.source or Text("", ""),
        synthetic=protocol.synthetic,
        treatment=treatment,
        control=control_arm,
        baseline_day=baseline_day,
        follow_up_days=follow_up_days,
        primary_day=primary_day,
        dosing_days=protocol.dosing_days,
        outcomes=_supplied(protocol, measurements),
        participants=participants.assign(arm=participants["arm"].map(roles)),
        measurements=measurements.astype({"day": int}),
        adverse_events=events,
        claims=protocol.claims,
    )


def _supplied(protocol: Protocol, measurements: pd.DataFrame) -> tuple[Outcome, ...]:
    """Declared outcomes; of the built-in ones only those that the table holds."""
    if protocol.declared:
        return protocol.outcomes
    present = set(measurements["outcome"])
    return tuple(outcome for outcome in protocol.outcomes if outcome.code in present)


def _arms(
    protocol: Protocol, codes: tuple[str, ...], control: str | None
) -> tuple[Arm, Arm] | None:
    if protocol.treatment and protocol.control:
        return protocol.treatment, protocol.control
    if control not in codes:
        named = [code for code in codes if re.sub(r"[\s_-]+", " ", code.lower()) in CONTROL_NAMES]
        if len(named) != 1:
            return None
        control = named[0]
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


def _participants(
    content: bytes | None, protocol: Protocol, problems: Problems
) -> tuple[pd.DataFrame | None, tuple[str, ...], set[str] | None]:
    """The roster, its arm codes, and its participants unless a line of it could not be read."""
    check = _Check("participants", content, PARTICIPANT_COLUMNS, problems, MOST_PARTICIPANTS)
    table = check.table
    if table is None:
        return None, (), None
    check.no_blanks("participant_id", "arm")
    check.each(
        table["participant_id"].duplicated() & (table["participant_id"] != ""),
        "participant_id",
        TWICE_PARTICIPANT,
    )
    codes = tuple(sorted(set(table["arm"]) - {""}))
    if protocol.treatment and protocol.control:
        allowed = (protocol.treatment.code, protocol.control.code)
        check.each(~table["arm"].isin([*allowed, ""]), "arm", UNKNOWN_ARM, codes=", ".join(allowed))
        if check.whole and not set(allowed) <= set(codes):
            check.note(NO_PARTICIPANTS, column="arm", found=", ".join(codes))
    elif len(codes) > 2:
        rows = table["arm"].value_counts()
        counted = ", ".join(f"{code} ({rows[code]})" for code in codes[:20])
        check.note(TWO_ARMS, column="arm", n=len(codes), codes=counted)
    elif check.whole and len(codes) < 2:
        check.note(NO_PARTICIPANTS, column="arm", found=", ".join(codes))

    read = {"participant_id": table["participant_id"], "arm": table["arm"]}
    for column in DISPOSITION_COLUMNS:
        if column in table:
            read[column] = (
                table[column] if column == "withdrawal_reason" else check.integers(column)
            )
    for column in table.columns.difference(
        [*PARTICIPANT_COLUMNS, *DISPOSITION_COLUMNS], sort=False
    ):
        read[column] = _characteristic(check, str(column))
    roster = set(table["participant_id"]) if check.whole else None
    return pd.DataFrame(read).reset_index(drop=True), codes, roster


def _characteristic(check: _Check, column: str) -> pd.Series:
    """Numbers if every filled cell is one, else text.

    Too many different texts for a baseline table, most of them numbers: the others are problems.
    """
    assert check.table is not None
    cells = check.table[column]
    numbers = _numbers(cells, _NUMBER)
    filled = cells != ""
    if filled.any() and numbers[filled].notna().all():
        return numbers
    if cells[filled].nunique() > MOST_LEVELS and numbers[filled].notna().mean() > MOSTLY:
        check.each(filled & numbers.isna(), column, NEED_CHARACTERISTIC)
    return cells


def _numbers(cells: pd.Series, form: re.Pattern[str]) -> pd.Series:
    """The cells of a form as floats; NaN for others and for magnitudes that nobody measures."""
    # Float first: the digits of an integer may be too many for an integer.
    numbers = cells.where(cells.str.fullmatch(form), "nan").astype(float)
    size = numbers.abs()
    return numbers.where((size == 0) | ((size >= _SMALLEST) & (size <= _LARGEST)))


def _measurements(
    content: bytes | None, protocol: Protocol, roster: set[str] | None, problems: Problems
) -> pd.DataFrame | None:
    check = _Check("measurements", content, MEASUREMENT_COLUMNS, problems, MOST_MEASUREMENTS)
    table = check.table
    if table is None:
        return None
    if table.empty:
        if check.whole:
            check.note(NO_MEASUREMENTS)
        return None
    check.only(MEASUREMENT_COLUMNS)
    check.no_blanks("participant_id", "day", "outcome")
    check.known_participants(roster)
    outcomes = {outcome.code: outcome for outcome in protocol.outcomes}
    if protocol.outcomes_readable:
        check.each(
            ~table["outcome"].isin([*outcomes, ""]),
            "outcome",
            UNKNOWN_OUTCOME,
            codes=", ".join(outcomes),
        )
    day = check.integers("day", allowed=NEED_DAY)
    if protocol.visit_days is not None:
        check.each(
            day.notna() & ~day.isin(protocol.visit_days),
            "day",
            NOT_A_VISIT,
            days=", ".join(map(str, protocol.visit_days)),
        )
    value, below = check.values("value")
    for code, outcome in outcomes.items():
        here = (table["outcome"] == code) & value.notna()
        if outcome.minimum is not None:
            check.each(
                here & (value < outcome.minimum),
                "value",
                BELOW_MINIMUM,
                limit=f"{outcome.minimum:.15g}",
            )
        if outcome.maximum is not None:
            check.each(
                here & (value > outcome.maximum),
                "value",
                ABOVE_MAXIMUM,
                limit=f"{outcome.maximum:.15g}",
            )
        if outcome.is_log:
            check.each(here & (value <= 0), "value", NEED_POSITIVE)
    keys = pd.DataFrame({"id": table["participant_id"], "day": day, "outcome": table["outcome"]})
    check.each(
        keys.duplicated() & day.notna() & (keys[["id", "outcome"]] != "").all(axis=1),
        "participant_id",
        TWICE_MEASURED,
    )
    return pd.DataFrame(
        {
            "participant_id": table["participant_id"],
            "day": day,
            "outcome": table["outcome"],
            "value": value,
            "below_limit": below,
        }
    ).reset_index(drop=True)


def _adverse_events(
    content: bytes | None, roster: set[str] | None, problems: Problems
) -> pd.DataFrame | None:
    if content is None:
        return None
    check = _Check("adverse_events", content, REQUIRED_EVENT_COLUMNS, problems, MOST_MEASUREMENTS)
    table = check.table
    if table is None:
        return None
    check.only(EVENT_COLUMNS)
    check.no_blanks("participant_id", "term")
    check.known_participants(roster)
    read: dict[str, pd.Series] = {name: table[name] for name in REQUIRED_EVENT_COLUMNS}
    if "system_organ_class" in table:
        read["system_organ_class"] = table["system_organ_class"]
    for column in ("start_day", "end_day"):
        if column in table:
            read[column] = check.integers(column, allowed=NEED_DAY)
    if "start_day" in read and "end_day" in read:
        wrong = read["end_day"] < read["start_day"]
        for row, end in table.loc[wrong, "end_day"].items():
            start = f"{read['start_day'].at[row]:.0f}"
            check.note(END_BEFORE_START, row=row, column="end_day", found=end, start=start)
    if "grade" in table:
        read["grade"] = check.integers("grade", allowed=NEED_GRADE)
        check.each(read["grade"].notna() & ~read["grade"].isin(range(1, 6)), "grade", NEED_GRADE)
    for column in ("serious", "related", "led_to_withdrawal"):
        if column in table:
            read[column] = check.yes_no(column)
    return pd.DataFrame(read).reset_index(drop=True)


class _Check:
    """Checks one table column by column.

    `table` is None if it cannot be used at all; `whole` tells whether every line of it was read.
    """

    def __init__(
        self,
        name: str,
        content: bytes | None,
        required: tuple[str, ...],
        problems: Problems,
        most_rows: int,
    ) -> None:
        self.file = f"{name}.csv"
        self.problems = problems
        self.table: pd.DataFrame | None = None
        self.whole = False
        if content is None:
            self.note(MISSING_TABLE)
            return
        text = table_of_text(name, content, problems, most_rows=most_rows)
        if text is None:
            return
        table, self.whole = text.cells, text.whole
        missing = [column for column in required if column not in table]
        for column in missing:
            self.note(MISSING_COLUMN, column=column, columns=", ".join(table.columns[:30]))
        self.table = None if missing else table

    def note(
        self,
        allowed: str,
        *,
        row: int | None = None,
        column: str = "",
        found: object = "",
        **values: object,
    ) -> None:
        self.problems.add(self.file, allowed, row=row, column=column, found=found, **values)

    def each(self, wrong: pd.Series, column: str, allowed: str, **values: object) -> None:
        assert self.table is not None
        if not wrong.any():
            return
        cells = self.table.loc[wrong, column]
        rows = list(zip(cells.index.tolist(), cells.tolist(), strict=True))
        self.problems.add_each(self.file, allowed, rows, column=column, **values)

    def only(self, columns: tuple[str, ...]) -> None:
        assert self.table is not None
        for column in self.table.columns:
            if column not in columns:
                self.note(UNKNOWN_COLUMN, column=column, columns=", ".join(columns))

    def no_blanks(self, *columns: str) -> None:
        assert self.table is not None
        for column in columns:
            self.each(self.table[column] == "", column, BLANK)

    def known_participants(self, roster: set[str] | None) -> None:
        assert self.table is not None
        if roster is not None:
            ids = self.table["participant_id"]
            self.each(~ids.isin(roster) & (ids != ""), "participant_id", UNKNOWN_PARTICIPANT)

    def integers(self, column: str, *, allowed: str = NEED_WHOLE_NUMBER) -> pd.Series:
        """Whole numbers as floats, NaN for blank cells; "22.0" is 22."""
        assert self.table is not None
        cells = self.table[column]
        numbers = _numbers(cells, _INTEGER)
        self.each(numbers.isna() & (cells != ""), column, allowed)
        return numbers

    def values(self, column: str) -> tuple[pd.Series, pd.Series]:
        """Numbers (the limit for "<limit"), NaN for blank cells; and which are below a limit."""
        assert self.table is not None
        cells = self.table[column]
        below = cells.str.startswith("<")
        bare = cells.where(~below, cells.str[1:].str.strip())
        numbers = _numbers(bare, _NUMBER)
        good = numbers.notna() & (~below | (numbers > 0))
        self.each(~good & (cells != ""), column, NEED_VALUE)
        return numbers.where(good), below & good

    def yes_no(self, column: str) -> pd.Series:
        """True, False, or None for blank cells."""
        assert self.table is not None
        cells = self.table[column].str.lower()
        self.each(~cells.isin(["yes", "no", ""]), column, NEED_YES_NO)
        return cells.map({"yes": True, "no": False}).astype(object).where(cells != "", None)
