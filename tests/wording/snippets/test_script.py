"""Scripts are short, plain, and hold nothing of a study but texts."""

import ast
import contextlib
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest

from lib.reading.examine import read_study
from lib.results.events.times import event_listing
from lib.study.outcomes import Outcome
from lib.study.provenance import provenance
from lib.study.study import Study
from lib.wording.snippets.binary import shares_answer_script
from lib.wording.snippets.effects import (
    answer_script,
    board_script,
    by_outcome_script,
    by_visit_script,
    claims_script,
    conclusions_script,
    page_answer_script,
    quoted_p_script,
)
from lib.wording.snippets.events import (
    chances_script,
    events_answer_script,
    kinds_script,
    lanes_script,
    listing_script,
    rates_script,
    severity_script,
    terms_script,
)
from lib.wording.snippets.limits import crossed_script, crossings_script
from lib.wording.snippets.response import bands_script, improved_script, response_script
from lib.wording.snippets.script import FOLDER, Origin, origin, where_sentence
from lib.words import Words
from tests.support.files import SETTINGS, study_files
from tests.support.studies import degenerate_studies, sample

HOSTILE = (
    "c3'); import os; os.remove('x') #",
    'c3"""\nprint(1)\n"""',
    "c3\\",
    "c3\\'",
    "c3\u2028print(1)\u2029\x85\x0b\x0c",
    "c3\r\nprint(1)",
    "{c3} %s",
    "c3\u202e\u2066\ud800",
    "c" * 80,
    "\u2028" * 40,
)
FILES = ("study.toml", "a.csv", "b.csv")


def scripts(study: Study, outcome: Outcome, who: str, of: Origin, search: str = "") -> list[str]:
    """Every script of every page."""
    noted = pd.DataFrame({name: [who] for name in ("participant_id", "system_organ_class", "term")})
    return [
        answer_script(study, outcome, 43, of),
        answer_script(study, outcome, 43, of, of_study=True),
        shares_answer_script(study, outcome, 43, of),
        shares_answer_script(study, outcome, 43, of, of_study=True),
        quoted_p_script(study, outcome, 43, of),
        conclusions_script(43, of),
        claims_script(of),
        page_answer_script(study, outcome, 43, of),
        by_visit_script(study, outcome, of),
        by_outcome_script(43, of),
        board_script(study, outcome, 43, who, of),
        board_script(study, outcome, 43, None, of),
        response_script(study, outcome, 43, 2, of),
        improved_script(study, outcome, 43, 0.1 + 0.2, of),
        bands_script(study, outcome, of),
        crossings_script(study, outcome, 43, 90, None, of),
        crossed_script(study, outcome, 43, 90, 0.1 + 0.2, of),
        events_answer_script(of),
        kinds_script(of),
        terms_script("led_to_withdrawal", "difference", search, of),
        rates_script(of),
        chances_script(of),
        severity_script(of),
        lanes_script(of),
        listing_script(event_listing(study), (), (200, 400), of),
        listing_script(noted, tuple((name, who) for name in noted), (2_000, 2_200), of),
    ]


def named(text: str) -> tuple[Study, Outcome]:
    """The sample, its first outcome and its first participant called so."""
    study = sample()
    outcome = replace(study.outcomes[0], code=text)
    people = study.participants.copy()
    people["participant_id"] = [text, *people["participant_id"][1:]]
    outcomes = (outcome, *study.outcomes[1:])
    return replace(study, outcomes=outcomes, participants=people), outcome


ORIGINS = [
    Origin(None, "en"),
    Origin(None, "it"),
    Origin(FILES, "it", has_own_settings=True),
    *(Origin((text,), "it") for text in HOSTILE),
    Origin(tuple(f"table {number}.csv" for number in range(20)), "it"),
]


def test_no_script_has_more_than_ten_lines_or_a_hundred_characters_in_one() -> None:
    for text in ("mex_sledai", *HOSTILE):
        study, outcome = named(text)
        for of in ORIGINS:
            for script in scripts(study, outcome, text, of, text):
                lines = script.split("\n")
                assert len(lines) <= 10, script
                assert len(script.splitlines()) == len(lines)
                assert max(map(len, lines)) <= 100, script


def skeleton(script: str) -> str:
    """What a script does, whatever its texts and numbers are."""
    tree = ast.parse(script)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.value = None
    return ast.dump(tree)


