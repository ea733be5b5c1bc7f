"""Every page of a study of any shape says the result that its data give."""

import json
import re
from collections.abc import Callable

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from lib import citations
from lib.language import Language
from tests.support.pages import (
    PAGES,
    alts_of,
    answer,
    choose,
    figures_of,
    opened,
    said,
    seen,
    tables_of,
    words_of,
)
from tests.support.shapes import EACH, LOGARITHMIC, Shape, study_of
from tests.support.studies import degenerate_studies, small_study

NO_SUCH_PAGE = "This study has no page at that address; this is its overview."
NO_TABLE = (
    "No table of adverse events was supplied, so these data say nothing of harms; that "
    "does not mean that none occurred."
)
PAGE_OF = {
    "mex_sledai": "disease_activity",
    "c3": "complement_levels",
    "c4": "complement_levels",
    "il6": "cytokines_antibodies",
    "polyp_number": "disease_activity",
}


def shown(shape: Callable[[], Shape], page: str) -> AppTest:
    """A page of a shape's study at its primary day."""
    return opened(page, study=study_of(shape))


def says_difference(text: str, shape: Shape, code: str, day: int) -> None:
    """An answer holds the difference that least squares give, its direction and either n."""
    value, n_treatment, n_control = shape.difference(code, day)
    assert f"At day {day} " in text
    # Of arms whose names are numbers the sizes stand as a sum.
    n = rf"{n_treatment} \w+, {n_control} \w+\)|n {n_treatment} \+ {n_control}\)"
    assert re.search(n, text)
    if code in LOGARITHMIC:
        value = np.exp(value)
        amount = f"{100 * abs(value - 1):.0f}%"
        direction = "lower" if value < 1 else "higher"
    else:
        amount, direction = f"{abs(value):.1f}", "lower" if value < 0 else "higher"
    assert re.search(rf" was {re.escape(amount)}( points| mg/dL)? {direction} with ", text), text


@pytest.mark.parametrize("page", list(dict.fromkeys(PAGE_OF.values())))
def test_every_outcome_page_names_set_estimand_and_assumption_with_their_source(page: str) -> None:
    text = words_of(seen(page))
    assert "Analysed/randomised at day 43: secretome 1" in text
    assert " with baseline and visit; missing at random, not imputed; withdrawal: hypo" in text
    assert "International Council for Harmonisation. ICH E9(R1): addendum on estimands" in text


# What each outcome page says under "Does the answer hold?", at day 43 of the sample.
BOARD = {
    "en": (
        "Re-randomisation p of the ANCOVA estimate: ",
        r"\(all values the outcome can have\)|analysed in this study\)",
        "Of all pairs of a participant with secretome and one with placebo, ",
        "A repeat of the same size would estimate a ",
    ),
    "it": (
        "p del test di permutazione per la stima ANCOVA: ",
        r"\(tutti i valori possibili dell'esito\)|analizzati in questo studio\)",
        "Confrontando ogni persona trattata con secretoma con ognuna del braccio placebo, ",
        "Se questa stima è in media corretta, uno studio ripetuto con la stessa numerosità ",
    ),
}
ROW = {
    "en": "Re-randomisation of the ANCOVA estimate, test inverted",
    "it": "Test di permutazione per la stima ANCOVA, invertito",
}


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("page", list(dict.fromkeys(PAGE_OF.values())))
def test_the_board_has_rerandomisation_missing_values_pairs_and_a_repeat(
    page: str, language: Language
) -> None:
    app = seen(page, language)
    texts = said(app)
    for part in BOARD[language]:
        assert any(re.search(part, text) for text in texts), part
    assert ROW[language] in [row[0] for _, rows in tables_of(app) for row in rows]


@pytest.mark.parametrize(
    ("page", "is_censored"), [("disease_activity", False), ("cytokines_antibodies", True)]
)
def test_sources_on_values_below_a_limit_are_named_only_where_there_are_such(
    page: str, is_censored: bool
) -> None:
    text = words_of(seen(page))
    for source in (citations.TOBIN, citations.HUGHES, citations.HORNUNG_REED):
        assert (source in text) == is_censored


def test_a_group_chosen_for_being_low_is_said_to_regress_to_the_mean() -> None:
    start = "A group chosen for a low value is on average less low when measured again, "
    assert any(text.startswith(start) for text in said(seen("complement_levels")))


@pytest.mark.parametrize("shape", EACH)
def test_the_overview_says_the_difference_in_the_first_outcome(
    shape: Callable[[], Shape],
) -> None:
    app = shown(shape, "overview")
    assert not app.exception
    says_difference(answer(app), shape(), shape().outcomes[0], shape().days[-1])


