"""The page of adverse events: one story in all parts, and controls that touch their own."""

import csv
import io
import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pandas as pd
import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from lib.reading.examine import read_study
from lib.results.events.filtered import NO_CLASS
from lib.screen.blocks import event_times
from lib.screen.sessions import studies
from lib.screen.sessions.studies import ShownStudy
from lib.screen.view import View
from lib.study.files.spreadsheet import as_csv
from lib.study.study import Study
from tests.support.files import SAMPLE, SETTINGS, study_files
from tests.support.pages import (
    alts_of,
    answer,
    choose,
    figures_of,
    opened,
    said,
    tables_of,
    unescaped,
    words_of,
)
from tests.support.pages import seen as page_seen
from tests.support.studies import dosed_study, small_study

PAGE = "adverse_events"
CLASS_OR_TERM = "Class / preferred term (Any adverse event)"
RELATED = "Class / preferred term (Related to the study treatment)"
GRADE_3 = "Class / preferred term (Grade 3 or higher (severe))"
NARROW = "Participant, arm"
LISTING = ("listing", f"table {[NARROW]}", "listing sentence", "listing button")
HOSTILE = ("<img src=x onerror=1>", "%{x}", "{}", "=HYPERLINK(1)", "**b**")


def opened_with(study: Study | None = None, language: str = "en") -> AppTest:
    """The page of another study than the sample."""
    return opened(PAGE, study=study, language=language)


@cache
def seen(language: str = "en") -> AppTest:
    """The page of the sample study, opened once for all tests that only read it."""
    return page_seen(PAGE, language)


def click(app: AppTest, figure: str, *carried: str) -> None:
    """Click a point of a figure, as the browser tells it, and run the page again."""
    chart = next(chart for chart in app.get("plotly_chart") if chart.key == figure)
    points = [{"customdata": list(carried)}] if carried else []
    selection = {"points": points, "point_indices": [], "box": [], "lasso": []}
    states = app._tree.get_widget_states()
    states.widgets.append(
        WidgetState(id=chart.proto.id, string_value=json.dumps({"selection": selection}))
    )
    app._run(states)


def control(app: AppTest, key: str) -> Any:
    return app.get_by_key(key)


def table_of(app: AppTest, first: str) -> list[dict[str, str]]:
    """The rows of the table whose first column is named so."""
    ((columns, rows),) = [table for table in tables_of(app) if table[0][:1] == [first]]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def listed(app: AppTest) -> pd.DataFrame:
    """The listing as it stands on the page."""
    (grid,) = app.dataframe
    return grid.value


def headings(app: AppTest) -> list[str]:
    return [str(element.value) for element in [*app.header, *app.subheader]]


def drawn(app: AppTest, figure: str) -> Any:
    return json.loads(figures_of(app)[figure])


def rows_drawn(app: AppTest) -> list[str]:
    """The labels of the figure of terms from the top down, without the marks of a class."""
    if "terms" not in figures_of(app):
        return []
    notes = drawn(app, "terms")["layout"]["annotations"]
    labels = [note["text"] for note in notes if note.get("name") == "label"]
    return [re.sub("</?b>", "", label).replace("<br>", " ") for label in labels]


def buttons(app: AppTest) -> list[str]:
    """The labels of what can be downloaded."""
    return [button.proto.label for button in app.get("download_button")]


def all_but(app: AppTest, *parts: str) -> dict[str, object]:
    """What the page shows, without the parts named."""
    found: dict[str, object] = {f"figure {key}": spec for key, spec in figures_of(app).items()}
    found |= {f"table {table[0][:1]}": table for table in tables_of(app)}
    found["listing"] = listed(app).to_csv()
    found["listing button"] = buttons(app)
    varying = {
        "listing sentence": r"^\d+ of \d+ events? (is|are) listed\.$",
        "shown sentence": r"^(Classes and terms drawn|No event of this kind occurred): ",
        "nothing found": r"^No class or term holds this text\.$",
        "terms of nobody": r"^[^,]+, nobody within ",
        "where to click": r"^A click on ",
        "built in": r"^Built in: ",
    }
    patterns = [pattern for part, pattern in varying.items() if part in parts]
    texts = [text for text in said(app) if not any(re.match(each, text) for each in patterns)]
    found |= {f"text {number}": text for number, text in enumerate(texts)}
    return {name: value for name, value in found.items() if name not in parts}


