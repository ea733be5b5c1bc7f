"""Cytokines and antibodies: courses, ratios and changes of IL-6, TNF-α and anti-dsDNA."""

from lib.screen.changes import association, changes, courses, individual_changes, limits
from lib.screen.frame import begin
from lib.screen.outcomes import answer, differences, robustness
from lib.screen.view import outcome_of

view = begin("cytokines_antibodies")
outcome = outcome_of(view)

answer(view, outcome)
courses(view, outcome)
differences(view, outcome)
robustness(view, outcome)
changes(view, outcome)
individual_changes(view, outcome)
limits(view, outcome)
association(view, outcome)
