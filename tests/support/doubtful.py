"""Small studies whose cells can be read in several ways, and what is decided about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from lib.reading.doubts.doubt import Doubt, Option
from lib.reading.examine import Examined, examine
from lib.study.files.settings_file import answers_text
from lib.study.protocol import Decision, Schedule
from lib.study.study import Study
from tests.support.files import study_files

# C3 of twelve participants in mg/dL, such as a healthy woman may have; the same at each visit.
C3 = ("90.5", "101", "87.5", "95", "110.5", "78", "99", "104.5", "92", "88.5", "97", "107")
ALTERNATING = ("drug", "placebo") * 6
DATA = 'data = "real"\n'


def roster(
    columns: Mapping[str, Sequence[str]] | None = None, arms: Sequence[str] = ALTERNATING
) -> str:
    """Participants S1, S2, ... of these arms, with further columns."""
    columns = columns or {}
    lines = [["participant_id", "arm", *columns]]
    for number, arm in enumerate(arms):
        cells = [f'"{cells[number]}"' for cells in columns.values()]
        lines.append([f"S{number + 1}", arm, *cells])
    return "\n".join(",".join(line) for line in lines) + "\n"


def measured(
    days: Sequence[int] | Mapping[int, Sequence[int]] = (1, 22, 43),
    *,
    outcome: str = "c3",
    values: Sequence[str] = C3,
    cells: Mapping[tuple[int, int], str] | None = None,
) -> str:
    """A long table of one outcome.

    Args:
        days: The days of all participants, or those of some by their number, in which case the
            others came on the days of participant 0.
        outcome: Its code.
        values: The value of each participant on all days.
        cells: Other values, by number of the participant and day.
    """
    of_each = days if isinstance(days, Mapping) else {0: days}
    lines = ["participant_id,day,outcome,value"]
    for number, value in enumerate(values, start=1):
        for day in of_each.get(number, of_each.get(0, ())):
            cell = (cells or {}).get((number, day), value)
            lines.append(f'S{number},{day},{outcome},"{cell}"')
    return "\n".join(lines) + "\n"


def files_with(
    measurements: str | None = None,
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    events: str | None = None,
    settings: str | None = None,
) -> dict[str, bytes]:
    """The files of a study of twelve participants."""
    return study_files(
        participants=roster(columns),
        measurements=measured() if measurements is None else measurements,
        events=events,
        settings=settings,
    )


def doubts_of(files: Mapping[str, bytes]) -> tuple[Doubt, ...]:
    """What files without problems leave in doubt."""
    return _doubts_of(tuple(files.items()))


@cache
def _doubts_of(files: tuple[tuple[str, bytes], ...]) -> tuple[Doubt, ...]:
    """The doubts of files that each decision of a test begins with, found once."""
    examined = examine(dict(files))
    assert examined.problems == ()
    return examined.doubts


def option_of(doubt: Doubt, meaning: str) -> Option:
    """The one way of reading a doubt that has this meaning."""
    (option,) = [option for option in doubt.options if option.meaning == meaning]
    return option


def decided(
    files: Mapping[str, bytes], decisions: Sequence[Decision], schedule: Schedule | None = None
) -> Examined:
    """Files read with decisions, in a `study.toml` of their own if they have none."""
    first = "" if "study.toml" in files else DATA
    return examine(files, answers=first + answers_text(schedule, decisions))


def read_with(files: Mapping[str, bytes], *meanings: str) -> Study:
    """The study of files of which each doubt is decided to have the meaning of its place."""
    doubts = doubts_of(files)
    assert len(doubts) == len(meanings), doubts
    pairs = zip(doubts, meanings, strict=True)
    decisions = [doubt.decided(option_of(doubt, meaning)) for doubt, meaning in pairs]
    examined = decided(files, decisions)
    assert examined.study is not None, (examined.problems, examined.doubts)
    return examined.study


def values_of(study: Study, day: int) -> list[float]:
    """The values of the one outcome of a study on a day, in the order of the participants."""
    (outcome,) = study.outcomes
    found: list[float] = study.values(outcome)[day].tolist()
    return found
