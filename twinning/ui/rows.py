"""Tables of which each row belongs to an agreement: choosing one opens the agreement."""

import numpy as np
import pandas as pd
import streamlit as st

from twinning.atlas import Mask, Positions
from twinning.language import _, number
from twinning.ui import grid
from twinning.ui.table import agreement_rows, opening
from twinning.view import View

LISTED = 100


def draw(view: View, table: pd.DataFrame, agreements: Positions, *, key: str, alt: str) -> None:
    """A table with a row for each of the agreements at some positions; see `grid`.

    The rows of the agreement that is open are the chosen ones until the page's dialog is closed.
    """
    opened = opening(view, agreements)
    grid.draw(table, key=key, alt=alt, opening=opened, placeholder=_("not known"))


def draw_folded(view: View, title: str, among: Mask, *, key: str) -> None:
    """The agreements among some, sent when they are asked for; `title` has a {count} of them."""
    count = int(np.count_nonzero(among))
    if not count:
        return
    words = title.format(count=number(count))
    icon = ":material/table_rows:"
    with st.expander(words, icon=icon, on_change="rerun", key=key) as opened:
        if opened.open:
            draw_bound(count, LISTED)
            listed = np.flatnonzero(among)[:LISTED]
            draw(view, agreement_rows(view, listed), listed, key=key, alt=words)


def draw_bound(count: int, listed: int) -> None:
    """That only the first of so many rows are listed, where that is so."""
    if count > listed:
        words = _("The first {listed} of {count}; a narrower selection shows the others.")
        st.caption(words.format(listed=number(listed), count=number(count)))
