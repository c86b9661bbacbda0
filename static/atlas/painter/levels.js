/**
 * The levels of detail of a document: its cities one by one, or taken together by region or by
 * country, and its agreements bundled accordingly.
 */
((atlas) => {
  "use strict";

  const { vector, enclose, project } = atlas.geometry;
  const WIDEST_BEND = 0.3; // at the outermost of a fan

  /** How many agreements each city has. */
  const degrees = ({ city_a, city_b, latitude }) => {
    const counts = new Uint32Array(latitude.length);
    for (const city of city_a) counts[city] += 1;
    for (const city of city_b) counts[city] += 1;
    return counts;
  };

  /** The city, of those from `start` to before `end`, that lies nearest to their weighted middle. */
  const middle = ({ latitude, longitude }, weights, start, end) => {
    if (end - start === 1) return start;
    const sum = [0, 0, 0];
    for (let city = start; city < end; city += 1) {
      const towards = vector(latitude[city], longitude[city]);
      for (let axis = 0; axis < 3; axis += 1) sum[axis] += towards[axis] * weights[city];
    }
    let [best, nearest] = [start, -Infinity];
    for (let city = start; city < end; city += 1) {
      const [x, y, z] = vector(latitude[city], longitude[city]);
      const closeness = x * sum[0] + y * sum[1] + z * sum[2];
      if (closeness > nearest) [best, nearest] = [city, closeness];
    }
    return best;
  };

  /** The runs of agreements between the same two places: where each starts, and the places. */
  const bundled = ({ city_a, city_b }, placeOf) => {
    const count = city_a.length;
    const [starts, low, high] = [0, 1, 2].map(() => new Uint32Array(count + 1));
    let bundles = 0;
    for (let agreement = 0; agreement < count; agreement += 1) {
      const [one, other] = [placeOf[city_a[agreement]], placeOf[city_b[agreement]]];
      if (bundles > 0 && low[bundles - 1] === one && high[bundles - 1] === other) continue;
      starts[bundles] = agreement;
      low[bundles] = one;
      high[bundles] = other;
      bundles += 1;
    }
    starts[bundles] = count;
    return { starts: starts.slice(0, bundles + 1), low: low.slice(0, bundles), high: high.slice(0, bundles) };
  };

  /** One level: its places with their positions in degrees, and the bundles between them. */
  class Level {
    /** `starts` holds the number of each place's first city, and the number of cities last. */
    constructor(document, starts, weights) {
      const places = starts.length - 1;
      this.placeOf = new Uint32Array(document.latitude.length);
      this.cityAt = new Uint32Array(places);
      for (let place = 0; place < places; place += 1) {
        this.placeOf.fill(place, starts[place], starts[place + 1]);
        this.cityAt[place] = middle(document, weights, starts[place], starts[place + 1]);
      }
      this.document = document;
      this.places = places;
      Object.assign(this, bundled(document, this.placeOf));
    }

    /** The latitude and longitude of a place, in degrees. */
    position(place) {
      const { latitude, longitude } = this.document;
      const city = this.cityAt[place];
      return [latitude[city], longitude[city]];
    }

    /** The world positions of all places, x and y of each, computed when they are first wanted. */
    get positions() {
      this.projected ??= this.project();
      return this.projected;
    }

    project() {
      const positions = new Float64Array(2 * this.places);
      for (let place = 0; place < this.places; place += 1) {
        positions.set(project(...this.position(place)), 2 * place);
      }
      return positions;
    }

    /** Whether one of the two places of a bundle lies in a frame. */
    endsIn(frame, bundle) {
      const { positions } = this;
      const [one, other] = [2 * this.low[bundle], 2 * this.high[bundle]];
      return (
        frame.holds(positions[one], positions[one + 1]) ||
        frame.holds(positions[other], positions[other + 1])
      );
    }

    /** The boxes around all bundles, four numbers each, made when they are first wanted. */
    get boxes() {
      this.enclosed ??= this.enclose();
      return this.enclosed;
    }

    enclose() {
      const boxes = new Float32Array(4 * this.low.length);
      for (let bundle = 0; bundle < this.low.length; bundle += 1) {
        const isAlone = this.starts[bundle + 1] - this.starts[bundle] === 1;
        const ends = [this.position(this.low[bundle]), this.position(this.high[bundle])];
        enclose(boxes, 4 * bundle, ...ends, isAlone ? 0 : WIDEST_BEND);
      }
      return boxes;
    }
  }

  /** The levels by name, each made when it is first wanted; "none" bundles nothing. */
  atlas.levels = (document) => {
    const weights = degrees(document);
    const cities = document.latitude.length;
    const starts = (places) => [...places.map(({ start }) => start), cities];
    const made = {};
    return {
      get country() {
        return (made.country ??= new Level(document, starts(document.countries), weights));
      },
      get region() {
        return (made.region ??= new Level(document, starts(document.regions), weights));
      },
      get none() {
        const alone = Uint32Array.from({ length: cities + 1 }, (_, city) => city);
        return (made.none ??= new Level(document, alone, weights));
      },
    };
  };
})((self.atlas ??= {}));
