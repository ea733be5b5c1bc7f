"""A study's settings written as `study.toml`, so that they need not be entered again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from lib.language import Text
from lib.study.entries import (
    ARM,
    ARMS,
    BANDS,
    BLOCK,
    BLOCKS,
    BOTH,
    CELLS,
    COLUMN,
    DAYS,
    DESIGN,
    DIGITS,
    INTEGER,
    NUMBER,
    NUMBERS,
    ONE_OF,
    OUTCOME,
    PAGE,
    REAL,
    REPORTED,
    SCHEDULE,
    STUDY,
    SYNTHETIC,
    TEXT,
    TEXTS,
    TRUTH,
    VALUE,
    VISIT,
    WORD,
    Entry,
    names_of,
)
from lib.study.layout import ColumnSaid, Understood, declared
from lib.study.outcomes import Outcome
from lib.study.protocol import Decision, Protocol, Schedule

LONGEST_LIST = 80


def settings_file(protocol: Protocol) -> str:
    """The text of a `study.toml` that is read as this protocol.

    Args:
        protocol: Settings without published texts or truth, which only a file can hold.

    Returns:
        TOML 1.0 with newlines as line ends.

    Raises:
        ValueError: The protocol holds published texts or truth.
    """
    if protocol.claims or protocol.conclusions or protocol.background or protocol.truth:
        raise ValueError("published texts and truth cannot be written")
    return "\n".join(_lines(protocol)) + "\n"


def _lines(protocol: Protocol) -> Iterator[str]:
    values = {name: getattr(protocol, name, None) for name in names_of(STUDY)}
    # The title has a block of its own.
    values |= {"data": SYNTHETIC if protocol.synthetic else REAL, "title": None}
    yield from _written(STUDY, values)
    if protocol.title:
        yield from ("", "[title]", *_names(protocol.title))
    design = {name: getattr(protocol.design, name) for name in names_of(REPORTED)}
    if protocol.allocation:
        design |= asdict(protocol.allocation) | {"allocation": protocol.allocation.scheme}
    if any(value is not None for value in design.values()):
        yield from ("", "[design]", *_written(DESIGN, design))
    for role in names_of(ARMS):
        arm = getattr(protocol, role)
        if arm:
            values = {"code": arm.code, "en": arm.name.en, "it": arm.name.it}
            yield from ("", f"[arms.{role}]", *_written(ARM, values))
    if protocol.visit_days is not None:
        yield from ("", "[schedule]", *_schedule(protocol))
    for page in protocol.pages:
        values = {"code": page.code, "en": page.title.en, "it": page.title.it}
        yield from ("", "[[pages]]", *_written(PAGE, values))
    if protocol.declared:
        for outcome in protocol.outcomes:
            yield from ("", "[[outcomes]]", *_outcome(outcome))
    for each in protocol.glossary:
        yield from ("", "[[glossary]]", *_written(WORD, {"word": each.word, "text": each.text}))
    yield from _decisions(protocol.decisions)
    yield from _layout(protocol.columns, protocol.visits)


def answers_text(
    schedule: Schedule | None,
    decisions: Iterable[Decision],
    columns: Iterable[ColumnSaid] = (),
    visits: Iterable[tuple[str, int | None]] = (),
) -> str:
    """What was answered about the days and cells of a study, to stand at the end of its settings.

    Args:
        schedule: The visits, if they were asked for.
        decisions: What is said about cells that could be read in several ways.
        columns: What is said of columns of files in another form than the contract's.
        visits: Study days of visits by name, None for what is no visit of the study.

    Returns:
        TOML 1.0 that may follow any other entry, with newlines as line ends.
    """
    lines = [] if schedule is None else ["", "[schedule]", *_schedule(schedule)]
    return "\n".join([*lines, *_decisions(decisions), *_layout(columns, visits)]) + "\n"


def kept_settings(settings: str, understood: Understood | None) -> str:
    """The settings by which the same files are read as now, with no question and by no reader.

    Args:
        settings: The text of `study.toml` with what was answered at its end; empty if the files
            have none and nothing was asked.
        understood: How the files were understood, or None if they are in the contract's form.

    Returns:
        TOML 1.0 with newlines as line ends.
    """
    if understood is None or understood.is_declared:
        return settings
    settings = settings or f'data = "{REAL}"\n'
    return settings + answers_text(None, (), *declared(understood))


def _schedule(visits: Protocol | Schedule) -> Iterator[str]:
    days = {name: getattr(visits, name, None) for name in names_of(SCHEDULE)}
    yield from _written(SCHEDULE, days | {"window": days["window"] or None})


def _decisions(decisions: Iterable[Decision]) -> Iterator[str]:
    for decision in decisions:
        values = {name: getattr(decision, name) or None for name in names_of(VALUE)}
        yield from ("", "[[values]]", *_written(VALUE, values))


def _layout(
    columns: Iterable[ColumnSaid], visits: Iterable[tuple[str, int | None]]
) -> Iterator[str]:
    for said in columns:
        values = {name: value or None for name, value in asdict(said.taken).items()}
        values |= {"heading": said.heading, "taken_for": said.taken.role}
        values |= {"file": said.file or None, "order": said.order or None}
        yield from ("", "[[columns]]", *_written(COLUMN, values))
    for name, day in visits:
        yield from ("", "[[visits]]", *_written(VISIT, {"name": name, "day": day}))


def _outcome(outcome: Outcome) -> Iterator[str]:
    values: dict[str, Any] = {"en": outcome.name.en, "it": outcome.name.it}
    values |= {name: getattr(outcome, name) for name in names_of(OUTCOME) if name not in values}
    # What matters most is read first; false sorts before true.
    first = ("code", "page", "primary")
    yield from _written(sorted(OUTCOME, key=lambda entry: entry.name not in first), values)
    if outcome.bands:
        bands: dict[str, Any] = {"scheme": outcome.bands.scheme, "lower": outcome.bands.lower}
        for language in ("en", "it"):
            bands[language] = [getattr(label, language) for label in outcome.bands.labels]
        yield from _written(BANDS, bands, within="bands.")


def _written(
    block: Iterable[Entry], values: Mapping[str, Any], *, within: str = ""
) -> Iterator[str]:
    """The lines of a block's entries that have a value; blocks within it are left to the caller."""
    for entry in block:
        value, name = values.get(entry.name), within + entry.name
        if value is None or value is False or value in ((), Text("", "")):
            continue
        if entry.kind == BOTH:
            yield from _both(name, value)
        elif entry.kind not in (BLOCK, BLOCKS):
            yield f"{name} = {WRITERS[entry.kind](value)}"


