"""The overview: its headline, the visit chosen, published sentences beside the data."""

import math
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from lib.language import Text
from lib.reading.examine import read_study
from lib.study.claims import Statement
from lib.study.study import Study
from lib.words import Words
from tests.support.files import SAMPLE, as_real, files_of
from tests.support.pages import (
    alts_of,
    answer,
    choose,
    opened,
    said,
    seen,
    tables_of,
    unescaped,
)
from tests.support.strained import with_settings
from tests.support.studies import dosed_study, polyps, sample

ENGLISH = Words("en")


def dosed() -> Study:
    """A small real study with doses and one adverse event."""
    return dosed_study("TTCC", "1,Headache,Nervous system,3,4,1,no,no")


def published_table(app: AppTest) -> tuple[list[str], list[list[str]]]:
    """Headers and cells of the table of published sentences."""
    return next(table for table in tables_of(app) if table[0][-1] == "Verdict")


def test_the_caveat_stands_before_the_published_sentences() -> None:
    app = seen("overview")
    texts = said(app)
    assert (
        "Synthetic data: agreement with what was published is by construction and proves nothing "
        "about the trial."
    ) in texts
    header, rows = published_table(app)
    assert header == ["What was published", "What these data give", "Verdict"]
    # Six tell of what these data hold; "well tolerated" is measured by no table; C4 is not told.
    verdicts = [re.split("[,;]", row[-1])[0] for row in rows]
    assert verdicts == ["compatible"] * 6 + ["not comparable", "nothing to compare"]
    # What agrees by construction is not counted, and is no row of equal seals.
    assert not any("Published sentences" in text for text in texts)
    assert len({row[-1] for row in rows}) == 6
    # What is the same for several sentences stands once, under the table.
    assert sum("Assumed, because the publication does not tell" in text for text in texts) == 1
    assert not any("doi:10.52225" in cell or "Assumed" in cell for row in rows for cell in row)
    italian = said(seen("overview", "it"))
    assert any(text.startswith("Dati sintetici: la concordanza con quanto") for text in italian)


# The statements of the public account of the trial, in a few of their words, in their order.
ACCOUNT = {
    "en": (
        "chronic autoimmune disease: the immune system attacks healthy tissue",
        "control symptoms and prevent flares, and do not work for everyone",
        "No cells are given",
        "Randomised, double-blind, placebo-controlled · 29 women with moderately active SLE",
        "6 weekly intramuscular injections: 1.5 mL of UC-MSC secretome, or saline placebo",
        "MEX-SLEDAI; C3, C4, IL-6, TNF-α and anti-dsDNA; at baseline, day 22 and day 43",
        "Disease activity (MEX-SLEDAI) fell against placebo (p<0.05)",
        "C3 rose in the secretome arm at day 43, read as a better immune balance",
        "IL-6, TNF-α and anti-dsDNA tended downward, without statistical significance",
        "No serious adverse event; well tolerated overall",
        "a possible new option, because it modulates the immune response and reduces inflammation",
        "Larger studies with longer follow-up are needed",
        "Preliminary",
        "doi:10.52225/narra.v5i1.1799",
    ),
    "it": (
        "malattia autoimmune cronica: il sistema immunitario attacca tessuti sani",
        "controllano i sintomi e prevengono le riacutizzazioni, ma non funzionano in tutti i casi",
        "Non si somministrano cellule",
        "Studio randomizzato in doppio cieco, controllato con placebo · 29 donne con LES ad ",
        "6 iniezioni intramuscolari settimanali: 1,5 mL di secretoma di UC-MSC o placebo",
        "MEX-SLEDAI; C3, C4, IL-6, TNF-α e anti-dsDNA; al basale, al giorno 22 e al giorno 43",
        "L'attività di malattia (MEX-SLEDAI) è diminuita rispetto al placebo (p<0,05)",
        "Il C3 è aumentato nel braccio secretoma al giorno 43, risultato interpretato come un",
        "IL-6, TNF-α e anti-dsDNA tendevano a diminuire, senza significatività statistica",
        "Nessun evento avverso grave; nel complesso ben tollerato",
        "una possibile nuova opzione, perché modula la risposta immunitaria e riduce",
        "Servono studi più ampi e con un follow-up più lungo",
        "Studio preliminare",
        "doi:10.52225/narra.v5i1.1799",
    ),
}


