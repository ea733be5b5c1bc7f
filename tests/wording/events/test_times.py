"""Adverse events in time and their listing in words, counted by hand."""

import math
import re

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.results.events.kinds import incidence_by_kind
from lib.study.files.spreadsheet import as_csv
from lib.study.study import Study
from lib.wording.events.times import (
    chance_text,
    highlighted_events_sentence,
    listing_sentence,
    rate_digits,
    withdrawals_sentence,
)
from lib.words import Words
from tests.support.event_wording import (
    HOSTILE,
    about_lanes,
    about_rates,
    listing,
    table_of_chances,
    table_of_rates,
)
from tests.support.events import bare, of_three
from tests.support.files import SAMPLE, read_back
from tests.support.studies import WITH_DOSES, dosed_study, sample, small_study
from tests.support.wording import ENGLISH, ITALIANO, WORDS, in_both


@pytest.mark.parametrize(
    ("shown", "events", "english", "italian"),
    [
        (0, 0, "0 of 0 events are listed.", "Elencati 0 su 0 eventi."),
        (0, 1, "0 of 1 event is listed.", "Elencato 0 su 1 evento."),
        (1, 1, "1 of 1 event is listed.", "Elencato 1 su 1 evento."),
        (1, 2, "1 of 2 events is listed.", "Elencato 1 su 2 eventi."),
        (2, 2, "2 of 2 events are listed.", "Elencati 2 su 2 eventi."),
    ],
)
def test_listed_events(shown: int, events: int, english: str, italian: str) -> None:
    written = [listing_sentence(shown, events, words) for words in WORDS]
    assert written == [english, italian]


def test_rates_by_hand() -> None:
    # Participant "2" left on day 7: 22/7 + 7/7 weeks. The event on day 8 came after that.
    study = dosed_study(
        "TTC",
        "1,Rash,Skin,1,2,1,no,no",
        "1,Cough,Chest,22,,1,no,no",
        "2,Rash,Skin,8,9,1,no,no",
        withdrawn=["", "7", ""],
    )
    # Garwood's limits for 2 events, 0.2422 and 7.2247, over 29/7 weeks; 3.6889 over 22/7.
    assert table_of_rates(study).to_dict("records") == [
        {
            "Arm": "Drug",
            "Events": "2",
            "Participants with an event": "1/2",
            "Participant-weeks at risk": "4.1",
            "Events per participant-week": "0.483",
            "95% CI (exact if events were independent)": "0.058 to 1.744",
        },
        {
            "Arm": "Dummy",
            "Events": "0",
            "Participants with an event": "0/1",
            "Participant-weeks at risk": "3.1",
            "Events per participant-week": "0.000",
            "95% CI (exact if events were independent)": "0.000 to 1.174",
        },
    ]


def test_chances_are_those_of_at_least_one_case_in_the_treatment_arm_alone() -> None:
    table = table_of_chances(sample())
    assert list(table.columns) == [
        "True risk of a participant",
        "Chance of at least one case, secretome (n 15)",
    ]
    assert table.iloc[:, 0].tolist() == ["1%", "2%", "5%", "10%", "20%"]
    for risk, cell in zip((0.01, 0.02, 0.05, 0.1, 0.2), table.iloc[:, 1], strict=True):
        assert cell == f"{100 * (1 - (1 - risk) ** 15):.0f}%"


def test_a_chance_of_the_table_is_never_certain() -> None:
    study = small_study("T" * 127 + "C" * 2, score=["5 5"] * 129, events=[])
    cells = table_of_chances(study).iloc[:, 1].tolist()
    assert cells == ["72%", "92%", ">99%", ">99%", ">99%"]
    assert table_of_chances(study, ITALIANO).iloc[4, 1] == ">99%"


