"""The blocks `[[truth]]` of `study.toml`: what synthetic data were simulated with."""

from __future__ import annotations

from collections.abc import Sequence

from lib.language import sentence
from lib.reading.entries import Entries
from lib.study.claims import SIMULATED_TRIALS, BuiltIn
from lib.study.entries import BUILT_IN
from lib.study.outcomes import Outcome

ONLY_SYNTHETIC = sentence(
    'Delete these blocks: only of synthetic data (data = "synthetic") is it known what is built in.'
)
OUTCOME_OR_RATES = sentence(
    "Each block needs either an outcome with its day and effect, or events = true."
)
NEED_DESCRIBED = sentence("This outcome is not among those of the study.")
NEED_FOLLOW_UP = sentence("This day must be one of the visit days after the baseline.")
NEED_RATIO = sentence("The effect on an outcome on the log scale is a ratio above 0.")
NEED_COUNT = sentence("Write how many of 1000 simulated trials: a whole number from 0 to 1000.")
TWICE_BUILT_IN = sentence("This is said in another block already.")


def read_truth(
    root: Entries,
    *,
    outcomes: Sequence[Outcome] | None,
    days: Sequence[int] | None,
    synthetic: bool,
) -> tuple[BuiltIn, ...]:
    """The `[[truth]]` of `study.toml`.

    Args:
        root: The whole file.
        outcomes: The outcomes of the study; None if a problem leaves open which they are.
        days: Its visit days after the baseline; None if the tables decide.
        synthetic: Whether the file says that the data are synthetic.

    Returns:
        What is built in, in its order; what does not fit is, after a note, left out.
    """
    blocks = root.children("truth") or []
    described = None if outcomes is None else {outcome.code: outcome for outcome in outcomes}
    if blocks and not synthetic:
        root.wrong("truth", ONLY_SYNTHETIC)
        return ()
    found: list[BuiltIn] = []
    for entries in blocks:
        built_in = _built_in(entries, described, days)
        if built_in is None:
            continue
        if any(_about(built_in) == _about(other) for other in found):
            entries.wrong("", TWICE_BUILT_IN)
        found.append(built_in)
    return tuple(found)


def _about(built_in: BuiltIn) -> tuple[str, int | None]:
    return built_in.outcome, built_in.day


def _built_in(
    entries: Entries, outcomes: dict[str, Outcome] | None, days: Sequence[int] | None
) -> BuiltIn | None:
    values = entries.read(BUILT_IN)
    code, day, effect = values["outcome"], values["day"], values["effect"]
    if bool(code) == values["events"]:
        entries.wrong("", OUTCOME_OR_RATES)
        return None
    count = values["shown_in"]
    if count is not None and not 0 <= count <= SIMULATED_TRIALS:
        entries.wrong("shown_in", NEED_COUNT, count)
    if code and outcomes is not None:
        if code not in outcomes:
            entries.wrong("outcome", NEED_DESCRIBED, code)
        elif outcomes[code].is_log and effect is not None and effect <= 0:
            entries.wrong("effect", NEED_RATIO, effect)
    if code and days is not None and day is not None and day not in days:
        entries.wrong("day", NEED_FOLLOW_UP, day)
    return None if count is None or (code and None in (day, effect)) else BuiltIn(**values)
