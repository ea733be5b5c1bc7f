"""Design, participant flow, baseline and missing values in sentences and tables."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from lib.language import sentence
from lib.plain_text import isolated
from lib.results.participants.flow import ArmFlow, withdrawal_reasons
from lib.results.participants.followed import role
from lib.results.rows import rows_of
from lib.study.columns import ALLOCATION_COLUMNS, DISPOSITION_COLUMNS
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, CONTROL, TREATMENT, Study
from lib.wording.amounts import effect_digits
from lib.wording.names import (
    MARK,
    arm_title,
    both_arms,
    day_label,
    highlight_label,
    label_with_unit,
    marked,
    more_text,
    outcome_label,
    shortened,
    unit_text,
    values_of,
    within_sentence,
)
from lib.words import Words

MOST_COLUMNS_NAMED, MOST_REASONS = 12, 5

# Characteristics that many trials record under these names; others keep their column's name.
CHARACTERISTIC_NAMES = {
    "sex": sentence("Sex"),
    "age": sentence("Age (years)"),
    "disease_duration_years": sentence("Disease duration (years)"),
    "prednisone_mg_day": sentence("Prednisone (mg/day)"),
    "hydroxychloroquine": sentence("Hydroxychloroquine"),
}

LEVEL_NAMES = {
    "female": sentence("female"),
    "male": sentence("male"),
    "yes": sentence("yes"),
    "no": sentence("no"),
}


def design_sentence(study: Study, words: Words) -> str:
    """The design in one line."""
    return words.t(
        "Randomised, {treatment} (n {n_treatment}) against {control} (n {n_control})",
        treatment=within_sentence(arm_title(study, TREATMENT, words)),
        control=within_sentence(arm_title(study, CONTROL, words)),
        n_treatment=study.n_treatment,
        n_control=study.n_control,
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
    if study.further_arms:
        return words.t("Randomised to these two arms: {n}", n=n)
    return words.t("Randomised: {n}", n=n)


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


def free_text_sentence(characteristics: pd.DataFrame, study: Study, words: Words) -> str:
    """Which columns the baseline table leaves out; empty if none."""
    further = study.participants.columns.difference(
        ["participant_id", "arm", *DISPOSITION_COLUMNS, *ALLOCATION_COLUMNS], sort=False
    )
    left_out = [str(name) for name in further if name not in set(characteristics["name"])]
    if not left_out:
        return ""
    shown = left_out[:MOST_COLUMNS_NAMED]
    left = words.t(
        "Left out of this table, because it is free text: {columns}.",
        columns=words.listing(shown),
    )
    more = len(left_out) - len(shown)
    return f"{left} {more_text(more, words)}" if more else left


def highlight_sentence(study: Study, who: str, outcome: Outcome, words: Words) -> str:
    """The highlighted participant's own values."""
    unit = unit_text(outcome, words)
    return words.t(
        "{who} ({arm}): {outcome} on days {days}: {values}. The mark {mark} shows where this "
        "participant is; no effect, interval or p value depends on it.",
        who=highlight_label(who),
        arm=arm_title(study, role(study, who), words),
        outcome=outcome_label(outcome, words),
        days=", ".join(str(day) for day in study.days),
        values=" → ".join(values_of(study, outcome, who, words).values())
        + (f" {unit}" if unit else ""),
        mark=MARK,
    )


