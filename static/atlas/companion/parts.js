/** The parts of the list, fetched from addresses at which they never change. */
((atlas) => {
  "use strict";

  const USUAL = "newest"; // first, unless another order is asked for

  /** The JSON at an address below that of all assets. */
  const fetched = async (address, signal) => {
    const answer = await fetch(new URL(`assets/${address}`, document.baseURI), { signal });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };

  let latest = { folder: null, promise: null };

  /** What the list of a document says of itself; the last one is kept, a failed one is not. */
  const words = (folder) => {
    if (latest.folder !== folder) {
      const promise = fetched(`${folder}/list.json`);
      latest = { folder, promise };
      promise.catch(() => (latest = { folder: null, promise: null }));
    }
    return latest.promise;
  };

  /** The sentences of a selection from the one numbered `first` on. */
  const part = ({ at, query = "", order = USUAL }, first, signal) =>
    fetched(`${at}/list/${order}/${first}.json?${query}`, signal);

  atlas.parts = { USUAL, words, part };
})((self.atlas ??= {}));
