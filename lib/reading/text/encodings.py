"""In which encoding a file is, found piece by piece."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lib.reading.formats.contents import Content

UTF_8, UTF_16, WINDOWS_1252 = "UTF-8", "UTF-16", "Windows-1252"

_NUL = re.compile(r"\x00")
# What no text holds but that of a file in none of these encodings.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def encoding_of(content: Content) -> tuple[str, str] | None:
    """How Python calls the encoding of a file, and we; None if it is in none of those read.

    Excel's "Unicode text" is UTF-16, which is known by its byte order mark alone.
    """
    start = next(content.pieces(), b"")
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        found = "utf-16", UTF_16
    elif _is_decoded(content, "utf-8-sig"):
        return None if _holds(content, "utf-8-sig", _NUL) else ("utf-8-sig", UTF_8)
    # A file with some letters in UTF-8 was UTF-8 and is damaged.
    elif all(map(str.isascii, texts(content, "utf-8", "ignore"))):
        found = "cp1252", WINDOWS_1252
    else:
        return None
    is_text = _is_decoded(content, found[0]) and not _holds(content, found[0], _BINARY)
    return found if is_text else None


def texts(content: Content, codec: str, errors: str = "strict") -> Iterator[str]:
    """The text of a file, some at a time."""
    return codecs.iterdecode(content.pieces(), codec, errors)


def _is_decoded(content: Content, codec: str) -> bool:
    try:
        for _ in texts(content, codec):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _holds(content: Content, codec: str, sign: re.Pattern[str]) -> bool:
    return any(map(sign.search, texts(content, codec)))
