"""Verdicts on published sentences: each way to each of them, from numbers worked out by hand."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from lib.language import Text
from lib.results.claims import (
    COMPATIBLE,
    NO_SIZE,
    NO_VISIT,
    NOT_COMPARABLE,
    NOT_COMPATIBLE,
    NOT_MEASURABLE,
    NOT_MEASURED,
    NOT_SUPPLIED,
    SIDE_BY_SIDE,
    Verdict,
    claim_verdicts,
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
    assert bool(found.reason) == (found.verdict == NOT_COMPARABLE)
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


# Where the intervals lie follows from p below or above 0.05 in `trial`.
@pytest.mark.parametrize(
    ("outcome", "contrast", "side"),
    [
        ("score", BETWEEN_ARMS, "lower"),
        ("score", WITHIN_TREATMENT, "lower"),
        ("score", WITHIN_CONTROL, None),
        ("level", BETWEEN_ARMS, "higher"),
        ("level", WITHIN_TREATMENT, "higher"),
        ("level", WITHIN_CONTROL, None),
        ("marker", BETWEEN_ARMS, "lower"),
        ("marker", WITHIN_TREATMENT, None),
        ("marker", WITHIN_CONTROL, None),
    ],
)
def test_a_sentence_is_compatible_if_the_interval_reaches_the_side_that_it_names(
    outcome: str, contrast: str, side: str | None
) -> None:
    for direction, below_005 in itertools.product(("lower", "higher"), (None, True, False)):
        found = on(trial(), claim(outcome, direction, below_005, contrast=contrast))
        # No side is left out by an interval that contains no difference; the p decides nothing.
        expected = COMPATIBLE if side in (None, direction) else NOT_COMPATIBLE
        assert found.verdict == expected, (direction, below_005)


def test_that_no_difference_was_shown_is_compatible_with_an_interval_that_contains_none() -> None:
    contains = on(trial(), claim("marker", "", below_005=False, contrast=WITHIN_TREATMENT))
    assert contains.verdict == COMPATIBLE
    # Score -6, p 0.002: an interval on one side may still lie within the one that none gives.
    apart = on(trial(), claim("score", "", below_005=False))
    assert (apart.verdict, apart.reason) == (NOT_COMPARABLE, NO_SIZE)


@pytest.mark.parametrize(("effect", "low", "high"), [(-6.0, -9.0, -3.0), (5.0, 4.0, 6.0)])
def test_a_published_effect_stands_beside_that_of_the_data_and_is_not_judged(
    effect: float, low: float, high: float
) -> None:
    for contrast in CONTRASTS:
        published = replace(
            claim("score", "lower", below_005=True, contrast=contrast),
            effect=effect,
            low=low,
            high=high,
        )
        found = on(trial(), published)
        assert found.verdict == SIDE_BY_SIDE
        assert found.difference is not None
        assert (found.change is None) == (contrast == BETWEEN_ARMS)
    nothing = on(degenerate_studies()["an arm without values"], published)
    assert nothing.verdict == SIDE_BY_SIDE
    missing = on(
        degenerate_studies()["an arm without values"], replace(published, contrast=BETWEEN_ARMS)
    )
    assert (missing.verdict, missing.reason) == (NOT_COMPARABLE, EMPTY_ARM)


def test_without_a_contrast_the_arms_are_compared() -> None:
    for direction in ("lower", "higher"):
        told = on(trial(), claim("score", direction))
        assumed = on(trial(), claim("score", direction, contrast=""))
        assert (told.verdict, told.difference) == (assumed.verdict, assumed.difference)
        assert assumed.change is None


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
    for day, value in ((None, -6), (43, -6), (22, 1.5)):
        found = on(trial(), claim("score", "lower", day=day))
        assert found.difference is not None
        assert found.difference.value == pytest.approx(value, rel=1e-12)
        assert found.day == (day or 43)


@pytest.mark.parametrize("day", [1, 0, 21, 44, -7])
def test_a_day_that_is_no_follow_up_visit_cannot_be_compared(day: int) -> None:
    found = on(trial(), claim("score", "lower", day=day))
    assert (found.verdict, found.reason) == (NOT_COMPARABLE, NO_VISIT)
    assert (found.day, found.difference, found.change) == (day, None, None)


def test_an_unknown_outcome_was_not_measured_even_at_a_day_that_is_no_visit() -> None:
    for day in (None, 43, 7):
        found = on(trial(), claim("il17", "lower", day=day))
        assert (found.verdict, found.reason) == (NOT_COMPARABLE, NOT_MEASURED)


def test_a_sentence_about_nothing_measurable_says_so() -> None:
    found = on(trial(), claim())
    assert found == Verdict(found.claim, NOT_COMPARABLE, reason=NOT_MEASURABLE)


def test_without_an_interval_nothing_can_be_compared() -> None:
    # All fall by 4 and 2: a difference, but no spread to give it an interval.
    study = small_study("TTTCCC", score=["8 4"] * 3 + ["8 6"] * 3)
    for contrast, equal in (
        (BETWEEN_ARMS, NO_VARIATION),
        (WITHIN_TREATMENT, ALL_EQUAL),
        (WITHIN_CONTROL, ALL_EQUAL),
    ):
        for direction, below_005 in itertools.product(("lower", "higher"), (None, True, False)):
            found = on(study, claim("score", direction, below_005, contrast=contrast))
            assert (found.verdict, found.reason) == (NOT_COMPARABLE, equal)
            assert found.difference is not None


def test_without_an_estimate_nothing_can_be_compared() -> None:
    study = degenerate_studies()["an arm without values"]
    for below_005, direction in itertools.product((None, True, False), ("lower", "higher")):
        found = on(study, claim("score", direction, below_005))
        assert (found.verdict, found.reason) == (NOT_COMPARABLE, EMPTY_ARM)
        within = claim("score", direction, below_005, contrast=WITHIN_TREATMENT)
        found = on(study, within)
        assert (found.verdict, found.reason) == (NOT_COMPARABLE, NO_VALUES)
    # The control arm goes from 8, 6, 7 to 7, 6, 8: an interval on both sides of no change.
    unmoved = claim("score", "lower", contrast=WITHIN_CONTROL)
    assert on(study, unmoved).verdict == COMPATIBLE


def test_a_declared_outcome_without_values_cannot_be_compared() -> None:
    found = on(degenerate_studies()["an outcome without values"], claim("level", "higher"))
    assert (found.verdict, found.reason, found.day) == (NOT_COMPARABLE, EMPTY_ARM, 22)


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
        assert verdict.verdict in (COMPATIBLE, NOT_COMPATIBLE, NOT_COMPARABLE)
        assert bool(verdict.reason) == (verdict.verdict == NOT_COMPARABLE)
    for lower, higher in itertools.product(found, found):
        same = replace(lower.claim, direction="higher") == higher.claim
        if same and lower.claim.direction == "lower":
            # No interval misses both sides, and both can be compared or neither.
            assert {lower.verdict, higher.verdict} != {NOT_COMPATIBLE}
            assert (lower.verdict == NOT_COMPARABLE) == (higher.verdict == NOT_COMPARABLE)


@pytest.mark.parametrize("outcome", ["score", "level", "marker"])
def test_a_constant_outcome_has_no_interval_to_compare(outcome: str) -> None:
    study = degenerate_studies()["a constant outcome"]
    for direction in ("lower", "higher"):
        assert on(study, claim(outcome, direction)).verdict == NOT_COMPARABLE


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
def test_that_no_event_occurred_is_compatible_if_none_did_and_not_if_one_did(
    kind: str, lines: Sequence[str], treatment: int, control: int
) -> None:
    found = on(with_events(*lines), claim(no_events=kind))
    assert found.events == ((treatment, 3), (control, 2))
    assert found.verdict == (NOT_COMPATIBLE if treatment + control else COMPATIBLE)
    assert (found.day, found.difference, found.change) == (None, None, None)


@pytest.mark.parametrize("kind", TERM_KINDS)
def test_where_events_were_not_collected_nothing_can_be_said_of_them(kind: str) -> None:
    found = on(small_study("TC", score=["8 4", "7 6"]), claim(no_events=kind))
    assert found == Verdict(found.claim, NOT_COMPARABLE, reason=NOT_SUPPLIED)


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
        assert found == Verdict(found.claim, NOT_COMPARABLE, reason=NOT_SUPPLIED)
        # That there was an event is known all the same.
        assert on(incomplete, claim(no_events="any")).verdict == NOT_COMPATIBLE


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
    assert found.verdict == NOT_COMPARABLE


def test_every_sentence_has_its_verdict_in_order_and_none_has_none() -> None:
    sentences = (claim("score", "lower"), claim(no_events="serious"), claim(), claim("x", "lower"))
    found = claim_verdicts(replace(trial(), claims=sentences))
    assert [verdict.claim for verdict in found] == list(sentences)
    assert [verdict.verdict for verdict in found] == [
        COMPATIBLE,
        NOT_COMPATIBLE,
        NOT_COMPARABLE,
        NOT_COMPARABLE,
    ]
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
            expected = COMPATIBLE if none else NOT_COMPATIBLE
        elif not sentence.outcome:
            expected = NOT_COMPARABLE
        else:
            zero = 1 if sentence.outcome in ("il6", "tnf_alpha", "anti_dsdna") else 0
            within = sentence.contrast == WITHIN_TREATMENT
            numbers = r[f"{sentence.outcome}/43/{'treatment/change' if within else 'effect'}"]
            is_lower = sentence.direction == "lower"
            reaches = numbers["low"] < zero if is_lower else numbers["high"] > zero
            expected = COMPATIBLE if reaches else NOT_COMPATIBLE
        assert verdict.verdict == expected, sentence.text.en
    assert {verdict.verdict for verdict in found} >= {COMPATIBLE, NOT_COMPARABLE}


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
        if original.claim.below_005 is False:
            # Intervals that contain no difference leave no side out.
            assert original.verdict == swapped.verdict == COMPATIBLE
    assert (before[0].verdict, after[0].verdict) == (COMPATIBLE, NOT_COMPATIBLE)


def test_the_verdict_follows_the_data() -> None:
    sentence = claim("score", "lower", True)
    for values, expected in (
        (("2", "3", "4"), COMPATIBLE),
        (("5", "8", "11"), COMPATIBLE),
        (("8", "9", "10"), COMPATIBLE),
        (("14", "15", "16"), NOT_COMPATIBLE),
        ((".", ".", "."), NOT_COMPARABLE),
    ):
        score = [f"8 {value}" for value in (*values, "8", "9", "10")]
        assert on(small_study("TTTCCC", score=score), sentence).verdict == expected, values
