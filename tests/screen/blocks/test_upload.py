"""The page on which readers load their own study: preview, problems, and what is shown."""

from typing import Any

import numpy as np
import pytest
from scipy import stats
from streamlit.delta_generator import DeltaGenerator
from streamlit.testing.v1 import AppTest

from lib.reading.examine import Examined, examine, read_study
from lib.screen.blocks.upload import MOST_PRINTED
from lib.screen.forms.settings import SKEWED
from lib.words import Words
from tests.support.files import (
    EVENTS,
    MEASUREMENTS,
    PARTICIPANTS,
    SAMPLE,
    SETTINGS,
    files_of,
    study_files,
)
from tests.support.pages import (
    answer,
    drop,
    figures_of,
    opened,
    seen,
    show,
    submit,
    tables_of,
    unescaped,
    words_of,
    write,
)
from tests.support.r_answers import REFERENCE, printed_by_r
from tests.support.strained import with_settings

ENGLISH = Words("en")


def test_problems_are_listed_and_nothing_else_is_shown() -> None:
    files = files_of(SAMPLE)
    further = files["participants.csv"].split(b"\n")[0].count(b",") - 1
    files["participants.csv"] += b"P01,saline" + b"," * further + b"\n"
    files["measurements.csv"] += b"P01,43,mex_sledai,sixteen\nP99,43,c3,80\n"
    app = opened("your_study")
    drop(app, files)
    assert not app.exception
    assert not app.get("plotly_chart")
    assert not any(button.key == "show" for button in app.button)
    columns, rows = tables_of(app)[0]
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    found = {(row["Table"], row["Column"], row["Found"]) for row in named}
    assert {
        ("participants.csv", "participant_id", "P01"),
        ("measurements.csv", "value", "sixteen"),
        ("measurements.csv", "participant_id", "P99"),
    } <= found
    assert unescaped(app.error[0].value).endswith(f"{len(rows)}.")


def test_an_unclear_control_arm_is_asked_for_and_the_answer_used() -> None:
    files = files_of(SAMPLE)
    del files["study.toml"]
    files["participants.csv"] = (
        files["participants.csv"].replace(b",secretome,", b",A,").replace(b",placebo,", b",B,")
    )
    app = opened("your_study")
    drop(app, files)
    (control,) = [field for field in app.radio if "control arm" in field.label]
    assert control.value is None
    assert not any(button.key == "show" for button in app.button)
    submit(app)
    assert [unescaped(warning.value) for warning in app.warning] == [
        "Choose which arm is the control arm."
    ]
    control = next(field for field in app.radio if "control arm" in field.label)
    control.set_value("B")
    submit(app)
    assert not app.warning
    app.button(key="show").click().run()
    app.switch_page("pages/overview.py").run()
    assert not app.exception
    lower = ENGLISH.number(-printed_by_r("sample_study")["mex_sledai/43/effect"]["value"])
    assert f"{lower} points lower with A than with B" in answer(app)
    # With the settings that the page gives the same files need no answer.
    settings = app.session_state["memory"]["shown"].provenance.settings
    assert read_study(files | {"study.toml": settings.encode()}).control.code == "B"
    assert "Download study.toml" in [each.proto.label for each in app.get("download_button")]


def test_a_malformed_claim_is_listed_as_a_problem() -> None:
    files = with_settings(('contrast = "within_treatment"', 'contrast = "within"'))
    app = opened("your_study")
    drop(app, files)
    assert not app.exception
    assert not app.get("plotly_chart")
    assert "contrast" in words_of(app)
    assert "between_arms, within_treatment, within_control" in words_of(app)


def cells_of(app: AppTest) -> list[list[list[str]]]:
    return [rows for _, rows in tables_of(app)]


def facts_of(app: AppTest) -> dict[str, str]:
    """The preview's facts by name."""
    names = ("Participants", "Partecipanti")
    (facts,) = [rows for rows in cells_of(app) if rows and rows[0][0] in names]
    return {row[0]: row[1] for row in facts}


def has_button(app: AppTest, key: str) -> bool:
    return any(button.key == key for button in app.button)


