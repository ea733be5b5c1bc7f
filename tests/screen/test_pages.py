"""Every page, run without a browser, for the sample study and for studies that strain it."""

import json
import re
from dataclasses import replace
from functools import cache

import pytest
from streamlit.testing.v1 import AppTest

from lib import citations
from lib.language import LANGUAGES, Language
from lib.reading.examine import read_study
from lib.study.study import Study
from lib.wording.glossary import GLOSSARY, explanations
from lib.words import Words
from tests.support.files import ROOT, SAMPLE, files_of
from tests.support.pages import (
    PAGES,
    alts_of,
    answer,
    choose,
    figures_of,
    opened,
    said,
    seen,
    tables_of,
    title_of,
    unescaped,
    words_of,
)
from tests.support.r_answers import printed_by_r
from tests.support.strained import BELOW, MOVED, NAMED, STRAINED, Maker
from tests.support.studies import polyps, sample

R = printed_by_r("sample_study")
ENGLISH = Words("en")
TITLES = {
    "overview": ("Overview", "Quadro generale"),
    "disease_activity": ("Disease activity", "Attività di malattia"),
    "complement_levels": ("Complement levels", "Livelli del complemento"),
    "cytokines_antibodies": ("Cytokines and antibodies", "Citochine e anticorpi"),
    "adverse_events": ("Adverse events", "Eventi avversi"),
}
NOTES = {
    "en": "Synthetic data: not the trial's patients, not its numbers.",
    "it": "Dati sintetici: né persone né numeri dello studio pubblicato.",
}


@pytest.mark.parametrize("page", TITLES)
def test_a_page_has_its_title_in_both_languages(page: str) -> None:
    titles = seen(page).title[0].value, seen(page, "it").title[0].value
    assert titles == TITLES[page]


@pytest.mark.parametrize("page", TITLES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_power_belongs_to_the_next_trial_alone(page: str, language: Language) -> None:
    # Of this one the interval says it all.
    app = seen(page, language)
    sources = {text for text in vars(citations).values() if isinstance(text, str)}
    texts = [*set(said(app)) - sources, *alts_of(app).values()]
    for text in texts:
        if re.search(r"\bdetect(s|able)?\b|\bpower\b|\brileva(re|bil\w*)?\b|potenza", text):
            assert re.search(r"\bnext trial\b|\bprossimo studio\b", text.lower()), text


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "it"])
def test_a_page_of_the_sample_study_opens_in_both_languages(page: str, language: Language) -> None:
    app = seen(page, language)
    assert not app.exception
    assert app.title[0].value == title_of(page, language)
    assert answer(app)
    badge = "Dati sintetici" if language == "it" else "Synthetic data"
    assert f":violet-badge[{badge}]" in app.markdown[0].value
    figures = figures_of(app)
    # A page without figures may be added; those of the table above have some.
    assert figures or page not in TITLES
    for spec in figures.values():
        foot = json.loads(spec)["layout"]["title"]["text"]
        assert foot.replace("<br>", " ") == NOTES[language]
    for alt in alts_of(app).values():
        assert re.search(r"\d", alt)
        assert "nan" not in re.findall(r"\w+", alt.lower())


# What a strain changes is on none of these pages.
UNTOUCHED = {
    "an outcome is missing": ("disease_activity", "cytokines_antibodies", "adverse_events"),
    "the primary outcome is missing": ("adverse_events",),
    "no event occurred": ("disease_activity", "complement_levels", "cytokines_antibodies"),
    "an outcome is constant": ("adverse_events",),
}


@pytest.mark.parametrize(
    ("strain", "page"),
    [
        (strain, page)
        for strain in STRAINED
        for page in PAGES
        if page not in UNTOUCHED.get(strain, ())
    ],
)
def test_a_page_opens_whatever_is_missing(strain: str, page: str) -> None:
    app = seen(page, study=STRAINED[strain])
    assert not app.exception
    assert app.title[0].value == title_of(page)
    assert "nan" not in re.findall(r"\w+", words_of(app).lower())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_a_real_trial_opens_and_nothing_on_it_is_called_synthetic(page: str) -> None:
    app = seen(page, study=polyps)
    assert not app.exception
    assert "Sulindac in familial adenomatous polyposis" in app.markdown[0].value
    assert "ynthetic" not in words_of(app)
    for spec in figures_of(app).values():
        assert "ynthetic" not in spec


