"""Citations as BibTeX and RIS: read back, they are what is printed."""

import re

import pytest

from lib import citations
from lib.wording.paper.references import bibtex, in_text, keys, reference, ris
from lib.words import Words

LISTED = [
    text for name, text in vars(citations).items() if isinstance(text, str) and name.isupper()
]
ORDINALS = {"2": "2nd", "3": "3rd", "4": "4th"}
ENTRY = re.compile(r"@(\w+)\{(\w+),\n((?:  \w+ = \{.*\},\n)+)\}\n")
FIELD = re.compile(r"  (\w+) = \{(.*)\},\n")


def untexed(text: str) -> str:
    text = text.replace(r"\textbackslash{}", "\\").replace(r"\textasciitilde{}", "~")
    return re.sub(r"\\([&%$#_{}])", r"\1", text)


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Kind, key and fields of each entry; whatever is none is an error."""
    assert ENTRY.sub("", text).strip() == ""
    return [
        (kind, key, {name: untexed(value) for name, value in FIELD.findall(fields)})
        for kind, key, fields in ENTRY.findall(text)
    ]


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Tags and values of each entry; lines end as the format says."""
    assert "\n" not in text.replace("\r\n", "")
    entries: list[list[tuple[str, str]]] = []
    for line in text.split("\r\n"):
        if not line:
            continue
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        tag, value = found.groups()
        if tag == "TY":
            entries.append([])
        entries[-1].append((tag, value))
    for entry in entries:
        assert entry[0][0] == "TY"
        assert entry[-1] == ("ER", "")
        assert [tag for tag, _ in entry].count("TY") == 1
    return entries


def printed(authors: list[str], of: dict[str, str]) -> str:
    """A citation as pages print it, from its parts."""
    names = ", ".join(authors)
    title, year, note = of["title"], of["year"], of.get("note", "")
    if "journal" in of:
        issue = f"({of['number']})" if "number" in of else ""
        noted = f" ({note})" if note else ""
        return (
            f"{names}. {title}. {of['journal']} {year};{of['volume']}{issue}:{of['pages']}{noted}."
        )
    if "publisher" in of:
        volume = f", vol {of['volume']}" if "volume" in of else ""
        edition = f", {ORDINALS[of['edition']]} ed" if "edition" in of else ""
        noted = f", {note}" if note else ""
        return f"{names}. {title}{volume}{edition}. {of['publisher']} {year}{noted}."
    if "booktitle" in of:
        return f"{names}. {title}. {of['booktitle']} {year}, {note}."
    return f"{names}. {title}. {note}."


def abbreviated(first: str, last: str) -> str:
    """Pages as these citations have them: "1309–12"."""
    if not last:
        return first
    if re.fullmatch("1[0-9]", last):
        # As it is said: ten to seventeen.
        return f"{first}–{last}"
    same = next(n for n in range(len(last)) if n >= len(first) or first[n] != last[n])
    return f"{first}–{last[same:]}" if len(first) == len(last) else f"{first}–{last}"


def test_each_citation_is_what_its_bibtex_entry_says() -> None:
    found = read_bibtex(bibtex(LISTED))
    assert len(found) == len(LISTED) > 50
    for citation, (_, _, fields) in zip(LISTED, found, strict=True):
        authors = []
        for author in fields["author"].split(" and "):
            surname, _, initials = author.strip("{}").partition(", ")
            authors.append(f"{surname} {re.sub('[. ]', '', initials)}".strip())
        authors = ["et al" if name == "others" else name for name in authors]
        first, _, last = fields.get("pages", "").partition("--")
        parts = fields | {"pages": abbreviated(first, last), "title": fields["title"].strip("{}")}
        assert printed(authors, parts) == citation


def test_each_citation_is_what_its_ris_entry_says() -> None:
    found = read_ris(ris(LISTED))
    assert len(found) == len(LISTED)
    names = {"TI": "title", "JO": "journal", "PY": "year", "VL": "volume", "IS": "number"}
    names |= {"ET": "edition", "T2": "booktitle", "N1": "note"}
    for citation, entry in zip(LISTED, found, strict=True):
        tags = dict(entry)
        parts = {names[tag]: value for tag, value in entry if tag in names}
        if tags["TY"] == "BOOK":
            parts["publisher"] = tags["PB"]
        authors = [author_of(value) for tag, value in entry if tag == "AU"]
        if "et al" in parts.get("note", ""):
            authors.append(parts.pop("note") and "et al")
        parts["pages"] = abbreviated(tags.get("SP", ""), tags.get("EP", ""))
        assert printed(authors, parts) == citation


def author_of(value: str) -> str:
    surname, _, initials = value.partition(", ")
    return f"{surname} {re.sub('[. ]', '', initials)}".strip()


def test_keys_are_plain_and_none_is_given_twice() -> None:
    found = [key for _, key, _ in read_bibtex(bibtex(LISTED))]
    assert len(set(found)) == len(found)
    assert all(re.fullmatch("[a-z]+[0-9]{4}[a-z]?", key) for key in found)
    holm = reference(citations.HOLM)
    assert keys([holm, reference(citations.WELCH), holm]) == ["holm1979a", "welch1947", "holm1979b"]


def test_what_tex_reads_otherwise_is_escaped_and_accents_stay() -> None:
    text = bibtex([citations.EDGINGTON_ONGHENA, citations.STREITBERG_ROHMEL, citations.WELCH])
    assert r"publisher = {Chapman \& Hall/CRC}" in text
    assert "Röhmel, J." in text
    assert "“Student’s”" in text
    strange = r"Doe J. 5% of #1_{x} ~^\ $. A & B 2020;1:2–3."
    assert r"5\% of \#1\_\{x\} \textasciitilde{}\textasciicircum{}\textbackslash{} \$" in bibtex(
        [strange]
    )


def test_what_a_citation_leaves_out_is_said_and_not_made_up() -> None:
    (_, _, fields), *_ = read_bibtex(bibtex([citations.HOPEWELL]))
    assert fields["author"] == "Hopewell, S. and Chan, A. W. and Collins, G. S. and others"
    assert "doi" not in fields
    (entry,) = read_ris(ris([citations.HOPEWELL]))
    assert ("N1", "Further authors are not in this entry (et al).") in entry


def test_a_doi_stands_where_the_list_has_one() -> None:
    (_, _, fields), *_ = read_bibtex(bibtex([citations.NEWCOMBE]))
    assert fields["doi"] == "10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I"
    assert ("DO", "10.1136/bmj.323.7321.1123") in read_ris(ris([citations.VICKERS_ALTMAN]))[0]
    assert set(citations.DOIS) <= set(LISTED)
    assert all(re.fullmatch(r"10\.[0-9]{4,5}/\S+", doi) for doi in citations.DOIS.values())
    assert len(set(citations.DOIS.values())) == len(citations.DOIS)


def test_a_citation_of_an_unknown_form_is_refused() -> None:
    with pytest.raises(ValueError, match="no known form"):
        reference("Somebody, somewhere.")


def test_in_a_sentence_stand_names_and_years() -> None:
    english, italian = Words("en"), Words("it")
    assert in_text([citations.HOLM], english) == " (Holm 1979)"
    two = [citations.HODGES_LEHMANN, citations.SEARLE, citations.HODGES_LEHMANN]
    assert in_text(two, italian) == " (Hodges e Lehmann 1963; Searle et al. 1980)"
    assert in_text([citations.HOPEWELL], english) == " (Hopewell et al. 2025)"
    assert in_text([], english) == ""
