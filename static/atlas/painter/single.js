/** One agreement by itself, whatever it is bundled into: its arc, and a ring around both cities. */
((atlas) => {
  "use strict";

  /** A plan of every arc by itself, and the line of one agreement in it. */
  const apart = (plan, number) => {
    if (plan.name === "none") {
      const line = plan.lines.agreement.subarray(0, plan.lines.count).indexOf(number);
      if (line >= 0) return { own: plan, line };
    }
    const { scene } = plan;
    const lines = scene.linesOf("none", Uint32Array.of(number), Infinity);
    return { own: { scene, name: "none", level: scene.document.levels.none, lines }, line: 0 };
  };

  /** Whether a scene shows the agreement. */
  const isIn = ({ numbers }, number) => numbers.includes(number);

  /** Draw an agreement of the plan above everything else. */
  const draw = (frame, plan, number, colours) => {
    const { own, line } = apart(plan, number);
    atlas.arcs.highlight(frame, own, [line], colours);
    const bundle = own.lines.bundle[line];
    const ends = [own.level.low[bundle], own.level.high[bundle]];
    const positions = ends.map((city) => own.level.position(city));
    atlas.places.ring(frame, plan, positions, colours);
  };

  /** The box around the agreement's arc, in degrees. */
  const boxOf = (plan, number, scale) => {
    const { own, line } = apart(plan, number);
    return atlas.findings.around(Array.from(atlas.arcs.wayOf(own, line, scale)));
  };

  atlas.single = { isIn, draw, boxOf };
})((self.atlas ??= {}));
