"""Loading one's own study in a real Chromium: as a new reader does it, and two readers at once."""

import csv
import io
import json
import re
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.support.browser import (
    WAIT,
    Server,
    answer,
    drop,
    errors_of,
    show,
    visit,
)
from tests.support.files import ROOT, as_real, files_of
from tests.support.visitor import Visitor

MAIN = "[data-testid=stMain]"
# Bytes of uploaded files that the server holds.
UPLOADED = 'cache_memory_bytes{cache_type="UploadedFileManager"'


def filled_template(packed: bytes) -> dict[str, bytes]:
    """The template with a study of eight participants, as a spreadsheet saves it."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    people = [f"{arm[0].upper()}{n}" for arm in ("treatment", "placebo") for n in range(1, 5)]
    rows: dict[str, list[dict[str, str]]] = {
        "participants.csv": [
            {"participant_id": who, "arm": "treatment" if who[0] == "T" else "placebo", "age": "40"}
            for who in people
        ],
        "measurements.csv": [
            {
                "participant_id": who,
                "day": str(day),
                "outcome": outcome,
                # Falls by 4 with treatment, by 0 or 1 without.
                "value": str(base + place - (4 if who[0] == "T" else place % 2) * (day > 1)),
            }
            for place, who in enumerate(people)
            for day in (1, 22, 43)
            for outcome, base in (("mex_sledai", 8), ("c3", 80), ("il6", 20))
        ],
        "adverse_events.csv": [
            {"participant_id": "T1", "term": "Headache", "start_day": "3", "serious": "no"}
        ],
    }
    for name, lines in rows.items():
        (header,) = csv.reader(io.StringIO(files[name].decode("utf-8-sig"), newline=""))
        text = io.StringIO()
        writer = csv.DictWriter(text, header, restval="")
        writer.writeheader()
        writer.writerows(lines)
        files[name] = text.getvalue().encode()
    return files


def test_a_new_reader_gets_from_the_template_to_the_pages_and_a_file_too_large_is_not_sent(
    page: Page, server: Server, tmp_path: Path
) -> None:
    errors = errors_of(page)
    page.goto(f"{server.url}/?lang=en")
    visit(page, "Your own study")
    with page.expect_download() as download:
        page.get_by_role("button", name="Empty template").click()
    files = filled_template(Path(download.value.path()).read_bytes())

    right = files["measurements.csv"]
    files["measurements.csv"] = right.replace(b"T2,22,c3,", b"T2,22/03/2024,c3,")
    drop(page, files)
    main = page.locator(MAIN)
    expect(main).to_contain_text("Problems found: 1.")
    expect(main).to_contain_text("22/03/2024")
    expect(main).to_contain_text("This is a date. Write the study day instead")
    expect(page.get_by_role("button", name="Show this study")).to_have_count(0)
    with page.expect_download() as listed:
        page.get_by_role("button", name="Download the problems as CSV").click()
    reported = list(csv.reader(io.StringIO(Path(listed.value.path()).read_text("utf-8-sig"))))
    assert reported[1][:4] == ["measurements.csv", "15", "day", "22/03/2024"]

    drop(page, {"measurements.csv": right})
    expect(main).to_contain_text("8 (Treatment: 4; Placebo: 4)")
    expect(main).to_contain_text("1 event of 1 participant")
    show(page)
    expect(page).to_have_url(re.compile("/overview"))
    expect(main).to_contain_text("Your upload, kept in this session's memory only: ")
    assert "4 treatment, 4 placebo" in answer(page)
    # Every page of an upload is seen in test_hostile_browser.py.
    visit(page, "Adverse events")
    assert "treatment 0/4" in answer(page)
    expect(main).to_contain_text("Title of the study")
    expect(main).not_to_contain_text("Synthetic data")
    expect(page.locator("[data-testid=stPlotlyChart]").first).to_be_visible()
    back = page.get_by_role("button", name="Back to the sample study")
    back.hover()
    # The theme's colour of text: its accent colour is too faint for letters in the dark.
    expect(back).to_have_css("color", "rgb(11, 13, 20)")
    back.click()
    expect(page.get_by_text("Synthetic data", exact=True).first).to_be_visible()
    assert errors == []
    visit(page, "Your own study")
    a_file_above_the_limit_is_not_sent_and_problems_of_others_are_listed_as_text(
        page, server, tmp_path
    )


def a_file_above_the_limit_is_not_sent_and_problems_of_others_are_listed_as_text(
    page: Page, server: Server, tmp_path: Path
) -> None:
    huge = tmp_path / "too_large.csv"
    with huge.open("wb") as file:
        file.truncate(100 * 2**20)
    before = server.measured(UPLOADED)
    page.locator("input[type=file]").set_input_files(huge)
    expect(page.locator("[data-testid=stFileUploader]")).to_contain_text("50.0MB or smaller")
    # What readers of before had loaded may have gone meanwhile.
    assert server.measured(UPLOADED) <= before
    files = {
        "participants.csv": b"participant_id,arm\nA,drug\nA,placebo\n",
        "measurements.csv": b"participant_id,day,outcome,value\nA,1,c3,**bold** <img src=x>\n",
    }
    drop(page, files)
    main = page.locator(MAIN)
    expect(main).to_contain_text("Each participant may stand in this table only once.")
    expect(main).to_contain_text("**bold** <img src=x>")
    expect(page.get_by_role("button", name="Show this study")).to_have_count(0)
    # Nor is the sample shown in their place.
    expect(page.locator("[data-testid=stPlotlyChart]")).to_have_count(0)


# Lets whatever waits for 150 ms wait for ten seconds, as in a browser that is busy: so long a table
# keeps what was changed to itself, unless it is told to hand it over at once.
LATE = """() => {
    const soon = window.setTimeout;
    window.setTimeout = (act, wait, ...rest) => soon(act, wait === 150 ? 10_000 : wait, ...rest);
}"""


def choose_in_table(page: Page, choice: str) -> None:
    """Chooses the good direction of the first outcome, in a cell that is drawn and no element."""
    table = page.locator("[class*='st-key-outcomes_'] [data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 230, box["y"] + 52)
    page.wait_for_timeout(300)
    option = page.get_by_role("option", name=choice)
    deadline = time.monotonic() + WAIT / 1000
    # A click chooses the cell, another one opens it.
    while not option.is_visible():
        assert time.monotonic() < deadline, choice
        page.mouse.click(box["x"] + 230, box["y"] + 52, delay=80)
        page.wait_for_timeout(500)
    option.evaluate("option => option.click()")
    # The list closes when the cell has what was chosen.
    expect(option).to_have_count(0)


def test_outcomes_of_ones_own_are_described_on_the_page_and_kept_for_next_time(
    page: Page, server: Server
) -> None:
    lines = ["Participant ID;Arm", *(f"{n};{n % 2}" for n in range(1, 9))]
    wide = ["participant id;Day;IL-17 (pg/mL);Remarks"]
    wide += [
        f"{n};{day};{10 + n - (3 if n % 2 and day > 1 else 0)},5;{'stanca è' if n == 2 else ''}"
        for n in range(1, 9)
        for day in (1, 22)
    ]
    files = {
        "participants.csv": "\r\n".join(lines).encode(),
        "measurements.csv": "\r\n".join(wide).encode("cp1252"),
    }
    errors = errors_of(page)
    page.goto(f"{server.url}/your_study?lang=en")
    drop(page, files)
    main = page.locator(MAIN)
    expect(main).to_contain_text("The files do not say all of this.")
    page.get_by_role("button", name="Use these settings").click()
    for wanted in (
        "Choose which arm is the control arm.",
        "IL-17: choose which direction is good.",
    ):
        expect(main).to_contain_text(wanted)
    page.locator('[data-testid=stRadio] label:has(input[value="0"])').click()
    page.get_by_label("Name of the arm 0").fill("Placebo")
    page.get_by_label("Name of the arm 1").fill("Secukinumab")
    page.evaluate(LATE)
    choose_in_table(page, "lower is better")
    # Sent at once, it goes with what was chosen last.
    page.get_by_role("button", name="Use these settings").click()
    expect(main).to_contain_text("16 rows became 16 measurements")
    expect(main).to_contain_text("left out: Remarks.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download study.toml").click()
    show(page)
    said = answer(page)
    assert said.startswith(
        "First outcome listed; no primary outcome was declared. At day 22 IL-17 was 3.0 pg/mL "
        "lower with secukinumab than with placebo"
    )

    expect(page.get_by_text("Synthetic data", exact=True)).to_have_count(0)
    visit(page, "Your own study")
    drop(page, {**files, "study.toml": Path(download.value.path()).read_bytes()})
    expect(main).not_to_contain_text("The files do not say all of this.")
    show(page)
    assert answer(page) == said
    assert errors == []


def renamed(letter: bytes, title: bytes, shift: int) -> dict[str, bytes]:
    """The sample with other identifiers, another title and other scores of the treated."""
    files = files_of(ROOT / "sample_data")
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files[name] = re.sub(rb"\bP(\d\d)\b", letter + rb"\1", files[name])
    files["measurements.csv"] = re.sub(
        rb"(,43,c3,)(\d+)",
        lambda found: found[1] + str(int(found[2]) + shift).encode(),
        files["measurements.csv"],
    )
    files["study.toml"] = re.sub(
        rb'(\[title\]\nen = )".*"\nit = ".*"',
        rb'\1"' + title + rb'"\nit = "' + title + rb'"',
        as_real(files["study.toml"]),
    )
    return files


def text_of(visitor: Visitor) -> str:
    """All that a reader was sent of a page."""
    return "\n".join(str(each) for kind in visitor.elements.values() for each in kind)


def test_two_readers_at_once_never_see_each_others_study_which_is_gone_with_their_sessions(
    server: Server,
) -> None:
    """Without a browser: what a reader is sent is the server's doing alone."""
    english, italian = Visitor(server.url), Visitor(server.url, "it")
    readers = {
        english: (renamed(b"A", b"Trial of Alice", 0), "Show this study", "Follow one participant"),
        italian: (renamed(b"B", b"Trial of Bruna", 7), "Mostra questo studio", "Segui una persona"),
    }
    mine = {english: ("Trial of Alice", "A07", "A"), italian: ("Trial of Bruna", "B09", "B")}
    for each, (files, _, _) in readers.items():
        each.run()
        each.run("your_study")
        each.drop(files)
    assert server.measured(UPLOADED) >= 1000
    for each, (_, show_it, follow) in readers.items():
        each.click(show_it)
        each.run("overview")
        each.choose(follow, mine[each][1])
        each.run()
    # Both ask before either has an answer.
    with ThreadPoolExecutor() as together:
        list(together.map(lambda each: each.run("adverse_events"), readers))
    for each, stranger in ((english, italian), (italian, english)):
        title, who, letter = mine[each]
        text = text_of(each)
        assert title in text
        # The first run of a page has not yet seen what is chosen in its frame.
        each.run()
        text += text_of(each)
        lanes = next(chart for chart in each.elements["plotly_chart"] if "lanes" in chart.id)
        assert f"{who} ★" in json.dumps(json.loads(lanes.spec), ensure_ascii=False)
        assert mine[stranger][0] not in text
        assert not re.search(rf"\b{mine[stranger][2]}\d\d\b", text)
        assert "study=upload-" in each.link
        assert "participant=" not in each.link
        assert re.search(rf"\b{letter}\d\d\b", text)
    assert "Adverse events" in text_of(english)
    assert "Eventi avversi" in text_of(italian)
    # One reader leaves; the other keeps what she has, and a newcomer finds the sample.
    english.click("Back to the sample study")
    english.run("overview")
    italian.run("overview")
    with Visitor(server.url) as newcomer:
        newcomer.run()
        newcomer.run("overview")
        for each in (english, newcomer):
            assert "Synthetic data" in text_of(each)
            assert "Trial of" not in text_of(each)
    assert "Trial of Bruna" in text_of(italian)
    for each in readers:
        each.close()
    deadline = time.monotonic() + 120
    while server.measured(UPLOADED):
        assert time.monotonic() < deadline, "an upload outlives its session"
        time.sleep(0.5)
    log = server.log.read_text()
    assert "Trial of" not in log
    assert not re.search(r"\b[AB]\d\d\b", log)
