"""The languages of the dashboard, and texts that a study supplies in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["en", "it"]
LANGUAGES: tuple[Language, ...] = ("en", "it")


def sentence(text: str) -> str:
    """Return `text` unchanged: it marks a sentence that is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Text:
    """A name or sentence that a study supplies in both languages."""

    en: str
    it: str