def test_all_parts_of_the_page_agree_with_the_file_counted_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def rows(name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO((SAMPLE / name).read_text(encoding="utf-8"))))

    saved: list[pd.DataFrame] = []
    offered: list[tuple[str, str]] = []

    def download(view: View, label: str, frame: Callable[[], pd.DataFrame], name: str) -> None:
        saved.append(frame())
        offered.append((label, name))

    monkeypatch.setattr(event_times, "download", download)
    app = opened(PAGE)
    arms = {row["participant_id"]: row["arm"] for row in rows("participants.csv")}
    events = rows("adverse_events.csv")
    had = [{who for who in arms if arms[who] == arm} for arm in ("secretome", "placebo")]
    for members in had:
        members &= {row["participant_id"] for row in events}
    counts = [len(members) for members in had]
    assert counts == [7, 7]
    # Sentences.
    assert "At least one adverse event: secretome 7/15 (47%), placebo 7/14 (50%)." in said(app)
    ongoing = len([row for row in events if not row["end_day"]])
    assert (
        f"Events: {len(events)}; participants with an event: {sum(counts)}. Events ongoing when "
        f"last seen: {ongoing}."
    ) in "\n".join(said(app))
    assert f"{len(events)} of {len(events)} events are listed." in said(app)
    # Kinds.
    any_event = table_of(app, "Adverse events")[0]
    assert [any_event[f"{arm}, n/N (%)"] for arm in ("Secretome", "Placebo")] == [
        *("7/15 (47%)", "7/14 (50%)"),
    ]
    assert any_event["Events, Secretome + Placebo"] == "13 + 10"
    related = table_of(app, "Adverse events")[1]
    assert sum(map(int, related["Events, Secretome + Placebo"].split(" + "))) == len(
        [row for row in events if row["related"] == "yes"]
    )
    # Classes hold all events, and so do their terms.
    terms = table_of(app, CLASS_OR_TERM)
    for is_term in (True, False):
        events_per_row = [
            sum(map(int, row["Events of any kind, Secretome + Placebo"].split(" + ")))
            for row in terms
            if row[CLASS_OR_TERM].startswith("— ") == is_term
        ]
        assert sum(events_per_row) == 23
    assert len(terms) == len(rows_drawn(app)) == 16
    # Severity: all but those of the bar "No event" had one.
    bars = {trace["name"]: trace["text"] for trace in drawn(app, "severity")["data"]}
    assert bars["No event"] == ["8", "7"]
    # Lanes, listing and its CSV.
    bars_of_lanes = [
        trace
        for trace in drawn(app, "lanes")["data"]
        if trace["type"] == "bar" and "customdata" in trace
    ]
    lanes = [tuple(point) for trace in bars_of_lanes for point in trace["customdata"]]
    expected = sorted((row["participant_id"], row["term"]) for row in events)
    assert sorted(lanes) == expected
    for frame in (listed(app), saved[0]):
        assert sorted(zip(frame["Participant"], frame["Preferred term"], strict=True)) == expected
    assert offered == [
        ("Download as CSV (events: 23)", "uc-msc-secretome-in-lupus-synthetic_adverse-events.csv")
    ]
    text = as_csv(saved[0]).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    assert sorted((row["Participant"], row["Preferred term"]) for row in read) == expected
    assert {row["Data"] for row in read} == {"synthetic"}
    # Rates: all events began at risk.
    rates = {row.pop("Arm"): row for row in table_of(app, "Arm")}
    assert list(rates["Events"].values()) == ["13", "10"]
    assert list(rates["Participants with an event"].values()) == ["7/15", "7/14"]
    # What is offered is what is listed.
    choose(app, listed_class="Nervous system disorders")
    assert offered[1:] == [
        ("Download as CSV (events: 3)", "uc-msc-secretome-in-lupus-synthetic_adverse-events.csv")
    ]
    assert len(saved[1]) == 3


