"""Python that prints anew how many improved, and which activity they had."""

from __future__ import annotations

from lib.results.response import is_yes_no
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.snippets.script import PRINTED, Origin, outcome_code, script


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


def improved_script(study: Study, outcome: Outcome, day: int, threshold: float, of: Origin) -> str:
    """How many improved by at least a threshold, in the page's answer."""
    least = repr(float(threshold))
    amounts = ", has_amounts=False" if is_yes_no(study, outcome) else ""
    return script(
        of,
        {
            "lib.results.response": ["response_rates"],
            "lib.wording.response": ["response_sentence"],
        },
        [
            f"outcome, day = {outcome_code(study, outcome)}, {day}",
            f"rates = response_rates(study, outcome, day, threshold={least})",
            f"print(response_sentence(study, rates, outcome, day, {least}, words{amounts}))",
        ],
    )


def bands_script(study: Study, outcome: Outcome, of: Origin) -> str:
    """The table of the activity bands, by visit."""
    return script(
        of,
        {"lib.results.response": ["band_counts"], "lib.wording.response": ["bands_table"]},
        [
            f"outcome = {outcome_code(study, outcome)}",
            "table = bands_table(study, outcome, band_counts(study, outcome), words)",
            PRINTED,
        ],
    )
