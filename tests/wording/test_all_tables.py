"""Every table of every page: each cell is text, and following a participant changes no number."""

import re
from collections.abc import Callable, Iterator
from functools import cache

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.results.changes import (
    arm_summaries,
    censored_summaries,
    change_summaries,
    changes_from_baseline,
)
from lib.results.claims import claim_verdicts, unpublished_effects
from lib.results.effects import adjusted_means_by_visit, effects_by_outcome, effects_by_visit
from lib.results.participants.baseline import baseline_characteristics
from lib.results.participants.flow import missing_values
from lib.results.response import band_counts, has_improved
from lib.study.contract import TERM_KINDS
from lib.study.study import Study
from lib.wording.changes import (
    arm_summaries_table,
    censored_summaries_table,
    changes_by_visit_table,
    individual_changes_table,
)
from lib.wording.effects import effects_by_outcome_table, effects_by_visit_table
from lib.wording.names import MARK
from lib.wording.participants.baseline import baseline_table
from lib.wording.participants.flow import missing_table
from lib.wording.published.claims import claims_table
from lib.wording.response import bands_table
from lib.words import Words
from tests.support.event_wording import (
    listing,
    table_of_chances,
    table_of_kinds,
    table_of_rates,
    table_of_terms,
)
from tests.support.events import bare, of_three
from tests.support.studies import degenerate_studies, once, polyps, sample, small_study
from tests.support.wording import (
    ENGLISH,
    ITALIANO,
    SCORE,
    associations_of,
    board_of,
    by_visit,
    crossings_of,
    numbers_in,
    rates_of,
)


def tables_of_pages(study: Study, words: Words) -> dict[str, pd.DataFrame]:
    """The tables of the pages of outcomes when nobody is followed: to be read only."""
    return once(_tables_of_pages)(study, words.language)


def _tables_of_pages(study: Study, language: Language) -> dict[str, pd.DataFrame]:
    return dict(_each_table_of_pages(study, Words(language)))