def _names(text: Text) -> tuple[str, str]:
    return f"en = {_quoted(text.en)}", f"it = {_quoted(text.it)}"


def _both(name: str, text: Text) -> Iterator[str]:
    if text.en == text.it:
        yield f"{name} = {_quoted(text.en)}"
    else:
        yield from (f"{name}.{entry}" for entry in _names(text))


def _listed(values: Iterable[str]) -> str:
    """A list, with a line for each item where a single line would be too long to read."""
    values = list(values)
    line = f"[{', '.join(values)}]"
    return line if len(line) <= LONGEST_LIST else "[\n" + ",\n".join(values) + "\n]"


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for one control character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _float(number: float) -> str:
    return repr(float(number))


# By kind of entry: how its value is written.
WRITERS: dict[str, Callable[[Any], str]] = {
    TEXT: _quoted,
    ONE_OF: _quoted,
    NUMBER: _float,
    INTEGER: str,
    DIGITS: str,
    TRUTH: lambda value: str(value).lower(),
    DAYS: lambda days: _listed(map(str, days)),
    NUMBERS: lambda numbers: _listed(map(_float, numbers)),
    TEXTS: lambda texts: _listed(map(_quoted, texts)),
    CELLS: lambda texts: _listed(map(_quoted, texts)),
}
