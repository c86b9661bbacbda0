/** The way to the painter and back. */
((atlas) => {
  "use strict";

  /** Carries questions to a painter, a worker. */
  class Courier {
    constructor(painter) {
      this.waiting = new Map();
      this.asked = 0;
      this.painter = painter;
      painter.onmessage = ({ data }) => this.deliver(data);
    }

    /** What the painter's method `what` answers. */
    ask(what, given = {}) {
      this.asked += 1;
      const ask = this.asked;
      return new Promise((resolve, reject) => {
        this.waiting.set(ask, { resolve, reject });
        this.painter.postMessage({ ask, what, given });
      });
    }

    deliver({ ask, answer, error }) {
      const { resolve, reject } = this.waiting.get(ask);
      this.waiting.delete(ask);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    }
  }

  // Begun here, at the head of the map's scripts, the painter is ready when the others are.
  atlas.courier = new Courier(new Worker(atlas.painterAddress));
})((self.atlas ??= {}));
