"""What is copied out of a page: plain headings, paragraphs and tables for a document.

Nothing of the page's own form goes with them: no style, button or mark for where a line may break.
A table is a table in a document and has tabs for anything else; one that is copied whole has its
title above it, and below it whose data they are. No cell becomes a formula of a spreadsheet.
"""

from __future__ import annotations

import json
import re
from html import escape

from lib.plain_text import IN_SCRIPT
from lib.screen.view import View
from lib.study.files.spreadsheet import FIGURE, FORMULA, NUMBER
from lib.wording.exports.whose import whose_data
from lib.wording.names import outcome_label

# What may begin with a sign and is copied as it is: what a table to download leaves alone, and
# behind a number its unit and the limits of its interval, which have a minus of their own.
_LIMITS = rf"(da )?\u2212?{NUMBER} (to|a) \u2212?{NUMBER}"
_UNIT = " percentage points| punti percentuali"
SIGNED = re.compile(
    rf"{FIGURE.pattern}|{NUMBER}({_UNIT})?( \((95% CI |IC 95% )?{_LIMITS}\))?", re.IGNORECASE
)

# The table that can be scrolled copies by itself, of as many rows as are chosen, seen or not; what
# it copied is put in order when it has done so. No "less than" before a letter: Streamlit's filter
# would take it for markup.
_SCRIPT = r"""
if (!window.copiesTables) {
  window.copiesTables = true;
  const MARKS = /[\u200b\u2060]/g;
  const FORMULA = new RegExp("^(?:" + OF_FORMULA + ")");
  const SIGNED = new RegExp("^(?:" + OF_SIGNED + ")$", "i");
  const HEADING = "h1, h2, h3, h4, h5, h6", BLOCKS = `${HEADING}, p, li`;
  const OMITTED = `button, label, input, textarea, svg, canvas, style, script,
    [aria-hidden=true], details:not([open]), [class*=st-key-fold_table_] summary, .stPlotlyChart,
    .stDataFrame, .stElementToolbar, .stButtonGroup, .stCheckbox, .stSlider, .stNumberInput,
    .stSelectbox, .stTextInput, .stPagination, .stFileUploader, .stPopover`;
  // A document breaks its own lines: held together, cells of seven columns exceed its sheet.
  const free = (text) => text.replace(MARKS, "").replace(/\u00a0/g, " ");
  const bare = (text) => free(text).trim();
  const inLine = (text) => bare(text).replace(/\s+/g, " ");
  const tame = (text) => FORMULA.test(text) && !SIGNED.test(text) ? `'${text}` : text;
  const about = () => {
    const told = document.querySelector("[data-whose]");
    return told ? JSON.parse(told.dataset.whose) : {outcome: "", foot: ""};
  };
  const isOmitted = (node) => node.nodeType !== Node.ELEMENT_NODE || node.matches(OMITTED)
    || getComputedStyle(node).display === "none";
  const made = (name, text) => {
    const element = document.createElement(name);
    element.textContent = text;
    return element;
  };
  const named = (element) => element.getAttribute("aria-label");
  // The text of a part of the page, as far as it is chosen.
  const said = (node, range) => {
    if (!range.intersectsNode(node)) return "";
    if (node.nodeType === Node.TEXT_NODE) {
      const from = node === range.startContainer ? range.startOffset : 0;
      return node.data.slice(from, node === range.endContainer ? range.endOffset : undefined);
    }
    if (isOmitted(node)) return "";
    return Array.from(node.childNodes, (each) => said(each, range)).join("");
  };
  const whole = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return inLine(said(node, range));
  };
  // Writer gives the last of so many columns no room unless it is told how wide each is.
  const MANY = 6;
  const plainTable = (rows, header) => {
    const table = document.createElement("table");
    const form = {border: 1, cellspacing: 0, cellpadding: 2, width: "100%"};
    for (const [name, value] of Object.entries(form)) table.setAttribute(name, value);
    table.style.borderCollapse = "collapse";
    const head = header ? table.createTHead() : null, body = table.createTBody();
    rows.forEach((cells, place) => {
      const row = (place >= header ? body : head).insertRow();
      for (const {name, align, text} of cells) {
        const cell = made(name, tame(text));
        cell.setAttribute("align", align);
        cell.style.fontSize = "9pt";
        if (cells.length >= MANY) cell.setAttribute("width", `${100 / cells.length}%`);
        row.append(cell);
      }
    });
    if (!body.rows.length) body.remove();
    return table;
  };
  // Blocks as elements and as lines of text.
  const begin = () => {
    const page = {html: document.createElement("div"), lines: [], tables: 0, isWhole: false};
    page.add = (element, text) => {
      const isItem = element.tagName === "LI", last = page.html.lastChild;
      if (isItem && !(last && last.tagName === "UL")) page.html.append(made("ul", ""));
      (isItem ? page.html.lastChild : page.html).append(element);
      page.lines.push(text);
    };
    // Whatever begins like a formula would be one in a spreadsheet.
    page.addLine = (element) => {
      const text = inLine(element.textContent);
      if (tame(text) !== text) element.prepend("'");
      if (text) page.add(element, tame(text));
    };
    page.addTable = (rows, header, title, ofOutcome) => {
      if (title && page.lines.at(-1) !== tame(title)) {
        const {outcome} = about(), line = document.createElement("p");
        line.append(made("strong", ofOutcome && outcome ? `${outcome} · ${title}` : title));
        page.addLine(line);
      }
      const lines = rows.map((cells) => cells.map(({text}) => tame(inLine(text))).join("\t"));
      page.add(plainTable(rows, header), lines.join("\n"));
      page.tables += 1;
      page.isWhole = page.isWhole || Boolean(title);
    };
    page.give = (event, html) => {
      const {foot} = about(), isMore = page.html.children.length > page.tables;
      if (page.tables && (page.isWhole || isMore)) page.addLine(made("p", foot));
      event.clipboardData.setData("text/html", html || page.html.innerHTML);
      event.clipboardData.setData("text/plain", page.lines.join("\n"));
      event.preventDefault();
    };
    return page;
  };
  const addChosen = (page, table, range) => {
    const isWhole = inLine(said(table, range)) === whole(table);
    let header = 0;
    let rows = Array.from(table.rows, (row) => Array.from(row.cells, (cell) => {
      const align = /right|end/.test(getComputedStyle(cell).textAlign) ? "right" : "left";
      return {name: cell.tagName, align, text: bare(said(cell, range))};
    }));
    rows = rows.filter((cells, place) => {
      const isChosen = cells.some(({text}) => text);
      header += isChosen && table.rows[place].parentElement.tagName === "THEAD";
      return isChosen;
    });
    if (!rows.length) return;
    // Cells of one row stand alone; of several rows each keeps its column.
    if (rows.length === 1) {
      const filled = rows[0].map(({text}) => Boolean(text));
      rows = [rows[0].slice(filled.indexOf(true), filled.lastIndexOf(true) + 1)];
    }
    const ofOutcome = table.closest("[class*=st-key-fold_table_]");
    page.addTable(rows, header, isWhole && named(table), ofOutcome);
  };
  const copyChosen = (event, range, root) => {
    const page = begin(), own = root.closest(BLOCKS), table = root.closest("table");
    const cell = root.closest("td, th"), line = cell || own;
    const isPart = line && !whole(line).startsWith(inLine(said(line, range)));
    let block = null;
    const close = () => {
      const text = block ? inLine(block.textContent) : "";
      // A part of a line, but for its beginning, stays as it is.
      if (text && isPart && !page.lines.length) page.add(block, text);
      else if (text) page.addLine(block);
      block = null;
    };
    const walk = (node, kind) => {
      if (!range.intersectsNode(node)) return;
      if (node.nodeType === Node.TEXT_NODE) {
        const text = free(said(node, range));
        const isLabel = text && node.parentElement.matches(".stMarkdownBadge");
        let part = document.createTextNode(isLabel ? `[${text}]` : text);
        for (const mark of ["strong", "em", "a[href^=http]"]) {
          const around = node.parentElement.closest(mark);
          if (!around) continue;
          const copy = document.createElement(around.tagName);
          if (around.href) copy.href = around.href;
          copy.append(part);
          part = copy;
        }
        block = block || document.createElement(kind);
        block.append(part);
        return;
      }
      if (isOmitted(node)) return;
      const isBlock = !getComputedStyle(node).display.startsWith("inline");
      if (isBlock) close();
      const code = node.tagName === "PRE" ? said(node, range) : "";
      const further = node.matches(BLOCKS) && kind !== "LI" ? node.tagName : kind;
      if (node.tagName === "TABLE") addChosen(page, node, range);
      else if (code) page.add(made("pre", code), code.trimEnd());
      else for (const each of node.childNodes) walk(each, further);
      if (isBlock) close();
    };
    if (table && !cell) addChosen(page, table, range);
    else for (const each of root.childNodes) walk(each, own ? own.tagName : "p");
    close();
    if (!page.lines.length) return;
    const isInLine = page.lines.length === 1 && line;
    page.give(event, isInLine && (page.html.querySelector("li") || page.html.firstChild).innerHTML);
  };
  const copyGrid = (event, grid) => {
    const html = event.clipboardData.getData("text/html");
    const copied = new DOMParser().parseFromString(html, "text/html").querySelector("table");
    if (!copied) return;
    const rows = Array.from(copied.rows, (row) => Array.from(row.cells, (cell) => (
      {name: "td", align: "left", text: bare(cell.textContent)})));
    const shape = grid.querySelector("[role=grid]");
    const count = (name) => Number(shape.getAttribute(name));
    const isWhole = rows.length === count("aria-rowcount") - 1
      && rows[0].length === count("aria-colcount");
    const names = Array.from(grid.querySelectorAll("th"), (cell) => (
      {name: "th", align: "left", text: bare(cell.textContent)}));
    const header = isWhole && names.length === rows[0].length ? [names] : [];
    const title = named(grid.querySelector("[data-testid=stDataFrameResizable]"));
    const page = begin();
    page.addTable([...header, ...rows], header.length, isWhole && title);
    page.give(event);
  };
  document.addEventListener("copy", (event) => {
    if (!event.clipboardData || event.defaultPrevented) return;
    const grid = document.activeElement.closest(".stDataFrame");
    if (grid) {
      addEventListener("copy", (copied) => copyGrid(copied, grid), {once: true});
      return;
    }
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0), common = range.commonAncestorContainer;
    let root = common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement;
    // All that there is: without menu and controls around the page.
    root = root.querySelector(".stMain") || root;
    // What is written by hand, and a script, stay as they are.
    if (document.activeElement.matches("input, textarea") || root.closest("pre, svg")) return;
    copyChosen(event, range, root);
  });
}
"""
SCRIPT = _SCRIPT.replace("OF_FORMULA", json.dumps(FORMULA.pattern)).replace(
    "OF_SIGNED", json.dumps(SIGNED.pattern)
)


def told_of_copies(view: View) -> str:
    """What stands by a table that is copied whole, as an attribute: its outcome, and whose data."""
    words = view.words
    told = {
        "outcome": "" if view.outcome is None else outcome_label(view.outcome, words),
        "foot": " ".join(filter(None, whose_data(view.study, words)[:2])),
    }
    return f'data-whose="{escape(json.dumps(told).translate(IN_SCRIPT))}"'
