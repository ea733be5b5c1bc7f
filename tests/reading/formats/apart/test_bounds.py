"""The bounds of the processes that read the files of others, which the server knows too."""

from tests.support.code import code_of
from tests.support.files import ROOT

APART = "lib.reading.formats.apart."


def test_the_server_loads_nothing_else_of_these_processes() -> None:
    # `sheets.py` says why; they also take memory and time at the start.
    for path in ROOT.glob("lib/**/*.py"):
        if path.parent.name != "apart":
            loaded = {name for name in code_of(path).imports if name.startswith(APART)}
            assert all(name.startswith(f"{APART}bounds") for name in loaded), path
