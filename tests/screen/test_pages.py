"""Every page, run without a browser, for the sample study and for studies that strain it."""

import json
import re
from collections.abc import Callable
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from lib.reading.examine import read_study
from lib.study.study import Study
from tests.support.files import ROOT, SAMPLE, files_of
from tests.support.pages import (
    PAGES,
    answer,
    choose,
    drop,
    figures_of,
    opened,
    seen,
    show,
    turned,
    unescaped,
    uploaded,
    words_of,
)
from tests.support.studies import polyps

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

Files = dict[str, bytes]
Maker = Callable[[], Study]


def submit(app: AppTest) -> None:
    """Use what the form of the settings holds."""
    next(button for button in app.button if button.label == "Use these settings").click().run()


def said(app: AppTest) -> list[str]:
    """All sentences of a page outside its tables and figures, in their order."""
    return [unescaped(str(one.value)) for one in [*app.markdown, *app.caption, *app.info]]


def alts_of(app: AppTest) -> dict[str, str]:
    """What a page's figures say of themselves to who cannot see them."""
    return {str(one.key): str(one.proto.alt) for one in app.get("plotly_chart")}


def tables_of(app: AppTest) -> list[tuple[list[str], list[list[str]]]]:
    """Headers and cells of a page's tables."""
    return [
        (
            [unescaped(str(name)) for name in one.value.columns],
            [[unescaped(str(cell)) for cell in row] for row in one.value.to_numpy().tolist()],
        )
        for one in app.table
    ]


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


def made(files: Callable[[], Files]) -> Maker:
    """The study of files, the same function for the same files."""
    return cache(lambda: read_study(files()))


NAMED = {
    maker.__name__: made(maker)
    for maker in (without_events, one_participant_per_arm, constant_outcome, missing_visit)
}
STRAINED: dict[str, Maker] = {
    "an outcome is missing": made(lambda: without_outcome("c4")),
    "the primary outcome is missing": made(lambda: without_outcome("mex_sledai")),
    "no event occurred": NAMED["without_events"],
    "one participant per arm": NAMED["one_participant_per_arm"],
    "an outcome is constant": NAMED["constant_outcome"],
    "the primary visit has no values": NAMED["missing_visit"],
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_page_of_the_sample_study_opens_in_both_languages(page: str, language: str) -> None:
    app = seen(page, language)
    assert not app.exception
    assert app.title[0].value == TITLES[page][language == "it"]
    assert answer(app)
    badge = "Dati sintetici" if language == "it" else "Synthetic data"
    assert f":violet-badge[{badge}]" in app.markdown[0].value
    figures = figures_of(app)
    assert figures
    for spec in figures.values():
        assert json.loads(spec)["layout"]["title"]["text"] == NOTES[language]
    for alt in alts_of(app).values():
        assert re.search(r"\d", alt)
        assert "nan" not in re.findall(r"\w+", alt.lower())


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("strain", STRAINED)
def test_a_page_opens_whatever_is_missing(page: str, strain: str) -> None:
    app = turned(page, STRAINED[strain])
    assert not app.exception
    assert app.title[0].value == TITLES[page][0]
    assert "nan" not in re.findall(r"\w+", words_of(app).lower())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_real_trial_opens_and_nothing_on_it_is_called_synthetic(page: str) -> None:
    app = turned(page, polyps)
    assert not app.exception
    assert "Sulindac in familial adenomatous polyposis" in app.markdown[0].value
    assert "ynthetic" not in words_of(app)
    for spec in figures_of(app).values():
        assert "ynthetic" not in spec


def test_a_real_trial_reads_right() -> None:
    # lm(log(value) ~ log(baseline) + arm) in R: ratio 0.1974, 95% CI 0.0875 to 0.4456, see
    # tests/reference/polyps.txt.
    assert answer(turned("disease_activity", polyps)) == (
        "At day 365 number of polyps was 80% lower with sulindac than with placebo "
        "(95% CI 55% to 91%; n 9 + 11)."
    )
    unmeasured = "This study did not measure any outcome of this page."
    for page in ("complement_levels", "cytokines_antibodies"):
        assert unmeasured in words_of(turned(page, polyps))
    assert answer(turned("adverse_events", polyps)) == (
        "Adverse events were not collected in this study, which is not the same as none occurred."
    )


def test_no_event_is_not_the_same_as_none_collected() -> None:
    none = turned("adverse_events", NAMED["without_events"])
    assert answer(none).startswith("No serious adverse event in 15 + 14 participants.")
    # Exact upper limits of 0 of 15 and 0 of 14: 1 - 0.025 ** (1 / n).
    assert "21.8% (secretome)" in answer(none)
    assert "23.2% (placebo)" in answer(none)
    assert "No adverse event occurred." in words_of(none)
    files = files_of(SAMPLE)
    del files["adverse_events.csv"]
    assert "were not collected" in answer(opened("adverse_events", study=read_study(files)))


def test_a_visit_without_values_says_why_there_is_no_difference() -> None:
    app = opened("disease_activity", study=NAMED["missing_visit"]())
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
    before, after = seen("overview"), opened("overview", study=read_study(files))
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
        answer(seen("disease_activity"))
    )
    assert "3.2 points higher with placebo than with secretome (95% CI 1.4 to 5.0; n 13 + 15)" in (
        answer(opened("disease_activity", study=read_study(files)))
    )


