/** Which lines of a scene a frame shows: at which level, which of them, in which order. */
((atlas) => {
  "use strict";

  const FINEST_FIRST = ["none", "region", "country"];
  const MOST_LINES = 2000; // in a frame: with more of them nobody follows one
  const KEPT = 1.2; // by how much more a level once shown may have, so that it does not flicker
  const MOSTLY = 0.9; // of the cities: where hardly one has a region, regions bundle nothing
  const INK = 0.22; // of a frame that ribbons may cover, the strongest first
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

  /** The lines in a frame, the faintest first and those without an end in it before all others. */
  const ordered = (frame, level, lines, strength) => {
    const steps = new Uint8Array(lines.count);
    const starts = new Uint32Array(2 * STEPS + 1);
    const seen = new Uint32Array(lines.count);
    let count = 0;
    for (let line = 0; line < lines.count; line += 1) {
      const bundle = lines.bundle[line];
      const ends = frame.isWorld || level.endsIn(frame, bundle);
      if (!ends && !frame.shows(level.boxes, bundle)) continue;
      steps[count] = strength(line) + (ends ? STEPS : 0);
      starts[steps[count] + 1] += 1;
      seen[count] = line;
      count += 1;
    }
    for (let step = 0; step < 2 * STEPS; step += 1) starts[step + 1] += starts[step];
    const order = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) {
      order[starts[steps[index]]] = seen[index];
      starts[steps[index]] += 1;
    }
    return order;
  };

  /** The length in pixels that a line in a box may have within a frame. */
  const lengthIn = ({ world, scale, isWorld }, [left, top, right, bottom]) => {
    if (isWorld) return Math.hypot(right - left, bottom - top) * scale;
    const aside = Math.round((world.left + world.right - left - right) / 2);
    const across = Math.min(right + aside, world.right) - Math.max(left + aside, world.left);
    const down = Math.min(bottom, world.bottom) - Math.max(top, world.top);
    return Math.hypot(across, down) * scale;
  };

  /** How many of the last lines of an order may be drawn before the ink is used up. */
  const inked = (frame, { boxes }, lines, order) => {
    let ink = INK * frame.width * frame.height;
    for (let drawn = 0; drawn < order.length; drawn += 1) {
      const line = order[order.length - 1 - drawn];
      const offset = 4 * lines.bundle[line];
      const length = lengthIn(frame, boxes.subarray(offset, offset + 4));
      ink -= length * atlas.arcs.ribbon(lines.agreements[line], lines.most);
      if (ink < 0) return drawn;
    }
    return order.length;
  };

  /**
   * What to draw of a scene in a frame: the level's name, its lines, those of them in the frame
   * from the faintest to the strongest, and the circles with the function from a number of
   * agreements to a radius.  `left` is how many agreements are not drawn where lines in the
   * frame had to be left out.
   */
  const planOf = (scene, frame, before) => {
    const { name, lines } = level(scene, frame, before);
    const plan = { scene, name, level: scene.document.levels[name], lines };
    const order = ordered(frame, plan.level, lines, strengthOf(scene, name, lines));
    const count = name === "none" ? order.length : inked(frame, plan.level, lines, order);
    plan.order = order.subarray(order.length - count);
    const isLeft = count < order.length || !lines.isWhole;
    plan.left = isLeft ? scene.numbers.length - lines.within - drawn(plan) : 0;
    plan.circles = atlas.places.circlesOf(plan);
    plan.radius = atlas.places.radiusIn(plan);
    return plan;
  };

  /** How many agreements the lines drawn stand for. */
  const drawn = ({ order, lines }) =>
    order.reduce((sum, line) => sum + lines.agreements[line], 0);

  /** Three numbers of agreements, small to large, up to `most`. */
  const samples = (most) =>
    [...new Set([1, Math.ceil(most / 3), most])].filter((count) => count <= most);

  /** What a plan shows: how many agreements at which level, what is left out, samples of sizes. */
  const summaryOf = ({ scene, name, lines, left, circles, radius }) => ({
    agreements: scene.numbers.length,
    version: scene.document.version,
    level: name,
    left,
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
