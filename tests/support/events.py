"""Adverse events for tests: a trial of 29 that R has counted, one of five for properties."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from lib.reading.examine import read_study
from lib.results.events.chances import chances_of_seeing
from lib.results.events.kinds import differences_by_kind, incidence_by_kind, worst_grades
from lib.results.events.terms import incidence_by_term, term_differences
from lib.results.events.times import (
    event_lanes,
    event_listing,
    event_rates,
    exposures,
    rate_ratio_of,
)
from lib.study.columns import EVENT_COLUMNS
from lib.study.study import Study
from tests.support.files import SETTINGS, study_files
from tests.support.profiles import examples
from tests.support.r_answers import REFERENCE
from tests.support.studies import THREE_OUTCOMES, dosed_study, read_as_written, small_study

# All columns but that of deaths, which grades tell as well.
REPORTED = tuple(name for name in EVENT_COLUMNS if name != "fatal")
Event = tuple[str, str, str, float, float, float, bool | None, bool | None, bool | None]

# Twelve events can be read as they are; to shrink them would take minutes.
quick = examples(10, shrink=False)
truths = st.sampled_from([True, False, None])
# The last day is added to the first, so that none comes before it.
five_events = st.lists(
    st.tuples(
        st.sampled_from("12345"),
        st.sampled_from(
            ["Headache", "headache ", "Rash", "Nausea", "NAUSEA", "Febbre alta", "头痛"]
        ),
        st.sampled_from(["Nervous", "nervous", "Skin", ""]),
        st.sampled_from([-5.0, 1.0, 8.0, 11.0, 22.0, 30.0, math.nan]),
        st.sampled_from([0.0, 3.0, math.nan]),
        st.sampled_from([1.0, 2.0, 3.0, 5.0, math.nan]),
        *(truths, truths, truths),
    ).map(lambda event: (*event[:4], event[3] + event[4], *event[5:])),
    min_size=1,
    max_size=12,
)


def with_events(events: Sequence[Event]) -> Study:
    """Five participants, "1" to "3" on treatment, with events.

    Participant "2" withdrew on day 10, "5" before the first dose and without a measurement.
    """
    frame = pd.DataFrame(events, columns=list(REPORTED))
    return replace(_five(), adverse_events=frame.astype(dict.fromkeys(REPORTED[6:], object)))


@cache
def _five() -> Study:
    study = dosed_study("TTTCC", withdrawn=["", "10", "", "", "0"])
    measured = study.measurements["participant_id"] != "5"
    return replace(study, measurements=study.measurements[measured])


def results(study: Study) -> dict[str, pd.DataFrame]:
    """The frame of every function, by its name."""
    terms = incidence_by_term(study)
    return {
        "incidence_by_kind": incidence_by_kind(study),
        "differences_by_kind": differences_by_kind(study),
        "incidence_by_term": terms,
        "term_differences": term_differences(terms, "related"),
        "worst_grades": worst_grades(study),
        "exposures": exposures(study),
        "event_rates": event_rates(study),
        "rate_ratio_of": pd.DataFrame([rate_ratio_of(study)]),
        "event_lanes": event_lanes(study),
        "listing": event_listing(study),
        "chances_of_seeing": chances_of_seeing(study),
    }


@cache
def counted_by_r() -> Study:
    """The invented trial of `reference/adverse_events.csv`."""
    lines = pd.read_csv(REFERENCE / "adverse_events.csv", dtype=str, keep_default_na=False)
    people = lines[["participant_id", "arm", "withdrawn_day"]].drop_duplicates()
    events = lines.loc[lines["term"] != "", list(REPORTED)]
    measured = [f"{who},{day},score,5" for who in people["participant_id"] for day in (1, 43)]
    settings_text = THREE_OUTCOMES.format(data="synthetic", days=[1, 43], primary=43)
    for old, new in (
        ('code = "T"', 'code = "treatment"'),
        ('code = "C"', 'code = "control"'),
        ("[schedule]", "[schedule]\ndosing_days = [1, 8, 15, 22, 29, 36]"),
    ):
        settings_text = settings_text.replace(old, new)
    return read_as_written(
        {
            "participants.csv": people.to_csv(index=False).encode(),
            "measurements.csv": "\n".join(["participant_id,day,outcome,value", *measured]).encode(),
            "adverse_events.csv": events.to_csv(index=False).encode(),
            "study.toml": settings_text.encode(),
        }
    )


def same(first: pd.DataFrame, second: pd.DataFrame) -> None:
    """Two frames agree in every cell."""
    pd.testing.assert_frame_equal(first, second, rtol=0, atol=0)


def of_three(*events: str) -> Study:
    """Three participants, "1" and "2" on the drug, with events."""
    return small_study("TTC", score=["5 5"] * 3, events=events)


def bare(header: str, *events: str) -> Study:
    """Three and three participants whose table of events has these columns alone."""
    return read_study(study_files(events="\n".join([header, *events]), settings=SETTINGS))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(key): row[key] for key in row} for row in frame.to_dict("records")]


ARM_OF = "TTTCC"


def with_lines(*events: str) -> Study:
    return small_study(ARM_OF, score=["5 5"] * 5, events=events)


def by_kind(study: Study) -> dict[tuple[str, str], dict[str, Any]]:
    rows = incidence_by_kind(study).to_dict("records")
    return {(row["kind"], row["arm"]): {str(key): row[key] for key in row} for row in rows}


def total(terms: pd.DataFrame, kind: str = "any") -> pd.Series:
    return terms[f"participants_{kind}_treatment"] + terms[f"participants_{kind}_control"]
