"""Published sentences and what the data give on them, in words."""

import math
from dataclasses import replace
from functools import partial

import pytest

from lib.language import LANGUAGES, Language, Text
from lib.results.claims import (
    COMPATIBLE,
    NO_VISIT,
    NOT_COMPARABLE,
    NOT_COMPATIBLE,
    NOT_MEASURABLE,
    NOT_MEASURED,
    NOT_SUPPLIED,
    SIDE_BY_SIDE,
    Verdict,
    claim_verdicts,
    unpublished_effects,
)
from lib.statistics.changes import MeanChange
from lib.statistics.estimates import EMPTY_ARM, Estimate
from lib.study.claims import Claim
from lib.wording.names import n_text
from lib.wording.published.claims import (
    assumed_sentence,
    claims_sentence,
    claims_table,
    one_source,
    short_verdict,
    unknown_sentence,
    verdict_text,
)
from lib.words import Words
from tests.support.events import of_three
from tests.support.studies import sample
from tests.support.wording import ENGLISH, ITALIANO, NAN, in_both


def estimate(
    value: float, low: float, high: float, p: float = NAN, n: tuple[int, int] = (15, 13)
) -> Estimate:
    reason = EMPTY_ARM if math.isnan(value) else ""
    return Estimate(value, low, high, p, *n, "ANCOVA", reason=reason)


def claim(outcome: str = "", contrast: str = "between_arms", no_events: str = "") -> Claim:
    text = Text("It fell.", "È diminuito.")
    return Claim(text, text, outcome, contrast, "lower", True, 43, no_events)


def said_of(verdict: Verdict, words: Words) -> str:
    return verdict_text(sample(), verdict, words)


CHANGE = MeanChange(14.24, 7.0, 21.5, 0.0004, 12.5, 14, "")
C3_DIFFERENCE = estimate(19.75, 8.0, 31.5, 0.0021, (14, 12))


