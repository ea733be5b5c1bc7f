"""The block that shows whether the difference holds under every analysis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import pandas as pd

from lib.figures.robustness import robustness_figure
from lib.language import sentence
from lib.results.changes import superiority_of_change
from lib.results.effects import effect, lacks_baseline
from lib.results.exports.robustness import numbers_of_board
from lib.results.missing import MissingVaried, missing_varied
from lib.results.robustness import (
    CENSORED,
    all_visits_model,
    effects_without_each,
    rerandomised_at,
    whole_board,
)
from lib.screen.blocks.binary import shares as binary
from lib.screen.elements import method, pair, section, show_chart, show_finding, show_notes
from lib.screen.exports.code import TABLE, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.remembered import remembered
from lib.screen.tables import show_table
from lib.screen.view import View
from lib.statistics.estimates import Estimate
from lib.statistics.models.repeated_measures import RepeatedMeasures
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.wording.board.methods import (
    missing_methods,
    pairs_methods,
    rerandomisation_sentence,
    robustness_methods,
    robustness_sources,
)
from lib.wording.board.missing import tipping_sentence
from lib.wording.board.pairs import repeat_sentence, superiority_sentence
from lib.wording.board.robustness import robustness_sentence, robustness_table
from lib.wording.many.distributions import left_out_of_many
from lib.wording.names import compared_day
from lib.wording.snippets.effects import board_script

LEFT_OUT = sentence(
    "Left out, because they need a baseline value: change from baseline, who improved, ANCOVA with "
    "the analyses beside it, and the size of the next trial."
)


def robustness(view: View, outcome: Outcome) -> None:
    """The contrast at the chosen visit by every analysis, and without each participant.

    Of a yes or no the difference of the shares in other ways; of another outcome without a baseline
    what the page leaves out, in a sentence.
    """
    if outcome.is_binary:
        binary.board(view, outcome)
        return
    if lacks_baseline(view.study, outcome):
        show_notes(view.words.t(LEFT_OUT))
        return
    words, day = view.words, compared_day(view.study, view.day, view.words)
    title = words.t("Does the answer hold? Day {day}", day=day)
    _robustness(view, outcome, title)
    take_away(
        view,
        title,
        lambda: _table(view, outcome, title),
        key="robustness",
        numbers=partial(numbers_of_board, view.study, outcome, view.day),
        figure="sensitivity",
        outcome=outcome,
        day=view.day,
        code=lambda: {
            TABLE: board_script(view.study, outcome, view.day, view.highlighted, origin_of(view))
        },
    )


@remembered("day", "highlighted")
def _robustness(view: View, outcome: Outcome, title: str) -> None:
    """The block of `robustness` but for its table."""
    study, words = view.study, view.words
    found = _found(view, outcome)
    board, left_out = found.board, found.left_out
    finding = robustness_sentence(board, left_out, outcome, words)
    section(title, view, "interval", "ancova", "hodges_lehmann", "rerandomised")
    show_finding(finding)
    figure, notes = pair("robustness")
    with figure:
        show_chart(
            robustness_figure(study, outcome, board, left_out, words, highlighted=view.highlighted),
            key="sensitivity",
            alt=finding,
        )
    with notes:
        show_notes(
            left_out_of_many(study, words),
            rerandomisation_sentence(found.rerandomised, study, words),
            tipping_sentence(study, outcome, found.varied, words),
            superiority_sentence(study, outcome, found.superiority, words),
            repeat_sentence(outcome, found.effect, words),
        )
    has_censored = CENSORED in set(board["analysis"])
    method(
        words,
        [
            *robustness_methods(study, outcome, words, has_censored=has_censored),
            *missing_methods(found.varied, words),
            *pairs_methods(words),
        ],
        robustness_sources(board, found.rerandomised, found.superiority, found.varied),
    )


@remembered("day", "highlighted")
def _table(view: View, outcome: Outcome, title: str) -> None:
    found = _found(view, outcome)
    table = robustness_table(
        *(view.study, outcome, found.board, found.left_out, view.day, view.words),
        highlighted=view.highlighted,
    )
    show_table(table, alt=title)


# Of all visits at once.
@remembered(in_words=False)
def _model(view: View, outcome: Outcome) -> RepeatedMeasures:
    return all_visits_model(view.study, outcome)


@dataclass(frozen=True, slots=True)
class _Found:
    """All numbers of the block."""

    board: pd.DataFrame
    left_out: pd.DataFrame
    rerandomised: Randomisation
    superiority: Estimate
    varied: MissingVaried
    effect: Estimate


@remembered("day", in_words=False)
def _found(view: View, outcome: Outcome) -> _Found:
    study, day = view.study, view.day
    rerandomised = rerandomised_at(study, outcome, day)
    return _Found(
        whole_board(study, outcome, day, model=_model(view, outcome), rerandomised=rerandomised),
        effects_without_each(study, outcome, day),
        rerandomised,
        superiority_of_change(study, outcome, day),
        missing_varied(study, outcome, day),
        effect(study, outcome, day),
    )