def test_a_real_trial_reads_right() -> None:
    # lm(log(value) ~ log(baseline) + arm) in R: ratio 0.1974, 95% CI 0.0875 to 0.4456, see
    # tests/reference/polyps.txt.
    assert answer(seen("disease_activity", study=polyps)) == (
        "At day 365 number of polyps was 80% lower with sulindac than with placebo "
        "(95% CI 55% to 91%; 9 sulindac, 11 placebo)."
    )
    assert answer(seen("adverse_events", study=polyps)) == (
        "No table of adverse events was supplied, so these data say nothing of harms; that "
        "does not mean that none occurred."
    )


def test_no_event_is_not_the_same_as_no_table() -> None:
    none = seen("adverse_events", study=NAMED["without_events"])
    # Exact upper limits of 0 of 15 and 0 of 14: 1 - 0.025 ** (1 / n).
    assert answer(none).startswith(
        "No serious adverse event within 43 days: secretome 0/15, 95% CI 0 to 21.8%; placebo 0/14, "
        "95% CI 0 to 23.2%."
    )
    assert "No adverse event occurred." in words_of(none)
    files = files_of(SAMPLE)
    del files["adverse_events.csv"]
    assert "No table of adverse events" in answer(opened("adverse_events", study=read_study(files)))


def test_a_visit_without_values_says_why_there_is_no_difference() -> None:
    app = opened("disease_activity", study=NAMED["missing_visit"]())
    assert answer(app) == (
        "At day 43 the difference in MEX-SLEDAI between secretome and placebo cannot "
        "be estimated (0 secretome, 0 placebo). One arm has no values, so the arms "
        "cannot be compared."
    )
    choose(app, day=22)
    lower = ENGLISH.number(-R["mex_sledai/22/effect"]["value"])
    marked = f"At day 22 (not the primary day) MEX-SLEDAI was {lower} points lower"
    assert answer(app).startswith(marked)


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
    lower = -R["mex_sledai/43/effect"]["value"]
    assert f"{ENGLISH.number(lower)} points lower" in answer(before)
    assert f"{ENGLISH.number(10 - lower)} points higher" in answer(after)
    assert words_of(before) != words_of(after)


def test_swapping_the_arms_turns_the_answer_over() -> None:
    files = files_of(SAMPLE)
    settings = files["study.toml"].decode()
    swapped = settings.replace("arms.treatment", "arms.other").replace(
        "arms.control", "arms.treatment"
    )
    files["study.toml"] = swapped.replace("arms.other", "arms.control").encode()
    effect = R["mex_sledai/43/effect"]
    size, near, far = (ENGLISH.number(-effect[name]) for name in ("value", "high", "low"))
    for stated, study, n in (
        ("lower with secretome than with placebo", None, "15 secretome, 13 placebo"),
        ("higher with placebo than with secretome", read_study(files), "13 placebo, 15 secretome"),
    ):
        expected = f"{size} points {stated} (95% CI {near} to {far}; {n})"
        assert expected in answer(opened("disease_activity", study=study))


def test_the_n_of_a_visit_agree_in_sentence_figure_flow_and_tables() -> None:
    app = seen("overview")
    assert "15 secretome, 13 placebo" in answer(app)
    flow = unescaped(figures_of(app)["flow"])
    assert "Day 43: 15" in flow
    assert "Day 43: 13" in flow
    effects = app.table[0].value
    assert unescaped(effects.iloc[0].to_string()).count("15 + 13") == 1
    activity = seen("disease_activity")
    assert "15 secretome, 13 placebo" in answer(activity)
    assert "n 15 + 13" in figures_of(activity)["differences"]
    over = json.loads(figures_of(activity)["waterfall"])["layout"]["annotations"]
    assert [each["text"] for each in over] == [
        "<b>Secretome</b><br>n 15",
        "<b>Placebo</b><br>n 13",
    ]


@cache
def of_four_arms() -> Study:
    return replace(sample(), further_arms={"low *dose*": 5, "sham": 1})


@pytest.mark.parametrize(
    ("page", "language", "said"),
    [
        ("overview", "en", "2 further arms of this study are not shown: low *dose* (5 part"),
        ("adverse_events", "en", "2 further arms of this study are not shown: low *dose* (5 part"),
        ("your_study", "it", "2 altri bracci di questo studio non sono mostrati: low *dose* (5"),
    ],
)
def test_the_strip_of_a_page_tells_which_arms_are_not_shown(
    page: str, language: str, said: str
) -> None:
    app = seen(page, language, study=of_four_arms)
    assert not app.exception
    strip = app.markdown[1].value
    assert unescaped(strip).startswith(said)
    assert "low *dose*" not in strip


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


RESULTS = {
    "overview": (
        "Change within secretome at day 43",
        "Between the arms at day 43: −",
    ),
    "disease_activity": (
        "All 5 analyses put",
        "At day 43 MEX-SLEDAI was lower than at baseline by 3 points or more in ",
    ),
    "complement_levels": (
        "All 5 analyses put",
        "Of the participants with low C3 at baseline",
        "Change in C3 against change in MEX-SLEDAI",
    ),
}


