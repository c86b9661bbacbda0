/** What is to be drawn: the agreements one message shows, as lines between places of a level. */
((atlas) => {
  "use strict";

  const ROOM = 16; // lines that one more bundle may bring

  /** The numbers of the bits that are set, of `length` bits, the lowest of each byte first. */
  const numbersOf = (bytes, length) => {
    const numbers = new Uint32Array(length);
    let count = 0;
    for (let byte = 0; byte < bytes.length; byte += 1) {
      for (let bits = bytes[byte]; bits !== 0; bits &= bits - 1) {
        numbers[count] = 8 * byte + 31 - Math.clz32(bits & -bits);
        count += 1;
      }
    }
    return numbers.slice(0, count);
  };

  /**
   * What gives the agreements of each status and combination of theme groups their colour, as a
   * position in the palette of groups and statuses: their status, or the group named first or
   * among the chosen ones.  Combinations of one status lie together.
   */
  const keysOf = ({ statuses, groups, combinations }, { colour, focus }) => {
    const keys = new Uint8Array(statuses.length * combinations.length);
    statuses.forEach(({ line }, status) => {
      const followsStatus = colour === "status" || line.keeps_colour;
      combinations.forEach((named, combination) => {
        const group = named.find((one) => focus.includes(one)) ?? named[0] ?? groups.length - 1;
        keys[status * combinations.length + combination] = followsStatus
          ? groups.length + status
          : group;
      });
    });
    return keys;
  };

  /** Room for `size` lines between the places of a level, and for what the places have of them. */
  const room = (size, places) => ({
    count: 0,
    bundle: new Uint32Array(size),
    agreement: new Uint32Array(size), // of several the first
    agreements: new Uint32Array(size),
    status: new Uint8Array(size),
    key: new Uint8Array(size),
    fan: new Uint16Array(size), // how many lines join the same two places
    turn: new Uint16Array(size), // which of them this is
    most: 1,
    within: 0, // agreements between cities of one and the same place
    places: {
      count: new Uint32Array(places), // agreements of each
      within: new Uint32Array(places), // of them those between two of its own cities
      east: new Int32Array(places), // by how many more leave eastwards than westwards
    },
  });

  /** Add one line. */
  const put = (lines, bundle, agreement, agreements, status, key, fan, turn) => {
    const index = lines.count;
    lines.bundle[index] = bundle;
    lines.agreement[index] = agreement;
    lines.agreements[index] = agreements;
    lines.status[index] = status;
    lines.key[index] = key;
    lines.fan[index] = fan;
    lines.turn[index] = turn;
    lines.most = Math.max(lines.most, agreements);
    lines.count = index + 1;
  };

  /** Count agreements for the places they join; true when these are one and the same. */
  const settle = ({ count, within, east }, level, bundle, agreements) => {
    const [low, high] = [level.low[bundle], level.high[bundle]];
    count[low] += agreements;
    if (low === high) {
      within[low] += agreements;
      return true;
    }
    count[high] += agreements;
    const turn = level.position(high)[1] - level.position(low)[1];
    const eastwards = Math.sign(turn - 360 * Math.round(turn / 360));
    east[low] += eastwards * agreements;
    east[high] -= eastwards * agreements;
    return false;
  };

  /** The agreements of a document that one message shows. */
  class Scene {
    constructor(document, message, numbers) {
      this.document = document;
      this.message = message;
      this.numbers = numbers;
      this.palette = [...document.groups, ...document.statuses];
      this.keys = keysOf(document, message);
      this.tally = document.statuses.map(() => new Uint32Array(this.palette.length));
      this.whole = new Map();
    }

    /** The position in the palette of an agreement's colour. */
    keyOf(agreement) {
      const { status, combination } = this.document;
      const { length } = this.document.combinations;
      return this.keys[status[agreement] * length + combination[agreement]];
    }

    /** How many agreements have each colour of the palette, and each status. */
    counts() {
      const keys = new Uint32Array(this.palette.length);
      const statuses = new Uint32Array(this.document.statuses.length);
      for (const agreement of this.numbers) {
        keys[this.keyOf(agreement)] += 1;
        statuses[this.document.status[agreement]] += 1;
      }
      return { keys, statuses };
    }

    /** All lines at a level: one for each agreement, or one for each kind within a bundle. */
    lines(name) {
      if (!this.whole.has(name)) this.whole.set(name, this.linesOf(name, this.numbers, Infinity));
      return this.whole.get(name);
    }

    /**
     * The lines at a level that a frame shows: all there are, or, where these are more than
     * `most`, those with an end in the frame; null where even these are too many.
     */
    linesIn(frame, name, most) {
      const all = this.whole.get(name) ?? this.linesOf(name, this.numbers, most);
      if (all && all.count <= most) return all;
      return frame.isWorld ? null : this.linesOf(name, this.numbersIn(frame, name), most);
    }

    /** The numbers of the agreements with an end in a frame. */
    numbersIn(frame, name) {
      const level = this.document.levels[name];
      const seen = new Uint32Array(this.numbers.length);
      let [count, bundle, isSeen] = [0, 0, level.endsIn(frame, 0)];
      for (const number of this.numbers) {
        if (number >= level.starts[bundle + 1]) {
          while (number >= level.starts[bundle + 1]) bundle += 1;
          isSeen = level.endsIn(frame, bundle);
        }
        if (!isSeen) continue;
        seen[count] = number;
        count += 1;
      }
      return seen.slice(0, count);
    }

    /** The lines of some agreements at a level; null as soon as there are more than `most`. */
    linesOf(name, numbers, most) {
      const level = this.document.levels[name];
      if (name === "none" && numbers.length > most) return null;
      const lines = room(Math.min(numbers.length, most + ROOM), level.places);
      lines.isWhole = numbers === this.numbers;
      const add = name === "none" ? this.addEach : this.addKinds;
      for (let first = 0, bundle = 0; first < numbers.length; ) {
        while (level.starts[bundle + 1] <= numbers[first]) bundle += 1;
        let last = first + 1;
        while (last < numbers.length && numbers[last] < level.starts[bundle + 1]) last += 1;
        const isWithin = settle(lines.places, level, bundle, last - first);
        if (isWithin) lines.within += last - first;
        else add.call(this, lines, bundle, numbers, first, last);
        if (lines.count > most) return null;
        first = last;
      }
      return lines;
    }

    /** One line for each of the agreements between two cities, fanned out. */
    addEach(lines, bundle, numbers, first, last) {
      for (let index = first; index < last; index += 1) {
        const agreement = numbers[index];
        const status = this.document.status[agreement];
        const key = this.keyOf(agreement);
        put(lines, bundle, agreement, 1, status, key, last - first, index - first);
      }
    }

    /** One line for each kind of agreement within a bundle: no proposal is part of a treaty. */
    addKinds(lines, bundle, numbers, first, last) {
      const { statuses, status } = this.document;
      for (let index = first; index < last; index += 1) {
        this.tally[statuses[status[numbers[index]]].bundled_as][this.keyOf(numbers[index])] += 1;
      }
      const start = lines.count;
      this.tally.forEach((tally, kind) => {
        let [total, best] = [0, 0];
        tally.forEach((count, key) => {
          total += count;
          if (count > tally[best]) best = key;
        });
        if (total > 0) put(lines, bundle, numbers[first], total, kind, best, 0, lines.count - start);
        tally.fill(0);
      });
      lines.fan.fill(lines.count - start, start, lines.count);
    }
  }

  /** The scene of a message, its document fetched if need be. */
  atlas.sceneOf = async (message) => {
    const [document, bytes] = await Promise.all([
      atlas.documentIn(message.document),
      atlas.inflated(message.shown),
    ]);
    return new Scene(document, message, numbersOf(bytes, document.status.length));
  };
})((self.atlas ??= {}));
