"""Which outcomes of `study.toml` do not say how they are compared."""

from __future__ import annotations

from collections.abc import Mapping

from lib.study.outcomes import NOT_OF_BINARY


def unscaled(entries: Mapping[str, object]) -> tuple[str, ...]:
    """The codes of the outcomes without the entry `scale`, which may be a yes or no.

    One with limits, bands or an important difference is an amount.

    Args:
        entries: The file as TOML reads it.
    """
    blocks = entries.get("outcomes")
    found = [each for each in blocks if isinstance(each, dict)] if isinstance(blocks, list) else []
    return tuple(
        str(each.get("code", "")) for each in found if not {"scale", *NOT_OF_BINARY} & each.keys()
    )
