/** Bytes that came packed. */
((atlas) => {
  "use strict";

  const unpacked = (bytes, format) =>
    new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)));

  /** The bytes behind base64 of raw deflate. */
  atlas.inflated = async (coded) => {
    const bytes = Uint8Array.from(atob(coded), (character) => character.charCodeAt(0));
    return new Uint8Array(await unpacked(bytes, "deflate-raw").arrayBuffer());
  };

  /** The text behind gzipped UTF-8. */
  atlas.unzipped = (bytes) => unpacked(bytes, "gzip").text();
})((self.atlas ??= {}));
