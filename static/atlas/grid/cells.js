/** The cells of a table: words set as text, links that lead where a table may lead. */
((atlas) => {
  "use strict";

  const { element } = atlas.text;
  const OUTSIDE = /^https?:\/\//i;
  const ONE_LINE = 28; // characters: a column of no longer words is not broken
  const PROSE = 90; // characters from which a column takes the room of a paragraph

  /** The class of a column: how it is aligned, and how its words are broken. */
  const columnClass = ({ cells, sort, links }) => {
    if (sort?.some((key) => typeof key === "number")) return "number";
    if (links?.some((address) => OUTSIDE.test(address))) return "short";
    const longest = cells.reduce((most, words) => Math.max(most, words?.length ?? 0), 0);
    if (longest <= ONE_LINE) return "short";
    return longest < PROSE ? "words" : "prose";
  };

  /** The address of a link into a page of ours, with what is taken along from page to page. */
  const carrying = (address, carried) =>
    [address, carried].filter(Boolean).join(/\?./.test(address) ? "&" : "");

  /** A link to another site in a tab of its own, or to a page of ours. */
  const link = (words, address, carried) => {
    const made = element("a", OUTSIDE.test(address) ? "outside" : "inside", words);
    if (made.className === "inside") made.href = carrying(address, carried);
    else {
      made.href = made.title = address;
      made.target = "_blank";
      made.rel = "noopener noreferrer";
    }
    return made;
  };

  /** What stands in a cell. */
  const content = (column, place, { carried, placeholder }) => {
    const words = column.cells[place];
    if (words === null) return element("span", "missing", placeholder);
    const address = column.links?.[place];
    const made = address ? link(words, address, carried) : element("span", "", words);
    const title = column.titles?.[place];
    if (title) made.title = title;
    return made;
  };

  /** A cell, the first of a row being its heading. */
  const cell = (tag, name, inside) => {
    const made = document.createElement(tag);
    if (tag === "th") made.scope = "row";
    made.className = name;
    made.append(inside);
    return made;
  };

  /** The row at a place; in a table whose rows open something, its first words do. */
  const row = (data, classes, place) => {
    const made = document.createElement("tr");
    const cells = data.columns.map((column, index) => {
      const opens = data.rows && index === 0;
      const inside = opens
        ? element("a", "opener", column.cells[place] ?? data.placeholder)
        : content(column, place, data);
      return cell(index ? "td" : "th", classes[index], inside);
    });
    made.append(...cells);
    made.place = place;
    return made;
  };

  atlas.cells = { columnClass, row };
})((self.atlas ??= {}));
