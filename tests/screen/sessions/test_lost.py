"""What was on screen and is gone is told, and no other study takes its place unasked."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.files import EVENTS, ROOT, SETTINGS, study_files
from tests.support.pages import answer, drop, opened, show, unescaped, words_of

GONE = "upload-0123abcd"
TITLE = "The study that was shown here is gone."
NAME = re.compile(r"upload-[0-9a-f]{8}")


def at_link(page: str = "overview", language: str = "en", **said: str) -> AppTest:
    """A page as a new session finds it under a link."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    app.query_params["lang"] = language
    for name, value in said.items():
        app.query_params[name] = value
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
    return app.run()


def told(app: AppTest) -> str:
    return unescaped("\n".join(warning.value for warning in app.warning))


def titles(app: AppTest) -> list[str]:
    return [title.value for title in app.title]


def in_link(app: AppTest, name: str = "study") -> str:
    return "".join(app.query_params.get(name, []))


def click(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()


def own() -> dict[str, bytes]:
    return study_files(events=EVENTS, settings=SETTINGS)


@pytest.mark.parametrize("page", ["overview", "adverse_events"])
def test_a_session_that_finds_an_upload_in_its_link_shows_no_study_until_one_is_chosen(
    page: str,
) -> None:
    # What a reader has after a restart of the server, a reload or a lost connection.
    app = at_link(page, study=GONE)
    assert not app.exception
    said = told(app)
    assert titles(app) == [TITLE]
    for why in ("loaded anew", "server was restarted", "connection was lost", "sent you this link"):
        assert why in said
    assert not app.get("plotly_chart")
    assert not app.table
    assert "ynthetic" not in words_of(app)
    assert not app.sidebar.selectbox
    # The link keeps it, so that a further reload tells the same.
    assert in_link(app) == GONE
    click(app, "Look at the sample study")
    assert told(app) == ""
    assert "study" not in app.query_params
    assert answer(app)
    assert "Synthetic data" in app.markdown[0].value


def test_what_is_gone_is_told_in_the_readers_language() -> None:
    app = at_link(language="it", study=GONE)
    assert titles(app) == ["Lo studio mostrato qui non c'è più."]
    assert "il server è stato riavviato" in told(app)


def test_files_are_dropped_again_where_the_study_is_gone() -> None:
    app = at_link(study=GONE)
    click(app, "Drop the files again")
    app.switch_page("pages/your_study.py").run()
    assert "is gone" in told(app)
    # The other pages show nothing, and the page does not say that they show the sample.
    assert "The other pages show" not in words_of(app)
    assert "ynthetic" not in words_of(app)
    show(app, own())
    assert told(app) == ""
    assert "Secretome against placebo" in words_of(app)
    assert NAME.fullmatch(in_link(app))
    assert in_link(app) != GONE


def test_the_link_names_an_upload_on_every_page_and_opens_it_to_nobody() -> None:
    app = opened("your_study")
    show(app, own())
    name = in_link(app)
    assert NAME.fullmatch(name)
    for page in ("adverse_events", "overview", "your_study"):
        app.switch_page(f"pages/{page}.py").run()
        assert in_link(app) == name
        assert not app.warning
    stranger = at_link(study=name)
    assert titles(stranger) == [TITLE]
    assert "Secretome against placebo" not in words_of(stranger)
    # What the one does is nothing to the other.
    app.run()
    assert "Secretome against placebo" in words_of(app)
    click(app, "Back to the sample study")
    assert "study" not in app.query_params
    assert not app.warning
    # The reader goes back in the history to what she left herself.
    app.query_params["study"] = name
    app.run()
    assert not app.warning
    assert "Synthetic data" in app.markdown[0].value


def test_an_upload_that_was_erased_is_told_to_a_reader_who_finds_her_session_again() -> None:
    app = opened("your_study")
    show(app, own())
    app.session_state["memory"].clear()
    app.run()
    assert titles(app) == [TITLE]
    assert "ynthetic" not in words_of(app)


def test_files_that_were_dropped_and_not_shown_are_told_to_be_gone() -> None:
    app = opened("your_study")
    assert "files" not in app.query_params
    drop(app, own())
    name = in_link(app, "files")
    assert re.fullmatch(r"[0-9a-f]{8}", name)
    assert not app.warning
    later = at_link("your_study", files=name)
    assert "The files that were dropped here are gone" in told(later)
    # The browser would list in a control that it knows the files of the session before.
    assert later.file_uploader[0].key != app.file_uploader[0].key
    assert not later.file_uploader[0].value
    # What the other pages show was never hers.
    assert "The other pages show" in words_of(later)
    drop(later, own())
    later.run()
    assert not later.warning


@pytest.mark.parametrize("nonsense", ["upload-", "upload-0123abcX", "<b>", "files-0123abcd"])
def test_a_link_of_something_else_is_no_loss(nonsense: str) -> None:
    app = at_link(study=nonsense)
    assert not app.warning
    assert "study" not in app.query_params
    assert answer(app)


def test_the_study_of_a_server_is_not_taken_for_an_upload_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, content in own().items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("STUDY_DIR", str(tmp_path))
    monkeypatch.setattr("lib.screen.sessions.hosted.REST", 0.05)
    app = at_link(study=GONE)
    assert titles(app) == [TITLE]
    assert "Secretome against placebo" not in words_of(app)
    click(app, "Look at the study of this server")
    assert "Secretome against placebo" in words_of(app)
    assert not app.warning
    other = at_link(study=GONE)
    click(other, "Look at the sample study")
    assert "Synthetic data" in other.markdown[0].value
