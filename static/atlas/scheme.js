/** Light and dark: which of them holds, and the colours atlas.css has for it. */
((atlas) => {
  "use strict";

  const COLOURS = ["sea", "land", "border", "ink", "city", "halo", "accent"];

  /** Whether both stylesheets, fetched after the scripts, have come into force. */
  const isStyled = (container) =>
    getComputedStyle(container).getPropertyValue("--atlas-sea") !== "" &&
    getComputedStyle(container.querySelector(".leaflet-pane")).position === "absolute";

  /** Resolves once the stylesheets are in force. */
  const styled = (container) =>
    new Promise((resolve) => {
      const look = () => (isStyled(container) ? resolve() : requestAnimationFrame(look));
      look();
    });

  /**
   * The colour scheme of one map.  What the surrounding page announces in the browser goes
   * before what a message from the server says, which may be older.
   */
  class Scheme {
    constructor(container, changed) {
      this.container = container;
      this.changed = changed;
      this.colours = {};
      window.addEventListener("message", (event) => {
        const name = event.source === window.parent && event.data?.theme?.base;
        if (name) this.announce(name);
      });
      this.set("light");
    }

    /** Take the scheme the surrounding page has announced. */
    announce(name) {
      this.announced = true;
      if (name === this.name) return;
      this.set(name);
      this.changed();
    }

    /** Take the scheme a message from the server names, unless the page has announced one. */
    suggest(name) {
      if (!this.announced) this.set(name);
    }

    /** Switch the stylesheet to `name`, "light" or "dark", and read its colours. */
    set(name) {
      this.name = name === "dark" ? "dark" : "light";
      this.container.dataset.scheme = this.name;
      const style = getComputedStyle(this.container);
      for (const colour of COLOURS) {
        this.colours[colour] = style.getPropertyValue(`--atlas-${colour}`).trim();
      }
    }
  }

  atlas.Scheme = Scheme;
  atlas.styled = styled;
})((self.atlas ??= {}));
