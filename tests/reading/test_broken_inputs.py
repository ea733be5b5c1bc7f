"""Studies made up and broken: what is whole is read as made, all else is reported or valid."""

import copy
import csv
import io
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from lib.language import LANGUAGES
from lib.reading.doubts.doubt import Doubt
from lib.reading.doubts.undecided import IN_DOUBT
from lib.reading.doubts.values import is_missing_word
from lib.reading.examine import NEED_COLUMNS, Examined, examine, read_study
from lib.study.problems import LONGEST_SHOWN, StudyError
from lib.study.study import Study
from lib.wording.reading.doubts import option_text, place_sentence, seen_sentence
from lib.words import Words
from tests.support.changes import with_cell
from tests.support.files import (
    EVENTS,
    MEASUREMENTS,
    PARTICIPANTS,
    SETTINGS,
    as_csv,
    study_files,
    toml,
    zipped,
)
from tests.support.profiles import examples
from tests.support.studies import (
    assert_same_study,
    examined_as_written,
    is_valid,
    problems_of,
    read_as_written,
)
from tests.support.workbooks import Cell, workbook

pytestmark = pytest.mark.usefixtures("workbooks_in_process")


P, M, E, S = "participants.csv", "measurements.csv", "adverse_events.csv", "study.toml"


Rows = list[list[str]]


Files = dict[str, bytes]


# How many broken inputs all tests of this file together read at a commit.
INPUTS = 100


def share(of_all: float, inputs: int = INPUTS) -> settings:
    """Settings of a test that reads this share of all broken inputs."""
    return examples(max(1, math.ceil(inputs * of_all)))


def says_where_and_what(error: StudyError) -> None:
    """Each problem has a place and a sentence in both languages, and so has the whole."""
    assert error.problems
    assert str(error)
    for each in error.problems:
        assert each.table
        assert each.row is None or each.row >= 1
        assert isinstance(each.found, str)
        for language in LANGUAGES:
            assert Words(language).t(each.allowed, **each.values)


def says_what_was_seen(doubt: Doubt) -> None:
    """Each doubt has a sentence, a place and two texts or one of how it can be read."""
    assert doubt.options
    assert doubt.proposed is None or doubt.proposed in doubt.options
    for language in LANGUAGES:
        words = Words(language)
        texts = [option_text(doubt, option, words) for option in doubt.options]
        assert len(set(texts)) == len(texts)
        assert seen_sentence(doubt, words)
        assert place_sentence(doubt, words)


def waits_to_be_confirmed(examined: Examined) -> bool:
    """Whether files in another form were understood, so that somebody has to look at it once."""
    form = examined.understood
    return form is not None and not form.is_declared and not examined.problems


def reads_or_reports(files: Mapping[str, bytes], control: str | None = None) -> None:
    """Files are a valid study, a question or a problem; `examine` and `read_study` agree on it."""
    examined = examine(files, control=control)
    # Both read alike: reading again would double the time and show nothing.
    with patch("lib.reading.examine.examine", lambda *_, **__: examined):
        if waits_to_be_confirmed(examined):
            event("a form to be confirmed")
            with pytest.raises(StudyError) as raised:
                read_study(files, control=control)
            assert [each.allowed for each in raised.value.problems] == [NEED_COLUMNS]
            if examined.study is not None:
                is_valid(examined.study)
            return
        if examined.study is not None:
            event("a valid study")
            assert read_study(files, control=control) is examined.study
            assert not examined.problems
            assert not examined.is_in_doubt
            assert examined.draft is not None
            is_valid(examined.study)
            return
        with pytest.raises(StudyError) as raised:
            read_study(files, control=control)
    event("a problem" if examined.problems else "a question")
    says_where_and_what(raised.value)
    for doubt in examined.doubts:
        says_what_was_seen(doubt)
    assert raised.value.problems == (examined.problems or examined.undecided)
    draft = examined.draft
    assert (draft is None) == bool(examined.problems)
    # The two arms to choose from, if nothing else is open.
    is_clear = draft is not None and not draft.undescribed and not examined.is_in_doubt
    asked = draft.arm_codes if draft is not None and is_clear else ()
    assert raised.value.arm_codes == asked
    assert len(asked) in (0, 2)


