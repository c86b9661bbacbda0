/** The wish to be spared motion, told to the server. */
((atlas) => {
  "use strict";

  /** Says whether motion is unwanted, where the server thinks otherwise and when that changes. */
  atlas.motion = ({ data, setStateValue }) => {
    const wish = matchMedia("(prefers-reduced-motion: reduce)");
    const tell = () => setStateValue("reduced", wish.matches);
    if (wish.matches !== data) tell();
    wish.onchange = tell;
    return () => (wish.onchange = null);
  };
})((self.atlas ??= {}));
