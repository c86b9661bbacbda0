/** What is to be drawn: the document cut down to one message, geometry and counts included. */
((atlas) => {
  "use strict";

  const { project, arc, fan, box } = atlas.geometry;
  let latest = { address: null, promise: null };

  /** The map document behind an address; the last one is kept, a failed one asked for again. */
  const documentAt = (address) => {
    if (latest.address !== address) latest = { address, promise: fetched(address) };
    return latest.promise;
  };

  /** The document fetched from an address, with room for the lines computed from it. */
  const fetched = async (address) => {
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      return { ...(await answer.json()), arcs: new Map() };
    } catch (error) {
      latest = { address: null, promise: null };
      throw error;
    }
  };

  /** The indexes of the bits set in base64-coded bytes, lowest bit first. */
  const indexesOf = (coded, length) => {
    const bytes = Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
    const indexes = [];
    for (let index = 0; index < length; index += 1) {
      if ((bytes[index >> 3] >> (index & 7)) & 1) indexes.push(index);
    }
    return indexes;
  };

  /** Agreements by pair, whichever party is named first. */
  const pairsOf = ({ agreements }, shown) => {
    const pairs = new Map();
    for (const agreement of shown) {
      const ends = [agreements.a[agreement], agreements.b[agreement]].sort((a, b) => a - b);
      const key = ends.join();
      if (!pairs.has(key)) pairs.set(key, { ends, members: [] });
      pairs.get(key).members.push(agreement);
    }
    return pairs.values();
  };

  /** The line between two cities, computed once per document and bend. */
  const lineOf = ({ cities, arcs }, ends, bend) => {
    const key = `${ends}:${bend}`;
    if (!arcs.has(key)) {
      const [from, to] = ends.map((city) => [cities.latitude[city], cities.longitude[city]]);
      const points = arc(from, to, bend);
      arcs.set(key, { points, ...box(points) });
    }
    return arcs.get(key);
  };

  /** What gives an agreement its colour: its status, or the group of themes named first. */
  const keyOf = ({ agreements, statuses, groups }, agreement, { colour, focus }) => {
    const status = statuses[agreements.status[agreement]];
    if (colour === "status" || status.line.keeps_colour) return status;
    const named = agreements.groups[agreement];
    const group = named.find((index) => focus.includes(index)) ?? named[0];
    return groups[group ?? groups.length - 1];
  };

  /**
   * One arc per shown agreement, those of one pair fanned out: below all the arcs that say
   * nothing of a theme, and the faintest first.
   */
  const arcsOf = (document, shown, message) => {
    const arcs = [];
    for (const { ends, members } of pairsOf(document, shown)) {
      fan(members.length).forEach((bend, index) => {
        const agreement = members[index];
        const status = document.statuses[document.agreements.status[agreement]];
        const key = keyOf(document, agreement, message);
        arcs.push({ agreement, ends, status, key, line: lineOf(document, ends, bend) });
      });
    }
    const unstated = document.groups.at(-1);
    const speaks = ({ key }) => Number(key !== unstated);
    const strength = ({ status: { line } }) => line.weight * line.opacity;
    return arcs.sort(
      (one, other) => speaks(one) - speaks(other) || strength(one) - strength(other),
    );
  };

  /**
   * One circle per city of a shown agreement or selected, the most connected first; `east` is
   * by how many more of its arcs leave eastwards than westwards.
   */
  const circlesOf = ({ cities }, arcs, selected) => {
    const circles = new Map();
    const circleOf = (city) => {
      if (!circles.has(city)) {
        const [x, y] = project(cities.latitude[city], cities.longitude[city]);
        circles.set(city, { city, count: 0, east: 0, x, y, selected: selected.includes(city) });
      }
      return circles.get(city);
    };
    selected.forEach(circleOf);
    for (const { ends, line } of arcs) {
      const eastwards = Math.sign(line.points.at(-2) - line.points[0]);
      ends.forEach((city, end) => {
        const circle = circleOf(city);
        circle.count += 1;
        circle.east += end === 0 ? eastwards : -eastwards;
      });
    }
    const byCount = (one, other) => other.count - one.count || one.city - other.city;
    return [...circles.values()].sort(byCount);
  };

  /** Everything a message shows of the document. */
  const sceneOf = (document, message) => {
    const shown = indexesOf(message.shown, document.agreements.id.length);
    const arcs = arcsOf(document, shown, message);
    const circles = circlesOf(document, arcs, message.selected);
    const { colour, focus } = message;
    return { document, arcs, circles, colour, focus };
  };

  atlas.scene = { documentAt, sceneOf };
})((window.atlas ??= {}));
