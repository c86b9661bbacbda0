/** What a map in one file brings with it: the painter, and the files a server would have. */
((atlas) => {
  "use strict";

  const FILES = "script[data-address]";

  /** The text of an element that holds text for this script. */
  const textOf = (id) => document.getElementById(id).textContent;

  /** JSON as it stands there, anything else behind base64 of raw deflate. */
  const contentOf = ({ type, textContent }) =>
    type === "application/json" ? textContent : atlas.inflated(textContent);

  /** The content of all files enclosed, by address. */
  const files = async () => {
    const elements = Array.from(document.querySelectorAll(FILES));
    const contents = await Promise.all(elements.map(contentOf));
    return Object.fromEntries(elements.map(({ dataset }, index) => [dataset.address, contents[index]]));
  };

  /** The JSON of one file enclosed. */
  const json = (address) => {
    const elements = Array.from(document.querySelectorAll(FILES));
    return JSON.parse(elements.find(({ dataset }) => dataset.address === address).textContent);
  };

  const painter = new Blob([textOf("painter")], { type: "text/javascript" });
  atlas.painterAddress = URL.createObjectURL(painter);
  atlas.enclosed = { files, json, page: JSON.parse(textOf("page")) };
})((self.atlas ??= {}));
