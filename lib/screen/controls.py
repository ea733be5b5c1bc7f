"""The controls of the pages' parts, and what readers choose by them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from lib.language import sentence
from lib.results.events.filtered import NO_CLASS, Filters
from lib.screen.access.labels import plain_label
from lib.screen.exports.link import least_of_link, limit_of_link, of_link, recall_name
from lib.screen.paging import choose_name
from lib.screen.report.sheet import at_first, sheet_here
from lib.screen.sessions.memory import of_study
from lib.screen.view import View
from lib.study.contract import KIND_NAMES
from lib.study.outcomes import Outcome
from lib.wording.names import unit_text

if TYPE_CHECKING:
    from lib.results.response import Thresholds


ORDER_NAMES = {
    "frequency": sentence("by frequency"),
    "difference": sentence("by difference"),
    "name": sentence("by name"),
}


@at_first(lambda view, outcome, allowed: allowed.first)
def choose_threshold(view: View, outcome: Outcome, allowed: Thresholds) -> float:
    """The smallest improvement that counts, as the reader sets it; not asked without a choice."""
    if allowed.least == allowed.largest:
        return allowed.first
    words, unit = view.words, unit_text(outcome, view.words)
    label = words.t("Improvement of at least")
    if outcome.is_log:
        label, unit = words.t("Improvement by a factor of at least"), ""
    key = f"improvement_{outcome.code}"
    # The type of a slider's numbers is that of its value in the link: 3 and not 3.0.
    number = float if allowed.digits else int
    chosen = st.slider(
        plain_label(f"{label} ({unit})" if unit else label),
        min_value=number(allowed.least),
        max_value=number(allowed.largest),
        value=number(allowed.first),
        step=number(10.0**-allowed.digits),
        # "localized": the decimal mark of the reader's browser, and at most three decimals.
        format="localized" if allowed.digits <= 3 else f"%.{allowed.digits}f",
        key=of_study(key) if view.is_upload else key,
        bind=None if view.is_upload else "query-params",
        persist_state="session" if view.is_upload else None,
    )
    # An important difference may be finer than a step.
    return max(allowed.least, round(chosen, allowed.digits))


def choose_reference_limits(view: View, outcome: Outcome) -> tuple[float | None, float | None]:
    """The reference limits, at first those of the study, as the reader's laboratory has them.

    Only the limit that the outcome's good direction makes matter can be edited.
    """
    words, is_low = view.words, outcome.higher_is_better
    unit = unit_text(outcome, words)
    label = words.t("Lower reference limit") if is_low else words.t("Upper reference limit")
    limit = outcome.reference_low if is_low else outcome.reference_high
    if sheet_here() is None:
        limit = st.number_input(
            plain_label(f"{label} ({unit})" if unit else label),
            min_value=0.0,
            value=limit_of_link(view, outcome),
            step=1.0,
            format="%g",
            # Another study has other limits.
            key=of_study(f"limit_{outcome.code}"),
            persist_state="session",
            placeholder=words.t("that of your laboratory"),
            width=280,
        )
    if limit is not None:
        # Its steps leave 63.099999999999994 behind.
        limit = float(f"{limit:.12g}")
    return (limit, None) if is_low else (None, limit)


@at_first(lambda view, kinds: kinds[0])
def choose_kind(view: View, kinds: Sequence[str]) -> str:
    """Which kind of event is shown by class and term."""
    kind = st.segmented_control(
        view.words.t("Events"),
        kinds,
        default=of_link(view, "kind", kinds) or kinds[0],
        format_func=lambda kind: view.words.t(KIND_NAMES[kind]),
        key=of_study("kind"),
        required=True,
        persist_state="session",
    )
    return kind or kinds[0]


@at_first(lambda view, fewest, most: ("frequency", False, min(fewest, max(most, 1))))
def term_controls(view: View, fewest: int, most: int) -> tuple[str, bool, int]:
    """The order of classes and terms, whether terms are folded away, and how frequent all are.

    Args:
        view: The page.
        fewest: The smallest number of participants with which all that are drawn fit.
        most: The largest number that any class or term has.
    """
    words = view.words
    with st.container(horizontal=True, vertical_alignment="bottom", gap="large"):
        order = st.segmented_control(
            words.t("Order"),
            list(ORDER_NAMES),
            default=of_link(view, "order", list(ORDER_NAMES)) or "frequency",
            format_func=lambda order: words.t(ORDER_NAMES[order]),
            key=of_study("order"),
            required=True,
            persist_state="session",
        )
        classes_only = st.toggle(
            words.t("Classes only"),
            of_link(view, "classes_only", [True]) or False,
            key=of_study("classes_only"),
            persist_state="session",
        )
        return order or "frequency", classes_only, _least_participants(view, fewest, most)


def _least_participants(view: View, fewest: int, most: int) -> int:
    """How many participants a class or term must have to be drawn, at first as few as fit."""
    if most < 2:
        return min(fewest, 1)
    return st.slider(
        view.words.t("Fewest participants that a drawn class or term has (both arms together)"),
        min_value=1,
        max_value=most,
        value=least_of_link(view, most) or min(fewest, most),
        # Another kind or study has another smallest number that fits.
        key=of_study(f"at_least_{fewest}_{most}"),
        persist_state="page",
    )


def list_term(names: Sequence[str]) -> None:
    """Filter the listing by a class and term (or the class alone)."""
    system_organ_class, term = names
    st.session_state[of_study("listed_participant")] = None
    st.session_state[of_study("listed_class")] = system_organ_class or NO_CLASS
    st.session_state[of_study("listed_term")] = term or None


def list_participant(names: Sequence[str]) -> None:
    """Filter the listing by a participant."""
    st.session_state[of_study("listed_participant")] = names[0]
    st.session_state[of_study("listed_class")] = None
    st.session_state[of_study("listed_term")] = None


@at_first(lambda view, names_left: ())
def listing_filters(
    view: View, names_left: Callable[[str, Filters], Sequence[str] | None]
) -> Filters:
    """By what the reader filters the listing; nothing else on the page depends on it.

    Args:
        view: The page.
        names_left: The names that some filters leave in a further column; None without it.
    """
    words = view.words
    columns = {
        "participant_id": (of_study("listed_participant"), words.t("Participant")),
        "system_organ_class": (of_study("listed_class"), words.t("System organ class")),
        "term": (of_study("listed_term"), words.t("Preferred term")),
    }
    filters: Filters = ()

    def name_of(name: str) -> str:
        return words.t(NO_CLASS) if name == NO_CLASS else name

    with st.container(horizontal=True):
        for column, (key, label) in columns.items():
            options = names_left(column, filters)
            if options is None:
                continue
            recall_name(view, column, options, key=key)
            chosen = choose_name(label, options, name_of, key=key, placeholder=words.t("All"))
            if chosen is not None:
                filters = (*filters, (column, chosen))
    return filters


@at_first(lambda view: "")
def search(view: View) -> str:
    """What the reader looks for among classes and terms."""
    return st.text_input(
        view.words.t("Search classes and terms in the table"),
        key=of_study("search"),
        icon=":material/search:",
        persist_state="page",
    ).strip()
