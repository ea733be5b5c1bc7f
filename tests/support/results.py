"""What tests of results share."""

from typing import Any

import pytest

from lib.study.outcomes import Outcome
from lib.study.study import Study

Answers = dict[str, dict[str, float]]


def outcome_of(study: Study, code: str) -> Outcome:
    return next(outcome for outcome in study.outcomes if outcome.code == code)


def agrees(found: Any, expected: dict[str, float]) -> None:
    """The named numbers are those of R to nine digits."""
    assert {name: found[name] for name in expected} == pytest.approx(expected, rel=1e-9, abs=0)
