"""The scripts of every page print what the page shows, digit by digit."""

import contextlib
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lib.reading import examine
from lib.screen.exports.code import (
    ANSWER,
    CONCLUSIONS,
    CROSSED,
    FIGURE,
    IMPROVED,
    QUOTED,
    TABLE,
)
from lib.screen.sessions.studies import ShownStudy
from lib.study.provenance import provenance
from lib.study.study import Study
from lib.wording.names import MARK
from lib.words import Words
from tests.support.files import POLYPS, ROOT, SAMPLE, files_of
from tests.support.pages import (
    PAGES,
    alts_of,
    answer,
    choose,
    opened,
    seen,
    tables_of,
    unescaped,
    words_of,
)
from tests.support.shares import answer_files

Lines = list[list[str]]
# What stands in the box of the answer, and what elsewhere on the page.
OF_ANSWER, OF_PAGE = (ANSWER, QUOTED, IMPROVED, CROSSED), (CONCLUSIONS, TABLE, FIGURE)


@pytest.fixture(scope="module", autouse=True)
def _read_once() -> Iterator[None]:
    """The same files are read once, however many scripts read them."""
    real, found = examine.read_study, {}

    def remembered(source: object) -> Study:
        key = (str(Path.cwd()), repr(source))
        if key not in found:
            found[key] = real(source)  # type: ignore[arg-type]
        return found[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(examine, "read_study", remembered)
        yield


def printed(script: str, folder: Path) -> list[str]:
    """What a script prints that is run in a folder."""
    out = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(out):
        exec(compile(script, "script", "exec"), {"__name__": "__main__"})
    return out.getvalue().splitlines()


def scripts_of(app: AppTest, language: str) -> dict[str, list[str]]:
    """The scripts of a page by what they are said to print."""
    words = Words(language)  # type: ignore[arg-type]
    names = {words.t(name): name for name in (*OF_ANSWER, *OF_PAGE)}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    # The last one holds the methods.
    places: list[Any] = list(app.expander[:-1])
    for line in [key for each in app.button if (key := each.key or "").startswith("reproduce_")]:
        app.button(key=line).click().run()
        places += app.get("dialog")
    # Others read the same page.
    app.run()
    for place in places:
        said = [unescaped(each.value) for each in place.caption if unescaped(each.value) in names]
        assert len(said) == len(place.code)
        for name, code in zip(said, place.code, strict=True):
            found[names[name]].append(code.value)
    return found


def in_words(line: str) -> list[str]:
    """The words of a line, without the mark of whoever is followed."""
    return [word for word in line.split() if word != MARK]


def lines_of(columns: list[str], rows: list[list[str]]) -> Lines:
    return [in_words(" ".join(cells)) for cells in (columns, *rows)]


def tables_as_lines(app: AppTest, language: str) -> list[Lines]:
    """The tables of a page, word by word, each also with its rows as columns.

    Long remarks stand under their table, each with the name of its row: here they are its last
    column again.
    """
    under = [unescaped(each.value).partition(": ") for each in app.markdown]
    remark = {name: text for name, _, text in under if text}
    found = [
        lines_of(list(grid.columns), grid.astype("string").fillna("").to_numpy().tolist())
        for grid in (each.value for each in app.dataframe)
    ]
    for columns, rows in tables_of(app):
        found.append(lines_of(columns, rows))
        turned = [list(cells) for cells in zip(columns, *rows, strict=True)]
        found.append(lines_of(turned[0], turned[1:]))
        if any(row[0] in remark for row in rows):
            heading = Words(language).t("Remark")  # type: ignore[arg-type]
            with_remarks = [[*row, remark.get(row[0], "")] for row in rows]
            found.append(lines_of([*columns, heading], with_remarks))
    return found


def assert_prints_what_is_shown(app: AppTest, folder: Path, language: str = "en") -> int:
    """Every script of a page prints what stands there, and those of its answer all its numbers.

    Returns:
        How many scripts there are.
    """
    assert not app.exception
    scripts = scripts_of(app, language)
    _, *lines = [unescaped(each.value) for each in app.container(key="answer").markdown]
    box = {answer(app), *lines}
    told = {line for name in OF_ANSWER for each in scripts[name] for line in printed(each, folder)}
    assert told - {""} <= box
    assert {line for line in box if re.search(r"\d", line)} <= told
    shown = tables_as_lines(app, language)
    sentences = {unescaped(each.value) for each in app.markdown} | set(alts_of(app).values())
    for script in scripts[TABLE]:
        lines = [line for line in printed(script, folder) if line not in sentences]
        assert [in_words(line) for line in lines] in shown, script
        assert len(lines) > 1
    for script in scripts[FIGURE]:
        assert set(printed(script, folder)) <= sentences, script
    for script in scripts[CONCLUSIONS]:
        bullets = unescaped(app.container(key="conclusions").markdown[1].value)
        assert "\n".join(f"- {line}" for line in printed(script, folder)) == bullets
    return sum(map(len, scripts.values()))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_each_script_of_the_sample_prints_what_its_page_shows(page: str, language: str) -> None:
    app = seen(page, language)
    assert assert_prints_what_is_shown(app, ROOT, language) >= 2


def put(files: Mapping[str, bytes], folder: Path) -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)


