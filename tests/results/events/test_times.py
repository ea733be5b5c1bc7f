"""Adverse events in time against R, hand counts, properties and the counts of the other frames."""

import math
from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from lib.results.events.chances import chances_of_seeing
from lib.results.events.times import (
    NO_EVENTS_TABLE,
    NOT_PLACED,
    event_lanes,
    event_listing,
    event_rates,
    exposures,
    rate_ratio_of,
)
from lib.statistics.counts.rates import EMPTY_ARM_OF_EXPOSURE, NO_EVENTS_AT_ALL
from lib.study.columns import EVENT_COLUMNS
from lib.study.study import Study
from tests.support.events import Event, counted_by_r, five_events, quick, records, with_events
from tests.support.r_answers import printed_by_r
from tests.support.studies import dosed_study, large_study, sample, small_study


def rates(study: Study) -> dict[str, dict[str, Any]]:
    return {row["arm"]: row for row in records(event_rates(study))}


def test_exposures_are_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    frame = exposures(counted_by_r())
    assert len(frame) == 29
    for row in records(frame):
        expected = r[f"exposure/{row['participant_id']}"]
        assert row["start"] == 1
        assert {name: row[name] for name in expected} == pytest.approx(expected, rel=1e-12)


def test_rates_and_their_ratio_are_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    for arm, row in rates(counted_by_r()).items():
        expected = r[f"rate/{arm}"]
        assert {name: row[name] for name in expected} == pytest.approx(expected, rel=1e-9)
        assert row["n"] == {"treatment": 15, "control": 14}[arm]
    estimate = asdict(rate_ratio_of(counted_by_r()))
    expected = r["rate_ratio"]
    assert {name: estimate[name] for name in expected} == pytest.approx(expected, rel=1e-9)
    assert (estimate["n_treatment"], estimate["n_control"]) == (14, 5)


def test_days_since_the_last_dose_are_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    expected = {key: value["days"] for key, value in r.items() if key.startswith("dose/")}
    for frame, start in (
        (event_listing(counted_by_r()), "start_day"),
        (event_lanes(counted_by_r()), "start"),
    ):
        found = {
            f"dose/{row['participant_id']}/{row['term']}/{row[start]:g}".replace(" ", "_"): row[
                "days_since_dose"
            ]
            for row in records(frame.dropna(subset="days_since_dose"))
        }
        assert found == expected


def test_chances_of_seeing_are_as_in_r() -> None:
    r = printed_by_r("adverse_events")
    frame = chances_of_seeing(counted_by_r())
    assert list(frame["risk"]) == [0.01, 0.02, 0.05, 0.10, 0.20]
    for row in records(frame):
        (expected,) = r[f"chance/{row['risk']:g}"].values()
        assert row["chance"] == pytest.approx(expected, rel=1e-9)


def test_the_time_at_risk_is_in_weeks_of_inclusive_days() -> None:
    study = dosed_study("TTTTC", withdrawn=["", "7", "1", "0", "40"])
    frame = exposures(study)
    assert list(frame["end"]) == [22, 7, 1, 0, 22]
    assert list(frame["weeks"]) == [22 / 7, 1, 1 / 7, 0, 22 / 7]
    assert list(frame["arm"]) == ["treatment"] * 4 + ["control"]


def test_the_first_dose_begins_the_time_at_risk_and_else_day_1() -> None:
    study = dosed_study("TC")
    late = replace(study, baseline_day=-7, dosing_days=(3, 8))
    assert set(exposures(late)["start"]) == {3}
    # Day 1 is the day of the first dose, unless the study begins later.
    assert set(exposures(replace(late, dosing_days=()))["start"]) == {1}
    assert set(exposures(replace(late, baseline_day=2, dosing_days=()))["start"]) == {2}
    assert set(exposures(replace(late, dosing_days=()))["weeks"]) == {22 / 7}


