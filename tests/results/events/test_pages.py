"""Pages of lanes: everybody is on one, with all events but those beyond the bars."""

import pandas as pd

from lib.results.events.pages import LANES, MOST_BARS, lanes_of_page, page_of
from lib.results.events.times import event_lanes, exposures
from tests.support.studies import dosed_study, many_study, once, sample


def test_every_participant_and_event_is_on_one_page() -> None:
    study = many_study()
    events, exposed = once(event_lanes)(study), once(exposures)(study)
    # 302 lanes in pages of 60.
    pages = [lanes_of_page(events, exposed, page) for page in range(6)]
    assert [len(page.exposed) for page in pages] == [60, 60, 60, 60, 60, 2]
    assert [len(page.events) for page in pages] == [60, 60, 60, 60, 60, 2]
    everybody = pd.concat([page.exposed for page in pages])["participant_id"]
    assert sorted(everybody) == sorted(study.participants["participant_id"])
    for page in pages:
        assert sorted(page.exposed["lane"]) == list(range(len(page.exposed)))
        lane_of = page.exposed.set_index("participant_id")["lane"]
        assert (page.events["participant_id"].map(lane_of) == page.events["lane"]).all()
        assert page.left_out == 0
    # The treatment arm has the first 151 lanes.
    assert pages[2].exposed["arm"].value_counts().to_dict() == {"treatment": 31, "control": 29}


def test_whoever_had_an_event_first_has_the_first_lane_of_the_arm() -> None:
    study = dosed_study(
        "CTTTTC",
        *("2,Rash,Skin,9,9,1,no,no", "2,Cough,Skin,5,5,1,no,no"),
        *("4,Rash,Skin,-3,1,1,no,no", "5,Rash,Skin,5,6,1,no,no"),
        *("3,Rash,Skin,,9,1,no,no", "6,Rash,Skin,2,2,1,no,no"),
    )
    exposed = exposures(study).sort_values("lane")
    # "2" and "5" alike on day 5, as in the roster; "3" without a first day last.
    assert list(exposed["participant_id"]) == ["4", "2", "5", "3", "6", "1"]
    assert list(exposures(dosed_study("CTTC"))["lane"]) == [2, 0, 1, 3]


def test_somebody_is_found_on_the_page_of_the_lane() -> None:
    study = many_study()
    exposed = once(exposures)(study)
    for who in ("1", "119", "121", "302"):
        page = page_of(exposed, who)
        shown = lanes_of_page(once(event_lanes)(study), exposed, page).exposed
        assert who in set(shown["participant_id"])
    # The treated have odd numbers; by first day, the 60th ends the first page.
    assert study.adverse_events is not None
    first = dict(study.adverse_events[["participant_id", "start_day"]].to_numpy().tolist())
    treated = sorted((str(number) for number in range(1, 303, 2)), key=lambda who: first[who])
    assert page_of(exposed, treated[59]) == 0
    assert page_of(exposed, treated[60]) == 1
    assert page_of(exposed, None) == page_of(exposed, "nobody") == 0


def test_without_pages_all_is_shown_as_it_is() -> None:
    events, exposed = event_lanes(sample()), exposures(sample())
    shown = lanes_of_page(events, exposed, None)
    pd.testing.assert_frame_equal(shown.events, events)
    pd.testing.assert_frame_equal(shown.exposed, exposed)
    assert LANES == 60


def test_of_too_many_events_those_are_left_out_that_come_last_for_whoever_has_most() -> None:
    days = [1 + number % 20 for number in range(MOST_BARS + 50)]
    study = dosed_study(
        "TTC",
        *(f"1,Rash,Skin,{day},{day},1,no,no" for day in days),
        *("2,Rash,Skin,21,21,1,no,no" for _ in range(3)),
        "3,Rash,Skin,,,1,no,no",
    )
    events = event_lanes(study)
    shown = lanes_of_page(events, exposures(study), None)
    assert shown.left_out == 53
    assert shown.events["start"].notna().sum() == MOST_BARS
    assert (shown.events["participant_id"] == "2").sum() == 3
    # An event without a first day has no bar, and is no bar too many.
    assert (shown.events["participant_id"] == "3").sum() == 1
    mine = shown.events.loc[shown.events["participant_id"] == "1", "start"]
    assert mine.tolist() == sorted(days)[: MOST_BARS - 3]
