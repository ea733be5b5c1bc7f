"""What a visual abstract holds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EffectRow:
    """An estimate as it is drawn and written.

    Attributes:
        name: The outcome.
        note: Which direction is good, and why nothing is drawn of an estimate.
        text: The estimate with its interval and unit.
        n: Who is compared: "15 + 14".
        value: The estimate; NaN draws none.
        low: Lower limit.
        high: Upper limit.
    """

    name: str
    note: str
    text: str
    n: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class ArmShown:
    """An arm: its name and how many of it were randomised and compared."""

    name: str
    randomised: str
    n: str


@dataclass(frozen=True, slots=True)
class HarmRow:
    """A kind of adverse event in both arms, treatment first.

    Attributes:
        kind: Its name.
        shares: Participants with such an event, n/N (%).
        intervals: The 95% interval of each share.
    """

    kind: str
    shares: tuple[str, str]
    intervals: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Abstract:
    """All that a visual abstract says; empty texts are left out.

    Attributes:
        title: Of the study.
        mark: That the data are synthetic; empty for real ones.
        population: Design, who was studied, how many and when; a paragraph each.
        regimen: What was given.
        arms: The treatment arm and the control arm.
        primary_heading: Which outcome is compared, and when.
        primary_text: What was found of it.
        primary_arms: What each arm came to, where the text does not tell it.
        primary: Its estimate in its own unit.
        none: The value of no difference on its axis.
        is_log: Whether that axis is logarithmic.
        is_turned: Whether smaller values stand on its right, because less is better.
        primary_note: What its axis is, and how it runs.
        others_heading: Of the other outcomes.
        others: The others in SD units, turned so that right favours the treatment.
        others_note: What their axis is.
        favours: Whom the left and the right side of both axes favour.
        without_row: Which outcomes have no row.
        harms: Rows of the table of harms.
        harms_note: What the cells of that table hold.
        harms_texts: What is said of harms.
        conclusions: What to conclude and what not.
        foot: Method, source, what to cite, and the date.
    """

    title: str
    mark: str
    population: tuple[str, ...]
    regimen: str
    arms: tuple[ArmShown, ArmShown]
    primary_heading: str
    primary_text: str
    primary_arms: str
    primary: EffectRow
    none: float
    is_log: bool
    is_turned: bool
    primary_note: str
    others_heading: str
    others: tuple[EffectRow, ...]
    others_note: str
    favours: tuple[str, str]
    without_row: str
    harms: tuple[HarmRow, ...]
    harms_note: str
    harms_texts: tuple[str, ...]
    conclusions: tuple[str, ...]
    foot: tuple[str, ...]
