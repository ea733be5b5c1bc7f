"""Numbers that cannot be, or hardly: ages, doses and amounts below zero, parts of a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from lib.reading.doubts.doubt import MISSING_OR_NOT, Option
from lib.study.entries import MISSING_VALUE
from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome

# Names of characteristics that are ages, English and Italian, and those that only hold the word:
# groups, differences and scores of ages.
_AGE = re.compile(r"(.*[_\W])?(age|et[aà])([_\W].*)?", re.IGNORECASE)
_NO_AGE = re.compile(
    r"(.*[_\W])?(group|class|classe|cat|category|categoria|fascia|band|strat\w*|diff\w*|gap|delta"
    r"|change|z|zscore|sds|score|percentile|log|centred|centered|std)([_\W].*)?",
    re.IGNORECASE,
)
# Of an age as its name says what it counts, how many make a year.
_IN_A_YEAR = {
    r"months?|mesi|mo": 12,
    r"weeks?|settimane|wk|wks": 53,
    r"days?|giorni": 366,
}
OLDEST = 120
# Units of an amount in a volume: mg/dL, pg/mL, IU/mL, mmol/L, cells/µL, 10^9/L, /mm3.
_CONCENTRATION = re.compile(r".*/\s*([dcmµμn]?l|[cm]m[3³])", re.IGNORECASE)
# Above this share values below zero are no slips: the outcome is a change or a score.
MOST_BELOW_ZERO = 1 / 4
# Above this share of values that are not whole the outcome has decimals, whatever is printed.
MOST_PARTS = 0.1
LEAST_WHOLE = 10

_ONLY_MISSING = (Option(MISSING_VALUE),)


@dataclass(frozen=True, slots=True)
class Limit:
    """Beyond what the numbers of a column can hardly lie.

    Attributes:
        kind: The doubt about a number beyond it, one of `SEEN` in lib/wording/reading/doubts.py.
        low: The smallest number that can be.
        high: The largest one.
        must_be_whole: Whether a number that is not whole lies beyond it too.
        most: If more than this share of the numbers lies beyond it, none does.
        least: If fewer numbers than this lie within it, none does.
        options: How a number beyond it can be read.
        fact: What fills the sentence of the doubt.
    """

    kind: str
    low: float = -np.inf
    high: float = np.inf
    must_be_whole: bool = False
    most: float = 1.0
    least: int = 0
    options: Sequence[Option] = MISSING_OR_NOT
    fact: object = None

    def is_beyond(self, numbers: pd.Series) -> pd.Series:
        """Which numbers lie beyond the limit; none that is missing does."""
        beyond = (numbers < self.low) | (numbers > self.high)
        if self.must_be_whole:
            beyond |= numbers.notna() & (numbers % 1 != 0)
        n, of = int(beyond.sum()), int(numbers.notna().sum())
        return beyond & (n <= self.most * of and of - n >= self.least)


def limits_of_characteristic(name: str) -> tuple[Limit, ...]:
    """Beyond what the numbers of a characteristic of this name can hardly lie.

    An age is one from 0 to 120 years, in months, weeks or days where the name says so.
    """
    if not _AGE.fullmatch(name) or _NO_AGE.fullmatch(name):
        return ()
    words = re.split(r"[_\W]+", name.lower())
    of_year = next(
        (n for unit, n in _IN_A_YEAR.items() if any(re.fullmatch(unit, word) for word in words)), 1
    )
    return (
        Limit("age_below", low=0, options=_ONLY_MISSING),
        Limit("age_above", high=OLDEST * of_year, fact=OLDEST * of_year),
    )


def limits_of_doses(planned: int) -> tuple[Limit, ...]:
    """Beyond what a number of doses received can hardly lie.

    Args:
        planned: How many doses are declared, or 0 if none are.
    """
    below = Limit("doses_below", low=0, options=_ONLY_MISSING)
    return (below, Limit("doses_above", high=planned, fact=planned)) if planned else (below,)


def limits_of_outcome(outcome: Outcome | None) -> tuple[Limit, ...]:
    """Beyond what the values of a described outcome can hardly lie.

    A concentration, such as C3 and any outcome per volume, is not below zero unless so many values
    are that they are changes; the values of an outcome without decimals are whole unless many are
    not. What the bounds of the outcome itself or its logarithms forbid is no doubt but a problem.
    """
    if outcome is None:
        return ()
    limits = []
    is_amount = _CONCENTRATION.fullmatch(outcome.unit.en) is not None or any(
        outcome.code == known.code and known.minimum is None for known in BUILT_IN_OUTCOMES
    )
    if is_amount and outcome.minimum is None and not outcome.is_log:
        limits.append(Limit("negative", low=0, most=MOST_BELOW_ZERO, fact=outcome))
    if outcome.digits == 0:
        limits.append(
            Limit("part", must_be_whole=True, most=MOST_PARTS, least=LEAST_WHOLE, fact=outcome)
        )
    return tuple(limits)