@dataclass(frozen=True)
class Made:
    """A study as it was made up, its numbers as text with a decimal point.

    Attributes:
        arms: Codes of the treatment arm and of the control arm.
        names_control: Whether a control arm of this code is known by its name.
        roster: Arm by participant.
        characteristics: Cells by name, in the order of the roster; "" for missing.
        withdrawn: Cells of withdrawn_day, or None if there is no such column.
        days: All visit days.
        cells: Text of a measurement by participant, day and outcome: "12.5", "<3.1", "" for blank.
        outcomes: Codes, in the order in which they are shown.
        events: Cells by column, or None if no events were collected.
        event_columns: The columns of events.
        entries: `study.toml`, or None.
        primary_day: The day that the settings say, or None.
    """

    arms: tuple[str, str]
    names_control: bool
    roster: dict[str, str]
    characteristics: dict[str, list[str]]
    withdrawn: list[str] | None
    days: tuple[int, ...]
    cells: dict[tuple[str, int, str], str]
    outcomes: tuple[str, ...]
    events: list[dict[str, str]] | None
    event_columns: tuple[str, ...]
    entries: dict[str, Any] | None
    primary_day: int | None

    @property
    def asked(self) -> str | None:
        """The control arm where nothing in the files says it."""
        declared = self.entries is not None and "arms" in self.entries
        return None if declared or self.names_control else self.arms[1]


@dataclass(frozen=True)
class Spelling:
    """How a study is written into files."""

    is_wide: bool = False
    separator: str = ","
    mark: str = "."
    newline: str = "\n"
    encoding: str = "utf-8"
    heading: int = 0
    is_quoted: bool = False
    has_room: bool = False
    is_reversed: bool = False
    package: str = "files"


# Decimals, largest number of steps of the last decimal, and whether it is analysed as logarithms.
BUILT_IN = {
    "mex_sledai": (0, 32, False),
    "c3": (1, 2000, False),
    "c4": (2, 9999, False),
    "il6": (2, 60000, True),
    "tnf_alpha": (2, 60000, True),
    "anti_dsdna": (1, 60000, True),
}


OWN = {"crp": (1, 5000, True), "pain_score": (0, 10, False), "steps": (0, 60000, False)}


ALL = BUILT_IN | OWN


# Cells as a file may write them, and as they are read.
TEXTS = {
    "": "",
    "Forlì": "Forlì",
    "  padded ": "padded",
    'Dr. "X"': 'Dr. "X"',
    "a;b, c\td": "a;b, c\td",
    "two\nlines": "two lines",
    "Größe": "Größe",
    "=1+1": "=1+1",
    "nan": "nan",
}


YES_NO = {"yes": True, "No": False, "SÌ": True, "si": True, "NO": False, "": None}


ARM_CODES = (
    *(("secretome", "placebo", True), ("0", "1", False), ("B", "A", False)),
    *(("Drug X", "Standard of care", True), ("1.5", "Control", True), ("Città", "{n}", False)),
)


OPTIONAL = (
    *("system_organ_class", "start_day", "end_day", "grade", "serious", "related"),
    "led_to_withdrawal",
)


