"""The selected rows of every table as columns of text, ready for any writer of files."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.cells import several
from twinning.countries import country_name
from twinning.labels import (
    city_names,
    instrument_label,
    level_label,
    status_label,
    theme_label,
)
from twinning.language import _
from twinning.reader import kept_by_language
from twinning.schema import PARTIES

CITY_COLUMNS = ("name", "country", "latitude", "longitude")
JOINED = {f"{party}_{column}": party for party in PARTIES for column in CITY_COLUMNS}
NAME_LABELS = {f"{party}_name_label": party for party in PARTIES}
LABELS = NAME_LABELS | {
    "city_a_country_label": "city_a",
    "city_b_country_label": "city_b",
    "status_label": "status",
    "instrument_label": "instrument",
    "themes_label": "themes",
}
MADE_FROM = JOINED | LABELS
"""The column of the table behind which each column stands that an export adds."""
COUNT = "selected_agreements"
MADE_FROM_CITIES = {
    "name_label": "name",
    "country_label": "country",
    "level_label": "level",
    COUNT: "level",
}

Column = Sequence[str]
Columns = Mapping[str, Column]


def agreements_extract(atlas: Atlas) -> Callable[[Positions, bool], Columns]:
    """What makes the columns of the agreements at some positions, with labels or without.

    Both cities' names, countries and coordinates stand beside their ids.
    """
    cities = {column: np.array(texts(atlas.cities[column]), object) for column in CITY_COLUMNS}

    def columns(rows: Positions, labelled: bool) -> Columns:
        agreements = atlas.agreements.iloc[rows]
        made = _joined(cities, atlas.parties[rows])
        if labelled:
            made |= _labels(atlas, agreements, made) | _name_labels(atlas, rows)
        return _columns(agreements, made, MADE_FROM)

    return columns


def cities_extract(atlas: Atlas, counts: Positions) -> Callable[[Positions, bool], Columns]:
    """What makes the columns of the cities at some positions, with labels or without.

    `counts` holds how many selected agreements each city has.
    """

    def columns(rows: Positions, labelled: bool) -> Columns:
        cities = atlas.cities.iloc[rows].reset_index()
        made: dict[str, Column] = {COUNT: list(map(str, counts[rows].tolist()))}
        if labelled:
            made |= _city_labels(cities)
            if _has_own_names(atlas):
                made["name_label"] = city_names(atlas)[rows].tolist()
        return _columns(cities, made, MADE_FROM_CITIES)

    return columns


def sources_extract(atlas: Atlas, mask: Mask) -> Columns:
    """The columns of what sources say of the masked agreements."""
    return table_columns(_of_agreements(atlas.sources, atlas, mask))


def events_extract(atlas: Atlas, mask: Mask) -> Columns:
    """The columns of what the table of events has of the masked agreements."""
    return table_columns(_of_agreements(atlas.events, atlas, mask))


def table_columns(table: pd.DataFrame) -> Columns:
    """Any table of text and numbers as columns of text."""
    return {str(name): texts(table[name]) for name in table}


def texts(column: "pd.Series[Any]") -> list[str]:
    """The cells as text: numbers in full, those not known empty."""
    cells = column.tolist()
    if column.dtype != np.float64:
        return cells
    return ["" if np.isnan(number) else _decimal(number) for number in cells]


def _of_agreements(table: pd.DataFrame, atlas: Atlas, mask: Mask) -> pd.DataFrame:
    ids = atlas.agreements["agreement_id"]
    return table[table["agreement_id"].isin(ids[mask])]


def _columns(table: pd.DataFrame, made: Columns, origins: Mapping[str, str]) -> Columns:
    """The table's own columns, each followed by those made from it, as `origins` says.

    What an earlier export had made is left out, so that exporting its reading changes nothing.
    """
    columns: dict[str, Column] = {}
    for name in table.columns.difference(list(origins), sort=False):
        columns[name] = texts(table[name])
        columns |= {key: cells for key, cells in made.items() if origins[key] == name}
    return columns


def _joined(cities: Mapping[str, NDArray[np.object_]], parties: Positions) -> dict[str, Column]:
    """Name, country, latitude and longitude of both parties."""
    return {
        f"{party}_{column}": cells[positions].tolist()
        for party, positions in zip(PARTIES, parties.T, strict=True)
        for column, cells in cities.items()
    }


def _decimal(number: float) -> str:
    """The shortest text of that number; `loading` reads no exponents."""
    text = repr(number)
    return np.format_float_positional(number, trim="0") if "e" in text else text


def _labels(atlas: Atlas, agreements: pd.DataFrame, joined: Columns) -> dict[str, Column]:
    """What the ids and codes mean, in words."""
    countries = {f"{party}_country_label": joined[f"{party}_country"] for party in PARTIES}
    return {
        **{label: _each(country_name, codes) for label, codes in countries.items()},
        "status_label": _each(status_label, agreements["status"].tolist()),
        "instrument_label": _each(instrument_label, agreements["instrument"].tolist()),
        "themes_label": _each(partial(_themes, atlas), agreements["themes"].tolist()),
    }


def _name_labels(atlas: Atlas, rows: Positions) -> dict[str, Column]:
    """What both parties are called in the reader's language, where that is not as in the table."""
    if not _has_own_names(atlas):
        return {}
    names = city_names(atlas)[atlas.parties[rows]].T
    return {label: own.tolist() for label, own in zip(NAME_LABELS, names, strict=True)}


@kept_by_language(KEPT_ATLASES)
def _has_own_names(atlas: Atlas) -> bool:
    return bool((city_names(atlas) != atlas.cities["name"].to_numpy(dtype=object)).any())


def _city_labels(cities: pd.DataFrame) -> dict[str, Column]:
    return {
        "country_label": _each(country_name, cities["country"].tolist()),
        "level_label": _each(level_label, cities["level"].tolist()),
    }


def _themes(atlas: Atlas, cell: str) -> str:
    """The labels of a cell of theme ids, without the marks that order words on a screen."""
    return _("; ").join(theme_label(atlas, theme) for theme in several(cell))


def _each(label: Callable[[str], str], cells: Column) -> Column:
    """The label of every cell; each distinct one is worked out once."""
    labels = {cell: label(cell) for cell in set(cells)}
    return [labels[cell] for cell in cells]
