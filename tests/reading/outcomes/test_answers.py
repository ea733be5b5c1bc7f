"""Yes and no as values of outcomes: read in both languages, shown, asked about, refused."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.reading.cells import NEED_YES_NO
from lib.reading.examine import Examined, examine
from lib.reading.outcomes.answers import answers_of
from lib.reading.settings import NO_AMOUNT
from lib.study.entries import AS_NUMBERS, AS_YES_NO
from lib.study.files.settings_file import answers_text, settings_file
from lib.study.outcomes import BINARY
from lib.study.problems import Problem
from lib.study.questions import (
    FEW_DIGITS,
    NEED_SCALE,
    ONLY_DIGITS,
    ONLY_WORDS,
    Answers,
    completed,
    lacking,
)
from lib.wording.reading.doubts import seen_sentence
from lib.wording.reading.outcomes import answers_sentences, outcomes_table, suggested_answers
from lib.words import Words
from tests.support.shares import DECLARED, answer_files, unscaled

EN = Words("en")


def values_read(examined: Examined) -> list[float]:
    assert examined.study is not None, (examined.problems, examined.doubts)
    return [float(value) for value in examined.study.measurements["value"].tolist()]


def test_words_of_both_languages_and_digits_are_one_and_zero() -> None:
    written = ["yes", "Y", "Sì", "si", "VERO", "true", "1", "1.0"]
    read = values_read(examine(answer_files([*written, "no", "N", "falso", "FALSE", "0", ""])))
    assert read[:13] == [1.0] * 8 + [0.0] * 5
    assert pd.isna(read[13])


def test_what_is_neither_is_noted_with_its_cell() -> None:
    found = examine(answer_files(["yes", "no", "perhaps", "2", "<1", "no"])).problems
    assert [(each.row, each.found, each.allowed) for each in found] == [
        (4, "perhaps", NEED_YES_NO),
        (5, "2", NEED_YES_NO),
        (6, "<1", NEED_YES_NO),
    ]


def test_a_usual_code_for_missing_is_asked_about_as_elsewhere() -> None:
    examined = examine(answer_files(["1", "0"] * 6 + ["9"]))
    assert not examined.problems
    assert [(doubt.kind, doubt.cells) for doubt in examined.doubts] == [("code", ("9",))]


def test_a_word_for_missing_is_asked_about_among_yes_and_no() -> None:
    (doubt,) = examine(answer_files(["yes", "no", "NA", "no"])).doubts
    assert doubt.kind == "answer"
    assert seen_sentence(doubt, EN) == "“NA” stands among yes and no."


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["yes", "no", "", "NA"], ONLY_WORDS),
        (["Sì", "No", "1", "forse"], ONLY_WORDS),
        (["yes", "no", "7"], ""),
        (["yes", "7", "8", "9"], ""),
        (["1", "0"] * 5, ONLY_DIGITS),
        (["1", "0"] * 4, FEW_DIGITS),
        (["0"] * 30, FEW_DIGITS),
        (["1", "0"] * 5 + ["2"], ""),
        (["low", "high"], ""),
        (["", ""], ""),
    ],
)
def test_only_cells_that_answer_yes_or_no_look_like_it(cells: list[str], kind: str) -> None:
    assert answers_of(pd.Series(cells, dtype=str)) == kind


def test_a_new_outcome_in_words_is_proposed_as_yes_or_no_with_the_reason() -> None:
    draft = examine(answer_files(["yes", "no"] * 3, outcome="polyp free", settings="")).draft
    assert draft is not None
    first = suggested_answers(draft, EN)["polyp free"]
    assert (first.scale, first.better) == (BINARY, None)
    assert answers_sentences(draft, {"polyp free": "Polyp free"}, EN) == [
        "Polyp free: taken for yes or no, because the cells say so in words. The shares of "
        "participants with a yes are compared.",
        "Of yes or no “higher is better” means that a yes is good.",
    ]


def test_few_zeros_and_ones_may_be_a_score_and_wait_for_an_answer() -> None:
    draft = examine(answer_files(["1", "0"] * 3, outcome="grade", settings="")).draft
    assert draft is not None
    first = suggested_answers(draft, EN)
    assert first["grade"].scale is None
    answers = Answers(
        *("", False, "C", {"C": "C", "T": "T"}),
        {"grade": replace(first["grade"], better="lower")},
        primary=None,
    )
    assert lacking(draft, answers) == [(NEED_SCALE, "grade")]


def test_an_answer_is_kept_in_the_settings_and_read_again_without_a_question() -> None:
    tables = answer_files(["1", "0"] * 6, outcome="remission", settings="")
    draft = examine(tables).draft
    assert draft is not None
    first = suggested_answers(draft, EN)
    assert first["remission"].scale == BINARY
    answers = Answers(
        *("", False, "C", {"C": "C", "T": "T"}),
        {"remission": replace(first["remission"], better="higher")},
        primary=None,
    )
    text = settings_file(completed(draft, answers))
    study = examine({**tables, "study.toml": text.encode()}).study
    assert study is not None
    assert study.outcomes[0].is_binary
    shown = outcomes_table(study, EN).iloc[0]
    assert shown["Compared as"] == "yes or no"
    assert shown["Good direction"] == "yes is better"
    assert shown["Smallest and largest"] == "yes 6, no 6"


def test_a_declared_outcome_that_does_not_say_its_scale_is_asked_about() -> None:
    tables = answer_files(["1", "0"] * 6, settings=unscaled())
    (doubt,) = examine(tables).doubts
    assert (doubt.kind, doubt.column) == ("yes_no", "remission")
    assert [option.meaning for option in doubt.options] == [AS_YES_NO, AS_NUMBERS]
    for option, is_binary in zip(doubt.options, (True, False), strict=True):
        decided = answers_text(None, [doubt.decided(option)])
        study = examine(tables, answers=decided).study
        assert study is not None
        assert study.outcomes[0].is_binary is is_binary
    # Who says it is asked nothing.
    assert not examine(answer_files(["1", "0"] * 6, settings=unscaled('scale = "linear"'))).doubts


def test_in_words_it_can_be_nothing_else_and_no_cell_is_refused() -> None:
    examined = examine(answer_files(["yes", "no"] * 6, settings=unscaled()))
    assert not examined.problems
    (doubt,) = examined.doubts
    assert [option.meaning for option in doubt.options] == [AS_YES_NO]


def test_a_yes_or_no_has_no_limits_and_bands() -> None:
    settings = DECLARED.replace('scale = "binary"\n', 'scale = "binary"\nminimum = 0\n', 1)
    found = examine(answer_files(["yes", "no"] * 6, settings=settings)).problems
    assert found == (Problem("study.toml", None, "outcomes[1].minimum", "", NO_AMOUNT, {}),)


def test_in_a_wide_table_a_column_of_yes_and_no_is_an_outcome_and_one_of_notes_is_none() -> None:
    rows = "\n".join(f"P{n},22,{'yes' if n % 3 else 'no'},seen at home" for n in range(12))
    tables = answer_files(["yes"] * 12, settings="")
    wide = f"participant_id,day,remission,notes\n{rows}".encode()
    draft = examine({**tables, "measurements.csv": wide}).draft
    assert draft is not None
    assert {code: new.answers for code, new in draft.undescribed.items()} == {
        "remission": ONLY_WORDS
    }


def test_columns_of_yes_and_no_by_visit_are_outcomes_in_any_form() -> None:
    answers = ("Sì", "No", "no", "sì")
    wide = "\n".join(
        f"P{n},{'farmaco' if n % 2 else 'placebo'},sì,{answers[n % 4]},{answers[(n + 1) % 4]}"
        for n in range(12)
    )
    table = f"paziente,braccio,diabete,remissione basale,remissione mese 6\n{wide}"
    understood = examine({"one.csv": table.encode()})
    assert understood.draft is not None
    assert understood.draft.undescribed["remissione"].answers == ONLY_WORDS
    roles = {each.heading: each.taken.role for each in understood.understood.columns}  # type: ignore[union-attr]
    assert roles["diabete"] == "characteristic"
    rows = "\n".join(
        f"P{n},{'drug' if n % 2 else 'placebo'},{visit},{'YN'[(n + k) % 2]}"
        for n in range(12)
        for k, visit in enumerate(("Baseline", "Week 4"))
    )
    examined = examine({"long.csv": f"id,arm,visit,remission\n{rows}".encode()})
    assert examined.draft is not None
    assert examined.draft.undescribed["remission"].answers == ONLY_WORDS
