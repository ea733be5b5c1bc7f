"""What scipy's special functions bring with them."""

import subprocess
import sys

from tests.support.code import code_of
from tests.support.files import ROOT

UNUSED = ["numpy.f2py", "numpy.polynomial", "numpy.testing"]
LOADS = f"""
import sys
import lib.statistics.special
import numpy
print([name for name in {UNUSED} if name in sys.modules])
print([each.__name__ for each in (numpy.f2py, numpy.polynomial, numpy.testing)])
"""


def test_they_load_nothing_of_numpy_that_nobody_uses_and_leave_it_to_be_used() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADS], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines() == ["[]", str(UNUSED)]


def test_every_statistic_takes_them_from_here() -> None:
    for path in ROOT.glob("lib/**/*.py"):
        if path.name != "special.py":
            # Its name alone, among the software that was used, loads nothing.
            imported = {name.split(".")[0] for name in code_of(path).imports}
            assert "scipy" not in imported, path
