/** Pointing and clicking: what lies under the pointer, said in words and told to the app. */
((atlas) => {
  "use strict";

  const REACH = 10; // pixels around an arc
  const TOUCH_REACH = 18;
  const CITY_REACH = 4; // pixels around the edge of a circle
  const TITLE_LENGTH = 200; // characters
  const DETAIL_LENGTH = 300;
  const ASIDE = 14; // pixels between the pointer and the words
  const MARGIN = 60; // pixels around a ribbon that is looked at closer
  const CLOSER = 2; // zoom levels
  const { element, plain } = atlas.text;

  /** Whether an element belongs to a control rather than to the map itself. */
  const isControl = (element) => element.closest(".leaflet-control") !== null;

  /** A small note beside the pointer. */
  class Note {
    constructor(container) {
      this.box = element("div", "atlas-note");
      this.box.hidden = true;
      container.append(this.box);
    }

    /** Say the words at a point of the map: after it where there is room, else before it. */
    say([title, ...lines], { x, y }, size) {
      this.box.replaceChildren(element("strong", "", plain(title, TITLE_LENGTH)));
      for (const line of lines) this.box.append(element("div", "", plain(line, DETAIL_LENGTH)));
      this.box.hidden = false;
      const { offsetWidth: width, offsetHeight: height } = this.box;
      const [before, after] = [x - ASIDE - width, x + ASIDE];
      const isRight = atlas.sides.isMirrored() ? before < 0 : after + width < size.x;
      const left = Math.max(0, Math.min(isRight ? after : before, size.x - width));
      const top = y + ASIDE + height < size.y ? y + ASIDE : Math.max(0, y - ASIDE - height);
      this.box.style.transform = `translate(${left}px, ${top}px)`;
    }

    /** Say nothing. */
    hide() {
      this.box.hidden = true;
    }
  }

  /** Follows the pointer over one map. */
  class Pointer {
    constructor(atlasMap) {
      this.owner = atlasMap;
      this.map = atlasMap.map;
      this.found = null;
      this.moves = 0;
      this.clicks = 0;
      this.standing = -1;
      this.isPointing = false;
      this.note = new Note(this.map.getContainer());
      this.map.on("mousemove", (event) => this.hover(event));
      this.map.on("mouseout movestart zoomstart", () => this.leave());
      this.map.on("click", (event) => this.click(event));
    }

    /** What lies at a point of the map: {kind, id, words, box}, or null. */
    async at(point, { isTouch = false, stands = false } = {}) {
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const { x, y } = this.map.containerPointToLayerPoint(point).add(this.map.getPixelOrigin());
      const reach = isTouch ? TOUCH_REACH : REACH;
      const placeReach = isTouch ? TOUCH_REACH : CITY_REACH;
      const position = { x: x / scale, y: y / scale, scale, reach, placeReach, stands };
      try {
        return await this.owner.courier.ask("at", position);
      } catch (error) {
        console.error("What lies there cannot be said:", error);
        return null;
      }
    }

    /** Say what is under the pointer and make it stand out, unless the pointer has moved on. */
    async hover({ containerPoint, originalEvent }) {
      if (this.map.dragging?.moving()) return;
      this.moves += 1;
      this.isPointing = true;
      const move = this.moves;
      const isOver = isControl(originalEvent.target);
      const found = isOver ? null : await this.at(containerPoint, { stands: true });
      if (move !== this.moves) return;
      if (!found) {
        this.leave();
        return;
      }
      this.note.say(found.words, containerPoint, this.map.getSize());
      this.owner.neighbour?.point(found);
      this.mark(found);
    }

    /** Let the agreement with a number stand out while nothing is pointed at; none if below 0. */
    stand(number) {
      this.standing = number;
      if (!this.isPointing) this.leave();
    }

    /** Mark what stands out while nothing is pointed at. */
    async rest() {
      const { moves, standing } = this;
      const isShown = await this.owner.courier.ask("stand", { number: standing });
      if (moves !== this.moves) return;
      this.found = null; // it may have been painted over
      this.mark(isShown ? { kind: "agreement", id: standing } : null);
    }

    /** Forget what was under the pointer. */
    leave() {
      this.moves += 1;
      this.isPointing = false;
      this.note.hide();
      this.owner.neighbour?.point(null);
      if (this.standing >= 0) {
        this.rest();
        return;
      }
      if (this.found) this.owner.courier.ask("leave");
      this.mark(null);
    }

    /** Make `found` the thing that stands out, the rest dimmed. */
    mark(found) {
      if (found?.kind === this.found?.kind && found?.id === this.found?.id) return;
      this.found = found;
      if (found) this.owner.surfaces.highlight.redraw();
      else this.owner.surfaces.highlight.clear();
      this.map.getContainer().classList.toggle("atlas-pointing", found !== null);
    }

    /** Tell the app what was clicked, the way it hears of clicks on features. */
    async click({ containerPoint, latlng, originalEvent }) {
      const isTouch = originalEvent.pointerType === "touch";
      const found = await this.at(containerPoint, { isTouch });
      if (!found) return;
      if (found.kind === "ribbon") {
        this.map.fitBounds(found.box, { padding: [MARGIN, MARGIN] });
      } else if (found.kind === "region") {
        this.map.setView(latlng, this.map.getZoom() + CLOSER);
      } else {
        this.announce(found, latlng);
      }
    }

    /** Fire the click of a feature with an id on the layer whose clicks the app hears. */
    announce({ kind, id }, latlng) {
      this.clicks = Math.max(this.clicks + 1, Date.now()); // rises after a reload, too
      const properties = { kind, id, click: this.clicks };
      const feature = { type: "Feature", geometry: null, properties };
      this.owner.group.fire("click", { layer: { toGeoJSON: () => feature }, latlng });
    }

    /** A point in sight at which a click means the place or agreement with this id, or null. */
    async pointOf(thing) {
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const positions = await this.owner.courier.ask("positions", { thing, scale });
      for (const point of positions.flatMap(([x, y]) => this.points(x, y))) {
        if (this.isCovered(point)) continue;
        const found = await this.at(point);
        if (found?.kind === thing.kind && found.id === thing.id) return point;
      }
      return null;
    }

    /** Whether a control, or the edge of the map, lies over a point of it. */
    isCovered({ x, y }) {
      const { left, top } = this.map.getContainer().getBoundingClientRect();
      const element = document.elementFromPoint(left + x, top + y);
      return !this.map.getContainer().contains(element) || isControl(element);
    }

    /** The points of the map at which copies of a world position lie, the most central first. */
    points(x, y) {
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const middle = this.map.project(this.map.getCenter()).x / scale;
      const around = Math.round(middle - x);
      return [0, -1, 1].map((copy) => {
        const position = L.point(x + around + copy, y).multiplyBy(scale);
        const point = position.subtract(this.map.getPixelOrigin());
        return this.map.layerPointToContainerPoint(point).round(); // as a mouse would be there
      });
    }
  }

  atlas.Pointer = Pointer;
})((self.atlas ??= {}));
