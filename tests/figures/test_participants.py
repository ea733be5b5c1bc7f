"""The flow: who was randomised, left and was analysed."""

import re

from lib.figures.participants import flow_figure
from lib.results.participants import participant_flow
from lib.study.study import Study
from lib.words import Words
from tests.support.changes import rewritten
from tests.support.figures import ENGLISH
from tests.support.studies import large_study, polyps, sample


def boxes(study: Study, words: Words = ENGLISH) -> list[str]:
    fig = flow_figure(study, participant_flow(study), words)
    return [note.text for note in fig.layout.annotations]


def test_the_flow_shows_who_was_randomised_left_and_was_analysed() -> None:
    top, *rest = boxes(sample())
    assert top == "<b>Randomised: 29</b>"
    allocated, withdrawn, analysed = rest[3:]
    assert allocated == "<b>Placebo</b><br>Allocated: 14"
    assert withdrawn == "Withdrawn: 1<br>day 27, moved to<br>another city"
    assert analysed == "Analysed (MEX-SLEDAI)<br>Day 22: 14<br>Day 43: 13"
    assert rest[1] == "Withdrawn: 0"


def test_the_flow_tells_unknown_withdrawals_and_the_ones_it_has_no_room_for() -> None:
    assert "Withdrawn: not supplied" in boxes(polyps())
    flow = boxes(large_study())
    withdrawn = [text for text in flow if text.startswith("Withdrawn")]
    assert all(re.search(r"And \d+ more\.$", text) for text in withdrawn)
    analysed = [text for text in flow if text.startswith("Analysed")]
    # The primary day is the last of 39 visits.
    assert all("Day 40: 1000" in text for text in analysed)
    assert all(text.endswith("And 31 more.") for text in analysed)


def test_every_box_of_the_flow_is_high_enough_for_its_lines() -> None:
    study = rewritten("study.toml", ('en = "Secretome"', 'en = "A very long name of an arm it is"'))
    fig = flow_figure(study, participant_flow(study), ENGLISH)
    rectangles = [shape for shape in fig.layout.shapes if shape.type == "rect"]
    for note, box in zip(fig.layout.annotations, rectangles, strict=True):
        assert abs(box.y1 - box.y0) >= note.text.count("<br>") + 1
