"""Complement levels: courses, differences and changes of C3 and C4."""

from lib import sections, ui

view = ui.begin("complement_levels")
outcome = ui.outcome_of(view)

sections.answer(view, outcome)
sections.courses(view, outcome)
sections.differences(view, outcome)
sections.sensitivity(view, outcome)
sections.changes(view, outcome)
sections.individual_changes(view, outcome)
sections.crossings(view, outcome)
sections.association(view, outcome)
