"""The visual abstract of a study, as the overview puts it together."""

from datetime import date

from lib.results.effects import effects_by_outcome, effects_of_page
from lib.results.events.kinds import incidence_by_kind
from lib.results.rows import rows_of
from lib.study.study import Study
from lib.wording.abstract.parts import Abstract
from lib.wording.abstract.told import visual_abstract
from lib.words import Words

ANSWER = "At day 43 the outcome was 2.0 points lower with the treatment (95% CI 0.7 to 3.3)."


def abstract_of(study: Study, words: Words, *, made: date, answer: str = ANSWER) -> Abstract:
    """The texts and numbers of the visual abstract at the primary day."""
    study, day = study.in_language(words.language), study.primary_day
    effects = effects_by_outcome(study, day)
    first = study.first_outcome
    rows = rows_of(effects_of_page(study, first.page, day, every=effects))
    return visual_abstract(
        study,
        effects,
        next(row for row in rows if row["outcome"] == first.code),
        incidence_by_kind(study),
        day,
        words,
        answer=answer,
        made=made,
    )