def test_who_had_the_most_is_known_by_events_and_not_by_participants() -> None:
    events = [f"{who},Event,,{day},{day},1,no,no" for who, day in ((1, 2), (1, 4), (1, 6), (2, 3))]
    found = rates(dosed_study("TTC", *events))
    assert (found["treatment"]["events"], found["treatment"]["most"]) == (4, 3)


def test_events_outside_the_time_at_risk_are_set_apart_and_unknown_ones_count() -> None:
    study = dosed_study(
        "TTCC",
        "1,Early,,0,2,1,no,no",
        "1,First day,,1,2,1,no,no",
        "2,Last day,,10,12,1,no,no",
        "2,Late,,11,12,1,no,no",
        "2,Unknown,,,,1,no,no",
        "3,After the last visit,,23,25,1,no,no",
        "4,Never at risk,,,,1,no,no",
        withdrawn=["", "10", "", "-3"],
    )
    found = rates(study)
    drug, dummy = found["treatment"], found["control"]
    assert (drug["events"], drug["outside"], drug["participants"], drug["n"]) == (3, 2, 2, 2)
    assert (dummy["events"], dummy["outside"], dummy["participants"], dummy["n"]) == (0, 2, 0, 2)
    # "2" had three, one of them outside.
    assert (drug["most"], dummy["most"]) == (2, 0)
    assert drug["weeks"] == pytest.approx(32 / 7, rel=1e-12)
    assert drug["rate"] == pytest.approx(3 / (32 / 7), rel=1e-12)
    assert (dummy["rate"], dummy["low"]) == (0, 0)
    # With no event the exact upper limit is -log(0.025) events per time at risk.
    assert dummy["high"] == pytest.approx(-math.log(0.025) / (22 / 7), rel=1e-12)


def test_no_event_in_fifteen_is_no_narrower_as_a_rate_than_as_a_share() -> None:
    for who, events in (("T", ["16,Rash,,1,1,1,no,no"]), ("C", ["1,Rash,,1,1,1,no,no"])):
        arms = "T" * 15 + "C" * 15
        row = rates(dosed_study(arms, *events))["treatment" if who == "T" else "control"]
        assert row["events"] == 0
        # Per participant over the time at risk.
        assert row["high"] * row["weeks"] / row["n"] > 1 - 0.025 ** (1 / 15) > 0.18


def test_without_time_at_risk_there_is_a_reason_and_no_rate() -> None:
    study = dosed_study("TC", "1,Rash,,1,1,1,no,no", withdrawn=["", "0"])
    row = rates(study)["control"]
    assert (row["weeks"], row["events"]) == (0, 0)
    assert math.isnan(row["rate"])
    assert row["reason"] != ""
    assert rate_ratio_of(study).reason == EMPTY_ARM_OF_EXPOSURE


def test_without_events_or_without_a_table_no_ratio_is_made_up() -> None:
    none = rate_ratio_of(dosed_study("TC"))
    assert math.isnan(none.value)
    assert (none.low, none.high, none.reason) == (0, math.inf, NO_EVENTS_AT_ALL)
    uncollected = rate_ratio_of(small_study("TC", score=["5 5"] * 2))
    assert uncollected.reason == NO_EVENTS_TABLE
    assert math.isnan(uncollected.low)


def test_one_arm_without_events_gives_an_open_ratio() -> None:
    study = dosed_study("TTCC", "1,Rash,,1,1,1,no,no", "2,Rash,,1,1,1,no,no")
    estimate = rate_ratio_of(study)
    assert (estimate.value, estimate.high) == (math.inf, math.inf)
    # The lower limit of a share of 2 in 2 is 0.025 ** (1 / 2).
    share = math.sqrt(0.025)
    assert estimate.low == pytest.approx(share / (1 - share), rel=1e-9)


def test_every_participant_has_a_lane_and_treatment_comes_first() -> None:
    frame = exposures(dosed_study("CTCTT"))
    assert list(frame["lane"]) == [3, 0, 4, 1, 2]
    assert sorted(exposures(sample())["lane"]) == list(range(29))