def test_the_listing_by_hand() -> None:
    study = dosed_study(
        "TTC",
        "3,Rash,Skin,15,16,2,yes,no",
        "1,Cough,Chest,10,,,,yes",
        "1,Rash,Skin,,,1,no,",
        "2,Itch,Skin,-3,2,1,no,no",
    )
    table = listing(study)
    assert list(table.columns) == [
        *("Participant", "Arm", "Preferred term", "First day", "Last day", "Grade", "Serious"),
        *("Related", "Days after the previous dose", "Before the first dose"),
        "System organ class",
    ]
    shown = [["" if pd.isna(cell) else cell for cell in row] for row in table.to_numpy().tolist()]
    assert shown == [
        ["1", "Drug", "Cough", 10, "", "", "not recorded", "yes", 2, "no", "Chest"],
        ["1", "Drug", "Rash", "", "", 1, "no", "not recorded", "", "no", "Skin"],
        ["2", "Drug", "Itch", -3, 2, 1, "no", "no", "", "yes", "Skin"],
        ["3", "Dummy", "Rash", 15, 16, 2, "yes", "no", 0, "no", "Skin"],
    ]
    italian = listing(study, ITALIANO)
    assert italian["Gravi"].tolist() == ["non indicato", "no", "no", "sì"]
    assert "Grado" in italian
    assert "Before the first dose" not in listing(sample())


def test_the_listing_has_no_column_that_was_not_supplied() -> None:
    table = listing(bare("participant_id,term", "S1,Rash", "P1,Rash"))
    assert {"Grade", "Serious", "Related", "Led to withdrawal", "First day"}.isdisjoint(table)
    assert table["Preferred term"].tolist() == ["Rash", "Rash"]


def test_every_row_of_a_synthetic_study_says_so_and_no_row_of_a_real_one_does() -> None:
    invented = listing(sample())
    assert invented.columns[-1] == "Data"
    assert invented["Data"].tolist() == ["synthetic"] * 23
    assert listing(sample(), ITALIANO)["Dati"].tolist() == ["sintetici"] * 23
    for words, text in ((ENGLISH, "synthetic"), (ITALIANO, "sintetici")):
        rows = read_back(as_csv(listing(sample(), words)))
        assert [list(row.values())[-1] for row in rows] == [text] * 23
    real = of_three("1,Rash,Skin,1,2,1,no,no")
    assert "Data" not in listing(real)
    assert "Dati" not in listing(real, ITALIANO)
    # A listing without rows keeps the header.
    assert "Data" in listing(small_study("TC", data="synthetic", score=["5 5"] * 2, events=[]))


def test_days_and_grades_of_the_listing_sort_as_numbers() -> None:
    table = listing(of_three(*(f"1,Rash,Skin,{day},{day},1,no,no" for day in (9, 10, 2))))
    for column in ("First day", "Last day", "Grade"):
        assert str(table[column].dtype) == "Int64"
    assert table.sort_values("First day")["First day"].tolist() == [2, 9, 10]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_listing_is_the_same_when_read_back_from_its_csv(language: Language) -> None:
    words = Words(language)
    table = listing(sample(), words)
    rows = read_back(as_csv(table))
    assert len(rows) == 23
    for row, cells in zip(rows, table.to_dict("records"), strict=True):
        assert row == {
            str(name): "" if pd.isna(cell) else str(cell) for name, cell in cells.items()
        }
    supplied = read_back((SAMPLE / "adverse_events.csv").read_bytes())
    # Participant, term, first and last day; the class stands last, before the word for the data.
    read = sorted(tuple(tuple(row.values())[place] for place in (0, 2, 3, 4, -2)) for row in rows)
    columns = ("participant_id", "term", "start_day", "end_day", "system_organ_class")
    assert read == sorted(tuple(row[column] for column in columns) for row in supplied)


def test_hostile_names_are_text_in_the_csv_of_the_listing() -> None:
    study = dosed_study("TC", *(f"1,{name},{name},-3,2,1,no,no" for name in HOSTILE))
    rows = read_back(as_csv(listing(study)))
    tame = sorted("'=HYPERLINK(1)" if name.startswith("=") else name for name in HOSTILE)
    assert sorted(row["Preferred term"] for row in rows) == tame
    assert sorted(row["System organ class"] for row in rows) == tame
    assert {row["First day"] for row in rows} == {"-3"}


