"""The mark of the participant who is followed: where there is a value, and nothing else changes."""

import json
import re

import pytest

from lib.language import Language
from lib.results.robustness import effects_without_each
from tests.support.figures import (
    C3,
    ENGLISH,
    SCORE,
    all_figures,
    drawn_of_sample,
    event_figures,
    labels_of,
    star_of,
    texts_in,
)
from tests.support.studies import sample


@pytest.mark.parametrize(("who", "language"), [("P01", "en"), ("P03", "it")])
def test_every_figure_marks_somebody_with_all_values(who: str, language: Language) -> None:
    study = sample()
    assert all(study.values(outcome).loc[who].notna().all() for outcome in study.outcomes), (
        "the example has missing values"
    )
    for name, spec in drawn_of_sample(language, who).items():
        assert any("★" in text for text in texts_in(spec)), name
    for name, spec in drawn_of_sample(language, None).items():
        assert not any("★" in text for text in texts_in(spec)), name


def test_somebody_without_the_value_is_marked_where_there_are_values_only() -> None:
    # P09 withdrew on day 27.
    for name, spec in drawn_of_sample("en", "P09").items():
        has_mark = any("★" in text for text in texts_in(spec))
        kind = name.split()[0]
        at_43 = ("sensitivity", "association", "responders", "outcomes", "waterfall")
        assert has_mark == (kind not in at_43), name


@pytest.mark.parametrize("who", ["P01", "P07", "P09"])
def test_following_somebody_moves_no_number_of_any_figure(who: str) -> None:
    plain = drawn_of_sample("en", None)
    for name, after in drawn_of_sample("en", who).items():
        before = plain[name]
        kept = [trace for trace in after["data"] if "★" not in trace.get("name", "")]
        for trace in [*kept, *before["data"]]:
            trace.pop("showlegend", None)
            trace.pop("legendgroup", None)
        bare = json.dumps(kept, sort_keys=True).replace(" \\u2605", "")
        assert bare == json.dumps(before["data"], sort_keys=True), name
        for part in ("shapes", "annotations"):
            marked = json.dumps(after["layout"].get(part), sort_keys=True)
            assert marked.replace(" \\u2605", "") == json.dumps(
                before["layout"].get(part), sort_keys=True
            ), (name, part)
        for axis in ("xaxis", "yaxis"):
            ticks = [str(each["layout"][axis].get("tickvals")) for each in (before, after)]
            assert ticks[0] == ticks[1], name


def test_the_star_is_where_the_participant_is() -> None:
    without = effects_without_each(sample(), SCORE, 43).set_index("participant_id")["value"]
    drawn = dict(all_figures(sample(), ENGLISH, "P01"))
    star = star_of(drawn[f"sensitivity {SCORE.code}"])
    assert list(star.x) == [without["P01"]]
    assert star.name == "★ P01"
    values = sample().values(SCORE).loc["P01"]
    c3 = sample().values(C3).loc["P01"]
    star = star_of(drawn[f"association {C3.code}"])
    assert list(star.x) == [values[43] - values[1]]
    assert list(star.y) == pytest.approx([c3[43] - c3[1]], rel=1e-12)
    star = star_of(drawn["responders"])
    assert list(star.x) == [values[1] - values[43]]
    members = sample().values(SCORE)[sample().treated]
    fell = members[1] - members[43]
    assert list(star.y) == [(fell >= values[1] - values[43]).sum() / 15]


@pytest.mark.parametrize("who", ["P29", "P09", "P01"])
def test_the_mark_is_all_that_following_somebody_changes(who: str) -> None:
    plain = event_figures(sample(), ENGLISH)
    for name, fig in event_figures(sample(), ENGLISH, who).items():
        spec, unmarked = (json.loads(each.to_json()) for each in (fig, plain[name]))
        text = json.dumps(spec, ensure_ascii=False)
        if name == "lanes":
            # Of so many lanes none has a name but that of whoever is followed.
            (lane,) = [tick for tick in spec["layout"]["yaxis"].pop("ticktext") if tick]
            assert lane == f"{who} ★"
            assert not any(unmarked["layout"]["yaxis"].pop("ticktext"))
        assert json.dumps(spec, ensure_ascii=False).replace(" ★", "") == json.dumps(
            unmarked, ensure_ascii=False
        )
        had_some = who != "P01"
        assert ("★" in text) == (had_some or name in ("severity", "lanes")), name


def test_the_mark_stands_in_the_lane_the_bar_and_the_terms_of_the_participant() -> None:
    drawn = event_figures(sample(), ENGLISH, "P29")
    assert [text for text in drawn["lanes"].layout.yaxis.ticktext if "★" in text] == ["P29 ★"]
    marked = [
        (trace.name, place)
        for trace in drawn["severity"].data
        for place, text in enumerate(trace.text)
        if "★" in text
    ]
    # Grade 2 at worst, in the treatment arm.
    assert marked == [("Grade 2 (moderate)", 0)]
    followed = labels_of(drawn["terms"])
    texts = [re.sub("</?b>", "", label).replace("<br>", " ") for label in followed]
    assert [text for text in texts if "★" in text] == [
        "General disorders and administration site conditions ★",
        "Pyrexia ★",
        "Gastrointestinal disorders ★",
        "Nausea ★",
        "Musculoskeletal and connective tissue disorders ★",
        "Myalgia ★",
        "Nervous system disorders ★",
        "Headache ★",
    ]
