"""Numbers that lead to the rows behind them."""

from urllib.parse import urlencode, urljoin

import streamlit as st

from twinning.language import number
from twinning.selection import Selection, parameters
from twinning.ui import address
from twinning.ui.grid import Cell
from twinning.ui.markdown import plain
from twinning.ui.menu import AGREEMENTS, ICONS


def absolute(selection: Selection) -> str:
    """The address under which others find the agreements of a selection."""
    here = str(st.context.url or "")
    query = urlencode(parameters(selection))
    return f"{urljoin(here, AGREEMENTS.url_path)}?{query}".rstrip("?")


def figure(words: str, count: int, selection: Selection) -> None:
    """Words with a {count} that stands out, which lead to the agreements of a selection."""
    label = words.format(count=f"**{number(count)}**")
    query, icon = address.link(selection), ICONS[AGREEMENTS]
    st.page_link(AGREEMENTS, label=label, icon=icon, query_params=query)


def counted(count: int, selection: Selection) -> Cell:
    """A cell of a table: the number, leading to the agreements of a selection; a 0 to nothing."""
    return Cell(number(count), count, address=_address(AGREEMENTS, selection) if count else "")


def named(name: str, page: st.Page, selection: Selection, sort: str | float | None = None) -> Cell:
    """A cell of a table: a name, leading to a page with a selection."""
    return Cell(name, sort, address=_address(page, selection))


def _address(page: st.Page, selection: Selection) -> str:
    return f"{page.url_path}?{urlencode(parameters(selection))}"


def linked(words: str, page: st.Page, selection: Selection, agreement: str = "") -> str:
    """The words as Markdown that leads to a page with a selection and perhaps an agreement open."""
    opened = [(address.AGREEMENT, agreement)] if agreement else []
    query = urlencode([*address.link(selection), *opened])
    return f"[{plain(words)}]({page.url_path}?{query})"