@pytest.mark.parametrize(
    ("risk", "n", "text"),
    [
        # 1 - 0.95^103 is 0.9949 and 1 - 0.95^104 is 0.9952.
        *((0.05, 103, "99%"), (0.05, 104, ">99%"), (0.05, 100_000, ">99%")),
        *((1.0, 1, "100%"), (0.0, 15, "0%"), (0.5, 0, "0%"), (0.5, 1, "50%")),
    ],
)
def test_only_a_certain_risk_is_given_as_a_certain_chance(risk: float, n: int, text: str) -> None:
    for words in (ENGLISH, ITALIANO):
        assert chance_text(risk, n, words) == text


def test_the_lanes_tell_what_is_ongoing_without_onset_and_early() -> None:
    study = of_three(
        "1,Rash,Skin,3,4,1,no,no",
        "1,Nausea,Gut,5,,1,no,no",
        "1,Cough,Chest,6,,1,no,no",
        "2,Rash,Skin,,9,1,no,no",
        "2,Cough,Chest,,9,1,no,no",
        "3,Cough,Chest,-4,2,1,no,no",
        "3,Rash,Skin,0,0,1,no,no",
    )
    assert about_lanes(study) == (
        "Events: 7; participants with an event: 3. Events ongoing when last seen: 2. Events "
        "without a day of onset, in the listing only: 2. Events that began before the first dose "
        "(day 1), counted as they were reported: 2."
    )
    assert about_lanes(study, ITALIANO) == (
        "Eventi: 7; persone con almeno un evento: 3. Eventi ancora in corso all'ultima "
        "osservazione: 2. Eventi senza giorno di esordio, solo nell'elenco: 2. Eventi "
        "iniziati prima della prima dose (giorno 1), contati come segnalati: 2."
    )


def test_withdrawals_are_stated_as_what_each_table_says_of_them() -> None:
    def said(study: Study) -> tuple[str, str]:
        kinds = incidence_by_kind(study)
        return in_both(lambda words: withdrawals_sentence(study, kinds, words))

    columns = {"withdrawal_reason": ["Adverse event", "lost", "Lost", ""]}
    study = small_study("TTTC", columns=columns, score=["5 5"] * 4, events=["1,Rash,,1,2,1,no,no"])
    assert said(study) == (
        "Who withdrew, by the reason that the table of participants gives: Drug: lost (2), Adverse "
        "event (1); Dummy: nobody.",
        (
            "Motivi di ritiro nella tabella participants: Farmaco: "
            "lost (2), Adverse event (1); Finto: nessuno."
        ),
    )
    assert said(sample())[0] == (
        "Leading to withdrawal counts whoever had an event that led to it according to the table "
        "of adverse events. Who withdrew, by the reason that the table of participants gives: "
        "Secretome: nobody; Placebo: moved to another city (1)."
    )
    assert said(of_three("1,Rash,,1,2,1,no,no")) == ("", "")


def test_what_no_event_lacks_is_not_mentioned() -> None:
    assert about_lanes(
        of_three("1,Rash,,1,2,1,no,no", "1,Cough,,2,2,1,no,no", "3,Rash,,2,,1,no,no")
    ) == ("Events: 3; participants with an event: 2. Events ongoing when last seen: 1.")
    # A column of last days that records all of them: none is ongoing, and that is known.
    assert about_lanes(of_three("1,Rash,,1,2,1,no,no")) == (
        "Events: 1; participants with an event: 1. Events ongoing when last seen: 0."
    )


def test_where_no_event_occurred_the_lanes_say_so() -> None:
    assert about_lanes(of_three()) == "No adverse event occurred."
    assert about_lanes(of_three(), ITALIANO) == "Nessun evento avverso si è verificato."


