"""Which classes and terms a reader looks for."""

from __future__ import annotations

import unicodedata

import numpy as np
import pandas as pd

from lib.study.contract import TERM_KINDS
from lib.study.study import ARMS
from lib.term_order import participants_of


def search_terms(terms: pd.DataFrame, text: str) -> pd.DataFrame:
    """The rows whose class or term holds a text, whatever the case of its letters.

    A class that holds it keeps all its terms, and a term that holds it brings its class.

    Args:
        terms: Rows of `incidence_by_term`.
        text: The text; everything is found if it is empty.

    Returns:
        The rows found, as they were.
    """
    # Names are held in the composed form of their accents.
    wanted = unicodedata.normalize("NFC", text).casefold()
    if not wanted or terms.empty:
        return terms
    in_class = np.array([wanted in str(name).casefold() for name in terms["system_organ_class"]])
    in_term = np.array([wanted in str(name).casefold() for name in terms["term"]])
    of_term = set(terms["system_organ_class"][in_term])
    brought = (terms["term"] == "") & terms["system_organ_class"].isin(of_term)
    return terms[in_class | in_term | brought.to_numpy()]


def kinds_supplied(terms: pd.DataFrame) -> list[str]:
    """The kinds of event that these terms tell of."""
    return [
        kind
        for kind in TERM_KINDS
        if terms[[f"participants_{kind}_{arm}" for arm in ARMS]].notna().any(axis=None)
    ]


def most_participants(terms: pd.DataFrame, kind: str) -> int:
    """The most participants, of both arms together, that any class or term has."""
    return int(participants_of(terms, kind).max(initial=0))
