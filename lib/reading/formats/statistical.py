"""From an uploaded data set of SPSS, Stata or SAS to its table as CSV, whatever it holds."""

from __future__ import annotations

from pathlib import PurePosixPath

from lib.language import sentence
from lib.reading.formats.apart.bounds import DAMAGED
from lib.reading.formats.contents import Content, Room, Sheet
from lib.reading.formats.limited import LATE, LONGEST_WAIT, answer_of
from lib.reading.text.delimited import TOO_LARGE
from lib.study.contract import LARGEST_CONTENT
from lib.study.problems import Problems

BAD_DATA_SET = sentence(
    "This data set cannot be opened: open it in its own program and save it again, or export it "
    "as .xlsx or .csv."
)
LARGE_DATA_SET = sentence(
    "This data set is too large: keep the variables and rows of the study, or export it as .csv."
)
LATE_DATA_SET = sentence(
    "Reading this data set took longer than {limit} seconds: if the server is busy, load the page "
    "anew and drop it later; or export it as .csv."
)


def data_set_of(name: str, content: Content, problems: Problems, room: Room) -> list[Sheet] | None:
    """The table of a data set, with the labels of its variables.

    Args:
        name: Name of the file, whose suffix says how it is read.
        content: The file.
        problems: Collects what is wrong.
        room: What may still be unpacked of the upload, and computed.

    Returns:
        One sheet, its table as CSV in UTF-8 under the names of the variables, or None if, after a
        note, it is not read.

    Raises:
        RuntimeError: The other process does not run at all, whatever the file.
    """
    read = content.read(LARGEST_CONTENT + 1)
    if len(read) > LARGEST_CONTENT:
        problems.add(name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
        return None
    answer = answer_of("data_sets.py", read, room, PurePosixPath(name.lower()).suffix)
    if isinstance(answer, list):
        if room.has(sum(sheet.content.size for sheet in answer)):
            return answer
        problems.add(name, TOO_LARGE, limit=LARGEST_CONTENT // 2**20)
    elif answer == LATE:
        problems.add(name, LATE_DATA_SET, limit=LONGEST_WAIT)
    elif answer == DAMAGED:
        problems.add(name, BAD_DATA_SET)
    else:
        problems.add(name, LARGE_DATA_SET)
    return None
