"""What files leave in doubt: what was seen, where, and how it can be read."""

from __future__ import annotations

from lib.language import sentence
from lib.reading.doubts.doubt import Doubt, Option
from lib.reading.doubts.schedule import Proposal
from lib.reading.names import IN_ACCENTS, IN_CASE, IN_LOOK
from lib.reading.visits import Assigned
from lib.study.entries import (
    AS_CATEGORIES,
    AS_NUMBERS,
    AS_PERCENT,
    AS_VISITS,
    AS_WRITTEN,
    AS_YES_NO,
    AT_LIMIT,
    COMPARED,
    COMPLETED,
    IN_FRACTIONS,
    IN_MONTHS,
    IN_UNIT,
    IN_WEEKS,
    LEFT_OUT,
    MENDED,
    MISSING_VALUE,
    NO_EVENT,
    SAME_AS,
)
from lib.study.outcomes import Outcome
from lib.study.protocol import Schedule
from lib.wording.names import outcome_label, unit_text
from lib.wording.reading.seen import SEEN
from lib.words import Words

MOST_ROWS_PRINTED = 5
MOST_CELLS_PRINTED = 20

MANY_ROWS = sentence("{where}: {n} rows, {rows} …")
MANY_CELLS = sentence("{where}: {n} cells, in rows {rows} …")

# By meaning: how it is read, unless the kind of doubt has its own words.
READ_AS = {
    MISSING_VALUE: sentence("missing"),
    AS_WRITTEN: sentence("as written: a real value"),
    AT_LIMIT: sentence("the limit itself counts as the value"),
    AS_NUMBERS: sentence("numbers: mean and SD"),
    AS_CATEGORIES: sentence("categories: n and %"),
    SAME_AS: sentence("the same as “{of}”"),
    IN_UNIT: sentence("the values are in {of}"),
    COMPLETED: sentence("completed the study"),
    NO_EVENT: sentence("no adverse event"),
    LEFT_OUT: sentence("left out: not measured"),
    IN_WEEKS: sentence("weeks"),
    IN_MONTHS: sentence("months"),
    AS_VISITS: sentence("numbers of visits"),
    AS_PERCENT: sentence("36% is 36"),
    IN_FRACTIONS: sentence("36% is 0.36"),
    MENDED: sentence("as it was meant"),
    COMPARED: sentence("{first} and {second}"),
    AS_YES_NO: sentence("yes or no: shares of participants with a yes"),
}
READ_AS_OF_KIND = {
    ("word_of_level", AS_WRITTEN): sentence("a level of its own"),
    ("spelling", AS_WRITTEN): sentence("two different levels"),
    ("short", AS_WRITTEN): sentence("two different levels"),
    ("unit", AS_WRITTEN): sentence("the unit is right"),
    ("yes_no", AS_NUMBERS): sentence("a number: means"),
    ("dates", AS_CATEGORIES): sentence("dates: no mean"),
    ("date", MISSING_VALUE): sentence("day not known"),
    ("date", AS_WRITTEN): sentence("as written: study days"),
    ("completed", AS_WRITTEN): sentence("withdrew from the study"),
    ("late", AS_WRITTEN): sentence("withdrew from the study"),
    ("left_late", AS_WRITTEN): sentence("withdrew from the study"),
    ("stayed", AS_WRITTEN): sentence("withdrew from the study"),
    ("day_code", MISSING_VALUE): sentence("day not known"),
    ("day_code", AS_WRITTEN): sentence("as written: study days"),
    ("high_limit", AS_WRITTEN): sentence("as written: below this limit"),
    ("placeholder", AS_WRITTEN): sentence("an adverse event of this name"),
    ("derived", AS_WRITTEN): sentence("used like the other rows"),
    ("counted", AS_WRITTEN): sentence("study days"),
    **{
        (f"alike_{difference}", AS_WRITTEN): sentence("two different participants")
        for difference in (IN_CASE, IN_LOOK, IN_ACCENTS)
    },
    ("early", AS_WRITTEN): sentence("withdrew before the first dose"),
    ("after_withdrawal", AS_WRITTEN): sentence("as written: counted like the others"),
    ("after_withdrawal", MISSING_VALUE): sentence("counted, its first day not known"),
    ("repeated", LEFT_OUT): sentence("each counted once"),
    ("repeated", AS_WRITTEN): sentence("each row is an event"),
    ("hidden_rows", LEFT_OUT): sentence("left out: not of the study"),
    ("hidden_rows", AS_WRITTEN): sentence("used like the other rows"),
    ("hidden_columns", LEFT_OUT): sentence("left out: not of the study"),
    ("hidden_columns", AS_WRITTEN): sentence("used like the other columns"),
    ("garbled", AS_WRITTEN): sentence("as written"),
    ("lost_letters", AS_WRITTEN): sentence("as written"),
    ("cut_cell", AS_WRITTEN): sentence("the file is whole"),
    ("no_rows", AS_WRITTEN): sentence("the file is whole: never measured"),
    ("screened", AS_WRITTEN): sentence("screening: in no comparison"),
    ("screened", SAME_AS): sentence("the baseline of whoever has no value on day {of}"),
    ("not_planned", AS_WRITTEN): sentence("unscheduled: in no comparison"),
    ("not_planned", SAME_AS): sentence("of day {of}, unless a value is nearer to it"),
    ("arm_spelling", AS_WRITTEN): sentence("another arm"),
    ("further_arm", AS_WRITTEN): sentence("another arm: its participants leave all tables"),
    ("fewer", AS_WRITTEN): sentence("the file is whole: not measured"),
}

