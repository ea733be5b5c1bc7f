"""The study: its tables and settings, checked and frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from lib.language import Language, Text
from lib.study.claims import BuiltIn, Claim, Explanation, Statement
from lib.study.columns import renamed
from lib.study.entries import PERMUTED_BLOCKS
from lib.study.outcomes import Outcome
from lib.study.pages import Page
from lib.study.protocol import Allocation, Arm, Design

TREATMENT, CONTROL = "treatment", "control"
ARMS = (TREATMENT, CONTROL)


@dataclass(frozen=True)
class Study:
    """A two-arm randomised study, validated.

    Attributes:
        title: Name for readers.
        source: Where the data come from; empty if not known.
        synthetic: Whether the data are synthetic.
        treatment: The treatment arm.
        control: The control arm.
        baseline_day: Study day of the baseline.
        follow_up_days: Later visit days, ascending.
        primary_day: Study day of the primary comparison.
        other_days: Days of screening and unscheduled visits: values are shown and not compared.
        window: Values up to so many days from a visit stand at its day.
        dosing_days: Days of treatment; empty if not known.
        outcomes: Declared outcomes, in the order in which they are shown.
        pages: The pages on which they stand, in the order of the menu.
        participants: One row per randomised participant: participant_id, arm ("treatment" or
            "control"), withdrawn_day, withdrawal_reason, injections_received and block (text)
            where supplied, then baseline characteristics (float, or text with "" for missing).
        measurements: participant_id, day (integer), outcome, value (float, NaN missing; the limit
            itself for a value below the limit of quantification), below_limit (bool).
        adverse_events: participant_id, term, and what was supplied of system_organ_class,
            start_day, end_day, grade (float, NaN missing), serious, related, led_to_withdrawal,
            fatal (object: True, False or None). None if no adverse events were collected; empty if
            none occurred.
        claims: Published sentences to be compared with these data.
        glossary: Words of the study that are explained where they stand.
        conclusions: What the publication found and concluded, shown as it is.
        background: What it says of the disease, the treatment and so on, likewise.
        cite: What is to be cited; None if nobody says it.
        primary_day_declared: Whether the settings say which day the protocol made the primary one.
        primary_day_after_data: Whether it was chosen when the data were read; if neither, it is the
            last planned one.
        design: What a report says of the trial and its tables do not.
        truth: What the simulation of synthetic data was given; empty if not known, or real.
        allocation: How the arms were allotted, or None if not declared.
        further_arms: Participants of each further arm, by its code; they are in no table.
        other_names: What terms and classes of events and reasons of withdrawal are called in the
            other language, Italian: by column, and there by the text of the tables as `folded`.
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
    pages: tuple[Page, ...]
    participants: pd.DataFrame
    measurements: pd.DataFrame
    adverse_events: pd.DataFrame | None
    claims: tuple[Claim, ...] = ()
    glossary: tuple[Explanation, ...] = ()
    conclusions: tuple[Statement, ...] = ()
    background: tuple[Statement, ...] = ()
    cite: Text | None = None
    truth: tuple[BuiltIn, ...] = ()
    other_days: tuple[int, ...] = ()
    window: int = 0
    primary_day_declared: bool = False
    primary_day_after_data: bool = False
    design: Design = field(default_factory=Design)
    allocation: Allocation | None = None
    further_arms: Mapping[str, int] = field(default_factory=dict)
    other_names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def in_language(self, language: Language) -> Study:
        """The study as it was read, with the texts of its tables in the language of its readers.

        A text of which the study gives no Italian one stays as it is, and no two become one: what
        is grouped by them is grouped alike. In the study returned `other_names` are those of the
        tables.
        """
        if language != "it" or not any(self.other_names.values()):
            return self
        return self._in_italian

    @cached_property
    def _in_italian(self) -> Study:
        names = self.other_names
        people, of_people = renamed("participants", self.participants, names)
        events, of_events = renamed("adverse_events", self.adverse_events, names)
        assert people is not None
        both = of_people | of_events
        found = replace(self, participants=people, adverse_events=events, other_names=both)
        # The measurements are the same.
        vars(found).update(_pivoted=self._pivoted, _cut=self._cut)
        return found

    @property
    def days(self) -> tuple[int, ...]:
        """All visit days, the baseline first; without it if nobody has a value there."""
        return self._planned if self.has_baseline else self.follow_up_days

    @property
    def _planned(self) -> tuple[int, ...]:
        return (self.baseline_day, *self.follow_up_days)

    @cached_property
    def has_baseline(self) -> bool:
        """Whether anybody has a value of any outcome at baseline."""
        known = self.measurements.loc[self.measurements["value"].notna(), "day"]
        return bool((known == self.baseline_day).any())

    @property
    def first_dose_day(self) -> int:
        """Study day of the first dose; if that is not known day 1, or a baseline after it."""
        return min(self.dosing_days, default=max(1, self.baseline_day))

    @property
    def every_day(self) -> tuple[int, ...]:
        """All days with values to be shown: the visits, and those that are in no comparison."""
        return tuple(sorted({*self.days, *self.other_days}))

    @property
    def treated(self) -> NDArray[np.bool_]:
        """Whether each participant, in the order of the roster, is in the treatment arm."""
        return self.members(TREATMENT)

    @cached_property
    def _members(self) -> dict[str, NDArray[np.bool_]]:
        # A page asks some eighty times. Nobody may change what all get.
        found = {role: np.asarray(self.participants["arm"] == role) for role in ARMS}
        for members in found.values():
            members.setflags(write=False)
        return found

    @cached_property
    def allotted_within(self) -> NDArray[np.int_] | None:
        """Number of the block and stratum of each participant, in the order of the roster.

        The arms were allotted within them; None where the scheme has neither, or none is declared.
        Blocks of a declared size are filled in the order in which the participants of each stratum
        are listed.
        """
        declared, roster = self.allocation, self.participants
        if declared is None:
            return None
        names = list(declared.strata)
        if declared.scheme == PERMUTED_BLOCKS and declared.block_size is None:
            names.append("block")
        together = roster[names].groupby(names, sort=False) if names else None
        stratum = pd.Series(0, index=roster.index) if together is None else together.ngroup()
        if declared.block_size is not None:
            size = declared.compared or declared.block_size
            place = stratum.groupby(stratum).cumcount() // size
            stratum = pd.DataFrame({"s": stratum, "b": place}).groupby(["s", "b"]).ngroup()
        elif together is None:
            return None
        found = stratum.to_numpy(dtype=np.int_)
        found.setflags(write=False)
        return found

    @property
    def n_treatment(self) -> int:
        """Participants randomised to treatment."""
        return int(np.count_nonzero(self.treated))

    @property
    def n_control(self) -> int:
        """Participants randomised to control."""
        return int(np.count_nonzero(~self.treated))

    @property
    def primary_outcome(self) -> Outcome | None:
        """The declared primary outcome; None if none was declared."""
        chosen = self.chosen_outcome
        return None if chosen is None or chosen.primary_after_data else chosen

    @property
    def chosen_outcome(self) -> Outcome | None:
        """The primary outcome, declared or chosen when the data were read; None without one."""
        return next((outcome for outcome in self.outcomes if outcome.primary), None)

    @property
    def first_outcome(self) -> Outcome:
        """The outcome to begin with: the primary one, else the first one listed."""
        return self.chosen_outcome or self.outcomes[0]

    def outcome(self, code: str) -> Outcome:
        """The outcome of this code.

        Raises:
            StopIteration: There is none.
        """
        return next(outcome for outcome in self.outcomes if outcome.code == code)

    def is_primary(self, outcome: Outcome, day: int) -> bool:
        """Whether this is the declared primary outcome at the primary day.

        Neither an outcome nor a day that was chosen after the data were seen makes it one.
        """
        is_day = day == self.primary_day and not self.primary_day_after_data
        return outcome == self.primary_outcome and is_day

    def built_in(self, outcome: Outcome, day: int) -> BuiltIn | None:
        """What the simulation was given of an outcome at a day; None if not known, or real."""
        found = (each for each in self.truth if (each.outcome, each.day) == (outcome.code, day))
        return next(found, None)

    @property
    def built_in_events(self) -> BuiltIn | None:
        """What the simulation was given of adverse events; None if not known, or real."""
        return next((each for each in self.truth if each.events), None)

    def members(self, role: str) -> NDArray[np.bool_]:
        """Whether each participant, in the order of the roster, is in the arm of this role."""
        return self._members[role]

    def arm(self, role: str) -> Arm:
        """The arm in the role "treatment" or "control"."""
        return self.treatment if role == TREATMENT else self.control

    def outcomes_of(self, page: str) -> tuple[Outcome, ...]:
        """The outcomes of a page, by its code, that have at least one value."""
        return tuple(outcome for outcome in self._measured if outcome.page == page)

    @cached_property
    def without_baseline(self) -> frozenset[str]:
        """The outcomes, by their codes, with values at later visits and of nobody at baseline."""
        found = (each for each in self._measured if self.values(each).iloc[:, 0].isna().all())
        return frozenset(each.code for each in found)

    @cached_property
    def _measured(self) -> tuple[Outcome, ...]:
        return tuple(each for each in self.outcomes if self.values(each).notna().any(axis=None))

    def values(self, outcome: Outcome) -> pd.DataFrame:
        """Values for analysis: participants (roster order) by visit day, NaN for missing.

        The first column is the baseline, also where nobody has a value there. A value below the
        limit of quantification counts as half the limit.
        """
        return self._wide("analysed", outcome, self._planned)

    def below_limit(self, outcome: Outcome, *, days: Sequence[int] | None = None) -> pd.DataFrame:
        """Whether each value is below the limit; shaped as `values`, or on the days given."""
        return self._wide("below_limit", outcome, self._planned if days is None else days)

    def as_measured(self, outcome: Outcome, *, days: Sequence[int] | None = None) -> pd.DataFrame:
        """Values as measured, the limit itself where below it; shaped as `below_limit`."""
        return self._wide("value", outcome, self._planned if days is None else days)

    def _wide(self, column: str, outcome: Outcome, of_days: Sequence[int]) -> pd.DataFrame:
        # A page asks some thirty times; cutting a table costs more than most of its statistics.
        key = column, outcome.code, tuple(of_days)
        if key not in self._cut:
            wide, days = self._pivoted[column], pd.Index(of_days, name="day")
            if outcome.code in wide.columns.get_level_values("outcome"):
                cut = wide[outcome.code].reindex(columns=days).astype(float)
            else:
                cut = pd.DataFrame(np.nan, index=wide.index, columns=days, dtype=float)
            self._cut[key] = cut > 0 if column == "below_limit" else cut
        return self._cut[key].copy(deep=False)

    @cached_property
    def _cut(self) -> dict[tuple[str, str, tuple[int, ...]], pd.DataFrame]:
        return {}

    @cached_property
    def _pivoted(self) -> dict[str, pd.DataFrame]:
        given, columns = self.measurements, ["analysed", "below_limit", "value"]
        table = given.assign(
            below_limit=given["below_limit"].astype(float),
            analysed=given["value"].where(~given["below_limit"], given["value"] / 2),
        )
        wide = table.pivot(index="participant_id", columns=["outcome", "day"], values=columns)
        wide = wide.reindex(self.participants["participant_id"])
        return {column: wide[column] for column in columns}
