/** Where things begin and end: on the left and the right, or mirrored where the page is. */
((atlas) => {
  "use strict";

  /** Whether the page runs from right to left. */
  const isMirrored = () => document.documentElement.dir === "rtl";

  /** Leaflet's name of a corner: "top" or "bottom", and "start" or "end". */
  const corner = (edge, side) => `${edge}${(side === "start") === isMirrored() ? "right" : "left"}`;

  atlas.sides = { isMirrored, corner };
})((self.atlas ??= {}));
