"""Python that prints anew what the page of adverse events says."""

from __future__ import annotations

import pandas as pd

from lib.results.events.filtered import Filters, events_left
from lib.wording.snippets.script import LONGEST_LINE, PRINTED, Origin, script


def events_answer_script(of: Origin) -> str:
    """The answer of the page and its further lines."""
    return script(
        of,
        {
            "lib.results.events.kinds": ["incidence_by_kind"],
            "lib.results.events.terms": ["incidence_by_term"],
            "lib.wording.events.answer": ["events_answer"],
        },
        [
            "kinds, terms = incidence_by_kind(study), incidence_by_term(study)",
            "print(*filter(None, events_answer(study, kinds, terms, words)), sep='\\n')",
        ],
    )


def kinds_script(of: Origin) -> str:
    """The table of all kinds of events."""
    return script(
        of,
        {
            "lib.results.events.apart": ["kinds_of_nobody"],
            "lib.results.events.kinds": ["differences_by_kind", "incidence_by_kind"],
            "lib.wording.events.kinds": ["kinds_table"],
        },
        [
            "shares, differences = incidence_by_kind(study), differences_by_kind(study)",
            "table = kinds_table(study, differences, shares, words, "
            "nobody=kinds_of_nobody(shares))",
            PRINTED,
        ],
    )


def terms_script(
    kind: str, order: str, looked_for: str, of: Origin, *, anybody: bool = True
) -> str:
    """The table of classes and terms, or what is said in its place if nobody had such an event.

    Args:
        kind: The kind of event, of `TERM_KINDS`.
        order: Of `ORDERS`.
        looked_for: What a class or term holds; a long one is left out, and all are printed.
        of: What the script reads.
        anybody: Whether anybody had an event of this kind.
    """
    if not anybody:
        given = f"study, found.nobody, found.nobody_differences, {kind!r}, words"
        return script(
            of,
            {
                "lib.results.events.found": ["found_terms"],
                "lib.wording.events.terms": ["terms_of_nobody_sentence"],
            },
            [
                f"found = found_terms(study, kind={kind!r}, order={order!r})",
                f"print(terms_of_nobody_sentence({given}))",
            ],
        )
    search = f"looked_for = {looked_for!r}"
    is_named = bool(looked_for) and len(search) <= LONGEST_LINE
    named = ", looked_for=looked_for" if is_named else ""
    return script(
        of,
        {
            "lib.results.events.found": ["found_terms"],
            "lib.wording.events.terms": ["terms_table"],
        },
        [
            *([search] if is_named else []),
            f"found = found_terms(study, kind={kind!r}, order={order!r}{named})",
            f"table = terms_table(study, found.had, found.differences, {kind!r}, words)",
            PRINTED,
        ],
    )


def severity_script(of: Origin) -> str:
    """How many participants of each arm had which grade at worst."""
    return script(
        of,
        {
            "lib.results.events.kinds": ["worst_grades"],
            "lib.wording.events.kinds": ["severity_sentence"],
        },
        ["print(severity_sentence(study, worst_grades(study), words))"],
    )


def lanes_script(of: Origin) -> str:
    """How many events the lanes show, of how many participants."""
    return script(
        of,
        {
            "lib.results.events.times": ["event_lanes"],
            "lib.wording.events.times": ["lanes_sentence"],
        },
        ["print(lanes_sentence(study, event_lanes(study), words))"],
    )


def listing_script(
    events: pd.DataFrame, filters: Filters, shown: tuple[int, int] | None, of: Origin
) -> str:
    """The listing of the events that a reader's filters leave, of which there are some.

    Args:
        events: From `event_listing`.
        filters: What the events are filtered by.
        shown: The first of the events that are shown, and the one after the last; None for all.
        of: What the script reads.
    """
    imports = {
        "lib.results.events.times": ["event_listing"],
        "lib.wording.events.listing": ["listing_shown"],
    }
    rows, before = "event_listing(study)", []
    if filters:
        imports["lib.results.events.filtered"] = ["events_left"]
        named = f"filters = {list(filters)!r}"
        before, rows = [named], f"events_left({rows}, filters)"
        if len(named) > LONGEST_LINE:
            # By the names of an event that they leave.
            first, columns = events_left(events, filters).index[0], [name for name, _ in filters]
            before = ["rows = event_listing(study)"]
            rows = f"events_left(rows, rows.loc[{first}, {columns!r}].items())"
    of_page = "" if shown is None else f"[{shown[0]}:{shown[1]}]"
    return script(
        of,
        imports,
        [
            *before,
            f"rows = {rows}",
            # A last day that is not known stays empty.
            f"print(listing_shown(study, rows{of_page}, words).astype(object).fillna('')"
            ".to_string(index=False))",
        ],
    )


def rates_script(of: Origin) -> str:
    """Events per time at risk: the sentence and the table."""
    return script(
        of,
        {
            "lib.results.events.times": ["event_rates", "rate_ratio_of"],
            "lib.wording.events.times": ["rates_sentence", "rates_table"],
        },
        [
            "rates, ratio = event_rates(study), rate_ratio_of(study)",
            "print(rates_sentence(study, rates, ratio, words))",
            "print(rates_table(study, rates, words).to_string(index=False))",
        ],
    )


def chances_script(of: Origin) -> str:
    """The table of the chance of seeing a harm."""
    return script(
        of,
        {
            "lib.results.events.chances": ["chances_of_seeing"],
            "lib.wording.events.times": ["chances_table"],
        },
        ["table = chances_table(study, chances_of_seeing(study), words)", PRINTED],
    )
