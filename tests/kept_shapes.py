"""Brings a trial as it is kept, in a browser, and compares every page with the contract's own.

Not part of the test run. A folder holds the same trial in many shapes: `contract/` with the
dashboard's own tables, beside it files, files of several tables (`NAME-participants.csv`,
`NAME-measurements.csv`) and folders:

    python -m tests.kept_shapes FOLDER [--language it] [--settings] [--out FOLDER] [SHAPE ...]

Each is dropped as a reader drops it, what is proposed is confirmed, arms are chosen, and the text
of every page is taken with all folds open. What the shape leaves out of the contract's tables
(printed with it) is left out of these too, and its headings and codes are taken over; the pages
then have to be the same word for word. `--settings` drops the contract's `study.toml` beside each.
"""

from __future__ import annotations

import argparse
import difflib
import io
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from lib.reading.examine import read_study
from lib.study.study import Study
from lib.words import Words
from tests.support.browser import BROWSER, SCREEN, Server, arguments, payloads, unfold, visit
from tests.support.browser import wait_until_idle as idle

LOCALES = {"en": "en-GB", "it": "it-IT"}
# Milliseconds for a step, on a machine that does other things too.
LONGEST = 120_000
# Milliseconds in which what was clicked begins to run.
PATIENCE = 4000
# What a reader knows of the trial and the files may not say: by code the name of an arm.
CONTROLS = {"2": "Placebo", "placebo": "Placebo", "control": "Placebo"}
COMPARED = ("placebo", "secretome")
# Lines that name the files or the moment, which two shapes never share.
OWN = re.compile(r"SHA-?256|\.(csv|xlsx|ods|sav|xpt|dta|zip)\b|\bUTC\b|^[0-9a-f]{12,}", re.I)
TEXTS = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const lines = main.innerText.split("\\n");
  for (const figure of main.querySelectorAll(".js-plotly-plot"))
    for (const text of figure.querySelectorAll("text")) lines.push("figure: " + text.textContent);
  return lines;
}"""


@dataclass(frozen=True)
class Brought:
    """A trial that was dropped and shown.

    Attributes:
        pages: The lines of each page, by address.
        clicks: What had to be clicked or written after the drop, the last that which shows it.
        seconds: From the drop to the answer of the overview.
        settings: The `study.toml` that the page gave back, or None.
    """

    pages: dict[str, list[str]]
    clicks: int
    seconds: float
    settings: bytes | None


def shapes_of(folder: Path) -> dict[str, dict[str, bytes]]:
    """The files of each shape by its name, the contract's tables first."""
    found = {"contract": _files(sorted((folder / "contract").glob("*.csv")))}
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name != "contract":
            found[path.name] = _files(sorted(path.iterdir()))
        elif path.is_file():
            name = re.sub(r"-(participants|measurements|adverse_events)$", "", path.stem)
            key = path.name if name == path.stem else name
            found[key] = {**found.get(key, {}), **_files([path])}
    return found


def _files(paths: list[Path]) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in paths}


