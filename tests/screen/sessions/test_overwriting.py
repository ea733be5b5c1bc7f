"""What objects that are gone leave in free memory is overwritten, as far as that can be done."""

import os
import secrets
import subprocess
import sys

import pytest

from tests.support.files import ROOT
from tests.support.process_memory import found, is_readable

# Makes texts of a mark, small ones and large ones, keeps none of them, and waits.
SCRIPT = """
import runpy
import sys
module = runpy.run_path("lib/screen/sessions/overwriting.py")
if sys.argv[1] == "overwritten":
    module["overwrite_when_freed"]()
half = input()
made = [f"{half}{half}small" + "x" * (n % 400) for n in range(2000)]
made += [f"{half}{half}large" + "x" * 2000 for n in range(2000)]
del made
if sys.argv[1] == "overwritten":
    module["overwrite_freed"]()
print("done", flush=True)
input()
"""


def left(how: str) -> int:
    """How many of 4,000 texts that are gone still stand in the memory of a process."""
    half = f"7{secrets.token_hex(4)}"
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, how],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(half + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "done\n"
        counted = found(process.pid, half + half)
        process.stdin.write("\n")
    return counted.total()


def test_texts_that_are_gone_are_overwritten() -> None:
    if not is_readable(os.getpid()):
        pytest.skip("what a process holds is looked for in /proc, which this system does not have")
    # Without it most of them are there, so that the test can see them.
    assert left("left as they are") > 1000
    assert left("overwritten") < 20
