"""What is printed under "How this was computed" of the robustness board, and about its p."""

from __future__ import annotations

import math

import pandas as pd

from lib import citations
from lib.language import sentence
from lib.results.missing import MissingVaried
from lib.results.robustness import DRAWS_OF_MANY, MANY, MOST_DRAWN
from lib.statistics.estimates import Estimate
from lib.statistics.models.repeated_measures import MAX_VISITS
from lib.statistics.models.tipping import MOST_COMBINED
from lib.statistics.randomisation import DRAWS, MOST_ALLOCATIONS, MOST_KEPT, Randomisation
from lib.statistics.ranks.rank_sum import EXACT_EACH
from lib.study.entries import PERMUTED_BLOCKS, SIMPLE
from lib.study.outcomes import Outcome
from lib.study.protocol import Allocation
from lib.study.study import Study
from lib.wording.methods import half_limit_sentence
from lib.words import Words

# By whether the arms were allotted in blocks, and in strata.
WITHIN = {
    (False, False): sentence("with these sizes"),
    (False, True): sentence("within the strata"),
    (True, False): sentence("within the blocks"),
    (True, True): sentence("within the blocks and strata"),
}


def rerandomisation_sentence(result: Randomisation, study: Study, words: Words) -> str:
    """The p value of the randomisation itself, how many allocations are behind it, and of which.

    It is called exact only if a scheme is declared and every allocation of it was looked at.

    Args:
        result: From `rerandomised_effect`.
        study: The study, which may declare how the arms were allotted.
        words: The reader's language.
    """
    if math.isnan(result.p_value):
        return words.t("Re-randomisation p: not given. {reason}", reason=words.t(result.reason))
    parts = [
        words.t(
            "Re-randomisation p of the ANCOVA estimate: {p}, {how}.",
            p=words.p_value(result.p_value),
            how=_how_allotted(result, study.allocation, words),
        )
    ]
    if study.allotted_within is not None:
        parts.append(words.t("The estimate is adjusted for them here, as the primary one is not."))
    analysed = result.n_treatment + result.n_control
    if result.exhaustive and study.allocation and analysed < len(study.participants):
        parts.append(words.t("It is exact if the arm had no part in who was measured."))
    if result.exhaustive and 0 < result.kept < result.allocations:
        parts.append(
            words.t(
                "Its interval is from {n} random ones of them.",
                n=words.count(result.kept),
            )
        )
    return " ".join(parts)


def _how_allotted(result: Randomisation, allocation: Allocation | None, words: Words) -> str:
    number = words.count(result.allocations)
    if allocation is None and result.exhaustive:
        return words.t(
            "from all {n} ways to allot the arms, if they had been allotted freely with these "
            "sizes",
            n=number,
        )
    if allocation is None:
        return words.t(
            "from {n} random allocations (seed {seed}), if the arms had been allotted freely with "
            "these sizes",
            n=number,
            seed=result.seed,
        )
    within = _within(allocation, words)
    if not result.exhaustive:
        return words.t(
            "from {n} random allocations (seed {seed}) {within}",
            n=number,
            seed=result.seed,
            within=within,
        )
    if allocation.scheme == SIMPLE:
        return words.t(
            "exact given the sizes reached, from all {n} ways to allot the arms {within}",
            n=number,
            within=within,
        )
    return words.t("exact, from all {n} ways to allot the arms {within}", n=number, within=within)


def robustness_methods(
    study: Study, outcome: Outcome, words: Words, *, has_censored: bool
) -> list[str]:
    """How each analysis of the robustness board is made; `has_censored` if one is on it."""
    return [
        words.t(
            "The list is fixed and nothing in it is chosen from the data. ANCOVA is the primary "
            "analysis; the others ask whether its answer hangs on the method."
        ),
        words.t(
            "Welch: difference of the mean changes from baseline, not adjusted for baseline, "
            "unequal variances. Hodges–Lehmann: median of all differences between a change in one "
            "arm and one in the other, with interval and p of the rank-sum test. p is exact, also "
            "where changes are equal; the interval is then conservative, not exact: it holds the "
            "true shift in 95% or more. In large trials both are approximate."
        ),
        words.t(
            "Repeated-measures model: all follow-up visits together, baseline and arm at each "
            "visit, unstructured covariance, REML, Satterthwaite degrees of freedom. With no value "
            "missing it is the ANCOVA of each visit. Whoever has a baseline and any later value "
            "takes part; the n shown is that of the visit."
        ),
        words.t("All of them on logarithms.") if outcome.is_log else "",
        words.t(
            "The last analysis takes a value below the quantification "
            "limit as anything below it (left-censored normal likelihood) instead of half the "
            "limit; a baseline below the limit counts as half of it in both. Its interval and p "
            "are those of the likelihood ratio on the scale of t: those of the ANCOVA where "
            "nothing is below the limit. In simulated trials of 15 + 14 with 20% or 40% of the "
            "values below it, the interval held the true value in 94.9% to 95.1%."
        )
        if has_censored
        else "",
        words.t(
            "Leave-one-out: the ANCOVA estimate of all others, for each participant in turn; a "
            "point per participant, with the marker of the arm."
        ),
        words.t(
            "Re-randomisation: the arms are allotted anew, with the values as they are, in every "
            "possible way or, where those are too many, in a fixed number of random ways; p is "
            "the share whose difference adjusted for baseline is at least as large in either "
            "direction. The interval holds every effect that this test does not reject at 5% once "
            "it is taken off the treatment arm; of more than {most} ways it is from random ones.",
            most=words.count(MOST_KEPT),
        ),
        words.t(
            "In simulated trials of 15 + 14, allotted in permuted blocks of four or freely, this "
            "interval held the true effect in 94.8% to 95.3%."
        ),
        *_allocation(study.allocation, words),
        bounds_sentence(words),
        half_limit_sentence(study, [outcome], words),
    ]


