/** Which part of the world a scene needs, the shortest way round. */
((atlas) => {
  "use strict";

  const ROUND = [-168, 192]; // the way round the world, cut through the Pacific
  const INHABITED = [-57, 81]; // beyond these latitudes lies nothing to be shown, or a bend
  const WHOLE = 0.92; // of the way round: nothing is gained by cutting the world elsewhere
  const MANY = 3000; // agreements from which their countries say enough

  /** The boxes of all a scene shows, each as [left, top, right, bottom], left in [0, 1). */
  const boxesOf = (scene) => {
    const name = scene.numbers.length > MANY ? "country" : "none";
    const lines = scene.lines(name);
    const level = scene.document.levels[name];
    const boxes = Array.from({ length: lines.count }, (_, line) => {
      const offset = 4 * lines.bundle[line];
      return Array.from(level.boxes.subarray(offset, offset + 4));
    });
    const circles = atlas.places.circlesOf({ scene, name, level, lines });
    return [...boxes, ...circles.map(({ x, y }) => [x, y, x, y])].map(([left, top, right, bottom]) => [
      left - Math.floor(left),
      top,
      right - Math.floor(left),
      bottom,
    ]);
  };

  /** The shortest stretch of the way round the world that holds every box: [left, right]. */
  const stretch = (boxes) => {
    const spans = boxes.map(([left, , right]) => [left, right]).sort((one, other) => one[0] - other[0]);
    const overhang = spans.reduce((most, [, right]) => Math.max(most, right), 0) - 1;
    let end = Math.max(spans[0][0], overhang);
    let widest = { gap: 0, left: spans[0][0] };
    for (const [left, right] of [...spans, [spans[0][0] + 1, 0]]) {
      if (left - end > widest.gap) widest = { gap: left - end, left };
      end = Math.max(end, right);
    }
    const left = widest.left >= 1 ? widest.left - 1 : widest.left;
    return [left, left + 1 - widest.gap];
  };

  /** The southernmost and northernmost latitude of the boxes, within reason. */
  const latitudesOf = (boxes) => {
    const [south, north] = INHABITED;
    const { project, unproject } = atlas.geometry;
    const top = boxes.reduce((least, box) => Math.min(least, box[1]), Infinity);
    const bottom = boxes.reduce((most, box) => Math.max(most, box[3]), -Infinity);
    const [highest] = unproject(0, Math.max(top, project(north, 0)[1]));
    const [lowest] = unproject(0, Math.min(bottom, project(south, 0)[1]));
    return [lowest, highest];
  };

  /** The part of the world a scene needs: {latitudes, longitudes, whole}. */
  atlas.extentOf = (scene) => {
    const everything = { latitudes: INHABITED, longitudes: ROUND, whole: true };
    const boxes = boxesOf(scene);
    if (boxes.length === 0) return everything;
    const latitudes = latitudesOf(boxes);
    const [left, right] = stretch(boxes);
    if (right - left > WHOLE) return { ...everything, latitudes };
    const longitudes = [left, right].map((x) => (x - 0.5) * 360);
    return { latitudes, longitudes, whole: false };
  };
})((self.atlas ??= {}));
