"""An unforeseen error tells its kind and place, and nothing of the data."""

import logging

import pytest
import streamlit as st

from lib.screen.discreet import DashboardError, discreet
from tests.support.pages import opened
from tests.support.studies import sample


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("overview", "effects.effects_by_outcome"),
        # In a part that runs alone, and in a fold.
        ("adverse_events", "events.kinds_supplied"),
        ("adverse_events", "event_times.event_rates"),
    ],
)
def test_the_log_of_an_unforeseen_error_holds_no_data(
    page: str, where: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise KeyError(sample().participants["participant_id"].iloc[0])

    st.cache_data.clear()
    monkeypatch.setattr(f"lib.screen.blocks.{where}", fail)
    with caplog.at_level(logging.DEBUG):
        app = opened(page)
    assert app.exception
    first = sample().participants["participant_id"].iloc[0]
    assert first == "P01"
    logged = caplog.text + "".join(str(record.exc_info) for record in caplog.records)
    assert "KeyError at " in logged
    assert "test_discreet.py" in logged
    assert first not in logged


def test_an_error_without_data_is_raised_in_place_of_any_other() -> None:
    match = r"^ValueError at discreet\.py:\d+ discreet > "
    with pytest.raises(DashboardError, match=match) as caught, discreet():
        raise ValueError("patient P07")
    assert caught.value.__suppress_context__
    assert "P07" not in str(caught.value)
