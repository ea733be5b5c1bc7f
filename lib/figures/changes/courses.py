"""Every participant's course with the summaries of the arms."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.figures.changes.limits import names_of_limits, reference_limits
from lib.figures.distributions import value_bands
from lib.figures.drawing import (
    BELOW,
    HIGHLIGHTED,
    MOST_TICKS,
    PANEL_WIDTH,
    STYLES,
    TEXT,
    THIN,
    UPRIGHT_WIDTH,
    Figure,
    Part,
    arm_marker,
    escaped,
    finished,
    highlight_name,
    with_remark,
    wrapped,
)
from lib.figures.parts import (
    arm_panels,
    error_bars,
    in_panel,
    named_once,
    points,
    titled,
    told_numbers,
)
from lib.figures.scales import log_axis
from lib.results.apart import values_apart
from lib.results.changes import are_medians
from lib.results.distributions import are_many, courses_at_random
from lib.results.participants.followed import is_in
from lib.statistics.estimates import FloatArray
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.wording.amounts import effect_digits, value_with_limits
from lib.wording.names import (
    arm_title,
    better_phrase,
    day_label,
    day_number,
    label_with_unit,
    statistic_name,
    value_text,
)
from lib.words import NOT_ESTIMABLE, Words

# Of the panels in pixels; who is beyond a limit can be counted only if the courses stand apart.
HEIGHT, HEIGHT_WITH_LIMITS = 300, 400
# Letters over a panel that shares its width with the names of limits.
KIND_WIDTH = 18


def courses_figure(
    study: Study,
    outcome: Outcome,
    summaries: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> Figure:
    """Every participant's course as a thin line, a panel per arm, with the arm's summary.

    Of many participants some courses drawn at random, over bands that hold most values of each day.

    Args:
        study: The study.
        outcome: The outcome shown.
        summaries: From `arm_summaries`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    kind = statistic_name(outcome, are_medians(summaries), words)
    # Two names stand side by side, on the screen of a phone too.
    names = {arm: wrapped(arm_title(study, arm, words), PANEL_WIDTH) for arm in ARMS}
    apart = values_apart(study, outcome)
    traces, days = [], []
    for column, arm in enumerate(ARMS, start=1):
        here = summaries[summaries["arm"] == arm]
        drawn = value_bands(study, outcome, arm) if are_many(study) else []
        drawn.append(_lines(study, outcome, arm, apart, words))
        drawn += _values_below_limit(study, outcome, arm, apart, words)
        if is_in(study, highlighted, arm):
            drawn.append(_highlighted_course(study, outcome, str(highlighted), apart, words))
        drawn.append(_summary(outcome, here, f"{names[arm]}: {kind}", arm, words))
        drawn += reference_limits(study, outcome)
        traces += [{**trace, **in_panel(column)} for trace in drawn]
        days.append(_day_axis(study, here, words))
    limits, beside = names_of_limits(outcome, words)
    over = wrapped(kind, KIND_WIDTH) if limits else kind
    across, up, notes, height = arm_panels(
        {arm: f"<b>{name}</b><br>{over}" for arm, name in names.items()},
        height=HEIGHT_WITH_LIMITS if limits else HEIGHT,
    )
    scale = _value_scale(study, outcome, summaries, words)
    layout = {
        "xaxis": {**across[0], **days[0]},
        "xaxis2": {**across[1], **days[1]},
        "yaxis": {**up[0], **scale, **titled(_axis_title(outcome, words))},
        "yaxis2": {**up[1], **scale},
        "annotations": [*notes, *limits],
        "margin": {"r": 8 + beside},
    }
    return finished(named_once(traces), layout, study, words, height=height, top=0)


def _value_scale(study: Study, outcome: Outcome, summaries: pd.DataFrame, words: Words) -> Part:
    """From where to where the values go, and whether in logs."""
    if outcome.is_log:
        values = study.as_measured(outcome, days=study.every_day).to_numpy().ravel()
        limits = [outcome.reference_low, outcome.reference_high]
        drawn = [values, *(summaries[name] for name in ("value", "low", "high"))]
        return log_axis(np.concatenate([*drawn, np.array(limits, dtype=float)]), words)
    return {} if outcome.minimum is None else {"rangemode": "tozero"}


def _lines(study: Study, outcome: Outcome, arm: str, apart: pd.DataFrame, words: Words) -> Part:
    """The courses of an arm's participants as thin lines."""
    style, days = STYLES[arm], study.every_day
    drawn = courses_at_random(study, arm)
    measured = study.as_measured(outcome, days=days)
    # Of arrays: to cut a frame takes longer than the rest of the trace.
    values, heights = measured.to_numpy()[drawn], apart.to_numpy()[drawn]
    # One trace with gaps: a trace per participant is many times slower to build and draw.
    return points(
        np.tile(np.append(np.asarray(days, dtype=float), np.nan), len(values)),
        np.hstack([heights, np.full((len(values), 1), np.nan)]).ravel(),
        mode="lines+markers",
        line={"color": style.colour, "width": 1},
        marker={"size": 4, "symbol": style.symbol},
        opacity=THIN,
        text=_told(study, outcome, measured.index[drawn], values, heights, words),
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )


