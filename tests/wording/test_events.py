"""Sentences about adverse events, word by word, in every branch that data can take."""

import math
import re
from collections.abc import Callable

import pytest

from lib.italian import ITALIAN
from lib.language import LANGUAGES, Language
from lib.results.event_terms import incidence_by_term
from lib.results.event_times import event_lanes, event_rates, rate_ratio_of
from lib.results.events import differences_by_kind, incidence_by_kind, worst_grades
from lib.study.contract import KIND_NAMES
from lib.study.study import Study
from lib.wording.event_times import (
    lanes_sentence,
    listing_sentence,
    rate_digits,
    rates_sentence,
    shown_sentence,
    terms_sentence,
)
from lib.wording.events import (
    GRADE_NAMES,
    any_event_sentence,
    chance_text,
    highlighted_events_sentence,
    serious_sentence,
    severity_sentence,
    tests_of_kinds_sentence,
)
from lib.words import Words
from tests.support.studies import (
    SETTINGS,
    WITH_DOSES,
    dosed_study,
    large_study,
    sample,
    small_study,
    tiny_study,
)

ENGLISH, ITALIANO = Words("en"), Words("it")
NOT_COLLECTED = {
    "en": "Adverse events were not collected in this study, which is not the same as none "
    "occurred.",
    "it": "Questo studio non ha raccolto gli eventi avversi: non significa che non ce ne siano "
    "stati.",
}


def of_three(*events: str) -> Study:
    """Three participants, "1" and "2" on the drug, with events."""
    return small_study("TTC", score=["5 5"] * 3, events=events)


def bare(header: str, *events: str) -> Study:
    """Three and three participants whose table of events has these columns alone."""
    return tiny_study(events="\n".join([header, *events]), settings=SETTINGS)


def serious(study: Study, words: Words = ENGLISH) -> str:
    return serious_sentence(study, incidence_by_kind(study), words)


def any_event(study: Study, words: Words = ENGLISH) -> str:
    return any_event_sentence(study, incidence_by_kind(study), words)


def most_frequent(study: Study, words: Words = ENGLISH) -> str:
    return terms_sentence(incidence_by_term(study), words)


def worst(study: Study, words: Words = ENGLISH) -> str:
    return severity_sentence(study, worst_grades(study), words)


def when(study: Study, words: Words = ENGLISH) -> str:
    return lanes_sentence(study, event_lanes(study), words)


def rates(study: Study, words: Words = ENGLISH) -> str:
    return rates_sentence(study, event_rates(study), rate_ratio_of(study), words)


def every_sentence(study: Study, words: Words) -> list[str]:
    """All sentences of the page about a study that collected adverse events."""
    differences = differences_by_kind(study)
    found = [serious(study, words), any_event(study, words), most_frequent(study, words)]
    found += [when(study, words), rates(study, words)]
    if len(worst_grades(study)):
        found.append(worst(study, words))
    return [
        *found,
        tests_of_kinds_sentence(differences, words),
        shown_sentence(4, 16, 2, "related", words),
        shown_sentence(0, 16, 1, "serious", words),
        listing_sentence(4, 16, words),
    ]


# Serious events, the page's answer


def test_no_serious_event_is_told_with_what_zero_still_allows() -> None:
    # 1 - 0.025^(1/15), 1 - 0.025^(1/14) and 1 - 0.95^15.
    assert serious(sample()) == (
        "No serious adverse event in 15 + 14 participants. A true risk of up to 21.8% (secretome) "
        "or 23.2% (placebo) is still compatible; the chance of seeing at least one case of a harm "
        "that strikes 1 in 20 was 54% with secretome."
    )
    assert serious(sample(), ITALIANO) == (
        "Nessun evento avverso grave in 15 + 14 partecipanti. Un rischio vero fino a 21,8% "
        "(secretoma) o 23,2% (placebo) è ancora compatibile; la probabilità di vedere almeno un "
        "caso di un danno che colpisce 1 persona su 20 era 54% con secretoma."
    )


