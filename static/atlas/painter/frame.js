/** What a painter is given: the canvas, and which part of the world it covers. */
((atlas) => {
  "use strict";

  const NEARLY_ALL = 0.8; // of the way round the world

  /**
   * `view` says where the canvas lies: `left` and `top` in pixels of a world `scale` pixels
   * wide, `width` and `height` in pixels, each of `sharpness` device pixels, and `inSight`, the
   * box of it that can be seen.
   */
  class Frame {
    constructor(view, context) {
      Object.assign(this, view);
      this.context = context;
      this.isWorld = this.width >= NEARLY_ALL * this.scale;
      const [left, top] = [this.left / this.scale, this.top / this.scale];
      const [right, bottom] = [left + this.width / this.scale, top + this.height / this.scale];
      this.world = { left, top, right, bottom };
    }

    /** A frame with an empty canvas of its own. */
    static of(view) {
      const canvas = new OffscreenCanvas(view.width * view.sharpness, view.height * view.sharpness);
      const context = canvas.getContext("2d");
      context.scale(view.sharpness, view.sharpness);
      return new Frame(view, context);
    }

    /** The copies of the world on which something between two world positions is in the frame. */
    copies(left, right, margin = 0) {
      const first = Math.ceil((this.left - margin) / this.scale - right);
      const last = Math.floor((this.left + this.width + margin) / this.scale - left);
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    }

    /** Whether some copy of a box, the four numbers of `boxes` at `place`, has a part in the frame. */
    shows(boxes, place) {
      const { left, top, right, bottom } = this.world;
      const offset = 4 * place;
      if (boxes[offset + 1] > bottom || boxes[offset + 3] < top) return false;
      return Math.ceil(left - boxes[offset + 2]) <= Math.floor(right - boxes[offset]);
    }

    /** Whether some copy of a world position lies in the frame. */
    holds(x, y) {
      const { left, top, right, bottom } = this.world;
      return y >= top && y <= bottom && Math.ceil(left - x) <= Math.floor(right - x);
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

  atlas.Frame = Frame;
})((self.atlas ??= {}));
