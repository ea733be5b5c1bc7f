"""Figures of adverse events: by preferred term, by severity, and over time."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
from numpy.typing import NDArray
from plotly.subplots import make_subplots  # type: ignore[import-untyped, unused-ignore]

from lib.drawing import (
    BACKGROUND,
    FAINT,
    GREY,
    ID_WIDTH,
    REFERENCE,
    SEQUENTIAL,
    STYLES,
    TEXT,
    arm_marker,
    arm_name,
    escaped,
    finished,
    id_ticks,
    plotted,
    wrapped,
)
from lib.event_sentences import GRADE_NAMES, grade_name
from lib.results.participants import marked
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.words import Words

ROW_HEIGHT, LINE_HEIGHT = 46, 15
# Letters of a line over a row, and of a hover label.
LABEL_WIDTH, HOVER_WIDTH = 52, 60
# Grade 1 must stand out from the ground, grade 5 from the text on it.
GRADE_COLOURS: dict[str | int, str] = dict(zip(range(1, 6), SEQUENTIAL[1::2], strict=True))
WORST_COLOURS: dict[str | int, str] = {
    "none": BACKGROUND,
    **GRADE_COLOURS,
    "not_told": FAINT,
}
# From grade 3 on, the colours lie nearer to the text's than to the ground's.
DARK_FROM = 3
MOST_NAMED_LANES = 60
TARGETS = 9


def terms(
    study: Study,
    rows: pd.DataFrame,
    differences: pd.DataFrame,
    words: Words,
    *,
    hers: frozenset[tuple[str, str]] = frozenset(),
) -> go.Figure:
    """Share of participants per arm, and the risk difference, of each class and preferred term.

    Args:
        study: The study.
        rows: Classes and terms to be drawn, from `select_terms`.
        differences: From `term_differences`, aligned with `rows`.
        words: The reader's language.
        hers: Class and term (or "" for the class itself) of the highlighted participant's events.
    """
    fig = make_subplots(1, 2, shared_yaxes=True, horizontal_spacing=0.06)
    names = list(zip(rows["system_organ_class"], rows["term"], strict=True))
    labels = [
        wrapped(term or of_class or words.t("No class supplied"), LABEL_WIDTH)
        for of_class, term in names
    ]
    _add_shares(fig, study, differences, names, words)
    _add_differences(fig, differences, names)
    _add_labels(fig, labels, names, hers)
    _lay_axes(fig, differences, names, words)
    further = max((label.count("<br>") for label in labels), default=0)
    # A name has over half of its row's height.
    row = ROW_HEIGHT + 25 * further
    return finished(fig, study, words, height=150 + row * len(rows), legend_rows=2)


def _add_shares(
    fig: go.Figure,
    study: Study,
    differences: pd.DataFrame,
    names: list[tuple[str, str]],
    words: Words,
) -> None:
    """A point for the share of each arm, on the left."""
    hovers = [wrapped(term or of_class, HOVER_WIDTH) for of_class, term in names]
    places = np.arange(len(names))
    for arm in ARMS:
        style = STYLES[arm]
        n = int(study.members(arm).sum())
        fig.add_scatter(
            x=differences[f"value_{arm}"].to_numpy(),
            y=places + 0.14 + 0.8 * style.offset,
            mode="markers",
            marker=arm_marker(arm, 10, line=2),
            name=f"{arm_name(study, arm, words)} (n {n})",
            customdata=names,
            hovertext=[
                f"{name}: {count:g}/{n}"
                for name, count in zip(hovers, differences[f"participants_{arm}"], strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            row=1,
            col=1,
        )


def _add_differences(
    fig: go.Figure, differences: pd.DataFrame, names: list[tuple[str, str]]
) -> None:
    """The risk difference with its interval, on the right."""
    places = np.arange(len(names))
    value = differences["value"].to_numpy(dtype=float)
    fig.add_scatter(
        x=value,
        y=places + 0.14,
        error_x={
            "type": "data",
            "symmetric": False,
            "array": plotted(differences["high"].to_numpy(dtype=float) - value),
            "arrayminus": plotted(value - differences["low"].to_numpy(dtype=float)),
            "thickness": 2,
            "width": 4,
        },
        mode="markers",
        marker={"size": 8, "symbol": "square", "color": GREY},
        customdata=names,
        hovertemplate="%{x:.0%}<extra></extra>",
        showlegend=False,
        row=1,
        col=2,
    )


def _add_labels(
    fig: go.Figure,
    labels: list[str],
    names: list[tuple[str, str]],
    hers: frozenset[tuple[str, str]],
) -> None:
    """The name of each row over its points; a class in bold."""
    for place, (system_organ_class, term) in enumerate(names):
        label = marked(labels[place], hers=(system_organ_class, term) in hers)
        fig.add_annotation(
            text=label if term else f"<b>{label}</b>",
            x=0,
            xref="paper",
            xanchor="left",
            xshift=14 if term else 0,
            y=place,
            yref="y",
            yshift=14 + LINE_HEIGHT * label.count("<br>") // 2,
            showarrow=False,
            font={"size": 12},
        )


def _lay_axes(
    fig: go.Figure, differences: pd.DataFrame, names: list[tuple[str, str]], words: Words
) -> None:
    """The axes of both panels, and what makes a click find its row."""
    places = np.arange(len(names))
    fig.add_vline(x=0, line={"color": REFERENCE, "width": 1.5, "dash": "dash"}, row=1, col=2)
    # A line between rows ties each name to the points below it.
    fig.update_yaxes(
        showticklabels=False,
        tickvals=places - 0.62,
        range=[len(names) - 0.5, -0.75],
        zeroline=False,
        showgrid=True,
    )
    shares = differences[[f"value_{arm}" for arm in ARMS]].to_numpy(dtype=float)
    highest = float(np.nanmax(shares, initial=0.1))
    fig.update_xaxes(
        title_text=words.t("Participants"),
        tickformat=".0%",
        range=[-0.06 * highest, 1.06 * highest],
        showgrid=True,
        zeroline=False,
        row=1,
        col=1,
    )
    ends = differences[["low", "high"]].abs().to_numpy(dtype=float)
    reach = 1.05 * float(np.nanmax(ends, initial=0.1))
    for column, span in enumerate(((0.0, highest), (-reach, reach)), start=1):
        _add_targets(fig, span, places - 0.25, names, column)
    fig.update_xaxes(
        title_text=words.t("Risk difference, 95% CI"),
        tickformat=".0%",
        range=[-reach, reach],
        showgrid=True,
        zeroline=False,
        row=1,
        col=2,
    )


def _add_targets(
    fig: go.Figure,
    ends: tuple[float, float],
    y: NDArray[np.floating],
    names: list[tuple[str, str]],
    column: int,
) -> None:
    """Points that nobody sees, so that a click on a name or an empty place finds its row."""
    x = np.linspace(*ends, TARGETS)
    fig.add_scatter(
        x=np.tile(x, len(y)),
        y=np.repeat(y, len(x)),
        mode="markers",
        marker={"size": 14, "color": "rgba(0,0,0,0)"},
        customdata=[name for name in names for _ in x],
        hoverinfo="none",
        showlegend=False,
        row=1,
        col=column,
    )


def severity(
    study: Study, grades: pd.DataFrame, words: Words, *, hers: tuple[str, str | int] | None = None
) -> go.Figure:
    """Participants of each arm by the worst grade of their events.

    Args:
        study: The study.
        grades: From `worst_grades`.
        words: The reader's language.
        hers: Arm and worst grade of the highlighted participant, if any.
    """
    fig = go.Figure()
    names = [f"{arm_name(study, arm, words)} (n {study.members(arm).sum()})" for arm in ARMS]
    for place, worst in enumerate(GRADE_NAMES):
        counts = [int(grades.loc[grades["arm"] == arm, worst].iloc[0]) for arm in ARMS]
        if worst == "not_told" and not any(counts):
            continue
        fig.add_bar(
            y=names,
            x=counts,
            orientation="h",
            marker={"color": WORST_COLOURS[worst], "line": {"color": GREY, "width": 1}},
            text=[
                marked(str(count), hers=(arm, worst) == hers) if count else ""
                for arm, count in zip(ARMS, counts, strict=True)
            ],
            textposition="inside",
            insidetextanchor="middle",
            insidetextfont={"color": BACKGROUND if place >= DARK_FROM else TEXT},
            textangle=0,
            name=grade_name(worst, words),
            hovertemplate="%{x}<extra></extra>",
        )
    fig.update_layout(barmode="stack", bargap=0.35, legend_traceorder="normal")
    fig.update_yaxes(autorange="reversed")
    fig.update_xaxes(title_text=words.t("Participants"), rangemode="tozero", tickformat="d")
    return finished(fig, study, words, height=270, legend_rows=4)


def lanes(
    study: Study,
    events: pd.DataFrame,
    exposed: pd.DataFrame,
    words: Words,
    *,
    highlighted: str | None = None,
) -> go.Figure:
    """One lane per participant: every event from onset to end, with the days of dosing.

    Args:
        study: The study.
        events: From `event_lanes`.
        exposed: From `exposures`.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    fig = go.Figure()
    roster = pd.concat([study.participants[study.participants["arm"] == arm] for arm in ARMS])
    ids = [str(one) for one in roster["participant_id"]]
    drawn = events[events["start"].notna()].copy()
    drawn["until"] = drawn["last"] + 1
    drawn["level"], drawn["levels"] = _levels(drawn)
    _add_bars(fig, drawn, words)
    _add_marks(fig, study, drawn, exposed, words)
    _add_lane_targets(fig, study, exposed)
    _name_arms(fig, study, words)
    many = len(ids) > MOST_NAMED_LANES
    ticks = id_ticks(ids, highlighted, width=ID_WIDTH)
    fig.update_yaxes(
        tickvals=np.arange(len(ids)),
        ticktext=ticks,
        showticklabels=not many,
        tickfont={"size": 10},
        range=[len(ids) - 0.5, -0.5],
        zeroline=False,
        showgrid=False,
        title_text=words.t("Participants") if many else "",
    )
    left = exposed["withdrawn"].dropna()
    first = min([study.baseline_day, *drawn["start"], *left])
    last = max([study.days[-1], *drawn["until"], *left])
    fig.update_xaxes(title_text=words.t("Study day"), range=[first - 1, last + 2])
    fig.update_layout(barmode="overlay")
    legends = sum(trace.showlegend is not False for trace in fig.data)
    lane = 9 if many else max(22, 13 * max(tick.count("<br>") + 1 for tick in ticks))
    return finished(
        fig, study, words, height=160 + 22 * legends + lane * len(ids), legend_rows=legends
    )


