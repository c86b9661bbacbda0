/**
 * A canvas that covers the visible map and some of its surroundings, and is painted anew in
 * one animation frame after the view or its subject has changed.
 */
((atlas) => {
  "use strict";

  const SHARPEST = 2; // device pixels per CSS pixel; more costs time and shows nothing

  /**
   * What a painter is given: the context in CSS pixels, and where the canvas lies in a world
   * `scale` pixels wide.
   */
  class Frame {
    constructor(context, scale, zoom, corner, size) {
      this.context = context;
      this.scale = scale;
      this.zoom = zoom;
      this.left = corner.x;
      this.top = corner.y;
      this.width = size.x;
      this.height = size.y;
    }

    /** The copies of the world on which something between two world positions is in sight. */
    copies(left, right, margin = 0) {
      const first = Math.ceil((this.left - margin) / this.scale - right);
      const last = Math.floor((this.left + this.width + margin) / this.scale - left);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    }

    /** The pixel of a world position. */
    x(position) {
      return position * this.scale - this.left;
    }

    /** The pixel of a world position. */
    y(position) {
      return position * this.scale - this.top;
    }
  }

  atlas.Surface = L.Renderer.extend({
    options: { padding: 0.25 },

    /** `painter` is called with a Frame whose canvas is empty. */
    initialize(painter, options) {
      L.Renderer.prototype.initialize.call(this, options);
      this._painter = painter;
    },

    /** Paint again before the browser shows its next frame. */
    redraw() {
      this._request ??= requestAnimationFrame(() => {
        this._request = null;
        this._paint();
      });
    },

    _initContainer() {
      this._container = L.DomUtil.create("canvas");
      this._context = this._container.getContext("2d");
    },

    _destroyContainer() {
      cancelAnimationFrame(this._request);
      this._container.remove();
    },

    /** Leaflet's notice that the view has changed. */
    _update() {
      if (this._center) this.redraw();
      else this._paint();
    },

    _paint() {
      if (!this._map || (this._map._animatingZoom && this._bounds)) return; // moveend follows
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const sharpness = Math.min(SHARPEST, window.devicePixelRatio || 1);
      this._container.width = size.x * sharpness;
      this._container.height = size.y * sharpness;
      this._container.style.width = `${size.x}px`;
      this._container.style.height = `${size.y}px`;
      L.DomUtil.setPosition(this._container, this._bounds.min);
      this._context.scale(sharpness, sharpness);
      const corner = this._bounds.min.add(this._map.getPixelOrigin());
      const scale = this._map.options.crs.scale(this._zoom);
      this._painter(new Frame(this._context, scale, this._zoom, corner, size));
    },
  });
})((window.atlas ??= {}));