def test_the_page_begins_with_its_answer_in_either_language() -> None:
    assert answer(seen()) == (
        "No serious adverse event within 43 days: secretome 0/15, 95% CI 0 to 21.8%; placebo 0/14, "
        "95% CI 0 to 23.2%."
    )
    assert answer(seen("it")) == (
        "Nessun evento avverso grave entro 43 giorni: secretoma 0/15, IC 95% da 0 al 21,8%; "
        "placebo 0/14, IC 95% da 0 al 23,2%."
    )
    for language, word in (("en", "safe"), ("it", "sicur")):
        assert word not in words_of(seen(language)).lower()


def test_severe_and_serious_are_told_apart_once_and_danger_to_life_is_always_serious() -> None:
    # ICH E2A, II.B: severe is intensity, serious is outcome; danger to life and death are serious.
    for language, begins, holds in (
        (
            "en",
            "Severe (grade 3) says how intense an event was; serious says what came of it:",
            (
                "A severe event need not be serious;",
                "life-threatening and fatal events are always serious.",
            ),
        ),
        (
            "it",
            "Severo (grado 3) indica l'intensità di un evento; grave ne indica le conseguenze: ",
            (
                "Un evento severo non è necessariamente grave;",
                "gli eventi pericolosi per la vita e quelli fatali sono sempre gravi.",
            ),
        ),
    ):
        (found,) = [text for text in said(seen(language)) if text.startswith(begins)]
        for part in holds:
            assert part in found
        assert "neither" not in found.lower()


def test_to_see_a_case_is_said_not_to_be_to_recognise_it() -> None:
    for language, part in (
        ("en", "at least one treated participant. To see one case is not yet to recognise it"),
        ("it", "almeno una persona trattata. Osservare un caso non equivale a riconoscerlo"),
    ):
        assert any(part in text for text in said(page_seen(PAGE, language)))


def test_no_harm_carries_a_p_in_either_language() -> None:
    # CONSORT Harms 2022: effect and interval; a p over 0.05 would be read as no harm.
    for language in ("en", "it"):
        app = seen(language)
        headers = [header for table in tables_of(app) for header in table[0]]
        assert [header for header in headers if re.match(r"p\b", header)] == []
        shown = [words_of(app), *figures_of(app).values()]
        for text in shown:
            assert not re.search(r"\bp\s*[(<>=≤]|Fisher|Holm", text)


def test_the_filters_of_the_listing_leave_all_else_as_it_was() -> None:
    app = opened(PAGE)
    before = all_but(app, *LISTING)
    choose(app, listed_class="Nervous system disorders")
    assert not app.exception
    assert "3 of 23 events are listed." in said(app)
    assert listed(app)["Participant"].tolist() == ["P18", "P22", "P29"]
    assert "Download as CSV (events: 3)" in buttons(app)
    assert all_but(app, *LISTING) == before
    choose(app, listed_class=None, listed_participant="P05")
    assert listed(app)["Participant"].tolist() == ["P05"] * 3
    # The form for a phone holds the same events.
    assert [row[NARROW] for row in table_of(app, NARROW)] == ["P05, Placebo"] * 3
    choose(app, listed_term="Myalgia")
    assert listed(app)["From"].tolist() == [16]
    assert all_but(app, *LISTING) == before


