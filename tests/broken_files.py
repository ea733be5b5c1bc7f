"""Thousands of broken files of every kind that is read; not in the test run.

    .venv/bin/python -m tests.broken_files [--number N] [--seed S] [--processes] [KIND ...]

Each set of files (`tests/support/broken.py`) has to be a study, a question or problems told: any
other exception is printed with its kind and number, from which the same files are made again. The
readers of workbooks and data sets run within their own bounds; forked from one process, so that ten
thousand files take minutes, or, with --processes, each started as the server does. Printed by kind:
how many were what, how many readers ended without an answer, the most seconds and the most memory
of a reader; and at the end what was left on disk.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from lib.language import LANGUAGES
from lib.reading.examine import examine
from lib.reading.formats import limited
from lib.reading.formats.apart import sheets
from lib.wording.reading.layout import columns_table, seen_sentences, visits_table
from lib.words import Words
from tests.support.broken import KINDS, broken
from tests.support.files import ROOT
from tests.support.studies import is_valid

WORDS = [Words(language) for language in LANGUAGES]
HEAD = (
    f"{'kind':32} {'sets':>6} {'study':>6} {'asked':>6} {'told':>6} {'ended':>6} {'s':>6} {'MB':>5}"
)

# A process with the readers loaded: for each file that it is given it forks one that reads it.
FORKING = """
import json, os, struct, sys
sys.path.insert(0, sys.argv[1])
import data_sets, sheets
programs = {"data_sets.py": data_sets.main, "sheets.py": sheets.main}
given, told = sys.stdin.buffer, sys.stdout.buffer
while line := given.readline():
    asked = json.loads(line)
    source, answer = os.memfd_create("in"), os.memfd_create("out")
    os.write(source, given.read(asked["size"]))
    os.lseek(source, 0, 0)
    child = os.fork()
    if not child:
        os.dup2(source, 0)
        os.dup2(answer, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdin, sys.stdout = open(0), open(1, "w")
        sys.argv = [asked["script"], *asked["arguments"]]
        programs[asked["script"]]()
        sys.stdout.flush()
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    size = os.lseek(answer, 0, 2)
    os.lseek(answer, 0, 0)
    line = {"code": os.waitstatus_to_exitcode(status), "size": size, "memory": used.ru_maxrss}
    told.write(json.dumps(line).encode() + b"\\n" + (os.read(answer, size) if size else b""))
    told.flush()
    os.close(source)
    os.close(answer)
"""


class Readers:
    """Reads files as `limited` does, by forks of one process.

    Attributes:
        ended: How many ended without an answer.
        memory: The most megabytes that one held.
    """

    def __init__(self) -> None:
        self.ended, self.memory = 0, 0.0
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", FORKING, str(Path(sheets.__file__).parent)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"TMPDIR": "/no such folder"},
        )

    def run(
        self, script: str, content: bytes, arguments: Sequence[str], _: Mapping[str, str]
    ) -> tuple[int, bytes]:
        """How the reader ended, and what it wrote."""
        given, told = self._process.stdin, self._process.stdout
        assert given is not None
        assert told is not None
        asked = {"script": script, "arguments": list(arguments), "size": len(content)}
        given.write(json.dumps(asked).encode() + b"\n" + content)
        given.flush()
        line = json.loads(told.readline())
        self.ended += line["code"] != 0
        self.memory = max(self.memory, line["memory"] / 1024)
        return line["code"], told.read(line["size"])

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def outcome_of(kind: str, number: str) -> str:
    """What becomes of a set of files: "study", "asked" or "told".

    Raises:
        AssertionError: It is none of them, or a study that is not valid.
    """
    examined = examine(broken(kind, number))
    for words in WORDS:
        for problem in examined.problems:
            assert words.t(problem.allowed, **problem.values)
        if examined.understood is not None:
            columns_table(examined.understood, words)
            visits_table(examined.understood, words)
            seen_sentences(examined.understood, words)
    if examined.study is not None:
        assert not examined.problems
        is_valid(examined.study)
        return "study"
    if examined.problems:
        return "told"
    assert examined.draft is not None or examined.is_in_doubt
    return "asked"


def main() -> None:
    """Read so many sets of files of each kind, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=list(KINDS))
    parser.add_argument("--number", type=int, default=400)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--processes", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        os.chdir(folder)
        readers = Readers()
        if not options.processes:
            vars(limited)["_run"] = readers.run
        print(HEAD)
        faults = sum(
            read_all(kind, options.number, options.seed, readers) for kind in options.kinds
        )
        readers.close()
        left = os.listdir(folder)
        tempfile.tempdir = None
        os.chdir(ROOT)
    print(f"Other exceptions: {faults}. Left on disk: {left or 'nothing'}.")


def read_all(kind: str, number: int, seed: str, readers: Readers) -> int:
    """Read the sets of a kind; how many ended in another exception."""
    counted: Counter[str] = Counter()
    longest, faults = 0.0, 0
    readers.ended, readers.memory = 0, 0.0
    for n in range(number):
        begun = time.perf_counter()
        try:
            counted[outcome_of(kind, f"{seed} {n}")] += 1
        except Exception:
            faults += 1
            print(f"--- {kind}, {seed} {n}")
            traceback.print_exc(file=sys.stdout, limit=-6)
        longest = max(longest, time.perf_counter() - begun)
    line = " ".join(f"{counted[name]:6}" for name in ("study", "asked", "told"))
    print(
        f"{kind:32} {number:6} {line} {readers.ended:6} {longest:6.1f} {readers.memory:5.0f}",
        flush=True,
    )
    return faults


if __name__ == "__main__":
    main()
