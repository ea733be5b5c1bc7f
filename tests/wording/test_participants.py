"""Design, flow, baseline and missing values in words: the sample, and studies by hand."""

import math
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from lib.language import Language, Text
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values, participant_flow
from lib.study.protocol import Design
from lib.study.study import ARMS
from lib.wording.participants.baseline import (
    baseline_table,
    highlight_sentence,
    no_difference_sentences,
    participant_table,
    sex_and_age_text,
)
from lib.wording.participants.flow import (
    arm_size_text,
    design_sentence,
    flow_sentence,
    further_arms_sentence,
    missing_sentence,
    missing_table,
    randomised_text,
)
from lib.wording.published.reporting import reporting_table
from lib.words import Words
from tests.support.files import SAMPLE
from tests.support.studies import polyps, sample, small_study
from tests.support.wording import ENGLISH, ITALIANO, SCORE, WORDS, in_both, numbers_in, rounded

FURTHER = {"low dose": 5, "sham": 1}


@pytest.mark.parametrize(
    ("further", "words", "said"),
    [
        ({}, ENGLISH, ""),
        (
            {"low dose": 5},
            ENGLISH,
            "A further arm of this study is not shown: low dose (5 participants).",
        ),
        (
            FURTHER,
            ENGLISH,
            "2 further arms of this study are not shown: low dose (5 participants); sham (1 "
            "participant).",
        ),
        (
            {"low dose": 5},
            ITALIANO,
            "Un altro braccio di questo studio non è mostrato: low dose (5 partecipanti).",
        ),
        (
            FURTHER,
            ITALIANO,
            "2 altri bracci di questo studio non sono mostrati: low dose (5 partecipanti); sham (1 "
            "partecipante).",
        ),
    ],
)
def test_arms_that_are_not_shown_are_told_with_their_participants(
    further: dict[str, int], words: Words, said: str
) -> None:
    study = replace(sample(), further_arms=further)
    assert further_arms_sentence(study, words) == said
    # In the flow they follow those who were randomised to the two that are shown.
    flow = flow_sentence(study, participant_flow(study), words)
    both = words.t("Randomised to these two arms: {n}" if further else "Randomised: {n}", n=29)
    assert flow.startswith(f"{both}. {said} Secret" if said else f"{both}. Secret")
    (analysed,) = (
        str(cell)
        for cell in reporting_table(study, words).to_numpy().ravel()
        if re.search(r"Secretom[ea]: .*15.*MEX-SLEDAI", str(cell))
    )
    assert analysed.endswith(f". {said}" if said else "43")


def test_the_baseline_table_of_the_sample() -> None:
    study = sample()
    frame = baseline_characteristics(study)
    table = baseline_table(study, frame, ENGLISH)
    header = ["Characteristic", "Secretome (n 15)", "Placebo (n 14)", "Standardised difference"]
    assert list(table.columns) == header
    rows = table.set_index("Characteristic").T.to_dict("list")
    assert rows["Sex: female, n (%)"] == ["15 (100%)", "14 (100%)", "–"]
    assert no_difference_sentences(study, frame, ENGLISH) == ["Sex: everybody has the same value."]
    people = pd.read_csv(SAMPLE / "participants.csv")
    taking = people[people["hydroxychloroquine"] == "yes"]["arm"].value_counts()
    assert rows["Hydroxychloroquine: yes, n (%)"] == [
        f"{taking[arm]} ({100 * taking[arm] / n:.0f}%)"
        for arm, n in (("secretome", 15), ("placebo", 14))
    ] + [""]
    assert rows["C3 (mg/dL), mean (SD)"][0].endswith(" [n 14]")
    for row, cells in zip(frame.to_dict("records"), table.to_numpy().tolist(), strict=True):
        if row["kind"] != "level":
            for arm, cell, randomised in zip(ARMS, cells[1:3], (15, 14), strict=True):
                value, spread, *n = numbers_in(cell)
                rounded([value, spread], [row[f"value_{arm}"], row[f"spread_{arm}"]], 1)
                assert n == ([] if row[f"n_{arm}"] == randomised else [row[f"n_{arm}"]])
        if not math.isnan(row["smd"]):
            rounded(numbers_in(cells[3]), [row["smd"]], 2)