@pytest.mark.parametrize("page", PAGES[1:4])
@pytest.mark.parametrize("shape", EACH)
def test_the_page_of_an_outcome_says_its_difference(shape: Callable[[], Shape], page: str) -> None:
    app = shown(shape, page)
    assert not app.exception
    here = [code for code in shape().outcomes if PAGE_OF[code] == page]
    if not here:
        assert NO_SUCH_PAGE in words_of(app)
        return
    day = shape().days[-1]
    if np.isnan(shape().numbers(here[0], day)).all():
        assert "cannot be estimated (0 secretome, 0 placebo)" in answer(app)
        day = next(
            visit
            for visit in shape().days[1:]
            if (min(shape().roster), visit, here[0]) in shape().values
        )
        choose(app, day=day)
        assert not app.exception
    says_difference(answer(app), shape(), here[0], day)


@pytest.mark.parametrize("shape", EACH)
def test_the_page_of_events_counts_participants_with_events(shape: Callable[[], Shape]) -> None:
    app = shown(shape, "adverse_events")
    assert not app.exception
    made = shape()
    if made.events is None:
        assert answer(app) == NO_TABLE
        return
    said = words_of(app)
    if made.events:
        n = len(made.events)
        assert f"{n} of {n} {'event is' if n == 1 else 'events are'} listed." in said
    else:
        assert "No adverse event occurred." in said
    sizes = {arm: made.size(arm) for arm in made.arms}
    shares = [
        f"{arm.lower()} {made.with_event(arm)}/{n}" + (" (" if made.with_event(arm) else ", 95% CI")
        for arm, n in sizes.items()
    ]
    (any_event,) = [line for line in said.splitlines() if line.startswith("At least one adverse")]
    assert all(each in any_event for each in shares), any_event
    serious = {arm: made.with_event(arm, serious=True) for arm in made.arms}
    if any(serious.values()):
        shares = [
            f"{arm.lower()} {serious[arm]}/{n}" + (" (" if serious[arm] else ", 95% CI 0 to")
            for arm, n in sizes.items()
        ]
    else:
        assert "No serious adverse event within " in answer(app)
        shares = [f"{arm.lower()} 0/{n}, 95% CI 0 to" for arm, n in sizes.items()]
    assert all(share in answer(app) for share in shares), answer(app)


@pytest.mark.parametrize("page", ["complement_levels", "cytokines_antibodies"])
def test_the_page_of_an_outcome_without_a_baseline_compares_the_visits_alone(page: str) -> None:
    app = opened(page, study=degenerate_studies()["an outcome without a baseline"])
    assert not app.exception
    said = words_of(app)
    assert answer(app).startswith(
        "Not adjusted for baseline, of which there is no value. At day 22 "
    )
    assert (
        "No participant has a baseline value, so no difference adjusted for baseline can be given."
        in said
    )
    assert "One arm has no values" not in said
    axis = json.loads(figures_of(app)["differences"])["layout"]["xaxis"]
    assert "not adjusted for baseline" in axis["title"]["text"].replace("<br>", " ")
    assert "Analysis of covariance" not in said


def test_the_overview_does_not_count_an_outcome_without_a_baseline() -> None:
    app = opened("overview", study=degenerate_studies()["an outcome without a baseline"])
    assert not app.exception
    said = words_of(app)
    assert "score is the declared primary outcome" in said.lower()
    assert "They count only if" not in said
    assert "Not estimable: level and marker." in alts_of(app)["outcomes"]
    assert (
        "No participant has a baseline value, so no difference adjusted for baseline can be given."
        in said
    )


def test_a_study_of_one_visit_is_compared_without_a_baseline_and_says_what_is_left_out() -> None:
    level = [". 95", ". 90", ". 92", ". 80", ". 71", ". 79"]
    score = [". 4", ". 5", ". 6", ". 7", ". 8", ". 9"]
    study = small_study("TTTCCC", level=level, score=score)
    app = opened("complement_levels", study=study)
    assert not app.exception
    text = words_of(app)
    assert "Not adjusted for baseline, of which there is no value. At day 22 " in answer(app)
    assert "Left out, because they need a baseline value: change from baseline" in text
    titles = [title.value for title in app.subheader]
    assert titles == [
        "Every participant's course",
        "Difference between the arms by visit, not adjusted for baseline",
    ]
    assert set(figures_of(app)) == {"courses", "differences"}
    app = opened("overview", study=study)
    assert not app.exception
    axis = json.loads(figures_of(app)["outcomes"])["layout"]["xaxis"]
    assert "not adjusted for baseline" in axis["title"]["text"].replace("<br>", " ")
    # By hand: means of 5 and 8.
    assert "score was 3.0 points lower with drug" in answer(app)
    assert "Analysis of covariance" not in words_of(app)
    assert "day 22, no baseline values" in words_of(app)
