"""Complement levels: the answer and who became normal, then courses and changes of C3 and C4."""

from lib.screen.blocks import changes, effects, limits, next_trial, outcomes, robustness
from lib.screen.blocks.participants import individual
from lib.screen.elements import pair
from lib.screen.frame import begin

view = begin("complement_levels")
outcome = outcomes.chosen(view)

lines = effects.answer(view, outcome)
left, right = pair("course")
with left:
    changes.courses(view, outcome)
with right:
    effects.differences(view, outcome)
    limits.limits(view, outcome, lines)
robustness.robustness(view, outcome)
left, right = pair("changes")
with left:
    changes.changes(view, outcome)
with right:
    individual.individual_changes(view, outcome)
individual.association(view, outcome)
next_trial.next_trial(view, outcome)
