"""Shows how long what a reader loaded or typed stays in the memory of the server.

Not part of the test run. Starts a dashboard of its own for each story, tells it, and looks for the
texts of its study in all that the process may write, and at its end for objects that hold them:

    python -m tests.erasing [--seconds 120] [--tree FOLDER] [STORY …]

`--seconds` is the server's `disconnectedSessionTTL`; `--tree` the dashboard to be looked at, as a
checkout of another version.
"""

import argparse
import contextlib
import os
import signal
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.browser import Server
from tests.support.files import ROOT
from tests.support.marked import PAGES, new_mark, walk
from tests.support.process_memory import found, resident
from tests.support.visitor import Visitor

PROBE = Path(__file__).parent / "support" / "probe"
MEGABYTE = 2**20


class Watched:
    """A dashboard in whose memory a mark is looked for."""

    def __init__(self, folder: Path, seconds: float, tree: Path) -> None:
        self.seconds, self.mark, self._folder = seconds, new_mark(), folder
        os.environ["PROBE"], os.environ["PYTHONPATH"] = str(folder), str(PROBE)
        ttl = f"--server.disconnectedSessionTTL={seconds:g}"
        self.server = Server(folder / "log", ttl, tree=tree)
        self.process = self.server.process.pid

    def look(self, when: str) -> int:
        """Print and return how often the mark stands in the memory of the process."""
        counted = found(self.process, self.mark)
        words = ", ".join(f"{word} {n}" for word, n in sorted(counted.items()))
        print(f"  {when:>9}  {counted.total():6}  {resident(self.process):5.0f} MB  {words}")
        return counted.total()

    def objects(self) -> str:
        """How many objects hold the mark, and by what."""
        (self._folder / "mark").write_text(self.mark)
        answer = self._folder / "answer"
        os.kill(self.process, signal.SIGUSR1)
        deadline = time.monotonic() + 60
        while not answer.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        return answer.read_text() if answer.exists() else "no answer"

    def wait(self) -> None:
        """Look until half a minute after what the server promises, then for objects."""
        closed = time.monotonic()
        self.look("closed")
        for fraction in (0.5, 1.0):
            time.sleep(max(0.0, closed + fraction * self.seconds - time.monotonic()))
            self.look(f"+{time.monotonic() - closed:.0f} s")
        for _ in range(6):
            time.sleep(5)
            if not self.look(f"+{time.monotonic() - closed:.0f} s"):
                break
        print("  objects that hold it:", self.objects())


def large(word: str, megabytes: int) -> bytes:
    """So many megabytes with a word in each kilobyte."""
    return (word.ljust(1023) + "\n").encode() * (1024 * megabytes)


def everything(watched: Watched) -> None:
    """A reader who uses all of it, and leaves."""
    with Visitor(watched.server.url) as visitor:
        visitor.run()
        walk(visitor, watched.mark)
        watched.look("open")
    watched.wait()


def beside_another(watched: Watched) -> None:
    """The same while a page of another reader stays open, and she does nothing."""
    with Visitor(watched.server.url) as other:
        other.run()
        with Visitor(watched.server.url) as visitor:
            visitor.run()
            walk(visitor, watched.mark)
            watched.look("open")
        watched.wait()
        other.run()


def back_to_the_sample(watched: Watched) -> None:
    """A reader who puts the sample on screen again, and stays."""
    with Visitor(watched.server.url) as visitor:
        visitor.run()
        walk(visitor, watched.mark, unseen=False)
        watched.look("open")
        visitor.click("Back to the sample study")
        visitor.forget()
        for page in PAGES:
            visitor.run(page)
        watched.look("back")
        print("  objects that hold it:", watched.objects())


def closed_while_it_arrives(watched: Watched) -> None:
    """A page that is closed while a file of 41 MB arrives, which then arrives."""
    visitor = Visitor(watched.server.url)
    visitor.run("your_study")
    content = large(f"{watched.mark}cut", 41)
    with visitor.slowly(f"{watched.mark}file.csv", content) as send_rest:
        visitor.close()
        time.sleep(1)
        print("  answered:", send_rest())
    watched.wait()


def put_anywhere(watched: Watched) -> None:
    """20 files of 49 MB, put to places that nobody asked for, from one session and from twenty."""
    content = large(f"{watched.mark}made", 49)
    with Visitor(watched.server.url) as visitor:
        visitor.run()
        print("  one session:", [visitor.put("a.csv", content) for _ in range(20)])
        watched.look("held")
        others = [Visitor(watched.server.url) for _ in range(20)]
        for other in others:
            other.run()
        print("  twenty:", [other.put("a.csv", content) for other in others])
        watched.look("held")
        for other in others:
            other.close()
    watched.wait()


def never_ended(watched: Watched) -> None:
    """60 files of 49 MB that begin to arrive and never end."""
    visitor = Visitor(watched.server.url)
    visitor.run()
    content = large(f"{watched.mark}slow", 49)
    open_ones = [visitor.slowly("a.csv", content) for _ in range(60)]
    kept: list[Callable[[], int]] = []
    for each in open_ones:
        try:
            kept.append(each.__enter__())
        except (TimeoutError, OSError):
            break
    watched.look("arriving")
    for each in open_ones:
        each.__exit__(None, None, None)
    visitor.close()
    watched.wait()


def kept_open(watched: Watched) -> None:
    """8 files of 49 MB that stop just before their end, while their connections stay open."""
    content = large(f"{watched.mark}kept", 49)
    with contextlib.ExitStack() as connections:
        with Visitor(watched.server.url) as visitor:
            visitor.run()
            for _ in range(8):
                connections.enter_context(visitor.slowly("a.csv", content))
            watched.look("arriving")
        # Whatever the server's patience with sessions, files may be silent for a minute.
        time.sleep(80)
        watched.look("+80 s")


STORIES: dict[str, Callable[[Watched], None]] = {
    story.__name__: story
    for story in (
        everything,
        beside_another,
        back_to_the_sample,
        closed_while_it_arrives,
        put_anywhere,
        never_ended,
        kept_open,
    )
}


def main() -> None:
    """Tell the stories that were asked for, or all."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=120)
    asked.add_argument("--tree", type=Path, default=ROOT)
    asked.add_argument("stories", nargs="*", help=", ".join(STORIES))
    chosen = asked.parse_args()
    for name in chosen.stories or STORIES:
        print(f"{name}: {STORIES[name].__doc__}")
        with tempfile.TemporaryDirectory() as folder:
            watched = Watched(Path(folder), chosen.seconds, chosen.tree)
            try:
                STORIES[name](watched)
            finally:
                watched.server.stop()
            errors = [line for line in (Path(folder) / "log").read_text().splitlines() if line]
            print("  log:", errors[3:-1])


if __name__ == "__main__":
    main()