def baseline_table(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `baseline_characteristics`."""
    outcomes = {outcome.code: outcome for outcome in study.outcomes}
    shown = []
    for row in rows_of(frame):
        outcome = outcomes[str(row["name"])] if row["outcome"] else None
        cells = {words.t("Characteristic"): _characteristic(row, outcome, words)}
        for arm, n in ((TREATMENT, study.n_treatment), (CONTROL, study.n_control)):
            header = f"{arm_title(study, arm, words)} (n {n})"
            cells[header] = _described(row, arm, n, outcome, words)
        no_difference = math.isnan(row["smd"]) and not row["reason"]
        cells[words.t("Standardised difference")] = (
            "" if no_difference else words.number(row["smd"], 2)
        )
        if highlighted is not None:
            cells[highlight_label(highlighted)] = _own_value(
                study, row, outcome, highlighted, words
            )
        shown.append(cells)
    return pd.DataFrame(shown)


def no_difference_sentences(study: Study, frame: pd.DataFrame, words: Words) -> list[str]:
    """Why some of `baseline_characteristics` have no standardised difference, a reason each."""
    outcomes = {outcome.code: outcome_label(outcome, words) for outcome in study.outcomes}
    names: dict[str, list[str]] = {}
    for row in rows_of(frame[frame["reason"] != ""]):
        name = str(row["name"])
        shown = outcomes[name] if row["outcome"] else _name_of(name, words)
        names.setdefault(str(row["reason"]), []).append(shown)
    return [f"{', '.join(found)}: {words.t(reason)}" for reason, found in names.items()]


def _name_of(column: str, words: Words) -> str:
    known = CHARACTERISTIC_NAMES.get(column)
    return words.t(known) if known else column


def _characteristic(row: Mapping[Hashable, Any], outcome: Outcome | None, words: Words) -> str:
    if outcome is not None:
        how = words.t("geometric mean (SD factor)") if outcome.is_log else words.t("mean (SD)")
        return f"{label_with_unit(outcome, words)}, {how}"
    name = _name_of(str(row["name"]), words)
    if row["kind"] == "level":
        level = str(row["level"])
        known = LEVEL_NAMES.get(level)
        level = words.t(known) if known else level
        return f"{name}: {level}, n (%)"
    return f"{name}, {words.t('mean (SD)')}"


def _described(
    row: Mapping[Hashable, Any],
    arm: str,
    randomised: int,
    outcome: Outcome | None,
    words: Words,
) -> str:
    n = int(row[f"n_{arm}"])
    value, spread = row[f"value_{arm}"], row[f"spread_{arm}"]
    if row["kind"] == "level":
        text = f"{int(row[f'count_{arm}'])} ({words.percent(value)})"
    else:
        digits = 1 if outcome is None else effect_digits(outcome)
        factor = 2 if row["kind"] == "geometric" else digits
        text = f"{words.number(value, digits)} ({words.number(spread, factor)})"
    return text if n == randomised else f"{text} [n {n}]"


def _own_value(
    study: Study,
    row: Mapping[Hashable, Any],
    outcome: Outcome | None,
    who: str,
    words: Words,
) -> str:
    if outcome is not None:
        return values_of(study, outcome, who, words)[study.baseline_day]
    own = study.participants.set_index("participant_id").at[who, str(row["name"])]
    if row["kind"] == "level":
        return MARK if str(own) == str(row["level"]) else ""
    return words.number(float(own), 1)


def missing_table(
    study: Study, frame: pd.DataFrame, words: Words, *, highlighted: str | None = None
) -> pd.DataFrame:
    """Table of `missing_values`: missing values in treatment + control."""
    arms = both_arms(study, words)
    rows = []
    for outcome in study.outcomes:
        row = {words.t("Outcome"): outcome_label(outcome, words)}
        for day in study.days:
            here = frame[(frame["outcome"] == outcome.code) & (frame["day"] == day)]
            counts = here.set_index("arm")["missing"]
            followed = highlighted is not None and pd.isna(
                study.values(outcome).at[highlighted, day]
            )
            row[f"{day_label(day, words)}, {arms}"] = marked(
                f"{counts[TREATMENT]} + {counts[CONTROL]}", followed=bool(followed)
            )
        rows.append(row)
    return pd.DataFrame(rows)


def participant_table(study: Study, who: str, words: Words) -> pd.DataFrame:
    """The highlighted participant's value of every outcome at every visit."""
    return pd.DataFrame(
        [
            {words.t("Outcome"): label_with_unit(outcome, words)}
            | {
                day_label(day, words): value
                for day, value in values_of(study, outcome, who, words).items()
            }
            for outcome in study.outcomes
        ]
    )
