"""Whose data they are that readers take away, and where they come from."""

from __future__ import annotations

from lib.study.study import Study
from lib.wording.names import SYNTHETIC, study_title
from lib.words import Words


def whose_data(study: Study, words: Words) -> list[str]:
    """Whether they are synthetic, the study's title and its source; "" for what there is not."""
    source = words.of(study.source)
    return [
        words.t(SYNTHETIC) if study.synthetic else "",
        study_title(study, words),
        words.t("Source: {source}", source=source) if source else "",
    ]
