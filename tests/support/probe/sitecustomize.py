"""Answers a signal with the objects of this process that hold a text; for demonstrations alone.

Python loads it where this folder is on its path; nothing of the dashboard does.
"""

import gc
import os
import signal
import sys
from pathlib import Path

MOST_CHAINS = int(os.environ.get("PROBE_CHAINS", "0"))
MOST_LINKS = 14


def _holders(mark: str) -> list[object]:
    """Every text and all bytes that can be reached and hold the mark."""
    gc.disable()
    gc.unfreeze()
    seen: set[int] = set()
    found: list[object] = []
    waiting: list[object] = list(gc.get_objects())
    waiting += [sys.modules, *sys._current_frames().values()]
    own = {id(waiting), id(seen), id(found)}
    encoded = mark.encode()
    while waiting:
        each = waiting.pop()
        if id(each) in seen or id(each) in own:
            continue
        seen.add(id(each))
        if isinstance(each, str):
            if mark in each and each is not mark:
                found.append(each)
        elif isinstance(each, (bytes, bytearray)):
            if encoded in each and each is not encoded:
                found.append(each)
        else:
            waiting.extend(gc.get_referents(each))
    return found


def _chain(each: object, own: list[object]) -> list[str]:
    """By what an object is held, and that by what, as far as one way leads."""
    told, seen = [repr(each)[:80]], {id(own), *map(id, own)}
    current = each
    for _ in range(MOST_LINKS):
        referrers = gc.get_referrers(current)
        seen |= {id(referrers), id(current), id(sys._getframe())}
        others = [other for other in referrers if id(other) not in seen]
        seen.add(id(others))
        del referrers
        if not others:
            break
        current = others[0]
        told.append(f"{type(current).__name__} {repr(current)[:100]}")
    return told


def _answer(number: int, frame: object) -> None:
    folder = Path(os.environ["PROBE"])
    mark = (folder / "mark").read_text()
    found = _holders(mark)
    lines = [str(len(found))]
    asked = found[:MOST_CHAINS]
    for each in asked:
        lines.append(" <- ".join(_chain(each, [found, asked, frame])))
    (folder / "answer.new").write_text("\n".join(lines))
    os.replace(folder / "answer.new", folder / "answer")
    gc.enable()


if "PROBE" in os.environ:
    signal.signal(signal.SIGUSR1, _answer)
