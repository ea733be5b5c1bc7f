"""How outcomes are understood, and what may stand in the form that asks about new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from lib.language import sentence
from lib.study.outcomes import BINARY, is_lower_better
from lib.study.pages import OTHER_PAGE, page_of
from lib.study.questions import (
    FEW_DIGITS,
    ONLY_DIGITS,
    ONLY_WORDS,
    Draft,
    NewOutcome,
    OutcomeAnswers,
)
from lib.study.study import Study
from lib.wording.names import better_phrase, label_with_unit
from lib.words import Words

BETTER = {"lower": sentence("lower is better"), "higher": sentence("higher is better")}

SCALES = {
    "linear": sentence("differences"),
    "log": sentence("ratios"),
    "binary": sentence("yes or no"),
}
# What a new outcome that looks like a yes or no is compared as at first, and what is said of it.
SEEN_SCALES = {ONLY_WORDS: BINARY, ONLY_DIGITS: BINARY, FEW_DIGITS: None}
SEEN_ANSWERS = {
    ONLY_WORDS: sentence(
        "{names}: taken for yes or no, because the cells say so in words. The shares of "
        "participants with a yes are compared."
    ),
    ONLY_DIGITS: sentence(
        "{names}: taken for yes (1) or no (0), because no other value occurs. If it is a score, "
        "choose differences."
    ),
    FEW_DIGITS: sentence(
        "{names}: holds only 0 or 1, of too few values or always the same: choose whether it is "
        "yes (1) or no (0), or a number."
    ),
}


def suggested_answers(draft: Draft, words: Words) -> dict[str, OutcomeAnswers]:
    """What may stand in the form at first, by outcome code: those that need answers come first.

    Nothing is guessed of an outcome that the dashboard does not know: its good direction is not
    chosen, but for a few scores known by name, and it stands on the page of other outcomes. Ratios
    are suggested for values that are positive and skewed, and yes or no for cells that hold nothing
    else; where these are few numbers, nothing is.
    """
    new = {
        code: OutcomeAnswers(
            *_name_and_unit(outcome.heading),
            OTHER_PAGE.code,
            SEEN_SCALES.get(outcome.answers, "log" if outcome.is_skewed else "linear"),
            "lower" if _is_known_score(outcome) else None,
        )
        for code, outcome in draft.undescribed.items()
    }
    known = {
        outcome.code: OutcomeAnswers(
            words.of(outcome.name),
            words.of(outcome.unit),
            outcome.page,
            outcome.scale,
            outcome.better,
        )
        for outcome in draft.outcomes
    }
    return new | known


def _is_known_score(outcome: NewOutcome) -> bool:
    """Whether it is a number with the name of a score of which less is better."""
    return not outcome.answers and is_lower_better(outcome.heading)


def _name_and_unit(heading: str) -> tuple[str, str]:
    """ "IL-17 (pg/mL)" as "IL-17" and "pg/mL", "hs_crp" as "hs crp" without a unit."""
    heading = heading.replace("_", " ").strip() or heading
    found = re.fullmatch(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]", heading)
    return (found[1], found[2].strip()) if found else (heading, "")


def outcomes_table(study: Study, words: Words) -> pd.DataFrame:
    """How each outcome is understood, and the range of its values, where a wrong unit shows."""
    rows = []
    for outcome in study.outcomes:
        values = study.as_measured(outcome)
        digits = outcome.digits
        smallest, largest = values.min(axis=None), values.max(axis=None)
        rows.append(
            {
                words.t("Outcome"): label_with_unit(outcome, words),
                words.t("Page"): words.of(page_of(study.pages, outcome.page).title),
                words.t("Compared as"): words.t(SCALES[outcome.scale]),
                words.t("Good direction"): better_phrase(outcome, words),
                words.t("Values"): words.count(int(values.notna().sum(axis=None))),
                words.t("Smallest and largest"): yes_and_no_text(values, words)
                if outcome.is_binary
                else words.interval(smallest, largest, digits),
            }
        )
    return pd.DataFrame(rows)


def yes_and_no_text(values: pd.DataFrame, words: Words) -> str:
    """How many values of a yes or no are which: "yes 12, no 40"."""
    counts = {answer: int((values == answer).sum(axis=None)) for answer in (1, 0)}
    return f"{words.t('yes')} {words.count(counts[1])}, {words.t('no')} {words.count(counts[0])}"


def answers_sentences(draft: Draft, names: Mapping[str, str], words: Words) -> list[str]:
    """What is proposed of new outcomes by their looks or names, and why.

    Args:
        draft: What the tables say.
        names: What readers call the outcomes, by code.
        words: The reader's language.
    """
    said = []
    for kind, text in SEEN_ANSWERS.items():
        found = [names[code] for code, new in draft.undescribed.items() if new.answers == kind]
        if found:
            said.append(words.t(text, names=", ".join(found)))
    if said:
        said.append(words.t("Of yes or no “higher is better” means that a yes is good."))
    scores = [names[code] for code, new in draft.undescribed.items() if _is_known_score(new)]
    if scores:
        said.append(
            words.t(
                "{names}: “lower is better” is proposed, because that is so of the score of this "
                "name. If it is not of yours, choose the other direction.",
                names=", ".join(scores),
            )
        )
    return said
