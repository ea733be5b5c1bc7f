"""The figures of a yes or no: shares by visit over their counts, and the board."""

import numpy as np
import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]
import pytest

from lib.figures.binary.shares import board_figure, shares_figure
from lib.figures.effects import differences_figure, outcomes_figure
from lib.results.binary.shares import board_of_shares, shares_by_visit
from lib.results.effects import effects_by_outcome, effects_by_visit
from lib.study.study import Study
from lib.words import Words
from tests.support.figures import forest_columns
from tests.support.shares import given_study, hard_study

EN, IT = Words("en"), Words("it")


def test_each_arm_has_its_shares_and_exact_limits_over_its_counts() -> None:
    study = given_study()
    remission = study.outcomes[0]
    shares = shares_by_visit(study, remission)
    fig = shares_figure(study, remission, shares, EN)
    treated, control = fig.data
    assert list(treated.y) == pytest.approx([0, 6 / 14, 9 / 15], rel=1e-12)
    assert list(control.y) == pytest.approx([0, 2 / 12, 4 / 14], rel=1e-12)
    # The exact limits of R for 9/15 and 0/14.
    ends = treated.y[2] - treated.error_y.arrayminus[2], treated.y[2] + treated.error_y.array[2]
    assert ends == pytest.approx((0.32286976620628161, 0.83663567614048651), rel=1e-12)
    assert control.error_y.array[0] == pytest.approx(0.23163576165011646, rel=1e-12)
    assert list(fig.layout.xaxis.ticktext) == [
        *("1<br>● 0/15<br>◇ 0/14", "22<br>● 6/14<br>◇ 2/12", "43<br>● 9/15<br>◇ 4/14")
    ]
    assert list(fig.layout.yaxis.range) == [-0.04, 1.04]


def test_the_mark_stands_at_the_counts_that_hold_the_participant_followed() -> None:
    study = given_study()
    remission = study.outcomes[0]
    values = study.values(remission)[22]
    who = str(values.index[values.isna()][0])
    fig = shares_figure(study, remission, shares_by_visit(study, remission), EN, highlighted=who)
    marks = [text.count("★") for text in fig.layout.xaxis.ticktext]
    assert marks == [1, 0, 1]


@pytest.mark.parametrize("words", [EN, IT], ids=["en", "it"])
@pytest.mark.parametrize("study", [given_study, hard_study])
def test_every_figure_of_a_yes_or_no_is_one_that_plotly_knows(study: object, words: Words) -> None:
    assert callable(study)
    found: Study = study()
    day = found.primary_day
    for outcome in found.outcomes:
        if not outcome.is_binary:
            continue
        figures = [
            shares_figure(found, outcome, shares_by_visit(found, outcome), words),
            board_figure(found, outcome, board_of_shares(found, outcome, day), words),
            differences_figure(found, outcome, effects_by_visit(found, outcome), words),
        ]
        for fig in figures:
            go.Figure(fig.to_dict())
    go.Figure(outcomes_figure(found, effects_by_outcome(found, day), day, words).to_dict())


def test_differences_and_board_are_in_percentage_points() -> None:
    study = given_study()
    remission = study.outcomes[0]
    fig = differences_figure(study, remission, effects_by_visit(study, remission), EN)
    assert forest_columns(fig)[2][1:] == ["26 (−9 to 54)", "31 (−4 to 58)"]
    title = fig.layout.xaxis.title.text.replace("<br>", " ")
    assert title == "Risk difference, Drug − Placebo (percentage points)"
    board = board_figure(study, remission, board_of_shares(study, remission, 22), EN)
    assert list(board.data[0].x) == pytest.approx([26.190476] * 2 + [25.714286], rel=1e-6)


def test_among_all_outcomes_a_yes_or_no_says_its_unit_and_that_it_is_not_adjusted() -> None:
    study = given_study()
    fig = outcomes_figure(study, effects_by_outcome(study, 43), 43, EN)
    labels, _, texts = forest_columns(fig)
    row = next(n for n, label in enumerate(labels) if "Remission" in label)
    assert "yes is better" in labels[row]
    assert "not adjusted for baseline" in labels[row].replace("<br>", " ")
    assert texts[row].replace("<br>", " ") == "31 percentage points (−4 to 58)"
    score = next(n for n, label in enumerate(labels) if "Score" in label)
    assert "not adjusted" not in labels[score]
    assert "adjusted" not in fig.layout.xaxis.title.text
    assert np.isfinite(fig.data[0].x[row - 1])


@pytest.mark.parametrize(
    ("words", "said"),
    [(EN, "not drawn: its SD is 0"), (IT, "non rappresentato: DS pari a 0")],
    ids=["en", "it"],
)
def test_where_everybody_or_nobody_has_a_yes_the_row_says_why_it_has_no_square(
    words: Words, said: str
) -> None:
    """0 ÷ an SD of 0 has no place on an axis of SDs; the difference of 0 points is known."""
    study = hard_study()
    fig = outcomes_figure(study, effects_by_outcome(study, 22), 22, words)
    labels = [label.replace("<br>", " ") for label in forest_columns(fig)[0][1:]]
    # Remission in everybody, flare in nobody; infection unknown in an arm.
    assert [said in label for label in labels] == [True, True, False, False]
    assert list(np.isnan(fig.data[0].x)) == [True, True, True, False]
