"""What is printed under "How this was computed", and where the methods come from."""

from __future__ import annotations

from collections.abc import Iterable

from lib.outcomes import Outcome
from lib.study import MOST_LEVELS, Study
from lib.words import Words

ANCOVA = (
    "Vickers AJ, Altman DG. Analysing controlled trials with baseline and follow up measurements. "
    "BMJ 2001;323:1123–4."
)
HOLM = "Holm S. A simple sequentially rejective multiple test procedure. Scand J Stat 1979;6:65–70."
CLOPPER_PEARSON = (
    "Clopper CJ, Pearson ES. The use of confidence or fiducial limits illustrated in the case of "
    "the binomial. Biometrika 1934;26:404–13."
)
QUANTILES = (
    "Hyndman RJ, Fan Y. Sample quantiles in statistical packages. Am Stat 1996;50:361–5 (type 7)."
)
BALANCE = (
    "Austin PC. Balance diagnostics for comparing the distribution of baseline covariates between "
    "treatment groups in propensity-score matched samples. Stat Med 2009;28:3083–107."
)
WITHIN_ARM = (
    "Bland JM, Altman DG. Comparisons against baseline within randomised groups are often used "
    "and can be highly misleading. Trials 2011;12:264."
)


def all_outcomes(study: Study, words: Words) -> list[str]:
    """How the outcomes are compared and put on one axis."""
    return [
        _ancova(words),
        _logs(words),
        words.t(
            "To put all outcomes on one axis, each difference is divided by the standard deviation "
            "of its analysed values at this visit, pooled within the arms (of logs for an outcome "
            "on the log scale). The sign is not turned: the label of a row says which direction is "
            "better."
        ),
        words.t(
            "p (Holm) allows for all outcomes compared at this visit; intervals and the plain p do "
            "not."
        ),
        _half_limit(study, study.outcomes, words),
    ]


def effect(study: Study, outcome: Outcome, words: Words) -> list[str]:
    """How one outcome is compared at each visit."""
    return [
        _ancova(words),
        _logs(words) if outcome.is_log else "",
        words.t(
            "All randomised participants with the outcome at baseline and at the visit are "
            "analysed; missing values are not imputed. The p values of the visits are not "
            "adjusted for each other; the overview adjusts those of the outcomes."
        ),
        _half_limit(study, [outcome], words),
    ]


def courses(study: Study, outcome: Outcome, words: Words) -> list[str]:
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
    ]


def change(outcome: Outcome, words: Words) -> list[str]:
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


def baseline(words: Words) -> list[str]:
    """How the baseline table describes the arms."""
    return [
        words.t(
            "The standardised difference is the difference of the arms divided by the root of the "
            "mean of their variances; for a characteristic with two values it is that of the first "
            "one shown, for more values a distance without sign. For an outcome on the log scale "
            "it is that of the logs."
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


def incidence(words: Words) -> list[str]:
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


def _half_limit(study: Study, outcomes: Iterable[Outcome], words: Words) -> str:
    if not any(study.below_limit(outcome).any(axis=None) for outcome in outcomes):
        return ""
    return words.t("A value below the quantification limit counts as half the limit.")
