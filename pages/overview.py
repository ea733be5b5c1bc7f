"""Overview: what the trial shows, who was in it, and what is missing."""

from lib.screen.blocks import overview
from lib.screen.frame import begin

view = begin("overview")

overview.answer(view)
overview.design(view)
overview.conclusions(view)
overview.all_outcomes(view)
overview.claims(view)
overview.highlighted_participant(view)
overview.flow(view)
overview.baseline(view)
overview.report(view)
