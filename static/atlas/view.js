/** Which part of the world a scene needs, the shortest way round. */
((atlas) => {
  "use strict";

  const ROUND = [-168, 192]; // the way round the world, cut through the Pacific
  const INHABITED = [-57, 81]; // beyond these latitudes lies nothing to be shown, or a bend
  const WHOLE = 0.92; // of the way round: nothing is gained by cutting the world elsewhere
  const MARGIN = 36;
  const CLOSEST = 6;
  const ROOM = 700; // pixels of width from which the legend gets a place of its own

  /** The spans of x in which something is drawn, each starting in [0, 1). */
  const spansOf = ({ arcs, circles }) => {
    const spans = [
      ...arcs.map(({ line }) => [line.left, line.right]),
      ...circles.map(({ x }) => [x, x]),
    ];
    return spans
      .map(([left, right]) => [left - Math.floor(left), right - Math.floor(left)])
      .sort((one, other) => one[0] - other[0]);
  };

  /** The shortest stretch of the way round the world that holds every span: [left, right]. */
  const stretch = (spans) => {
    const overhang = Math.max(...spans.map(([, right]) => right)) - 1;
    let end = Math.max(spans[0][0], overhang);
    let widest = { gap: 0, left: spans[0][0] };
    for (const [left, right] of [...spans, [spans[0][0] + 1, 0]]) {
      if (left - end > widest.gap) widest = { gap: left - end, left };
      end = Math.max(end, right);
    }
    const left = widest.left >= 1 ? widest.left - 1 : widest.left;
    return [left, left + 1 - widest.gap];
  };

  /** The southernmost and northernmost latitude of a scene, within reason. */
  const latitudesOf = ({ arcs, circles }) => {
    const [south, north] = INHABITED;
    const { project, unproject } = atlas.geometry;
    let [top, bottom] = [Infinity, -Infinity];
    for (const { line } of arcs) {
      top = Math.min(top, line.top);
      bottom = Math.max(bottom, line.bottom);
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
  const extentOf = (scene) => {
    const everything = { latitudes: INHABITED, longitudes: ROUND, whole: true };
    if (scene.circles.length === 0) return everything;
    const latitudes = latitudesOf(scene);
    const [left, right] = stretch(spansOf(scene));
    if (right - left > WHOLE) return { ...everything, latitudes };
    const longitudes = [left, right].map((x) => (x - 0.5) * 360);
    return { latitudes, longitudes, whole: false };
  };

  /** Show the whole of a scene, beside the legend where there is room for both. */
  const fit = (map, scene, legendWidth) => {
    const { latitudes, longitudes, whole } = extentOf(scene);
    const beside = map.getSize().x >= ROOM ? legendWidth : 0;
    const margin = whole ? MARGIN / 2 : MARGIN;
    map.fitBounds([0, 1].map((end) => [latitudes[end], longitudes[end]]), {
      paddingTopLeft: [margin + beside, MARGIN],
      paddingBottomRight: [margin, MARGIN],
      maxZoom: CLOSEST,
      animate: false,
    });
  };

  atlas.view = { fit };
})((window.atlas ??= {}));
