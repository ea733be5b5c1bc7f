"""Text that was decoded in another encoding than it was written in, and what it was."""

from __future__ import annotations

import re

# What stands where a program could not read a letter. What it was is lost.
LOST = "\ufffd"

# The characters that Windows-1252 or ISO 8859-1 shows for the bytes 0x80 to 0xbf, of which every
# letter beyond ASCII has at least one in UTF-8. A no-break space is a plain one in a cell.
_FOLLOWING = bytes(range(0x80, 0xC0)).decode("cp1252", "ignore") + "".join(
    map(chr, range(128, 160))
)
_UTF8 = re.compile(f"[\u00c2-\u00f4][{re.escape(_FOLLOWING)}]{{1,3}}")
# Letters and signs of European languages, Greek letters and signs of mathematics, as Unicode has
# them, and the mark of the byte order, which is none: what such a sequence may have been.
_LIKELY = re.compile("[\u00a0-\u017f\u0386-\u03ce\u2010-\u2044\u20ac\u2122\u2190-\u2265\ufeff]+")
# à in UTF-8 has a no-break space as its second byte, which was made a plain one or cut off.
_GRAVE_A = re.compile(r"(?<=[a-zàèéìòù])Ã(?= |$|[,.;:)])")
# Letters with accents of a file of the old Macintosh or of DOS, as Windows-1252 shows them, after
# a small letter, where none of these signs stands.
_OLD = re.compile("(?<=[a-zàèéìòù])([\u02c6\u02dc\u0160\u017d]|[\u2022\u201a\u201c](?=$|[ .,;:)]))")
_OLD_ENCODINGS = ("mac_roman", "cp850")
_ITALIAN = frozenset("àèéìòùç")


def mended(text: str, *, is_old: bool) -> str:
    """A text as it was, as far as that can be known; the text itself if nothing is wrong.

    Args:
        text: A cell, such as "SÃ¬".
        is_old: Whether the file may be of a Macintosh or of DOS: its text is no Unicode.
    """
    if text.isascii():
        return text
    found = _UTF8.sub(_as_utf8, text)
    found = _GRAVE_A.sub("à", found)
    if found != text:
        return found.replace("\ufeff", "")
    return _OLD.sub(_as_old, text) if is_old else text


def _as_utf8(sequence: re.Match[str]) -> str:
    written = sequence[0]
    # Of "Ã¨»" the last character is not of the letter.
    for end in range(len(written), 1, -1):
        try:
            read = _bytes_of(written[:end]).decode()
        except (UnicodeDecodeError, UnicodeEncodeError):
            continue
        if _LIKELY.fullmatch(read):
            return read + _UTF8.sub(_as_utf8, written[end:])
    return written


def _bytes_of(text: str) -> bytes:
    # Five bytes have no character in Windows-1252 and stand as they are.
    return b"".join(
        bytes([ord(each)]) if "\x80" <= each <= "\x9f" else each.encode("cp1252") for each in text
    )


def _as_old(sign: re.Match[str]) -> str:
    for encoding in _OLD_ENCODINGS:
        letter = sign[0].encode("cp1252").decode(encoding)
        if letter in _ITALIAN:
            return letter
    return sign[0]
