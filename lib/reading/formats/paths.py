"""Files by their paths."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path


def from_paths(source: str | Path | Sequence[str | Path]) -> Path | dict[str, bytes]:
    """What paths lead to.

    Args:
        source: A folder, or the paths of files.

    Returns:
        The folder, or the content of the files by name.

    Raises:
        FileNotFoundError: There is no such folder or file; says where it was looked for and what
            whoever runs a script can do.
        OSError: A file cannot be read.
    """
    is_folder = isinstance(source, str | Path)
    paths = [Path(name) for name in ([source] if isinstance(source, str | Path) else source)]
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(
                errno.ENOENT,
                f"This is not in {path.absolute().parent}; run the script in the folder of this "
                "project, with the study's files in it",
                str(path),
            )
    return paths[0] if is_folder else {path.name: path.read_bytes() for path in paths}