def brought(browser: Browser, server: Server, files: Mapping[str, bytes], language: str) -> Brought:
    """The pages of files, as a reader gets to them."""
    words = Words("it" if language == "it" else "en")
    context = browser.new_context(viewport=SCREEN, locale=LOCALES[language], accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    page.goto(f"{server.url}/your_study?lang={language}")
    idle(page)
    begun = time.monotonic()
    page.locator("input[type=file]").set_input_files(payloads(files))
    clicks = _confirm(page, words)
    given = page.get_by_role("button", name=words.t("Download study.toml"))
    settings = None
    if given.count():
        waited = time.monotonic()
        with page.expect_download() as download:
            given.click()
        settings = Path(download.value.path()).read_bytes()
        begun += time.monotonic() - waited
    page.get_by_role("button", name=words.t("Show this study")).click()
    expect(page.locator(".st-key-answer h2")).to_be_visible()
    seconds = time.monotonic() - begun
    idle(page)
    addresses = page.locator("[data-testid=stSidebarNavLink]").evaluate_all(
        "links => links.map(link => new URL(link.href).pathname.slice(1))"
    )
    pages = {}
    for address in addresses:
        if address != "your_study":
            visit(page, "", address=address)
            unfold(page)
            unfold(page)
            page.wait_for_timeout(700)
            lines = (re.sub(r"\s+", " ", line).strip() for line in page.evaluate(TEXTS))
            pages[address] = [line for line in lines if line and not OWN.search(line)]
    context.close()
    return Brought(pages, clicks + 1, seconds, settings)


def _confirm(page: Page, words: Words) -> int:
    """Confirm what is proposed and choose what has to be chosen; how many clicks that were."""
    clicks = 0
    show = page.get_by_role("button", name=words.t("Show this study"))
    doubts, settings = (
        page.get_by_role("button", name=words.t(name), exact=True)
        for name in ("Read the cells and visits like this", "Use these settings")
    )
    for _ in range(8):
        expect(show.or_(doubts).or_(settings).first).to_be_visible()
        # A busy server may not yet have begun.
        page.wait_for_timeout(PATIENCE)
        idle(page)
        if show.count():
            return clicks
        if not settings.count():
            clicks += _choose(page, COMPARED)
            try:
                doubts.first.click(timeout=PATIENCE)
            except TooLate:
                # It was of the run before.
                continue
        else:
            clicks += _choose(page, tuple(CONTROLS))
            for box in page.get_by_label(re.compile("Name of the arm|Nome del braccio")).all():
                code = box.input_value()
                if code.isdigit():
                    box.fill(CONTROLS.get(code, "Secretome"))
                    clicks += 1
            settings.first.click()
        clicks += 1
    raise RuntimeError("it asks again and again")


def _choose(page: Page, wanted: tuple[str, ...]) -> int:
    """Choose in each group of which nothing is chosen the option that has the most of these."""
    clicks = 0
    for group in page.locator("[data-testid=stRadio]").all():
        if group.locator("input:checked").count():
            continue
        options = group.locator("label:has(input)").all()
        texts = [re.split(r"\W+", each.inner_text().lower()) for each in options]
        counted = [sum(word in text for word in wanted) for text in texts]
        options[counted.index(max(counted))].click()
        clicks += 1
    return clicks


def reduced(contract: Mapping[str, bytes], study: Study) -> tuple[dict[str, bytes], list[str]]:
    """The contract's tables with what a shape of them holds, and what it does not hold."""
    own = read_study({name: contract[name] for name in contract if name != "study.toml"})
    ids = _ids(own.participants["participant_id"], study.participants["participant_id"])
    right = own.participants.assign(participant_id=own.participants["participant_id"].map(ids))
    right = right.set_index("participant_id").loc[study.participants["participant_id"]]
    right = right.reset_index()
    codes = {"treatment": study.treatment.code, "control": study.control.code}
    table = right[["participant_id"]].assign(arm=right["arm"].map(codes))
    told = [] if all(new == old for old, new in ids.items()) else ["other identifiers"]
    for name in study.participants.columns[2:]:
        theirs = study.participants[name]
        left = [name] if name in right else right.columns[2:]
        same = next((each for each in left if _one_to_one(right[each], theirs)), None)
        if same is None:
            told.append(f"{name} is new")
            continue
        if same != name:
            told.append(f"{same} is {name}")
        if not theirs.equals(right[same]):
            told.append(f"{name} has codes")
        table[name] = theirs
        right = right.drop(columns=same)
    told += [f"no {name}" for name in right.columns[2:]]
    files = {"participants.csv": table}
    kept = set(study.measurements.dropna(subset="value")["outcome"])
    told += [f"no {each.code}" for each in own.outcomes if each.code not in kept]
    long = _cells(contract["measurements.csv"], ids)
    files["measurements.csv"] = long[long["outcome"].isin(kept)]
    if study.adverse_events is None:
        told.append("no adverse events")
    else:
        events = _cells(contract["adverse_events.csv"], ids)
        told += [f"no {name}" for name in events if name not in study.adverse_events]
        files["adverse_events.csv"] = events[[n for n in events if n in study.adverse_events]]
    made = {name: frame.to_csv(index=False).encode() for name, frame in files.items()}
    if "study.toml" in contract:
        made["study.toml"] = contract["study.toml"]
    return made, told


def _ids(own: pd.Series, theirs: pd.Series) -> dict[str, str]:
    """By identifier of the contract that of a shape, which may have something before it."""
    return {one: next((each for each in theirs if each.endswith(one)), one) for one in own}


def _cells(content: bytes, ids: Mapping[str, str]) -> pd.DataFrame:
    table = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    return table.assign(participant_id=table["participant_id"].map(ids))


def _one_to_one(one: pd.Series, other: pd.Series) -> bool:
    """Whether two columns say the same, be it in other words."""
    pairs = {(str(a), str(b)) for a, b in zip(one, other, strict=True)}
    return len(pairs) == len({a for a, _ in pairs}) == len({b for _, b in pairs})


def main() -> None:
    """Bring every shape, and print what differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("shapes", nargs="*")
    parser.add_argument("--language", choices=LOCALES, default="en")
    parser.add_argument("--settings", action="store_true")
    parser.add_argument("--out", type=Path, help="a folder for the differences")
    options = parser.parse_args()
    every = shapes_of(options.folder)
    more = _files([options.folder / "contract" / "study.toml"]) if options.settings else {}
    print(f"{'shape':26} {'clicks':>6} {'s':>5} {'lines':>6} {'differ':>6}  not in the shape")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "log")
        browser = playwright.chromium.launch(executable_path=BROWSER, args=arguments())
        expect.set_options(timeout=LONGEST)
        try:
            for name in options.shapes or every:
                try:
                    _compare(name, every, more, browser, server, options)
                except Exception:
                    print(name)
                    traceback.print_exc(file=sys.stdout, limit=-3)
        finally:
            browser.close()
            server.stop()


def _compare(
    name: str,
    every: Mapping[str, dict[str, bytes]],
    more: Mapping[str, bytes],
    browser: Browser,
    server: Server,
    options: argparse.Namespace,
) -> None:
    files = {**every[name], **more}
    found = brought(browser, server, files, options.language)
    study = read_study({**files, "study.toml": found.settings} if found.settings else files)
    contract, told = reduced({**every["contract"], **more}, study)
    right = brought(browser, server, contract, options.language)
    lines: list[str] = []
    for address in dict.fromkeys((*right.pages, *found.pages)):
        before, after = (each.pages.get(address, ["no such page"]) for each in (right, found))
        names = f"contract {address}", address
        lines += difflib.unified_diff(before, after, *names, n=0, lineterm="")
    differ = sum(line[0] in "+-" and line[:3] not in ("+++", "---") for line in lines)
    n = sum(map(len, found.pages.values()))
    print(
        f"{name:26} {found.clicks:6} {found.seconds:5.1f} {n:6} {differ:6}  {', '.join(told)}",
        flush=True,
    )
    if options.out is not None:
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / f"{name}_{options.language}.diff").write_text("\n".join(lines))
    else:
        print("\n".join(lines))


if __name__ == "__main__":
    main()
