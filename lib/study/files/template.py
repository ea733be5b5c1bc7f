"""An empty study to fill in."""

from __future__ import annotations

import textwrap

from lib.language import Language
from lib.study.claims import SIMULATED_TRIALS
from lib.study.columns import (
    ALLOCATION_COLUMNS,
    DISPOSITION_COLUMNS,
    EVENT_COLUMNS,
    MEASUREMENT_COLUMNS,
    PARTICIPANT_COLUMNS,
    italian_columns_of,
)
from lib.study.entries import CLAIM, COLUMN, DESIGN, OUTCOME, SCHEDULE, VALUE, Block, entry_of
from lib.study.files.spreadsheet import packed
from lib.study.pages import MOST_PAGES


def _comment(text: str) -> str:
    return textwrap.fill(text, 100, initial_indent="# ", subsequent_indent="# ")


def _choices(block: Block, name: str) -> str:
    """What an entry of a block may be."""
    return ", ".join(entry_of(block, name).names)


def _rare(block: Block) -> list[str]:
    return [entry.name for entry in block if entry.is_rare]


_PAGES = entry_of(OUTCOME, "page").names
_ABOUT_PAGES = _comment(
    f"One block for each outcome. page: {', '.join(_PAGES[:-1])} or {_PAGES[-1]}; or, of a study "
    "that names its pages, the code of one of them."
)
_ABOUT_OWN_PAGES = _comment(
    f"A study's pages of outcomes in the order of the menu, at most {MOST_PAGES}, if it names them "
    "itself; the title in one language or both. Each outcome then names one of them."
)
_ABOUT_OPTIONS = _comment(f"Optional: {', '.join(_rare(OUTCOME))}.")
_ABOUT_DESIGN = _comment(
    f"How the arms were allotted, if that is known: {_choices(DESIGN, 'allocation')}. Blocks are "
    "those of the column block of participants.csv; or, with block_size, they were filled in the "
    "order in which participants.csv lists the participants (of each stratum). strata: its columns "
    "within whose levels this was done. Besides, what a report says of the trial and the tables do "
    "not (CONSORT 2025, Harms 2022): leave away what is not known. A text may be in both "
    "languages, as that of the title. blinding_short, population, regimen: the overview's line of "
    "design. not_stated: what stands for the entries left away; describes: what they describe, if "
    "not these data."
)
_ABOUT_SCHEDULE = _comment(
    f"Besides, optional: {', '.join(_rare(SCHEDULE))}. Values on other_days, such as those of "
    "screening, are shown and not compared; a day at most window days from a visit belongs to it; "
    "without primary_day the last of visit_days is compared, as declared by nobody; "
    "primary_day_after_data is true if the primary day was chosen when the data were read."
)
_ABOUT_VALUES = _comment(
    "One block for cells that could be read in several ways: table, column (of measurements the "
    "code of the outcome, or day), cells (left away: the whole column) and meaning, with of where "
    f"it needs more. meaning: {_choices(VALUE, 'meaning')}."
)
_ABOUT_COLUMNS = _comment(
    "For tables that are kept in another form: what a column holds, and on which study day a visit "
    "is that has a name; the page on which files are dropped writes both. taken_for: "
    f"{_choices(COLUMN, 'taken_for')}. file, unit, cell, order: where they are needed."
)
_ABOUT_SOME = _comment(
    "above_is_positive: true if a value above reference_high is called positive. "
    "important_difference, with its source: the improvement from which readers begin to count, and "
    "at which a number needed to treat is given; a ratio above 1 for the log scale. "
    "important_difference_note: what else is to be said of it. primary_after_data: true if the "
    "primary outcome was chosen when the data were read. markers_note: of a score of disease "
    "activity, whether it counts any of the laboratory markers. explanation: what the outcome is, "
    "which a help mark shows."
)
_ABOUT_CLAIMS = _comment(
    "One block for each published sentence that the overview is to compare with these data; leave "
    "them away if there are none. Of an outcome: "
    f"direction ({_choices(CLAIM, 'direction')}); optional: {', '.join(_rare(CLAIM))}. contrast "
    f"({_choices(CLAIM, 'contrast')}): leave it away if the publication does not tell it. effect, "
    "low, high: the published estimate with its interval, in the unit of the outcome, a ratio for "
    f"the log scale, percentage points for binary. Or no_events: {_choices(CLAIM, 'no_events')}."
)
_ABOUT_GLOSSARY = _comment(
    "One block for each word of the study that a help mark is to explain where it stands, in a "
    "sentence or two; word and text may be in both languages."
)
_ABOUT_STATEMENTS = _comment(
    "Published texts, shown as they are: conclusions on the overview's first screen, background "
    "one click away. Each may have a heading."
)
_ABOUT_TRUTH = _comment(
    'Of synthetic data alone (data = "synthetic"): what they were simulated with, beside each '
    "estimate. effect: the true difference (percentage points for binary), or ratio on the log "
    f"scale. shown_in: in how many of {SIMULATED_TRIALS} trials simulated like this one p was "
    "below 0.05. A block with events = true and shown_in says that both arms have the same rates "
    "of adverse events, and in how many trials the arms differ in some term at least as much as "
    "here."
)

