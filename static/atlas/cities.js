/** Cities on the canvas: circles sized by number of agreements, and as many names as fit. */
((atlas) => {
  "use strict";

  const SMALLEST = 1.8; // pixels: the radius of a city without agreements
  const GROWTH = 1.3; // pixels for the first agreement, and with the square root of their number
  const LARGEST = 13;
  const CLEAR = 150; // cities up to which circles keep their full size
  const TINIEST = 0.4;
  const NAME_LENGTH = 30;
  const MOST_NAMES = 400; // looked at per painting
  const LINE_HEIGHT = 15;
  const FONT = "500 11.5px system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
  const HALO = 3;
  const GAP = 4;
  const RING = 3.5; // pixels between a selected circle and its ring

  /** The radius, in pixels, of a city with `count` agreements among `cities` others. */
  const radius = (count, cities) => {
    const crowding = Math.max(TINIEST, Math.min(1, Math.sqrt(CLEAR / cities)));
    return Math.min(LARGEST, SMALLEST + GROWTH * Math.sqrt(count)) * crowding;
  };

  /** Every circle in sight with its pixels: {circle, x, y, radius}. */
  const placed = (frame, circles) =>
    circles.flatMap((circle) => {
      const size = radius(circle.count, circles.length);
      const y = frame.y(circle.y);
      if (y < -size || y > frame.height + size) return [];
      return frame
        .copies(circle.x, circle.x, size)
        .map((copy) => ({ circle, x: frame.x(circle.x + copy), y, radius: size }));
    });

  /** Draw one circle; a selected one wears a ring. */
  const dot = (context, { circle, x, y, radius: size }, { colours }) => {
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.lineWidth = Math.min(HALO, size);
    context.strokeStyle = colours.halo;
    context.stroke();
    context.fillStyle = circle.selected ? colours.accent : colours.city;
    context.fill();
    if (!circle.selected) return;
    context.beginPath();
    context.arc(x, y, size + RING, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = colours.accent;
    context.stroke();
  };

  /** Draw circles one over the other. */
  const drawDots = (context, dots, scheme) => {
    context.setLineDash([]);
    context.globalAlpha = 1;
    for (const one of dots) dot(context, one, scheme);
  };

  /**
   * The boxes a name of `width` pixels may take around its circle, best first: on the side
   * from which fewer arcs leave.
   */
  const boxesAround = ({ circle, x, y, radius: size }, width) => {
    const aside = size + GAP + (circle.selected ? RING : 0);
    const right = [x + aside, y - LINE_HEIGHT / 2];
    const left = [x - aside - width, y - LINE_HEIGHT / 2];
    const corners = [
      ...(circle.east > 0 ? [left, right] : [right, left]),
      [x - width / 2, y - aside - LINE_HEIGHT],
      [x - width / 2, y + aside],
    ];
    return corners.map(([start, top]) => {
      return { left: start, top, right: start + width, bottom: top + LINE_HEIGHT };
    });
  };

  /** Whether two boxes share some room. */
  const overlap = (one, other) =>
    one.left < other.right &&
    one.right > other.left &&
    one.top < other.bottom &&
    one.bottom > other.top;

  /** The box of a circle, which names must leave free. */
  const boxOf = ({ x, y, radius: size }) => {
    return { left: x - size, top: y - size, right: x + size, bottom: y + size };
  };

  /** Whether a box lies wholly in another. */
  const within = (inner, outer) =>
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom;

  /**
   * The names that find room, placed greedily, selected and most connected first.  The edge of
   * the map cuts no name of a city in sight, and none runs into a `covered` box.
   */
  const namesOf = ({ context, inSight }, dots, cities, covered) => {
    context.font = FONT;
    const candidates = [
      ...dots.filter(({ circle }) => circle.selected),
      ...dots.filter(({ circle }) => !circle.selected),
    ].slice(0, MOST_NAMES);
    const taken = [...covered, ...candidates.map(boxOf)];
    return candidates.flatMap((candidate) => {
      const name = atlas.text.plain(cities.name[candidate.circle.city], NAME_LENGTH);
      const boxes = boxesAround(candidate, context.measureText(name).width);
      const room = boxes.filter((box) => !taken.some((other) => overlap(box, other)));
      const isInSight = overlap(boxOf(candidate), inSight);
      const free = isInSight ? room.find((box) => within(box, inSight)) : room[0];
      if (!free) return [];
      taken.push(free);
      return [{ name, ...free }];
    });
  };

  /** Write names where they have been placed. */
  const write = ({ context }, names, { colours }) => {
    context.font = FONT;
    context.setLineDash([]);
    context.globalAlpha = 1;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = HALO;
    context.strokeStyle = colours.halo;
    context.fillStyle = colours.ink;
    for (const { name, left, top } of names) {
      context.strokeText(name, left, top + LINE_HEIGHT / 2);
      context.fillText(name, left, top + LINE_HEIGHT / 2);
    }
  };

  /**
   * Draw circles, the largest lowest, and names above them all but not in the `covered` boxes;
   * returns the names placed.
   */
  const draw = (frame, { circles, document }, scheme, covered) => {
    const dots = placed(frame, circles);
    drawDots(frame.context, dots, scheme);
    const names = namesOf(frame, dots, document.cities, covered);
    write(frame, names, scheme);
    return names;
  };

  /** Draw some circles once more, and every name, above highlighted arcs. */
  const highlight = (frame, chosen, { circles, names }, scheme) => {
    const dots = placed(frame, circles).filter(({ circle }) => chosen.has(circle.city));
    drawDots(frame.context, dots, scheme);
    write(frame, names, scheme);
  };

  /** The circle under a world position or within `reach` pixels of its edge, else null. */
  const at = (circles, x, y, scale, reach) => {
    let [nearest, distance] = [null, reach];
    for (const circle of circles) {
      const dx = circle.x - x;
      const across = Math.hypot(dx - Math.round(dx), circle.y - y) * scale;
      const found = across - radius(circle.count, circles.length);
      if (found <= distance) [nearest, distance] = [circle, found];
    }
    return nearest;
  };

  atlas.cities = { radius, draw, highlight, at };
})((window.atlas ??= {}));
