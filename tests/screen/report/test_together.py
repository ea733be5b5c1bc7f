"""What stays together on a sheet, for browsers that keep nothing whole but single blocks."""

from lib.screen.report.sheet import Box, Bullets, Drawing, Heading, Line, Node, Table
from lib.screen.report.together import BEGINNING, TALLEST, TALLEST_BESIDE, height, room_for, runs
from lib.screen.report.writing import Writer

TITLE, TEXT = Heading("title"), Line((("", "text"),))
FIGURE = Drawing({"data": [], "layout": {"height": 320}}, "figure")


def table(rows: int) -> Table:
    return Table(("a", "b"), (("x", "y"),) * rows, frozenset(), "table")


def taken(*nodes: Node) -> list[int]:
    """How many nodes each run has; of those that do not stay together, one."""
    found = [(len(run.nodes), run.is_whole) for run in runs(nodes)]
    assert all(size == 1 or whole for size, whole in found)
    return [size for size, _ in found]


def test_a_heading_stays_with_its_sentences_and_the_figure_after_them_with_its_first_note() -> None:
    assert taken(TITLE, TEXT, Bullets(("one",)), FIGURE, TEXT, TEXT) == [5, 1]
    assert taken(TITLE, Box("pair", held=[FIGURE, TEXT]), TEXT) == [2, 1]
    # Without a heading the last sentence over the figure does.
    assert taken(TEXT, TEXT, FIGURE, TEXT) == [1, 3]
    assert taken(TITLE, TITLE, FIGURE) == [1, 2]


def test_a_bold_line_is_the_heading_of_the_next() -> None:
    assert taken(Line((("bold", "title"),)), TEXT, TEXT) == [2, 1]
    assert taken(Line((("bold", "word"), ("", "text"))), TEXT) == [1, 1]


def test_what_would_leave_half_a_sheet_empty_may_be_divided_but_begins_under_its_heading() -> None:
    long = table(40)
    assert height(long) > TALLEST > height(table(20))
    first, second = runs([TITLE, TEXT, long])
    assert (first.nodes, first.is_whole, first.room) == ((TITLE, TEXT), True, BEGINNING)
    assert (second.nodes, second.is_whole) == ((long,), False)
    assert taken(TITLE, TEXT, table(20)) == [3]
    # In a fold too, whose first figure has room under its title.
    fold = Box("fold", "title", [TEXT, FIGURE, long])
    assert room_for(fold.held) == height(TEXT) + height(FIGURE)
    html = Writer({}).page([Box("fold", "title", [long])], level=3)
    assert '<summary><span class="leads" style="--room:9rem">title</span></summary>' in html
    assert 'class="table"' in html
    assert 'class="table whole"' in Writer({}).page([table(20)], level=3)


def test_a_pair_is_as_tall_as_the_taller_of_its_members_in_half_the_width() -> None:
    text = Line((("", "x" * 100),))
    group = Box("group", held=[FIGURE, text])
    assert height(Box("pair", held=[group, Box("group", held=[text])])) == 320 / 16 + 2 * 1.6
    assert height(group) == 320 / 16 + 1.6


def test_a_heading_goes_to_the_sheet_of_a_pair_however_tall() -> None:
    tall = Box("pair", held=[Box("group", held=[FIGURE] * 9), Box("group", held=[TEXT])])
    first, second = runs([TITLE, tall])
    assert (first.nodes, first.room, second.nodes) == ((TITLE,), TALLEST_BESIDE, (tall,))
