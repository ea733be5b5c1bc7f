"""Adverse events by kind, grade and term in words, counted by hand."""

import re
from collections.abc import Callable, Sequence

import pandas as pd
import pytest

from lib.italian import ITALIAN
from lib.language import Language
from lib.study.contract import KIND_NAMES, TERM_KINDS
from lib.study.study import Study
from lib.wording.events.kinds import GRADE_NAMES
from lib.wording.events.terms import shown_sentence, terms_sentence
from lib.words import Words
from tests.support.event_wording import (
    HOSTILE,
    about_any_event,
    about_grades,
    about_serious_events,
    about_terms,
    listing,
    table_of_kinds,
    table_of_terms,
)
from tests.support.events import bare, of_three
from tests.support.files import SAMPLE, read_back
from tests.support.studies import THREE_OUTCOMES, WITH_DOSES, large_study, sample, small_study
from tests.support.wording import ENGLISH, ITALIANO, WORDS

DAY_0 = THREE_OUTCOMES.replace("baseline_day = 1", "baseline_day = 0")
NO_TABLE = {
    "en": "No table of adverse events was supplied, so these data say nothing of harms; that "
    "does not mean that none occurred.",
    "it": "Non è stata fornita una tabella degli eventi avversi: questi dati non dicono nulla "
    "sulla sicurezza, e ciò non significa che non si siano verificati eventi.",
}


def test_no_serious_event_comes_with_its_upper_limits() -> None:
    # 1 - 0.025^(1/15), 1 - 0.025^(1/14).
    assert about_serious_events(sample()) == (
        "No serious adverse event within 43 days: secretome 0/15, 95% CI 0 to 21.8%; placebo 0/14, "
        "95% CI 0 to 23.2%."
    )
    assert about_serious_events(sample(), ITALIANO) == (
        "Nessun evento avverso grave entro 43 giorni: secretoma 0/15, IC 95% da 0 al 21,8%; "
        "placebo 0/14, IC 95% da 0 al 23,2%."
    )


def test_no_event_at_all_is_an_answer_and_not_a_lack_of_data() -> None:
    study = small_study("TTC", score=["5 5"] * 3, events=[])
    # The last visit is day 22.
    none = "within 22 days: drug 0/2, 95% CI 0 to 84.2%; dummy 0/1, 95% CI 0 to 97.5%."
    assert about_serious_events(study).startswith(f"No serious adverse event {none}")
    assert about_any_event(study) == f"At least one adverse event {none}"
    assert about_any_event(study, ITALIANO) == (
        "Almeno un evento avverso entro 22 giorni: farmaco 0/2, IC 95% da 0 all'84,2%; finto 0/1, "
        "IC 95% da 0 al 97,5%."
    )


def test_a_bound_of_zero_events_has_its_level_and_its_period_beside_it() -> None:
    # From the first dose to the last visit, both included: 22 - 1 + 1, and 22 - 8 + 1.
    later = WITH_DOSES.replace("[1, 8, 15]", "[8, 15]")
    for settings, days in ((THREE_OUTCOMES, 22), (WITH_DOSES, 22), (later, 15)):
        lines = ["1,Rash,,9,9,1,no,no"]
        some = small_study("TTC", score=["5 5"] * 3, events=lines, settings=settings)
        for said in (about_serious_events(some), about_any_event(some)):
            assert f"within {days} days: " in said
            assert "dummy 0/1, 95% CI 0 to 97.5%" in said
    short = small_study("TC", score=["5 5"] * 2, days=(0, 1), events=[], settings=DAY_0)
    assert about_any_event(short).startswith("At least one adverse event within 1 day: ")
    assert about_any_event(short, ITALIANO).startswith("Almeno un evento avverso entro 1 giorno: ")


def test_where_no_event_has_a_first_day_no_period_is_claimed() -> None:
    # One of two events has a day: then the period stands.
    for first, said in (("9", "within 22 days"), ("", "during the study")):
        events = [f"1,Rash,,{first},,1,no,no", "1,Fever,,,,1,no,no"]
        study = small_study("TTC", score=["5 5"] * 3, events=events)
        for found in (about_serious_events(study), about_any_event(study)):
            assert f"event {said}: drug" in found
    assert about_serious_events(study, ITALIANO).startswith(
        "Nessun evento avverso grave durante lo studio: farmaco 0/2, IC 95% da 0 all'84,2%"
    )


