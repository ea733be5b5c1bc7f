"""Blocks of adverse events in time: lanes, listing, rates, and what could have been seen."""

from __future__ import annotations

from functools import partial

import pandas as pd

from lib import citations
from lib.figures.drawing import Part, figure_of, parts_of
from lib.figures.events.times import lanes_figure
from lib.results.events.times import (
    chances_of_seeing,
    event_lanes,
    event_listing,
    event_rates,
    exposures,
    rate_ratio_of,
)
from lib.screen.controls import NO_CLASS, Filters, list_participant, listing_filters
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
from lib.wording.methods import rates_methods

MOST_LANES = 400


def lanes(view: View) -> None:
    """When: a lane per participant, with the days of dosing."""
    study, words = view.study, view.words
    section(words.t("When: each participant's events"))
    finding, parts = _lanes(view, MOST_LANES)
    if len(study.participants) > MOST_LANES:
        small(
            words.t(
                "With more than {n} participants there is no figure of their lanes; the listing "
                "holds every event.",
                n=MOST_LANES,
            )
        )
    elif parts is not None:
        selectable_chart(
            figure_of(parts),
            key="lanes",
            alt=finding,
            choose=list_participant,
        )
    small(finding)


@remembered
def _lanes(view: View, most: int) -> tuple[str, Part | None]:
    """What the lanes show in a sentence, and their figure unless it shows nothing or too many."""
    study, words = view.study, view.words
    lanes = event_lanes(study)
    finding = lanes_sentence(study, lanes, words)
    if len(study.participants) > most or not lanes["start"].notna().any():
        return finding, None
    figure = lanes_figure(study, lanes, exposures(study), words, highlighted=view.highlighted)
    return finding, parts_of(figure)


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
    section(title)
    filters = listing_filters(view, partial(_names_left, view))
    n = _listed(view, filters, title)
    name = "adverse-events-synthetic.csv" if study.synthetic else "adverse-events.csv"
    label = words.t("Download as CSV (events: {n})", n=n)
    download(
        view, label, lambda: listing_table(study, _left(event_listing(study), filters), words), name
    )


@remembered
def _listed(view: View, filters: Filters, title: str) -> int:
    """The events that the reader's filters leave; returns how many they are."""
    study, words, every = view.study, view.words, _listing(view)
    chosen = _left(every, filters)
    small(listing_sentence(len(chosen), len(every), words))
    grid(listing_table(study, chosen, words, highlighted=view.highlighted), alt=title)
    return len(chosen)


@remembered
def _names_left(view: View, column: str, filters: Filters) -> list[str] | None:
    """The names in a column of the events that the filters leave; None if nobody supplied it."""
    left = _left(_listing(view), filters)
    return sorted(set(_named(left[column]))) if column in left else None


def _left(listing: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows of the listing that the filters leave."""
    for column, name in filters:
        listing = listing[_named(listing[column]) == name]
    return listing


def _named(names: pd.Series[str]) -> pd.Series[str]:
    """Names of the listing; events without a class are a class of their own."""
    return names.replace("", NO_CLASS)


@remembered
def _listing(view: View) -> pd.DataFrame:
    """Every event, as `event_listing` gives it."""
    return event_listing(view.study)


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
