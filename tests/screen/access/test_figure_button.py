"""The button of a figure speaks the reader's language."""

import json

import pytest

from lib.screen.access.figure_button import TEXTS
from lib.words import Words
from tests.support.pages import PAGES, seen


@pytest.mark.parametrize("page", PAGES)
def test_plotly_gets_its_texts_in_the_language_of_the_page(page: str) -> None:
    for language in ("en", "it"):
        charts = seen(page, language).get("plotly_chart")
        assert charts
        for chart in charts:
            config = json.loads(chart.proto.config)
            assert config["modeBarButtons"] == [["toImage"]]
            said = config["locales"][config["locale"]]["dictionary"]
            assert said == {text: Words(language).t(own) for text, own in TEXTS.items()}
