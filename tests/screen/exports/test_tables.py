"""Every figure and table of every page has its numbers, and the page a workbook of them."""

import io

import pytest
from python_calamine import CalamineWorkbook

from lib.wording.exports.workbook import workbook_of
from lib.words import Words
from tests.support.pages import PAGES, figures_of, seen
from tests.support.studies import sample

# Figures whose fold has another name than they.
FOLDS = {
    "changes": "changes_by_visit",
    "waterfall": "individual",
    "responders": "response",
    "sensitivity": "robustness",
}


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_has_numbers_and_every_table_a_sheet(page: str) -> None:
    app = seen(page)
    tables = app.session_state["tables"]
    figures = {FOLDS.get(key, key) for key in figures_of(app)}
    assert figures <= set(tables)
    frames = [(table.title, table.numbers()) for table in tables.values()]
    assert all(len(frame) for _, frame in frames)
    book = workbook_of(frames, sample(), Words("en"))
    names = CalamineWorkbook.from_filelike(io.BytesIO(book)).sheet_names
    # Some of two parts, "1a" and "1b".
    assert len({name.split()[0].rstrip("ab") for name in names}) == len(tables)


@pytest.mark.parametrize("page", PAGES)
def test_a_table_that_stands_open_is_offered_at_the_end_of_the_page(page: str) -> None:
    app = seen(page)
    labels = [button.proto.label for button in app.get("download_button")]
    wanted = [table for table in app.session_state["tables"].values() if table.stands_open]
    assert len([label for label in labels if label.startswith("CSV: ")]) == len(wanted)
    assert [label for label in labels if label.endswith("(.xlsx)")]
