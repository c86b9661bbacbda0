/** The font of the map's words: the system's, but for Arabic script one of our own. */
((atlas) => {
  "use strict";

  const ADDRESS = "../../fonts/vazirmatn/Vazirmatn-NonLatin.woff2"; // seen from the painter
  const RANGE = "U+0600-06FF, U+0750-077F, U+08A0-08FF, U+200C-200D, U+FB50-FDFF, U+FE70-FEFC";
  const FONT = "500 11.5px Vazirmatn, system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
  const painter = new URL(atlas.painterAddress ?? self.location, self.document?.baseURI);
  const fonts = self.fonts ?? document.fonts;
  const isServed = painter.protocol.startsWith("http"); // a map in one file brings no font

  if (isServed) {
    const origin = `url(${new URL(ADDRESS, painter).href})`;
    fonts.add(new FontFace("Vazirmatn", origin, { unicodeRange: RANGE, weight: "100 900" }));
  }

  /** Resolves when there is a font for the letters of some words; without it they are readable. */
  const ready = (words) => {
    const wanted = isServed ? fonts.load(FONT, words) : Promise.resolve();
    return wanted.catch((error) => console.error("The font of the map cannot be fetched:", error));
  };

  atlas.letters = { FONT, ready };
})((self.atlas ??= {}));
