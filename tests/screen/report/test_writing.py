"""Where what stands side by side on a page stands in a file."""

from lib.screen.report.sheet import Box, Line, Table
from lib.screen.report.writing import Writer


def table(columns: int, rows: int) -> Table:
    """A table of so many columns and rows."""
    names = tuple(f"c{place}" for place in range(columns))
    return Table(names, (("x",) * columns,) * rows, frozenset(), "table")


def written(*members: Box) -> str:
    return Writer({}).page([Box("pair", held=list(members))], level=3)


def test_a_fold_with_a_wide_or_long_table_follows_its_pair() -> None:
    for size in ((5, 2), (3, 6)):
        left = Box("group", held=[Line((("", "left"),)), Box("fold", "wide", [table(*size)])])
        right = Box("group", held=[Line((("", "right"),)), Box("fold", "small", [table(4, 5)])])
        html = written(left, right)
        pair, after = html.split("<details open><summary>wide", 1)
        assert pair.endswith("</div></div>")
        assert all(text in pair for text in ("left", "right", "small"))
        assert "small" not in after
        # What is computed once is shown in other places too.
        assert [type(node) for node in left.held] == [Line, Box]


def test_a_pair_with_a_wide_table_in_the_open_stands_one_below_the_other_in_its_order() -> None:
    first = Box("group", held=[Line((("", "first"),)), table(7, 3)])
    html = written(first, Box("group", held=[Line((("", "second"),))]))
    assert 'class="pair"' not in html
    assert html.index("first") < html.index("<table") < html.index("second")