def test_no_event_at_all_is_an_answer_and_not_a_lack_of_data() -> None:
    study = small_study("TTC", score=["5 5"] * 3, events=[])
    assert serious(study).startswith("No serious adverse event in 2 + 1 participants.")
    assert "up to 84.2% (drug) or 97.5% (dummy)" in serious(study)
    assert any_event(study) == "At least one adverse event: drug 0/2 (0%), dummy 0/1 (0%)."
    assert any_event(study, ITALIANO) == (
        "Almeno un evento avverso: farmaco 0/2 (0%), finto 0/1 (0%)."
    )


def test_serious_events_are_told_with_their_intervals() -> None:
    study = of_three("1,Rash,Skin,1,2,1,yes,no", "1,Cough,Chest,1,2,1,yes,no")
    assert serious(study) == (
        "Participants with a serious adverse event: drug 1/2 (50%), 95% CI 1.3% to 98.7%; "
        "dummy 0/1 (0%), 95% CI 0.0% to 97.5%."
    )
    assert serious(study, ITALIANO) == (
        "Partecipanti con un evento avverso grave: farmaco 1/2 (50%), IC 95% da 1,3% a 98,7%; "
        "finto 0/1 (0%), IC 95% da 0,0% a 97,5%."
    )


def test_blank_cells_are_counted_and_not_taken_for_no() -> None:
    study = of_three("1,Rash,,1,2,1,,no", "1,Cough,,1,2,1,,no", "3,Rash,,1,2,1,no,no")
    assert serious(study).startswith("No serious adverse event in 2 + 1 participants.")
    assert serious(study).endswith(" Events not told to be serious or not: 2.")
    assert serious(study, ITALIANO).endswith(" Eventi di cui non è indicato se fossero gravi: 2.")
    some = of_three("1,Rash,,1,2,1,,no", "3,Rash,,1,2,1,yes,no")
    assert serious(some) == (
        "Participants with a serious adverse event: drug 0/2 (0%), 95% CI 0.0% to 84.2%; "
        "dummy 1/1 (100%), 95% CI 2.5% to 100.0%. Events not told to be serious or not: 1."
    )


@pytest.mark.parametrize(
    "study",
    [
        of_three("1,Rash,,1,2,1,,no", "1,Rash,,1,2,1,,no"),
        bare("participant_id,term", "S1,Rash", "S1,Cough"),
    ],
    ids=["blank throughout", "no such column"],
)
def test_seriousness_that_was_not_supplied_is_not_told_as_none(study: Study) -> None:
    assert serious(study) == "Whether events were serious was not supplied."
    assert serious(study, ITALIANO) == "Non è stato indicato se gli eventi fossero gravi."
    assert re.search(r": (drug 1/2 \(50%\)|secretome 1/3 \(33%\)), ", any_event(study))


@pytest.mark.parametrize("language", LANGUAGES)
def test_events_not_collected_are_not_told_as_none(language: Language) -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert serious(study, Words(language)) == NOT_COLLECTED[language]
    assert any_event(study, Words(language)) == ""


def test_a_chance_below_certainty_is_not_told_as_certainty() -> None:
    # 1 - 0.95^127 is 0.9985.
    study = small_study("T" * 127 + "C" * 127, score=["5 5"] * 254, events=[])
    for words in (ENGLISH, ITALIANO):
        assert "100%" not in serious(study, words)
    assert serious(study).endswith(" that strikes 1 in 20 was >99% with drug.")
    assert serious(study, ITALIANO).endswith(" 1 persona su 20 era >99% con farmaco.")


@pytest.mark.parametrize(
    ("risk", "n", "text"),
    [
        # 1 - 0.95^103 is 0.9949 and 1 - 0.95^104 is 0.9952.
        *((0.05, 103, "99%"), (0.05, 104, ">99%"), (0.05, 100_000, ">99%")),
        *((1.0, 1, "100%"), (0.0, 15, "0%"), (0.5, 0, "0%"), (0.5, 1, "50%")),
    ],
)
def test_only_a_certain_risk_is_told_as_a_certain_chance(risk: float, n: int, text: str) -> None:
    for words in (ENGLISH, ITALIANO):
        assert chance_text(risk, n, words) == text


