/**
 * The language of the page and its direction follow the address, at which the server looks, too:
 * its `lang`, else what the browser prefers.  The controls follow the page, not the browser: a
 * slider runs from right to left in a page that does, and arrow keys go where they point.
 *
 * The script's element holds `data-pages`, by language the attributes {lang, dir} of the page, and
 * `data-preferred`, the language of whoever asks for none.
 */
(() => {
  "use strict";

  const LOCALE = Symbol.for("react-aria.i18n.locale"); // where React Aria looks first
  const { pages, preferred } = document.currentScript.dataset;
  const known = JSON.parse(pages);

  /** Put the language of the address into the page, and tell the controls. */
  const follow = () => {
    const asked = new URLSearchParams(location.search).get("lang");
    const page = known[Object.hasOwn(known, asked) ? asked : preferred];
    if (window[LOCALE] === page.lang) return;
    Object.assign(document.documentElement, page);
    window[LOCALE] = page.lang;
    window.dispatchEvent(new Event("languagechange"));
  };

  /** Follow whatever a method of the history makes of the address. */
  const followAfter = (method) => {
    const change = history[method];
    history[method] = (...given) => {
      change.apply(history, given);
      follow();
    };
  };

  followAfter("pushState");
  followAfter("replaceState");
  addEventListener("popstate", follow);
  follow();
})();
