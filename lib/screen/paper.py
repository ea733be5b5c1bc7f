"""A page on A4: without what only a screen can use, and on each sheet whose data they are."""

from __future__ import annotations

from html import escape

import streamlit as st

from lib.screen.access.zone import WRITTEN_DATE
from lib.screen.exports.copied import told_of_copies
from lib.screen.view import View
from lib.wording.names import study_title

# Nobody can click paper. What a control chose is said by headings, answers and figures; the answers
# of the page on which files are dropped stand in its controls alone.
_STYLE = """<style>
[data-testid="stLayoutWrapper"]:has(> .st-key-on_paper), .st-key-on_paper,
[data-testid="stLayoutWrapper"]:has(> [class*="st-key-for_paper"]) {display: none}
@media print {
  @page {
    size: A4; margin: 14mm 12mm; font: 7.5pt sans-serif;
    @top-left {content: "HEAD"}
    @bottom-right {content: counter(page) " / " counter(pages)}
  }
  @page :first {@top-left {content: none}}
  html, body, .stApp, .stApp * {color: #0b0d14 !important; background: none !important}
  .stMarkdownBadge {outline: 1px solid; margin-right: 0.25em}
  .stApp :is(section.stSidebar, header, .stTooltipIcon, .stElementToolbar,
    [data-testid="stExpanderIcon"], details:not([open])),
  .stElementContainer:has(.stButton, .stDownloadButton, .stFileUploader, .stDataFrame),
  .stPopover, [data-testid="stPopoverBody"], [data-testid="stDialog"], .st-key-how_to_list,
  div:has(> .st-key-listing_narrow),
  div:has(> .st-key-listing_grid):has(~ div > .st-key-listing_narrow-printed),
  .stMain:not(:has(.stFileUploader)) .stElementContainer:has(.stButtonGroup, .stCheckbox,
    .stSlider, .stNumberInput, .stSelectbox, .stTextInput, .stPagination),
  .stMain:not(:has(.stFileUploader)) [data-testid="stLayoutWrapper"]:has(> .stHorizontalBlock >
    .stElementContainer > :is(.stButtonGroup, .stCheckbox)) {display: none !important}
  /* What is folded leaves no gap, but a place at which a sheet may end. */
  [data-testid="stLayoutWrapper"]:has(> * > :only-child > .stExpander > details:not([open]))
    {margin-bottom: -0.5rem}
  /* The mark of what is chosen is a ground, which paper has not. */
  .stRadio label:has(:checked) p::before {content: "\\2713  "}
  /* Sheets hold more where lines and blocks stand nearer to each other than on a screen. */
  .stMain [data-testid="stVerticalBlock"] {gap: 0.5rem !important}
  .stMain :is(p, li) {line-height: 1.4}
  .stMain .stHeading h1 {padding: 0.25rem 0 0.5rem}
  .stMain .stHeading :is(h2, h3) {padding: 0.5rem 0 0.25rem}
  .stMain .st-key-answer {padding: 0.75rem 1rem}
  .stMain .st-key-answer p {max-width: none !important}
  .st-key-answer > :has(+ [class*="st-key-reproduce_"]) {margin-bottom: 0 !important}
  .stMain .stTable :is(td, th) {padding-block: 0.125rem !important}
  .stMain .stTable p {line-height: 1.3}
  .stMain .st-key-listing_narrow-printed .stTable :is(td, th, p) {font-size: 0.75rem}
  /* A listing that is too long is told of. */
  .st-key-listing_grid::after {content: "GRID"; font-size: 0.875rem}
  /* As wide as on a screen, where the figures were drawn, and scaled to the paper: 60rem on 186mm.
     A script has no time to draw them anew. */
  .stMainBlockContainer {
    width: 60rem !important; max-width: none !important; padding: 0 !important; zoom: 0.732}
  [class*="st-key-pair_"]:not(:has(details[open]))
    {display: flex !important; flex-wrap: wrap; gap: 0.5rem 2rem}
  [class*="st-key-pair_"] > div
    {flex: 1 1 0; min-width: min-content !important; margin: 0 !important}
  /* What scrolls, and a table in a line, would never be divided. */
  .stTable, .stTable div {overflow: visible !important}
  .stTable table {display: table !important}
  /* The first of the layers of a figure gives it its width: a pair of wider ones is one under the
     other. */
  .stPlotlyChart {contain: none !important}
  .main-svg {max-width: none !important}
  .main-svg:first-child {position: relative !important}
  .from-dark .svg-container {filter: invert(1) hue-rotate(180deg) brightness(1.12)}
  .st-key-answer, [class*="st-key-pair_"]:not(:has(details[open], .st-key-listing_narrow-printed)),
  [class*="st-key-whole_"], .stPlotlyChart, tr,
  .stTable:not(:has(tr:nth-child(16))) {break-inside: avoid}
  thead {display: table-header-group}
  /* Headings, and what stands between them and a figure or table: two lines and the controls. */
  summary, .stElementContainer:has(.stHeading),
  .stElementContainer:has(+ * :is(.stPlotlyChart, .stTable)),
  .stElementContainer:has(+ * + * :is(.stPlotlyChart, .stTable)),
  .stElementContainer:has(.stButtonGroup, .stCheckbox, .stSlider),
  [data-testid="stLayoutWrapper"]:has(> .stHorizontalBlock > * > :is(.stButtonGroup, .stCheckbox))
    {break-after: avoid}
  .stElementContainer:has(.stPlotlyChart) + *,
  .stElementContainer:has([data-testid="stCaptionContainer"]) {break-before: avoid}
  p, li {orphans: 3; widows: 3}
  [data-testid="stLayoutWrapper"]:has(> .st-key-on_paper), .st-key-on_paper,
  [data-testid="stLayoutWrapper"]:has(> [class*="st-key-for_paper"]) {display: block}
  .st-key-listing_narrow-printed, :has(> .st-key-listing_narrow-printed)
    {height: auto !important; max-height: none !important; overflow: visible !important;
    border: none; padding: 0}
  .st-key-on_paper p {margin: 0; font-size: 0.875rem; overflow-wrap: anywhere}
}
</style>"""
# When it is printed, not when it was loaded, which may be days before.
_SCRIPT = (
    """<script>
window.onbeforeprint = () => {
  const date = """
    + WRITTEN_DATE
    + """;
  const scheme = getComputedStyle(document.querySelector(".stApp")).colorScheme;
  document.documentElement.classList.toggle("from-dark", scheme === "dark");
  const line = document.querySelector(".st-key-on_paper p");
  if (!line) return;
  line.querySelector("time").textContent = date(line.lang);
  const address = line.querySelector("a");
  if (address) {
    address.href = address.textContent = location.href;
    // Refuses an address that is not in UTF-8.
    try { address.textContent = decodeURI(location.href); } catch {}
  }
};
</script>"""
)


def prepare_paper(view: View, *, has_tables: bool = True) -> None:
    """How the page is printed, and a line with date and address that only paper shows.

    The address of an upload is left out: it shows others another study.

    Args:
        view: The page.
        has_tables: Whether its tables are of the study on screen, and say so where they are copied.
    """
    words = view.words
    head = study_title(view.study, words)
    if view.study.synthetic:
        head = f"{words.t('Synthetic data')} · {head}"
    date = "<time></time>"
    if view.is_upload:
        line = words.t("Printed on {date}. No link can show this study.", date=date)
    else:
        line = words.t("Printed on {date} from {address}", date=date, address="<a></a>")
    grid = words.t("A table that scrolls is on the screen and in its download, not on paper.")
    style = _STYLE.replace("GRID", in_style(grid)).replace("HEAD", in_style(head))
    whose = told_of_copies(view) if has_tables else ""
    with st.container(key="on_paper"):
        st.html(
            f'{style}<p lang="{escape(words.language)}" {whose}>{line}</p>{_SCRIPT}',
            unsafe_allow_javascript=True,
        )


def in_style(text: str) -> str:
    """A text within a string of CSS, which it cannot end."""
    return "".join(
        letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):x} "
        for letter in text
    )
