"""What an address says beside the selection: colours, bundles, and which rows of a long table."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

import streamlit as st

from twinning.ordering import ORDERS
from twinning.ui import address

_WHOLE = re.compile(r"\d{1,9}", re.ASCII)

Colour = Literal["theme", "status"]
Bundle = Literal["", "country", "region", "none"]
BUNDLES: tuple[Bundle, ...] = ("", "country", "region", "none")


def draw(
    name: str,
    label: str,
    labels: Mapping[str, str],
    chosen: str,
    write: Callable[[str], None],
    **look: Any,
) -> None:
    """A choice between a few labelled values, told to `write`; `look` is that of a select box."""
    st.session_state[name] = chosen
    st.selectbox(
        label,
        list(labels),
        format_func=labels.__getitem__,
        key=name,
        on_change=lambda: write(st.session_state[name]),
        **look,
    )


def colour() -> Colour:
    """What the arcs' colour follows: the theme group unless the address says otherwise."""
    return "status" if address.switch(address.COLOUR) == "status" else "theme"


def bundle() -> Bundle:
    """The level at which arcs are bundled; empty where the map decides."""
    named = address.switch(address.BUNDLE)
    return next((level for level in BUNDLES if level == named), "")


def page(pages: int) -> int:
    """Which of so many pages of a table is shown, from 1 on; one that there is not is the last."""
    named = address.switch(address.PAGE)
    return max(1, min(int(named), pages)) if _WHOLE.fullmatch(named) else 1


def write_page(number: int) -> None:
    """Show that page of a table."""
    address.write_switch(address.PAGE, str(number), "1")


def order() -> str:
    """What a table is ordered by; empty for the order of the file."""
    named = address.switch(address.ORDER)
    return named if named in ORDERS else ""


def write_order(named: str) -> None:
    """Order a table anew, and show it from the top."""
    address.write_switch(address.ORDER, named, "")
    write_page(1)
