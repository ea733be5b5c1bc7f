"""What a study's tables leave open, and the answers that a reader gives instead of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.language import sentence
from lib.plain_text import tidied
from lib.study.layout import ColumnSaid
from lib.study.outcomes import Outcome, same
from lib.study.pages import OUTCOME_PAGES
from lib.study.protocol import Arm, Decision, Protocol, Schedule

LEAVE_OUT = "leave_out"

NEED_CONTROL = sentence("Choose which arm is the control arm.")
NEED_ARM_NAMES = sentence("Give the two arms different names.")
NEED_PAGE = sentence("{outcome}: choose the page it belongs on.")
NEED_BETTER = sentence("{outcome}: choose which direction is good.")
NEED_ONE_OUTCOME = sentence("Keep at least one outcome.")
NEED_PRIMARY = sentence("The primary outcome is left out: choose another one.")
NEED_OWN_NAMES = sentence("{outcome}: another outcome has the same name.")


@dataclass(frozen=True, slots=True)
class OutcomeAnswers:
    """What a reader says about an outcome.

    Attributes:
        name: Its name; the code stands for an empty name.
        unit: Its unit, or empty.
        page: One of `OUTCOME_PAGES`, `LEAVE_OUT` for a column that is no outcome, or None if not
            chosen.
        scale: "linear" or "log".
        better: "lower", "higher", or None if not chosen.
    """

    name: str
    unit: str
    page: str | None
    scale: str
    better: str | None


@dataclass(frozen=True, slots=True)
class Answers:
    """What a reader says about a study.

    Attributes:
        title: Its title, or empty.
        synthetic: Whether the data are synthetic.
        control: Code of the control arm, or None if not chosen.
        arm_names: Name of each arm by code; the code stands for an empty name.
        outcomes: What is said of each outcome of the draft, by code, in the order to be shown.
        primary: Code of the primary outcome, or None.
        primary_of_protocol: Whether the protocol names it; else it was chosen after the data were
            seen.
    """

    title: str
    synthetic: bool
    control: str | None
    arm_names: Mapping[str, str]
    outcomes: Mapping[str, OutcomeAnswers]
    primary: str | None
    primary_of_protocol: bool = False


def lacking(draft: Draft, answers: Answers) -> list[tuple[str, str]]:
    """What is still to be said.

    Args:
        draft: What the tables say.
        answers: What the reader says so far.

    Returns:
        Sentences, each with the name of the outcome that fills its `{outcome}`, or "".
    """
    wanted = []
    if answers.control is None:
        wanted.append((NEED_CONTROL, ""))
    arms = [_name(answers.arm_names[code], code) for code in draft.arm_codes]
    if len(set(arms)) < len(arms):
        wanted.append((NEED_ARM_NAMES, ""))
    kept = {code: answer for code, answer in answers.outcomes.items() if answer.page != LEAVE_OUT}
    names = [_name(answer.name, code) for code, answer in kept.items()]
    for code, answer in kept.items():
        name = _name(answer.name, code)
        if answer.page is None:
            wanted.append((NEED_PAGE, name))
        if answer.better is None:
            wanted.append((NEED_BETTER, name))
        if names.count(name) > 1:
            wanted.append((NEED_OWN_NAMES, name))
    if not kept:
        wanted.append((NEED_ONE_OUTCOME, ""))
    elif answers.primary is not None and answers.primary not in kept:
        wanted.append((NEED_PRIMARY, ""))
    return list(dict.fromkeys(wanted))


def completed(draft: Draft, answers: Answers) -> Protocol:
    """The settings of a study from its tables and a reader's answers.

    A name or unit that the reader writes stands for both languages.

    Args:
        draft: What the tables say.
        answers: What the reader says; nothing must be lacking.

    Raises:
        ValueError: Something is lacking.
    """
    if lacking(draft, answers):
        raise ValueError("answers are lacking")
    known = {outcome.code: outcome for outcome in draft.outcomes}
    outcomes = []
    for code, answer in answers.outcomes.items():
        if answer.page == LEAVE_OUT:
            continue
        outcome = known.get(code) or Outcome(
            code,
            next(iter(OUTCOME_PAGES)),
            same(code),
            same(""),
            digits=draft.undescribed[code].digits,
        )
        outcome = _as_answered(outcome, answer)
        if code == answers.primary:
            is_later = not answers.primary_of_protocol
            outcome = replace(outcome, primary=True, primary_after_data=is_later)
        outcomes.append(outcome)
    arms = {code: Arm(code, same(_name(answers.arm_names[code], code))) for code in draft.arm_codes}
    title = tidied(answers.title)
    return Protocol(
        synthetic=answers.synthetic,
        title=same(title) if title else None,
        treatment=next(arm for code, arm in arms.items() if code != answers.control),
        control=arms[answers.control or ""],
        baseline_day=draft.schedule.baseline_day,
        visit_days=draft.schedule.visit_days,
        primary_day=draft.schedule.primary_day,
        other_days=draft.schedule.other_days,
        window=draft.schedule.window,
        primary_day_after_data=draft.schedule.primary_day_after_data,
        decisions=draft.decisions,
        columns=draft.columns,
        visits=draft.visits,
        outcomes=tuple(outcomes),
        declared=True,
    )


def _as_answered(outcome: Outcome, answers: OutcomeAnswers) -> Outcome:
    name, unit = _name(answers.name, outcome.code), tidied(answers.unit)
    if unit not in (outcome.unit.en, outcome.unit.it):
        # Limits and bands are in the outcome's own unit.
        outcome = replace(outcome, unit=same(unit), minimum=None, maximum=None, bands=None)
    if name not in (outcome.name.en, outcome.name.it):
        outcome = replace(outcome, name=same(name))
    return replace(
        outcome,
        page=answers.page or outcome.page,
        scale=answers.scale,
        better=answers.better or outcome.better,
    )


def _name(entered: str, code: str) -> str:
    return tidied(entered) or code


@dataclass(frozen=True, slots=True)
class NewOutcome:
    """An outcome that nothing describes.

    Attributes:
        heading: What the file calls it.
        digits: Decimals with which its values are written, at most 3.
        is_skewed: Whether its values are positive and skewed, so that ratios suit it.
    """

    heading: str
    digits: int
    is_skewed: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What the tables say about a study's settings.

    Attributes:
        arm_codes: The two codes of the arms, sorted.
        control: Code of the control arm, if its name says so.
        schedule: The visits.
        outcomes: The built-in outcomes that were measured.
        undescribed: Outcomes that somebody has to describe, because neither `study.toml` nor the
            dashboard does, by code.
        is_wide: Whether the measurements were one column per outcome, of which some may be no
            outcome at all.
        decisions: What was decided about cells that could be read in several ways.
        columns: How the columns of files in another form than the contract's were understood.
        visits: Study days of visits by name, None for what is no visit of the study.
    """

    arm_codes: tuple[str, ...]
    control: str | None
    schedule: Schedule
    outcomes: tuple[Outcome, ...]
    undescribed: dict[str, NewOutcome]
    is_wide: bool
    decisions: tuple[Decision, ...] = ()
    columns: tuple[ColumnSaid, ...] = ()
    visits: tuple[tuple[str, int | None], ...] = ()
