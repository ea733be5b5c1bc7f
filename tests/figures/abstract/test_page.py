"""The visual abstract as a picture: everything in it, within its box, and text as text."""

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from xml.etree import ElementTree

import pytest

from lib.figures.abstract.letters import width_of
from lib.figures.abstract.page import HEIGHT, WIDTH, abstract_svg
from lib.language import LANGUAGES, Language, Text
from lib.reading.examine import read_study
from lib.study.study import Study
from lib.words import Words
from tests.support.abstracts import abstract_of
from tests.support.hostile import hostile_files, hostile_texts, long_texts
from tests.support.shares import hard_study
from tests.support.studies import degenerate_studies, dosed_study, polyps, sample

SVG = "{http://www.w3.org/2000/svg}"
MADE = date(2026, 5, 4)


@cache
def studies() -> dict[str, Study]:
    """Studies that differ in what an abstract can show of them."""
    return {
        "sample": sample(),
        "polyps": polyps(),
        "hostile": read_study(hostile_files(hostile_texts())),
        "long": read_study(hostile_files(long_texts())),
        "yes or no": hard_study(),
        **degenerate_studies(),
    }


def picture(study: Study, language: Language) -> ElementTree.Element:
    words = Words(language)
    return ElementTree.fromstring(abstract_svg(abstract_of(study, words, made=MADE), words))


def boxes_of(svg: ElementTree.Element) -> list[tuple[float, float, float, float]]:
    """Left, top, right and foot of the page's head and panels, and of the page."""
    boxes = []
    for each in svg.iter(f"{SVG}rect"):
        x, y, width, height = (float(each.get(name, 0)) for name in ("x", "y", "width", "height"))
        if width > 100:
            boxes.append((x, y, x + width, y + height))
    return boxes


def texts_of(svg: ElementTree.Element) -> Iterator[tuple[str, float, float, float, float]]:
    """Each text with its left end, right end, foot and size."""
    for each in svg.iter(f"{SVG}text"):
        x, y, size = (float(each.attrib[name]) for name in ("x", "y", "font-size"))
        text = each.text or ""
        width = width_of(text, size, bold=each.get("font-weight") == "bold")
        left = x - {"start": 0, "middle": width / 2, "end": width}[each.get("text-anchor", "start")]
        yield text, left, left + width, y, size


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(studies()))
def test_every_text_stands_within_its_box(name: str, language: Language) -> None:
    svg = picture(studies()[name], language)
    assert (svg.get("width"), svg.get("height")) == (str(WIDTH), str(HEIGHT))
    page, *panels = boxes_of(svg)
    for text, left, right, foot, size in texts_of(svg):
        around = [box for box in panels if box[0] <= left + 1 and box[1] <= foot <= box[3]]
        # The small print at the foot is in no panel.
        x, y, end, base = around[-1] if around else page
        assert x - 0.5 <= left <= right <= end + 0.5, text
        assert y <= foot - 0.7 * size < foot + 0.2 * size <= base, text
        assert around or size < 20, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(studies()))
def test_lines_do_not_lie_over_each_other(name: str, language: Language) -> None:
    placed = [each for each in texts_of(picture(studies()[name], language)) if each[0].strip()]
    for at, (text, left, right, foot, size) in enumerate(placed):
        for other, start, end, base, least in placed[at + 1 :]:
            beside = end <= left + 0.5 or right <= start + 0.5
            assert beside or abs(foot - base) >= 0.9 * min(size, least), (text, other)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", list(studies()))
def test_nothing_that_is_said_is_cut(name: str, language: Language) -> None:
    words = Words(language)
    abstract = abstract_of(studies()[name], words, made=MADE)
    drawn = squeezed("".join(text for text, *_ in texts_of(picture(studies()[name], language))))
    told = [
        abstract.title,
        abstract.mark,
        *abstract.population,
        abstract.regimen,
        abstract.primary_heading,
        abstract.primary_text,
        abstract.primary_arms,
        *abstract.harms_texts,
        *abstract.conclusions,
        *abstract.foot,
        *(text for row in abstract.others for text in (row.name, row.text)),
        *([abstract.harms_note] if abstract.harms else []),
        *(cell for row in abstract.harms for cell in (row.kind, *row.shares, *row.intervals)),
    ]
    if not math.isnan(abstract.primary.value):
        told.append(abstract.primary_note)
    if not all(math.isnan(row.value) for row in abstract.others):
        told.append(abstract.others_note)
    assert [text for text in told if squeezed(text) not in drawn] == []


def squeezed(text: str) -> str:
    """A text without spaces and without signs of direction, which a break may add or take."""
    return re.sub("[\\s\u2066-\u2069]", "", text)


def test_text_of_files_is_text_and_nothing_else() -> None:
    drawn = picture(studies()["hostile"], "en")
    assert {each.tag.removeprefix(SVG) for each in drawn.iter()} == {
        "svg",
        "title",
        "rect",
        "text",
        "line",
    }
    names = {name for each in drawn.iter() for name in each.attrib}
    assert not [name for name in names if "href" in name or name.startswith("on")]


def test_the_synthetic_study_says_so_in_its_head_and_a_real_one_does_not() -> None:
    first = [next(texts_of(picture(study, "en")))[0] for study in (sample(), polyps())]
    assert first == [
        "Synthetic data: not the trial's patients, not its numbers.",
        "Sulindac in familial adenomatous polyposis",
    ]