def test_bars_go_from_first_to_last_day_and_open_ones_to_the_end_of_exposure() -> None:
    study = dosed_study(
        "CTT",
        "1,Closed,Skin,3,5,1,no,yes",
        "1,Open,Skin,4,,2,no,no",
        "2,Open,,8,,,yes,",
        "2,open,,20,,3,no,no",
        "2,Unknown,,,,1,no,no",
        "3,Ended,,,9,1,no,no",
        "3,Before,,-3,-1,1,no,no",
        withdrawn=["", "10", ""],
    )
    nan = math.nan
    expected = [
        # id, lane, term, start, end, open, days since the dose, last
        ("3", 0, "Before", -3, -1, False, nan, -1),
        ("3", 0, "Ended", nan, 9, False, nan, nan),
        ("2", 1, "Open", 8, nan, True, 0, 10),
        # Withdrawn on day 10: no dose on day 15, and no bar that ends before it begins.
        ("2", 1, "Open", 20, nan, True, 12, 20),
        ("2", 1, "Unknown", nan, nan, True, nan, nan),
        ("1", 2, "Closed", 3, 5, False, 2, 5),
        ("1", 2, "Open", 4, nan, True, 3, 22),
    ]
    frame = event_lanes(study)
    columns = ["participant_id", "lane", "term", "start", "end", "open", "days_since_dose", "last"]
    wanted = pd.DataFrame(expected, columns=columns)
    pd.testing.assert_frame_equal(frame[columns], wanted, check_dtype=False)
    assert list(frame["grade"].fillna(0)) == [1, 1, 0, 3, 1, 1, 2]
    assert frame["serious"].tolist() == [False, False, True, False, False, False, False]
    assert frame["related"].tolist() == [False, False, None, False, False, True, False]


def test_without_a_column_of_last_days_no_event_is_called_ongoing() -> None:
    study = dosed_study("TC", "1,Rash,,3,5,1,no,no")
    assert study.adverse_events is not None
    frame = event_lanes(replace(study, adverse_events=study.adverse_events.drop(columns="end_day")))
    assert (list(frame["open"]), list(frame["last"])) == ([False], [3])


def test_without_doses_there_are_no_days_since_one() -> None:
    study = replace(dosed_study("TC", "1,Rash,,3,5,1,no,no"), dosing_days=())
    assert event_lanes(study)["days_since_dose"].isna().all()
    assert event_listing(study)["days_since_dose"].isna().all()


def test_the_listing_is_in_the_order_of_the_roster_and_then_of_the_first_day() -> None:
    study = dosed_study(
        "CTC",
        "3,Rash,Skin,2,2,1,no,no",
        "1,Late,Skin,30,31,1,no,no",
        "1,Unknown,Skin,,,1,no,no",
        "1,Before,Skin,0,2,1,no,no",
        "2,rash,skin,1,,1,no,no",
        "2,Rash,Skin,8,9,1,no,no",
    )
    frame = event_listing(study)
    assert list(zip(frame["participant_id"], frame["term"], strict=True)) == [
        ("1", "Before"),
        ("1", "Late"),
        ("1", "Unknown"),
        ("2", "Rash"),
        ("2", "Rash"),
        ("3", "Rash"),
    ]
    assert frame["before_first_dose"].tolist() == [True, False, False, False, False, False]
    assert frame["before_first_dose"].dtype == bool
    assert list(frame["arm"].unique()) == ["control", "treatment"]


def test_the_listing_has_the_columns_supplied_and_no_others() -> None:
    study = counted_by_r()
    events = study.adverse_events
    assert events is not None
    study = replace(study, adverse_events=events.assign(fatal=events["grade"] == 5))
    events = study.adverse_events
    assert events is not None
    columns = ["participant_id", "arm", *EVENT_COLUMNS[1:5], "days_since_dose", *EVENT_COLUMNS[5:]]
    assert list(event_listing(study)) == [*columns, "before_first_dose"]
    for column in ("system_organ_class", *EVENT_COLUMNS[3:]):
        without = replace(study, adverse_events=events.drop(columns=column))
        assert set(event_listing(study)) - set(event_listing(without)) == {column}
    for column in ("start_day", *EVENT_COLUMNS[5:]):
        blank = replace(study, adverse_events=events.assign(**{column: None}))
        assert set(event_listing(study)) - set(event_listing(blank)) == {column}
    # All events may be ongoing, so a blank column of last days says something.
    ongoing = replace(study, adverse_events=events.assign(end_day=math.nan))
    assert list(event_listing(ongoing)) == list(event_listing(study))


