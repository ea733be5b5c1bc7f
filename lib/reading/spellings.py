"""What people write in cells for yes and no, for what is not known or goes on, and for grades."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from lib.language import sentence
from lib.reading.numerals import mapped
from lib.study.columns import COMPLETED, NOT_KNOWN, ONGOING

ANSWERS = {
    **dict.fromkeys(("yes", "y", "true", "1", "sì", "si", "s", "vero"), True),
    **dict.fromkeys(("no", "n", "false", "0", "falso"), False),
}

# By what an empty cell of a column means: the words that mean the same. All are in English and
# Italian, and in lower case.
WORDS_FOR_BLANK = {
    NOT_KNOWN: {
        *("unknown", "unk", "not known", "not available", "na", "n/a", "n.a.", "null", "nan"),
        *("non noto", "non nota", "non disponibile", "sconosciuto", "sconosciuta", "ignoto"),
        *("ignota", "nd", "n/d", "n.d."),
    },
    ONGOING: {
        *("ongoing", "on-going", "on going", "still ongoing", "continuing", "continues"),
        *("in corso", "ancora in corso", "in atto", "ancora in atto"),
    },
    COMPLETED: {"completed", "completed study", "completato", "completata", "ha completato"},
}

# Where an empty cell says more than that nothing is known, by what it says.
NOT_BLANK = {
    ONGOING: sentence(
        "An empty cell would mean that the event is ongoing: leave it empty if so, else write the "
        "last day on which the event is known to have lasted."
    ),
    COMPLETED: sentence(
        "An empty cell would mean that the participant completed the study: leave it empty if so, "
        "else write the day of the last contact."
    ),
}

# The words of a scale that has no numbers.
SEVERITIES = {
    *("mild", "moderate", "severe", "life-threatening", "life threatening", "fatal", "death"),
    *("lieve", "moderato", "moderata", "severo", "severa", "grave", "fatale", "mortale", "morte"),
    *("pericoloso per la vita", "pericolosa per la vita", "potenzialmente letale", "letale"),
    *("decesso", "lethal"),
}

_GRADE = re.compile(r"(?:ctcae )?(?:grade|grado|g|gr\.?) ?(?:([1-5])|(i{1,3}|iv|v))")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}


def plain(text: str) -> str:
    """A text in lower case with single spaces."""
    return " ".join(text.casefold().split())


def _says(cells: pd.Series, words: Collection[str]) -> pd.Series:
    return mapped(cells, lambda text: plain(text) in words, bool)


def says_blank(cells: pd.Series, blank: str) -> tuple[pd.Series, pd.Series]:
    """Which cells say in words what an empty cell would, and which say that nothing is known.

    Args:
        cells: The cells of a column.
        blank: What an empty cell of the column means: a key of `WORDS_FOR_BLANK`.

    Returns:
        Two masks; in the second are only cells of a column in which an empty one says more.
    """
    unknown = _says(cells, WORDS_FOR_BLANK[NOT_KNOWN])
    return _says(cells, WORDS_FOR_BLANK[blank]), unknown & (blank in NOT_BLANK)


def says_severity(cells: pd.Series) -> pd.Series:
    """Which cells are words for a severity, such as "mild"."""
    return _says(cells, SEVERITIES)


def answers(cells: pd.Series) -> pd.Series:
    """True or False where a cell answers yes or no, else None."""
    return mapped(cells, lambda text: ANSWERS.get(plain(text)), object)


def grade_digits(cells: pd.Series) -> pd.Series:
    """Cells such as "Grade 2", "G2" or "grado II" as "2"; others as they are.

    A Roman number alone is left: in a column of codes it may be something else.
    """
    return mapped(cells, _digit, str)


def _digit(text: str) -> str:
    grade = _GRADE.fullmatch(plain(text))
    return text if grade is None else grade[1] or _ROMAN[grade[2]]
