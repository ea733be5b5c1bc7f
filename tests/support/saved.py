"""What a reader's browser saves of a page."""

from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Page, expect

SVG = "{http://www.w3.org/2000/svg}"

# What is on the clipboard after an element was selected and copied, as HTML and as text.
COPIED = """(what) => {
  const part = document.querySelector(what);
  const range = document.createRange();
  range.selectNode(part);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const clipboard = new DataTransfer();
  part.dispatchEvent(
    new ClipboardEvent("copy", {clipboardData: clipboard, bubbles: true, cancelable: true}));
  return [clipboard.getData("text/html"), clipboard.getData("text/plain")];
}"""


def saved(page: Page, fold: str, kind: str) -> Path:
    """The picture, "png" or "svg", that a button in an open fold saves."""
    button = page.locator(f"[class*='st-key-fold_table_{fold}'] .save-figure [data-kind={kind}]")
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def texts_of(svg: Path) -> str:
    """All texts that a picture shows, in its order; fails if it is not well-formed."""
    root = ElementTree.parse(svg).getroot()
    shown = [" ".join("".join(text.itertext()).split()) for text in root.iter(f"{SVG}text")]
    return " ".join(shown)


def elements_of(svg: Path) -> set[str]:
    """The kinds of elements of a picture."""
    return {node.tag.removeprefix(SVG) for node in ElementTree.parse(svg).iter()}