def _add_bars(fig: go.Figure, drawn: pd.DataFrame, words: Words) -> None:
    """A bar for each event, by grade and relation."""
    names = {term: wrapped(term, HOVER_WIDTH) for term in drawn["term"].unique()}
    grades = drawn["grade"]
    for grade in [*range(1, 6), None]:
        of_grade = grades.isna() if grade is None else grades == grade
        for related in (True, False, None):
            here = drawn[of_grade & _is_related(drawn, related)]
            if here.empty:
                continue
            height = 0.84 / here["levels"]
            fig.add_bar(
                base=here["start"].to_numpy(),
                x=(here["until"] - here["start"]).to_numpy(),
                y=(here["lane"] - 0.42 + (here["level"] + 0.5) * height).to_numpy(),
                width=height.to_numpy(),
                orientation="h",
                marker={
                    "color": FAINT if grade is None else GRADE_COLOURS[grade],
                    "line": {"color": GREY, "width": 1},
                    # Not the pattern of an arm.
                    "pattern": None if related else {"shape": "." if related is False else "x"},
                },
                name=_lane_name(grade, related, words),
                customdata=here[["participant_id", "term"]].to_numpy(),
                text=[
                    f"{escaped(who)}: {names[term]}"
                    for who, term in zip(here["participant_id"], here["term"], strict=True)
                ],
                textposition="none",
                hovertemplate="%{text}<extra></extra>",
            )


