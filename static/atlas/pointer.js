/** Pointing and clicking: what lies under the pointer, said in words and told to the app. */
((atlas) => {
  "use strict";

  const REACH = 10; // pixels around an arc
  const TOUCH_REACH = 18;
  const CITY_REACH = 4; // pixels around the edge of a circle
  const TITLE_LENGTH = 200; // characters
  const DETAIL_LENGTH = 300;
  const ASIDE = 14; // pixels between the pointer and the words
  const { element, plain } = atlas.text;

  /** The words about a thing under the pointer: a title and what follows it. */
  const wordsAbout = ({ circle, arc }, { cities, agreements, text }) => {
    if (circle) {
      const name = plain(cities.name[circle.city], TITLE_LENGTH);
      return [`${name}, ${cities.country[circle.city]}`, atlas.text.agreements(text, circle.count)];
    }
    const { agreement } = arc;
    const lines = [agreements.title, agreements.detail, agreements.themes];
    return lines.map((column) => column[agreement]).filter((line) => line !== "");
  };

  /** Whether an element belongs to a control rather than to the map itself. */
  const isControl = (element) => element.closest(".leaflet-control") !== null;

  /** A small note beside the pointer. */
  class Note {
    constructor(container) {
      this.box = element("div", "atlas-note");
      this.box.hidden = true;
      container.append(this.box);
    }

    /** Say the words at a point of the map, on the side where there is room. */
    say([title, ...lines], { x, y }, size) {
      this.box.replaceChildren(element("strong", "", plain(title, TITLE_LENGTH)));
      for (const line of lines) this.box.append(element("div", "", plain(line, DETAIL_LENGTH)));
      this.box.hidden = false;
      const { offsetWidth: width, offsetHeight: height } = this.box;
      const left = x + ASIDE + width < size.x ? x + ASIDE : Math.max(0, x - ASIDE - width);
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
      this.clicks = 0;
      this.note = new Note(this.map.getContainer());
      this.surface = new atlas.Surface((frame) => this.paint(frame), { pane: "highlight" });
      this.surface.addTo(this.map);
      this.map.on("mousemove", (event) => this.hover(event));
      this.map.on("mouseout movestart zoomstart", () => this.leave());
      this.map.on("click", (event) => this.click(event));
    }

    /** What lies at a point of the map: {circle}, {arc} or null; a city goes before an arc. */
    at(point, isTouch = false) {
      const { scene } = this.owner;
      if (!scene) return null;
      const scale = this.map.options.crs.scale(this.map.getZoom());
      const { x, y } = this.map.containerPointToLayerPoint(point).add(this.map.getPixelOrigin());
      const position = [x / scale, y / scale];
      const reach = isTouch ? TOUCH_REACH : REACH;
      const cityReach = isTouch ? TOUCH_REACH : CITY_REACH;
      const circle = atlas.cities.at(scene.circles, ...position, scale, cityReach);
      if (circle) return { circle };
      const arc = atlas.arcs.at(scene.arcs, ...position, reach / scale);
      return arc && { arc };
    }

    /** Say what is under the pointer and make it stand out. */
    hover({ containerPoint, originalEvent }) {
      const found = isControl(originalEvent.target) ? null : this.at(containerPoint);
      if (!found) {
        this.leave();
        return;
      }
      const words = wordsAbout(found, this.owner.scene.document);
      this.note.say(words, containerPoint, this.map.getSize());
      this.mark(found);
    }

    /** Forget what was under the pointer. */
    leave() {
      this.note.hide();
      this.mark(null);
    }

    /** Make `found` the thing that stands out. */
    mark(found) {
      if (found?.arc === this.found?.arc && found?.circle === this.found?.circle) return;
      this.found = found;
      this.map.getContainer().classList.toggle("atlas-pointing", found !== null);
      this.surface.redraw();
    }

    /** The arcs that stand out: the one pointed at, or all of a city. */
    arcs() {
      if (!this.found) return [];
      const { arc, circle } = this.found;
      if (arc) return [arc];
      return this.owner.scene.arcs.filter(({ ends }) => ends.includes(circle.city));
    }

    /** Paint what stands out. */
    paint(frame) {
      const arcs = this.arcs();
      if (arcs.length === 0) return;
      const { scene, names, scheme } = this.owner;
      atlas.arcs.highlight(frame, arcs, scheme);
      const ends = new Set(arcs.flatMap((arc) => arc.ends));
      atlas.cities.highlight(frame, ends, { circles: scene.circles, names }, scheme);
    }

    /** Tell the app what was clicked, the way it hears of clicks on features. */
    click({ containerPoint, latlng, originalEvent }) {
      const found = this.at(containerPoint, originalEvent.pointerType === "touch");
      if (!found) return;
      const { cities, agreements } = this.owner.scene.document;
      const { circle, arc } = found;
      this.clicks = Math.max(this.clicks + 1, Date.now()); // rises after a reload, too
      const properties = circle
        ? { kind: "city", id: cities.id[circle.city], click: this.clicks }
        : { kind: "agreement", id: agreements.id[arc.agreement], click: this.clicks };
      const feature = { type: "Feature", geometry: null, properties };
      this.owner.group.fire("click", { layer: { toGeoJSON: () => feature }, latlng });
    }

    /** A point in sight at which a click means the city or agreement with this id, or null. */
    pointOf({ kind, id }) {
      if (!this.owner.scene) return null;
      const { circles, arcs, document: { cities, agreements } } = this.owner.scene;
      const isCity = kind === "city";
      const thing = isCity
        ? circles.find(({ city }) => cities.id[city] === id)
        : arcs.find(({ agreement }) => agreements.id[agreement] === id);
      if (!thing) return null;
      const positions = isCity ? [[thing.x, thing.y]] : atlas.arcs.fromTheMiddle(thing);
      const means = (point) => {
        const found = this.at(point);
        return (found?.circle ?? found?.arc) === thing && !this.isCovered(point);
      };
      return positions.flatMap(([x, y]) => this.points(x, y)).find(means) ?? null;
    }

    /** Whether a control, or the edge of the map, lies over a point of it. */
    isCovered({ x, y }) {
      const { left, top } = this.map.getContainer().getBoundingClientRect();
      const element = document.elementFromPoint(left + x, top + y);
      return !this.map.getContainer().contains(element) || isControl(element);
    }

    /** The points of the map at which copies of a world position lie, the most central first. */
    points(x, y) {
      const [latitude, longitude] = atlas.geometry.unproject(x, y);
      const around = Math.round((this.map.getCenter().lng - longitude) / 360);
      return [0, -1, 1].map((copy) =>
        this.map.latLngToContainerPoint([latitude, longitude + 360 * (around + copy)]),
      );
    }
  }

  atlas.Pointer = Pointer;
})((window.atlas ??= {}));
