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

EVERY = "effects_by_outcome"
QUOTED = f"print(p_to_quote(study, outcome, day, {EVERY}(study, day), words))"


def answer_script(
    study: Study, outcome: Outcome, day: int, of: Origin, *, of_study: bool = False
) -> str:
    """The answer about one outcome at one day: the effect, then which p is to be quoted.

    Args:
        study: The study.
        outcome: The outcome, no yes or no.
        day: The day shown.
        of: What the script reads.
        of_study: Whether it is the answer of the whole study, with what stands under it.
    """
    compare, say = (
        ("effect_at_visit", "unadjusted_sentence")
        if lacks_baseline(study, outcome)
        else ("effect", "effect_sentence")
    )
    said = f"{say}(study, outcome, day, {compare}(study, outcome, day), words)"
    imports, then = (
        {"lib.wording.answers": ["study_answer"]},
        [
            f"said = [{said}]",
            "print(*study_answer(study, outcome, day, said, words), sep='\\n')",
        ],
    )
    compared = [compare]
    if not of_study:
        imports = {"lib.wording.answers": ["p_to_quote"]}
        compared = [compare, EVERY]
        then = [f"print({said})", QUOTED]
    return script(
        of,
        {"lib.results.effects": compared, "lib.wording.effects": [say], **imports},
        [f"outcome, day = {outcome_code(study, outcome)}, {day}", *then],
    )


def quoted_p_script(study: Study, outcome: Outcome, day: int, of: Origin) -> str:
    """Which p of an outcome is to be quoted."""
    return script(
        of,
        {"lib.results.effects": [EVERY], "lib.wording.answers": ["p_to_quote"]},
        [f"outcome, day = {outcome_code(study, outcome)}, {day}", QUOTED],
    )


def conclusions_script(day: int, of: Origin) -> str:
    """What to conclude, at one day."""
    return script(
        of,
        {
            "lib.results.effects": [EVERY],
            "lib.results.events.kinds": ["incidence_by_kind"],
            "lib.wording.published.conclusions": ["conclusion_sentences"],
        },
        [
            f"effects, kinds = {EVERY}(study, {day}), incidence_by_kind(study)",
            f"print(*conclusion_sentences(study, effects, kinds, {day}, words), sep='\\n')",
        ],
    )


def claims_script(of: Origin) -> str:
    """The table of what was published beside these data."""
    return script(
        of,
        {
            "lib.results.claims": ["claim_verdicts", "unpublished_effects"],
            "lib.wording.published.claims": ["claims_table"],
        },
        [
            "found, others = claim_verdicts(study), unpublished_effects(study)",
            "table = claims_table(study, found, others, words)",
            PRINTED,
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


def _with_who(study: Study, outcome: Outcome, day: int, who: str) -> str:
    """The line that names outcome, day and participant; by their places where that is too long."""
    lines = [
        f"outcome, day, who = {code}, {day}, {participant}"
        for participant in (repr(who), participant_place(study, who))
        for code in (outcome_code(study, outcome), outcome_place(study, outcome))
    ]
    return next((line for line in lines if len(line) <= LONGEST_LINE), lines[-1])