@pytest.mark.parametrize(
    ("received", "fewer"), [("321", 2), ("333", 0), ("3 3", 0), ("0 3", 1), ("334", 0)]
)
def test_fewer_doses_than_planned_are_mentioned(received: str, fewer: int) -> None:
    # Three doses are planned; a blank cell is neither fewer nor all of them.
    doses = ["" if count == " " else count for count in received]
    study = small_study(
        "TTC",
        columns={"injections_received": doses},
        events=["1,Rash,,1,2,1,no,no"],
        settings=WITH_DOSES,
        score=["5 5"] * 3,
    )
    whole = "Events: 1; participants with an event: 1. Events ongoing when last seen: 0."
    more = (
        f" Participants who received fewer doses than planned: {fewer}; the marks are the planned "
        "days, up to withdrawal."
    )
    assert about_lanes(study) == whole + (more if fewer else "")
    assert (
        f"Persone che hanno ricevuto meno dosi del previsto: {fewer};"
        in about_lanes(study, ITALIANO)
    ) == (fewer > 0)


def test_without_a_column_of_last_days_none_is_said_not_to_be_ongoing() -> None:
    study = bare("participant_id,term,start_day", "S1,Rash,3", "P2,Cough,4")
    assert about_lanes(study) == (
        "Events: 2; participants with an event: 2. Last days were not supplied: a bar is the first "
        "day of its event."
    )
    assert about_lanes(study, ITALIANO) == (
        "Eventi: 2; persone con almeno un evento: 2. La data di fine non è stata "
        "fornita: ogni barra indica il primo giorno dell'evento."
    )


def test_one_event_is_in_the_singular() -> None:
    study = of_three("1,Rash,Skin,-3,4,1,no,no", "2,Rash,Skin,,9,1,no,no")
    for text in (about_lanes(study), about_rates(study)):
        assert not re.search(r"\b1 events\b", text)
    for text in (about_lanes(study, ITALIANO), about_rates(study, ITALIANO)):
        assert not re.search(r"\b1 eventi\b", text)


# Two and two participants for 22 days each are 44/7 weeks in each arm.
THREE_AND_ONE = (
    "1,Rash,Skin,1,2,1,no,no",
    "1,Cough,Chest,2,2,1,no,no",
    "2,Rash,Skin,,,1,no,no",
    "3,Rash,Skin,22,,1,no,no",
)


def test_rates_are_given_with_exact_intervals_and_their_ratio() -> None:
    # Quantiles of chi-squared, and of beta for the share of 3 in 4, from SciPy.
    study = dosed_study("TTCC", *THREE_AND_ONE)
    assert about_rates(study) == (
        "Events per participant-week at risk (95% CI, exact if events were independent): Drug "
        "0.477 (0.098 to 1.395); Dummy 0.159 (0.004 to 0.886). Rate ratio 3.00 (95% CI 0.24 to "
        "157.49). One participant had 2 of the 4 events, and nobody more."
    )
    assert about_rates(study, ITALIANO) == (
        "Eventi per persona-settimana a rischio (IC 95%, esatto se gli eventi fossero "
        "indipendenti): Farmaco 0,477 (da 0,098 a 1,395); Finto 0,159 (da 0,004 a "
        "0,886). Rapporto tra i tassi 3,00 (IC 95% da 0,24 a 157,49). Una sola persona "
        "ha avuto 2 dei 4 eventi; nessun'altra ne ha avuti di più."
    )


def test_events_outside_the_time_at_risk_are_counted_and_are_in_no_rate() -> None:
    outside = ("2,Rash,Skin,-1,2,1,no,no", "4,Rash,Skin,40,41,1,no,no")
    with_them, without = (dosed_study("TTCC", *THREE_AND_ONE, *more) for more in (outside, ()))
    assert about_rates(with_them) == (
        f"{about_rates(without)} Events that began outside the time at risk, not in the rates: 2."
    )
    assert about_rates(with_them, ITALIANO) == (
        f"{about_rates(without, ITALIANO)} Eventi iniziati fuori dal tempo a rischio, non "
        "compresi nei tassi: 2."
    )


