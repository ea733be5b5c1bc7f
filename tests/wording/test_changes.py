"""Tables show the numbers of the results, as text, in the reader's language."""

import math
import re
from collections.abc import Iterator

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.results.changes import arm_summaries, band_counts, censored_summaries, change_summaries
from lib.results.effects import (
    adjusted_means_by_visit,
    effect,
    effects_by_outcome,
    effects_by_visit,
)
from lib.results.participants import baseline_characteristics, missing_values
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION, TOO_FEW
from lib.statistics.models.ancova import adjusted_means
from lib.statistics.models.censored import MEDIAN_BELOW, describe_censored
from lib.study.outcomes import Outcome
from lib.study.problems import Problem
from lib.study.study import ARMS, Study
from lib.wording.changes import (
    arm_summaries_table,
    censored_summaries_table,
    changes_by_visit_table,
)
from lib.wording.effects import effect_columns, effects_by_outcome_table, effects_by_visit_table
from lib.wording.participants import baseline_table, missing_table, study_card_table
from lib.wording.reading import problems_table
from lib.wording.response import bands_table
from lib.words import Words
from tests.support.studies import degenerate_studies, large_study, polyps, sample, small_study

ENGLISH, ITALIANO = Words("en"), Words("it")
NAMES = {"treatment": "Secretome", "control": "Placebo"}


def by_visit(study: Study, outcome: Outcome, words: Words) -> pd.DataFrame:
    visits = effects_by_visit(study, outcome)
    means = adjusted_means_by_visit(study, outcome)
    return effects_by_visit_table(study, outcome, visits, means, words)


def every_table(study: Study, words: Words) -> Iterator[tuple[str, pd.DataFrame]]:
    day = study.primary_day
    frame = effects_by_outcome(study, day)
    yield "outcomes", effects_by_outcome_table(study, frame, day, words)
    yield "card", study_card_table(study, words)
    characteristics = baseline_characteristics(study)
    yield "baseline", baseline_table(study, characteristics, words)
    yield "missing", missing_table(study, missing_values(study), words)
    for outcome in study.outcomes:
        code = outcome.code
        yield f"{code} visits", by_visit(study, outcome, words)
        censored = censored_summaries(study, outcome)
        if not censored.empty:
            yield f"{code} censored", censored_summaries_table(study, outcome, censored, words)
        for statistic in ("mean", "median"):
            summaries = arm_summaries(study, outcome, statistic=statistic)
            shown = arm_summaries_table(study, outcome, summaries, words)
            yield f"{code} {statistic}", shown
        changes = change_summaries(study, outcome)
        yield f"{code} changes", changes_by_visit_table(study, outcome, changes, words)
        if outcome.bands is not None:
            counts = band_counts(study, outcome)
            yield f"{code} bands", bands_table(study, outcome, counts, words)


def numbers_in(text: str) -> list[float]:
    """The numbers of an English cell."""
    found = re.findall(r"[−+]?\d+(?:\.\d+)?(?:e[+-]\d+)?", text)
    return [float(number.replace("−", "-")) for number in found]


def rounded(shown: list[float], exact: list[float], digits: int) -> None:
    """The numbers shown are the exact ones, to half a unit of the last decimal."""
    assert len(shown) == len(exact)
    for one, other in zip(shown, exact, strict=True):
        assert abs(one - other) <= 0.5 * 10.0**-digits + 1e-9


# Every table


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_and_header_is_text_and_none_says_nan(language: Language) -> None:
    for study in [sample(), *degenerate_studies().values()]:
        for name, table in every_table(study, Words(language)):
            assert len(table), name
            assert all(isinstance(column, str) for column in table.columns), name
            assert table.map(lambda cell: isinstance(cell, str)).all(axis=None), name
            assert not table.map(lambda cell: "nan" in cell.lower()).any(axis=None), name


