"""What the settings of a study declare: title, arms, schedule, outcomes and published claims."""

from __future__ import annotations

from dataclasses import dataclass

from lib.language import Text
from lib.study.claims import BuiltIn, Claim, Explanation, Statement
from lib.study.layout import ColumnSaid
from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome
from lib.study.pages import Page


@dataclass(frozen=True, slots=True)
class Arm:
    """One of the two arms: its code in the table and its name for readers."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody who knows the study says about cells that could be read in several ways.

    Attributes:
        table: "participants", "measurements" or "adverse_events".
        column: The column; of measurements the outcome's code, or "day".
        cells: The texts of the cells; none if the whole column is meant.
        meaning: One of `MEANINGS` in lib/study/entries.py.
        of: What the meaning needs beside itself: the other spelling, the unit, the days; or empty.
    """

    table: str
    column: str
    cells: tuple[str, ...]
    meaning: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which study days count as which visit.

    Attributes:
        baseline_day: Study day of the baseline.
        visit_days: All planned visit days, ascending, the baseline first.
        primary_day: Study day of the primary comparison, or None if nobody chose it.
        other_days: Days of screening and of unscheduled visits: in no comparison.
        window: A day at most so many days from a visit belongs to it.
        primary_day_after_data: Whether the primary day was chosen when the data were read, and not
            by the protocol.
    """

    baseline_day: int
    visit_days: tuple[int, ...]
    primary_day: int | None
    other_days: tuple[int, ...] = ()
    window: int = 0
    primary_day_after_data: bool = False

    @property
    def compared_day(self) -> int:
        """The primary day; where nobody chose one, the last of the visits."""
        return self.visit_days[-1] if self.primary_day is None else self.primary_day

    @property
    def is_of_protocol(self) -> bool:
        """Whether the protocol names the primary day."""
        return self.primary_day is not None and not self.primary_day_after_data


@dataclass(frozen=True, slots=True)
class Design:
    """What a report says of a trial and its tables do not; None where nobody says it.

    Attributes:
        blinding_short: Blinding and comparator in a few words, for the overview's line of design.
        population: Who was studied, likewise.
        regimen: What was given, how, and how often, likewise.
        registration: Registry, number and date.
        allocation_ratio: Participants planned for each arm against the other.
        eligibility: Who could take part.
        interventions: What each arm was to get: dose, route and times.
        harms_collection: How and by whom harms were collected.
        coding_dictionary: What their terms were coded with, and its version.
        grading_scale: What they were graded with, and its version.
        planned_size: Participants planned, and why so many.
        randomisation: Who made the sequence, how, and how it was concealed.
        blinding: Who did not know the arm.
        safety_set: Who is counted for harms.
        screened: People screened.
        dates: Of recruitment and of follow-up.
        follow_up: How harms were followed after the last visit.
        concomitant_care: What else was given in each arm.
        describes: What these texts describe if not these data, such as the published trial.
        not_stated: What stands in place of whatever is left away.
    """

    blinding_short: Text | None = None
    population: Text | None = None
    regimen: Text | None = None
    registration: Text | None = None
    allocation_ratio: Text | None = None
    eligibility: Text | None = None
    interventions: Text | None = None
    harms_collection: Text | None = None
    coding_dictionary: Text | None = None
    grading_scale: Text | None = None
    planned_size: Text | None = None
    randomisation: Text | None = None
    blinding: Text | None = None
    safety_set: Text | None = None
    screened: int | None = None
    dates: Text | None = None
    follow_up: Text | None = None
    concomitant_care: Text | None = None
    describes: Text | None = None
    not_stated: Text | None = None


@dataclass(frozen=True, slots=True)
class Allocation:
    """The scheme by which the arms were allotted.

    Attributes:
        scheme: One of `ALLOCATIONS` in lib/study/entries.py.
        block_size: Participants in a block, where permuted blocks were filled in the order in which
            the participants of each stratum are listed; None if the column block says who is in
            which one.
        strata: Columns of the roster within whose levels the scheme was followed.
        compared: Of the participants of a block of a size those of the two arms that are compared,
            where there are others; None where there are not.
    """

    scheme: str
    block_size: int | None = None
    strata: tuple[str, ...] = ()
    compared: int | None = None


@dataclass(frozen=True, slots=True)
class Protocol:
    """The declared part of a study; None where the tables decide.

    Attributes:
        synthetic: Whether the data are synthetic.
        source: Where they come from.
        cite: What is to be cited.
        title: Name of the study.
        design: What a report says of the trial.
        allocation: How the arms were allotted, or None if not declared.
        treatment: The treatment arm, or None if not declared.
        control: The control arm, or None if not declared.
        baseline_day: Study day of the baseline.
        visit_days: All visit days, ascending, the baseline among them.
        primary_day: Study day of the primary comparison, or None if not declared.
        other_days: Days of screening and of unscheduled visits: in no comparison.
        window: A day at most so many days from a visit belongs to it.
        primary_day_after_data: Whether the primary day was chosen when the data were read, and not
            by the protocol.
        dosing_days: Days of treatment, if given.
        pages: The pages of outcomes that the study names itself, in the order of the menu.
        outcomes: The outcomes, in the order in which they are shown; the built-in ones if none
            are declared.
        declared: Whether the outcomes are declared.
        unscaled: Codes of declared outcomes of which nothing says how they are compared.
        claims: Published sentences to be compared with the data, in their order.
        glossary: Words of the study that are explained where they stand.
        conclusions: What the publication found and concluded, in its own words.
        background: What it says of the disease, the treatment and so on.
        truth: What the simulation of synthetic data was given.
        decisions: What is said about cells that could be read in several ways.
        columns: What is said of the columns of files in another form than the contract's.
        visits: Study days of visits that the files know by name, None for no visit of the study.
        outcomes_readable: False if a problem leaves open which outcomes are declared.
    """

    synthetic: bool = False
    source: Text | None = None
    cite: Text | None = None
    title: Text | None = None
    design: Design = Design()
    allocation: Allocation | None = None
    treatment: Arm | None = None
    control: Arm | None = None
    baseline_day: int | None = None
    visit_days: tuple[int, ...] | None = None
    primary_day: int | None = None
    other_days: tuple[int, ...] = ()
    window: int = 0
    primary_day_after_data: bool = False
    dosing_days: tuple[int, ...] = ()
    pages: tuple[Page, ...] = ()
    outcomes: tuple[Outcome, ...] = BUILT_IN_OUTCOMES
    declared: bool = False
    unscaled: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    glossary: tuple[Explanation, ...] = ()
    conclusions: tuple[Statement, ...] = ()
    background: tuple[Statement, ...] = ()
    truth: tuple[BuiltIn, ...] = ()
    decisions: tuple[Decision, ...] = ()
    columns: tuple[ColumnSaid, ...] = ()
    visits: tuple[tuple[str, int | None], ...] = ()
    outcomes_readable: bool = True
