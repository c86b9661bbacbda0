/** Which part of the world a scene needs, the shortest way round. */
((atlas) => {
  "use strict";

  const ROUND = [-168, 192]; // the way round the world, cut through the Pacific
  const INHABITED = [-57, 81]; // beyond these latitudes lies nothing to be shown, or a bend
  const WHOLE = 0.92; // of the way round: nothing is gained by cutting the world elsewhere
  const MANY = 3000; // agreements from which their countries say enough
  const STEPS = 3600; // of the way round the world, each a tenth of a degree

  /** The lines of a scene and its places, as coarse as their number asks for. */
  const partsOf = (scene) => {
    const name = scene.numbers.length > MANY ? "country" : "none";
    const lines = scene.lines(name);
    const level = scene.document.levels[name];
    return { level, lines, circles: atlas.places.circlesOf({ scene, name, level, lines }) };
  };

  /** The way round the world in steps, and which of them something lies on. */
  const covered = ({ level: { boxes }, lines, circles }) => {
    const steps = new Uint8Array(STEPS);
    const cover = (left, right) => {
      const first = Math.floor((left - Math.floor(left)) * STEPS);
      const last = first + Math.min(STEPS, Math.ceil((right - left) * STEPS));
      for (let step = first; step <= last; step += 1) steps[step % STEPS] = 1;
    };
    for (let line = 0; line < lines.count; line += 1) {
      const offset = 4 * lines.bundle[line];
      cover(boxes[offset], boxes[offset + 2]);
    }
    for (const { x } of circles) cover(x, x);
    return steps;
  };

  /** The shortest stretch of the way round the world that holds all steps covered: [left, right]. */
  const stretch = (steps) => {
    let widest = { gap: 0, left: 0 };
    for (let start = 0; start < STEPS; start += 1) {
      if (!steps[start] || steps[(start + 1) % STEPS]) continue;
      let gap = 1;
      while (!steps[(start + 1 + gap) % STEPS] && gap < STEPS) gap += 1;
      if (gap > widest.gap) widest = { gap, left: (start + 1 + gap) % STEPS };
    }
    const left = widest.left / STEPS;
    return [left, left + 1 - widest.gap / STEPS];
  };

  /** The southernmost and northernmost latitude of all parts, within reason. */
  const latitudesOf = ({ level: { boxes }, lines, circles }) => {
    const [south, north] = INHABITED;
    const { project, unproject } = atlas.geometry;
    let [top, bottom] = [Infinity, -Infinity];
    for (let line = 0; line < lines.count; line += 1) {
      top = Math.min(top, boxes[4 * lines.bundle[line] + 1]);
      bottom = Math.max(bottom, boxes[4 * lines.bundle[line] + 3]);
    }
    for (const { y } of circles) {
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    const [highest] = unproject(0, Math.max(top, project(north, 0)[1]));
    const [lowest] = unproject(0, Math.min(bottom, project(south, 0)[1]));
    return [lowest, highest];
  };

  /** The part of the world a scene needs: {latitudes, longitudes, whole}. */
  atlas.extentOf = (scene) => {
    const everything = { latitudes: INHABITED, longitudes: ROUND, whole: true };
    const parts = partsOf(scene);
    if (parts.circles.length === 0) return everything;
    const latitudes = latitudesOf(parts);
    const [left, right] = stretch(covered(parts));
    if (right - left > WHOLE) return { ...everything, latitudes };
    const longitudes = [left, right].map((x) => (x - 0.5) * 360);
    return { latitudes, longitudes, whole: false };
  };
})((self.atlas ??= {}));
