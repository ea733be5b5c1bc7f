"""The events that a reader looks for."""

import pandas as pd

from lib.results.events.filtered import NO_CLASS, events_left

LISTING = pd.DataFrame(
    {"participant_id": ["P1", "P1", "P2"], "system_organ_class": ["", "Eye disorders", ""]}
)


def test_each_filter_leaves_the_events_that_have_its_name_and_no_class_is_one_too() -> None:
    for name in (NO_CLASS, ""):
        assert events_left(LISTING, [("system_organ_class", name)]).index.tolist() == [0, 2]
    both = (("participant_id", "P1"), ("system_organ_class", NO_CLASS))
    assert events_left(LISTING, both).index.tolist() == [0]
    assert events_left(LISTING, ()).equals(LISTING)
