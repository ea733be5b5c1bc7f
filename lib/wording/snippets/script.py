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
from lib.words import Words

LONGEST_LINE, MOST_LINES = 100, 10
# Of a code; an outcome with a longer one is named by its place.
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
        has_own_settings: Whether the page gave their study.toml.
    """

    files: tuple[str, ...] | None
    language: Language
    has_own_settings: bool = False

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
    return Origin((SETTINGS_FILE, *tables), language, has_own_settings=True)


def where_sentence(of: Origin, words: Words) -> str:
    """Where a script is to be run and how, and what has to lie there."""
    run = words.t(
        "Save it there, say as number.py, and run .venv/bin/python number.py; the project's README "
        "tells what sets that up."
    )
    if of.files is None:
        said = words.t(
            "Python, to be run in the folder of this project; it reads the bundled study."
        )
        return f"{said} {run}"
    names = ", ".join(of.files)
    if of.has_folder:
        said = words.t(
            "Python, to be run in the folder of this project; it reads these files, which alone "
            "lie in a folder “{folder}” there: {files}.",
            folder=FOLDER,
            files=names,
        )
    else:
        said = words.t(
            "Python, to be run in the folder of this project, with these files in it: {files}.",
            files=names,
        )
    if of.has_own_settings:
        said += " " + words.t("study.toml is the one that these pages give, above under Files.")
    return f"{said} {run}"


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
        return outcome_place(study, outcome)
    return f"study.outcome({literal})"


def outcome_place(study: Study, outcome: Outcome) -> str:
    """An outcome by its place among those of the study."""
    return f"study.outcomes[{study.outcomes.index(outcome)}]"


def participant_place(study: Study, who: str) -> str:
    """A participant's identifier by its place in the roster."""
    place = study.participants["participant_id"].tolist().index(who)
    return f"study.participants.participant_id[{place}]"


def _listed(files: Sequence[str]) -> str:
    return f"files = {list(files)!r}"


def _is_name(file: str) -> bool:
    """Whether a name is one of a file beside the script, and leads nowhere else."""
    return PurePosixPath(file.replace("\\", "/")).name == file and ":" not in file
