/** The page around a map in one file: it does for the map what the dashboard would do. */
((atlas) => {
  "use strict";

  const { enclosed } = atlas;
  const { corner } = atlas.sides;
  const { settings, message, text } = enclosed.page;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const map = L.map("map", {
    center: [20, 15],
    zoom: 2,
    zoomControl: false,
    zoomSnap: 0.25,
    trackResize: false,
  });
  const group = L.featureGroup();
  let [chosen, known] = [null, null];

  /** The words enclosed, read when first asked for. */
  const words = () => (known ??= new atlas.Words(enclosed));

  /** Show the selection, with some of the message changed from now on. */
  const show = (change) => atlas.show(map, group, { ...Object.assign(message, change) });

  /** Light or dark, as the system is. */
  const follow = () => atlas.current.scheme.announce(dark.matches ? "dark" : "light");

  /** Ring the cities that the selection names, and one more that was clicked here. */
  const named = message.cities;
  const ring = (cities) => show({ cities: [...named, ...cities] });

  /** Let nothing be chosen. */
  const close = () => {
    panel.hide();
    if (chosen?.kind === "city") ring([]);
    chosen = null;
  };

  /** Say what was clicked; a second click takes it back. */
  const choose = ({ kind, id }) => {
    const isSame = chosen?.kind === kind && chosen.id === id;
    close();
    if (isSame) return;
    chosen = { kind, id };
    panel.show(words(), chosen);
    if (kind === "city") ring([words().cityOf(id)]);
  };

  /** Let the menus change what the message says under their names. */
  const offer = () => {
    for (const menu of document.querySelectorAll("#switches select")) {
      menu.value = message[menu.name];
      menu.addEventListener("change", () => show({ [menu.name]: menu.value }));
    }
    document.getElementById("switches").hidden = false;
  };

  /** Hand the files over and show the selection. */
  const start = async () => {
    try {
      await atlas.courier.ask("hand", { files: await enclosed.files() });
      await show({});
      offer();
    } catch (error) {
      atlas.current.complain(error);
    }
  };

  atlas.base(map, settings);
  const panel = new atlas.Chosen(text, close).setPosition(corner("top", "end")).addTo(map);
  const screen = { title: text.fullscreen, titleCancel: text.leave, position: corner("top", "start") };
  new L.Control.FullScreen(screen).addTo(map);
  follow();
  dark.addEventListener("change", follow);
  group.on("click", ({ layer }) => choose(layer.toGeoJSON().properties));
  document.getElementById("absent").hidden = true;
  start();
})((self.atlas ??= {}));
