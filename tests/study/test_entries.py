"""The entries of `study.toml`: reader, writer and template follow one table."""

import re
import tomllib
from dataclasses import fields, replace
from typing import Any

import pytest

from lib.language import Text
from lib.reading.entries import READERS, UNKNOWN_KEY
from lib.reading.settings import read_protocol
from lib.study import entries as settings_entries
from lib.study.entries import (
    ARM,
    ARMS,
    BANDS,
    BLOCK,
    BLOCKS,
    BOTH,
    BUILT_IN,
    CLAIM,
    DESIGN,
    ONE_OF,
    OUTCOME,
    REPORTED,
    SCHEDULE,
    STATEMENT,
    STUDY,
    VALUE,
    Block,
    Entry,
    names_of,
)
from lib.study.files.settings_file import WRITERS, settings_file
from lib.study.files.template import SETTINGS as TEMPLATE
from lib.study.outcomes import BUILT_IN_OUTCOMES, Outcome
from lib.study.problems import Problems
from lib.study.protocol import Allocation, Arm, Design, Protocol
from tests.support.changes import with_entry
from tests.support.files import SETTINGS, toml

ALL = {
    name: block
    for name, block in vars(settings_entries).items()
    if isinstance(block, tuple)
    if block and isinstance(block[0], Entry)
}


def test_every_kind_can_be_read_and_written() -> None:
    kinds = {entry.kind for block in ALL.values() for entry in block}
    assert kinds == {*READERS, ONE_OF, BLOCK, BLOCKS}
    assert kinds == {*WRITERS, BOTH, BLOCK, BLOCKS}


@pytest.mark.parametrize("block", ALL.values(), ids=list(ALL))
def test_a_name_stands_once_in_its_block_and_a_default_is_one_of_its_names(block: Block) -> None:
    assert len(set(names_of(block))) == len(block)
    for entry in block:
        assert bool(entry.names) == (entry.kind == ONE_OF)
        assert entry.default in (None, "", *entry.names) or entry.kind != ONE_OF
        assert entry.required_with is None or entry.required_with in names_of(block)


PLACES = {
    "": STUDY,
    "arms": ARMS,
    "arms.treatment": ARM,
    "design": DESIGN,
    "schedule": SCHEDULE,
    "outcomes[1]": OUTCOME,
    "outcomes[1].bands": BANDS,
    "claims[1]": CLAIM,
    "conclusions[1]": STATEMENT,
    "background[1]": STATEMENT,
    "truth[1]": BUILT_IN,
}


@pytest.mark.parametrize("place", PLACES)
def test_an_unknown_entry_is_reported_with_the_known_ones(place: str) -> None:
    path: list[Any] = []
    for part in filter(None, place.split(".")):
        path += [part.removesuffix("[1]")] + ([0] if part.endswith("[1]") else [])
    full = with_entry(
        ["outcomes", 0, "bands"], {"scheme": "S", "lower": [0, 6], "en": ["a", "b"]}, SETTINGS
    )
    full |= {"data": "synthetic", "truth": [{"events": True, "shown_in": 500}]}
    full = with_entry(["design"], {"allocation": "simple"}, full)
    full |= {name: [{"en": "T", "source": "S"}] for name in ("conclusions", "background")}
    problems = Problems()
    read_protocol(toml(with_entry([*path, "colour"], "blue", full)).encode(), problems)
    (found,) = problems.found
    assert found.allowed == UNKNOWN_KEY
    assert found.values == {"names": ", ".join(names_of(PLACES[place]))}


def test_what_an_outcome_is_if_nothing_is_said_is_the_same_everywhere() -> None:
    built = Outcome("code", "disease_activity", Text("code", "code"), Text("", ""))
    for entry in OUTCOME:
        if entry.name not in ("code", "en", "it"):
            assert getattr(built, entry.name) == entry.default, entry.name
    assert {field.name for field in fields(Outcome)} - {"name"} == set(names_of(OUTCOME)) - {
        *("en", "it")
    }


def test_the_design_holds_what_may_be_reported() -> None:
    assert tuple(field.name for field in fields(Design)) == names_of(REPORTED)
    assert set(REPORTED) <= set(DESIGN)


