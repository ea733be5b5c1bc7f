"""The reader of the pages of outcomes that `study.toml` names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lib.language import Text, sentence
from lib.reading.entries import MISSING, Entries
from lib.study.entries import OUTCOME, PAGE, Block
from lib.study.pages import KNOWN_PAGES, MOST_PAGES, Page

TOO_MANY_PAGES = sentence("At most {limit} pages of outcomes can be named.")
NEED_PAGE_CODE = sentence("Write a code of letters from a to z, digits, _ and -.")
TWICE_PAGE = sentence("A page may be named only once.")
SAME_TITLE = sentence("Titles must differ, or a reader could not tell the pages apart.")

_CODE = re.compile(r"[A-Za-z0-9_-]+")


def read_pages(root: Entries) -> tuple[Page, ...]:
    """The `[[pages]]` of `study.toml`.

    Args:
        root: The whole file.

    Returns:
        The pages in their order; what does not fit is, after a note, left out.
    """
    blocks = root.children("pages") or []
    if len(blocks) > MOST_PAGES:
        root.wrong("pages", TOO_MANY_PAGES, limit=MOST_PAGES)
        return ()
    read = [_page(entries) for entries in blocks]
    found = {page.code: page for page in read if page is not None}
    for code in sorted({page.code for page in read if page and page is not found[page.code]}):
        root.wrong("pages", TWICE_PAGE, code)
    both = [page.title for page in found.values()]
    for titles in ([title.en for title in both], [title.it for title in both]):
        for same in sorted({title for title in titles if titles.count(title) > 1}):
            root.wrong("pages", SAME_TITLE, same)
    return tuple(found.values())


def block_of_outcome(pages: Sequence[Page]) -> Block:
    """The entries of an outcome, whose page is one of those that the study names, if any."""
    if not pages:
        return OUTCOME
    codes = tuple(page.code for page in pages)
    return tuple(
        replace(entry, names=codes, default=codes[0]) if entry.name == "page" else entry
        for entry in OUTCOME
    )


def _page(entries: Entries) -> Page | None:
    """One page, or None if, after a note, its code does not fit."""
    values = entries.read(PAGE)
    code, en, it = values["code"], values["en"], values["it"]
    if code is None:
        return None
    if not _CODE.fullmatch(code):
        entries.wrong("code", NEED_PAGE_CODE, code)
        return None
    known = next((page for page in KNOWN_PAGES if page.code == code), None)
    if en or it:
        return Page(code, Text(en or it, it or en))
    if known is None:
        entries.wrong("en", MISSING)
    return known or Page(code, Text(code, code))
