"""What the sentences of a methods text are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.study.outcomes import Outcome
from lib.study.study import CONTROL, TREATMENT, Study
from lib.wording.names import arm_label, outcome_name
from lib.wording.paper.references import in_text, reference
from lib.wording.paper.shown import Shown
from lib.words import Words


@dataclass(frozen=True)
class Writer:
    """What the sentences are made of.

    Attributes:
        shown: The analyses shown.
        words: The reader's language.
        cited: The citations named so far.
    """

    shown: Shown
    words: Words
    cited: list[str] = field(default_factory=list)

    @property
    def study(self) -> Study:
        """The study."""
        return self.shown.study

    @property
    def arms(self) -> dict[str, str]:
        """The names of the arms, by what a sentence calls them."""
        return {arm: arm_label(self.study, arm, self.words) for arm in (TREATMENT, CONTROL)}

    def names(self, outcomes: Sequence[Outcome]) -> str:
        """Outcomes one after the other."""
        return self.words.listing([outcome_name(each, self.words) for each in outcomes])

    def source(self, *named: str) -> str:
        """Citations as they stand behind what they are the source of, which are hereby named."""
        self.cited.extend(named)
        return in_text(named, self.words)

    def year(self, citation: str) -> str:
        """The year of a citation, behind the names of its authors; it is hereby named."""
        self.cited.append(citation)
        return f" ({reference(citation).year})"

    def all_or(self, outcomes: Sequence[Outcome]) -> str:
        """All outcomes, or those of them by name."""
        if len(outcomes) == len(self.shown.outcomes):
            return self.words.t("all outcomes")
        return self.names(outcomes)
