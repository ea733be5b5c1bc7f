"""A study that can be found in the memory of a process: each of its texts begins with a mark."""

import io
import secrets
import zipfile
from collections.abc import Sequence

from tests.support.files import EVENTS, MEASUREMENTS, PARTICIPANTS
from tests.support.visitor import Visitor

PAGES = (
    "overview",
    "disease_activity",
    "complement_levels",
    "cytokines_antibodies",
    "adverse_events",
)


def new_mark() -> str:
    """What stands in no other text; no spelling changes it, and no name begins with a letter."""
    return f"7{secrets.token_hex(6)}"


def marked_files(mark: str) -> dict[str, bytes]:
    """A zip named by the mark, with marks in cells, names of columns, arms, terms and people.

    The reason of a withdrawal is too long for the blocks that Python keeps for small things.
    """
    people = PARTICIPANTS.replace("S1", f"{mark}who").replace("secretome", f"{mark}arm")
    header, first, *others = people.splitlines()
    lines = [
        f"{header},{mark}column,withdrawn_day,withdrawal_reason",
        f"{first},{mark}cell,30,{mark}reason {'x' * 600}",
        *(f"{row},{mark}cell,," for row in others),
    ]
    tables = {
        "participants.csv": "\n".join(lines) + "\n",
        "measurements.csv": MEASUREMENTS.replace("S1", f"{mark}who").replace(
            f"{mark}who,43,mex_sledai,3\n", ""
        ),
        "adverse_events.csv": EVENTS.replace("S1", f"{mark}who").replace("Headache", f"{mark}term"),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(name, text)
    return {f"{mark}file.zip": packed.getvalue()}


def walk(visitor: Visitor, mark: str, *, pages: Sequence[str] = PAGES, unseen: bool = True) -> None:
    """Load the marked study, type into its form, show it, look at its pages, and save tables.

    Args:
        visitor: On any page.
        mark: What each text begins with.
        pages: The pages; those of the adverse events are the last.
        unseen: Whether a file is put where no run of the script ever looks.
    """
    visitor.run("your_study")
    visitor.drop(marked_files(mark))
    visitor.type("Title of the study", f"{mark}title")
    visitor.type("Name of the arm placebo", f"{mark}name")
    visitor.click("Use these settings")
    visitor.download("Download study.toml")
    visitor.click("Show this study")
    visitor.choose("Follow one participant", f"{mark}who")
    for page in pages:
        visitor.run(page)
        # The first run of a page has not yet seen what is chosen in its frame.
        visitor.run()
    visitor.unfold("By system organ class and preferred term")
    visitor.run()
    visitor.type("Search classes and terms in the table", f"{mark}search")
    visitor.run()
    for button in visitor.elements["download_button"]:
        visitor.download(button.label)
    if unseen:
        assert visitor.put(f"{mark}made.csv", f"{mark}unseen\n".encode() * 1000) == 204
