"""What tests of sentences and tables share: both languages, outcomes of the sample, tables."""

import math
import re
from collections.abc import Callable

import pandas as pd

from lib.reading.examine import read_study
from lib.results.changes import association_of_changes
from lib.results.effects import adjusted_means_by_visit, effects_by_visit
from lib.results.limits import crossing_of, limit_crossings
from lib.results.response import has_improved, response_rates
from lib.results.robustness import (
    effects_without_each,
    rerandomised_at,
    robustness_board,
    with_rerandomisation,
)
from lib.study.outcomes import Outcome
from lib.study.study import Study
from lib.wording.board.robustness import robustness_table
from lib.wording.changes import associations_table
from lib.wording.effects import effects_by_visit_table
from lib.wording.limits import crossings_table
from lib.wording.response import response_rates_table
from lib.words import Words
from tests.support.changes import changed, rewritten
from tests.support.files import SAMPLE, files_of
from tests.support.studies import once, sample

ENGLISH, ITALIANO = Words("en"), Words("it")
WORDS = (ENGLISH, ITALIANO)
NAN = math.nan
SCORE, C3, C4, IL6, _, DSDNA = sample().outcomes


def by_visit(study: Study, outcome: Outcome, words: Words) -> pd.DataFrame:
    visits = once(effects_by_visit)(study, outcome)
    means = once(adjusted_means_by_visit)(study, outcome)
    return effects_by_visit_table(study, outcome, visits, means, words)


def numbers_in(text: str) -> list[float]:
    """The numbers of an English cell."""
    found = re.findall(r"[−+]?\d+(?:\.\d+)?(?:e[+-]\d+)?", text)
    return [float(number.replace("−", "-")) for number in found]


def rounded(shown: list[float], exact: list[float], digits: int) -> None:
    """The numbers shown are the exact ones, to half a unit of the last decimal."""
    assert len(shown) == len(exact)
    for written, value in zip(shown, exact, strict=True):
        assert abs(written - value) <= 0.5 * 10.0**-digits + 1e-9


def computed(study: Study, outcome: Outcome, day: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The robustness board and who is left out, computed once for each study."""
    return (
        with_rerandomisation(
            once(robustness_board)(study, outcome, day),
            once(rerandomised_at)(study, outcome, day),
        ),
        once(effects_without_each)(study, outcome, day),
    )


def board_of(
    study: Study, outcome: Outcome, day: int, words: Words, highlighted: str | None = None
) -> pd.DataFrame:
    return robustness_table(
        study,
        outcome,
        *computed(study, outcome, day),
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


def near(shown: str, exact: list[float], digits: int) -> None:
    """The numbers of a cell are the exact ones, to half a unit of the last decimal."""
    rounded(numbers_in(shown), exact, digits)


def in_both(sentence: Callable[[Words], str]) -> tuple[str, str]:
    return sentence(ENGLISH), sentence(ITALIANO)


def moved(by: Callable[[float], float]) -> Study:
    """The sample study with another value at day 43 for everybody treated."""
    treated = set(sample().participants.loc[sample().treated, "participant_id"])

    def change(rows: pd.DataFrame) -> pd.DataFrame:
        chosen = (
            rows["participant_id"].isin(treated) & (rows["day"] == "43") & (rows["value"] != "")
        )
        bare = pd.to_numeric(rows["value"].str.removeprefix("<"))
        return rows.assign(value=rows["value"].mask(chosen, bare.map(lambda x: f"{by(x):g}")))

    return read_study(changed(files_of(SAMPLE), "measurements.csv", change))


def swapped() -> Study:
    return rewritten(
        "study.toml",
        ("[arms.treatment]", "[arms.other]"),
        ("[arms.control]", "[arms.treatment]"),
        ("[arms.other]", "[arms.control]"),
    )