# Terms


def test_all_terms_that_are_equally_frequent_are_told() -> None:
    study = of_three(
        *(f"{who},{term},,1,2,1,no,no" for who, term in zip("11233", "ABBAC", strict=True))
    )
    assert most_frequent(study) == (
        "3 preferred terms; most frequent, by participants: A 1 + 1, B 2 + 0."
    )
    assert most_frequent(study, ITALIANO) == (
        "3 termini preferiti; i più frequenti, per partecipanti: A 1 + 1, B 2 + 0."
    )
    many = most_frequent(large_study())
    assert many.startswith("230 preferred terms")
    assert re.search(r"And \d+ more\.$", many)


def test_where_no_event_occurred_no_term_is_the_most_frequent() -> None:
    study = of_three()
    assert most_frequent(study) == "No adverse event occurred."
    assert most_frequent(study, ITALIANO) == "Nessun evento avverso si è verificato."


def test_how_much_a_figure_of_terms_leaves_out_is_told() -> None:
    told = shown_sentence
    assert told(16, 16, 1, "any", ENGLISH) == "Classes and terms drawn: all 16."
    assert told(16, 16, 1, "any", ITALIANO) == "Classi e termini disegnati: tutti i 16."
    assert told(4, 16, 3, "any", ENGLISH) == (
        "Classes and terms drawn: 4 of 16; fewest participants: 3 (classes alone if folded)."
    )
    assert told(4, 16, 3, "any", ITALIANO) == (
        "Classi e termini disegnati: 4 di 16; minimo di partecipanti: 3 (solo le classi, se "
        "richiuse)."
    )


def test_a_kind_that_nobody_had_is_told_in_the_place_of_its_figure() -> None:
    told = shown_sentence
    assert told(0, 16, 1, "grade_3", ENGLISH) == (
        "No event of this kind occurred: Grade 3 or higher (severe). The table below holds the "
        "zeros."
    )
    assert told(0, 16, 1, "grade_3", ITALIANO) == (
        "Nessun evento di questo tipo: Grado 3 o superiore (severo). La tabella qui sotto riporta "
        "gli zeri."
    )
    assert ": Serious. " in told(0, 16, 1, "serious", ENGLISH)


def test_the_number_of_tests_is_that_of_the_kinds_supplied() -> None:
    def told(study: Study, words: Words = ENGLISH) -> str:
        return tests_of_kinds_sentence(differences_by_kind(study), words)

    assert told(sample()) == (
        "p values in this table: 6 (Fisher); p (Holm) allows for their number. Terms get no p "
        "values: so many tests would find a difference by chance."
    )
    assert told(sample(), ITALIANO) == (
        "Valori p in questa tabella: 6 (Fisher); p (Holm) tiene conto del loro numero. I termini "
        "non hanno valori p: con tanti test si troverebbe una differenza per caso."
    )
    assert told(bare("participant_id,term", "S1,Rash")).startswith("p values in this table: 1 ")
    # The column that tells of withdrawal is absent.
    assert told(of_three("1,Rash,,1,2,1,no,no")).startswith("p values in this table: 5 ")


# Grades


