"""Cytokines and antibodies: all of them in the answer, then what concerns the chosen one."""

from lib.screen.blocks import changes, effects, limits, outcomes
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("cytokines_antibodies")
outcome = outcomes.chosen(view)

effects.answer_of_several(view, outcome)
outcomes.course_and_difference(view, outcome)
outcomes.tests_and_changes(view, outcome)
crossed, together = pair("limits")
with crossed:
    limits.limits(view, outcome)
with together:
    changes.association(view, outcome)
