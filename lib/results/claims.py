"""What is said of a study beside what its data give: published sentences, and what is built in."""

from __future__ import annotations

import math
from dataclasses import dataclass

from lib.language import sentence
from lib.results.effects import effect
from lib.results.events.counts import exact_limits, is_known_of_all
from lib.results.events.kinds import incidence_by_kind
from lib.statistics.changes import MeanChange, paired_mean_difference
from lib.statistics.estimates import Estimate
from lib.study.claims import Claim
from lib.study.entries import WITHIN_TREATMENT
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study

COMPATIBLE = sentence("compatible")
NOT_COMPATIBLE = sentence("not compatible")
NOT_COMPARABLE = sentence("not comparable")
SIDE_BY_SIDE = sentence("effects side by side")
NOTHING_PUBLISHED = sentence("nothing to compare")

NOT_MEASURABLE = sentence("The sentence states nothing that these tables measure.")
NOT_MEASURED = sentence("This study did not measure the outcome.")
NO_VISIT = sentence("This study has no visit at that day.")
NOT_KNOWN = sentence("The table does not record this for every event.")
NOT_SUPPLIED = sentence("Adverse events of this kind were not supplied.")
NO_CHANGES = sentence(
    "Of a yes/no outcome the arms are compared; no change within an arm is judged."
)
NO_SIZE = sentence(
    "That no difference was shown says nothing of its size, and no interval was published."
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A published sentence and what the data say of it.

    Attributes:
        claim: The sentence.
        verdict: One of the four verdicts.
        day: Study day compared; None if the sentence speaks of no outcome.
        difference: Comparison of the arms at that day, whatever the sentence compares.
        change: Change within the arm of which the sentence speaks; None if it compares the arms.
        events: Participants with the event and participants randomised, treatment then control.
        reason: Why it is not comparable; empty otherwise.
    """

    claim: Claim
    verdict: str
    day: int | None = None
    difference: Estimate | None = None
    change: MeanChange | None = None
    events: tuple[tuple[int, int], tuple[int, int]] | None = None
    reason: str = ""

    @property
    def event_limits(self) -> tuple[tuple[float, float], ...]:
        """Exact 95% limits of the share with the event in each arm; empty if it is not counted."""
        return tuple(
            (float(low), float(high))
            for participants, n in self.events or ()
            for _, low, high in exact_limits([participants], n)
        )


def claim_verdicts(study: Study) -> tuple[Verdict, ...]:
    """The verdict on each published sentence of a study, in their order.

    Where an effect was published, it stands *beside* that of these data and nothing is judged.
    Else a sentence is *compatible* if the 95% interval of the data contains a value such as it
    states: below no difference if it says "lower", above it if it says "higher", no difference
    itself if it says that none was shown; it is *not compatible* if the interval contains none of
    them. On which side of 0.05 a p lies decides nothing. An interval wholly on one side is not
    comparable with a sentence that no difference was shown, without a direction: it tells no size.
    Without a contrast the arms are compared, without a day the primary day holds: assumptions.
    That no event of a kind occurred is compatible if none did: the exact interval of one event
    leaves 0 out. Whatever the tables cannot answer is *not comparable*, with its reason.
    """
    return tuple(_verdict(study, claim) for claim in study.claims)


def unpublished_effects(study: Study) -> tuple[tuple[Outcome, Estimate], ...]:
    """The outcomes of which no published sentence speaks, compared at the primary day."""
    told = {claim.outcome for claim in study.claims}
    return tuple(
        (outcome, effect(study, outcome, study.primary_day))
        for outcome in study.outcomes
        if outcome.code not in told
    )


def _verdict(study: Study, claim: Claim) -> Verdict:
    if claim.no_events:
        return _on_events(study, claim)
    if not claim.outcome:
        return Verdict(claim, NOT_COMPARABLE, reason=NOT_MEASURABLE)
    outcome = next((each for each in study.outcomes if each.code == claim.outcome), None)
    if outcome is None:
        return Verdict(claim, NOT_COMPARABLE, reason=NOT_MEASURED)
    day = study.primary_day if claim.day is None else claim.day
    if day not in study.follow_up_days:
        return Verdict(claim, NOT_COMPARABLE, day, reason=NO_VISIT)
    difference = effect(study, outcome, day)
    change = None
    if not claim.compares_arms and outcome.is_binary:
        return Verdict(claim, NOT_COMPARABLE, day, difference, reason=NO_CHANGES)
    if not claim.compares_arms:
        members = study.members(TREATMENT if claim.contrast == WITHIN_TREATMENT else CONTROL)
        values = study.values(outcome)[members]
        change = paired_mean_difference(
            values[day], values[study.baseline_day], scale=outcome.scale
        )
    verdict, reason = _on_interval(claim, difference if change is None else change, outcome)
    return Verdict(claim, verdict, day, difference, change, reason=reason)


def _on_interval(claim: Claim, found: Estimate | MeanChange, outcome: Outcome) -> tuple[str, str]:
    """The verdict from an estimate and its interval, and why there is none."""
    if math.isnan(found.value) or (claim.effect is None and math.isnan(found.low)):
        return NOT_COMPARABLE, found.reason
    if claim.effect is not None:
        return SIDE_BY_SIDE, ""
    none = outcome.no_difference
    has_none = found.low <= none <= found.high
    reaches = {"lower": found.low < none, "higher": found.high > none, "": False}[claim.direction]
    if reaches or (has_none and claim.below_005 is False):
        return COMPATIBLE, ""
    return (NOT_COMPATIBLE, "") if claim.direction else (NOT_COMPARABLE, NO_SIZE)


def _on_events(study: Study, claim: Claim) -> Verdict:
    if study.adverse_events is None:
        return Verdict(claim, NOT_COMPARABLE, reason=NOT_SUPPLIED)
    if study.adverse_events.empty:
        none = ((0, study.n_treatment), (0, study.n_control))
        return Verdict(claim, COMPATIBLE, events=none)
    kinds = incidence_by_kind(study)
    rows = kinds[kinds["kind"] == claim.no_events].set_index("arm")
    if not rows["supplied"].all():
        return Verdict(claim, NOT_COMPARABLE, reason=NOT_SUPPLIED)
    events = tuple(
        (int(rows.at[arm, "participants"]), int(rows.at[arm, "n"])) for arm in (TREATMENT, CONTROL)
    )
    both = events[0], events[1]
    if any(participants for participants, _ in both):
        return Verdict(claim, NOT_COMPATIBLE, events=both)
    if not is_known_of_all(study.adverse_events, claim.no_events):
        return Verdict(claim, NOT_COMPARABLE, reason=NOT_KNOWN)
    return Verdict(claim, COMPATIBLE, events=both)
