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
      painter.onerror = ({ message }) => this.fail(new Error(message || "no painter"));
    }

    /** What the painter's method `what` answers. */
    ask(what, given = {}) {
      if (this.failure) return Promise.reject(this.failure);
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

    /** Let every question fail, those asked already included: there is nobody to answer. */
    fail(failure) {
      this.failure = failure;
      for (const { reject } of this.waiting.values()) reject(failure);
      this.waiting.clear();
    }
  }

  // Begun here, at the head of the map's scripts, the painter is ready when the others are.
  atlas.courier = new Courier(new Worker(atlas.painterAddress));
})((self.atlas ??= {}));
