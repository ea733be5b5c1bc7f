"""What sheets hold as HTML: every text of it as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from lib.figures.report.standalone import in_script, standalone
from lib.plain_text import held
from lib.screen.report.sheet import Box, Bullets, Drawing, Heading, Line, Node, Span, Table
from lib.screen.report.together import Run, is_tall, room_for, runs
from lib.screen.tables import MAY_BREAK, breakable, unbroken

# Of a table that stands beside something else.
MOST_COLUMNS_BESIDE, MOST_ROWS_BESIDE = 4, 5
WORD_JOINER = "\N{WORD JOINER}"
# A name that is not broken after its hyphens, as `held` marks it.
HELD_NAME = re.compile(rf"[^\W_]+(?:-{WORD_JOINER}[^\W_]+)+")


def text_of(text: str, *, intervals: bool = True) -> str:
    """A text as HTML that shows it as it is, within an element.

    Nothing that nobody sees is left in it: a name that was copied would not be found elsewhere.

    Args:
        text: The text.
        intervals: As in `held`.
    """
    marked = HELD_NAME.sub(
        r'<span class="held">\g<0></span>', escape(held(text, intervals=intervals))
    )
    return marked.replace(WORD_JOINER, "")


def value_of(text: str) -> str:
    """A text as the value of an attribute in quotes, or the title of a file."""
    return escape(text)


def leading(html: str, room: float, *, tag: str = "div") -> str:
    """What a sheet does not end after, as HTML.

    Args:
        html: As HTML.
        room: What has to have room under it, in the size of letters.
        tag: The element that it becomes.
    """
    return f'<{tag} class="leads" style="--room:{room:.0f}rem">{html}</{tag}>'


class Writer:
    """Writes nodes as HTML and numbers their figures.

    Args:
        colours: What the figures' placeholders of colours stand for.
    """

    def __init__(self, colours: Mapping[str, str]) -> None:
        self._colours = colours
        self._level, self._figures = 3, 0
        self._forms: dict[type, Callable[[Any], str]] = {
            Heading: self._heading,
            Line: self._line,
            Bullets: self._bullets,
            Drawing: self._drawing,
            Table: self._table,
            Box: self._box,
        }

    def page(self, nodes: Sequence[Node], *, level: int) -> str:
        """The nodes one after the other, their headings of this level."""
        self._level = level
        return self._written(arranged(nodes))

    def _written(self, nodes: Sequence[Node]) -> str:
        return "\n".join(map(self._run, runs(nodes)))

    def _run(self, run: Run) -> str:
        within = "\n".join(map(self._node, run.nodes))
        if not run.is_whole:
            return within
        return leading(within, run.room) if run.room else f'<div class="whole">{within}</div>'

    def _node(self, node: Node) -> str:
        return self._forms[type(node)](node)

    def _heading(self, node: Heading) -> str:
        return f"<h{self._level}>{text_of(node.text)}</h{self._level}>"

    def _line(self, node: Line) -> str:
        spans = " ".join(map(_span, node.spans))
        return f'<p class="{node.kind}">{spans}</p>' if node.kind != "text" else f"<p>{spans}</p>"

    def _bullets(self, node: Bullets) -> str:
        items = "".join(f"<li>{text_of(text)}</li>" for text in node.texts)
        return f"<ul>{items}</ul>"

    def _drawing(self, node: Drawing) -> str:
        """A figure, which the script at the end draws; its numbers stand in it as JSON."""
        self._figures += 1
        found = standalone(node.parts, self._colours)
        height, alt = int(found["layout"]["height"]), value_of(node.alt)
        return (
            f'<figure><div class="plot" id="figure-{self._figures}" role="group" '
            f'aria-label="{alt}" style="height:{height}px"></div>'
            f'<script type="application/json">{in_script(found)}</script>'
            f"<noscript><p>{text_of(node.alt)}</p></noscript></figure>"
        )

    def _table(self, node: Table) -> str:
        """A table whose rows have headers too; it pastes into a document as a table."""
        columns = "".join(
            f'<th scope="col"{_side(node, place)}>{_breaking(breakable(name))}</th>'
            for place, name in enumerate(node.columns)
        )
        rows = "".join(
            "<tr>" + "".join(_cell(node, place, cell) for place, cell in enumerate(row)) + "</tr>"
            for row in node.rows
        )
        head, body = f"<thead><tr>{columns}</tr></thead>", f"<tbody>{rows}</tbody>"
        table = f'<table aria-label="{value_of(node.alt)}">{head}{body}</table>'
        whole = "" if is_tall(node) else " whole"
        return f'<div class="table{whole}" tabindex="0">{table}</div>'

    def _box(self, node: Box) -> str:
        if node.kind == "pair":
            return self._pair(node)
        within = self._written(node.held)
        if node.kind == "fold":
            kind, title = "", text_of(node.title)
            if is_tall(node):
                title = leading(title, room_for(node.held), tag="span")
            else:
                kind = ' class="whole"'
            return f"<details{kind} open><summary>{title}</summary>{within}</details>"
        if not node.held:
            return ""
        return f'<div class="{node.kind}">{within}</div>'

    def _pair(self, node: Box) -> str:
        return f'<div class="pair">{"".join(map(self._member, node.held))}</div>'

    def _member(self, node: Node) -> str:
        """One of those side by side, as an element that a sheet can put there."""
        written = self._node(node)
        is_own = isinstance(node, Box) and node.kind not in ("fold", "pair")
        return written if is_own or not written else f"<div>{written}</div>"


def arranged(nodes: Sequence[Node]) -> list[Node]:
    """The nodes, of which side by side stand no tables that half a page has no room for.

    Folds with such tables follow below, as wide as the page; where one stands in the open, its pair
    stands one below the other.
    """
    found: list[Node] = []
    for node in nodes:
        if not isinstance(node, Box):
            found.append(node)
        elif node.kind != "pair":
            # A copy: parts that are computed once stand in several places.
            found.append(Box(node.kind, node.title, arranged(node.held)))
        elif any(_holds_wide(member) for member in node.held):
            found += [Box("group", held=arranged([member])) for member in node.held]
        else:
            kept, folds = _without_wide_folds(node.held)
            found += [Box("pair", held=arranged(kept))] if kept else []
            found += arranged(folds)
    return found


def _is_wide(node: Node) -> bool:
    """Whether half a page is too narrow for a table, or half of it would stay empty beside it."""
    return isinstance(node, Table) and (
        len(node.columns) > MOST_COLUMNS_BESIDE or len(node.rows) > MOST_ROWS_BESIDE
    )


def _holds_wide(node: Node, *, in_folds: bool = False) -> bool:
    """Whether a table that is too wide stands in it, outside its folds or in them too."""
    if not isinstance(node, Box):
        return _is_wide(node)
    if node.kind == "fold" and not in_folds:
        return False
    return any(_holds_wide(each, in_folds=in_folds) for each in node.held)


def _without_wide_folds(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The nodes without their folds that hold too wide a table, and these folds in their order."""
    kept: list[Node] = []
    folds: list[Node] = []
    for node in nodes:
        if not isinstance(node, Box):
            kept.append(node)
        elif node.kind == "fold":
            (folds if _holds_wide(node, in_folds=True) else kept).append(node)
        else:
            within, apart = _without_wide_folds(node.held)
            kept.append(Box(node.kind, node.title, within))
            folds += apart
    return kept, folds


def _span(span: Span) -> str:
    style, text = span
    if not style:
        return text_of(text)
    tag = "strong" if style == "bold" else f'span class="label {style}"'
    return f"<{tag}>{text_of(text)}</{tag.split()[0]}>"


def _breaking(text: str) -> str:
    """A text of a table; where it may be broken stands nothing that would be copied with it."""
    parts = text.split(MAY_BREAK)
    return "<wbr>".join(text_of(part, intervals=False) for part in parts)


def _side(node: Table, place: int) -> str:
    return ' class="right"' if place in node.right else ""


def _cell(node: Table, place: int, cell: str) -> str:
    names = place == 0 and node.names_rows
    tag, scope = ("th", ' scope="row"') if names else ("td", "")
    text = _breaking(unbroken(cell))
    return f"<{tag}{scope}{_side(node, place)}>{text}</{tag}>"
