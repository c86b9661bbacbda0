"""The selected agreements that are not on the map, below it."""

import streamlit as st

from twinning.language import _, ngettext, number
from twinning.omissions import omissions, omitted, reasons
from twinning.ui import grid
from twinning.view import View

FEW = 20  # so many rows cost little; more are sent to whoever opens the list
LISTED = 1000


def draw(view: View) -> None:
    """How many there are, and why; of many the reasons counted, and the first when opened."""
    count = len(omitted(view))
    if not count:
        return
    title = ngettext(
        "{count} selected agreement is not on the map",
        "{count} selected agreements are not on the map",
        count,
    )
    opened = st.expander(
        title.format(count=number(count)),
        key="not on the map",
        icon=":material/location_off:",
        on_change="rerun" if count > FEW else "ignore",
    )
    with opened:
        if count > FEW:
            st.markdown("\n".join(f"- {words}" for words in reasons(view)))
        if count <= FEW or opened.open:
            _draw_rows(view, count)


def _draw_rows(view: View, count: int) -> None:
    if count > LISTED:
        words = _("The first {listed} of {count}; a narrower selection shows the others.")
        st.caption(words.format(listed=number(LISTED), count=number(count)))
    rows = omissions(view, LISTED)
    grid.draw(
        rows.rename(columns={"agreement": _("Agreement"), "reason": _("Reason")}),
        key="omitted",
        alt=_("Selected agreements that are not on the map"),
    )