@pytest.mark.parametrize(
    ("language", "advice"),
    [
        ("en", "This kind of workbook is not read: open it in its own program and save"),
        ("it", "Questo tipo di foglio di calcolo non viene letto: aprilo nel suo programma"),
    ],
)
def test_any_kind_of_file_can_be_dropped_and_is_refused_in_the_reader_s_language(
    language: str, advice: str
) -> None:
    app = opened("your_study", language=language)
    # A list of kinds would let Streamlit refuse the others, in English and without a way out.
    assert not app.file_uploader[0].proto.type
    drop(app, {"participants.numbers": b"?"})
    assert advice in words_of(app)
    assert not has_button(app, "show")


def test_files_are_previewed_before_they_are_shown() -> None:
    app = opened()
    drop(app, study_files(events=EVENTS, settings=SETTINGS))
    assert not app.exception
    assert facts_of(app) == {
        "Participants": "6 (Secretome: 3; Placebo: 3)",
        "Visits (study days)": "1 (baseline), 22, 43 (primary comparison)",
        "Outcomes": "2",
        "Primary outcome and day": (
            "MEX-SLEDAI (declared in study.toml); day 43 (declared in study.toml)"
        ),
        # 22 rows, one of them blank.
        "Measurements": "21",
        "Below the quantification limit": "1",
        "Adverse events": "3 events of 2 participants",
        "Data": "real",
    }
    # 6 participants, MEX-SLEDAI at 3 visits and IL-6 at 2 (nobody has it at day 22): 21 are there.
    assert "9 of 30 planned values are missing" in words_of(app)
    # What is on screen is still the sample.
    assert "synthetic study" in unescaped(app.markdown[0].value)
    app.switch_page("pages/overview.py").run()
    assert "UC-MSC" in unescaped(app.markdown[0].value)


def test_the_preview_is_italian_for_an_italian_reader() -> None:
    app = opened("your_study", language="it")
    drop(app, study_files(events=EVENTS, settings=SETTINGS))
    assert facts_of(app)["Partecipanti"] == "6 (Secretoma: 3; Placebo: 3)"
    assert facts_of(app)["Eventi avversi"] == "3 eventi in 2 partecipanti"


def test_dropped_files_that_are_not_shown_change_no_page() -> None:
    app = opened()
    drop(app, study_files(settings=SETTINGS))
    app.switch_page("pages/overview.py").run()
    assert "Your upload" not in words_of(app)
    assert answer(app) == answer(seen("overview"))


def test_the_newer_of_two_files_of_one_name_counts() -> None:
    app = opened("your_study")
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
    app = opened("your_study")
    drop(app, study_files(measurements=MEASUREMENTS + rows))
    assert "Problems found: 80." in unescaped(app.error[0].value)
    printed = cells_of(app)[0]
    assert len(printed) == MOST_PRINTED
    assert printed[0] == [
        *("measurements.csv", "24", "participant_id", "Q100"),
        "This participant is not in participants.csv.",
    ]
    assert "And 30 more." in words_of(app)
    assert not has_button(app, "show")


def test_two_of_three_arms_are_chosen_and_every_page_says_who_is_not_shown() -> None:
    rows = "".join(f"X{n},low dose,female,30\n" for n in (1, 2, 3))
    values = "".join(f"X{n},{day},mex_sledai,5\n" for n in (1, 2, 3) for day in (1, 22, 43))
    files = study_files(participants=PARTICIPANTS + rows, measurements=MEASUREMENTS + values)
    app = opened("your_study")
    drop(app, files)
    assert "low dose (3), placebo (3), secretome (3). Which two are compared?" in words_of(app)
    assert not has_button(app, "show")
    (choice,) = app.radio
    assert choice.value is None
    # Another choice first: what was entered for its arms is not that of the next ones.
    for number, names in ((0, ["Low dose", "Placebo"]), (2, ["Placebo", "Secretome"])):
        next(radio for radio in app.radio if radio.label == "Read as").set_value(number)
        next(
            each for each in app.button if each.label == "Read the cells and visits like this"
        ).click().run()
        fields = [field for field in app.text_input if field.label.startswith("Name of the arm")]
        assert [field.value for field in fields] == names
    told = "A further arm of this study is not shown: low dose (3 participants)."
    assert facts_of(app)["Participants"] == f"6 (Secretome: 3; Placebo: 3). {told}"
    app.button(key="show").click().run()
    app.switch_page("pages/disease_activity.py").run()
    assert unescaped(app.markdown[1].value) == told
    assert told not in words_of(seen("disease_activity"))


