/** The calm ground under the arcs: land and borders of Natural Earth. */
((atlas) => {
  "use strict";

  const OVERHANG = 0.1; // of the world: how far land may reach past longitude 180

  /** A GeoJSON shape as a path in world positions. */
  const pathOf = (lines, closed) => {
    const path = new Path2D();
    for (const line of lines) {
      line.forEach(([longitude, latitude], index) => {
        const position = atlas.geometry.project(latitude, longitude);
        if (index === 0) path.moveTo(...position);
        else path.lineTo(...position);
      });
      if (closed) path.closePath();
    }
    return path;
  };

  /** The GeoJSON geometry behind an address. */
  const geometryAt = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  /** Draw a path of world positions on every copy of the world in sight. */
  const onEveryCopy = (frame, draw) => {
    const { context, scale } = frame;
    for (const copy of frame.copies(-OVERHANG, 1 + OVERHANG)) {
      context.save();
      context.translate(frame.x(copy), frame.y(0));
      context.scale(scale, scale);
      draw(context, 1 / scale);
      context.restore();
    }
  };

  /** Land and, if `addresses` names them, borders; each is drawn as soon as it has come. */
  class Outlines {
    constructor(map, addresses, colours) {
      this.colours = colours;
      this.surface = new atlas.Surface((frame) => this.paint(frame), { pane: "outlines" });
      this.surface.addTo(map);
      for (const name of Object.keys(addresses)) this.fetch(name, addresses[name]);
    }

    /** Fetch one outline and draw it; without it the arcs still have their places. */
    async fetch(name, address) {
      try {
        const { coordinates } = await geometryAt(address);
        this[name] = name === "land" ? pathOf(coordinates.flat(), true) : pathOf(coordinates);
        this.surface.redraw();
      } catch (error) {
        console.error("The outlines of the map cannot be fetched:", error);
      }
    }

    /** Paint what has come so far. */
    paint(frame) {
      const { land, borders, colours } = this;
      onEveryCopy(frame, (context, pixel) => {
        if (land) {
          context.fillStyle = colours.land;
          context.fill(land, "evenodd");
        }
        if (borders) {
          context.lineJoin = "round";
          context.strokeStyle = colours.border;
          context.lineWidth = pixel;
          context.stroke(borders);
        }
      });
    }
  }

  atlas.Outlines = Outlines;
})((window.atlas ??= {}));