def test_italian_cells_have_decimal_commas_and_italian_headers() -> None:
    english = dict(every_table(sample(), ENGLISH))
    for name, table in every_table(sample(), ITALIANO):
        assert len(table) == len(english[name])
        # Names of arms are the study's; a p is a p.
        same = set(table.columns) & set(english[name].columns)
        assert same <= {"p", "p (Holm)", "n", "n, Placebo", "Placebo (n 14)"}
        if name != "card":
            assert not table.map(lambda cell: bool(re.search(r"\d\.\d", cell))).any(axis=None), name
        headers = " ".join(table.columns)
        assert re.search(r"\b(CI|Visit|Outcome|per arm|not|lower|mean|Arm)\b", headers) is None


def test_a_large_study_has_a_row_for_each_visit() -> None:
    study = large_study()
    shown = by_visit(study, study.primary_outcome, ENGLISH)
    assert len(shown) == 39


# Effects


def test_effects_by_outcome_are_the_numbers_of_the_results() -> None:
    study = sample()
    frame = effects_by_outcome(study, 43)
    table = effects_by_outcome_table(study, frame, 43, ENGLISH)
    assert list(table.columns) == [
        "Outcome",
        "Adjusted difference or ratio",
        "95% CI (unadjusted)",
        "n per arm",
        "p",
        "Detectable (80% power)",
        "p (Holm)",
        "In SD",
    ]
    for outcome, row, cells in zip(
        study.outcomes, frame.to_dict("records"), table.to_dict("records"), strict=True
    ):
        digits = 2 if outcome.is_log else 1
        assert cells["Outcome"] == outcome.name.en
        shown = cells["Adjusted difference or ratio"]
        rounded(numbers_in(shown), [row["value"]], digits)
        assert shown.startswith("ratio ") if outcome.is_log else shown.endswith(outcome.unit.en)
        rounded(numbers_in(cells["95% CI (unadjusted)"]), [row["low"], row["high"]], digits)
        assert cells["n per arm"] == f"{row['n_treatment']} + {row['n_control']}"
        scaled = [row["scaled"], row["scaled_low"], row["scaled_high"]]
        rounded(numbers_in(cells["In SD"]), scaled, 2)
        for name, p in (("p", row["p_value"]), ("p (Holm)", row["p_holm"])):
            rounded(numbers_in(cells[name]), [p], 3 if p < 0.1 else 2)


def test_a_p_never_stands_without_estimate_interval_and_n() -> None:
    for _, table in every_table(sample(), ENGLISH):
        if {"p", "p (Holm)"} & set(table.columns):
            assert {"95% CI (unadjusted)", "n per arm"} <= set(table.columns)
            assert any(column.startswith("Adjusted ") for column in table.columns)


@pytest.mark.parametrize("code", ["c3", "il6"])
def test_effects_by_visit_are_the_numbers_of_the_results(code: str) -> None:
    outcome = next(outcome for outcome in sample().outcomes if outcome.code == code)
    frame = effects_by_visit(sample(), outcome)
    table = by_visit(sample(), outcome, ENGLISH)
    name, digits = ("Adjusted ratio", 2) if outcome.is_log else ("Adjusted difference", 1)
    assert list(table["Visit"]) == ["Day 22", "Day 43"]
    for row, cells in zip(frame.to_dict("records"), table.to_dict("records"), strict=True):
        rounded(numbers_in(cells[name]), [row["value"]], digits)
        rounded(numbers_in(cells["95% CI (unadjusted)"]), [row["low"], row["high"]], digits)
        assert cells["n per arm"] == f"{row['n_treatment']} + {row['n_control']}"