def test_a_click_on_a_term_or_a_lane_filters_the_listing_and_nothing_else() -> None:
    app = opened(PAGE)
    before = all_but(app, *LISTING)
    click(app, "terms", "General disorders and administration site conditions", "Pyrexia")
    assert not app.exception
    assert listed(app)["Participant"].tolist() == ["P11", "P26", "P29"]
    assert app.selectbox(key="listed_term").value == "Pyrexia"
    assert all_but(app, *LISTING) == before
    click(app, "lanes", "P09", "Nausea")
    assert listed(app)["Preferred term"].tolist() == ["Nausea", "Nasopharyngitis"]
    assert app.selectbox(key="listed_participant").value == "P09"
    assert app.selectbox(key="listed_term").value is None
    # An empty place of a lane carries its participant alone.
    click(app, "lanes", "P16", "")
    assert set(listed(app)["Participant"]) == {"P16"}
    assert app.selectbox(key="listed_class").value is None
    click(app, "terms", "Infections and infestations", "")
    assert set(listed(app)["Participant"]) == {"P05", "P09", "P16"}
    assert app.selectbox(key="listed_participant").value is None
    # A click beside all points, which ends the selection, leaves the listing as it is.
    click(app, "terms")
    assert len(listed(app)) == 3
    assert all_but(app, *LISTING) == before


def only_callback() -> None:
    """A script that clicks and shows what the filters are."""
    import streamlit as st

    from lib.screen.controls import list_participant, list_term

    st.session_state["listed_participant"] = "P01"
    list_term(["Skin", ""])
    st.write({key: st.session_state[f"listed_{key}"] for key in ("participant", "class", "term")})
    list_term(["", "Rash"])
    st.write({key: st.session_state[f"listed_{key}"] for key in ("participant", "class", "term")})
    list_participant(["P02", "Rash"])
    st.write({key: st.session_state[f"listed_{key}"] for key in ("participant", "class", "term")})


def test_a_click_sets_its_own_filters_and_clears_the_others() -> None:
    app = AppTest.from_function(only_callback).run()
    assert not app.exception
    assert [json.loads(element.value) for element in app.json] == [
        {"participant": None, "class": "Skin", "term": None},
        {"participant": None, "class": NO_CLASS, "term": "Rash"},
        {"participant": "P02", "class": None, "term": None},
    ]


def test_a_click_on_a_class_that_was_not_supplied_lists_its_events_alone() -> None:
    lines = ["1,Rash,,1,2,1,no,no", "1,Rash,Skin,3,4,1,no,no", "3,Rash,Skin,5,6,1,no,no"]
    app = opened_with(small_study("TTC", score=["5 5"] * 3, events=lines))
    days = {}
    for term in ("Rash", ""):
        click(app, "terms", "", term)
        days[term] = listed(app)["From"].tolist()
    assert days == {"Rash": [1], "": [1]}
    # By hand as well, in the words of the reader's language.
    choose(app, listed_class="Skin", listed_term=None)
    assert listed(app)["From"].tolist() == [3, 5]
    choose(app, lang="it")
    assert app.selectbox(key="listed_class").options == ["Classe non fornita", "Skin"]
    assert listed(app)["Dal"].tolist() == [3, 5]


def test_the_search_finds_in_the_table_and_leaves_all_else_as_it_was() -> None:
    app = opened(PAGE)
    table = f"table {[CLASS_OR_TERM]}"
    before = all_but(app, table)
    choose(app, search="INJECTION")
    names = [row[CLASS_OR_TERM] for row in table_of(app, CLASS_OR_TERM)]
    assert names[0] == "General disorders and administration site conditions"
    assert set(names[1:]) == {"— Injection site erythema", "— Injection site pain"}
    assert all_but(app, table) == before
    choose(app, search=" nervous ")
    names = [row[CLASS_OR_TERM] for row in table_of(app, CLASS_OR_TERM)]
    assert names == ["Nervous system disorders", "— Headache"]
    choose(app, search="nothing of the sort <b>")
    assert not app.exception
    assert not [table for table in tables_of(app) if CLASS_OR_TERM in table[0] or not table[0]]
    assert said(app).count("No class or term holds this text.") == 1
    assert all_but(app, "nothing found") == before
    choose(app, search="")
    assert len(table_of(app, CLASS_OR_TERM)) == 16
    assert "No class or term holds this text." not in said(app)