def test_the_n_of_a_visit_agree_in_sentence_figure_flow_and_tables() -> None:
    app = seen("overview")
    assert "n 15 + 13" in answer(app)
    flow = unescaped(figures_of(app)["flow"])
    assert "Day 43: 15" in flow
    assert "Day 43: 13" in flow
    effects = app.table[0].value
    assert unescaped(effects.iloc[0].to_string()).count("15 + 13") == 1
    activity = seen("disease_activity")
    assert "n 15 + 13" in answer(activity)
    assert "n 15 + 13" in figures_of(activity)["differences"]
    assert "Secretome (n 15)" in figures_of(activity)["waterfall"]
    assert "Placebo (n 13)" in figures_of(activity)["waterfall"]


def test_problems_are_listed_and_nothing_else_is_shown() -> None:
    files = files_of(SAMPLE)
    files["participants.csv"] += b"P01,saline,,,,,,,,\n"
    files["measurements.csv"] += b"P01,43,mex_sledai,sixteen\nP99,43,c3,80\n"
    app = opened()
    drop(app, files)
    assert not app.exception
    assert not app.get("plotly_chart")
    assert not any(button.key == "show" for button in app.button)
    table = app.table[1].value.map(unescaped)
    table.columns = [unescaped(column) for column in table.columns]
    found = set(zip(table["Table"], table["Column"], table["Found"], strict=True))
    assert {
        ("participants.csv", "participant_id", "P01"),
        ("participants.csv", "arm", "saline"),
        ("measurements.csv", "value", "sixteen"),
        ("measurements.csv", "participant_id", "P99"),
    } <= found
    assert unescaped(app.error[0].value).endswith(f"{len(table)}.")


def test_an_unclear_control_arm_is_asked_for_and_the_answer_used() -> None:
    files = files_of(SAMPLE)
    del files["study.toml"]
    files["participants.csv"] = (
        files["participants.csv"].replace(b",secretome,", b",A,").replace(b",placebo,", b",B,")
    )
    app = opened()
    drop(app, files)
    (control,) = [one for one in app.radio if "control arm" in one.label]
    assert control.value is None
    assert not any(button.key == "show" for button in app.button)
    submit(app)
    assert [unescaped(one.value) for one in app.warning] == ["Choose which arm is the control arm."]
    control = next(one for one in app.radio if "control arm" in one.label)
    control.set_value("B")
    submit(app)
    assert not app.warning
    app.button(key="show").click().run()
    app.switch_page("pages/overview.py").run()
    assert not app.exception
    assert "3.2 points lower with A than with B" in answer(app)


def test_back_to_the_sample_study() -> None:
    app = uploaded(without_outcome("c3"))
    assert "cannot be compared" in words_of(app)
    app.button(key="back").click().run()
    assert "cannot be compared" not in words_of(app)


