"""Every sentence of every page: it follows the data, and is whole whatever the study."""

import re
from collections.abc import Callable, Mapping

import pandas as pd
import pytest

from lib.language import LANGUAGES, Language
from lib.reading.examine import read_study
from lib.results.changes import (
    arm_summaries,
    association_of_changes,
    change_summaries,
    changes_from_baseline,
    superiority_of_change,
)
from lib.results.claims import claim_verdicts
from lib.results.effects import effect, effects_by_outcome
from lib.results.events.kinds import incidence_by_kind, worst_grades
from lib.results.events.terms import incidence_by_term
from lib.results.limits import limit_crossings
from lib.results.missing import missing_varied
from lib.results.participants.flow import missing_values, participant_flow
from lib.results.response import response_rates
from lib.results.robustness import (
    effects_without_each,
    rerandomised_at,
    robustness_board,
    with_rerandomisation,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.board.methods import rerandomisation_sentence
from lib.wording.board.missing import tipping_sentence
from lib.wording.board.pairs import repeat_sentence, superiority_sentence
from lib.wording.board.robustness import robustness_sentence
from lib.wording.changes import (
    association_sentence,
    change_sentence,
    courses_sentence,
    waterfall_sentence,
)
from lib.wording.effects import (
    effect_sentence,
    outcomes_sentence,
)
from lib.wording.events.kinds import any_event_sentence, serious_sentence
from lib.wording.events.terms import shown_sentence, terms_sentence
from lib.wording.events.times import listing_sentence
from lib.wording.limits import below_limit_sentence, crossing_sentences
from lib.wording.methods import p_values_sentence
from lib.wording.names import n_text
from lib.wording.participants.baseline import highlight_sentence
from lib.wording.participants.flow import design_sentence, flow_sentence, missing_sentence
from lib.wording.published.claims import claims_sentence, verdict_text
from lib.wording.response import needed_text, response_sentence
from lib.words import Words
from tests.support.changes import changed
from tests.support.event_wording import (
    about_any_event,
    about_grades,
    about_lanes,
    about_rates,
    about_serious_events,
    about_terms,
)
from tests.support.events import bare, of_three
from tests.support.files import SAMPLE, files_of
from tests.support.studies import degenerate_studies, once, sample
from tests.support.wording import C3, DSDNA, ENGLISH, IL6, ITALIANO, SCORE, moved


def sentences_of_pages(study: Study, words: Words = ENGLISH) -> dict[str, str]:
    """Every sentence about a result of a study."""
    score, c3, il6 = study.outcomes[0], study.outcomes[1], study.outcomes[3]
    day = study.primary_day
    frame = once(effects_by_outcome)(study, day)
    kinds = once(incidence_by_kind)(study)
    found = {
        "outcomes": outcomes_sentence(study, frame, day, words),
        "tests": p_values_sentence(study, frame, day, words),
        "missing": missing_sentence(once(missing_values)(study), words),
        "flow": flow_sentence(study, once(participant_flow)(study), words),
        "design": design_sentence(study, words),
        "serious": serious_sentence(study, kinds, words),
        "any": any_event_sentence(study, kinds, words),
        "terms": terms_sentence(once(incidence_by_term)(study), words),
    }
    for outcome in (score, c3, il6):
        summaries = once(arm_summaries)(study, outcome)
        estimated = once(effect)(study, outcome, day)
        changed_by = once(change_summaries)(study, outcome)
        individual = once(changes_from_baseline)(study, outcome, day)
        found |= {
            f"{outcome.code} effect": effect_sentence(study, outcome, day, estimated, words),
            f"{outcome.code} courses": courses_sentence(study, outcome, summaries, words),
            f"{outcome.code} change": change_sentence(study, changed_by, outcome, day, words),
            f"{outcome.code} waterfall": waterfall_sentence(study, outcome, individual, day, words),
            f"{outcome.code} below": below_limit_sentence(summaries, outcome, words),
            f"{outcome.code} tipping": tipping_sentence(
                study, outcome, once(missing_varied)(study, outcome, day), words
            ),
            f"{outcome.code} pairs": superiority_sentence(
                study, outcome, once(superiority_of_change)(study, outcome, day), words
            ),
            f"{outcome.code} repeat": repeat_sentence(outcome, estimated, words),
        }
    return found


SECRETOME = [
    row.split(",")[0]
    for row in files_of(SAMPLE)["participants.csv"].decode().splitlines()
    if row.split(",")[1] == "secretome"
]


def moved_after_treatment(rows: pd.DataFrame) -> pd.DataFrame:
    """Add 5 to every value of the treated at day 43; none is below a limit then."""
    chosen = rows["participant_id"].isin(SECRETOME) & (rows["day"] == "43") & (rows["value"] != "")
    bare = rows["value"].str.removeprefix("<")
    moved = (pd.to_numeric(bare) + 5).map(lambda value: f"{value:g}")
    return rows.assign(value=rows["value"].mask(chosen, moved))


def without_the_first(rows: pd.DataFrame) -> pd.DataFrame:
    return rows[~rows["participant_id"].isin(["P01", "P03", "P29"])]


def edited(name: str, change: Callable[[pd.DataFrame], pd.DataFrame]) -> Study:
    return read_study(changed(files_of(SAMPLE), name, change))


def dropped() -> Study:
    files = files_of(SAMPLE)
    for name in ("participants.csv", "measurements.csv", "adverse_events.csv"):
        files = changed(files, name, without_the_first)
    return read_study(files)


def with_serious_event() -> Study:
    return edited(
        "adverse_events.csv",
        lambda rows: pd.concat(
            [
                rows,
                rows.head(1).assign(
                    participant_id="P01", term="Headache", term_it="Cefalea", serious="yes"
                ),
            ]
        ),
    )


KINDS = ("effect", "courses", "change", "waterfall")
VALUES_43 = {f"{code} {kind}" for code in ("mex_sledai", "c3", "il6") for kind in KINDS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "affected", "unaffected"),
    [
        (
            lambda: edited("measurements.csv", moved_after_treatment),
            # The one participant whose C3 fell, fell by more than 5.
            (VALUES_43 - {"c3 waterfall"}) | {"outcomes", "il6 below"},
            {"missing", "flow", "design", "serious", "any", "terms", "tests"},
        ),
        (
            dropped,
            VALUES_43 | {"missing", "flow", "design", "serious", "any", "terms", "il6 below"},
            {"tests"},
        ),
        (
            with_serious_event,
            {"serious", "any", "terms"},
            VALUES_43 | {"outcomes", "missing", "flow", "design", "tests"},
        ),
        (
            lambda: edited(
                "participants.csv",
                lambda rows: rows.assign(
                    withdrawn_day=rows["withdrawn_day"].mask(rows["participant_id"] == "P02", "30")
                ),
            ),
            {"flow"},
            VALUES_43 | {"outcomes", "design", "serious", "any", "terms", "tests"},
        ),
        (
            lambda: edited(
                "measurements.csv",
                lambda rows: rows.assign(value=rows["value"].mask(rows["outcome"] == "c3", "")),
            ),
            {f"c3 {kind}" for kind in KINDS} | {"outcomes", "missing", "tests"},
            {"mex_sledai effect", "il6 effect", "flow", "design", "serious", "any", "terms"},
        ),
    ],
    ids=["+5 at day 43", "three fewer", "a serious event", "a withdrawal", "no C3"],
)
def test_a_sentence_changes_with_its_data_and_only_with_them(
    change: Callable[[], Study], affected: set[str], unaffected: set[str], language: Language
) -> None:
    before, after = (
        sentences_of_pages(study, Words(language)) for study in (sample(), once(change)())
    )
    assert {name for name in affected if before[name] == after[name]} == set()
    assert {name for name in unaffected if before[name] != after[name]} == set()


