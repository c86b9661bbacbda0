/** The frame in which the map is drawn, seen from the page around it; see neighbour.js. */
((atlas) => {
  "use strict";

  const MAP = "iframe[data-testid=stCustomComponentV1]";

  /** The window of the map on this page; undefined while there is none. */
  const mapWindow = () => document.querySelector(MAP)?.contentWindow;

  /** Ask something of the map, {stand}, {look} or {describe}. */
  const ask = (asked) => mapWindow()?.postMessage({ atlasAsked: asked }, location.origin);

  /** Hear what the map tells, {pointed} or {ready}; the function returned ends that. */
  const listen = (hear) => {
    const receive = ({ source, origin, data }) => {
      if (origin !== location.origin || source !== mapWindow()) return;
      if (data?.atlasTold) hear(data.atlasTold);
    };
    window.addEventListener("message", receive);
    return () => window.removeEventListener("message", receive);
  };

  atlas.frame = { ask, listen };
})((self.atlas ??= {}));
