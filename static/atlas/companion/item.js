/** One agreement of the list: a mark as its arc is drawn, and its sentence as a link. */
((atlas) => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const LONGEST = 1000; // characters of a sentence: names can be of any length
  const PIECES = [[1, 27]];
  const PIECES_AROUND_MARK = [
    [1, 8],
    [20, 27],
  ];

  /** The beginning of a text that is too long. */
  const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

  /** An element of SVG. */
  const drawn = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  /** A piece of an arc as a status draws it, in the colour of the text around it. */
  const markOf = ({ weight, dash, opacity, mark }) => {
    const picture = drawn("svg", { viewBox: "0 0 28 14", width: 28, height: 14, class: "mark" });
    picture.setAttribute("aria-hidden", "true");
    for (const [x1, x2] of mark ? PIECES_AROUND_MARK : PIECES) {
      const look = { "stroke-width": weight, "stroke-dasharray": dash.join(" "), opacity };
      const cap = dash[0] < 1 ? "round" : "butt";
      picture.append(drawn("line", { x1, x2, y1: 7, y2: 7, "stroke-linecap": cap, ...look }));
    }
    const sign = drawn("text", { x: 14, y: 11 });
    sign.textContent = mark;
    if (mark) picture.append(sign);
    return picture;
  };

  /** The colour of an agreement's arc, on the light map and on the dark one; see scene.js. */
  const colourOf = ({ status, groups: named }, { statuses, groups }, { colour, focus = [] }) => {
    const { line, colour: own } = statuses[status];
    if (colour === "status" || line.keeps_colour) return own;
    return groups[named.find((one) => focus.includes(one)) ?? named[0] ?? groups.length - 1];
  };

  /** The sentence, the parties in it emphasised. */
  const wordsOf = ({ sentence, parties, number }, { text }) => {
    const words = document.createElement("span");
    const start = sentence.indexOf(parties);
    const pair = document.createElement("b");
    pair.textContent = cut(parties);
    const rest = sentence.slice(start + parties.length);
    words.append(sentence.slice(0, start), pair, cut(rest));
    if (number < 0) {
      const absent = document.createElement("span");
      absent.className = "absent";
      absent.textContent = text.absent;
      words.append(" ", absent);
    }
    return words;
  };

  /** The item of an agreement; `words` are those of the list, `look` says how arcs are coloured. */
  atlas.item = (agreement, words, look) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const { light, dark } = colourOf(agreement, words, look);
    const mark = markOf(words.statuses[agreement.status].line);
    mark.style.color = `light-dark(${light}, ${dark})`;
    link.append(mark, wordsOf(agreement, words));
    item.append(link);
    return item;
  };
})((self.atlas ??= {}));
