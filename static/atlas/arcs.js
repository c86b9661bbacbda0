/** Arcs on the canvas: how they look and which of them a pointer means. */
((atlas) => {
  "use strict";

  const { distanceToLine } = atlas.geometry;
  const CLEAR = 300; // agreements up to which lines keep their full weight
  const THINNEST = 0.45;
  const FINEST = 1.5; // pixels between points, below which a bend does not show
  const MARK = 6.5; // pixels: the radius of the disc with the mark of a disputed agreement
  const HALO = 2;

  /** How much of their weight the lines keep among `count` of them. */
  const thinned = (count) => Math.max(THINNEST, Math.min(1, (CLEAR / count) ** 0.25));

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

  /** Whether any of a line's height is in sight. */
  const isInSight = (frame, { top, bottom }) =>
    frame.y(bottom) >= 0 && frame.y(top) <= frame.height;

  /** Stroke one arc wherever a copy of it is in sight. */
  const stroke = (frame, { line }) => {
    if (!isInSight(frame, line)) return;
    frame.context.beginPath();
    for (const copy of frame.copies(line.left, line.right)) trace(frame, line.points, copy);
    frame.context.stroke();
  };

  /** The world positions along an arc, those nearest to its middle first. */
  const fromTheMiddle = ({ line: { points } }) => {
    const half = (points.length / 2 - 1) / 2;
    return Array.from({ length: points.length / 2 }, (_, index) => index)
      .sort((one, other) => Math.abs(one - half) - Math.abs(other - half))
      .map((index) => [points[2 * index], points[2 * index + 1]]);
  };

  /** The mark of its status, such as "?" for a disputed one, on the middle of an arc. */
  const mark = (frame, arc, size, ground) => {
    const { context } = frame;
    const colour = context.strokeStyle;
    const [[x, y]] = fromTheMiddle(arc);
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
      context.fillText(arc.status.line.mark, frame.x(x + copy), frame.y(y) + 0.5);
    }
  };

  /** Make the context stroke as a status wants it. */
  const takeLine = (context, { weight, dash, opacity }, factor) => {
    context.lineWidth = weight * factor;
    context.globalAlpha = opacity;
    context.setLineDash(dash);
  };

  /** Draw every arc. */
  const draw = (frame, arcs, scheme) => {
    const { context } = frame;
    const factor = thinned(arcs.length);
    context.lineCap = context.lineJoin = "round";
    for (const arc of arcs) {
      takeLine(context, arc.status.line, factor);
      context.strokeStyle = arc.key.colour[scheme.name];
      stroke(frame, arc);
    }
    takeLine(context, { weight: 1.2, dash: [], opacity: 1 }, 1);
    for (const arc of arcs.filter(({ status }) => status.line.mark)) {
      context.strokeStyle = arc.key.colour[scheme.name];
      mark(frame, arc, MARK * factor, scheme.colours.halo);
    }
  };

  /** Draw arcs once more, so that they stand out from the others. */
  const highlight = (frame, arcs, scheme) => {
    const { context } = frame;
    context.lineCap = context.lineJoin = "round";
    for (const arc of arcs) {
      const { weight, dash } = arc.status.line;
      takeLine(context, { weight: weight + 2 * HALO, dash: [], opacity: 0.75 }, 1);
      context.strokeStyle = scheme.colours.halo;
      stroke(frame, arc);
      takeLine(context, { weight: weight + 1, dash, opacity: 1 }, 1);
      context.strokeStyle = arc.key.colour[scheme.name];
      stroke(frame, arc);
    }
  };

  /** The arc nearest to a world position and no further than `reach`; null if there is none. */
  const at = (arcs, x, y, reach) => {
    let [nearest, distance] = [null, reach];
    for (const arc of arcs) {
      const { points, left, right, top, bottom } = arc.line;
      if (y < top - distance || y > bottom + distance) continue;
      const last = Math.floor(x - left + distance);
      for (let copy = Math.ceil(x - right - distance); copy <= last; copy += 1) {
        const found = distanceToLine(points, x - copy, y);
        if (found <= distance) [nearest, distance] = [arc, found];
      }
    }
    return nearest;
  };

  atlas.arcs = { draw, highlight, at, fromTheMiddle };
})((window.atlas ??= {}));
