"""Blocks of adverse events in time: lanes, listing, rates, and what could have been seen."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from lib import citations
from lib.figures.events.times import lanes_figure
from lib.figures.plain import Parts, figure_of, parts_of
from lib.results.distributions import are_many
from lib.results.events.chances import chances_of_seeing
from lib.results.events.filtered import Filters, events_left, named
from lib.results.events.pages import LANES, lanes_of_page, page_of
from lib.results.events.times import (
    event_lanes,
    event_listing,
    event_rates,
    exposures,
    rate_ratio_of,
)
from lib.results.exports.events import (
    numbers_of_chances,
    numbers_of_lanes,
    numbers_of_listing,
    numbers_of_rates,
)
from lib.screen.controls import list_participant, listing_filters
from lib.screen.elements import (
    download,
    method,
    section,
    selectable_chart,
    show_finding,
    show_notes,
    small,
)
from lib.screen.exports.code import FIGURE, TABLE, Scripts, origin_of
from lib.screen.exports.fold import offer, take_away
from lib.screen.exports.link import neutral_name, tell_link
from lib.screen.exports.reproduce import reproduce
from lib.screen.exports.tables import add_table
from lib.screen.fragments import alone, folded
from lib.screen.paging import ROWS, choose_page, rows_of_page
from lib.screen.remembered import remembered
from lib.screen.report.places import group
from lib.screen.report.sheet import sheet_here
from lib.screen.tables import grid, show_table
from lib.screen.view import View
from lib.wording.events.listing import (
    listing_blanks,
    listing_shown,
    listing_widths,
    narrow_listing,
)
from lib.wording.events.times import (
    chances_table,
    lanes_sentence,
    listing_sentence,
    listing_table,
    rates_sentence,
    rates_table,
)
from lib.wording.exports.names import file_name
from lib.wording.many.paging import lanes_of_many, left_out_lanes, rows_text
from lib.wording.methods import rates_methods
from lib.wording.snippets.events import (
    chances_script,
    lanes_script,
    listing_script,
    rates_script,
)

# Pixels of the listing on a phone, from more events on than fit; up to how many are printed.
NARROW_HEIGHT, FEW, MOST_PRINTED = 420, 6, 60


def lanes(view: View) -> None:
    """When: a lane per participant, with the days of dosing; of many participants in pages."""
    study, words = view.study, view.words
    title = words.t("When: each participant's events")
    section(title)
    page = None
    if are_many(study) and (first := _first_page_of_lanes(view)) is not None:
        page = choose_page("lanes", len(study.participants), LANES, first=first)
    finding, left_out, parts = _lanes(view, page)
    if parts is not None:
        selectable_chart(
            figure_of(parts),
            key="lanes",
            alt=finding,
            choose=list_participant,
        )
    paged = lanes_of_many(study, words, on_paper=sheet_here() is not None)
    show_notes(finding, paged, left_out_lanes(left_out, words))
    if parts is not None:
        take_away(
            view,
            title,
            key="lanes",
            numbers=partial(numbers_of_lanes, study),
            figure="lanes",
            code=lambda: {FIGURE: lanes_script(origin_of(view))},
        )


@remembered("highlighted")
def _first_page_of_lanes(view: View) -> int | None:
    """The page that has the lane of whoever is followed, from 0; None if nothing is drawn."""
    if not event_lanes(view.study)["start"].notna().any():
        return None
    return page_of(exposures(view.study), view.highlighted)


@remembered("highlighted")
def _lanes(view: View, page: int | None) -> tuple[str, int, Parts | None]:
    """What the lanes show in a sentence, the events left out, and the figure if it shows any."""
    study, words = view.study, view.words
    lanes = event_lanes(study)
    finding = lanes_sentence(study, lanes, words)
    if not lanes["start"].notna().any():
        return finding, 0, None
    shown = lanes_of_page(lanes, exposures(study), page)
    figure = lanes_figure(study, shown.events, shown.exposed, words, highlighted=view.highlighted)
    return finding, shown.left_out, parts_of(figure)


def rates(view: View) -> None:
    """Events per time at risk; second to the participants with events."""
    words = view.words
    title = words.t("Rates: events per time at risk")
    numbers = partial(numbers_of_rates, view.study)
    add_table("rates", title, numbers)

    def fill() -> None:
        _rates(view, title)
        offer(
            view,
            title,
            key="rates",
            numbers=numbers,
            code=lambda: {TABLE: rates_script(origin_of(view))},
        )

    folded(title, fill, key="rates", icon="timer")
    method(words, rates_methods(words), [citations.GARWOOD, citations.PRZYBOROWSKI_WILENSKI])


@remembered()
def _rates(view: View, title: str) -> None:
    """What `rates` holds."""
    study, words = view.study, view.words
    frame, ratio = event_rates(study), rate_ratio_of(study)
    show_finding(rates_sentence(study, frame, ratio, words))
    show_notes(
        words.t(
            "Secondary: the events of one participant are not independent, so these intervals "
            "are too narrow where few participants had many events."
        )
    )
    show_table(rates_table(study, frame, words), alt=title, turned=True)


@alone
def listing(view: View) -> None:
    """Every event of every participant, filtered by a click above or by hand."""
    study, words = view.study, view.words
    title = words.t("Listing of all events")
    section(title)
    filters = listing_filters(view, partial(_names_left, view))
    nothing = dict.fromkeys(("participant_id", "system_organ_class", "term"))
    linked = {column: neutral_name(view, column, name) for column, name in filters}
    tell_link(view, **nothing | linked)
    n, all_events = _counted(view, filters)
    small(listing_sentence(n, all_events, words))
    add_table("listing", title, partial(numbers_of_listing, study))
    page = choose_page("listing", n, ROWS)
    with group(key="listing_grid"):
        _listed(view, filters, page, title)
    # A report has room for the columns.
    if sheet_here() is None:
        narrow = "listing_narrow-printed" if n <= MOST_PRINTED else "listing_narrow"
        with st.container(key=narrow, height=NARROW_HEIGHT if n > FEW else "content"):
            _listed_narrowly(view, filters, page, title)
    small(rows_text(page, ROWS, n, words, on_paper=sheet_here() is not None))
    if sheet_here() is None:
        with st.container(horizontal=True, vertical_alignment="center"):
            _saved(view, filters, n)
            if n:
                reproduce(view, lambda: _code_of_listing(view, filters, page), key="listing")


def _saved(view: View, filters: Filters, n: int) -> None:
    """The button that saves the events that the reader's filters leave."""
    study, words = view.study, view.words
    label = words.t("Download as CSV (events: {n})", n=n)
    name = f"{file_name(study, 'adverse_events', words)}.csv"

    def listed() -> pd.DataFrame:
        return listing_table(study, events_left(event_listing(study), filters), words)

    download(view, label, listed, name)