@pytest.mark.parametrize(
    ("verdict", "english", "italian"),
    [
        (
            Verdict(claim("mex_sledai"), COMPATIBLE, 43, estimate(-3.2, -5.0, -1.4, 0.0004)),
            (
                "Between the arms at day 43: −3.2 points (−5.0 to −1.4), p<0.001; 15 "
                "secretome, 13 placebo."
            ),
            (
                "Tra i bracci al giorno 43: −3,2 punti (da −5,0 a −1,4), p<0,001; 15 "
                "secretoma, 13 placebo."
            ),
        ),
        (
            Verdict(claim("mex_sledai"), COMPATIBLE, 22, estimate(-3.2, -5.0, -1.4, 0.0004)),
            (
                "Between the arms at day 22 (not the primary day): −3.2 points (−5.0 to "
                "−1.4), p<0.001; 15 secretome, 13 placebo."
            ),
            (
                "Tra i bracci al giorno 22 (non è il giorno dell'analisi primaria): "
                "−3,2 punti (da −5,0 a −1,4), p<0,001; 15 secretoma, 13 placebo."
            ),
        ),
        (
            Verdict(claim("il6"), COMPATIBLE, 43, estimate(0.82, 0.64, 1.05, 0.114)),
            (
                "Between the arms at day 43: ratio 0.82 (0.64 to 1.05), p 0.11; 15 "
                "secretome, 13 placebo."
            ),
            (
                "Tra i bracci al giorno 43: rapporto 0,82 (da 0,64 a 1,05), p 0,11; 15 "
                "secretoma, 13 placebo."
            ),
        ),
        (
            Verdict(claim("c3", "within_treatment"), COMPATIBLE, 43, C3_DIFFERENCE, CHANGE),
            (
                "Change within secretome at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001; n "
                "14. A change within an arm is not an effect of treatment. Between the "
                "arms at day 43: 19.8 mg/dL (8.0 to 31.5), p 0.002; 14 secretome, 12 "
                "placebo."
            ),
            (
                "Variazione all'interno del braccio secretoma al giorno 43: 14,2 mg/dL (da "
                "7,0 a 21,5), p<0,001; n 14. Una variazione entro un braccio non è un "
                "effetto del trattamento. Tra i bracci al giorno 43: 19,8 mg/dL (da "
                "8,0 a 31,5), p 0,002; 14 secretoma, 12 placebo."
            ),
        ),
        (
            Verdict(claim("c3", "within_control"), NOT_COMPATIBLE, 43, C3_DIFFERENCE, CHANGE),
            (
                "Change within placebo at day 43: 14.2 mg/dL (7.0 to 21.5), p<0.001; n 14. "
                "A change within an arm is not an effect of treatment. Between the arms at "
                "day 43: 19.8 mg/dL (8.0 to 31.5), p 0.002; 14 secretome, 12 placebo."
            ),
            (
                "Variazione all'interno del braccio placebo al giorno 43: 14,2 mg/dL (da 7,0 "
                "a 21,5), p<0,001; n 14. Una variazione entro un braccio non è un "
                "effetto del trattamento. Tra i bracci al giorno 43: 19,8 mg/dL (da "
                "8,0 a 31,5), p 0,002; 14 secretoma, 12 placebo."
            ),
        ),
        (
            Verdict(claim(no_events="serious"), NOT_COMPATIBLE, events=((1, 15), (0, 14))),
            # binom.test of R: 1 of 15 has 0.2% to 31.9%.
            "Participants with such an event within 43 days: Secretome 1/15 (7%), 95% CI 0.2% to "
            "31.9%; Placebo 0/14, 95% CI 0 to 23.2%.",
            (
                "Persone con un evento di questo tipo entro 43 giorni: Secretoma 1/15 "
                "(7%), IC 95% dallo 0,2% al 31,9%; Placebo 0/14, IC 95% da 0 al 23,2%."
            ),
        ),
        (
            Verdict(claim(no_events="serious"), COMPATIBLE, events=((0, 15), (0, 14))),
            # 1 - 0.025 ** (1 / 15) and 1 - 0.025 ** (1 / 14).
            "Nobody had such an event within 43 days (Secretome 0/15; Placebo 0/14). That does not "
            "exclude a risk of up to 21.8% (Secretome) and 23.2% (Placebo) over that time (upper "
            "limits of the exact 95% intervals).",
            (
                "Nessun evento di questo tipo entro 43 giorni (Secretoma 0/15; Placebo "
                "0/14). Ciò non esclude, nello stesso periodo, un rischio fino al limite "
                "superiore dell'intervallo esatto al 95%: 21,8% (Secretoma) e 23,2% (Placebo)."
            ),
        ),
        (
            Verdict(claim(), NOT_COMPARABLE, reason=NOT_MEASURABLE),
            "The sentence states nothing that these tables measure.",
            "La frase non riguarda nulla che sia misurato in queste tabelle.",
        ),
        (
            Verdict(claim("mex_sledai"), NOT_COMPARABLE, 99, reason=NO_VISIT),
            "This study has no visit at that day.",
            "Questo studio non prevede una visita in quel giorno.",
        ),
        (
            Verdict(claim("x"), NOT_COMPARABLE, reason=NOT_MEASURED),
            "This study did not measure the outcome.",
            "Questo studio non ha misurato l'esito.",
        ),
        (
            Verdict(claim(no_events="any"), NOT_COMPARABLE, reason=NOT_SUPPLIED),
            "Adverse events of this kind were not supplied.",
            "I dati su eventi avversi di questo tipo non sono stati forniti.",
        ),
    ],
    ids=[
        *("between", "another visit", "ratio", "within treatment", "within control"),
        *("events", "no event", "not measurable"),
        *("no visit", "not measured", "not supplied"),
    ],
)
def test_what_the_data_give_on_a_published_sentence(
    verdict: Verdict, english: str, italian: str
) -> None:
    said = in_both(lambda words: verdict_text(sample(), verdict, words))
    assert said == (english, italian)


