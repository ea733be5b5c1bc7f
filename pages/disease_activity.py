"""Disease activity: the answer and who improved, then courses, robustness, changes and bands."""

from lib.screen.blocks import changes, effects, next_trial, outcomes, response, robustness
from lib.screen.blocks.participants import individual
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("disease_activity")
outcome = outcomes.chosen(view)

lines = effects.answer(view, outcome)
left, right = pair("course")
with left:
    changes.courses(view, outcome)
with right:
    effects.differences(view, outcome)
left, right = pair("response")
with left:
    response.response(view, outcome, lines)
with right:
    response.bands(view, outcome)
robustness.robustness(view, outcome)
left, right = pair("changes")
with left:
    changes.changes(view, outcome)
with right:
    individual.individual_changes(view, outcome)
next_trial.next_trial(view, outcome)
