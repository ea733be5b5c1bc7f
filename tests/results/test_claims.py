"""Verdicts on published sentences: each way to each of them, from numbers worked out by hand."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from lib.language import Text
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
    claim_verdicts,
    farthest_term,
)
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION
from lib.statistics.summaries import ALL_EQUAL, NO_VALUES
from lib.study.claims import Claim
from lib.study.contract import TERM_KINDS
from lib.study.entries import BETWEEN_ARMS, WITHIN_CONTROL, WITHIN_TREATMENT
from lib.study.study import Study
from tests.support.changes import rewritten
from tests.support.r_answers import printed_by_r
from tests.support.studies import degenerate_studies, sample, small_study

CONTRASTS = (BETWEEN_ARMS, WITHIN_TREATMENT, WITHIN_CONTROL)


def claim(
    outcome: str = "",
    direction: str = "",
    below_005: bool | None = None,
    *,
    contrast: str = BETWEEN_ARMS,
    day: int | None = None,
    no_events: str = "",
) -> Claim:
    text = Text("A sentence.", "Una frase.")
    return Claim(text, text, outcome, contrast, direction, below_005, day, no_events)


def on(study: Study, sentence: Claim) -> Verdict:
    """The verdict of a study on one sentence."""
    (found,) = claim_verdicts(replace(study, claims=(sentence,)))
    assert found.claim is sentence
    assert bool(found.reason) == (found.verdict == UNCHECKED)
    return found


@cache
def trial() -> Study:
    """Three against three at equal baselines, so that every p can be worked out by hand.

    Score and level differ by -6 and 6 between the arms: standard error sqrt(2 / 3), t 7.35 on 4
    degrees of freedom, p 0.002. Within treatment the mean change is -5 and 5, t 8.66 on 2 degrees
    of freedom, p 0.013; within control 1 and -1, t 1.73, p 0.23. The marker is 2 to the power of 0,
    1, 2 against 3, 4, 5 from 2 to the power of 3: between the arms t 3.67, p 0.021; within
    treatment t 3.46 on 2 degrees of freedom, p 0.074; within control t 1.73, p 0.23.
    """
    return small_study(
        "TTTCCC",
        days=(1, 22, 43),
        score=["8 . 2", "8 9 3", "8 . 4", "8 7 8", "8 . 9", "8 8 10"],
        level=["80 . 84", "80 . 85", "80 . 86", "80 . 78", "80 . 79", "80 . 80"],
        marker=["8 8 1", "8 8 2", "8 8 4", "8 8 8", "8 8 16", "8 8 32"],
        events=["4,Headache,Nervous system,3,4,1,no,yes", "4,Headache,Nervous system,9,9,3,yes,no"],
    )


@pytest.mark.parametrize(
    ("outcome", "contrast", "side", "below"),
    [
        ("score", BETWEEN_ARMS, "lower", True),
        ("score", WITHIN_TREATMENT, "lower", True),
        ("score", WITHIN_CONTROL, "higher", False),
        ("level", BETWEEN_ARMS, "higher", True),
        ("level", WITHIN_TREATMENT, "higher", True),
        ("level", WITHIN_CONTROL, "lower", False),
        ("marker", BETWEEN_ARMS, "lower", True),
        ("marker", WITHIN_TREATMENT, "lower", False),
        ("marker", WITHIN_CONTROL, "higher", False),
    ],
)
def test_a_sentence_agrees_by_side_and_p_in_direction_only_by_side_and_disagrees_otherwise(
    outcome: str, contrast: str, side: str, below: bool
) -> None:
    opposite = "higher" if side == "lower" else "lower"
    for direction, below_005, expected in (
        (side, below, AGREES),
        (side, None, AGREES),
        (side, not below, DIRECTION_ONLY),
        (opposite, below, DISAGREES),
        (opposite, None, DISAGREES),
        (opposite, not below, DISAGREES),
    ):
        found = on(trial(), claim(outcome, direction, below_005, contrast=contrast))
        assert found.verdict == expected, (direction, below_005)


def test_the_numbers_are_the_difference_and_where_it_is_meant_the_change() -> None:
    for contrast, mean in ((BETWEEN_ARMS, None), (WITHIN_TREATMENT, -5), (WITHIN_CONTROL, 1)):
        found = on(trial(), claim("score", "lower", contrast=contrast))
        assert found.day == 43
        assert found.events is None
        assert found.difference is not None
        assert found.difference.value == pytest.approx(-6, rel=1e-12)
        assert (found.difference.n_treatment, found.difference.n_control) == (3, 3)
        # Two-sided p of t on 4 degrees of freedom in closed form.
        x = 4 / (4 + 54)
        p = 1 - math.sqrt(1 - x) * (1 + x / 2)
        assert found.difference.p_value == pytest.approx(p, rel=1e-9)
        if mean is None:
            assert found.change is None
            continue
        assert found.change is not None
        assert found.change.value == pytest.approx(mean, rel=1e-12)
        assert found.change.n == 3
        # And of t on 2 degrees of freedom.
        t = math.sqrt(3) * abs(mean)
        assert found.change.p_value == pytest.approx(1 - t / math.sqrt(2 + t**2), rel=1e-9)


def test_the_change_of_a_log_outcome_is_a_ratio() -> None:
    for contrast, ratio in ((WITHIN_TREATMENT, 1 / 4), (WITHIN_CONTROL, 2)):
        found = on(trial(), claim("marker", "lower", contrast=contrast))
        assert found.change is not None
        assert found.difference is not None
        assert found.change.value == pytest.approx(ratio, rel=1e-12)
        assert found.difference.value == pytest.approx(1 / 8, rel=1e-12)


def test_without_a_day_the_primary_day_holds_and_with_one_that_day() -> None:
    # At day 22 the score of treatment is 9 and that of control 7 and 8.
    for day, verdict in ((None, AGREES), (43, AGREES), (22, DISAGREES)):
        found = on(trial(), claim("score", "lower", day=day))
        assert (found.verdict, found.day) == (verdict, day or 43)


@pytest.mark.parametrize("day", [1, 0, 21, 44, -7])
def test_a_day_that_is_no_follow_up_visit_cannot_be_checked(day: int) -> None:
    found = on(trial(), claim("score", "lower", day=day))
    assert (found.verdict, found.reason) == (UNCHECKED, NO_VISIT)
    assert (found.day, found.difference, found.change) == (day, None, None)


def test_an_unknown_outcome_was_not_measured_even_at_a_day_that_is_no_visit() -> None:
    for day in (None, 43, 7):
        found = on(trial(), claim("il17", "lower", day=day))
        assert (found.verdict, found.reason) == (UNCHECKED, NOT_MEASURED)


def test_a_sentence_about_nothing_measurable_says_so() -> None:
    found = on(trial(), claim())
    assert found == Verdict(found.claim, UNCHECKED, reason=NOT_MEASURABLE)


def test_without_p_a_sentence_that_claims_none_is_judged_by_its_side() -> None:
    # All fall by 4 and 2: a difference, but no spread to judge it by.
    study = small_study("TTTCCC", score=["8 4"] * 3 + ["8 6"] * 3)
    for contrast, equal in (
        (BETWEEN_ARMS, NO_VARIATION),
        (WITHIN_TREATMENT, ALL_EQUAL),
        (WITHIN_CONTROL, ALL_EQUAL),
    ):
        assert on(study, claim("score", "lower", contrast=contrast)).verdict == AGREES
        assert on(study, claim("score", "higher", contrast=contrast)).verdict == DISAGREES
        for below_005 in (True, False):
            found = on(study, claim("score", "lower", below_005, contrast=contrast))
            assert (found.verdict, found.reason) == (UNCHECKED, equal)
            assert found.difference is not None


def test_without_an_estimate_nothing_can_be_checked() -> None:
    study = degenerate_studies()["an arm without values"]
    for below_005, direction in itertools.product((None, True, False), ("lower", "higher")):
        found = on(study, claim("score", direction, below_005))
        assert (found.verdict, found.reason) == (UNCHECKED, EMPTY_ARM)
        within = claim("score", direction, below_005, contrast=WITHIN_TREATMENT)
        found = on(study, within)
        assert (found.verdict, found.reason) == (UNCHECKED, NO_VALUES)
    # The control arm has falls of 8, 6, 7 to 7, 6, 8: no change on average.
    unmoved = claim("score", "lower", contrast=WITHIN_CONTROL)
    assert on(study, unmoved).verdict == DISAGREES


def test_a_declared_outcome_without_values_cannot_be_checked() -> None:
    found = on(degenerate_studies()["an outcome without values"], claim("level", "higher"))
    assert (found.verdict, found.reason, found.day) == (UNCHECKED, EMPTY_ARM, 22)


@pytest.mark.parametrize("name", degenerate_studies())
def test_any_study_has_a_verdict_on_any_sentence(name: str) -> None:
    study = degenerate_studies()[name]
    sentences = [
        claim(outcome, direction, below_005, contrast=contrast)
        for outcome, direction, below_005, contrast in itertools.product(
            ("score", "level", "marker"), ("lower", "higher"), (None, True), CONTRASTS
        )
    ]
    found = claim_verdicts(replace(study, claims=tuple(sentences)))
    assert [verdict.claim for verdict in found] == sentences
    for verdict in found:
        assert verdict.verdict in (AGREES, DIRECTION_ONLY, DISAGREES, UNCHECKED)
        assert bool(verdict.reason) == (verdict.verdict == UNCHECKED)
    for lower, higher in itertools.product(found, found):
        same = replace(lower.claim, direction="higher") == higher.claim
        if same and lower.claim.direction == "lower":
            assert not {lower.verdict, higher.verdict} <= {AGREES, DIRECTION_ONLY}


@pytest.mark.parametrize("outcome", ["score", "level", "marker"])
def test_a_constant_outcome_lies_on_neither_side(outcome: str) -> None:
    study = degenerate_studies()["a constant outcome"]
    for direction in ("lower", "higher"):
        assert on(study, claim(outcome, direction)).verdict == DISAGREES


@pytest.mark.parametrize("contrast", [BETWEEN_ARMS, WITHIN_TREATMENT])
@pytest.mark.parametrize("direction", ["lower", "higher"])
def test_what_rounding_leaves_of_no_difference_lies_on_neither_side(
    contrast: str, direction: str
) -> None:
    if contrast == BETWEEN_ARMS:
        # The same three courses in both arms.
        level = ["80.1 90.3", "75.3 85.9", "70.2 80.7", "70.2 80.7", "80.1 90.3", "75.3 85.9"]
    else:
        # Changes of 0.1, 0.2 and -0.3 in the treatment arm.
        level = ["1.1 1.2", "2.3 2.5", "4.4 4.1", "80 81", "81 83", "84 85"]
    found = on(small_study("TTTCCC", level=level), claim("level", direction, contrast=contrast))
    estimate = found.difference if found.change is None else found.change
    assert estimate is not None
    assert estimate.value == pytest.approx(0, abs=1e-12)
    assert found.verdict == DISAGREES


def with_events(*lines: str) -> Study:
    return small_study("TTTCC", score=["8 4", "7 5", "9 4", "8 7", "6 7"], events=lines)


def event(who: int, *, grade: str = "1", serious: str = "no", related: str = "no") -> str:
    return f"{who},Headache,Nervous system,3,4,{grade},{serious},{related}"


@pytest.mark.parametrize(
    ("kind", "lines", "treatment", "control"),
    [
        ("any", [], 0, 0),
        ("any", [event(1)], 1, 0),
        ("any", [event(1), event(1), event(3), event(5)], 2, 1),
        ("serious", [], 0, 0),
        ("serious", [event(1, grade="5", related="yes")], 0, 0),
        ("serious", [event(2, serious="yes"), event(1)], 1, 0),
        ("serious", [event(4, serious="yes"), event(4, serious="yes")], 0, 1),
        ("related", [event(1, serious="yes")], 0, 0),
        ("related", [event(1, related="yes"), event(4, related="yes")], 1, 1),
        ("grade_3", [event(1, grade="2", serious="yes")], 0, 0),
        ("grade_3", [event(5, grade="3"), event(1, grade="4"), event(2, grade="5")], 2, 1),
        # A blank cell does not hide what another event of the kind says.
        ("serious", [event(1, serious=""), event(4, serious="yes")], 0, 1),
    ],
)
def test_that_no_event_occurred_agrees_if_none_did_and_disagrees_if_one_did(
    kind: str, lines: Sequence[str], treatment: int, control: int
) -> None:
    found = on(with_events(*lines), claim(no_events=kind))
    assert found.events == ((treatment, 3), (control, 2))
    assert found.verdict == (DISAGREES if treatment + control else AGREES)
    assert (found.day, found.difference, found.change) == (None, None, None)


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_where_events_were_not_collected_nothing_can_be_said_of_them(kind: str) -> None:
    found = on(small_study("TC", score=["8 4", "7 6"]), claim(no_events=kind))
    assert found == Verdict(found.claim, UNCHECKED, reason=NOT_COLLECTED)


@pytest.mark.parametrize(
    ("kind", "column"), [("serious", "serious"), ("related", "related"), ("grade_3", "grade")]
)
def test_a_column_that_was_not_supplied_or_is_blank_cannot_tell(kind: str, column: str) -> None:
    blank = with_events(event(1, grade="", serious="", related=""))
    study = with_events(event(1))
    assert study.adverse_events is not None
    absent = replace(study, adverse_events=study.adverse_events.drop(columns=column))
    for incomplete in (blank, absent):
        found = on(incomplete, claim(no_events=kind))
        assert found == Verdict(found.claim, UNCHECKED, reason=NOT_COLLECTED)
        # That there was an event is known all the same.
        assert on(incomplete, claim(no_events="any")).verdict == DISAGREES


@pytest.mark.parametrize(
    ("kind", "unknown"),
    [
        ("serious", event(1, serious="")),
        ("related", event(1, related="")),
        ("grade_3", event(1, grade="")),
    ],
)
def test_an_event_of_which_the_table_does_not_tell_leaves_it_open_whether_none_occurred(
    kind: str, unknown: str
) -> None:
    # The other event is not of the kind; this one may be.
    found = on(with_events(unknown, event(4)), claim(no_events=kind))
    assert found.verdict == UNCHECKED


def test_every_sentence_has_its_verdict_in_order_and_none_has_none() -> None:
    sentences = (claim("score", "lower"), claim(no_events="serious"), claim(), claim("x", "lower"))
    found = claim_verdicts(replace(trial(), claims=sentences))
    assert [verdict.claim for verdict in found] == list(sentences)
    assert [verdict.verdict for verdict in found] == [AGREES, DISAGREES, UNCHECKED, UNCHECKED]
    assert claim_verdicts(replace(trial(), claims=())) == ()


def test_the_verdicts_on_the_sample_follow_from_the_numbers_of_r() -> None:
    r = printed_by_r("sample_study")
    study = sample()
    found = claim_verdicts(study)
    assert len(found) == len(study.claims) == 7
    for verdict in found:
        sentence = verdict.claim
        if sentence.no_events:
            counts = [r[f"kind/{sentence.no_events}/{arm}"] for arm in ("treatment", "control")]
            assert verdict.events == tuple((row["participants"], row["n"]) for row in counts)
            none = not any(row["participants"] for row in counts)
            expected = AGREES if none else DISAGREES
        elif not sentence.outcome:
            expected = UNCHECKED
        else:
            zero = 1 if sentence.outcome in ("il6", "tnf_alpha", "anti_dsdna") else 0
            within = sentence.contrast == WITHIN_TREATMENT
            numbers = r[f"{sentence.outcome}/43/{'treatment/change' if within else 'effect'}"]
            # Beside no p of a change: its limits leave out no change just where p is below 0.05.
            outside = not numbers["low"] <= zero <= numbers["high"]
            side = "lower" if numbers["value"] < zero else "higher"
            expected = DISAGREES
            if side == sentence.direction:
                expected = AGREES if outside == sentence.below_005 else DIRECTION_ONLY
        assert verdict.verdict == expected, sentence.text.en
    assert {verdict.verdict for verdict in found} >= {AGREES, UNCHECKED}


def test_with_the_arms_exchanged_the_same_sentences_find_other_verdicts() -> None:
    arms_swapped = rewritten(
        "study.toml",
        ('code = "secretome"', 'code = "?"'),
        ('code = "placebo"', 'code = "secretome"'),
        ('code = "?"', 'code = "placebo"'),
    )
    before, after = claim_verdicts(sample()), claim_verdicts(arms_swapped)
    for original, swapped in zip(before, after, strict=True):
        assert original.claim == swapped.claim
        if original.claim.outcome and original.claim.contrast == BETWEEN_ARMS:
            # No estimate of the sample is nothing: the other side is the wrong one.
            assert (original.verdict == DISAGREES) != (swapped.verdict == DISAGREES)
    assert (before[0].verdict, after[0].verdict) == (AGREES, DISAGREES)


def test_the_verdict_follows_the_data() -> None:
    sentence = claim("score", "lower", True)
    for values, expected in (
        (("2", "3", "4"), AGREES),
        (("5", "8", "11"), DIRECTION_ONLY),
        (("8", "9", "10"), DISAGREES),
        (("12", "13", "14"), DISAGREES),
        ((".", ".", "."), UNCHECKED),
    ):
        score = [f"8 {value}" for value in (*values, "8", "9", "10")]
        assert on(small_study("TTTCCC", score=score), sentence).verdict == expected, values


def test_the_term_in_which_the_arms_are_farthest_apart() -> None:
    """Three on the drug, two on the dummy: headache 2/3 against 0/2, rash 0/3 against 1/2."""
    study = small_study(
        "TTTCC",
        score=["5 5"] * 5,
        events=[
            "1,Headache,Nerves,3,4,1,no,no",
            "1,Headache,Nerves,6,7,1,no,no",
            "2,headache,Nerves,3,4,1,no,no",
            "4,Rash,Skin,3,4,1,no,no",
        ],
    )
    assert farthest_term(study) == TermApart("Headache", ((2, 3), (0, 2)))


def test_of_terms_equally_far_apart_the_more_frequent_one_is_named() -> None:
    """Rash 1/2 against 0/2, cough 1/2 against 2/2: half apart, both; cough in more people."""
    study = small_study(
        "TTCC",
        score=["5 5"] * 4,
        events=[
            "1,Rash,Skin,3,4,1,no,no",
            *(f"{who},Cough,Lungs,3,4,1,no,no" for who in (2, 3, 4)),
        ],
    )
    assert farthest_term(study) == TermApart("Cough", ((1, 2), (2, 2)))


@pytest.mark.parametrize("events", [None, []], ids=["not collected", "none occurred"])
def test_without_events_no_term_differs(events: list[str] | None) -> None:
    assert farthest_term(small_study("TC", score=["5 5"] * 2, events=events)) is None
