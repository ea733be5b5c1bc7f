"""Overview: what the trial shows, who was in it, and what is missing."""

from lib.results.effects import effects_by_outcome
from lib.screen.blocks import overview
from lib.screen.frame import begin

view = begin("overview")
by_outcome = effects_by_outcome(view.study, view.day)

overview.answer(view)
overview.design(view)
overview.conclusions(view, by_outcome)
overview.all_outcomes(view, by_outcome)
overview.claims(view)
overview.highlighted_participant(view)
overview.flow(view)
overview.baseline(view)
overview.report(view)