def test_the_sample_loaded_again_is_still_synthetic() -> None:
    app = opened("your_study")
    show(app, files_of(SAMPLE))
    assert "Synthetic data" in app.markdown[0].value
    assert all("Synthetic data" in figure for figure in figures_of(app).values())


def test_the_settings_form_is_folded_away_when_nothing_is_missing() -> None:
    app = opened("your_study")
    drop(app, study_files())
    assert "The files do not say all of this" not in words_of(app)
    assert has_button(app, "show")
    title = next(field for field in app.text_input if field.label == "Title of the study")
    title.set_value("A trial of mine")
    synthetic = next(field for field in app.segmented_control if field.label == "These data are")
    synthetic.set_value("synthetic")
    next(button for button in app.button if button.label == "Use these settings").click().run()
    assert facts_of(app)["Data"] == "synthetic"
    app.button(key="show").click().run()
    app.switch_page("pages/overview.py").run()
    assert "A trial of mine" in unescaped(app.markdown[0].value)
    assert "Synthetic data" in app.markdown[0].value


def test_no_outcome_is_primary_until_the_reader_says_which() -> None:
    app = opened("your_study")
    drop(app, study_files())
    (primary,) = [field for field in app.selectbox if field.label == "Primary outcome"]
    assert primary.value is None
    assert facts_of(app)["Primary outcome and day"].startswith(
        "none was declared; day 43 (the last"
    )
    primary.set_value("il6")
    submit(app)
    # Who picks it has seen the data, unless the protocol is said to name it.
    assert facts_of(app)["Primary outcome and day"].startswith(
        "IL-6 (chosen when the data were read, after they were seen);"
    )
    (protocol,) = [box for box in app.checkbox if "names this primary outcome" in box.label]
    protocol.check()
    submit(app)
    assert facts_of(app)["Primary outcome and day"].startswith("IL-6 (declared in study.toml);")


def test_a_primary_day_that_nobody_chose_leaves_the_primary_outcome_by_itself() -> None:
    app = opened("your_study")
    drop(app, study_files())
    next(field for field in app.selectbox if field.label == "Primary outcome").set_value("il6")
    next(box for box in app.checkbox if "names this primary outcome" in box.label).check()
    submit(app)
    assert facts_of(app)["Primary outcome and day"] == (
        "IL-6 (declared in study.toml); day 43 (the last planned visit; none was declared)"
    )
    study, _ = app.session_state["memory"]["offered"]
    assert study.is_primary(study.outcome("il6"), 43)


def test_the_page_offers_template_sample_and_dictionary() -> None:
    app = opened("your_study")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels[:3] == ["Empty template", "Sample study (synthetic)", "Data dictionary"]


def test_an_outcome_of_skewed_values_gets_the_suggestion_of_ratios_with_its_reason() -> None:
    # The quantiles of a log-normal distribution.
    values = iter(np.exp(3 + stats.norm.ppf((np.arange(18) + 0.5) / 18)))
    rows = [
        f"{who},{day},il17,{next(values):.1f}"
        for who in ("S1", "S2", "S3", "P1", "P2", "P3")
        for day in (1, 22, 43)
    ]
    app = opened("your_study")
    drop(app, study_files(measurements="\n".join(["participant_id,day,outcome,value", *rows])))
    (outcomes,) = app.data_editor
    assert outcomes.value["scale"].tolist() == ["log"]
    assert "positive and skewed, so ratios are suggested" in words_of(app)


