"""Text of a file is text wherever an element shows it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from lib.language import LANGUAGES
from lib.plain_text import held
from lib.screen.elements import plain
from lib.screen.tables import MOST_COLUMNS
from tests.support.hostile import TEXTS
from tests.support.pages import PAGES, YOUR_STUDY, seen, tables_of, unescaped


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", [*PAGES, YOUR_STUDY])
def test_small_print_says_where_things_come_from_in_at_most_forty_words_a_page(
    page: str, language: str
) -> None:
    app = seen(page, language)
    # What is folded away, such as code and the sources of the methods, does not count.
    folded = {id(each.proto) for fold in app.expander for each in fold.caption}
    small = [unescaped(each.value) for each in app.caption if id(each.proto) not in folded]
    assert len(" ".join(small).split()) <= 40, small


@pytest.mark.parametrize("page", [*PAGES, YOUR_STUDY])
def test_a_table_has_seven_columns_at_most_and_its_first_one_names_the_rows(page: str) -> None:
    for table in seen(page).table:
        frame = table.value
        assert frame.shape[1] + 1 <= MOST_COLUMNS, list(frame.columns)
        # Streamlit draws the cells of an index as headers of their rows.
        assert frame.index.name
        assert not table.proto.hide_index


def test_a_table_of_more_columns_is_shown_in_parts_that_repeat_the_names_of_the_rows() -> None:
    def script() -> None:
        import pandas as pd

        from lib.screen.tables import show_table

        wide = pd.DataFrame({"Row": ["A", "B"], **{f"C{n}": [f"{n}", f"-{n}"] for n in range(9)}})
        show_table(wide, alt="on a page")
        show_table(wide, alt="in half a page", narrow=True)
        show_table(wide, alt="turned", turned=True)

    app = AppTest.from_function(script).run()
    shown = {
        alt: [(list(t.value.columns), list(t.value.index)) for t in app.table if t.proto.alt == alt]
        for alt in ("on a page", "in half a page", "turned")
    }
    c, rows = [f"C{n}" for n in range(9)], ["A", "B"]
    assert shown["on a page"] == [(c[:6], rows), (c[6:], rows)]
    # In equal parts.
    assert shown["in half a page"] == [(c[:3], rows), (c[3:6], rows), (c[6:], rows)]
    assert shown["turned"] == [(rows, c)]
    (_, cells), *_ = tables_of(app)
    assert cells == [["A", *map(str, range(9))], ["B", *(f"-{n}" for n in range(9))]]


def test_columns_of_figures_stand_at_the_right_and_columns_of_words_at_the_left() -> None:
    def script() -> None:
        import pandas as pd

        from lib.screen.tables import show_table

        columns = {
            "Name": ["1", "2", "3"],
            "n (%)": ["13 (87%)", "2 (13%)", "\N{EN DASH}"],
            "Remark": ["", "Everybody has the same value.", ""],
            "Arm": ["Secretome", "Placebo", "Placebo"],
            "Outcome": ["IL-6", "C3", "P01"],
            "Mean (SD)": ["5.3 (3.2)", "not supplied", "78.3 (22.2) [n 14]"],
            "In words": ["2 of 15 had one such event, which nobody else had", "", ""],
        }
        show_table(pd.DataFrame(columns), alt="a table")

    app = AppTest.from_function(script).run()
    (key,) = [str(each.key) for each in app.get("container") if "table" in str(each.key)]
    assert re.findall(r"-right(\d)-", key) == ["2", "6"]


def test_a_long_remark_on_few_rows_stands_under_the_table_with_the_name_of_its_row() -> None:
    def script() -> None:
        import pandas as pd

        from lib.screen.tables import show_table

        remark = "Many values are equal, and so are many differences of pairs of participants."
        names, numbers = ["Welch", "ANCOVA"], ["1", "2"]
        for remarks in (["", remark], [remark, remark], ["", "short"]):
            table = {"Analysis": names, "p": numbers, "Remark": remarks}
            show_table(pd.DataFrame(table), alt=repr(remarks))

    app = AppTest.from_function(script).run()
    headings = [headings for headings, _ in tables_of(app)]
    assert headings == [["Analysis", "p"], *[["Analysis", "p", "Remark"]] * 2]
    (note,) = [each.value for each in app.markdown]
    assert note.startswith("ANCOVA: Many values are equal")


def test_a_number_stays_on_the_line_of_what_it_is_of() -> None:
    text = (
        "IC 95% 0.92 (95% CI −0.3 to 1.4), p 0.65, p (Holm) 1; n 15 + 13, at day 43 17.0 mg/dL "
        "(da −3 a 2 punti); Placebo 9/13 and 64 MB; 15 secretome, step 2"
    )
    apart = held(text).split(" ")
    joined = (
        *("IC 95%", "(95% CI −0.3 to 1.4),", "p 0.65,", "p (Holm)", "n 15 + 13,"),
        *("17.0 mg/dL", "(da −3 a 2 punti);", "Placebo 9/13", "64 MB;", "15 secretome,"),
    )
    assert {each.replace("\N{NO-BREAK SPACE}", " ") for each in apart} >= set(joined)
    # A word that ends like one of them is none.
    assert apart[-2:] == ["step", "2"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("C3 was 17.0 mg/dL higher", ["C3", "was", "17.0 mg/dL", "higher"]),
        ("(95% CI 4.7 to 29.2; 14 secretome)", ["(95% CI 4.7 to 29.2;", "14 secretome)"]),
        ("IC 95% dal 23,4% all'83,3%", ["IC 95%", "dal 23,4% all'83,3%"]),
        ("at day 43, of 43 days", ["at", "day 43,", "of", "43 days"]),
        ("+20.0 percentage points", ["+20.0 percentage", "points"]),
        ("Secretome 6/11 (55%), one", ["Secretome 6/11 (55%),", "one"]),
        ("strikes 1 in 20 of them", ["strikes", "1 in 20", "of", "them"]),
        ("to 112.2. 1 participant has", ["to 112.2.", "1 participant", "has"]),
        ("al giorno 43, +3,0 punti", ["al", "giorno 43,", "+3,0 punti"]),
    ],
)
def test_no_line_ends_between_a_number_and_its_unit(text: str, lines: list[str]) -> None:
    """The longest pieces that a browser does not break: the spaces left are where it may."""
    assert [each.replace("\N{NO-BREAK SPACE}", " ") for each in held(text).split(" ")] == lines


def test_no_line_ends_within_the_name_of_a_marker_which_still_reads_as_it_is_written() -> None:
    """A word joiner forbids a break on either side of it: Unicode Standard Annex 14, WJ."""
    assert held("IL-6, TNF-α, follow-up") == "IL-\N{WORD JOINER}6, TNF-\N{WORD JOINER}α, follow-up"
    assert held("MEX-SLEDAI, anti-dsDNA") == (
        "MEX-\N{WORD JOINER}SLEDAI, anti-\N{WORD JOINER}dsDNA"
    )
    assert unescaped(held("IL-6")) == "IL-6"
