"""The flow: who was randomised, left and was analysed."""

from dataclasses import replace

from lib.figures.participants import flow_figure
from lib.results.participants.flow import participant_flow
from lib.study.study import Study
from lib.words import Words
from tests.support.changes import rewritten
from tests.support.figures import ENGLISH
from tests.support.studies import large_study, polyps, sample, small_study


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


def test_the_flow_tells_unknown_withdrawals_and_counts_the_reasons_of_many() -> None:
    assert "Withdrawn: not supplied" in boxes(polyps())
    flow = boxes(large_study())
    withdrawn = [text for text in flow if text.startswith("Withdrawn")]
    assert withdrawn == ["Withdrawn: 1000<br>moved away (1000)"] * 2
    analysed = [text for text in flow if text.startswith("Analysed")]
    # The primary day is the last of 39 visits.
    assert all("Day 40: 1000" in text for text in analysed)
    assert all(text.endswith("And 31 more.") for text in analysed)


def test_the_flow_tells_of_an_arm_that_is_not_shown_beside_who_was_randomised() -> None:
    top = boxes(replace(sample(), further_arms={"low <dose>": 5}))[0]
    assert top.startswith("<b>Randomised to these two arms: 29</b><br>A further arm")
    assert "low &lt;dose&gt; (5 participants)" in top.replace("<br>", " ")


def withdrawn_of(*reasons: str) -> list[str]:
    """The lines about the treated who withdrew for these reasons, of one more than them."""
    n = len(reasons) + 1
    columns = {
        "withdrawn_day": [*("9" for _ in reasons), "", ""],
        "withdrawal_reason": [*reasons, "", ""],
    }
    study = small_study("T" * n + "C", columns=columns, score=["5 5"] * (n + 1))
    (lines,) = [text for text in boxes(study) if text.startswith(f"Withdrawn: {len(reasons)}<br>")]
    return lines.split("<br>")[1:]


def test_reasons_of_withdrawal_are_counted_where_they_are_many() -> None:
    assert withdrawn_of("Moved", "", "moved") == ["day 9, Moved", "day 9", "day 9, moved"]
    counted = withdrawn_of("Adverse event", "Lost", "lost ", "", "Lost")
    assert counted == ["Lost (3)", "reason not given (1)", "Adverse event (1)"]
    # Five lines at most, and their counts are those of all seven who left.
    many = withdrawn_of("F", "A", "A", "B", "C", "D", "E")
    assert many == ["A (2)", "B (1)", "C (1)", "D (1)", "other reasons (2)"]
    assert withdrawn_of("A", "B", "C", "D", "E")[-1] == "E (1)"


def test_every_box_of_the_flow_is_high_enough_for_its_lines() -> None:
    study = rewritten("study.toml", ('en = "Secretome"', 'en = "A very long name of an arm it is"'))
    study = replace(study, further_arms={"a further arm with a very long name": 5, "another": 6})
    fig = flow_figure(study, participant_flow(study), ENGLISH)
    rectangles = [shape for shape in fig.layout.shapes if shape.type == "rect"]
    for note, box in zip(fig.layout.annotations, rectangles, strict=True):
        assert abs(box.y1 - box.y0) >= note.text.count("<br>") + 1
