/**
 * A canvas that covers the visible map and some of its surroundings.  It shows what the painter
 * has painted last, moved and scaled with the map until the painting of the new view has come.
 */
((atlas) => {
  "use strict";

  const PADDING = 0.25; // of the map, on each side of it
  const SHARPEST = 2; // device pixels per CSS pixel; more costs time and shows nothing
  const STALE = 0.6; // of the padding: a drag further than that wants a new painting
  const PATIENCE = 250; // milliseconds after which a painting is given up for a newer one

  atlas.Surface = L.Layer.extend({
    /** `request` takes a view and promises {bitmap}, or null when there is none after all. */
    initialize(request, options) {
      L.setOptions(this, options);
      this._request = request;
      this._asked = 0;
    },

    onAdd(map) {
      this._canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", this.getPane());
      this._context = this._canvas.getContext("bitmaprenderer");
      if (map.getSize().x) this.redraw();
    },

    onRemove() {
      this._canvas.remove();
    },

    getEvents() {
      const follow = () => this._place(this._map.getCenter(), this._map.getZoom());
      return {
        viewreset: follow,
        zoom: follow,
        move: () => this._isStale() && this.redraw(),
        moveend: () => this.redraw(),
        zoomanim: ({ center, zoom }) => this._place(center, zoom),
      };
    },

    /** Ask for a new painting before the browser shows its next frame. */
    redraw() {
      this._frame ??= requestAnimationFrame(() => {
        this._frame = null;
        this._ask();
      });
    },

    /** Show nothing. */
    clear() {
      this._canvas.hidden = true;
    },

    /** Ask for a painting of the view; while one is on its way, the next waits for it a little. */
    async _ask() {
      if (!this._map || this._map._animatingZoom) return; // moveend follows
      if (this._asked && performance.now() - this._asked < PATIENCE) {
        this._again = true;
        return;
      }
      const view = this._view();
      const asked = performance.now();
      this._asked = asked;
      this._again = false;
      const painting = await this._request(view);
      if (painting) this._show(view, painting);
      if (this._asked !== asked) return; // a newer one is on its way
      this._asked = 0;
      if (this._again) this.redraw();
    },

    /** The part of the world to be painted, in pixels of the world at the map's zoom. */
    _view() {
      const size = this._map.getSize();
      const corner = size.multiplyBy(-PADDING).round();
      const { x: left, y: top } = this._map
        .containerPointToLayerPoint(corner)
        .add(this._map.getPixelOrigin())
        .round();
      const [width, height] = [size.x - 2 * corner.x, size.y - 2 * corner.y];
      const zoom = this._map.getZoom();
      const sharpness = Math.min(SHARPEST, window.devicePixelRatio || 1);
      const inSight = { left: -corner.x, top: -corner.y, right: size.x - corner.x, bottom: size.y - corner.y };
      return { left, top, width, height, zoom, sharpness, inSight, scale: this._map.options.crs.scale(zoom) };
    },

    /** Put a painting into the place of the last one. */
    _show(view, { bitmap }) {
      if (!this._map) return;
      this._shown = view;
      this._canvas.hidden = false;
      this._context.transferFromImageBitmap(bitmap);
      this._canvas.style.width = `${view.width}px`;
      this._canvas.style.height = `${view.height}px`;
      this._place(this._map.getCenter(), this._map.getZoom());
    },

    /** Lay the canvas where what it shows belongs on the map. */
    _place(center, zoom) {
      if (!this._shown) return;
      const scale = this._map.getZoomScale(zoom, this._shown.zoom);
      const origin = this._map._getNewPixelOrigin(center, zoom);
      const corner = L.point(this._shown.left, this._shown.top).multiplyBy(scale);
      const isSettled = zoom === this._map.getZoom() && !this._map._animatingZoom;
      const offset = corner.subtract(isSettled ? this._map.getPixelOrigin() : origin);
      L.DomUtil.setTransform(this._canvas, offset, scale);
    },

    /** Whether the map has been dragged so far that the edge of the painting comes near. */
    _isStale() {
      if (!this._shown || this._shown.zoom !== this._map.getZoom()) return false;
      const { left, top } = this._view();
      const size = this._map.getSize().multiplyBy(PADDING * STALE);
      return Math.abs(left - this._shown.left) > size.x || Math.abs(top - this._shown.top) > size.y;
    },
  });
})((self.atlas ??= {}));
