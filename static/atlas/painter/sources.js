/** Where files come from: those handed over are at hand, all others the server has. */
((atlas) => {
  "use strict";

  const handed = new Map();

  /** Have files, content by address, that need not be fetched. */
  atlas.hand = (files) => {
    for (const [address, content] of Object.entries(files)) handed.set(address, content);
  };

  /** The answer behind an address. */
  atlas.fetched = async (address) => {
    if (handed.has(address)) return new Response(handed.get(address));
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer;
  };
})((self.atlas ??= {}));
