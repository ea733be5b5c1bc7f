"""Settings that a reader completes in the page: what is lacking, and what they become."""

import functools
from dataclasses import replace
from typing import Any

import pytest

from lib.language import LANGUAGES, Language, Text
from lib.plain_text import isolated
from lib.reading.examine import examine
from lib.reading.settings import read_protocol
from lib.study.files.settings_file import settings_file
from lib.study.outcomes import BUILT_IN_OUTCOMES
from lib.study.pages import KNOWN_PAGES
from lib.study.problems import Problems
from lib.study.protocol import Arm, Protocol, Schedule
from lib.study.questions import (
    LEAVE_OUT,
    NEED_ARM_NAMES,
    NEED_BETTER,
    NEED_CONTROL,
    NEED_FEWER_PAGES,
    NEED_ONE_OUTCOME,
    NEED_OWN_NAMES,
    NEED_PRIMARY,
    NEED_SHORT_TITLE,
    Answers,
    Draft,
    OutcomeAnswers,
    completed,
    lacking,
)
from lib.wording.reading.outcomes import answers_sentences, suggested_answers
from lib.words import Words
from tests.support.files import study_files

EN = Words("en")

PEOPLE = """\
participant_id,arm
S1,Gruppo A
S2,Gruppo A
P1,Gruppo B
"""
# A score that is known, a concentration and a score that are not, and an age, which is no outcome.
WIDE = """\
Participant;Day;MEX SLEDAI;IL-17 (pg/mL);Fatica [punti];Age
S1;1;8;12,50;3;31
S1;22;6;<3,13;;31
S2;1;10;20;4;44
S2;22;7;18,25;2;44
P1;1;8;15;5;38
P1;22;8;16;5;38
P1;43;7;;4;38
""".replace("Participant;", "participant_id;")
IL17, FATIGUE, AGE = "il_17_(pg/ml)", "fatica_[punti]", "age"


def files(settings: str | None = None) -> dict[str, bytes]:
    return study_files(participants=PEOPLE, measurements=WIDE, settings=settings)


@functools.cache
def draft() -> Draft:
    found = examine(files())
    assert found.problems == ()
    assert found.draft is not None
    return found.draft


def answers_with(**changes: Any) -> Answers:
    """Everything that a reader has to say about the study, with these changes."""
    outcomes = {
        IL17: OutcomeAnswers("IL-17", "pg/mL", "cytokines_antibodies", "log", "lower"),
        FATIGUE: OutcomeAnswers("Fatica", "punti", "disease_activity", "linear", "lower"),
        AGE: OutcomeAnswers("Age", "", LEAVE_OUT, "linear", None),
        "mex_sledai": OutcomeAnswers("MEX-SLEDAI", "points", "disease_activity", "linear", "lower"),
    }
    answers = Answers(
        title="My study",
        synthetic=False,
        control="Gruppo B",
        arm_names={"Gruppo A": "Secretome", "Gruppo B": "Placebo"},
        outcomes=outcomes,
        primary=FATIGUE,
    )
    return replace(answers, **changes)


def with_outcome(code: str, **changes: Any) -> Answers:
    outcomes = dict(answers_with().outcomes)
    outcomes[code] = replace(outcomes[code], **changes)
    return answers_with(outcomes=outcomes)


def read(text: str) -> Protocol:
    problems = Problems()
    protocol = read_protocol(text.encode(), problems)
    assert problems.found == ()
    return protocol


# What stands in the form at first


def test_the_draft_holds_what_the_tables_tell() -> None:
    found = draft()
    assert found.arm_codes == ("Gruppo A", "Gruppo B")
    assert found.control is None
    assert found.schedule == Schedule(1, (1, 22, 43), None)
    assert [outcome.code for outcome in found.outcomes] == ["mex_sledai"]
    headings = {code: outcome.heading for code, outcome in found.undescribed.items()}
    assert headings == {IL17: "IL-17 (pg/mL)", FATIGUE: "Fatica [punti]", AGE: "Age"}
    assert found.is_wide


def test_nothing_is_guessed_of_an_outcome_that_is_not_known() -> None:
    first = suggested_answers(draft(), EN)
    assert list(first) == [IL17, FATIGUE, AGE, "mex_sledai"]
    assert first[IL17] == OutcomeAnswers("IL-17", "pg/mL", "outcomes", "linear", None)
    assert first[FATIGUE] == OutcomeAnswers("Fatica", "punti", "outcomes", "linear", None)
    assert first[AGE] == OutcomeAnswers("Age", "", "outcomes", "linear", None)


