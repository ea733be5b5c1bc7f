"""Studies with outcomes that are a yes or a no."""

from collections.abc import Sequence
from functools import cache

import plotly.graph_objects as go  # type: ignore[import-untyped, unused-ignore]

from lib.figures.binary.shares import board_figure, shares_figure
from lib.results.binary.shares import board_of_shares, shares_by_visit
from lib.study.study import Study
from lib.words import Words
from tests.support.r_answers import given_to_r
from tests.support.studies import small_study

# Each on a page of its own: the three of the sample, and that of other outcomes.
YES_NO = """
data = "{data}"
[title]
en = "A study of yes and no"
it = "Uno studio di sì e no"
[arms.treatment]
code = "T"
en = "Drug"
it = "Farmaco"
[arms.control]
code = "C"
en = "Placebo"
it = "Placebo"
[schedule]
baseline_day = 1
visit_days = {days}
primary_day = {primary}
[[outcomes]]
code = "remission"
page = "disease_activity"
en = "Remission"
it = "Remissione"
scale = "binary"
better = "higher"
primary = true
[[outcomes]]
code = "flare"
page = "complement_levels"
en = "Flare"
it = "Riacutizzazione"
scale = "binary"
better = "lower"
[[outcomes]]
code = "infection"
page = "cytokines_antibodies"
en = "Infection"
it = "Infezione"
scale = "binary"
better = "lower"
[[outcomes]]
code = "cleared"
page = "outcomes"
en = "Cleared"
it = "Risolto"
scale = "binary"
better = "higher"
"""
SCORE = """
[[outcomes]]
code = "score"
page = "outcomes"
en = "Score"
it = "Punteggio"
unit = {{en = "points", it = "punti"}}
scale = "linear"
better = "lower"
digits = 0
"""


# The four of them at days 1 and 22.
DECLARED = YES_NO.format(data="real", days=[1, 22], primary=22)


def unscaled(*more: str) -> str:
    """Settings of which remission does not say how it is compared."""
    return DECLARED.replace('scale = "binary"\n', "\n".join([*more, ""]), 1)


def answer_files(
    values: Sequence[str], *, outcome: str = "remission", settings: str = DECLARED
) -> dict[str, bytes]:
    """Files of participants in turn in T and C, with a value each at day 22."""
    people = "\n".join(f"P{n},{'TC'[n % 2]}" for n in range(len(values)))
    rows = "\n".join(f"P{n},22,{outcome},{value}" for n, value in enumerate(values))
    found = {
        "participants.csv": f"participant_id,arm\n{people}".encode(),
        "measurements.csv": f"participant_id,day,outcome,value\n{rows}".encode(),
    }
    return found | ({"study.toml": settings.encode()} if settings else {})


def shares_figures(
    study: Study, words: Words, who: str | None = None
) -> list[tuple[str, go.Figure]]:
    """The figures that only a yes or no has, as the pages call them."""
    found = []
    for outcome in study.outcomes:
        if outcome.is_binary:
            shares = shares_by_visit(study, outcome)
            board = board_of_shares(study, outcome, study.primary_day)
            drawn = shares_figure(study, outcome, shares, words, highlighted=who)
            found.append((f"shares {outcome.code}", drawn))
            found.append((f"board {outcome.code}", board_figure(study, outcome, board, words)))
    return found


@cache
def given_study() -> Study:
    """The participants of `reference/shares.csv`: 15 + 14, remission on days 1, 22 and 43."""
    people = given_to_r("shares").fillna(".")
    courses = [" ".join(people.loc[row, ["day_1", "day_22", "day_43"]]) for row in people.index]
    arms = "".join("T" if treated else "C" for treated in people["treated"])
    score = [f"{10 + n % 3} {8 + n % 4} {6 + n % 5}" for n in range(len(arms))]
    return small_study(
        arms, days=(1, 22, 43), settings=YES_NO + SCORE, remission=courses, score=score
    )


@cache
def hard_study() -> Study:
    """Six participants, only yes and no in both languages, nobody measured at baseline.

    At day 22 remission in everybody, flare in nobody, no value of infection in the treatment arm;
    cleared in all of one arm and in nobody of the other.
    """
    return small_study(
        "TTTCCC",
        settings=YES_NO,
        remission=[". Sì", ". si", ". VERO", ". yes", ". Y", ". 1"],
        flare=[". no", ". No", ". n", ". falso", ". 0", ". FALSE"],
        infection=[". .", ". .", ". .", ". yes", ". no", ". no"],
        cleared=[". yes", ". yes", ". yes", ". no", ". no", ". no"],
    )
