/** The view that shows a part of the world as large as it can be. */
((atlas) => {
  "use strict";

  const MARGIN = 36;
  const CLOSEST = 6;
  const ROOM = 700; // pixels of width from which the legend gets a place of its own

  /** Show the whole of an extent, beside the legend where there is room for both. */
  const fit = (map, { latitudes, longitudes, whole }, legendWidth) => {
    const margin = whole ? MARGIN / 2 : MARGIN;
    const start = margin + (map.getSize().x >= ROOM ? legendWidth : 0);
    const [left, right] = atlas.sides.isMirrored() ? [margin, start] : [start, margin];
    map.fitBounds([0, 1].map((end) => [latitudes[end], longitudes[end]]), {
      paddingTopLeft: [left, MARGIN],
      paddingBottomRight: [right, MARGIN],
      maxZoom: CLOSEST,
      animate: false,
    });
  };

  atlas.view = { fit };
})((self.atlas ??= {}));