def test_a_standardised_difference_that_cannot_be_given_says_why() -> None:
    columns = {"site": ["A", "A", "B", "B"], "age": ["30", "40", "35", "45"]}
    study = small_study("TTCC", columns=columns, score=["5 5"] * 4)
    frame = baseline_characteristics(study)
    table = baseline_table(study, frame, ENGLISH).set_index("Characteristic")
    why = (
        "No level occurs in both arms, so no standardised difference can be given: they differ "
        "completely."
    )
    assert table.loc["site: A, n (%)"].tolist() == ["2 (100%)", "0 (0%)", "–"]
    assert table.loc["site: B, n (%)"].tolist() == ["0 (0%)", "2 (100%)", ""]
    same = "Everybody has the same value."
    for words in (ENGLISH, ITALIANO):
        score = words.of(study.outcomes[0].name)
        assert no_difference_sentences(study, frame, words) == [
            f"site: {words.t(why)[0].lower()}{words.t(why)[1:]}",
            f"{score}: {words.t(same)[0].lower()}{words.t(same)[1:]}",
        ]


def test_characteristics_that_are_not_known_keep_the_names_of_the_file_without_underscores() -> (
    None
):
    columns = {
        "smoker": ["yes", "no", "yes", ""],
        "ward <b>": ["A", "B", "A", "A"],
        "Years_of school (total)": ["8", "13", "8", "8"],
    }
    study = small_study("TTCC", columns=columns, score=["5 5"] * 4)
    frame = baseline_characteristics(study)
    table = baseline_table(study, frame, ITALIANO).set_index("Caratteristica")
    assert list(table.index[:4]) == [
        "smoker: no, n (%)",
        "smoker: sì, n (%)",
        "ward <b>: A, n (%)",
        "ward <b>: B, n (%)",
    ]
    assert "years of school (total), media (DS)" in table.index
    assert table.loc["smoker: sì, n (%)"].tolist() == ["1 (50%)", "1 (100%) [n 1]", ""]


def test_missing_values_are_shown_for_both_arms_in_the_order_of_the_header() -> None:
    frame = missing_values(sample())
    table = missing_table(sample(), frame, ENGLISH).set_index("Outcome")
    assert list(table.columns) == [f"Day {day}, Secretome + Placebo" for day in (1, 22, 43)]
    assert table.loc["C3"].tolist() == ["1 + 0", "0 + 0", "0 + 2"]
    shown = sum(sum(numbers_in(cell)) for cell in table.to_numpy().ravel())
    assert shown == frame["missing"].sum()


def test_the_flow_of_the_sample() -> None:
    assert flow_sentence(sample(), participant_flow(sample()), ENGLISH) == (
        "Randomised: 29. Secretome: 15 allocated, withdrawn 0, 15 analysed at day 43; "
        "Placebo: 14 allocated, withdrawn 1, 13 analysed at day 43."
    )


def test_a_study_is_called_randomised_only_if_it_says_so() -> None:
    said, silent = sample(), replace(sample(), allocation=None, design=Design())
    sequence = replace(silent, design=replace(Design(), randomisation=Text("by a list", "lista")))
    for study, how in ((said, "randomised"), (sequence, "randomised"), (silent, "")):
        flow = flow_sentence(study, participant_flow(study), ENGLISH)
        assert flow.startswith("Randomised: 29. " if how else "Participants: 29. ")
        assert design_sentence(study, ENGLISH) == (
            ("Randomised, " if how else "Two arms, ") + "secretome (n 15) against placebo (n 14)"
        )
        table = reporting_table(study, ENGLISH).set_index("What is reported")["Answer"]
        assert ("15 randomised, 15 analysed" in table["Randomised and analysed"]) == bool(how)
        assert arm_size_text(study, "treatment", ENGLISH) == (
            "randomised: 15" if how else "participants: 15"
        )
        further = replace(study, further_arms=FURTHER)
        assert randomised_text(further, ITALIANO) == (
            f"{'Persone randomizzate a' if how else 'Partecipanti in'} questi due bracci: 29"
        )


def test_where_withdrawals_were_not_supplied_none_is_counted() -> None:
    study = polyps()
    assert flow_sentence(study, participant_flow(study), ENGLISH) == (
        "Participants: 22. Sulindac: 11 allocated, withdrawn not supplied, 9 analysed at day 365; "
        "Placebo: 11 allocated, withdrawn not supplied, 11 analysed at day 365."
    )
    assert missing_sentence(missing_values(study), ENGLISH) == (
        "2 of 66 planned values are missing."
    )