def test_text_of_a_file_is_shown_as_text() -> None:
    files = files_of(SAMPLE)
    hostile = "<img src=x onerror=alert(1)> **bold** :material/delete: $x$ [link](javascript:1)"
    settings = files["study.toml"].decode()
    title = re.search(r'(?<=\[title\]\nen = )".*"', settings)
    assert title is not None
    files["study.toml"] = settings.replace(title[0], json.dumps(hostile)).encode()
    app = opened("overview", study=read_study(files))
    strip = app.markdown[0].value
    assert unescaped(strip).count(hostile) == 1
    for raw in ("<img", "**bold**", ":material/", "$x$", "[link]"):
        assert not re.search(rf"(?<!\\){re.escape(raw)}", strip)


# The second look


def with_settings(*pairs: tuple[str, str]) -> Files:
    """The sample study with texts of its settings replaced."""
    files = files_of(SAMPLE)
    settings = files["study.toml"].decode()
    for old, new in pairs:
        assert old in settings
        settings = settings.replace(old, new)
    return {**files, "study.toml": settings.encode()}


def moved_by_ten() -> Files:
    """Ten more in every outcome for everybody treated, on day 43."""
    files = files_of(SAMPLE)
    roster = [row.split(",") for row in files["participants.csv"].decode().splitlines()]
    treated = {row[0] for row in roster if row[1] == "secretome"}
    rows = [row.split(",") for row in files["measurements.csv"].decode().splitlines()]
    for row in rows:
        if row[0] in treated and row[1] == "43" and row[3]:
            row[3] = f"{float(row[3].removeprefix('<')) + 10:g}"
    return {**files, "measurements.csv": "\n".join(map(",".join, rows)).encode()}


def arm_below_the_limit() -> Files:
    """Every IL-6 of the secretome arm is below the quantification limit."""
    files = files_of(SAMPLE)
    roster = [row.split(",") for row in files["participants.csv"].decode().splitlines()]
    treated = {row[0] for row in roster if row[1] == "secretome"}
    rows = [row.split(",") for row in files["measurements.csv"].decode().splitlines()]
    for row in rows:
        if row[0] in treated and row[2] == "il6" and row[3]:
            row[3] = "<3.13"
    return {**files, "measurements.csv": "\n".join(map(",".join, rows)).encode()}


MOVED = made(moved_by_ten)
BELOW = made(arm_below_the_limit)

RESULTS = {
    "overview": (
        "Published sentences: 7 (",
        "Change within secretome at day 43",
        "Between the arms at day 43: −",
    ),
    "disease_activity": (
        "All 4 analyses put",
        "At day 43 MEX-SLEDAI was lower than at baseline by 3 points or more in ",
    ),
    "complement_levels": (
        "All 4 analyses put",
        "Of the participants with low C3 at baseline",
        "Change in C3 against change in MEX-SLEDAI",
    ),
}


@pytest.mark.parametrize("page", RESULTS)
def test_every_result_of_the_second_look_changes_with_the_data(page: str) -> None:
    moved = turned(page, MOVED)
    before, after = said(seen(page)), said(moved)
    for start in RESULTS[page]:
        told = [text for text in before if text.startswith(start)]
        assert told, start
        assert not set(told) & set(after), start
    alts = [alts_of(app) for app in (seen(page), moved)]
    same = {key for key in alts[0] if alts[0][key] == alts[1][key]}
    # Who took part is the same, and the one participant whose C3 fell, fell by more than 10.
    assert same <= ({"flow", "waterfall"} if page == "complement_levels" else {"flow"})


def test_the_n_of_a_visit_agree_in_the_second_look() -> None:
    activity = seen("disease_activity")
    figures = {key: unescaped(spec) for key, spec in figures_of(activity).items()}
    assert "n 15 + 13" in answer(activity)
    assert figures["sensitivity"].count("n 15 + 13") >= 3
    # Responders are counted of all randomised.
    assert "Secretome (n 15)" in figures["responders"]
    assert "Placebo (n 14)" in figures["responders"]
    sentence = next(text for text in said(activity) if "by 3 points or more in" in text)
    assert re.search(r"in \d+/15 \(\d+%\) with secretome and \d+/14 \(", sentence)
    complement = seen("complement_levels")
    told = next(text for text in said(complement) if text.startswith("Change in C3 against"))
    legend = re.findall(r"(?:Secretome|Placebo) \(n (\d+)\)", figures_of(complement)["association"])
    assert f"(n {sum(map(int, legend))})" in told
    assert f"n {legend[0]} + {legend[1]}" in answer(complement)


