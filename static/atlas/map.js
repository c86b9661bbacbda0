/**
 * The map of agreements on a Leaflet map.
 *
 * `atlas.base(map, settings)` prepares a map once; `atlas.show(map, group, message)` draws what
 * a message shows, and `group` is the layer on which clicks are announced.  After each
 * painting `window.atlasMap` says what is represented: {agreements, level, places, version,
 * paintings}, the last a number that rises.
 */
((atlas) => {
  "use strict";

  const PANES = { arcs: 400, highlight: 450, outlines: 250 }; // z-index: tiles lie at 200
  const FAR = 1e5; // degrees: as good as no end to the east and west
  const SNAP = 0.25;
  const MARGIN = 40; // pixels around an arc that is looked at
  const BUSY = 400; // milliseconds of painting from which the map says that it draws
  const { corner } = atlas.sides;

  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    L.Map.mergeOptions({ zoomAnimation: false, inertia: false });
  }

  /** The zoom at which the world fits into the map and no lower one is of use. */
  const lowestZoom = ({ x, y }) =>
    Math.max(0, Math.floor(Math.log2(Math.min(x, y) / 256) / SNAP) * SNAP);

  /** Everything on one Leaflet map, and what it shows. */
  class AtlasMap {
    /**
     * `settings`: outlines (addresses by name), tiles ({url, attribution} or null), closest_zoom,
     * page, the attributes {lang, dir} of the page, and text, the words the map says on its own.
     */
    constructor(map, settings) {
      Object.assign(document.documentElement, settings.page);
      this.map = map;
      this.text = settings.text;
      this.paintings = 0;
      this.courier = atlas.courier;
      this.prepare(settings.closest_zoom);
      this.scheme = new atlas.Scheme(map.getContainer(), () => this.recolour());
      this.surfaces = Object.fromEntries(Object.keys(PANES).map((pane) => [pane, this.surface(pane)]));
      this.ground(settings);
      this.legend = new atlas.Legend({ position: corner("bottom", "start") }).addTo(map);
      this.pointer = new atlas.Pointer(this);
      this.description = this.describedBy();
      this.neighbour = atlas.Neighbour && new atlas.Neighbour(this);
      this.notice = this.note("alert", "atlas-notice", this.text.failed);
      this.busy = this.note("status", "atlas-busy", this.text.drawing);
      this.styled = this.uncover();
      new ResizeObserver(() => this.resize()).observe(map.getContainer());
    }

    /** Name the map, limit its view and make its panes. */
    prepare(closestZoom) {
      const container = this.map.getContainer();
      container.classList.add("atlas");
      container.setAttribute("role", "region");
      container.setAttribute("aria-label", this.text.label);
      const { zoom_in: zoomInTitle, zoom_out: zoomOutTitle } = this.text;
      const zoom = { zoomInTitle, zoomOutTitle, position: corner("top", "start") };
      this.map.zoomControl = L.control.zoom(zoom).addTo(this.map);
      this.map.attributionControl.setPosition(corner("bottom", "end"));
      this.map.setMaxBounds([[-85.06, -FAR], [85.06, FAR]]);
      this.map.setMaxZoom(closestZoom);
      this.map.setMinZoom(lowestZoom(this.map.getSize()));
      for (const [name, height] of Object.entries(PANES)) {
        const pane = this.map.createPane(name);
        pane.style.zIndex = height;
        pane.style.pointerEvents = "none";
      }
    }

    /** The canvas in a pane, painted by the painter under the pane's name. */
    surface(pane) {
      const request = (view) => this.painted(pane, view);
      return new atlas.Surface(request, { pane }).addTo(this.map);
    }

    /** A message on the map itself, hidden until there is need. */
    note(role, name, words) {
      const notice = atlas.text.element("p", name, words);
      notice.setAttribute("role", role);
      notice.hidden = true;
      this.map.getContainer().append(notice);
      return notice;
    }

    /** The words by which the map is described to whoever cannot see it. */
    describedBy() {
      const words = atlas.text.element("p", "atlas-description");
      words.id = "atlas-description";
      this.map.getContainer().setAttribute("aria-describedby", words.id);
      this.map.getContainer().append(words);
      return words;
    }

    /** Describe what is shown. */
    describe(words) {
      this.description.textContent = words;
    }

    /** Lay outlines or the tiles of one's own server below the arcs, and credit them. */
    ground({ outlines, tiles, text }) {
      this.outlines = {};
      const credits = this.map.attributionControl.setPrefix(false);
      if (tiles) {
        const credit = document.createElement("span");
        credit.textContent = tiles.attribution;
        L.tileLayer(tiles.url, { attribution: credit.innerHTML }).addTo(this.map);
      } else {
        credits.addAttribution(text.credit);
        this.outlines = outlines;
      }
    }

    /** Let the outlines be drawn, once: the painter is given the arcs to think of first. */
    outline() {
      for (const name of Object.keys(this.outlines)) this.fetch(name, this.outlines[name]);
      this.outlines = {};
    }

    /** Let one outline be drawn as soon as it has come; without it the arcs have their places. */
    async fetch(name, address) {
      try {
        await this.courier.ask("outline", { name, address: atlas.absolute(address) });
        this.hasGround = true;
        this.surfaces.outlines.redraw();
      } catch (error) {
        console.error("The outlines of the map cannot be fetched:", error);
      }
    }

    /** Show the map when its stylesheets have come, which is after its scripts. */
    async uncover() {
      await atlas.styled(this.map.getContainer());
      this.map.getContainer().classList.add("atlas-styled");
      this.scheme.set(this.scheme.name);
      this.resize();
      this.recolour();
    }

    /** Draw what `message` shows of its document, and announce clicks on `group`. */
    async show(group, message) {
      this.group = group;
      this.message = message;
      const fits = message.fit !== this.fitted;
      const document = atlas.absolute(message.document);
      try {
        const [shown] = await Promise.all([
          this.courier.ask("show", { message: { ...message, document }, fits }),
          this.styled,
        ]);
        if (shown) this.take(shown, message);
      } catch (error) {
        this.complain(error, message);
      }
    }

    /** Replace what is drawn by what another message shows. */
    take(shown, { scheme, fit, selected, omitted, colour, focus }) {
      this.notice.hidden = true;
      this.scheme.suggest(scheme);
      this.shown = { ...shown, selected, omitted, colour, focus };
      this.pointer.leave();
      this.describe(atlas.text.counted(shown.text, "agreements", shown.agreements));
      this.legend.show(this.shown, this.scheme);
      if (shown.extent) this.fit();
      this.fitted = fit;
      this.surfaces.arcs.redraw();
    }

    /** Write the names of the cities as soon as they have come. */
    async name() {
      try {
        if (await this.courier.ask("names")) this.surfaces.arcs.redraw();
      } catch (error) {
        console.error("The names of the cities cannot be fetched:", error);
      }
    }

    /** Say on the map itself that it cannot be drawn, unless another message has come. */
    complain(error, message) {
      console.error("The map cannot be drawn:", error);
      this.outline();
      this.busy.hidden = true;
      if (this.message === message) this.notice.hidden = false;
    }

    /** Fit the view to what is shown and remember it as nobody's own choice. */
    fit() {
      atlas.view.fit(this.map, this.shown.extent, this.legend.width());
      this.fittedView = this.view();
    }

    /** Have the arc of an agreement in sight where it is not, without coming closer. */
    async look(number) {
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const box = await this.courier.ask("box", { number, scale });
      if (!box) return;
      const around = 360 * Math.round((this.map.getCenter().lng - (box[0][1] + box[1][1]) / 2) / 360);
      const bounds = L.latLngBounds(box.map(([latitude, longitude]) => [latitude, longitude + around]));
      if (this.map.getBounds().contains(bounds)) return;
      const animate = !matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.map.fitBounds(bounds, { padding: [MARGIN, MARGIN], maxZoom: this.map.getZoom(), animate });
    }

    /** The view as text, to be compared. */
    view() {
      const { lat, lng } = this.map.getCenter();
      return `${lat.toFixed(3)} ${lng.toFixed(3)} ${this.map.getZoom()}`;
    }

    /** Follow a change of size; a view the visitor has not touched is fitted again. */
    resize() {
      const isUntouched = this.fittedView === this.view();
      this.map.invalidateSize({ animate: false });
      this.map.setMinZoom(lowestZoom(this.map.getSize()));
      this.legend.fit();
      if (isUntouched && this.shown?.extent) this.fit();
      for (const surface of Object.values(this.surfaces)) surface.redraw();
    }

    /** Draw everything in the colours that hold now. */
    recolour() {
      if (this.shown) this.legend.show(this.shown, this.scheme);
      for (const surface of Object.values(this.surfaces)) surface.redraw();
    }

    /** Whether there is anything to paint on a surface now. */
    isReady(surface) {
      return { outlines: this.hasGround, arcs: this.shown, highlight: this.pointer.found }[surface];
    }

    /** The boxes of the canvas over which controls lie. */
    covered({ inSight }) {
      const container = this.map.getContainer();
      const corner = container.getBoundingClientRect();
      const [aside, above] = [inSight.left - corner.left, inSight.top - corner.top];
      return Array.from(container.querySelectorAll(".leaflet-control"), (control) => {
        const { left, top, right, bottom } = control.getBoundingClientRect();
        return { left: left + aside, top: top + above, right: right + aside, bottom: bottom + above };
      });
    }

    /** What the painter paints of a view for a surface; null when it is not to be shown. */
    async painted(surface, view) {
      if (!this.isReady(surface)) return null;
      const colours = { ...this.scheme.colours, scheme: this.scheme.name };
      const isArcs = surface === "arcs";
      const waiting = isArcs && setTimeout(() => (this.busy.hidden = false), BUSY);
      const covered = isArcs ? this.covered(view) : [];
      const asked = this.courier.ask("paint", { surface, view, colours, covered });
      const painting = await asked.catch((error) => this.complain(error, this.message));
      clearTimeout(waiting);
      if (isArcs && painting?.level) this.account(painting);
      return painting ?? null;
    }

    /** Explain what has just been painted, and tell tests and tools of it. */
    account({ agreements, version, level, places, isNameless, ...sizes }) {
      this.busy.hidden = true;
      this.pointer.leave();
      this.legend.account(this.shown, { level, ...sizes });
      this.paintings += 1;
      const state = { agreements, places, level, version, paintings: this.paintings };
      requestAnimationFrame(() => {
        window.atlasMap = state;
      });
      this.outline();
      if (isNameless) this.surfaces.arcs.redraw();
      else if (level !== "country") this.name();
    }
  }

  /** An address of the page as the painter can use it. */
  atlas.absolute = (address) => new URL(address, document.baseURI).href;
  atlas.base = (map, settings) => {
    atlas.current = new AtlasMap(map, settings);
  };
  atlas.show = (map, group, message) => atlas.current.show(group, message);
  /** Where on the map, {x, y}, a click means {kind, id}; null if that is nowhere in sight. */
  atlas.whereIs = (thing) => atlas.current.pointer.pointOf(thing);
})((self.atlas ??= {}));