def test_the_missing_values_of_the_sample_and_of_a_complete_study() -> None:
    assert missing_sentence(missing_values(sample()), ENGLISH) == (
        "11 of 522 planned values are missing, 6 of them after withdrawal."
    )
    full = ["8 4", "7 6"]
    study = small_study("TC", score=full, level=full, marker=full)
    assert missing_sentence(missing_values(study), ENGLISH) == (
        "No value is missing of 12 planned."
    )


def test_an_outcome_that_was_not_measured_at_a_visit_is_not_planned_there() -> None:
    study = small_study("TC", score=["8 4", "7 ."], level=[". 4", ". 5"])
    frame = missing_values(study)
    # Two participants: the score at two visits, the level at one.
    assert missing_sentence(frame, ENGLISH) == "1 of 6 planned values is missing."
    table = missing_table(study, frame, ENGLISH).set_index("Outcome")
    assert table.to_numpy().tolist() == [
        ["0 + 0", "0 + 1"],
        ["not measured", "0 + 0"],
        ["not measured", "not measured"],
    ]
    baseline = baseline_table(study, baseline_characteristics(study), ENGLISH)
    assert list(baseline["Characteristic"]) == ["Score (points), mean (SD)"]


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


@pytest.mark.parametrize("language", ["en", "it"])
def test_the_courses_of_a_participant_are_their_own_values(language: Language) -> None:
    words = Words(language)
    table = participant_table(sample(), "P09", words)
    assert len(table) == 6
    score = table.iloc[0].tolist()
    values = sample().values(SCORE).loc["P09"]
    # She withdrew on day 27.
    assert score[1:] == [f"{values[1]:g}", f"{values[22]:g}", "–"]
    study = small_study("TC", marker=["9 <3.1", "8 7"])
    mine = participant_table(study, "1", words).iloc[2].tolist()
    comma = "," if language == "it" else "."
    assert mine[1:] == [f"9{comma}00", f"<3{comma}10"]


def test_the_own_values_of_the_participant_who_is_followed() -> None:
    study = small_study(
        "TC",
        days=(1, 22, 43),
        score=["8 . 4", "7 6 5"],
        marker=[
            "9 <3.1 4",
            "8 7 .",
        ],
    )
    score, _, marker = study.outcomes
    assert in_both(lambda words: highlight_sentence(study, "1", score, words)) == (
        "★ 1 (Drug): Score on days 1, 22, 43: 8 → – → 4 points. The mark ★ shows where this "
        "participant is; no effect, interval or p value depends on it.",
        (
            "★ 1 (Farmaco): Punteggio ai giorni 1, 22, 43: 8 → – → 4 punti. Il segno ★ "
            "indica questa persona; effetti, intervalli e valori di p non ne dipendono."
        ),
    )
    assert in_both(lambda words: highlight_sentence(study, "1", marker, words)) == (
        "★ 1 (Drug): Marker on days 1, 22, 43: 9.00 → <3.10 → 4.00 pg/mL. The mark ★ shows where "
        "this participant is; no effect, interval or p value depends on it.",
        (
            "★ 1 (Farmaco): Marcatore ai giorni 1, 22, 43: 9,00 → <3,10 → 4,00 pg/mL. Il "
            "segno ★ indica questa persona; effetti, intervalli e valori di p non ne "
            "dipendono."
        ),
    )
    said = highlight_sentence(study, "2", marker, ENGLISH)
    assert said.startswith("★ 2 (Dummy): Marker on days 1, 22, 43: 8.00 → 7.00 → – pg/mL.")


def test_sex_and_age_are_said_as_far_as_they_are_known() -> None:
    assert in_both(lambda words: sex_and_age_text(polyps(), words)) == (
        # 4 + 5 women; the mean of 22 ages and their SD by R's mean() and sd().
        "9 female; 13 male; mean (SD) age 24.1 (9.1) years",
        "9 di sesso femminile; 13 di sesso maschile; età media (DS) 24,1 (9,1) anni",
    )
    columns = {"sex": ["female", "male", "", "male"], "age": ["30", "", "40", "50"]}
    some = small_study("TTCC", columns=columns, score=["5 5"] * 4)
    assert in_both(lambda words: sex_and_age_text(some, words)) == (
        "1 female; 2 male; sex not recorded: 1; mean (SD) age 40.0 (10.0) years, n 3",
        "1 di sesso femminile; 2 di sesso maschile; sesso non registrato: 1; età media (DS) 40,0 "
        "(10,0) anni, n 3",
    )
    assert sex_and_age_text(small_study("TC", score=["5 5"] * 2), ENGLISH) == ""
