"""Every page, run without a browser, for the sample study and for studies that strain it."""

import json
import re
from collections.abc import Callable

import pytest

from tests.pages import (
    PAGES,
    POLYPS,
    ROOT,
    answer,
    choose,
    figures_of,
    files_of,
    opened,
    unescaped,
    words_of,
)

TITLES = {
    "overview": ("Overview", "Quadro generale"),
    "disease_activity": ("Disease activity", "Attività di malattia"),
    "complement_levels": ("Complement levels", "Livelli del complemento"),
    "cytokines_antibodies": ("Cytokines and antibodies", "Citochine e anticorpi"),
    "adverse_events": ("Adverse events", "Eventi avversi"),
}
NOTES = {
    "en": "Synthetic data: not the trial's patients, not its numbers.",
    "it": "Dati sintetici: non le pazienti né i numeri della sperimentazione.",
}
SAMPLE = ROOT / "sample_data"

Files = dict[str, bytes]


def lines_of(content: bytes, keep: Callable[[list[str]], bool]) -> bytes:
    """A CSV file with its header and the rows to keep (no field of the sample is quoted)."""
    header, *rows = content.decode().splitlines()
    return "\n".join([header, *(row for row in rows if keep(row.split(",")))]).encode()


def without_outcome(code: str) -> Files:
    files = files_of(SAMPLE)
    files["measurements.csv"] = lines_of(files["measurements.csv"], lambda row: row[2] != code)
    return files


def without_events() -> Files:
    files = files_of(SAMPLE)
    files["adverse_events.csv"] = lines_of(files["adverse_events.csv"], lambda row: False)
    return files


def one_participant_per_arm() -> Files:
    files = files_of(SAMPLE)
    _, *rows = files["participants.csv"].decode().splitlines()
    first = {row.split(",")[1]: row.split(",")[0] for row in reversed(rows)}
    kept = set(first.values())
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files[name] = lines_of(files[name], lambda row: row[0] in kept)
    return files


def constant_outcome() -> Files:
    files = files_of(SAMPLE)
    text = files["measurements.csv"].decode()
    files["measurements.csv"] = re.sub(r"(,mex_sledai,)\d+", r"\g<1>7", text).encode()
    return files


def missing_visit() -> Files:
    files = files_of(SAMPLE)
    files["measurements.csv"] = lines_of(files["measurements.csv"], lambda row: row[1] != "43")
    return files


