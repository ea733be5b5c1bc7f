"""What stands in the memory of another process: every text of a mark, however encoded."""

import contextlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

# By bytes for a letter.
ENCODINGS = {1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}
# Bytes of a mapping that are looked at together.
CHUNK = 2**24


def is_readable(process: int) -> bool:
    """Whether this machine lets one process read the memory of another of the same user."""
    try:
        with Path(f"/proc/{process}/mem").open("rb"):
            return True
    except OSError:
        return False


def found(process: int, mark: str) -> Counter[str]:
    """How often each word that begins with a mark stands in what a process may write.

    Args:
        process: Its number.
        mark: Of letters and digits.

    Returns:
        By the lower-case letters behind the mark.
    """
    counted: Counter[str] = Counter()
    maps = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            place, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(number, 16) for number in place.split("-"))
            for first in range(start, end, CHUNK):
                with contextlib.suppress(OSError, ValueError, OverflowError):
                    memory.seek(first)
                    # Whatever lies across two parts is found in the first of them.
                    held = memory.read(min(CHUNK + 4 * len(mark), end - first))
                    for width, encoding in ENCODINGS.items():
                        for at in _places(held, mark.encode(encoding), width):
                            after = at + width * len(mark)
                            behind = held[after : after + 20 * width]
                            letters = re.match("[a-z]*", behind.decode(encoding, "replace"))
                            counted[letters[0] if letters else ""] += 1
    return counted


def _places(held: bytes, mark: bytes, width: int) -> Iterator[int]:
    """Where a mark stands, of letters so many bytes wide that begin at a multiple of that."""
    if width == 1:
        at = held.find(mark)
        while at >= 0:
            yield at
            at = held.find(mark, at + 1)
        return
    letters = np.frombuffer(held[: len(held) // width * width], dtype=f"<u{width}")
    wanted = np.frombuffer(mark, dtype=f"<u{width}")
    starts = np.flatnonzero(letters[: len(letters) - len(wanted) + 1] == wanted[0])
    for place, letter in enumerate(wanted):
        starts = starts[letters[starts + place] == letter]
    yield from (starts * width).tolist()


def resident(process: int) -> float:
    """Megabytes of memory that a process holds."""
    text = Path(f"/proc/{process}/status").read_text()
    return int(re.findall(r"VmRSS:\s+(\d+)", text)[0]) / 1024
