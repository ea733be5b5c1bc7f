"""Complement levels: courses, differences and changes of C3 and C4."""

from lib.screen.changes import association, changes, courses, individual_changes, limits
from lib.screen.frame import begin
from lib.screen.outcomes import answer, differences, robustness
from lib.screen.view import outcome_of

view = begin("complement_levels")
outcome = outcome_of(view)

answer(view, outcome)
courses(view, outcome)
differences(view, outcome)
robustness(view, outcome)
changes(view, outcome)
individual_changes(view, outcome)
limits(view, outcome)
association(view, outcome)
