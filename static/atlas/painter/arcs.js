/** Arcs and ribbons on the canvas: how they look, and which of them a pointer means. */
((atlas) => {
  "use strict";

  const { arc, bend, distanceToLine } = atlas.geometry;
  const CLEAR = 300; // arcs up to which lines keep their full weight
  const THINNEST = 0.45;
  const MANY = 800; // arcs from which lines are as thin as the screen can draw
  const WIDEST = 9; // pixels: the ribbon of most agreements
  const HAIR = 1.6; // pixels of a ribbon below which it is as thin as the screen can draw
  const FAINTEST = 0.35;
  const STRAY = 0.4; // pixels by which a drawn line may stray from the true one
  const FINEST = 1.5; // pixels between points, below which a bend does not show
  const WAYS_KEPT = 60_000;
  const MARK = 6.5; // pixels: the radius of the disc with the mark of a disputed agreement
  const MOST_MARKS = 200;
  const HALO = 2;
  const SLICE = 64; // lines between two looks at the clock

  /** How much of their weight the lines keep among `count` of them. */
  const thinned = (count) => Math.max(THINNEST, Math.min(1, (CLEAR / count) ** 0.25));

  /** The width in pixels of a ribbon of `count` agreements where the widest has `most`. */
  const ribbon = (count, most) => {
    const widest = Math.min(WIDEST, 2 + 1.2 * Math.log2(most));
    return 1 + (widest - 1) * Math.sqrt(count / most);
  };

  /** The ways drawn lately, for one level and one sharpness of curves. */
  let kept = { level: null, flat: 0, ways: new Map() };

  /** The points of a line, curved as finely as a world `scale` pixels wide shows. */
  const wayOf = ({ level, lines }, line, scale) => {
    const flat = STRAY / 2 ** Math.ceil(Math.log2(scale));
    if (kept.level !== level || kept.flat !== flat || kept.ways.size > WAYS_KEPT) {
      kept = { level, flat, ways: new Map() };
    }
    const [bundle, fan, turn] = [lines.bundle[line], lines.fan[line], lines.turn[line]];
    const key = `${bundle} ${fan} ${turn}`;
    if (!kept.ways.has(key)) {
      const ends = [level.low[bundle], level.high[bundle]].map((place) => level.position(place));
      kept.ways.set(key, arc(...ends, bend(turn, fan), flat));
    }
    return kept.ways.get(key);
  };

  /** Add a line to the context's path, on one copy of the world. */
  const trace = (frame, points, copy) => {
    const { context } = frame;
    const last = points.length - 2;
    let [x, y] = [frame.x(points[0] + copy), frame.y(points[1])];
    context.moveTo(x, y);
    for (let index = 2; index <= last; index += 2) {
      const [nextX, nextY] = [frame.x(points[index] + copy), frame.y(points[index + 1])];
      if (index < last && Math.abs(nextX - x) + Math.abs(nextY - y) < FINEST) continue;
      [x, y] = [nextX, nextY];
      context.lineTo(x, y);
    }
  };

  /** Stroke one line wherever a copy of it is in the frame. */
  const stroke = (frame, points) => {
    let [left, right] = [points[0], points[0]];
    for (let index = 2; index < points.length; index += 2) {
      left = Math.min(left, points[index]);
      right = Math.max(right, points[index]);
    }
    frame.context.beginPath();
    for (const copy of frame.copies(left, right)) trace(frame, points, copy);
    frame.context.stroke();
  };

  /** The world positions along a line, those nearest to its middle first. */
  const fromTheMiddle = (points) => {
    const half = (points.length / 2 - 1) / 2;
    return Array.from({ length: points.length / 2 }, (_, index) => index)
      .sort((one, other) => Math.abs(one - half) - Math.abs(other - half))
      .map((index) => [points[2 * index], points[2 * index + 1]]);
  };

  /** The mark of its status, such as "?" for a disputed one, on the middle of a line. */
  const mark = (frame, points, sign, size, ground) => {
    const { context } = frame;
    const colour = context.strokeStyle;
    const [[x, y]] = fromTheMiddle(points);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `700 ${1.5 * size}px system-ui, sans-serif`;
    for (const copy of frame.copies(x, x, size)) {
      context.beginPath();
      context.arc(frame.x(x + copy), frame.y(y), size, 0, 2 * Math.PI);
      context.fillStyle = ground;
      context.fill();
      context.stroke();
      context.fillStyle = colour;
      context.fillText(sign, frame.x(x + copy), frame.y(y) + 0.5);
    }
  };

  /** Make the context stroke with a weight in pixels, a dash and an opacity. */
  const take = (context, weight, dash, opacity) => {
    context.lineWidth = weight;
    context.globalAlpha = opacity;
    context.setLineDash(dash);
    context.lineCap = dash[0] < 1 ? "round" : "butt";
    context.lineJoin = "round";
  };

  /** The function that makes the context stroke a line of a plan as it is to look. */
  const looks = ({ context, sharpness }, { scene, name, lines, order }, { scheme }) => {
    const { statuses } = scene.document;
    const hair = 1 / sharpness;
    const factor = thinned(order.length);
    let before = "";
    return (line) => {
      const count = name === "none" ? 0 : lines.agreements[line];
      const look = `${lines.status[line]} ${lines.key[line]} ${count}`;
      if (look === before) return;
      before = look;
      const { weight, dash, opacity } = statuses[lines.status[line]].line;
      context.strokeStyle = scene.palette[lines.key[line]].colour[scheme];
      if (count === 0) {
        const thin = order.length > MANY ? Math.min(hair, weight * factor) : weight * factor;
        take(context, thin, dash, opacity);
      } else {
        const width = ribbon(count, lines.most);
        const strength = FAINTEST + (opacity - FAINTEST) * Math.sqrt(width / WIDEST);
        take(context, width < HAIR ? hair : width, dash, strength);
      }
    };
  };

  /** Draw the lines of a plan, pausing now and then: a generator. */
  const draw = function* (frame, plan, colours) {
    const { context, scale } = frame;
    const { statuses } = plan.scene.document;
    const look = looks(frame, plan, colours);
    const marked = [];
    for (let index = 0; index < plan.order.length; index += 1) {
      if (index % SLICE === 0) yield;
      const line = plan.order[index];
      look(line);
      stroke(frame, wayOf(plan, line, scale));
      if (statuses[plan.lines.status[line]].line.mark) marked.push(line);
    }
    const size = MARK * thinned(plan.order.length);
    for (const line of marked.slice(-MOST_MARKS)) {
      take(context, 1.2, [], 1);
      context.strokeStyle = plan.scene.palette[plan.lines.key[line]].colour[colours.scheme];
      const sign = statuses[plan.lines.status[line]].line.mark;
      mark(frame, wayOf(plan, line, scale), sign, size, colours.halo);
    }
  };

  /** Draw some lines of a plan once more, so that they stand out from the others. */
  const highlight = (frame, plan, chosen, colours) => {
    const { context, scale } = frame;
    const { statuses } = plan.scene.document;
    for (const line of chosen) {
      const { weight, dash } = statuses[plan.lines.status[line]].line;
      const count = plan.lines.agreements[line];
      const width = plan.name === "none" ? weight + 1 : ribbon(count, plan.lines.most) + 1;
      const points = wayOf(plan, line, scale);
      take(context, width + 2 * HALO, [], 0.75);
      context.strokeStyle = colours.halo;
      stroke(frame, points);
      take(context, width, dash, 1);
      context.strokeStyle = plan.scene.palette[plan.lines.key[line]].colour[colours.scheme];
      stroke(frame, points);
    }
  };

  /** The drawn line nearest to a world position and no further than `reach`; -1 if there is none. */
  const at = (plan, x, y, reach, scale) => {
    const { boxes } = plan.level;
    let [nearest, distance] = [-1, reach];
    for (const line of plan.order) {
      const offset = 4 * plan.lines.bundle[line];
      if (y < boxes[offset + 1] - distance || y > boxes[offset + 3] + distance) continue;
      const last = Math.floor(x - boxes[offset] + distance);
      for (let copy = Math.ceil(x - boxes[offset + 2] - distance); copy <= last; copy += 1) {
        const found = distanceToLine(wayOf(plan, line, scale), x - copy, y);
        if (found <= distance) [nearest, distance] = [line, found];
      }
    }
    return nearest;
  };

  atlas.arcs = { draw, highlight, at, wayOf, fromTheMiddle, ribbon };
})((self.atlas ??= {}));