def test_kind_order_frequency_and_folding_change_the_figure_as_they_say() -> None:
    app = opened(PAGE)
    assert len(rows_drawn(app)) == 16
    assert rows_drawn(app)[0].startswith("General disorders")
    choose(app, order="name")
    classes = [name for name in rows_drawn(app) if name.endswith(("disorders", "infestations"))]
    assert classes == sorted(classes)
    assert rows_drawn(app)[0] == "Gastrointestinal disorders"
    choose(app, order="difference")
    # 3/15 against 0/14; the class with most participants, 6/15 against 4/14, comes next.
    assert rows_drawn(app)[0] == "Nervous system disorders"
    assert rows_drawn(app)[2].startswith("General disorders")
    choose(app, order="frequency", classes_only=True)
    assert len(rows_drawn(app)) == 6
    assert any(
        text.startswith("Classes and terms drawn: 6 of 16, classes alone;") for text in said(app)
    )
    # The table keeps the terms.
    assert len(table_of(app, CLASS_OR_TERM)) == 16
    choose(app, classes_only=False, at_least_1_10=3)
    shown = rows_drawn(app)
    # Ten of class General, three each of five others but Skin, and the terms with three.
    assert "Rash" not in shown
    assert "Headache" in shown
    assert any("of 16; fewest participants: 3." in text for text in said(app))
    assert not app.exception


def test_another_kind_of_event_changes_figure_and_table_of_terms_alone() -> None:
    app = opened(PAGE)
    headers = (CLASS_OR_TERM, RELATED, GRADE_3)
    tables = [f"table {[header]}" for header in headers]
    parts = ("figure terms", *tables, "shown sentence", "terms of nobody", "where to click")
    parts = (*parts, "built in")
    before = all_but(app, *parts)
    choose(app, kind="related")
    assert not app.exception
    texts = {trace["name"]: trace["hovertext"] for trace in drawn(app, "terms")["data"][:2]}
    # Rash, myalgia and diarrhoea were related in nobody and are not drawn.
    assert {"Rash", "Myalgia", "Diarrhoea"}.isdisjoint(rows_drawn(app))
    assert alts_of(app)["terms"].startswith("Related to the study treatment: ")
    labels = [unescaped(fold.label) for fold in app.expander]
    assert any(label.endswith("(Related to the study treatment)") for label in labels)
    assert texts["Secretome (n 15)"][0] == (
        "General disorders and administration site conditions: secretome 4/15 (27%)"
    )
    assert table_of(app, RELATED)[0]["Secretome, n/N (%)"] == "4/15 (27%)"
    # Of the classes of rash and of myalgia nothing was related: the class stands for its term.
    (nobody,) = [text for text in said(app) if ", nobody within " in text]
    assert nobody.endswith(
        "): Diarrhoea; Musculoskeletal and connective tissue disorders; Skin and subcutaneous "
        "tissue disorders."
    )
    assert all_but(app, *parts) == before
    choose(app, kind="grade_3")
    assert not app.exception
    assert rows_drawn(app) == []
    assert "No event of this kind occurred: Grade 3 or higher (severe)." in said(app)
    # No row of zeros: the classes in one line, with the limits that all of them have.
    assert not [table for table in tables_of(app) if table[0][:1] == [GRADE_3]]
    (nobody,) = [text for text in said(app) if ", nobody within " in text]
    assert nobody.startswith(
        "Grade 3 or higher (severe), nobody within 43 days (secretome 0/15, 95% CI 0 to 21.8%; "
        "placebo 0/14, 95% CI 0 to 23.2%): Gastrointestinal disorders; General disorders and "
        "administration site "
    )
    assert nobody.count("; ") == 1 + 5
    assert all_but(app, *parts) == before


