"""What `study.toml` says of files that are not in the contract's form: columns and visits."""

from __future__ import annotations

from lib.language import sentence
from lib.reading.entries import Entries
from lib.study.entries import COLUMN, VISIT
from lib.study.layout import MEASURED, ColumnSaid, Taken

NEED_OUTCOME = sentence("Write here which outcome the column holds.")


def read_columns(root: Entries) -> tuple[ColumnSaid, ...]:
    """What is said of columns, in its order; after a note, without what does not fit."""
    found = []
    for entries in root.children("columns") or []:
        said = entries.read(COLUMN)
        if said["taken_for"] == MEASURED and not said["outcome"]:
            entries.wrong("outcome", NEED_OUTCOME)
        elif said["heading"] is not None and said["taken_for"] is not None:
            parts = {name: said[name] for name in ("outcome", "unit", "visit", "cell")}
            taken = Taken(said["taken_for"], **parts)
            found.append(ColumnSaid(said["heading"], taken, said["file"], said["order"]))
    return tuple(found)


def read_visits(root: Entries) -> tuple[tuple[str, int | None], ...]:
    """The study days of visits by their names, None for what is no visit of the study."""
    found = [entries.read(VISIT) for entries in root.children("visits") or []]
    return tuple((said["name"], said["day"]) for said in found if said["name"] is not None)
