"""What a figure says of itself when it is taken away as a picture, without the page around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lib.results.binary.shares import difference_of_shares
from lib.results.effects import effect, effect_at_visit, lacks_baseline
from lib.results.robustness import is_censored
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, SHOWN_INTERVAL
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.board.methods import robustness_methods
from lib.wording.methods import (
    all_outcomes_methods,
    analysed_sentence,
    ancova_sentence,
    apart_sentence,
    association_methods,
    change_methods,
    counted_once_sentence,
    courses_methods,
    exact_shares_sentence,
    half_limit_sentence,
    incidence_methods,
    lane_sentence,
    logs_sentence,
    next_trial_methods,
    other_interval_sentence,
    response_methods,
    shares_compared_sentence,
    visit_alone_sentence,
)
from lib.wording.names import n_text, outcome_label
from lib.wording.participants.flow import allotted_text
from lib.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure is about.

    Attributes:
        study: The study.
        words: The reader's language.
        outcome: The outcome, if it is about one.
        day: The day, if it is about one.
        is_median: Whether courses are medians.
    """

    study: Study
    words: Words
    outcome: Outcome | None = None
    day: int | None = None
    is_median: bool = False


def picture_title(shown: Shown, title: str) -> str:
    """The heading of the figure, with the outcome, which the page says elsewhere."""
    if shown.outcome is None:
        return title
    return f"{outcome_label(shown.outcome, shown.words)} · {title}"


def picture_lines(shown: Shown, figure: str) -> list[str]:
    """n, the method and what the interval is, in the sentences of the page.

    What the figure shows, with its numbers, stands in its alternative text already.

    Args:
        shown: What the figure is about.
        figure: Its key on the page.
    """
    study, words = shown.study, shown.words
    lines = _OF_OUTCOMES[figure](shown) if figure in _OF_OUTCOMES else []
    if figure not in ("flow", "next_trial"):
        n = n_text(study, study.n_treatment, study.n_control, words)
        lines = [f"{allotted_text(study, n, words)}.", *lines]
    return [line for line in lines if line]


def saved_text(words: Words) -> str:
    """When a picture was saved, with {date} where the reader's browser writes the day."""
    return words.t("Saved on {date}", date="{date}")


def _outcomes(shown: Shown) -> list[str]:
    return [*all_outcomes_methods(shown.study, shown.words), _not_adjusted(shown.words)]


def _differences(shown: Shown) -> list[str]:
    study, outcome, words = shown.study, _outcome(shown), shown.words
    day = study.primary_day if shown.day is None else shown.day
    if outcome.is_binary:
        shares = difference_of_shares(study, outcome, day)
        return [
            analysed_sentence(study, outcome, day, shares, words, adjusted=False),
            shares_compared_sentence(words),
            _not_adjusted(words),
        ]
    adjusted = not lacks_baseline(study, outcome)
    found = (effect if adjusted else effect_at_visit)(study, outcome, day)
    return [
        analysed_sentence(study, outcome, day, found, words, adjusted=adjusted),
        ancova_sentence(words) if adjusted else visit_alone_sentence(words),
        logs_sentence(words) if outcome.is_log else "",
        _not_adjusted(words),
    ]


def _shares(shown: Shown) -> list[str]:
    return [exact_shares_sentence(shown.words)]


def _courses(shown: Shown) -> list[str]:
    study, outcome, words = shown.study, _outcome(shown), shown.words
    mean, median, *_ = courses_methods(study, outcome, words)
    return [
        median if shown.is_median else mean,
        apart_sentence(study, outcome, words),
        half_limit_sentence(study, [outcome], words),
    ]


def _changes(shown: Shown) -> list[str]:
    return change_methods(_outcome(shown), shown.words)[:1]


def _response(shown: Shown) -> list[str]:
    what, _, difference, *_ = response_methods(_outcome(shown), shown.words)
    return [what, difference]


def _bands(shown: Shown) -> list[str]:
    bands = _outcome(shown).bands
    return [] if bands is None else [shown.words.of(bands.scheme)]


def _board(shown: Shown) -> list[str]:
    study, outcome, words = shown.study, _outcome(shown), shown.words
    if outcome.is_binary:
        shares = [shares_compared_sentence(words), other_interval_sentence(words)]
        return [*shares, _not_adjusted(words)]
    day = study.primary_day if shown.day is None else shown.day
    has_censored = study.has_baseline and is_censored(study, outcome, day)
    # All that is drawn: the first seven, of which the first names the ANCOVA.
    methods = robustness_methods(study, outcome, words, has_censored=has_censored)[:7]
    logs = logs_sentence(words) if outcome.is_log else ""
    return [methods[0], ancova_sentence(words), logs, *methods[1:], _not_adjusted(words)]


def _next_trial(shown: Shown) -> list[str]:
    return next_trial_methods(shown.study, _outcome(shown), shown.words)[:3]


def _kinds(shown: Shown) -> list[str]:
    return incidence_methods(shown.words)[:1]


def _terms(shown: Shown) -> list[str]:
    words = shown.words
    difference = words.t(
        "Risk difference: treatment − control in percentage points, with {interval}.",
        interval=words.t(DIFFERENCE_INTERVALS[SHOWN_INTERVAL].as_shown),
    )
    return [counted_once_sentence(words), difference]


def _outcome(shown: Shown) -> Outcome:
    assert shown.outcome is not None
    return shown.outcome


def _not_adjusted(words: Words) -> str:
    return words.t("Intervals and the plain p are not adjusted for multiple comparisons.")


_OF_OUTCOMES: dict[str, Callable[[Shown], Sequence[str]]] = {
    "outcomes": _outcomes,
    "differences": _differences,
    "courses": _courses,
    "shares": _shares,
    "changes": _changes,
    "association": lambda shown: association_methods(shown.words),
    "responders": _response,
    "bands": _bands,
    "sensitivity": _board,
    "next_trial": _next_trial,
    "kinds": _kinds,
    "terms": _terms,
    "lanes": lambda shown: [lane_sentence(shown.words)],
}
