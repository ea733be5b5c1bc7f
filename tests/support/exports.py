"""Every table of numbers that can be taken away."""

from collections.abc import Callable
from functools import cache
from types import ModuleType

import pandas as pd

from lib.results.exports import binary, changes, effects, events, participants, response, robustness
from lib.results.next_trial import Plan
from lib.study.study import Study
from lib.wording.exports import numbers
from lib.words import Words

MODULES: tuple[ModuleType, ...] = (
    *(binary, changes, effects, events, participants, response, robustness),
    numbers,
)


def makers() -> set[str]:
    """The names of all functions that make one."""
    return {name for module in MODULES for name in dir(module) if name.startswith("numbers_of_")}


@cache
def every_frame(study: Callable[[], Study]) -> tuple[tuple[str, pd.DataFrame], ...]:
    """The tables of a study that are not empty, with the functions that made them.

    Those of outcomes are of the first, and of the last with values below a limit.
    """
    made = study()
    day, who = made.primary_day, str(made.participants["participant_id"].iloc[0])
    found: list[tuple[str, pd.DataFrame]] = []

    def make(function: Callable[..., pd.DataFrame], *values: object, **named: object) -> None:
        frame = function(*values, **named)
        if not frame.empty:
            found.append((function.__name__, frame))

    below = [each for each in made.outcomes if made.below_limit(each).any(axis=None)]
    # Of the sample a score with bands, and a marker that is compared by its logarithms.
    first, last = made.first_outcome, (below or made.outcomes)[-1]
    for outcome in dict.fromkeys((first, last)):
        if outcome.is_binary:
            make(binary.numbers_of_shares, made, outcome)
            make(binary.numbers_of_risk_differences, made, outcome)
            make(binary.numbers_of_board_of_shares, made, outcome, day)
            continue
        make(effects.numbers_of_differences, made, outcome)
        make(changes.numbers_of_courses, made, outcome, "mean")
        make(changes.numbers_of_courses, made, outcome, "median")
        make(changes.numbers_of_censored, made, outcome)
        make(changes.numbers_of_changes, made, outcome)
        make(changes.numbers_of_individuals, made, outcome, day)
        make(response.numbers_of_response, made, outcome, day, 3)
        make(response.numbers_of_limits, made, outcome, day, low=5.0, high=5.0)
        make(response.numbers_of_next_trial, made, outcome, day, Plan(0.8, 0.5, 0.1))
        if outcome.bands is not None:
            make(response.numbers_of_bands, made, outcome)
        make(robustness.numbers_of_board, made, outcome, day)
    if not first.is_binary:
        make(changes.numbers_of_association, made, last, first, day)
    make(effects.numbers_of_outcomes, made, day)
    for function in (
        *(events.numbers_of_kinds, events.numbers_of_severity, events.numbers_of_lanes),
        *(events.numbers_of_listing, events.numbers_of_rates, events.numbers_of_chances),
        *(participants.numbers_of_flow, participants.numbers_of_baseline),
    ):
        make(function, made)
    make(events.numbers_of_terms, made, "any", "frequency")
    make(participants.numbers_of_participant, made, who)
    if made.claims:
        make(participants.numbers_of_claims, made)
        make(numbers.numbers_of_sentences, made, Words("en"))
    return tuple(found)
