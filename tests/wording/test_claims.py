"""Published sentences and what the data give on them, in words."""

import math
from dataclasses import replace

import pytest

from lib.language import LANGUAGES, Language, Text
from lib.results.claims import (
    AGREES,
    DIRECTION_ONLY,
    DISAGREES,
    NO_VISIT,
    NOT_COLLECTED,
    NOT_MEASURABLE,
    NOT_MEASURED,
    UNCHECKED,
    TermApart,
    Verdict,
)
from lib.results.effects import adjusted_means_by_visit, effects_by_outcome, effects_by_visit
from lib.statistics.changes import MeanChange
from lib.statistics.estimates import EMPTY_ARM, Estimate
from lib.study.claims import BuiltIn, Claim
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.claims import (
    built_in_columns,
    built_in_events_sentence,
    built_in_sentence,
    claims_sentence,
    picked_sentence,
    verdict_text,
)
from lib.wording.effects import effects_by_outcome_table, effects_by_visit_table
from lib.words import Words
from tests.support.events import of_three
from tests.support.studies import sample
from tests.support.wording import C3, ENGLISH, IL6, ITALIANO, NAN, SCORE, in_both


def estimate(
    value: float, low: float, high: float, p: float = NAN, n: tuple[int, int] = (15, 13)
) -> Estimate:
    reason = EMPTY_ARM if math.isnan(value) else ""
    return Estimate(value, low, high, p, *n, "ANCOVA", reason=reason)


def claim(outcome: str = "", contrast: str = "between_arms", no_events: str = "") -> Claim:
    text = Text("It fell.", "È diminuito.")
    return Claim(text, text, outcome, contrast, "lower", True, 43, no_events)


CHANGE = MeanChange(14.24, 7.0, 21.5, 0.0004, 12.5, 14, "")
C3_DIFFERENCE = estimate(19.75, 8.0, 31.5, 0.0021, (14, 12))


@pytest.mark.parametrize(
    ("verdict", "english", "italian"),
    [
        (
            Verdict(claim("mex_sledai"), AGREES, 43, estimate(-3.2, -5.0, -1.4, 0.0004)),
            "Between the arms at day 43: −3.2 points (−5.0 to −1.4), p<0.001, n 15 + 13.",
            "Tra i bracci al giorno 43: −3,2 punti (da −5,0 a −1,4), p<0,001, n 15 + 13.",
        ),
        (
            Verdict(claim("mex_sledai"), AGREES, 22, estimate(-3.2, -5.0, -1.4, 0.0004)),
            "Between the arms at day 22 (not the primary day): −3.2 points (−5.0 to −1.4), "
            "p<0.001, n 15 + 13.",
            "Tra i bracci al giorno 22 (non il giorno primario): −3,2 punti (da −5,0 a −1,4), "
            "p<0,001, n 15 + 13.",
        ),
        (
            Verdict(claim("il6"), DIRECTION_ONLY, 43, estimate(0.82, 0.64, 1.05, 0.114)),
            "Between the arms at day 43: ratio 0.82 (0.64 to 1.05), p 0.11, n 15 + 13.",
            "Tra i bracci al giorno 43: rapporto 0,82 (da 0,64 a 1,05), p 0,11, n 15 + 13.",
        ),
        (
            Verdict(claim("c3", "within_treatment"), AGREES, 43, C3_DIFFERENCE, CHANGE),
            "Change within secretome at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001, n 14. A change "
            "within an arm is not an effect of treatment. Between the arms at day 43: 19.8 mg/dL "
            "(8.0 to 31.5), p 0.002, n 14 + 12.",
            "Variazione nel braccio secretoma al giorno 43: 14,2 mg/dL (da 7,0 a 21,5), "
            "p<0,001, n 14. Una variazione entro un braccio non è un effetto del trattamento. Tra "
            "i bracci al giorno 43: 19,8 mg/dL (da 8,0 a 31,5), p 0,002, n 14 + 12.",
        ),
        (
            Verdict(claim("c3", "within_control"), DISAGREES, 43, C3_DIFFERENCE, CHANGE),
            "Change within placebo at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001, n 14. A change "
            "within an arm is not an effect of treatment. Between the arms at day 43: 19.8 mg/dL "
            "(8.0 to 31.5), p 0.002, n 14 + 12.",
            "Variazione nel braccio placebo al giorno 43: 14,2 mg/dL (da 7,0 a 21,5), "
            "p<0,001, n 14. Una variazione entro un braccio non è un effetto del trattamento. Tra "
            "i bracci al giorno 43: 19,8 mg/dL (da 8,0 a 31,5), p 0,002, n 14 + 12.",
        ),
        (
            Verdict(claim(no_events="serious"), DISAGREES, events=((1, 15), (0, 14))),
            # binom.test of R: 1 of 15 has 0.2% to 31.9%.
            "Participants with such an event within 43 days: Secretome 1/15 (7%), 95% CI 0.2% to "
            "31.9%; Placebo 0/14, 95% CI 0 to 23.2%.",
            "Partecipanti con un tale evento entro 43 giorni: Secretoma 1/15 (7%), IC 95% da "
            "0,2% a "
            "31,9%; Placebo 0/14, IC 95% da 0 a 23,2%.",
        ),
        (
            Verdict(claim(no_events="serious"), AGREES, events=((0, 15), (0, 14))),
            # 1 - 0.025 ** (1 / 15) and 1 - 0.025 ** (1 / 14).
            "Participants with such an event within 43 days: Secretome 0/15, 95% CI 0 to 21.8%; "
            "Placebo 0/14, 95% CI 0 to 23.2%.",
            "Partecipanti con un tale evento entro 43 giorni: Secretoma 0/15, IC 95% da 0 a 21,8%; "
            "Placebo 0/14, IC 95% da 0 a 23,2%.",
        ),
        (
            Verdict(claim(), UNCHECKED, reason=NOT_MEASURABLE),
            "The sentence states nothing that these tables measure.",
            "La frase non afferma nulla che queste tabelle misurino.",
        ),
        (
            Verdict(claim("mex_sledai"), UNCHECKED, 99, reason=NO_VISIT),
            "This study has no visit at that day.",
            "Questo studio non ha una visita in quel giorno.",
        ),
        (
            Verdict(claim("x"), UNCHECKED, reason=NOT_MEASURED),
            "This study did not measure the outcome.",
            "Questo studio non ha misurato l'esito.",
        ),
        (
            Verdict(claim(no_events="any"), UNCHECKED, reason=NOT_COLLECTED),
            "Adverse events of this kind were not collected in this study.",
            "Eventi avversi di questo tipo non sono stati raccolti in questo studio.",
        ),
    ],
    ids=[
        *("between", "another visit", "ratio", "within treatment", "within control"),
        *("events", "no event", "not measurable"),
        *("no visit", "not measured", "not collected"),
    ],
)
def test_what_the_data_give_on_a_published_sentence(
    verdict: Verdict, english: str, italian: str
) -> None:
    said = in_both(lambda words: verdict_text(sample(), verdict, words))
    assert said == (english, italian)


