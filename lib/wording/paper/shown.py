"""Which analyses the pages of a study show: what its methods text names, and nothing else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from lib.results.changes import activity_beside, superiority_of_change
from lib.results.effects import effects_by_outcome, has_changes
from lib.results.next_trial import spread
from lib.results.participants.baseline import baseline_characteristics
from lib.results.response import is_yes_no
from lib.results.robustness import all_visits_model
from lib.study.outcomes import Outcome
from lib.study.pages import LUPUS_PAGES
from lib.study.study import Study

# Pages of the sample that leave out blocks which a page named by a study has.
ACTIVITY, *LABORATORY = (page.code for page in LUPUS_PAGES)


@dataclass(frozen=True)
class Shown:
    """What the pages of a study show at its primary day.

    Attributes:
        study: The study.
    """

    study: Study

    @property
    def day(self) -> int:
        """The primary day."""
        return self.study.primary_day

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that a page shows."""
        study = self.study
        return tuple(each for page in study.pages for each in study.outcomes_of(page.code))

    @cached_property
    def adjusted(self) -> tuple[Outcome, ...]:
        """Those that are compared with adjustment for baseline."""
        return tuple(each for each in self.outcomes if has_changes(self.study, each))

    @property
    def tested_within(self) -> tuple[Outcome, ...]:
        """Those of which a published sentence concerns the change within an arm."""
        told = {claim.outcome for claim in self.study.claims if not claim.compares_arms}
        return tuple(each for each in self.adjusted if each.code in told)

    @property
    def binary(self) -> tuple[Outcome, ...]:
        """Those that are a yes or a no."""
        return tuple(each for each in self.outcomes if each.is_binary)

    @property
    def measured(self) -> tuple[Outcome, ...]:
        """Those that are numbers."""
        return tuple(each for each in self.outcomes if not each.is_binary)

    @property
    def unadjusted(self) -> tuple[Outcome, ...]:
        """Those without a baseline, which are compared at each visit alone."""
        return tuple(each for each in self.measured if each not in self.adjusted)

    @cached_property
    def effects(self) -> pd.DataFrame:
        """`effects_by_outcome` at the primary day."""
        return effects_by_outcome(self.study, self.day)

    @cached_property
    def left_out(self) -> dict[Outcome, int]:
        """Participants without a value that the comparison at the primary day needs.

        Of outcomes that nobody has at that day nothing is compared, and they are not in it.
        """
        study, found = self.study, {}
        of_all = self.effects.set_index("outcome")[["n_treatment", "n_control"]].sum(axis=1)
        for each in self.outcomes:
            values = study.values(each)[self.day]
            if values.notna().any():
                n = int(values.notna().sum() if each in self.unadjusted else of_all[each.code])
                found[each] = len(study.participants) - n
        return found

    @property
    def has_holm(self) -> bool:
        """Whether some p allows for those of other outcomes."""
        return bool(self.effects["p_holm"].notna().any())

    @cached_property
    def judged(self) -> tuple[Outcome, ...]:
        """The outcomes of which the robustness board has an estimate."""
        made = set(self.effects.loc[self.effects["value"].notna(), "outcome"])
        return tuple(each for each in self.adjusted if each.code in made)

    @cached_property
    def has_model(self) -> bool:
        """Whether the repeated-measures model of some outcome could be made."""
        place = self.study.follow_up_days.index(self.day)
        # The first one tells, of most studies.
        return any(
            not math.isnan(all_visits_model(self.study, each).differences[place].value)
            for each in self.judged
        )

    @property
    def has_pairs(self) -> bool:
        """Whether pairs of participants are compared with an interval."""
        return any(
            not math.isnan(superiority_of_change(self.study, each, self.day).low)
            for each in self.judged
        )

    @property
    def has_repeat(self) -> bool:
        """Whether it is said where the estimate of a repeat would fall."""
        return bool(self.with_interval)

    @cached_property
    def with_interval(self) -> tuple[Outcome, ...]:
        """The outcomes whose adjusted estimate has a standard error."""
        known = set(self.effects.loc[self.effects["standard_error"].notna(), "outcome"])
        return tuple(each for each in self.judged if each.code in known)

    @cached_property
    def below_limit(self) -> tuple[Outcome, ...]:
        """The outcomes with a value below a quantification limit."""
        below = self.study.below_limit
        return tuple(each for each in self.outcomes if below(each).to_numpy().any())

    @property
    def summarised_as_censored(self) -> tuple[Outcome, ...]:
        """Those of them whose arms are described with such values as censored too."""
        return _logs(self.below_limit)

    @property
    def compared_as_censored(self) -> tuple[Outcome, ...]:
        """Those whose arms are compared so: with such a value at the visit."""
        study = self.study
        return tuple(
            each
            for each in _logs(self.with_interval)
            if (
                study.below_limit(each)[self.day] & study.values(each)[study.baseline_day].notna()
            ).any()
        )

    @property
    def has_missing(self) -> bool:
        """Whether values are missing that the board varies."""
        study = self.study
        return any(
            (values[study.baseline_day].notna() & values[self.day].isna()).any()
            for values in map(study.values, self.judged)
        )

    @property
    def associated(self) -> tuple[tuple[Outcome, Outcome], ...]:
        """Markers, each with the score of activity that its changes are correlated with."""
        found = []
        for marker in self.adjusted:
            activity = activity_beside(self.study, marker)
            if activity in self.adjusted and marker.page != ACTIVITY and activity is not None:
                found.append((marker, activity))
        return tuple(found)

    @property
    def counted(self) -> tuple[Outcome, ...]:
        """The outcomes of which it is counted who improved."""
        return tuple(
            each
            for each in self.adjusted
            if each.page == ACTIVITY or (each.page not in LABORATORY and not _has_limits(each))
        )

    @property
    def needed(self) -> tuple[Outcome, ...]:
        """Those of them with a cut-off of the study's own, and so a number needed to treat."""
        study = self.study
        return tuple(
            each
            for each in self.counted
            if each in self.judged
            and (each.important_difference is not None or is_yes_no(study, each))
        )

    @property
    def with_limit(self) -> tuple[Outcome, ...]:
        """The outcomes of which it is counted who crossed a reference limit of the study."""
        return tuple(
            each
            for each in self.adjusted
            if each.page != ACTIVITY and _limit_that_matters(each) is not None
        )

    @property
    def is_planned(self) -> bool:
        """Whether the size of a next trial is computed."""
        return any(not spread(self.study, each, self.day).reason for each in self.adjusted)

    @property
    def has_characteristics(self) -> bool:
        """Whether the arms are compared at baseline."""
        return not baseline_characteristics(self.study).empty


def _logs(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    return tuple(each for each in outcomes if each.is_log)


def _has_limits(outcome: Outcome) -> bool:
    return outcome.reference_low is not None or outcome.reference_high is not None


def _limit_that_matters(outcome: Outcome) -> float | None:
    return outcome.reference_low if outcome.higher_is_better else outcome.reference_high
