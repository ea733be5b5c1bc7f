"""The overview: its headline, the visit chosen, published sentences beside the data."""

import math

import pytest

from lib.reading.examine import read_study
from lib.words import Words
from tests.support.files import SAMPLE, as_real, files_of
from tests.support.pages import answer, choose, opened, said, seen, unescaped
from tests.support.strained import with_settings
from tests.support.studies import sample

ENGLISH = Words("en")


def test_the_caveat_stands_before_the_published_sentences() -> None:
    texts = said(seen("overview"))
    caveat = texts.index(
        "Synthetic data: agreement with what was published is by construction and proves nothing "
        "about the trial."
    )
    claim = next(
        place for place, text in enumerate(texts) if "fell against placebo (p<0.05)" in text
    )
    assert caveat < claim
    # Six tell of what these data hold; "well tolerated" is measured by no table.
    badges = [text.partition("]")[0] for text in texts if text.startswith(":gray-badge[")]
    assert badges == [":gray-badge[compatible"] * 6 + [":gray-badge[not comparable"]
    # What agrees by construction is not counted.
    assert not any("Published sentences" in text for text in texts)
    assumed = [text for text in texts if "Assumed, because the publication does not tell" in text]
    # The day of activity; arms and day of the two cytokines and of anti-dsDNA.
    assert ["the arms were compared" in text for text in assumed] == [False, True, True, True]
    italian = said(seen("overview", "it"))
    assert any(text.startswith("Dati sintetici: l'accordo con quanto") for text in italian)


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
    assert any("fell against placebo (p<0.05)" in text for text in texts)
    assert not any("by construction" in text for text in texts)
    assert "Published sentences: 7 (compatible 6, not comparable 1)." in texts
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
        "SD: that of the values at this visit within the arms, taken as known",
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
