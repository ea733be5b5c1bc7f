"""What is printed under "How this was computed", and how the p values of the outcomes count.

Where the methods come from is in `citations`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from lib import citations
from lib.language import sentence
from lib.results.missing import MissingVaried, analysed_after_withdrawal
from lib.results.robustness import DRAWS_OF_MANY, MANY, MOST_DRAWN
from lib.statistics.balance import chance_size
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL, SHOWN_INTERVAL
from lib.statistics.estimates import Estimate
from lib.statistics.models.repeated_measures import MAX_VISITS
from lib.statistics.models.tipping import MOST_COMBINED
from lib.statistics.randomisation import DRAWS, MOST_ALLOCATIONS, MOST_KEPT, Randomisation
from lib.statistics.ranks.rank_sum import EXACT_EACH
from lib.study.contract import MOST_LEVELS
from lib.study.entries import PERMUTED_BLOCKS, SIMPLE
from lib.study.outcomes import Outcome
from lib.study.protocol import Allocation
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_label, outcome_label
from lib.words import Words

BASELINE = [citations.AUSTIN]
LEVEL = 0.05
RANDOMISED_ARM = sentence("Everybody is analysed in the arm to which they were randomised.")

# By whether the arms were allotted in blocks, and in strata.
WITHIN = {
    (False, False): sentence("with these sizes"),
    (False, True): sentence("within the strata"),
    (True, False): sentence("within the blocks"),
    (True, True): sentence("within the blocks and strata"),
}


def p_values_sentence(study: Study, effects: pd.DataFrame, day: int, words: Words) -> str:
    """Which p of `effects_by_outcome` stands by itself, and which ones Holm's p allows for."""
    number = int(effects["tests"].iloc[0])
    if study.primary_outcome is None:
        said = words.t(
            "No primary outcome was declared: every outcome is exploratory, and p (Holm) allows "
            "for all of them together (p values: {n}).",
            n=number,
        )
    elif study.primary_day_after_data:
        said = words.t(
            "The primary day was chosen after the data were seen: every outcome is exploratory, "
            "and p (Holm) allows for all of them together (p values: {n}).",
            n=number,
        )
    elif day != study.primary_day:
        said = words.t(
            "Day {day} is not the primary day: every outcome is secondary here, and p (Holm) "
            "allows for all of them together (p values: {n}).",
            day=day,
            n=number,
        )
    else:
        said = words.t(
            "{outcome} is the declared primary outcome: it is tested by itself at 0.05, and its p "
            "is not adjusted for multiple comparisons.",
            outcome=outcome_label(study.primary_outcome, words),
        )
        place = study.outcomes.index(study.primary_outcome)
        if number:
            said += " " + _secondary(number, float(effects["p_value"].iloc[place]), words)
    not_adjusted = words.t("Intervals and the plain p are not adjusted for multiple comparisons.")
    return f"{said} {not_adjusted}"


def _secondary(number: int, p_primary: float, words: Words) -> str:
    """What Holm's p allows for, and whether the secondary outcomes count at all."""
    if math.isnan(p_primary):
        here = words.t("it cannot be given, so none of them counts")
    elif p_primary < LEVEL:
        here = words.t("it is")
    else:
        here = words.t("it is not, so none of them counts")
    return words.t(
        "p (Holm) allows for the secondary outcomes (p values: {n}). They count only if the p of "
        "the primary outcome is below 0.05: {here}.",
        n=number,
        here=here,
    )


def all_outcomes_methods(study: Study, words: Words) -> list[str]:
    """How the outcomes are compared and put on one axis."""
    return [
        _ancova(words),
        _logs(words),
        words.t(
            "To put all outcomes on one axis, each difference is divided by the standard deviation "
            "of its analysed values at this visit, pooled within the arms (of logs for an outcome "
            "on the log scale), and its sign is changed where less is better. That standard "
            "deviation is taken as known: its own uncertainty is not in these intervals."
        ),
        _half_limit(study, study.outcomes, words),
    ]


def all_outcomes_sources(effects: pd.DataFrame) -> list[str]:
    """Where the methods of `effects_by_outcome` come from; Holm's if there is such a p."""
    holm = [citations.HOLM] if effects["p_holm"].notna().any() else []
    return [citations.VICKERS_ALTMAN, *holm]