def test_the_coverage_that_the_suggestion_states_is_that_of_the_simulation() -> None:
    lines = (REFERENCE / "skewed.txt").read_text().splitlines()[1:]
    rows = [[float(cell) for cell in line.split("\t")] for line in lines]
    of_effects = [row for row in rows if row[0] == 0.8 and row[1] != 1]
    assert len(of_effects) == 2
    assert {round(100 * row[2]) for row in of_effects} == {92, 93}
    assert {round(100 * row[3]) for row in of_effects} == {95}
    assert "SD of the logs 0.8" in SKEWED
    assert "92% to 93%" in SKEWED


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Reading measurements: 0 of 522 rows"),
        ("it", "Lettura della tabella measurements: 0 righe su 522"),
    ],
)
def test_a_reading_that_takes_long_says_how_far_it_is_and_a_short_one_does_not(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[tuple[float, str]] = []
    monkeypatch.setattr(
        DeltaGenerator, "progress", lambda place, share, text: shown.append((share, text))
    )
    app = opened("your_study", language=language)
    drop(app, files_of(SAMPLE))
    assert not shown
    monkeypatch.setattr("lib.screen.sessions.reading.PATIENCE", 0.0)
    monkeypatch.setattr("lib.screen.sessions.reading.PAUSE", 0.0)
    app = opened("your_study", language=language)
    drop(app, files_of(SAMPLE))
    assert said in [text for _, text in shown]
    assert all(0 <= share <= 1 for share, _ in shown)
    # What was said goes when it is done.
    assert not app.get("progress")


def test_after_show_this_study_only_the_study_and_the_digests_of_its_files_are_held() -> None:
    app = opened("your_study")
    drop(app, files_of(SAMPLE))
    app.button(key="show").click().run()
    assert set(app.session_state["memory"]) == {"shown"}
    held = app.session_state["memory"]["shown"]
    assert all(len(digest) == 64 for digest in held.provenance.digests.values())


def test_files_are_read_once_for_the_page_and_once_for_each_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers: list[str] = []

    def counted(files: dict[str, bytes], **options: Any) -> Examined:
        answers.append(options["answers"])
        return examine(files, **options)

    monkeypatch.setattr("lib.screen.sessions.reading.examine", counted)
    files = files_of(SAMPLE)
    del files["study.toml"]
    app = opened("your_study")
    drop(app, files)
    app.run()
    assert answers == [""]
    submit(app)
    app.run()
    app.run()
    assert len(answers) == 2
    assert len(app.session_state["memory"]["examined"]) == 2


ONE_SHEET = "Patient no.,Group,Age,Visit day,IL-17 (pg/mL),Remarks\n" + "".join(
    f"{who},{'Drug' if who < 5 else 'Placebo'},{30 + who},{day},{10 + who + day % 5}.5,\n"
    for who in range(1, 9)
    for day in (1, 22)
)


def test_of_one_sheet_only_what_it_does_not_say_is_asked() -> None:
    app = opened("your_study")
    drop(app, {"trial.csv": ONE_SHEET.encode()})
    assert not app.exception
    columns, outcomes = app.data_editor
    # What nothing but the contents tells, and what is not used, comes first.
    assert columns.value["heading"].tolist() == [
        *("Age", "IL-17 (pg/mL)", "Remarks", "Patient no.", "Group", "Visit day")
    ]
    assert "Please look at the first rows: recognised by their contents (2), not used (1)." in (
        words_of(app)
    )
    assert outcomes.value["name"].tolist() == ["IL-17"]
    assert outcomes.value["unit"].tolist() == ["pg/mL"]
    submit(app)
    assert "IL-17: choose which direction is good." in unescaped(app.warning[0].value)
    folds = "Title, arms and outcomes"
    assert folds not in [each.label for each in app.expander]
    write(app, "outcomes_", {0: {"page": "Cytokines and antibodies", "good": "lower"}})
    submit(app)
    # What is answered is one line, and the form can be opened again.
    assert folds in [each.label for each in app.expander]
    assert (
        "No title: Drug is compared with Placebo, the control arm. Outcomes: IL-17. Primary "
        "outcome: none was declared."
    ) in words_of(app)
    assert facts_of(app)["Participants"] == "8 (Drug: 4; Placebo: 4)"
    assert has_button(app, "show")


def test_a_changed_column_is_read_so_and_the_next_change_is_of_its_own_row() -> None:
    app = opened("your_study")
    drop(app, {"trial.csv": ONE_SHEET.encode()})
    for heading in ("Age", "Remarks"):
        (shown,) = [each for each in app.data_editor if str(each.key).startswith("layout_")]
        row = shown.value["heading"].tolist().index(heading)
        taken = "not_used" if heading == "Age" else "characteristic"
        write(app, "layout_", {row: {"taken_for": taken}})
        label = "Read the columns like this"
        next(button for button in app.button if button.label == label).click().run()
        assert not app.exception
    columns = app.data_editor[0].value.set_index("heading")
    assert columns.loc["Age", ["taken_for", "why"]].tolist() == ["not_used", "as you said"]
    assert columns.loc["Remarks", ["taken_for", "why"]].tolist() == [
        *("characteristic", "as you said")
    ]
    assert columns["why"].tolist().count("as you said") == 2


def test_columns_of_the_contract_s_tables_that_no_page_shows_are_named() -> None:
    app = opened("your_study")
    drop(app, study_files(events=EVENTS.replace("\n", ",x\n").replace(",x\n", ",remark\n", 1)))
    assert "Columns that are not used: adverse_events.csv: remark." in words_of(app)


def field_of(app: AppTest, kind: str, label: str) -> Any:
    (found,) = [each for each in getattr(app, kind) if label in each.label]
    return found


def test_what_stands_in_the_forms_goes_with_the_study_that_is_shown() -> None:
    app = opened("your_study")
    drop(app, study_files())
    field_of(app, "text_input", "Title of the study").set_value("A trial of mine")
    field_of(app, "selectbox", "Primary outcome").set_value("il6")
    field_of(app, "checkbox", "names this primary outcome").check()
    field_of(app, "number_input", "Primary day").set_value(22)
    field_of(app, "checkbox", "names this primary day").check()
    app.button(key="show").click().run()
    assert not app.exception
    study = app.session_state["memory"]["shown"].study
    assert study.title.en == "A trial of mine"
    assert study.is_primary(study.outcome("il6"), 22)
    assert study.primary_day_declared


def test_a_form_that_cannot_be_used_as_it_is_keeps_the_study_from_being_shown() -> None:
    app = opened("your_study")
    drop(app, study_files())
    field_of(app, "number_input", "Primary day").set_value(1)
    app.button(key="show").click().run()
    assert [unescaped(each.value) for each in app.error] == [
        "Not shown yet: what stands under “Visits: baseline and primary day” cannot be used as it "
        "is."
    ]
    assert "shown" not in app.session_state["memory"]
    field_of(app, "number_input", "Primary day").set_value(43)
    names = [each for each in app.text_input if each.label.startswith("Name of the arm")]
    for each in names:
        each.set_value("Same")
    app.button(key="show").click().run()
    assert [unescaped(each.value) for each in app.error] == [
        "Not shown yet: what stands under “Title, arms and outcomes” cannot be used as it is."
    ]
    assert "shown" not in app.session_state["memory"]


def test_one_form_that_is_used_leaves_what_was_answered_in_another() -> None:
    app = opened("your_study")
    drop(app, study_files())
    field_of(app, "selectbox", "Primary outcome").set_value("il6")
    submit(app)
    field_of(app, "number_input", "Primary day").set_value(22)
    next(
        each for each in app.button if each.label == "Read the cells and visits like this"
    ).click().run()
    assert facts_of(app)["Primary outcome and day"] == (
        "IL-6 (chosen when the data were read, after they were seen); day 22 (chosen when the data "
        "were read, after they were seen)"
    )


def test_another_language_leaves_what_stands_in_the_form() -> None:
    app = opened("your_study")
    drop(app, study_files())
    field_of(app, "text_input", "Title of the study").set_value("A trial of mine")
    field_of(app, "segmented_control", "These data are").set_value("synthetic")
    field_of(app, "radio", "control arm").set_value("secretome")
    field_of(app, "selectbox", "Primary outcome").set_value("il6")
    write(app, "outcomes_", {0: {"unit": "ng/L"}})
    for language in ("it", "en"):
        field_of(app, "segmented_control", "Language").set_value(language).run()
        assert not app.exception
    assert field_of(app, "text_input", "Title of the study").value == "A trial of mine"
    assert field_of(app, "segmented_control", "These data are").value == "synthetic"
    assert field_of(app, "radio", "control arm").value == "secretome"
    assert field_of(app, "selectbox", "Primary outcome").value == "il6"
    (outcomes,) = app.data_editor
    assert outcomes.value["unit"][0] == "ng/L"
