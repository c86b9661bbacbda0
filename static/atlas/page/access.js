/**
 * What Streamlit's page leaves unsaid for those who hear it or have no mouse: names for the menu and
 * for the frame of the map, which of the pages this is, and its own few words in the page's language.
 *
 * The script's element holds `data-phrases`: by the language of the page what to say, by what
 * Streamlit says; "{label}" in either stands for the label of a control.
 */
(() => {
  "use strict";

  const MENU = ".st-key-menu";
  const FRAME = "iframe[data-testid=stCustomComponentV1]";
  const CHART = ".stVegaLiteChart";
  const SKIP = "[data-testid=stSkipToContent]";
  const SENTENCE = ":has(> .st-key-heading) + .stElementContainer";
  const LIST = ".st-key-companion";
  const AGREEMENT = "[role=dialog], .st-key-opened-agreement";
  const LABEL = "{label}";
  const known = JSON.parse(document.currentScript.dataset.phrases);

  const phrases = () => known[document.documentElement.lang] ?? {};

  /** Set an attribute, unless it is so already: what is set is seen as a change. */
  const state = (element, name, value) => {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };

  /** What to say instead of some words of Streamlit's, undefined where they are not its own. */
  const instead = (words) => {
    const said = phrases();
    if (Object.hasOwn(said, words)) return said[words];
    for (const [pattern, better] of Object.entries(said)) {
      const [before, after] = pattern.split(LABEL);
      if (after === undefined || !words.startsWith(before) || !words.endsWith(after)) continue;
      return better.replace(LABEL, () => words.slice(before.length, words.length - after.length));
    }
    return undefined;
  };

  /** A chart as one picture: its marks say less, one by one, than its name and its table. */
  const mendChart = (chart) => {
    if (chart.ariaLabel) state(chart, "role", "img"); // it has none before it is drawn
    const drawing = chart.querySelector("svg");
    if (drawing) state(drawing, "aria-hidden", "true");
  };

  /** The menu as a landmark that tells which of its links is this page. */
  const mendMenu = () => {
    const menu = document.querySelector(MENU);
    if (!menu) return;
    state(menu, "role", "navigation");
    state(menu, "aria-label", phrases().menu);
    for (const link of menu.querySelectorAll("a")) {
      const address = link.getAttribute("href"); // that of the first page is its query alone
      if (!address || address.startsWith("?")) link.setAttribute("href", `./${address ?? ""}`);
      if (link.pathname === location.pathname) state(link, "aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };

  /** How many agreements are selected, announced when it changes unless a list tells so itself. */
  const mendSentence = () => {
    const sentence = document.querySelector(SENTENCE);
    if (sentence && !document.querySelector(LIST)) state(sentence, "role", "status");
  };

  /** Streamlit's words where nobody but a screen reader finds them, and in its skip link. */
  const mendWords = () => {
    for (const element of document.querySelectorAll("[aria-label]:not(svg *)")) {
      if (element.matches(MENU)) continue;
      const before = element.getAttribute("aria-label");
      // A name once replaced is known by what it was, for another language may be chosen.
      const own = element.said?.better === before ? element.said.own : before;
      const better = instead(own);
      if (better === undefined) continue;
      element.said = { own, better };
      state(element, "aria-label", better);
    }
    const skip = document.querySelector(SKIP)?.firstChild;
    const words = phrases()["Skip to main content"];
    if (skip && skip.data !== words) skip.data = words;
  };

  const mend = () => {
    document.querySelectorAll(FRAME).forEach((frame) => state(frame, "title", phrases().map));
    document.querySelectorAll(CHART).forEach(mendChart);
    mendMenu();
    mendSentence();
    mendWords();
  };

  /** The skip link leads to the heading of the page: the menu stands before it. */
  const skip = (event) => {
    const heading = event.target.closest?.(SKIP) && document.querySelector("h1");
    if (!heading) return;
    event.preventDefault();
    event.stopPropagation();
    heading.tabIndex = -1;
    heading.focus();
  };

  const visited = []; // what had the focus, the newest last
  const activated = []; // what was clicked, by a key or otherwise, the newest last
  const MOST = 30;

  const push = (trail, element) => {
    if (!element || element === trail.at(-1)) return;
    trail.push(element);
    if (trail.length > MOST) trail.shift();
  };

  /** The element that has the focus, within whatever shadow. */
  const focused = () => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element;
  };

  /** Note what has the focus. */
  const note = () => {
    const element = focused();
    if (element !== document.body) push(visited, element);
  };

  /** Note what is clicked. */
  const noteClick = (event) => push(activated, event.composedPath()[0].closest?.("a, button"));

  /**
   * Give the focus back when what had it has gone: from an agreement to what opened it, else to
   * what had the focus before.
   */
  const returnFocus = () => {
    const lost = visited.at(-1);
    if (document.activeElement !== document.body || lost?.isConnected !== false) return;
    const trail = lost.closest(AGREEMENT) ? activated : visited;
    while (trail.length && !trail.at(-1).isConnected) trail.pop();
    trail.at(-1)?.focus({ preventScroll: true });
  };

  let isAsked = false;
  const ask = () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      mend();
      returnFocus();
    });
  };

  const watched = { attributes: true, attributeFilter: ["aria-label", "href", "lang"], childList: true };
  new MutationObserver(ask).observe(document.documentElement, { ...watched, subtree: true });
  addEventListener("click", skip, { capture: true });
  addEventListener("click", noteClick, { capture: true });
  for (const event of ["focusin", "keydown"]) addEventListener(event, note, { capture: true });
})();
