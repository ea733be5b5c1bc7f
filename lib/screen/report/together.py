"""What stays on one sheet of paper: a heading with what it is of, a figure with its words.

Browsers differ in where they end a sheet: all of them keep a block whole that fits on one, and few
keep two blocks together. So what belongs together is one block, unless that would be so tall that
half a sheet stayed empty before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from lib.screen.report.sheet import Box, Bullets, Drawing, Heading, Line, Node, Table

# In the size of letters, of which 87 stand on a sheet: the tallest block that is kept whole, and
# where something stands side by side, which is hard to read in two parts and is divided only where
# it has no room on any sheet.
TALLEST, TALLEST_BESIDE = 48.0, 72.0
# Height of a line of text, of a row of a table and of a heading with what is round it.
LINE, ROW, HEADING = 1.6, 1.9, 3.0
# Some lines of a text, or rows of a table, that goes on on the next sheet.
BEGINNING = 9.0
# Letters in a line as wide as the page.
WIDE = 105


@dataclass(frozen=True, slots=True)
class Run:
    """Nodes one after the other.

    Attributes:
        nodes: The nodes.
        is_whole: Whether they stay together.
        room: What has to have room under them on their sheet, in the size of letters.
    """

    nodes: tuple[Node, ...]
    is_whole: bool = False
    room: float = 0


def height(node: Node, width: float = 1) -> float:
    """About how tall a node is on paper, in the size of letters.

    Args:
        node: The node.
        width: Its part of the width of a page.
    """
    if isinstance(node, Heading):
        return HEADING
    if isinstance(node, Drawing):
        return float(node.parts["layout"]["height"]) / 16
    if isinstance(node, Table):
        letters = WIDE * width / max(len(node.columns), 1)
        rows = (node.columns, *node.rows)
        lines = (max(ceil(len(cell) / letters) for cell in row or ("",)) for row in rows)
        return ROW * sum(map(max, lines, [1] * len(rows)))
    if isinstance(node, Box):
        if node.kind == "pair":
            part = width / max(len(node.held), 1)
            return max((height(each, part) for each in node.held), default=0)
        return sum(height(each, width) for each in node.held) + (LINE if node.title else 0)
    texts = node.texts if isinstance(node, Bullets) else [" ".join(text for _, text in node.spans)]
    return LINE * sum(1 + len(text) // int(WIDE * width) for text in texts)


def is_tall(*nodes: Node) -> bool:
    """Whether nodes one below the other are too tall to be kept whole."""
    is_beside = any(isinstance(node, Box) and node.kind == "pair" for node in nodes)
    return sum(map(height, nodes)) > (TALLEST_BESIDE if is_beside else TALLEST)


def runs(nodes: Sequence[Node]) -> Iterator[Run]:
    """The nodes in their order, those that belong together in one run.

    A heading goes with the sentences under it and the figure, table or box that follows, where one
    does; a sentence over a figure or table with that, and the first one under it too; a line that
    is bold as a whole with the next.
    """
    rest = list(nodes)
    while rest:
        size = _size(rest)
        taken, rest = tuple(rest[:size]), rest[size:]
        leads = isinstance(taken[0], Heading) and not _has_block(taken)
        yield Run(taken, size > 1 or leads, room_for(rest) if leads else 0)


def room_for(nodes: Sequence[Node]) -> float:
    """How much of what follows a heading has to stand on its sheet, in the size of letters."""
    if not nodes:
        return 0
    first = next(runs(nodes))
    if first.is_whole:
        return sum(map(height, first.nodes)) + first.room
    (node,) = first.nodes
    if isinstance(node, Box) and node.kind == "pair":
        return min(height(node), TALLEST_BESIDE)
    if isinstance(node, Box) and is_tall(node):
        return room_for(node.held) + (LINE if node.title else 0)
    return BEGINNING if isinstance(node, Line) or is_tall(node) else height(node)


def _size(nodes: Sequence[Node]) -> int:
    """How many of these nodes, from the first, belong together and are not too tall."""
    first = nodes[0]
    place = 1
    if isinstance(first, Heading):
        while place < len(nodes) and isinstance(nodes[place], Line | Bullets):
            place += 1
        is_block = place < len(nodes) and not isinstance(nodes[place], Heading)
    elif isinstance(first, Line):
        is_block = isinstance(_at(nodes, 1), Drawing | Table)
        is_title = all(style == "bold" for style, _ in first.spans)
        place += not is_block and is_title and isinstance(_at(nodes, 1), Line)
    else:
        place, is_block = 0, isinstance(first, Drawing | Table)
    if is_block:
        block = nodes[place]
        place += 1
        if isinstance(block, Drawing | Table) and isinstance(_at(nodes, place), Line):
            place += 1
    if not is_tall(*nodes[:place]):
        return max(place, 1)
    # The heading and the first sentence at least.
    return 2 if isinstance(first, Heading) and isinstance(_at(nodes, 1), Line) else 1


def _at(nodes: Sequence[Node], place: int) -> Node | None:
    return nodes[place] if place < len(nodes) else None


def _has_block(nodes: Sequence[Node]) -> bool:
    return any(isinstance(node, Drawing | Table | Box) for node in nodes)
