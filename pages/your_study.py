"""Your own study: what to prepare, where to drop it, and what to check before it is shown."""

from lib.screen.frame import begin
from lib.screen.upload import dropped_files, examine_files, prepare

view = begin("your_study")

prepare(view)
files = dropped_files(view)
if files:
    examine_files(view, files)