def analysed_sentence(
    study: Study,
    outcome: Outcome,
    day: int,
    found: Estimate,
    words: Words,
    *,
    adjusted: bool = True,
) -> str:
    """Who is compared at a visit, and what is assumed of values that are missing.

    Args:
        study: The study.
        outcome: The outcome.
        day: The visit.
        found: The comparison there.
        words: The reader's language.
        adjusted: Whether it needs a baseline value, as `effect` does.
    """
    analysed = ", ".join(
        f"{arm_label(study, arm, words)} {n}/{randomised}"
        for arm, n, randomised in (
            (TREATMENT, found.n_treatment, study.n_treatment),
            (CONTROL, found.n_control, study.n_control),
        )
    )
    strategy = (
        words.t("hypothetical strategy")
        if analysed_after_withdrawal(study, outcome, adjusted=adjusted) == 0
        else words.t("treatment policy, hypothetical where missing")
    )
    if not adjusted:
        return words.t(
            "Analysed/randomised at day {day}: {analysed} with the visit; missing completely at "
            "random, not imputed; withdrawal: {strategy}.",
            day=day,
            analysed=analysed,
            strategy=strategy,
        )
    return words.t(
        "Analysed/randomised at day {day}: {analysed} with baseline and visit; missing at random, "
        "not imputed; withdrawal: {strategy}.",
        day=day,
        analysed=analysed,
        strategy=strategy,
    )


def effect_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How one outcome is compared at each visit."""
    return [
        _joined(
            words.t(RANDOMISED_ARM),
            _after_withdrawal(study, outcome, words, adjusted=True),
            words.t(
                "Whether values are missing at random, which ANCOVA and the repeated-measures "
                "model need, the data cannot show."
            ),
        ),
        _ancova(words),
        _logs(words) if outcome.is_log else "",
        words.t(
            "Mean adjusted for baseline: what the same model expects of an arm at the mean "
            "baseline of everybody analysed (least-squares mean). Whether two of these intervals "
            "overlap does not tell whether the arms differ: the difference does."
        ),
        words.t(
            "The p values of the visits allow neither for each other nor here for the number of "
            "outcomes; the overview does the latter."
        ),
        _half_limit(study, [outcome], words),
    ]


def unadjusted_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How an outcome without a baseline value is compared at each visit."""
    return [
        _joined(
            words.t(RANDOMISED_ARM),
            _after_withdrawal(study, outcome, words, adjusted=False),
            words.t(
                "Whether values are missing completely at random within each arm, which the "
                "difference of the means needs, the data cannot show."
            ),
        ),
        words.t(
            "No participant has a baseline value, so the values of each visit are compared alone: "
            "the difference of the means, treatment − control, with unequal variances (Welch). It "
            "is no analysis adjusted for baseline and is not counted among the comparisons of the "
            "overview."
        ),
        _logs(words) if outcome.is_log else "",
        words.t(
            "By chance the arms may have differed before treatment; without a baseline value that "
            "cannot be seen and is not taken out."
        ),
        _half_limit(study, [outcome], words),
    ]


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
        _half_limit(study, [outcome], words),
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


