"""The button that makes a report of the study on screen, and the one that saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import streamlit as st

from lib.language import sentence
from lib.reading.sources import files_in
from lib.screen.discreet import discreet
from lib.screen.elements import plain
from lib.screen.frame import shown_view
from lib.screen.runs import is_more_set
from lib.screen.sessions.lost import YOUR_STUDY
from lib.screen.sessions.memory import session_memory
from lib.screen.sessions.studies import SAMPLE
from lib.screen.view import View
from lib.study.problems import Problems
from lib.study.provenance import Provenance, provenance
from lib.wording.exports.names import file_name

if TYPE_CHECKING:
    from lib.screen.report.document import Report

WHAT_IT_IS = sentence(
    "One file with all pages, figures and tables of this study at the chosen visit, to be read "
    "without a network, sent or printed."
)


@dataclass(frozen=True, slots=True)
class _Made:
    """A report, and what it is of."""

    of: tuple[str, str, int]
    report: Report


def offer_report(page: str) -> None:
    """The report of the study on screen, in the sidebar.

    Not on the page on which files are dropped: it would not be that of the files.

    Args:
        page: The page's name.
    """
    if page == YOUR_STUDY:
        return
    last = st.session_state.get("last", {}).get("day")
    view = shown_view()
    day = last if last in view.study.follow_up_days else view.study.primary_day
    with st.sidebar:
        _offer(replace(view, day=day, statistic="mean", highlighted=None, outcome=None))


@st.fragment
def _offer(view: View) -> None:
    if is_more_set():
        st.rerun()
    with discreet():
        words, of = view.words, (view.token, view.words.language, view.day)
        place = st.empty()
        made: _Made | None = session_memory().get("report")
        if made is None or made.of != of:
            place.button(
                words.t("Make a report"),
                on_click=_want,
                key="report",
                icon=":material/description:",
                help=words.t(WHAT_IT_IS),
            )
            # Also where the page was run once more since the click.
            if not st.session_state.pop("report_wanted", False):
                return
            # In this session alone, and gone with the study that it is of.
            made = session_memory()["report"] = _Made(of, _made(view))
        report = made.report
        name = file_name(view.study, f"report {words.language}", words, day=view.day)
        place.download_button(
            words.t("Save the report (HTML)"),
            # Made whole when it is asked for.
            report.html,
            file_name=f"{name}.html",
            mime="text/html",
            on_click="ignore",
            icon=":material/download:",
        )


def _want() -> None:
    st.session_state["report_wanted"] = True


def _made(view: View) -> Report:
    """The report, while a bar says how far it is."""
    # Only who wants a report pays for what writes one.
    from lib.screen.report.document import made_report

    words, now = view.words, datetime.now(UTC)
    place = st.empty()

    def tell(title: str, number: int, of: int) -> None:
        place.progress((number - 1) / of, text=plain(words.t("Report: {title}", title=title)))

    found = made_report(view, _origin(view, now), now, tell)
    place.empty()
    return found


def _origin(view: View, now: datetime) -> Provenance:
    """The files of the study; those of the sample where it has no others."""
    if view.provenance is not None:
        return view.provenance
    return provenance(files_in(SAMPLE, Problems()), now, is_upload=False)
