"""Cytokines and antibodies: all of them in the answer, then what concerns the chosen one."""

from lib.screen.blocks import changes, effects, limits, next_trial, outcomes, robustness
from lib.screen.blocks.participants import individual
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("cytokines_antibodies")
outcome = outcomes.chosen(view)

effects.answer_of_several(view, outcome)
left, right = pair("course")
with left:
    changes.courses(view, outcome)
with right:
    effects.differences(view, outcome)
    limits.limits(view, outcome)
robustness.robustness(view, outcome)
left, right = pair("changes")
with left:
    changes.changes(view, outcome)
with right:
    individual.individual_changes(view, outcome)
individual.association(view, outcome)
next_trial.next_trial(view, outcome)
