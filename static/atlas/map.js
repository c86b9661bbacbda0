/**
 * The map of agreements on a Leaflet map.
 *
 * `atlas.base(map, settings)` prepares a map once; `atlas.show(map, group, message)` draws what
 * a message shows, and `group` is the layer on which clicks are announced.  After each
 * painting `window.atlasMap` says what is represented: {agreements, cities, version}.
 */
((atlas) => {
  "use strict";

  const PANES = { outlines: 250, arcs: 400, highlight: 450 }; // z-index: tiles lie at 200
  const FAR = 1e5; // degrees: as good as no end to the east and west
  const SNAP = 0.25;

  /** The zoom at which the world fits into the map and no lower one is of use. */
  const lowestZoom = ({ x, y }) =>
    Math.max(0, Math.floor(Math.log2(Math.min(x, y) / 256) / SNAP) * SNAP);

  /** Everything on one Leaflet map, and the scene it shows. */
  class AtlasMap {
    /**
     * `settings`: outlines (addresses by name), tiles ({url, attribution} or null),
     * closest_zoom, and text, the words the map says on its own.
     */
    constructor(map, settings) {
      this.map = map;
      this.text = settings.text;
      this.prepare(settings.closest_zoom);
      this.scheme = new atlas.Scheme(map.getContainer(), () => this.recolour());
      this.ground(settings);
      this.surface = new atlas.Surface((frame) => this.paint(frame), { pane: "arcs" });
      this.surface.addTo(map);
      this.legend = new atlas.Legend().addTo(map);
      this.pointer = new atlas.Pointer(this);
      this.notice = atlas.text.element("p", "atlas-notice");
      this.notice.setAttribute("role", "alert");
      this.notice.hidden = true;
      map.getContainer().append(this.notice);
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
      this.map.zoomControl = L.control.zoom({ zoomInTitle, zoomOutTitle }).addTo(this.map);
      this.map.setMaxBounds([[-85.06, -FAR], [85.06, FAR]]);
      this.map.setMaxZoom(closestZoom);
      this.map.setMinZoom(lowestZoom(this.map.getSize()));
      for (const [name, height] of Object.entries(PANES)) {
        const pane = this.map.createPane(name);
        pane.style.zIndex = height;
        pane.style.pointerEvents = "none";
      }
    }

    /** Lay outlines or the tiles of one's own server below the arcs, and credit them. */
    ground({ outlines, tiles, text }) {
      const credits = this.map.attributionControl.setPrefix(false);
      if (tiles) {
        const credit = document.createElement("span");
        credit.textContent = tiles.attribution;
        L.tileLayer(tiles.url, { attribution: credit.innerHTML }).addTo(this.map);
      } else {
        credits.addAttribution(text.credit);
        this.outlines = new atlas.Outlines(this.map, outlines, this.scheme.colours);
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
      try {
        const document = await atlas.scene.documentAt(message.document);
        await this.styled;
        if (this.message === message) this.take(atlas.scene.sceneOf(document, message), message);
      } catch (error) {
        console.error("The map cannot be drawn:", error);
        if (this.message === message) this.complain();
      }
    }

    /** Replace what is drawn by another scene. */
    take(scene, { scheme, fit, version }) {
      this.notice.hidden = true;
      this.scheme.suggest(scheme);
      this.scene = scene;
      this.version = version;
      this.pointer.leave();
      this.recolour();
      if (fit !== this.fitted) this.fit();
      this.fitted = fit;
    }

    /** Say on the map itself that it cannot be drawn. */
    complain() {
      this.notice.textContent = this.text.failed;
      this.notice.hidden = false;
    }

    /** Fit the view to the scene and remember it as nobody's own choice. */
    fit() {
      atlas.view.fit(this.map, this.scene, this.legend.width());
      this.fittedView = this.view();
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
      if (isUntouched && this.scene) this.fit();
    }

    /** Draw everything in the colours that hold now. */
    recolour() {
      if (this.scene) this.legend.show(this.scene, this.scheme);
      this.outlines?.surface.redraw();
      this.surface.redraw();
      this.pointer.surface.redraw();
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

    /** Paint the scene, then tell tests and tools what can be seen. */
    paint(frame) {
      if (!this.scene) return;
      atlas.arcs.draw(frame, this.scene.arcs, this.scheme);
      this.names = atlas.cities.draw(frame, this.scene, this.scheme, this.covered(frame));
      const { arcs, circles } = this.scene;
      const painted = { agreements: arcs.length, cities: circles.length, version: this.version };
      requestAnimationFrame(() => {
        window.atlasMap = painted;
      });
    }
  }

  atlas.base = (map, settings) => {
    atlas.current = new AtlasMap(map, settings);
  };
  atlas.show = (map, group, message) => atlas.current.show(group, message);
  /** Where on the map, {x, y}, a click means {kind, id}; null if that is nowhere in sight. */
  atlas.whereIs = (thing) => atlas.current.pointer.pointOf(thing);
})((window.atlas ??= {}));
