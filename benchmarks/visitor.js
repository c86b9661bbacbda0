/**
 * Put into every frame of a page before its own scripts: notes what a visitor does and sees, on
 * the clock that all frames share, in milliseconds.  `note` hands a note to the benchmark.
 */
(() => {
  "use strict";

  const now = () => performance.timeOrigin + performance.now();
  let state;

  // Only a change of what is painted: a note costs time, and a map being dragged paints always.
  Object.defineProperty(window, "atlasMap", {
    configurable: true, // where a frame's first document leaves its window to the second, both run this
    get: () => state,
    set(painted) {
      const isNews = painted?.agreements !== state?.agreements;
      state = painted;
      if (isNews) note({ what: "painted", at: now(), agreements: painted.agreements });
    },
  });

  addEventListener(
    "pointerup",
    ({ timeStamp }) => note({ what: "clicked", at: performance.timeOrigin + timeStamp }),
    { capture: true },
  );

  /**
   * Note the frame after the one in which a plain map has its size and that many lines.  The
   * page looks into its frame, for what a frame's first document began ends with it.
   */
  window.noteLines = (count) => {
    if (window !== top) return;
    const look = () => {
      const inner = document.querySelector("iframe")?.contentDocument;
      const size = inner?.querySelector(".leaflet-container")?.clientHeight;
      if (size && inner.getElementsByTagName("path").length >= count)
        requestAnimationFrame(() => note({ what: "painted", at: now(), agreements: count }));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  /** Begin to keep the time of each frame; the answer of `framesKept` is the gaps between them. */
  window.keepFrames = () => {
    const times = [];
    const keep = () => {
      times.push(performance.now());
      window.nextFrame = requestAnimationFrame(keep);
    };
    window.framesKept = () => {
      cancelAnimationFrame(window.nextFrame);
      return times.slice(1).map((time, index) => time - times[index]);
    };
    requestAnimationFrame(keep);
  };
})();