def _code_of_listing(view: View, filters: Filters, page: int | None) -> Scripts:
    """The script that prints the events on a page of the listing."""
    shown = None if page is None else (page * ROWS, (page + 1) * ROWS)
    return {TABLE: listing_script(event_listing(view.study), filters, shown, origin_of(view))}


@remembered()
def _counted(view: View, filters: Filters) -> tuple[int, int]:
    """How many events the reader's filters leave, and of how many."""
    every = _listing(view)
    return len(events_left(every, filters)), len(every)


@remembered("highlighted")
def _listed(view: View, filters: Filters, page: int | None, title: str) -> None:
    """A page of the events that the reader's filters leave."""
    rows = rows_of_page(events_left(_listing(view), filters), page)
    shown = listing_shown(view.study, rows, view.words, highlighted=view.highlighted)
    words = view.words
    grid(shown, alt=title, widths=listing_widths(words), blanks=listing_blanks(words))


@remembered("highlighted")
def _listed_narrowly(view: View, filters: Filters, page: int | None, title: str) -> None:
    """The same page for a screen on which the columns have no room."""
    rows = rows_of_page(events_left(_listing(view), filters), page)
    shown = narrow_listing(view.study, rows, view.words, highlighted=view.highlighted)
    show_table(shown, alt=title)


@remembered()
def _names_left(view: View, column: str, filters: Filters) -> list[str] | None:
    """The names in a column of the events that the filters leave; None if nobody supplied it."""
    left = events_left(_listing(view), filters)
    return sorted(named(left[column]).unique()) if column in left else None


@remembered()
def _listing(view: View) -> pd.DataFrame:
    """Every event, as `event_listing` gives it."""
    return event_listing(view.study)


def chances(view: View) -> None:
    """What this trial could have seen."""
    title = view.words.t("What this trial could have seen")
    _chances(view, title)
    take_away(
        view,
        title,
        key="chances",
        numbers=partial(numbers_of_chances, view.study),
        code=lambda: {TABLE: chances_script(origin_of(view))},
    )


@remembered()
def _chances(view: View, title: str) -> None:
    """The block of `chances`."""
    study, words = view.study, view.words
    section(title, view, "seeing_harm")
    show_finding(
        words.t(
            "Chance that a harm of a given true risk strikes at least one treated participant. To "
            "see one case is not yet to recognise it as a harm of the treatment."
        )
    )
    show_table(chances_table(study, chances_of_seeing(study), words), alt=title)
