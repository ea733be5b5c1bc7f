"""How files in another form than the contract's were understood, for whoever has to confirm it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from lib.language import sentence
from lib.study.layout import (
    ARM,
    AS_SAID,
    BLOCK,
    CHARACTERISTIC,
    DAY,
    DERIVED,
    END_DATE,
    FIRST_DOSE,
    FORM,
    MEASURED,
    NOT_USED,
    ONLY_IF,
    OUTCOME,
    PARTICIPANT,
    START_DATE,
    UNIT,
    VALUE,
    VISIT,
    VISIT_DATE,
    WITHDRAWAL_DATE,
    Recognised,
    Understood,
)
from lib.words import Words

# The columns of the tables that a reader fills in, and what stands over each.
FILE, HEADING, EXAMPLES, TAKEN_FOR, OF, AT, BECAUSE = (
    *("file", "heading", "examples", "taken_for", "outcome", "visit", "why"),
)
TABLE_HEADINGS = {
    FILE: sentence("File"),
    HEADING: sentence("Column"),
    EXAMPLES: sentence("Examples"),
    TAKEN_FOR: sentence("Taken for"),
    OF: sentence("Outcome"),
    AT: sentence("Visit"),
    BECAUSE: sentence("Why"),
}
# Rows of which each is named.
MOST_ROWS = 8

# By role what a column is taken for.
TAKEN = {
    PARTICIPANT: sentence("participant"),
    ARM: sentence("arm"),
    "withdrawn_day": sentence("day of withdrawal"),
    "withdrawal_reason": sentence("reason of withdrawal"),
    "injections_received": sentence("doses received"),
    WITHDRAWAL_DATE: sentence("date of withdrawal"),
    FIRST_DOSE: sentence("date of the first dose"),
    BLOCK: sentence("block of the randomisation"),
    CHARACTERISTIC: sentence("characteristic at baseline"),
    VISIT: sentence("visit, by its name"),
    DAY: sentence("study day"),
    VISIT_DATE: sentence("date of the visit"),
    MEASURED: sentence("values of one outcome"),
    OUTCOME: sentence("name of the outcome"),
    VALUE: sentence("value"),
    UNIT: sentence("unit of the value"),
    DERIVED: sentence("mark of derived values"),
    "term": sentence("adverse event: term"),
    "system_organ_class": sentence("adverse event: system organ class"),
    "start_day": sentence("adverse event: first day"),
    "end_day": sentence("adverse event: last day"),
    START_DATE: sentence("adverse event: first date"),
    END_DATE: sentence("adverse event: last date"),
    "grade": sentence("adverse event: grade"),
    "serious": sentence("adverse event: serious"),
    "related": sentence("adverse event: related to the treatment"),
    "led_to_withdrawal": sentence("adverse event: led to withdrawal"),
    "fatal": sentence("adverse event: fatal"),
    ONLY_IF: sentence("flag: only rows with Y count"),
    FORM: sentence("form of repeated entries"),
    NOT_USED: sentence("not used"),
}

# Why a column, or the day of a visit, was taken for what it is.
WHY = {
    AS_SAID: sentence("as you said"),
    "name": sentence("its name"),
    "visits_in_names": sentence("several columns name this outcome, each with a visit"),
    "two_values": sentence("two values, one for each participant"),
    "varies": sentence("numbers that differ from visit to visit"),
    "same": sentence("the same in all rows of a participant"),
    "own_each": sentence("another value in each row"),
    "known_outcome": sentence("the name of an outcome that is known here"),
    "nothing": sentence("nothing tells what it is"),
    "texts": sentence("texts of many kinds"),
    "events_own": sentence("stands beside adverse events"),
    "repeated": sentence("stands in the table of participants too"),
    "nobody": sentence("of nobody who is in an arm"),
    "another": sentence("another column was taken for the same"),
    "blank": sentence("empty"),
    "no_dates": sentence("its cells are not read as dates"),
    "no_first_dose": sentence(
        "no date of the first dose is known, from which study days are counted"
    ),
    "time_to_event": sentence("of a time to an event, which cannot be shown here"),
    "first_day": sentence("the baseline is day 1"),
    "day_in_name": sentence("the day in its name"),
    "from_unit": sentence("counted from the baseline, day 1: 7 days a week, 30.4 a month"),
    "not_known": sentence("its name says no day"),
    "unplanned": sentence("a visit that nobody planned: not used unless you give its day"),
    "screening": sentence("before the first dose: not used unless you give its day"),
    "alone": sentence("the baseline of the only outcome with visits in its names"),
}

_OF_SETTINGS = sentence("as study.toml says")

# Of these nothing but the contents says what they are.
FROM_CONTENTS = ("two_values", "varies", "same", "own_each")
_GUESSED = sentence("recognised by their contents ({n})")
_UNUSED = sentence("not used ({n})")

_TITLES = sentence("{file}: left out as a title above the table: {rows}.")
_SECOND = sentence("{file}: read as a second line of headings: {rows}.")
_UNITS = sentence("{file}: read as units: {rows}.")
_FOOT = sentence("{file}: left out below the table, because it sums up or is a note: {rows}.")
_FILLED = sentence(
    "{file}: an empty cell of the participant was taken for the one above it, as in merged cells: "
    "{rows}."
)
_FIRST_VISIT = sentence(
    "No date of the first dose: day 1 is the earliest date of each participant's visits."
)
_GRADES = sentence("Grades in words were read as under CTCAE: {words}.")
_RELATED = sentence("Relations to the treatment in words were read so: {words}.")
_OTHER_TREATMENT = sentence(
    "{file}: everybody counts in the arm to which they were allotted ({arm}). Participants of "
    "whom {actual} says another treatment: {n}."
)
_UNCOUNTED_DATES = sentence(
    "{file}: {columns}: no date of the first dose is known, from which study days are counted, so "
    "it is not shown when events occurred. It would be if the table of participants had a column "
    "with that date."
)
_SPEAKS_OF_SERIOUS = sentence(
    "{file}: “{column}” is not used, but speaks of hospital, death or something serious in "
    "{rows}. Whether events were serious is not supplied: a column “serious” with yes or no would "
    "say it."
)
SEEN_IN_LAYOUT = {
    "uncounted_dates": _UNCOUNTED_DATES,
    "speaks_of_serious": _SPEAKS_OF_SERIOUS,
    "titles": _TITLES,
    "second_header": _SECOND,
    "units": _UNITS,
    "foot": _FOOT,
    "filled_down": _FILLED,
    "counted_from_first_visit": _FIRST_VISIT,
    "other_treatment": _OTHER_TREATMENT,
    "words_grade": _GRADES,
    "words_related": _RELATED,
}


def seen_sentences(understood: Understood, words: Words) -> list[str]:
    """What was done with rows and words of the files, a sentence each."""
    return [
        words.t(SEEN_IN_LAYOUT[kind], **_facts(facts, words)) for kind, facts in understood.seen
    ]


def _facts(facts: Mapping[str, object], words: Words) -> dict[str, str]:
    found = {}
    for name, fact in facts.items():
        if isinstance(fact, dict):
            found[name] = ", ".join(f"{text} = {meant}" for text, meant in fact.items())
        elif isinstance(fact, list):
            found[name] = rows_text(fact, words)
        else:
            found[name] = str(fact)
    return found


def rows_text(rows: list[int], words: Words) -> str:
    """Rows of a file by their numbers; of many the first and how many there are."""
    listed = ", ".join(map(str, rows[:MOST_ROWS]))
    further = len(rows) - MOST_ROWS
    if further > 0:
        return words.t("rows {rows} and {n} more", rows=listed, n=further)
    return words.plural(len(rows), one="row {rows}", many="rows {rows}", rows=listed)


def columns_table(
    understood: Understood, words: Words, said: Collection[tuple[str, str]] = ()
) -> pd.DataFrame:
    """Every column with what it is taken for, a row each; what it is taken for as its code.

    Args:
        understood: What is shown.
        words: The reader's language.
        said: File and heading of what the reader said; what else is declared `study.toml` says.
    """
    return pd.DataFrame(
        [
            {
                FILE: column.file,
                HEADING: column.heading,
                EXAMPLES: " · ".join(column.examples),
                TAKEN_FOR: column.taken.role,
                OF: column.taken.outcome,
                AT: column.taken.visit,
                BECAUSE: _why(column.why, words, is_said=(column.file, column.heading) in said),
            }
            for column in understood.columns
        ],
        columns=list(TABLE_HEADINGS),
    )


def _why(why: str, words: Words, *, is_said: bool) -> str:
    return words.t(_OF_SETTINGS if why == AS_SAID and not is_said else WHY[why])


def visits_table(understood: Understood, words: Words, said: Collection[str] = ()) -> pd.DataFrame:
    """Every visit that has a name, with its study day (missing where nobody knows it).

    Args:
        understood: What is shown.
        words: The reader's language.
        said: The names of those whose day the reader said.
    """
    return pd.DataFrame(
        {
            HEADING: [visit.name for visit in understood.visits],
            DAY: pd.array([visit.day for visit in understood.visits], dtype="Int64"),
            BECAUSE: [
                _why(visit.why, words, is_said=visit.name in said) for visit in understood.visits
            ],
        }
    )


def used_sentence(understood: Understood, words: Words) -> str:
    """How many columns are used, and how many are not."""
    n = len(understood.columns)
    used = sum(column.taken.role != NOT_USED for column in understood.columns)
    return words.t("Columns: {n}, of which {used} are used.", n=n, used=used)


def first_sentence(understood: Understood, words: Words) -> str:
    """What stands first among the columns, because it may be wrong; empty if nothing does."""
    ranks = [_rank(column) for column in understood.columns]
    named = (
        words.t(text, n=ranks.count(rank))
        for rank, text in ((0, _GUESSED), (1, _UNUSED))
        if rank in ranks
    )
    what = ", ".join(named)
    return words.t("Please look at the first rows: {what}.", what=what) if what else ""


def in_order_to_look(understood: Understood) -> list[int]:
    """The places of the columns: guessed from contents, then not used, then called by their name.

    Within these in the order of the files.
    """
    return sorted(range(len(understood.columns)), key=lambda n: _rank(understood.columns[n]))


def _rank(column: Recognised) -> int:
    if column.taken.role == NOT_USED:
        return 1
    return 0 if column.why in FROM_CONTENTS else 2


def open_sentences(understood: Understood, words: Words) -> list[str]:
    """What a reader has to say before the tables can be read."""
    unknown = understood.asked_visits
    found = []
    if unknown:
        found.append(
            words.t(
                "Give the study day of these visits, or leave it empty: {visits}.",
                visits=", ".join(unknown),
            )
        )
    if understood.order is None:
        found.append(words.t("Choose how the dates are written."))
    return found
