"""Disease activity: courses, differences, their robustness, changes, improvement and bands."""

from lib import sections, ui

view = ui.begin("disease_activity")
outcome = ui.outcome_of(view)

sections.answer(view, outcome)
sections.courses(view, outcome)
sections.differences(view, outcome)
sections.sensitivity(view, outcome)
sections.changes(view, outcome)
sections.individual_changes(view, outcome)
sections.responders(view, outcome)
sections.bands(view, outcome)
