"""The browser's address: the one place where a visitor's choice is kept."""

from typing import Literal

import streamlit as st

from twinning.atlas import Atlas
from twinning.query import Parsed, parse
from twinning.selection import PARAMETERS, Selection, parameters

AGREEMENT = "agreement"
COLOUR = "colour"

Colour = Literal["theme", "status"]
COLOURS: tuple[Colour, ...] = ("theme", "status")


def read(atlas: Atlas) -> Parsed:
    """The selection in the address, with notes on what was passed over."""
    return parse(_pairs(), atlas)


def write(selection: Selection) -> None:
    """Put the selection into the address; an opened agreement is closed."""
    kept = [pair for pair in _pairs() if pair[0] not in (*PARAMETERS, AGREEMENT)]
    st.query_params.from_dict(_grouped(kept + parameters(selection)))


def open_agreement(agreement_id: str) -> None:
    """Name the agreement to show in full."""
    st.query_params[AGREEMENT] = agreement_id


def close_agreement() -> None:
    """Show no agreement in full."""
    st.query_params.pop(AGREEMENT, None)


def opened_agreement(atlas: Atlas) -> str:
    """The id of the agreement to show in full; empty when none is named or it is unknown."""
    agreement_id = st.query_params.get(AGREEMENT, "")
    known = bool(agreement_id) and (atlas.agreements["agreement_id"] == agreement_id).any()
    return agreement_id if known else ""


def colour() -> Colour:
    """What the arcs' colour follows: the theme group unless the address says otherwise."""
    return "status" if st.query_params.get(COLOUR) == "status" else "theme"


def write_colour(followed: Colour) -> None:
    """Let the arcs' colour follow the theme group or the status."""
    if followed == "theme":
        st.query_params.pop(COLOUR, None)
    else:
        st.query_params[COLOUR] = followed


def link(selection: Selection) -> list[tuple[str, str]]:
    """The parameters that take the selection along to another page."""
    kept = [pair for pair in _pairs() if pair[0] == COLOUR]
    return [*parameters(selection), *kept]


def _pairs() -> list[tuple[str, str]]:
    return [(name, value) for name in st.query_params for value in st.query_params.get_all(name)]


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for name, value in pairs:
        grouped.setdefault(name, []).append(value)
    return grouped
