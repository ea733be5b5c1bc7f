"""The blocks of the page on which a reader loads a study of her own."""

from __future__ import annotations

from collections.abc import Mapping

from lib import ui
from lib.language import sentence
from lib.reading.examine import Examined, undescribed
from lib.results.participants import missing_values
from lib.study.problems import Problem
from lib.study.questions import completed, lacking
from lib.study.settings_file import settings_file
from lib.wording.names import more_text
from lib.wording.participants import missing_sentence, missing_table
from lib.wording.reading import (
    contents_table,
    conversion_sentence,
    conversion_table,
    data_dictionary,
    long_rows_table,
    outcomes_table,
    problems_table,
    suggested_answers,
    tables_read_table,
)

MOST_PRINTED = 50
SHOWN_ROWS = 6

INTRODUCTION = sentence(
    "These pages show any two-arm trial whose tables have the form below. Three steps: prepare the "
    "tables, drop the files, check the preview."
)


def prepare(view: ui.View) -> None:
    """What a reader downloads to prepare her tables."""
    words = view.words
    ui.finding(words.t(INTRODUCTION))
    ui.section(words.t("1. Prepare the tables"))
    dictionary = data_dictionary(words)
    ui.starting_files(view, dictionary)
    ui.small(
        words.t(
            "Two tables are enough: participants and measurements. Adverse events and study.toml, "
            "which names the arms, visits and outcomes, are optional."
        )
    )
    ui.table(dictionary, alt=words.t("Data dictionary"), folded=True)


def examine(view: ui.View, files: Mapping[str, bytes]) -> None:
    """Whether the files can be shown: their problems, what is still to be said, or the preview."""
    words = view.words
    examined = ui.examined(files, words)
    draft = examined.draft
    if examined.problems or draft is None:
        problems(view, examined.problems)
        return
    if examined.has_settings:
        settings = None
        if examined.study is None:
            problems(view, undescribed(examined))
            return
    else:
        settings = _describe(view, examined)
        if settings is not None:
            examined = ui.examined({**files, ui.SETTINGS_FILE: settings.encode()}, words)
            if examined.problems:
                problems(view, examined.problems)
                return
    if examined.study is not None:
        _preview(view, examined, settings)
        ui.offer(view, examined.study, files)


def _describe(view: ui.View, examined: Examined) -> str | None:
    """The settings that the reader completes, as the text of a `study.toml`; None until she has."""
    assert examined.draft is not None
    words, draft = view.words, examined.draft
    first = suggested_answers(draft, words)
    answers = ui.settings_form(view, draft, first, is_needed=examined.study is None)
    if answers is None:
        return None
    wanted = lacking(draft, answers)
    if wanted:
        ui.warn([words.t(text, outcome=name) if name else words.t(text) for text, name in wanted])
        return None
    return settings_file(completed(draft, answers))


def problems(view: ui.View, found: tuple[Problem, ...]) -> None:
    """Everything that keeps the files from being shown."""
    words = view.words
    ui.section(words.t("Problems in the files"))
    rows = problems_table(found, words)
    ui.failure(words.t("These files cannot be shown yet. Problems found: {n}.", n=len(found)))
    ui.table(rows.head(MOST_PRINTED), alt=words.t("Problems in the files"))
    if len(rows) > MOST_PRINTED:
        ui.small(more_text(len(rows) - MOST_PRINTED, words))
    ui.download(view, words.t("Download the problems as CSV"), rows, "problems.csv")
    ui.small(words.t("Correct the files and drop them again; the newest of each name counts."))


def _preview(view: ui.View, examined: Examined, settings: str | None) -> None:
    """What will be shown."""
    study, words = examined.study, view.words
    assert study is not None
    ui.section(words.t("3. Check the preview"))
    ui.table(contents_table(study, words), alt=words.t("What the study holds"))
    ui.table(outcomes_table(study, words), alt=words.t("Outcomes"))
    missing = missing_values(study)
    ui.finding(missing_sentence(missing, words))
    ui.table(
        missing_table(study, missing, words), alt=words.t("Missing values by visit"), folded=True
    )
    ui.table(
        tables_read_table(examined.tables, words),
        alt=words.t("How the files were read"),
        folded=True,
    )
    if examined.conversion is not None:
        ui.finding(conversion_sentence(examined.conversion, words))
        ui.table(
            conversion_table(examined.conversion, words),
            alt=words.t("Which column became which outcome"),
            folded=True,
        )
        ui.table(
            long_rows_table(study, words, SHOWN_ROWS),
            alt=words.t("The first measurements after the conversion"),
            folded=True,
        )
    if settings is not None:
        ui.settings_download(view, settings)
