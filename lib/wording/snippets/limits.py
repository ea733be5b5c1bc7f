"""Python that prints anew who crossed a reference limit."""

from __future__ import annotations

from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.limits import own_limit_sentence
from lib.wording.snippets.script import PRINTED, Origin, outcome_code, script
from lib.words import Words


def crossed_script(
    study: Study, outcome: Outcome, day: int, low: float | None, high: float | None, of: Origin
) -> str:
    """How many crossed a reference limit, in the page's answer."""
    names, own = ["crossing_sentences"], []
    if own_limit_sentence(outcome, low, high, Words("en")):
        names.append("own_limit_sentence")
        own.append(f"print(own_limit_sentence(outcome, {_limit(low)}, {_limit(high)}, words))")
    return script(
        of,
        {"lib.results.limits": ["limit_crossings"], "lib.wording.limits": names},
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            f"counts = limit_crossings(study, outcome, day, low={_limit(low)}, "
            f"high={_limit(high)})",
            "print(*crossing_sentences(study, counts, outcome, day, words), sep='\\n')",
            *own,
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
