/** The map document: columns of numbers, fetched once and kept; words, fetched when wanted. */
((atlas) => {
  "use strict";

  const BLOCKS_KEPT = 64;

  /** The header and the columns of a document, which lie in its bytes as they are. */
  const opened = (buffer) => {
    const length = new DataView(buffer).getUint32(0, true);
    const { columns, ...header } = JSON.parse(
      new TextDecoder().decode(new Uint8Array(buffer, 4, length)),
    );
    const read = ([name, { type, offset, length: count }]) => [
      name,
      new self[type](buffer, 4 + length + offset, count),
    ];
    return { ...header, ...Object.fromEntries(Object.entries(columns).map(read)) };
  };

  /** Everything of one atlas that can be drawn, and the words about it. */
  class Document {
    constructor(folder, content) {
      this.folder = folder;
      Object.assign(this, content);
      this.blocks = new Map();
      this.levels = atlas.levels(this);
    }

    /** The ids and names of the cities, in the order of their numbers. */
    cities() {
      this.named ??= this.words("cities.json").then((words) => {
        this.cityNames = words.name;
        return words;
      });
      return this.named;
    }

    /** What there is to say of one agreement: its id, title, detail and themes. */
    async agreement(number) {
      const words = await this.wordsOf(Math.floor(number / this.block));
      const place = number % this.block;
      return Object.fromEntries(Object.keys(words).map((name) => [name, words[name][place]]));
    }

    /** The number of the agreement with an id, looked for in one block after the other; or -1. */
    async numberOf(id) {
      for (let block = 0; block * this.block < this.status.length; block += 1) {
        const place = (await this.wordsOf(block)).id.indexOf(id);
        if (place >= 0) return block * this.block + place;
      }
      return -1;
    }

    /** The words of a block; those asked for last are kept, failures are not. */
    wordsOf(block) {
      if (!this.blocks.has(block)) {
        const words = this.words(`agreements/${block}.json`);
        this.blocks.set(block, words);
        words.catch(() => this.blocks.delete(block));
        if (this.blocks.size > BLOCKS_KEPT) this.blocks.delete(this.blocks.keys().next().value);
      }
      return this.blocks.get(block);
    }

    /** The JSON of a file of this document. */
    async words(file) {
      return (await atlas.fetched(`${this.folder}/${file}`)).json();
    }
  }

  let latest = { folder: null, promise: null };

  /** The document in a folder of the server; the last one is kept, a failed one asked for again. */
  const documentIn = (folder) => {
    if (latest.folder !== folder) latest = { folder, promise: whole(folder) };
    return latest.promise;
  };

  const whole = async (folder) => {
    try {
      const answer = await atlas.fetched(`${folder}/map.bin`);
      const content = opened(await answer.arrayBuffer());
      await atlas.letters.ready(content.countries.map(({ name }) => name).join(""));
      return new Document(folder, content);
    } catch (error) {
      latest = { folder: null, promise: null };
      throw error;
    }
  };

  atlas.documentIn = documentIn;
})((self.atlas ??= {}));
