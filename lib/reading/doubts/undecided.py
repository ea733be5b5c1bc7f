"""What files leave open, for those who can only correct them."""

from __future__ import annotations

from collections.abc import Iterable

from lib.language import sentence
from lib.reading.doubts.doubt import Doubt
from lib.reading.doubts.schedule import Proposal
from lib.reading.measurements import UNKNOWN_OUTCOME
from lib.reading.visits import NOT_A_VISIT, NOT_PLANNED, SCREENED
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.study.problems import Problem, Problems
from lib.study.questions import Draft

IN_DOUBT = sentence(
    "This can be read in several ways. Say which in a block [[values]] of study.toml, with table = "
    '"{name}", column = "{of}", cells and a meaning: {meanings}.'
)
NEED_SCHEDULE = sentence(
    "Which of these days are the baseline, the visits and the primary one has to stand in the "
    "block [schedule] of study.toml."
)
WHICH_ARMS = sentence(
    "Two of these arms are compared: say which in the blocks [arms.treatment] and [arms.control] "
    "of study.toml, and the participants of the others leave all tables."
)
WHICH_CONTROL = sentence("Which of the arms {codes} is the control arm?")
_OF_KIND = {"arms": WHICH_ARMS, SCREENED: NOT_A_VISIT, NOT_PLANNED: NOT_A_VISIT}


def undecided(
    draft: Draft, doubts: Iterable[Doubt], proposal: Proposal | None
) -> tuple[Problem, ...]:
    """What files without problems leave open, as problems of their own.

    Args:
        draft: What the tables say about the settings.
        doubts: What can be read in several ways and is not decided.
        proposal: What the days are taken for, if nothing declares the visits.

    Returns:
        A problem for each doubt, for days that nobody can know and for each outcome to be
        described or, if there is none, for the control arm to be chosen.
    """
    problems = Problems()
    for doubt in doubts:
        visits = {"days": doubt.facts["days"]} if doubt.kind in (SCREENED, NOT_PLANNED) else {}
        problems.add(
            f"{doubt.table}.csv",
            _OF_KIND.get(doubt.kind, IN_DOUBT),
            row=doubt.rows[0] if doubt.rows else None,
            column=doubt.column,
            found=", ".join(doubt.cells),
            name=doubt.table,
            of=doubt.column,
            meanings=", ".join(dict.fromkeys(option.meaning for option in doubt.options)),
            **visits,
        )
    if proposal is not None and proposal.reasons:
        attended = ", ".join(map(str, proposal.attended))
        problems.add("measurements.csv", NEED_SCHEDULE, column="day", found=attended)
    known = ", ".join(outcome.code for outcome in BUILT_IN_OUTCOMES)
    for code in draft.undescribed:
        problems.add("measurements.csv", UNKNOWN_OUTCOME, column="outcome", found=code, codes=known)
    if not problems:
        codes = ", ".join(draft.arm_codes)
        problems.add("participants.csv", WHICH_CONTROL, column="arm", codes=codes)
    return problems.found
