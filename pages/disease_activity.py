"""Disease activity: courses, differences, their robustness, changes, improvement and bands."""

from lib.screen.changes import bands, changes, courses, individual_changes, response
from lib.screen.frame import begin
from lib.screen.outcomes import answer, differences, robustness
from lib.screen.view import outcome_of

view = begin("disease_activity")
outcome = outcome_of(view)

answer(view, outcome)
courses(view, outcome)
differences(view, outcome)
robustness(view, outcome)
changes(view, outcome)
individual_changes(view, outcome)
response(view, outcome)
bands(view, outcome)
