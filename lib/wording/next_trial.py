"""How large the next trial has to be, and what that rests on."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from lib.results.next_trial import ALPHA, SD_CONFIDENCE, Plan, Spread
from lib.results.rows import rows_of
from lib.statistics.power import MOST_PER_ARM
from lib.study.outcomes import Outcome, decimals
from lib.study.study import Study
from lib.wording.amounts import effect_digits, with_unit, with_unit_of_values
from lib.wording.names import compared_day, outcome_name
from lib.words import Words, as_shown


def next_trial_sentence(
    study: Study,
    outcome: Outcome,
    day: int,
    found: Spread,
    plan: Plan,
    rows: pd.DataFrame,
    words: Words,
) -> str:
    """How many participants the next trial needs, and if what is so; or why it cannot be said.

    Args:
        study: The study.
        outcome: The outcome.
        day: The day shown.
        found: From `spread`.
        plan: What the reader assumes.
        rows: From `sizes`, a row per difference.
        words: The reader's language.
    """
    if found.reason:
        return words.t(found.reason)
    needs = [
        words.t(
            "{sizes} to detect {difference}",
            sizes=(_short if number else _sizes_text)(row["n"], row["randomised"], plan, words),
            difference=difference_text(outcome, row["difference"], words),
        )
        for number, row in enumerate(rows_of(rows))
    ]
    parts = [
        words.t(
            "For {outcome} at day {day} the next trial needs {sizes} (power {power}, two-sided "
            "level {level}).",
            outcome=outcome_name(outcome, words),
            day=compared_day(study, day, words),
            sizes=words.listing(needs),
            power=words.percent(plan.power),
            level=words.percent(ALPHA),
        ),
        words.t(
            "That is so if the {sd} is {upper} (its one-sided {level} upper limit; seen here: "
            "{seen}, n {n_treatment} + {n_control}) and, in an analysis adjusted for baseline "
            "(ANCOVA), the correlation with baseline is {correlation}.",
            sd=words.t("geometric standard deviation (SD)")
            if outcome.is_log
            else words.t("standard deviation (SD)"),
            upper=_spread_text(outcome, found.upper, words),
            seen=_spread_text(outcome, found.sd, words),
            level=words.percent(SD_CONFIDENCE),
            n_treatment=found.n_treatment,
            n_control=found.n_control,
            correlation=_correlation_text(plan.correlation, words),
        ),
    ]
    return " ".join(parts)


def t_test_sentence(plan: Plan, rows: pd.DataFrame, words: Words) -> str:
    """How many participants per arm the next trial needs without the baseline value."""
    numbers = [_short(row["n_t"], row["randomised_t"], plan, words) for row in rows_of(rows)]
    return words.t(
        "Without the baseline value (t test) the next trial needs {n} per arm.",
        n=words.listing(numbers),
    )


def difference_text(outcome: Outcome, difference: float, words: Words) -> str:
    """A difference to be detected: "a difference of 2 points", "a ratio of 1.35 or 0.74"."""
    if not outcome.is_log:
        return words.t(
            "a difference of {size}", size=with_unit_of_values(outcome, difference, words)
        )
    inverse, digits = 1 / difference, max(2, decimals(difference))
    return words.t(
        "a ratio of {more} or {less}",
        more=words.number(difference, decimals(difference)),
        # From four decimals on, a number too small for them is written with an exponent.
        less=words.number(inverse, digits if inverse > 0.1 else 4),
    )


def _sizes_text(n: float, randomised: float, plan: Plan, words: Words) -> str:
    if math.isnan(n):
        return words.t("more than {n} participants per arm", n=words.count(MOST_PER_ARM))
    if not plan.drop_out:
        return words.t("{n} participants per arm", n=words.count(int(n)))
    return words.t(
        "{n} participants per arm ({randomised} randomised, for {drop_out} drop-out)",
        n=words.count(int(n)),
        randomised=words.count(int(randomised)),
        drop_out=words.percent(plan.drop_out),
    )


def _short(n: float, randomised: float, plan: Plan, words: Words) -> str:
    """ "84 (94)", with those randomised if some drop out."""
    if math.isnan(n):
        return words.t("more than {n}", n=words.count(MOST_PER_ARM))
    enough = f" ({words.count(int(randomised))})" if plan.drop_out else ""
    return words.count(int(n)) + enough


def _spread_text(outcome: Outcome, sd: float, words: Words) -> str:
    """A standard deviation with its unit; of logs as the factor that it is: "a factor of 1.9"."""
    if outcome.is_log:
        with np.errstate(over="ignore"):
            factor = float(np.exp(sd))
        shown = words.number(factor, _digits(2, factor - 1))
        return words.t("a factor of {ratio}", ratio=shown)
    return with_unit(outcome, sd, _digits(effect_digits(outcome), sd), words)


def _digits(least: int, size: float) -> int:
    """Decimals with which a size does not read as none."""
    digits = least
    while digits < least + 4 and as_shown(size, digits) == 0:
        digits += 1
    return digits


def _correlation_text(value: float, words: Words) -> str:
    return words.number(value, max(1, decimals(value)))


def whose_difference_sentence(outcome: Outcome, words: Words) -> str:
    """Where the differences come from that are planned for."""
    source = outcome.important_difference_source
    if outcome.important_difference is None:
        return words.t(
            "These differences are examples, about half and one SD seen here; which one matters "
            "is a clinical question, and the curve answers for others."
        )
    if source is None:
        return words.t("This difference is the one that the study declares as important.")
    return words.t(
        "This difference is given as important by: {source}.", source=words.of(source).rstrip(".")
    )


def nothing_of_the_effect_sentence(words: Words) -> str:
    """That the effect seen here has no part in the number, and why."""
    return words.t(
        "The effect seen here has no part in this: a small trial that finds an effect usually "
        "finds it too large, and a trial planned on it would be too small. The SD of a small "
        "trial is below the true one about half the time; its upper limit is in one of five."
    )


def correlation_sentence(found: Spread, plan: Plan, words: Words) -> str:
    """The correlation with baseline that is assumed, beside the one seen here."""
    seen, assumed = found.correlation, _correlation_text(plan.correlation, words)
    if math.isnan(seen.value):
        return words.t(
            "The correlation of {assumed} is an assumption. Here: {reason}",
            assumed=assumed,
            reason=words.t(seen.reason),
        )
    if math.isnan(seen.low):
        return words.t(
            "The correlation of {assumed} is an assumption. The one seen here within the arms is "
            "{value} (n {n}). {reason}",
            assumed=assumed,
            value=words.number(seen.value, 2),
            n=seen.n,
            reason=words.t(seen.reason),
        )
    return words.t(
        "The correlation of {assumed} is an assumption. The one seen here within the arms is "
        "{value} (95% CI {interval}, n {n}).",
        assumed=assumed,
        value=words.number(seen.value, 2),
        interval=words.interval(seen.low, seen.high, 2),
        n=seen.n,
    )


def detected_sentence(outcome: Outcome, pairs: list[tuple[int, float]], words: Words) -> str:
    """What arms of some round sizes detect; empty without a spread."""
    if not pairs:
        return ""
    sizes = [
        words.t(
            "{size} with {n} per arm",
            n=n,
            size=words.number(size, _digits(2, size - 1))
            if outcome.is_log
            else with_unit(outcome, size, _digits(effect_digits(outcome), size), words),
        )
        for n, size in pairs
    ]
    listed = words.listing(sizes)
    if outcome.is_log:
        return words.t(
            "The other way round, with that power the next trial detects a ratio of {sizes} "
            "(without drop-out).",
            sizes=listed,
        )
    return words.t(
        "The other way round, with that power the next trial detects a difference of {sizes} "
        "(without drop-out).",
        sizes=listed,
    )


def synthetic_sentence(study: Study, words: Words) -> str:
    """That nothing can be planned on synthetic data; empty for real ones."""
    if not study.synthetic:
        return ""
    return words.t("These data are synthetic: no trial can be planned on their SD.")
