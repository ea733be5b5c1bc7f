"""What is printed under "How this was computed", and how the p values of the outcomes count.

Where the methods come from is in `citations`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from lib import citations
from lib.language import sentence
from lib.results.apart import are_apart
from lib.results.participants.flow import (
    analysed_after_withdrawal,
    is_said_randomised,
    records_withdrawals,
)
from lib.statistics.balance import chance_size
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL, SHOWN_INTERVAL
from lib.statistics.estimates import Estimate
from lib.study.contract import MOST_LEVELS
from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_label, outcome_label
from lib.words import Words

BASELINE = [citations.AUSTIN]
# Of a yes or no.
SHARES = [
    citations.CLOPPER_PEARSON,
    DIFFERENCE_INTERVALS[SHOWN_INTERVAL].citation,
    citations.FISHER_1935,
]
LEVEL = 0.05
ALLOTTED_ARM = sentence("Everybody is analysed in the arm to which they were allotted.")


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
    binary = [outcome.is_binary for outcome in study.outcomes]
    return [
        ""
        if all(binary)
        else ancova_sentence(words)
        if study.has_baseline
        else visit_alone_sentence(words),
        "" if all(binary) else logs_sentence(words),
        shares_compared_sentence(words) if any(binary) else "",
        words.t(
            "To put all outcomes on one axis, each difference is divided by the standard deviation "
            "of its analysed values at this visit, pooled within the arms (of logs for an outcome "
            "on the log scale), and its sign is changed where less is better. That standard "
            "deviation is taken as known: its own uncertainty is not in these intervals."
        ),
        words.t(
            "Of a yes/no outcome it is that of all values of both arms together, each yes a 1 and "
            "each no a 0."
        )
        if any(binary)
        else "",
        half_limit_sentence(study, study.outcomes, words),
    ]


def all_outcomes_sources(study: Study, effects: pd.DataFrame) -> list[str]:
    """Where the methods of `effects_by_outcome` come from; Holm's if there is such a p."""
    holm = [citations.HOLM] if effects["p_holm"].notna().any() else []
    binary = [outcome.is_binary for outcome in study.outcomes]
    compared = [citations.VICKERS_ALTMAN if study.has_baseline else citations.WELCH]
    return [*([] if all(binary) else compared), *(SHARES if any(binary) else []), *holm]


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
    names = {
        "who": words.t("Analysed/randomised")
        if is_said_randomised(study)
        else words.t("Analysed/participants"),
        "day": day,
        "analysed": analysed,
        "strategy": _strategy(study, outcome, words, adjusted=adjusted),
    }
    if not adjusted:
        return words.t(
            "{who} at day {day}: {analysed} with the visit; missing completely at random, not "
            "imputed; withdrawal: {strategy}.",
            **names,
        )
    return words.t(
        "{who} at day {day}: {analysed} with baseline and visit; missing at random, not imputed; "
        "withdrawal: {strategy}.",
        **names,
    )


def _strategy(study: Study, outcome: Outcome, words: Words, *, adjusted: bool) -> str:
    """What is done with withdrawals, in a word; of a study that records none, that it does not."""
    if not records_withdrawals(study):
        return words.t("not supplied")
    if analysed_after_withdrawal(study, outcome, adjusted=adjusted) == 0:
        return words.t("hypothetical strategy")
    return words.t("treatment policy, hypothetical where missing")


def withdrawal_sources(study: Study) -> list[str]:
    """Where the strategies for withdrawals come from; none of a study that records none."""
    return [citations.ICH_E9_R1] if records_withdrawals(study) else []


def effect_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How one outcome is compared at each visit."""
    return [
        _joined(
            words.t(ALLOTTED_ARM),
            _after_withdrawal(study, outcome, words, adjusted=True),
            words.t(
                "Whether values are missing at random, which ANCOVA and the repeated-measures "
                "model need, the data cannot show."
            ),
        ),
        ancova_sentence(words),
        logs_sentence(words) if outcome.is_log else "",
        words.t(
            "Mean adjusted for baseline: what the same model expects of an arm at the mean "
            "baseline of everybody analysed (least-squares mean). Whether two of these intervals "
            "overlap does not tell whether the arms differ: the difference does."
        ),
        words.t(
            "The p values of the visits allow neither for each other nor here for the number of "
            "outcomes; the overview does the latter."
        ),
        half_limit_sentence(study, [outcome], words),
    ]


def unadjusted_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How an outcome without a baseline value is compared at each visit."""
    return [
        _joined(
            words.t(ALLOTTED_ARM),
            _after_withdrawal(study, outcome, words, adjusted=False),
            words.t(
                "Whether values are missing completely at random within each arm, which the "
                "difference of the means needs, the data cannot show."
            ),
        ),
        _joined(
            visit_alone_sentence(words),
            words.t(
                "It is no analysis adjusted for baseline and is not counted among the comparisons "
                "of the overview."
            )
            if study.has_baseline
            else "",
        ),
        logs_sentence(words) if outcome.is_log else "",
        words.t(
            "By chance the arms may have differed before treatment; without a baseline value that "
            "cannot be seen and is not taken out."
        ),
        half_limit_sentence(study, [outcome], words),
    ]


