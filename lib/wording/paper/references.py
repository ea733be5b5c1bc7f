"""The citations of `lib.citations` as entries of BibTeX and RIS, and as they stand in a text.

A citation is printed in one form, from which its parts are read; what it does not give, such as the
authors behind "et al", is in no entry.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.citations import DOIS
from lib.words import Words

Kind = Literal["article", "book", "report", "conference"]
# In the order in which they are tried.
FORMS: dict[Kind, re.Pattern[str]] = {
    "article": re.compile(
        r"(?P<authors>[^.]+)\. (?P<title>.+)\. (?P<place>[^.;]+) (?P<year>\d{4});(?P<volume>\d+)"
        r"(?:\((?P<issue>\d+)\))?:(?P<pages>[a-z]?\d+(?:–\d+)?)(?: \((?P<note>[^)]+)\))?\."
    ),
    "conference": re.compile(
        r"(?P<authors>[^.]+)\. (?P<title>.+)\. (?P<place>[^.]+) (?P<year>\d{4}), "
        r"(?P<note>paper \d+)\."
    ),
    "report": re.compile(
        r"(?P<authors>[^.]+)\. (?P<title>.+)\. (?P<note>Step \d, \d+ [A-Z][a-z]+ "
        r"(?P<year>\d{4}))\."
    ),
    "book": re.compile(
        r"(?P<authors>[^.]+)\. (?P<title>.+?)(?:, vol (?P<volume>\d+))?"
        r"(?:, (?P<edition>\d)(?:st|nd|rd|th) ed)?\. (?P<place>[^.]+) (?P<year>\d{4})"
        r"(?:, (?P<note>section [\d.]+))?\."
    ),
}
OTHERS = "et al"
# What TeX reads as something else than itself.
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "&%$#_"},
}
RIS_KINDS: dict[Kind, str] = {
    "article": "JOUR",
    "book": "BOOK",
    "report": "RPRT",
    "conference": "CPAPER",
}
BIB_KINDS: dict[Kind, str] = {
    "article": "article",
    "book": "book",
    "report": "techreport",
    "conference": "inproceedings",
}
PLACES: dict[Kind, tuple[str, str]] = {
    # The field of BibTeX and the tag of RIS for what it appeared in, or who published it.
    "article": ("journal", "JO"),
    "book": ("publisher", "PB"),
    "report": ("institution", "PB"),
    "conference": ("booktitle", "T2"),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """The parts of a citation; a part that it does not give is empty.

    Attributes:
        kind: What it is.
        authors: Surname and initials of each, or one name of an organisation.
        has_more: Whether the citation leaves out further authors ("et al").
        title: Title, without a full stop.
        place: Journal as abbreviated there, publisher, organisation or conference.
        year: Year.
        volume: Volume.
        issue: Issue.
        pages: First page, or number of the article.
        last_page: Last page in full.
        edition: Number of the edition.
        note: What else it says.
        doi: Its DOI, where the list of citations has one.
    """

    kind: Kind
    authors: tuple[tuple[str, str], ...]
    has_more: bool
    title: str
    place: str
    year: str
    volume: str = ""
    issue: str = ""
    pages: str = ""
    last_page: str = ""
    edition: str = ""
    note: str = ""
    doi: str = ""

    @property
    def first(self) -> str:
        """Surname of the first author."""
        return self.authors[0][0]


def reference(citation: str) -> Reference:
    """The parts of a citation of `lib.citations`.

    Raises:
        ValueError: It has none of the forms that are known.
    """
    matched = ((kind, form.fullmatch(citation)) for kind, form in FORMS.items())
    kind, found = next(((kind, found) for kind, found in matched if found), (None, None))
    if kind is None or found is None:
        raise ValueError(f"no known form: {citation!r}")
    parts = {name: text or "" for name, text in found.groupdict().items()}
    names = parts.pop("authors").split(", ")
    has_more = names[-1] == OTHERS
    authors = tuple(_author(name) for name in (names[:-1] if has_more else names))
    pages, _, last = parts.pop("pages", "").partition("–")
    # "1309–12" is 1309 to 1312.
    whole = pages[: len(pages) - len(last)] + last if last else ""
    place = parts.pop("place", "") or names[0]
    return Reference(
        kind,
        authors,
        has_more,
        place=place,
        pages=pages,
        last_page=whole,
        doi=DOIS.get(citation, ""),
        **parts,
    )


def _author(name: str) -> tuple[str, str]:
    """Surname and initials; an organisation, or a pen name, has no initials."""
    found = re.fullmatch(r"(.+) ([A-Z]+)", name)
    return (found[1], found[2]) if found else (name, "")


def in_text(citations: Sequence[str], words: Words) -> str:
    """Citations as they stand in a sentence: " (Holm 1979; Hodges and Lehmann 1963)"."""
    marks = []
    for each in map(reference, dict.fromkeys(citations)):
        surnames = [surname for surname, _ in each.authors]
        if len(surnames) > 2 or each.has_more:
            name = f"{surnames[0]} et al."
        else:
            name = words.listing(surnames)
        marks.append(f"{name} {each.year}")
    return f" ({'; '.join(marks)})" if marks else ""


def keys(references: Iterable[Reference]) -> list[str]:
    """A key for each reference, none twice: "holm1979", "altman2006b"."""
    names = [_ascii(each.first).lower() + each.year for each in references]
    twice, seen = Counter(names), Counter[str]()
    found = []
    for name in names:
        seen[name] += 1
        found.append(name + chr(ord("a") + seen[name] - 1) if twice[name] > 1 else name)
    return found


def _ascii(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "".join(filter(str.isalnum, bare))


def bibtex(citations: Iterable[str]) -> str:
    """A BibTeX file of these citations, in their order; a citation given twice stands once."""
    found = [reference(each) for each in dict.fromkeys(citations)]
    return "\n".join(_bib_entry(key, each) for key, each in zip(keys(found), found, strict=True))


def _bib_entry(key: str, of: Reference) -> str:
    pages = f"{of.pages}--{of.last_page}" if of.last_page else of.pages
    fields = {
        "author": " and ".join([*map(_bib_author, of.authors), *(["others"] * of.has_more)]),
        # Within braces no style changes its capitals.
        "title": f"{{{_tex(of.title)}}}",
        PLACES[of.kind][0]: _tex(of.place),
        "year": of.year,
        "volume": of.volume,
        "number": of.issue,
        "pages": pages,
        "edition": of.edition,
        "note": _tex(of.note),
        # As it is: what TeX reads otherwise in it, those who set it know.
        "doi": of.doi,
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@{BIB_KINDS[of.kind]}{{{key},", *lines, "}", ""])


def _bib_author(author: tuple[str, str]) -> str:
    surname, initials = author
    if initials:
        return f"{_tex(surname)}, {' '.join(f'{letter}.' for letter in initials)}"
    # Within braces a name of several words is one.
    return f"{{{_tex(surname)}}}"


def _tex(text: str) -> str:
    return "".join(TEX.get(character, character) for character in text)


def ris(citations: Iterable[str]) -> str:
    """A RIS file of these citations, in their order; a citation given twice stands once."""
    return "".join(_ris_entry(reference(each)) for each in dict.fromkeys(citations))


def _ris_entry(of: Reference) -> str:
    authors = [
        f"{surname}, {' '.join(f'{letter}.' for letter in initials)}" if initials else surname
        for surname, initials in of.authors
    ]
    more = "Further authors are not in this entry (et al)." if of.has_more else ""
    fields = [
        ("TY", RIS_KINDS[of.kind]),
        *(("AU", author) for author in authors),
        ("TI", of.title),
        (PLACES[of.kind][1], of.place),
        ("PY", of.year),
        ("VL", of.volume),
        ("IS", of.issue),
        ("SP", of.pages),
        ("EP", of.last_page),
        ("ET", of.edition),
        ("DO", of.doi),
        *(("N1", note) for note in (of.note, more)),
    ]
    lines = [f"{tag}  - {text}" for tag, text in fields if text]
    return "\r\n".join([*lines, "ER  - ", "", ""])
