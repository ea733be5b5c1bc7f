"""What all outcome pages share: the chosen outcome, and the blocks that each of them shows."""

from __future__ import annotations

import streamlit as st

from lib.screen.blocks import changes, effects, robustness
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


def shared_blocks(view: View, outcome: Outcome) -> None:
    """What every outcome page shows first, in this order; a page adds its own blocks."""
    effects.answer(view, outcome)
    changes.courses(view, outcome)
    effects.differences(view, outcome)
    robustness.robustness(view, outcome)
    changes.changes(view, outcome)
    changes.individual_changes(view, outcome)
