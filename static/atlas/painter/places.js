/** Places on the canvas: circles sized by number of agreements, and as many names as fit. */
((atlas) => {
  "use strict";

  const { project } = atlas.geometry;
  const SMALLEST = 1.8; // pixels: the radius of a city without agreements
  const GROWTH = 1.3; // pixels for the first agreement, and with the square root of their number
  const LARGEST = 13;
  const CLEAR = 150; // cities up to which circles keep their full size
  const TINIEST = 0.4;
  const SPECK = 1.3; // pixels of a radius below which a square cannot be told from a circle
  const NAME_LENGTH = 30;
  const MOST_NAMES = 400; // looked at per painting
  const LINE_HEIGHT = 15;
  const HALO = 3;
  const GAP = 4;
  const RING = 3.5; // pixels between a selected circle and its ring

  /** The circles of a plan, the most connected first: {place, city, count, x, y, selected}. */
  const circlesOf = ({ scene, name, level, lines }) => {
    const { count } = lines.places;
    const selected = new Set(name === "none" ? scene.message.cities : []);
    const circles = [];
    for (let place = 0; place < count.length; place += 1) {
      if (count[place] === 0 && !selected.has(place)) continue;
      const [x, y] = project(...level.position(place));
      circles.push({ place, count: count[place], x, y, selected: selected.has(place) });
    }
    return circles.sort((one, other) => other.count - one.count || one.place - other.place);
  };

  /** The function from a number of agreements to the radius, in pixels, of a place of a plan. */
  const radiusIn = (plan) => {
    const { circles, name } = plan;
    const most = circles[0]?.count || 1;
    const crowding = Math.max(TINIEST, Math.min(1, Math.sqrt(CLEAR / circles.length)));
    if (name !== "none") {
      const largest = Math.min(LARGEST, SMALLEST + GROWTH * Math.sqrt(most));
      return (count) => SMALLEST + (largest - SMALLEST) * Math.sqrt(count / most);
    }
    return (count) => Math.min(LARGEST, SMALLEST + GROWTH * Math.sqrt(count)) * crowding;
  };

  /** What a place is called, with its number of agreements where it stands for several cities. */
  const nameOf = ({ scene: { document }, name, level }, place) => {
    if (name === "country") return document.countries[place].name;
    const region = name === "region" ? document.regions[place].name : "";
    return region || document.cityNames?.[level.cityAt[place]] || "";
  };

  /** Every circle in the frame with its pixels: {circle, x, y, radius}. */
  const placed = (frame, plan, circles) =>
    circles.flatMap((circle) => {
      const size = plan.radius(circle.count);
      const y = frame.y(circle.y);
      if (y < -size || y > frame.height + size) return [];
      return frame
        .copies(circle.x, circle.x, size)
        .map((copy) => ({ circle, x: frame.x(circle.x + copy), y, radius: size }));
    });

  /** Draw one circle; a selected one wears a ring. */
  const dot = (context, { circle, x, y, radius: size }, colours) => {
    context.fillStyle = circle.selected ? colours.accent : colours.city;
    if (size < SPECK && !circle.selected) {
      context.fillRect(x - size, y - size, 2 * size, 2 * size);
      return;
    }
    context.beginPath();
    context.arc(x, y, size, 0, 2 * Math.PI);
    context.lineWidth = Math.min(HALO, size);
    context.strokeStyle = colours.halo;
    context.stroke();
    context.fill();
    if (!circle.selected) return;
    context.beginPath();
    context.arc(x, y, size + RING, 0, 2 * Math.PI);
    context.lineWidth = 2;
    context.strokeStyle = colours.accent;
    context.stroke();
  };

  /** Draw circles one over the other. */
  const drawDots = (context, dots, colours) => {
    context.setLineDash([]);
    context.globalAlpha = 1;
    for (const one of dots) dot(context, one, colours);
  };

  /**
   * The boxes a name of `width` pixels may take around its circle, best first: on the side
   * from which fewer arcs leave.
   */
  const boxesAround = ({ circle, x, y, radius: size }, width, east) => {
    const aside = size + GAP + (circle.selected ? RING : 0);
    const right = [x + aside, y - LINE_HEIGHT / 2];
    const left = [x - aside - width, y - LINE_HEIGHT / 2];
    const corners = [
      ...(east > 0 ? [left, right] : [right, left]),
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

  /** What is written beside a circle: the name, and the number of agreements of a bundle. */
  const labelOf = (plan, { place, count }, written) => {
    const name = atlas.text.plain(nameOf(plan, place), NAME_LENGTH);
    return name && plan.name !== "none" ? `${name} ${written.format(count)}` : name;
  };

  /**
   * The names that find room, placed greedily, selected and most connected first.  The edge of
   * the map cuts no name of a place in sight, and none runs into a `covered` box.
   */
  const namesOf = ({ context, inSight }, plan, dots, covered) => {
    context.font = atlas.letters.FONT;
    const written = new Intl.NumberFormat(plan.scene.document.text.language);
    const candidates = [
      ...dots.filter(({ circle }) => circle.selected),
      ...dots.filter(({ circle }) => !circle.selected),
    ].slice(0, MOST_NAMES);
    const taken = [...covered, ...candidates.map(boxOf)];
    return candidates.flatMap((candidate) => {
      const name = labelOf(plan, candidate.circle, written);
      if (!name) return [];
      const east = plan.lines.places.east[candidate.circle.place];
      const boxes = boxesAround(candidate, context.measureText(name).width, east);
      const room = boxes.filter((box) => !taken.some((other) => overlap(box, other)));
      const isInSight = overlap(boxOf(candidate), inSight);
      const free = isInSight ? room.find((box) => within(box, inSight)) : room[0];
      if (!free) return [];
      taken.push(free);
      return [{ name, ...free }];
    });
  };

  /** Write names where they have been placed. */
  const write = ({ context }, names, colours) => {
    if (names.length === 0) return;
    context.font = atlas.letters.FONT;
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
   * Draw the circles of a plan, the largest lowest, and names above them all but not in the
   * `covered` boxes, none where these are null; returns the names placed.
   */
  const draw = (frame, plan, colours, covered) => {
    const dots = placed(frame, plan, plan.circles);
    drawDots(frame.context, dots, colours);
    const names = covered ? namesOf(frame, plan, dots, covered) : [];
    write(frame, names, colours);
    return names;
  };

  /** Draw some circles once more, and every name, above highlighted arcs. */
  const highlight = (frame, plan, chosen, colours) => {
    const circles = plan.circles.filter(({ place }) => chosen.has(place));
    drawDots(frame.context, placed(frame, plan, circles), colours);
    write(frame, plan.names, colours);
  };

  /** Draw a ring around some positions, in degrees, and every name above them. */
  const ring = (frame, plan, positions, colours) => {
    for (const position of positions) {
      const [x, y] = project(...position);
      const found = plan.circles.find((circle) => circle.x === x && circle.y === y);
      const circle = { count: found?.count ?? 1, x, y, selected: true };
      drawDots(frame.context, placed(frame, plan, [circle]), colours);
    }
    write(frame, plan.names, colours);
  };

  /** The circle under a world position or within `reach` pixels of its edge, else null. */
  const at = (plan, x, y, scale, reach) => {
    let [nearest, distance] = [null, reach];
    for (const circle of plan.circles) {
      const dx = circle.x - x;
      const across = Math.hypot(dx - Math.round(dx), circle.y - y) * scale;
      const found = across - plan.radius(circle.count);
      if (found <= distance) [nearest, distance] = [circle, found];
    }
    return nearest;
  };

  atlas.places = { circlesOf, radiusIn, nameOf, draw, highlight, ring, at };
})((self.atlas ??= {}));
