"""How a report looks on a screen and on paper, and the script that draws its figures."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import streamlit

# The letters of the pages, which the figures are measured for; under the SIL Open Font License.
LETTERS = "static/static/media/SourceSansVF-Upright*.woff2"

FONT = (
    '"Source Sans", "Source Sans 3", system-ui, -apple-system, "Segoe UI", Roboto, '
    '"Helvetica Neue", Arial, sans-serif'
)

# As wide as a page of the dashboard; the names in capitals are filled in.
STYLE = """
:root {color-scheme: light; --text: TEXT; --ground: GROUND; --line: LINE; --soft: SOFT;
  --accent: ACCENT}
* {box-sizing: border-box}
html {scroll-behavior: smooth}
body {margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 64.5rem; color: var(--text);
  background: var(--ground); font: 1rem/1.5 FONT; overflow-wrap: anywhere}
h1 {font-size: 1.75rem; line-height: 1.25; margin: 0.5rem 0}
h2 {font-size: 1.625rem; line-height: 1.25; margin: 0.25rem 0 0.75rem}
h3 {font-size: 1.25rem; line-height: 1.3; margin: 1.75rem 0 0.5rem}
h4 {font-size: 1.125rem; line-height: 1.3; margin: 1.5rem 0 0.5rem}
h3.outcome {font-size: 1.5rem; border-bottom: 2px solid var(--line); padding-bottom: 0.25rem;
  margin-top: 2.5rem}
p, li, dd {max-width: 48rem; margin: 0.4rem 0; text-wrap: pretty}
ul {padding-left: 1.25rem; margin: 0.4rem 0}
a {color: var(--accent)}
.held {white-space: nowrap}
.small {font-size: 0.875rem; color: color-mix(in srgb, var(--text) 68%, var(--ground))}
.label {display: inline-block; border: 1px solid var(--line); border-radius: 0.25rem;
  background: var(--soft); padding: 0 0.35rem; font-size: 0.875em; line-height: 1.4}
.label.synthetic {color: var(--accent); border-color: currentColor; font-weight: 600}
.answer .answer {font-size: 1.375rem; line-height: 1.3; font-weight: 600; margin: 0.2rem 0}
div.answer, .card {border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem;
  margin: 0.75rem 0}
nav {border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.5rem 1rem; margin: 1rem 0}
nav ol {margin: 0.25rem 0; padding-left: 1.5rem}
section.page {border-top: 3px solid var(--accent); margin-top: 3rem; padding-top: 0.75rem}
.running {display: none}
#words h2, #origin h2 {margin-top: 2rem}
.strip {font-size: 0.9375rem}
.pair {display: flex; flex-wrap: wrap; gap: 0 1.5rem}
.pair > * {flex: 1 1 22rem; min-width: min(22rem, 100%); max-width: 100%}
.pair > * > :is(h3, h4):first-child, .pair > * > .whole:first-child > :is(h3, h4) {margin-top: 1rem}
figure {margin: 0.5rem 0}
.abstract {overflow-x: auto; border: 1px solid var(--line)}
.abstract img {display: block; width: 100%; min-width: 60rem; height: auto}
.plot {position: relative; width: 100%; overflow: hidden}
details {border: 1px solid var(--line); border-radius: 0.5rem; margin: 0.5rem 0;
  padding: 0.35rem 0.75rem}
summary {font-weight: 600; cursor: pointer}
.table {overflow-x: auto; margin: 0.5rem 0}
table {border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.4;
  overflow-wrap: normal}
th, td {text-align: left; vertical-align: top; padding: 0.3rem 0.5rem; font-weight: 400;
  border-bottom: 1px solid var(--line)}
thead th {vertical-align: bottom; color: color-mix(in srgb, var(--text) 68%, var(--ground))}
th + th, td, th.right {padding-left: 0.75rem}
.right {text-align: right}
dt {font-weight: 600; margin-top: 0.75rem}
dd {margin-left: 0}
@media (max-width: 640px) {
  body {padding: 1rem 0.75rem 3rem}
  h1 {font-size: 1.5rem} h2 {font-size: 1.375rem} h3 {font-size: 1.125rem}
  .answer .answer {font-size: 1.125rem}
  th, td {font-size: 0.8125rem; padding: 0.25rem 0.3rem}
}
@page {size: A4; margin: 14mm 12mm; font: 7.5pt sans-serif;
  @top-left {content: "HEAD"}
  @bottom-right {content: counter(page) " / " counter(pages)}}