def _add_marks(
    fig: go.Figure, study: Study, drawn: pd.DataFrame, exposed: pd.DataFrame, words: Words
) -> None:
    """Events that go on, planned doses, and withdrawals."""
    still = drawn[drawn["open"].astype(bool)]
    if len(still):
        fig.add_scatter(
            x=still["until"].to_numpy(),
            y=still["lane"].to_numpy(),
            mode="markers",
            marker={"symbol": "triangle-right", "size": 9, "color": TEXT},
            name=words.t("Ongoing"),
            hoverinfo="skip",
        )
    withdrawn = exposed["withdrawn"].notna()
    doses = [
        (day, lane)
        for lane, end in zip(exposed["lane"], exposed["end"], strict=True)
        for day in study.dosing_days
        if day <= end
    ]
    if doses:
        fig.add_scatter(
            x=[day for day, _ in doses],
            y=[lane for _, lane in doses],
            mode="markers",
            marker={"symbol": "line-ns-open", "size": 9, "color": REFERENCE},
            name=words.t("Planned dose"),
            hoverinfo="skip",
        )
    if withdrawn.any():
        fig.add_scatter(
            x=exposed.loc[withdrawn, "withdrawn"].to_numpy(),
            y=exposed.loc[withdrawn, "lane"].to_numpy(),
            mode="markers",
            marker={"symbol": "x-thin-open", "size": 10, "color": TEXT, "line": {"width": 2}},
            name=words.t("Withdrawn"),
            hoverinfo="skip",
        )


