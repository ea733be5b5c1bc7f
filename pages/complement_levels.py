"""Complement levels: the answer and who became normal, then courses and changes of C3 and C4."""

from lib.screen.blocks import changes, effects, limits, outcomes
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("complement_levels")
outcome = outcomes.chosen(view)

lines = effects.answer(view, outcome)
outcomes.course_and_difference(view, outcome)
crossed, together = pair("limits")
with crossed:
    limits.limits(view, outcome, lines)
with together:
    changes.association(view, outcome)
outcomes.tests_and_changes(view, outcome)
