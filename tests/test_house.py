"""The shape of the project: where things stand and which way data flow."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.code import code_of

ROOT = Path(__file__).parent.parent
LIB = sorted(ROOT.glob("lib/**/*.py"))
SCRIPTS = [ROOT / "dashboard.py", *sorted(ROOT.glob("pages/*.py"))]

# One for each language but English: what `words` reads them from.
DICTIONARIES = set(
    re.findall(r"^    from lib\.(\w+) import", (ROOT / "lib/words.py").read_text(), re.M)
)
# A room (or a module beside the rooms) imports itself and what stands in a line above its own.
ORDER = (
    {"language", "plain_text", "citations"},
    {"statistics", "study"},
    {"reading", "results"},
    DICTIONARIES,
    {"words"},
    {"wording"},
    {"figures"},
    {"screen"},
    # What is run by itself, from the command line.
    {"report"},
)
RANK = {room: number for number, rooms in enumerate(ORDER) for room in rooms}
ONLY_IN = {
    "plotly": {"figures"},
    "streamlit": {"screen", "pages", "dashboard"},
    "starlette": {"screen"},
    "python_calamine": {"reading"},
    "pyreadstat": {"reading"},
}
# Dictionary and texts of methods grow with what is said, not with what is done.
LONG = {"lib/wording/methods.py", *(f"lib/{name}.py" for name in DICTIONARIES)}
# What the first page, the overview of the sample, does without: other languages, files in other
# forms, the analyses beside the primary one, and whatever is made of a page to be taken away.
NOT_AT_FIRST = {
    *(f"lib.{name}" for name in DICTIONARIES),
    *("lib.reading.formats.apart.sheets", "lib.reading.layout.understand"),
    *("lib.results.changes", "lib.results.robustness", "lib.wording.abstract.told"),
    *("lib.wording.exports.picture", "lib.wording.exports.workbook", "lib.wording.paper.methods"),
    "lib.screen.report.document",
}
MOST_FILES, MOST_LINES, MOST_LINES_OF_A_FUNCTION = 12, 300, 60


def test_every_language_but_english_has_its_dictionary() -> None:
    assert "italian" in DICTIONARIES
    assert all((ROOT / "lib" / f"{name}.py").exists() for name in DICTIONARIES)


def room_of(path: Path) -> str:
    """The room of `lib` that a file stands in, or its own name beside the rooms."""
    place = path.relative_to(ROOT).with_suffix("").parts
    return place[1] if place[0] == "lib" else place[0]


def test_data_flow_one_way() -> None:
    for path in LIB:
        room = room_of(path)
        if path.name == "__init__.py":
            continue
        for name in code_of(path).imports:
            if name.startswith("lib."):
                imported = name.split(".")[1]
                assert imported == room or RANK[imported] < RANK[room], f"{path}: {name}"


def test_packages_stay_in_their_rooms() -> None:
    for path in [*LIB, *SCRIPTS]:
        for name in code_of(path).imports:
            rooms = ONLY_IN.get(name.split(".")[0])
            assert rooms is None or room_of(path) in rooms, f"{path}: {name}"


def test_statistics_load_neither_the_dictionary_nor_pandas() -> None:
    for path in ROOT.glob("lib/statistics/**/*.py"):
        packages = {name.split(".")[0] for name in code_of(path).imports} - {"lib"}
        assert packages <= {*sys.stdlib_module_names, "numpy", "scipy"}, path


def test_the_first_page_loads_nothing_that_only_others_need() -> None:
    files = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in LIB}
    assert files.keys() >= NOT_AT_FIRST
    loaded: set[str] = set()
    waiting = [ROOT / "dashboard.py", ROOT / "pages/overview.py"]
    while waiting:
        new = code_of(waiting.pop()).loads & files.keys() - loaded
        loaded |= new
        waiting += [files[name] for name in new]
    assert not loaded & NOT_AT_FIRST


def test_rooms_files_and_functions_stay_small() -> None:
    for folder in {path.parent for path in LIB}:
        assert len(list(folder.glob("*.py"))) <= MOST_FILES, folder
    for path in [*LIB, *SCRIPTS]:
        text = path.read_text(encoding="utf-8")
        if path.relative_to(ROOT).as_posix() not in LONG:
            assert len(text.splitlines()) <= MOST_LINES, path
        for name, length in code_of(path).lengths:
            assert length <= MOST_LINES_OF_A_FUNCTION, f"{path}: {name} {length}"


def test_pages_are_scripts_that_define_nothing() -> None:
    for path in SCRIPTS[1:]:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 60, path
        tree = ast.parse(text)
        kinds = (ast.FunctionDef, ast.ClassDef, ast.Lambda)
        assert not any(isinstance(node, kinds) for node in ast.walk(tree)), path
        assert {name.split(".")[0] for name in code_of(path).imports} <= {"streamlit", "lib"}, path


def test_every_test_module_stands_where_its_subject_does() -> None:
    rooms = {path.parent.relative_to(ROOT / "lib") for path in LIB}
    for path in ROOT.glob("tests/**/test_*.py"):
        assert path.parent.relative_to(ROOT / "tests") in rooms, path


def test_no_test_module_imports_another() -> None:
    for path in ROOT.glob("tests/**/*.py"):
        for name in code_of(path).imports:
            assert not re.match(r"tests\.(?!support\b)", name), f"{path}: {name}"


def test_the_top_level_holds_what_it_is_meant_to() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} == {
        *("README.md", "dashboard.py", "lib", "pages", "requirements.txt", "sample_data", "tests"),
    }


def test_the_continuous_check_runs_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python3 -m venv .*$", readme, re.MULTILINE)
    assert len(commands) == 2
    assert "streamlit run dashboard.py" in commands[0]
    for check in ("ruff format --check", "ruff check", "mypy", "pytest"):
        assert check in commands[1]


def test_pins_are_exact() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert re.fullmatch(r"(#.*|-r \.\./requirements\.txt|[a-z-]+==[\d.]+)", line), line


def test_whatever_is_imported_is_pinned() -> None:
    written = [ROOT / "dashboard.py"]
    for folder in ("lib", "pages", "sample_data"):
        written += (ROOT / folder).rglob("*.py")
    imported = {name.split(".")[0] for path in written for name in code_of(path).imports}
    # The processes that read the files of others find their neighbours by their own names.
    own = {"lib", "sample_data", "bounds", "shown", "packing", "sheets"}
    pinned = {
        line.split("==")[0].replace("-", "_")
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    }
    assert imported - own - set(sys.stdlib_module_names) <= pinned