def courses_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How the arms are summarised."""
    mean = (
        words.t("Geometric mean with the t interval of the logs, transformed back.")
        if outcome.is_log
        else words.t("Mean with its t interval.")
    )
    return [
        mean,
        words.t(
            "Median with first and third quartile (type 7, the default of R, NumPy and pandas)."
        ),
        words.t(
            "Each visit uses every participant with a value there. Whether two intervals overlap "
            "does not tell whether the arms differ: the difference below does."
        ),
        _half_limit(study, [outcome], words),
        _censored(study, outcome, words),
    ]


def change_methods(outcome: Outcome, words: Words) -> list[str]:
    """How changes from baseline are described."""
    scale = (
        words.t(
            "Change is the ratio of the value to the baseline value; within each arm the geometric "
            "mean of the ratios with its t interval."
        )
        if outcome.is_log
        else words.t(
            "Change is the value minus the baseline value; within each arm the mean with its t "
            "interval."
        )
    )
    return [
        scale,
        words.t(
            "Both arms of a trial change with time, through regression to the mean and the care "
            "that everybody receives. Only the difference between the arms speaks of the "
            "treatment, so no p value is given here."
        ),
    ]


def association_methods(words: Words) -> list[str]:
    """How changes of two outcomes are correlated."""
    return [
        words.t(
            "Spearman's rank correlation of the changes from baseline with the interval of Bonett "
            "and Wright; with the arm removed: correlation of what arm leaves of the ranks. No p "
            "value is given, because nobody planned to test this."
        )
    ]


def response_methods(outcome: Outcome, words: Words) -> list[str]:
    """How improved participants are counted and compared."""
    return [
        words.t(
            "Improvement is the ratio of the baseline value to the value (or of the value to the "
            "baseline value, where more is better)."
        )
        if outcome.is_log
        else words.t(
            "Improvement is the fall (or rise, where more is better) from baseline in the "
            "outcome's unit."
        ),
        words.t(
            "Every randomised participant counts, one without a value as not improved; the table "
            "shows both ways."
        ),
        words.t(
            "Difference of the proportions with {interval}. No p value is given: whoever moves the "
            "threshold would choose it.",
            interval=words.t(DIFFERENCE_INTERVALS[SHOWN_INTERVAL].as_shown),
        ),
        words.t(
            "The number needed to treat is given at a cut-off that the study declares "
            "(important_difference) and at no other: 1 over the difference and over its limits. "
            "Where the interval of the difference holds 0, that of the number runs through "
            "infinity, and it alone is given."
        ),
    ]


def next_trial_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How the size of the next trial is computed."""
    return [
        words.t(
            "Participants per arm of the next trial: the smallest number with which the two-sided "
            "test at 0.05 has the power, from the noncentral t distribution. ANCOVA: SD × √(1 − "
            "correlation²) and 2n − 3 degrees of freedom; t test: SD and 2n − 2. With drop-out the "
            "number is divided by 1 − drop-out and rounded up."
        ),
        words.t(
            "The SD is that of all values at this visit within the arms, with n − 2 degrees of "
            "freedom; planned is on SD × √(degrees of freedom ÷ 20% quantile of χ²)."
        ),
        words.t("The SD is that of the natural logarithms, and a factor is its exponential.")
        if outcome.is_log
        else "",
        words.t(
            "The next trial is taken to have participants like these, values that are normal and "
            "spread alike in both arms, and arms of the same size. In simulated trials of 10 to "
            "100 per arm, as many as that formula gives, 80% power was 79.7% to 80.9% and 90% "
            "power 89.8% to 91.2%."
        ),
        _half_limit(study, [outcome], words),
    ]


def limits_methods(words: Words) -> list[str]:
    """How participants are counted on either side of a reference limit."""
    return [
        words.t(
            "A value on the limit is within. Participants without one of the two values, or with "
            "one below a quantification limit from which nobody can tell, are left out and counted "
            "as missing. The share has its exact interval (Clopper–Pearson). A change within an "
            "arm is not an effect of treatment."
        )
    ]


def chance_sentence(study: Study, words: Words) -> str:
    """How large chance alone makes the standardised differences of arms of this size."""
    return words.t(
        "Chance alone leaves about 95 of 100 standardised differences within ±{size} at "
        "n {n_treatment} + {n_control}.",
        size=words.number(chance_size(study.n_treatment, study.n_control), 2),
        n_treatment=study.n_treatment,
        n_control=study.n_control,
    )


def baseline_methods(words: Words) -> list[str]:
    """How the baseline table describes the arms."""
    return [
        words.t(
            "The standardised difference is the difference of the arms divided by the root of the "
            "mean of their variances; for a characteristic with two values it is that of the first "
            "one shown, for more values a distance without sign. For an outcome on the log scale "
            "it is that of the logs. Where everybody has the same value it is 0/0: not given."
        ),
        words.t(
            "What chance alone does to it: 1.96 times the root of 1/n + 1/n of the two arms, for "
            "large samples and no true difference; not for the distance of more than two values."
        ),
        words.t(
            "There are no p values: with random allocation every difference at baseline is by "
            "chance."
        ),
        words.t(
            "A column of text with more than {most} different entries is left out.",
            most=MOST_LEVELS,
        ),
    ]


