"""The cells of numbers in a workbook, with words in place of the codes that a CSV has."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from lib.language import sentence
from lib.results.binary.shares import AS_NO, EXCLUDED
from lib.results.exports.columns import (
    ARM_ROW,
    CHANGE,
    CHANGE_RATIO,
    CURVE_ROW,
    DIFFERENCE,
    GEOMETRIC_MEAN,
    MEAN,
    MEDIAN,
    MISSING_ROW,
    PARTICIPANT_ROW,
    RANDOMISED_ROW,
    RATIO,
    RISK_DIFFERENCE,
    RISK_DIFFERENCE_IN_POINTS,
    SHARE,
    VALUE,
)
from lib.results.participants.flow import is_said_randomised
from lib.statistics.counts.proportions import DIFFERENCE_INTERVALS
from lib.statistics.estimates import CONFIDENCE
from lib.study.contract import KIND_NAMES
from lib.study.study import ARMS, Study
from lib.wording.binary.board import MISSING_AS_NO, analysis_name
from lib.wording.board.robustness import ANALYSIS_NAMES
from lib.wording.names import arm_title, band_label, outcome_label, unit_text
from lib.wording.participants.baseline import LEVEL_NAMES, characteristic_name
from lib.wording.response import MISSING_RULE_NAMES
from lib.words import Words

# Beside a name, or where something is drawn.
NOT_SHOWN = ("arm_name", "outcome_name", "lane", "drawn_to_day")

ROWS = {
    ARM_ROW: sentence("arm"),
    PARTICIPANT_ROW: sentence("participant"),
    "at the threshold": sentence("at the threshold"),
    CURVE_ROW: sentence("curve"),
    "planned for": sentence("planned for"),
    "pooled": sentence("both arms together"),
    "within arms": sentence("within the arms"),
    RANDOMISED_ROW: sentence("randomised"),
    "withdrawn": sentence("withdrawn"),
    "analysed": sentence("analysed"),
    MISSING_ROW: sentence("missing values"),
}
# In place of "randomised" where the study does not say so.
PARTICIPANTS = sentence("participants")
MEASURES = {
    VALUE: sentence("value"),
    DIFFERENCE: sentence("mean difference"),
    RATIO: sentence("ratio of geometric means"),
    MEAN: sentence("mean"),
    GEOMETRIC_MEAN: sentence("geometric mean"),
    MEDIAN: sentence("median"),
    CHANGE: sentence("change from baseline"),
    CHANGE_RATIO: sentence("ratio to baseline"),
    SHARE: sentence("percentage"),
    RISK_DIFFERENCE: sentence("risk difference (between the percentages)"),
    RISK_DIFFERENCE_IN_POINTS: sentence("risk difference (percentage points)"),
    "rank correlation": sentence("rank correlation"),
    "events per participant-week": sentence("events per participant-week"),
    "rate ratio": sentence("rate ratio"),
}
METHODS = {
    "ANCOVA": sentence("ANCOVA"),
    "Welch": sentence("Welch"),
    "Hodges-Lehmann": sentence("Hodges–Lehmann"),
    "Hodges-Lehmann, asymptotic": sentence("Hodges–Lehmann, asymptotic"),
    "MMRM": sentence("repeated-measures model (MMRM)"),
    "re-randomisation of the ANCOVA difference": sentence("re-randomisation of the ANCOVA"),
    "re-randomisation of the ANCOVA difference, every allocation": sentence(
        "re-randomisation of the ANCOVA, every allocation"
    ),
    "re-randomisation of the ANCOVA difference, random allocations": sentence(
        "re-randomisation of the ANCOVA, random allocations"
    ),
    "Tobit, profile likelihood on the scale of t": sentence(
        "Tobit, profile likelihood on the scale of t"
    ),
    "paired t interval": sentence("paired t interval"),
    "Clopper-Pearson": sentence("Clopper–Pearson (exact)"),
    "Spearman": sentence("Spearman"),
    "partial Spearman": sentence("Spearman, partial"),
    "Garwood": sentence("Garwood (exact)"),
    "Exact conditional": sentence("exact, conditional"),
}
# Names are the same in both languages.
INTERVALS = {each.method: each.heading for each in DIFFERENCE_INTERVALS.values()}
KINDS = {
    **KIND_NAMES,
    "mean": sentence("mean"),
    "geometric": sentence("geometric mean"),
    "level": sentence("percentage"),
}
MISSING = {
    **MISSING_RULE_NAMES,
    EXCLUDED: MISSING_RULE_NAMES["excluded"],
    AS_NO: MISSING_AS_NO,
}
WITHOUT_ONE = sentence("ANCOVA without one participant")
CODES = {
    "row": ROWS,
    "measure": MEASURES,
    "method": METHODS,
    "kind": KINDS,
    "missing_counted_as": MISSING,
    "missing_values": MISSING,
}
# Which are sentences already.
SAID = ("remark", "median_reason")


def in_words(frame: pd.DataFrame, study: Study, words: Words) -> pd.DataFrame:
    """A frame of `lib.results.exports` as readers see it: the same columns with words for codes.

    A yes or no is one in words, an arm, an outcome, an analysis has its name; participants are
    called randomised only if the study says so; outcome_unit stands after `outcome`. Without the
    columns in which no cell is filled, those that only place something in a figure, and a
    confidence that is the one that headings give. Numbers are as they were, and a cell without one
    is None.
    """
    shown = frame.drop(columns=[name for name in NOT_SHOWN if name in frame])
    if "outcome" in shown:
        units = {each.code: unit_text(each, words) for each in study.outcomes}
        place = list(shown).index("outcome") + 1
        shown.insert(place, "outcome_unit", [units.get(code, "") for code in shown["outcome"]])
    columns = {str(name): _said(shown, str(name), study, words) for name in shown}
    if set(columns.get("confidence", ())) <= {None, CONFIDENCE}:
        columns.pop("confidence", None)
    filled = {
        name: cells
        for name, cells in columns.items()
        if not len(frame) or any(cell not in (None, "") for cell in cells)
    }
    return pd.DataFrame(filled, dtype=object)


def _said(frame: pd.DataFrame, name: str, study: Study, words: Words) -> list[object]:
    """The cells of a column in words; what has none stays as it is."""
    cells = [_cell(cell, words) for cell in frame[name].tolist()]
    if name == "band":
        by_code = {outcome.code: outcome for outcome in study.outcomes}
        bands = zip(frame["outcome"], cells, strict=True)
        return [band_label(by_code[code], int(str(band)), words) for code, band in bands]
    if name == "characteristic":
        of_outcomes = frame["is_outcome"].tolist()
        names = {each.code: outcome_label(each, words) for each in study.outcomes}
        return [
            names[str(cell)] if is_outcome else characteristic_name(str(cell), words)
            for cell, is_outcome in zip(cells, of_outcomes, strict=True)
        ]
    say = _sayer(name, study, words)
    return [say(cell) if isinstance(cell, str) and cell else cell for cell in cells]


def _sayer(name: str, study: Study, words: Words) -> Callable[[str], str]:
    """What says a code of a column."""
    if name in ("arm", "without_arm"):
        arms = {arm: arm_title(study, arm, words) for arm in ARMS}
        return partial(_of, arms)
    if name in ("outcome", "outcome_activity"):
        return partial(_of, {each.code: outcome_label(each, words) for each in study.outcomes})
    if name in SAID:
        return words.t
    if name == "analysis":
        return partial(_analysis, words=words)
    codes = LEVEL_NAMES if name == "level" else CODES.get(name, {})
    said = {code: words.t(text) for code, text in codes.items()}
    if name == "row" and not is_said_randomised(study):
        said[RANDOMISED_ROW] = words.t(PARTICIPANTS)
    return partial(_of, said | (INTERVALS if name == "method" else {}))


def _of(names: dict[str, str], code: str) -> str:
    return names.get(code, code)


def _analysis(code: str, words: Words) -> str:
    if code == "ancova_without_one":
        return words.t(WITHOUT_ONE)
    known = ANALYSIS_NAMES.get(code)
    return words.t(known) if known else analysis_name(code, words)


def _cell(cell: object, words: Words) -> object:
    """A number or a text, None where a cell is empty; a yes or no in words."""
    if cell is None or cell is pd.NA or (isinstance(cell, float) and np.isnan(cell)):
        return None
    plain = cell.item() if isinstance(cell, np.generic) else cell
    if isinstance(plain, bool):
        return words.t("yes") if plain else words.t("no")
    return plain if isinstance(plain, (int, float)) else str(plain)