def test_without_a_column_of_first_days_every_event_counts_and_none_is_a_bar() -> None:
    study = dosed_study("TC", "1,Rash,,3,5,1,no,no", "2,Rash,,30,31,1,no,no")
    assert study.adverse_events is not None
    silent = replace(study, adverse_events=study.adverse_events.drop(columns="start_day"))
    assert list(event_rates(silent)["events"]) == [1, 1]
    assert list(event_rates(silent)["outside"]) == [0, 0]
    # Which of them began during the time at risk nobody knows.
    blank = replace(study, adverse_events=study.adverse_events.assign(start_day=math.nan))
    for without in (silent, blank):
        frame = event_rates(without)
        assert frame[["rate", "low", "high"]].isna().all(axis=None)
        assert set(frame["reason"]) == {NOT_PLACED}
        ratio = rate_ratio_of(without)
        assert math.isnan(ratio.value)
        assert ratio.reason == NOT_PLACED
    assert event_lanes(silent)["start"].isna().all()
    assert len(event_listing(silent)) == 2


def test_forty_events_of_one_participant_are_forty_events() -> None:
    study = dosed_study("TTC", *(f"1,Rash,,{1 + day % 20},,1,no,no" for day in range(40)))
    row = rates(study)["treatment"]
    assert (row["events"], row["participants"]) == (40, 1)
    assert len(event_lanes(study)) == len(event_listing(study)) == 40
    assert set(event_lanes(study)["lane"]) == {0}


def test_other_risks_can_be_asked_for() -> None:
    frame = chances_of_seeing(dosed_study("TTC"), risks=(0.5,))
    assert records(frame) == [{"risk": 0.5, "chance": 0.75}]
    with pytest.raises(ValueError, match="risk must lie"):
        chances_of_seeing(dosed_study("TC"), risks=(5,))


def test_the_chance_of_one_in_twenty_among_fifteen_is_54_percent() -> None:
    row = chances_of_seeing(sample()).set_index("risk").loc[0.05]
    assert round(100 * row["chance"]) == 54
    assert row["chance"] == pytest.approx(1 - 0.95**15, rel=1e-12)


def test_a_large_table_is_listed_in_full() -> None:
    study = large_study()
    assert len(event_listing(study)) == len(event_lanes(study)) == 2000
    assert event_rates(study)[["events", "outside"]].to_numpy().sum() == 2000


@quick
@given(five_events)
def test_bars_never_end_before_they_begin_and_doses_come_before(events: list[Event]) -> None:
    frame = event_lanes(with_events(events))
    bars = frame[frame["start"].notna()]
    assert (bars["last"] >= bars["start"]).all()
    assert frame.loc[frame["start"].isna(), ["last", "days_since_dose"]].isna().all(axis=None)
    assert (frame["days_since_dose"].dropna() >= 0).all()
    assert (bars["days_since_dose"].isna() == (bars["start"] < 1)).sum() >= (
        bars["participant_id"] != "5"
    ).sum()
    assert np.isin(frame["lane"], range(5)).all()


def test_exposures_tell_who_withdrew_and_when() -> None:
    # The day that was recorded, even after the last visit or before the first dose.
    frame = exposures(dosed_study("CTTTC", withdrawn=["", "10", "40", "0", "15"]))
    assert list(frame["participant_id"]) == list("12345")
    assert frame["withdrawn"].fillna(-1).tolist() == [-1, 10, 40, 0, 15]
    assert frame["end"].tolist() == [22, 10, 22, 0, 15]
    # No such column: nobody is known to have withdrawn.
    assert exposures(dosed_study("TC"))["withdrawn"].isna().all()
