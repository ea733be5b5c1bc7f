"""Disease activity: the answer and who improved, then courses, robustness, changes and bands."""

from lib.screen.blocks import effects, outcomes, response
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("disease_activity")
outcome = outcomes.chosen(view)

lines = effects.answer(view, outcome)
outcomes.course_and_difference(view, outcome)
improved, bands = pair("response")
with improved:
    response.response(view, outcome, lines)
with bands:
    response.bands(view, outcome)
outcomes.tests_and_changes(view, outcome)