def test_italian_sentences_have_decimal_commas_and_no_english_word() -> None:
    studies = (sample(), once(with_serious_event)())
    english = r"\b(lower|higher|with|the|was|than|and|day|arm|values?|mean|of|is|not|at)\b"
    for text in [
        text
        for study in studies
        for text in sentences_of_pages(study.in_language("it"), ITALIANO).values()
    ]:
        assert re.search(english, text) is None, text
        assert re.search(r"\d\.\d", text) is None, text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_every_answer_of_a_study_that_cannot_answer_is_a_sentence(
    name: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            found = once(effect)(study, outcome, day)
            text = effect_sentence(study, outcome, day, found, words)
            assert "nan" not in text
            assert n_text(study, found.n_treatment, found.n_control, words) in text
            assert not found.reason or words.t(found.reason) in text
            changed_by = once(change_summaries)(study, outcome)
            assert "nan" not in change_sentence(study, changed_by, outcome, day, words)
            individual = once(changes_from_baseline)(study, outcome, day)
            text = waterfall_sentence(study, outcome, individual, day, words)
            assert "nan" not in text
    frame = once(effects_by_outcome)(study, study.primary_day)
    listed = outcomes_sentence(study, frame, study.primary_day, words)
    for outcome in study.outcomes:
        assert words.of(outcome.name).lower() in listed.lower()


def every_event_sentence(study: Study, words: Words) -> list[str]:
    """All sentences of the page about a study that collected adverse events."""
    found = [
        about_serious_events(study, words),
        about_any_event(study, words),
        about_terms(study, words),
    ]
    found += [about_lanes(study, words), about_rates(study, words)]
    if len(once(worst_grades)(study)):
        found.append(about_grades(study, words))
    return [
        *found,
        shown_sentence(4, 16, 2, "related", words),
        shown_sentence(0, 16, 1, "serious", words),
        listing_sentence(4, 16, words),
    ]


STUDIES_WITH_EVENTS: dict[str, Callable[[], Study]] = {
    "sample": sample,
    "no event": of_three,
    "only what is required": lambda: bare("participant_id,term", "S1,Rash", "P1,Rash"),
    "an arm without events": lambda: of_three("1,Rash,Skin,1,2,3,yes,no"),
    "all of them": lambda: of_three(*(f"{who},Rash,,-1,,5,yes,yes" for who in "123")),
    "blank cells": lambda: of_three("1,Rash,,,,,,"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STUDIES_WITH_EVENTS)
def test_every_sentence_on_events_is_whole_whatever_the_study(
    name: str, language: Language
) -> None:
    for text in every_event_sentence(once(STUDIES_WITH_EVENTS[name])(), Words(language)):
        assert text.endswith(".")
        assert not re.search(r"\b(nan|None|NaN|inf|NA)\b|[{}]", text), text
        # The word that no sentence about harms has: what was not seen may still happen.
        assert not re.search(r"\b(safe|sicur[oaie])\b", text.lower()), text


@pytest.mark.parametrize("name", STUDIES_WITH_EVENTS)
def test_italian_sentences_on_events_have_decimal_commas_and_no_english_word(name: str) -> None:
    english = r"\b(with|the|was|were|than|and|day|arm|of|is|not|at|events?|participants?)\b"
    for text in every_event_sentence(once(STUDIES_WITH_EVENTS[name])(), ITALIANO):
        assert re.search(english, text.replace("Injection site", "")) is None, text
        assert re.search(r"\d\.\d", text) is None, text


def sentences_on_one_outcome(
    study: Study, outcome: Outcome, day: int, words: Words
) -> dict[str, str]:
    """Every sentence of the second look about one outcome."""
    rerandomised = once(rerandomised_at)(study, outcome, day)
    found = with_rerandomisation(once(robustness_board)(study, outcome, day), rerandomised)
    without_each = once(effects_without_each)(study, outcome, day)
    rated = once(response_rates)(study, outcome, day, threshold=3)
    limit = outcome.reference_low if outcome.better == "higher" else outcome.reference_high
    limit = 10.0 if limit is None else limit
    counts = once(limit_crossings)(study, outcome, day, low=limit, high=limit)
    together = once(association_of_changes)(study, outcome, study.outcomes[0], day)
    judged = once(claim_verdicts)(study)
    shown = [verdict_text(study, verdict, words) for verdict in judged]
    return {
        "sensitivity": robustness_sentence(found, without_each, outcome, words),
        "rerandomised": rerandomisation_sentence(rerandomised, study, words),
        "responders": response_sentence(study, rated, outcome, day, 3, words),
        "needed": " ".join(needed_text(row, words) for _, row in rated.iterrows()),
        "crossings": " ".join(crossing_sentences(study, counts, outcome, day, words)),
        "association": association_sentence(together, outcome, study.outcomes[0], day, words),
        "claims": claims_sentence(judged, words),
        "verdicts": " ".join(shown),
    }


OF_A_SCORE = {"sensitivity", "responders", "needed", "claims", "verdicts"}
OF_A_MARKER = {"sensitivity", "crossings", "association", "claims", "verdicts"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("outcome", "change", "affected"),
    [
        (SCORE, lambda value: value + 10, OF_A_SCORE),
        (C3, lambda value: value + 10, OF_A_MARKER),
        (IL6, lambda value: value + 10, OF_A_MARKER),
        (DSDNA, lambda value: value / 5, OF_A_MARKER),
    ],
    ids=["score", "C3", "IL-6", "anti-dsDNA"],
)
def test_other_values_of_the_treated_change_every_sentence_of_the_page(
    outcome: Outcome, change: Callable[[float], float], affected: set[str], language: Language
) -> None:
    words = Words(language)
    before = sentences_on_one_outcome(sample(), outcome, 43, words)
    after = sentences_on_one_outcome(once(moved)(change), outcome, 43, words)
    assert {name for name in affected if before[name] == after[name]} == set()


@pytest.mark.parametrize("outcome", sample().outcomes, ids=lambda outcome: outcome.code)
def test_the_n_of_a_visit_agree_in_every_sentence(outcome: Outcome) -> None:
    study = sample()
    values = study.values(outcome)
    both = (values[1].notna() & values[43].notna()).to_numpy()
    n = int((both & study.treated).sum()), int((both & ~study.treated).sum())
    found = robustness_board(study, outcome, 43).set_index("analysis")
    for analysis in found.index:
        row = found.loc[analysis]
        if analysis == "repeated_measures":
            # It also uses those who have day 22 alone.
            assert row["n_treatment"] >= n[0]
            assert row["n_control"] >= n[1]
        else:
            assert (row["n_treatment"], row["n_control"]) == n, analysis
    assert len(effects_without_each(study, outcome, 43)) == sum(n)
    again = sentences_on_one_outcome(study, outcome, 43, ENGLISH)
    assert "/15 " in again["responders"]
    assert "/14 " in again["responders"]
    score = study.values(SCORE)
    pairs = int((both & score[1].notna() & score[43].notna()).sum())
    assert f"(n {pairs})" in again["association"]
    for verdict in claim_verdicts(study):
        if verdict.claim.outcome == outcome.code:
            assert n_text(study, n[0], n[1], ENGLISH) in verdict_text(study, verdict, ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", degenerate_studies())
def test_no_sentence_about_a_study_that_cannot_answer_says_nan(
    name: str, language: Language
) -> None:
    study, words = degenerate_studies()[name], Words(language)
    for outcome in study.outcomes:
        for day in study.follow_up_days:
            said: Mapping[str, str] = sentences_on_one_outcome(study, outcome, day, words)
            for sentence, text in said.items():
                assert "nan" not in re.findall(r"\w+", text.lower()), (sentence, text)
            assert said["sensitivity"]
        for who in study.participants["participant_id"]:
            assert "nan" not in highlight_sentence(study, who, outcome, words)


def test_italian_sentences_on_one_outcome_have_decimal_commas_and_no_english_word() -> None:
    english = r"\b(lower|higher|with|the|was|than|and|day|arm|values?|mean|of|is|not|at|to|or)\b"
    for outcome in sample().outcomes:
        for text in sentences_on_one_outcome(sample(), outcome, 43, ITALIANO).values():
            assert re.search(english, text) is None, text
            # The points of 37.442.160 part its thousands.
            bare = re.sub(r"\b[1-9]\d{0,2}(\.\d{3})+\b", "", text)
            assert re.search(r"\d\.\d", bare) is None, text
