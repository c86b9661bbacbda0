/** What was clicked on the map, and all its agreements: it stands in for the pages of an app. */
((atlas) => {
  "use strict";

  const MOST = 100; // agreements listed
  const { element, plain } = atlas.text;

  /** The words enclosed about cities and agreements, in columns. */
  class Words {
    constructor({ json, page }) {
      this.cities = json(`${page.message.document}/cities.json`);
      this.agreements = json(`${page.message.document}/agreements/0.json`);
      this.countries = page.countries;
      this.pattern = page.text.city;
    }

    /** The number of the city with an id. */
    cityOf(id) {
      return this.cities.id.indexOf(id);
    }

    /** What a thing that was clicked is called; an agreement is called nothing but its title. */
    nameOf({ kind, id }) {
      if (kind === "country") return this.countries[id];
      if (kind === "agreement") return "";
      const city = this.cityOf(id);
      const country = this.countries[this.cities.country[city]];
      return atlas.text.filled(this.pattern, { city: this.cities.name[city], country });
    }

    /** The numbers of the agreements of a thing, whether they are drawn or not. */
    agreementsOf({ kind, id }) {
      const { id: ids, city_a: a, city_b: b } = this.agreements;
      if (kind === "agreement") return [ids.indexOf(id)];
      const column = kind === "city" ? this.cities.id : this.cities.country;
      const isMeant = column.map((value) => value === id);
      return Array.from(ids.keys()).filter((number) => isMeant[a[number]] || isMeant[b[number]]);
    }

    /** How many of some agreements are not drawn. */
    absent(numbers) {
      return numbers.filter((number) => this.agreements.absence[number]).length;
    }

    /** Everything there is to say of one agreement, line by line, its title first. */
    linesOf(number) {
      const { title, detail, themes, absence } = this.agreements;
      return [title, detail, themes, absence].map((column) => column[number]).filter((line) => line);
    }
  }

  /** One agreement as an item of a list. */
  const item = ([title, ...lines]) => {
    const made = element("li", "");
    made.append(element("strong", "", plain(title, 500)));
    for (const line of lines) made.append(element("div", "", plain(line, 1000)));
    return made;
  };

  atlas.Words = Words;
  /** A Leaflet control that says what was clicked, until it is closed. */
  atlas.Chosen = L.Control.extend({
    /** `text` are the words of the page; `closed` is called when it is closed by hand. */
    initialize(text, closed) {
      this._text = text;
      this._written = new Intl.NumberFormat(text.language);
      this._closed = closed;
    },

    onAdd(map) {
      this._box = element("section", "atlas-chosen");
      this._box.hidden = true;
      this._body = element("div", "");
      const button = element("button", "", "×");
      button.type = "button";
      button.title = this._text.close;
      button.setAttribute("aria-label", this._text.close);
      L.DomEvent.on(button, "click", () => this._closed());
      L.DomEvent.on(map.getContainer(), "keydown", ({ key }) => key === "Escape" && this._closed());
      L.DomEvent.disableClickPropagation(this._box);
      L.DomEvent.disableScrollPropagation(this._box);
      this._box.append(button, this._body);
      return this._box;
    },

    /** Say what the words say of a city, a country or an agreement. */
    show(words, thing) {
      const numbers = words.agreementsOf(thing);
      const name = words.nameOf(thing);
      const head = name ? [element("h2", "", plain(name, 200)), ...this._counts(words, numbers)] : [];
      const list = document.createElement("ul");
      list.append(...numbers.slice(0, MOST).map((number) => item(words.linesOf(number))));
      this._body.replaceChildren(...head, list, ...this._rest(numbers.length));
      this._box.scrollTop = 0;
      this._box.hidden = false;
    },

    /** How many there are, and how many of them the map does not show. */
    _counts(words, numbers) {
      const count = element("p", "", atlas.text.counted(this._text, "agreements", numbers.length));
      const absent = words.absent(numbers);
      if (absent === 0) return [count];
      return [count, element("p", "", atlas.text.counted(this._text, "absent", absent))];
    },

    /** A word on those that are not listed. */
    _rest(count) {
      if (count <= MOST) return [];
      const [listed, all] = [MOST, count].map((number) => this._written.format(number));
      return [element("p", "", atlas.text.filled(this._text.more, { listed, count: all }))];
    },

    /** Say nothing. */
    hide() {
      this._box.hidden = true;
    },
  });
})((self.atlas ??= {}));
