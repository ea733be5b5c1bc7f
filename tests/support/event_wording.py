"""Sentences and tables about the adverse events of a study, as the page asks for them."""

import pandas as pd

from lib.results.events.chances import chances_of_seeing
from lib.results.events.kinds import differences_by_kind, incidence_by_kind, worst_grades
from lib.results.events.terms import incidence_by_term, select_terms, term_differences
from lib.results.events.times import (
    event_lanes,
    event_listing,
    event_rates,
    rate_ratio_of,
)
from lib.study.study import Study
from lib.wording.events.kinds import (
    any_event_sentence,
    kinds_table,
    serious_sentence,
    severity_sentence,
)
from lib.wording.events.terms import terms_sentence, terms_table
from lib.wording.events.times import (
    chances_table,
    lanes_sentence,
    listing_table,
    rates_sentence,
    rates_table,
)
from lib.words import Words
from tests.support.studies import once
from tests.support.wording import ENGLISH

HOSTILE = ("<img src=x onerror=1>", "%{x}", "{}", "=HYPERLINK(1)", "**b**")


def table_of_kinds(
    study: Study, words: Words = ENGLISH, *, followed: frozenset[str] = frozenset()
) -> pd.DataFrame:
    differences, incidence = once(differences_by_kind)(study), once(incidence_by_kind)(study)
    return kinds_table(study, differences, incidence, words, followed=followed)


def table_of_terms(
    study: Study,
    words: Words = ENGLISH,
    *,
    kind: str = "any",
    followed: frozenset[tuple[str, str]] = frozenset(),
) -> pd.DataFrame:
    rows = select_terms(once(incidence_by_term)(study), kind=kind, order="frequency")
    return terms_table(study, rows, term_differences(rows, kind), kind, words, followed=followed)


def table_of_rates(study: Study, words: Words = ENGLISH) -> pd.DataFrame:
    return rates_table(study, once(event_rates)(study), words)


def table_of_chances(study: Study, words: Words = ENGLISH) -> pd.DataFrame:
    return chances_table(study, once(chances_of_seeing)(study), words)


def listing(study: Study, words: Words = ENGLISH, who: str | None = None) -> pd.DataFrame:
    return listing_table(study, once(event_listing)(study), words, highlighted=who)


def about_serious_events(study: Study, words: Words = ENGLISH) -> str:
    return serious_sentence(study, once(incidence_by_kind)(study), words)


def about_any_event(study: Study, words: Words = ENGLISH) -> str:
    return any_event_sentence(study, once(incidence_by_kind)(study), words)


def about_terms(study: Study, words: Words = ENGLISH) -> str:
    return terms_sentence(once(incidence_by_term)(study), words)


def about_grades(study: Study, words: Words = ENGLISH) -> str:
    return severity_sentence(study, once(worst_grades)(study), words)


def about_lanes(study: Study, words: Words = ENGLISH) -> str:
    return lanes_sentence(study, once(event_lanes)(study), words)


def about_rates(study: Study, words: Words = ENGLISH) -> str:
    return rates_sentence(study, once(event_rates)(study), once(rate_ratio_of)(study), words)
