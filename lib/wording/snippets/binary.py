"""Python that prints anew what a page says of a yes or no."""

from __future__ import annotations

from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.snippets.script import PRINTED, Origin, outcome_code, script

RESULTS = "lib.results.binary.shares"


def shares_answer_script(
    study: Study, outcome: Outcome, day: int, of: Origin, *, of_study: bool = False
) -> str:
    """The answer about a yes or no at one day and its notes; `of_study` as in `answer_script`."""
    say, imports = "said", {"lib.wording.answers": ["study_answer"]}
    if of_study:
        say = "study_answer(study, outcome, day, said, words)"
    return script(
        of,
        {
            RESULTS: ["shares_at"],
            "lib.wording.binary.answer": ["shares_answer"],
            **(imports if of_study else {}),
        },
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            "said = shares_answer(study, outcome, day, shares_at(study, outcome, day), words)",
            f"print(*filter(None, {say}), sep='\\n')",
        ],
    )


def shares_script(study: Study, outcome: Outcome, of: Origin) -> str:
    """The table of the shares, by visit."""
    return script(
        of,
        {RESULTS: ["shares_by_visit"], "lib.wording.binary.tables": ["shares_table"]},
        [
            f"outcome = {outcome_code(study, outcome)}",
            "shares = shares_by_visit(study, outcome)",
            "table = shares_table(study, outcome, shares, words)",
            PRINTED,
        ],
    )


def risk_differences_script(study: Study, outcome: Outcome, of: Origin) -> str:
    """The table of the risk difference, by visit."""
    return script(
        of,
        {
            RESULTS: ["differences_as_no"],
            "lib.results.effects": ["effects_by_visit"],
            "lib.wording.binary.tables": ["differences_table"],
        },
        [
            f"outcome = {outcome_code(study, outcome)}",
            "effects, as_no = effects_by_visit(study, outcome), differences_as_no(study, outcome)",
            "table = differences_table(study, outcome, effects, as_no, words)",
            PRINTED,
        ],
    )


def board_of_shares_script(study: Study, outcome: Outcome, day: int, of: Origin) -> str:
    """The risk difference at one day in other ways."""
    return script(
        of,
        {RESULTS: ["board_of_shares"], "lib.wording.binary.board": ["board_table"]},
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            "board = board_of_shares(study, outcome, day)",
            "table = board_table(study, outcome, board, day, words)",
            PRINTED,
        ],
    )
