"""From files to a study, or to every problem and open question that they have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from lib.language import Text, sentence
from lib.reading.blocks.arms import arms_of, named_control, tell_unnamed
from lib.reading.cells import Check
from lib.reading.doubts.cut_off import doubt_whole
from lib.reading.doubts.doubt import Doubt, Doubts
from lib.reading.doubts.measured import in_decided_units
from lib.reading.doubts.schedule import Proposal
from lib.reading.doubts.undecided import undecided
from lib.reading.events import read_events, settle_events
from lib.reading.formats.paths import from_paths
from lib.reading.formats.progress import Progress, opened, told_to
from lib.reading.formats.tables import TableRead, tables_read
from lib.reading.layout.named import tables_of
from lib.reading.measurements import Conversion, Measurements, read_measurements
from lib.reading.outcomes.answers import in_decided_scales
from lib.reading.participants import Roster, read_participants
from lib.reading.settings import read_protocol
from lib.reading.sources import contents
from lib.reading.visits import Assigned, schedule_of
from lib.study.contract import LARGEST_SETTINGS, SETTINGS, TABLES
from lib.study.layout import Understood, declared
from lib.study.outcomes import Outcome
from lib.study.pages import pages_of
from lib.study.problems import Problem, Problems, StudyError
from lib.study.protocol import Arm, Protocol, Schedule
from lib.study.questions import Draft
from lib.study.study import CONTROL, TREATMENT, Study

NEED_COLUMNS = sentence(
    "This table is kept in another form than the dashboard's. Drop the files on its page “Your own "
    "study”, check there how they are understood, and put the study.toml that it gives beside them."
)


@dataclass(frozen=True, slots=True)
class Examined:
    """A study's files after reading.

    Attributes:
        study: The study, if nothing is wrong or missing.
        problems: Everything that is wrong.
        draft: What the tables say about the settings; None if problems leave it open.
        has_settings: Whether a `study.toml` is among the files.
        settings: What was read as the settings, with what was answered at its end; or empty.
        understood: How files in another form than the contract's were understood, or None.
        tables: How each table was read.
        conversion: How a wide table of measurements was read, if it was one.
        assigned: Which days belong to which visit, if people came on other days than planned.
        doubts: What can be read in several ways and is not decided.
        proposal: What the days are taken for, if nothing declares the visits.
    """

    study: Study | None
    problems: tuple[Problem, ...]
    draft: Draft | None
    has_settings: bool
    tables: tuple[TableRead, ...]
    conversion: Conversion | None
    assigned: Assigned | None = None
    doubts: tuple[Doubt, ...] = ()
    proposal: Proposal | None = None
    settings: str = ""
    understood: Understood | None = None

    @property
    def is_in_doubt(self) -> bool:
        """Whether something has to be decided before numbers can be shown."""
        is_open = self.understood is not None and self.understood.is_open
        return bool(self.doubts) or is_open or bool(self.proposal and self.proposal.reasons)

    @property
    def undecided(self) -> tuple[Problem, ...]:
        """What files without problems leave open, as problems of their own."""
        if self.draft is None or self.study is not None:
            return ()
        return undecided(self.draft, self.doubts, self.proposal)


def read_study(
    source: str | Path | Sequence[str | Path] | Mapping[str, bytes], *, control: str | None = None
) -> Study:
    """Read and check a study.

    Args:
        source: A folder, the paths of files, or the content of files by name (CSV, TOML, Excel
            workbooks, or zips of them). Of a folder only files are read that are called after a
            table or the settings, unless the settings say what the columns of others hold.
        control: Code of the control arm, where neither `study.toml` nor its name says so.

    Returns:
        The validated study.

    Raises:
        StudyError: Something does not fit; carries every problem found. If only the control arm
            is unclear, `arm_codes` holds the two codes to choose from.
        OSError: The folder or a file cannot be read.
    """
    files = source if isinstance(source, Mapping) else from_paths(source)
    examined = examine(files, control=control)
    understanding = examined.understood
    if understanding is not None and not understanding.is_declared and not examined.problems:
        place = understanding.columns[0].file
        raise StudyError([Problem(place, None, "", "", NEED_COLUMNS)])
    if examined.study is not None:
        return examined.study
    draft = examined.draft
    only_arms = draft is not None and not draft.undescribed and not examined.is_in_doubt
    found = examined.problems or examined.undecided
    raise StudyError(found, arm_codes=draft.arm_codes if draft and only_arms else ())


def examine(
    source: Path | Mapping[str, bytes],
    *,
    control: str | None = None,
    answers: str = "",
    progress: Progress | None = None,
    whose: str = "",
) -> Examined:
    """Read and check a study's files.

    Args:
        source: As for `read_study`.
        control: As for `read_study`.
        answers: Entries of `study.toml` to stand at its end, or in its place if there is none.
        progress: Told how far it is. What it raises ends the reading.
        whose: Whose files they are, so that no reader keeps the others' workbooks waiting.

    Returns:
        The study, or what keeps it from being one: problems to be corrected in the files, doubts
        and days to be decided or, in the draft, an arm to be chosen and outcomes to be described;
        and how each table was read.
    """
    with told_to(progress):
        return _examined(source, control, answers, whose)


def _examined(
    source: Path | Mapping[str, bytes], control: str | None, answers: str, whose: str
) -> Examined:
    """`examine`, which says how far it is."""
    problems = Problems()
    try:
        found = contents(source, problems, whose=whose)
        settings = next((table for role, table in found if role == SETTINGS), None)
        text = None if settings is None else settings.content.read(LARGEST_SETTINGS + 1)
        if answers:
            text = (text or b"") + b"\n" + answers.encode()
        protocol = read_protocol(text, problems)
        files, understanding = tables_of(found, protocol, problems)
    except StudyError as error:
        return Examined(None, error.problems, None, False, (), None)
    opened({f"{name}.csv": files[name].content.size for name in TABLES if name in files})
    doubts = Doubts(protocol.decisions)
    outcomes = in_decided_scales(in_decided_units(protocol.outcomes, doubts), doubts)
    protocol = replace(protocol, outcomes=outcomes)
    # Of what could not be made of other tables it was told what to do.
    wanted = [problems if name in files or not understanding else Problems() for name in TABLES[:2]]
    roster = read_participants(files.get("participants"), protocol, wanted[0], doubts)
    table = files.get("measurements")
    measured = read_measurements(table, protocol, roster.ids, wanted[1], doubts)
    checks = {"participants": roster.check, "measurements": measured.check}
    reported = files.get("adverse_events")
    if reported is not None:
        checks["adverse_events"] = read_events(reported, roster.ids, problems, doubts)
    proposal, days = None, None
    # While it is asked on which days visits were, nothing can be said of those that are known.
    is_known = understanding is None or not understanding.asked_visits
    if is_known:
        proposal, days = schedule_of(protocol, measured.table, problems, doubts)
    if days is not None:
        roster = roster.with_settled_withdrawals(days, measured.last_days, doubts)
        settle_events(checks.get("adverse_events"), roster.table, doubts)
    if is_known:
        doubt_whole(files, checks, roster.table, measured.table, doubts)
    tell_unnamed(doubts, protocol, problems)
    examined = Examined(
        study=None,
        problems=problems.found,
        draft=None,
        has_settings=settings is not None,
        tables=tables_read(checks, files),
        conversion=measured.conversion,
        assigned=measured.assigned,
        doubts=doubts.found,
        proposal=proposal,
        settings=(text or b"").decode("utf-8-sig", errors="replace"),
        understood=understanding,
    )
    if problems or days is None:
        return examined
    events = checks.get("adverse_events")
    return _completed(examined, protocol, days, roster, measured, events, control)


def _completed(
    examined: Examined,
    protocol: Protocol,
    days: Schedule,
    roster: Roster,
    measured: Measurements,
    events: Check | None,
    control: str | None,
) -> Examined:
    """What was read without a problem, with what it leaves open or else with the study."""
    if roster.table is None or measured.table is None:
        return examined
    draft = Draft(
        arm_codes=roster.arms.codes,
        control=named_control(roster.arms.codes),
        schedule=days,
        outcomes=_supplied(protocol, measured.table),
        undescribed=measured.undescribed,
        is_wide=measured.conversion is not None,
        decisions=protocol.decisions,
    )
    if examined.understood is not None:
        columns, visits = declared(examined.understood)
        draft = replace(draft, columns=columns, visits=visits)
    examined = replace(examined, draft=draft)
    arms = arms_of(protocol, roster.arms.codes, control)
    if arms is None or measured.undescribed or examined.is_in_doubt:
        return examined
    study = _study(
        protocol,
        arms,
        days,
        draft.outcomes,
        roster=roster,
        measurements=measured.table,
        adverse_events=None if events is None else events.table,
        other_names=roster.check.italian | ({} if events is None else events.italian),
    )
    return replace(examined, study=study)


def _study(
    protocol: Protocol,
    arms: tuple[Arm, Arm],
    days: Schedule,
    outcomes: tuple[Outcome, ...],
    *,
    roster: Roster,
    measurements: pd.DataFrame,
    adverse_events: pd.DataFrame | None,
    other_names: Mapping[str, Mapping[str, str]],
) -> Study:
    """The study of settings and tables in which nothing is wrong or open."""
    assert roster.table is not None
    treatment, control = arms
    roles = {treatment.code: TREATMENT, control.code: CONTROL}
    return Study(
        title=protocol.title or Text("Untitled study", "Studio senza titolo"),
        source=protocol.source or Text("", ""),
        synthetic=protocol.synthetic,
        treatment=treatment,
        control=control,
        baseline_day=days.baseline_day,
        follow_up_days=tuple(day for day in days.visit_days if day > days.baseline_day),
        primary_day=days.compared_day,
        other_days=days.other_days,
        window=days.window,
        dosing_days=protocol.dosing_days,
        pages=pages_of(protocol.pages, outcomes),
        outcomes=outcomes,
        participants=roster.table.assign(arm=roster.table["arm"].map(roles)),
        measurements=measurements.astype({"day": int}),
        adverse_events=adverse_events,
        claims=protocol.claims,
        glossary=protocol.glossary,
        conclusions=protocol.conclusions,
        background=protocol.background,
        cite=protocol.cite,
        design=protocol.design,
        truth=protocol.truth,
        primary_day_declared=days.is_of_protocol,
        primary_day_after_data=days.primary_day_after_data,
        allocation=roster.allocation,
        further_arms=roster.arms.further,
        other_names=other_names,
    )


def _supplied(protocol: Protocol, measurements: pd.DataFrame) -> tuple[Outcome, ...]:
    """Declared outcomes; of the built-in ones only those that the table holds."""
    if protocol.declared:
        return protocol.outcomes
    present = set(measurements["outcome"].unique())
    return tuple(outcome for outcome in protocol.outcomes if outcome.code in present)
