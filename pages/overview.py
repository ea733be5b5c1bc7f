"""Overview: what the trial shows, who was in it, and what is missing."""

from lib.screen.blocks import overview
from lib.screen.blocks.participants import roster
from lib.screen.exports.abstract import abstract
from lib.screen.frame import begin

view = begin("overview")

overview.answer(view)
overview.design(view)
overview.conclusions(view)
overview.all_outcomes(view)
overview.claims(view)
roster.highlighted_participant(view)
roster.flow(view)
roster.baseline(view)
overview.report(view)
abstract(view)
