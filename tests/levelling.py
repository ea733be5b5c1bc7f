"""Shows that memory levels off: 500 reruns of a reader over all choices, of the sample and her own.

Not part of the test run:

    python -m tests.levelling [--runs 500] [--tree FOLDER] [sample | upload]
"""

import argparse
import random
import tempfile
from pathlib import Path

from tests.support.browser import Server
from tests.support.files import ROOT, files_of
from tests.support.marked import PAGES
from tests.support.process_memory import resident
from tests.support.visitor import Visitor

STEP = 50


def choose(visitor: Visitor, generator: random.Random) -> None:
    """Another page, or another choice of each of its controls."""
    if generator.random() < 0.3:
        visitor.run(generator.choice(PAGES))
        return
    for field in visitor.elements.get("selectbox", []):
        visitor.choose(field.label, generator.choice(list(field.options)))
    for group in visitor.elements.get("button_group", []):
        visitor.press(group, generator.choice([option.content for option in group.options]))
    for box in visitor.elements.get("checkbox", []):
        visitor.tick(box, generator.random() < 0.5)
    visitor.run()


def main() -> None:
    """Print how much the server holds after each 50 reruns."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--runs", type=int, default=500)
    asked.add_argument("--tree", type=Path, default=ROOT)
    asked.add_argument("of", nargs="*", default=["sample", "upload"])
    chosen = asked.parse_args()
    generator = random.Random(20250303)
    for name in chosen.of:
        with tempfile.TemporaryDirectory() as folder:
            server = Server(Path(folder) / "log", tree=chosen.tree)
            try:
                with Visitor(server.url) as visitor:
                    visitor.run("your_study")
                    if name == "upload":
                        visitor.drop(files_of(ROOT / "sample_data"))
                        visitor.click("Show this study")
                    visitor.run("overview")
                    held = [resident(server.process.pid)]
                    for number in range(chosen.runs):
                        choose(visitor, generator)
                        if number % STEP == STEP - 1:
                            held.append(resident(server.process.pid))
                            print(f"{name}, {number + 1} runs: {held[-1]:.0f} MB", flush=True)
                print(f"{name}: {held[0]:.0f} MB at first, {held[-1]:.0f} MB at last")
            finally:
                server.stop()


if __name__ == "__main__":
    main()
