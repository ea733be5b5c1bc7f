"""Withdrawals that are none, events that are none, days that are dates: asked for and used."""

import math
from collections.abc import Sequence

import pytest

from lib.reading.examine import examine
from lib.reading.spellings import says_completed, says_no_event
from lib.study.entries import AS_WRITTEN, COMPLETED, LEFT_OUT, MISSING_VALUE, NO_EVENT
from lib.study.study import Study
from tests.support.doubtful import (
    DATA,
    decided,
    doubts_of,
    files_with,
    measured,
    option_of,
    read_with,
)

NAN = math.nan


def withdrawal(reason: str | None, day: str | None) -> dict[str, Sequence[str]]:
    """Columns in which the second of twelve participants has this reason and day."""
    columns: dict[str, Sequence[str]] = {}
    if day is not None:
        columns["withdrawn_day"] = ["", day, *[""] * 10]
    if reason is not None:
        columns["withdrawal_reason"] = ["", reason, *[""] * 10]
    return columns


def withdrawn(study: Study) -> list[bool]:
    """Who left the study."""
    people = study.participants
    found = people["arm"] != people["arm"]
    if "withdrawn_day" in people:
        found = found | people["withdrawn_day"].notna()
    if "withdrawal_reason" in people:
        found = found | (people["withdrawal_reason"] != "")
    result: list[bool] = found.tolist()
    return result


COMPLETIONS = (
    *("Completed", "completed study", "Study completion", "Completed the study", "COMPLETER"),
    *("Trial completed", "completion of study", "Completed as planned", "End of study", "EOS"),
    *(
        "completato",
        "Ha completato lo studio",
        "studio completato",
        "Fine dello studio",
        "concluso",
    ),
    *("termine studio", "Conclusione dello studio", "completo", "no withdrawal", "Finito"),
    *("completed treatment and follow-up", "nessun drop-out"),
    *("none", "No", "N/A", "n.a.", "-", "not withdrawn", "Nessuno", "non applicabile", "ongoing"),
)


@pytest.mark.parametrize("reason", COMPLETIONS)
def test_a_reason_that_says_completed_is_known_as_one(reason: str) -> None:
    assert says_completed(reason)


@pytest.mark.parametrize("reason", ["Completed", "n.a.", "Ha completato lo studio"])
@pytest.mark.parametrize("day", [None, "30", ""])
def test_a_reason_that_says_completed_is_asked_for_and_makes_no_withdrawal(
    reason: str, day: str | None
) -> None:
    files = files_with(columns=withdrawal(reason, day))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("completed", "withdrawal_reason", (reason,))
    assert doubt.rows == (3,)
    assert doubt.proposed == option_of(doubt, COMPLETED)
    assert not any(withdrawn(read_with(files, COMPLETED)))
    assert withdrawn(read_with(files, AS_WRITTEN)) == [False, True, *[False] * 10]


REASONS = (
    *("", "Did not complete", "Not completed", "non completato", "Incomplete", "No efficacy"),
    *("Completed suicide", "No longer willing", "None of your business", "Lost to follow-up"),
    *("Study terminated by sponsor", "Trial completed early because of fever", "Moved"),
    *("Withdrew consent before the end of study", "Non compliance", "Adverse event"),
)


def test_other_reasons_are_reasons() -> None:
    assert not any(map(says_completed, REASONS))
    # Twelve participants have one each.
    for some in (REASONS[:12], REASONS[-12:]):
        columns = {"withdrawn_day": ["30"] * 12, "withdrawal_reason": some}
        study = examine(files_with(columns=columns)).study
        assert study is not None
        assert all(withdrawn(study))
        assert tuple(study.participants["withdrawal_reason"]) == some


@pytest.mark.parametrize("day", ["43", "44", "90"])
def test_a_withdrawal_without_a_reason_at_or_after_the_last_visit_is_asked_for(day: str) -> None:
    files = files_with(columns=withdrawal(None, day))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("late", "withdrawn_day", (day,))
    assert (doubt.rows, doubt.facts["last_day"]) == ((3,), 43)
    assert doubt.proposed == option_of(doubt, COMPLETED)
    assert not any(withdrawn(read_with(files, COMPLETED)))
    study = read_with(files, AS_WRITTEN)
    assert study.participants["withdrawn_day"][1] == float(day)


