"""The answer of the page of adverse events."""

from __future__ import annotations

import pandas as pd

from lib.results.events.apart import farthest_terms
from lib.study.study import Study
from lib.wording.events.kinds import any_event_sentence, none_allows_sentence, serious_sentence
from lib.wording.events.terms import apart_sentence
from lib.words import Words

# Terms that differ most.
MOST_APART = 2


def events_answer(
    study: Study, kinds: pd.DataFrame, terms: pd.DataFrame, words: Words
) -> list[str]:
    """Serious events, the terms that differ most, any event, and what no serious one still allows.

    Args:
        study: The study.
        kinds: From `incidence_by_kind`.
        terms: From `incidence_by_term`.
        words: The reader's language.

    Returns:
        The answer, then its further lines, of which some are empty.
    """
    apart = farthest_terms(terms, most=MOST_APART)
    return [
        serious_sentence(study, kinds, words),
        apart_sentence(study, apart, int((terms["term"] != "").sum()), words),
        any_event_sentence(study, kinds, words),
        none_allows_sentence(study, kinds, words),
    ]
