"""The part of the script that saves pictures which takes what Plotly drew, as an SVG by itself.

What only a screen uses is left out; all texts are text nodes; what a programme without style sheets
needs stands in attributes, and each piece of a text with the width that it has on the page.
"""

# No "less than" before a letter: Streamlit's filter would take it for markup.
LAYERS = r"""
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const FONT = "'Source Sans', 'Source Sans 3', 'Source Sans Pro', Arial, sans-serif";
  const KEPT = ["fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity",
    "font-family", "font-size", "font-weight", "font-style", "text-anchor", "visibility", "display",
    "clip-path"];
  const LEFT_OUT = ".draglayer, .zoomlayer, .menulayer, .selectionlayer, .hoverlayer, .g-gtitle, "
    + ".legendtoggle, .scrollbar, foreignObject, script";
  // What no XML may hold.
  const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

  const clean = (text) => {
    const whole = text.toWellFormed ? text.toWellFormed() : text;
    return whole.replace(FORBIDDEN, "\ufffd");
  };
  const element = (name, attributes, text) => {
    const made = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = clean(text);
    return made;
  };

  // A reference within the file, and a colour whose opacity stands beside it.
  const local = (value) => value.replace(/url\(["']?[^"')#]*(#[^"')]+)["']?\)/g, "url($1)");
  const paint = (node, name) => {
    const value = node.getAttribute(name) || "";
    if (value === "transparent") node.setAttribute(name, "none");
    const found = value.match(/^rgba\((\d+), ?(\d+), ?(\d+), ?([\d.]+)\)$/);
    if (!found) return;
    const opacity = Number(node.getAttribute(name + "-opacity") || 1) * Number(found[4]);
    node.setAttribute(name, `rgb(${found[1]}, ${found[2]}, ${found[3]})`);
    node.setAttribute(name + "-opacity", String(opacity));
  };
  const settle = (node) => {
    for (const name of KEPT) {
      const value = node.style && node.style.getPropertyValue(name);
      if (value) node.setAttribute(name, value);
    }
    if (node.style && node.style.getPropertyValue("white-space").startsWith("pre")) {
      node.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
    }
    for (const { name } of Array.from(node.attributes)) {
      if (name === "style" || name === "class" || name.startsWith("data-") || name.startsWith("on")
        || name.startsWith("aria-") || name === "role" || name === "tabindex") {
        node.removeAttribute(name);
      } else if (node.getAttribute(name).includes("url(")) {
        node.setAttribute(name, local(node.getAttribute(name)));
      }
    }
    if (node.hasAttribute("font-family")) node.setAttribute("font-family", FONT);
    paint(node, "fill");
    paint(node, "stroke");
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) child.data = clean(child.data);
    }
  };
  const prune = (node) => {
    for (const child of Array.from(node.children)) prune(child);
    if (node.tagName === "g" && !node.children.length) node.remove();
  };

  // As wide as in the font of the page, where a programme has another one.
  const wide = (node, length) => {
    node.setAttribute("textLength", length.toFixed(2));
    node.setAttribute("lengthAdjust", "spacingAndGlyphs");
    return node;
  };
  // Each piece of a text by itself: many a programme keeps the width of no other.
  const apart = (drawn, copy) => {
    const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
    const pieces = [];
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement, line = holder.closest(".line") || drawn;
      if (node.data.trim()) pieces.push({ text: node.data, holder, line, from: count });
      count += node.length;
    }
    if (!count || count !== drawn.getNumberOfChars()) return [copy];
    return pieces.map(({ text, holder, line, from }) => {
      const { x, y } = drawn.getStartPositionOfChar(from);
      const length = drawn.getSubStringLength(from, text.length);
      const look = getComputedStyle(holder), own = copy.cloneNode(false);
      const isAlone = pieces.filter((other) => other.line === line).length === 1;
      const anchor = isAlone ? look.textAnchor : "start";
      for (const name of ["font-weight", "font-style", "font-size", "fill"]) {
        own.style.setProperty(name, look.getPropertyValue(name));
      }
      own.style.setProperty("text-anchor", anchor);
      own.setAttribute("x", x + length * { start: 0, middle: 0.5, end: 1 }[anchor]);
      own.setAttribute("y", y);
      own.textContent = text;
      // A mark of an arm would be stretched.
      return /[\p{L}\p{N}]/u.test(text) ? wide(own, length) : own;
    });
  };

  const layers = (plot) => {
    const whole = element("g");
    for (const part of plot.querySelectorAll(".main-svg, .gl-container canvas")) {
      if (part.parentElement.closest(".main-svg")) continue;
      if (part.tagName.toLowerCase() === "canvas") {
        if (!part.width || !part.height) continue;
        whole.append(element("image", { href: part.toDataURL(), x: 0, y: 0,
          width: part.clientWidth, height: part.clientHeight }));
        continue;
      }
      const copy = part.cloneNode(true);
      const texts = copy.querySelectorAll("text");
      part.querySelectorAll("text").forEach((drawn, place) => {
        texts[place].replaceWith(...apart(drawn, texts[place]));
      });
      for (const gone of copy.querySelectorAll(LEFT_OUT)) gone.remove();
      // Cut where letters of the page's font would end.
      for (const cut of copy.querySelectorAll(".legend .scrollbox")) {
        cut.removeAttribute("clip-path");
        cut.style.removeProperty("clip-path");
      }
      for (const node of copy.querySelectorAll("*")) settle(node);
      prune(copy);
      whole.append(...copy.childNodes);
    }
    return whole;
  };
"""
