"""The pages of the dashboard with their titles, in the order of the menu."""

from __future__ import annotations

from lib.language import sentence

# By the name of the page's file, which is its address too.
OUTCOME_PAGES = {
    "disease_activity": sentence("Disease activity"),
    "complement_levels": sentence("Complement levels"),
    "cytokines_antibodies": sentence("Cytokines and antibodies"),
}
PAGES = {
    "overview": sentence("Overview"),
    **OUTCOME_PAGES,
    "adverse_events": sentence("Adverse events"),
    "your_study": sentence("Your own study"),
}
