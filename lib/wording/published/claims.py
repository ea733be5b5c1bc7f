"""Published sentences beside what the data give, in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import pandas as pd

from lib.language import sentence
from lib.results.claims import (
    COMPATIBLE,
    NOT_COMPARABLE,
    NOT_COMPATIBLE,
    NOTHING_PUBLISHED,
    SIDE_BY_SIDE,
    Verdict,
)
from lib.statistics.estimates import NAN, Estimate
from lib.study.claims import Claim
from lib.study.entries import WITHIN_TREATMENT
from lib.study.outcomes import Outcome, decimals
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_decimals, effect_text
from lib.wording.events.period import early_events_text, when_text
from lib.wording.names import (
    arm_label,
    arm_title,
    compared_day,
    n_text,
    outcome_label,
    share_with_limits,
)
from lib.words import Words

# A published number keeps its decimals, up to so many more than the effects of these data have.
MOST_FURTHER_DECIMALS = 3

# How many published sentences met each verdict: of one, and of several.
COUNTED = {
    COMPATIBLE: (sentence("{n} is compatible"), sentence("{n} are compatible")),
    NOT_COMPATIBLE: (sentence("{n} is not compatible"), sentence("{n} are not compatible")),
    NOT_COMPARABLE: (sentence("{n} is not comparable"), sentence("{n} are not comparable")),
    SIDE_BY_SIDE: (
        sentence("{n} stands beside the effect of these data"),
        sentence("{n} stand beside the effects of these data"),
    ),
}


def claims_table(
    study: Study,
    found: Sequence[Verdict],
    unpublished: Sequence[tuple[Outcome, Estimate]],
    words: Words,
) -> pd.DataFrame:
    """Each published sentence, what the data give on it, and the verdict.

    Below them the outcomes of which nothing was published. Where the sentences stand is a column
    if it is not the same for all of them.

    Args:
        study: The study.
        found: From `claim_verdicts`.
        unpublished: From `unpublished_effects`.
        words: The reader's language.
    """
    rows = [
        (
            words.of(verdict.claim.text),
            verdict_text(study, verdict, words),
            short_verdict(study, verdict, words),
            words.of(verdict.claim.published),
        )
        for verdict in found
    ]
    rows += [
        (
            unpublished_text(study, outcome, words),
            _between(study, outcome, study.primary_day, difference, words),
            words.t(NOTHING_PUBLISHED),
            "",
        )
        for outcome, difference in unpublished
    ]
    headers = (
        words.t("What was published"),
        words.t("What these data give"),
        words.t("Verdict"),
        words.t("Source"),
    )
    table = pd.DataFrame(rows, columns=list(headers))
    return table.drop(columns=headers[-1]) if one_source(study, words) else table


def one_source(study: Study, words: Words) -> str:
    """Where all published sentences stand; empty if not in one place."""
    places = {words.of(claim.published) for claim in study.claims}
    return places.pop() if len(places) == 1 else ""


def unpublished_text(study: Study, outcome: Outcome, words: Words) -> str:
    """That nothing was published of an outcome."""
    silent = study.design.not_stated
    nothing = words.of(silent) if silent else words.t("no sentence in study.toml")
    name = outcome_label(outcome, words)
    return words.t("{outcome}, result: {nothing}", outcome=name, nothing=nothing)


def short_verdict(study: Study, verdict: Verdict, words: Words) -> str:
    """The verdict and, if it is "compatible", whether the data exclude the contrary as well."""
    name = words.t(verdict.verdict)
    if verdict.verdict != COMPATIBLE:
        return name
    found = verdict.difference if verdict.change is None else verdict.change
    if found is None:
        return words.t("{verdict}, and so is some risk", verdict=name)
    outcome = next(each for each in study.outcomes if each.code == verdict.claim.outcome)
    if found.low <= outcome.no_difference <= found.high:
        return (
            words.t("{verdict}, and so is no difference", verdict=name)
            if verdict.change is None
            else words.t("{verdict}, and so is no change", verdict=name)
        )
    return (
        words.t("{verdict}; excludes “no difference”", verdict=name)
        if verdict.change is None
        else words.t("{verdict}; excludes “no change” within the arm", verdict=name)
    )


def assumed_sentence(study: Study, found: Iterable[Verdict], words: Words) -> str:
    """What the comparisons take for granted, because the publication does not tell it."""
    names = {outcome.code: outcome_label(outcome, words) for outcome in study.outcomes}
    # A sentence that is compared with no estimate takes nothing for granted.
    compared = [verdict.claim for verdict in found if verdict.difference is not None]
    arms, days = (
        list(dict.fromkeys(names[claim.outcome] for claim in claims))
        for claims in (
            [claim for claim in compared if not claim.contrast],
            [claim for claim in compared if claim.day is None],
        )
    )
    assumed = []
    if arms:
        assumed.append(
            words.t("that the arms were compared ({outcomes})", outcomes=words.listing(arms))
        )
    if days:
        assumed.append(
            words.t(
                "that day {day} is meant ({outcomes})",
                day=study.primary_day,
                outcomes=words.listing(days),
            )
        )
    if not assumed:
        return ""
    return words.t(
        "Assumed, because the publication does not tell: {what}.", what="; ".join(assumed)
    )


def unknown_sentence(study: Study, words: Words) -> str:
    """That no size of an effect was published, if none was; else empty."""
    if any(claim.effect is not None for claim in study.claims):
        return ""
    return words.t(
        "No published sentence gives the size of an effect or its interval: only directions can be "
        "compared."
    )


def claims_sentence(found: tuple[Verdict, ...], words: Words) -> str:
    """How many published sentences there are and how each verdict was met."""
    counts = Counter(verdict.verdict for verdict in found)
    counted = [(number, *COUNTED[verdict]) for verdict, number in counts.items()]
    return words.t(
        "Published sentences: {n} ({verdicts}).",
        n=len(found),
        verdicts=", ".join(words.plural(n, one=one, many=many) for n, one, many in counted),
    )


def meaning_sentence(words: Words) -> str:
    """What the verdict "compatible" says, and what it does not."""
    return words.t(
        "Compatible: the 95% interval of these data contains values such as the sentence states. "
        "It does not confirm the sentence."
    )


def verdict_text(study: Study, verdict: Verdict, words: Words) -> str:
    """What the data give on a published sentence, beside the published effect if there is one."""
    if verdict.reason and verdict.difference is None:
        return words.t(verdict.reason)
    if verdict.events is not None:
        return _events_text(study, verdict, words)
    difference, claim = verdict.difference, verdict.claim
    assert difference is not None
    assert verdict.day is not None
    outcome = next(each for each in study.outcomes if each.code == claim.outcome)
    between = _between(study, outcome, verdict.day, difference, words)
    change = verdict.change
    if claim.compares_arms or change is None:
        parts = [between]
    else:
        arm = TREATMENT if claim.contrast == WITHIN_TREATMENT else CONTROL
        within = words.t(
            "Change within {arm} at day {day}: {change}.",
            arm=arm_label(study, arm, words),
            day=verdict.day,
            change=_with_p(outcome, change, f"n {change.n}", words),
        )
        parts = [within, words.t("A change within an arm is not an effect of treatment."), between]
    if claim.effect is not None:
        parts.insert(0, words.t("Published: {effect}.", effect=_published(outcome, claim, words)))
    if verdict.verdict == NOT_COMPARABLE:
        parts.append(words.t(verdict.reason))
    return " ".join(filter(None, parts))


def _between(study: Study, outcome: Outcome, day: int, found: Estimate, words: Words) -> str:
    """The arms compared at a day."""
    return words.t(
        "Between the arms at day {day}: {effect}.",
        day=compared_day(study, day, words),
        effect=_with_p(
            outcome, found, n_text(study, found.n_treatment, found.n_control, words), words
        ),
    )


def _published(outcome: Outcome, claim: Claim, words: Words) -> str:
    """The published effect with its interval, with the decimals that it was published with."""
    assert claim.effect is not None
    low, high = (NAN if limit is None else limit for limit in (claim.low, claim.high))
    numbers = [each for each in (claim.effect, low, high) if not math.isnan(each)]
    least = effect_decimals(outcome, *numbers)
    digits = min(max(least, *map(decimals, numbers)), least + MOST_FURTHER_DECIMALS)
    return effect_text(outcome, claim.effect, low, high, words, unit=True, digits=digits)


def _events_text(study: Study, verdict: Verdict, words: Words) -> str:
    """Participants with an event of the kind, or what none of them leaves possible."""
    assert verdict.events is not None
    when = when_text(study, words)
    found = list(zip(ARMS, verdict.events, verdict.event_limits, strict=True))
    if any(participants for participants, _ in verdict.events):
        shown = [
            f"{arm_title(study, arm, words)} {share_with_limits(*counts, *limits, words)}"
            for arm, counts, limits in found
        ]
        said = words.t(
            "Participants with such an event {when}: {arms}.",
            when=when,
            arms="; ".join(shown),
        )
    else:
        said = words.t(
            "Nobody had such an event {when} ({arms}). That does not exclude a risk of up "
            "to {limits} over that time (upper limits of the exact 95% intervals).",
            when=when,
            arms="; ".join(f"{arm_title(study, arm, words)} 0/{n}" for arm, (_, n), _ in found),
            limits=words.listing(
                [
                    f"{words.percent(high, 1)} ({arm_title(study, arm, words)})"
                    for arm, _, (_, high) in found
                ]
            ),
        )
    return f"{said} {early_events_text(study, verdict.claim.no_events, words)}".rstrip()


def _with_p(outcome: Outcome, found: object, n: str, words: Words) -> str:
    value, low, high, p = (getattr(found, name) for name in ("value", "low", "high", "p_value"))
    text = effect_text(outcome, value, low, high, words, unit=True)
    if math.isnan(value):
        return f"{text}; {n}"
    return f"{text}, {words.p_with_name(p)}; {n}"