@pytest.mark.parametrize(
    ("heading", "better"),
    [
        *[
            (name, "lower")
            for name in ("DAS28", "das28_crp", "SLEDAI-2K", "HAQ-DI", "CDAI", "SDAI")
        ],
        *[(name, "lower") for name in ("BILAG", "BASDAI (0-10)", "Pain VAS (mm)", "Dolore")],
        # No score, or not the score itself.
        *[
            (name, None)
            for name in ("VAS", "EQ-5D VAS", "DAS28 change", "Pain relief", "DAS", "C5")
        ],
    ],
)
def test_of_a_few_scores_known_by_name_the_direction_is_proposed_with_the_reason(
    heading: str, better: str | None
) -> None:
    found = examine(
        study_files(participants=PEOPLE, measurements=WIDE.replace("Age", heading))
    ).draft
    assert found is not None
    code, first = list(suggested_answers(found, EN).items())[2]
    assert first.better == better
    said = answers_sentences(found, {**dict.fromkeys(found.undescribed, ""), code: "This"}, EN)
    assert any(each.startswith("This: “lower is better” is proposed") for each in said) == (
        better is not None
    )


def test_a_heading_with_underscores_is_proposed_with_spaces() -> None:
    table = WIDE.replace("Age", "hs_crp (mg/L)")
    found = examine(study_files(participants=PEOPLE, measurements=table)).draft
    assert found is not None
    first = list(suggested_answers(found, EN).values())[2]
    assert (first.name, first.unit) == ("hs crp", "mg/L")


@pytest.mark.parametrize(("language", "unit"), [("en", "points"), ("it", "punti")])
def test_a_known_outcome_is_described_in_the_readers_language(
    language: Language, unit: str
) -> None:
    assert suggested_answers(draft(), Words(language))["mex_sledai"] == OutcomeAnswers(
        "MEX-SLEDAI", unit, "disease_activity", "linear", "lower"
    )


@pytest.mark.parametrize(
    ("heading", "name", "unit"),
    [
        ("CRP", "CRP", ""),
        ("CRP (mg/L)", "CRP", "mg/L"),
        ("CRP[ mg/L ]", "CRP", "mg/L"),
        ("CRP (high) (mg/L)", "CRP (high)", "mg/L"),
        ("(mg/L)", "(mg/L)", ""),
        ("CRP ()", "CRP ()", ""),
        ("CRP (mg/L", "CRP (mg/L", ""),
        ("CRP (mg/L) day", "CRP (mg/L) day", ""),
    ],
)
def test_a_unit_in_brackets_is_separated_from_the_name(heading: str, name: str, unit: str) -> None:
    table = WIDE.replace("Age", heading)
    found = examine(study_files(participants=PEOPLE, measurements=table)).draft
    assert found is not None
    first = list(suggested_answers(found, EN).values())[2]
    assert (first.name, first.unit) == (name, unit)


# What is lacking


def test_of_the_first_form_the_control_arm_and_directions_are_lacking() -> None:
    first = suggested_answers(draft(), EN)
    answers = answers_with(control=None, outcomes=first)
    assert lacking(draft(), answers) == [
        (NEED_CONTROL, ""),
        *((NEED_BETTER, name) for name in ("IL-17", "Fatica", "Age")),
    ]


LACKING: dict[str, tuple[Answers, list[tuple[str, str]]]] = {
    "nothing": (answers_with(), []),
    "control": (answers_with(control=None), [(NEED_CONTROL, "")]),
    "arms of one name": (
        answers_with(arm_names={"Gruppo A": "Drug", "Gruppo B": " Drug "}),
        [(NEED_ARM_NAMES, "")],
    ),
    "arms of one name, one left empty": (
        answers_with(arm_names={"Gruppo A": "Gruppo B", "Gruppo B": ""}),
        [(NEED_ARM_NAMES, "")],
    ),
    "a page": (with_outcome(IL17, page=""), []),
    "a title of a page as long as can be": (with_outcome(IL17, page="x" * 80), []),
    "a shorter title of a page": (
        with_outcome(IL17, page="x" * 81),
        [(NEED_SHORT_TITLE, "IL-17")],
    ),
    "direction": (with_outcome(IL17, better=None), [(NEED_BETTER, "IL-17")]),
    "direction of an outcome without a name": (
        with_outcome(IL17, name=" ", better=None),
        [(NEED_BETTER, IL17)],
    ),
    "two of one name": (with_outcome(IL17, name="Fatica "), [(NEED_OWN_NAMES, "Fatica")]),
    "the name of an outcome that is left out": (with_outcome(IL17, name="Age"), []),
    "direction of an outcome that is left out": (
        replace(with_outcome(FATIGUE, page=LEAVE_OUT, better=None), primary=IL17),
        [],
    ),
    "every outcome": (
        answers_with(
            outcomes={
                code: replace(answer, page=LEAVE_OUT)
                for code, answer in answers_with().outcomes.items()
            }
        ),
        [(NEED_ONE_OUTCOME, "")],
    ),
}


