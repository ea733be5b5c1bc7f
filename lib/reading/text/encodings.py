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
        return ("utf-16", UTF_16) if _is_text(content, "utf-16") else None
    try:
        if not any(map(_NUL.search, texts(content, "utf-8-sig"))):
            return "utf-8-sig", UTF_8
    except UnicodeDecodeError:
        # A file with some letters in UTF-8 was UTF-8 and is damaged.
        letters = texts(content, "utf-8", "ignore")
        if all(map(str.isascii, letters)) and _is_text(content, "cp1252"):
            return "cp1252", WINDOWS_1252
    return None


def texts(content: Content, codec: str, errors: str = "strict") -> Iterator[str]:
    """The text of a file, some at a time."""
    return codecs.iterdecode(content.pieces(), codec, errors)


def _is_text(content: Content, codec: str) -> bool:
    """Whether a file is in an encoding and no binary one."""
    try:
        return not any(map(_BINARY.search, texts(content, codec)))
    except UnicodeDecodeError:
        return False