STRAINED = {
    "an outcome is missing": lambda: without_outcome("c4"),
    "the primary outcome is missing": lambda: without_outcome("mex_sledai"),
    "no event occurred": without_events,
    "one participant per arm": one_participant_per_arm,
    "an outcome is constant": constant_outcome,
    "the primary visit has no values": missing_visit,
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_page_of_the_sample_study_opens_in_both_languages(page: str, language: str) -> None:
    app = opened(page, language=language)
    assert not app.exception
    assert app.title[0].value == TITLES[page][language == "it"]
    assert answer(app)
    badge = "Dati sintetici" if language == "it" else "Synthetic data"
    assert f":violet-badge[{badge}]" in app.markdown[0].value
    figures = figures_of(app)
    assert figures
    for spec in figures.values():
        assert json.loads(spec)["layout"]["title"]["text"] == NOTES[language]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("strain", STRAINED)
def test_a_page_opens_whatever_is_missing(page: str, strain: str) -> None:
    app = opened(page, files=STRAINED[strain]())
    assert not app.exception
    assert app.title[0].value == TITLES[page][0]
    assert "nan" not in re.findall(r"\w+", words_of(app).lower())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.skipif(not POLYPS.exists(), reason="the folder of real trials is not here")
def test_a_page_of_a_real_trial_opens_and_nothing_on_it_is_called_synthetic(page: str) -> None:
    app = opened(page, files=files_of(POLYPS))
    assert not app.exception
    assert "Sulindac in familial adenomatous polyposis" in app.markdown[0].value
    assert "ynthetic" not in words_of(app)
    for spec in figures_of(app).values():
        assert "ynthetic" not in spec


@pytest.mark.skipif(not POLYPS.exists(), reason="the folder of real trials is not here")
def test_a_real_trial_reads_right() -> None:
    polyps = files_of(POLYPS)
    # lm(log(value) ~ log(baseline) + arm) in R: ratio 0.1974, 95% CI 0.0875 to 0.4456, see
    # tests/reference/polyps.txt.
    assert answer(opened("disease_activity", files=polyps)) == (
        "At day 365 number of polyps was 80% lower with sulindac than with placebo "
        "(95% CI 55% to 91%; n 9 + 11)."
    )
    unmeasured = "This study did not measure any outcome of this page."
    for page in ("complement_levels", "cytokines_antibodies"):
        assert unmeasured in words_of(opened(page, files=polyps))
    assert answer(opened("adverse_events", files=polyps)) == (
        "Adverse events were not collected in this study, which is not the same as none occurred."
    )


def test_no_event_is_not_the_same_as_none_collected() -> None:
    none = opened("adverse_events", files=without_events())
    assert answer(none).startswith("No serious adverse event in 15 + 14 participants: a true risk")
    assert "21.8%" in answer(none)
    assert "No adverse event occurred." in words_of(none)
    files = files_of(SAMPLE)
    del files["adverse_events.csv"]
    assert "were not collected" in answer(opened("adverse_events", files=files))


def test_a_visit_without_values_says_why_there_is_no_difference() -> None:
    app = opened("disease_activity", files=missing_visit())
    assert answer(app) == (
        "At day 43 the difference in MEX-SLEDAI between secretome and placebo cannot be estimated "
        "(n 0 + 0). One arm has no values, so the arms cannot be compared."
    )
    choose(app, day=22)
    assert answer(app).startswith("At day 22 MEX-SLEDAI was 1.3 points lower")


def test_the_controls_change_what_is_shown_and_keep_their_value_on_other_pages() -> None:
    app = opened("cytokines_antibodies")
    assert answer(app).startswith("At day 43 IL-6 was ")
    choose(app, cytokines_antibodies="TNF-α", day=22, median=True)
    assert answer(app).startswith("At day 22 TNF-α was ")
    assert "median, quartiles" in figures_of(app)["courses"]
    app.switch_page("pages/complement_levels.py").run()
    assert answer(app).startswith("At day 22 C3 was ")


def test_the_answer_changes_when_the_data_change() -> None:
    files = files_of(SAMPLE)
    treated = {
        row.split(",")[0]
        for row in files["participants.csv"].decode().splitlines()
        if row.split(",")[1] == "secretome"
    }
    changed = []
    for row in files["measurements.csv"].decode().splitlines():
        cells = row.split(",")
        if cells[1:3] == ["43", "mex_sledai"] and cells[0] in treated:
            cells[3] = str(int(cells[3]) + 10)
        changed.append(",".join(cells))
    files["measurements.csv"] = "\n".join(changed).encode()
    before, after = opened("overview"), opened("overview", files=files)
    # Ten points more for every treated participant move the difference by exactly ten.
    assert "3.2 points lower" in answer(before)
    assert "6.8 points higher" in answer(after)
    assert words_of(before) != words_of(after)


def test_swapping_the_arms_turns_the_answer_over() -> None:
    files = files_of(SAMPLE)
    settings = files["study.toml"].decode()
    swapped = settings.replace("arms.treatment", "arms.other").replace(
        "arms.control", "arms.treatment"
    )
    files["study.toml"] = swapped.replace("arms.other", "arms.control").encode()
    assert "3.2 points lower with secretome than with placebo (95% CI 1.4 to 5.0; n 15 + 13)" in (
        answer(opened("disease_activity"))
    )
    assert "3.2 points higher with placebo than with secretome (95% CI 1.4 to 5.0; n 13 + 15)" in (
        answer(opened("disease_activity", files=files))
    )


def test_the_n_of_a_visit_agree_in_sentence_figure_flow_and_tables() -> None:
    app = opened("overview")
    assert "n 15 + 13" in answer(app)
    flow = unescaped(figures_of(app)["flow"])
    assert "Day 43: 15" in flow
    assert "Day 43: 13" in flow
    effects = app.table[0].value
    assert unescaped(effects.iloc[0].to_string()).count("15 + 13") == 1
    activity = opened("disease_activity")
    assert "n 15 + 13" in answer(activity)
    assert "n 15 + 13" in figures_of(activity)["differences"]
    assert "Secretome (n 15)" in figures_of(activity)["waterfall"]
    assert "Placebo (n 13)" in figures_of(activity)["waterfall"]


def test_problems_are_listed_and_nothing_else_is_shown() -> None:
    files = files_of(SAMPLE)
    files["participants.csv"] += b"P01,saline,,,,,,,,\n"
    files["measurements.csv"] += b"P01,43,mex_sledai,sixteen\nP99,43,c3,80\n"
    app = opened("overview", files=files)
    assert not app.exception
    assert not app.get("plotly_chart")
    table = app.table[0].value.map(unescaped)
    table.columns = [unescaped(column) for column in table.columns]
    found = set(zip(table["Table"], table["Column"], table["Found"], strict=True))
    assert {
        ("participants.csv", "participant_id", "P01"),
        ("participants.csv", "arm", "saline"),
        ("measurements.csv", "value", "sixteen"),
        ("measurements.csv", "participant_id", "P99"),
    } <= found
    assert app.error[0].value.endswith(f"{len(table)}.")


def test_an_unclear_control_arm_is_asked_for_and_the_answer_used() -> None:
    files = files_of(SAMPLE)
    del files["study.toml"]
    files["participants.csv"] = (
        files["participants.csv"].replace(b",secretome,", b",A,").replace(b",placebo,", b",B,")
    )
    app = opened("overview", files=files)
    assert not app.get("plotly_chart")
    app.radio(key="control").set_value("B").run()
    assert not app.exception
    assert "3.2 points lower with A than with B" in answer(app)


def test_back_to_the_sample_study() -> None:
    app = opened("overview", files=without_outcome("c3"))
    assert "cannot be compared" in words_of(app)
    back = next(button for button in app.sidebar.button if "sample" in button.label)
    back.click().run()
    assert "cannot be compared" not in words_of(app)


def test_text_of_a_file_is_shown_as_text() -> None:
    files = files_of(SAMPLE)
    hostile = "<img src=x onerror=alert(1)> **bold** :material/delete: $x$ [link](javascript:1)"
    settings = files["study.toml"].decode()
    title = re.search(r'(?<=\[title\]\nen = )".*"', settings)
    assert title is not None
    files["study.toml"] = settings.replace(title[0], json.dumps(hostile)).encode()
    app = opened("overview", files=files)
    strip = app.markdown[0].value
    assert unescaped(strip).count(hostile) == 1
    for raw in ("<img", "**bold**", ":material/", "$x$", "[link]"):
        assert not re.search(rf"(?<!\\){re.escape(raw)}", strip)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_a_short_script_without_functions_and_formulas(page: str) -> None:
    text = (ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8")
    assert not re.search(r"\b(def|lambda|groupby|rgba?|go\.)\b|#[0-9a-f]{6}", text)
    assert text.count("\n") <= 60
