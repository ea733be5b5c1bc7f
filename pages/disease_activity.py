"""Disease activity: courses, differences, changes and activity bands."""

from lib import sections, ui

view = ui.begin("disease_activity")
outcome = ui.outcome_of(view)

sections.answer(view, outcome)
sections.courses(view, outcome)
sections.differences(view, outcome)
sections.changes(view, outcome)
sections.individual_changes(view, outcome)
sections.bands(view, outcome)
