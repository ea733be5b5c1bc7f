"""What is copied out of a page, without the page's own marks for where a line may break.

Nobody sees these until the text is searched. A table is a plain one for a document, and has tabs
for anything else: Streamlit's cells hold paragraphs, which a spreadsheet would take for further
rows.
"""

# No "less than" before a letter: Streamlit's filter would take it for markup.
SCRIPT = r"""
if (!window.copiesTables) {
  window.copiesTables = true;
  const MARKS = /[\u200b\u2060]/g;
  const bare = (text) => text.replace(MARKS, "").trim();
  const without = (event, part) => {
    const text = getSelection().toString();
    if (!text.match(MARKS)) return;
    const whole = document.createElement("div");
    whole.append(part);
    event.clipboardData.setData("text/html", whole.innerHTML.replace(MARKS, ""));
    event.clipboardData.setData("text/plain", bare(text));
    event.preventDefault();
  };
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection.rangeCount || !event.clipboardData) return;
    const range = selection.getRangeAt(0), part = range.cloneContents();
    const common = range.commonAncestorContainer;
    const place = common.nodeType === Node.ELEMENT_NODE ? common : common.parentElement;
    let table = part.querySelector("table");
    if (place.closest("[data-testid=stTable] :is(table, thead, tbody, tr)")) {
      if (place.closest("td, th")) return without(event, part);
      table = document.createElement("table");
      const row = place.closest("tr") ? table.insertRow() : table;
      row.append(part);
    } else if (!table || bare(part.textContent) !== bare(table.textContent)) {
      return without(event, part);
    }
    const made = document.createElement("table");
    made.setAttribute("border", "1");
    const lines = [];
    for (const row of table.querySelectorAll("tr")) {
      const copy = made.insertRow(), cells = Array.from(row.querySelectorAll("td, th"));
      for (const cell of cells) {
        const own = document.createElement(cell.tagName);
        own.textContent = bare(cell.textContent);
        copy.append(own);
      }
      lines.push(cells.map((cell) => bare(cell.textContent).replace(/\s+/g, " ")).join("\t"));
    }
    event.clipboardData.setData("text/html", made.outerHTML);
    event.clipboardData.setData("text/plain", lines.join("\n"));
    event.preventDefault();
  });
}
"""
