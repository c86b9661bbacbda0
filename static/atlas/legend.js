/** The legend: what is drawn, in which colour and line, and how many of it. */
((atlas) => {
  "use strict";

  const NARROW = 700; // pixels of map below which the legend is closed until it is asked for
  const { element } = atlas.text;

  /** The values that occur with their counts, in the order given. */
  const counted = (values, counts) =>
    values.map((value, index) => [value, counts[index]]).filter(([, count]) => count > 0);

  /** A short line as a status draws it, in `colour`. */
  const sample = ({ dash, weight, opacity, mark }, colour) => {
    const canvas = document.createElement("canvas");
    const sharpness = window.devicePixelRatio || 1;
    [canvas.width, canvas.height] = [34 * sharpness, 13 * sharpness];
    canvas.className = "atlas-sample";
    const context = canvas.getContext("2d");
    context.scale(sharpness, sharpness);
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = weight;
    context.globalAlpha = opacity;
    context.lineCap = "round";
    context.setLineDash(dash);
    for (const [from, to] of mark ? [[2, 11], [23, 32]] : [[2, 32]]) {
      context.beginPath();
      context.moveTo(from, 6.5);
      context.lineTo(to, 6.5);
      context.stroke();
    }
    context.font = "700 10px system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    if (mark) context.fillText(mark, 17, 7);
    return canvas;
  };

  /** A spot of colour. */
  const swatch = (colour) => {
    const spot = element("span", "atlas-swatch");
    spot.style.background = colour;
    return spot;
  };

  /** A heading and a list, one row per entry: [sign, label, count]. */
  const section = (heading, entries, written) => {
    const list = document.createElement("ul");
    for (const [sign, label, count] of entries) {
      const row = document.createElement("li");
      row.append(sign, element("span", "atlas-label", atlas.text.plain(label, 40)));
      row.append(element("span", "atlas-count", written.format(count)));
      list.append(row);
    }
    return [element("h2", "", heading), list];
  };

  /** A row of signs of a few sizes in use, with the number of agreements each stands for. */
  const sizes = (heading, signs, written) => {
    const row = element("div", "atlas-sizes");
    for (const [sign, count] of signs) row.append(sign, element("span", "", written.format(count)));
    return [element("h2", "", heading), row];
  };

  /** A circle of the radius that stands for `count` agreements. */
  const circle = ({ count, radius }) => {
    const sign = element("span", "atlas-circle");
    sign.style.width = `${2 * radius}px`;
    return [sign, count];
  };

  /** A piece of a ribbon of the width that stands for `count` agreements. */
  const ribbon = ({ count, width }) => {
    const sign = element("span", "atlas-ribbon");
    sign.style.height = `${width}px`;
    return [sign, count];
  };

  /** The themes in the colours of the arcs, where colour follows them. */
  const themes = ({ groups, counts, text, focus }, scheme, written) => {
    const rows = counted(groups, counts.keys).map(([group, count]) => [
      swatch(group.colour[scheme.name]),
      group.label,
      count,
    ]);
    const heading = (focus.length > 0 && text.legend_focus) || text.legend_theme;
    return rows.length ? section(heading, rows, written) : [];
  };

  /** The statuses with their lines. */
  const standings = ({ statuses, counts, text, colour }, scheme, written) => {
    const ownColour = ({ line }) => colour === "status" || line.keeps_colour;
    const rows = counted(statuses, counts.statuses).map(([status, count]) => [
      sample(status.line, ownColour(status) ? status.colour[scheme.name] : scheme.colours.ink),
      status.label,
      count,
    ]);
    return section(text.legend_status, rows, written);
  };

  /** What ribbons join, and what their widths and colours mean. */
  const ribbons = ({ text }, { level, ribbons: signs }, written) => {
    if (level === "none") return [];
    return [
      ...sizes(text[`legend_${level}`], signs.map(ribbon), written),
      element("p", "atlas-remark", text.legend_colour),
    ];
  };

  /** What makes the counts below add up to the sentence above the map. */
  const remainder = ({ text, selected, omitted }, { left }) => {
    const parts = [
      [omitted, "legend_omitted"],
      [left, "legend_left"],
    ].filter(([count]) => count > 0);
    if (parts.length === 0) return [];
    const lines = [[selected, "legend_selected"], ...parts];
    const words = lines.map(([count, name]) => atlas.text.counted(text, name, count));
    const list = element("ul", "atlas-remark");
    list.append(...words.map((line) => element("li", "", line)));
    return [list];
  };

  /** A Leaflet control that can be folded; where the map is narrow it starts folded. */
  atlas.Legend = L.Control.extend({
    options: { position: "bottomleft" },

    onAdd() {
      this._details = document.createElement("details");
      this._details.className = "atlas-legend";
      this._details.hidden = true;
      this._summary = document.createElement("summary");
      this._summary.addEventListener("click", () => (this._isChosen = true));
      this.fit();
      this._parts = ["remainder", "kinds", "sizes"].map(() => element("div", ""));
      const body = element("div", "atlas-legend-body");
      body.tabIndex = 0; // it scrolls where the map is low
      body.setAttribute("role", "group");
      this._body = body;
      body.append(...this._parts);
      this._details.append(this._summary, body);
      L.DomEvent.disableClickPropagation(this._details);
      L.DomEvent.disableScrollPropagation(this._details);
      return this._details;
    },

    /** Be open where the map is wide enough, unless somebody has opened or closed it. */
    fit() {
      if (!this._isChosen) this._details.open = this._map.getSize().x >= NARROW;
    },

    /** Explain what is shown; an empty map needs no legend. */
    show(shown, scheme) {
      this._details.hidden = shown.agreements === 0;
      this._summary.textContent = shown.text.legend;
      this._body.setAttribute("aria-label", shown.text.legend);
      const written = new Intl.NumberFormat(shown.text.language);
      const kinds = [...themes(shown, scheme, written), ...standings(shown, scheme, written)];
      this._parts[1].replaceChildren(...kinds);
    },

    /** Explain how it has been painted, which changes with the view. */
    account(shown, painting) {
      const written = new Intl.NumberFormat(shown.text.language);
      this._parts[0].replaceChildren(...remainder(shown, painting));
      this._parts[2].replaceChildren(
        ...ribbons(shown, painting, written),
        ...sizes(shown.text.legend_size, painting.circles.map(circle), written),
      );
    },

    /** The width in pixels it takes from the map. */
    width() {
      return this._details.offsetWidth;
    },
  });
})((self.atlas ??= {}));
