"""What headings mean."""

import pytest

from lib.reading.layout.spelling import bare
from lib.reading.layout.words import BY_HEADING, PREFERRED, roles_of
from lib.study.layout import (
    ARM,
    DAY,
    DERIVED,
    FIRST_DOSE,
    FORM,
    NOT_USED,
    ONLY_IF,
    OUTCOME,
    PARTICIPANT,
    ROLES,
    VALUE,
    VISIT,
    VISIT_DATE,
)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        *(("USUBJID", PARTICIPANT), ("record_id", PARTICIPANT), ("Codice paziente", PARTICIPANT)),
        *(("Patient ID", PARTICIPANT), ("TRT01P", ARM), ("Braccio", ARM), ("Treatment group", ARM)),
        *(("AVISIT", VISIT), ("redcap_event_name", VISIT), ("Visita", VISIT), ("ADY", DAY)),
        *(("Giorno di studio", DAY), ("Data della visita", VISIT_DATE), ("ADT", VISIT_DATE)),
        *(("TRTSDT", FIRST_DOSE), ("Data prima dose", FIRST_DOSE), ("PARAMCD", OUTCOME)),
        *(("AVAL", VALUE), ("Valore", VALUE), ("DTYPE", DERIVED), ("LOCF", DERIVED)),
        *(("Event Name", VISIT), ("Repeat Instrument", FORM), ("Repeat Instance", NOT_USED)),
        *(("redcap_repeat_instrument", FORM), ("ANL01FL", ONLY_IF), ("TRTEMFL", ONLY_IF)),
        *(("STUDYID", NOT_USED), ("CHG", NOT_USED), ("Note", NOT_USED), ("AEDECOD", "term")),
        *(("AETOXGR", "grade"), ("ae_grade", "grade"), ("Gravità", "grade"), ("SAE", "serious")),
        *(("ae_system_organ_class", "system_organ_class"), ("AEREL", "related")),
        ("ae_led_to_withdrawal", "led_to_withdrawal"),
    ],
)
def test_a_heading_means_first_what_trials_call_so(heading: str, role: str) -> None:
    assert roles_of(heading)[0] == role


@pytest.mark.parametrize("heading", ["", "C3", "Età", "Sex", "ae_visit", "MEX-SLEDAI", "x"])
def test_a_name_that_is_none_of_a_trial_s_columns_means_nothing(heading: str) -> None:
    assert roles_of(heading) == ()


def test_every_role_is_one_that_a_column_can_be_taken_for() -> None:
    assert {role for roles in BY_HEADING.values() for role in roles} <= set(ROLES)
    assert set(PREFERRED) <= set(BY_HEADING)


def test_the_headings_are_listed_as_those_of_files_are_looked_up() -> None:
    assert [name for name in BY_HEADING if bare(name) != name] == []
