/**
 * The list beside the map: the selection as sentences, each of them a link to its agreement.
 *
 * What is pointed at, focused or opened here stands out on the map, and what is pointed at there
 * is marked here.
 */
((atlas) => {
  "use strict";

  const QUIET = 1000; // milliseconds after which a change is announced

  const PAGE = `
    <section aria-labelledby="heading">
      <header>
        <h2 id="heading"></h2>
        <span class="listed"></span>
        <select></select>
      </header>
      <p class="said" role="status"></p>
      <a class="skip" href="#more"></a>
      <p class="notice" hidden></p>
      <div class="scrolled">
        <ol aria-labelledby="heading"></ol>
        <footer id="more" tabindex="-1">
          <button type="button" hidden></button>
          <a class="all"></a>
        </footer>
      </div>
    </section>`;

  /** The rows of columns. */
  const rowsOf = ({ id, parties, sentence, status, groups, number }) =>
    id.map((_, row) => ({
      id: id[row],
      parties: parties[row],
      sentence: sentence[row],
      status: status[row],
      groups: groups[row],
      number: number[row],
    }));

  /** Whether a click asks for the link itself, in a tab of its own or whatever. */
  const isForBrowser = ({ button, ctrlKey, metaKey, shiftKey, altKey }) =>
    button !== 0 || ctrlKey || metaKey || shiftKey || altKey;

  /** One list, in the shadow root that is its place. */
  class Companion {
    constructor(root) {
      const styles = new CSSStyleSheet();
      styles.replaceSync(atlas.companionStyles);
      root.adoptedStyleSheets = [styles];
      const page = new DOMParser().parseFromString(PAGE, "text/html").body.firstElementChild;
      root.append(page);
      this.root = root;
      this.parts = Object.fromEntries(
        ["h2", "select", "ol", "button", "footer"].map((tag) => [tag, page.querySelector(tag)]),
      );
      for (const name of ["listed", "said", "skip", "notice", "scrolled", "all"]) {
        this.parts[name] = page.querySelector(`.${name}`);
      }
      this.agreements = new Map();
      this.fetching = new AbortController();
      this.hear();
    }

    /** Follow hands, keys and the map. */
    hear() {
      const { ol, select, button, skip, footer } = this.parts;
      ol.addEventListener("pointerover", (event) => this.hover(event));
      ol.addEventListener("pointerleave", () => this.hover(null));
      ol.addEventListener("focusin", () => this.stand());
      ol.addEventListener("focusout", () => this.stand());
      ol.addEventListener("click", (event) => this.click(event));
      ol.addEventListener("keydown", (event) => this.step(event));
      select.addEventListener("change", () => this.tell("order", select.value));
      button.addEventListener("click", () => this.more());
      skip.addEventListener("click", (event) => {
        event.preventDefault();
        footer.focus();
      });
      this.leave = atlas.frame.listen((told) => this.told(told));
    }

    /** Show what the page says now. */
    async update({ data, setTriggerValue }) {
      this.tell = setTriggerValue;
      const before = this.data;
      this.data = data;
      if (before && JSON.stringify({ ...before, opened: "" }) === JSON.stringify({ ...data, opened: "" })) {
        this.markOpened();
        return;
      }
      this.fetching.abort();
      this.fetching = new AbortController();
      await this.fetch(0);
    }

    /** By what the list is ordered. */
    get order() {
      return this.data.order ?? atlas.parts.USUAL;
    }

    /** Fetch the agreements from the one numbered `first` on, and show them below the others. */
    async fetch(first) {
      const { data, fetching } = this;
      try {
        const [words, part] = await Promise.all([
          atlas.parts.words(data.at),
          atlas.parts.part(data, first, fetching.signal),
        ]);
        if (fetching === this.fetching) this.show(words, part, first);
      } catch (error) {
        if (fetching.signal.aborted) return;
        console.error("The list cannot be fetched:", error);
        await this.fail(data.at);
      }
    }

    /** Say that there is no list; without any words of ours there is nothing to say. */
    async fail(folder) {
      const { text } = await atlas.parts.words(folder).catch(() => ({ text: { failed: "" } }));
      this.notice(text.failed);
    }

    /** Say something instead of the list, or nothing. */
    notice(words) {
      this.parts.notice.textContent = words;
      this.parts.notice.hidden = !words;
    }

    /** Show a part of the list, which is its beginning or follows upon what is shown. */
    show(words, part, first) {
      const { ol, scrolled, listed, button } = this.parts;
      this.name(words);
      const rows = rowsOf(part);
      const items = rows.map((row) => atlas.item(row, words, this.data));
      if (first === 0) {
        ol.replaceChildren();
        this.agreements.clear();
        scrolled.scrollTop = 0;
      }
      items.forEach((item, row) => this.agreements.set(item, rows[row]));
      ol.append(...items);
      for (const item of items) this.address(item);
      this.notice(ol.childElementCount ? "" : words.text.none);
      listed.textContent = part.listed;
      button.hidden = !part.more;
      button.textContent = part.more;
      this.summary = part.summary;
      atlas.frame.ask({ describe: part.summary });
      this.announce(part.listed);
      this.hovered = null;
      this.markOpened();
      this.markPointed();
      if (first > 0) items[0]?.firstChild.focus({ preventScroll: true });
    }

    /** Say what the list and its controls are called. */
    name({ text, orders }) {
      const { h2, select, skip, all } = this.parts;
      h2.textContent = text.heading;
      skip.textContent = text.skip;
      all.textContent = text.all;
      all.href = this.href("agreements", { order: this.order });
      select.setAttribute("aria-label", text.order);
      const options = Object.entries(orders).map(([value, label]) => new Option(label, value));
      select.replaceChildren(...options);
      select.value = this.order;
    }

    /** The address of a page with the selection that the browser's has, and these values. */
    href(page, values) {
      const address = new URL(page, page ? document.baseURI : location.href);
      const query = new URLSearchParams(location.search);
      for (const name of ["agreement", "page"]) query.delete(name);
      for (const [name, value] of Object.entries(values)) query.set(name, value);
      address.search = query;
      return address.href;
    }

    /** Let the link of an item be that of its agreement on the page as it is now. */
    address(item) {
      item.firstChild.href = this.href("", { agreement: this.agreements.get(item).id });
    }

    /** Say how many are listed, once that has not changed for a while. */
    announce(words) {
      clearTimeout(this.announcing);
      this.announcing = setTimeout(() => {
        this.parts.said.textContent = `${this.parts.h2.textContent}: ${words}`;
      }, QUIET);
    }

    /** Show the next part. */
    more() {
      this.fetch(this.parts.ol.childElementCount);
    }

    /** The item that an event is about, if any. */
    itemAt(event) {
      return event?.target.closest("li") ?? null;
    }

    /** Follow the mouse; a finger that scrolls points at nothing. */
    hover(event) {
      const item = event?.pointerType === "touch" ? null : this.itemAt(event);
      if (item === this.hovered) return;
      this.hovered = item;
      if (item) this.address(item);
      this.stand();
    }

    /** Let what is pointed at, else what is focused, else what is opened stand out on the map. */
    stand() {
      const focused = this.root.activeElement?.closest("li");
      const item = this.hovered ?? focused ?? this.opened;
      const number = this.agreements.get(item)?.number ?? -1;
      if (number === this.standing) return;
      this.standing = number;
      atlas.frame.ask({ stand: number });
    }

    /** Mark the item of the opened agreement. */
    markOpened() {
      const { opened } = this.data;
      this.opened = null;
      for (const [item, { id }] of this.agreements) {
        const isOpened = id === opened;
        if (isOpened) this.opened = item;
        if (isOpened) item.firstChild.setAttribute("aria-current", "true");
        else item.firstChild.removeAttribute("aria-current");
      }
      this.stand();
    }

    /** Open the agreement of an item, and have its arc in sight. */
    click(event) {
      const item = this.itemAt(event);
      if (!item) return;
      this.address(item);
      if (isForBrowser(event)) return;
      event.preventDefault();
      const { id, number } = this.agreements.get(item);
      atlas.frame.ask({ look: number });
      this.tell("opened", id);
    }

    /** Go to the item above or below, or to either end. */
    step(event) {
      const items = Array.from(this.parts.ol.children);
      const place = items.indexOf(this.itemAt(event));
      const { ArrowUp, ArrowDown, Home, End } = {
        ArrowUp: place - 1,
        ArrowDown: place + 1,
        Home: 0,
        End: items.length - 1,
      };
      const next = items[{ ArrowUp, ArrowDown, Home, End }[event.key]];
      if (!next) return;
      event.preventDefault();
      next.firstChild.focus();
    }

    /** Hear from the map that it is there, or at which agreement somebody points. */
    told({ ready, pointed }) {
      if (ready) {
        atlas.frame.ask({ describe: this.summary ?? "", stand: this.standing ?? -1 });
        return;
      }
      this.pointed = pointed;
      this.markPointed();
    }

    /** Mark the item of the agreement at which somebody points on the map. */
    markPointed() {
      for (const [item, { id }] of this.agreements) {
        const isPointed = id === this.pointed;
        item.classList.toggle("pointed", isPointed);
        if (isPointed) this.bring(item);
      }
    }

    /** Scroll the list, and nothing else, as far as it takes to have an item in sight. */
    bring(item) {
      const { scrolled } = this.parts;
      const [inner, outer] = [item, scrolled].map((element) => element.getBoundingClientRect());
      const above = inner.top - outer.top;
      const below = inner.bottom - outer.bottom;
      if (above < 0) scrolled.scrollTop += above;
      else if (below > 0) scrolled.scrollTop += below;
    }
  }

  const companions = new WeakMap();

  /** Show what a component of Streamlit's is given; the function returned ends it. */
  atlas.companion = (given) => {
    const root = given.parentElement;
    if (!companions.has(root)) companions.set(root, new Companion(root));
    const companion = companions.get(root);
    companion.update(given);
    return () => {
      companion.leave();
      companion.fetching.abort();
    };
  };
})((self.atlas ??= {}));
