"""When it is where the reader is."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

# The day that it is there as `Words.date` writes it, wherever the browser is from: a function of
# JavaScript of the language.
WRITTEN_DATE = """(language) => language === "it"
    ? new Date().toLocaleDateString("it-IT", {day: "2-digit", month: "2-digit", year: "numeric"})
    : new Date().toLocaleDateString("en-GB", {dateStyle: "long"})"""


def reader_zone() -> tzinfo:
    """The time zone of the reader's browser."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def reader_date() -> date:
    """The day that it is there."""
    return datetime.now(reader_zone()).date()
