"""The participant flow as a diagram."""

from __future__ import annotations

from lib.figures.drawing import MOST_TICKS, REFERENCE, STYLES, Figure, Part, finished, wrapped
from lib.figures.parts import note
from lib.results.participants.flow import ArmFlow
from lib.results.participants.followed import is_analysed, is_in
from lib.study.study import ARMS, Study
from lib.wording.names import arm_title, day_label, marked, more_text, outcome_label
from lib.wording.participants.flow import counted_reasons, further_arms_sentence, randomised_text
from lib.words import Words

# Withdrawn participants of an arm who are listed one by one.
MOST_WITHDRAWALS = 3


def flow_figure(
    study: Study, arms: dict[str, ArmFlow], words: Words, *, highlighted: str | None = None
) -> Figure:
    """Participant flow: randomised, allocated, withdrawn, analysed at each visit.

    Args:
        study: The study.
        arms: From `participant_flow`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    lines = {arm: _flow_lines(study, arm, arms[arm], words, highlighted) for arm in ARMS}
    heights = [
        max("<br>".join(lines[arm][level]).count("<br>") + 1 for arm in ARMS) for level in range(3)
    ]
    first = [f"<b>{randomised_text(study, words)}</b>"]
    further = further_arms_sentence(study, words)
    if further:
        first += wrapped(further, 44).split("<br>")
    rows, width = len(first), 0.98 if further else 0.5
    shapes, notes = [_box(0.5, 0.0, width, rows)], [_box_text(0.5, 0.0, rows, first)]
    top = bottom = _lower_end(0.0, rows)
    for arm, centre in zip(ARMS, (0.245, 0.755), strict=True):
        previous, start_x = top, 0.5
        for level, rows in enumerate(heights):
            y = previous - 0.7
            colour = STYLES[arm].colour if level == 0 else REFERENCE
            shapes += [
                _line(start_x, previous, centre, y),
                _box(centre, y, 0.47, rows, colour=colour),
            ]
            notes.append(_box_text(centre, y, rows, lines[arm][level]))
            previous, start_x = _lower_end(y, rows), centre
        bottom = min(bottom, previous)
    layout = {
        "xaxis": {"visible": False, "range": [0, 1], "fixedrange": True},
        "yaxis": {"visible": False, "range": [bottom - 0.1, 0.1], "fixedrange": True},
        "shapes": shapes,
        "annotations": notes,
    }
    return finished([], layout, study, words, height=int(20 * -bottom), top=4)


def _flow_lines(
    study: Study, arm: str, flow: ArmFlow, words: Words, highlighted: str | None
) -> list[list[str]]:
    """What the three boxes of an arm say, a list of lines each."""
    followed = is_in(study, highlighted, arm)
    name = wrapped(arm_title(study, arm, words), 18)
    allocated = [
        f"<b>{name}</b>",
        marked(words.t("Allocated: {n}", n=flow.allocated), followed=followed),
    ]
    left = flow.withdrawn
    withdrawn = [
        words.t("Withdrawn: {n}", n=words.t("not supplied") if left is None else len(left))
    ]
    withdrawn += [wrapped(text, 22, lines=4) for text in _withdrawals(flow, words)]
    outcome = outcome_label(study.first_outcome, words)
    analysed = [wrapped(f"{words.t('Analysed')} ({outcome})", 22)]
    days = list(flow.analysed)
    shown = [day for day in days if day == study.primary_day or day in days[: MOST_TICKS - 1]]
    analysed += [
        marked(
            f"{day_label(day, words)}: {flow.analysed[day]}",
            followed=followed and is_analysed(study, study.first_outcome, day, highlighted),
        )
        for day in shown
    ]
    if len(days) > len(shown):
        analysed.append(more_text(len(days) - len(shown), words))
    return [allocated, withdrawn, analysed]


def _withdrawals(flow: ArmFlow, words: Words) -> list[str]:
    """Who withdrew: day and reason of each of a few, else how many for each reason."""
    left = flow.withdrawn or ()
    if len(left) <= MOST_WITHDRAWALS:
        texts = []
        for day, reason in left:
            parts = [day_label(day, words).lower()] if day is not None else []
            texts.append(", ".join([*parts, reason] if reason else parts))
        return texts
    return counted_reasons(flow, words)


def _lower_end(y: float, rows: int) -> float:
    """Where a box under a height with room for so many rows ends."""
    return y - rows - 0.5


def _box(x: float, y: float, width: float, rows: int, *, colour: str = REFERENCE) -> Part:
    """A box under a height."""
    return {
        "type": "rect",
        "x0": x - width / 2,
        "x1": x + width / 2,
        "y0": _lower_end(y, rows),
        "y1": y,
        "line": {"color": colour, "width": 2},
    }


def _box_text(x: float, y: float, rows: int, lines: list[str]) -> Part:
    """The text in the middle of a box."""
    return note("<br>".join(lines), x, (_lower_end(y, rows) + y) / 2, font={"size": 12})


def _line(x0: float, y0: float, x1: float, y1: float) -> Part:
    """A line down, across and down again."""
    middle = (y0 + y1) / 2
    return {
        "type": "path",
        "path": f"M {x0} {y0} L {x0} {middle} L {x1} {middle} L {x1} {y1}",
        "line": {"color": REFERENCE, "width": 1.5},
    }
