"""What R printed into the files of `reference/`."""

from tests.support.files import ROOT

REFERENCE = ROOT / "tests" / "reference"


def printed_by_r(name: str) -> dict[str, dict[str, float]]:
    """What R printed into a file of `reference/`: numbers by name, by key."""
    answers: dict[str, dict[str, float]] = {}
    for line in (REFERENCE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            key, statistic, number = line.split()
            answers.setdefault(key, {})[statistic] = float(number)
    return answers
