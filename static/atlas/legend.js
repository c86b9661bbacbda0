/** The legend: what is drawn, in which colour and line, and how many of it. */
((atlas) => {
  "use strict";

  const NARROW = 640; // pixels of map below which the legend starts closed
  const { element } = atlas.text;

  /** How many of the arcs have each value of `key`, in the order of `values`, none left out. */
  const counted = (arcs, key, values) => {
    const counts = new Map();
    for (const arc of arcs) counts.set(arc[key], (counts.get(arc[key]) ?? 0) + 1);
    return values.filter((value) => counts.has(value)).map((value) => [value, counts.get(value)]);
  };

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

  /** Circles of a few sizes in use, with the number of agreements each stands for. */
  const sizes = (circles, heading, written) => {
    const most = circles[0].count;
    const counts = [...new Set([1, Math.ceil(most / 3), most])].filter((count) => count <= most);
    const row = element("div", "atlas-sizes");
    for (const count of counts) {
      const circle = element("span", "atlas-circle");
      circle.style.width = `${2 * atlas.cities.radius(count, circles.length)}px`;
      row.append(circle, element("span", "", written.format(count)));
    }
    return [element("h2", "", heading), row];
  };

  /** The sections that explain a scene. */
  const sections = ({ document, arcs, circles, colour, focus }, scheme) => {
    const { text, groups, statuses } = document;
    const heading = (focus.length > 0 && text.legend_focus) || text.legend_theme;
    const written = new Intl.NumberFormat(text.language);
    const groupRows = counted(arcs, "key", groups).map(([group, count]) => [
      swatch(group.colour[scheme.name]),
      group.label,
      count,
    ]);
    const ownColour = ({ line }) => colour === "status" || line.keeps_colour;
    const statusRows = counted(arcs, "status", statuses).map(([status, count]) => [
      sample(status.line, ownColour(status) ? status.colour[scheme.name] : scheme.colours.ink),
      status.label,
      count,
    ]);
    return [
      ...(groupRows.length ? section(heading, groupRows, written) : []),
      ...section(text.legend_status, statusRows, written),
      ...sizes(circles, text.legend_size, written),
    ];
  };

  /** A Leaflet control that can be folded; where the map is narrow it starts folded. */
  atlas.Legend = L.Control.extend({
    options: { position: "bottomleft" },

    onAdd(map) {
      this._details = document.createElement("details");
      this._details.className = "atlas-legend";
      this._details.open = map.getSize().x >= NARROW;
      this._details.hidden = true;
      L.DomEvent.disableClickPropagation(this._details);
      L.DomEvent.disableScrollPropagation(this._details);
      return this._details;
    },

    /** Explain `scene`; an empty one needs no legend. */
    show(scene, scheme) {
      this._details.hidden = scene.arcs.length === 0;
      if (this._details.hidden) return;
      const body = element("div", "atlas-legend-body");
      body.append(...sections(scene, scheme));
      const summary = document.createElement("summary");
      summary.textContent = scene.document.text.legend;
      this._details.replaceChildren(summary, body);
    },

    /** The width in pixels it takes from the map. */
    width() {
      return this._details.offsetWidth;
    },
  });
})((window.atlas ??= {}));