def _add_lane_targets(fig: go.Figure, study: Study, exposed: pd.DataFrame) -> None:
    """Points that nobody sees, so that a click on an empty place finds its lane."""
    by_lane = exposed.sort_values("lane")
    days = np.linspace(study.baseline_day, study.days[-1], TARGETS)
    fig.add_scatter(
        x=np.tile(days, len(by_lane)),
        y=np.repeat(by_lane["lane"].to_numpy(), TARGETS),
        mode="markers",
        marker={"size": 10, "color": "rgba(0,0,0,0)"},
        customdata=[(who, "") for who in by_lane["participant_id"] for _ in days],
        hoverinfo="none",
        showlegend=False,
    )


def _name_arms(fig: go.Figure, study: Study, words: Words) -> None:
    """A line between the arms, and the name of each at its first lane."""
    split = study.n_treatment - 0.5
    fig.add_hline(y=split, line={"color": TEXT, "width": 1})
    for arm, place in ((TREATMENT, -0.5), (CONTROL, split)):
        fig.add_annotation(
            text=f"<b>{arm_name(study, arm, words)}</b>",
            x=1,
            xref="paper",
            xanchor="right",
            y=place,
            yanchor="top",
            showarrow=False,
            bgcolor=BACKGROUND,
        )


def _levels(drawn: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Where each bar stands in its lane, so that bars at the same time do not hide each other."""
    level = pd.Series(0, index=drawn.index)
    levels = pd.Series(1, index=drawn.index)
    for _, hers in drawn.sort_values(["start", "until"]).groupby("lane"):
        free: list[float] = []
        for event in hers.index:
            start, until = hers.at[event, "start"], hers.at[event, "until"]
            place = next((number for number, end in enumerate(free) if end <= start), len(free))
            if place == len(free):
                free.append(until)
            free[place] = until
            level[event] = place
        levels[hers.index] = len(free)
    return level, levels


def _is_related(drawn: pd.DataFrame, related: bool | None) -> pd.Series:
    return drawn["related"].isna() if related is None else drawn["related"] == related


def _lane_name(grade: int | None, related: bool | None, words: Words) -> str:
    relation = {
        True: words.t("related"),
        False: words.t("not related"),
        None: words.t("relation not told"),
    }[related]
    return f"{grade_name('not_told' if grade is None else grade, words)}, {relation}"
