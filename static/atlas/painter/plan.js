/** Which lines of a scene a frame shows: at which level, which of them, in which order. */
((atlas) => {
  "use strict";

  const FINEST_FIRST = ["none", "region", "country"];
  const MOST_LINES = 3000; // in a frame: with more of them nobody follows one
  const MOST_RIBBONS = 2500;
  const KEPT = 1.2; // by how much more a level once shown may have, so that it does not flicker
  const MOSTLY = 0.9; // of the cities: where hardly one has a region, regions bundle nothing
  const STEPS = 64; // of strength, by which lines are ordered

  /** The level that a frame shows, with its lines: as fine as there is room for. */
  const level = (scene, frame, before) => {
    const { bundle } = scene.message;
    if (bundle) return { name: bundle, lines: scene.lines(bundle) };
    const { regions, latitude } = scene.document;
    for (const name of FINEST_FIRST.slice(0, -1)) {
      if (name === "region" && regions.length > MOSTLY * latitude.length) continue;
      const isFiner = FINEST_FIRST.indexOf(name) < FINEST_FIRST.indexOf(before ?? "none");
      const lines = scene.linesIn(frame, name, MOST_LINES * (isFiner ? 1 : KEPT));
      if (lines) return { name, lines };
    }
    return { name: "country", lines: scene.lines("country") };
  };

  /** The function from a line to its strength, less than STEPS: what is strong lies above. */
  const strengthOf = ({ document }, name, lines) => {
    if (name !== "none") {
      const top = Math.log2(lines.most) || 1;
      return (line) => Math.floor((Math.log2(lines.agreements[line]) / top) * (STEPS - 1));
    }
    const unstated = document.groups.length - 1;
    const firmness = ({ line }) => Math.min(STEPS / 2 - 1, Math.floor(8 * line.weight * line.opacity));
    const steps = document.statuses.map(firmness);
    return (line) => steps[lines.status[line]] + (lines.key[line] === unstated ? 0 : STEPS / 2);
  };

  /** The lines in a frame, the faintest first. */
  const ordered = (frame, lines, boxes, strength) => {
    const steps = new Uint8Array(lines.count);
    const starts = new Uint32Array(STEPS + 1);
    const seen = new Uint32Array(lines.count);
    let count = 0;
    for (let line = 0; line < lines.count; line += 1) {
      if (boxes && !frame.shows(boxes, lines.bundle[line])) continue;
      steps[count] = strength(line);
      starts[steps[count] + 1] += 1;
      seen[count] = line;
      count += 1;
    }
    for (let step = 0; step < STEPS; step += 1) starts[step + 1] += starts[step];
    const order = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) {
      order[starts[steps[index]]] = seen[index];
      starts[steps[index]] += 1;
    }
    return order;
  };

  /**
   * What to draw of a scene in a frame: the level's name, its lines, those of them in the frame
   * from the faintest to the strongest, how many agreements lie in ribbons too thin to draw, and
   * the circles with the function from a number of agreements to a radius.
   */
  const planOf = (scene, frame, before) => {
    const { name, lines } = level(scene, frame, before);
    const boxes = frame.isWorld ? null : scene.document.levels[name].boxes;
    let order = ordered(frame, lines, boxes, strengthOf(scene, name, lines));
    let thin = 0;
    if (name !== "none" && order.length > MOST_RIBBONS) {
      const left = order.subarray(0, order.length - MOST_RIBBONS);
      for (const line of left) thin += lines.agreements[line];
      order = order.subarray(order.length - MOST_RIBBONS);
    }
    const plan = { scene, name, level: scene.document.levels[name], lines, order, thin };
    plan.circles = atlas.places.circlesOf(plan);
    plan.radius = atlas.places.radiusIn(plan);
    return plan;
  };

  /** Three numbers of agreements, small to large, up to `most`. */
  const samples = (most) =>
    [...new Set([1, Math.ceil(most / 3), most])].filter((count) => count <= most);

  /** What the legend needs to know of a plan: its level, what is too thin, samples of its sizes. */
  const summaryOf = ({ name, lines, thin, circles, radius }) => ({
    level: name,
    thin,
    places: circles.length,
    circles: samples(circles[0]?.count ?? 0).map((count) => ({ count, radius: radius(count) })),
    ribbons: samples(name === "none" ? 0 : lines.most).map((count) => ({
      count,
      width: atlas.arcs.ribbon(count, lines.most),
    })),
  });

  atlas.planOf = planOf;
  atlas.summaryOf = summaryOf;
})((self.atlas ??= {}));
