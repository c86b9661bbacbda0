/**
 * Great circles on the Web Mercator plane.  A world position is a pair of fractions of the
 * world's width: x grows eastwards from longitude -180, y southwards from the top; x may leave
 * [0, 1], a whole number further is the same place on the next copy of the world.
 */
((atlas) => {
  "use strict";

  const RADIANS = Math.PI / 180;
  const HIGHEST_LATITUDE = 85.0511287798; // where the Mercator world becomes a square
  const FLAT = 5e-6; // of the world's width: little more than a pixel at zoom 10
  const FEWEST_HALVINGS = 3;
  const MOST_HALVINGS = 9;
  const FAN_STEP = 0.08; // of the length of the arc, between neighbours of one pair
  const WIDEST_FAN = 0.6;

  /** The world position of a place given in degrees. */
  const project = (latitude, longitude) => {
    const limited = Math.max(-HIGHEST_LATITUDE, Math.min(HIGHEST_LATITUDE, latitude));
    const y = Math.atanh(Math.sin(limited * RADIANS)) / (2 * Math.PI);
    return [longitude / 360 + 0.5, 0.5 - y];
  };

  /** The latitude and longitude, in degrees, of a world position. */
  const unproject = (x, y) => [
    Math.asin(Math.tanh((0.5 - y) * 2 * Math.PI)) / RADIANS,
    (x - 0.5) * 360,
  ];

  /** The cosine of the angle between two unit vectors. */
  const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

  /** The vector perpendicular to two others. */
  const cross = (a, b) => [
    a[1] * b[2] - a[2] * b[1],
    a[2] * b[0] - a[0] * b[2],
    a[0] * b[1] - a[1] * b[0],
  ];

  /** The point at `angle` from `a` on the way to the perpendicular unit vector `b`. */
  const turned = (a, b, angle) => {
    const [near, far] = [Math.cos(angle), Math.sin(angle)];
    return [a[0] * near + b[0] * far, a[1] * near + b[1] * far, a[2] * near + b[2] * far];
  };

  /** The unit vector of a place given in degrees. */
  const vector = ([latitude, longitude]) => {
    const [phi, lambda] = [latitude * RADIANS, longitude * RADIANS];
    return [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
  };

  /** The direction due north at a place given in degrees. */
  const north = ([latitude, longitude]) => vector([latitude + 90, longitude]);

  /**
   * The function from 0…1 to places on the great circle between two places, [latitude,
   * longitude].
   *
   * `bend` leads the way aside, by that fraction of its length at the middle, to the left
   * when positive.  Equal and antipodal places have no great circle of their own and take the
   * meridian.
   */
  const way = (from, to, bend) => {
    const [start, end] = [vector(from), vector(to)];
    const normal = cross(start, end);
    const sine = Math.hypot(...normal);
    const angle = Math.atan2(sine, dot(start, end));
    const pole = sine > 1e-9 ? normal.map((part) => part / sine) : cross(start, north(from));
    const forward = cross(pole, start);
    return (part) => {
      const aside = bend * angle * Math.sin(Math.PI * part);
      const [u, v, w] = turned(turned(start, forward, part * angle), pole, aside);
      return [Math.atan2(w, Math.hypot(u, v)) / RADIANS, Math.atan2(v, u) / RADIANS];
    };
  };

  /**
   * The world positions along the way between two places, as x, y, x, y, …: as many as it
   * takes for the line to look curved.
   */
  const arc = (from, to, bend = 0) => {
    const place = way(from, to, bend);
    const points = project(...from);
    /** The position at `part`, on the copy of the world next to x. */
    const near = (part, besides) => {
      const [x, y] = project(...place(part));
      return [x - Math.round(x - besides), y];
    };
    /** Add the positions after `start`, up to and with that at `last`. */
    const add = (first, start, last, depth) => {
      const half = (first + last) / 2;
      const middle = near(half, start[0]);
      const end = near(last, middle[0]);
      const [straightX, straightY] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
      const sag = Math.hypot(middle[0] - straightX, middle[1] - straightY);
      if (depth < FEWEST_HALVINGS || (sag > FLAT && depth < MOST_HALVINGS)) {
        add(first, start, half, depth + 1);
        add(half, points.slice(-2), last, depth + 1);
      } else {
        points.push(...end);
      }
    };
    add(0, [...points], 1, 0);
    return Float64Array.from(points);
  };

  /** The bends of `count` arcs of one pair: evenly to either side, 0 for a single one. */
  const fan = (count) => {
    const step = Math.min(FAN_STEP, WIDEST_FAN / count);
    return Array.from({ length: count }, (_, index) => (index - (count - 1) / 2) * step);
  };

  /** The smallest box around positions: {left, top, right, bottom}. */
  const box = (points) => {
    const around = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (let index = 0; index < points.length; index += 2) {
      around.left = Math.min(around.left, points[index]);
      around.right = Math.max(around.right, points[index]);
      around.top = Math.min(around.top, points[index + 1]);
      around.bottom = Math.max(around.bottom, points[index + 1]);
    }
    return around;
  };

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

  atlas.geometry = { project, unproject, arc, fan, box, distanceToLine };
})((window.atlas ??= {}));
