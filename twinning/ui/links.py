"""Numbers that lead to the rows behind them."""

from typing import Any
from urllib.parse import quote, urlencode, urljoin

import streamlit as st

from twinning.language import number
from twinning.selection import Selection, parameters
from twinning.ui import address
from twinning.ui.markdown import plain
from twinning.ui.menu import AGREEMENTS, ICONS


def absolute(selection: Selection) -> str:
    """The address under which others find the agreements of a selection."""
    here = str(st.context.url or "")
    query = urlencode(parameters(selection))
    return f"{urljoin(here, AGREEMENTS.url_path)}?{query}".rstrip("?")


def figure(label: str, count: int, selection: Selection) -> None:
    """A labelled number that leads to the agreements of a selection."""
    words = f"**{number(count)}** {plain(label)}"
    query, icon = address.link(selection), ICONS[AGREEMENTS]
    st.page_link(AGREEMENTS, label=words, icon=icon, query_params=query)


def counted(count: int, selection: Selection) -> str:
    """A cell for a `column()` of a table: the number, leading to the agreements of a selection."""
    return named(number(count), AGREEMENTS, selection)


def named(name: str, page: st.Page, selection: Selection) -> str:
    """A cell for a `column()` of a table: a name, leading to a page with a selection."""
    text = quote(name, safe=",")
    return f"{page.url_path}?{urlencode(parameters(selection))}#{text}"


def column(label: str | None = None) -> Any:
    """How a table shows the cells that `counted` and `named` make."""
    return st.column_config.LinkColumn(label, display_text=r"#(.+)$")


def linked(words: str, page: st.Page, selection: Selection, agreement: str = "") -> str:
    """The words as Markdown that leads to a page with a selection and perhaps an agreement open."""
    opened = [(address.AGREEMENT, agreement)] if agreement else []
    query = urlencode([*parameters(selection), *opened])
    return f"[{plain(words)}]({page.url_path}?{query})"