def test_serious_events_are_given_with_their_intervals() -> None:
    study = of_three("1,Rash,Skin,1,2,1,yes,no", "1,Cough,Chest,1,2,1,yes,no")
    assert about_serious_events(study) == (
        "Participants with a serious adverse event within 22 days: drug 1/2 (50%), 95% CI 1.3% to "
        "98.7%; dummy 0/1, 95% CI 0 to 97.5%."
    )
    assert about_serious_events(study, ITALIANO) == (
        "Persone con almeno un evento avverso grave entro 22 giorni: farmaco 1/2 "
        "(50%), IC 95% dall'1,3% al 98,7%; finto 0/1, IC 95% da 0 al 97,5%."
    )


def test_events_before_the_first_dose_are_stated_where_they_are_counted() -> None:
    study = of_three(
        "1,Pneumonia,Chest,-3,5,3,yes,no",
        "1,Rash,Skin,1,2,1,yes,no",
        "3,Cough,Chest,0,2,1,no,no",
        "3,Rash,Skin,,2,1,yes,no",
    )
    assert about_serious_events(study).endswith(
        " Serious events that began before the first dose, counted as they were reported: drug 1, "
        "dummy 0."
    )
    assert about_serious_events(study, ITALIANO).endswith(
        " Eventi gravi iniziati prima della prima dose, contati come segnalati: farmaco 1, finto 0."
    )
    assert about_any_event(study) == (
        "At least one adverse event: drug 1/2 (50%), dummy 1/1 (100%). Events that began before "
        "the first dose, counted as they were reported: drug 1, dummy 1."
    )
    assert about_any_event(study, ITALIANO).endswith(
        " Eventi iniziati prima della prima dose, contati come segnalati: farmaco 1, finto 1."
    )
    # The first day of dosing is not too early, whatever the day of the baseline.
    settings = WITH_DOSES.replace("[1, 8, 15]", "[8, 15]")
    doses = small_study(
        "TC",
        score=["5 5"] * 2,
        settings=settings,
        events=["1,A,,7,8,1,yes,no", "2,B,,8,9,1,yes,no"],
    )
    assert about_serious_events(doses).endswith("reported: drug 1, dummy 0.")
    screened = small_study(
        "TC",
        days=(-7, 22),
        score=["5 5"] * 2,
        settings=THREE_OUTCOMES.replace("baseline_day = 1", "baseline_day = -7"),
        events=["1,A,,-3,8,1,yes,no", "2,B,,1,9,1,yes,no"],
    )
    assert about_serious_events(screened).endswith("reported: drug 1, dummy 0.")


def test_blank_cells_are_counted_and_not_taken_for_no() -> None:
    study = of_three("1,Rash,,1,2,1,,no", "1,Cough,,1,2,1,,no", "3,Rash,,1,2,1,no,no")
    assert about_serious_events(study).startswith("No serious adverse event within 22 days: ")
    assert about_serious_events(study).endswith(" Events with seriousness not recorded: 2.")
    assert about_serious_events(study, ITALIANO).endswith(
        " Eventi di cui non è indicato se fossero gravi: 2."
    )
    some = of_three("1,Rash,,1,2,1,,no", "3,Rash,,1,2,1,yes,no")
    assert about_serious_events(some) == (
        "Participants with a serious adverse event within 22 days: drug 0/2, 95% CI 0 to 84.2%; "
        "dummy 1/1 (100%), 95% CI 2.5% to 100.0%. Events with seriousness not recorded: 1."
    )


@pytest.mark.parametrize(
    "study",
    [
        of_three("1,Rash,,1,2,1,,no", "1,Rash,,1,2,1,,no"),
        bare("participant_id,term", "S1,Rash", "S1,Cough"),
    ],
    ids=["blank throughout", "no such column"],
)
def test_seriousness_that_was_not_supplied_is_not_given_as_none(study: Study) -> None:
    assert about_serious_events(study) == "Whether events were serious was not supplied."
    assert (
        about_serious_events(study, ITALIANO) == "Non è stato indicato se gli eventi fossero gravi."
    )
    assert re.search(r": (drug 1/2 \(50%\)|secretome 1/3 \(33%\)), ", about_any_event(study))