def test_what_was_chosen_for_one_study_does_not_break_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened(PAGE)
    choose(app, kind="serious", order="name", listed_term="Rash", at_least_1_10=4)
    monkeypatch.setattr(
        studies,
        "_sample",
        lambda: ShownStudy(
            read_study(study_files(events="participant_id,term\nS1,Cough\nP1,Cough")), None
        ),
    )
    app.run()
    assert not app.exception
    assert control(app, "kind").value == "any"
    assert len(listed(app)) == 2
    assert rows_drawn(app) == ["No class supplied", "Cough"]


def test_a_download_of_data_that_are_not_synthetic_does_not_call_them_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[tuple[str, int, str, bool]] = []

    def download(view: View, label: str, frame: Callable[[], pd.DataFrame], name: str) -> None:
        offered.append((label, len(frame()), name, "Data" in frame()))

    monkeypatch.setattr(event_times, "download", download)
    opened_with(dosed_study("TC", "1,Rash,Skin,1,2,1,no,no"))
    assert offered == [
        ("Download as CSV (events: 1)", 1, "a-small-study_adverse-events.csv", False)
    ]


def test_the_title_of_the_grades_is_the_highest_one() -> None:
    for language, title in (
        ("en", "Highest grade of each participant"),
        ("it", "Grado massimo per persona"),
    ):
        assert title in "\n".join([words_of(seen(language)), *headings(seen(language))])


@pytest.mark.parametrize("who", ["P29", "P01"])
def test_following_somebody_marks_the_events_and_changes_no_number(who: str) -> None:
    app = opened(PAGE, who=who)
    assert not app.exception
    events = {"P29": 4, "P01": 0}[who]
    (about,) = [text for text in said(app) if text.startswith(f"★ {who} (Secretome)")]
    assert f": adverse events {events}. The mark ★ " in about
    assert [text for text in said(app) if "★" not in text] == said(seen())

    def unmarked(text: str) -> str:
        return text.replace(" ★", "").replace(" \\u2605", "")

    for key, spec in figures_of(app).items():
        # In the lanes, the axis names whoever is followed and nobody else.
        for lane in (f'"{who} ★"', f'"{who} \\u2605"'):
            spec = spec.replace(lane, '""')
        assert unmarked(spec) == figures_of(seen())[key]
    assert [
        (columns, [[unmarked(cell) for cell in row] for row in rows])
        for columns, rows in tables_of(app)
    ] == tables_of(seen())
    marked = listed(app)["Participant"].str.contains("★")
    assert int(marked.sum()) == events
    assert unmarked(listed(app).to_csv()) == listed(seen()).to_csv()


def test_hostile_names_are_text_on_the_page() -> None:
    study = dosed_study(
        "TTC", *(f"{who},{name},{name},1,2,1,no,no" for who in "13" for name in HOSTILE)
    )
    app = opened_with(study)
    assert not app.exception
    raw = [str(element.value) for element in [*app.markdown, *app.caption]]
    raw += [str(cell) for table in app.table for cell in table.value.to_numpy().ravel()]
    for text in raw:
        assert not re.search(r"(?<!\\)<img|(?<!\\)\*\*b", text), text
    names = [row[CLASS_OR_TERM] for row in table_of(app, CLASS_OR_TERM)]
    assert set(names) == {*HOSTILE, *(f"— {name}" for name in HOSTILE)}
    assert set(listed(app)["Preferred term"]) == set(HOSTILE)
    click(app, "terms", HOSTILE[0], HOSTILE[0])
    assert set(listed(app)["Preferred term"]) == {HOSTILE[0]}