@pytest.mark.parametrize("page", PAGES)
def test_following_somebody_marks_a_page_and_changes_no_result_on_it(page: str) -> None:
    # P03 has every value.
    plain, followed = seen(page), opened(page, who="P03")
    assert not followed.exception
    assert followed.selectbox(key="participant").value == "P03"
    assert "★" not in words_of(plain)
    figures = figures_of(followed)
    assert set(figures) == set(figures_of(plain))
    if page != "adverse_events":
        assert [key for key, spec in figures.items() if "★" not in unescaped_json(spec)] == []
    assert alts_of(followed) == alts_of(plain)
    # The other sentences are the same; hers name her.
    assert [text for text in said(followed) if "★" not in text] == said(plain)
    bare = [
        (
            [name for name in columns if not name.startswith("★")],
            [
                [
                    re.sub(r"; ★ P03: \S+ without$", "", cell).replace(" ★", "")
                    for name, cell in zip(columns, row, strict=True)
                    if not name.startswith("★")
                ]
                for row in rows
            ],
        )
        for columns, rows in tables_of(followed)
    ]
    assert [table for table in tables_of(plain) if table not in bare] == []


def unescaped_json(spec: str) -> str:
    """The text of a figure without the escapes of JSON."""
    return json.dumps(json.loads(spec), ensure_ascii=False)


@pytest.mark.parametrize("page", PAGES)
def test_somebody_who_left_can_be_followed_on_every_page(page: str) -> None:
    # P09 withdrew on day 27.
    app = opened(page, language="it", who="P09")
    assert not app.exception
    assert answer(app) == answer(seen(page, "it"))
    assert "nan" not in re.findall(r"\w+", words_of(app).lower())
    if page != "adverse_events":
        assert "★ P09 (Placebo): " in words_of(app)
        assert "→ –" in words_of(app)


def test_a_link_to_somebody_unknown_follows_nobody() -> None:
    app = opened("disease_activity", who="X99")
    assert not app.exception
    assert app.selectbox(key="participant").value is None
    assert said(app) == said(seen("disease_activity"))


def test_somebody_of_another_study_is_forgotten() -> None:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files[name] = re.sub(rb"\bP(\d\d)\b", rb"Q\1", files[name])
    app = opened(who="P07")
    show(app, files)
    app.switch_page("pages/disease_activity.py").run()
    assert not app.exception
    (followed,) = [one for one in app.selectbox if one.label == "Follow one participant"]
    assert followed.value is None
    told = [
        re.sub(r"\bQ(\d\d)\b", r"P\1", text)
        for text in said(app)
        if not text.startswith("Your upload, kept in this session's memory only: ")
    ]
    assert told == said(seen("disease_activity"))


def test_the_caveat_stands_before_the_published_sentences() -> None:
    told = said(seen("overview"))
    caveat = told.index(
        "Synthetic data: agreement with what was published is by construction and proves nothing "
        "about the trial."
    )
    claim = next(
        place for place, text in enumerate(told) if "fell against placebo (p<0.05)" in text
    )
    assert caveat < claim
    # Six tell of what these data hold; "well tolerated" is measured by no table.
    assert "Published sentences: 7 (agrees 6, cannot be checked here 1)." in told
    badges = [text.partition("]")[0] for text in told if text.startswith(":gray-badge[")]
    assert badges == [":gray-badge[agrees"] * 6 + [":gray-badge[cannot be checked here"]
    italian = said(seen("overview", "it"))
    assert any(text.startswith("Dati sintetici: l'accordo con quanto") for text in italian)


def test_a_real_study_has_its_claims_without_the_caveat() -> None:
    app = opened(
        "overview", study=read_study(with_settings(('data = "synthetic"', 'data = "real"')))
    )
    assert not app.exception
    told = said(app)
    assert any("fell against placebo (p<0.05)" in text for text in told)
    assert not any("by construction" in text for text in told)


def test_a_study_without_claims_has_no_block_of_them() -> None:
    files = files_of(SAMPLE)
    settings = files["study.toml"].decode()
    files["study.toml"] = settings[: settings.index("[[claims]]")].encode()
    app = opened("overview", study=read_study(files))
    assert not app.exception
    assert "What was published" in "\n".join(one.value for one in seen("overview").subheader)
    assert "What was published" not in "\n".join(one.value for one in app.subheader)
    assert not any("by construction" in text for text in said(app))


