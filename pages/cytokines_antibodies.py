"""Cytokines and antibodies: courses, ratios and changes of IL-6, TNF-α and anti-dsDNA."""

from lib.screen.blocks import changes, limits, next_trial, outcomes
from lib.screen.frame import begin

view = begin("cytokines_antibodies")
outcome = outcomes.chosen(view)

outcomes.shared_blocks(view, outcome)
limits.limits(view, outcome)
changes.association(view, outcome)
next_trial.next_trial(view, outcome)
