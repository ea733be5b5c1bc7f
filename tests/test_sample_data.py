"""The bundled study is synthetic, reproducible, plausible and agrees with the published account.

The account: Nurudhin A, Werdiningsih Y, Sunarso I, et al. Umbilical cord mesenchymal stem
cell-derived secretome as a potential treatment for systemic lupus erythematosus: a double-blind
randomized controlled trial. Narra J 2025;5(1). doi:10.52225/narra.v5i1.1799. Agreement is by
construction: these tests guard the construction, they say nothing about the treatment.
"""

import runpy
import subprocess
import sys
import tomllib
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.stats import mannwhitneyu, ttest_ind, ttest_rel, wilcoxon

from lib.statistics.estimates import Estimate
from lib.statistics.models.ancova import adjusted_mean_difference

FOLDER = Path(__file__).resolve().parent.parent / "sample_data"
TABLES = ("participants.csv", "measurements.csv", "adverse_events.csv")
FILES = (*TABLES, "study.toml")
VISIT_DAYS = (1, 22, 43)
MARKERS = ("c3", "c4", "il6", "tnf_alpha", "anti_dsdna")
LOG_OUTCOMES = ("il6", "tnf_alpha", "anti_dsdna")

# Guzmán J, Cardiel MH, Arce-Salinas A, et al. Measurement of disease activity in systemic lupus
# erythematosus. Prospective validation of 3 clinical indices. J Rheumatol 1992;19:1551-8.
MEX_SLEDAI_WEIGHTS = (8, 6, 4, 3, 3, 2, 2, 2, 1, 1)

PARTICIPANTS = pd.read_csv(FOLDER / "participants.csv", index_col="participant_id")
MEASUREMENTS = pd.read_csv(FOLDER / "measurements.csv", dtype={"value": str})
EVENTS = pd.read_csv(FOLDER / "adverse_events.csv")
TREATED = (PARTICIPANTS["arm"] == "secretome").to_numpy()


def texts(outcome: str, day: int) -> pd.Series:
    """The values of an outcome on a day as written, aligned with the participants."""
    chosen = MEASUREMENTS.query("outcome == @outcome and day == @day")
    return chosen.set_index("participant_id")["value"].reindex(PARTICIPANTS.index)


def values(outcome: str, day: int) -> NDArray[np.float64]:
    """The same as numbers: NaN is missing, a value below the limit counts as half of it."""
    text = texts(outcome, day)
    number = text.str.removeprefix("<").astype(float)
    number = number.where(~text.str.startswith("<", na=False), number / 2)
    return np.asarray(number, dtype=np.float64)


def analysed(outcome: str, day: int) -> NDArray[np.float64]:
    """The values on the scale of analysis."""
    return np.log(values(outcome, day)) if outcome in LOG_OUTCOMES else values(outcome, day)


def adjusted(outcome: str, day: int) -> Estimate:
    """The ANCOVA estimate: a difference, or a ratio for the outcomes on the log scale."""
    scale = "log" if outcome in LOG_OUTCOMES else "linear"
    return adjusted_mean_difference(values(outcome, day), values(outcome, 1), TREATED, scale=scale)


def p_values(outcome: str, day: int) -> dict[str, float]:
    """Two-sided p of treatment against control under three analyses."""
    change = analysed(outcome, day) - analysed(outcome, 1)
    seen = ~np.isnan(change)
    treatment, control = change[TREATED & seen], change[~TREATED & seen]
    return {
        "ANCOVA": adjusted(outcome, day).p_value,
        "Welch on change": float(ttest_ind(treatment, control, equal_var=False).pvalue),
        "Mann-Whitney on change": float(mannwhitneyu(treatment, control).pvalue),
    }


def test_the_generator_reproduces_every_committed_file_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(FOLDER / "generate.py"), str(tmp_path)], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), name


# The published account


def test_disease_activity_is_lower_with_secretome_at_day_43_whatever_the_analysis() -> None:
    assert adjusted("mex_sledai", 43).high < 0
    assert max(p_values("mex_sledai", 43).values()) < 0.05


def test_c3_is_higher_with_secretome_at_day_43_whatever_the_analysis() -> None:
    assert adjusted("c3", 43).low > 0
    assert max(p_values("c3", 43).values()) < 0.05