@pytest.mark.parametrize("language", ACCOUNT)
def test_every_statement_of_the_public_account_is_on_the_overview(language: str) -> None:
    texts = "\n".join(said(seen("overview", language)))
    assert [each for each in ACCOUNT[language] if each not in texts] == []
    # Words of the account that the data of 29 people do not carry.
    for words in (r"\bsafe(ty)?\b", "tangibl", "effective", r"\bsicur", "tangibil", "efficac"):
        assert not re.search(words, texts, re.IGNORECASE), words


def test_the_answer_of_synthetic_data_says_so_in_its_own_box() -> None:
    for page in ("overview", "disease_activity", "adverse_events"):
        box = seen(page).container(key="answer").markdown[0].value
        assert box.startswith("## :violet-badge[Synthetic data] "), page
    real = seen("overview", study=polyps).container(key="answer").markdown[0].value
    assert "ynthetic" not in real


def test_what_was_published_is_marked_and_apart_from_these_data() -> None:
    app = seen("overview")
    badges = re.findall(r"-badge\[([^]]+)\]", "\n".join(each.value for each in app.markdown))
    assert badges == [
        *("Synthetic data", "Synthetic data", "Published trial", "These data"),
        *("Published", "Published"),
    ]


def bullets_of(app: AppTest) -> list[str]:
    """The sentences on what to conclude."""
    texts = [each.value for each in app.container(key="conclusions").markdown]
    found = next(text for text in texts if text.startswith("- "))
    return [unescaped(line.removeprefix("- ")) for line in found.splitlines()]


def test_the_first_screen_says_what_to_conclude_and_what_not() -> None:
    found = bullets_of(seen("overview"))
    assert len(found) == 5
    assert found[-1] == (
        "These are simulated data: do not cite them; cite Nurudhin A, et al. Narra J 2025;5(1), "
        "doi:10.52225/narra.v5i1.1799."
    )
    # What is said of the comparisons is said of the visit that is shown.
    app = opened("overview")
    choose(app, day=22)
    assert any(text.startswith("Exploratory comparisons at day 22: 6;") for text in bullets_of(app))


def test_a_published_text_is_text_and_nothing_else() -> None:
    hostile = "<img src=x> **bold** :material/delete: [link](javascript:1)\n- item"
    text = Text(hostile, hostile)
    statement = Statement(text, text, text)
    design = replace(sample().design, population=text, describes=text)
    study = replace(
        sample(), conclusions=(statement,), background=(statement,), cite=text, design=design
    )
    app = opened("overview", study=study)
    assert not app.exception
    for each in [*app.markdown, *app.caption]:
        for raw in ("<img", "**bold**", ":material/", "[link]", "\n- item"):
            assert not re.search(rf"(?<!\\){re.escape(raw)}", each.value), each.value


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("study", [polyps, dosed])
def test_another_study_says_nothing_of_lupus_injections_or_women(
    study: Callable[[], Study], language: str
) -> None:
    app = seen("overview", language, study=study)
    assert not app.exception
    texts = "\n".join([*said(app), *alts_of(app).values(), *map(str, tables_of(app))])
    of_the_sample = r"\b(lupus|SLE|LES|MEX-SLEDAI|secretom\w|inject\w+|iniezion\w|women|donn[ae])\b"
    assert re.findall(of_the_sample, texts, re.IGNORECASE) == []
    assert 2 <= len(bullets_of(app)) <= 5
    assert "-badge[" not in "\n".join(each.value for each in app.markdown)


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_answer_explains_ancova_by_a_help_mark(language: str) -> None:
    app = seen("overview", language)
    marks = [str(each.proto.help) for each in app.container(key="answer").markdown]
    assert any("**ANCOVA**: " in mark for mark in marks)
    assert any("(ANCOVA)" in text for text in said(app))


