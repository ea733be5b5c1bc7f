"""Overwrites what objects that are gone leave behind in the memory of the process.

Neither Python nor the C library wipes what it takes back: a text that no object holds any more
stands in free memory until something else is put there. What is done here is cheap and not
complete; README says what it does not reach.
"""

from __future__ import annotations

import contextlib
import ctypes
import mmap
from collections.abc import Callable
from functools import cache
from itertools import repeat
from pathlib import Path

STATM = Path("/proc/self/statm")
# What is raised where the C library is another one, or not to be had.
ANOTHER_LIBRARY = OSError, AttributeError, TypeError
# mallopt's number for: fill what is given back with a byte, and what is given out with another.
M_PERTURB, BYTE = -6, 0x55
# Python keeps small things in blocks of 16, 32, … 512 bytes, which it gets by the arena.
STEP, LARGEST, ARENA = 16, 512, 2**20
# A bytes object is longer than its content by so much.
HEAD = 33
# Things that are made at a time between two looks at the size of the process, and in all.
BATCH, MOST = 2000, 500_000
# The C library keeps, for each thread, a few freed pieces of each of these sizes as they are.
CACHED, LEAST_CACHED, LARGEST_CACHED = 7, 24, 1032


@cache
def overwrite_when_freed() -> None:
    """Let the C library, where it is glibc, overwrite whatever it takes back from now on."""
    with contextlib.suppress(*ANOTHER_LIBRARY):
        _libc().mallopt(M_PERTURB, BYTE)


def overwrite_cached() -> None:
    """Overwrite what the C library keeps for the thread that calls."""
    with contextlib.suppress(*ANOTHER_LIBRARY):
        libc = _libc()
        for size in range(LEAST_CACHED, LARGEST_CACHED + 1, STEP):
            pieces = [libc.malloc(size) for _ in range(CACHED)]
            for piece in filter(None, pieces):
                ctypes.memset(piece, BYTE, size)
                libc.free(piece)


def overwrite_freed() -> None:
    """Overwrite the free blocks of small things, and give free memory back to the system.

    Fills the blocks of each size until Python has to ask for another arena; what is filled last is
    given back at once.
    """
    # Where the system does not tell how large a process is, all would be filled for nothing.
    if STATM.exists():
        # The largest first: they take what belongs to no size.
        for size in range(LARGEST, 0, -STEP):
            _fill(_maker(size))
    overwrite_cached()
    with contextlib.suppress(*ANOTHER_LIBRARY):
        _libc().malloc_trim(0)


@cache
def _libc() -> ctypes.CDLL:
    libc = ctypes.CDLL(None)
    libc.malloc.restype = ctypes.c_void_p
    libc.malloc.argtypes = [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    libc.free.restype = None
    return libc


def _maker(size: int) -> Callable[[], object]:
    """What makes a thing that takes a block of a size."""
    if size == STEP:
        return object
    if size == 2 * STEP:
        # 28 bytes, and no number that Python keeps.
        return lambda: int("536870913")
    content = bytes(size - HEAD - 1)
    return lambda: content + b"\0"


def _fill(make: Callable[[], object]) -> None:
    kept: list[object] = [None] * MOST
    before = _size()
    for first in range(0, MOST, BATCH):
        kept[first : first + BATCH] = [make() for _ in repeat(None, BATCH)]
        if _size() - before >= ARENA:
            return


def _size() -> int:
    """Bytes of address space of this process."""
    return int(STATM.read_text().split()[0]) * mmap.PAGESIZE
