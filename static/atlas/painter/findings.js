/** What lies under a pointer, what it is called, and where a thing with an id can be pointed at. */
((atlas) => {
  "use strict";

  /** What lies at a world position of a plan: {circle}, {line} or null; a place goes before a line. */
  const at = (plan, { x, y, scale, reach, placeReach }) => {
    const circle = atlas.places.at(plan, x, y, scale, placeReach);
    if (circle) return { circle };
    const line = atlas.arcs.at(plan, x, y, reach / scale, scale);
    return line >= 0 ? { line } : null;
  };

  /** A number of agreements in words. */
  const counted = ({ scene }, count) => atlas.text.counted(scene.document.text, "agreements", count);

  /** What is said of a place: what it is called, and how many agreements it has. */
  const aboutPlace = async (plan, { place, count }) => {
    const { document } = plan.scene;
    const cities = await document.cities();
    const city = plan.level.cityAt[place];
    const country = document.countries.findLast(({ start }) => start <= city);
    const name = atlas.places.nameOf(plan, place);
    const within = plan.lines.places.within[place];
    const more = within ? [atlas.text.counted(document.text, "within", within)] : [];
    const lines = [counted(plan, count), ...more];
    if (plan.name === "country") return { kind: "country", id: country.id, words: [name, ...lines] };
    const words = [atlas.text.filled(document.text.city, { city: name, country: country.name }), ...lines];
    return { kind: plan.name === "none" ? "city" : "region", id: cities.id[city], words };
  };

  /** The box around some world positions, in degrees: [[south, west], [north, east]]. */
  const around = (points) => {
    const [xs, ys] = [0, 1].map((start) => points.filter((_, index) => index % 2 === start));
    return [
      atlas.geometry.unproject(Math.min(...xs), Math.max(...ys)),
      atlas.geometry.unproject(Math.max(...xs), Math.min(...ys)),
    ];
  };

  /** What is said of a line: the words of its agreement, or what a ribbon holds. */
  const aboutLine = async (plan, line, scale) => {
    const { document } = plan.scene;
    if (plan.name === "none") {
      const { id, title, detail, themes } = await document.agreement(plan.lines.agreement[line]);
      return { kind: "agreement", id, words: [title, detail, themes].filter((words) => words) };
    }
    const bundle = plan.lines.bundle[line];
    await document.cities();
    const ends = [plan.level.low[bundle], plan.level.high[bundle]];
    const title = ends.map((place) => atlas.places.nameOf(plan, place)).join(" – ");
    const kind = document.statuses[plan.lines.status[line]].bundle_label;
    const words = [title, `${counted(plan, plan.lines.agreements[line])}: ${kind}`];
    const box = around(Array.from(atlas.arcs.wayOf(plan, line, scale)));
    return { kind: "ribbon", id: `${plan.name} ${bundle} ${plan.lines.status[line]}`, words, box };
  };

  /** What there is to know of a finding: its kind, its id, the words about it. */
  const about = (plan, { circle, line }, scale) =>
    circle ? aboutPlace(plan, circle) : aboutLine(plan, line, scale);

  /** The lines that stand out with a finding: itself, or all of a place. */
  const linesWith = ({ order, lines, level }, { circle, line }) => {
    if (!circle) return [line];
    return Array.from(order).filter((other) => {
      const bundle = lines.bundle[other];
      return level.low[bundle] === circle.place || level.high[bundle] === circle.place;
    });
  };

  /** The place of a plan that a city or a country with an id is; -1 where there is none. */
  const placeOf = async ({ scene: { document }, level }, { kind, id }) => {
    if (kind === "country") return document.countries.findIndex((country) => country.id === id);
    return level.cityAt.indexOf((await document.cities()).id.indexOf(id));
  };

  /** World positions of the place or agreement with an id, the best to point at first. */
  const positionsOf = async (plan, thing, scale) => {
    const { document } = plan.scene;
    const { kind, id } = thing;
    if (kind !== "agreement") {
      const wanted = await placeOf(plan, thing);
      const circle = plan.circles.find(({ place }) => place === wanted);
      return circle ? [[circle.x, circle.y]] : [];
    }
    const number = await document.numberOf(id);
    const line = plan.order.find((other) => plan.lines.agreement[other] === number);
    return line === undefined ? [] : atlas.arcs.fromTheMiddle(atlas.arcs.wayOf(plan, line, scale));
  };

  atlas.findings = { at, about, around, linesWith, positionsOf };
})((self.atlas ??= {}));
