"""What people write in cells: yes and no, not known, ongoing, grades, no withdrawal, no event."""

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

# Words of reasons that are none, English and Italian: one of the first group, and beside it only
# words of the second. "Did not complete" and "completed suicide" hold another one.
_COMPLETED = frozenset(
    """
    completed complete completion completer finished concluded ended completato completata
    completamento completo completa concluso conclusa conclusione terminato terminata termine finito
    finita fine end eos
    """.split()  # noqa: SIM905 (a list of them would not be read)
)
_OF_COMPLETED = frozenset(
    """
    the study trial treatment protocol follow up followup all visits visit per of as planned regular
    regularly ha lo il la studio dello del sperimentazione trattamento protocollo visite tutte le
    da previsto regolarmente regolare come and e planned normal
    """.split()  # noqa: SIM905
)
# Reasons of people who did not withdraw.
_NOT_WITHDRAWN = frozenset(
    {
        *("none", "no", "nessuno", "nessuna", "nessun ritiro", "not withdrawn", "not applicable"),
        *("non applicabile", "non pertinente", "non ritirato", "non ritirata", "na", "n a"),
        *("no withdrawal", "no dropout", "no drop out", "nessun drop out", "still on study"),
        *("did not withdraw", "still in study", "in study", "ongoing", "in corso", "0", "eos"),
    }
)
# Words of a term that stands for no event, in the same way: "No appetite" holds another word.
_NEGATION = frozenset(
    """
    no none nil null nothing zero without never absent nessun nessuno nessuna niente nulla senza
    assenza assente assenti 0 non not free aucun aucune ningun ningún ninguno ninguna nenhum nenhuma
    kein keine keinen tidak
    """.split()  # noqa: SIM905
)
_OF_EVENTS = frozenset(
    """
    adverse side untoward drug event events effect effects reaction reactions experience experiences
    ae aes sae saes teae teaes adr adrs ea eas s complication complications complaint complaints
    problem problems symptom symptoms avverso avversi avversa avverse evento eventi effetto effetti
    collaterale collaterali reazione reazioni complicanza complicanze disturbo disturbi sintomo
    sintomi problema problemi da di del
    known reported recorded observed noted occurred to report any during in the study trial period
    follow up followup noto noti segnalato segnalati segnalata segnalate segnalare osservato
    osservati riportato riportata riportati riportate riferito riferita riferiti riferite presente
    presenti durante lo studio il periodo si segnala segnalano ha avuto nuovi rilevanti
    of new relevant so far did had patient subject paziente a e ada
    effet effets indésirable indésirables événement événements adverso adversos
    unerwünschte unerwünschten unerwünschtes ereignis ereignisse efek samping
    """.split()  # noqa: SIM905
)
# Terms that say it in one word.
_NO_EVENT = frozenset(
    {"ndr", "n d r", "ntr", "negative", "negativo", "asymptomatic", "asintomatico", "asintomatica"}
)
_NOT_KNOWN = frozenset({"not known", "non noto", "non nota", "non noti"})
_NO_TERM = re.compile(r"[-./\\–—_]+|x|n[./ ]?a\.?|not applicable|non applicabile", re.IGNORECASE)

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


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def says_completed(text: str) -> bool:
    """Whether the reason of a withdrawal says that there was none."""
    words = _words(text)
    if " ".join(words) in _NOT_WITHDRAWN or (text and not words):
        return True
    return not _COMPLETED.isdisjoint(words) and set(words) <= _COMPLETED | _OF_COMPLETED


def says_no_event(text: str) -> bool:
    """Whether a term stands in the place of an event that did not occur."""
    words = _words(text)
    if " ".join(words) in _NOT_KNOWN:
        return False
    if _NO_TERM.fullmatch(text) or " ".join(words) in _NO_EVENT:
        return True
    return not _NEGATION.isdisjoint(words) and set(words) <= _NEGATION | _OF_EVENTS
