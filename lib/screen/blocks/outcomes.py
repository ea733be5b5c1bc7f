"""What all outcome pages share: the chosen outcome, and the blocks that each of them shows."""

from __future__ import annotations

import streamlit as st

from lib.screen.blocks import changes, effects, robustness
from lib.screen.elements import pair
from lib.screen.view import View
from lib.study.outcomes import Outcome


def chosen(view: View) -> Outcome:
    """The chosen outcome; ends the page if the study measured no outcome of this page."""
    if view.outcome is None:
        st.info(
            view.words.t("This study did not measure any outcome of this page."),
            icon=":material/info:",
        )
        st.stop()
    return view.outcome


def course_and_difference(view: View, outcome: Outcome) -> None:
    """What every outcome page shows first: the courses, and the difference beside them."""
    course, difference = pair("course")
    with course:
        changes.courses(view, outcome)
    with difference:
        effects.differences(view, outcome)


def tests_and_changes(view: View, outcome: Outcome) -> None:
    """What every outcome page shows later: whether the result holds, and the changes."""
    robustness.robustness(view, outcome)
    by_visit, individual = pair("changes")
    with by_visit:
        changes.changes(view, outcome)
    with individual:
        changes.individual_changes(view, outcome)
