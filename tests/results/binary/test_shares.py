"""A yes or no compared by its shares, against R and counts by hand."""

import math
from dataclasses import replace

import numpy as np
import pytest

from lib.results.binary.shares import (
    AS_NO,
    MISSING_RULES,
    board_of_shares,
    counts_at,
    difference_of_shares,
    extreme_differences,
    is_counted,
    shares_by_visit,
)
from lib.results.claims import NO_CHANGES, NOT_COMPARABLE, SIDE_BY_SIDE, claim_verdicts
from lib.results.effects import effect, effects_by_outcome, has_changes, lacks_baseline
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import participant_flow
from lib.results.participants.followed import is_analysed
from lib.statistics.estimates import EMPTY_ARM
from lib.study.claims import Claim
from lib.study.entries import WITHIN_TREATMENT
from lib.study.outcomes import same
from tests.support.r_answers import printed_by_r
from tests.support.shares import given_study, hard_study

R = {key: found for key, found in printed_by_r("shares").items() if "value" in found}
COUNTS = ("events_treatment", "n_treatment", "events_control", "n_control")
ESTIMATE = ("value", "low", "high", "p_value")


@pytest.mark.parametrize("key", list(R))
def test_counts_difference_limits_and_p_are_those_of_r(key: str) -> None:
    day, rule = key.split("/")
    study = given_study()
    remission, expected = study.outcomes[0], R[key]
    counts = counts_at(study, remission, int(day), missing=rule)
    assert counts == tuple(expected[name] for name in COUNTS)
    found = difference_of_shares(study, remission, int(day), missing=rule)
    numbers = [getattr(found, name) for name in ESTIMATE]
    assert numbers == pytest.approx([expected[name] for name in ESTIMATE], rel=1e-9, abs=1e-9)
    assert (found.n_treatment, found.n_control) == counts[1::2]


def test_shares_have_the_exact_limits_of_r_at_every_visit_and_the_missing_are_counted() -> None:
    shares = shares_by_visit(given_study(), given_study().outcomes[0])
    assert shares["day"].tolist() == [1, 1, 22, 22, 43, 43]
    assert shares["missing"].tolist() == [0, 0, 1, 2, 0, 0]
    for _, row in shares.iterrows():
        expected = R[f"{row['day']}/excluded"]
        limits = [expected[f"{end}_{row['arm']}"] for end in ("low", "high")]
        assert [row["low"], row["high"]] == pytest.approx(limits, rel=1e-12)
        assert row["events"] == expected[f"events_{row['arm']}"]


def test_other_days_are_shown_and_nobody_is_missing_there() -> None:
    found = given_study()
    study = replace(found, follow_up_days=(43,), other_days=(22,))
    shares = shares_by_visit(study, study.outcomes[0])
    assert shares["day"].tolist() == [1, 1, 22, 22, 43, 43]
    assert shares["events"].tolist() == [0, 0, 6, 2, 9, 4]
    assert shares["missing"].isna().tolist() == [False, False, True, True, False, False]
    assert is_counted(study, study.outcomes[0], 43, "treatment", "1")
    assert not is_counted(study, study.outcomes[0], 43, "control", "1")
    assert not is_counted(study, study.outcomes[0], 43, "treatment", None)


def test_the_effect_of_a_yes_or_no_is_this_difference_and_needs_no_baseline() -> None:
    study = given_study()
    remission = study.outcomes[0]
    assert effect(study, remission, 43) == difference_of_shares(study, remission, 43)
    without = hard_study()
    assert not without.has_baseline
    for outcome in without.outcomes:
        assert not lacks_baseline(without, outcome)
        assert not has_changes(without, outcome)
    assert participant_flow(study)["treatment"].analysed == {22: 14, 43: 15}
    assert is_analysed(without, without.outcomes[0], 22, "1")
    assert not is_analysed(without, without.outcomes[2], 22, "1")


