"""A picture says n, the method, what the interval is, whose data they are and where from."""

from lib.language import Language
from lib.study.study import Study
from lib.wording.exports.picture import Shown, picture_lines, picture_title
from lib.words import Words
from tests.support.studies import polyps, sample, small_study, undeclared


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
    for is_median, said in (
        (False, "Mean with its t interval."),
        (True, "A median comes with first"),
    ):
        shown = Shown(study, Words("en"), study.outcomes[0], None, is_median)
        assert any(line.startswith(said) for line in picture_lines(shown, "courses"))


def test_a_picture_names_every_analysis_and_no_interval_that_it_does_not_draw() -> None:
    study, words = sample(), Words("en")
    scored, marker = study.outcomes[0], study.outcome("il6")
    board = " ".join(picture_lines(Shown(study, words, scored, 43), "sensitivity"))
    for name in (
        *("ANCOVA", "Analysis of covariance", "Welch:", "Hodges–Lehmann:", "Leave-one-out:"),
        *("Repeated-measures model:", "Re-randomisation:"),
    ):
        assert name in board
    assert "left-censored" not in board
    # By hand: measurements.csv gives values of IL-6 below its limit at day 43.
    board = " ".join(picture_lines(Shown(study, words, marker, 43), "sensitivity"))
    assert "left-censored" in board
    terms = " ".join(picture_lines(Shown(study, words), "terms"))
    assert "Newcombe" in terms
    assert "Clopper" not in terms
    assert "Clopper" in " ".join(picture_lines(Shown(study, words), "kinds"))
    assert any(line.startswith("A lane is") for line in picture_lines(Shown(study, words), "lanes"))


def test_only_courses_whose_equal_values_are_apart_say_so() -> None:
    # By hand: two of the treated have 5 at baseline, or nobody shares a value at a visit.
    said = "Equal values are drawn a little apart, so that they can be counted."
    score = small_study("TTCC", score=["5 4", "5 3", "6 1", "7 2"])
    other = small_study("TTCC", score=["5 4", "6 3", "7 1", "8 2"])
    for study, expected in ((score, True), (other, False)):
        shown = Shown(study, Words("en"), study.first_outcome)
        assert (said in picture_lines(shown, "courses")) == expected


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
