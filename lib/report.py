"""A report of a study as one HTML file: python -m lib.report STUDY_FOLDER OUT.html --language it.

The exit status is 0 if the file was written, 1 if the study cannot be shown, with every problem on
standard error in the chosen language, and 2 if the command itself cannot be carried out.
"""

from __future__ import annotations

import argparse
import errno
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from lib.language import LANGUAGES, sentence
from lib.plain_text import LINE_BREAKS
from lib.words import Words

UNREAD = sentence("This study cannot be read: {path}")
UNWRITTEN = sentence("The report cannot be written: {path}")
NO_FILE = sentence("what is there is not an ordinary file")
OF_STUDY = sentence("the study is read from this file")
DONE, NOT_SHOWN, NOT_DONE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the report that the arguments of the command line ask for; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m lib.report", description=__doc__)
    parser.add_argument("study", metavar="STUDY_FOLDER", help="a folder, or one workbook or zip")
    parser.add_argument("out", type=Path, metavar="OUT.html", help="the file to be written")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="en by default")
    given = parser.parse_args(arguments)
    # After the arguments are known to be right: all that a report needs takes a second to import.
    from lib.screen.report.from_folder import files_read, report_of_folder
    from lib.study.problems import StudyError
    from lib.wording.reading.files import problems_table

    words = Words(given.language)
    try:
        if not given.study:
            # As a path this would be the folder in which the command is given.
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        refused = _refused(given.out, files_read(Path(given.study)))
        if refused:
            return _failed(words.t(UNWRITTEN, path=given.out), words.t(refused))
        found = report_of_folder(Path(given.study), words, _tell)
    except StudyError as error:
        table = problems_table(error.problems, words)
        for row in table.to_dict("records"):
            told = "; ".join(f"{name}: {cell}" for name, cell in row.items() if cell)
            print(_one_line(told), file=sys.stderr)
        text = words.t("These files cannot be shown yet. Problems found: {n}.", n=len(table))
        print(text, file=sys.stderr)
        return NOT_SHOWN
    except OSError as error:
        return _failed(words.t(UNREAD, path=given.study or '""'), error.strerror or str(error))
    try:
        _write(given.out, found)
    except OSError as error:
        return _failed(words.t(UNWRITTEN, path=given.out), error.strerror or str(error))
    print(f"{given.out} ({len(found) / 1e6:.1f} MB)")
    return DONE


def _refused(path: Path, read: Sequence[Path]) -> str:
    """Why no report may take the place of what is there, or empty; of links, what they lead to.

    Args:
        path: Where the report is to be written.
        read: The files that the study is read from.
    """
    if os.path.isfile(path):
        return OF_STUDY if any(map(path.samefile, read)) else ""
    return NO_FILE if os.path.exists(path) else ""


def _failed(what: str, why: str) -> int:
    """Say what cannot be done, and why; returns the exit status."""
    print(_one_line(f"{what} ({why})"), file=sys.stderr)
    return NOT_DONE


def _tell(title: str, number: int, of: int) -> None:
    """How far it is, where somebody looks on."""
    if sys.stderr.isatty():
        print(f"{number}/{of} {_one_line(title)}", file=sys.stderr)


def _one_line(text: str) -> str:
    """A text of a file on one line, without what a terminal would act on."""
    line = LINE_BREAKS.sub(" ", text)
    return "".join(
        letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in line
    )


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; of a link, the file that it leads to.

    Raises:
        OSError: It cannot be written there, or must not be changed.
    """
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        # One of a ring of links, which lead to nothing.
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    if target.exists():
        if not os.access(target, os.W_OK):
            # The folder alone would let it be replaced.
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        mode = stat.S_IMODE(target.stat().st_mode)
    else:
        # As any new file may be read.
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    descriptor, name = tempfile.mkstemp(dir=target.parent, suffix=".html.part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


if __name__ == "__main__":
    # Streamlit would warn of what it lacks without a server, which a report does not need.
    logging.disable(logging.WARNING)
    sys.exit(main())
