"""What is asked next of an outcome: which p to quote, and every outcome in one line."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from lib.results.effects import effects_by_outcome, effects_of_page
from lib.wording.answers import outcome_line, quoted_p_sentence
from lib.wording.names import n_text
from tests.support.r_answers import printed_by_r
from tests.support.studies import degenerate_studies, sample
from tests.support.wording import C3, ENGLISH, IL6, ITALIANO, SCORE

R = printed_by_r("sample_study")
P_VALUES = {"p_value": 0.0094, "p_holm": 0.0437, "tests": 5}


def quoted(**changed: Any) -> str:
    """Of C3 at the primary day, where the primary outcome's p is 0.003, unless changed."""
    asked: dict[str, Any] = {"study": sample(), "outcome": C3, "day": 43, "p_primary": 0.003}
    asked |= changed
    row: Mapping[str, Any] = asked.pop("row", P_VALUES)
    return quoted_p_sentence(**asked, row=row, words=ENGLISH)


def test_of_the_primary_outcome_the_plain_p_is_quoted_and_of_the_others_holm_s() -> None:
    assert quoted(outcome=SCORE) == (
        "p to quote: 0.009, not adjusted for multiple comparisons: MEX-SLEDAI is the declared "
        "primary outcome. Of the other outcomes quote p (Holm)."
    )
    assert quoted(outcome=SCORE, row=P_VALUES | {"tests": 0}) == (
        "p to quote: 0.009; MEX-SLEDAI is the declared primary outcome."
    )
    assert quoted() == (
        "p to quote: 0.044, adjusted for multiple comparisons (Holm, p values: 5; without Holm "
        "0.009)."
    )


def test_a_secondary_outcome_does_not_count_where_the_primary_one_failed() -> None:
    uncounted = " It does not count: the p of the primary outcome is not below 0.05."
    for p_primary in (0.05, 0.2, math.nan):
        assert quoted(p_primary=p_primary).endswith(uncounted)
    assert not quoted(p_primary=0.0499).endswith(uncounted)


def test_without_a_primary_outcome_or_day_a_p_is_exploratory() -> None:
    none = replace(sample(), outcomes=tuple(replace(o, primary=False) for o in sample().outcomes))
    assert quoted(study=none).endswith(" Exploratory: no primary outcome was declared.")
    # At another day the declared primary outcome is one of all.
    for outcome in (SCORE, C3):
        assert quoted(outcome=outcome, day=22).endswith(
            "(Holm, p values: 5; without Holm 0.009). Exploratory: this is not the primary day."
        )
    # And where its day was chosen after the data, at whatever day.
    later = replace(sample(), primary_day_declared=False, primary_day_after_data=True)
    for day in (22, 43):
        assert quoted(study=later, outcome=SCORE, day=day, p_primary=0.5).endswith(
            " Exploratory: the primary day was chosen after the data were seen."
        )
    assert quoted(row={"p_value": math.nan, "p_holm": math.nan, "tests": 0}) == ""


def test_the_line_of_an_outcome_has_the_numbers_of_r() -> None:
    # lm(log(value) ~ log(baseline) + arm), see tests/reference/sample_study.txt.
    found = R["il6/43/effect"]
    rows = effects_of_page(sample(), "cytokines_antibodies", 43)
    row = rows.iloc[0].to_dict()
    percent = [f"{100 * abs(found[name] - 1):.0f}%" for name in ("value", "low", "high")]
    assert outcome_line(sample(), IL6, row, ENGLISH, adjusted=True) == (
        f"IL-6: {percent[0]} lower with secretome than with placebo (95% CI {percent[1]} lower to "
        f"{percent[2]} higher; 15 secretome, 13 placebo; p {found['p_value']:.2f}, Holm 1.00)."
    )
    assert outcome_line(sample(), IL6, row, ITALIANO, adjusted=True).startswith(
        f"IL-6: inferiore dell'{percent[0]} con secretoma rispetto al placebo (IC 95% dal "
        f"{percent[1]} in meno al {percent[2]} in più; 15 secretoma, 13 placebo; "
    )


def test_the_p_of_a_page_s_outcomes_allow_for_all_outcomes_of_the_study() -> None:
    every = effects_by_outcome(sample(), 43).set_index("outcome")
    here = effects_of_page(sample(), "cytokines_antibodies", 43).set_index("outcome")
    assert list(here.index) == ["il6", "tnf_alpha", "anti_dsdna"]
    assert (here["tests"] == 5).all()
    assert here.equals(every.loc[here.index])


@pytest.mark.parametrize("name", degenerate_studies())
@pytest.mark.parametrize("words", [ENGLISH, ITALIANO], ids=["en", "it"])
def test_a_line_is_whole_whatever_lacks(name: str, words: Any) -> None:
    study = degenerate_studies()[name]
    for outcome in study.outcomes:
        row = effects_by_outcome(study, study.primary_day).set_index("outcome").loc[outcome.code]
        line = outcome_line(study, outcome, row.to_dict(), words, adjusted=True)
        assert line.endswith(".")
        assert "nan" not in line
        assert n_text(study, row["n_treatment"], row["n_control"], words) in line
        if math.isnan(row["value"]):
            assert words.t(row["reason"]) in line


def test_an_outcome_without_a_baseline_is_compared_unadjusted_and_without_holm() -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    level = study.outcomes[1]
    row = effects_of_page(study, level.page, 22).iloc[0].to_dict()
    line = outcome_line(study, level, row, ENGLISH, adjusted=False)
    assert line.startswith("Level, not adjusted for baseline (no baseline value): ")
    assert not math.isnan(row["value"])
    assert "Holm" not in line
