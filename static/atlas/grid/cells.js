/** The cells of a table: words set as text, links that lead where a table may lead. */
((atlas) => {
  "use strict";

  const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
  const LETTER = /\p{Letter}/u;
  const ISOLATE = "\u2068";
  const OUTSIDE = /^https?:\/\//i;
  const ONE_LINE = 36; // characters: a column of no longer words is not broken
  const WIDEST = 56; // characters of a line, as far as the window has room for them

  /** Whether words may run against the page; what a sentence of ours quotes is isolated in it. */
  const hasOwnDirection = (words, direction) =>
    direction === "rtl"
      ? LETTER.test(words) && !RIGHT_TO_LEFT.test(words) && !words.includes(ISOLATE)
      : RIGHT_TO_LEFT.test(words);

  /**
   * Words as text.  Browsers take their time to find a direction: where all run as the page does
   * none is asked for, for a cell is a paragraph of its own.
   */
  const text = (tag, name, words, direction) => {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = words;
    if (hasOwnDirection(words, direction)) made.dir = "auto";
    return made;
  };

  /** How a column is shown: the class of its cells, and how narrow it may become. */
  const look = ({ cells, sort, links }) => {
    if (sort?.some((key) => typeof key === "number")) return { name: "number", width: "" };
    const longest = cells.reduce((most, words) => Math.max(most, words?.length ?? 0), 0);
    const isShort = longest <= ONE_LINE || links?.some((address) => OUTSIDE.test(address));
    if (isShort) return { name: "short", width: "" };
    const line = Math.min(Math.ceil(longest / 2), WIDEST);
    return { name: "words", width: `min(${line}ch, 100vw - 4rem)` };
  };

  /** The address of a link into a page of ours, with what is taken along where it says no other. */
  const carrying = (address, carried) => {
    const [page, query] = address.split("?");
    const pairs = new URLSearchParams(query);
    for (const [name, value] of new URLSearchParams(carried)) {
      if (!pairs.has(name)) pairs.append(name, value);
    }
    return [page, String(pairs)].filter(Boolean).join("?");
  };

  /** A link to another site in a tab of its own, or to a page of ours. */
  const link = (words, address, { carried, direction }) => {
    const made = text("a", OUTSIDE.test(address) ? "outside" : "inside", words, direction);
    if (made.className === "inside") made.href = carrying(address, carried);
    else {
      made.href = made.title = address;
      made.target = "_blank";
      made.rel = "noopener noreferrer";
    }
    return made;
  };

  /** What stands in a cell. */
  const content = (column, place, data) => {
    const words = column.cells[place];
    if (words === null) return text("span", "missing", data.placeholder, data.direction);
    const address = column.links?.[place];
    const made = address ? link(words, address, data) : text("span", "", words, data.direction);
    const title = column.titles?.[place];
    if (title) made.title = title;
    return made;
  };

  /** A cell; the first of a row is its heading, unless it is empty. */
  const cell = (index, name, inside) => {
    const isHeading = !index && inside.textContent;
    const made = document.createElement(isHeading ? "th" : "td");
    if (isHeading) made.scope = "row";
    made.className = name;
    made.append(inside);
    return made;
  };

  /** The row at a place; in a table whose rows open something, its first words do. */
  const row = (data, looks, place) => {
    const made = document.createElement("tr");
    const cells = data.columns.map((column, index) => {
      const opens = data.rows && index === 0;
      const inside = opens
        ? text("a", "opener", column.cells[place] ?? data.placeholder, data.direction)
        : content(column, place, data);
      return cell(index, looks[index].name, inside);
    });
    made.append(...cells);
    made.place = place;
    return made;
  };

  atlas.cells = { look, row };
})((self.atlas ??= {}));
