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
   * The theme of one map.  What the surrounding page announces in the browser goes before what
   * a message from the server says, which may be older.
   */
  class Theme {
    constructor(container, changed) {
      this.container = container;
      this.changed = changed;
      this.colours = {};
      window.addEventListener("message", (event) => {
        const base = event.source === window.parent && event.data?.theme?.base;
        if (base) this.announce(base);
      });
      this.set("light");
    }

    /** Take the theme the surrounding page has announced. */
    announce(base) {
      this.announced = true;
      if (base === this.name) return;
      this.set(base);
      this.changed();
    }

    /** Take the theme a message from the server names, unless the page has announced one. */
    suggest(base) {
      if (!this.announced) this.set(base);
    }

    /** Switch the stylesheet to `base`, "light" or "dark", and read its colours. */
    set(base) {
      this.name = base === "dark" ? "dark" : "light";
      this.container.dataset.theme = this.name;
      const style = getComputedStyle(this.container);
      for (const colour of COLOURS) {
        this.colours[colour] = style.getPropertyValue(`--atlas-${colour}`).trim();
      }
    }
  }

  atlas.Theme = Theme;
  atlas.styled = styled;
})((window.atlas ??= {}));
