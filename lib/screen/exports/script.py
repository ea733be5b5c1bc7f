"""The script with which the reader's own browser saves a figure as a picture.

It writes the title above what Plotly drew, and what the figure says of itself below or, if the
figure is narrow, beside it, and saves that as SVG or, twice as large, as PNG. No "less than" is
followed by a letter: Streamlit's filter would take the script for markup and drop it.
"""

from lib.screen.access.zone import WRITTEN_DATE
from lib.screen.exports.layers import LAYERS

SCRIPT = (
    r"""
(() => {
  // Once for the page, whatever folds are opened; clicks on their buttons come up to it.
  if (window.savesFigures) return;
  window.savesFigures = true;
"""
    + LAYERS
    + "  const date = "
    + WRITTEN_DATE
    + r""";
  const MARGIN = 16, SCALE = 2, MOST_PIXELS = 16000;
  // A figure of half a page or of a phone; the least and the most width of what stands beside it.
  const NARROW = 700, GAP = 24, BESIDE = [300, 600];
  // Letters of another font than that of the page are wider, most of all thick ones.
  const ROOM = 0.9, ROOM_OF_THICK = 0.82;
  const measure = document.createElement("canvas").getContext("2d");
  const lines = (text, size, weight, width) => {
    measure.font = `${weight} ${size}px ${FONT}`;
    const room = width * (weight > 500 ? ROOM_OF_THICK : ROOM);
    const fits = (line) => !(measure.measureText(line).width > room);
    const found = [];
    let line = "";
    for (const word of text.split(/[ \t\r\n]+/).filter(Boolean)) {
      if (line && fits(`${line} ${word}`)) { line = `${line} ${word}`; continue; }
      if (line) found.push(line);
      line = "";
      // A word that is wider than the picture goes on in the next line.
      for (const letter of word) {
        if (line && !fits(line + letter)) { found.push(line); line = ""; }
        line += letter;
      }
    }
    return line ? [...found, line] : found;
  };

  // Texts one below the other: each of their lines, and the height of all.
  const column = (texts, width) => {
    const written = [];
    let height = 0;
    for (const { text, size = 12, weight = 400, gap = 3 } of texts) {
      for (const line of lines(text, size, weight, width)) {
        height += Math.round(size * 1.35);
        written.push({ line, size, weight, y: height - Math.round(size * 0.3) });
      }
      height += gap;
    }
    return { written, height };
  };

  const composed = (plot, told) => {
    const box = plot.querySelector(".svg-container");
    // As far as the words of the legend reach, those of another font too.
    const left = box.getBoundingClientRect().left;
    const reach = Array.from(plot.querySelectorAll(".legendtext"), (node) => {
      const { right, width } = node.getBoundingClientRect();
      return Math.ceil(right - left + (1 / ROOM - 1) * width);
    });
    const across = Math.max(320, box.clientWidth, ...reach);
    // Its own foot says less than what is written of it.
    const foot = plot.querySelector(".g-gtitle text");
    const down = Math.ceil(foot && foot.getBBox().height ? foot.getBBox().y - 2 : box.clientHeight);
    const [strip, ...source] = told.foot;
    const about = [...told.lines, "", ...source, told.saved.replace("{date}", date(told.language))]
      .map((text) => ({ text, gap: text ? 3 : 6 }));
    // Beside a narrow figure, so that the picture is as wide as a slide and no strip.
    const isNarrow = NARROW > across;
    let beside = BESIDE[0];
    while (isNarrow && BESIDE[1] > beside && column(about, beside).height > down) beside += 20;
    const width = across + 2 * MARGIN + (isNarrow ? beside + GAP : 0);
    const app = getComputedStyle(document.querySelector(".stApp"));
    const root = element("svg", { width, "font-family": FONT, fill: app.color });
    const ground = element("rect", { x: 0, y: 0, width, fill: app.backgroundColor });
    root.append(element("title", {}, told.title), element("desc", {}, told.alt), ground);
    const write = ({ written, height }, x, top) => {
      for (const { line, size, weight, y } of written) {
        measure.font = `${weight} ${size}px ${FONT}`;
        const text = element("text", { x, y: top + y, "font-size": size, "font-weight": weight,
          "font-family": FONT, fill: app.color }, line);
        root.append(wide(text, measure.measureText(line).width));
      }
      return top + height;
    };
    // Whose data they are stands where no cut of the picture loses it.
    const head = [{ text: told.title, size: 18, weight: 600, gap: 4 },
      { text: strip, weight: 700, gap: 4 }, { text: told.alt, size: 14, gap: 8 }]
      .filter(({ text }) => text);
    const top = write(column(head, width - 2 * MARGIN), MARGIN, MARGIN);
    const drawn = layers(plot);
    drawn.setAttribute("transform", `translate(${MARGIN}, ${top})`);
    root.append(drawn);
    const end = isNarrow
      ? Math.max(top + down, write(column(about, beside), MARGIN + across + GAP, top))
      : write(column(about, across), MARGIN, top + down + 10);
    const height = end + MARGIN - 4;
    root.setAttribute("height", height);
    root.setAttribute("viewBox", `0 0 ${width} ${height}`);
    ground.setAttribute("height", height);
    return root;
  };

  const text = (root) => new XMLSerializer().serializeToString(root);
  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const asAddress = (blob) => new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.onerror = failed;
    reader.readAsDataURL(blob);
  });

  // A picture within a picture does not know the fonts of the page.
  const fonts = async () => {
    const rules = Array.from(document.styleSheets).flatMap((sheet) => {
      try { return Array.from(sheet.cssRules); } catch { return []; }
    });
    const faces = [];
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const value = (name) => rule.style.getPropertyValue(name);
      const source = value("src").match(/url\(["']?([^"')]+)/);
      const family = value("font-family").replace(/["']/g, "");
      if (family !== "Source Sans" || value("font-style") === "italic" || !source) continue;
      const base = (rule.parentStyleSheet && rule.parentStyleSheet.href) || document.baseURI;
      const answer = await fetch(new URL(source[1], base));
      const file = await asAddress(await answer.blob());
      const weight = value("font-weight") || "normal";
      const face = `font-family: "Source Sans"; font-weight: ${weight}; src: url(${file})`;
      faces.push(`@font-face {${face}}`);
    }
    return faces.join("\n");
  };
  const painted = async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.min(SCALE, MOST_PIXELS / image.naturalHeight);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, "image/png"));
  };
  const asPicture = async (root) => {
    try {
      const style = await fonts();
      if (style) root.prepend(element("style", {}, style));
    } catch { /* Arial, then. */ }
    const address = URL.createObjectURL(new Blob([text(root)], { type: "image/svg+xml" }));
    try {
      return await painted(address);
    } finally {
      URL.revokeObjectURL(address);
    }
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest && event.target.closest(".save-figure button");
    if (!button) return;
    const place = button.closest(".save-figure");
    const told = JSON.parse(place.dataset.told);
    const status = place.querySelector("[role=status]");
    status.textContent = "";
    try {
      // A picture that is one already.
      const made = told.image && document.querySelector(`.st-key-${CSS.escape(told.image)} img`);
      if (made) { save(await painted(made.src), `${told.name}.png`); return; }
      const plot = told.keys
        .map((key) => document.querySelector(`.st-key-${CSS.escape(key)} .js-plotly-plot`))
        .find(Boolean);
      const named = plot.closest("[aria-label]");
      told.alt = named ? named.getAttribute("aria-label") : "";
      const picture = composed(plot, told);
      if (button.dataset.kind === "svg") {
        save(new Blob([text(picture)], { type: "image/svg+xml" }), `${told.name}.svg`);
      } else {
        save(await asPicture(picture), `${told.name}.png`);
      }
    } catch (error) {
      status.textContent = told.failed;
    }
  });
})();
"""
)
