"""What is said of a study beside what its data give: published sentences, and what is built in."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from lib.language import sentence
from lib.results.effects import effect
from lib.results.event_counts import exact_limits, is_known_of_all
from lib.results.event_terms import incidence_by_term
from lib.results.events import incidence_by_kind
from lib.statistics.changes import MeanChange, paired_mean_difference
from lib.statistics.estimates import ROUNDING, Estimate
from lib.study.claims import Claim
from lib.study.entries import BETWEEN_ARMS, WITHIN_TREATMENT
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study

AGREES = sentence("agrees")
DIRECTION_ONLY = sentence("agrees in direction only")
DISAGREES = sentence("disagrees")
UNCHECKED = sentence("cannot be checked here")

NOT_MEASURABLE = sentence("The sentence states nothing that these tables measure.")
NOT_MEASURED = sentence("This study did not measure the outcome.")
NO_VISIT = sentence("This study has no visit at that day.")
NOT_KNOWN = sentence("The table does not record this for every event.")
NOT_COLLECTED = sentence("Adverse events of this kind were not collected in this study.")


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
        reason: Why it cannot be checked; empty otherwise.
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

    A sentence about an outcome *agrees* if the estimate lies on the side it says and p is below
    0.05 just if it says so; it *agrees in direction only* if the p does not fit; it *disagrees* if
    the estimate lies on the other side, or on neither. Without a day the primary day holds. That no
    event of a kind occurred agrees if none did. Whatever the tables cannot answer is not checked: a
    sentence with a p where none can be given, an event of a kind that the table leaves open.
    """
    return tuple(_verdict(study, claim) for claim in study.claims)


def _verdict(study: Study, claim: Claim) -> Verdict:
    if claim.no_events:
        return _on_events(study, claim)
    if not claim.outcome:
        return Verdict(claim, UNCHECKED, reason=NOT_MEASURABLE)
    outcome = next((each for each in study.outcomes if each.code == claim.outcome), None)
    if outcome is None:
        return Verdict(claim, UNCHECKED, reason=NOT_MEASURED)
    day = study.primary_day if claim.day is None else claim.day
    if day not in study.follow_up_days:
        return Verdict(claim, UNCHECKED, day, reason=NO_VISIT)
    difference = effect(study, outcome, day)
    change = None
    if claim.contrast != BETWEEN_ARMS:
        members = study.members(TREATMENT if claim.contrast == WITHIN_TREATMENT else CONTROL)
        values = study.values(outcome)[members]
        change = paired_mean_difference(
            values[day], values[study.baseline_day], scale=outcome.scale
        )
    estimate = difference if change is None else change
    verdict = _on_numbers(claim, estimate, outcome)
    return Verdict(
        claim,
        verdict,
        day,
        difference,
        change,
        reason=estimate.reason if verdict == UNCHECKED else "",
    )


def _on_numbers(claim: Claim, estimate: Estimate | MeanChange, outcome: Outcome) -> str:
    if math.isnan(estimate.value) or (claim.below_005 is not None and math.isnan(estimate.p_value)):
        return UNCHECKED
    none = outcome.no_difference
    # What rounding leaves of no difference lies on neither side.
    width = estimate.high - estimate.low
    distance = estimate.value - none
    if abs(distance) <= ROUNDING * (max(abs(estimate.value), 1.0) if math.isnan(width) else width):
        return DISAGREES
    if (distance < 0) != (claim.direction == "lower"):
        return DISAGREES
    return AGREES if claim.below_005 in (None, estimate.p_value < 0.05) else DIRECTION_ONLY


def _on_events(study: Study, claim: Claim) -> Verdict:
    if study.adverse_events is None:
        return Verdict(claim, UNCHECKED, reason=NOT_COLLECTED)
    if study.adverse_events.empty:
        none = ((0, study.n_treatment), (0, study.n_control))
        return Verdict(claim, AGREES, events=none)
    kinds = incidence_by_kind(study)
    rows = kinds[kinds["kind"] == claim.no_events].set_index("arm")
    if not rows["supplied"].all():
        return Verdict(claim, UNCHECKED, reason=NOT_COLLECTED)
    events = tuple(
        (int(rows.at[arm, "participants"]), int(rows.at[arm, "n"])) for arm in (TREATMENT, CONTROL)
    )
    both = events[0], events[1]
    if any(participants for participants, _ in both):
        return Verdict(claim, DISAGREES, events=both)
    if not is_known_of_all(study.adverse_events, claim.no_events):
        return Verdict(claim, UNCHECKED, reason=NOT_KNOWN)
    return Verdict(claim, AGREES, events=both)


@dataclass(frozen=True, slots=True)
class TermApart:
    """A term of adverse events, with the participants who had it.

    Attributes:
        term: The term.
        counts: Participants with the term and participants randomised, treatment then control.
    """

    term: str
    counts: tuple[tuple[int, int], tuple[int, int]]


def farthest_term(study: Study) -> TermApart | None:
    """The term in whose share of participants the arms differ most, in whichever direction.

    Of equal ones the one of more participants. None if no event occurred or none was collected.
    """
    every = incidence_by_term(study)
    found = [
        TermApart(
            row["term"],
            (
                (int(row["participants_any_treatment"]), int(row["n_treatment"])),
                (int(row["participants_any_control"]), int(row["n_control"])),
            ),
        )
        for row in every[every["term"] != ""].to_dict("records")
    ]
    return max(found, key=_apart, default=None)


def _apart(term: TermApart) -> tuple[Fraction, int]:
    (treated, n_treated), (control, n_control) = term.counts
    # Exact, so that equal differences are equal.
    return abs(Fraction(treated, n_treated) - Fraction(control, n_control)), treated + control
