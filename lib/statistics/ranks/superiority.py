"""The probability that a treated participant has a higher value than a control participant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from lib.language import sentence
from lib.statistics.estimates import (
    NO_VARIATION,
    ONE_IN_ARM,
    Estimate,
    critical_t,
    no_estimate,
    present_by_arm,
    why_unusable,
)
from lib.statistics.ranks.midranks import doubled_midranks
from lib.statistics.special import expit, logit, stdtr

NO_OVERLAP = sentence(
    "Every value of one arm lies above every value of the other, so this method gives neither an "
    "interval nor a p value; the exact rank test does give a p value."
)


def probability_of_superiority(values: ArrayLike, treated: ArrayLike) -> Estimate:
    """Probability that a treated participant has a higher value than a control one.

    Equal values count one half, so 0.5 means no difference. Unlike the rank test, neither p nor
    limits assume that the distributions differ in location alone. The limits are those of the log
    odds, transformed back, and so stay between 0 and 1. They are wide: in simulated trials of
    15 + 14 they held the true value in 95.7% to 97.8%.

    Args:
        values: One number per participant, in the outcome's unit; NaN is missing and left out.
            Values equal to nine decimals (of the largest value, if that is below 1) are equal.
        treated: True for the treatment arm, False for control, aligned with `values`.

    Returns:
        The probability, with standard error (of the probability itself), Satterthwaite degrees of
        freedom, and the p value of the hypothesis that it is 0.5. NaN if an arm is empty; all but
        the probability are NaN if an arm has one value, if all values are equal, or if all of one
        arm lie above all of the other.

    Raises:
        ValueError: Shapes differ or a value is infinite.

    References:
        Brunner and Munzel, Biom J 2000;42:17–25.
        Neubert and Brunner, Comput Stat Data Anal 2007;51:5192–204, for the limits.
    """
    observed, arm = present_by_arm(values, treated)
    blank = no_estimate(arm, method="Brunner-Munzel")
    if unusable := why_unusable(arm, scale="linear"):
        return replace(blank, reason=unusable)

    ranks = doubled_midranks(observed)
    below_treatment = ranks[arm] - doubled_midranks(observed[arm])
    below_control = ranks[~arm] - doubled_midranks(observed[~arm])
    doubled_pairs = 2 * blank.n_treatment * blank.n_control
    probability = int(below_treatment.sum()) / doubled_pairs
    blank = replace(blank, value=probability)
    if min(blank.n_treatment, blank.n_control) < 2:
        return replace(blank, reason=ONE_IN_ARM)
    if probability in (0, 1):
        return replace(blank, reason=NO_OVERLAP)
    # The variance of an arm's mean share of the other arm that lies below.
    variance_treatment = below_treatment.var(ddof=1) * blank.n_treatment / doubled_pairs**2
    variance_control = below_control.var(ddof=1) * blank.n_control / doubled_pairs**2
    variance = variance_treatment + variance_control
    if variance == 0:
        return replace(blank, reason=NO_VARIATION)

    share = variance_treatment / variance
    df = 1 / (share**2 / (blank.n_treatment - 1) + (1 - share) ** 2 / (blank.n_control - 1))
    error = float(np.sqrt(variance))
    margin = critical_t(df) * error / (probability * (1 - probability))
    return replace(
        blank,
        low=float(expit(logit(probability) - margin)),
        high=float(expit(logit(probability) + margin)),
        p_value=float(2 * stdtr(df, -abs(probability - 0.5) / error)),
        standard_error=error,
        df=float(df),
    )