WRITTEN = """\
data = "synthetic"
source = "Nowhere"

[title]
en = "A study"
it = "Uno studio"

[design]
allocation = "permuted blocks"
block_size = 4
strata = ["centre"]
blinding.en = "Nobody"
blinding.it = "Nessuno"
screened = 48

[arms.treatment]
code = "drug"
en = "Drug"
it = "Farmaco"

[arms.control]
code = "placebo"
en = "Placebo"
it = "Placebo"

[schedule]
baseline_day = 0
visit_days = [0, 22, 43]
primary_day = 43
dosing_days = [1, 8]

[[outcomes]]
code = "mex_sledai"
page = "disease_activity"
primary = true
en = "MEX-SLEDAI"
it = "MEX-SLEDAI"
unit.en = "points"
unit.it = "punti"
scale = "linear"
better = "lower"
digits = 0
minimum = 0.0
maximum = 32.0
important_difference_note.en = "No validated minimal important change of MEX-SLEDAI is known."
important_difference_note.it = "Per il MEX-SLEDAI non è nota una variazione minima clinicamente \
importante validata."
markers_note.en = "MEX-SLEDAI counts none of these markers (complement, cytokines, anti-dsDNA): it \
is not coupled with them by construction."
markers_note.it = "Il MEX-SLEDAI non conta nessuno di questi marcatori (complemento, citochine, \
anti-dsDNA): non è legato a essi per costruzione."
explanation.en = "A score of lupus activity from 0 (none) to 32: the sum of ten items, each \
counted if present: neurological disorder 8, renal disorder 6, vasculitis 4, haemolysis or \
thrombocytopenia 3, myositis 3, arthritis 2, mucocutaneous disorder 2, serositis 2, fever or \
fatigue 1, leukopenia or lymphopenia 1. It needs no test of complement or anti-dsDNA (Guzmán 1992, \
Uribe 2004)."
explanation.it = "Un punteggio di attività del lupus da 0 (nessuna) a 32: la somma di dieci voci, \
contate se presenti: disturbo neurologico 8, malattia renale 6, vasculite 4, emolisi o \
piastrinopenia 3, miosite 3, artrite 2, disturbo mucocutaneo 2, sierosite 2, febbre o stanchezza \
1, leucopenia o linfopenia 1. Non richiede il dosaggio del complemento né degli anti-dsDNA (Guzmán \
1992, Uribe 2004)."
bands.scheme.en = "MEX-SLEDAI 0–1, 2–5, 6–10, >10: one of several disputed schemes; another cuts \
at 2 and 5"
bands.scheme.it = "MEX-SLEDAI 0–1, 2–5, 6–10, >10: uno dei diversi schemi in uso, tutti discussi; \
un altro ha come soglie 2 e 5"
bands.lower = [0.0, 2.0, 6.0, 11.0]
bands.en = ["Inactive (0–1)", "Mild (2–5)", "Moderate (6–10)", "High (>10)"]
bands.it = ["Inattiva (0–1)", "Lieve (2–5)", "Moderata (6–10)", "Alta (>10)"]

[[outcomes]]
code = "c3"
page = "complement_levels"
en = "C3"
it = "C3"
unit = "mg/dL"
scale = "linear"
better = "higher"
digits = 1
"""


def test_the_written_file_is_as_it_has_always_been() -> None:
    protocol = Protocol(
        synthetic=True,
        source=Text("Nowhere", "Nowhere"),
        title=Text("A study", "Uno studio"),
        design=Design(blinding=Text("Nobody", "Nessuno"), screened=48),
        allocation=Allocation("permuted blocks", 4, ("centre",)),
        treatment=Arm("drug", Text("Drug", "Farmaco")),
        control=Arm("placebo", Text("Placebo", "Placebo")),
        baseline_day=0,
        visit_days=(0, 22, 43),
        primary_day=43,
        dosing_days=(1, 8),
        outcomes=(replace(BUILT_IN_OUTCOMES[0], primary=True), BUILT_IN_OUTCOMES[1]),
        declared=True,
    )
    assert settings_file(protocol) == WRITTEN


def test_the_template_names_every_entry_but_the_bands() -> None:
    entry = re.compile(r"^# (?=\[|\w+ = )", re.MULTILINE)
    settings = tomllib.loads(entry.sub("", TEMPLATE))
    assert tuple(settings) == names_of(STUDY)
    assert tuple(settings["design"]) == names_of(DESIGN)
    assert tuple(settings["arms"]) == names_of(ARMS)
    assert tuple(settings["arms"]["control"]) == names_of(ARM)
    rare = ("other_days", "window", "primary_day_after_data")
    assert (*settings["schedule"], *rare) == names_of(SCHEDULE)
    text = " ".join(line.removeprefix("# ") for line in TEMPLATE.splitlines())
    assert f"Besides, optional: {', '.join(rare)}." in text
    assert {*settings["values"][0], "of"} == set(names_of(VALUE))
    # Its list goes on over the comment signs of the next lines.
    rest = TEMPLATE.partition("# Optional: ")[2].replace("\n# ", " ")
    optional = rest.partition(".")[0].split(", ")
    for outcome in settings["outcomes"]:
        assert set(outcome) <= set(names_of(OUTCOME))
    named = set().union(*settings["outcomes"], optional)
    assert named == set(names_of(OUTCOME)) - {"bands"}
    others = {"no_events", "effect", "low", "high"}
    assert set(settings["claims"][0]) | others == set(names_of(CLAIM))
    statements = settings["conclusions"][0] | settings["background"][0]
    assert set(statements) | {"it"} == set(names_of(STATEMENT))
    assert set(settings["truth"][0]) | {"events"} == set(names_of(BUILT_IN))


def test_the_comments_of_the_template_name_what_an_entry_may_be() -> None:
    text = " ".join(line.removeprefix("# ") for line in TEMPLATE.splitlines())
    for explained in (
        "page: disease_activity, complement_levels, cytokines_antibodies or outcomes; or, of a",
        "contrast (between_arms, within_treatment, within_control)",
        "direction (lower, higher)",
        "optional: contrast, p_below_005, day, effect, low, high.",
        "no_events: any, related, grade_3, serious.",
        "if that is known: simple, fixed sizes, permuted blocks.",
    ):
        assert explained in text
    assert max(map(len, TEMPLATE.splitlines())) <= 100


def test_bands_have_the_entries_that_a_written_file_gives_them() -> None:
    bands = tomllib.loads(WRITTEN)["outcomes"][0]["bands"]
    assert tuple(bands) == names_of(BANDS)
