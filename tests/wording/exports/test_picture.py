"""A picture says n, the method, what the interval is, whose data they are and where from."""

from lib.language import Language
from lib.study.study import Study
from lib.wording.exports.picture import Shown, picture_foot, picture_lines, picture_title
from lib.words import Words
from tests.support.studies import polyps, sample, undeclared


def test_a_difference_names_n_method_and_interval() -> None:
    study = sample()
    shown = Shown(study, Words("en"), study.outcomes[1], 43)
    said = " ".join(picture_lines(shown, "differences"))
    for part in (
        "Randomised: 15 secretome, 14 placebo.",
        "secretome 14/15, placebo 12/14",
        "Analysis of covariance",
        "t interval",
        "not adjusted for multiple comparisons",
    ):
        assert part in said
    assert picture_title(shown, "Difference") == "C3 · Difference"


def test_courses_say_whether_they_are_means_or_medians() -> None:
    study = sample()
    for is_median, said in ((False, "Mean with its t interval."), (True, "Median with first")):
        shown = Shown(study, Words("en"), study.outcomes[0], None, is_median)
        assert any(line.startswith(said) for line in picture_lines(shown, "courses"))


FIGURES = (
    *("outcomes", "differences", "courses", "changes", "responders", "sensitivity", "association"),
    *("bands", "next_trial", "kinds", "terms", "flow", "lanes"),
)


def test_every_figure_of_every_outcome_has_its_lines() -> None:
    studies: list[tuple[Study, Language]] = [
        (sample(), "it"),
        (polyps(), "en"),
        (undeclared(polyps()), "it"),
    ]
    for study, language in studies:
        for outcome in study.outcomes:
            shown = Shown(study, Words(language), outcome, study.primary_day)
            assert all(all(picture_lines(shown, figure)) for figure in FIGURES)


def test_the_foot_says_synthetic_of_synthetic_data_alone() -> None:
    assert picture_foot(sample(), Words("it"))[0].startswith("Dati sintetici")
    assert picture_foot(polyps(), Words("en"))[0] == ""
