"""Every frame of adverse events: what changes nothing, and counts that agree between them."""

import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.results.events.kinds import differences_by_kind, incidence_by_kind, worst_grades
from lib.results.events.terms import incidence_by_term, term_differences
from lib.results.events.times import event_lanes, event_listing, event_rates
from lib.study.contract import TERM_KINDS
from lib.study.study import ARMS, Study
from tests.support.changes import renamed
from tests.support.events import (
    Event,
    by_kind,
    counted_by_r,
    five_events,
    quick,
    records,
    results,
    same,
    total,
    with_events,
    with_lines,
)
from tests.support.studies import dosed_study, sample, small_study


def counts_agree(study: Study) -> None:
    """What every frame says of the events of a study is the same."""
    lanes, listed = event_lanes(study), event_listing(study)
    kinds = incidence_by_kind(study).set_index(["kind", "arm"])
    compared = differences_by_kind(study).set_index("kind")
    terms = incidence_by_term(study)
    is_term = terms["term"] != ""
    assert study.adverse_events is not None
    assert len(lanes) == len(listed) == len(study.adverse_events)
    grades = worst_grades(study).set_index("arm")
    for row in records(event_rates(study)):
        arm = row["arm"]
        any_event = kinds.loc[("any", arm)]
        participants, events = any_event["participants"], any_event["events"]
        for frame in (lanes, listed):
            followed = frame[frame["arm"] == arm]
            assert (followed["participant_id"].nunique(), len(followed)) == (participants, events)
            for column, kind in (("serious", "serious"), ("related", "related")):
                if kinds.loc[(kind, arm), "supplied"] and column in followed:
                    of_kind = followed[followed[column] == True]  # noqa: E712
                    assert (
                        of_kind["participant_id"].nunique()
                        == compared.at[kind, f"participants_{arm}"]
                    )
        assert compared.at["any", f"participants_{arm}"] == participants
        assert compared.at["any", f"events_{arm}"] == events
        assert terms.loc[is_term, f"events_{arm}"].sum() == events
        assert terms.loc[~is_term, f"events_{arm}"].sum() == events
        assert row["events"] + row["outside"] == events
        assert row["participants"] <= participants
        if len(grades):
            assert grades.at[arm, "n"] - grades.at[arm, "none"] == participants
            assert grades.loc[arm, [3, 4, 5]].sum() == compared.at["grade_3", f"participants_{arm}"]
            if compared.at["fatal", "supplied"]:
                assert grades.at[arm, 5] == compared.at["fatal", f"participants_{arm}"]
    for row in records(terms[is_term]):
        here = (listed["term"] == row["term"]) & (
            listed.get("system_organ_class", pd.Series("", index=listed.index))
            == row["system_organ_class"]
        )
        for arm in ARMS:
            found = listed[here & (listed["arm"] == arm)]
            assert found["participant_id"].nunique() == row[f"participants_any_{arm}"]
            assert len(found) == row[f"events_{arm}"]


@quick
@given(five_events)
def test_the_counts_of_all_frames_agree(events: list[Event]) -> None:
    counts_agree(with_events(events))


@pytest.mark.parametrize("study", [sample, counted_by_r], ids=["sample", "invented"])
def test_the_counts_of_all_frames_agree_in_whole_trials(study: Any) -> None:
    counts_agree(study())


def test_the_counts_of_all_frames_agree_without_any_event() -> None:
    counts_agree(dosed_study("TTC"))


def test_without_the_table_nothing_is_counted() -> None:
    study = small_study("TC", score=["5 5", "5 5"])
    assert study.adverse_events is None
    for name, frame in results(study).items():
        assert frame.empty == (name not in ("exposures", "rate_ratio_of")), name


def test_an_empty_frame_has_the_columns_of_a_full_one() -> None:
    full = results(counted_by_r())
    for study in (small_study("TC", score=["5 5"] * 2), with_lines()):
        for name, frame in results(study).items():
            # The listing has the columns supplied: here not those of withdrawals and deaths.
            if name != "listing":
                assert list(frame.columns) == list(full[name].columns), name


def test_no_share_of_zero_in_fifteen_has_an_upper_bound_below_18_percent_in_any_frame() -> None:
    study = counted_by_r()
    terms = incidence_by_term(study)
    shares = [
        incidence_by_kind(study)
        .pivot(index="kind", columns="arm")
        .set_axis(
            [
                f"{name}_{arm}"
                for name in ("supplied", "participants", "n", "events", "value", "low", "high")
                for arm in ("control", "treatment")
            ],
            axis=1,
        ),
        terms.rename(columns={f"participants_any_{arm}": f"participants_{arm}" for arm in ARMS}),
        *(term_differences(terms, kind) for kind in TERM_KINDS),
    ]
    zeros = 0
    for frame in shares:
        for arm in ARMS:
            none = frame[frame[f"participants_{arm}"] == 0]
            assert (none[f"high_{arm}"] > 0.2180).all()
            zeros += len(none)
    assert zeros > 40
    # 0 against 0: a difference of 0 whose limits are those of the shares, or nearly so.
    both = differences_by_kind(with_lines())
    assert (both["high"] > 0.18).all()
    assert (both["other_high"] > 0.18).all()
    assert (both["low"] < -0.18).all()


def test_no_frame_of_harms_carries_a_p() -> None:
    # Absence of a difference is no absence of harm: counts, shares, differences and limits alone.
    for study in (sample(), counted_by_r(), with_lines()):
        for name, frame in results(study).items():
            tested = [column for column in frame if re.match("tests$|p_", str(column))]
            assert frame[tested].isna().all(axis=None), name
            assert tested == (["p_value"] if name == "rate_ratio_of" else [])


@quick
@given(five_events, st.randoms(use_true_random=False))
def test_the_order_of_events_changes_nothing(events: list[Event], random: Any) -> None:
    expected = results(with_events(events))
    for name, frame in results(with_events(random.sample(events, len(events)))).items():
        same(frame, expected[name])


@quick
@given(five_events)
def test_the_same_event_twice_is_another_event_and_no_other_participant(
    events: list[Event],
) -> None:
    study, doubled = with_events(events), with_events([*events, events[0]])
    before, after = by_kind(study), by_kind(doubled)
    arm = "treatment" if events[0][0] in "123" else "control"
    assert after["any", arm]["events"] == before["any", arm]["events"] + 1
    for key, row in before.items():
        for name in ("supplied", "participants", "n", "value", "low", "high"):
            assert after[key][name] == pytest.approx(row[name], rel=0, abs=0, nan_ok=True)
    same(worst_grades(doubled), worst_grades(study))
    same(
        differences_by_kind(doubled).drop(columns=[f"events_{arm}" for arm in ARMS]),
        differences_by_kind(study).drop(columns=[f"events_{arm}" for arm in ARMS]),
    )
    before_terms, after_terms = incidence_by_term(study), incidence_by_term(doubled)
    assert sorted(total(before_terms)) == sorted(total(after_terms))
    more = after_terms[f"events_{arm}"].sum() - before_terms[f"events_{arm}"].sum()
    assert more == 2  # of the class and of the term


@quick
@given(five_events)
def test_the_names_of_participants_change_nothing(events: list[Event]) -> None:
    study = with_events(events)
    names = {old: f"site 7/{9 - int(old)}" for old in "12345"}
    back = {new: old for old, new in names.items()}
    expected = results(study)
    for name, frame in results(renamed(study, names)).items():
        if "participant_id" in frame:
            frame["participant_id"] = frame["participant_id"].map(back)
        same(frame, expected[name])
