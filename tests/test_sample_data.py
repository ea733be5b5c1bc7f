"""The bundled study is synthetic, reproducible, plausible and agrees with the published account.

The account: Nurudhin A, Werdiningsih Y, Sunarso I, et al. Umbilical cord mesenchymal stem
cell-derived secretome as a potential treatment for systemic lupus erythematosus: a double-blind
randomized controlled trial. Narra J 2025;5(1). doi:10.52225/narra.v5i1.1799. Agreement is by
construction: these tests guard the construction, they say nothing about the treatment.
"""

import re
import subprocess
import sys
import tomllib
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from scipy.stats import mannwhitneyu, ttest_ind, ttest_rel, wilcoxon
from scipy.stats import nct as t_noncentral
from scipy.stats import t as t_central

from lib.statistics.estimates import Estimate
from lib.statistics.models.ancova import adjusted_mean_difference
from sample_data import generate, model, seeds, trials

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "sample_data"
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


def dictionary() -> str:
    """The data dictionary, its lines joined."""
    return (FOLDER / "README.md").read_text(encoding="utf-8")


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
    command = [sys.executable, "-m", "sample_data.generate", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True)
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


def test_each_block_of_four_holds_two_of_each_arm() -> None:
    blocks = PARTICIPANTS["block"]
    assert blocks.tolist() == [place // 4 + 1 for place in range(29)]
    treated = pd.Series(TREATED, index=PARTICIPANTS.index).groupby(blocks).sum()
    assert treated[blocks.value_counts() == 4].eq(2).all()
    # Not every block in the same order.
    orders = {tuple(TREATED[blocks == number]) for number in range(1, 8)}
    assert len(orders) > 1


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
    items = model.MEX_SLEDAI_ITEMS.values()
    weights = sorted((item.weight for item in items), reverse=True)
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
    assert 70 <= np.nanmean(values("c3", 1)) <= 90
    assert 14 <= np.nanstd(values("c3", 1), ddof=1) <= 26
    assert 12 <= np.nanmean(values("c4", 1)) <= 20
    for day in VISIT_DAYS:
        assert np.nanmin(values("c3", day)) > 20
        assert np.nanmin(values("c4", day)) > 1


@pytest.mark.parametrize("outcome", ["mex_sledai", *MARKERS])
@pytest.mark.parametrize(("earlier", "later"), list(combinations(VISIT_DAYS, 2)))
def test_outcomes_correlate_between_visits(outcome: str, earlier: int, later: int) -> None:
    first, second = analysed(outcome, earlier), analysed(outcome, later)
    both = ~np.isnan(first) & ~np.isnan(second)
    first, second, treated = first[both], second[both], TREATED[both]
    for arm in (treated, ~treated):
        first[arm] -= first[arm].mean()
        second[arm] -= second[arm].mean()
    assert 0.6 <= np.corrcoef(first, second)[0, 1] <= 0.85


def within_arms(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values less the mean of their arm."""
    means = np.where(TREATED, np.nanmean(numbers[TREATED]), np.nanmean(numbers[~TREATED]))
    return numbers - means


def correlation(first: str, second: str) -> float:
    """The mean over the visits of the correlation within arms, of values as they are analysed."""
    found = []
    for day in VISIT_DAYS:
        pair = np.array([analysed(code, day) for code in (first, second)])
        seen = ~np.isnan(pair).any(axis=0)
        each = [within_arms(np.where(seen, numbers, np.nan))[seen] for numbers in pair]
        found.append(np.corrcoef(each[0], each[1])[0, 1])
    return float(np.mean(found))


# The sources are in the data dictionary, which calls a number without one assumed.
@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ("c3", "c4", 0.35, 0.65),
        ("c3", "anti_dsdna", -0.5, -0.3),
        ("c4", "anti_dsdna", -0.5, -0.3),
        ("mex_sledai", "il6", 0.2, 0.45),
        ("mex_sledai", "tnf_alpha", 0.2, 0.45),
        ("mex_sledai", "c3", -0.6, -0.1),
        ("mex_sledai", "anti_dsdna", 0.1, 0.6),
    ],
)
def test_outcomes_correlate_as_in_lupus(first: str, second: str, low: float, high: float) -> None:
    assert low < correlation(first, second) < high


def test_whoever_flares_shows_it_in_complement_or_antibodies() -> None:
    flares = 0
    for earlier, later in pairwise(VISIT_DAYS):
        score, c3, dsdna = (
            (values(code, earlier), values(code, later))
            for code in ("mex_sledai", "c3", MARKERS[4])
        )
        flaring = score[1] - score[0] >= 3
        shown = (c3[1] <= c3[0] / 1.1) | (dsdna[1] >= dsdna[0] * 1.1)
        assert shown[flaring].all()
        flares += int(flaring.sum())
    assert flares


def test_drugs_doses_and_durations_are_those_of_cohorts() -> None:
    assert 0.7 <= (PARTICIPANTS["hydroxychloroquine"] == "yes").mean() <= 0.9
    dose = PARTICIPANTS["prednisone_mg_day"]
    assert dose.quantile([0.25, 0.5, 0.75]).tolist() == [5, 5, 10]
    assert dose.max() <= 20
    duration = PARTICIPANTS["disease_duration_years"].quantile([0.25, 0.5, 0.75]).tolist()
    # Skewed to the right: the upper quartile is farther from the median.
    assert 2 <= duration[0] < duration[1] < 6 <= duration[2] <= 9
    assert duration[2] - duration[1] > duration[1] - duration[0]


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


# The truth that is built in


STUDY = tomllib.loads((FOLDER / "study.toml").read_text(encoding="utf-8"))
TRUTH = {(block["outcome"], block["day"]): block for block in STUDY["truth"] if "outcome" in block}
HUGE = 400_000


@cache
def huge_trial() -> tuple[dict[str, NDArray[np.float64]], NDArray[np.bool_]]:
    """One trial of 200,000 in each arm, as the model draws it, and who was treated."""
    rng = np.random.default_rng(20250401)
    treated = np.arange(HUGE) % 2 == 0
    drawn = model.together(rng.standard_normal((HUGE, model.PER_PARTICIPANT)))
    return model.simulate(drawn, treated), treated


@pytest.mark.parametrize(("outcome", "day"), TRUTH)
def test_what_is_built_in_is_what_a_huge_trial_estimates(outcome: str, day: int) -> None:
    """Within four standard errors of lib's own analysis of covariance."""
    drawn, treated = huge_trial()
    visits = drawn[outcome][:, VISIT_DAYS.index(day)], drawn[outcome][:, 0]
    scale = "log" if outcome in LOG_OUTCOMES else "linear"
    found = adjusted_mean_difference(*visits, treated, scale=scale)
    effect = TRUTH[outcome, day]["effect"]
    width = (found.high - found.low) / (2 * 1.96)
    assert abs(found.value - effect) < 4 * width + 0.0005


def test_half_the_limit_moves_the_ratio_of_il6_as_the_dictionary_says() -> None:
    drawn, treated = huge_trial()
    seen = np.where(drawn["il6"] < 3.13, 3.13 / 2, drawn["il6"])
    found = adjusted_mean_difference(seen[:, 2], seen[:, 0], treated, scale="log")
    assert f"on average {found.value:.2f} at day 43" in dictionary()


def test_the_huge_trial_correlates_as_the_model_says() -> None:
    """Rounding, the floor of the score and its few steps weaken a correlation by a tenth."""
    drawn, treated = huge_trial()
    for arm in (treated, ~treated):
        numbers = np.array(
            [
                drawn[code][arm, 1] if code in ("mex_sledai", "c3") else np.log(drawn[code][arm, 1])
                for code in model.OUTCOMES
            ]
        )
        assert np.allclose(np.corrcoef(numbers), model.BETWEEN_OUTCOMES, rtol=0.1, atol=0.01)


def test_the_counted_trials_are_analysed_as_the_dashboard_does() -> None:
    """Estimate and p of 20 trials with withdrawals and lost samples; tolerance: rounding."""
    rng = np.random.default_rng(7)
    last_days = PARTICIPANTS["withdrawn_day"].fillna(43).to_numpy()
    drawn = model.together(rng.standard_normal((20, 29, model.PER_PARTICIPANT)))
    drawn_values = trials.with_missing(model.simulate(drawn, TREATED), last_days, 5, rng)
    for outcome in model.OUTCOMES:
        analysed_values = model.as_analysed(outcome, drawn_values[outcome])
        for visit in (1, 2):
            estimates, _, p_values = trials.covariance(analysed_values[..., [0, visit]], TREATED)
            for trial in range(20):
                pair = analysed_values[trial, :, visit], analysed_values[trial, :, 0]
                found = adjusted_mean_difference(*pair, TREATED, scale="linear")
                assert found.value == pytest.approx(estimates[trial], rel=1e-9)
                assert found.p_value == pytest.approx(p_values[trial], rel=1e-7)


def test_each_simulated_trial_loses_what_the_study_lost() -> None:
    rng = np.random.default_rng(8)
    last_days = PARTICIPANTS["withdrawn_day"].fillna(43).to_numpy()
    drawn = model.together(rng.standard_normal((50, 29, model.PER_PARTICIPANT)))
    found = trials.with_missing(model.simulate(drawn, TREATED), last_days, 5, rng)
    missing = {code: np.isnan(each).sum(axis=(1, 2)) for code, each in found.items()}
    # The withdrawn participant has no day 43.
    assert set(missing.pop("mex_sledai")) == {1}
    assert set(np.sum(list(missing.values()), axis=0)) == {5 + 5}


def test_as_many_trials_as_told_show_the_built_in_difference() -> None:
    """Against an approximation: the score moves like a normal with the SD that remains.

    Of a follow-up score with SD 2.3 that correlates 0.66 with the baseline, at 15 + 13 and
    truth -1.98, normal power is 0.82; 1,000 trials have a standard error of 0.012.
    """
    spread = 2.3 * np.sqrt(1 - 0.66**2)
    error = spread * np.sqrt(1 / 15 + 1 / 13)
    power = t_noncentral.sf(t_central.ppf(0.975, 25), 25, 1.98 / error)
    assert TRUTH["mex_sledai", 43]["shown_in"] / 1000 == pytest.approx(power, abs=0.05)


def test_the_seed_of_the_outcomes_meets_what_it_was_picked_for() -> None:
    numbers = {
        code: np.stack([values(code, day) for day in VISIT_DAYS], axis=-1)[None]
        for code in model.OUTCOMES
    }
    for code in LOG_OUTCOMES:
        numbers[code] = np.log(numbers[code])
    for criterion in seeds.CRITERIA:
        assert criterion(numbers, TREATED).tolist() == [True], criterion.__name__


def test_the_seed_of_the_characteristics_is_the_first_that_fits() -> None:
    found = seeds.first_seed_of_characteristics(generate.SEEDS["outcomes"])
    assert found == generate.SEEDS["characteristics"]


def test_the_adverse_events_of_both_arms_come_from_the_same_rates() -> None:
    """Arms exchanged, the same draws give the same events."""
    people = generate.simulate_participants()
    other = {model.SECRETOME: model.PLACEBO, model.PLACEBO: model.SECRETOME}
    exchanged = [replace(each, arm=other[each.arm]) for each in people]
    first, second = (
        generate.simulate_adverse_events(each, np.random.default_rng(3))
        for each in (people, exchanged)
    )
    assert first == second


def test_the_dictionary_prints_what_is_built_in_and_how_often_it_is_seen() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (22|43) \| (\S+) \| (\d+) \|$", dictionary(), re.M)
    assert {
        (code, int(day)): (float(effect.replace("−", "-")), int(n)) for code, day, effect, n in rows
    } == {key: (block["effect"], block["shown_in"]) for key, block in TRUTH.items()}
    events = next(block for block in STUDY["truth"] if block.get("events"))
    assert f"{events['shown_in']} of 1,000 trials had a difference at least as" in dictionary()


@pytest.mark.parametrize(
    ("label", "pairs"),
    [
        ("C3 with C4", [("c3", "c4")]),
        ("C3 with anti-dsDNA", [("c3", "anti_dsdna")]),
        ("C4 with anti-dsDNA", [("c4", "anti_dsdna")]),
        ("activity with C3, C4", [("mex_sledai", "c3"), ("mex_sledai", "c4")]),
        ("activity with anti-dsDNA", [("mex_sledai", "anti_dsdna")]),
        ("activity with IL-6", [("mex_sledai", "il6")]),
        ("activity with TNF-α", [("mex_sledai", "tnf_alpha")]),
        ("IL-6 with TNF-α", [("il6", "tnf_alpha")]),
    ],
)
def test_the_dictionary_prints_the_correlations_of_the_data(
    label: str, pairs: list[tuple[str, str]]
) -> None:
    shown = ", ".join(f"{correlation(*pair):+.2f}".replace("-", "−") for pair in pairs)
    built_in = ", ".join(
        f"{model.BETWEEN_OUTCOMES[model.OUTCOMES.index(a), model.OUTCOMES.index(b)]:+.2f}".replace(
            "-", "−"
        )
        for a, b in pairs
    )
    assert f"| {label} | {built_in} | {shown} |" in dictionary()


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