def claims_methods(words: Words) -> list[str]:
    """How a published sentence is judged."""
    return [
        words.t(
            "Where the publication gives an effect, it stands beside that of these data and "
            "nothing is judged. Else the 95% interval of these data decides. Compatible: it "
            "contains a value that the sentence states, on the side of no difference that it "
            "names, or no difference itself if it says that none was shown. Not compatible: it "
            "contains none. That nobody had an event is compatible if nobody had one here. Whether "
            "a p lies below 0.05 decides nothing."
        ),
        words.t(
            "A sentence that compares the arms is compared with the ANCOVA; one about the change "
            "within an arm with the paired t test, and the comparison of the arms stands beside "
            "it. If the publication does not tell which, a comparison of the arms is assumed; if "
            "it names no day, the primary day."
        ),
    ]


def incidence_methods(words: Words) -> list[str]:
    """How participants with events are counted."""
    return [
        words.t(
            "A participant counts once, whatever the number of events; the denominator is every "
            "randomised participant of the arm. The interval is the exact one of Clopper and "
            "Pearson, so that zero events have an upper bound too."
        ),
        words.t(
            "A cell that is empty in the column related, grade or serious is not counted as yes."
        ),
        words.t(
            "Fatal is an event that the column fatal calls so, or one of grade 5. Without that "
            "column, grades of which none is above 3 (severe) do not tell of deaths."
        ),
        words.t(
            "Risk difference: treatment − control in percentage points, with {interval}; {other} "
            "stands beside it as the alternative. Adverse events get no p values: a large one "
            "would be read as no harm, which a trial sized for its outcomes cannot show.",
            interval=words.t(DIFFERENCE_INTERVALS[SHOWN_INTERVAL].as_shown),
            other=words.t(DIFFERENCE_INTERVALS[OTHER_INTERVAL].as_other),
        ),
    ]


def rates_methods(words: Words) -> list[str]:
    """How events per time at risk are computed."""
    return [
        words.t(
            "Time at risk runs from the first dose to the last visit or to withdrawal, both days "
            "included. An event counts if it began within it, or on a day that is not known. "
            "Poisson interval (Garwood), and a rate ratio conditional on the total number of "
            "events."
        )
    ]


def _ancova(words: Words) -> str:
    return words.t(
        "Analysis of covariance: the value at the visit is explained by arm and baseline value. "
        "The difference is treatment − control between participants with the same baseline, with "
        "its t interval."
    )


def _logs(words: Words) -> str:
    return words.t(
        "An outcome on the log scale is analysed as logarithms and shown as the ratio of geometric "
        "means, treatment ÷ control: 1 is no difference, 0.8 is 20% lower."
    )


def _censored(study: Study, outcome: Outcome, words: Words) -> str:
    if not outcome.is_log or not study.below_limit(outcome).to_numpy().any():
        return ""
    return words.t(
        "Below the limit as censored: geometric mean by maximum likelihood, the logarithms taken "
        "to be normal and a value below the limit to lie anywhere below it. Its interval is that "
        "of the likelihood ratio on the scale of t: in simulated arms of 15 with 10% to 50% of the "
        "values below the limit it held the true value in 95.0% to 95.7%. The median needs no such "
        "assumption and is given where it is the same wherever the values below the limit lie."
    )


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _after_withdrawal(study: Study, outcome: Outcome, words: Words, *, adjusted: bool) -> str:
    """What is done with values after withdrawal, as the data of the study have it."""
    measured = analysed_after_withdrawal(study, outcome, adjusted=adjusted)
    if measured is None:
        return words.t(
            "Treatment policy (ICH E9(R1)): a value measured after withdrawal is analysed as "
            "measured. Hypothetical: for one missing after it, what would have been seen had "
            "nobody withdrawn. Not every day of withdrawal is recorded."
        )
    if not measured:
        return words.t(
            "Hypothetical strategy (ICH E9(R1)): what would have been seen had nobody withdrawn. "
            "No value analysed was measured after withdrawal."
        )
    return words.plural(
        measured,
        one="Treatment policy (ICH E9(R1)): {n} value measured after withdrawal is analysed as "
        "measured. Hypothetical: for those missing after it, what would have been seen had "
        "nobody withdrawn.",
        many="Treatment policy (ICH E9(R1)): {n} values measured after withdrawal are analysed as "
        "measured. Hypothetical: for those missing after it, what would have been seen had "
        "nobody withdrawn.",
    )


def _half_limit(study: Study, outcomes: Iterable[Outcome], words: Words) -> str:
    if not any(study.below_limit(outcome).to_numpy().any() for outcome in outcomes):
        return ""
    return words.t("A value below the quantification limit counts as half the limit.")
