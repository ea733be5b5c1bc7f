"""Numbers as they are taken away: with the names of outcomes and arms, and whose data they are."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pandas as pd

from lib.results.claims import NOTHING_PUBLISHED, claim_verdicts, unpublished_effects
from lib.results.exports.participants import numbers_of_claims
from lib.study.files.spreadsheet import as_csv, localised
from lib.study.study import ARMS, Study
from lib.wording.names import arm_title, outcome_label, study_title, unit_text
from lib.wording.published.claims import short_verdict, unpublished_text
from lib.words import Words


def with_names(frame: pd.DataFrame, study: Study, words: Words) -> pd.DataFrame:
    """A frame of `lib.results.exports` with names, units and remarks in the reader's language.

    After `outcome` stand outcome_name and outcome_unit, after `arm` arm_name. The unit is that of
    the outcome's values: also in a row whose estimate, as `measure` says, is a ratio without one.
    The remark is translated, and what the columns are called is not.
    """
    shown = frame.copy()
    if "remark" in shown:
        shown["remark"] = [words.t(text) if text else "" for text in _texts(shown["remark"])]
    if "arm" in shown:
        names = {arm: arm_title(study, arm, words) for arm in ARMS}
        arms = [names.get(arm, "") for arm in _texts(shown["arm"])]
        shown.insert(list(shown).index("arm") + 1, "arm_name", arms)
    if "outcome" in shown:
        by_code = {outcome.code: outcome for outcome in study.outcomes}
        found = [by_code.get(code) for code in _texts(shown["outcome"])]
        place = list(shown).index("outcome") + 1
        labels = ["" if each is None else outcome_label(each, words) for each in found]
        units = ["" if each is None else unit_text(each, words) for each in found]
        shown.insert(place, "outcome_name", labels)
        shown.insert(place + 1, "outcome_unit", units)
    return shown


def numbers_of_sentences(study: Study, words: Words) -> pd.DataFrame:
    """`numbers_of_claims` with the published sentences, where they stand and the whole verdicts."""
    frame, found = numbers_of_claims(study), claim_verdicts(study)
    silent = [unpublished_text(study, outcome, words) for outcome, _ in unpublished_effects(study)]
    said = [words.of(verdict.claim.text) for verdict in found]
    published = [words.of(verdict.claim.published) for verdict in found]
    verdicts = [short_verdict(study, verdict, words) for verdict in found]
    nothing = len(silent)
    frame.insert(1, "sentence", said + silent)
    frame.insert(2, "published_in", published + [""] * nothing)
    return frame.assign(verdict=verdicts + [words.t(NOTHING_PUBLISHED)] * nothing)


def csv_of(frame: pd.DataFrame, study: Study, words: Words) -> bytes:
    """Numbers as CSV at full precision, as a spreadsheet of the reader's language opens it.

    The last columns say of every row whether the data are synthetic, of which study they are, and
    the day (UTC) on which they were saved: a line above the table would be taken for its header by
    every program that reads it.
    """
    shown = with_names(frame, study, words).assign(
        data="synthetic" if study.synthetic else "real",
        study=study_title(study, words),
        saved_on=f"{datetime.now(UTC):%Y-%m-%d}",
    )
    mark = words.dictionary.decimal_mark
    columns = [[_cell(value, mark) for value in column] for _, column in shown.items()]
    texts = pd.DataFrame(dict(enumerate(columns)), dtype=object)
    texts.columns = shown.columns
    return localised(as_csv(texts), words.language, has_texts=True)


def _texts(column: pd.Series) -> list[str]:
    return [str(cell) if isinstance(cell, str) else "" for cell in column]


def _cell(value: object, decimal_mark: str) -> str:
    """A cell with all digits of its number; empty without one."""
    if isinstance(value, str):
        return value
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, float):
        return "" if math.isnan(value) else repr(float(value)).replace(".", decimal_mark)
    return str(value)
