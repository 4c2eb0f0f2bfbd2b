// The frame's one script: menu, search button, "Exit this page". It stores nothing, and every page
// says all it has to say without it.
(() => {
  "use strict";
  const root = document.documentElement;
  const assets = new URL("../", document.currentScript.src);
  root.classList.replace("no-js", "js");

  // --- Menu and search: one of them open at a time, closed by Escape or by going elsewhere.
  const body = document.body;
  const find = (selector) => document.querySelector(selector);
  const panels = {
    menu: { button: find(".site-menu__open"), panel: find("#site-nav"), first: "a" },
    search: { button: find(".site-search__open"), panel: find("#site-search"), first: "input" },
  };

  function show(name) {
    for (const [each, { button }] of Object.entries(panels)) {
      button?.setAttribute("aria-expanded", String(each === name));
    }
    if (name) body.dataset.open = name;
    else delete body.dataset.open;
  }

  function close(backTo) {
    const open = panels[body.dataset.open];
    show("");
    if (backTo && open?.button?.checkVisibility()) open.button.focus();
  }

  for (const [name, { button, panel, first }] of Object.entries(panels)) {
    button?.addEventListener("click", () => {
      if (body.dataset.open === name) return close(true);
      show(name);
      if (name === "search") loadSearch();
      panel?.querySelector(first)?.focus();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && body.dataset.open && !event.defaultPrevented) close(true);
  });
  document.addEventListener("site:close-search", () => close(true));
  const elsewhere = (target) => {
    const open = panels[body.dataset.open];
    if (open && target && !open.panel?.contains(target) && !open.button?.contains(target)) close(false);
  };
  document.addEventListener("focusin", (event) => elsewhere(event.target));
  document.addEventListener("pointerdown", (event) => elsewhere(event.target));

  // --- Search comes when a reader first goes to it, and not before.
  let asked = false;
  function loadSearch(event) {
    if (asked) return;
    asked = true;
    const script = document.createElement("script");
    script.src = new URL("scripts/search.js", assets);
    script.cameFrom = event?.relatedTarget; // where Escape leads back to
    document.head.append(script);
  }
  const field = find(".md-search__input");
  field?.addEventListener("focus", loadSearch);
  if (field && document.activeElement === field) loadSearch();

  // --- Exit this page, as in the GOV.UK component: the link works without script; with it the page
  // is blank at once, and its place in the history is taken by where the reader goes.
  const exit = find(".bar__exit");
  const status = find("[data-exit-status]");
  const PRESSES = 3;
  const WAIT = 5000; // milliseconds between two presses
  const title = document.title;
  let presses = 0;
  let alone = false;
  let timer = 0;

  function leave() {
    const blank = document.createElement("div");
    blank.className = "blank";
    blank.setAttribute("role", "alert");
    const said = document.createElement("span");
    said.className = "away";
    said.textContent = "Loading.";
    blank.append(said);
    document.title = "Loading";
    body.append(blank);
    body.classList.add("leaving");
    location.replace(exit.href);
  }

  function count(number, said) {
    presses = number;
    clearTimeout(timer);
    if (status) status.textContent = said;
    if (number) exit.dataset.presses = number;
    else delete exit.dataset.presses;
    exit.querySelectorAll("i").forEach((dot, place) => dot.classList.toggle("on", place < number));
    if (number) timer = setTimeout(() => count(0, "Exit this page expired."), WAIT);
  }

  if (exit) {
    document.addEventListener("click", (event) => {
      if (!event.target.closest?.("[data-exit]")) return;
      event.preventDefault();
      leave();
    });
    // Shift counts only where it is pressed and let go alone: capitals in a field do not.
    document.addEventListener("keydown", (event) => {
      alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (!alone && presses) count(0, "");
    }, true);
    document.addEventListener("pointerdown", () => { alone = false; }, true);
    document.addEventListener("keyup", (event) => {
      if (event.key !== "Shift" || !alone) return;
      alone = false;
      const left = PRESSES - presses - 1;
      if (!left) return leave();
      count(presses + 1, `Shift, press ${left} more ${left === 1 ? "time" : "times"} to exit.`);
    }, true);
    // A page that comes back from the browser's memory must be readable again.
    window.addEventListener("pageshow", () => {
      body.classList.remove("leaving");
      find(".blank")?.remove();
      document.title = title;
      count(0, "");
    });
  }
})();