def test_an_event_before_the_first_dose_is_stated_beside_the_verdict_that_counts_it() -> None:
    study = of_three("1,Pneumonia,Chest,-3,5,3,yes,no")
    verdict = Verdict(claim(no_events="serious"), NOT_COMPATIBLE, events=((1, 2), (0, 1)))
    assert in_both(lambda words: verdict_text(study, verdict, words)) == (
        "Participants with such an event within 22 days: Drug 1/2 (50%), 95% CI 1.3% to 98.7%; "
        "Dummy 0/1, 95% CI 0 to 97.5%. Serious events that began before the first dose, counted as "
        "they were reported: drug 1, dummy 0.",
        (
            "Persone con un evento di questo tipo entro 22 giorni: Farmaco 1/2 (50%), "
            "IC 95% dall'1,3% al 98,7%; Finto 0/1, IC 95% da 0 al 97,5%. Eventi gravi "
            "iniziati prima della prima dose, contati come segnalati: farmaco 1, finto "
            "0."
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_published_sentence_that_the_values_cannot_answer_has_a_reason(
    language: Language,
) -> None:
    words = Words(language)
    nothing = Verdict(
        claim("c3"), NOT_COMPARABLE, 43, estimate(NAN, NAN, NAN, n=(0, 12)), reason=EMPTY_ARM
    )
    said = verdict_text(sample(), nothing, words)
    assert said.endswith(f"{n_text(sample(), 0, 12, words)}. {words.t(EMPTY_ARM)}")
    assert words.t("cannot be estimated") in said
    assert "nan" not in said


def test_a_published_effect_stands_before_that_of_the_data_with_the_decimals_it_has() -> None:
    ours = estimate(-3.2, -5.0, -1.4, 0.0004)
    for effect, low, high, english, italian in (
        (-2.5, -4.0, -1.0, "−2.5 points (−4.0 to −1.0)", "−2,5 punti (da −4,0 a −1,0)"),
        (-2.55, -4.0, -1.1, "−2.55 points (−4.00 to −1.10)", "−2,55 punti (da −4,00 a −1,10)"),
        (-2.5, None, None, "−2.5 points (no interval)", "−2,5 punti (senza intervallo)"),
    ):
        published = replace(claim("mex_sledai"), effect=effect, low=low, high=high)
        verdict = Verdict(published, SIDE_BY_SIDE, 43, ours)
        assert in_both(partial(said_of, verdict)) == (
            f"Published: {english}. Between the arms at day 43: −3.2 points (−5.0 to −1.4), "
            "p<0.001; 15 secretome, 13 placebo.",
            f"Pubblicato: {italian}. Tra i bracci al giorno 43: −3,2 punti (da −5,0 a −1,4), "
            "p<0,001; 15 secretoma, 13 placebo.",
        )


@pytest.mark.parametrize(
    ("contrast", "day", "english", "italian"),
    [
        (
            *("", 43),
            "that the arms were compared (MEX-SLEDAI)",
            "che il confronto fosse tra i bracci (MEX-SLEDAI)",
        ),
        (
            *("between_arms", None),
            "that day 43 is meant (MEX-SLEDAI)",
            "che si tratti del giorno 43 (MEX-SLEDAI)",
        ),
        (
            *("", None),
            "that the arms were compared (MEX-SLEDAI); that day 43 is meant (MEX-SLEDAI)",
            (
                "che il confronto fosse tra i bracci (MEX-SLEDAI); che si tratti del "
                "giorno 43 (MEX-SLEDAI)"
            ),
        ),
    ],
)
def test_what_the_publication_does_not_tell_is_said_to_be_assumed(
    contrast: str, day: int | None, english: str, italian: str
) -> None:
    told = replace(claim("mex_sledai", contrast), day=day)
    verdict = Verdict(told, COMPATIBLE, 43, estimate(-3.2, -5.0, -1.4, 0.0004))
    # Two sentences on the same outcome name it once.
    said = in_both(lambda words: assumed_sentence(sample(), [verdict, verdict], words))
    assert said == (
        f"Assumed, because the publication does not tell: {english}.",
        f"Assunto, perché la pubblicazione non lo precisa: {italian}.",
    )


def test_nothing_is_assumed_where_all_is_told_or_nothing_compared() -> None:
    told = Verdict(claim("mex_sledai"), COMPATIBLE, 43, estimate(-3.2, -5.0, -1.4, 0.0004))
    not_measured = Verdict(replace(claim("x"), day=None), NOT_COMPARABLE, reason=NOT_MEASURED)
    assert assumed_sentence(sample(), [told, not_measured], ENGLISH) == ""


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (
            Verdict(claim("mex_sledai"), COMPATIBLE, 43, estimate(-3.2, -5.0, -1.4)),
            "compatible; excludes “no difference”",
        ),
        (
            Verdict(claim("il6"), COMPATIBLE, 43, estimate(0.82, 0.64, 1.05)),
            "compatible, and so is no difference",
        ),
        # The change decides, and not the difference of the arms beside it.
        (
            Verdict(claim("c3"), COMPATIBLE, 43, estimate(3.0, -1.0, 7.0), CHANGE),
            "compatible; excludes “no change” within the arm",
        ),
        (
            Verdict(
                claim("c3"), COMPATIBLE, 43, C3_DIFFERENCE, replace(CHANGE, low=-1.0, value=3.0)
            ),
            "compatible, and so is no change",
        ),
        (
            Verdict(claim(no_events="serious"), COMPATIBLE, events=((0, 15), (0, 14))),
            "compatible, and so is some risk",
        ),
        (
            Verdict(claim("mex_sledai"), NOT_COMPATIBLE, 43, estimate(3.2, 1.4, 5.0)),
            "not compatible",
        ),
    ],
)
def test_a_verdict_says_whether_the_contrary_is_compatible_as_well(
    verdict: Verdict, said: str
) -> None:
    assert short_verdict(sample(), verdict, ENGLISH) == said


