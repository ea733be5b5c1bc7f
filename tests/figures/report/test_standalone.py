"""Figures that a file draws by itself: real colours, and JSON that stays data."""

import json
import math
from pathlib import Path

import numpy as np
import pytest

from lib.figures.drawing import BACKGROUND, STYLES, TEXT
from lib.figures.report.standalone import colours_of, in_script, standalone, theme_of
from lib.study.study import CONTROL, TREATMENT

THEME = {
    "chartCategoricalColors": [f"category {number}" for number in range(1, 11)],
    "chartSequentialColors": [f"step {number}" for number in range(1, 11)],
    "textColor": "ink",
    "backgroundColor": "paper",
}
COLOURS = colours_of(THEME)
# Ends a script, begins a comment or a script in it, or once ended a line of JavaScript.
ENDING = ("</script>", "</SCRIPT >", "<!--", "<script", "-->", "]]>", "\u2028", "\u2029", "&lt;")


@pytest.mark.parametrize("text", ENDING)
def test_no_text_ends_the_script_it_stands_in_and_each_is_read_back_as_it_was(text: str) -> None:
    told = in_script({"name": text, text: [text]})
    assert not set(told) & set("<>&\u2028\u2029")
    assert json.loads(told) == {"name": text, text: [text]}


def test_a_number_that_is_none_is_null_and_others_keep_every_digit() -> None:
    third = 1 / 3
    told = in_script({"y": [math.nan, math.inf, third, np.float64(third), np.int64(7)]})
    assert json.loads(told)["y"] == [None, None, third, third, 7]


def test_placeholders_stand_for_the_colours_that_streamlit_puts_in_their_place() -> None:
    assert COLOURS[STYLES[TREATMENT].colour] == "category 1"
    assert COLOURS[STYLES[CONTROL].colour] == "category 2"
    assert COLOURS["#000011"] == "step 1"
    assert COLOURS["#000020"] == "step 10"
    assert (COLOURS[TEXT], COLOURS[BACKGROUND]) == ("ink", "paper")


def test_colours_are_put_in_where_colours_stand_and_a_name_that_looks_like_one_stays() -> None:
    mark = '<span style="color:#000001;font-size:10px">●</span>'
    parts = {
        "data": [
            {
                "name": "#000001",
                "text": ["#000002", mark, "&lt;span style=&quot;color:#000001"],
                "marker": {"color": ["#000001", "#123456"], "line": {"color": BACKGROUND}},
            }
        ],
        "layout": {
            "template": {"layout": {}},
            "font": {"color": TEXT, "shadow": f"1px 1px 2px {BACKGROUND}, 0 0 {BACKGROUND}"},
            "height": 300,
        },
    }
    found = standalone(parts, COLOURS)
    assert found == {
        "data": [
            {
                "name": "#000001",
                "text": [
                    "#000002",
                    '<span style="color:category 1;font-size:10px">●</span>',
                    "&lt;span style=&quot;color:#000001",
                ],
                "marker": {"color": ["category 1", "#123456"], "line": {"color": "paper"}},
            }
        ],
        "layout": {
            "font": {"color": "ink", "shadow": "1px 1px 2px paper, 0 0 paper"},
            "height": 300,
        },
    }
    # What was given is as it was.
    assert parts["data"][0]["marker"]["line"] == {"color": BACKGROUND}  # type: ignore[index]


def test_no_placeholder_is_left_in_what_all_figures_share() -> None:
    assert "#0000" not in json.dumps(theme_of(COLOURS, "Letters"))


def test_the_theme_of_the_pages_has_as_many_colours_as_there_are_placeholders() -> None:
    import tomllib

    settings = Path(__file__).parents[3] / ".streamlit" / "config.toml"
    theme = tomllib.loads(settings.read_text(encoding="utf-8"))["theme"]["light"]
    assert len(colours_of(theme)) == 10 + 10 + 2
