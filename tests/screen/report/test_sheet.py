"""A sheet takes what a page shows, in its own thread and nowhere else."""

import threading
from types import SimpleNamespace
from typing import Any, cast

from lib.screen.elements import bullets, line, section, show_notes, small
from lib.screen.remembered import remembered
from lib.screen.report.places import beside, group
from lib.screen.report.sheet import (
    Box,
    Bullets,
    Findings,
    Heading,
    Line,
    Sheet,
    at_first,
    sheet_here,
    spread,
)
from lib.screen.report.told import add_methods, methods_told
from lib.screen.view import View
from lib.words import Words


def test_elements_are_written_down_in_their_order_and_places() -> None:
    sheet = Sheet(Findings())
    with spread(sheet):
        section("Heading")
        with group(border=True):
            left, right = beside([1, 2])
            with right:
                show_notes("second", "")
            with left:
                line(("badge", "mark"), "", "first")
        # A place can be opened again.
        with right:
            small("third")
        bullets(["one", "", "two"])
    pair = Box("pair", held=[Box("group", held=[Line((("badge", "mark"), ("", "first")))])])
    pair.held.append(
        Box("group", held=[Line((("", "second"),)), Line((("", "third"),), kind="small")])
    )
    assert sheet.body == [Heading("Heading"), Box("card", held=[pair]), Bullets(("one", "two"))]


def test_a_sheet_takes_what_is_shown_in_its_thread_alone() -> None:
    seen: list[object] = []
    sheet = Sheet(Findings())
    with spread(sheet):
        other = threading.Thread(target=lambda: seen.append(sheet_here()))
        other.start()
        other.join()
        seen.append(sheet_here())
    seen.append(sheet_here())
    assert seen == [None, sheet, None]


def test_a_sheet_is_taken_away_whatever_fails_on_it() -> None:
    try:
        with spread(Sheet(Findings())):
            raise ValueError
    except ValueError:
        assert sheet_here() is None


def test_a_control_on_a_sheet_has_its_first_value_and_is_not_asked() -> None:
    asked: list[int] = []

    @at_first(lambda first: first)
    def choose(first: int) -> int:
        asked.append(first)
        return first + 1

    assert choose(1) == 2
    with spread(Sheet(Findings())):
        assert choose(10) == 10
    assert asked == [1]


def test_a_part_is_computed_once_for_a_report_and_shown_wherever_it_is_called() -> None:
    computed: list[int] = []

    @remembered("day")
    def part(view: View, number: int) -> int:
        computed.append(number)
        show_notes(f"note {number} at {view.day}")
        add_methods([("", (f"method {number}",), ())])
        return 10 * number

    view = cast(Any, SimpleNamespace(token="t", is_upload=False, words=Words("en"), day=7))
    findings = Findings()
    for _ in range(2):
        sheet = Sheet(findings)
        with spread(sheet):
            assert [part(view, 1), part(view, 2), part(view, 1)] == [10, 20, 10]
            told = methods_told()
        assert sheet.body == [Line((("", f"note {number} at 7"),)) for number in (1, 2, 1)]
        assert [texts for _, texts, _ in told] == [(f"method {number}",) for number in (1, 2, 1)]
    assert computed == [1, 2]
