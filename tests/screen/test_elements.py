"""Text of a file is text wherever an element shows it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.screen.elements import plain
from tests.support.hostile import TEXTS
from tests.support.pages import unescaped


@pytest.mark.parametrize(
    "text", [*TEXTS, "a\n\n# b", "    code", "a  \nb\u2028c", "x\t=1"], ids=repr
)
def test_markdown_finds_nothing_to_act_on(text: str) -> None:
    shown = plain(text)
    # Every character that Markdown knows is escaped, and the text begins and stays in its line.
    bare_of_escapes = re.sub(r"\\[!-/:-@\[-`{-~]", "", shown)
    assert not re.search(r"[\\`*_{}\[\]()<>#+.!|~$&^=-]", bare_of_escapes)
    assert not re.search(r"[\t-\r\x85\u2028\u2029]", shown)
    assert shown == shown.strip()
    # What Streamlit and Markdown look for in the text that is left.
    left = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown)
    assert not re.search(r":[^\s\u2060]|@\w|www\.|<-|->|--|[<>~]=", left, re.IGNORECASE)
    assert unescaped(shown).replace("\u2060", "") == " ".join(
        text.replace("\u2060", "").replace("\u200b", "").split()
    )


def test_a_long_word_in_a_table_can_be_broken_and_is_read_whole() -> None:
    word = "A" * 200

    def script() -> None:
        import pandas as pd

        from lib.screen.tables import show_table

        show_table(pd.DataFrame({"B" * 200: ["A" * 200]}), alt="a table")

    shown = AppTest.from_function(script).run().table[0].value
    for text, letters in ((shown.index.name, "B" * 200), (shown.index[0], word)):
        assert max(map(len, re.split("[\u200b\u2060]", text))) <= 40
        assert unescaped(text) == letters