def test_a_ratio_that_is_not_defined_says_why() -> None:
    none = dosed_study("TTCC")
    # -log(0.025) / (44/7).
    assert about_rates(none) == (
        "Events per participant-week at risk (95% CI, exact if events were independent): Drug "
        "0.000 (0.000 to 0.587); Dummy 0.000 (0.000 to 0.587). No event was observed in either "
        "arm, so no ratio can be given."
    )
    assert about_rates(none, ITALIANO).endswith(
        " Nessun evento osservato in nessuno dei due bracci, quindi non è possibile calcolare un "
        "rapporto."
    )
    gone = dosed_study("TC", "1,Rash,Skin,2,3,1,no,no", withdrawn=["", "0"])
    assert about_rates(gone).endswith(
        "; Dummy: Nobody was observed for any time, so there is no rate. One arm was not observed "
        "for any time, so the rates cannot be compared. Nobody had more than one event."
    )
    assert about_rates(gone, ITALIANO).endswith(
        " Un braccio non ha alcun periodo di osservazione, quindi i tassi non si "
        "possono confrontare. Nessuna persona ha avuto più di un evento."
    )


@pytest.mark.parametrize(("who", "ratio"), [("1", "∞ (95% CI 0.03 to ∞)"), ("3", "0.00 (95% CI")])
def test_events_in_one_arm_alone_give_a_ratio_with_an_open_end(who: str, ratio: str) -> None:
    # The lower limit of 1 of 1 is 0.025, of the ratio 0.025 / 0.975.
    assert f"Rate ratio {ratio}" in about_rates(dosed_study("TTCC", f"{who},Rash,Skin,2,3,1,no,no"))


def test_a_rate_that_is_not_zero_is_not_given_as_zero() -> None:
    # Once in 2 arms of 20 participants followed for ten years: 0.0001 a week.
    arms = "T" * 20 + "C" * 20
    events = ["1,Rash,Skin,2,3,1,no,no", "40,Rash,Skin,2,3,1,no,no"]
    study = small_study(arms, days=(1, 3650), score=["5 5"] * 40, events=events)
    # 1 in 20 times 3650 / 7 weeks; of Garwood's limits, 0.02532 and 5.5716, the same.
    assert "Drug 0.000096 (0.000002 to 0.000534); Dummy 0.000096 (" in about_rates(study)
    assert "Farmaco 0,000096 (da 0,000002 a 0,000534); " in about_rates(study, ITALIANO)


@pytest.mark.parametrize(
    ("numbers", "digits"),
    [
        *(((0.0,), 3), ((2.0,), 3), ((0.012,), 3), ((0.01,), 3), ((0.0099,), 4)),
        *(((0.0, 0.0007), 5), ((0.00012, 3.0), 5), ((math.nan, math.nan), 3)),
    ],
)
def test_a_rate_has_two_digits_that_are_not_zero(numbers: tuple[float, ...], digits: int) -> None:
    assert rate_digits(*numbers) == digits


def test_the_listing_states_how_many_events_it_leaves_out() -> None:
    assert listing_sentence(4, 23, ENGLISH) == "4 of 23 events are listed."
    assert listing_sentence(4, 23, ITALIANO) == "Elencati 4 su 23 eventi."


def test_the_participant_followed_is_named_with_the_number_of_events() -> None:
    said = highlighted_events_sentence
    assert said(sample(), "P29", 4, ENGLISH) == (
        "★ P29 (Secretome): adverse events 4. The mark ★ shows where this participant is; no "
        "effect or interval depends on it."
    )
    assert said(sample(), "P09", 2, ITALIANO) == (
        "★ P09 (Placebo): eventi avversi 2. Il segno ★ indica questa persona; effetti "
        "e intervalli non ne dipendono."
    )