@pytest.mark.parametrize("code", ["c3", "il6"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_adjusted_mean_of_each_arm_stands_beside_the_difference(
    code: str, language: Language
) -> None:
    study, words = sample(), Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    table = by_visit(study, outcome, words)
    digits = max(1, outcome.digits)
    for arm in ARMS:
        name = words.of(study.arm(arm).name)
        header = (
            words.t("{arm}: adjusted geometric mean, 95% CI", arm=name)
            if outcome.is_log
            else words.t("{arm}: adjusted mean, 95% CI", arm=name)
        )
        for day, cell in zip(study.follow_up_days, table[header], strict=True):
            values = study.values(outcome)
            means = adjusted_means(
                values[day], values[study.baseline_day], study.treated, scale=outcome.scale
            )
            value, low, high = getattr(means, arm)
            limits = words.interval(low, high, digits)
            assert cell == f"{words.number(value, digits)} ({limits})"


def test_an_adjusted_mean_without_limits_stands_alone() -> None:
    study = small_study("TTCC", score=["4 2", "6 4", "5 5", "7 7"])
    row = by_visit(study, study.primary_outcome, ENGLISH).iloc[0]
    # Everybody falls by 2 or by 0 from a mean baseline of 5.5.
    assert row["Drug: adjusted mean, 95% CI"] == "3.5"
    assert row["Dummy: adjusted mean, 95% CI"] == "5.5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_below_the_limit_are_shown_as_censored_at_their_visits(language: Language) -> None:
    study, words = sample(), Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == "il6")
    frame = censored_summaries(study, outcome)
    table = censored_summaries_table(study, outcome, frame, words)
    measured, below = study.as_measured(outcome), study.below_limit(outcome)
    days = [day for day in study.days if below[day].any()]
    assert list(table[words.t("Visit")]) == [words.t("Day {day}", day=day) for day in days]
    for arm in ARMS:
        name, members = words.of(study.arm(arm).name), study.members(arm)
        for day, cells in zip(days, table.to_dict("records"), strict=True):
            flags = below.loc[members, day].to_numpy()
            found = describe_censored(measured.loc[members, day].to_numpy(), flags)
            limits = words.interval(found.low, found.high, 2)
            assert cells[f"{name}: {words.t('geometric mean, 95% CI')}"] == (
                f"{words.number(found.geometric_mean, 2)} ({limits})"
            )
            assert cells[f"{name}: {words.t('median')}"] == words.number(found.median, 2)
            assert numbers_in(cells[f"n, {name}"]) == [found.n, found.n_below]


def test_a_median_below_the_limit_is_said_to_be_there() -> None:
    study = small_study("TTTCCC", marker=["8 <2", "9 <2", "7 4", "8 6", "9 7", "6 5"])
    outcome = study.outcomes[-1]
    frame = censored_summaries(study, outcome)
    row = censored_summaries_table(study, outcome, frame, ENGLISH).iloc[0]
    assert row["Visit"] == "Day 22"
    assert row["Drug: median"] == "–"
    assert row["Dummy: median"] == "6.00"
    assert row["n, Drug"] == "3 (2 below the limit)"
    assert row["n, Dummy"] == "3 (0 below the limit)"
    assert row["Remark"] == f"Drug: {MEDIAN_BELOW}"


def test_a_limit_near_no_difference_keeps_the_decimals_that_tell_it_apart() -> None:
    row = {"value": 2.0, "low": 0.04, "high": 4.0, "n_treatment": 9, "n_control": 8}
    frame = pd.DataFrame([{**row, "p_value": 0.048, "detectable": 0.04}])
    table = effect_columns(frame, [sample().outcomes[1]], [False], ENGLISH)
    assert table.to_dict("records") == [
        {
            "Adjusted difference": "2.00 mg/dL",
            "95% CI (unadjusted)": "0.04 to 4.00",
            "n per arm": "9 + 8",
            "p": "0.048",
            "Detectable (80% power)": "±0.04 mg/dL",
        }
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "code", "reason"),
    [
        ("one participant per arm", "level", TOO_FEW),
        ("a visit without values", "score", EMPTY_ARM),
        ("a constant outcome", "marker", NO_VARIATION),
        ("all values below the limit", "marker", NO_VARIATION),
        ("an outcome without values", "level", EMPTY_ARM),
    ],
)
def test_a_row_that_cannot_be_estimated_says_why(
    name: str, code: str, reason: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = effects_by_visit(study, outcome)
    first = by_visit(study, outcome, words).iloc[0]
    assert first[words.t("Remark")] == words.t(reason)
    assert first[words.t("95% CI (unadjusted)")] == "–"
    assert first["p"] == "–"
    day = int(frame["day"].iloc[0])
    by_outcome = effects_by_outcome(study, day)
    rows = effects_by_outcome_table(study, by_outcome, day, words)
    row = rows[rows[words.t("Outcome")] == words.of(outcome.name)].iloc[0]
    assert row[words.t("Remark")] == words.t(reason)
    assert row[words.t("p (Holm)")] == "–"


def test_where_all_can_be_estimated_there_is_no_column_of_reasons() -> None:
    frame = effects_by_outcome(sample(), 43)
    table = effects_by_outcome_table(sample(), frame, 43, ENGLISH)
    assert "Remark" not in table


# Arms


@pytest.mark.parametrize(
    ("code", "statistic", "header"),
    [
        ("c3", "mean", "mean, 95% CI"),
        ("il6", "mean", "geometric mean, 95% CI"),
        ("c3", "median", "median, quartiles"),
        ("il6", "median", "median, quartiles"),
    ],
)
def test_summaries_say_what_they_are_and_show_the_numbers_of_the_results(
    code: str, statistic: str, header: str
) -> None:
    study = sample()
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = arm_summaries(study, outcome, statistic=statistic)
    table = arm_summaries_table(study, outcome, frame, ENGLISH).set_index("Visit")
    for row in frame.to_dict("records"):
        cells = table.loc[f"Day {row['day']}"]
        name = NAMES[row["arm"]]
        shown = numbers_in(cells[f"{name}: {header}"])
        rounded(shown, [row["value"], row["low"], row["high"]], outcome.digits)
        counts = [row["n"], row["n_below"]] if row["n_below"] else [row["n"]]
        assert numbers_in(cells[f"n, {name}"]) == counts
        assert ("below the limit" in cells[f"n, {name}"]) == (row["n_below"] > 0)


@pytest.mark.parametrize(
    ("code", "header"),
    [("c3", "mean change, 95% CI"), ("il6", "geometric mean ratio, 95% CI")],
)
def test_changes_say_what_they_are_and_show_the_numbers_of_the_results(
    code: str, header: str
) -> None:
    study = sample()
    outcome = next(outcome for outcome in study.outcomes if outcome.code == code)
    frame = change_summaries(study, outcome)
    table = changes_by_visit_table(study, outcome, frame, ENGLISH).set_index("Visit")
    for row in frame.to_dict("records"):
        cells = table.loc[f"Day {row['day']}"]
        name = NAMES[row["arm"]]
        digits = 2 if outcome.is_log else 1
        exact = [row["value"], row["low"], row["high"]]
        rounded(numbers_in(cells[f"{name}: {header}"]), exact, digits)
        assert cells[f"n, {name}"] == str(row["n"])
    assert [column for column in table.columns if column.startswith("p")] == []


def test_bands_show_every_count_and_its_n() -> None:
    study = sample()
    frame = band_counts(study, study.primary_outcome)
    table = bands_table(study, study.primary_outcome, frame, ENGLISH)
    assert list(table["Arm"]) == ["Secretome"] * 3 + ["Placebo"] * 3
    labels = ["Inactive (0–1)", "Mild (2–5)", "Moderate (6–10)", "High (>10)"]
    shown = table[labels].astype(int)
    assert shown.to_numpy().ravel().tolist() == frame["participants"].tolist()
    assert shown.sum(axis=1).tolist() == table["n"].astype(int).tolist()


def test_the_n_of_every_table_of_an_outcome_agree() -> None:
    study = polyps()
    (outcome,) = study.outcomes
    summaries = arm_summaries(study, outcome)
    arms = arm_summaries_table(study, outcome, summaries, ENGLISH).set_index("Visit")
    differences = by_visit(study, outcome, ENGLISH).set_index("Visit")
    missing = missing_table(study, missing_values(study), ENGLISH).iloc[0]
    for day in study.follow_up_days:
        n = [int(arms.at[f"Day {day}", f"n, {name}"]) for name in ("Sulindac", "Placebo")]
        # Nobody of this trial lacks the baseline.
        assert differences.at[f"Day {day}", "n per arm"] == f"{n[0]} + {n[1]}"
        gaps = numbers_in(missing[f"Day {day}, Sulindac + Placebo"])
        assert [n[0] + gaps[0], n[1] + gaps[1]] == [study.n_treatment, study.n_control]


# Baseline, card, missing values


def test_the_baseline_table_of_the_sample() -> None:
    study = sample()
    frame = baseline_characteristics(study)
    table = baseline_table(study, frame, ENGLISH)
    header = ["Characteristic", "Secretome (n 15)", "Placebo (n 14)", "Standardised difference"]
    assert list(table.columns) == header
    rows = table.set_index("Characteristic").T.to_dict("list")
    assert rows["Sex: female, n (%)"] == ["15 (100%)", "14 (100%)", "0.00"]
    assert rows["Hydroxychloroquine: yes, n (%)"] == ["11 (73%)", "10 (71%)", ""]
    assert rows["C3 (mg/dL), mean (SD)"][0].endswith(" [n 14]")
    for row, cells in zip(frame.to_dict("records"), table.to_numpy().tolist(), strict=True):
        if row["kind"] != "level":
            for arm, cell, randomised in zip(ARMS, cells[1:3], (15, 14), strict=True):
                value, spread, *n = numbers_in(cell)
                rounded([value, spread], [row[f"value_{arm}"], row[f"spread_{arm}"]], 1)
                assert n == ([] if row[f"n_{arm}"] == randomised else [row[f"n_{arm}"]])
        if not math.isnan(row["smd"]):
            rounded(numbers_in(cells[3]), [row["smd"]], 2)


def test_characteristics_that_are_not_known_keep_the_names_of_the_file() -> None:
    columns = {"smoker": ["yes", "no", "yes", ""], "ward <b>": ["A", "B", "A", "A"]}
    study = small_study("TTCC", columns=columns, score=["5 5"] * 4)
    frame = baseline_characteristics(study)
    table = baseline_table(study, frame, ITALIANO).set_index("Caratteristica")
    assert list(table.index[:4]) == [
        "smoker: no, n (%)",
        "smoker: sì, n (%)",
        "ward_<b>: A, n (%)",
        "ward_<b>: B, n (%)",
    ]
    assert table.loc["smoker: sì, n (%)"].tolist() == ["1 (50%)", "1 (100%) [n 1]", ""]


def test_the_card_leaves_out_what_was_not_supplied() -> None:
    card = study_card_table(sample(), ENGLISH).set_index("Item")["Description"]
    assert card["Design"] == "Randomised, secretome (n 15) against placebo (n 14)"
    assert card["Visits"] == (
        "days 1, 22, 43; baseline is day 1, the primary comparison is at day 43"
    )
    assert card["Doses"] == "6, on days 1, 8, 15, 22, 29, 36"
    small = small_study("TC", score=["5 5", "5 5"])
    assert list(study_card_table(small, ENGLISH)["Item"]) == ["Design", "Visits", "Outcomes"]


def test_missing_values_are_shown_for_both_arms_in_the_order_of_the_header() -> None:
    frame = missing_values(sample())
    table = missing_table(sample(), frame, ENGLISH).set_index("Outcome")
    assert list(table.columns) == [f"Day {day}, Secretome + Placebo" for day in (1, 22, 43)]
    assert table.loc["C3"].tolist() == ["1 + 0", "0 + 0", "0 + 2"]
    shown = sum(sum(numbers_in(cell)) for cell in table.to_numpy().ravel())
    assert shown == frame["missing"].sum()


# Problems


def test_a_problem_is_a_row_that_says_where_and_what_to_do() -> None:
    found = [
        Problem("measurements.csv", 7, "day", "x", "Write a whole number."),
        Problem("participants.csv", None, "", "", "Randomised: {n}", {"n": "5"}),
    ]
    table = problems_table(found, ITALIANO)
    assert table.to_numpy().tolist() == [
        ["measurements.csv", "7", "day", "x", "Scrivi un numero intero."],
        ["participants.csv", "", "", "", "Persone randomizzate: 5"],
    ]
    assert list(table.columns) == ["Tabella", "Riga", "Colonna", "Trovato", "Che cosa fare"]


def test_an_estimate_that_is_certain_of_nothing_still_shows_its_value() -> None:
    study = small_study("TTCC", score=["4 2", "6 4", "5 5", "7 7"])
    estimate = effect(study, study.primary_outcome, 22)
    row = by_visit(study, study.primary_outcome, ENGLISH).iloc[0]
    assert row["Adjusted difference"] == "−2.0 points"
    assert row["95% CI (unadjusted)"] == "–"
    assert row["Remark"] == estimate.reason
