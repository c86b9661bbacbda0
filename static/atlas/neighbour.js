/** The list beside the map, in the page around the map's frame: what it asks, and what it hears. */
((atlas) => {
  "use strict";

  /** Speaks for one map with the page around its frame. */
  class Neighbour {
    constructor(atlasMap) {
      this.owner = atlasMap;
      this.told = null;
      window.addEventListener("message", ({ source, origin, data }) => {
        if (source !== window.parent || origin !== location.origin) return;
        if (data?.atlasAsked) this.answer(data.atlasAsked);
      });
      this.tell({ ready: true });
    }

    /** Do what is asked: let an agreement stand out, have it in sight, describe the map. */
    answer({ stand, look, describe }) {
      if (describe !== undefined) this.owner.describe(describe);
      if (stand !== undefined) this.owner.pointer.stand(stand);
      if (look !== undefined) this.owner.look(look);
    }

    /** Tell the page something. */
    tell(told) {
      window.parent.postMessage({ atlasTold: told }, location.origin);
    }

    /** Tell at which agreement somebody points, and when it is none any more. */
    point(found) {
      const id = found?.kind === "agreement" ? found.id : null;
      if (id === this.told) return;
      this.told = id;
      this.tell({ pointed: id });
    }
  }

  atlas.Neighbour = Neighbour;
})((self.atlas ??= {}));
