"""Limits of reference and of quantification: who was outside them, and how many values are."""

from __future__ import annotations

import pandas as pd

from lib.language import sentence
from lib.results.rows import rows_of
from lib.study.outcomes import Outcome, decimals
from lib.study.study import Study
from lib.wording.amounts import after_number
from lib.wording.names import (
    arm_label,
    arm_title,
    capitalised,
    marked,
    outcome_label,
    outcome_name,
    share_with_limits,
    unit_text,
)
from lib.words import Words

# Columns of `limit_crossings`: who crossed, of how many, and the limits of that share.
CAME_WITHIN = "out_in", "n", "low", "high"
WENT_OUTSIDE = "in_out", "within_n", "within_low", "within_high"
NOBODY_OUTSIDE = sentence("{arm}: nobody who was outside at baseline was measured again")
NOBODY_WITHIN = sentence("{arm}: nobody who was within at baseline was measured again")


def reference_sentence(outcome: Outcome, words: Words) -> str:
    """The reference limits with their source; empty if there are none."""
    low, high = outcome.reference_low, outcome.reference_high
    if low is None and high is None:
        return ""
    ends = [words.number(end, decimals(end)) for end in (low, high) if end is not None]
    if low is None:
        limits = f"≤{ends[0]}"
    else:
        limits = f"≥{ends[0]}" if high is None else f"{ends[0]}–{ends[1]}"
    is_one = (low, high) in ((1, None), (None, 1))
    source = words.of(outcome.reference_source) if outcome.reference_source else ""
    source = source.rstrip(".") or words.t("source not given")
    return words.t(
        "Reference limits of {outcome}: {limits}. {source}.",
        outcome=outcome_label(outcome, words),
        limits=after_number(limits, unit_text(outcome, words), one=is_one),
        source=capitalised(source),
    )


def own_limit_sentence(
    outcome: Outcome, low: float | None, high: float | None, words: Words
) -> str:
    """Which limit is in use if it is the reader's; empty if the study's, told under its courses."""
    limit, declared = (
        (low, outcome.reference_low) if outcome.higher_is_better else (high, outcome.reference_high)
    )
    if limit is None or limit == declared:
        return ""
    shown = words.number(limit, decimals(limit))
    return words.t(
        "The limit here is {limit}, as you entered it; it decides who crossed it and nothing else.",
        limit=after_number(shown, unit_text(outcome, words), one=limit == 1),
    )


def crossing_sentences(
    study: Study, crossings: pd.DataFrame, outcome: Outcome, day: int, words: Words
) -> tuple[str, str]:
    """Who crossed the reference limit between baseline and the visit: back within, and out."""
    names = {"day": day, "outcome": outcome_name(outcome, words)}
    back = _shares(study, crossings, CAME_WITHIN, NOBODY_OUTSIDE, words)
    out = _shares(study, crossings, WENT_OUTSIDE, NOBODY_WITHIN, words)
    if outcome.higher_is_better:
        return (
            words.t(
                "Of the participants with low {outcome} at baseline, no longer low at day {day}: "
                "{arms}.",
                arms=back,
                **names,
            ),
            words.t("Of those not low at baseline, low at day {day}: {arms}.", arms=out, **names),
        )
    if outcome.above_is_positive:
        return (
            words.t(
                "Of the participants with {outcome} above the limit (positive) at baseline, no "
                "longer so at day {day}: {arms}.",
                arms=back,
                **names,
            ),
            words.t(
                "Of those negative at baseline, positive at day {day}: {arms}.", arms=out, **names
            ),
        )
    return (
        words.t(
            "Of the participants with {outcome} above the limit at baseline, no longer so at day "
            "{day}: {arms}.",
            arms=back,
            **names,
        ),
        words.t(
            "Of those not above it at baseline, above it at day {day}: {arms}.", arms=out, **names
        ),
    )


