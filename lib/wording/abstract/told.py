"""What the visual abstract of a study says, in the reader's language."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from lib.language import Text
from lib.results.effects import adjusted_means_by_visit, is_adjusted, towards_treatment
from lib.results.rows import rows_of
from lib.study.contract import KIND_NAMES
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, TREATMENT, Study
from lib.wording.abstract.parts import Abstract, ArmShown, EffectRow, HarmRow
from lib.wording.amounts import difference_title, effect_digits, effect_text, not_drawn_note
from lib.wording.effects import one_axis_sentence
from lib.wording.events.kinds import serious_sentence, unrecorded_sentence
from lib.wording.names import (
    SYNTHETIC,
    arm_label,
    arm_title,
    better_phrase,
    capitalised,
    compared_day,
    label_with_unit,
    limits_of_share,
    outcome_label,
    share_text,
    study_title,
    unit_text,
)
from lib.wording.participants.baseline import sex_and_age_text
from lib.wording.participants.flow import arm_size_text, further_arms_sentence, randomised_text
from lib.wording.published.conclusions import (
    BETWEEN_PARTS,
    cite_sentence,
    comparisons_sentence,
    harms_sentence,
    rare_harms_sentence,
    taking_part_sentence,
    visits_text,
)
from lib.words import Words

# More rows would be too small to be read on a slide.
MOST_ROWS = 8
# What ends a sentence, and what may stand behind it.
STOPS, BEHIND_STOP = ".!?…。", " )]\"'”’»"
# Kinds of events that have a row of their own.
KINDS_SHOWN = ("any", "serious", "led_to_withdrawal")


def visual_abstract(
    study: Study,
    effects: pd.DataFrame,
    first: dict[str, Any],
    kinds: pd.DataFrame,
    day: int,
    words: Words,
    *,
    answer: str,
    made: date,
) -> Abstract:
    """The texts and numbers of the visual abstract.

    Args:
        study: The study.
        effects: From `effects_by_outcome` at this day.
        first: The row of the first outcome in `effects_of_page`.
        kinds: From `incidence_by_kind`.
        day: The chosen visit.
        words: The reader's language.
        answer: What the overview says of the first outcome.
        made: When it is made.
    """
    outcome = study.first_outcome
    others = _others(study, effects, words)
    return Abstract(
        title=study_title(study, words),
        mark=words.t(SYNTHETIC) if study.synthetic else "",
        population=_filled(
            _published(study, (study.design.blinding_short, study.design.population), words),
            randomised_text(study, words),
            sex_and_age_text(study, words),
            further_arms_sentence(study, words),
            capitalised(visits_text(study, words)),
        ),
        regimen=_published(study, (study.design.regimen,), words),
        arms=_arms(study, first, words),
        primary_heading=_primary_heading(study, outcome, day, words),
        primary_text=answer,
        primary_arms=_means_of_arms(study, outcome, day, words),
        primary=_row(outcome, first, words, first),
        none=outcome.no_difference,
        is_log=outcome.is_log,
        is_turned=not outcome.higher_is_better,
        primary_note=_primary_note(study, outcome, words),
        others_heading=words.t("Other outcomes at day {day}", day=compared_day(study, day, words)),
        others=others[:MOST_ROWS],
        others_note=f"{words.t('Axis in standard deviations.')} {one_axis_sentence(study, words)}",
        favours=_sides(study, words),
        without_row=_without_row(others, words),
        harms=_harms(kinds, words),
        harms_note=words.t("n/N (%) and exact 95% CI (Clopper–Pearson) of each arm."),
        harms_texts=_harms_texts(study, kinds, words),
        conclusions=_filled(
            taking_part_sentence(study, words),
            comparisons_sentence(study, effects, day, words),
            words.of(note) if (note := outcome.important_difference_note) else "",
        ),
        foot=_foot(study, words, made),
    )


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _published(study: Study, texts: Sequence[Text | None], words: Words) -> str:
    """What `[design]` says, after what it describes if it does not describe these data."""
    said = BETWEEN_PARTS.join(words.of(text) for text in texts if text)
    describes = study.design.describes
    return f"{capitalised(words.of(describes))}: {said}" if said and describes else said


def _arms(study: Study, first: dict[str, Any], words: Words) -> tuple[ArmShown, ArmShown]:
    """Both arms, with those who are analysed for the first outcome."""
    treatment, control = (
        ArmShown(
            arm_title(study, arm, words),
            arm_size_text(study, arm, words),
            words.t("analysed: {n}", n=words.count(int(first[f"n_{arm}"]))),
        )
        for arm in ARMS
    )
    return treatment, control


def _primary_heading(study: Study, outcome: Outcome, day: int, words: Words) -> str:
    """The first outcome with its unit and the day, called primary if it was declared so."""
    names = {
        "outcome": label_with_unit(outcome, words),
        "better": better_phrase(outcome, words),
        "day": compared_day(study, day, words),
    }
    if outcome == study.primary_outcome and not study.primary_day_after_data:
        return words.t("Primary outcome: {outcome}, day {day}; {better}", **names)
    return words.t("{outcome}, day {day}; {better}", **names)


def _row(outcome: Outcome, row: dict[str, Any], words: Words, drawn: dict[str, Any]) -> EffectRow:
    """An outcome as it is written, and as it is drawn on an axis that may be another."""
    shown = effect_text(outcome, row["value"], row["low"], row["high"], words, unit=True)
    bounds = [float(drawn[name]) for name in ("value", "low", "high")]
    notes = [better_phrase(outcome, words)]
    if math.isnan(bounds[0]) and not math.isnan(row["value"]):
        notes.append(not_drawn_note(row["sd"], words))
    return EffectRow(
        outcome_label(outcome, words),
        "; ".join(notes),
        shown,
        f"{row['n_treatment']} + {row['n_control']}",
        *bounds,
    )


def _others(study: Study, effects: pd.DataFrame, words: Words) -> tuple[EffectRow, ...]:
    """The rows of the other outcomes."""
    drawn = rows_of(towards_treatment(study, effects))
    return tuple(
        _row(outcome, row, words, turned)
        for outcome, row, turned in zip(study.outcomes, rows_of(effects), drawn, strict=True)
        if outcome != study.first_outcome
    )


def _without_row(others: Sequence[EffectRow], words: Words) -> str:
    """Which outcomes have no row; empty if all have one."""
    left_out = [row.name for row in others[MOST_ROWS:]]
    if not left_out:
        return ""
    return words.t("Without a row here: {outcomes}.", outcomes=words.listing(left_out))


def _sides(study: Study, words: Words) -> tuple[str, str]:
    """Whom the left and the right side of both axes favour: right is good in both."""
    treatment, control = (
        words.t("favours {arm}", arm=arm_title(study, arm, words)) for arm in ARMS
    )
    return f"← {control}", f"{treatment} →"


def _primary_note(study: Study, outcome: Outcome, words: Words) -> str:
    """What the axis of the first outcome is, and why it runs down where less is better."""
    adjusted = is_adjusted(study, outcome)
    title = difference_title(study, outcome, words, adjusted=adjusted)
    if outcome.higher_is_better:
        return f"{title}."
    turned = words.t(
        "Lower values stand on the right, so that right favours {arm}.",
        arm=arm_label(study, TREATMENT, words),
    )
    return f"{title}. {turned}"


def _means_of_arms(study: Study, outcome: Outcome, day: int, words: Words) -> str:
    """The adjusted mean of each arm; empty where nothing is adjusted, as of a yes or no.

    The answer about a yes or no tells the shares.
    """
    if not is_adjusted(study, outcome):
        return ""
    means = adjusted_means_by_visit(study, outcome)
    values = means[means["day"] == day].set_index("arm")["value"]
    if values.isna().any():
        return ""
    unit, digits = unit_text(outcome, words), effect_digits(outcome)
    shown = "; ".join(
        f"{arm_title(study, arm, words)} {words.number(values[arm], digits)} {unit}".strip()
        for arm in ARMS
    )
    if outcome.is_log:
        return words.t("Geometric means adjusted for baseline: {arms}.", arms=shown)
    return words.t("Means adjusted for baseline: {arms}.", arms=shown)


def _harms(kinds: pd.DataFrame, words: Words) -> tuple[HarmRow, ...]:
    """Participants of each arm with an event of each kind that the table records."""
    rows = []
    for kind in KINDS_SHOWN:
        here = kinds[(kinds["kind"] == kind) & kinds["supplied"].astype(bool)]
        if len(here) != len(ARMS):
            continue
        treatment, control = (
            (
                share_text(row["participants"], row["n"], words),
                limits_of_share(row["participants"], row["low"], row["high"], words),
            )
            for row in rows_of(here)
        )
        shares, intervals = zip(treatment, control, strict=True)
        rows.append(HarmRow(words.t(KIND_NAMES[kind]), shares, intervals))
    return tuple(rows)


def _harms_texts(study: Study, kinds: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """What zero events leave open, whichever arm has them, and what is not known of harms."""
    if study.adverse_events is None:
        return (harms_sentence(study, kinds, words),)
    shown = kinds[kinds["kind"].isin(KINDS_SHOWN) & kinds["supplied"].astype(bool)]
    serious = shown["kind"] == "serious"
    return _filled(
        unrecorded_sentence(study, words)
        if serious.any()
        else serious_sentence(study, kinds, words),
        words.t("Where nobody had an event, a true risk of up to the upper limit is not excluded.")
        if (shown["participants"] == 0).any()
        else "",
        rare_harms_sentence(study, words),
    )


def _foot(study: Study, words: Words, made: date) -> tuple[str, ...]:
    """Method, source, what to cite, and the date: sentences, to be read one after the other."""
    return _filled(
        _method(study, words),
        _closed(words.of(study.source) if study.source else ""),
        _closed(cite_sentence(study, words)),
        words.t("Made on {date}.", date=words.date(made)),
    )


def _closed(text: str) -> str:
    """A text with a full stop behind it, unless it ends its sentence itself."""
    bare = text.rstrip(BEHIND_STOP)
    return f"{text.rstrip()}." if bare and bare[-1] not in STOPS else text


def _method(study: Study, words: Words) -> str:
    """How the arms are compared, and what the intervals do not allow for."""
    kinds = {outcome.is_binary for outcome in study.outcomes}
    said = []
    if False in kinds:
        said.append(
            words.t("Differences (ratios, on the log scale) adjusted for baseline by ANCOVA.")
            if study.has_baseline
            else words.t("Differences (ratios, on the log scale) not adjusted for baseline.")
        )
    if True in kinds:
        said.append(words.t("Risk differences of yes/no outcomes, not adjusted for baseline."))
    said.append(words.t("95% CI, not adjusted for multiple comparisons."))
    return " ".join(said)
