"""Agreements whose sources disagree: what the table settled on, and beneath it what each says."""

import pandas as pd
import streamlit as st

from twinning.disagreement import disagreeing, side_by_side
from twinning.labels import agreement_labels, status_label
from twinning.language import _, number
from twinning.ui import grid, pager
from twinning.ui.grid import Cell
from twinning.ui.table import opening
from twinning.view import View

AGREEMENTS_OF_PAGE = 100
DIFFERENT = "≠"


def draw(view: View) -> None:
    """The selected agreements whose sources disagree, page by page, each with all its claims."""
    found = disagreeing(view)
    title = _("Sources that disagree: {count}").format(count=number(len(found)))
    st.header(title, anchor=False)
    if not len(found):
        st.markdown(_("No sources of the selected agreements contradict each other."))
        return
    st.caption(
        _(
            "First the value that the table of agreements settled on, then what each source says. "
            "{mark} marks what cannot be true together with the settled value."
        ).format(mark=DIFFERENT)
    )
    shown = pager.shown_rows(len(found), AGREEMENTS_OF_PAGE)
    said = side_by_side(view.atlas, found[shown])
    grid.draw(
        _table(view, said),
        key="disagreements",
        alt=title,
        opening=opening(view, said["agreement"].to_numpy()),
    )
    pager.draw(len(found), AGREEMENTS_OF_PAGE, _("Agreements {first}–{last} of {count}"))


def _table(view: View, said: pd.DataFrame) -> pd.DataFrame:
    is_settled = said["title"] == ""
    statuses = [
        Cell(status_label(status) if status else "") for status in said["says_status"].tolist()
    ]
    days = list(map(grid.date, said["says_signed_on"].tolist()))
    publishers = said["publisher"].where(said["publisher"] != "", said["title"])
    return pd.DataFrame(
        {
            _("Agreement"): agreement_labels(view.atlas, said["agreement"].to_numpy()),
            _("According to"): publishers.mask(is_settled, _("the table (settled)")).tolist(),
            _("Status"): _marked(statuses, said["status_differs"]),
            _("Signed"): _marked(days, said["date_differs"]),
            _("Published"): list(map(grid.date, said["published_on"].tolist())),
            _("Title"): said["title"].tolist(),
            _("Web address"): list(map(grid.outside, said["url"].tolist())),
        }
    )


def _marked(said: list[Cell], differ: "pd.Series[bool]") -> list[Cell]:
    return [
        cell._replace(words=f"{DIFFERENT} {cell.words}") if differs else cell
        for cell, differs in zip(said, differ.tolist(), strict=True)
    ]
