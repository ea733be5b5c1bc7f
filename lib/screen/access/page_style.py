"""How the parts of a page stand on a wide screen and on a phone."""

# Two blocks stand side by side where each is at least as wide as the screen of a phone; a page is
# no wider than two of them and its lines can be read. Controls that wrap stand no farther apart
# than other things. On a phone title, answer and sections are a step smaller, and the figure of all
# outcomes, which proves the answer, comes before what follows from it.
# The listing of events takes what the lanes leave, and has a form of its own on a phone.
# What opens to code is a small line, as near to the lines above as those to each other; on a wide
# screen it stands beside the last of them and takes no room.
# Streamlit's own download of it would hand a spreadsheet the formulas that a file may hold, which
# the pages' downloads and what is copied neutralise. It is hidden: where the setting
# `client.disableDataExport` takes it away, no cell can be copied either.
PAGE_STYLE = """
[data-testid="stMainBlockContainer"] {max-width: 62rem}
[data-testid="stMain"] :is(p, li) {max-width: 48rem; text-wrap-style: pretty}
.st-key-head p {max-width: none}
.st-key-answer p {max-width: 48rem}
[class*="st-key-pair_"] > div {min-width: min(22rem, 100%)}
[data-testid="stHorizontalBlock"]:not([class*="st-key-pair_"]) {row-gap: 1rem}
[data-testid="stHorizontalBlock"] > .stElementContainer:has(.stSlider)
  {min-width: min(22rem, 100%)}
[data-testid="stSliderThumbValue"] p {white-space: nowrap}
.st-key-answer h2 {padding-top: 0}
[class*="st-key-reproduce_"] button {min-height: 1.5rem; padding-block: 0}
[class*="st-key-reproduce_"] button p {font-size: 0.8125rem; white-space: nowrap}
.st-key-answer > [class*="st-key-reproduce_"] {margin-block: -0.5rem -0.375rem}
[class*="st-key-reproduce_listing"] {flex: none; width: max-content}
.stElementContainer:has([data-link]) {display: none}
[data-testid="stElementToolbarButton"]:has([aria-label^="Download as CSV"]) {display: none}
.st-key-pair_lanes > div:first-child {flex: 1 1 22rem}
.st-key-pair_lanes > div:last-child {flex: 50 1 22rem}
@media screen and (min-width: 1400px) {
  .st-key-answer .stVerticalBlock > :last-child .stMarkdown p {max-width: calc(100% - 11rem)}
  .st-key-answer > [class*="st-key-reproduce_"]:nth-child(n + 3), [class*="st-key-reproduce_claims"]
    {margin-block: -2.5rem -0.25rem; align-self: flex-end; width: auto;
    position: relative; z-index: 1}
}
@media screen and (min-width: 641px) {div:has(> [class*="st-key-listing_narrow"]) {display: none}}
@media screen and (max-width: 640px) {div:has(> .st-key-listing_grid) {display: none}}
@media screen and (max-width: 640px) {
  [data-testid="stMain"] h1 {font-size: 1.625rem}
  [data-testid="stMain"] h2 {font-size: 1.25rem}
  [data-testid="stMain"] h3 {font-size: 1.125rem}
  .st-key-head, :has(> .st-key-head) {display: contents}
  :has(> .st-key-conclusions) {order: 1}
  :has(> .st-key-all_outcomes) ~ * {order: 2}
}
"""
