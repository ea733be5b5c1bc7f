"""A few broken files of each kind; thousands are read by `tests/broken_files.py`."""

import pytest

from lib.language import LANGUAGES
from lib.reading.examine import examine, read_study
from lib.study.problems import StudyError
from lib.words import Words
from tests.support.broken import KINDS, broken
from tests.support.studies import is_valid

pytestmark = pytest.mark.usefixtures("workbooks_in_process")

# Sets of files of each kind.
FEW = 3


@pytest.mark.parametrize("kind", KINDS)
def test_broken_files_are_a_study_a_question_or_problems_told(kind: str) -> None:
    for number in range(FEW):
        files = broken(kind, number)
        examined = examine(files)
        for words in map(Words, LANGUAGES):
            for problem in examined.problems:
                assert words.t(problem.allowed, **problem.values)
        if examined.study is not None:
            is_valid(examined.study)
        elif not examined.problems:
            assert examined.draft is not None or examined.is_in_doubt
            with pytest.raises(StudyError):
                read_study(files)
