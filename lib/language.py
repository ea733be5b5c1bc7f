"""The languages of the dashboard, and texts that a study supplies in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["en", "it"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


def sentence(text: str) -> str:
    """Return `text` unchanged: it marks a sentence that is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Text:
    """A name or sentence that a study supplies in English and Italian."""

    en: str
    it: str

    def of(self, language: Language) -> str:
        """The text in a language; in English where the study supplies none in it."""
        return self.it if language == "it" else self.en