def test_worst_grades_are_told_of_every_participant() -> None:
    assert worst(sample()) == (
        "Secretome: No event 8/15 (53%), Grade 1 (mild) 2/15 (13%), Grade 2 (moderate) 5/15 "
        "(33%); Placebo: No event 7/14 (50%), Grade 1 (mild) 4/14 (29%), Grade 2 (moderate) 3/14 "
        "(21%)."
    )
    assert worst(sample(), ITALIANO) == (
        "Secretoma: Nessun evento 8/15 (53%), Grado 1 (lieve) 2/15 (13%), Grado 2 (moderato) 5/15 "
        "(33%); Placebo: Nessun evento 7/14 (50%), Grado 1 (lieve) 4/14 (29%), Grado 2 (moderato) "
        "3/14 (21%)."
    )
    rows = ["1,A,,1,2,4,no,no", "1,A,,1,2,3,no,no", "2,A,,1,2,,no,no", "3,A,,1,2,5,no,no"]
    assert worst(of_three(*rows)) == (
        "Drug: Grade 4 (life-threatening) 1/2 (50%), Grade not told 1/2 (50%); "
        "Dummy: Grade 5 (fatal) 1/1 (100%)."
    )
    assert worst(of_three(*rows), ITALIANO) == (
        "Farmaco: Grado 4 (pericoloso per la vita) 1/2 (50%), Grado non indicato 1/2 (50%); "
        "Finto: Grado 5 (fatale) 1/1 (100%)."
    )


def test_severe_names_a_grade_and_serious_an_outcome_and_no_name_has_both() -> None:
    names = [*KIND_NAMES.values(), *GRADE_NAMES.values()]
    severe = [name for name in names if "severe" in name.lower()]
    assert severe == ["Grade 3 or higher (severe)", "Grade 3 (severe)"]
    assert [name for name in names if "serious" in name.lower()] == ["Serious"]
    italian = [ITALIAN[name].lower() for name in names]
    assert [name for name in italian if "sever" in name] == [
        "grado 3 o superiore (severo)",
        "grado 3 (severo)",
    ]
    assert [name for name in italian if re.search(r"\bgrav", name)] == ["gravi"]


@pytest.mark.parametrize(("told_of", "other"), [(worst, "serious"), (serious, "severe")])
def test_a_sentence_tells_either_of_grades_or_of_outcomes(
    told_of: Callable[[Study, Words], str], other: str
) -> None:
    italian = {"serious": r"\bgrav", "severe": "sever"}[other]
    for grade, outcome in (("3", "no"), ("1", "yes"), ("4", "yes")):
        study = of_three(f"1,Rash,Skin,1,2,{grade},{outcome},no")
        assert other not in told_of(study, ENGLISH).lower()
        assert not re.search(italian, told_of(study, ITALIANO).lower())


# Time


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
    assert when(study) == (
        "Events: 7; participants with an event: 3. Events ongoing when last seen: 2. Events "
        "without a day of onset, in the listing only: 2. Events that began before day 1, counted "
        "as they were reported: 2."
    )
    assert when(study, ITALIANO) == (
        "Eventi: 7; partecipanti con un evento: 3. Eventi ancora in corso all'ultima osservazione: "
        "2. Eventi senza giorno di esordio, solo nell'elenco: 2. Eventi iniziati prima del giorno "
        "1, contati come segnalati: 2."
    )


def test_what_no_event_lacks_is_not_mentioned() -> None:
    assert when(of_three("1,Rash,,1,2,1,no,no", "1,Cough,,2,2,1,no,no", "3,Rash,,2,,1,no,no")) == (
        "Events: 3; participants with an event: 2. Events ongoing when last seen: 1."
    )
    # A column of last days that tells all of them: none is ongoing, and that is known.
    assert when(of_three("1,Rash,,1,2,1,no,no")) == (
        "Events: 1; participants with an event: 1. Events ongoing when last seen: 0."
    )


def test_where_no_event_occurred_the_lanes_say_so() -> None:
    assert when(of_three()) == "No adverse event occurred."
    assert when(of_three(), ITALIANO) == "Nessun evento avverso si è verificato."


@pytest.mark.parametrize(
    ("received", "fewer"), [("321", 2), ("333", 0), ("3 3", 0), ("0 3", 1), ("334", 0)]
)
def test_fewer_doses_than_planned_are_told(received: str, fewer: int) -> None:
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
    assert when(study) == whole + (more if fewer else "")
    assert (f"Partecipanti con meno dosi del previsto: {fewer};" in when(study, ITALIANO)) == (
        fewer > 0
    )


