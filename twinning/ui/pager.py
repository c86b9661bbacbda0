"""Long tables page by page: which rows are shown, and of how many."""

import streamlit as st

from twinning.language import _, number
from twinning.ui import switches

ROWS = 1000


def shown_rows(count: int, of_page: int = ROWS) -> slice:
    """Those of `count` rows that are on the page named in the address; `of_page` fit on one."""
    page = switches.page(_pages(count, of_page))
    return slice((page - 1) * of_page, min(page * of_page, count))


def draw(count: int, of_page: int = ROWS, words: str = "") -> None:
    """Which rows of `count` are shown, and the way to the others; nothing for a single page.

    `words` with {first}, {last} and {count} say it where a row of the table is not what counts.
    """
    pages = _pages(count, of_page)
    if pages == 1:
        return
    rows, page = shown_rows(count, of_page), switches.page(pages)
    if st.session_state.get("page", page) != page:
        st.session_state["page"] = page
    with st.container(horizontal=True, vertical_alignment="center"):
        words = words or _("Rows {first}–{last} of {count}")
        told = words.format(
            first=number(rows.start + 1), last=number(rows.stop), count=number(count)
        )
        st.caption(told, width="content")
        st.pagination(
            pages,
            default=page,
            key="page",
            on_change=lambda: switches.write_page(st.session_state["page"]),
        )


def _pages(count: int, of_page: int) -> int:
    return max(1, -(-count // of_page))
