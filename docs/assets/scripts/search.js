/*
 * The search box: what is typed, the list of results, the keyboard. Loaded when a reader first goes to
 * the field; it fetches the rest of itself and the index, and answers what was typed before it came.
 * Nothing is stored, and no query becomes part of an address.
 */
(() => {
  "use strict";
  const own = (globalThis.actionplanSearch ??= {});
  const base = new URL("../../", document.currentScript.src);
  const field = document.querySelector(".md-search__input");
  const box = field.closest("[role=search]");
  const output = box.querySelector(".md-search__output");
  const status = box.querySelector("[role=status]");
  const list = box.querySelector(".md-search-result__list");
  const MOST_FOUND = 6; // words shown that stand in the text

  /** Where the reader was before going to the field. */
  let before = document.currentScript.cameFrom;
  let loaded = false;

  const script = (path) =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = new URL(path, base);
      element.async = false; // in the order in which they are added, fetched at the same time
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });

  const made = (name, className, ...children) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...children);
    return element;
  };

  /** A text with the words in it that were looked for marked. */
  const marked = (text, shown) =>
    text.split(/([\p{L}\p{N}'\u2019]+)/u).map((part, at) => {
      const words = at % 2 ? own.split(part) : [];
      return words.some((word) => shown.has(word)) ? made("mark", "", part) : part;
    });

  /** The words of a query that stand in the text of a result and not in its name. */
  const wordsIn = ({ entry, where }, slots) => {
    const found = new Set();
    for (const slot of slots) {
      if (slot.titles.has(entry.number) || found.size === MOST_FOUND) continue;
      const piece = slot.pieces.has(where) ? where : own.piecesOf(entry).find((one) => slot.pieces.has(one));
      const hit = piece !== undefined && slot.hits.find((one) => one.hit.pieces.has(piece))?.hit;
      const word = hit && [...hit.shown].find((one) => own.places(one).includes(piece));
      if (word) found.add(word);
    }
    return [...found];
  };

  const address = (entry, hash = "") => {
    const url = new URL(entry.address + hash, base);
    // A folder opened without a server shows its list of files, not its page.
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };

  const shownAs = (result, slots, shown) => {
    const { entry, hash } = result;
    const label = hash ? `${entry.label} action ${hash.split("-")[1]}` : entry.label;
    const kind = made("span", "md-search-result__kind", entry.kind);
    if (label) kind.append(" ", made("b", "", ...(hash ? [made("mark", "", label)] : marked(label, shown))));
    const link = made("a", "md-search-result__link", kind, made("span", "md-search-result__title", ...marked(entry.title, shown)));
    link.href = address(entry, hash);
    if (entry.note) link.append(made("span", "md-search-result__note", entry.note));
    const words = wordsIn(result, slots);
    if (words.length) {
      const found = words.flatMap((word, at) => [at ? ", " : "In the text: ", made("mark", "", word)]);
      link.append(made("span", "md-search-result__words", ...found));
    }
    return made("li", "md-search-result__item", link);
  };

  const say = (...parts) => {
    if (status.textContent !== parts.map((part) => part.textContent ?? part).join("")) status.replaceChildren(...parts);
  };

  const correction = (words) => {
    const button = made("button", "md-search__correction", words);
    button.type = "button";
    button.addEventListener("click", () => {
      field.value = words;
      field.focus();
      answer();
    });
    return button;
  };

  /** What is said of the results: how many, and for which words where some were misspelt. */
  const summary = (results, slots, query) => {
    const number = results.length === 1 ? "1 result" : `${results.length} results`;
    const slips = new Map(slots.filter((slot) => slot.slip && !slot.said).map((slot) => [slot.word, slot.slip]));
    const meant = own.asked(query).map((word) => slips.get(word) ?? word).join(" ");
    if (results.length) return [slips.size ? `${number} for \u201c${meant}\u201d` : number];
    const nearer = own.nearer(query, slots);
    const nothing = "Nothing found. The plan may use other words, or does not cover this.";
    return nearer ? [nothing, " Did you mean ", correction(nearer), "?"] : [nothing];
  };

  const show = (open) => {
    box.toggleAttribute("data-results", open);
  };

  /** Shows the results for what stands in the field. */
  const answer = () => {
    const query = field.value;
    box.removeAttribute("data-settled");
    const asked = loaded ? own.asked(query) : [];
    if (loaded && !asked.length) {
      list.replaceChildren();
      say(query.trim() ? "Nothing found. Type a word, an acronym or a reference." : "");
      show(Boolean(query.trim()));
      box.setAttribute("data-settled", "");
      return;
    }
    const lacking = loaded ? own.lacking(own.needs(asked)) : [];
    if (!loaded || lacking.length) {
      if (query.trim()) say("Searching");
      if (loaded) Promise.all(lacking.map((name) => script(`assets/search/${name}`))).then(answer, failed);
      return;
    }
    const { slots, results } = own.search(query);
    const shown = new Set(slots.flatMap((slot) => slot.hits.flatMap(({ hit }) => [...hit.shown])));
    list.replaceChildren(...results.map((result) => shownAs(result, slots, shown)));
    output.scrollTop = 0;
    say(...summary(results, slots, query));
    show(true);
    box.setAttribute("data-settled", "");
  };

  const failed = () => {
    say("Search could not be loaded. The A to Z below lists everything.");
    show(true);
  };

  /** Hides the results; the reader goes back to where they were if asked. */
  const close = (back) => {
    const inside = box.contains(document.activeElement);
    show(false);
    document.dispatchEvent(new CustomEvent("site:close-search"));
    const now = document.activeElement;
    const moved = now !== document.body && !box.contains(now); // the frame led it to its button
    if (!back || !inside || moved) return;
    if (before?.isConnected && before.getClientRects().length) before.focus({ preventScroll: true });
    else now.blur();
  };

  const links = () => [...list.querySelectorAll(".md-search-result__link")];

  /** Arrows move through the field and the results; Tab does too, as it does everywhere. */
  const move = (event) => {
    const stops = [field, ...links()];
    const at = stops.indexOf(document.activeElement);
    const to = at + (event.key === "ArrowDown" ? 1 : -1);
    if (at < 0 || !box.hasAttribute("data-results")) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(to, stops.length - 1))].focus();
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event);
    else if (event.key === "Escape") {
      close(true);
      field.value = "";
      list.replaceChildren();
      say("");
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      if (box.hasAttribute("data-settled")) links()[0]?.click();
    }
  });
  box.addEventListener("focusin", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) before = event.relatedTarget;
    if (event.target === field && field.value.trim() && box.hasAttribute("data-settled")) show(true);
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) show(false);
  });
  document.addEventListener("click", (event) => {
    if (!event.composedPath().includes(box)) show(false);
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) close(false);
  });
  box.querySelector(".md-search__close").addEventListener("click", () => close(true));
  field.addEventListener("input", answer);

  // Whole names: a build leaves out assets that nothing names.
  const files = ["search-words.js", "search-index.js", "search-reading.js", "search-rank.js"];
  Promise.all([...files.map((name) => `assets/scripts/${name}`), "assets/search/index.js"].map(script)).then(() => {
    loaded = true;
    answer();
  }, failed);
})();
