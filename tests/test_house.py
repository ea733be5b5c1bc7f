"""The shape of the project: where things stand and which way data flow."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIB = sorted(path.stem for path in ROOT.glob("lib/*.py") if path.stem != "__init__")

# A module imports only from lines above its own, or from its own line where that is not circular.
ORDER = (
    ("language",),
    ("italian", "words", "citations", "plain_text", "sheets", "upload_memory"),
    ("contract", "event_kinds", "page_titles", "problems", "numerals", "provenance"),
    ("outcomes", "dictionary", "settings_entries"),
    ("entries", "claims"),
    ("files", "workbooks", "sources"),
    ("protocol", "checks", "settings_file"),
    ("participants", "measurements", "reported_events"),
    ("study", "template"),
    ("description",),
    ("estimates",),
    ("ancova",),
    ("summaries", "score_limits"),
    ("proportions", "contingency", "multiplicity", "balance", "responders"),
    ("power", "rates"),
    ("paired", "ranks", "randomisation", "correlation", "influence"),
    ("repeated_measures", "censored"),
    ("effects", "baseline", "highlight"),
    ("event_counts",),
    ("adverse_events", "event_times", "term_order", "term_search"),
    ("event_highlight",),
    ("sensitivity", "verdicts", "reference_limits", "response_rates", "associations"),
    ("sentences", "methods"),
    ("findings", "event_sentences"),
    ("drawing",),
    ("figures", "forests", "flow_diagram", "reading_figures"),
    ("incidence_figures", "event_figures"),
    ("tables",),
    ("reading_tables", "event_tables", "preview"),
    ("ui",),
    ("sections", "event_sections", "upload_sections"),
)


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "lib":
            found |= {f"lib.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def test_every_module_has_its_place_in_the_order() -> None:
    assert sorted(module for line in ORDER for module in line) == LIB


def test_data_flow_one_way() -> None:
    rank = {name: number for number, line in enumerate(ORDER) for name in line}
    assert LIB
    for module in LIB:
        for name in imports_of(ROOT / "lib" / f"{module}.py"):
            if name.startswith("lib."):
                assert rank[name.removeprefix("lib.")] <= rank[module], (module, name)


def test_only_ui_imports_streamlit() -> None:
    for module in LIB:
        imported = imports_of(ROOT / "lib" / f"{module}.py")
        uses = any(name.split(".")[0] == "streamlit" for name in imported)
        assert uses == (module == "ui"), module


def test_the_pages_leave_statistics_to_the_library() -> None:
    for page in ROOT.glob("pages/*.py"):
        assert imports_of(page) <= {"streamlit", *(f"lib.{name}" for name in LIB)}


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
    imported = {name.split(".")[0] for path in written for name in imports_of(path)}
    # What stands beside the file that imports it is the project's own.
    own = {path.stem for path in written} | {"lib"}
    pinned = {
        line.split("==")[0].replace("-", "_")
        for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    }
    assert imported - own - set(sys.stdlib_module_names) <= pinned
