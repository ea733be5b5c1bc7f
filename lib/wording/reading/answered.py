"""What a reader answered about the files that were dropped, each form in one line."""

from __future__ import annotations

from collections.abc import Iterable

from lib.language import sentence
from lib.reading.doubts.doubt import Doubt, Option
from lib.study.protocol import Schedule
from lib.study.questions import LEAVE_OUT, Answers
from lib.wording.reading.doubts import option_text
from lib.words import Words

SETTINGS_ANSWERED = sentence(
    "{title}: {treatment} is compared with {control}, the control arm. Outcomes: {outcomes}. "
    "Primary outcome: {primary}."
)
# Answers of which each is named.
MOST_NAMED = 5


def settings_answered(answers: Answers, words: Words) -> str:
    """The title, arms and outcomes that were answered, of which nothing is lacking."""
    kept = {code: each for code, each in answers.outcomes.items() if each.page != LEAVE_OUT}
    names = {code: each.name or code for code, each in kept.items()}
    arms = {code: name or code for code, name in answers.arm_names.items()}
    assert answers.control is not None
    control = arms.pop(answers.control)
    return words.t(
        SETTINGS_ANSWERED,
        title=answers.title or words.t("No title"),
        treatment=", ".join(arms.values()),
        control=control,
        outcomes=", ".join(names.values()),
        primary=names.get(answers.primary or "", words.t("none was declared")),
    )


def doubts_answered(
    chosen: Iterable[tuple[Doubt, Option]], schedule: Schedule | None, words: Words
) -> str:
    """How each doubt was decided, the first of them by name, and which days are the visits."""
    texts = [f"{doubt.column}: {option_text(doubt, option, words)}" for doubt, option in chosen]
    if schedule is not None:
        days = ", ".join(map(str, schedule.visit_days))
        texts.insert(
            0,
            words.t(
                "visits on days {days}, primary day {primary}",
                days=days,
                primary=schedule.compared_day,
            ),
        )
    more = " …" if len(texts) > MOST_NAMED else ""
    return words.t("Answered: {answers}.", answers="; ".join(texts[:MOST_NAMED]) + more)