def test_c3_rises_within_the_secretome_arm_by_day_43() -> None:
    before, after = values("c3", 1)[TREATED], values("c3", 43)[TREATED]
    both = ~np.isnan(before) & ~np.isnan(after)
    before, after = before[both], after[both]
    assert np.mean(after - before) > 0
    assert ttest_rel(after, before).pvalue < 0.05
    assert wilcoxon(after, before).pvalue < 0.05


@pytest.mark.parametrize("outcome", LOG_OUTCOMES)
def test_cytokines_and_antibodies_tend_downward_without_significance(outcome: str) -> None:
    assert adjusted(outcome, 22).value < 1
    assert adjusted(outcome, 43).value < 1
    assert min(p_values(outcome, 43).values()) > 0.05


def test_c4_shows_no_clear_difference_whatever_the_analysis() -> None:
    assert min(p_values("c4", 43).values()) > 0.05


def test_no_adverse_event_is_serious() -> None:
    assert set(EVENTS["serious"]) == {"no"}


@pytest.mark.parametrize("outcome", ["mex_sledai", *MARKERS])
def test_agreement_with_the_account_does_not_hang_on_a_narrow_p(outcome: str) -> None:
    for analysis, p_value in p_values(outcome, 43).items():
        assert not 0.02 < p_value < 0.10, analysis


# Plausibility


def test_twenty_nine_women_are_randomised_15_to_14_in_mixed_order() -> None:
    assert len(PARTICIPANTS) == 29
    assert PARTICIPANTS.index.is_unique
    assert PARTICIPANTS["arm"].value_counts().to_dict() == {"secretome": 15, "placebo": 14}
    assert set(PARTICIPANTS["sex"]) == {"female"}
    # Permuted blocks of four: the arms are never more than two apart along the way.
    assert np.abs(np.cumsum(np.where(TREATED, 1, -1))).max() <= 2


def test_ages_are_those_of_adult_women_with_lupus() -> None:
    assert PARTICIPANTS["age"].between(18, 55).all()
    assert 31 <= PARTICIPANTS["age"].mean() <= 35
    assert (PARTICIPANTS["disease_duration_years"] < PARTICIPANTS["age"] - 10).all()


def test_one_row_exists_per_participant_visit_and_outcome() -> None:
    keys = ["participant_id", "day", "outcome"]
    assert not MEASUREMENTS.duplicated(keys).any()
    assert len(MEASUREMENTS) == 29 * len(VISIT_DAYS) * 6
    assert set(MEASUREMENTS["participant_id"]) == set(PARTICIPANTS.index)


def test_one_placebo_participant_withdraws_and_has_no_value_afterwards() -> None:
    withdrawn = PARTICIPANTS.dropna(subset="withdrawn_day")
    assert list(withdrawn["arm"]) == ["placebo"]
    assert withdrawn["withdrawal_reason"].notna().all()
    day = withdrawn["withdrawn_day"].iloc[0]
    followed = MEASUREMENTS[MEASUREMENTS["participant_id"] == withdrawn.index[0]]
    assert followed.loc[followed["day"] > day, "value"].isna().all()
    assert withdrawn["injections_received"].iloc[0] == sum(d < day for d in range(1, 37, 7))


def test_apart_from_the_withdrawal_a_few_values_are_missing() -> None:
    completers = PARTICIPANTS.index[PARTICIPANTS["withdrawn_day"].isna()]
    theirs = MEASUREMENTS[MEASUREMENTS["participant_id"].isin(completers)]
    assert 3 <= theirs["value"].isna().sum() <= 6


def test_the_simulated_items_carry_the_published_weights() -> None:
    items = runpy.run_path(str(FOLDER / "generate.py"))["MEX_SLEDAI_ITEMS"]
    weights = sorted((item.weight for item in items.values()), reverse=True)
    assert tuple(weights) == MEX_SLEDAI_WEIGHTS


@pytest.mark.parametrize("day", VISIT_DAYS)
def test_every_mex_sledai_score_is_a_sum_of_item_weights(day: int) -> None:
    attainable = {
        sum(present)
        for n_present in range(len(MEX_SLEDAI_WEIGHTS) + 1)
        for present in combinations(MEX_SLEDAI_WEIGHTS, n_present)
    }
    assert max(attainable) == 32
    scores = texts("mex_sledai", day).dropna()
    assert set(scores.astype(int)) <= attainable


def test_disease_is_moderately_active_at_baseline() -> None:
    scores = values("mex_sledai", 1)
    assert 5 <= scores.mean() <= 9
    assert scores.min() >= 6
    assert scores.max() <= 10


