"""Errors that tell the server's log nothing of the data."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterator
from pathlib import Path


class DashboardError(Exception):
    """An unforeseen error: its kind and where it arose, without anything that the data hold."""


@contextlib.contextmanager
def discreet() -> Iterator[None]:
    """Keep the data out of the server's log, which quotes the message of every error.

    Raises:
        DashboardError: In place of any other error.
    """
    try:
        yield
    except DashboardError:
        raise
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        trail = " > ".join(
            f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames
        )
        raise DashboardError(f"{type(error).__name__} at {trail}") from None
