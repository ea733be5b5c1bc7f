"""A report from the command line: its file, its messages and its exit status."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lib.report import DONE, NOT_DONE, NOT_SHOWN, main
from lib.screen.report import from_folder
from tests.support.files import ROOT, study_files
from tests.support.reports import Reading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small study in a folder."""
    found = tmp_path / "study"
    found.mkdir()
    for name, content in study_files().items():
        (found / name).write_bytes(content)
    return found


def test_the_command_writes_one_report_and_says_nothing_but_its_name_and_size(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.html"
    out.write_text("before")
    command = [sys.executable, "-m", "lib.report", str(folder), str(out), "--language", "it"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (DONE, "")
    html = out.read_text(encoding="utf-8")
    assert done.stdout == f"{out} ({len(html.encode()) / 1e6:.1f} MB)\n"
    read = Reading(html)
    assert read.elements[0] == ("html", {"lang": "it"})
    assert "Quadro generale" in read.sections["overview"].texts
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "study"]


def test_a_study_that_cannot_be_shown_is_refused_with_every_problem_in_the_language(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = folder / "measurements.csv"
    rows = table.read_text().splitlines()
    table.write_text("\n".join([*rows[:3], "S1,x,mex_sledai,5", "S9\x1b[2J,1,mex_sledai,5"]))
    out = tmp_path / "out.html"
    assert main([str(folder), str(out), "--language", "it"]) == NOT_SHOWN
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert any("measurements.csv" in line and "Riga: 4; " in line for line in lines)
    # What a terminal would act on is not told to it.
    assert any("S9\N{REPLACEMENT CHARACTER}[2J" in line for line in lines)
    assert "\x1b" not in said.err
    assert lines[-1].startswith("Questi file non si possono ancora mostrare.")
    assert not out.exists()


def test_what_is_still_to_be_answered_is_a_problem_too(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = folder / "participants.csv"
    table.write_text(table.read_text().replace("placebo", "B").replace("secretome", "A"))
    (folder / "study.toml").unlink(missing_ok=True)
    assert main([str(folder), str(tmp_path / "out.html")]) == NOT_SHOWN
    assert "control" in capsys.readouterr().err


def test_a_folder_without_tables_is_said_to_have_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "notes.txt").write_text("none yet")
    assert main([str(folder), str(tmp_path / "out.html")]) == NOT_SHOWN
    first, *_ = capsys.readouterr().err.splitlines()
    assert first.startswith(f"Table: {folder}; What to do: There are no tables in this folder. ")


def test_a_folder_that_is_not_there_and_a_place_that_takes_no_file_are_failures_of_the_command(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none"), str(tmp_path / "out.html")]) == NOT_DONE
    assert capsys.readouterr().err.startswith(f"This study cannot be read: {tmp_path / 'none'} (")
    out = tmp_path / "none" / "out.html"
    assert main([str(folder), str(out), "--language", "it"]) == NOT_DONE
    assert capsys.readouterr().err.startswith(f"Il rapporto non si può scrivere: {out} (")


def test_a_file_that_the_study_is_read_from_is_refused_whatever_leads_to_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, link = folder / "participants.csv", tmp_path / "link.html"
    link.symlink_to(table)
    shutil.make_archive(str(tmp_path / "whole"), "zip", folder)
    packed, twin = tmp_path / "whole.zip", tmp_path / "twin.html"
    twin.hardlink_to(packed)
    for study, out in ((folder, table), (folder, link), (packed, packed), (packed, twin)):
        before = out.read_bytes()
        assert main([str(study), str(out), "--language", "it"]) == NOT_DONE
        why = "(lo studio si legge da questo file)"
        assert capsys.readouterr().err == f"Il rapporto non si può scrivere: {out} {why}\n"
        assert out.read_bytes() == before
    # The archive is no folder that a file could be put into.
    assert main([str(packed), str(packed / "participants.csv")]) == NOT_DONE


def test_what_is_no_file_is_not_replaced(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipe, empty = tmp_path / "pipe", tmp_path / "empty"
    os.mkfifo(pipe)
    empty.mkdir()
    link = tmp_path / "link"
    link.symlink_to(pipe)
    for out in (pipe, link, empty):
        assert main([str(folder), str(out)]) == NOT_DONE
        why = "(what is there is not an ordinary file)"
        assert capsys.readouterr().err == f"The report cannot be written: {out} {why}\n"
    assert stat.S_ISFIFO(link.stat().st_mode)
    assert (link.is_symlink(), list(empty.iterdir())) == (True, [])
    ring = tmp_path / "ring"
    ring.symlink_to(ring)
    assert main([str(folder), str(ring)]) == NOT_DONE
    assert ring.is_symlink()


def test_a_report_is_written_to_what_a_link_leads_to_as_readable_as_it_was_and_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    study = tmp_path / "study.zip"
    study.write_bytes(b"not read")
    monkeypatch.setattr(from_folder, "report_of_folder", lambda *_: b"made")
    target, link, inner = tmp_path / "target.html", tmp_path / "link.html", tmp_path / "inner.html"
    target.write_text("before")
    target.chmod(0o640)
    inner.symlink_to(target)
    link.symlink_to(inner)
    assert main([str(study), str(link)]) == DONE
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"made", 0o640)
    assert (link.is_symlink(), inner.is_symlink()) == (True, True)
    names = ["inner.html", "link.html", "study.zip", "target.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    # Whoever may write to the folder could replace a file that may not be written to.
    monkeypatch.setattr(os, "access", lambda path, mode: (path, mode) != (target, os.W_OK))
    capsys.readouterr()
    target.write_text("kept")
    assert main([str(study), str(link)]) == NOT_DONE
    said = capsys.readouterr().err
    assert said == f"The report cannot be written: {link} (Permission denied)\n"
    assert target.read_text() == "kept"


def test_no_name_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["", str(tmp_path / "out.html")]) == NOT_DONE
    said = capsys.readouterr().err
    assert said == 'This study cannot be read: "" (No such file or directory)\n'


def test_a_command_that_is_not_understood_ends_as_such_commands_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sample_data", "out.html", "--language", "de"])
    assert ended.value.code == NOT_DONE
    assert "invalid choice" in capsys.readouterr().err
