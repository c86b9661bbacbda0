/**
 * A canvas that covers the visible map and some of its surroundings, and is painted anew in
 * one animation frame after the view or its subject has changed.
 */
((atlas) => {
  "use strict";

  const PADDING = 0.25; // of the map, on each side of it
  const SHARPEST = 2; // device pixels per CSS pixel; more costs time and shows nothing

  /**
   * What a painter is given: the context in CSS pixels, where the canvas lies in a world `scale`
   * pixels wide, and which part of it is in sight.
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
      const [aside, above] = [size.x, size.y].map((length) => (length * PADDING) / (1 + 2 * PADDING));
      this.inSight = { left: aside, top: above, right: size.x - aside, bottom: size.y - above };
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
    options: { padding: PADDING },

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