# By column: what follows from a day that is not known.
READ_AS_OF_COLUMN = {
    "end_day": sentence("the event is ongoing"),
    "withdrawn_day": sentence("day not known; without a reason: completed the study"),
}


# By kind and table: what else goes with the rows of participants.
READ_AS_OF_TABLE = {
    ("hidden_rows", "participants", LEFT_OUT): sentence(
        "left out, with their measurements and adverse events"
    ),
}


def seen_sentence(doubt: Doubt, words: Words) -> str:
    """What was seen."""
    facts = {name: _fact(fact, words) for name, fact in doubt.facts.items()}
    if "n" in facts:
        facts["n"] = words.count(doubt.n)
    outcome = doubt.facts.get("outcome", doubt.facts.get("limit"))
    if isinstance(outcome, Outcome):
        facts["unit"] = unit_text(outcome, words)
    cells = ", ".join(doubt.cells[:MOST_CELLS_PRINTED])
    more = " …" if len(doubt.cells) > MOST_CELLS_PRINTED else ""
    return words.t(SEEN[doubt.kind], cells=cells + more, **facts)


def _fact(fact: object, words: Words) -> str:
    if isinstance(fact, float):
        return f"{fact:.6g}".replace(".", words.dictionary.decimal_mark)
    if isinstance(fact, Outcome):
        return outcome_label(fact, words)
    return str(fact)


def place_sentence(doubt: Doubt, words: Words, place: str = "") -> str:
    """In which cells it was seen, of the table or of the files that it was made of."""
    where = file = place or f"{doubt.table}.csv"
    if doubt.is_of_outcome:
        # A long table has one column for all outcomes.
        where = words.t("{table}, outcome {column}", table=file, column=doubt.column)
    elif not doubt.is_of_table:
        where = words.t("{table}, column {column}", table=file, column=doubt.column)
    if not doubt.rows:
        return where
    rows = ", ".join(map(str, doubt.rows[:MOST_ROWS_PRINTED]))
    n = max(doubt.n, len(doubt.rows))
    if n > MOST_ROWS_PRINTED:
        many = MANY_ROWS if doubt.is_of_table else MANY_CELLS
        return words.t(many, where=where, n=words.count(n), rows=rows)
    return words.plural(
        len(doubt.rows),
        one="{where}: row {rows}",
        many="{where}: rows {rows}",
        where=where,
        rows=rows,
    )


def option_text(doubt: Doubt, option: Option, words: Words) -> str:
    """How the cells of a doubt are read if this option holds."""
    text = READ_AS_OF_KIND.get((doubt.kind, option.meaning), READ_AS[option.meaning])
    text = READ_AS_OF_TABLE.get((doubt.kind, doubt.table, option.meaning), text)
    if option.meaning == MISSING_VALUE:
        text = READ_AS_OF_COLUMN.get(doubt.column, text)
    if option.meaning == COMPARED:
        return words.t(text, **dict(zip(("first", "second"), option.cells, strict=True)))
    return words.t(text, of=option.of) if option.of else words.t(text)


def recognised_sentence(proposal: Proposal, schedule: Schedule, words: Words) -> str:
    """What the days were taken for where nothing declares them and nothing makes it doubtful."""
    if schedule.baseline_day not in proposal.attended:
        return words.t(
            "Nothing declares the visits: all values are of day {primary}, so there is no "
            "baseline, and the arms are compared at that visit without adjustment for one.",
            primary=schedule.compared_day,
        )
    return words.t(
        "Nothing declares the visits: day {baseline}, the first one, is taken for the baseline and "
        "day {primary}, the last one, for the primary comparison.",
        baseline=schedule.baseline_day,
        primary=schedule.compared_day,
    )


def assigned_sentence(assigned: Assigned, words: Words) -> str:
    """How many days belong to a visit, and what was set aside."""
    days = "; ".join(
        words.t("{day} → {visit} ({n})", day=day, visit=visit, n=n)
        for (day, visit), n in assigned.days.items()
    )
    moved = words.t("Days that belong to a visit (number of values): {days}.", days=days)
    if not assigned.set_aside:
        return moved
    rows = ", ".join(map(str, assigned.set_aside[:MOST_ROWS_PRINTED]))
    more = " …" if len(assigned.set_aside) > MOST_ROWS_PRINTED else ""
    aside = words.plural(
        len(assigned.set_aside),
        one="One value is set aside, because the same participant has one nearer to the planned "
        "day: row {rows}.",
        many="{n} rows are set aside, because the same participant has a value nearer to the "
        "planned day: {rows}.",
        rows=rows + more,
    )
    return f"{moved} {aside}"


def schedule_sentences(proposal: Proposal, words: Words) -> list[str]:
    """What makes the visits doubtful."""
    return [
        words.t(SEEN[reason], window=proposal.window) if reason == "near" else words.t(SEEN[reason])
        for reason in proposal.reasons
    ]
