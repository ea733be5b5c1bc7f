"""The trials whose results R has computed."""

import pytest

from lib.study.study import Study
from tests.support.r_answers import printed_by_r
from tests.support.results import Answers
from tests.support.studies import polyps, sample


@pytest.fixture(params=["sample_study", "polyps"])
def trial(request: pytest.FixtureRequest) -> tuple[Study, Answers]:
    study = sample() if request.param == "sample_study" else polyps()
    return study, printed_by_r(request.param)
