"""The fourth page of outcomes of a study that names its pages itself."""

from lib.screen.blocks import outcomes
from lib.screen.frame import begin

view = begin("outcomes_4")

outcomes.every_block(view, outcomes.chosen(view))
