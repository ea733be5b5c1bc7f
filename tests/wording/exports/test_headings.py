"""What the columns of a workbook are called: no name of a machine, in either language."""

from collections.abc import Callable

import pytest

from lib.language import Language
from lib.results.exports.columns import CHANGE, DIFFERENCE, RATIO, VALUE
from lib.study.study import Study
from lib.wording.exports.cells import NOT_SHOWN
from lib.wording.exports.headings import heading, headings
from lib.words import Words
from tests.support.exports import every_frame, makers
from tests.support.shares import given_study
from tests.support.studies import polyps, sample

STUDIES = (sample, polyps, given_study)


def test_the_tables_looked_at_here_are_all_that_can_be_taken_away() -> None:
    assert {name for study in STUDIES for name, _ in every_frame(study)} == makers()


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("study", STUDIES)
def test_every_column_that_an_export_can_make_has_its_words(
    study: Callable[[], Study], language: Language
) -> None:
    words = Words(language)
    # A workbook shows no place in a figure.
    for _, frame in every_frame(study):
        columns = [*map(str, frame.columns.drop(list(NOT_SHOWN), errors="ignore")), "outcome_unit"]
        found = [heading(name, columns, study(), words) for name in columns]
        assert None not in found, dict(zip(columns, found, strict=True))
        assert not [said for said in found if "_" in str(said)]
        # Two columns of a table never have one name.
        assert len(set(found)) == len(found), found


def test_headings_are_those_of_the_field() -> None:
    columns = [
        "outcome",
        "day",
        "n_treatment",
        "estimate",
        "ci_low",
        "p_holm",
        "proportion_control",
    ]
    assert headings(columns, sample(), Words("en")) == [
        *("Outcome", "Day", "n, secretome", "Estimate", "95% CI lower", "p (Holm)"),
        "Percentage, placebo",
    ]
    assert headings(columns, sample(), Words("it")) == [
        *("Esito", "Giorno", "n, secretoma", "Stima", "IC 95% inferiore", "p (Holm)"),
        "Percentuale, placebo",
    ]
    columns = [
        "adjusted_mean_ci_high_control",
        "standardised_towards_treatment_ci_low",
        "other_ci_low",
    ]
    assert headings(columns, sample(), Words("en")) == [
        "Mean adjusted for baseline, 95% CI upper, placebo",
        "In SD (above 0 favours secretome), 95% CI lower",
        "95% CI lower (Miettinen–Nurminen)",
    ]


def test_a_heading_says_what_a_column_means_in_its_table() -> None:
    def said(column: str, *beside: str, measures: tuple[str, ...] = ()) -> str | None:
        return heading(column, [column, *beside], sample(), Words("en"), measures=measures)

    assert said("events", "measure") == "Events"
    assert said("events", "improvement_of_at_least") == "Participants who improved"
    assert said("participants", "day") == "Participants"
    assert said("participants_control", "measure") == "Participants with an event, placebo"
    # A difference has its own standard error, a ratio that of its logarithm.
    assert said("se", measures=(DIFFERENCE,)) == "Standard error"
    assert said("se", measures=(DIFFERENCE, RATIO)) == (
        "Standard error (of a ratio: of its logarithm)"
    )
    assert said("to_be_detected", measures=(DIFFERENCE,)) == "Difference to be detected"
    assert said("to_be_detected", measures=(RATIO,)) == "Ratio to be detected"
    # What was measured in somebody is no estimate.
    assert said("estimate", "participant_id", measures=(VALUE,)) == "Value"
    assert said("estimate", "participant_id", measures=(CHANGE,)) == "Change"
    assert said("estimate", measures=(CHANGE,)) == "Estimate"


def test_participants_are_called_randomised_only_if_the_study_says_so() -> None:
    columns = ["randomised_control", "participants_with_event_control"]
    assert headings(columns, sample(), Words("en"))[0] == "Randomised, placebo"
    # The polyp trial's file tells neither how its sequence was made nor a scheme.
    assert headings(columns, polyps(), Words("en")) == [
        *("Participants, placebo", "Participants with an event, placebo"),
    ]
    assert headings(columns, polyps(), Words("it"))[0] == "Partecipanti, placebo"


def test_a_column_that_is_not_known_keeps_its_name() -> None:
    assert headings(["some_thing"], sample(), Words("it")) == ["some thing"]
