/**
 * Great circles on the Web Mercator plane.  A world position is a pair of fractions of the
 * world's width: x grows eastwards from longitude -180, y southwards from the top; x may leave
 * [0, 1], a whole number further is the same place on the next copy of the world.
 */
((atlas) => {
  "use strict";

  const RADIANS = Math.PI / 180;
  const ROUND = 2 * Math.PI;
  const HIGHEST = Math.sin(89.5 * RADIANS); // beyond the map's edge, where arcs leave it unseen
  const FEWEST_HALVINGS = 2;
  const MOST_HALVINGS = 9;
  const DEGENERATE = 1e-9; // sine of the angle between places that have no great circle
  const FAN_STEP = 0.08; // of the length of the arc, between neighbours of one pair
  const WIDEST_FAN = 0.6;

  /** The world's y of the place whose latitude has this sine. */
  const height = (sine) =>
    0.5 - Math.atanh(Math.max(-HIGHEST, Math.min(HIGHEST, sine))) / ROUND;

  /** The world position of a place given in degrees. */
  const project = (latitude, longitude) => [
    longitude / 360 + 0.5,
    height(Math.sin(latitude * RADIANS)),
  ];

  /** The latitude and longitude, in degrees, of a world position. */
  const unproject = (x, y) => [Math.asin(Math.tanh((0.5 - y) * ROUND)) / RADIANS, (x - 0.5) * 360];

  /** The cosine of the angle between two unit vectors. */
  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

  /** The vector perpendicular to two others. */
  const cross = (a, b) => [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];

  /** The unit vector of a place given in degrees. */
  const vector = (latitude, longitude) => {
    const [phi, lambda] = [latitude * RADIANS, longitude * RADIANS];
    const across = Math.cos(phi);
    return [across * Math.cos(lambda), across * Math.sin(lambda), Math.sin(phi)];
  };

  /**
   * The great circle from one place to another, [latitude, longitude]: where it starts, the
   * unit vectors forward and aside from there, and the angle between the places.  Equal and
   * antipodal places have no great circle of their own and take the meridian.
   */
  const circle = (from, to) => {
    const [start, end] = [vector(...from), vector(...to)];
    const normal = cross(start, end);
    const sine = Math.hypot(...normal);
    const pole =
      sine > DEGENERATE
        ? normal.map((part) => part / sine)
        : cross(start, vector(from[0] + 90, from[1]));
    return { start, end, pole, forward: cross(pole, start), angle: Math.atan2(sine, dot(start, end)) };
  };

  /**
   * The function that takes 0…1 to the world position on the way between two places, on the
   * copy of the world next to the x given with it.
   *
   * `bend` leads the way aside, by that fraction of its length at the middle, to the left when
   * positive.
   */
  const way = (from, to, bend) => {
    const { start, forward, pole, angle } = circle(from, to);
    return (part, besides) => {
      const [near, far] = [Math.cos(part * angle), Math.sin(part * angle)];
      const aside = bend * angle * Math.sin(Math.PI * part);
      const [keep, lean] = bend ? [Math.cos(aside), Math.sin(aside)] : [1, 0];
      const u = (start[0] * near + forward[0] * far) * keep + pole[0] * lean;
      const v = (start[1] * near + forward[1] * far) * keep + pole[1] * lean;
      const w = (start[2] * near + forward[2] * far) * keep + pole[2] * lean;
      const x = Math.atan2(v, u) / ROUND + 0.5;
      return [x - Math.round(x - besides), height(w)];
    };
  };

  /**
   * The world positions along the way between two places, as x, y, x, y, …: as many as it
   * takes for no straight stretch to stray by more than `flat`, a fraction of the world's width.
   */
  const arc = (from, to, bend, flat) => {
    const place = way(from, to, bend);
    const points = project(...from);
    /** Add the positions after `start`, up to and with that at `last`. */
    const add = (first, startX, startY, last, depth) => {
      const half = (first + last) / 2;
      const [middleX, middleY] = place(half, startX);
      const [endX, endY] = place(last, middleX);
      const sag = Math.hypot(middleX - (startX + endX) / 2, middleY - (startY + endY) / 2);
      if (depth < FEWEST_HALVINGS || (sag > flat && depth < MOST_HALVINGS)) {
        add(first, startX, startY, half, depth + 1);
        add(half, points.at(-2), points.at(-1), last, depth + 1);
      } else {
        points.push(endX, endY);
      }
    };
    add(0, points[0], points[1], 1, 0);
    return Float64Array.from(points);
  };

  /**
   * A box around the way between two places, written to `boxes` at `offset` as left, top,
   * right, bottom: exact for a great circle, with room for what is bent aside by up to `bend`.
   */
  const enclose = (boxes, offset, from, to, bend) => {
    const { start, end, pole, forward, angle } = circle(from, to);
    const left = from[1] / 360 + 0.5;
    const turn = to[1] / 360 + 0.5 - left;
    const right = left + turn - Math.round(turn);
    const [rising, falling] = [forward[2], cross(pole, end)[2]];
    let [lowest, highest] = [Math.min(start[2], end[2]), Math.max(start[2], end[2])];
    if (rising > 0 && falling < 0) highest = Math.sqrt(1 - pole[2] ** 2);
    if (rising < 0 && falling > 0) lowest = -Math.sqrt(1 - pole[2] ** 2);
    const steepest = 1 - Math.min(HIGHEST, Math.max(-lowest, highest)) ** 2;
    const margin = ((angle / ROUND) * Math.abs(bend)) / Math.sqrt(steepest);
    boxes[offset] = Math.min(left, right) - margin;
    boxes[offset + 1] = height(highest) - margin;
    boxes[offset + 2] = Math.max(left, right) + margin;
    boxes[offset + 3] = height(lowest) + margin;
  };

  /** The bend of the arc at `place` among `count` of one pair: 0 for a single one. */
  const bend = (place, count) => (place - (count - 1) / 2) * Math.min(FAN_STEP, WIDEST_FAN / count);

  /** The distance of the position (x, y) from the nearest stretch of a line. */
  const distanceToLine = (points, x, y) => {
    let nearest = Infinity;
    for (let index = 2; index < points.length; index += 2) {
      const [startX, startY] = [points[index - 2], points[index - 1]];
      const [dx, dy] = [points[index] - startX, points[index + 1] - startY];
      const along = ((x - startX) * dx + (y - startY) * dy) / (dx * dx + dy * dy || 1);
      const part = Math.max(0, Math.min(1, along));
      nearest = Math.min(nearest, Math.hypot(x - startX - part * dx, y - startY - part * dy));
    }
    return nearest;
  };

  atlas.geometry = { project, unproject, vector, arc, enclose, bend, distanceToLine };
})((self.atlas ??= {}));