def _shares(
    study: Study,
    crossings: pd.DataFrame,
    columns: tuple[str, str, str, str],
    none: str,
    words: Words,
) -> str:
    """How many of a group of each arm crossed the limit.

    Args:
        study: The study.
        crossings: From `limit_crossings`.
        columns: Its columns with those who crossed, the group, and the limits of the share.
        none: What is said of an arm without anybody in the group.
        words: The reader's language.
    """
    parts = []
    for row in rows_of(crossings):
        arm = arm_label(study, str(row["arm"]), words)
        crossed, n, low, high = (row[column] for column in columns)
        if n:
            parts.append(f"{arm} {share_with_limits(crossed, n, low, high, words)}")
        else:
            parts.append(words.t(none, arm=arm))
    return "; ".join(parts)


def regression_sentence(outcome: Outcome, words: Words) -> str:
    """What happens by itself to a group that was chosen for being outside the limit."""
    if outcome.higher_is_better:
        return words.t(
            "A group chosen for a low value is on average less low when measured again, treated "
            "or not (regression to the mean): only the arms beside each other speak of the "
            "treatment."
        )
    return words.t(
        "A group chosen for a high value is on average less high when measured again, treated or "
        "not (regression to the mean): only the arms beside each other speak of the treatment."
    )


def below_limit_sentence(summaries: pd.DataFrame, outcome: Outcome, words: Words) -> str:
    """How many values are below the limit of quantification; empty if none."""
    below, n = int(summaries["n_below"].sum()), int(summaries["n"].sum())
    if not below:
        return ""
    return words.plural(
        below,
        one="{below} of {n} values of {outcome} is below the quantification limit: drawn as an "
        "open triangle at the limit, counted as half of it unless it is said otherwise.",
        many="{below} of {n} values of {outcome} are below the quantification limit: drawn as open "
        "triangles at the limit, counted as half of it unless it is said otherwise.",
        below=below,
        n=n,
        outcome=outcome_name(outcome, words),
    )


def below_in_changes_sentence(below: pd.Series, words: Words) -> str:
    """How many participants' changes rest on a value below the limit; empty if none."""
    number = int(below.sum())
    if not number:
        return ""
    return words.plural(
        number,
        one="{n} of these participants has a value below the quantification limit, counted as half "
        "of it (marked ▽): the change is not exact.",
        many="{n} of these participants have a value below the quantification limit, counted as "
        "half of it (marked ▽): their change is not exact.",
    )


def crossings_table(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    followed: tuple[str, str] | None = None,
) -> pd.DataFrame:
    """Table of `limit_crossings`: a row per arm, baseline → visit.

    Args:
        study: The study.
        outcome: The outcome shown.
        frame: The result.
        words: The reader's language.
        followed: Arm of the highlighted participant and the column that counts them, if any.
    """
    if outcome.higher_is_better:
        out, within = words.t("low"), words.t("not low")
    elif outcome.above_is_positive:
        out, within = words.t("positive"), words.t("negative")
    else:
        out, within = words.t("high"), words.t("not high")
    names = {
        "out_out": f"{out} → {out}",
        "out_in": f"{out} → {within}",
        "in_out": f"{within} → {out}",
        "in_in": f"{within} → {within}",
        "missing": words.t("missing"),
    }
    rows = []
    for record in rows_of(frame):
        arm = str(record["arm"])
        row = {words.t("Arm"): arm_title(study, arm, words)}
        for column, name in names.items():
            row[name] = marked(str(record[column]), followed=(arm, column) == followed)
        shares = (
            (out, within, "out_in", ""),
            (within, out, "in_out", "within_"),
        )
        for before, after, crossed, of in shares:
            share = words.t(
                "Of those {before} at baseline, {after} at the visit",
                before=before,
                after=after,
            )
            n, least, most = (record[f"{of}{part}"] for part in ("n", "low", "high"))
            row[share] = share_with_limits(record[crossed], n, least, most, words)
        rows.append(row)
    return pd.DataFrame(rows)