def _each_table_of_pages(study: Study, words: Words) -> Iterator[tuple[str, pd.DataFrame]]:
    day = study.primary_day
    frame = once(effects_by_outcome)(study, day)
    yield "outcomes", effects_by_outcome_table(study, frame, day, words)
    found, unpublished = once(claim_verdicts)(study), once(unpublished_effects)(study)
    yield "claims", claims_table(study, found, unpublished, words)
    characteristics = once(baseline_characteristics)(study)
    yield "baseline", baseline_table(study, characteristics, words)
    yield "missing", missing_table(study, once(missing_values)(study), words)
    for outcome in study.outcomes:
        code = outcome.code
        yield f"{code} visits", by_visit(study, outcome, words)
        censored = once(censored_summaries)(study, outcome)
        if not censored.empty:
            yield f"{code} censored", censored_summaries_table(study, outcome, censored, words)
        for statistic in ("mean", "median"):
            summaries = once(arm_summaries)(study, outcome, statistic=statistic)
            shown = arm_summaries_table(study, outcome, summaries, words)
            yield f"{code} {statistic}", shown
        changes = once(change_summaries)(study, outcome)
        yield f"{code} changes", changes_by_visit_table(study, outcome, changes, words)
        if outcome.bands is not None:
            counts = once(band_counts)(study, outcome)
            yield f"{code} bands", bands_table(study, outcome, counts, words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_and_header_is_text_and_none_says_nan(language: Language) -> None:
    for study in [sample(), *degenerate_studies().values()]:
        for name, table in tables_of_pages(study, Words(language)).items():
            assert len(table), name
            assert all(isinstance(column, str) for column in table.columns), name
            assert table.map(lambda cell: isinstance(cell, str)).all(axis=None), name
            assert not table.map(lambda cell: "nan" in cell.lower()).any(axis=None), name


def test_italian_cells_have_decimal_commas_and_italian_headers() -> None:
    english = tables_of_pages(sample(), ENGLISH)
    for name, table in tables_of_pages(sample(), ITALIANO).items():
        assert len(table) == len(english[name])
        # Names of arms are the study's; a p is a p.
        same = set(table.columns) & set(english[name].columns)
        assert same <= {"p", "p (Holm)", "n", "n, Placebo", "Placebo (n 14)"}
        if name != "card":
            assert not table.map(lambda cell: bool(re.search(r"\d\.\d", cell))).any(axis=None), name
        headers = " ".join(table.columns)
        assert re.search(r"\b(CI|Visit|Outcome|per arm|not|lower|mean|Arm)\b", headers) is None


def test_a_p_never_stands_without_estimate_interval_and_n() -> None:
    for table in tables_of_pages(sample(), ENGLISH).values():
        if {"p", "p (Holm)"} & set(table.columns):
            assert {"95% CI (not adjusted for multiple comparisons)", "n per arm"} <= set(
                table.columns
            )
            assert any(column.endswith(", adjusted for baseline") for column in table.columns)


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
        visit = f"Day {day} (primary)" if day == study.primary_day else f"Day {day}"
        assert differences.at[visit, "n per arm"] == f"{n[0]} + {n[1]}"
        gaps = numbers_in(missing[f"Day {day}, Sulindac + Placebo"])
        assert [n[0] + gaps[0], n[1] + gaps[1]] == [study.n_treatment, study.n_control]


def every_event_table(study: Study, words: Words) -> dict[str, pd.DataFrame]:
    """All tables of the page whose cells are text; some have no row where no event occurred."""
    return once(_every_event_table)(study, words.language)


def _every_event_table(study: Study, language: Language) -> dict[str, pd.DataFrame]:
    words = Words(language)
    found = {"kinds": table_of_kinds(study, words), "rates": table_of_rates(study, words)}
    found |= {f"terms, {kind}": table_of_terms(study, words, kind=kind) for kind in TERM_KINDS}
    return found | {"chances": table_of_chances(study, words)}


STUDIES_WITH_EVENTS: dict[str, Callable[[], Study]] = {
    "sample": sample,
    "no event": of_three,
    "only what is required": lambda: bare("participant_id,term", "S1,Rash", "P1,Rash"),
    "an arm without events": lambda: of_three("1,Rash,Skin,1,2,3,yes,no"),
    "all of them": lambda: of_three(*(f"{who},Rash,,-1,,5,yes,yes" for who in "123")),
    "blank cells": lambda: of_three("1,Rash,,,,,,", "2,Rash,Skin,,,3,,"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STUDIES_WITH_EVENTS)
def test_every_cell_and_header_about_events_is_text_and_none_says_nan(
    name: str, language: Language
) -> None:
    study, words = once(STUDIES_WITH_EVENTS[name])(), Words(language)
    for table_name, table in every_event_table(study, words).items():
        assert len(table) or (name == "no event" and table_name.startswith("terms"))
        for text in [*table.columns, *table.to_numpy().ravel()]:
            assert isinstance(text, str), table_name
            assert not re.search(r"\b(nan|None|NaN|inf|NA)\b", text), table_name
    texts = listing(study, words).select_dtypes(exclude="Int64")
    for text in [*texts.columns, *texts.to_numpy().ravel()]:
        assert not re.search(r"\b(nan|None|NaN|inf|NA)\b", str(text)), text


def test_italian_tables_of_events_have_decimal_commas_and_italian_headers() -> None:
    english = r"\b(CI|Arm|Events?|Risk|Fatal|Serious|Grade|True|Both|First|Last|not|recorded|yes)\b"
    for name, table in [
        *every_event_table(sample(), ITALIANO).items(),
        ("", listing(sample(), ITALIANO)),
    ]:
        cells = table.map(str)
        assert not cells.map(lambda cell: bool(re.search(r"\d\.\d", cell))).any(axis=None), name
        shown = " ".join([*table.columns, *cells.to_numpy().ravel()])
        assert re.search(english, shown) is None, name


@pytest.mark.parametrize("name", STUDIES_WITH_EVENTS)
def test_no_table_of_events_has_a_p(name: str) -> None:
    study = once(STUDIES_WITH_EVENTS[name])()
    for table_name, table in every_event_table(study, ENGLISH).items():
        headers = [header for header in table.columns if re.match(r"p\b", header)]
        assert headers == [], table_name
    assert not [header for header in listing(study).columns if re.match(r"p\b", header)]


def test_none_of_fifteen_never_has_an_upper_bound_below_18_percent() -> None:
    # The exact bound is 21.8%; 1 - 0.05^(1/15), for one side alone, would be 18.1%.
    zeros = small_study("T" * 15 + "C" * 15, score=["5 5"] * 30, events=[])
    single = small_study("T" * 15 + "C" * 15, score=["5 5"] * 30, events=["1,A,B,1,2,3,yes,yes"])
    checked = 0
    for study in (sample(), zeros, single):
        for table in every_event_table(study, ENGLISH).values():
            for cells in table.to_dict("records"):
                for header, cell in cells.items():
                    name = str(header).removesuffix(", n/N (%)")
                    if str(cell).startswith("0/15 "):
                        assert cells[f"95% CI, {name}"] == "0.0% to 21.8%"
                        checked += 1
    assert checked > 60


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
                once(adjusted_means_by_visit)(study, outcome),
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


def own_columns_removed(table: pd.DataFrame) -> pd.DataFrame:
    """A table without the columns and additions of who is followed, and without the marks."""
    kept = table[[name for name in table if not name.startswith(MARK)]]
    added = rf"; ({MARK} P\d\d: \S+ without|senza {MARK} P\d\d: \S+)$"
    return kept.map(lambda cell: re.sub(added, "", str(cell)).replace(f" {MARK}", ""))


@pytest.mark.parametrize(
    ("who", "language"), [("P01", "en"), ("P07", "en"), ("P09", "en"), ("P07", "it")]
)
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
        outcome = next((measured for measured in study.outcomes if measured.code == code), SCORE)
        values = study.values(outcome).loc[who]
        activity = study.values(SCORE).loc[who]
        analysed = bool(values[[1, 43]].notna().all())
        expected = {
            "missing": any(
                study.values(measured).loc[who].isna().any() for measured in study.outcomes
            ),
            "outcomes": any(
                study.values(measured).loc[who, [1, 43]].notna().all()
                for measured in study.outcomes
            ),
            "visits": bool(values[1] == values[1] and values[[22, 43]].notna().any()),
            "individual": analysed,
            "board": analysed,
            "rates": has_improved(study, outcome, 43, who, 3) == arm,
            "associations": analysed and bool(activity[[1, 43]].notna().all()),
        }
        assert (MARK in text) == expected.get(kind, True), name


@pytest.mark.parametrize("name", degenerate_studies())
def test_every_cell_is_text_and_none_says_nan_whoever_is_followed(name: str) -> None:
    study = degenerate_studies()[name]
    # The first is treated and the last is not.
    last = str(len(study.participants))
    for who, words in (("1", ENGLISH), (last, ITALIANO)):
        for title, table in every_table(study, words, who):
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