def test_all_days_after_the_last_visit_are_asked_for_together() -> None:
    days = ["", "44", "43", "", "100", "30", *[""] * 6]
    files = files_with(columns={"withdrawn_day": days})
    (doubt,) = doubts_of(files)
    assert (doubt.cells, doubt.rows, doubt.n) == (("43", "44", "100"), (3, 4, 6), 3)
    # Who left on day 30 did so in either case.
    assert withdrawn(read_with(files, COMPLETED)) == [day == "30" for day in days]
    assert withdrawn(read_with(files, AS_WRITTEN)) == [day != "" for day in days]


@pytest.mark.parametrize("day", ["43", "44", "90"])
def test_a_withdrawal_at_or_after_the_last_visit_for_a_reason_is_asked_for_without_a_proposal(
    day: str,
) -> None:
    columns = withdrawal("Moved", day)
    columns["withdrawn_day"] = ["30", day, *[""] * 10]
    columns["withdrawal_reason"] = ["Moved", "Moved", *[""] * 10]
    files = files_with(columns=columns)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("left_late", "withdrawal_reason", ("Moved",))
    assert (doubt.rows, doubt.n, doubt.proposed) == ((3,), 1, None)
    # Who left on day 30 for the same reason did so in either case.
    assert withdrawn(read_with(files, COMPLETED)) == [True, *[False] * 11]
    assert withdrawn(read_with(files, AS_WRITTEN)) == [True, True, *[False] * 10]


def test_somebody_who_completed_on_the_last_day_is_asked_for_once() -> None:
    files = files_with(columns=withdrawal("Completed", "43"))
    assert [doubt.kind for doubt in doubts_of(files)] == ["completed"]
    assert not any(withdrawn(read_with(files, COMPLETED)))
    assert withdrawn(read_with(files, AS_WRITTEN)) == [False, True, *[False] * 10]


def test_the_last_visit_of_a_late_withdrawal_is_the_last_planned_one() -> None:
    table = measured({0: (1, 22, 43), 1: (1, 22, 43, 57)})
    doubts = doubts_of(files_with(table, columns=withdrawal(None, "50")))
    assert [(doubt.kind, doubt.facts["last_day"]) for doubt in doubts] == [("late", 43)]


@pytest.mark.parametrize("reason", [None, "Moved"])
@pytest.mark.parametrize("day", ["0", "-9", "2"])
def test_a_withdrawal_before_values_of_later_visits_is_asked_for(
    day: str, reason: str | None
) -> None:
    # All twelve have values on days 1, 22 and 43.
    files = files_with(columns=withdrawal(reason, day))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("stayed", "withdrawn_day", (day,))
    assert (doubt.rows, doubt.proposed) == ((3,), None)
    assert not any(withdrawn(read_with(files, COMPLETED)))
    assert withdrawn(read_with(files, AS_WRITTEN)) == [False, True, *[False] * 10]


def test_a_visit_to_leave_within_two_weeks_of_a_withdrawal_contradicts_nothing() -> None:
    table = measured({0: (1, 22, 43), 2: (1, 22)})
    assert doubts_of(files_with(table, columns=withdrawal("Moved", "8"))) == ()
    found = doubts_of(files_with(table, columns=withdrawal("Moved", "7")))
    assert [doubt.kind for doubt in found] == ["stayed"]


EVENT_HEADER = "participant_id,term,start_day,grade\n"


def events(*terms: str) -> str:
    """A table in which S1, S2, ... have these terms."""
    rows = (f'S{n},"{term}",3,1\n' for n, term in enumerate(terms, start=1))
    return EVENT_HEADER + "".join(rows)


NO_EVENTS = (
    *("none", "None", "NONE.", "No AE", "no AEs", "No AE's", "nil", "-", "--", "n/a", "N.A.", "NA"),
    *("No adverse events", "No adverse event reported", "none reported", "No events", "no", "0"),
    *("No adverse events during the study", "No side effects", "no SAE", "(none)", "AE: none"),
    *("nessuno", "Nessun evento avverso", "nessun EA", "Nessun effetto collaterale", "niente"),
    *("nessuna reazione avversa", "Nessun evento avverso segnalato", "senza eventi avversi"),
    *("Nessun disturbo riferito", "non si segnalano eventi avversi", "Non riferiti", "N.D.R."),
    *("aucun effet indésirable", "ningún evento adverso", "Keine", "tidak ada", "no a.e."),
    *("Patient had no AEs", "no new adverse events", "event free"),
    *("Niente da segnalare", "assenza di eventi avversi", "No symptoms", "Nothing to report"),
    *("none / nessuno", "No_AE", "not applicable", "asymptomatic"),
)