def test_a_primary_yes_or_no_stands_alone_and_a_secondary_one_is_in_holms_family() -> None:
    study = given_study()
    rows = effects_by_outcome(study, 43).set_index("outcome")
    assert math.isnan(rows.at["remission", "p_holm"])
    assert rows["tests"].unique() == [1]
    secondary = replace(
        study, outcomes=tuple(replace(each, primary=False) for each in study.outcomes)
    )
    rows = effects_by_outcome(secondary, 43).set_index("outcome")
    p, score = R["43/excluded"]["p_value"], rows.at["score", "p_value"]
    assert rows["tests"].unique() == [2]
    larger = max(p, score)
    smaller = min(2 * min(p, score), 1.0)
    expected = smaller if p < score else max(smaller, larger)
    assert rows.at["remission", "p_holm"] == pytest.approx(expected, rel=1e-9)


def test_beside_others_it_is_divided_by_the_sd_of_all_its_values() -> None:
    rows = effects_by_outcome(given_study(), 43).set_index("outcome")
    # 13 of 29 have a yes.
    sd = 100 * math.sqrt(13 / 29 * 16 / 29)
    assert rows.at["remission", "sd"] == pytest.approx(sd, rel=1e-12)
    rows = effects_by_outcome(hard_study(), 22).set_index("outcome")
    # All of three and none of three: half of all, SD 50.
    assert rows.at["cleared", "scaled"] == pytest.approx(2.0, rel=1e-12)
    assert math.isnan(rows.at["remission", "scaled"])


def test_everybody_nobody_and_an_arm_without_values() -> None:
    study = hard_study()
    remission, flare, infection, cleared = study.outcomes
    assert counts_at(study, remission, 22) == (3, 3, 3, 3)
    assert counts_at(study, flare, 22) == (0, 3, 0, 3)
    for outcome in (remission, flare):
        found = effect(study, outcome, 22)
        assert (found.value, found.p_value) == (0.0, 1.0)
        assert found.low < 0 < found.high
    none = effect(study, infection, 22)
    assert none.reason == EMPTY_ARM
    assert np.isnan([none.value, none.low, none.high, none.p_value]).all()
    assert (none.n_treatment, none.n_control) == (0, 3)
    # Three without any value are no three without the event.
    as_no = difference_of_shares(study, infection, 22, missing=AS_NO)
    assert math.isnan(as_no.value)
    assert as_no.reason == EMPTY_ARM
    apart = effect(study, cleared, 22)
    # Of 20 tables with these margins, two are as extreme.
    assert [apart.value, apart.p_value] == pytest.approx([100.0, 0.1], rel=1e-9)
    with pytest.raises(ValueError, match="missing must be one of"):
        counts_at(study, flare, 22, missing="worst")


def test_the_board_has_the_missing_as_no_only_where_some_are_and_the_extremes_by_hand() -> None:
    study = given_study()
    remission = study.outcomes[0]
    assert board_of_shares(study, remission, 43)["analysis"].tolist() == [
        *("newcombe", "miettinen_nurminen")
    ]
    board = board_of_shares(study, remission, 22)
    assert board["analysis"].tolist() == ["newcombe", "miettinen_nurminen", AS_NO]
    assert board["p_value"].iloc[0] == board["p_value"].iloc[1]
    # 6/15 to 7/15 against 4/14 to 2/14.
    expected = 100 * (6 / 15 - 4 / 14), 100 * (7 / 15 - 2 / 14)
    assert extreme_differences(study, remission, 22) == pytest.approx(expected, rel=1e-12)
    assert set(MISSING_RULES) == {"excluded", AS_NO}


def test_at_baseline_it_is_described_by_who_has_a_yes() -> None:
    rows = baseline_characteristics(given_study()).set_index("name")
    row = rows.loc["remission"]
    assert (row["kind"], row["count_treatment"], row["n_treatment"]) == ("level", 0, 15)
    assert (row["value_control"], row["reason"]) == (0.0, "Everybody has the same value.")


def test_published_sentences_compare_the_arms_and_no_change_within_one() -> None:
    claims = (
        Claim(same("a"), same("p"), "remission", effect=40.0, low=5.0, high=70.0),
        Claim(same("b"), same("p"), "remission", WITHIN_TREATMENT, "higher"),
    )
    between, within = claim_verdicts(replace(given_study(), claims=claims))
    assert between.verdict == SIDE_BY_SIDE
    assert (within.verdict, within.reason) == (NOT_COMPARABLE, NO_CHANGES)
    assert within.difference == between.difference
