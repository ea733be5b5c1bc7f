"""The blocks of the adverse-events page: each computes one result and shows it."""

from __future__ import annotations

from lib import citations
from lib.figures.event_terms import terms_figure
from lib.figures.event_times import lanes_figure
from lib.figures.events import incidence_figure, kind_rows, severity_figure
from lib.results.event_terms import (
    incidence_by_term,
    kinds_supplied,
    most_participants,
    search_terms,
    select_terms,
    smallest_minimum,
    term_differences,
    terms_of,
)
from lib.results.event_times import (
    chances_of_seeing,
    event_lanes,
    event_listing,
    event_rates,
    exposures,
    rate_ratio_of,
)
from lib.results.events import (
    differences_by_kind,
    incidence_by_kind,
    kinds_of,
    worst_grades,
    worst_of,
)
from lib.screen.controls import (
    least_participants,
    list_participant,
    list_term,
    listing_filters,
    search,
    term_controls,
)
from lib.screen.elements import (
    download,
    grid,
    method,
    section,
    selectable_chart,
    show_answer,
    show_chart,
    show_finding,
    show_table,
    small,
)
from lib.screen.view import View
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS, OTHER_INTERVAL, SHOWN_INTERVAL
from lib.wording.event_times import (
    chances_table,
    highlighted_events_sentence,
    lanes_sentence,
    listing_sentence,
    listing_table,
    rates_sentence,
    rates_table,
)
from lib.wording.events import (
    any_event_sentence,
    kinds_table,
    p_values_of_kinds_sentence,
    serious_sentence,
    severity_sentence,
    shown_sentence,
    terms_sentence,
    terms_table,
)
from lib.wording.methods import incidence_methods, rates_methods

MOST_ROWS = 30
MOST_LANES = 400


def answer(view: View) -> None:
    """The page's first sentence: serious events, and what none of them still allows."""
    study, words = view.study, view.words
    kinds = incidence_by_kind(study)
    show_answer(
        view,
        serious_sentence(study, kinds, words),
        any_event_sentence(study, kinds, words),
    )
    if view.highlighted is not None and study.adverse_events is not None:
        followed = study.adverse_events["participant_id"] == view.highlighted
        with view.head:
            small(highlighted_events_sentence(study, view.highlighted, int(followed.sum()), words))


def kinds(view: View) -> None:
    """All kinds of events, zeros included."""
    study, words = view.study, view.words
    title = words.t("Participants with at least one event")
    incidence = incidence_by_kind(study)
    differences = differences_by_kind(study)
    followed = kinds_of(study, view.highlighted)
    section(title)
    labels, incidences = kind_rows(incidence, words, followed=followed)
    show_chart(
        incidence_figure(study, labels, incidences, words),
        key="kinds",
        alt=serious_sentence(study, incidence, words),
    )
    show_table(kinds_table(study, differences, incidence, words, followed=followed), alt=title)
    small(
        p_values_of_kinds_sentence(differences, words),
        words.t(
            "Severe is a grade, how intense an event was; serious is its consequence, such as "
            "admission to hospital. Neither implies the other."
        ),
    )
    method(
        words,
        incidence_methods(words),
        [
            citations.CLOPPER_PEARSON,
            DIFFERENCE_INTERVALS[SHOWN_INTERVAL].citation,
            DIFFERENCE_INTERVALS[OTHER_INTERVAL].citation,
            citations.FISHER_1935,
        ],
    )


def terms(view: View) -> None:
    """Classes and preferred terms: shares and risk differences, then the table."""
    study, words = view.study, view.words
    title = words.t("By system organ class and preferred term")
    every = incidence_by_term(study)
    section(title)
    if every.empty:
        small(words.t("No adverse event occurred."))
        return
    kind, order, classes_only = term_controls(view, kinds_supplied(every))
    fewest = smallest_minimum(every, kind=kind, rows=MOST_ROWS)
    at_least = least_participants(view, fewest, most_participants(every, kind))
    rows = select_terms(every, kind=kind, order=order, at_least=at_least, classes_only=classes_only)
    differences = term_differences(rows, kind)
    followed = terms_of(study, view.highlighted)
    small(shown_sentence(len(rows), len(every), at_least, kind, words))
    if len(rows):
        selectable_chart(
            terms_figure(study, rows, differences, words, followed=followed),
            key="terms",
            alt=terms_sentence(every, words),
            choose=list_term,
        )
    looked_for = search_terms(every, search(view))
    found = select_terms(looked_for, kind=kind, order=order)
    if found.empty:
        small(words.t("No class or term holds this text."))
        return
    show_table(
        terms_table(study, found, term_differences(found, kind), kind, words, followed=followed),
        alt=title,
        folded=len(found) > MOST_ROWS,
    )


def severity(view: View) -> None:
    """Participants by the worst grade of their events."""
    study, words = view.study, view.words
    title = words.t("Highest grade of each participant")
    grades = worst_grades(study)
    section(title)
    if grades.empty:
        small(words.t("Grades were not supplied."))
        return
    finding = severity_sentence(study, grades, words)
    followed = worst_of(study, view.highlighted)
    show_chart(
        severity_figure(study, grades, words, followed=followed), key="severity", alt=finding
    )
    small(finding)


def lanes(view: View) -> None:
    """When: a lane per participant, with the days of dosing."""
    study, words = view.study, view.words
    lanes = event_lanes(study)
    title = words.t("When: each participant's events")
    section(title)
    finding = lanes_sentence(study, lanes, words)
    if len(study.participants) > MOST_LANES:
        small(
            words.t(
                "With more than {n} participants there is no figure of their lanes; the listing "
                "holds every event.",
                n=MOST_LANES,
            )
        )
    elif lanes["start"].notna().any():
        selectable_chart(
            lanes_figure(
                study,
                lanes,
                exposures(study),
                words,
                highlighted=view.highlighted,
            ),
            key="lanes",
            alt=finding,
            choose=list_participant,
        )
    small(finding)


def rates(view: View) -> None:
    """Events per time at risk; second to the participants with events."""
    study, words = view.study, view.words
    title = words.t("Rates: events per time at risk")
    frame, ratio = event_rates(study), rate_ratio_of(study)
    section(title)
    show_finding(rates_sentence(study, frame, ratio, words))
    small(
        words.t(
            "Secondary: the events of one participant are not independent, so these intervals are "
            "too narrow where few participants had many events."
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
    grid(listing_table(study, chosen, words, highlighted=view.highlighted), alt=title)
    name = "adverse-events-synthetic.csv" if study.synthetic else "adverse-events.csv"
    label = words.t("Download as CSV (events: {n})", n=len(chosen))
    download(view, label, listing_table(study, chosen, words), name)


def chances(view: View) -> None:
    """What this trial could have seen."""
    study, words = view.study, view.words
    title = words.t("What this trial could have seen")
    section(title)
    small(words.t("Chance that a harm of a given true risk strikes at least one participant."))
    show_table(chances_table(study, chances_of_seeing(study), words), alt=title)
