"""Which study is on screen: an upload, that of a server, or the sample."""

import hashlib
import os
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.support.changes import with_entry
from tests.support.files import EVENTS, MEASUREMENTS, ROOT, SAMPLE, SETTINGS, files_of, study_files
from tests.support.pages import answer, choose, opened, show, unescaped, uploaded, words_of
from tests.support.strained import without_outcome


def test_back_to_the_sample_study() -> None:
    app = uploaded(without_outcome("c3"))
    assert "cannot be compared" in words_of(app)
    app.button(key="back").click().run()
    assert "cannot be compared" not in words_of(app)


def has_button(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


def test_a_shown_study_says_whose_it_is_on_every_page_until_the_reader_goes_back() -> None:
    app = opened("your_study")
    show(app, study_files(events=EVENTS, settings=SETTINGS))
    for page in ("overview", "disease_activity", "cytokines_antibodies", "adverse_events"):
        # The overview is on screen already.
        if page != "overview":
            app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        said = words_of(app)
        assert "Secretome against placebo" in said
        assert re.search(
            r"Your upload, kept in this session's memory only: adverse_events\.csv, "
            r"measurements\.csv, participants\.csv, study\.toml · loaded \d\d? \w+ 20\d\d "
            r"\d\d:\d\d UTC · n 6 · SHA-256 [0-9a-f]{12}…",
            said,
        )
        assert "ynthetic" not in said
    app.button(key="back").click().run()
    assert "synthetic" in words_of(app)
    assert "Your upload" not in words_of(app)
    assert not has_button(app, "back")


def test_what_was_chosen_for_a_study_never_carries_into_another() -> None:
    app = opened("disease_activity")
    choose(app, day=43, median=True, improvement_mex_sledai=5, participant="P01")
    own = study_files(events=EVENTS, settings=with_entry(["schedule", "primary_day"], 22))
    show(app, own)
    assert answer(app).startswith("At day 22 ")
    app.switch_page("pages/disease_activity.py").run()
    assert answer(app).startswith("At day 22 ")
    assert app.toggle[0].value is False
    assert app.slider[0].value == 3
    assert app.sidebar.selectbox[0].value is None
    # The link of an upload opens on another study, where its choices mean something else.
    assert set(app.query_params) == {"lang", "study"}
    app.segmented_control(key="day_1").set_value(43)
    app.run()
    app.switch_page("pages/overview.py").run()
    assert answer(app).startswith("At day 43 ")

    show(app, study_files(settings=with_entry(["schedule", "primary_day"], 22)))
    assert answer(app).startswith("At day 22 ")
    app.segmented_control(key="day_2").set_value(22)
    app.run()
    app.button(key="back").click().run()
    assert answer(app).startswith("At day 43 ")


@pytest.fixture
def hosted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in study_files(events=EVENTS, settings=SETTINGS).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("STUDY_DIR", str(tmp_path))
    monkeypatch.setattr("lib.screen.sessions.hosted.REST", 0.05)
    return tmp_path


def test_the_study_of_a_server_is_shown_first_and_left_and_found_again(hosted: Path) -> None:
    app = opened()
    said = words_of(app)
    assert "Secretome against placebo" in said
    assert "Study of this server: adverse_events.csv, measurements.csv, " in said
    assert "Your upload" not in said
    app.button(key="back").click().run()
    assert "Synthetic data" in app.markdown[0].value
    app.button(key="back").click().run()
    assert "Secretome against placebo" in words_of(app)
    show(app, files_of(SAMPLE))
    assert "Your upload" in words_of(app)


def test_a_changed_study_of_a_server_is_read_again(hosted: Path) -> None:
    app = opened()
    before = answer(app)
    assert not app.info
    (hosted / "measurements.csv").write_text(
        MEASUREMENTS.replace("S1,43,mex_sledai,3", "S1,43,mex_sledai,12")
    )
    after = answer(opened())
    assert after != before
    # Nor does it turn into another without a word before who had the one before on screen.
    app.run()
    assert answer(app) == after
    assert "have changed: from now on" in unescaped(app.info[0].value)
    app.run()
    assert not app.info


def test_the_digest_of_a_study_of_a_server_is_that_of_the_data_on_screen(
    hosted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing = hosted / "measurements.csv"
    first, second = (
        MEASUREMENTS.replace("S1,43,mex_sledai,3", f"S1,43,mex_sledai,{value}").encode()
        for value in (4, 5)
    )
    changing.write_bytes(first)
    when = changing.stat()
    read = Path.read_bytes

    def read_and_change(path: Path) -> bytes:
        content = read(path)
        if path == changing:
            path.write_bytes(second)
            # As a copy that keeps the time of its original.
            os.utime(path, ns=(when.st_atime_ns, when.st_mtime_ns))
        return content

    monkeypatch.setattr(Path, "read_bytes", read_and_change)
    shown = opened().session_state["view"]
    value = shown.study.values(shown.study.outcomes[0]).at["S1", 43]
    digest = shown.provenance.digests["measurements.csv"]
    assert {
        4.0: hashlib.sha256(first).hexdigest(),
        5.0: hashlib.sha256(second).hexdigest(),
    }[value] == digest


def test_a_study_of_a_server_with_problems_is_not_replaced_by_the_sample(hosted: Path) -> None:
    (hosted / "measurements.csv").write_text(MEASUREMENTS + "Q9,1,il6,3\n")
    app = opened()
    assert not app.exception
    assert app.title[0].value == "The study of this server cannot be shown."
    assert "Q9" in words_of(app)
    assert not app.get("plotly_chart")
    app.button(key="back").click().run()
    assert "Synthetic data" in app.markdown[0].value


def test_a_folder_that_does_not_exist_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDY_DIR", str(ROOT / "no such folder"))
    app = opened()
    assert not app.exception
    assert app.title[0].value == "The study of this server cannot be shown."
    assert not app.get("plotly_chart")
