/**
 * A table: its headings sort, its rows may open something, and whatever changes changes in place.
 * Data are columns: `cells` are the words shown, null where nothing is known; `sort`, `titles` and
 * `links` go with them where there are any.
 */
((atlas) => {
  "use strict";

  const { element } = atlas.text;
  const STATES = { 0: "none", 1: "ascending", "-1": "descending" };
  const NEXT = { 0: 1, 1: -1, "-1": 0 };
  const UNBROKEN = 14; // characters of a heading
  const styles = new CSSStyleSheet();
  styles.replaceSync(atlas.gridStyles);

  /** Whether a click asks for no other tab, window or file. */
  const isPlain = (event) =>
    !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  /** Go to a page of ours as browsers go back to one: Streamlit then loads nothing anew. */
  const go = (address) => {
    history.pushState({}, "", address);
    dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  };

  /** Whether words are being marked, to be copied. */
  const isSelecting = (root) => !(root.getSelection?.() ?? getSelection()).isCollapsed;

  class Grid {
    constructor(root) {
      root.adoptedStyleSheets = [styles];
      this._root = root;
      this._region = element("div", "grid");
      this._table = document.createElement("table");
      this._caption = element("caption", "unseen");
      this._head = document.createElement("tr");
      this._body = document.createElement("tbody");
      const head = document.createElement("thead");
      head.append(this._head);
      this._table.append(this._caption, head, this._body);
      this._region.removeAttribute("dir");
      this._region.append(this._table);
      root.append(this._region);
      this._by = { label: "", direction: 0 };
      this._region.addEventListener("click", (event) => this._clicked(event));
      this._region.addEventListener("keydown", (event) => this._pressed(event));
      const observer = new ResizeObserver(() => this._data && this._measure());
      observer.observe(this._region);
      observer.observe(this._table);
    }

    /** Show `data`; `choose` is told the value of a row that is chosen. */
    show(data, choose) {
      const before = this._data;
      const content = JSON.stringify([data.columns, data.placeholder, data.carried, data.language]);
      [this._data, this._choose] = [data, choose];
      this._caption.textContent = data.alt;
      if (content !== this._content) {
        this._content = content;
        this._redraw(before);
      }
      this._mark(before);
      this._measure();
    }

    _redraw(before) {
      const labels = this._data.columns.map((column) => column.label);
      const isSame = before && labels.join("\n") === before.columns.map((c) => c.label).join("\n");
      this._looks = this._data.columns.map(atlas.cells.look);
      if (!labels.includes(this._by.label)) this._by = { label: "", direction: 0 };
      if (!isSame) this._head.replaceChildren(...labels.map((label) => this._heading(label)));
      this._head.childNodes.forEach((cell, index) => {
        cell.className = this._looks[index].name;
        cell.style.minInlineSize = this._looks[index].width;
      });
      const isOther = before && this._names(before) !== this._names(this._data);
      const places = [...this._data.columns[0].cells.keys()];
      this._made = places.map((place) => atlas.cells.row(this._data, this._looks, place));
      this._fill();
      if (isOther) this._region.scrollTop = 0;
    }

    /** What tells whether rows are still the same ones. */
    _names({ rows, columns }) {
      return JSON.stringify(rows?.values ?? columns[0].cells);
    }

    _heading(label) {
      const cell = document.createElement("th");
      const button = document.createElement("button");
      const words = element("span", "", label);
      words.style.minInlineSize = `${Math.min(label.length, UNBROKEN)}ch`;
      button.append(words);
      cell.scope = "col";
      button.type = "button";
      button.addEventListener("click", () => {
        const direction = this._by.label === label ? NEXT[this._by.direction] : 1;
        this._by = { label, direction };
        this._fill();
      });
      cell.append(button);
      return cell;
    }

    /** Put the rows in their order; the focus stays on its row. */
    _fill() {
      const { columns, language } = this._data;
      const index = Math.max(0, columns.findIndex(({ label }) => label === this._by.label));
      const focused = this._focused();
      const places = atlas.rowOrder(columns[index], this._by.direction, language);
      this._body.replaceChildren(...places.map((place) => this._made[place]));
      this._head.childNodes.forEach((cell, place) => {
        cell.ariaSort = STATES[place === index ? this._by.direction : 0];
      });
      this._mark();
      this._rows().find((row) => row.place === focused?.place)?.cells[focused.cell]
        ?.querySelector("a")?.focus({ preventScroll: true });
    }

    /** The row and the cell that have the focus. */
    _focused() {
      const cell = this._root.activeElement?.closest("tbody :is(th, td)");
      return cell && { place: cell.parentNode.place, cell: cell.cellIndex };
    }

    _rows() {
      return [...this._body.rows];
    }

    /** Say which rows are open, and where each leads; one just closed has the focus again. */
    _mark(before) {
      const { rows } = this._data;
      if (!rows) return;
      const closed = before?.rows.chosen !== rows.chosen && before?.rows.chosen;
      this._table.className = "opens";
      for (const row of this._rows()) {
        const value = rows.values[row.place];
        const isOpen = value === rows.chosen;
        const opener = row.cells[0].firstChild;
        const pairs = new URLSearchParams(rows.query);
        if (!isOpen) pairs.set(rows.parameter, value);
        opener.href = `?${pairs}`;
        opener.ariaExpanded = isOpen;
        row.ariaCurrent = isOpen ? "true" : null;
        const isLeft = value === closed && row.place === this._opened;
        if (isLeft && document.activeElement === document.body) {
          opener.focus({ preventScroll: true });
        }
      }
    }

    _clicked(event) {
      const link = event.target.closest("a");
      if (!isPlain(event) || link?.className === "outside") return;
      if (link?.className === "inside") {
        event.preventDefault();
        go(link.href);
        return;
      }
      const row = event.target.closest("tbody tr");
      if (!row || !this._data.rows || (!link && isSelecting(this._root))) return;
      event.preventDefault();
      row.cells[0].firstChild.focus({ preventScroll: true });
      this._opened = row.place;
      this._choose(this._data.rows.values[row.place]);
    }

    _pressed(event) {
      if (event.key !== " " || event.target.className !== "opener") return;
      event.preventDefault();
      event.target.click();
    }

    /** A region that scrolls can be reached and scrolled by keyboard. */
    _measure() {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = this._region;
      const scrolls = scrollWidth > clientWidth || scrollHeight > clientHeight;
      const parts = { tabindex: 0, role: "region", "aria-label": this._data.alt };
      for (const [name, value] of Object.entries(parts)) {
        if (scrolls) this._region.setAttribute(name, value);
        else this._region.removeAttribute(name);
      }
    }
  }

  const grids = new WeakMap();
  const wanted = new WeakMap();

  /** Draw a table where Streamlit wants it; the newest data win, in whatever order they unpack. */
  atlas.grid = async ({ data, parentElement, setTriggerValue }) => {
    wanted.set(parentElement, data);
    const shown = JSON.parse(await atlas.unzipped(data));
    if (wanted.get(parentElement) !== data) return;
    if (!grids.has(parentElement)) grids.set(parentElement, new Grid(parentElement));
    grids.get(parentElement).show(shown, (value) => setTriggerValue("chosen", value));
  };
})((self.atlas ??= {}));
