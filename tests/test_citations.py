"""One list of citations: whatever a docstring or a page names is in it, and nothing else is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib import citations

ROOT = Path(__file__).parent.parent
LISTED = {
    name: text for name, text in vars(citations).items() if isinstance(text, str) and name.isupper()
}
CODE = sorted([*ROOT.glob("lib/**/*.py"), *ROOT.glob("pages/*.py")])
LINE = re.compile(r"(?P<authors>[^,]+), (?P<place>.+?)(, for .+)?\.")


def references() -> Iterator[tuple[str, str]]:
    """Where a docstring of the library names a source, and the line that names it."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                _, found, lines = (ast.get_docstring(node) or "").partition("References:\n")
                if found:
                    yield from ((path.stem, line.strip()) for line in lines.splitlines())


def surnames(text: str) -> list[str]:
    return [re.sub(" [A-Z]+$", "", author) for author in text.split(". ")[0].split(", ")]


def named(line: str) -> list[str]:
    """The citations of the list that a line of a docstring means."""
    parts = LINE.fullmatch(line)
    assert parts, line
    authors = parts["authors"].removesuffix(" et al").split(" and ")
    return [
        name
        for name, text in LISTED.items()
        if surnames(text)[: len(authors)] == authors
        and (len(surnames(text)) > 2) == parts["authors"].endswith(" et al")
        and parts["place"] in text
    ]


@pytest.mark.parametrize(("module", "line"), sorted(set(references())))
def test_every_reference_of_a_docstring_is_one_of_the_list(module: str, line: str) -> None:
    assert len(named(line)) == 1, (module, line)


def printed() -> set[str]:
    """The citations that some page prints."""
    used: set[str] = set()
    for path in CODE:
        used |= set(re.findall(r"\bcitations\.([A-Z_0-9]+)", path.read_text(encoding="utf-8")))
    return used


def test_every_citation_is_used() -> None:
    assert {name for _, line in references() for name in named(line)} | printed() == set(LISTED)


def test_what_is_printed_is_the_source_of_the_code_as_well() -> None:
    # Half of a limit is no statistic: its source stands where it is explained.
    sources = {name for _, line in references() for name in named(line)}
    assert printed() - sources == {"HORNUNG_REED"}


def test_the_list_is_in_order_and_names_nothing_twice() -> None:
    places = [(surnames(text), text) for text in LISTED.values()]
    assert [name for name, _ in places] == sorted(name for name, _ in places)
    assert len({text for _, text in places}) == len(places)
