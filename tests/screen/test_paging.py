"""Many participants on the pages: what is cut says so, and downloads hold everybody."""

import pytest

from lib.language import Language
from tests.support.pages import alts_of, figures_of, opened, said, tables_of
from tests.support.studies import dosed_study, large_study, many_study, sample

CUT = {
    "en": "The table shows the first 100 of 302 participants; the download holds everybody.",
    "it": "La tabella mostra le prime 100 persone su 302; il file da scaricare le contiene tutte.",
}
MANY = {"en": "An arm has more than 150 participants:", "it": "Un braccio ha più di 150"}


@pytest.mark.parametrize("language", ["en", "it"])
def test_figures_of_many_say_what_they_show_and_tables_where_the_rest_is(
    language: Language,
) -> None:
    app = opened("cytokines_antibodies", study=many_study(), language=language, who="302")
    assert not app.exception
    texts = said(app)
    # Courses, changes, individual changes, association, and the estimates without one.
    assert len([text for text in texts if text.startswith(MANY[language])]) == 5
    assert texts.count(CUT[language]) == 2
    cut = [rows for _, rows in tables_of(app) if len(rows) > 50]
    # The first hundred, and the one who is followed.
    assert [[len(rows), rows[0][0], rows[-1][0]] for rows in cut] == [[101, "1", "302 ★"]] * 2
    # All of the 302 have both values.
    tables = app.session_state["tables"]
    assert len(tables["individual"].numbers()) == 302
    # Below two correlations.
    assert len(tables["association"].numbers()) == 304


def test_figures_of_few_say_nothing_of_it() -> None:
    app = opened("cytokines_antibodies", study=sample())
    assert not [text for text in said(app) if "more than 150" in text]


@pytest.mark.parametrize(("who", "first"), [(None, "1"), ("302", "300")])
def test_lanes_of_many_are_paged_from_the_page_of_whoever_is_followed(
    who: str | None, first: str
) -> None:
    app = opened("adverse_events", study=many_study(), who=who)
    assert not app.exception
    # Five pages of 60 lanes and one of 2; two pages of 200 events.
    assert [page.proto.num_pages for page in app.get("pagination")] == [6, 2]
    ticks = figures_of(app)["lanes"]
    assert f'"{first}"' in ticks
    assert [text for text in said(app) if text.startswith(MANY["en"])]
    # The numbers are of everybody.
    assert "Events: 302; participants with an event: 302." in alts_of(app)["lanes"]
    assert len(app.dataframe[0].value) == 200
    assert "302 of 302 events are listed." in said(app)
    assert [text for text in said(app) if text.startswith("Rows 1 to 200 of 302;")]


def test_of_more_than_1000_participants_the_one_to_follow_is_typed() -> None:
    app = opened("adverse_events", study=large_study())
    assert not app.sidebar.selectbox
    app.sidebar.text_input(key="participant").set_value(" 1234 ").run()
    assert [text for text in said(app) if text.startswith("★ 1234 (")]
    app.sidebar.text_input(key="participant").set_value("0").run()
    assert "Nobody has this identifier." in [each.value for each in app.sidebar.caption]
    assert not [text for text in said(app) if "★" in text]
    assert not app.exception


def test_of_more_than_1000_participants_a_link_names_the_one_to_follow() -> None:
    app = opened("adverse_events", study=large_study(), who="1234")
    assert app.sidebar.text_input(key="participant").value == "1234"
    assert [text for text in said(app) if text.startswith("★ 1234 (")]


def test_of_more_than_1000_participants_the_one_to_list_is_typed() -> None:
    app = opened("adverse_events", study=large_study())
    app.text_input(key="listed_participant").set_value("77").run()
    assert app.dataframe[0].value.iloc[:, 0].tolist() == ["77"]
    app.text_input(key="listed_participant").set_value("nobody").run()
    assert len(app.dataframe[0].value) == 0
    assert not app.exception


@pytest.mark.parametrize(
    ("language", "cut"),
    [
        ("en", "The table shows the first 300 of 401 classes and terms; search for the others."),
        ("it", "La tabella mostra le prime 300 di 401 voci tra classi e termini; cerca le altre."),
    ],
)
def test_of_more_than_300_classes_and_terms_the_others_are_searched_for(
    language: Language, cut: str
) -> None:
    # One class of 400 terms; the last 100 of them were had by one participant instead of two.
    events = [f"1,Term {number:03},Class,1,1,1,no,no" for number in range(400)]
    events += [f"2,Term {number:03},Class,1,1,1,no,no" for number in range(300)]
    app = opened("adverse_events", study=dosed_study("TTC", *events), language=language)
    assert cut in said(app)
    shown = [str(row[0]) for _, rows in tables_of(app) for row in rows]
    assert len([name for name in shown if "Term" in name]) == 299
    app.text_input(key="search").set_value("term 399").run()
    assert cut not in said(app)
    shown = [str(row[0]) for _, rows in tables_of(app) for row in rows]
    assert [name for name in shown if "Term" in name] == ["— Term 399"]
