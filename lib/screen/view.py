"""What a page shows: the study on screen, and what its reader has chosen."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

from lib.study.outcomes import Outcome
from lib.study.provenance import Provenance
from lib.study.study import Study
from lib.words import Words

# Where something stands on the page, or on the sheet of a report.
Place = AbstractContextManager[object]


@dataclass(frozen=True)
class View:
    """What a page shows, and where.

    Attributes:
        study: The study.
        provenance: The files it came from, or None for the bundled sample.
        words: The reader's language.
        head: Place above the controls, for title and answer.
        outcome: The chosen outcome, if the page has one.
        day: The chosen visit.
        statistic: "mean" or "median".
        highlighted: Identifier of the participant to be followed, if any.
        token: What no other study on screen has; see `ShownStudy`.
    """

    study: Study
    provenance: Provenance | None
    words: Words
    head: Place
    outcome: Outcome | None
    day: int
    statistic: str
    highlighted: str | None
    token: str

    @property
    def is_upload(self) -> bool:
        """Whether the study is the reader's own, which no link can show."""
        return self.provenance is not None and self.provenance.is_upload
