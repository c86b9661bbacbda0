/** The order in which the rows of a table stand. */
((atlas) => {
  "use strict";

  const isMissing = (key) => key === null || key === "";

  /** What compares two of a column's keys: as they are, or the words shown as people order them. */
  const comparison = (column, language) => {
    if (column.sort) return (one, other) => (one > other) - (one < other);
    return new Intl.Collator(language, { numeric: true }).compare;
  };

  /**
   * The places of all rows: by a column, `direction` 1 or -1, what is missing last, or as they came
   * where that is 0.
   */
  atlas.rowOrder = (column, direction, language) => {
    const keys = column.sort ?? column.cells;
    const places = [...keys.keys()];
    if (!direction) return places;
    const compare = comparison(column, language);
    return places.sort((one, other) => {
      const missing = isMissing(keys[one]) - isMissing(keys[other]);
      if (missing || isMissing(keys[one])) return missing || one - other;
      return direction * compare(keys[one], keys[other]) || one - other;
    });
  };
})((self.atlas ??= {}));