def test_the_headline_says_that_no_primary_outcome_was_declared() -> None:
    files = with_settings(("primary = true\n", ""))
    app = opened("overview", study=read_study(files))
    assert answer(app).startswith(
        "First outcome listed; no primary outcome was declared. At day 43 MEX-SLEDAI was "
    )
    assert answer(seen("overview")).startswith("At day 43 MEX-SLEDAI was ")


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("overview", ["All outcomes at day 22"]),
        (
            "disease_activity",
            [
                "Does the answer hold? Day 22",
                "Who improved, and by how much? Day 22",
                "Individual change at day 22",
            ],
        ),
        (
            "complement_levels",
            ["Reference limit, baseline against day 22", "Do the markers move together? Day 22"],
        ),
    ],
)
def test_another_visit_than_the_primary_one_is_marked_in_the_answer_and_in_the_titles(
    page: str, titles: list[str]
) -> None:
    mark, app = "(not the primary day)", opened(page)
    assert mark not in "\n".join([answer(app), *(unescaped(each.value) for each in app.subheader)])
    choose(app, day=22)
    assert answer(app).startswith(f"At day 22 {mark} ")
    found = {unescaped(each.value) for each in app.subheader}
    assert {f"{title} {mark}" for title in titles} <= found


def test_a_real_study_has_its_claims_without_the_caveat() -> None:
    files = files_of(SAMPLE)
    app = opened("overview", study=read_study(files | {"study.toml": as_real(files["study.toml"])}))
    assert not app.exception
    texts = said(app)
    assert any("fell against placebo (p<0.05)" in row[0] for row in published_table(app)[1])
    assert not any("by construction" in text for text in texts)
    assert "Published sentences: 7 (6 are compatible, 1 is not comparable)." in texts
    assert not any("uilt in" in text for text in texts)


def test_what_is_built_in_stands_under_the_answer_of_each_outcome_and_visit() -> None:
    for page in ("overview", "disease_activity"):
        app = opened(page)
        for day in (43, 22):
            choose(app, day=day)
            built_in = sample().built_in(sample().first_outcome, day)
            assert built_in is not None
            texts = [unescaped(text) for text in said(app)]
            assert (
                f"Built in: {ENGLISH.number(built_in.effect or math.nan)} points. Of 1,000 trials "
                f"simulated like this one, {built_in.shown_in} showed p<0.05."
            ) in texts
    (events,) = [each for each in sample().truth if each.events]
    texts = [unescaped(text) for text in said(seen("adverse_events"))]
    assert any(
        text.startswith("Built in: no difference;")
        and f"Of 1,000 trials simulated like this one, {events.shown_in} had" in text
        for text in texts
    )


@pytest.mark.parametrize(
    "begins",
    [
        "Every row is turned so that right favours secretome",
        "MEX-SLEDAI is the declared primary outcome: it is tested by itself at 0.05",
        "Built in is the difference that the simulation was given, before chance. Estimates that "
        "are picked because p<0.05",
        # 1.96 times the root of 1/15 + 1/14.
        "Chance alone leaves about 95 of 100 standardised differences within ±0.73 at n 15 + 14.",
    ],
)
def test_what_the_tables_are_to_be_read_with_stands_beside_them(begins: str) -> None:
    assert any(text.startswith(begins) for text in said(seen("overview")))


def test_a_study_without_claims_has_no_block_of_them() -> None:
    files = files_of(SAMPLE)
    settings = files["study.toml"].decode()
    files["study.toml"] = settings[: settings.index("[[claims]]")].encode()
    app = opened("overview", study=read_study(files))
    assert not app.exception
    assert "What was published" in "\n".join(
        heading.value for heading in seen("overview").subheader
    )
    assert "What was published" not in "\n".join(heading.value for heading in app.subheader)
    assert not any("by construction" in text for text in said(app))