def test_without_a_column_of_last_days_none_is_told_not_to_be_ongoing() -> None:
    study = bare("participant_id,term,start_day", "S1,Rash,3", "P2,Cough,4")
    assert when(study) == (
        "Events: 2; participants with an event: 2. Last days were not supplied: a bar is the first "
        "day of its event."
    )
    assert when(study, ITALIANO) == (
        "Eventi: 2; partecipanti con un evento: 2. Gli ultimi giorni non sono stati forniti: una "
        "barra è il primo giorno dell'evento."
    )


def test_one_event_is_not_told_in_the_plural() -> None:
    study = of_three("1,Rash,Skin,-3,4,1,no,no", "2,Rash,Skin,,9,1,no,no")
    for text in (when(study), rates(study)):
        assert not re.search(r"\b1 events\b", text)
    for text in (when(study, ITALIANO), rates(study, ITALIANO)):
        assert not re.search(r"\b1 eventi\b", text)


# Rates

# Two and two participants for 22 days each are 44/7 weeks in each arm.
THREE_AND_ONE = (
    "1,Rash,Skin,1,2,1,no,no",
    "1,Cough,Chest,2,2,1,no,no",
    "2,Rash,Skin,,,1,no,no",
    "3,Rash,Skin,22,,1,no,no",
)


def test_rates_are_told_with_exact_intervals_and_their_ratio() -> None:
    # Quantiles of chi-squared, and of beta for the share of 3 in 4, from SciPy.
    study = dosed_study("TTCC", *THREE_AND_ONE)
    assert rates(study) == (
        "Events per participant-week at risk (exact 95% CI): Drug 0.477 (0.098 to 1.395); "
        "Dummy 0.159 (0.004 to 0.886). Rate ratio 3.00 (95% CI 0.24 to 157.49)."
    )
    assert rates(study, ITALIANO) == (
        "Eventi per settimana-partecipante a rischio (IC 95% esatto): Farmaco 0,477 (da 0,098 a "
        "1,395); Finto 0,159 (da 0,004 a 0,886). Rapporto tra i tassi 3,00 (IC 95% da 0,24 a "
        "157,49)."
    )


def test_events_outside_the_time_at_risk_are_counted_and_are_in_no_rate() -> None:
    outside = ("2,Rash,Skin,-1,2,1,no,no", "4,Rash,Skin,40,41,1,no,no")
    with_them, without = (dosed_study("TTCC", *THREE_AND_ONE, *more) for more in (outside, ()))
    assert rates(with_them) == (
        f"{rates(without)} Events that began outside the time at risk, not in the rates: 2."
    )
    assert rates(with_them, ITALIANO) == (
        f"{rates(without, ITALIANO)} Eventi iniziati fuori dal tempo a rischio, non compresi nei "
        "tassi: 2."
    )


def test_a_ratio_that_is_not_defined_says_why() -> None:
    none = dosed_study("TTCC")
    # -log(0.025) / (44/7).
    assert rates(none) == (
        "Events per participant-week at risk (exact 95% CI): Drug 0.000 (0.000 to 0.587); Dummy "
        "0.000 (0.000 to 0.587). No event was observed in either arm, so no ratio can be given."
    )
    assert rates(none, ITALIANO).endswith(
        " Nessun evento è stato osservato in alcun braccio, quindi non si può dare un rapporto."
    )
    gone = dosed_study("TC", "1,Rash,Skin,2,3,1,no,no", withdrawn=["", "0"])
    assert rates(gone).endswith(
        "; Dummy: Nobody was observed for any time, so there is no rate. One arm was not observed "
        "for any time, so the rates cannot be compared."
    )
    assert rates(gone, ITALIANO).endswith(
        " Un braccio non è stato osservato per alcun tempo, quindi i tassi non si possono "
        "confrontare."
    )