def test_the_table_ends_with_the_outcomes_of_which_nothing_was_published() -> None:
    study = sample()
    table = claims_table(study, claim_verdicts(study), unpublished_effects(study), ENGLISH)
    assert list(table.columns) == ["What was published", "What these data give", "Verdict"]
    assert len(table) == len(study.claims) + 1
    c4 = table.iloc[-1]
    assert c4["What was published"] == "C4, result: not stated in the public account"
    assert c4["What these data give"].startswith("Between the arms at day 43: −1.0 mg/dL (")
    assert c4["Verdict"] == "nothing to compare"


def test_where_sentences_stand_is_a_column_only_if_they_stand_in_several_places() -> None:
    study = sample()
    assert one_source(study, ENGLISH) == "Narra J 2025;5(1), doi:10.52225/narra.v5i1.1799"
    elsewhere = replace(study.claims[0], published=Text("A letter", "Una lettera"))
    study = replace(study, claims=(elsewhere, *study.claims[1:]))
    table = claims_table(study, claim_verdicts(study), unpublished_effects(study), ITALIANO)
    assert one_source(study, ITALIANO) == ""
    assert table["Fonte"].tolist()[:2] == ["Una lettera", str(study.claims[1].published.it)]


def test_that_no_size_was_published_is_said_unless_one_was() -> None:
    study = sample()
    assert unknown_sentence(study, ENGLISH).startswith("No published sentence gives the size")
    sized = replace(study.claims[0], effect=-2.0)
    assert unknown_sentence(replace(study, claims=(sized, *study.claims[1:])), ENGLISH) == ""


def test_the_verdicts_are_counted_in_the_order_in_which_they_are_met() -> None:
    found = tuple(
        Verdict(claim(), verdict)
        for verdict in (
            *(COMPATIBLE, NOT_COMPATIBLE, COMPATIBLE),
            *(NOT_COMPARABLE, SIDE_BY_SIDE),
        )
    )
    assert in_both(lambda words: claims_sentence(found, words)) == (
        "Published sentences: 5 (2 are compatible, 1 is not compatible, 1 is not comparable, 1 "
        "stands beside the effect of these data).",
        "Frasi pubblicate: 5 (2 sono compatibili, 1 non è compatibile, 1 non è confrontabile, 1 è "
        "affiancata all'effetto di questi dati).",
    )
    single = (Verdict(claim(), COMPATIBLE),)
    assert in_both(lambda words: claims_sentence(single, words)) == (
        "Published sentences: 1 (1 is compatible).",
        "Frasi pubblicate: 1 (1 è compatibile).",
    )
    pairs = tuple(
        Verdict(claim(), verdict) for verdict in (NOT_COMPATIBLE, NOT_COMPARABLE, SIDE_BY_SIDE) * 2
    )
    assert in_both(lambda words: claims_sentence(pairs, words)) == (
        "Published sentences: 6 (2 are not compatible, 2 are not comparable, 2 stand beside the "
        "effects of these data).",
        "Frasi pubblicate: 6 (2 non sono compatibili, 2 non sono confrontabili, 2 sono affiancate "
        "agli effetti di questi dati).",
    )
