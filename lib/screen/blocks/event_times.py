"""Blocks of adverse events in time: lanes, listing, rates, and what could have been seen."""

from __future__ import annotations

from lib import citations
from lib.figures.events.times import lanes_figure
from lib.results.distributions import are_many
from lib.results.events.pages import LANES, lanes_of_page, page_of
from lib.results.events.times import (
    chances_of_seeing,
    event_lanes,
    event_listing,
    event_rates,
    exposures,
    rate_ratio_of,
)
from lib.screen.controls import list_participant, listing_filters
from lib.screen.elements import (
    download,
    folded_section,
    grid,
    method,
    section,
    selectable_chart,
    show_finding,
    show_table,
    small,
)
from lib.screen.paging import ROWS, choose_page, rows_of_page
from lib.screen.remembered import remembered
from lib.screen.view import View
from lib.wording.events.times import (
    chances_table,
    lanes_sentence,
    listing_sentence,
    listing_table,
    rates_sentence,
    rates_table,
)
from lib.wording.many.paging import lanes_of_many, left_out_lanes, rows_text
from lib.wording.methods import rates_methods


def lanes(view: View) -> None:
    """When: a lane per participant, with the days of dosing; of many participants in pages."""
    study, words = view.study, view.words
    lanes, exposed = event_lanes(study), exposures(study)
    section(words.t("When: each participant's events"))
    finding = lanes_sentence(study, lanes, words)
    left_out = 0
    if lanes["start"].notna().any():
        page = None
        if are_many(study):
            first = page_of(exposed, view.highlighted)
            page = choose_page("lanes", len(exposed), LANES, first=first)
        shown = lanes_of_page(lanes, exposed, page)
        left_out = shown.left_out
        selectable_chart(
            lanes_figure(study, shown.events, shown.exposed, words, highlighted=view.highlighted),
            key="lanes",
            alt=finding,
            choose=list_participant,
        )
    small(finding, lanes_of_many(study, words), left_out_lanes(left_out, words))


@remembered
def rates(view: View) -> None:
    """Events per time at risk; second to the participants with events."""
    study, words = view.study, view.words
    title = words.t("Rates: events per time at risk")
    frame, ratio = event_rates(study), rate_ratio_of(study)
    with folded_section(title):
        show_finding(rates_sentence(study, frame, ratio, words))
        small(
            words.t(
                "Secondary: the events of one participant are not independent, so these intervals "
                "are too narrow where few participants had many events."
            )
        )
        show_table(rates_table(study, frame, words), alt=title)
    method(words, rates_methods(words), [citations.GARWOOD, citations.PRZYBOROWSKI_WILENSKI])


def listing(view: View) -> None:
    """Every event of every participant, filtered by a click above or by hand."""
    study, words = view.study, view.words
    title = words.t("Listing of all events")
    frame = event_listing(study)
    section(title)
    chosen = listing_filters(view, frame)
    small(listing_sentence(len(chosen), len(frame), words))
    page = choose_page("listing", len(chosen), ROWS)
    rows = rows_of_page(chosen, page)
    grid(listing_table(study, rows, words, highlighted=view.highlighted), alt=title)
    small(rows_text(page, ROWS, len(chosen), words))
    name = "adverse-events-synthetic.csv" if study.synthetic else "adverse-events.csv"
    label = words.t("Download as CSV (events: {n})", n=len(chosen))
    download(view, label, lambda: listing_table(study, chosen, words), name)


@remembered
def chances(view: View) -> None:
    """What this trial could have seen."""
    study, words = view.study, view.words
    title = words.t("What this trial could have seen")
    section(title, view, "seeing_harm")
    small(
        words.t(
            "Chance that a harm of a given true risk strikes at least one treated participant. To "
            "see one case is not yet to recognise it as a harm of the treatment."
        )
    )
    show_table(chances_table(study, chances_of_seeing(study), words), alt=title)
