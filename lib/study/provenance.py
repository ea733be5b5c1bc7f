"""Which files a study on screen came from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Provenance:
    """The files of a study.

    Attributes:
        digests: SHA-256 of each file's content in hexadecimal, by file name in the order of names.
        loaded: When they were read; aware of its time zone.
        is_upload: Whether a reader uploaded them; else they lie on the server.
        settings: The `study.toml` that the page gave, which takes the place of any among the
            files; empty if it gave none.
    """

    digests: dict[str, str]
    loaded: datetime
    is_upload: bool
    settings: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The files' names."""
        return tuple(self.digests)

    @property
    def digest(self) -> str:
        """SHA-256 of the content: of the one file, or of the list of several.

        The list is what `sha256sum` prints for the files in the order of their names (of the C
        locale), so that `sha256sum FILES | sha256sum` gives the same.
        """
        if len(self.digests) == 1:
            return next(iter(self.digests.values()))
        listed = "".join(_line(name, digest) for name, digest in self.digests.items())
        return hashlib.sha256(listed.encode()).hexdigest()


def _line(name: str, digest: str) -> str:
    """The line of `sha256sum` for a file; a backslash before it says that its name is escaped."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "" if escaped == name else "\\"
    return f"{mark}{digest}  {escaped}\n"


def provenance(files: Mapping[str, bytes], loaded: datetime, *, is_upload: bool) -> Provenance:
    """Where a study came from.

    Args:
        files: Content by file name.
        loaded: When it was read.
        is_upload: Whether a reader uploaded it.

    Raises:
        ValueError: The time has no time zone.
    """
    if loaded.tzinfo is None:
        raise ValueError("loaded must be aware of its time zone")
    digests = {name: hashlib.sha256(files[name]).hexdigest() for name in sorted(files)}
    return Provenance(digests, loaded, is_upload)