@pytest.mark.parametrize(("who", "ratio"), [("1", "∞ (95% CI 0.03 to ∞)"), ("3", "0.00 (95% CI")])
def test_events_in_one_arm_alone_give_a_ratio_with_an_open_end(who: str, ratio: str) -> None:
    # The lower limit of 1 of 1 is 0.025, of the ratio 0.025 / 0.975.
    assert f"Rate ratio {ratio}" in rates(dosed_study("TTCC", f"{who},Rash,Skin,2,3,1,no,no"))


def test_a_rate_that_is_not_zero_is_not_told_as_zero() -> None:
    # Once in 2 arms of 20 participants followed for ten years: 0.0001 a week.
    arms = "T" * 20 + "C" * 20
    events = ["1,Rash,Skin,2,3,1,no,no", "40,Rash,Skin,2,3,1,no,no"]
    study = small_study(arms, days=(1, 3650), score=["5 5"] * 40, events=events)
    # 1 in 20 times 3650 / 7 weeks; of Garwood's limits, 0.02532 and 5.5716, the same.
    assert "Drug 0.000096 (0.000002 to 0.000534); Dummy 0.000096 (" in rates(study)
    assert "Farmaco 0,000096 (da 0,000002 a 0,000534); " in rates(study, ITALIANO)


@pytest.mark.parametrize(
    ("numbers", "digits"),
    [
        *(((0.0,), 3), ((2.0,), 3), ((0.012,), 3), ((0.01,), 3), ((0.0099,), 4)),
        *(((0.0, 0.0007), 5), ((0.00012, 3.0), 5), ((math.nan, math.nan), 3)),
    ],
)
def test_a_rate_has_two_digits_that_are_not_zero(numbers: tuple[float, ...], digits: int) -> None:
    assert rate_digits(*numbers) == digits


# The listing and the participant followed


def test_the_listing_tells_how_many_events_it_leaves_out() -> None:
    assert listing_sentence(4, 23, ENGLISH) == "4 of 23 events are listed."
    assert listing_sentence(4, 23, ITALIANO) == "Sono elencati 4 di 23 eventi."


def test_the_participant_followed_is_told_with_her_events() -> None:
    told = highlighted_events_sentence
    assert told(sample(), "P29", 4, ENGLISH) == (
        "★ P29 (Secretome): adverse events 4. The mark ★ shows where this participant is; no "
        "effect, interval or p value depends on it."
    )
    assert told(sample(), "P09", 2, ITALIANO) == (
        "★ P09 (Placebo): eventi avversi 2. Il segno ★ mostra dove si trova questo partecipante; "
        "nessun effetto, intervallo o valore p ne dipende."
    )


# Every sentence


STUDIES: dict[str, Callable[[], Study]] = {
    "sample": sample,
    "no event": of_three,
    "only what is required": lambda: bare("participant_id,term", "S1,Rash", "P1,Rash"),
    "an arm without events": lambda: of_three("1,Rash,Skin,1,2,3,yes,no"),
    "all of them": lambda: of_three(*(f"{who},Rash,,-1,,5,yes,yes" for who in "123")),
    "blank cells": lambda: of_three("1,Rash,,,,,,"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STUDIES)
def test_every_sentence_is_whole_whatever_the_study(name: str, language: Language) -> None:
    for text in every_sentence(STUDIES[name](), Words(language)):
        assert text.endswith(".")
        assert not re.search(r"\b(nan|None|NaN|inf|NA)\b|[{}]", text), text
        # The word that no sentence about harms has: what was not seen may still happen.
        assert not re.search(r"\b(safe|sicur[oaie])\b", text.lower()), text


@pytest.mark.parametrize("name", STUDIES)
def test_italian_sentences_have_decimal_commas_and_no_english_word(name: str) -> None:
    english = r"\b(with|the|was|were|than|and|day|arm|of|is|not|at|events?|participants?)\b"
    for text in every_sentence(STUDIES[name](), ITALIANO):
        assert re.search(english, text.replace("Injection site", "")) is None, text
        assert re.search(r"\d\.\d", text) is None, text