SETTINGS = f"""\
# What the tables do not say. Lines that begin with # are explanations.
# Delete adverse_events.csv if no adverse events were recorded: its header alone says that none
# occurred. Names, codes and units may have 80 characters, the title 160, published sentences and
# their places 1000, other texts 600.
data = "real"              # or "synthetic": then every page and figure says so
source = "Where the data come from"
# cite = "What is to be cited"

[title]
en = "Title of the study"
it = "Titolo dello studio"

{_ABOUT_DESIGN}
# [design]
# allocation = "permuted blocks"
# block_size = 4
# strata = ["centre"]
# blinding_short = "Double-blind, placebo-controlled"
# population = "30 adults with the disease"
# regimen = "6 weekly injections of 1 mL"
# registration = "Registry, number, date"
# allocation_ratio = "1:1"
# eligibility = "Who could take part"
# interventions = "Dose, route and times in each arm"
# harms_collection = "How, how often and by whom harms were asked for"
# coding_dictionary = "MedDRA, with its version"
# grading_scale = "CTCAE, with its version"
# planned_size = "30, to detect a difference of 3 points"
# randomisation = "Who made the sequence, how, and how it was concealed"
# blinding = "Who did not know the arm"
# safety_set = "Who is counted for harms"
# screened = 48
# dates = "First and last recruitment, last visit"
# follow_up = "How harms were followed after the last visit"
# concomitant_care = "What else was given in each arm"
# describes = "the published trial"
# not_stated = "not stated in the protocol"

[arms.treatment]
code = "treatment"         # as in the column arm of participants.csv
en = "Treatment"
it = "Trattamento"

[arms.control]
code = "placebo"
en = "Placebo"
it = "Placebo"

[schedule]
baseline_day = 1           # the day of the first dose is day 1
visit_days = [1, 22, 43]
primary_day = 43
dosing_days = [1, 8, 15, 22, 29, 36]
{_ABOUT_SCHEDULE}

{_ABOUT_OWN_PAGES}
# [[pages]]
# code = "lungs"
# en = "Lung function"
# it = "Funzione respiratoria"

{_ABOUT_PAGES}
# scale: linear (differences of means), log (ratios; for skewed values above 0) or binary (yes or no
# in the cells, or 1 and 0: shares of participants with a yes; better = "higher" if yes is good).
{_ABOUT_OPTIONS}
{_ABOUT_SOME}
[[outcomes]]
code = "mex_sledai"
page = "disease_activity"
primary = true
en = "MEX-SLEDAI"
unit = {{ en = "points", it = "punti" }}
scale = "linear"
better = "lower"
digits = 0
minimum = 0
maximum = 32

[[outcomes]]
code = "c3"
page = "complement_levels"
en = "C3"
it = "C3"
unit = "mg/dL"
scale = "linear"
better = "higher"
digits = 1

[[outcomes]]
code = "il6"
page = "cytokines_antibodies"
en = "IL-6"
unit = "pg/mL"
scale = "log"
better = "lower"
digits = 2

{_ABOUT_CLAIMS}
# [[claims]]
# en = "C3 rose in the treatment arm at day 43 (p<0.05)."
# it = "Il C3 è aumentato nel braccio di trattamento al giorno 43 (p<0,05)."
# published = "Journal, year, pages"
# outcome = "c3"
# contrast = "within_treatment"
# direction = "higher"
# p_below_005 = true
# day = 43

{_ABOUT_GLOSSARY}
# [[glossary]]
# word = {{ en = "secretome", it = "secretoma" }}
# text = {{ en = "What cells release.", it = "Ciò che le cellule rilasciano." }}

{_ABOUT_STATEMENTS}
# [[conclusions]]
# en = "What the authors conclude"
# source = "Journal, year, pages"
# [[background]]
# heading = "Disease"
# en = "What the disease is"
# source = "Journal, year, pages"

{_ABOUT_TRUTH}
# [[truth]]
# outcome = "c3"
# day = 43
# effect = 10.0
# shown_in = 406

{_ABOUT_VALUES}
# [[values]]
# table = "measurements"
# column = "c3"
# cells = ["999", "-9"]
# meaning = "missing"

{_ABOUT_COLUMNS}
# [[columns]]
# heading = "C3 (mg/dL) month 1"
# taken_for = "measured"
# outcome = "C3"
# visit = "month 1"
# [[visits]]
# name = "month 1"
# day = 31
"""

CHARACTERISTICS = ("sex", "age")


def template(language: Language) -> bytes:
    """A zip with the header line of each table and a commented `study.toml`; always the same."""
    tables = {
        "participants.csv": (
            *(*PARTICIPANT_COLUMNS, *DISPOSITION_COLUMNS, *ALLOCATION_COLUMNS),
            *(*italian_columns_of("participants"), *CHARACTERISTICS),
        ),
        "measurements.csv": MEASUREMENT_COLUMNS,
        "adverse_events.csv": (*EVENT_COLUMNS, *italian_columns_of("adverse_events")),
    }
    files = {name: (",".join(columns) + "\n").encode() for name, columns in tables.items()}
    return packed({**files, "study.toml": SETTINGS.encode()}, language)