def large() -> Study:
    """254 participants with 1,191 events of 230 terms, the first of them the most frequent."""
    events = []
    for number in range(1191):
        term = int(230 * (number / 1191) ** 2)
        day, grade = 1 + number % 20, 1 + number % 5
        events.append(
            f"{1 + number * 37 % 254},Term {term},Class {term % 23},{day},{day + number % 9},"
            f"{grade},{'yes' if number % 40 == 0 else 'no'},{'yes' if number % 3 else 'no'}"
        )
    return dosed_study("TC" * 127, *events)


def without_measurements() -> Study:
    """Participant "3" left before any visit and had an event."""
    return small_study(
        "TTTCC", score=["5 5"] * 2 + [". ."] + ["5 5"] * 2, events=["3,Rash,,2,3,2,no,no"]
    )


STRAINED: dict[str, Callable[[], Study]] = {
    "no event at all": lambda: dosed_study("TTCC"),
    "an arm without events": lambda: dosed_study("TTCC", "1,Rash,Skin,3,4,3,yes,yes"),
    "everybody had it": lambda: dosed_study(
        "TTCC", *(f"{w},Rash,Skin,-1,,5,yes,yes" for w in "1234")
    ),
    "an event of somebody without measurements": without_measurements,
    "only the columns required": lambda: read_study(
        study_files(events="participant_id,term\nS1,Cough\nP1,Cough", settings=SETTINGS)
    ),
    "blank cells": lambda: dosed_study("TTCC", "1,Rash,,,,,,", "2,Cough,Skin,,,3,,"),
    "forty events of one": lambda: dosed_study(
        "TTCC",
        *(
            f"1,Term {number % 7},Skin,{1 + number // 2},,{1 + number % 5},no,no"
            for number in range(40)
        ),
    ),
}


@cache
def strained(name: str) -> AppTest:
    """The page of a study that strains it, opened once for all tests that only read it."""
    return opened_with(STRAINED[name]())


def is_whole(app: AppTest, title: str) -> None:
    """The page opened in the language of its title, and no text of it says nan."""
    assert not app.exception
    assert app.title[0].value == title
    texts = [words_of(app), *(str(chart.proto.alt) for chart in app.get("plotly_chart"))]
    cells = listed(app).select_dtypes(exclude="Int64").to_numpy().ravel()
    for text in [*texts, *listed(app).columns, *map(str, cells)]:
        assert not re.search(r"\b(nan|NaN|None|inf)\b|<NA>", text), text
    assert len(app.table) >= 3


@pytest.mark.parametrize("name", STRAINED)
def test_the_page_of_a_study_that_strains_it_opens_in_both_languages(name: str) -> None:
    is_whole(strained(name), "Adverse events")
    is_whole(opened_with(STRAINED[name](), "it"), "Eventi avversi")


def test_no_event_at_all_is_said_to_be_none_and_every_kind_is_named() -> None:
    app = strained("no event at all")
    assert answer(app).startswith("No serious adverse event within ")
    assert "No adverse event occurred." in said(app)
    assert "not supplied" not in words_of(app)
    kinds = table_of(app, "Adverse events")
    assert [row["Drug, n/N (%)"] for row in kinds] == ["0/2 (0%)"] * 2
    assert kinds[1]["Adverse events"] == (
        "Nobody: Related to the study treatment; Grade 3 or higher (severe); Serious; Leading to "
        "withdrawal; Fatal"
    )
    assert set(figures_of(app)) == {"kinds", "severity"}
    assert len(listed(app)) == 0
    assert "0 of 0 events are listed." in said(app)


def test_without_a_table_of_events_the_page_says_so_and_shows_nothing_else() -> None:
    app = opened_with(small_study("TC", score=["5 5", "5 5"]), "it")
    assert not app.exception
    assert answer(app) == (
        "Non è stata fornita una tabella degli eventi avversi: questi dati non dicono nulla sulla "
        "sicurezza, e ciò non significa che non si siano verificati eventi."
    )
    assert figures_of(app) == {}
    assert list(app.table) == []