def uploaded(files: Mapping[str, bytes], page: str, language: str, settings: str = "") -> AppTest:
    """A page of files that were dropped and read with settings that the page gave, or with own."""
    given = {"study.toml": settings.encode()} if settings else {}
    origin = provenance(files, datetime.now(UTC), is_upload=True)
    shown = ShownStudy(examine.read_study({**files, **given}), replace(origin, settings=settings))
    return opened(page, shown=shown, language=language)


@pytest.mark.parametrize(("page", "language"), [("overview", "it"), ("disease_activity", "en")])
def test_the_scripts_of_an_uploaded_trial_read_its_files_by_their_names(
    page: str, language: str, tmp_path: Path
) -> None:
    files = files_of(POLYPS)
    app = uploaded(files, page, language)
    put(files, tmp_path)
    assert assert_prints_what_is_shown(app, tmp_path, language) >= 2
    (script, *_) = scripts_of(app, language)[ANSWER]
    assert f"files = {sorted(files)!r}\n" in script


def test_the_scripts_of_files_without_settings_read_those_that_the_page_gives(
    tmp_path: Path,
) -> None:
    files = files_of(SAMPLE)
    settings = files.pop("study.toml").decode()
    app = uploaded(files, "adverse_events", "en", settings)
    put(files | {"study.toml": settings.encode()}, tmp_path)
    assert assert_prints_what_is_shown(app, tmp_path) == 8
    said = {unescaped(each.value) for each in app.caption}
    assert any("the one that these pages give, above under Files." in each for each in said)


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_scripts_of_a_yes_or_no_print_its_shares(language: str, tmp_path: Path) -> None:
    files = answer_files(["yes", "no", "yes", "no", "yes", "yes", "no", "", "no", "no"])
    app = uploaded(files, "disease_activity", language)
    put(files, tmp_path)
    assert assert_prints_what_is_shown(app, tmp_path, language) == 5


def test_one_digit_that_is_another_is_seen() -> None:
    app = seen("overview")
    script, _ = scripts_of(app, "en")[TABLE]
    lines = printed(script, ROOT)
    shown = tables_as_lines(app, "en")
    assert [in_words(line) for line in lines] in shown
    lines[1] = lines[1].replace("2.0", "2.1")
    assert [in_words(line) for line in lines] not in shown


def test_the_scripts_follow_what_a_reader_chooses() -> None:
    app = opened("disease_activity", who="P07", link={"improvement_mex_sledai": "4"})
    choose(app, day=22)
    assert assert_prints_what_is_shown(app, ROOT) == 6
    scripts = scripts_of(app, "en")
    (improved,) = scripts[IMPROVED]
    assert "threshold=4.0" in improved
    (board,) = [script for script in scripts[TABLE] if "whole_board" in script]
    assert "'P07'" in board
    app = opened("complement_levels", link={"limit_c3": "70"})
    assert assert_prints_what_is_shown(app, ROOT) == 5
    assert "low=70.0" in scripts_of(app, "en")[CROSSED][0]
    app = opened("adverse_events", language="it", link={"term": "Headache"})
    app.text_input[0].set_value("cefa").run()
    assert assert_prints_what_is_shown(app, ROOT, "it") == 8
    (listed,) = [script for script in scripts_of(app, "it")[TABLE] if "event_listing" in script]
    assert "[('term', 'Cefalea')]" in listed
    (terms,) = [script for script in scripts_of(app, "it")[TABLE] if "found_terms" in script]
    assert "looked_for = 'cefa'" in terms
    assert len(printed(terms, ROOT)) == 3


def test_of_a_kind_of_event_that_nobody_had_the_script_prints_what_is_said_instead() -> None:
    app = opened("adverse_events", link={"kind": "serious"})
    printing = [each for each in scripts_of(app, "en")[TABLE] if "terms_of_nobody" in each]
    (script,) = printing
    assert len(script.splitlines()) <= 10
    (line,) = printed(script, ROOT)
    assert line.startswith("Serious, nobody within 43 days ")
    assert line in {unescaped(each.value) for each in app.markdown}
    # What is built in is of any kind of event.
    assert "Built in: " not in words_of(app)


def test_code_is_made_when_it_is_asked_for() -> None:
    app = opened("disease_activity", folded=True)
    assert not app.code
    app.button(key="reproduce_answer_disease_activity").click().run()
    assert len(app.get("dialog")[0].code) == 2
    assert not app.run().code
