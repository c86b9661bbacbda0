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

  /** Land and borders as far as they have come. */
  class Outlines {
    /** Fetch one outline, "land" or "borders"; without it the arcs still have their places. */
    async fetch(name, address) {
      const { coordinates } = await (await atlas.fetched(address)).json();
      this[name] = name === "land" ? pathOf(coordinates.flat(), true) : pathOf(coordinates);
    }

    /** Draw them on every copy of the world in the frame. */
    draw(frame, { land, border }) {
      const { context, scale } = frame;
      for (const copy of frame.copies(-OVERHANG, 1 + OVERHANG)) {
        context.save();
        context.translate(frame.x(copy), frame.y(0));
        context.scale(scale, scale);
        context.fillStyle = land;
        if (this.land) context.fill(this.land, "evenodd");
        context.lineJoin = "round";
        context.lineWidth = 1 / scale;
        context.strokeStyle = border;
        if (this.borders) context.stroke(this.borders);
        context.restore();
      }
    }
  }

  atlas.Outlines = Outlines;
})((self.atlas ??= {}));
