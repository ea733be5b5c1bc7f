"""What files are called: study, outcome, day; letters that every system takes."""

from dataclasses import replace

import pytest

from lib.language import Text
from lib.wording.exports.names import file_name, slug
from lib.words import Words
from tests.support.studies import polyps, sample


def test_a_file_is_called_after_study_outcome_and_day() -> None:
    study = sample()
    name = file_name(study, "differences", Words("en"), outcome=study.outcomes[1], day=43)
    assert name == "uc-msc-secretome-in-lupus-synthetic_c3_day43_differences"


def test_synthetic_data_are_called_so_where_the_title_does_not() -> None:
    study = replace(sample(), title=Text("Lupus", "Lupus"))
    assert file_name(study, "flow", Words("it")) == "lupus_synthetic_flow"
    assert "synthetic" not in file_name(polyps(), "flow", Words("en"))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Ätiologie & Café\x00|;rm -rf", "atiologie-cafe-rm-rf"),
        ("ループス", ""),
        ("a" * 50, "a" * 40),
        ("one two three four five six seven eight nine", "one-two-three-four-five-six-seven-eight"),
    ],
)
def test_nothing_of_a_title_is_read_by_a_system(title: str, name: str) -> None:
    assert slug(title, 40) == name