@pytest.mark.parametrize("term", NO_EVENTS)
def test_a_term_that_stands_for_no_event_is_known_as_one(term: str) -> None:
    assert says_no_event(term)


@pytest.mark.parametrize("term", ["None", "-", "Nessun evento avverso", "none / nessuno"])
def test_a_term_that_stands_for_no_event_is_asked_for(term: str) -> None:
    files = files_with(events=events(term, "Headache", term))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("placeholder", "term", (term,))
    assert (doubt.rows, doubt.n) == ((2, 4), 2)
    assert doubt.proposed == option_of(doubt, NO_EVENT)
    left, kept = (read_with(files, meaning).adverse_events for meaning in (NO_EVENT, AS_WRITTEN))
    assert left is not None
    assert kept is not None
    assert left["term"].tolist() == ["Headache"]
    assert kept["term"].tolist() == [term, "Headache", term]


@pytest.mark.parametrize("term", ["unknown", "n.d.", "missing", "non noto"])
def test_of_a_term_that_is_not_known_nothing_is_proposed(term: str) -> None:
    (doubt,) = doubts_of(files_with(events=events(term)))
    assert (doubt.kind, doubt.cells, doubt.proposed) == ("placeholder", (term,), None)


EVENTS = (
    *("No appetite", "Negative mood", "None of the above rash", "No sleep", "Absence seizure"),
    *("Nonallergic rhinitis", "Nocturia", "Nose bleed", "Nausea", "Side effects of vaccine"),
    *("Adverse event", "Adverse drug reaction", "Events of vertigo", "No pain relief"),
    *("Senza appetito", "Niente sonno", "Nessuna voglia di mangiare", "Assenze"),
    *("X-ray abnormal", "Negative symptoms", "Unknown fever", "Reaction to drug", "No reflexes"),
    "Zero libido",
)


def test_an_event_whose_name_holds_such_a_word_remains_one() -> None:
    assert not any(map(says_no_event, EVENTS))
    rows = [f"S1,{term},3,1\n" for term in EVENTS]
    found = examine(files_with(events=EVENT_HEADER + "".join(rows))).study
    assert found is not None
    assert found.adverse_events is not None
    assert tuple(found.adverse_events["term"]) == EVENTS


def test_a_table_of_placeholders_alone_says_that_no_event_occurred() -> None:
    study = read_with(files_with(events=events("None", "None")), NO_EVENT)
    assert study.adverse_events is not None
    assert study.adverse_events.empty


def test_days_that_are_dates_of_a_spreadsheet_are_asked_for_with_their_date() -> None:
    table = EVENT_HEADER + "S1,Headache,45352,1\nS2,Fever,3,2\n"
    files = files_with(events=table)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.column) == ("date", "adverse_events", "start_day")
    # Excel counts the days from the end of 1899: 45352 is the first of March of 2024.
    assert doubt.facts == {"number": 45352, "date": "2024-03-01"}
    assert (doubt.rows, doubt.proposed) == ((2,), None)
    unknown = read_with(files, MISSING_VALUE).adverse_events
    assert unknown is not None
    assert unknown["start_day"].tolist() == pytest.approx([NAN, 3], nan_ok=True)
    written = read_with(files, AS_WRITTEN).adverse_events
    assert written is not None
    assert written["start_day"].tolist() == [45352, 3]


def test_a_day_of_withdrawal_that_is_a_date_is_asked_for() -> None:
    files = files_with(columns=withdrawal("Moved", "44621"))
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.facts["date"]) == (
        "date",
        "withdrawn_day",
        "2022-03-01",
    )
    people = read_with(files, MISSING_VALUE).participants
    assert math.isnan(people["withdrawn_day"][1])
    assert people["withdrawal_reason"][1] == "Moved"


@pytest.mark.parametrize("code", ["999", "-9", "-99", "9999", "888", "99"])
def test_a_code_for_a_day_of_an_event_that_is_not_known_is_asked_for(code: str) -> None:
    table = f"participant_id,term,start_day\nS1,Headache,{code}\nS2,Nausea,3\nS3,Fever,30\n"
    files = files_with(events=table)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("day_code", "start_day", (code,))
    assert (doubt.rows, doubt.proposed) == ((2,), option_of(doubt, MISSING_VALUE))
    events_read = read_with(files, MISSING_VALUE).adverse_events
    assert events_read is not None
    assert math.isnan(events_read["start_day"][0])
    events_read = read_with(files, AS_WRITTEN).adverse_events
    assert events_read is not None
    assert events_read["start_day"][0] == float(code)


