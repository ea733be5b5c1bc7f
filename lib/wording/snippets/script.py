"""Python that prints a page's numbers anew: what every script begins with.

A script stands in a file of this project's folder and uses what the page uses. Whatever comes from
a study's files is written with `repr`, so that it is a text of the script and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lib.language import Language
from lib.study.contract import SETTINGS, SETTINGS_SUFFIX
from lib.study.outcomes import Outcome
from lib.study.provenance import Provenance
from lib.study.study import Study

LONGEST_LINE, MOST_LINES = 100, 10
# Of a code or identifier; a longer one is named by its place.
LONGEST_LITERAL = 50
# What the files are in where their names fill more than a line.
FOLDER = "study"
PRINTED = "print(table.to_string(index=False))"
SETTINGS_FILE = SETTINGS + SETTINGS_SUFFIX


@dataclass(frozen=True, slots=True)
class Origin:
    """What a script reads, and in which language it prints.

    Attributes:
        files: The names of the study's files; None for the bundled sample.
        language: Of the reader.
    """

    files: tuple[str, ...] | None
    language: Language

    @property
    def has_folder(self) -> bool:
        """Whether the files are read from a folder, because their names are too long a line."""
        return self.files is not None and (
            len(_listed(self.files)) > LONGEST_LINE or not all(map(_is_name, self.files))
        )


def origin(provenance: Provenance | None, language: Language) -> Origin:
    """What a script reads of a study on screen.

    Args:
        provenance: The files it came from, or None for the bundled sample.
        language: Of the reader.

    Returns:
        The names of the files. The settings that the page gave come first and are called
        study.toml; they take the place of those among the files.
    """
    if provenance is None:
        return Origin(None, language)
    if not provenance.settings:
        return Origin(provenance.names, language)
    tables = [name for name in provenance.names if not name.lower().endswith(SETTINGS_SUFFIX)]
    return Origin((SETTINGS_FILE, *tables), language)


def script(of: Origin, imports: Mapping[str, Sequence[str]], lines: Sequence[str]) -> str:
    """A script that reads the study and the words of the language, then does as told.

    Args:
        of: What it reads.
        imports: Names by the module that they are imported from.
        lines: What it does with `study` and `words`.

    Returns:
        At most `MOST_LINES` lines, of at most `LONGEST_LINE` characters as far as what is given
        allows.
    """
    modules = {**imports, "lib.reading.examine": ["read_study"], "lib.words": ["Words"]}
    before: list[str] = []
    if of.files is None:
        reading = "read_study('sample_data')"
    elif of.has_folder:
        modules["pathlib"] = ["Path"]
        reading = f"read_study(sorted(Path({FOLDER!r}).iterdir()))"
    else:
        before, reading = [_listed(of.files)], "read_study(files)"
    if of.language != "en":
        # The terms of events and the reasons in the language of the reader.
        reading += f".in_language({of.language!r})"
    body = [*before, f"study, words = {reading}, Words({of.language!r})", *lines]
    # Ours come after those of Python itself.
    order = sorted(modules, key=lambda name: (name.startswith("lib."), name))
    head = [f"from {name} import {', '.join(sorted(modules[name]))}" for name in order]
    gap = [""] if len(head) + len(body) < MOST_LINES else []
    return "\n".join([*head, *gap, *body])


def outcome_code(study: Study, outcome: Outcome) -> str:
    """How a script finds an outcome: by its code, or by its place if that is long."""
    literal = repr(outcome.code)
    if len(literal) > LONGEST_LITERAL:
        return f"study.outcomes[{study.outcomes.index(outcome)}]"
    return f"study.outcome({literal})"


def participant_code(study: Study, who: str) -> str:
    """How a script names a participant, likewise."""
    literal = repr(who)
    if len(literal) > LONGEST_LITERAL:
        place = study.participants["participant_id"].tolist().index(who)
        return f"study.participants['participant_id'][{place}]"
    return literal


def _listed(files: Sequence[str]) -> str:
    return f"files = {list(files)!r}"


def _is_name(file: str) -> bool:
    """Whether a name is one of a file beside the script, and leads nowhere else."""
    return PurePosixPath(file.replace("\\", "/")).name == file and ":" not in file