def test_an_event_before_the_first_dose_is_stated_beside_the_verdict_that_counts_it() -> None:
    study = of_three("1,Pneumonia,Chest,-3,5,3,yes,no")
    verdict = Verdict(claim(no_events="serious"), DISAGREES, events=((1, 2), (0, 1)))
    assert in_both(lambda words: verdict_text(study, verdict, words)) == (
        "Participants with such an event within 22 days: Drug 1/2 (50%), 95% CI 1.3% to 98.7%; "
        "Dummy 0/1, 95% CI 0 to 97.5%. Serious events that began before the first dose, counted as "
        "they were reported: drug 1, dummy 0.",
        "Partecipanti con un tale evento entro 22 giorni: Farmaco 1/2 (50%), IC 95% da 1,3% a "
        "98,7%; Finto 0/1, IC 95% da 0 a 97,5%. Eventi gravi iniziati prima della prima dose, "
        "contati come segnalati: farmaco 1, finto 0.",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_published_sentence_that_the_values_cannot_answer_has_a_reason(
    language: Language,
) -> None:
    words = Words(language)
    nothing = Verdict(
        claim("c3"), UNCHECKED, 43, estimate(NAN, NAN, NAN, n=(0, 12)), reason=EMPTY_ARM
    )
    said = verdict_text(sample(), nothing, words)
    assert said.endswith(f"n 0 + 12. {words.t(EMPTY_ARM)}")
    assert words.t("cannot be estimated") in said
    assert "nan" not in said


def test_the_verdicts_are_counted_in_the_order_in_which_they_are_met() -> None:
    found = tuple(
        Verdict(claim(), verdict)
        for verdict in (
            *(AGREES, DISAGREES, AGREES),
            *(UNCHECKED, DIRECTION_ONLY),
        )
    )
    assert in_both(lambda words: claims_sentence(found, words)) == (
        "Published sentences: 5 (agrees 2, disagrees 1, cannot be checked here 1, agrees in "
        "direction only 1).",
        "Frasi pubblicate: 5 (concorda 2, non concorda 1, non verificabile qui 1, concorda solo "
        "nella direzione 1).",
    )
    single = (Verdict(claim(), DISAGREES),)
    assert claims_sentence(single, ENGLISH) == "Published sentences: 1 (disagrees 1)."


BUILT_IN = (
    BuiltIn(812, outcome="mex_sledai", day=43, effect=-1.984),
    BuiltIn(1000, outcome="mex_sledai", day=22, effect=-1.0),
    BuiltIn(0, outcome="il6", day=43, effect=0.878),
    BuiltIn(517, events=True),
)


def known(*truth: BuiltIn) -> Study:
    """The sample study, of which only this is known to be built in."""
    return replace(sample(), truth=truth)


@pytest.mark.parametrize(
    ("outcome", "day", "english", "italian"),
    [
        (
            *(SCORE, 43),
            "Built in: −2.0 points. Of 1,000 trials simulated like this one, 812 showed p<0.05.",
            "Valore vero inserito nella simulazione: −2,0 punti. Di 1.000 studi simulati come "
            "questo, 812 hanno mostrato p<0,05.",
        ),
        (
            *(IL6, 43),
            "Built in: ratio 0.88. Of 1,000 trials simulated like this one, 0 showed p<0.05.",
            "Valore vero inserito nella simulazione: rapporto 0,88. Di 1.000 studi simulati come "
            "questo, 0 hanno mostrato p<0,05.",
        ),
        (C3, 43, "", ""),
        (IL6, 22, "", ""),
    ],
    ids=["difference", "ratio", "another outcome", "another day"],
)
def test_what_is_built_in_stands_beside_the_estimate(
    outcome: Outcome, day: int, english: str, italian: str
) -> None:
    study = known(*BUILT_IN)
    said = in_both(lambda words: built_in_sentence(study, outcome, day, words))
    assert said == (english, italian)


def test_what_chance_made_of_equal_rates_of_events() -> None:
    farthest = TermApart("Pyrexia", ((3, 15), (0, 14)))
    said = in_both(lambda words: built_in_events_sentence(known(*BUILT_IN), farthest, words))
    assert said == (
        "Built in: no difference; the adverse events of both arms come from the same rates. What "
        "differs is chance: most of all Pyrexia (secretome 3 of 15, placebo 0 of 14). Of 1,000 "
        "trials simulated like this one, 517 had a difference at least as large in some term.",
        "Valore vero inserito nella simulazione: nessuna differenza; gli eventi avversi dei due "
        "bracci vengono dagli stessi tassi. Ciò che differisce è frutto del caso, soprattutto "
        "Pyrexia (secretoma 3 su 15, placebo 0 su 14). Di 1.000 studi simulati come questo, 517 "
        "avevano in qualche termine una differenza almeno altrettanto grande.",
    )
    assert built_in_events_sentence(known(*BUILT_IN[:3]), farthest, ENGLISH) == ""
    assert built_in_events_sentence(known(*BUILT_IN), None, ENGLISH) == ""


def test_real_data_have_nothing_built_in() -> None:
    study = known()
    assert built_in_sentence(study, SCORE, 43, ENGLISH) == ""
    assert picked_sentence(study, ENGLISH) == ""
    assert built_in_columns(study, [(SCORE, 43)], ENGLISH) == {}


def test_tables_have_a_column_of_what_is_built_in_where_it_is_known() -> None:
    study = known(*BUILT_IN)
    assert picked_sentence(study, ENGLISH).startswith("Built in is the difference that")
    rows = [(SCORE, 43), (C3, 43), (IL6, 43)]
    assert built_in_columns(study, rows, ENGLISH) == {
        "Built in": ["−2.0 points", "–", "ratio 0.88"],
        "p<0.05, of 1,000 simulated": ["812", "–", "0"],
    }
    assert built_in_columns(study, [(C3, 43)], ENGLISH) == {}
    frame = effects_by_outcome(study, 43)
    overview = effects_by_outcome_table(study, frame, 43, ITALIANO)
    assert overview["Valore vero"].tolist() == ["−2,0 punti", "–", "–", "rapporto 0,88", "–", "–"]
    by_visit = effects_by_visit_table(
        study, SCORE, effects_by_visit(study, SCORE), adjusted_means_by_visit(study, SCORE), ENGLISH
    )
    assert by_visit["Built in"].tolist() == ["−1.0 points", "−2.0 points"]
    assert by_visit["p<0.05, of 1,000 simulated"].tolist() == ["1,000", "812"]
