"""Where what stands side by side on a page stands in a file."""

from lib.screen.report.sheet import Box, Line, Table
from lib.screen.report.writing import Writer, text_of


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
        pair, after = html.split('<details class="whole" open><summary>wide', 1)
        assert pair.startswith('<div class="pair">')
        assert pair.endswith("</div></div>\n")
        assert all(text in pair for text in ("left", "right", "small"))
        assert "small" not in after
        # What is computed once is shown in other places too.
        assert [type(node) for node in left.held] == [Line, Box]


def test_a_pair_with_a_wide_table_in_the_open_stands_one_below_the_other_in_its_order() -> None:
    first = Box("group", held=[Line((("", "first"),)), table(7, 3)])
    html = written(first, Box("group", held=[Line((("", "second"),))]))
    assert 'class="pair"' not in html
    assert html.index("first") < html.index("<table") < html.index("second")


def test_a_name_stays_on_one_line_and_is_found_again_when_it_is_copied() -> None:
    assert text_of("MEX-SLEDAI, <anti-IL-6> at day 43") == (
        '<span class="held">MEX-SLEDAI</span>, &lt;<span class="held">anti-IL-6</span>&gt; '
        "at day\N{NO-BREAK SPACE}43"
    )
    # A long address may be broken at its other places.
    doi = "10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U"
    assert text_of(doi) == (
        "10.1002/(SICI)1521-4036(200001)42:1&lt;17::"
        '<span class="held">AID-BIMJ17</span>&gt;3.0.CO;2-U'
    )