@pytest.mark.parametrize("case", LACKING)
def test_what_is_lacking_is_reported_with_its_outcome_and_keeps_the_settings_open(
    case: str,
) -> None:
    answers, expected = LACKING[case]
    assert lacking(draft(), answers) == expected
    if expected:
        with pytest.raises(ValueError, match="lacking"):
            completed(draft(), answers)
    else:
        completed(draft(), answers)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", LACKING)
def test_what_is_lacking_can_be_reported_in_both_languages(case: str, language: Language) -> None:
    for text, name in LACKING[case][1]:
        reported = Words(language).t(text, outcome=name)
        assert name in reported
        assert "{" not in reported


# What the settings become


def test_the_answers_become_the_settings() -> None:
    protocol = completed(draft(), answers_with())
    assert protocol.title == Text("My study", "My study")
    assert not protocol.synthetic
    assert protocol.treatment == Arm("Gruppo A", Text("Secretome", "Secretome"))
    assert protocol.control == Arm("Gruppo B", Text("Placebo", "Placebo"))
    assert (protocol.baseline_day, protocol.visit_days) == (1, (1, 22, 43))
    # Nobody chose it.
    assert protocol.primary_day is None
    assert protocol.declared
    il17, fatigue, score = protocol.outcomes
    assert (il17.code, il17.name, il17.unit) == (
        *(IL17, Text("IL-17", "IL-17")),
        Text("pg/mL", "pg/mL"),
    )
    assert (il17.page, il17.scale, il17.better) == ("cytokines_antibodies", "log", "lower")
    # As many decimals as the table has, at most three.
    assert (il17.digits, fatigue.digits) == (2, 0)
    assert [outcome.primary for outcome in protocol.outcomes] == [False, True, False]
    assert score == BUILT_IN_OUTCOMES[0]


def test_a_page_that_the_reader_names_is_one_of_the_study() -> None:
    def pages(il17: str, fatigue: str) -> list[tuple[str, str]]:
        answers = answers_with()
        outcomes = dict(answers.outcomes)
        for code, page in ((IL17, il17), (FATIGUE, fatigue)):
            outcomes[code] = replace(outcomes[code], page=page)
        protocol = completed(draft(), replace(answers, outcomes=outcomes))
        assert {each.page for each in protocol.outcomes} <= {page.code for page in KNOWN_PAGES} | {
            page.code for page in protocol.pages
        }
        return [(page.code, page.title.en) for page in protocol.pages]

    # What the outcomes say anyhow is not written.
    assert pages("outcomes", "disease_activity") == []
    activity = ("disease_activity", "Disease activity")
    assert pages("Interleukins", " Interleukins ") == [activity, ("page_1", "Interleukins")]
    assert pages("Interleukins", "Wellbeing") == [
        *(activity, ("page_1", "Interleukins"), ("page_2", "Wellbeing")),
    ]
    # Nothing that is known of lupus stands there, so the title is the reader's choice.
    assert pages("cytokines_antibodies", "disease_activity") == [
        *(activity, ("cytokines_antibodies", "Cytokines and antibodies")),
    ]


def test_outcomes_on_more_than_six_pages_are_too_many() -> None:
    one = answers_with().outcomes[IL17]
    for n in (6, 7):
        outcomes = {
            str(each): replace(one, name=f"{each}", page=f"Page {each}") for each in range(n)
        }
        wanted = lacking(draft(), answers_with(outcomes=outcomes, primary=None))
        assert wanted == ([] if n == 6 else [(NEED_FEWER_PAGES, "")])


def test_a_primary_day_that_was_proposed_is_not_written_as_one_of_the_protocol() -> None:
    proposed = draft()
    declared = replace(proposed.schedule, primary_day=43)
    chosen = replace(declared, primary_day_after_data=True)
    for schedule in (proposed.schedule, declared, chosen):
        text = settings_file(completed(replace(proposed, schedule=schedule), answers_with()))
        assert ("primary_day_after_data = true" in text) == (schedule == chosen)
        again = read(text)
        assert again.primary_day == schedule.primary_day
        assert again.primary_day_after_data == (schedule == chosen)


def test_a_primary_outcome_that_is_picked_is_not_written_as_one_of_the_protocol() -> None:
    for of_protocol in (False, True):
        protocol = completed(draft(), answers_with(primary_of_protocol=of_protocol))
        text = settings_file(protocol)
        assert ("primary_after_data = true" in text) != of_protocol
        assert read(text).outcomes == protocol.outcomes
        later = [outcome.primary_after_data for outcome in protocol.outcomes]
        assert later == [False, not of_protocol, False]


