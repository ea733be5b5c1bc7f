"""The block of each participant's highest grade."""

from __future__ import annotations

from functools import partial

from lib.figures.events.kinds import severity_figure
from lib.results.events.kinds import (
    worst_grades,
    worst_of,
)
from lib.results.exports.events import numbers_of_severity
from lib.screen.elements import (
    section,
    show_chart,
    show_notes,
)
from lib.screen.exports.code import FIGURE, origin_of
from lib.screen.exports.fold import take_away
from lib.screen.remembered import remembered
from lib.screen.view import View
from lib.wording.events.kinds import (
    severity_sentence,
)
from lib.wording.snippets.events import severity_script

# Classes and terms in the figure, in its table, and in the answer.
MOST_ROWS, MOST_LISTED, MOST_APART = 30, 300, 2


def severity(view: View) -> None:
    """Participants by the worst grade of their events."""
    title = view.words.t("Highest grade of each participant")
    if _severity(view, title):
        numbers = partial(numbers_of_severity, view.study)
        take_away(
            view,
            title,
            key="severity",
            numbers=numbers,
            figure="severity",
            code=lambda: {FIGURE: severity_script(origin_of(view))},
        )


@remembered("highlighted")
def _severity(view: View, title: str) -> bool:
    """The block of `severity`; returns whether there is a figure."""
    study, words = view.study, view.words
    grades = worst_grades(study)
    section(title)
    apart = words.t(
        "Severe (grade 3) says how intense an event was; serious says what came of it: hospital, "
        "danger to life, lasting damage or death. A severe event need not be serious; "
        "life-threatening and fatal events are always serious."
    )
    if grades.empty:
        show_notes(words.t("Grades were not supplied."), apart)
        return False
    finding = severity_sentence(study, grades, words)
    followed = worst_of(study, view.highlighted)
    show_chart(
        severity_figure(study, grades, words, followed=followed), key="severity", alt=finding
    )
    show_notes(apart)
    return True
