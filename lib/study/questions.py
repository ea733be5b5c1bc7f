"""What a study's tables leave open, and the answers that a reader gives instead of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lib.language import sentence
from lib.plain_text import length, tidied
from lib.study.contract import LONGEST_NAME
from lib.study.layout import ColumnSaid
from lib.study.outcomes import BINARY, Outcome, same
from lib.study.pages import KNOWN_PAGES, MOST_PAGES, OTHER_PAGE, Page, pages_of
from lib.study.protocol import Arm, Decision, Protocol, Schedule

LEAVE_OUT = "leave_out"
# What the cells of a new outcome look like, if like a yes or no: words for it; 0 and 1; so few of
# these, or only one of them, that it may as well be a score.
ONLY_WORDS, ONLY_DIGITS, FEW_DIGITS = "words", "digits", "few_digits"

NEED_CONTROL = sentence("Choose which arm is the control arm.")
NEED_ARM_NAMES = sentence("Give the two arms different names.")
NEED_SHORT_TITLE = sentence("{outcome}: shorten the title of its page to at most 80 characters.")
NEED_FEWER_PAGES = sentence("Put the outcomes on at most six pages.")
NEED_BETTER = sentence("{outcome}: choose which direction is good.")
NEED_SCALE = sentence("{outcome}: choose how it is compared; it holds only 0 and 1.")
NEED_ONE_OUTCOME = sentence("Keep at least one outcome.")
NEED_PRIMARY = sentence("The primary outcome is left out: choose another one.")
NEED_OWN_NAMES = sentence("{outcome}: another outcome has the same name.")


@dataclass(frozen=True, slots=True)
class OutcomeAnswers:
    """What a reader says about an outcome.

    Attributes:
        name: Its name; the code stands for an empty name.
        unit: Its unit, or empty.
        page: The code of one of `KNOWN_PAGES`, the title of another page, or `LEAVE_OUT` for a
            column that is no outcome.
        scale: "linear", "log" or "binary"; None if not chosen.
        better: "lower", "higher", or None if not chosen.
    """

    name: str
    unit: str
    page: str
    scale: str | None
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
        if length(tidied(answer.page)) > LONGEST_NAME:
            wanted.append((NEED_SHORT_TITLE, name))
        if answer.better is None:
            wanted.append((NEED_BETTER, name))
        if answer.scale is None:
            wanted.append((NEED_SCALE, name))
        if names.count(name) > 1:
            wanted.append((NEED_OWN_NAMES, name))
    if len({page_named(answer.page) for answer in kept.values()}) > MOST_PAGES:
        wanted.append((NEED_FEWER_PAGES, ""))
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
    pages = _pages(answers)
    codes = {title: page.code for title, page in pages.items()}
    outcomes = []
    for code, answer in answers.outcomes.items():
        if answer.page == LEAVE_OUT:
            continue
        outcome = known.get(code) or Outcome(
            code,
            OTHER_PAGE.code,
            same(code),
            same(""),
            digits=draft.undescribed[code].digits,
        )
        outcome = _as_answered(outcome, answer, codes[page_named(answer.page)])
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
        pages=_named_by_study(tuple(pages.values()), outcomes),
        outcomes=tuple(outcomes),
        declared=True,
    )


def _pages(answers: Answers) -> dict[str, Page]:
    """The pages on which outcomes stand by what `page_named` says, those known here first."""
    named = [page_named(each.page) for each in answers.outcomes.values() if each.page != LEAVE_OUT]
    known = {page.code: page for page in KNOWN_PAGES if page.code in named}
    new = [title for title in dict.fromkeys(named) if title not in known]
    return known | {
        title: Page(f"page_{number}", same(title)) for number, title in enumerate(new, start=1)
    }


def _named_by_study(pages: tuple[Page, ...], outcomes: list[Outcome]) -> tuple[Page, ...]:
    """The pages that the settings are to name: none where they follow from the outcomes."""
    return () if pages_of((), outcomes) == pages else pages


def page_named(entered: str) -> str:
    """The code of the page known here that a reader chose or wrote the title of, else the title."""
    title = tidied(entered)
    for page in KNOWN_PAGES:
        if title in (page.code, page.title.en, page.title.it):
            return page.code
    return title or OTHER_PAGE.code


def _as_answered(outcome: Outcome, answers: OutcomeAnswers, page: str) -> Outcome:
    name, unit = _name(answers.name, outcome.code), tidied(answers.unit)
    if unit not in (outcome.unit.en, outcome.unit.it):
        # Limits and bands are in the outcome's own unit.
        outcome = replace(outcome, unit=same(unit), minimum=None, maximum=None, bands=None)
    if name not in (outcome.name.en, outcome.name.it):
        outcome = replace(outcome, name=same(name))
    if answers.scale == BINARY:
        # Nothing that belongs to an amount.
        outcome = Outcome(outcome.code, outcome.page, outcome.name, same(""), digits=0)
    return replace(
        outcome,
        page=page,
        scale=answers.scale or outcome.scale,
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
        answers: How its cells look like a yes or no: `ONLY_WORDS`, `ONLY_DIGITS`, `FEW_DIGITS`, or
            empty if they do not.
    """

    heading: str
    digits: int
    is_skewed: bool = False
    answers: str = ""


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
