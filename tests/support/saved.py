"""What a reader's browser saves of a page."""

from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Page, expect

SVG = "{http://www.w3.org/2000/svg}"

# What is on the clipboard after an element, or all from one to another, was selected and copied, as
# HTML and as text.
COPIED = """(what) => {
  const [first, last] = [what].flat().map((each) => document.querySelector(each));
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last || first);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  const clipboard = new DataTransfer();
  first.dispatchEvent(
    new ClipboardEvent("copy", {clipboardData: clipboard, bubbles: true, cancelable: true}));
  getSelection().removeAllRanges();
  return [clipboard.getData("text/html"), clipboard.getData("text/plain")];
}"""
# The same of what is chosen where the keyboard is.
COPIED_HERE = """() => {
  const clipboard = new DataTransfer();
  document.activeElement.dispatchEvent(
    new ClipboardEvent("copy", {clipboardData: clipboard, bubbles: true, cancelable: true}));
  return [clipboard.getData("text/html"), clipboard.getData("text/plain")];
}"""
# The kinds of elements and attributes of HTML, each once.
MADE_OF = """(html) => {
  const all = [...new DOMParser().parseFromString(html, "text/html").body.querySelectorAll("*")];
  const attributes = all.flatMap((each) => each.getAttributeNames());
  return [...new Set([...all.map((each) => each.localName), ...attributes])].sort();
}"""
# What a copied part of a page may consist of; its only style is that of a table.
PLAIN = {
    *("h1", "h2", "h3", "p", "ul", "li", "pre", "strong", "em", "a", "href"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("border", "cellspacing", "cellpadding", "width", "align", "style"),
}


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
