"""Display frames of the second look: sensitivity, published sentences, clinical reading."""

from __future__ import annotations

import pandas as pd

from lib.findings import (
    analysis_name,
    interval_header,
    left_out_text,
    needed_text,
    points_interval,
    points_text,
)
from lib.language import sentence
from lib.results.changes import Association
from lib.results.participants import is_analysed, label, marked
from lib.sentences import (
    arm_title,
    day_label,
    effect_decimals,
    label_with_unit,
    outcome_label,
    share_text,
    with_unit,
)
from lib.statistics.counts.proportions import SHOWN_INTERVAL
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.study.study import ARMS, Study
from lib.tables import effect_columns, value_text, with_reasons
from lib.words import Words

MISSING_RULE_NAMES = {
    "nonresponder": sentence("counted as not improved"),
    "excluded": sentence("left out"),
}


def sensitivity(
    study: Study,
    outcome: Outcome,
    board: pd.DataFrame,
    left_out: pd.DataFrame,
    rerandomised: Randomisation,
    day: int,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """Table of the sensitivity board: a row per analysis, then the leave-one-out range.

    Args:
        study: The study.
        outcome: The outcome shown.
        board: From `sensitivity`.
        left_out: From `left_out`.
        rerandomised: From `rerandomised`.
        day: The day shown.
        words: The reader's language.
        highlighted: Identifier of the participant to be followed, if any.
    """
    hers = is_analysed(study, outcome, day, highlighted)
    shown = effect_columns(board, [outcome] * len(board), [hers] * len(board), words)
    effect = words.t("Ratio") if outcome.is_log else words.t("Difference")
    shown = shown.rename(columns={words.t("Adjusted difference"): effect})
    names = [analysis_name(analysis, outcome, words) for analysis in board["analysis"]]
    shown.insert(0, words.t("Analysis"), names)
    again = words.t("p (re-randomisation)")
    shown.insert(list(shown).index("p") + 1, again, "")
    shown.loc[0, again] = words.p_value(rerandomised.p_value)
    shown = with_reasons(shown, board, words).astype(object)
    last = dict.fromkeys(shown.columns, "")
    last[words.t("Analysis")] = words.t("ANCOVA without each participant in turn")
    last[effect] = left_out_text(board.iloc[0], left_out, outcome, words)
    if hers and highlighted is not None:
        own = left_out.loc[left_out["participant_id"] == highlighted, "value"].iloc[0]
        primary = board.iloc[0]
        digits = effect_decimals(outcome, primary["value"], primary["low"], primary["high"])
        value = words.number(own, digits)
        last[effect] += "; " + words.t(
            "{who}: {value} without",
            who=label(highlighted),
            value=value,
        )
    return pd.concat([shown, pd.DataFrame([last])], ignore_index=True)


def response_rates(
    study: Study, rates: pd.DataFrame, words: Words, *, hers: str = ""
) -> pd.DataFrame:
    """Table of `response_rates`: a row per way of counting the missing.

    Args:
        study: The study.
        rates: The result.
        words: The reader's language.
        hers: Arm in which the highlighted participant counts as improved, if any.
    """
    rows = []
    for record in rates.to_dict("records"):
        row = {words.t("Missing values"): words.t(MISSING_RULE_NAMES[str(record["missing"])])}
        for arm in ARMS:
            name = arm_title(study, arm, words)
            share = share_text(record[f"events_{arm}"], record[f"n_{arm}"], words)
            row[f"{name}, n/N (%)"] = marked(share, hers=arm == hers)
        row |= {
            words.t("Difference, percentage points"): points_text(
                record["value"], words, signed=True
            ),
            interval_header(SHOWN_INTERVAL, words): points_interval(
                record["low"], record["high"], words
            ),
            words.t("p (Fisher)"): words.p_value(record["p_value"]),
            words.t("Number needed to treat"): needed_text(pd.Series(record), words),
            words.t("Detectable (80% power)"): points_text(
                record["detectable"], words, signed=True
            ),
        }
        rows.append(row)
    return with_reasons(pd.DataFrame(rows), rates, words)


def crossings(
    study: Study,
    outcome: Outcome,
    frame: pd.DataFrame,
    words: Words,
    *,
    hers: tuple[str, str] | None = None,
) -> pd.DataFrame:
    """Table of `crossings`: a row per arm, baseline → visit.

    Args:
        study: The study.
        outcome: The outcome shown.
        frame: The result.
        words: The reader's language.
        hers: Arm of the highlighted participant and the column she is counted in, if any.
    """
    out, within = (
        (words.t("low"), words.t("not low"))
        if outcome.higher_is_better
        else (words.t("positive"), words.t("negative"))
    )
    names = {
        "out_out": f"{out} → {out}",
        "out_in": f"{out} → {within}",
        "in_out": f"{within} → {out}",
        "in_in": f"{within} → {within}",
        "missing": words.t("missing"),
    }
    rows = []
    for record in frame.to_dict("records"):
        arm = str(record["arm"])
        row = {words.t("Arm"): arm_title(study, arm, words)}
        for column, name in names.items():
            row[name] = marked(str(record[column]), hers=(arm, column) == hers)
        share = words.t(
            "Of those {outside} at baseline, {within} at the visit", outside=out, within=within
        )
        row[share] = share_text(record["out_in"], record["n"], words)
        row[words.t("95% CI")] = words.percents(record["low"], record["high"])
        rows.append(row)
    return pd.DataFrame(rows)


def associations(
    study: Study,
    marker: Outcome,
    activity: Outcome,
    found: Association,
    words: Words,
    *,
    highlighted: str | None = None,
) -> pd.DataFrame:
    """The changes of both outcomes, a row per participant in the order of the roster."""
    arms = {arm: arm_title(study, arm, words) for arm in ARMS}
    records = found.participants.to_dict("records")
    rows = []
    for record in records:
        who = str(record["participant_id"])
        row = {
            words.t("Participant"): marked(who, hers=who == highlighted),
            words.t("Arm"): arms[record["arm"]],
        }
        for outcome, column in ((activity, "activity"), (marker, "marker")):
            name = words.t("{outcome}, change", outcome=outcome_label(outcome, words))
            digits = 2 if outcome.is_log else outcome.digits
            row[name] = with_unit(outcome, words.number(record[column], digits), words)
        rows.append(row)
    return pd.DataFrame(rows)


def courses_of(study: Study, who: str, words: Words) -> pd.DataFrame:
    """The highlighted participant's value of every outcome at every visit."""
    return pd.DataFrame(
        [
            {words.t("Outcome"): label_with_unit(outcome, words)}
            | {
                day_label(day, words): value_text(study, outcome, who, day, words)
                for day in study.days
            }
            for outcome in study.outcomes
        ]
    )
