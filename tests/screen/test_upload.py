"""The page on which a reader loads her own study, and the study of a server."""

import asyncio
import hashlib
import logging
import os
import re
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartParser
from streamlit.testing.v1 import AppTest

from lib.reading.examine import read_study
from lib.screen.frame import DashboardError, discreet
from lib.screen.upload import MOST_PRINTED
from lib.study.contract import SUFFIXES
from lib.study.study import Study
from tests.support.files import ROOT, files_of
from tests.support.pages import answer, drop, figures_of, opened, show, unescaped, words_of
from tests.support.studies import EVENTS, MEASUREMENTS, PARTICIPANTS, SETTINGS, study_files

SAMPLE = ROOT / "sample_data"


def tables_of(app: AppTest) -> list[list[list[str]]]:
    return [
        [[unescaped(str(cell)) for cell in row] for row in table.value.to_numpy().tolist()]
        for table in app.table
    ]


def facts_of(app: AppTest) -> dict[str, str]:
    """The preview's facts by name."""
    names = ("Participants", "Partecipanti")
    (facts,) = [rows for rows in tables_of(app) if rows and rows[0][0] in names]
    return {row[0]: row[1] for row in facts}


def has_button(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


# The preview


def test_every_kind_of_file_that_is_read_can_be_dropped() -> None:
    app = opened("your_study")
    assert list(app.file_uploader[0].proto.type) == list(SUFFIXES)


def test_files_are_previewed_before_they_are_shown() -> None:
    app = opened()
    drop(app, study_files(events=EVENTS, settings=SETTINGS))
    assert not app.exception
    assert facts_of(app) == {
        "Participants": "6 (Secretome: 3; Placebo: 3)",
        "Visits (study days)": "1 (baseline), 22, 43 (primary comparison)",
        "Outcomes": "2",
        "Primary outcome": "MEX-SLEDAI",
        # 22 rows, one of them blank.
        "Measurements": "21",
        "Below the quantification limit": "1",
        "Adverse events": "3 events of 2 participants",
        "Data": "real",
    }
    # Of 6 participants at 3 visits with 2 outcomes, 21 values are there.
    assert "15 of 36 planned values are missing" in words_of(app)
    # What is on screen is still the sample.
    assert "synthetic study" in unescaped(app.markdown[0].value)
    app.switch_page("pages/overview.py").run()
    assert "UC-MSC" in unescaped(app.markdown[0].value)


def test_the_preview_is_italian_for_an_italian_reader() -> None:
    app = opened(language="it")
    drop(app, study_files(events=EVENTS, settings=SETTINGS))
    assert facts_of(app)["Partecipanti"] == "6 (Secretoma: 3; Placebo: 3)"
    assert facts_of(app)["Eventi avversi"] == "3 eventi di 2 partecipanti"


def test_a_shown_study_says_whose_it_is_on_every_page_until_the_reader_goes_back() -> None:
    app = opened()
    show(app, study_files(events=EVENTS, settings=SETTINGS))
    for page in ("overview", "disease_activity", "cytokines_antibodies", "adverse_events"):
        app.switch_page(f"pages/{page}.py").run()
        assert not app.exception
        said = words_of(app)
        assert "Secretome against placebo" in said
        assert re.search(
            r"Your upload, kept in this session's memory only: adverse_events\.csv, "
            r"measurements\.csv, participants\.csv, study\.toml · loaded 20\d\d-\d\d-\d\d "
            r"\d\d:\d\d UTC · n 6 · SHA-256 [0-9a-f]{12}…",
            said,
        )
        assert "ynthetic" not in said
    app.button(key="back").click().run()
    assert "synthetic" in words_of(app)
    assert "Your upload" not in words_of(app)
    assert not has_button(app, "back")


def test_dropped_files_that_are_not_shown_change_no_page() -> None:
    app = opened()
    drop(app, study_files(settings=SETTINGS))
    app.switch_page("pages/overview.py").run()
    assert "Your upload" not in words_of(app)
    assert answer(app) == answer(opened())


def test_the_newer_of_two_files_of_one_name_counts() -> None:
    app = opened()
    wrong = study_files(measurements=MEASUREMENTS + "Q9,1,il6,3\n", settings=SETTINGS)
    drop(app, wrong)
    assert not has_button(app, "show")
    for name, content in [*wrong.items(), ("measurements.csv", MEASUREMENTS.encode())]:
        app.file_uploader[0].upload(name, content)
    app.run()
    assert facts_of(app)["Measurements"] == "21"
    assert has_button(app, "show")


def test_of_many_problems_the_first_are_printed_and_the_rest_counted() -> None:
    rows = "".join(f"Q{number},1,c3,{number}x\n" for number in range(100, 140))
    app = opened()
    drop(app, study_files(measurements=MEASUREMENTS + rows))
    assert "Problems found: 80." in unescaped(app.error[0].value)
    printed = tables_of(app)[1]
    assert len(printed) == MOST_PRINTED
    assert printed[0] == [
        *("measurements.csv", "24", "participant_id", "Q100"),
        "This participant is not in participants.csv.",
    ]
    assert "And 30 more." in words_of(app)
    assert not has_button(app, "show")


def test_three_arms_are_refused_with_the_way_to_two() -> None:
    app = opened()
    drop(app, study_files(participants=PARTICIPANTS + "X1,saline,female,30\n"))
    told = words_of(app)
    assert "Exactly two arms can be compared; this table has 3" in told
    assert "placebo (3), saline (1), secretome (3)" in told
    assert "keep the rows of the two arms to compare" in told
    assert "Problems found: 1." in unescaped(app.error[0].value)


def test_the_sample_loaded_again_is_still_synthetic() -> None:
    app = opened()
    show(app, files_of(SAMPLE))
    assert "Synthetic data" in app.markdown[0].value
    assert all("Synthetic data" in figure for figure in figures_of(app).values())


def test_the_settings_form_is_folded_away_when_nothing_is_missing() -> None:
    app = opened()
    drop(app, study_files())
    assert "There is no study.toml" not in words_of(app)
    assert has_button(app, "show")
    title = next(field for field in app.text_input if field.label == "Title of the study")
    title.set_value("A trial of mine")
    synthetic = next(one for one in app.segmented_control if one.label == "These data are")
    synthetic.set_value("synthetic")
    next(one for one in app.button if one.label == "Use these settings").click().run()
    assert facts_of(app)["Data"] == "synthetic"
    app.button(key="show").click().run()
    app.switch_page("pages/overview.py").run()
    assert "A trial of mine" in unescaped(app.markdown[0].value)
    assert "Synthetic data" in app.markdown[0].value


def test_a_followed_participant_of_an_upload_is_not_in_the_link() -> None:
    app = opened()
    show(app, study_files(settings=SETTINGS))
    (follow,) = [one for one in app.selectbox if one.label == "Follow one participant"]
    follow.set_value("S1").run()
    assert "★ S1" in words_of(app)
    assert "participant" not in app.query_params


# The study of a server


@pytest.fixture
def hosted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, content in study_files(events=EVENTS, settings=SETTINGS).items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("STUDY_DIR", str(tmp_path))
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
    before = answer(opened())
    (hosted / "measurements.csv").write_text(
        MEASUREMENTS.replace("S1,43,mex_sledai,3", "S1,43,mex_sledai,30")
    )
    assert answer(opened()) != before


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
    assert "The study of this server cannot be shown" in unescaped(app.error[0].value)
    assert "Q9" in words_of(app)
    assert not app.get("plotly_chart")
    app.button(key="back").click().run()
    assert "Synthetic data" in app.markdown[0].value


def test_a_folder_that_does_not_exist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDY_DIR", str(ROOT / "no such folder"))
    app = opened()
    assert not app.exception
    assert "The study of this server cannot be shown" in unescaped(app.error[0].value)
    assert not app.get("plotly_chart")


# What stays in memory


def test_an_upload_of_many_megabytes_never_touches_a_disk() -> None:
    content = b"participant_id,arm\n" * 200_000
    head = b'--x\r\nContent-Disposition: form-data; name="f"; filename="participants.csv"\r\n\r\n'

    async def body() -> AsyncGenerator[bytes, None]:
        yield head + content + b"\r\n--x--\r\n"

    headers = Headers({"content-type": "multipart/form-data; boundary=x"})
    form = asyncio.run(MultiPartParser(headers, body()).parse())
    upload = form["f"]
    assert isinstance(upload, UploadFile)
    assert upload.size == len(content)
    rolled = upload.file._rolled  # type: ignore[attr-defined]
    upload.file.close()
    assert not rolled


def test_the_log_of_an_unforeseen_error_holds_no_data(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(study: Study, *_: object) -> None:
        raise KeyError(study.participants["participant_id"].iloc[0])

    monkeypatch.setattr("lib.results.effects.effects_by_outcome", fail)
    with caplog.at_level(logging.DEBUG):
        app = opened()
    assert app.exception
    first = read_study(SAMPLE).participants["participant_id"].iloc[0]
    assert first == "P01"
    logged = caplog.text + "".join(str(record.exc_info) for record in caplog.records)
    assert "KeyError at " in logged
    assert "test_your_study.py" in logged
    assert first not in logged


def test_an_error_without_data_is_raised_in_place_of_any_other() -> None:
    match = r"^ValueError at ui\.py:\d+ discreet > "
    with pytest.raises(DashboardError, match=match) as caught, discreet():
        raise ValueError("patient P07")
    assert caught.value.__suppress_context__
    assert "P07" not in str(caught.value)


def test_the_page_offers_template_sample_and_dictionary() -> None:
    app = opened("your_study")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[:3] == ["Empty template", "Sample study (synthetic)", "Data dictionary"]
