"""What a study holds: its arms, its values by participant and visit, its outcomes by page."""

import math
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest

from lib.reading.examine import read_study
from tests.support.changes import with_column, with_entry
from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS, SETTINGS, study_files
from tests.support.studies import assert_same_study, is_valid, small_study


def test_a_study_keeps_the_order_of_the_roster_and_names_the_arms_by_role() -> None:
    study = read_study(study_files())
    is_valid(study)
    assert list(study.participants["participant_id"]) == ["S1", "S2", "S3", "P1", "P2", "P3"]
    assert study.treated.tolist() == [True, True, True, False, False, False]
    assert study.arm("treatment") == study.treatment
    assert study.arm("control") == study.control


def test_a_blank_cell_and_an_absent_row_are_missing() -> None:
    study = read_study(study_files())
    values = study.values(study.first_outcome)
    assert math.isnan(values.at["S2", 43])
    assert math.isnan(values.at["P3", 22])
    assert values.isna().sum().sum() == 3


def test_a_value_below_the_limit_counts_half_and_is_shown_as_the_limit() -> None:
    study = read_study(study_files())
    il6 = study.outcomes[1]
    assert study.values(il6).at["S1", 43] == 1.55
    assert study.as_measured(il6).at["S1", 43] == 3.1
    below = study.below_limit(il6)
    assert below.at["S1", 43]
    assert below.sum().sum() == 1


def test_a_participant_without_any_measurement_is_kept() -> None:
    table = PARTICIPANTS + "P4,placebo,male,60\n"
    # That the table is whole is asked for, and said here.
    said = {"table": "measurements", "column": "participant_id", "cells": ["P4"]}
    settings = with_entry(["values"], [{**said, "meaning": "as_written"}])
    study = read_study(study_files(participants=table, settings=settings))
    assert study.n_control == 4
    assert study.values(study.first_outcome).loc["P4"].isna().all()


def test_a_study_is_frozen() -> None:
    study = read_study(study_files())
    with pytest.raises(FrozenInstanceError):
        study.primary_day = 22  # type: ignore[misc]


def test_what_a_caller_does_with_values_does_not_reach_the_study() -> None:
    study = read_study(study_files())
    outcome = study.first_outcome
    values = study.values(outcome)
    values.loc[:, :] = 0.0
    assert study.values(outcome).at["S1", 1] == 8


def test_the_declared_primary_outcome_comes_first_and_is_primary_at_the_primary_day_alone() -> None:
    score, il6 = SETTINGS["outcomes"]
    settings = with_entry(["outcomes"], [{**score, "primary": False}, {**il6, "primary": True}])
    study = read_study(study_files(settings=settings))
    score, il6 = study.outcomes
    assert (study.primary_outcome, study.first_outcome) == (il6, il6)
    assert [study.is_primary(il6, day) for day in (22, 43)] == [False, True]
    assert not study.is_primary(score, 43)


@pytest.mark.parametrize("settings", [None, with_entry(["outcomes", 0, "primary"], False)])
def test_no_outcome_is_primary_unless_it_is_declared(settings: dict[str, Any] | None) -> None:
    # Neither in settings that say of no outcome that it is, nor by the name of a known outcome.
    study = read_study(study_files(settings=settings))
    assert study.primary_outcome is None
    assert study.first_outcome.code == "mex_sledai"
    assert not any(study.is_primary(outcome, 43) for outcome in study.outcomes)


@pytest.mark.parametrize("lines", ["", "S1,1,c3,\nS1,22,c3,\n"])
def test_a_declared_outcome_without_values_is_kept_but_on_no_page(lines: str) -> None:
    c3 = {"code": "c3", "page": "complement_levels", "better": "higher"}
    settings = with_entry(["outcomes"], [*SETTINGS["outcomes"], c3])
    study = read_study(study_files(settings=settings, measurements=MEASUREMENTS + lines))
    is_valid(study)
    assert [outcome.code for outcome in study.outcomes] == ["mex_sledai", "il6", "c3"]
    assert study.values(study.outcomes[2]).isna().all(axis=None)
    assert not study.below_limit(study.outcomes[2]).any(axis=None)
    assert study.outcomes_of("complement_levels") == ()
    assert study.outcomes_of("disease_activity") == study.outcomes[:1]
    assert study.outcomes_of("cytokines_antibodies") == study.outcomes[1:2]


def test_a_study_without_italian_names_is_the_same_for_every_reader() -> None:
    study = read_study(study_files(events=EVENTS))
    assert study.in_language("it") is study
    assert study.in_language("en") is study


def test_the_study_of_an_italian_reader_differs_in_its_texts_alone() -> None:
    study = read_study(study_files(events=with_column(EVENTS, "term_it", ["Cefalea", "", ""])))
    shown = study.in_language("it")
    assert study.in_language("it") is shown
    assert study.adverse_events is not None
    assert shown.adverse_events is not None
    assert study.other_names == {"term": {"headache": "Cefalea"}}
    assert shown.other_names == {"term": {"cefalea": "Headache"}}
    own = shown.adverse_events.assign(term=study.adverse_events["term"])
    assert_same_study(replace(shown, adverse_events=own, other_names=study.other_names), study)


def test_nobody_changes_who_is_in_an_arm_for_all_others() -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    with pytest.raises(ValueError, match="read-only"):
        study.treated[0] = False
    assert study.treated.tolist() == [True, False]
