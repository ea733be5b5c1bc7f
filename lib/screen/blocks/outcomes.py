"""What all outcome pages share: the chosen outcome; and the blocks of a page named by a study."""

from __future__ import annotations

from lib.screen.blocks import changes, effects, limits, next_trial, response, robustness
from lib.screen.blocks.participants import individual
from lib.screen.elements import pair
from lib.screen.report.places import end_page
from lib.screen.view import View
from lib.study.outcomes import Outcome


def chosen(view: View) -> Outcome:
    """The chosen outcome; ends the page if the study measured no outcome of this page."""
    if view.outcome is None:
        end_page(view.words.t("This study did not measure any outcome of this page."))
    return view.outcome


def every_block(view: View, outcome: Outcome) -> None:
    """A page of outcomes that the study names itself; its blocks follow from what they are.

    All outcomes of the page stand in its answer if it has several. Of an outcome with a reference
    limit it is shown who is within it, of any other who improved; a yes or no has neither, and in
    place of courses the shares.
    """
    has_limits = outcome.reference_low is not None or outcome.reference_high is not None
    lines = effects.answer_of_several(view, outcome)
    left, right = pair("course")
    with left:
        changes.courses(view, outcome)
    with right:
        effects.differences(view, outcome)
        if has_limits:
            limits.limits(view, outcome, lines)
    robustness.robustness(view, outcome)
    left, right = pair("changes")
    with left:
        changes.changes(view, outcome)
        individual.individual_changes(view, outcome)
    with right:
        if not has_limits:
            response.response(view, outcome, lines)
        response.bands(view, outcome)
        individual.association(view, outcome)
    next_trial.next_trial(view, outcome)
