"""Your own study: what to prepare, where to drop it, and what to check before it is shown."""

from lib.screen.blocks import upload
from lib.screen.frame import begin

view = begin("your_study")

upload.prepare(view)
files = upload.dropped_files(view)
if files:
    upload.examine_files(view, files)
