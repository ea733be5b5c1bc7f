"""Python that prints anew what a page says of the arms compared."""

from __future__ import annotations

from lib.results.effects import lacks_baseline
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.snippets.script import (
    LONGEST_LINE,
    PRINTED,
    Origin,
    outcome_code,
    outcome_place,
    participant_place,
    script,
)


def answer_script(study: Study, outcome: Outcome, day: int, of: Origin) -> str:
    """The answer about one outcome at one day."""
    compare, say = (
        ("effect_at_visit", "unadjusted_sentence")
        if lacks_baseline(study, outcome)
        else ("effect", "effect_sentence")
    )
    return script(
        of,
        {"lib.results.effects": [compare], "lib.wording.effects": [say]},
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            f"estimate = {compare}(study, outcome, day)",
            f"print({say}(study, outcome, day, estimate, words))",
        ],
    )


def page_answer_script(study: Study, outcome: Outcome, day: int, of: Origin) -> str:
    """The answer about all outcomes of the page of an outcome, at one day."""
    return script(
        of,
        {"lib.results.effects": ["effects_of_page"], "lib.wording.answers": ["page_answer"]},
        [
            f"page, day = {outcome_code(study, outcome)}.page, {day}",
            "effects = effects_of_page(study, page, day)",
            "print(*page_answer(study, page, day, effects, words), sep='\\n')",
        ],
    )


def by_visit_script(study: Study, outcome: Outcome, of: Origin) -> str:
    """The table of the difference between the arms, by visit."""
    found = f"outcome = {outcome_code(study, outcome)}"
    if lacks_baseline(study, outcome):
        return script(
            of,
            {
                "lib.results.effects": ["effects_at_visits"],
                "lib.wording.effects": ["effects_at_visits_table"],
            },
            [
                found,
                "effects = effects_at_visits(study, outcome)",
                "table = effects_at_visits_table(study, outcome, effects, words)",
                PRINTED,
            ],
        )
    return script(
        of,
        {
            "lib.results.effects": ["adjusted_means_by_visit", "effects_by_visit"],
            "lib.wording.effects": ["effects_by_visit_table"],
        },
        [
            found,
            "effects, means = effects_by_visit(study, outcome), "
            "adjusted_means_by_visit(study, outcome)",
            "table = effects_by_visit_table(study, outcome, effects, means, words)",
            PRINTED,
        ],
    )


def by_outcome_script(day: int, of: Origin) -> str:
    """The table of all outcomes at one day."""
    return script(
        of,
        {
            "lib.results.effects": ["effects_by_outcome"],
            "lib.wording.effects": ["effects_by_outcome_table"],
        },
        [
            f"effects = effects_by_outcome(study, {day})",
            f"table = effects_by_outcome_table(study, effects, {day}, words)",
            PRINTED,
        ],
    )


def board_script(study: Study, outcome: Outcome, day: int, who: str | None, of: Origin) -> str:
    """The table of the robustness board.

    Args:
        study: The study.
        outcome: The outcome.
        day: The day shown.
        who: The participant who is followed, without whom the table gives the estimate too.
        of: What the script reads.
    """
    found, of_who = f"outcome, day = {outcome_code(study, outcome)}, {day}", ""
    if who is not None:
        found, of_who = _with_who(study, outcome, day, who), ", highlighted=who"
    return script(
        of,
        {
            "lib.results.robustness": ["effects_without_each", "whole_board"],
            "lib.wording.board.robustness": ["robustness_table"],
        },
        [
            found,
            "board, left_out = whole_board(study, outcome, day), "
            "effects_without_each(study, outcome, day)",
            f"table = robustness_table(study, outcome, board, left_out, day, words{of_who})",
            PRINTED,
        ],
    )


def response_script(study: Study, outcome: Outcome, day: int, threshold: float, of: Origin) -> str:
    """The table of the participants who improved by at least a threshold."""
    return script(
        of,
        {
            "lib.results.response": ["response_rates"],
            "lib.wording.response": ["response_rates_table"],
        },
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            f"rates = response_rates(study, outcome, day, threshold={float(threshold)!r})",
            "table = response_rates_table(study, rates, words)",
            PRINTED,
        ],
    )


def crossings_script(
    study: Study, outcome: Outcome, day: int, low: float | None, high: float | None, of: Origin
) -> str:
    """The table of the participants who crossed a reference limit."""
    return script(
        of,
        {
            "lib.results.limits": ["limit_crossings"],
            "lib.wording.limits": ["crossings_table"],
        },
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            f"counts = limit_crossings(study, outcome, day, low={_limit(low)}, "
            f"high={_limit(high)})",
            "table = crossings_table(study, outcome, counts, words)",
            PRINTED,
        ],
    )


def _limit(limit: float | None) -> str:
    return repr(None if limit is None else float(limit))


def _with_who(study: Study, outcome: Outcome, day: int, who: str) -> str:
    """The line that names outcome, day and participant; by their places where that is too long."""
    lines = [
        f"outcome, day, who = {code}, {day}, {participant}"
        for participant in (repr(who), participant_place(study, who))
        for code in (outcome_code(study, outcome), outcome_place(study, outcome))
    ]
    return next((line for line in lines if len(line) <= LONGEST_LINE), lines[-1])