@pytest.mark.parametrize("page", RESULTS)
def test_every_result_of_a_page_changes_with_the_data(page: str) -> None:
    moved = seen(page, study=MOVED)
    before, after = (
        said(app) + [cell for _, rows in tables_of(app) for row in rows for cell in row]
        for app in (seen(page), moved)
    )
    for start in RESULTS[page]:
        texts = [text for text in before if text.startswith(start)]
        assert texts, start
        assert not set(texts) & set(after), start
    alts = [alts_of(app) for app in (seen(page), moved)]
    same = {key for key in alts[0] if alts[0][key] == alts[1][key]}
    # Who took part is the same, and the one participant whose C3 fell, fell by more than 10. The
    # effect has no part in the size of the next trial, and a shift of an arm leaves its spread.
    assert same - {"flow", "next_trial"} <= (
        {"waterfall"} if page == "complement_levels" else set()
    )
    assert ("next_trial" in same) == (page != "overview")


def test_the_n_of_a_visit_agree_in_responders_and_association() -> None:
    activity = seen("disease_activity")
    figures = {key: unescaped(spec) for key, spec in figures_of(activity).items()}
    assert "15 secretome, 13 placebo" in answer(activity)
    assert figures["sensitivity"].count("n 15 + 13") >= 3
    # Responders are counted of all randomised.
    assert "Secretome (n 15)" in figures["responders"]
    assert "Placebo (n 14)" in figures["responders"]
    sentence = next(text for text in said(activity) if "by 3 points or more in" in text)
    assert re.search(r"in \d+/15 \(\d+%\) with secretome and \d+/14 \(", sentence)
    complement = seen("complement_levels")
    texts = next(text for text in said(complement) if text.startswith("Change in C3 against"))
    legend = re.findall(r"(?:Secretome|Placebo) \(n (\d+)\)", figures_of(complement)["association"])
    assert f"(n {sum(map(int, legend))})" in texts
    assert f"; {legend[0]} secretome, {legend[1]} placebo)" in answer(complement)


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
def test_what_cannot_be_estimated_is_stated_in_both_languages(
    page: str, study: Maker, language: str
) -> None:
    app = seen(page, language, study=study)
    assert not app.exception
    text = words_of(app)
    assert "nan" not in re.findall(r"\w+", text.lower())
    why = r"stimabil|non è possibile" if language == "it" else r"can(not)? be (estimated|given)"
    assert re.search(why, text)
    for alt in alts_of(app).values():
        assert "nan" not in re.findall(r"\w+", alt.lower())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_a_short_script_without_functions_and_formulas(page: str) -> None:
    text = (ROOT / "pages" / f"{page}.py").read_text(encoding="utf-8")
    assert not re.search(r"\b(def|lambda|groupby|rgba?|go\.)\b|#[0-9a-f]{6}", text)
    assert text.count("\n") <= 60


def helps_of(app: AppTest) -> str:
    """All that the help marks of a page explain, beside its headings and in its answer."""
    marks = [*app.subheader, *app.container(key="answer").markdown]
    return unescaped("\n".join(str(mark.proto.help) for mark in marks))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_explains_each_word_of_the_glossary_that_stands_on_it(
    page: str, language: Language
) -> None:
    app, words = seen(page, language), Words(language)
    every = explanations(sample(), " ".join([words_of(app), *alts_of(app).values()]), words)
    assert len(every) >= 2
    helps = helps_of(app)
    assert [word for word, text in every if f"**{word}**: {text}" not in helps] == []


def test_the_pages_explain_every_word_of_the_glossary() -> None:
    for language in LANGUAGES:
        helps = "\n".join(helps_of(seen(page, language)) for page in PAGES)
        for word, text in GLOSSARY.values():
            assert f"**{Words(language).t(word)}**: {Words(language).t(text)}" in helps, word


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_another_study_speaks_of_lupus_injections_or_women(language: Language) -> None:
    of_the_sample = r"lupus|\b(SLE|LES)\b|SLEDAI|secretom|inject|iniezion|women|donn[ae]|dsDNA"
    for page in PAGES:
        app = seen(page, language, study=polyps)
        assert not app.exception
        marks = [str(mark.proto.help) for mark in [*app.subheader, *app.markdown]]
        texts = [words_of(app), *alts_of(app).values(), *figures_of(app).values(), *marks]
        assert re.findall(of_the_sample, "\n".join(texts), re.IGNORECASE) == [], page
