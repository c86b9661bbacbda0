/** The way to the painter and back. */
((atlas) => {
  "use strict";

  /** Carries questions to the painter, whose script lies at an address. */
  class Courier {
    constructor(address) {
      this.waiting = new Map();
      this.asked = 0;
      this.worker = new Worker(address);
      this.worker.onmessage = ({ data }) => this.deliver(data);
    }

    /** What the painter's method `what` answers. */
    ask(what, given = {}) {
      this.asked += 1;
      const ask = this.asked;
      return new Promise((resolve, reject) => {
        this.waiting.set(ask, { resolve, reject });
        this.worker.postMessage({ ask, what, given });
      });
    }

    deliver({ ask, answer, error }) {
      const { resolve, reject } = this.waiting.get(ask);
      this.waiting.delete(ask);
      if (error === undefined) resolve(answer);
      else reject(new Error(error));
    }
  }

  atlas.Courier = Courier;
})((self.atlas ??= {}));