@pytest.mark.parametrize("language", ["en", "it"])
def test_events_not_collected_are_not_given_as_none(language: Language) -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert about_serious_events(study, Words(language)) == NO_TABLE[language]
    assert about_any_event(study, Words(language)) == ""


def test_all_terms_that_are_equally_frequent_are_named() -> None:
    study = of_three(
        *(f"{who},{term},,1,2,1,no,no" for who, term in zip("11233", "ABBAC", strict=True))
    )
    assert about_terms(study) == (
        "3 preferred terms; most frequent, by participants: A 1 + 1, B 2 + 0."
    )
    assert about_terms(study, ITALIANO) == (
        "3 termini preferiti; i più frequenti, per numero di persone: A 1 + 1, B 2 + 0."
    )
    many = about_terms(large_study())
    assert many.startswith("230 preferred terms")
    assert re.search(r"And \d+ more\.$", many)


def test_where_no_event_occurred_no_term_is_the_most_frequent() -> None:
    study = of_three()
    assert about_terms(study) == "No adverse event occurred."
    assert about_terms(study, ITALIANO) == "Nessun evento avverso si è verificato."


def test_it_is_said_how_much_a_figure_of_terms_leaves_out() -> None:
    said = shown_sentence
    assert said(16, 16, 1, "any", ENGLISH) == "Classes and terms drawn: all 16."
    assert said(16, 16, 1, "any", ITALIANO) == "Classi e termini rappresentati: tutti i 16."
    assert said(4, 16, 3, "any", ENGLISH) == (
        "Classes and terms drawn: 4 of 16; fewest participants: 3."
    )
    assert said(4, 16, 3, "any", ITALIANO) == (
        "Classi e termini rappresentati: 4 su 16; numero minimo di persone: 3."
    )
    assert said(4, 16, 3, "any", ENGLISH, classes_only=True) == (
        "Classes and terms drawn: 4 of 16, classes alone; fewest participants: 3."
    )


def test_a_kind_that_nobody_had_is_named_in_the_place_of_its_figure() -> None:
    said = shown_sentence
    assert said(0, 16, 1, "grade_3", ENGLISH) == (
        "No event of this kind occurred: Grade 3 or higher (severe)."
    )
    assert said(0, 16, 1, "grade_3", ITALIANO) == (
        "Nessun evento di questo tipo: Grado 3 o superiore (severo)."
    )
    assert said(0, 16, 1, "serious", ENGLISH).endswith(": Serious.")


