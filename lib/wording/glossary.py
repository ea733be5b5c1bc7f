"""What words mean, for a help mark where they stand: those of method here, a study's own there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from lib.language import sentence
from lib.study.study import Study
from lib.words import Words

Term = Literal[
    "interval",
    "ancova",
    "hodges_lehmann",
    "rerandomised",
    "holm",
    "risk_difference",
    "needed_to_treat",
    "seeing_harm",
]

# The word and what it means, in two sentences that need no other word of this list.
GLOSSARY: dict[Term, tuple[str, str]] = {
    "interval": (
        sentence("95% CI"),
        sentence(
            "Confidence interval: the true values that fit these data; of 100 trials like this "
            "one, about 95 would have an interval that holds the true value. A wide one says that "
            "the trial leaves much open."
        ),
    ),
    "ancova": (
        sentence("ANCOVA"),
        sentence(
            "Analysis of covariance: the arms are compared at a visit as if all participants had "
            "started from the same baseline value. This takes out chance differences at baseline "
            "and usually makes the result more precise."
        ),
    ),
    "hodges_lehmann": (
        sentence("Hodges–Lehmann"),
        sentence(
            "Each participant of one arm is compared with each one of the other, and the median "
            "of all these differences is given. A few extreme values hardly move it."
        ),
    ),
    "rerandomised": (
        sentence("Re-randomisation"),
        sentence(
            "The arms are allotted anew very many times, with the values left as they are: p says "
            "how often chance alone gives a difference at least as large as the one seen. This "
            "needs no assumption about how the values are distributed."
        ),
    ),
    "holm": (
        sentence("Holm"),
        sentence(
            "Of several outcomes tested, one easily falls below p 0.05 by chance. Holm's method "
            "raises their p values so that a false alarm among all of them together has at most a "
            "5% chance."
        ),
    ),
    "risk_difference": (
        sentence("Risk difference"),
        sentence(
            "How many more of 100 participants of one arm than of the other have it: 60% and 29% "
            "differ by 31 percentage points. A value below 0 means fewer."
        ),
    ),
    "needed_to_treat": (
        sentence("NNT"),
        sentence(
            "Number needed to treat: how many would have to be treated, instead of getting the "
            "control, for one more to improve by so much. Where the data also fit no difference, "
            "the number may be infinite, and harm is possible as well as benefit."
        ),
    ),
    "seeing_harm": (
        sentence("Chance of seeing a harm"),
        sentence(
            "How probable it was that at least one participant would have a harm, if its true "
            "risk were the one stated. Where this chance is small, not having seen the harm says "
            "little."
        ),
    ),
}


def explanations(
    study: Study, text: str, words: Words, terms: Sequence[Term] = ()
) -> list[tuple[str, str]]:
    """The words to be explained beside a text, each with what it means.

    Args:
        study: The study, whose own words are those of its glossary and the names of outcomes with
            an explanation.
        text: What the reader sees; a word that stands in it is explained.
        words: The reader's language.
        terms: Further words of method, which stand in a figure or table.

    Returns:
        The words of the study first, then those of method, each once.
    """
    own = [(each.word, each.text) for each in study.glossary]
    own += [(each.name, each.explanation) for each in study.outcomes if each.explanation]
    found = {words.of(word): words.of(meaning) for word, meaning in own}
    found = {word: meaning for word, meaning in found.items() if stands_in(word, text)}
    for term, (word, meaning) in GLOSSARY.items():
        if term in terms or stands_in(words.t(word), text):
            found.setdefault(words.t(word), words.t(meaning))
    return list(found.items())


def stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a text as a word of its own, in whatever case."""
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None