def test_without_columns_the_page_says_not_supplied_and_shows_no_zero() -> None:
    app = strained("only the columns required")
    assert answer(app) == "Whether events were serious was not supplied."
    assert "Grades were not supplied." in said(app)
    for row in table_of(app, "Adverse events")[1:]:
        assert row["Secretome, n/N (%)"] == row["Placebo, n/N (%)"] == "not supplied"
        assert "0" not in "".join(row.values()).replace(row["Adverse events"], "")
    assert set(figures_of(app)) == {"kinds", "terms"}
    assert control(app, "kind").options == ["Any adverse event"]


def test_of_230_terms_about_thirty_rows_are_drawn_at_first() -> None:
    app = opened_with(large())
    is_whole(app, "Adverse events")
    assert 20 <= len(rows_drawn(app)) <= 30
    assert len(table_of(app, CLASS_OR_TERM)) == 230 + 23
    folded = [
        expander.label
        for expander in app.expander
        if expander.label.startswith("Table and downloads: By system organ class")
    ]
    assert len(folded) == 1
    assert len(listed(app)) == 200
    assert "1191 of 1191 events are listed." in said(app)
    assert any(
        text.startswith(f"Classes and terms drawn: {len(rows_drawn(app))} of 253; fewest ")
        for text in said(app)
    )
    lanes = drawn(app, "lanes")
    bars = [trace for trace in lanes["data"] if trace["type"] == "bar"]
    assert sum(len(trace.get("customdata", ())) for trace in bars) == 1191
    choose(app, search="Term 229")
    assert [row[CLASS_OR_TERM] for row in table_of(app, CLASS_OR_TERM)] == [
        *("Class 22", "— Term 229"),
    ]
    choose(app, search="", lang="it")
    is_whole(app, "Eventi avversi")


# Of the sample: its terms and classes that are another word in Italian.
OWN_NAMES = (
    *("Pyrexia", "Headache", "Injection site", "Fatigue", "Diarrhoea", "Myalgia", "Rash"),
    *("disorders", "Infections", "Nasopharyngitis"),
)


def test_an_italian_reader_reads_terms_and_classes_in_italian_alone() -> None:
    app = seen("it")
    listing = app.dataframe[0].value
    shown = "\n".join(
        [
            words_of(app),
            *(
                json.dumps(json.loads(spec), ensure_ascii=False)
                for spec in figures_of(app).values()
            ),
            *listing.to_csv().splitlines(),
            *(str(option) for box in app.selectbox for option in box.options),
        ]
    )
    assert [name for name in OWN_NAMES if name in shown] == []
    for name in (
        "Piressia",
        "Cefalea",
        "Dolore in sede di iniezione",
        "Patologie gastrointestinali",
    ):
        assert shown.count(name) > 3, name


def test_the_search_of_an_italian_reader_finds_both_names() -> None:
    app = opened_with(language="it")
    for text in ("Pyrexia", "piressia"):
        choose(app, search=text)
        assert "Piressia" in words_of(app)
        (found,) = [table for table in tables_of(app) if table[0][0].startswith("Classe")]
        assert "Nasofaringite" not in str(found)


def printed_listing(app: AppTest) -> bool:
    """Whether the listing is in the place from which paper takes it."""
    keys = [str(each.key) for each in app.get("container") if "listing_narrow" in str(each.key)]
    assert keys in (["listing_narrow-printed"], ["listing_narrow"])
    return keys == ["listing_narrow-printed"]


def test_a_listing_of_at_most_sixty_events_is_printed_as_a_table() -> None:
    assert printed_listing(seen())
    events = [f"1,Rash,Skin,{day},{day},1,no,yes" for day in range(1, 62)]
    study = small_study("TTCC", events=events, score=["8 4", "8 8", "8 5", "7 9"])
    assert not printed_listing(opened_with(study))
