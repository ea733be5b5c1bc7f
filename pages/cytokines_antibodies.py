"""Cytokines and antibodies: courses, ratios and changes of IL-6, TNF-α and anti-dsDNA."""

from lib import sections, ui

view = ui.begin("cytokines_antibodies")
outcome = ui.outcome_of(view)

sections.answer(view, outcome)
sections.courses(view, outcome)
sections.differences(view, outcome)
sections.sensitivity(view, outcome)
sections.changes(view, outcome)
sections.individual_changes(view, outcome)
sections.crossings(view, outcome)
sections.association(view, outcome)