def test_disease_activity_falls_a_little_with_placebo_too() -> None:
    change = values("mex_sledai", 43) - values("mex_sledai", 1)
    assert -3 < np.nanmean(change[~TREATED]) < 0


def test_complement_starts_low_and_stays_possible() -> None:
    assert 70 <= np.nanmean(values("c3", 1)) <= 80
    assert 18 <= np.nanstd(values("c3", 1), ddof=1) <= 26
    assert 12 <= np.nanmean(values("c4", 1)) <= 20
    for day in VISIT_DAYS:
        assert np.nanmin(values("c3", day)) > 20
        assert np.nanmin(values("c4", day)) > 1


@pytest.mark.parametrize("outcome", MARKERS)
@pytest.mark.parametrize(("earlier", "later"), list(combinations(VISIT_DAYS, 2)))
def test_laboratory_markers_correlate_between_visits(
    outcome: str, earlier: int, later: int
) -> None:
    first, second = analysed(outcome, earlier), analysed(outcome, later)
    both = ~np.isnan(first) & ~np.isnan(second)
    first, second, treated = first[both], second[both], TREATED[both]
    for arm in (treated, ~treated):
        first[arm] -= first[arm].mean()
        second[arm] -= second[arm].mean()
    assert 0.6 <= np.corrcoef(first, second)[0, 1] <= 0.85


def test_some_il6_values_lie_below_the_limit_and_no_other_marker_has_any() -> None:
    below = MEASUREMENTS[MEASUREMENTS["value"].str.startswith("<", na=False)]
    assert set(below["outcome"]) == {"il6"}
    assert set(below["value"]) == {"<3.13"}
    measured = MEASUREMENTS.query("outcome == 'il6'")["value"].notna().sum()
    assert 0.05 < len(below) / measured < 0.20
    above = pd.concat([texts("il6", day) for day in VISIT_DAYS]).dropna()
    assert above[~above.str.startswith("<")].astype(float).min() >= 3.13


def test_adverse_events_are_mild_or_moderate_in_both_arms() -> None:
    arms = EVENTS["participant_id"].map(PARTICIPANTS["arm"])
    assert arms.notna().all()
    assert 20 <= len(EVENTS) <= 32
    assert set(arms) == {"secretome", "placebo"}
    assert set(EVENTS["grade"]) == {1, 2}
    assert EVENTS["participant_id"].nunique() < len(PARTICIPANTS)


def test_adverse_events_happen_while_their_participant_is_observed() -> None:
    last_day = EVENTS["participant_id"].map(PARTICIPANTS["withdrawn_day"].fillna(43))
    assert (EVENTS["start_day"] >= 1).all()
    assert (EVENTS["end_day"].fillna(last_day) >= EVENTS["start_day"]).all()
    assert (EVENTS["end_day"].fillna(last_day) <= last_day).all()
    assert EVENTS["end_day"].isna().sum() == 1


# What the study says of itself


def test_the_study_declares_itself_synthetic_in_both_languages() -> None:
    study = tomllib.loads((FOLDER / "study.toml").read_text(encoding="utf-8"))
    assert study["data"] == "synthetic"
    assert "synthetic" in study["title"]["en"].lower()
    assert "sintetico" in study["title"]["it"].lower()
    for language in ("en", "it"):
        assert "doi:10.52225/narra.v5i1.1799" in study["source"][language]


def test_study_toml_names_the_arms_visits_and_outcomes_of_the_tables() -> None:
    study = tomllib.loads((FOLDER / "study.toml").read_text(encoding="utf-8"))
    assert {arm["code"] for arm in study["arms"].values()} == set(PARTICIPANTS["arm"])
    assert set(study["schedule"]["visit_days"]) == set(MEASUREMENTS["day"])
    assert {item["code"] for item in study["outcomes"]} == set(MEASUREMENTS["outcome"])


def test_the_first_sentence_of_the_data_dictionary_says_synthetic() -> None:
    body = "\n".join(
        line
        for line in (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
    )
    assert "synthetic" in body.strip().split(".")[0].lower()


@pytest.mark.parametrize("table", TABLES)
def test_the_data_dictionary_names_every_column(table: str) -> None:
    dictionary = (FOLDER / "README.md").read_text(encoding="utf-8")
    section = dictionary.split(f"## {table}")[1].split("\n## ")[0]
    for column in pd.read_csv(FOLDER / table, nrows=0).columns:
        assert f"| `{column}` |" in section