def test_worst_grades_count_every_participant() -> None:
    assert about_grades(sample()) == (
        "Secretome: No event 8/15 (53%), Grade 1 (mild) 2/15 (13%), Grade 2 (moderate) 5/15 "
        "(33%); Placebo: No event 7/14 (50%), Grade 1 (mild) 4/14 (29%), Grade 2 (moderate) 3/14 "
        "(21%)."
    )
    assert about_grades(sample(), ITALIANO) == (
        "Secretoma: Nessun evento 8/15 (53%), Grado 1 (lieve) 2/15 (13%), Grado 2 (moderato) 5/15 "
        "(33%); Placebo: Nessun evento 7/14 (50%), Grado 1 (lieve) 4/14 (29%), Grado 2 (moderato) "
        "3/14 (21%)."
    )
    rows = ["1,A,,1,2,4,no,no", "1,A,,1,2,3,no,no", "2,A,,1,2,,no,no", "3,A,,1,2,5,no,no"]
    assert about_grades(of_three(*rows)) == (
        "Drug: Grade 4 (life-threatening) 1/2 (50%), Grade not recorded 1/2 (50%); "
        "Dummy: Grade 5 (fatal) 1/1 (100%)."
    )
    assert about_grades(of_three(*rows), ITALIANO) == (
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


@pytest.mark.parametrize(
    ("sentence_of", "unwanted"), [(about_grades, "serious"), (about_serious_events, "severe")]
)
def test_a_sentence_tells_either_of_grades_or_of_outcomes(
    sentence_of: Callable[[Study, Words], str], unwanted: str
) -> None:
    italian = {"serious": r"\bgrav", "severe": "sever"}[unwanted]
    for grade, outcome in (("3", "no"), ("1", "yes"), ("4", "yes")):
        study = of_three(f"1,Rash,Skin,1,2,{grade},{outcome},no")
        assert unwanted not in sentence_of(study, ENGLISH).lower()
        assert not re.search(italian, sentence_of(study, ITALIANO).lower())


@pytest.mark.parametrize(
    ("rows", "english", "italian"),
    [
        (
            1,
            "Classes and terms drawn: 1, the only one.",
            "Classi e termini rappresentati: 1, l'unico.",
        ),
        (2, "Classes and terms drawn: all 2.", "Classi e termini rappresentati: tutti i 2."),
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


def test_preferred_terms_are_those_with_events_of_the_kind_that_is_shown() -> None:
    frame = pd.DataFrame(
        {
            "term": ["", "Rash", "Fever"],
            "participants_any_treatment": [5.0, 1.0, 5.0],
            "participants_any_control": [3.0, 1.0, 2.0],
            "participants_related_treatment": [1.0, 1.0, 0.0],
            "participants_related_control": [1.0, 1.0, 0.0],
            "participants_serious_treatment": 0.0,
            "participants_serious_control": 0.0,
        }
    )
    assert [terms_sentence(frame, words, kind="related") for words in WORDS] == [
        "Related to the study treatment: 1 preferred term, by participants: Rash 1 + 1.",
        "Correlati al trattamento in studio: 1 termine preferito, per numero di persone: Rash 1 + "
        "1.",
    ]
    nobody = "No event of this kind occurred: Serious."
    assert terms_sentence(frame, ENGLISH, kind="serious") == nobody


CLASS_OR_TERM = "Class / preferred term (Any adverse event)"


def test_a_row_of_kinds_by_hand() -> None:
    study = of_three("1,Rash,Skin,1,2,3,yes,no", "1,Cough,Chest,1,2,1,no,no")
    table = table_of_kinds(study).set_index("Adverse events")
    assert list(table.index) == list(KIND_NAMES.values())
    # Exact limits of 1/2 and 0/1; Newcombe's are made of Wilson's 9.45% to 90.55% and 0% to
    # 79.35%: 50 - sqrt(40.55² + 79.35²) and 50 + 40.55.
    assert table.loc["Any adverse event"].drop("95% CI (Miettinen–Nurminen)").to_dict() == {
        "Drug, n/N (%)": "1/2 (50%)",
        "95% CI, Drug": "1.3% to 98.7%",
        "Dummy, n/N (%)": "0/1 (0%)",
        "95% CI, Dummy": "0.0% to 97.5%",
        "Risk difference, percentage points": "+50.0",
        "95% CI (Newcombe)": "−39.1 to 90.5",
        "Events, Drug + Dummy": "2 + 0",
    }
    assert table.loc["Serious", "Events, Drug + Dummy"] == "1 + 0"
    assert table.loc["Grade 3 or higher (severe)", "Events, Drug + Dummy"] == "1 + 0"
    related = table.loc["Related to the study treatment"]
    assert related[
        ["Drug, n/N (%)", "Events, Drug + Dummy", "Risk difference, percentage points"]
    ].tolist() == ["0/2 (0%)", "0 + 0", "0.0"]


def test_each_share_is_followed_by_its_own_interval() -> None:
    assert list(table_of_kinds(sample()).columns) == [
        "Adverse events",
        *("Secretome, n/N (%)", "95% CI, Secretome", "Placebo, n/N (%)", "95% CI, Placebo"),
        *("Risk difference, percentage points", "95% CI (Newcombe)"),
        *("Events, Secretome + Placebo", "95% CI (Miettinen–Nurminen)"),
    ]


def test_kinds_that_nobody_had_keep_their_row_and_their_limits() -> None:
    table = table_of_kinds(sample()).set_index("Adverse events")
    assert len(table) == 6
    # Its grades are mild and moderate.
    assert table.at["Fatal", "Secretome, n/N (%)"] == "not supplied"
    assert table.at["Fatal", "95% CI, Placebo"] == "–"
    for name in ("Grade 3 or higher (severe)", "Serious", "Leading to withdrawal"):
        cells = table.loc[name]
        assert cells["Secretome, n/N (%)"] == "0/15 (0%)"
        assert cells["95% CI, Placebo"] == "0.0% to 23.2%"
        # Wilson's upper limits of 0/14 and 0/15: z² / (n + z²), z² = 3.8415.
        assert cells["95% CI (Newcombe)"] == "−21.5 to 20.4"
        assert cells["Events, Secretome + Placebo"] == "0 + 0"
    assert table["Events, Secretome + Placebo"].tolist()[0] == "13 + 10"


@pytest.mark.parametrize(("language", "text"), [("en", "not supplied"), ("it", "dato non fornito")])
def test_a_kind_that_was_not_supplied_has_neither_zeros_nor_limits(
    language: Language, text: str
) -> None:
    words = Words(language)
    table = table_of_kinds(bare("participant_id,term", "S1,Rash", "P1,Rash"), words)
    assert len(table) == 6
    for kind, row in zip(KIND_NAMES, table.to_numpy().tolist(), strict=True):
        assert row[0] == words.t(KIND_NAMES[kind])
        assert (row[1:] == [text, "–", text, *["–"] * 3, "–", "–"]) == (kind != "any")
        assert (text in row) == (kind != "any")
    # Blank throughout is as good as absent; one cell that is filled in is enough.
    some = table_of_kinds(of_three("1,Rash,Skin,1,2,,,no", "3,Rash,Skin,1,2,,,"), words)
    assert (some.iloc[:, 1] == text).tolist() == [False, False, True, True, True, True]


def test_classes_count_a_participant_once_and_events_apart() -> None:
    study = of_three(
        "1,Rash,Skin,1,2,3,no,yes",
        "1,Itch,Skin,1,2,1,no,no",
        "1,rash ,Skin,9,9,1,yes,no",
        "3,Itch,Skin,1,2,1,no,yes",
        "3,Cough,,1,2,1,no,no",
    )
    table = table_of_terms(study).set_index(CLASS_OR_TERM)
    names = ["Skin", "— Itch", "— Rash", "No class supplied", "— Cough"]
    assert list(table.index) == names
    assert table["Drug, n/N (%)"].tolist() == [
        *["1/2 (50%)"] * 3,
        *["0/2 (0%)"] * 2,
    ]
    assert table["Events of any kind, Drug + Dummy"].tolist() == [
        "3 + 1",
        "1 + 1",
        "2 + 0",
        "0 + 1",
        "0 + 1",
    ]
    assert table["Related to the study treatment, Drug + Dummy"].tolist() == [
        *("1 + 1", "0 + 1", "1 + 0", "0 + 0", "0 + 0"),
    ]
    assert table["Grade 3 or higher (severe), Drug + Dummy"].tolist() == [
        *("1 + 0", "0 + 0", "1 + 0", "0 + 0", "0 + 0"),
    ]
    assert table["Serious, Drug + Dummy"].tolist() == [
        *("1 + 0", "0 + 0", "1 + 0", "0 + 0", "0 + 0"),
    ]


def test_terms_of_the_sample_are_those_of_its_file_counted_anew() -> None:
    rows = read_back((SAMPLE / "adverse_events.csv").read_bytes())
    people = read_back((SAMPLE / "participants.csv").read_bytes())
    arms = {person["participant_id"]: person["arm"] for person in people}

    def counted(chosen: Sequence[dict[str, str]]) -> list[set[str]]:
        return [
            {row["participant_id"] for row in chosen if arms[row["participant_id"]] == arm}
            for arm in ("secretome", "placebo")
        ]

    for kind, is_of_kind in (
        ("any", lambda row: True),
        ("related", lambda row: row["related"] == "yes"),
    ):
        table = table_of_terms(sample(), kind=kind)
        assert len(table) == 16
        system_organ_class = ""
        for cells in table.to_dict("records"):
            label = cells[f"Class / preferred term ({KIND_NAMES[kind]})"]
            if label.startswith("— "):
                here = [row for row in rows if row["term"] == label.removeprefix("— ")]
            else:
                system_organ_class = label
                here = [row for row in rows if row["system_organ_class"] == label]
            assert {row["system_organ_class"] for row in here} == {system_organ_class}
            had = counted([row for row in here if is_of_kind(row)])
            for who, name, n in zip(had, ("Secretome", "Placebo"), (15, 14), strict=True):
                assert cells[f"{name}, n/N (%)"].startswith(f"{len(who)}/{n} (")
            difference = 100 * (len(had[0]) / 15 - len(had[1]) / 14)
            shown = float(cells["Risk difference, percentage points"].replace("−", "-"))
            assert abs(shown - difference) <= 0.05 + 1e-9
            related = counted([row for row in here if row["related"] == "yes"])
            assert cells["Related to the study treatment, Secretome + Placebo"] == (
                f"{len(related[0])} + {len(related[1])}"
            )
            assert cells["Serious, Secretome + Placebo"] == "0 + 0"


def test_a_column_of_terms_that_was_not_supplied_has_no_zeros() -> None:
    table = table_of_terms(bare("participant_id,term", "S1,Rash", "P1,Rash"))
    assert table[CLASS_OR_TERM].tolist() == ["No class supplied", "— Rash"]
    for kind in TERM_KINDS[1:]:
        assert (table[f"{KIND_NAMES[kind]}, Secretome + Placebo"] == "not supplied").all()
    # Of the kind itself nothing is counted either.
    assert (
        table_of_terms(bare("participant_id,term", "S1,Rash"), kind="serious").iloc[:, 1] == "–"
    ).all()


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_the_header_of_terms_names_the_kind_and_events_are_of_any_kind(kind: str) -> None:
    study = of_three("1,Rash,Skin,1,2,1,no,yes", "1,Itch,Skin,3,4,3,yes,no")
    table = table_of_terms(study, kind=kind)
    assert list(table.columns) == [
        f"Class / preferred term ({KIND_NAMES[kind]})",
        *(
            "Drug, n/N (%)",
            "Dummy, n/N (%)",
            "Risk difference, percentage points",
            "95% CI (Newcombe)",
        ),
        *("95% CI, Drug", "95% CI, Dummy", "Events of any kind, Drug + Dummy"),
        "Related to the study treatment, Drug + Dummy",
        "Grade 3 or higher (severe), Drug + Dummy",
        "Serious, Drug + Dummy",
    ]
    by_name = table.set_index(table.columns[0])
    assert by_name["Events of any kind, Drug + Dummy"].to_dict() == {
        "Skin": "2 + 0",
        "— Rash": "1 + 0",
        "— Itch": "1 + 0",
    }
    had = {"any": "RI", "related": "R", "grade_3": "I", "serious": "I"}[kind]
    for name in ("Rash", "Itch"):
        share = "1/2 (50%)" if name[0] in had else "0/2 (0%)"
        assert by_name.loc[f"— {name}", "Drug, n/N (%)"] == share
    italian = table_of_terms(study, ITALIANO, kind=kind).columns
    assert (
        italian[0]
        == {
            "any": "Classe / termine preferito (Qualsiasi evento avverso)",
            "related": "Classe / termine preferito (Correlati al trattamento in studio)",
            "grade_3": "Classe / termine preferito (Grado 3 o superiore (severo))",
            "serious": "Classe / termine preferito (Gravi)",
        }[kind]
    )
    assert "Eventi di qualsiasi tipo, Farmaco + Finto" in italian


def test_a_large_study_has_a_row_for_each_class_and_term() -> None:
    assert len(table_of_terms(large_study())) == 23 + 230


def test_names_of_a_file_are_the_names_in_the_table() -> None:
    long, chinese = "Very long name of a preferred term, " * 3, "注射部位反应"
    names = [*HOSTILE, long.strip(), "Dolore al sito d'iniezione", chinese]
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    study = of_three(*(f"1,{name},{name},1,2,1,no,no" for name in quoted))
    labels = set(table_of_terms(study)[CLASS_OR_TERM])
    assert labels == {*names, *(f"— {name}" for name in names)}


def test_the_mark_stands_at_what_the_participant_had_and_changes_no_number() -> None:
    followed = frozenset({("Skin", ""), ("Skin", "Rash")})
    study = of_three("1,Rash,Skin,1,2,1,no,no", "3,Itch,Skin,1,2,1,yes,no")
    marked = table_of_terms(study, followed=followed)
    assert marked[CLASS_OR_TERM].tolist() == ["Skin ★", "— Itch", "— Rash ★"]
    assert marked.iloc[:, 1:].equals(table_of_terms(study).iloc[:, 1:])
    marked = table_of_kinds(study, followed=frozenset({"any", "serious"}))
    assert [name.endswith(" ★") for name in marked["Adverse events"]] == [
        *(True, False, False, True, False, False),
    ]
    assert marked.iloc[:, 1:].equals(table_of_kinds(study).iloc[:, 1:])
    assert listing(study, who="3")["Participant"].tolist() == ["1", "3 ★"]
    assert listing(study, who="3").iloc[:, 1:].equals(listing(study).iloc[:, 1:])