def test_a_malformed_claim_is_listed_as_a_problem() -> None:
    files = with_settings(('contrast = "within_treatment"', 'contrast = "within"'))
    app = opened()
    drop(app, files)
    assert not app.exception
    assert not app.get("plotly_chart")
    assert "contrast" in words_of(app)
    assert "between_arms, within_treatment, within_control" in words_of(app)


def test_another_threshold_counts_others_and_changes_nothing_else() -> None:
    app = opened("disease_activity")
    choose(app, improvement=6)
    assert not app.exception
    before, after = said(seen("disease_activity")), said(app)
    moved = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert [other.partition(" in ")[0] for _, other in moved] == [
        "At day 43 MEX-SLEDAI was lower than at baseline by 6 points or more"
    ]
    changed = {
        key
        for key, spec in figures_of(app).items()
        if spec != figures_of(seen("disease_activity"))[key]
    }
    assert changed == {"responders"}
    tables = [tables_of(seen("disease_activity")), tables_of(app)]
    different = [one for one, other in zip(*tables, strict=True) if one != other]
    assert ["Missing values" in columns for columns, _ in different] == [True]


def test_somebody_without_the_change_is_said_to_be_missing_from_its_figure() -> None:
    # P09 withdrew on day 27, P03 has every value.
    told = "★ P09 lacks the baseline or the value at this visit and is not in this figure."
    assert told in said(opened("disease_activity", who="P09"))
    assert not any(
        "is not in this figure" in one for one in said(opened("disease_activity", who="P03"))
    )


def test_the_reader_s_reference_limit_replaces_the_study_s() -> None:
    app = opened("complement_levels")
    assert app.number_input[0].value == 90
    source = "A commonly printed adult range; replace it with your laboratory's own."
    assert source in said(app)
    before, crossed = said(app), tables_of(app)
    app.number_input[0].set_value(70.0).run()
    assert not app.exception
    assert source not in said(app)
    entered = "The limit is the one you entered; it counts in this table and nowhere else."
    assert entered in said(app)
    different = [one for one, other in zip(crossed, tables_of(app), strict=True) if one != other]
    assert ["low → not low" in columns for columns, _ in different] == [True]
    moved = {text for text in said(app) if text not in before}
    assert len(moved) == 2
    assert any(text.startswith("Of the participants with low C3") for text in moved)


def test_an_outcome_without_reference_limit_asks_for_one() -> None:
    app = opened("cytokines_antibodies")
    asked = "This study declares no reference limit; enter that of your laboratory."
    assert app.number_input[0].value is None
    assert asked in said(app)
    app.number_input[0].set_value(5.0).run()
    assert asked not in said(app)
    entered = "The limit is the one you entered; it counts in this table and nowhere else."
    assert entered in said(app)
    assert any(text.startswith("Of the participants with IL-6 above") for text in said(app))


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize(
    ("page", "study"),
    [
        ("cytokines_antibodies", BELOW),
        ("cytokines_antibodies", NAMED["one_participant_per_arm"]),
        ("complement_levels", NAMED["missing_visit"]),
        ("disease_activity", NAMED["missing_visit"]),
    ],
    ids=["an arm below the limit", "one per arm", "no values, markers", "no values, score"],
)
def test_what_cannot_be_estimated_is_told_in_both_languages(
    page: str, study: Maker, language: str
) -> None:
    app = turned(page, study, language)
    assert not app.exception
    text = words_of(app)
    assert "nan" not in re.findall(r"\w+", text.lower())
    why = r"non stimabil|non si può" if language == "it" else r"can(not)? be (estimated|given)"
    assert re.search(why, text)
    for alt in alts_of(app).values():
        assert "nan" not in re.findall(r"\w+", alt.lower())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_a_short_script_without_functions_and_formulas(page: str) -> None:
    text = (ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8")
    assert not re.search(r"\b(def|lambda|groupby|rgba?|go\.)\b|#[0-9a-f]{6}", text)
    assert text.count("\n") <= 60
