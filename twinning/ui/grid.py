"""Tables as HTML: what a cell says, sorts by and leads to goes to the browser as data.

Rows can open something; then choosing one puts it into the address, and choosing it again takes it
out.  What is drawn of the data, and how, is in `static/atlas/grid/`.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from pandas.api.types import is_numeric_dtype

from twinning.dates import other, spoken
from twinning.language import direction, language_tag, number
from twinning.maps.scripts import bundle_address
from twinning.reader import kept_by_reader
from twinning.ui import address

NAME = "twinning_grid"
CHOSEN = "chosen"
_LEVEL = 1  # of compression: the next ones take longer than they save
_draw = st.components.v2.component(
    NAME,
    js=f"""const script = import(new URL("assets/{bundle_address("grid")}", document.baseURI));
export default async (component) => {{
    await script;
    self.atlas.grid(component);
}}""",
)


class Cell(NamedTuple):
    """A cell that is more than its words: what it is sorted by, says on hover, or leads to.

    `words` is None where nothing is known.  Without `sort` it is sorted as people order words.
    `address` is the query of a page of ours without what is carried along, or an http(s) URL.
    """

    words: str | None
    sort: str | float | None = None
    title: str = ""
    address: str = ""


@dataclass(frozen=True)
class Opening:
    """What choosing a row puts into the address: a parameter, its value for each row, the one now.

    `chosen` is empty where none is.
    """

    parameter: str
    values: Sequence[str]
    chosen: str


@kept_by_reader(65_536)
def date(text: str) -> Cell:
    """A cell for an EDTF date: as people write it, sorted by time; empty is not known.

    On hover it says the date in the calendar that is not the reader's.
    """
    return Cell(spoken(text) or None, text, other(text))


def outside(url: str) -> Cell:
    """A cell for the address of another site, which opens in a tab of its own."""
    return Cell(url, address=url)


def draw(
    table: pd.DataFrame,
    *,
    key: str,
    alt: str,
    opening: Opening | None = None,
    placeholder: str = "",
) -> None:
    """A table of labelled columns of words, numbers or `Cell`s.

    It keeps its order, its place and its focus as long as its `key` is the same.  `alt` is its name
    for those who do not see it, `placeholder` stands where nothing is known.
    """
    key = f"table {key}"  # no other control is called so
    _draw(
        key=key,
        data=packed(table, alt, opening, placeholder),
        on_chosen_change=(lambda: choose(key, opening)) if opening else None,
    )


def packed(table: pd.DataFrame, alt: str, opening: Opening | None, placeholder: str) -> bytes:
    """Everything a browser must know of a table, as gzipped JSON."""
    data = {
        "alt": alt,
        "language": language_tag(),
        "direction": direction(),
        "placeholder": placeholder,
        "carried": urlencode(address.carried()),
        "columns": [_column(str(label), column) for label, column in table.items()],
        "rows": _rows(opening) if opening else None,
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), _LEVEL, mtime=0)


def choose(key: str, opening: Opening) -> None:
    """Put the row just chosen into the address, or take it out where it is there already."""
    value = st.session_state[key][CHOSEN]
    if value in opening.values:
        address.write_switch(opening.parameter, value, opening.chosen)


def _rows(opening: Opening) -> dict[str, Any]:
    return {
        "parameter": opening.parameter,
        "values": list(opening.values),
        "chosen": opening.chosen,
        "query": urlencode(address.without(opening.parameter)),
    }


def _column(label: str, column: "pd.Series[Any]") -> dict[str, Any]:
    values = column.tolist()
    if column.hasnans:
        values = column.astype(object).where(column.notna(), None).tolist()
    if is_numeric_dtype(column.dtype):
        words = [None if value is None else number(value) for value in values]
        return {"label": label, "cells": words, "sort": values}
    if column.dtype != object or not any(isinstance(value, Cell) for value in values):
        return {"label": label, "cells": values}
    cells = [value if isinstance(value, Cell) else Cell(value) for value in values]
    parts = dict(zip(("cells", "sort", "titles", "links"), zip(*cells, strict=True), strict=True))
    used = {name: part for name, part in parts.items() if name == "cells" or any(map(_says, part))}
    return {"label": label, **used}


def _says(part: str | float | None) -> bool:
    return part is not None and part != ""
