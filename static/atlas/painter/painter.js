/**
 * The painter, which works in a thread of its own so that the page never waits for it.
 *
 * It is asked {ask, what, given} and answers {ask, answer} or {ask, error}, where `ask` is a
 * number and `what` the name of one of the painter's methods.
 */
((atlas) => {
  "use strict";

  const PATIENCE = 24; // milliseconds of painting before others are heard

  /** Resolves when all that has been asked so far has been heard. */
  const breath = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });

  /** What the map shows now, and how it is drawn. */
  class Painter {
    constructor() {
      this.ground = new atlas.Outlines();
      this.latest = {};
      this.surfaces = {
        outlines: (frame, given) => this.paintOutlines(frame, given),
        arcs: (frame, given) => this.paintArcs(frame, given),
        highlight: (frame, given) => this.paintHighlight(frame, given),
      };
    }

    /** Have files, content by address, that need not be fetched. */
    async hand({ files }) {
      atlas.hand(files);
    }

    /** Fetch "land" or "borders" from an address. */
    async outline({ name, address }) {
      await this.ground.fetch(name, address);
    }

    /**
     * Take a message: what the legend needs to know of it, and the extent if that is wanted;
     * null when another message has come meanwhile.
     */
    async show({ message, fits }) {
      this.message = message;
      const scene = await atlas.sceneOf(message);
      if (this.message !== message) return null;
      this.scene = scene;
      const { version, statuses, groups, text } = scene.document;
      const agreements = scene.numbers.length;
      const extent = fits ? atlas.extentOf(scene) : null;
      return { version, statuses, groups, text, agreements, extent, counts: scene.counts() };
    }

    /** Wait for the names of the cities; whether they were not known before. */
    async names() {
      const { document } = this.scene;
      const isNew = !document.cityNames;
      await document.cities();
      return isNew;
    }

    /**
     * Paint a surface: {bitmap} and, of the arcs, what the legend needs to know of the painting;
     * null when another painting of it has been asked for meanwhile.
     */
    async paint({ surface, view, ...given }) {
      const turn = {};
      this.latest[surface] = turn;
      const frame = atlas.Frame.of(view);
      const painting = this.surfaces[surface](frame, given);
      let heard = performance.now();
      let step = painting.next();
      while (!step.done) {
        if (performance.now() - heard > PATIENCE) {
          await breath();
          if (this.latest[surface] !== turn) return null;
          heard = performance.now();
        }
        step = painting.next();
      }
      return { ...step.value, bitmap: frame.context.canvas.transferToImageBitmap() };
    }

    *paintOutlines(frame, { colours }) {
      this.ground.draw(frame, colours);
    }

    *paintArcs(frame, { colours, covered }) {
      if (!this.scene) return {};
      const plan = atlas.planOf(this.scene, frame, this.plan?.name);
      yield* atlas.arcs.draw(frame, plan, colours);
      // Fonts take a while to be found at first, and the first arcs do not wait for them.
      const isNameless = !this.plan;
      plan.names = atlas.places.draw(frame, plan, colours, isNameless ? null : covered);
      this.plan = plan;
      this.found = null;
      return { ...atlas.summaryOf(plan), isNameless };
    }

    *paintHighlight(frame, { colours }) {
      if (!this.found) return;
      if (this.found.number !== undefined) {
        atlas.single.draw(frame, this.plan, this.found.number, colours);
        return;
      }
      const { level, lines } = this.plan;
      const chosen = atlas.findings.linesWith(this.plan, this.found);
      atlas.arcs.highlight(frame, this.plan, chosen, colours);
      const bundles = chosen.map((line) => lines.bundle[line]);
      const ends = new Set(bundles.flatMap((bundle) => [level.low[bundle], level.high[bundle]]));
      if (this.found.circle) ends.add(this.found.circle.place);
      atlas.places.highlight(frame, this.plan, ends, colours);
    }

    /**
     * What lies at a world position, {kind, id, words, box}, or null; where it `stands` out it is
     * what the highlight shows from now on.
     */
    async at({ stands, ...position }) {
      const found = this.plan ? atlas.findings.at(this.plan, position) : null;
      if (stands) this.found = found;
      return found && atlas.findings.about(this.plan, found, position.scale);
    }

    /** Let the agreement with a number stand out by itself; whether it is among those shown. */
    async stand({ number }) {
      const isShown = Boolean(this.plan) && atlas.single.isIn(this.plan.scene, number);
      this.found = isShown ? { number } : null;
      return isShown;
    }

    /** The box around the arc of an agreement, in degrees; null where it is not shown. */
    async box({ number, scale }) {
      const isShown = this.plan && atlas.single.isIn(this.plan.scene, number);
      return isShown ? atlas.single.boxOf(this.plan, number, scale) : null;
    }

    /** Let nothing stand out. */
    async leave() {
      this.found = null;
    }

    /** World positions at which the place or agreement with an id lies. */
    async positions({ thing, scale }) {
      return this.plan ? atlas.findings.positionsOf(this.plan, thing, scale) : [];
    }
  }

  const painter = new Painter();
  self.onmessage = async ({ data: { ask, what, given } }) => {
    try {
      const answer = await painter[what](given);
      self.postMessage({ ask, answer }, answer?.bitmap ? [answer.bitmap] : []);
    } catch (error) {
      self.postMessage({ ask, error: String(error) });
    }
  };
})((self.atlas ??= {}));
