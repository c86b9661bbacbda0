/** Words of the tables, made fit to be drawn or set as text. */
((atlas) => {
  "use strict";

  // Embeddings, overrides and isolates could turn the words beside them around.
  const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
  const LONGEST_CHARACTER = 8; // code units looked at per character wanted

  /** At most `length` characters of `text` on one line, ended by an ellipsis where cut. */
  const plain = (text, length) => {
    const start = text.slice(0, length * LONGEST_CHARACTER).replace(CONTROLS, " ").trim();
    const characters = Array.from(start);
    const cut = characters.length > length || text.length > length * LONGEST_CHARACTER;
    return cut ? `${characters.slice(0, length - 1).join("").trimEnd()}…` : start;
  };

  /** The words of the document for a number of agreements, in the plural its language wants. */
  const agreements = (text, count) => {
    const form = new Intl.PluralRules(text.language).select(count);
    const words = text.agreements[form] ?? text.agreements.other;
    return words.replace("{count}", new Intl.NumberFormat(text.language).format(count));
  };

  /** A new element holding `text` as text, kept apart from the direction of its neighbours. */
  const element = (tag, name, text = "") => {
    const made = document.createElement(tag);
    made.className = name;
    made.dir = "auto";
    made.textContent = text;
    return made;
  };

  atlas.text = { plain, agreements, element };
})((self.atlas ??= {}));