@page :first {@top-left {content: none}}
@media print {
  body {max-width: none; width: 60rem; padding: 0; zoom: 0.732}
  a {color: inherit; text-decoration: none}
  section.page:has(figure, table), #methods {break-before: page; margin-top: 0}
  section.page {border-top: 0}
  #origin {break-inside: avoid}
  /* Small print, as journals set it. */
  .computed details :is(p, ul), #methods ol
    {font-size: 0.8125rem; line-height: 1.27; margin: 0.15rem 0}
  .computed details p.small {font-size: 0.775rem; line-height: 1.25; margin: 0.1rem 0}
  .computed details, #methods ol, #words dl {columns: 2; column-gap: 2rem}
  .computed summary {column-span: all}
  /* Of boxes in a row some browsers lay what follows on the next sheet over them. */
  .pair {display: table; table-layout: fixed; width: 100%}
  .pair > * {display: table-cell; vertical-align: top}
  .pair > :not(:last-child) {padding-right: 0.75rem}
  .pair > * + * {padding-left: 0.75rem}
  .abstract {overflow: visible}
  .abstract img {min-width: 0}
  /* No margin below: Firefox would move a table that has room to a next sheet for it. */
  .table {overflow: visible; margin-bottom: 0}
  th, td {padding-top: 0.125rem; padding-bottom: 0.125rem}
  thead {display: table-header-group}
  tbody tr:nth-last-child(-n + 3) {break-before: avoid}
  details {border: 0; padding: 0; margin-bottom: 0}
  summary {list-style: none}
  summary::-webkit-details-marker {display: none}
  div.answer, .card, figure, tr, li, p, summary, .pair, .whole, .leads
    {break-inside: avoid}
  .computed p {break-inside: auto}
  /* No sheet ends within what has no room under it. */
  .leads {display: block}
  .leads::after {content: ""; display: block; height: var(--room);
    margin-bottom: calc(-1 * var(--room))}
  h1, h2, h3, h4, summary, .strip, p:has(+ :is(figure, .table, .pair))
    {break-after: avoid}
  p:has(+ :is(figure, .table, .pair)) {break-inside: avoid}
  figure + p, .table + p {break-before: avoid}
  p, li {orphans: 3; widows: 3}
  /* Drawn for the screen, and as wide on paper as its place. */
  .plot, .plot .plot-container, .plot .svg-container
    {width: 100% !important; height: auto !important}
  .plot .main-svg {width: 100% !important; height: auto !important}
  .plot .main-svg:first-child {position: relative !important}
  .plot .hoverlayer {display: none}
}
/* Firefox prints nothing into the margin of a sheet: what is fixed stands on each, in room that
  each part of the text leaves over itself. */
@supports (-moz-appearance: none) {
  @page {margin-top: 8mm}
  @media print {
    main {padding-top: 2rem; box-decoration-break: clone}
    .running {display: block; position: fixed; top: 0; left: 0; font-size: 0.8125rem;
      line-height: 1.1}
  }
}
"""

# Figures are drawn one after the other, so that the page can be read meanwhile; what is printed
# before is drawn at once. A drawing that says how large it is can be printed in another size.
SCRIPT = """
(() => {
  const theme = document.getElementById("theme").textContent;
  const sized = (plot) => {
    for (const drawing of plot.querySelectorAll(".main-svg")) {
      const width = parseFloat(drawing.getAttribute("width"));
      const height = parseFloat(drawing.getAttribute("height"));
      if (width && height) drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  };
  const waiting = [...document.querySelectorAll(".plot")];
  const draw = () => {
    const plot = waiting.shift();
    const figure = JSON.parse(plot.nextElementSibling.textContent);
    figure.layout.template = JSON.parse(theme);
    Plotly.newPlot(plot, figure.data, figure.layout, {displayModeBar: false});
    sized(plot);
    plot.on("plotly_afterplot", () => sized(plot));
  };
  const next = () => {
    if (waiting.length) { draw(); setTimeout(next); }
  };
  // What a figure is wide depends on its letters.
  document.fonts.load('1rem "Source Sans"').then(next, next);
  window.addEventListener("beforeprint", () => {
    while (waiting.length) draw();
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
})();
"""


def letters() -> str:
    """The style that holds the font of the pages; empty where Streamlit does not bring it."""
    for path in Path(streamlit.__file__).parent.glob(LETTERS):
        told = b64encode(path.read_bytes()).decode("ascii")
        source = f'url("data:font/woff2;base64,{told}") format("woff2")'
        return f'@font-face {{font-family: "Source Sans"; font-weight: 200 900; src: {source}}}'
    return ""
