"""The study on one screen: its design, what to conclude and what not, what is to be cited."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from lib.results.events.counts import is_known_of_all
from lib.results.participants.baseline import only_sex
from lib.study.claims import Statement
from lib.study.study import TREATMENT, Study
from lib.wording.events.kinds import RISK_OF_ANSWER
from lib.wording.events.period import period_text
from lib.wording.events.times import chance_text
from lib.wording.methods import LEVEL
from lib.wording.names import arm_label, outcome_label, outcome_name
from lib.wording.participants.flow import design_sentence, without_baseline
from lib.words import Words

BETWEEN_PARTS = " · "
MOST_DAYS_LISTED = 8


def published_design(study: Study, words: Words) -> str:
    """What `[design]` says of blinding, participants and treatment in one line; may be empty."""
    design = study.design
    parts = (design.blinding_short, design.population, design.regimen)
    return BETWEEN_PARTS.join(words.of(part) for part in parts if part)


def data_design(study: Study, words: Words) -> str:
    """What the tables and the schedule say of the design in one line."""
    primary = study.primary_outcome
    if primary is None:
        said = words.t("no primary outcome declared")
    else:
        names = {"outcome": outcome_label(primary, words), "day": study.primary_day}
        said = (
            words.t("primary outcome {outcome}, day {day} chosen after the data were seen", **names)
            if study.primary_day_after_data
            else words.t("primary outcome {outcome} at day {day}", **names)
        )
    return BETWEEN_PARTS.join([design_sentence(study, words), visits_text(study, words), said])


def visits_text(study: Study, words: Words) -> str:
    """The visit days; of many their number, the first and the last."""
    days = study.days
    if len(days) > MOST_DAYS_LISTED:
        return words.t(
            "{n} visits, days {first} to {last}", n=len(days), first=days[0], last=days[-1]
        )
    if not study.has_baseline:
        return without_baseline(study, words)
    return words.t("days {days}", days=", ".join(str(day) for day in days))


def conclusion_sentences(
    study: Study, effects: pd.DataFrame, kinds: pd.DataFrame, day: int, words: Words
) -> list[str]:
    """What to conclude from the data and what not: at most five short sentences.

    Args:
        study: The study.
        effects: From `effects_by_outcome` at this day.
        kinds: From `incidence_by_kind`.
        day: The chosen visit.
        words: The reader's language.

    Returns:
        In their order: how many took part and for how long; which comparisons remain after Holm;
        which harm is not excluded; what is known of the size that matters; whether to cite.
    """
    note = study.first_outcome.important_difference_note
    found = (
        taking_part_sentence(study, words),
        comparisons_sentence(study, effects, day, words),
        harms_sentence(study, kinds, words),
        words.of(note) if note else "",
        cite_sentence(study, words),
    )
    return [each for each in found if each]


def taking_part_sentence(study: Study, words: Words) -> str:
    """How many took part and for how long, and what that leaves open."""
    said = words.t(
        "{n} participants, followed for {period}: what comes later is not known.",
        n=words.count(len(study.participants)),
        period=period_text(study, words),
    )
    sex = only_sex(study)
    if sex == "female":
        said += " " + words.t("All were women: what holds for men is not known.")
    if sex == "male":
        said += " " + words.t("All were men: what holds for women is not known.")
    return said


def comparisons_sentence(study: Study, effects: pd.DataFrame, day: int, words: Words) -> str:
    """How many comparisons Holm's p allows for, and which of them it leaves below 0.05.

    Secondary outcomes count only if the p of the primary one is below 0.05.
    """
    number = int(effects["tests"].iloc[0])
    if not number:
        return ""
    left = [
        outcome_name(outcome, words)
        for outcome, p in zip(study.outcomes, effects["p_holm"], strict=True)
        if p < LEVEL
    ]
    named = words.listing(left) if left else words.t("none")
    primary = study.primary_outcome
    if primary is None or not study.is_primary(primary, day):
        said = words.t(
            "Exploratory comparisons at day {day}: {n}; with p<0.05 after Holm: {outcomes}.",
            day=day,
            n=number,
            outcomes=named,
        )
        if primary is None or not study.primary_day_after_data:
            return said
        reason = words.t(
            "{outcome}, the primary outcome, is one of them: day {primary} was chosen after the "
            "data were seen.",
            primary=study.primary_day,
            outcome=outcome_label(primary, words),
        )
        return f"{said} {reason}"
    if not effects["p_value"].iloc[study.outcomes.index(primary)] < LEVEL:
        return words.t(
            "{outcome}, the primary outcome, has no p below 0.05: of the secondary comparisons "
            "({n}) none counts.",
            outcome=outcome_label(primary, words),
            n=number,
        )
    return words.t(
        "{outcome} is the primary outcome, tested by itself. Secondary comparisons: {n}; with "
        "p<0.05 after Holm: {outcomes}.",
        outcome=outcome_label(primary, words),
        n=number,
        outcomes=named,
    )


def harms_sentence(study: Study, kinds: pd.DataFrame, words: Words) -> str:
    """Which harm the treatment arm does not exclude, or how likely a rare one was to be seen."""
    if study.adverse_events is None:
        return words.t("No table of adverse events was supplied: these data say nothing of harms.")
    serious = kinds[(kinds["kind"] == "serious") & (kinds["arm"] == TREATMENT)].iloc[0]
    known = is_known_of_all(study.adverse_events, "serious")
    if known and serious["supplied"] and serious["participants"] == 0:
        return words.t(
            "No serious adverse event with {treatment} (n {n}) does not exclude a true risk of up "
            "to {high}; the chance of seeing even one case of a harm that strikes 1 in {one_in} "
            "was {chance}.",
            high=words.percent(serious["high"], 1),
            **_rare_harm(study, words),
        )
    return rare_harms_sentence(study, words)


def rare_harms_sentence(study: Study, words: Words) -> str:
    """How likely one case of a rare harm was to be seen in the treatment arm."""
    return words.t(
        "Rare harms may not have been seen: for one that strikes 1 in {one_in}, the chance of "
        "seeing even one case with {treatment} (n {n}) was {chance}.",
        **_rare_harm(study, words),
    )


def _rare_harm(study: Study, words: Words) -> dict[str, object]:
    """The treatment arm, its size, how rare the harm is, and the chance to see a case of it."""
    return {
        "n": words.count(study.n_treatment),
        "treatment": arm_label(study, TREATMENT, words),
        "one_in": round(1 / RISK_OF_ANSWER),
        "chance": chance_text(RISK_OF_ANSWER, study.n_treatment, words),
    }


def cite_sentence(study: Study, words: Words) -> str:
    """What is to be cited, and that simulated data are not; empty if nobody says it."""
    cite = words.of(study.cite) if study.cite else ""
    if not study.synthetic:
        return words.t("To cite: {cite}", cite=cite) if cite else ""
    if not cite:
        return words.t("These are simulated data: do not cite them.")
    return words.t("These are simulated data: do not cite them; cite {cite}.", cite=cite)


def sources_of(statements: Iterable[Statement], words: Words) -> list[str]:
    """Where published texts stand, each source once."""
    return list(dict.fromkeys(words.of(statement.source) for statement in statements))
