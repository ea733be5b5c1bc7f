"""Your own study: what to prepare, where to drop it, and what to check before it is shown."""

from lib import ui, upload_sections

view = ui.begin("your_study")

upload_sections.prepare(view)
files = ui.dropped_files(view)
if files:
    upload_sections.examine(view, files)
