"""What the settings of a study declare: title, arms, schedule, outcomes and published claims."""

from __future__ import annotations

from dataclasses import dataclass

from lib.language import Text
from lib.study.claims import Claim
from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome


@dataclass(frozen=True, slots=True)
class Arm:
    """One of the two arms: its code in the table and its name for readers."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Protocol:
    """The declared part of a study; None where the tables decide.

    Attributes:
        synthetic: Whether the data are synthetic.
        source: Where they come from.
        title: Name of the study.
        treatment: The treatment arm, or None if not declared.
        control: The control arm, or None if not declared.
        baseline_day: Study day of the baseline.
        visit_days: All visit days, ascending, the baseline among them.
        primary_day: Study day of the primary comparison.
        dosing_days: Days of treatment, if given.
        outcomes: The outcomes, in the order in which they are shown; the built-in ones if none
            are declared.
        declared: Whether the outcomes are declared.
        claims: Published sentences to be compared with the data, in their order.
        outcomes_readable: False if a problem leaves open which outcomes are declared.
    """

    synthetic: bool = False
    source: Text | None = None
    title: Text | None = None
    treatment: Arm | None = None
    control: Arm | None = None
    baseline_day: int | None = None
    visit_days: tuple[int, ...] | None = None
    primary_day: int | None = None
    dosing_days: tuple[int, ...] = ()
    outcomes: tuple[Outcome, ...] = BUILT_IN_OUTCOMES
    declared: bool = False
    claims: tuple[Claim, ...] = ()
    outcomes_readable: bool = True
