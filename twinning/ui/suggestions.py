"""Selections to go on with, where a page needs one that is not made yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

from twinning.language import number
from twinning.selection import Selection, parameters
from twinning.ui import address
from twinning.ui.markdown import plain


@dataclass(frozen=True)
class Suggestion:
    """A selection with its name, and how many agreements it has."""

    name: str
    count: int
    selection: Selection


def draw(suggestions: Iterable[Suggestion]) -> None:
    """A button for each, which puts its selection into the address."""
    with st.container(horizontal=True):
        for suggested in suggestions:
            st.button(
                f"{plain(suggested.name)} ({number(suggested.count)})",
                key=f"go on with {urlencode(parameters(suggested.selection))}",
                on_click=address.write,
                args=(suggested.selection,),
            )
