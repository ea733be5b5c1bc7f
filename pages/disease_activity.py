"""Disease activity: courses, differences, their robustness, changes, improvement and bands."""

from lib.screen.blocks import next_trial, outcomes, response
from lib.screen.frame import begin

view = begin("disease_activity")
outcome = outcomes.chosen(view)

outcomes.shared_blocks(view, outcome)
response.response(view, outcome)
response.bands(view, outcome)
next_trial.next_trial(view, outcome)
