"""A count of one has its own form, in both languages, wherever a count is printed."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib.reading.measurements import Conversion
from lib.wording.changes import below_in_changes_sentence
from lib.wording.event_times import listing_sentence, shown_sentence, terms_sentence
from lib.wording.limits import below_limit_sentence
from lib.wording.names import after_number, more_text, with_unit_of_values
from lib.wording.participants import missing_sentence, study_card_table
from lib.wording.reading import conversion_sentence, events_text
from lib.wording.robustness import sensitivity_sentence
from lib.words import Words
from tests.support.studies import sample

WORDS = (Words("en"), Words("it"))
SCORE = sample().outcomes[0]


@pytest.mark.parametrize(
    ("number", "english", "italian"),
    [
        (0, "And 0 more.", "E altri 0."),
        (1, "And one more.", "E un altro."),
        (2, "And 2 more.", "E altri 2."),
    ],
)
def test_a_list_that_goes_on(number: int, english: str, italian: str) -> None:
    assert [more_text(number, words) for words in WORDS] == [english, italian]


@pytest.mark.parametrize(
    ("value", "english", "italian"),
    [
        (0, "0 points", "0 punti"),
        (1, "1 point", "1 punto"),
        (2, "2 points", "2 punti"),
        (-1, "−1 point", "−1 punto"),
        (1.5, "1.5 points", "1,5 punti"),
    ],
)
def test_a_unit_that_is_a_word(value: float, english: str, italian: str) -> None:
    written = [with_unit_of_values(SCORE, value, words) for words in WORDS]
    assert written == [english, italian]
    assert after_number("1.0", "points") == "1.0 points"
    assert after_number("1", "mg/dL") == "1 mg/dL"
    assert after_number("1", "") == "1"


@pytest.mark.parametrize(
    ("gaps", "after", "english", "italian"),
    [
        ([0, 0], [0, 0], "No value is missing of 20 planned.", "Non manca nessuno dei 20"),
        ([1, 0], [0, 0], "1 of 20 planned values is missing, not after", "Manca 1 dei 20"),
        ([1, 0], [1, 0], "1 of 20 planned values is missing, after", "Manca 1 dei 20"),
        ([1, 0], [np.nan] * 2, "1 of 20 planned values is missing.", "Manca 1 dei 20"),
        ([1, 1], [np.nan] * 2, "2 of 20 planned values are missing.", "Mancano 2 dei 20"),
        ([1, 1], [1, 0], "2 of 20 planned values are missing, 1 of them", "Mancano 2 dei 20"),
    ],
)
def test_missing_values(gaps: list[int], after: list[float], english: str, italian: str) -> None:
    frame = pd.DataFrame({"n": [10, 10], "missing": gaps, "after_withdrawal": after})
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert missing_sentence(frame, words).startswith(expected)


@pytest.mark.parametrize(
    ("below", "english", "italian"),
    [
        (1, "1 of 9 values of MEX-SLEDAI is", "1 valore su 9 di MEX-SLEDAI è"),
        (2, "2 of 9 values of MEX-SLEDAI are", "2 valori su 9 di MEX-SLEDAI sono"),
    ],
)
def test_values_below_a_limit(below: int, english: str, italian: str) -> None:
    frame = pd.DataFrame({"n_below": [below, 0], "n": [5, 4]})
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert below_limit_sentence(frame, SCORE, words).startswith(expected)


@pytest.mark.parametrize(
    ("below", "english", "italian"),
    [
        (0, "", ""),
        (1, "1 of these participants has", "1 di questi partecipanti ha"),
        (2, "2 of these participants have", "2 di questi partecipanti hanno"),
    ],
)
def test_changes_below_a_limit(below: int, english: str, italian: str) -> None:
    frame = pd.DataFrame({"below_limit": [number < below for number in range(5)]})
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert below_in_changes_sentence(frame, words).startswith(expected)


@pytest.mark.parametrize(
    ("shown", "events", "english", "italian"),
    [
        (0, 0, "0 of 0 events are listed.", "Sono elencati 0 di 0 eventi."),
        (0, 1, "0 of 1 event is listed.", "È elencato 0 di 1 evento."),
        (1, 1, "1 of 1 event is listed.", "È elencato 1 di 1 evento."),
        (1, 2, "1 of 2 events is listed.", "È elencato 1 di 2 eventi."),
        (2, 2, "2 of 2 events are listed.", "Sono elencati 2 di 2 eventi."),
    ],
)
def test_listed_events(shown: int, events: int, english: str, italian: str) -> None:
    written = [listing_sentence(shown, events, words) for words in WORDS]
    assert written == [english, italian]


@pytest.mark.parametrize(
    ("rows", "english", "italian"),
    [
        (1, "Classes and terms drawn: 1, the only one.", "Classi e termini disegnati: 1, l'unico."),
        (2, "Classes and terms drawn: all 2.", "Classi e termini disegnati: tutti i 2."),
    ],
)
def test_drawn_terms(rows: int, english: str, italian: str) -> None:
    written = [shown_sentence(rows, rows, 1, "any", words) for words in WORDS]
    assert written == [english, italian]


@pytest.mark.parametrize(
    ("terms", "english", "italian"),
    [
        (["Rash"], "1 preferred term, by participants: Rash 1 + 0.", "1 termine preferito, per"),
        (["Rash", "Fever"], "2 preferred terms; most frequent", "2 termini preferiti; i più"),
    ],
)
def test_preferred_terms(terms: list[str], english: str, italian: str) -> None:
    frame = pd.DataFrame(
        {"term": terms, "participants_any_treatment": 1.0, "participants_any_control": 0.0}
    )
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert terms_sentence(frame, words).startswith(expected)


@pytest.mark.parametrize(
    ("who", "english", "italian"),
    [
        (["P01"], "1 event of 1 participant", "1 evento di 1 partecipante"),
        (["P01", "P01"], "2 events of 1 participant", "2 eventi di 1 partecipante"),
        (["P01", "P02"], "2 events of 2 participants", "2 eventi di 2 partecipanti"),
    ],
)
def test_events_of_a_study(who: list[str], english: str, italian: str) -> None:
    study = replace(sample(), adverse_events=pd.DataFrame({"participant_id": who}))
    assert [events_text(study, words) for words in WORDS] == [english, italian]


@pytest.mark.parametrize(
    ("n", "english", "italian"),
    [
        (0, "0 rows became 0 measurements.", "da 0 righe a 0 misurazioni."),
        (1, "1 row became 1 measurement.", "da 1 riga a 1 misurazione."),
        (2, "2 rows became 2 measurements.", "da 2 righe a 2 misurazioni."),
    ],
)
def test_a_wide_table(n: int, english: str, italian: str) -> None:
    made = Conversion(rows=n, measurements=n, codes={}, left_out=())
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert conversion_sentence(made, words).endswith(expected)


@pytest.mark.parametrize(
    ("names", "english", "italian"),
    [
        (("age",), "This column is not an outcome and was left out: age.", "Questa colonna non è"),
        (("a", "b"), "These columns are not outcomes and were left out: a, b.", "Queste colonne"),
    ],
)
def test_columns_left_out(names: tuple[str, ...], english: str, italian: str) -> None:
    made = Conversion(rows=5, measurements=5, codes={}, left_out=names)
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert expected in conversion_sentence(made, words)


@pytest.mark.parametrize(
    ("days", "english", "italian"),
    [((1,), "1, on day 1", "1, nel giorno 1"), ((1, 8), "2, on days 1, 8", "2, nei giorni 1, 8")],
)
def test_doses(days: tuple[int, ...], english: str, italian: str) -> None:
    study = replace(sample(), dosing_days=days)
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert expected in set(study_card_table(study, words)[words.t("Description")])


def board(values: list[float], limits: list[tuple[float, float]]) -> pd.DataFrame:
    low, high = zip(*limits, strict=True)
    return pd.DataFrame({"value": values, "low": low, "high": high, "reason": ""})


@pytest.mark.parametrize(
    ("turned", "english", "italian"),
    [
        (0, "keeps the ANCOVA estimate within", "resta entro questi limiti"),
        (
            1,
            "1 of 3 participants turns its direction",
            "1 partecipante su 3, se escluso, ne inverte",
        ),
        (
            2,
            "2 of 3 participants turn its direction",
            "2 partecipanti su 3, se esclusi, ne invertono",
        ),
    ],
)
def test_participants_who_turn_a_direction(turned: int, english: str, italian: str) -> None:
    left_out = pd.DataFrame(
        {
            "participant_id": ["a", "b", "c"],
            "value": [1.0 if number < turned else -2.0 for number in range(3)],
        }
    )
    found = board([-1.0, -1.1], [(-3.0, 1.0), (-3.0, 1.0)])
    for words, expected in zip(WORDS, (english, italian), strict=True):
        assert expected in sensitivity_sentence(found, left_out, SCORE, words)


NONE = (np.nan, np.nan)


@pytest.mark.parametrize(
    ("limits", "english", "italian"),
    [
        ([NONE, NONE], "points.", "punti."),
        ([(-3.0, -0.5), NONE], "The only 95% CI lies on one side", "L'unico IC 95% sta da un solo"),
        ([(-3.0, 0.5), NONE], "The only 95% CI spans no difference.", "L'unico IC 95% comprende"),
        ([(-3.0, 0.5)] * 2, "The 95% CI of every one of them spans", "L'IC 95% di ciascuna"),
    ],
)
def test_intervals(limits: list[tuple[float, float]], english: str, italian: str) -> None:
    left_out = pd.DataFrame({"participant_id": ["a"], "value": [np.nan]})
    for words, expected in zip(WORDS, (english, italian), strict=True):
        found = sensitivity_sentence(board([-1.0, -1.1], limits), left_out, SCORE, words)
        assert expected in found


def test_one_analysis_of_several() -> None:
    left_out = pd.DataFrame({"participant_id": ["a"], "value": [np.nan]})
    found = board([-1.0, np.nan], [NONE, NONE])
    english, italian = (sensitivity_sentence(found, left_out, SCORE, words) for words in WORDS)
    assert english == "1 of 2 analyses can be made and puts the difference at −1.0 points."
    assert italian == "1 analisi su 2 è possibile e colloca la differenza a −1,0 punti."
