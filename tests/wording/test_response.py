"""Tables of the second look show the numbers of the results and who is followed."""

import math
import re
from collections.abc import Iterator
from functools import cache

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    band_counts,
    change_summaries,
    changes_from_baseline,
)
from lib.results.effects import (
    adjusted_means_by_visit,
    effect,
    effects_by_outcome,
    effects_by_visit,
)
from lib.results.limits import crossing_of, limit_crossings
from lib.results.participants import baseline_characteristics, missing_values
from lib.results.response import has_improved, response_rates
from lib.results.robustness import NOTHING_CENSORED, effects_without_each, sensitivity_board
from lib.statistics.estimates import EMPTY_ARM, NO_VARIATION
from lib.statistics.randomisation import Randomisation
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.changes import (
    arm_summaries_table,
    changes_by_visit_table,
    individual_changes_table,
)
from lib.wording.effects import effects_by_outcome_table, effects_by_visit_table
from lib.wording.limits import crossings_table
from lib.wording.names import MARK
from lib.wording.participants import baseline_table, missing_table, participant_table
from lib.wording.response import associations_table, bands_table, response_rates_table
from lib.wording.robustness import robustness_table
from lib.words import Words
from tests.support.changes import rewritten
from tests.support.studies import degenerate_studies, once, sample, small_study

ENGLISH, ITALIANO = Words("en"), Words("it")
SCORE, C3, C4, IL6, _, DSDNA = sample().outcomes
P_RANDOM = Randomisation(-3.2, 0.0123, 15, 13, 35, True, None, "x")
OUTCOMES = pytest.mark.parametrize(
    "outcome", [SCORE, C3, IL6, DSDNA], ids=lambda outcome: outcome.code
)


