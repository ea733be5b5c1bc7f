"""Your own study: drop its files, look at what was understood, and show it."""

from lib.screen.blocks import upload
from lib.screen.frame import begin

view = begin("your_study")

files = upload.dropped_files(view)
if files:
    upload.examine_files(view, files)
upload.templates(view)
