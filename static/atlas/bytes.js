/** Bytes that came as text. */
((atlas) => {
  "use strict";

  /** The bytes behind base64 of raw deflate. */
  atlas.inflated = async (coded) => {
    const bytes = Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
})((self.atlas ??= {}));