def computed(study: Study, outcome: Outcome, day: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sensitivity board and who is left out, computed once for each study."""
    return (
        once(sensitivity_board)(study, outcome, day),
        once(effects_without_each)(study, outcome, day),
    )


def board_of(
    study: Study, outcome: Outcome, day: int, words: Words, highlighted: str | None = None
) -> pd.DataFrame:
    return robustness_table(
        study,
        outcome,
        *computed(study, outcome, day),
        P_RANDOM,
        day,
        words,
        highlighted=highlighted,
    )


def rates_of(
    study: Study, outcome: Outcome, words: Words, who: str | None = None, threshold: float = 3
) -> pd.DataFrame:
    day = study.primary_day
    rates = once(response_rates)(study, outcome, day, threshold=threshold)
    followed = once(has_improved)(study, outcome, day, who, threshold)
    return response_rates_table(study, rates, words, followed=followed)


def crossings_of(
    study: Study, outcome: Outcome, words: Words, who: str | None = None, limit: float = 90
) -> pd.DataFrame:
    day, limits = study.primary_day, {"low": limit, "high": limit}
    frame = once(limit_crossings)(study, outcome, day, **limits)
    followed = once(crossing_of)(study, outcome, day, who, **limits)
    return crossings_table(study, outcome, frame, words, followed=followed)


def associations_of(
    study: Study, outcome: Outcome, words: Words, who: str | None = None
) -> pd.DataFrame:
    activity = study.outcomes[0]
    found = once(association_of_changes)(study, outcome, activity, study.primary_day)
    return associations_table(study, outcome, activity, found, words, highlighted=who)


def every_table(
    study: Study, words: Words, who: str | None = None
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every table in which somebody can be followed."""
    day = study.primary_day
    frame = once(effects_by_outcome)(study, day)
    yield "outcomes", effects_by_outcome_table(study, frame, day, words, highlighted=who)
    characteristics = once(baseline_characteristics)(study)
    yield "baseline", baseline_table(study, characteristics, words, highlighted=who)
    gaps = once(missing_values)(study)
    yield "missing", missing_table(study, gaps, words, highlighted=who)
    for outcome in study.outcomes:
        code = outcome.code
        visits = once(effects_by_visit)(study, outcome)
        yield (
            f"visits {code}",
            effects_by_visit_table(
                study,
                outcome,
                visits,
                adjusted_means_by_visit(study, outcome),
                words,
                highlighted=who,
            ),
        )
        summaries = once(arm_summaries)(study, outcome)
        yield (
            f"summaries {code}",
            arm_summaries_table(study, outcome, summaries, words, highlighted=who),
        )
        changed = once(change_summaries)(study, outcome)
        yield (
            f"changes {code}",
            changes_by_visit_table(study, outcome, changed, words, highlighted=who),
        )
        individual = once(changes_from_baseline)(study, outcome, day)
        yield (
            f"individual {code}",
            individual_changes_table(study, outcome, individual, day, words, highlighted=who),
        )
        if outcome.bands is not None:
            counts = once(band_counts)(study, outcome)
            yield f"bands {code}", bands_table(study, outcome, counts, words, highlighted=who)
        yield f"board {code}", board_of(study, outcome, day, words, who)
        yield f"rates {code}", rates_of(study, outcome, words, who)
        yield f"crossings {code}", crossings_of(study, outcome, words, who)
        associated = associations_of(study, outcome, words, who)
        if len(associated):
            yield f"associations {code}", associated


@cache
def tables_of_sample(language: Language, who: str | None = None) -> dict[str, pd.DataFrame]:
    """Every table of the sample study, built once for all tests that only read it."""
    return dict(every_table(sample(), Words(language), who))


def numbers_in(text: str) -> list[float]:
    found = re.findall(r"[−+]?\d+(?:\.\d+)?", text)
    return [float(number.replace("−", "-")) for number in found]


def near(shown: str, exact: list[float], digits: int) -> None:
    """The numbers of a cell are the exact ones, to half a unit of the last decimal."""
    told = numbers_in(shown)
    assert len(told) == len(exact), shown
    for one, other in zip(told, exact, strict=True):
        assert abs(one - other) <= 0.5 * 10.0**-digits + 1e-9


def row_of(table: pd.DataFrame, **cells: str) -> pd.Series:
    """The one row with these cells."""
    kept = table
    for name, cell in cells.items():
        kept = kept[kept[name] == cell]
    (row,) = [row for _, row in kept.iterrows()]
    return row


# Sensitivity


@OUTCOMES
def test_the_board_shows_the_numbers_of_every_analysis(outcome: Outcome) -> None:
    study = sample()
    frame, _ = computed(study, outcome, 43)
    table = board_of(study, outcome, 43, ENGLISH)
    effect, digits = ("Ratio", 2) if outcome.is_log else ("Difference", 1)
    names = [
        "ANCOVA (primary), below the limit = half of it" if outcome.is_log else "ANCOVA (primary)",
        "Welch, change from baseline",
        "Hodges–Lehmann shift of the change",
        "Repeated-measures model, all visits",
        *(["Values below the limit as censored (likelihood)"] if outcome.is_log else []),
        "ANCOVA without each participant in turn",
    ]
    assert list(table["Analysis"]) == names
    cells = table.to_dict("records")[:-1]
    for row, shown in zip(frame.to_dict("records"), cells, strict=True):
        assert shown["n per arm"] == f"{row['n_treatment']} + {row['n_control']}"
        if row["reason"] == NOTHING_CENSORED:
            assert row["analysis"] == "censored"
            assert shown["Remark"] == ENGLISH.t(NOTHING_CENSORED)
            numbers = (effect, "95% CI (unadjusted)", "p", "Detectable (80% power)")
            assert [shown[name] for name in numbers] == ["–"] * 4
            continue
        near(shown[effect], [row["value"]], digits)
        near(shown["95% CI (unadjusted)"], [row["low"], row["high"]], digits)
        assert shown["p"] == ENGLISH.p_value(row["p_value"])
        ends = row["detectable"]
        if math.isnan(ends):
            assert shown["Detectable (80% power)"] == "–"
        else:
            near(
                shown["Detectable (80% power)"].replace("±", ""),
                [1 / ends, ends] if outcome.is_log else [ends],
                digits,
            )
    assert list(table["p (re-randomisation)"]) == ["0.012"] + [""] * (len(table) - 1)


def test_the_first_row_of_the_board_is_the_primary_comparison_of_the_other_tables() -> None:
    study = sample()
    for outcome in study.outcomes:
        board = board_of(study, outcome, 43, ENGLISH).iloc[0]
        visits = effects_by_visit(study, outcome)
        means = adjusted_means_by_visit(study, outcome)
        shown = effects_by_visit_table(study, outcome, visits, means, ENGLISH)
        visit = row_of(shown, Visit="Day 43")
        for name in ("95% CI (unadjusted)", "n per arm", "p", "Detectable (80% power)"):
            assert board[name] == visit[name]
        kinds = ("Ratio", "Adjusted ratio") if outcome.is_log else ("Difference",) * 2
        assert board[kinds[0]] == visit[kinds[1] if outcome.is_log else "Adjusted difference"]


@OUTCOMES
def test_the_last_row_of_the_board_gives_the_range_without_each_participant(
    outcome: Outcome,
) -> None:
    study = sample()
    others = effects_without_each(study, outcome, 43)
    primary = effect(study, outcome, 43).value
    distance = others["value"].map(
        lambda value: abs(math.log(value / primary)) if outcome.is_log else abs(value - primary)
    )
    who = others["participant_id"][distance.idxmax()]
    without = others["value"][distance.idxmax()]
    told = board_of(study, outcome, 43, ENGLISH).iloc[-1][
        "Ratio" if outcome.is_log else "Difference"
    ]
    span, _, most = told.partition("; most influential: ")
    digits = 2 if outcome.is_log else 1
    near(span, [others["value"].min(), others["value"].max()], digits)
    assert most.startswith(f"{who} (")
    near(most.removeprefix(who), [without], digits)


def test_swapping_the_arms_turns_the_table_of_the_board_over() -> None:
    turned = rewritten(
        "study.toml",
        ("[arms.treatment]", "[arms.other]"),
        ("[arms.control]", "[arms.treatment]"),
        ("[arms.other]", "[arms.control]"),
    )
    for outcome in (SCORE, C3):
        one, other = (board_of(study, outcome, 43, ENGLISH) for study in (sample(), turned))
        for before, after in zip(one.to_dict("records"), other.to_dict("records"), strict=True):
            first, second = (
                [
                    numbers_in(row["Difference"].partition(";")[0]),
                    numbers_in(row["95% CI (unadjusted)"]),
                ]
                for row in (before, after)
            )
            for told, turned_over in zip(first, second, strict=True):
                assert turned_over == [-number for number in reversed(told)]
            assert before["p"] == after["p"]
            assert before["Detectable (80% power)"] == after["Detectable (80% power)"]
            assert before["n per arm"].split(" + ") == after["n per arm"].split(" + ")[::-1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "place", "reason"),
    [
        ("an arm without values", 0, EMPTY_ARM),
        ("a constant outcome", 0, NO_VARIATION),
        ("all values below the limit", 2, NO_VARIATION),
    ],
)
def test_an_analysis_that_cannot_be_made_says_why(
    name: str, place: int, reason: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    table = board_of(study, study.outcomes[place], 22, words)
    why = table[words.t("Remark")]
    assert why.iloc[0] == words.t(reason)
    assert (table[words.t("95% CI (unadjusted)")].iloc[:-1] == "–").any()
    assert why.iloc[-1] == ""


# Who improved


def test_both_ways_of_counting_the_missing_are_rows() -> None:
    # Of the treated 2 of 3 fell by 3, one has no value; of the others 1 of 2.
    study = small_study("TTTCC", score=["8 4", "8 5", "8 .", "7 6", "7 4"])
    table = rates_of(study, study.primary_outcome, ENGLISH)
    assert list(table["Missing values"]) == ["counted as not improved", "left out"]
    assert list(table["Drug, n/N (%)"]) == ["2/3 (67%)", "2/2 (100%)"]
    assert list(table["Dummy, n/N (%)"]) == ["1/2 (50%)", "1/2 (50%)"]
    assert list(table["Difference, percentage points"]) == ["+16.7", "+50.0"]
    # Fisher: all tables of 5 with 3 improved are at least as probable as the one seen.
    assert table["p (Fisher)"].iloc[0] == "1.00"


def test_the_responders_are_of_all_randomised() -> None:
    table = rates_of(sample(), SCORE, ENGLISH)
    first = table.iloc[0]
    assert "/15 (" in first["Secretome, n/N (%)"]
    assert "/14 (" in first["Placebo, n/N (%)"]
    # One of the placebo arm has no value at day 43.
    assert "/13 (" in table.iloc[1]["Placebo, n/N (%)"]


def test_a_difference_of_responders_says_its_direction() -> None:
    # One of six fell by 3 with the drug, five of six without it.
    study = small_study("T" * 6 + "C" * 6, score=["8 5", *["8 8"] * 5, *["8 5"] * 5, "8 8"])
    table = rates_of(study, study.primary_outcome, ENGLISH)
    # 1/6 - 5/6.
    assert list(table["Difference, percentage points"]) == ["−66.7"] * 2
    equal = small_study("TTCC", score=["8 5", "8 8", "8 5", "8 8"])
    table = rates_of(equal, equal.primary_outcome, ENGLISH)
    assert list(table["Difference, percentage points"]) == ["0.0"] * 2


@pytest.mark.parametrize(
    ("improved", "sign"), [(1, "+"), (7, "−")], ids=["few controls", "most controls"]
)
def test_the_detectable_difference_of_responders_is_signed(improved: int, sign: str) -> None:
    # The smaller one is a rise where few of the eight controls improved, else a fall.
    fell = ["8 5"] * improved + ["8 8"] * (8 - improved)
    study = small_study("T" * 8 + "C" * 8, score=["8 8"] * 8 + fell)
    rates = response_rates(study, study.primary_outcome, 22, threshold=3)
    table = rates_of(study, study.primary_outcome, ENGLISH)
    for exact, shown in zip(rates["detectable"], table["Detectable (80% power)"], strict=True):
        assert shown.startswith(sign)
        near(shown, [100 * exact], 0)
        # What is left to one side is less than what is needed.
        assert (1 - improved / 8 > exact > 0) if sign == "+" else (0 > exact > -improved / 8)


def test_another_threshold_counts_others() -> None:
    shown = [rates_of(sample(), SCORE, ENGLISH, threshold=threshold) for threshold in (1, 3, 6)]
    counts = [numbers_in(table["Secretome, n/N (%)"].iloc[0])[0] for table in shown]
    values = sample().values(SCORE)[sample().treated]
    fell = values[1] - values[43]
    assert counts == [int((fell >= threshold).sum()) for threshold in (1, 3, 6)]
    assert len(set(counts)) == 3


def test_an_arm_without_values_leaves_no_share_of_those_with_values() -> None:
    study = degenerate_studies()["an arm without values"]
    for words in (ENGLISH, ITALIANO):
        second = rates_of(study, study.primary_outcome, words).iloc[1]
        assert "0/0" in list(second)
        assert second[words.t("95% CI ({method})", method="Newcombe")] == "–"
        assert second[words.t("Number needed to treat")] == "–"
        assert second[words.t("Remark")]


# Reference limits


def test_crossings_count_everybody_once() -> None:
    # Limit 90, higher is better: low → low, low → not low, not low → low, not low, missing.
    level = ["80 85", "80 95", "95 80", "95 96", "80 ."]
    study = small_study("TTTTTC", level=[*level, "90 90"])
    table = crossings_of(study, study.outcomes[1], ENGLISH)
    assert table.to_dict("records") == [
        {
            "Arm": "Drug",
            "low → low": "1",
            "low → not low": "1",
            "not low → low": "1",
            "not low → not low": "1",
            "missing": "1",
            "Of those low at baseline, not low at the visit": "1/2 (50%)",
            "95% CI": "1.3% to 98.7%",
        },
        {
            "Arm": "Dummy",
            "low → low": "0",
            "low → not low": "0",
            "not low → low": "0",
            # A value on the limit is within.
            "not low → not low": "1",
            "missing": "0",
            "Of those low at baseline, not low at the visit": "0/0",
            "95% CI": "–",
        },
    ]
    italian = crossings_of(study, study.outcomes[1], ITALIANO)
    assert list(italian.columns) == [
        *("Braccio", "basso → basso", "basso → non basso", "non basso → basso"),
        *("non basso → non basso", "mancanti"),
        *("Di chi era basso al basale, non basso alla visita", "IC 95%"),
    ]


def test_an_outcome_of_which_less_is_better_is_positive_or_negative() -> None:
    study = small_study("TTC", marker=["40 20", "40 35", "20 <3"])
    table = crossings_of(study, study.outcomes[2], ENGLISH, limit=30)
    drug, dummy = table.to_dict("records")
    assert drug["positive → negative"] == "1"
    assert drug["positive → positive"] == "1"
    assert drug["Of those positive at baseline, negative at the visit"] == "1/2 (50%)"
    assert dummy["negative → negative"] == "1"


@pytest.mark.parametrize("outcome", [C3, C4, DSDNA], ids=lambda outcome: outcome.code)
def test_crossings_add_up_to_all_randomised(outcome: Outcome) -> None:
    table = crossings_of(sample(), outcome, ENGLISH)
    counts = [name for name in table if "→" in name or name == "missing"]
    assert list(table[counts].astype(int).sum(axis=1)) == [15, 14]


# Associations and courses


@pytest.mark.parametrize("outcome", [C3, IL6], ids=lambda outcome: outcome.code)
def test_the_individual_changes_of_both_outcomes_are_those_of_the_other_tables(
    outcome: Outcome,
) -> None:
    study = sample()
    table = associations_of(study, outcome, ENGLISH).set_index("Participant")
    for one in (outcome, SCORE):
        individual = changes_from_baseline(study, one, 43)
        shown = individual_changes_table(study, one, individual, 43, ENGLISH)
        changes = shown.set_index("Participant")["Change"].str.removesuffix(" ▽")
        assert set(table.index) <= set(changes.index)
        for who in table.index:
            assert table.at[who, f"{one.name.en}, change"] == changes[who]


def test_only_who_has_both_changes_is_in_the_table_of_both() -> None:
    study = small_study("TTCC", score=["8 4", "7 5", "9 .", "8 7"], level=["80 85", ". 90"] * 2)
    table = associations_of(study, study.outcomes[1], ENGLISH)
    assert table.to_dict("records") == [
        {
            "Participant": "1",
            "Arm": "Drug",
            "Score, change": "−4 points",
            "Level, change": "5.0 mg/dL",
        }
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_courses_of_somebody_are_her_own_values(language: Language) -> None:
    words = Words(language)
    table = participant_table(sample(), "P09", words)
    assert len(table) == 6
    score = table.iloc[0].tolist()
    values = sample().values(SCORE).loc["P09"]
    # She withdrew on day 27.
    assert score[1:] == [f"{values[1]:g}", f"{values[22]:g}", "–"]
    study = small_study("TC", marker=["9 <3.1", "8 7"])
    mine = participant_table(study, "1", words).iloc[2].tolist()
    comma = "," if language == "it" else "."
    assert mine[1:] == [f"9{comma}00", f"<3{comma}10"]


# Who is followed


def own_columns_removed(table: pd.DataFrame) -> pd.DataFrame:
    """A table without the columns and additions of who is followed, and without the marks."""
    kept = table[[name for name in table if not name.startswith(MARK)]]
    added = rf"; {MARK} P\d\d: \S+ (without|senza)$"
    return kept.map(lambda cell: re.sub(added, "", str(cell)).replace(f" {MARK}", ""))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["P01", "P07", "P09"])
def test_following_somebody_changes_no_number_of_any_table(who: str, language: Language) -> None:
    plain, followed = tables_of_sample(language), tables_of_sample(language, who)
    assert set(plain) == set(followed)
    for name, table in followed.items():
        assert not any(MARK in str(cell) for cell in plain[name].to_numpy().ravel()), name
        pd.testing.assert_frame_equal(
            own_columns_removed(table), own_columns_removed(plain[name]), obj=name
        )


@pytest.mark.parametrize("who", ["P01", "P07", "P09"])
def test_every_table_marks_somebody_who_is_in_it(who: str) -> None:
    study = sample()
    arm = study.participants.set_index("participant_id").at[who, "arm"]
    for name, table in tables_of_sample("en", who).items():
        kind, _, code = name.partition(" ")
        text = "\n".join([*table.columns, *table.to_numpy().ravel()])
        outcome = next((one for one in study.outcomes if one.code == code), SCORE)
        values = study.values(outcome).loc[who]
        activity = study.values(SCORE).loc[who]
        analysed = bool(values[[1, 43]].notna().all())
        expected = {
            "missing": any(study.values(one).loc[who].isna().any() for one in study.outcomes),
            "outcomes": any(
                study.values(one).loc[who, [1, 43]].notna().all() for one in study.outcomes
            ),
            "visits": bool(values[1] == values[1] and values[[22, 43]].notna().any()),
            "individual": analysed,
            "board": analysed,
            "rates": has_improved(study, outcome, 43, who, 3) == arm,
            "associations": analysed and bool(activity[[1, 43]].notna().all()),
        }
        assert (MARK in text) == expected.get(kind, True), name


@OUTCOMES
def test_the_board_gives_what_the_others_alone_would_give(outcome: Outcome) -> None:
    # P03 has every value.
    others = effects_without_each(sample(), outcome, 43).set_index("participant_id")["value"]
    effect = "Ratio" if outcome.is_log else "Difference"
    plain = board_of(sample(), outcome, 43, ENGLISH).iloc[-1]
    row = board_of(sample(), outcome, 43, ENGLISH, "P03").iloc[-1]
    # It stands behind the range, in its cell and in no other.
    span, mark, own = row[effect].partition("; ★ P03: ")
    assert mark
    assert span == plain[effect]
    assert own.endswith(" without")
    near(own, [others["P03"]], 2 if outcome.is_log else 1)
    assert [name for name in row.index if MARK in row[name]] == [effect]


def test_the_own_value_on_the_board_is_that_of_the_study_without_her() -> None:
    study = small_study("TTTCCC", score=["8 4", "7 5", "9 5", "8 7", "6 6", "7 8"])
    less = small_study("TTCCC", score=["8 4", "9 5", "8 7", "6 6", "7 8"])
    without = effect(less, less.primary_outcome, 22).value
    for words, ending in ((ENGLISH, " without"), (ITALIANO, " senza")):
        last = board_of(study, study.primary_outcome, 22, words, "2").iloc[-1]
        told = last[words.t("Difference")]
        assert told.endswith(f"; ★ 2: {words.number(without, 1)}{ending}")


def test_who_is_in_no_estimate_is_not_told_to_move_it() -> None:
    # P09 withdrew on day 27.
    plain, followed = (board_of(sample(), SCORE, 43, ENGLISH, who) for who in (None, "P09"))
    pd.testing.assert_frame_equal(plain, followed)


def test_a_crossing_is_marked_in_the_cell_that_counts_her() -> None:
    study = small_study("TTC", level=["80 95", "80 85", "95 ."])
    for who, column, cell in [
        ("1", "low → not low", "1 ★"),
        ("2", "low → low", "1 ★"),
        ("3", "missing", "1 ★"),
    ]:
        table = crossings_of(study, study.outcomes[1], ENGLISH, who)
        marked = [
            (name, text)
            for row in table.to_dict("records")
            for name, text in row.items()
            if MARK in text
        ]
        assert marked == [(column, cell)]


# Any study


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_every_cell_is_text_and_none_says_nan_whoever_is_followed(
    name: str, language: Language
) -> None:
    study = degenerate_studies()[name]
    for who in (None, "1", str(len(study.participants))):
        for title, table in every_table(study, Words(language), who):
            assert all(isinstance(column, str) for column in table.columns), title
            assert table.map(lambda cell: isinstance(cell, str)).all(axis=None), title
            text = "\n".join([*table.columns, *table.to_numpy().ravel()]).lower()
            assert "nan" not in re.findall(r"\w+", text), title


def test_italian_tables_have_decimal_commas_and_italian_headers() -> None:
    english = r"\b(CI|Visit|Outcome|not|lower|mean|Arm|low|missing|left|out|without|at|of)\b"
    for name, table in tables_of_sample("it", "P07").items():
        if name.split()[0] in ("board", "rates", "crossings", "associations"):
            assert re.search(english, " ".join(table.columns).replace("per braccio", "")) is None
            for cell in table.to_numpy().ravel():
                assert re.search(r"\d\.\d", cell) is None, (name, cell)
                bare = cell.replace("Hodges", "")
                assert re.search(english, bare) is None, (name, cell)
