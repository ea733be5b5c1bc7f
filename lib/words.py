"""Language of the dashboard: sentences and numbers as the readers of each language write them.

English sentences are the keys of every dictionary. `Words` is an explicit value and never a global,
because all sessions of a server share one process.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache

from lib.language import Language, Text


@dataclass(frozen=True, slots=True)
class Dictionary:
    """How a language says the sentences of the software and writes its numbers.

    Attributes:
        sentences: Gives each English sentence in the language; None for English itself.
        decimal_mark: What stands before the decimals.
        thousands_mark: What stands between the thousands.
        articles: Whether a preposition before a percentage takes the article, "dal 36%", and that
            of a count depends on it: "dei 60", "degli 80".
    """

    sentences: Callable[[], Mapping[str, str]] | None
    decimal_mark: str
    thousands_mark: str
    articles: bool = False


@cache
def _italian() -> Mapping[str, str]:
    # The longest file of all, which readers of English never need.
    from lib.italian import ITALIAN

    return ITALIAN


DICTIONARIES: dict[Language, Dictionary] = {
    "en": Dictionary(None, ".", ","),
    "it": Dictionary(_italian, ",", ".", articles=True),
}

# As many digits as the largest float has before its decimal point, and the smallest after it.
ROUNDED = Context(prec=700, rounding=ROUND_HALF_UP)
MINUS = "\N{MINUS SIGN}"
# The whole part decides the article: l'1, l'8, l'11, l'80, lo 0, il 36.
BEFORE_PERCENT = re.compile(rf"\b(d[ai]|a|dal|del|al|nel|il) (?=({MINUS}?)(\d+)[\d.,]*%)")
# Before a count that begins with a vowel: gli 8 (otto), degli 11 (undici), degli 80, degli 8.000.
BEFORE_COUNT = re.compile(r"\b(i|dei) (?=\{(\w+)\})")
OF_VOWEL = re.compile(r"8[\d.]*|11(\.?\d{3})*")
JOINED = {"da": "dal", "di": "del", "a": "al"}
NOT_ESTIMABLE = "\N{EN DASH}"
SMALLEST_P = 0.001


def as_shown(value: float, digits: int = 1) -> float:
    """The number that `Words.number` writes for a value: what decisions about wording rest on.

    Rounded to `digits` decimals, or to three significant digits where these are written instead;
    NaN and infinite as it is.
    """
    return float(_rounded(value, digits)) if math.isfinite(value) else value


def _rounded(value: float, digits: int) -> Decimal:
    """A number as readers round it: half away from zero, 12.5 to 13 and 0.285 to 0.29.

    What is rounded is the decimal number behind the float: all decimals of 15 digits survive in a
    float, and what the last digits of an arithmetic result add to them (28.499999999999996 for
    100 x 0.285) does not.
    """
    exact = Decimal(f"{value:.15g}")
    decimals = 2 - exact.adjusted() if _is_beyond_decimals(value, digits) else digits
    return exact.quantize(Decimal(1).scaleb(-decimals), context=ROUNDED)


def _is_beyond_decimals(value: float, digits: int) -> bool:
    return abs(value) >= 1e7 or (0 < abs(value) < 0.5 * 10.0**-digits and digits >= 4)


def with_articles(text: str) -> str:
    """Italian with the article before each percentage: "dal 36% all'8%", "inferiore dello 0,5%"."""
    return BEFORE_PERCENT.sub(_joined, text)


def _joined(found: re.Match[str]) -> str:
    preposition, minus, whole = found.groups()
    joined = JOINED.get(preposition, preposition)
    stem = "" if joined == "il" else joined
    if not minus and whole == "0":
        return f"{stem}lo "
    if not minus and (whole in ("1", "11") or whole.startswith("8")):
        return f"{stem}l'"
    return f"{joined} "


def with_count_articles(template: str, values: Mapping[str, object]) -> str:
    """An Italian sentence with the article that the count filled in takes: "degli {n}" of 80."""

    def article(found: re.Match[str]) -> str:
        if OF_VOWEL.fullmatch(str(values.get(found[2]))):
            return "gli " if found[1] == "i" else "degli "
        return found[0]

    return BEFORE_COUNT.sub(article, template)


@dataclass(frozen=True, slots=True)
class Words:
    """Sentences and numbers in one language.

    Attributes:
        language: A key of `DICTIONARIES`.
    """

    language: Language

    @property
    def dictionary(self) -> Dictionary:
        """The sentences and number marks of the language."""
        return DICTIONARIES[self.language]

    def t(self, text: str, **values: object) -> str:
        """The sentence in the reader's language, with `{name}` filled from `values`.

        A percentage filled in gets the article that Italian joins with the preposition before it,
        and a count the form of the article that goes with it.

        Args:
            text: The English sentence, a key of each dictionary.
            values: What stands in for each `{name}`; put in as it is, never formatted again.

        Raises:
            KeyError: The sentence has no translation.
        """
        sentences = self.dictionary.sentences
        template = text if sentences is None else sentences()[text]
        if not values:
            return template
        if self.dictionary.articles and "i {" in template:
            template = with_count_articles(template, values)
        text = template.format(**values)
        return with_articles(text) if self.dictionary.articles and "%" in text else text

    def plural(self, number: int, *, one: str, many: str, **values: object) -> str:
        """The sentence that fits a count: `one` for exactly 1, else `many`; 0 is many.

        Args:
            number: The count, which fills `{n}` unless `values` does.
            one: The English sentence about one thing, a key of each dictionary.
            many: The English sentence about none or several, a key too.
            values: What stands in for each other `{name}`.
        """
        return self.t(one if number == 1 else many, **{"n": number} | values)

    def of(self, text: Text) -> str:
        """A study's own text in the reader's language."""
        return text.of(self.language)

    def number(self, value: float, digits: int = 1, *, signed: bool = False) -> str:
        """A number with `digits` decimals, half away from zero; an en dash where there is none.

        A rounded zero carries no sign. Very large and very small magnitudes, which fixed decimals
        would hide or spread over the line, get three significant digits.
        """
        if math.isnan(value):
            return NOT_ESTIMABLE
        if math.isinf(value):
            return "∞" if value > 0 else MINUS + "∞"
        size = abs(_rounded(value, digits))
        text = f"{float(size):.2e}" if _is_beyond_decimals(value, digits) else f"{size:f}"
        text = text.replace(".", self.dictionary.decimal_mark)
        if not size:
            return text
        return (MINUS if value < 0 else "+" if signed else "") + text

    def count(self, number: int) -> str:
        """A whole number with its thousands apart: "37,442,160", "37.442.160"."""
        return f"{number:,}".replace(",", self.dictionary.thousands_mark)

    def date(self, day: date) -> str:
        """A day of the calendar: "4 May 2026", "04/05/2026"."""
        return f"{day:%d/%m/%Y}" if self.language == "it" else f"{day.day} {day:%B %Y}"

    def percent(self, share: float, digits: int = 0) -> str:
        """A share between 0 and 1 as a percentage."""
        return self.number(100 * share, digits) + ("" if math.isnan(share) else "%")

    def p_value(self, p: float) -> str:
        """A p value: three decimals, two from 0.1, and "<0.001" below."""
        if math.isnan(p):
            return NOT_ESTIMABLE
        if p < SMALLEST_P:
            return "<" + self.number(SMALLEST_P, 3)
        return self.number(p, 3 if p < 0.1 else 2)

    def p_with_name(self, p: float) -> str:
        """A p value within a sentence: "p 0.032", but "p<0.001"."""
        return ("p" if p < SMALLEST_P else "p ") + self.p_value(p)

    def interval(self, low: float, high: float, digits: int = 1, *, percent: bool = False) -> str:
        """Two limits: "−4.6 to −1.2", "da −4,6 a −1,2"; an en dash where there are none."""
        if math.isnan(low) or math.isnan(high):
            return NOT_ESTIMABLE
        sign = "%" if percent else ""
        ends = [self.number(end, digits) + sign for end in (low, high)]
        return self.t("{low} to {high}", low=ends[0], high=ends[1])

    def percents(self, low: float, high: float) -> str:
        """Limits of a share between 0 and 1 as percentages: "21.3% to 73.4%"."""
        return self.interval(100 * low, 100 * high, 1, percent=True)

    def listing(self, items: Sequence[str]) -> str:
        """Items as a reader lists them: "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self.t("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])
