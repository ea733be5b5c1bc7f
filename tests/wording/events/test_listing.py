"""The listing as the page shows it: few columns, and no event or fact of them lost."""

import pandas as pd

from lib.results.events.times import event_listing
from lib.study.study import Study
from lib.wording.events.listing import listing_shown, listing_widths, narrow_listing, noted_text
from lib.words import Words
from tests.support.events import bare
from tests.support.studies import dosed_study, sample
from tests.support.wording import ENGLISH, ITALIANO, WORDS


def wide(study: Study, words: Words = ENGLISH) -> list[list[object]]:
    table = listing_shown(study, event_listing(study), words)
    return [["" if pd.isna(cell) else cell for cell in row] for row in table.to_numpy().tolist()]


FOUR = dosed_study(
    "TTC",
    "3,Rash,Skin,15,16,2,yes,no",
    "1,Cough,Chest,10,,,,yes",
    "1,Rash,Skin,,,1,no,",
    "2,Itch,Skin,-3,2,1,no,no",
)


def test_the_listing_shown_by_hand() -> None:
    assert wide(FOUR) == [
        ["1", "Drug", "Cough", 10, "", "", "seriousness not recorded, related"],
        ["1", "Drug", "Rash", "", "", 1, "relation not recorded"],
        ["2", "Drug", "Itch", -3, 2, 1, "before the first dose"],
        ["3", "Dummy", "Rash", 15, 16, 2, "serious"],
    ]
    assert wide(FOUR, ITALIANO)[3] == ["3", "Finto", "Rash", 15, 16, 2, "grave"]


def test_on_a_phone_each_event_is_a_line_of_two_cells() -> None:
    table = narrow_listing(FOUR, event_listing(FOUR), ENGLISH, highlighted="1")
    assert list(table.columns) == ["Participant, arm", "Event"]
    assert table.to_numpy().tolist() == [
        ["1 ★, Drug", "Cough, from day 10, ongoing, seriousness not recorded, related"],
        ["1 ★, Drug", "Rash, grade 1 (mild), relation not recorded"],
        ["2, Drug", "Itch, days −3 to 2, grade 1 (mild), before the first dose"],
        ["3, Dummy", "Rash, days 15 to 16, grade 2 (moderate), serious"],
    ]


def test_what_was_not_supplied_is_not_said_to_be_unknown_of_each_event() -> None:
    study = bare("participant_id,term,start_day", "S1,Rash,3")
    listing = event_listing(study)
    assert list(listing_shown(study, listing, ENGLISH).columns) == [
        *("Participant", "Arm", "Preferred term", "From"),
    ]
    assert narrow_listing(study, listing, ENGLISH).to_numpy().tolist() == [
        ["S1, Secretome", "Rash, from day 3"]
    ]


def test_all_that_an_event_was_is_noted() -> None:
    row = {
        **dict.fromkeys(("serious", "related", "led_to_withdrawal", "fatal"), True),
        "before_first_dose": False,
    }
    assert noted_text(row, ENGLISH) == "serious, related, led to withdrawal, fatal"
    assert noted_text(row, ITALIANO) == "grave, correlato, ha portato al ritiro, fatale"
    assert noted_text({"serious": False, "related": False}, ENGLISH) == ""


def test_the_columns_have_room_beside_the_lanes() -> None:
    for words in WORDS:
        shown = listing_shown(sample(), event_listing(sample()), words)
        widths = listing_widths(words)
        assert len(shown.columns) <= 7
        assert set(shown.columns) <= set(widths)
        # A page of 960 pixels, less the lanes of 22 rem and what lies between.
        assert sum(widths.values()) <= 960 - 352 - 32
    # Numbers sort as numbers.
    assert str(shown.dtypes.iloc[3]) == "Int64"
    assert len(shown) == len(narrow_listing(sample(), event_listing(sample()), ITALIANO)) == 23


def test_no_event_is_a_table_without_rows() -> None:
    none = dosed_study("TC")
    for table in (
        listing_shown(none, event_listing(none), ENGLISH),
        narrow_listing(none, event_listing(none), ENGLISH),
    ):
        assert len(table) == 0
        assert len(table.columns) >= 2