def number_text(steps: int, code: str) -> str:
    """A number of so many steps of an outcome's last decimal, written in one of many ways."""
    digits, most, is_log = ALL[code]
    # Each measurement has 16 bits: four for the form, the others for the number.
    form, steps = steps % 16, (steps // 16) * 13 % (most + 1)
    if is_log:
        steps = max(steps, 1)
    text = str(steps).zfill(digits + 1)
    if digits:
        text = f"{text[:-digits]}.{text[-digits:]}"
    if form == 9:
        return f"+{text}"
    if form == 10:
        return f"00{text}"
    if form == 11 and digits and not text.startswith("0"):
        return f"{text}e0"
    if form == 12 and digits and text.startswith("0"):
        return text.removeprefix("0")
    if form == 13 and steps and code != "mex_sledai":
        return f"<{text}"
    if form == 14:
        return ""
    return text


@st.composite
def studies(draw: st.DrawFn) -> Made:
    """A study of two to eight participants."""
    n = draw(st.integers(2, 8))
    treatment, control, names_control = draw(st.sampled_from(ARM_CODES))
    stem = draw(st.sampled_from(["S", "00", "é-", "1e", "a b,"]))
    ids = [f"{stem}{number}" for number in range(1, n + 1)]
    sides = draw(st.lists(st.booleans(), min_size=n - 2, max_size=n - 2))
    roster = dict(
        zip(ids, [treatment, control, *((treatment, control)[side] for side in sides)], strict=True)
    )
    characteristics: dict[str, list[str]] = {}
    if draw(st.booleans()):
        characteristics["home_town"] = draw(
            st.lists(st.sampled_from(list(TEXTS)), min_size=n, max_size=n)
        )
    if draw(st.booleans()):
        ages = draw(st.lists(st.integers(-1, 990), min_size=n, max_size=n))
        characteristics["body_mass_index"] = ["" if age < 0 else f"{age / 10}" for age in ages]
    withdrawn = None
    if draw(st.booleans()):
        days_out = draw(st.lists(st.integers(0, 60), min_size=n, max_size=n))
        withdrawn = ["" if day < 10 else str(day) for day in days_out]

    declares = draw(st.sampled_from([None, (), ("arms",), ("outcomes", "schedule"), "all"]))
    declared = ("arms", "outcomes", "schedule") if declares == "all" else declares
    visits = draw(st.sets(st.integers(-30, 400), min_size=2, max_size=5))
    days = tuple(sorted(visits))
    known = list(ALL if declared and "outcomes" in declared else BUILT_IN)
    codes = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    codes.sort(key=list(ALL).index)
    keys = [(participant, day, code) for participant in ids for day in days for code in codes]
    steps = draw(st.lists(st.integers(0, 2**16 - 1), min_size=len(keys), max_size=len(keys)))
    cells = {
        key: number_text(step, key[2])
        for key, step in zip(keys, steps, strict=True)
        # The first participant has a row for each day and outcome: each of them occurs.
        if step % 16 != 15 or key[0] == ids[0]
    }
    primary_day = None
    entries: dict[str, Any] | None = None
    if declared is not None:
        entries = {"data": draw(st.sampled_from(["real", "synthetic"]))}
        if "arms" in declared:
            entries["arms"] = {"treatment": {"code": treatment}, "control": {"code": control}}
        if "schedule" in declared:
            primary_day = draw(st.sampled_from(days[1:]))
            entries["schedule"] = {
                "baseline_day": days[0],
                "visit_days": list(days),
                "primary_day": primary_day,
            }
        if "outcomes" in declared:
            entries["outcomes"] = [
                {
                    "code": code,
                    "page": "disease_activity",
                    "better": "lower",
                    "scale": "log" if ALL[code][2] else "linear",
                }
                for code in codes
            ]
    events = draw(st.none() | st.lists(st.integers(0, 2**20 - 1), max_size=5))
    columns = draw(st.lists(st.sampled_from(OPTIONAL), unique=True)) if events is not None else []
    return Made(
        arms=(treatment, control),
        names_control=names_control,
        roster=roster,
        characteristics=characteristics,
        withdrawn=withdrawn,
        days=days,
        cells=cells,
        outcomes=tuple(codes),
        events=None if events is None else [_event(bits, ids) for bits in events],
        event_columns=("participant_id", "term", *columns),
        entries=entries,
        primary_day=primary_day,
    )


def _event(bits: int, ids: list[str]) -> dict[str, str]:
    answers = list(YES_NO)
    start = bits % 97
    return {
        "participant_id": ids[bits % len(ids)],
        "term": ("Headache", "Pain, other", "Fièvre")[bits % 3],
        "system_organ_class": ("", "Nervous system disorders")[bits % 2],
        "start_day": "" if start > 90 else str(start),
        "end_day": "" if bits % 4 else str(start + bits % 5),
        "grade": ("1", "2", "3", "4", "5", "")[bits % 6],
        "serious": answers[bits // 7 % 6],
        "related": answers[bits // 11 % 6],
        "led_to_withdrawal": answers[bits // 13 % 6],
    }


@st.composite
def spellings(draw: st.DrawFn) -> Spelling:
    """A way to write a study that everything can be read from again."""
    return Spelling(
        is_wide=draw(st.booleans()),
        separator=draw(st.sampled_from([",", ";", "\t"])),
        mark=draw(st.sampled_from([".", ","])),
        newline=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        encoding=draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])),
        heading=draw(st.integers(0, 5)),
        is_quoted=draw(st.booleans()),
        has_room=draw(st.booleans()),
        is_reversed=draw(st.booleans()),
        package=draw(st.sampled_from(["files", "other names", "zip", "folder in a zip"])),
    )


def heading(name: str, form: int) -> str:
    """The name of a column as a spreadsheet may write it."""
    words = name.split("_")
    return (
        *(name, name.upper(), " ".join(words), "-".join(words).title()),
        *(f"  {' '.join(words).capitalize()} ", " - ".join(words)),
    )[form]


def written_number(text: str, spelling: Spelling) -> str:
    return text.replace(".", spelling.mark)


def tables_of(made: Made, spelling: Spelling) -> dict[str, Rows]:
    """The tables of a study as rows of cells, the header first."""
    participants = [["participant_id", "arm", *made.characteristics]]
    participants[0] += [] if made.withdrawn is None else ["withdrawn_day"]
    for place, (participant, arm) in enumerate(made.roster.items()):
        row = [participant, arm]
        for name, cells in made.characteristics.items():
            is_text = name == "home_town"
            row.append(cells[place] if is_text else written_number(cells[place], spelling))
        participants.append(row + ([] if made.withdrawn is None else [made.withdrawn[place]]))
    if spelling.is_wide:
        measurements = [["participant_id", "day", *made.outcomes]]
        for participant, day in dict.fromkeys(
            (participant, day) for participant, day, _ in made.cells
        ):
            values = [made.cells.get((participant, day, code), "") for code in made.outcomes]
            measurements.append(
                [participant, str(day), *(written_number(value, spelling) for value in values)]
            )
    else:
        measurements = [["participant_id", "day", "outcome", "value"]]
        for (participant, day, code), value in made.cells.items():
            title = heading(code, spelling.heading)
            measurements.append([participant, str(day), title, written_number(value, spelling)])
    tables = {P: participants, M: measurements}
    if made.events is not None:
        tables[E] = [list(made.event_columns)]
        tables[E] += [[event[name] for name in made.event_columns] for event in made.events]
    for name, rows in tables.items():
        rows[0] = [heading(cell, spelling.heading) for cell in rows[0]]
        if spelling.is_reversed and name != P:
            rows[1:] = rows[:0:-1]
        if spelling.is_reversed:
            rows[:] = [row[::-1] for row in rows]
        if spelling.has_room:
            rows[:] = [[*row, ""] for row in rows]
            rows.insert(len(rows) // 2, [""] * len(rows[0]))
            rows.insert(0, [])
    return tables


def encoded(rows: Rows, spelling: Spelling) -> bytes:
    """A table as a file."""
    text = io.StringIO()
    writer = csv.writer(
        text,
        delimiter=spelling.separator,
        lineterminator=spelling.newline,
        quoting=csv.QUOTE_ALL if spelling.is_quoted else csv.QUOTE_MINIMAL,
    )
    writer.writerows([[cell.replace("\n", spelling.newline) for cell in row] for row in rows])
    return text.getvalue().encode(spelling.encoding, "replace")


OTHER_NAMES = {
    P: "Trial Participants (1).csv",
    M: "measurements.tsv",
    E: "my Adverse-Events.TXT",
    S: "settings.toml",
}


def packed(files: Files, package: str) -> Files:
    """The files as somebody hands them in."""
    if package == "other names":
        return {OTHER_NAMES.get(name, name): content for name, content in files.items()}
    if package == "files":
        return files
    return {"study.zip": zipped(files, folder="" if package == "zip" else "a study/")}


def files_of(made: Made, spelling: Spelling) -> Files:
    """A study as files."""
    files = {name: encoded(rows, spelling) for name, rows in tables_of(made, spelling).items()}
    if made.entries is not None:
        files[S] = toml(made.entries).encode()
    return packed(files, spelling.package)


def is_as_made(study: Study, made: Made, *, is_wide: bool) -> None:
    """A study that was read holds what was made up, and nothing else."""
    is_valid(study)
    assert (study.treatment.code, study.control.code) == made.arms
    assert study.days == made.days
    assert study.primary_day == (made.primary_day or made.days[-1])
    assert study.synthetic == ((made.entries or {}).get("data") == "synthetic")
    assert tuple(outcome.code for outcome in study.outcomes) == made.outcomes

    people = study.participants
    assert people["participant_id"].tolist() == list(made.roster)
    assert study.treated.tolist() == [arm == made.arms[0] for arm in made.roster.values()]
    further = [*made.characteristics, *(["withdrawn_day"] if made.withdrawn is not None else [])]
    assert set(people.columns) == {"participant_id", "arm", *further}
    numbers = {"body_mass_index": made.characteristics.get("body_mass_index", [])}
    if made.withdrawn is not None:
        numbers["withdrawn_day"] = made.withdrawn
    for name, texts in numbers.items():
        if any(texts):
            expected = [float(text or "nan") for text in texts]
            np.testing.assert_array_equal(people[name].to_numpy(), expected)
    if "home_town" in made.characteristics:
        towns = [TEXTS[text] for text in made.characteristics["home_town"]]
        assert people["home_town"].tolist() == towns

    cells = dict(made.cells)
    if is_wide:
        # A wide table has a cell for each outcome wherever it has a row.
        for participant, day, _ in made.cells:
            for code in made.outcomes:
                cells.setdefault((participant, day, code), "")
    read = {
        (row.participant_id, row.day, row.outcome): (row.value, row.below_limit)
        for row in study.measurements.itertuples()
    }
    assert read.keys() == cells.keys()
    roster = list(made.roster)
    for outcome in study.outcomes:
        grid = [
            [cells.get((participant, day, outcome.code), "") for day in made.days]
            for participant in roster
        ]
        values = np.array(
            [[float(text.removeprefix("<") or "nan") for text in row] for row in grid]
        )
        is_below = np.array([[text.startswith("<") for text in row] for row in grid])
        for frame, expected_cells in (
            (study.as_measured(outcome), values),
            (study.below_limit(outcome), is_below),
            (study.values(outcome), np.where(is_below, values / 2, values)),
        ):
            assert (frame.index.tolist(), frame.columns.tolist()) == (roster, list(made.days))
            np.testing.assert_array_equal(frame.to_numpy(), expected_cells)

    if made.events is None:
        assert study.adverse_events is None
        return
    assert study.adverse_events is not None
    assert set(study.adverse_events.columns) == set(made.event_columns)
    for name in made.event_columns:
        texts = [event[name] for event in made.events]
        found = study.adverse_events[name].tolist()
        if name in ("start_day", "end_day", "grade"):
            np.testing.assert_array_equal(found, [float(text or "nan") for text in texts])
        elif name in ("serious", "related", "led_to_withdrawal"):
            assert found == [YES_NO[text] for text in texts]
        else:
            assert found == texts


@share(0.4)
@given(studies(), spellings())
def test_a_study_is_read_as_it_was_made_whatever_its_spelling(
    made: Made, spelling: Spelling
) -> None:
    # Events stand in the order of their file.
    if spelling.is_reversed and made.events is not None:
        files = files_of(replace(made, events=made.events[::-1]), spelling)
    else:
        files = files_of(made, spelling)
    examined = examined_as_written(files, control=made.asked)
    assert examined.problems == ()
    assert examined.study is not None
    is_as_made(examined.study, made, is_wide=spelling.is_wide)
    assert (examined.conversion is not None) == spelling.is_wide
    for table in examined.tables:
        is_ascii = encoded(tables_of(made, spelling)[f"{table.name}.csv"], spelling).isascii()
        is_old = spelling.encoding == "cp1252" and not is_ascii
        assert table.encoding == ("Windows-1252" if is_old else "UTF-8")
        assert table.separator == spelling.separator


@share(0.05)
@given(studies(), spellings())
def test_a_study_is_read_alike_from_its_files_in_any_spelling(
    made: Made, spelling: Spelling
) -> None:
    plain = Spelling(is_wide=spelling.is_wide)
    written = replace(spelling, is_reversed=False)
    assert_same_study(
        read_as_written(files_of(made, written), control=made.asked),
        read_as_written(files_of(made, plain), control=made.asked),
    )


def workbook_of(tables: Mapping[str, Rows]) -> bytes:
    """The tables as sheets, their numbers as the numbers of a workbook."""
    sheets: dict[str, list[list[Cell]]] = {
        name.removesuffix(".csv"): [[_workbook_cell(cell) for cell in row] for row in rows]
        for name, rows in tables.items()
    }
    return workbook(sheets)


def _workbook_cell(cell: str) -> Cell:
    if re.fullmatch(r"-?[1-9][0-9]{0,8}", cell):
        return int(cell)
    if re.fullmatch(r"[0-9]{1,9}[.][0-9]+", cell):
        return float(cell)
    return cell or None


# Each workbook starts a process of its own.
@share(1, 6)
@given(studies(), spellings())
def test_a_study_is_read_from_a_workbook_as_it_was_made(made: Made, spelling: Spelling) -> None:
    # A number would lose the zeros before it, which a name keeps.
    written = replace(spelling, mark=".", is_reversed=False)
    files = {"study.xlsx": workbook_of(tables_of(made, written))}
    if made.entries is not None:
        files[S] = toml(made.entries).encode()
    study = read_as_written(files, control=made.asked)
    is_as_made(study, made, is_wide=written.is_wide)


NASTY = st.sampled_from(
    [
        *("", " ", "nan", "NaN", "inf", "-inf", "1e400", "1e308", "-0", "-0.0", "0", "12,5"),
        *("2024-03-01", "9" * 30, "9" * 400, "9" * 5000, "<3.1", "<", "<0", "<nan", "1e-400"),
        *("\0", "\n", '"', '""', "'", ";", "\t", "é", "٣", "😀", "\u2028", "yes", "maybe", "6"),
        *("S1", "P1", "placebo", "Control", "mex_sledai", "il6", "1", "22", "43", "-1", "1.0"),
        *("{", "}", "{n}", "%s", "<script>", "=1+1", "None", "True", "\ufeff", "\x1a", "\x85"),
    ]
) | st.text(max_size=8)


IMPOSSIBLE_DAYS = (
    *("0.5", "1000000", "-1000000", "9" * 20, "2024-03-01", "1/3/24", "3 mar", "day 1", "1e1"),
    *("-0", "+", "22,5", "nan", "inf", "٣", "1 000", ".", ",0"),
)


NO_NUMBERS = (
    *("nan", "NaN", "-nan", "inf", "-Infinity", "#N/A", "NA", "n/a", "<nan", "<inf", "None"),
    *(".", "-", "1_000", "0x1F", "1 000", "١٢"),
)


HUGE = (
    *("9" * 400, "9" * 5000, "1e15", "1.1e15", "1e99", "1e308", "1e400", "-1e99", "1e-99"),
    *("1e-100", "0." + "0" * 400 + "1", "<1e-99", "<1e99", "1e" + "9" * 300),
)


MIXED = ("12,5", "12.5", "1,234", "1.234", "1.234,5", "1,234.5", "<3,1", "<3.1", ",5", "1,")


@dataclass
class Draft:
    """A study to be broken: its tables as rows, its settings as entries or text."""

    tables: dict[str, Rows]
    entries: Any

    def rows(self, draw: st.DrawFn) -> Rows:
        """One of the tables that have any row."""
        found = [self.tables[name] for name in (M, P, M, E) if self.tables.get(name)]
        return draw(st.sampled_from(found)) if found else [[""]]

    def places(self, *columns: str) -> list[tuple[Rows, int]]:
        """Where these columns are."""
        return [
            (rows, place)
            for rows in self.tables.values()
            for cells in rows[:2]
            for place, cell in enumerate(cells)
            if re.sub("[^a-z]", "_", cell.strip().lower()).strip("_") in columns
        ]


def set_cells(draw: st.DrawFn, draft: Draft, columns: tuple[str, ...], cells: Any) -> None:
    """Overwrite a cell or two in one of these columns, or in any if there is none of them."""
    rows, place = draw(st.sampled_from(draft.places(*columns) or [(draft.rows(draw), 0)]))
    for _ in range(draw(st.integers(1, 2))):
        row = draw(st.sampled_from(rows))
        if place < len(row):
            row[place] = draw(cells)


def cell_changed(draw: st.DrawFn, draft: Draft) -> None:
    row = draw(st.sampled_from(draft.rows(draw)))
    if row:
        row[draw(st.integers(0, len(row) - 1))] = draw(NASTY)


def cell_added(draw: st.DrawFn, draft: Draft) -> None:
    draw(st.sampled_from(draft.rows(draw))).append(draw(NASTY))


def cell_lost(draw: st.DrawFn, draft: Draft) -> None:
    row = draw(st.sampled_from(draft.rows(draw)))
    if row:
        row.pop(draw(st.integers(0, len(row) - 1)))


def row_doubled(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    rows.append(list(draw(st.sampled_from(rows))))


def row_lost(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    if len(rows) > 1:
        rows.pop(draw(st.integers(0, len(rows) - 1)))


def rows_lost(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    del rows[draw(st.integers(1, len(rows))) :]


def blank_row(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    rows.insert(draw(st.integers(0, len(rows))), [])


def columns_shuffled(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    order = draw(st.permutations(range(len(rows[0]))))
    rows[:] = [[row[i] for i in order if i < len(row)] for row in rows]


def column_replaced(draw: st.DrawFn, draft: Draft) -> None:
    rows, place, cell = draft.rows(draw), draw(st.integers(0, 7)), draw(NASTY)
    for row in rows[1:]:
        if place < len(row):
            row[place] = cell


def column_added(draw: st.DrawFn, draft: Draft) -> None:
    known = ["withdrawn_day", "injections_received", "arm", "Age", "value", "day", "il-6", "C 3"]
    name = draw(NASTY | st.sampled_from(known))
    for number, row in enumerate(draft.rows(draw)):
        row.append(name if number == 0 else draw(NASTY))


def column_lost(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    place = draw(st.integers(0, max(map(len, rows))))
    for row in rows:
        del row[place : place + 1]


def heading_changed(draw: st.DrawFn, draft: Draft) -> None:
    rows = draft.rows(draw)
    row = rows[draw(st.integers(0, min(1, len(rows) - 1)))]
    if row:
        replacement = draw(
            NASTY | st.sampled_from(row) | st.sampled_from(["Day", "OUTCOME", "--", "_"])
        )
        row[draw(st.integers(0, len(row) - 1))] = replacement


def impossible_day(draw: st.DrawFn, draft: Draft) -> None:
    columns = ("day", "start_day", "end_day", "withdrawn_day")
    set_cells(draw, draft, columns, st.sampled_from(IMPOSSIBLE_DAYS))


def no_number(draw: st.DrawFn, draft: Draft) -> None:
    set_cells(draw, draft, (*VALUES, "grade"), st.sampled_from(NO_NUMBERS))


def huge_number(draw: st.DrawFn, draft: Draft) -> None:
    set_cells(draw, draft, (*VALUES, "day", "grade"), st.sampled_from(HUGE))


def other_mark(draw: st.DrawFn, draft: Draft) -> None:
    set_cells(draw, draft, VALUES, st.sampled_from(MIXED))


def unknown_id(draw: st.DrawFn, draft: Draft) -> None:
    ids = st.sampled_from(["Q99", "", "s1", "S1 ", "S1\u200b", "1", "001", "1.0", "é-1"])
    set_cells(draw, draft, ("participant_id",), ids)


def other_arm(draw: st.DrawFn, draft: Draft) -> None:
    set_cells(draw, draft, ("arm",), st.sampled_from(["third", "", "Placebo", "0", "1", "{codes}"]))


def table_emptied(draw: st.DrawFn, draft: Draft) -> None:
    name = draw(st.sampled_from(sorted(draft.tables)))
    rows = draft.tables[name]
    draft.tables[name] = draw(st.sampled_from([rows[:1], [], [[]], [[""]], rows[1:], [["", ""]]]))


def entry_changed(draw: st.DrawFn, draft: Draft) -> None:
    """Overwrite, lose or add an entry anywhere in the settings."""
    if not isinstance(draft.entries, dict):
        draft.entries = copy.deepcopy(SETTINGS)
    places = list(_places(draft.entries))
    if not places:
        return
    container, key = draw(st.sampled_from(places))
    change = draw(st.integers(0, 3))
    if change == 0:
        del container[key]
    elif change == 1 and isinstance(container, dict):
        container[draw(st.sampled_from(["other", "code", "en", "minimum", "", "bands"]))] = draw(
            ENTRY
        )
    else:
        container[key] = draw(ENTRY)


def _places(entry: Any) -> Iterator[tuple[Any, Any]]:
    inner = entry.items() if isinstance(entry, dict) else enumerate(entry)
    for key, value in list(inner):
        yield entry, key
        if isinstance(value, dict | list):
            yield from _places(value)


class Bare(float):
    """A number that TOML writes in a way of its own."""

    def __new__(cls, text: str) -> "Bare":
        number = super().__new__(cls, 0)
        number.text = text
        return number

    text: str

    def __str__(self) -> str:
        return self.text


ENTRY = st.sampled_from(
    [
        *("", " ", "placebo", "mex_sledai", "log", "{n}", "a\nb", "\u202e", [], {}, [[]], [{}]),
        *(True, False, 0, 1, -1, 22, 43, 10**6, 10**15, 10**400, 0.5, -0.0, 1e300, [1], [1, 1]),
        *([1, 22], ["a"], list(range(80)), {"en": "a"}, {"en": ""}, {"fr": "a"}, {"en": 1}),
        *map(Bare, ["inf", "nan", "2024-03-01", "10:00:00", "0x1F", "1e-320", "9" * 5000]),
    ]
)


VALUES = ("value", "body_mass_index", "mex_sledai", "c_", "c", "il", "tnf_alpha", "anti_dsdna")


CHANGES: tuple[Callable[[st.DrawFn, Draft], None], ...] = (
    *(cell_changed, cell_added, cell_lost, row_doubled, row_lost, rows_lost, blank_row),
    *(columns_shuffled, column_replaced, column_added, column_lost, heading_changed),
    *(impossible_day, no_number, huge_number, other_mark, unknown_id, other_arm, table_emptied),
    *(entry_changed, entry_changed),
)


def bytes_changed(draw: st.DrawFn, files: Files) -> None:
    """Cut, overwrite, recode, rename or lose one of the files."""
    if not files:
        return
    name = draw(st.sampled_from(sorted(files)))
    content = files[name]
    place = draw(st.integers(0, len(content)))
    inserted = draw(st.binary(max_size=6) | NASTY.map(str.encode))
    files[name] = draw(
        st.sampled_from(
            [
                content[:place],
                content[:place] + inserted + content[place:],
                content[:place] + inserted + content[place + len(inserted) :],
                content[:place] + content[place:].decode("latin-1").encode("utf-8"),
                content.replace(b"\n", b"\r\n"),
                content.replace(b",", b";", 3),
                b"\xef\xbb\xbf" + content,
                content.decode("latin-1").encode("utf-16"),
                content + content,
                inserted,
                b"",
            ]
        )
    )
    if draw(st.integers(0, 9)) == 0:
        names = st.sampled_from([P, M, E, S, "a.csv", "x.zip", "participants.txt", " ", "."])
        files[draw(names)] = files.pop(name)
    if draw(st.integers(0, 9)) == 0:
        files.pop(draw(st.sampled_from(sorted(files))))


@st.composite
def broken_studies(draw: st.DrawFn) -> tuple[Files, str | None]:
    """A study made up, written in some way and broken in one to four others."""
    made, spelling = draw(studies()), draw(spellings())
    draft = Draft(tables_of(made, spelling), copy.deepcopy(made.entries))
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        change(draw, draft)
    files = {name: encoded(rows, spelling) for name, rows in draft.tables.items()}
    if draft.entries is not None:
        files[S] = toml(draft.entries).encode()
    if draw(st.integers(0, 3)) == 0:
        bytes_changed(draw, files)
    return packed(files, spelling.package), draw(st.sampled_from([made.asked, None, "nobody"]))


@st.composite
def changed_tables(draw: st.DrawFn) -> Files:
    """A study whose tables were changed cell by cell, row by row or column by column."""
    tables = {P: PARTICIPANTS, M: MEASUREMENTS, E: EVENTS}
    read = {name: list(csv.reader(io.StringIO(text))) for name, text in tables.items()}
    draft = Draft(read, copy.deepcopy(draw(st.sampled_from([None, SETTINGS]))))
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        change(draw, draft)
    files = {name: as_csv(rows).encode() for name, rows in draft.tables.items()}
    if draft.entries is not None:
        files[S] = toml(draft.entries).encode()
    return files


@st.composite
def changed_bytes(draw: st.DrawFn) -> Files:
    """A study one or two of whose files were cut, overwritten, replaced, renamed or lost."""
    files = study_files(events=EVENTS, settings=draw(st.sampled_from([None, SETTINGS])))
    for _ in range(draw(st.integers(1, 2))):
        bytes_changed(draw, files)
    return packed(files, draw(st.sampled_from(["files", "files", "files", "zip"])))


@st.composite
def changed_zips(draw: st.DrawFn) -> Files:
    """A study in a zip some of whose bytes were changed or cut off."""
    content = bytearray(zipped(study_files(events=EVENTS, settings=SETTINGS)))
    for _ in range(draw(st.integers(1, 3))):
        # Mostly among the headers, which stand at both ends.
        place = draw(st.integers(0, 60) | st.integers(1, 400).map(lambda n: -n) | st.integers())
        content[place % len(content)] = draw(st.integers(0, 255))
    if draw(st.integers(0, 4)) == 0:
        del content[draw(st.integers(0, len(content))) :]
    return {"study.zip": bytes(content)}


# Of these some are numbers of a size that somebody may measure, and a day that is a whole number.
POSSIBLE = ("1e15", "1e-99", "<1e-99", "0." + "0" * 400 + "1", "-0")


@pytest.mark.parametrize(
    ("column", "words"), [("value", NO_NUMBERS + HUGE), ("day", IMPOSSIBLE_DAYS + NO_NUMBERS)]
)
def test_each_impossible_word_alone_is_reported_with_its_cell(
    column: str, words: tuple[str, ...]
) -> None:
    # A C3 has neither bounds nor a log scale, and no other fault hides the word.
    table = MEASUREMENTS.replace("il6", "c3")
    for word in words:
        files = study_files(measurements=with_cell(table, 18, column, word))
        found = problems_of(files)
        if word in POSSIBLE and column == "day":
            # The day before the first dose, of one participant: is it the baseline?
            assert [(each.row, each.column, each.found) for each in found] == [
                (None, "day", "0, 1, 22, 43")
            ]
            is_valid(read_as_written(files))
        elif word in POSSIBLE:
            assert found == (), word
            is_valid(read_study(files))
        elif column == "value" and is_missing_word(word):
            # Asked for, under the name of the outcome.
            assert [(each.row, each.column, each.found) for each in found] == [(18, "c3", word)]
            assert {each.allowed for each in found} == {IN_DOUBT}
        else:
            shown = word if len(word) <= LONGEST_SHOWN else word[:LONGEST_SHOWN] + "…"
            reported = [
                (each.table, each.row, each.column) for each in found if shown in each.found
            ]
            assert reported == [(M, 18, column)], word


@share(0.6)
@given(broken_studies())
def test_a_broken_study_is_read_or_its_problems_reported(broken: tuple[Files, str | None]) -> None:
    reads_or_reports(*broken)


@share(0.2)
@given(changed_tables())
def test_changed_tables_are_read_or_their_problems_reported(files: Files) -> None:
    reads_or_reports(files)


@share(0.1)
@given(changed_bytes())
def test_changed_bytes_are_read_or_their_problems_reported(files: Files) -> None:
    reads_or_reports(files)


@share(0.1)
@given(changed_zips())
def test_a_changed_zip_is_read_or_its_problems_reported(files: Files) -> None:
    reads_or_reports(files)


@st.composite
def broken_tables(draw: st.DrawFn) -> tuple[dict[str, Rows], str | None]:
    """The tables of a study made up, broken, and its control arm."""
    made, spelling = draw(studies()), draw(spellings())
    draft = Draft(tables_of(made, spelling), None)
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        change(draw, draft)
    return draft.tables, made.asked


# No workbook holds these characters.
NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


# Each workbook starts a process of its own.
@share(1, 4)
@given(broken_tables())
def test_a_broken_workbook_is_read_or_its_problems_reported(
    broken: tuple[dict[str, Rows], str | None],
) -> None:
    tables, control = broken
    cells = {
        name: [[NOT_IN_XML.sub("", cell) for cell in row] for row in rows]
        for name, rows in tables.items()
    }
    reads_or_reports({"study.xlsx": workbook_of(cells)}, control)