CHOICES: dict[str, Answers] = {
    "as said": answers_with(),
    "synthetic": answers_with(synthetic=True),
    "no title": answers_with(title=" "),
    "the other arm is control": answers_with(control="Gruppo A"),
    "no names": answers_with(arm_names={"Gruppo A": "", "Gruppo B": ""}),
    "no primary outcome": answers_with(primary=None),
    "the primary outcome of the protocol": answers_with(primary_of_protocol=True),
    "no unit": with_outcome(IL17, unit=""),
    "no name": with_outcome(IL17, name=""),
    "another unit of a known outcome": with_outcome("mex_sledai", unit="%"),
    "hostile texts": replace(
        with_outcome(IL17, name='"\\\n[[outcomes]]\x7f', unit="שלום\u2069"),
        title="'\"\u202e{n}\x01",
    ),
    "a new page": with_outcome(IL17, page="Interleukins"),
    "the title of a page that is known": with_outcome(IL17, page="Attività di malattia"),
    "a hostile title": with_outcome(IL17, page='"]\u202e[[pages]] *x*'),
    "every outcome": with_outcome(AGE, page="disease_activity", better="higher"),
}


@pytest.mark.parametrize("case", CHOICES)
def test_the_settings_are_written_and_read_again_as_they_are(case: str) -> None:
    protocol = completed(draft(), CHOICES[case])
    assert read(settings_file(protocol)) == protocol


@pytest.mark.parametrize("case", CHOICES)
def test_the_study_is_read_with_the_completed_file(case: str) -> None:
    answers = CHOICES[case]
    protocol = completed(draft(), answers)
    found = examine(files(settings_file(protocol)))
    assert found.problems == ()
    assert found.has_settings
    study = found.study
    assert study is not None
    assert study.outcomes == protocol.outcomes
    assert study.control.code == answers.control
    assert study.synthetic == answers.synthetic
    kept = [code for code, answer in answers.outcomes.items() if answer.page != LEAVE_OUT]
    assert [outcome.code for outcome in study.outcomes] == kept
    by_code = {outcome.code: outcome for outcome in study.outcomes}
    assert study.as_measured(by_code[IL17]).at["S2", 22] == 18.25
    assert study.below_limit(by_code[IL17]).at["S1", 22]
    assert found.conversion is not None
    assert ("Age" in found.conversion.left_out) == (AGE not in kept)


def test_a_primary_outcome_that_is_left_out_is_asked_for_again() -> None:
    assert lacking(draft(), answers_with(primary=AGE)) == [(NEED_PRIMARY, "")]


@pytest.mark.parametrize("unit", ["points", "punti", " points "])
def test_a_known_outcome_in_its_own_unit_keeps_limits_bands_and_both_languages(unit: str) -> None:
    score = completed(draft(), with_outcome("mex_sledai", unit=unit)).outcomes[2]
    assert (score.minimum, score.maximum) == (0, 32)
    assert score.bands is not None
    assert score.unit == Text("points", "punti")


def test_a_known_outcome_in_another_unit_has_neither_limits_nor_bands() -> None:
    score = completed(draft(), with_outcome("mex_sledai", unit="% of 32")).outcomes[2]
    assert (score.minimum, score.maximum, score.bands) == (None, None, None)
    assert score.unit == Text("% of 32", "% of 32")
    assert score.name == Text("MEX-SLEDAI", "MEX-SLEDAI")


def test_what_a_reader_changes_of_a_known_outcome_is_kept() -> None:
    answers = with_outcome("mex_sledai", name="Activity", page="complement_levels", better="higher")
    score = completed(draft(), answers).outcomes[2]
    assert (score.name, score.page) == (Text("Activity", "Activity"), "complement_levels")
    assert (score.better, score.scale, score.digits) == ("higher", "linear", 0)


def test_the_outcomes_keep_the_order_of_the_answers() -> None:
    outcomes = dict(reversed(list(answers_with().outcomes.items())))
    found = completed(draft(), answers_with(outcomes=outcomes)).outcomes
    assert [outcome.code for outcome in found] == ["mex_sledai", FATIGUE, IL17]


def test_texts_are_tidied_and_keep_their_direction_to_themselves() -> None:
    answers = replace(with_outcome(IL17, name=" שלום\nx "), title=" a\nb ")
    protocol = completed(draft(), answers)
    assert protocol.title == Text("a b", "a b")
    assert protocol.outcomes[0].name.en == isolated("שלום x")


def test_a_study_without_control_is_asked_for_one_and_a_named_one_is_suggested() -> None:
    for control, expected in (("Gruppo B", None), ("Placebo", "Placebo"), ("SALINE", "SALINE")):
        people = PEOPLE.replace("Gruppo B", control)
        found = examine(study_files(participants=people, measurements=WIDE)).draft
        assert found is not None
        assert found.control == expected
