"""Opening the dashboard's pages without a browser."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from streamlit.testing.v1 import AppTest

from lib.language import Language
from lib.screen.frame import titles_of
from lib.screen.sessions.studies import ShownStudy
from lib.study.pages import LUPUS_PAGES
from lib.study.study import Study
from lib.words import Words
from tests.support.files import ROOT

YOUR_STUDY = "your_study"
# Those of the sample that show a study.
PAGES = ("overview", *(page.code for page in LUPUS_PAGES), "adverse_events")


def title_of(page: str, language: Language = "en") -> str:
    """The title of a page of the sample, or of that on which files are dropped."""
    return titles_of(LUPUS_PAGES, Words(language))[page]


class _Everything(set[str]):
    """The set of all texts."""

    def __contains__(self, text: object) -> bool:
        return True


def opened(
    page: str = "overview",
    *,
    study: Study | None = None,
    shown: ShownStudy | None = None,
    language: str | None = "en",
    who: str | None = None,
    folded: bool = False,
    link: Mapping[str, str] | None = None,
) -> AppTest:
    """A page opened by its link, which may name a participant; None names no language.

    `link` is what it says besides.

    Of another study than the sample where one is given, with the files it came from or without:
    it is put on screen without the page on which readers load theirs. Its folds are filled, as if
    they had been opened once, or else `folded`, as a reader finds them.
    """
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    if not folded:
        app.session_state["opened"] = _Everything()
    if language is not None:
        app.query_params["lang"] = language
    if who is not None:
        app.query_params["participant"] = who
    for name, value in (link or {}).items():
        app.query_params[name] = value
    if study is not None:
        shown = ShownStudy(study, None)
    if shown is not None:
        app.session_state["memory"] = {"shown": shown}
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
    return app.run()


def seen(
    page: str,
    language: str = "en",
    *,
    study: Callable[[], Study] | None = None,
    who: str | None = None,
) -> AppTest:
    """A page opened once for all tests that only read it; of the sample unless a study is given."""
    return _seen(page, language, study, who)


@cache
def _seen(page: str, language: str, study: Callable[[], Study] | None, who: str | None) -> AppTest:
    # A cache takes an argument that is left out for another one than its default.
    return opened(page, study=study and study(), language=language, who=who)


def uploaded(files: Mapping[str, bytes], page: str = "overview") -> AppTest:
    """A page of files that were dropped, previewed and shown."""
    app = opened("your_study")
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    app.run()
    app.button(key="show").click().run()
    return app.switch_page(f"pages/{page}.py").run()


def drop(app: AppTest, files: Mapping[str, bytes]) -> None:
    """Drop files on the page of one's own study; what they hold is previewed, not yet shown."""
    if not app.file_uploader:
        app.switch_page("pages/your_study.py").run()
    for name, content in files.items():
        app.file_uploader[0].upload(name, content)
    app.run()


def show(app: AppTest, files: Mapping[str, bytes]) -> None:
    """Drop the files of a study, look at the preview, and show it."""
    drop(app, files)
    app.button(key="show").click().run()
    app.switch_page("pages/overview.py").run()


def unescaped(text: str) -> str:
    """Text as a reader sees it: without the escapes that keep Markdown from acting on it."""
    bare = re.sub(r"\\([^A-Za-z0-9\s])", r"\1", text)
    for invisible in ("\N{WORD JOINER}", "\N{ZERO WIDTH SPACE}"):
        bare = bare.replace(invisible, "")
    return bare.replace("\N{NO-BREAK SPACE}", " ")


def choose(app: AppTest, **values: object) -> None:
    """Set controls by their key, as a reader who clicks them, and run the page again."""
    for key, value in values.items():
        control: Any = app.get_by_key(key)
        control.set_value(value)
    app.run()


def answer(app: AppTest) -> str:
    """The sentence a page begins with."""
    text = app.container(key="answer").markdown[0].value.removeprefix("## ")
    # Of synthetic data the box begins with a label that says so.
    return unescaped(re.sub(r"^:violet-badge\[[^]]+\] ", "", text))


def words_of(app: AppTest) -> str:
    """All that a page says outside its figures."""
    parts = [element.value for element in [*app.markdown, *app.caption, *app.info, *app.error]]
    for columns, rows in _cells_of(app):
        parts += [*columns, *(cell for row in rows for cell in row)]
    return unescaped("\n".join(str(part) for part in parts))


def figures_of(app: AppTest) -> dict[str, str]:
    """The figures of a page as JSON, by key."""
    return {str(element.key): element.proto.spec for element in app.get("plotly_chart")}


def said(app: AppTest) -> list[str]:
    """All sentences of a page outside its tables and figures, in their order."""
    return [unescaped(str(element.value)) for element in [*app.markdown, *app.caption, *app.info]]


def alts_of(app: AppTest) -> dict[str, str]:
    """What a page's figures say of themselves to who cannot see them."""
    return {str(chart.key): str(chart.proto.alt) for chart in app.get("plotly_chart")}


def tables_of(app: AppTest) -> list[tuple[list[str], list[list[str]]]]:
    """Headers and cells of a page's tables."""
    return [
        ([unescaped(name) for name in columns], [[unescaped(cell) for cell in row] for row in rows])
        for columns, rows in _cells_of(app)
    ]


def _cells_of(app: AppTest) -> list[tuple[list[str], list[list[str]]]]:
    """Headers and cells of a page's tables, those that name the rows included, as they are sent.

    A table that is shown in parts is put together again.
    """
    found: list[tuple[list[str], list[list[str]]]] = []
    before = ""
    for table in app.table:
        frame, alt = table.value, str(table.proto.alt)
        names, rows = list(map(str, frame.index)), frame.to_numpy().tolist()
        if alt == before and [row[0] for row in found[-1][1]] == names:
            found[-1][0].extend(map(str, frame.columns))
            for whole, row in zip(found[-1][1], rows, strict=True):
                whole.extend(map(str, row))
        else:
            columns = [str(frame.index.name), *map(str, frame.columns)]
            cells = [[name, *map(str, row)] for name, row in zip(names, rows, strict=True)]
            found.append((columns, cells))
        before = alt
    return found


def write(app: AppTest, editor: str, rows: Mapping[int, Mapping[str, object]]) -> None:
    """Write into rows of the editable table whose key begins so, before its form is submitted."""
    (key,) = [str(each.key) for each in app.data_editor if str(each.key).startswith(editor)]
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}


def submit(app: AppTest) -> None:
    """Use what the form of the settings holds."""
    next(button for button in app.button if button.label == "Use these settings").click().run()