@pytest.mark.parametrize("text", HOSTILE[:8])
def test_names_of_files_and_codes_are_texts_and_nothing_else(text: str) -> None:
    for of in (Origin(None, "en"), Origin((text[:30],), "en")):
        plain = Origin(of.files and ("a.csv",), "en")
        # A name that leads elsewhere, or that no folder can hold, is read from the folder.
        if of.has_folder:
            plain = Origin(("x" * 100,), "en")
        # A long name is told by its place.
        harmless = [
            [skeleton(each) for each in scripts(*named("c" * n), "c" * n, plain, "fever")]
            for n in (2, 32, 45, 80)
        ]
        for number, script in enumerate(scripts(*named(text), text, of, text)):
            assert skeleton(script) in {each[number] for each in harmless}


def test_a_text_stands_in_a_script_as_it_is() -> None:
    found = [
        [node.value for node in ast.walk(ast.parse(script)) if isinstance(node, ast.Constant)]
        for script in scripts(*named(HOSTILE[3]), HOSTILE[3], Origin(None, "en"), HOSTILE[3])
    ]
    assert sum(HOSTILE[3] in values for values in found) == 16


def test_a_name_that_leads_out_of_the_folder_is_no_path_of_a_script() -> None:
    for name in ("../../etc/passwd", "/etc/passwd", "C:\\secret.csv", "..\\x.csv", "C:x.csv"):
        script = by_outcome_script(43, Origin((name,), "en"))
        assert name not in script
        assert repr(name) not in script
        assert f"Path({FOLDER!r})" in script


def test_settings_that_the_page_gave_take_the_place_of_those_among_the_files() -> None:
    files = {"b.csv": b"1", "Study.TOML": b"2", "a.csv": b"3"}
    own = provenance(files, datetime.now(UTC), is_upload=True)
    assert origin(own, "en").files == ("Study.TOML", "a.csv", "b.csv")
    given = replace(own, settings='data = "real"')
    assert origin(given, "it").files == ("study.toml", "a.csv", "b.csv")
    english = Words("en")
    assert "study.toml is the one" not in where_sentence(origin(own, "en"), english)
    assert where_sentence(origin(given, "en"), english) == (
        "Python, to be run in the folder of this project, with these files in it: study.toml, "
        "a.csv, b.csv. study.toml is the one that these pages give, above under Files. Save it "
        "there, say as number.py, and run .venv/bin/python number.py; the project's README tells "
        "what sets that up."
    )
    assert origin(None, "en").files is None


def printed(script: str) -> list[str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(script, "script", "exec"), {})
    return out.getvalue().splitlines()


def test_a_script_of_hostile_names_runs_and_does_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch = "'); __import__('pathlib').Path('gone').touch() #"
    code, table = f"c3{touch}\\", "measurements'),open('gone','w')#.csv"
    files = {
        name: content.replace(b"mex_sledai", code.replace("\\", "\\\\").encode())
        if name == "study.toml"
        else content.replace(b"mex_sledai", code.encode())
        for name, content in study_files(settings=SETTINGS).items()
    }
    files[table] = files.pop("measurements.csv")
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    study = read_study(sorted(files))
    outcome = study.outcome(code)
    of = origin(provenance(files, datetime.now(UTC), is_upload=True), "en")
    assert "secretome" in printed(answer_script(study, outcome, 43, of))[0]
    assert len(printed(by_visit_script(study, outcome, of))) == 3
    assert {path.name for path in tmp_path.iterdir()} == set(files)


def test_a_listing_filtered_by_long_names_finds_them_by_an_event_that_has_them() -> None:
    events = event_listing(sample())
    columns = ("participant_id", "system_organ_class", "term")
    filters = tuple((name, str(events[name][1])) for name in columns)
    script = listing_script(events, filters, None, Origin(None, "en"))
    assert "rows.loc[1, " in script
    (row,) = [
        row
        for row in events.to_dict("records")
        if all(row[column] == name for column, name in filters)
    ]
    _, line = printed(script)
    assert line.split()[0] == row["participant_id"]
    assert line.split()[-4:-1] == [
        str(int(row[name])) for name in ("start_day", "end_day", "grade")
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda study, outcome: answer_script(study, outcome, 22, Origin(None, "en")),
        lambda study, outcome: by_visit_script(study, outcome, Origin(None, "en")),
    ],
)
def test_without_a_baseline_the_visits_are_compared_alone(
    make: Callable[[Study, Outcome], str],
) -> None:
    study = degenerate_studies()["an outcome without a baseline"]
    assert "visit" in make(study, study.outcome("level"))
    assert "unadjusted_sentence" in make(study, study.outcome("level")) or "at_visits" in make(
        study, study.outcome("level")
    )
    assert "at_visit" not in make(study, study.outcome("score"))
