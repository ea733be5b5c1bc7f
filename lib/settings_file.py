"""A study's settings written as `study.toml`, so that they need not be entered again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lib.outcomes import Outcome
from lib.protocol import Protocol
from lib.words import Text

LONGEST_LIST = 80


def settings_file(protocol: Protocol) -> str:
    """The text of a `study.toml` that is read as this protocol.

    Args:
        protocol: Settings without published claims, which only a file can hold.

    Returns:
        TOML 1.0 with newlines as line ends.

    Raises:
        ValueError: The protocol holds claims.
    """
    if protocol.claims:
        raise ValueError("claims cannot be written")
    return "\n".join(_lines(protocol)) + "\n"


def _lines(protocol: Protocol) -> Iterator[str]:
    yield f"data = {_quoted('synthetic' if protocol.synthetic else 'real')}"
    if protocol.source:
        yield from _both("source", protocol.source)
    if protocol.title:
        yield from ("", "[title]", *_names(protocol.title))
    for role, arm in (("treatment", protocol.treatment), ("control", protocol.control)):
        if arm:
            yield from ("", f"[arms.{role}]", f"code = {_quoted(arm.code)}", *_names(arm.name))
    if protocol.visit_days is not None:
        yield from ("", "[schedule]", f"baseline_day = {protocol.baseline_day}")
        yield f"visit_days = {_listed(map(str, protocol.visit_days))}"
        yield f"primary_day = {protocol.primary_day}"
        if protocol.dosing_days:
            yield f"dosing_days = {_listed(map(str, protocol.dosing_days))}"
    if protocol.declared:
        for outcome in protocol.outcomes:
            yield from ("", "[[outcomes]]", *_outcome(outcome))


def _outcome(outcome: Outcome) -> Iterator[str]:
    yield f"code = {_quoted(outcome.code)}"
    yield f"page = {_quoted(outcome.page)}"
    if outcome.primary:
        yield "primary = true"
    yield from _names(outcome.name)
    if outcome.unit.en or outcome.unit.it:
        yield from _both("unit", outcome.unit)
    yield f"scale = {_quoted(outcome.scale)}"
    yield f"better = {_quoted(outcome.better)}"
    yield f"digits = {outcome.digits}"
    for name in ("minimum", "maximum", "reference_low", "reference_high"):
        limit = getattr(outcome, name)
        if limit is not None:
            yield f"{name} = {float(limit)!r}"
    if outcome.reference_source:
        yield from _both("reference_source", outcome.reference_source)
    if outcome.bands:
        yield from _both("bands.scheme", outcome.bands.scheme)
        yield f"bands.lower = {_listed(repr(float(limit)) for limit in outcome.bands.lower)}"
        for language in ("en", "it"):
            labels = (_quoted(getattr(label, language)) for label in outcome.bands.labels)
            yield f"bands.{language} = {_listed(labels)}"


def _names(text: Text) -> tuple[str, str]:
    return f"en = {_quoted(text.en)}", f"it = {_quoted(text.it)}"


def _both(name: str, text: Text) -> Iterator[str]:
    if text.en == text.it:
        yield f"{name} = {_quoted(text.en)}"
    else:
        yield from (f"{name}.{entry}" for entry in _names(text))


def _listed(values: Iterable[str]) -> str:
    """A list that is broken into lines where one would be longer than is read."""
    values = list(values)
    line = f"[{', '.join(values)}]"
    return line if len(line) <= LONGEST_LIST else "[\n" + ",\n".join(values) + "\n]"


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for one control character.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