def bounds_sentence(words: Words) -> str:
    """Up to how many participants, ways and visits each analysis is exact, and what is used then.

    Each takes half a second at most at its bound.
    """
    return words.t(
        "Bounds that keep the waiting short: the rank-sum test counts all choices up to {each} + "
        "{each} participants and takes the normal distribution beyond. Re-randomisation looks at "
        "all ways up to {ways} of them and {people} participants (of more participants, up to "
        "{kept} ways), else at {draws} random ones, at {fewer} with more than {people} "
        "participants, and at fewer still with more than {many}. The repeated-measures model is "
        "made of up to {visits} visits.",
        each=EXACT_EACH,
        ways=words.count(MOST_ALLOCATIONS),
        people=words.count(MANY),
        kept=words.count(MOST_KEPT),
        draws=words.count(DRAWS),
        fewer=words.count(DRAWS_OF_MANY),
        many=words.count(MOST_DRAWN // DRAWS_OF_MANY),
        visits=MAX_VISITS,
    )


def pairs_methods(words: Words) -> list[str]:
    """How pairs of participants are compared, and where a repeat would fall."""
    return [
        words.t(
            "Pairs: the probability that a participant of the treatment arm has the better change "
            "than one of the control arm, not adjusted for baseline, with the limits of Brunner "
            "and Munzel on the logit scale. They are wide rather than narrow: in simulated trials "
            "of 15 + 14 they held the true value in 95.7% to 97.8% of those that gave an "
            "interval. There is none if every change of one arm is better than every one of the "
            "other, which happened in 0.1% of the trials or less up to a true value of 80%, in up "
            "to 2% at 90% and in up to 10% at 95%."
        ),
        words.t(
            "Repeat: the ANCOVA estimate ± t × its standard error × √2, because a repeat varies by "
            "chance as much as this study did. In simulated trials of 15 + 14, 94.9% to 95.0% of "
            "the repeats fell into it; into the 95% CI itself, which is about the true difference, "
            "fell 84%."
        ),
    ]


def missing_methods(varied: MissingVaried, words: Words) -> list[str]:
    """How the missing values are varied; nothing if none is."""
    if not varied.is_varied:
        return []
    return [
        words.t(
            "Missing values: everybody with a baseline value and none at the visit gets one of the "
            "range, and the ANCOVA is made again. Its interval comes nearest to no difference "
            "where each of these values is at one end of the range: up to {most} of them every "
            "combination of the ends is compared, of more only those with all of an arm alike. "
            "With which values the interval would lie on one side of no difference is sought with "
            "all of an arm alike, the treatment arm going up through the range while the control "
            "arm goes down.",
            most=MOST_COMBINED,
        )
    ]


def robustness_sources(
    board: pd.DataFrame,
    rerandomised: Randomisation,
    superiority: Estimate,
    varied: MissingVaried,
) -> list[str]:
    """Where the methods come from that the block of robustness used."""
    sources = {
        "welch": [citations.WELCH],
        "hodges_lehmann": [citations.HODGES_LEHMANN, citations.LEHMANN],
        "repeated_measures": [citations.MALLINCKRODT],
        "censored": [citations.TOBIN],
    }
    made = board.loc[board["value"].notna(), "analysis"]
    used = [source for analysis in made for source in sources.get(analysis, [])]
    if not math.isnan(rerandomised.p_value):
        used.append(citations.EDGINGTON_ONGHENA)
    if not math.isnan(superiority.low):
        used += [citations.BRUNNER_MUNZEL, citations.NEUBERT_BRUNNER]
    if not math.isnan(board["standard_error"].iloc[0]):
        used.append(citations.SPENCE_STANLEY)
    return [*used, citations.CAMPBELL] if varied.is_varied else used


def _within(allocation: Allocation, words: Words) -> str:
    return words.t(WITHIN[allocation.scheme == PERMUTED_BLOCKS, bool(allocation.strata)])


def _allocation(allocation: Allocation | None, words: Words) -> list[str]:
    """How the arms were allotted, and therefore are anew."""
    if allocation is None:
        return [
            words.t(
                "study.toml does not declare how the arms were allotted ([design]), so they are "
                "allotted anew freely with these sizes, and p is not called exact."
            )
        ]
    told = []
    if allocation.scheme == SIMPLE:
        told.append(
            words.t(
                "The arms were allotted by simple randomisation; the test takes the sizes reached "
                "as given."
            )
        )
    if allocation.scheme == PERMUTED_BLOCKS or allocation.strata:
        told.append(
            words.t(
                "The arms were allotted {within}, and so they are anew, among those measured in "
                "each; the estimate is adjusted for them too. Where one arm alone was measured, "
                "nothing can be allotted otherwise.",
                within=words.t(
                    WITHIN[allocation.scheme == PERMUTED_BLOCKS, bool(allocation.strata)]
                ),
            )
        )
    if allocation.block_size is not None:
        told.append(
            words.t(
                "Blocks of {size} are taken to have been filled in the order in which "
                "participants.csv lists the participants.",
                size=allocation.block_size,
            )
        )
    return told
