"""Design, participant flow and missing values in sentences and tables."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from lib.plain_text import isolated
from lib.results.participants.flow import ArmFlow, is_said_randomised, withdrawal_reasons
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.names import (
    arm_title,
    both_arms,
    day_label,
    marked,
    outcome_label,
    shortened,
    within_sentence,
)
from lib.words import Words

MOST_COLUMNS_NAMED, MOST_REASONS = 12, 5


def design_sentence(study: Study, words: Words) -> str:
    """The design in one line; it is called randomised only if the study says so."""
    names = {
        "treatment": within_sentence(arm_title(study, TREATMENT, words)),
        "control": within_sentence(arm_title(study, CONTROL, words)),
        "n_treatment": study.n_treatment,
        "n_control": study.n_control,
    }
    if is_said_randomised(study):
        return words.t(
            "Randomised, {treatment} (n {n_treatment}) against {control} (n {n_control})", **names
        )
    return words.t(
        "Two arms, {treatment} (n {n_treatment}) against {control} (n {n_control})", **names
    )


def without_baseline(study: Study, words: Words) -> str:
    """The visits of a study in which nobody was measured at baseline."""
    return words.plural(
        len(study.days),
        one="day {days}, no baseline values",
        many="days {days}, no baseline values",
        days=", ".join(map(str, study.days)),
    )


def flow_sentence(study: Study, flow: Mapping[str, ArmFlow], words: Words) -> str:
    """The participant flow in one sentence."""
    parts = []
    for arm in ARMS:
        withdrawn = flow[arm].withdrawn
        parts.append(
            words.t(
                "{arm}: {allocated} allocated, withdrawn {withdrawn}, {analysed} analysed at day "
                "{day}",
                arm=arm_title(study, arm, words),
                allocated=flow[arm].allocated,
                withdrawn=words.t("not supplied") if withdrawn is None else len(withdrawn),
                analysed=flow[arm].analysed[study.primary_day],
                day=study.primary_day,
            )
        )
    said = (randomised_text(study, words) + ".", further_arms_sentence(study, words))
    return " ".join(filter(None, (*said, "; ".join(parts) + ".")))


def randomised_text(study: Study, words: Words) -> str:
    """How many were randomised, to the arms that are shown where there are others."""
    n = len(study.participants)
    if not study.further_arms:
        return allotted_text(study, n, words)
    if is_said_randomised(study):
        return words.t("Randomised to these two arms: {n}", n=n)
    return words.t("Participants of these two arms: {n}", n=n)


def arm_size_text(study: Study, arm: str, words: Words) -> str:
    """How many an arm has, called as in `allotted_text`, within a line."""
    n = words.count(int(study.members(arm).sum()))
    if is_said_randomised(study):
        return words.t("randomised: {n}", n=n)
    return words.t("participants: {n}", n=n)


def allotted_text(study: Study, n: object, words: Words) -> str:
    """How many the arms have; they are called randomised only if the study says so."""
    if is_said_randomised(study):
        return words.t("Randomised: {n}", n=n)
    return words.t("Participants: {n}", n=n)


def further_arms_sentence(study: Study, words: Words) -> str:
    """How many participants of which further arms are in no table; empty if all are shown."""
    arms = [
        words.plural(
            n,
            one="{arm} ({n} participant)",
            many="{arm} ({n} participants)",
            n=words.count(n),
            arm=isolated(code),
        )
        for code, n in study.further_arms.items()
    ]
    if not arms:
        return ""
    return words.plural(
        len(arms),
        one="A further arm of this study is not shown: {arms}.",
        many="{n} further arms of this study are not shown: {arms}.",
        arms="; ".join(arms),
    )


def counted_reasons(flow: ArmFlow, words: Words) -> list[str]:
    """How many withdrew for each reason; the counts add up to all, with those of other reasons."""
    reasons = withdrawal_reasons(flow)
    shown = reasons if len(reasons) <= MOST_REASONS else reasons[: MOST_REASONS - 1]
    others = sum(n for _, n in reasons) - sum(n for _, n in shown)
    texts = [f"{shortened(reason) or words.t('reason not given')} ({n})" for reason, n in shown]
    return [*texts, f"{words.t('other reasons')} ({others})"] if others else texts


def missing_sentence(missing: pd.DataFrame, words: Words) -> str:
    """How many planned values are missing, and how many of those after withdrawal."""
    planned, gaps = words.count(int(missing["n"].sum())), int(missing["missing"].sum())
    if not gaps:
        return words.t("No value is missing of {planned} planned.", planned=planned)
    if missing["after_withdrawal"].isna().all():
        return words.plural(
            gaps,
            one="{n} of {planned} planned values is missing.",
            many="{n} of {planned} planned values are missing.",
            n=words.count(gaps),
            planned=planned,
        )
    after = int(missing["after_withdrawal"].sum())
    if gaps == 1:
        return (
            words.t("1 of {planned} planned values is missing, after withdrawal.", planned=planned)
            if after
            else words.t(
                "1 of {planned} planned values is missing, not after withdrawal.", planned=planned
            )
        )
    return words.t(
        "{missing} of {planned} planned values are missing, {after} of them after withdrawal.",
        missing=words.count(gaps),
        planned=planned,
        after=words.count(after),
    )


def missing_table(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `missing_values`: missing values in treatment + control, where it was measured."""
    arms = both_arms(study, words)
    rows = []
    for outcome in study.outcomes:
        row = {words.t("Outcome"): outcome_label(outcome, words)}
        for day in study.days:
            here = frame[(frame["outcome"] == outcome.code) & (frame["day"] == day)]
            header = f"{day_label(day, words)}, {arms}"
            if here.empty:
                row[header] = words.t("not measured")
                continue
            counts = here.set_index("arm")["missing"]
            followed = highlighted is not None and pd.isna(
                study.values(outcome).at[highlighted, day]
            )
            row[header] = marked(
                f"{counts[TREATMENT]} + {counts[CONTROL]}", followed=bool(followed)
            )
        rows.append(row)
    return pd.DataFrame(rows)
