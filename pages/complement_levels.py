"""Complement levels: courses, differences and changes of C3 and C4."""

from lib.screen.blocks import changes, limits, next_trial, outcomes
from lib.screen.frame import begin

view = begin("complement_levels")
outcome = outcomes.chosen(view)

outcomes.shared_blocks(view, outcome)
limits.limits(view, outcome)
changes.association(view, outcome)
next_trial.next_trial(view, outcome)
