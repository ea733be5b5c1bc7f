"""How files were read, what they hold and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from lib.language import sentence
from lib.reading.formats.tables import TableRead
from lib.reading.measurements import Conversion
from lib.study.columns import COLUMNS, Column
from lib.study.contract import LARGEST_CONTENT, MOST_MEASUREMENTS, MOST_PARTICIPANTS
from lib.study.problems import Problem
from lib.study.study import ARMS, Study
from lib.wording.names import (
    day_number,
    outcome_label,
    primary_text,
)
from lib.wording.participants.flow import further_arms_sentence
from lib.words import Words

SEPARATORS = {
    ",": sentence("commas between the fields"),
    ";": sentence("semicolons between the fields"),
    "\t": sentence("tabs between the fields"),
}
OTHER_SEPARATOR = sentence("“{sign}” between the fields")

MARKS = {",": sentence("decimal comma"), ".": sentence("decimal point")}


def bounds_sentence(words: Words) -> str:
    """How large a study may be."""
    return words.t(
        "At most {participants} participants, {measurements} measurements and {size} MB unpacked.",
        participants=words.count(MOST_PARTICIPANTS),
        measurements=words.count(MOST_MEASUREMENTS),
        size=LARGEST_CONTENT // 2**20,
    )


def conversion_sentence(conversion: Conversion, words: Words) -> str:
    """What became of a wide table."""
    made = words.t(
        "The measurements have one row per participant and visit and one column per outcome. They "
        "were turned into one row per measurement: {rows} became {measurements}.",
        rows=words.plural(
            conversion.rows, one="{n} row", many="{n} rows", n=words.count(conversion.rows)
        ),
        measurements=words.plural(
            conversion.measurements,
            one="{n} measurement",
            many="{n} measurements",
            n=words.count(conversion.measurements),
        ),
    )
    if not conversion.left_out:
        return made
    left_out = words.plural(
        len(conversion.left_out),
        one="This column is not an outcome and was left out: {names}.",
        many="These columns are not outcomes and were left out: {names}.",
        names=", ".join(conversion.left_out),
    )
    return f"{made} {left_out}"


def data_dictionary(words: Words) -> pd.DataFrame:
    """The dictionary as a table, a row per column."""
    return pd.DataFrame(
        [
            {
                words.t("Table"): column.table,
                words.t("Column"): column.name,
                words.t("Needed"): words.t("yes") if column.required else words.t("no"),
                words.t("What it holds"): words.t(column.what),
                words.t("What may stand in it"): _allowed(column, words),
            }
            for column in COLUMNS
        ]
    )


def _allowed(column: Column, words: Words) -> str:
    allowed = words.t(column.allowed)
    if column.most is None:
        return allowed
    return words.t("{allowed}; at most {most} characters", allowed=allowed, most=column.most)


def tables_read_table(tables: Sequence[TableRead], words: Words) -> pd.DataFrame:
    """How each table was read."""
    rows = []
    for read in tables:
        how = [words.t(MARKS[read.decimal_mark or "."])]
        if read.separator:
            named = words.t(SEPARATORS.get(read.separator, OTHER_SEPARATOR), sign=read.separator)
            how = [read.encoding, named, *how]
        where = words.t("{file}, sheet {sheet}", file=read.file, sheet=read.sheet)
        rows.append(
            {
                words.t("Table"): read.name,
                words.t("File"): where if read.sheet else read.file,
                words.t("Rows"): words.count(read.rows),
                words.t("How it was read"): ", ".join(how),
            }
        )
    return pd.DataFrame(rows)


def not_used_sentence(tables: Sequence[TableRead], words: Words) -> str:
    """Which columns of the tables no page shows; empty if there are none."""
    named = [
        words.t("{file}: {names}", file=table.place, names=", ".join(table.not_used))
        for table in tables
        if table.not_used
    ]
    return (
        words.t("Columns that are not used: {columns}.", columns="; ".join(named)) if named else ""
    )


def conversion_table(conversion: Conversion, words: Words) -> pd.DataFrame:
    """Which column became which outcome."""
    return pd.DataFrame(
        [
            {words.t("Column of your table"): heading, words.t("Outcome (code)"): code}
            for heading, code in conversion.codes.items()
        ]
    )


def long_rows_table(study: Study, words: Words, n: int) -> pd.DataFrame:
    """The first measurements as the dashboard holds them."""
    names = {outcome.code: outcome_label(outcome, words) for outcome in study.outcomes}
    shown = study.measurements[study.measurements["value"].notna()].head(n)
    return pd.DataFrame(
        {
            "participant_id": shown["participant_id"],
            "day": shown["day"].astype(str),
            "outcome": shown["outcome"],
            "value": [
                ("<" if below else "") + f"{value:.15g}"
                for value, below in zip(shown["value"], shown["below_limit"], strict=True)
            ],
            words.t("Outcome"): shown["outcome"].map(names),
        }
    )


def contents_table(study: Study, words: Words) -> pd.DataFrame:
    """What the study holds, a row per fact."""
    arms = "; ".join(
        words.t(
            "{arm}: {n}",
            arm=words.of(study.arm(arm).name),
            n=words.count(int(study.members(arm).sum())),
        )
        for arm in ARMS
    )
    days = ", ".join(
        words.t("{day} (baseline)", day=day)
        if day == study.baseline_day
        else words.t("{day} (primary comparison)", day=day)
        if day == study.primary_day
        else str(day)
        for day in study.days
    )
    if study.other_days:
        others = ", ".join(map(day_number, study.other_days))
        days = words.t("{days}; shown and not compared: {others}", days=days, others=others)
    people = f"{words.count(len(study.participants))} ({arms})"
    values = study.measurements["value"]
    facts = {
        words.t("Participants"): ". ".join(
            filter(None, (people, further_arms_sentence(study, words)))
        ),
        words.t("Visits (study days)"): days,
        words.t("Outcomes"): str(len(study.outcomes)),
        words.t("Primary outcome and day"): primary_text(study, words),
        words.t("Measurements"): words.count(int(values.notna().sum())),
        words.t("Below the quantification limit"): words.count(
            int(study.measurements["below_limit"].sum())
        ),
        words.t("Adverse events"): events_text(study, words),
        words.t("Data"): words.t("synthetic") if study.synthetic else words.t("real"),
    }
    return pd.DataFrame(
        [{words.t("Item"): name, words.t("Description"): fact} for name, fact in facts.items()]
    )


def events_text(study: Study, words: Words) -> str:
    """How many adverse events were reported, or that no table of them was supplied."""
    events = study.adverse_events
    if events is None:
        return words.t("not known (no table of them was supplied)")
    if events.empty:
        return words.t("none occurred (the table has no row)")
    participants = int(events["participant_id"].nunique())
    return words.t(
        "{events} of {participants}",
        events=words.plural(
            len(events), one="{n} event", many="{n} events", n=words.count(len(events))
        ),
        participants=words.plural(
            participants,
            one="{n} participant",
            many="{n} participants",
            n=words.count(participants),
        ),
    )


def problems_table(found: Iterable[Problem], words: Words) -> pd.DataFrame:
    """What is wrong with uploaded files; the same fault in several rows is one row."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for problem in found:
        advice = words.t(problem.allowed, **problem.values)
        key = (problem.table, problem.column, problem.found, advice)
        rows.setdefault(key, []).append(str(problem.row or ""))
    return pd.DataFrame(
        [
            {
                words.t("Table"): table,
                words.t("Row"): ", ".join(of[:3]) + (f" … ({len(of)})" if len(of) > 3 else ""),
                words.t("Column"): column,
                words.t("Found"): value,
                words.t("What to do"): advice,
            }
            for (table, column, value, advice), of in rows.items()
        ]
    )
