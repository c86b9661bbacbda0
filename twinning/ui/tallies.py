"""Counts as tables: of a country's parties, of themes; each number leads to its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from twinning.atlas import Atlas
from twinning.countries import country_name
from twinning.labels import city_names, level_label
from twinning.language import _, ngettext, number
from twinning.portrait import own_parties, theme_counts, themeless
from twinning.schema import DEFAULT_LEVEL
from twinning.selection import Selection
from twinning.ui import grid, links, rows
from twinning.ui.filters import indented
from twinning.ui.grid import Cell
from twinning.ui.markdown import plain
from twinning.ui.menu import CITY
from twinning.view import View

LISTED = 100


def draw_parties(view: View, country: str) -> None:
    """The parties in a country, each leading to the city's page, its number to its rows."""
    counts = own_parties(view, country)
    words = _("Parties in {country}: {count}")
    told = words.format(country=country_name(country), count=number(len(counts)))
    st.header(plain(told), anchor=False)
    _draw_bound(len(counts))
    counts = counts.head(LISTED)
    ids = counts.index.tolist()
    alone = [replace(view.selection, city=(city_id,)) for city_id in ids]
    names = _party_names(view.atlas, ids)
    cells = [
        links.named(name, CITY, replace(chosen, country=(country,), between=False))
        for name, chosen in zip(names, alone, strict=True)
    ]
    # With cities chosen, no selection holds both one of them and another city.
    numbers = counts.tolist() if view.selection.city else linked_numbers(counts, alone)
    table = pd.DataFrame({_("Party"): cells, _("Agreements"): numbers})
    grid.draw(table, key=f"parties {country}", alt=told)


def _party_names(atlas: Atlas, ids: list[str]) -> list[str]:
    """The names, with what kind of party it is where that is no city."""
    levels = atlas.cities["level"].loc[ids].tolist()
    names = city_names(atlas)[atlas.cities.index.get_indexer(pd.Index(ids))].tolist()
    return [
        name if level == DEFAULT_LEVEL else f"{name} ({level_label(level)})"
        for name, level in zip(names, levels, strict=True)
    ]


def draw_themes(view: View) -> None:
    """The themes in their groups, each number leading to its rows; those without one apart."""
    st.header(_("Themes"), anchor=False)
    counts = theme_counts(view)
    if len(counts):
        _draw_themes(view, counts)
    rest = themeless(view)
    words = ngettext(
        "{count} agreement states no theme", "{count} agreements state no theme", int(rest.sum())
    )
    rows.draw_folded(view, words, rest, key="themeless")


def _draw_themes(view: View, counts: "pd.Series[int]") -> None:
    themes = counts.index.tolist()
    labels = [indented(view.atlas, theme) for theme in themes]
    alone = [replace(view.selection, theme=(theme,)) for theme in themes]
    # With themes chosen, no selection holds both one of them and another theme.
    numbers = counts.tolist() if view.selection.theme else linked_numbers(counts, alone)
    table = pd.DataFrame({_("Theme"): labels, _("Agreements"): numbers})
    grid.draw(table, key="themes", alt=_("Themes"))


def linked_numbers(counts: "pd.Series[int]", selections: Iterable[Selection]) -> Sequence[Cell]:
    """Cells that lead to the rows of a selection each."""
    return [links.counted(*pair) for pair in zip(counts.tolist(), selections, strict=True)]


def _draw_bound(count: int) -> None:
    if count > LISTED:
        words = _("Listed are the {listed} with the most agreements.")
        st.caption(words.format(listed=number(LISTED)))