def _told(
    study: Study,
    outcome: Outcome,
    ids: Iterable[object],
    values: FloatArray,
    heights: FloatArray,
    words: Words,
) -> list[str]:
    """What each point of some courses says: whose value, at which day, and whether it is moved.

    With an empty text for the gap after each course.
    """
    numbers = iter(told_numbers(values.ravel(), outcome.digits, words))
    days = [day_label(day, words).lower() for day in study.every_day]
    texts = []
    for who, moved in zip(ids, (heights != values).tolist(), strict=True):
        name = escaped(who)
        for day, is_moved in zip(days, moved, strict=True):
            number = next(numbers)
            if is_moved and number != NOT_ESTIMABLE:
                number = words.t("{value} (equal values are drawn apart)", value=number)
            texts.append(f"{name}, {day}: {number}")
        texts.append("")
    return texts


def _values_below_limit(
    study: Study, outcome: Outcome, arm: str, apart: pd.DataFrame, words: Words
) -> list[Part]:
    """A mark on each drawn value of an arm below the quantification limit, if there is any."""
    members, days = courses_at_random(study, arm), study.every_day
    rows, places = np.nonzero(study.below_limit(outcome, days=days).to_numpy()[members])
    if not len(rows):
        return []
    values = study.as_measured(outcome, days=days)[members]
    texts = [
        f"{escaped(values.index[row])}, {day_label(days[place], words).lower()}: "
        + escaped(value_text(outcome, values.iat[row, place], True, words))
        for row, place in zip(rows, places, strict=True)
    ]
    marks = points(
        np.asarray(days, dtype=float)[places],
        apart.to_numpy()[members][rows, places],
        marker={**arm_marker(arm, 10, line=1.5), "symbol": BELOW},
        text=texts,
        hovertemplate="%{text}<extra></extra>",
        name=words.t("Below the quantification limit (drawn at the limit)"),
        legendgroup="below",
        showlegend=True,
    )
    return [marks]


def _highlighted_course(
    study: Study, outcome: Outcome, who: str, apart: pd.DataFrame, words: Words
) -> Part:
    """The course of the highlighted participant as a bold line."""
    mine = study.as_measured(outcome, days=study.every_day).loc[[who]].to_numpy()
    heights = apart.loc[who].to_numpy()
    return points(
        np.asarray(study.every_day, dtype=float),
        heights,
        mode="lines+markers",
        line={"color": TEXT, "width": 3},
        marker={"size": 9, "symbol": HIGHLIGHTED},
        name=highlight_name(who),
        text=_told(study, outcome, [who], mine, heights[None], words)[:-1],
        hovertemplate="%{text}<extra></extra>",
        showlegend=True,
    )


def _summary(outcome: Outcome, here: pd.DataFrame, name: str, arm: str, words: Words) -> Part:
    """The means or medians of an arm with their bars."""
    style, digits = STYLES[arm], effect_digits(outcome)
    limits = [here[name].to_numpy(dtype=float) for name in ("value", "low", "high")]
    return points(
        here["day"].to_numpy(dtype=float),
        limits[0],
        error_y=error_bars(*limits),
        mode="lines+markers",
        line={"color": style.colour, "width": 4, "dash": style.dash},
        marker=arm_marker(arm, 11 if len(here) <= MOST_TICKS else 6, line=2),
        name=name,
        showlegend=False,
        text=[
            value_with_limits(value, low, high, digits, words) + f", n {n}"
            for value, low, high, n in zip(*limits, here["n"], strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _day_axis(study: Study, summaries: pd.DataFrame, words: Words) -> Part:
    """Study days under one panel, with the n of each if there is room."""
    days = study.every_day
    # A single day has some room on either side too.
    margin = 0.08 * (days[-1] - days[0]) or 1
    axis = titled(words.t("Study day"), range=[days[0] - margin, days[-1] + margin])
    if len(days) > MOST_TICKS:
        return axis
    n = dict(zip(study.days, summaries["n"], strict=True))
    # A day that is in no comparison has a mark and no n.
    ticks = [f"{day}<br>n {n[day]}" if day in n else day_number(day) for day in days]
    return {**axis, "tickvals": list(days), "ticktext": ticks}


def _axis_title(outcome: Outcome, words: Words) -> str:
    """Name of an outcome with its unit, and which direction is good."""
    title = wrapped(label_with_unit(outcome, words), UPRIGHT_WIDTH)
    return with_remark(title, better_phrase(outcome, words))