def shares_methods(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How the arms are compared by a yes or no."""
    return [
        _joined(
            words.t(ALLOTTED_ARM),
            _after_withdrawal(study, outcome, words, adjusted=False),
            words.t(
                "A participant without a value is left out; that values are missing completely at "
                "random within each arm, which this needs, the data cannot show. With them "
                "counted as a no the result stands beside it."
            ),
        ),
        shares_compared_sentence(words),
        exact_shares_sentence(words),
        words.t(
            "With 15 + 14 participants and true shares from 5% to 95% the interval holds the true "
            "difference in 93.2% to 99.8% of trials, 95.2% on average. Where the arms do not "
            "differ, Fisher's p is below 0.05 in 2.7% at most: it is cautious, and near 0.05 "
            "interval and p may disagree."
        ),
        words.t(
            "The p values of the visits allow neither for each other nor here for the number of "
            "outcomes; the overview does the latter."
        ),
    ]


def exact_shares_sentence(words: Words) -> str:
    """What the interval of an arm's share is, and what it does not tell."""
    return words.t(
        "The share of each arm has its exact interval (Clopper–Pearson). Whether two of these "
        "overlap does not tell whether the arms differ: the difference does."
    )


def other_interval_sentence(words: Words) -> str:
    """What stands beside the interval of a risk difference."""
    return words.t(
        "Beside {interval} stands {other}; p is Fisher's in both. A missing value counted as a no "
        "brings all participants into the shares.",
        interval=words.t(DIFFERENCE_INTERVALS[SHOWN_INTERVAL].as_shown),
        other=words.t(DIFFERENCE_INTERVALS[OTHER_INTERVAL].as_other),
    )


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
            "A median comes with first and third quartile (type 7, the default of R, NumPy and "
            "pandas)."
        ),
        words.t(
            "Each visit uses every participant with a value there. Whether two intervals overlap "
            "does not tell whether the arms differ: the difference with its own interval does."
        ),
        half_limit_sentence(study, [outcome], words),
        _censored(study, outcome, words),
    ]


def apart_sentence(study: Study, outcome: Outcome, words: Words) -> str:
    """That equal values are drawn apart; empty where none is."""
    if not are_apart(study, outcome):
        return ""
    return words.t("Equal values are drawn a little apart, so that they can be counted.")


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
            "and Wright; adjusted for arm: correlation of what arm leaves of the ranks. No p "
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
            "Every participant counts, one without a value as not improved; the table "
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
        half_limit_sentence(study, [outcome], words),
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


def claims_methods(study: Study, words: Words) -> list[str]:
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
        shares_compared_sentence(words)
        if any(outcome.is_binary for outcome in study.outcomes)
        else "",
        ""
        if study.has_baseline
        else words.t(
            "Without baseline values the arms are compared at the visit alone (Welch), and no "
            "change can be judged."
        ),
    ]


def incidence_methods(words: Words) -> list[str]:
    """How participants with events are counted."""
    return [
        f"{counted_once_sentence(words)} "
        + words.t(
            "The interval is the exact one of Clopper and Pearson, so that zero events have an "
            "upper bound too."
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


def counted_once_sentence(words: Words) -> str:
    """Who counts among the participants with an event, and of how many."""
    return words.t(
        "A participant counts once, whatever the number of events; the denominator is every "
        "participant of the arm."
    )


def lane_sentence(words: Words) -> str:
    """What a lane and its bars are."""
    return words.t(
        "A lane is a participant, a bar in it an event on its study days; events at the same time "
        "stand one under the other."
    )


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


def half_limit_sentence(study: Study, outcomes: Iterable[Outcome], words: Words) -> str:
    """What a value below the limit counts as; empty if these outcomes have none."""
    if not any(study.below_limit(outcome).to_numpy().any() for outcome in outcomes):
        return ""
    return words.t("A value below the quantification limit counts as half the limit.")


def ancova_sentence(words: Words) -> str:
    """The primary comparison, and what its interval is."""
    return words.t(
        "Analysis of covariance: the value at the visit is explained by arm and baseline value. "
        "The difference is treatment − control between participants with the same baseline, with "
        "its t interval."
    )


def visit_alone_sentence(words: Words) -> str:
    """The comparison without a baseline, and what its interval is."""
    return words.t(
        "No participant has a baseline value, so the values of each visit are compared alone: the "
        "difference of the means, treatment − control, with unequal variances (Welch)."
    )


def shares_compared_sentence(words: Words) -> str:
    """How the shares of a yes or no are compared."""
    return words.t(
        "A yes/no outcome is compared by the shares of participants with a yes: risk difference, "
        "treatment − control in percentage points, with {interval}; p of Fisher's exact test, "
        "two-sided. Nothing is adjusted for: a value at baseline enters no comparison.",
        interval=words.t(DIFFERENCE_INTERVALS[SHOWN_INTERVAL].as_shown),
    )


def logs_sentence(words: Words) -> str:
    """What the comparison of an outcome on the log scale gives."""
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
    if not records_withdrawals(study):
        return words.t(
            "Withdrawals were not supplied: every value was analysed as measured, and whether "
            "any was measured after a withdrawal is not known."
        )
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