def test_right_favours_the_treatment_on_both_axes_with_ticks_that_are_true() -> None:
    """Less is better of the score and of two cytokines, more of the complement."""
    svg = picture(sample(), "en")
    places: dict[str, list[float]] = {}
    for text, left, right, *_ in texts_of(svg):
        places.setdefault(text, []).append((left + right) / 2)
    (above,), (none, other_none) = places["3"], places["0"]
    (below,) = places["\N{MINUS SIGN}3"]
    # The difference of the score is below 0 and speaks for the treatment.
    assert above < none < below
    (estimate,) = places["\N{MINUS SIGN}2.0 points (\N{MINUS SIGN}3.3 to \N{MINUS SIGN}0.7)"]
    assert none < estimate
    (worse,), (better,) = places["\N{MINUS SIGN}1"], places["1"]
    assert worse < other_none < better
    for middle, of_control, of_treatment in zip(
        (none, other_none),
        places["\N{LEFTWARDS ARROW} favours Placebo"],
        places["favours Secretome \N{RIGHTWARDS ARROW}"],
        strict=True,
    ):
        assert of_control < middle < of_treatment


def test_a_ratio_below_1_of_which_less_is_better_stands_on_the_right_too() -> None:
    svg = picture(polyps(), "en")
    places = {text: (left + right) / 2 for text, left, right, *_ in texts_of(svg)}
    assert places["10"] < places["1"] < places["0.1"]
    assert places["1"] < places["ratio 0.20 (0.09 to 0.45)"]


def test_the_arms_beside_the_effect_have_the_means_of_r() -> None:
    """emmeans(lm(visit ~ arm + baseline), ~arm): 4.71 and 6.72; of the logs 5.22 and 26.46."""
    told = [
        abstract_of(study, Words("en"), made=MADE).primary_arms for study in (sample(), polyps())
    ]
    assert told == [
        "Means adjusted for baseline: Secretome 4.7 points; Placebo 6.7 points.",
        "Geometric means adjusted for baseline: Sulindac 5.2 polyps; Placebo 26.5 polyps.",
    ]


def harms_of(study: Study) -> tuple[list[tuple[str, str]], list[tuple[str, str]], str]:
    """Serious events: n/N (%) of both arms, their intervals, and what is said under the table."""
    abstract = abstract_of(study, Words("en"), made=MADE)
    serious = [row for row in abstract.harms if row.kind == "Serious"]
    said = " ".join([abstract.harms_note, *abstract.harms_texts])
    return [row.shares for row in serious], [row.intervals for row in serious], said


def test_each_arm_has_its_exact_interval_whichever_has_no_event() -> None:
    """Of none of n: 1 - 0.025^(1/n); of all of n from 0.025^(1/n); binom.test(2, 3) in R."""
    shares, intervals, said = harms_of(sample())
    assert (shares, intervals) == ([("0/15 (0%)", "0/14 (0%)")], [("0 to 21.8%", "0 to 23.2%")])
    zero = "Where nobody had an event, a true risk of up to the upper limit is not excluded."
    assert "exact 95% CI (Clopper–Pearson) of each arm" in said
    assert zero in said
    two = ["1,Rash,Skin,1,2,2,yes,no", "2,Rash,Skin,1,2,2,yes,no"]
    for arms, at in (("TTTCCC", 0), ("CCCTTT", 1)):
        _, ((*both,),), said = harms_of(dosed_study(arms, *two))
        assert (both[at], both[1 - at]) == ("9.4% to 99.2%", "0 to 70.8%")
        assert zero in said
    every = [f"{who},Rash,Skin,1,2,2,yes,no" for who in range(1, 7)]
    shares, intervals, said = harms_of(dosed_study("TTTCCC", *every))
    assert (shares, intervals) == ([("3/3 (100%)",) * 2], [("29.2% to 100.0%",) * 2])
    assert zero not in said


def test_events_of_unknown_seriousness_are_told_beside_the_table() -> None:
    *_, said = harms_of(dosed_study("TTCC", "1,Rash,Skin,1,2,2,,no", "2,Rash,Skin,1,2,2,no,no"))
    assert "Events with seriousness not recorded: 1." in said


def test_an_estimate_without_a_mark_says_why_in_its_row() -> None:
    """Nobody of either arm had a flare, so there is no SD to divide the difference by."""
    abstract = abstract_of(studies()["yes or no"], Words("en"), made=MADE)
    notes = {row.name: (row.text, row.note) for row in abstract.others}
    assert notes["Flare"] == (
        "0 percentage points (−56 to 56)",
        "no is better; not drawn: its SD is 0",
    )
    # That of an outcome with an empty arm says so by itself.
    assert notes["Infection"] == ("cannot be estimated", "no is better")
    assert notes["Cleared"][1] == "yes is better"
    drawn = squeezed("".join(text for text, *_ in texts_of(picture(studies()["yes or no"], "it"))))
    assert "nonrappresentato:DSparia0" in drawn


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("Data of a ward", "Data of a ward."),
        ("Rossi A, et al. 2020;1:2.", "Rossi A, et al. 2020;1:2."),
        ("Whose data? ", "Whose data? "),
        ("doi:10.1000/1 (open)", "doi:10.1000/1 (open)."),
        ("A ward (see there.)", "A ward (see there.)"),
        ("", None),
    ],
)
def test_the_source_ends_before_the_date_begins(source: str, printed: str | None) -> None:
    study = replace(polyps(), source=Text(source, source))
    *before, made = abstract_of(study, Words("en"), made=MADE).foot
    assert made == "Made on 4 May 2026."
    assert before[1:] == ([] if printed is None else [printed])
