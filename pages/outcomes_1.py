"""The first page of outcomes of a study that names its pages itself."""

from lib.screen.blocks import outcomes
from lib.screen.frame import begin

view = begin("outcomes_1")

outcomes.every_block(view, outcomes.chosen(view))