@pytest.mark.parametrize("days", [("99", "60"), ("-9", "-6"), ("-5", "3"), ("9", "3"), ("88", "3")])
def test_a_day_near_other_days_or_of_few_digits_is_no_code(days: tuple[str, str]) -> None:
    table = "participant_id,term,start_day\n" + "".join(f"S1,Headache,{day}\n" for day in days)
    assert doubts_of(files_with(events=table)) == ()


SETTINGS_FROM = DATA + "[schedule]\nbaseline_day = {}\nvisit_days = [{}, 43]\nprimary_day = 43\n"


@pytest.mark.parametrize("day", ["0", "-3", "-20"])
def test_a_withdrawal_before_the_first_dose_is_asked_for(day: str) -> None:
    columns = withdrawal("Moved", day)
    # Who left then has the value of day 1 at most.
    files = files_with(measured({0: (1, 22, 43), 2: ()}), columns=columns)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.column, doubt.cells) == ("early", "withdrawn_day", (day,))
    assert (doubt.rows, doubt.proposed) == ((3,), None)
    assert math.isnan(read_with(files, MISSING_VALUE).participants["withdrawn_day"][1])
    assert read_with(files, AS_WRITTEN).participants["withdrawn_day"][1] == float(day)


@pytest.mark.parametrize(
    ("day", "baseline", "doses"), [("-3", -7, None), ("0", 0, None), ("0", 1, "0"), ("1", 1, None)]
)
def test_whoever_may_leave_before_the_first_dose_is_not_asked_for(
    day: str, baseline: int, doses: str | None
) -> None:
    columns = withdrawal("Moved", day)
    if doses is not None:
        columns["injections_received"] = ["6", doses, *["6"] * 10]
    files = files_with(
        measured({0: (baseline, 43), 2: (baseline,) if baseline < 1 else ()}),
        columns=columns,
        settings=SETTINGS_FROM.format(baseline, baseline),
    )
    assert [each.kind for each in examine(files).doubts] == []


EVENT_HEADER = "participant_id,term,start_day,grade\n"


def test_events_after_a_withdrawal_are_told_and_stay_events() -> None:
    events = (
        EVENT_HEADER + "S2,Fever,31,1\nS2,Fever,30,1\nS2,Cough,40,2\nS3,Cough,40,2\nS2,Rash,,1\n"
    )
    files = files_with(
        measured({0: (1, 22, 43), 2: (1, 22)}), columns=withdrawal("Moved", "30"), events=events
    )
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.table, doubt.n) == ("after_withdrawal", "adverse_events", 2)
    assert doubt.rows == (2, 4)
    assert doubt.proposed == option_of(doubt, AS_WRITTEN)
    found = read_with(files, AS_WRITTEN).adverse_events
    assert found is not None
    assert found["start_day"].tolist() == pytest.approx([31, 30, 40, 40, NAN], nan_ok=True)
    found = read_with(files, MISSING_VALUE).adverse_events
    assert found is not None
    assert found["start_day"].tolist() == pytest.approx([NAN, 30, NAN, 40, NAN], nan_ok=True)


def test_events_after_a_withdrawal_are_asked_about_once_it_is_certain() -> None:
    # S2 left on day 10, but has values of days 22 and 43.
    files = files_with(columns=withdrawal("Moved", "10"), events=EVENT_HEADER + "S2,Fever,31,1\n")
    (doubt,) = doubts_of(files)
    assert doubt.kind == "stayed"
    stayed = decided(files, [doubt.decided(option_of(doubt, COMPLETED))])
    assert stayed.doubts == ()
    left = decided(files, [doubt.decided(option_of(doubt, AS_WRITTEN))])
    assert [each.kind for each in left.doubts] == ["after_withdrawal"]


def test_events_that_are_the_same_in_every_cell_are_counted_as_decided() -> None:
    events = EVENT_HEADER + "S2,Fever,9,1\nS3,Cough,9,1\nS2,Fever,9,1\nS2,Fever,9,2\nS2,Fever,9,1\n"
    files = files_with(events=events)
    (doubt,) = doubts_of(files)
    assert (doubt.kind, doubt.rows, doubt.proposed) == ("repeated", (2, 4, 6), None)
    for meaning, n in ((AS_WRITTEN, 5), (LEFT_OUT, 3)):
        found = read_with(files, meaning).adverse_events
        assert found is not None
        assert len(found) == n
    # Without its first day an event may have occurred twice.
    assert doubts_of(files_with(events="participant_id,term\n" + "S2,Fever\n" * 2)) == ()
