"""The parts of the city page: its facts, its names and its partners."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from twinning.cells import several
from twinning.countries import country_name
from twinning.counts import STANDINGS, counted_standing
from twinning.facets import largest
from twinning.labels import (
    city_label,
    city_name,
    instrument_label,
    level_label,
    status_label,
    themes_label,
)
from twinning.language import _, decimal, number
from twinning.partners import city_mask
from twinning.schema import DEFAULT_LEVEL, names_in_languages
from twinning.selection import Selection
from twinning.series import enumerated
from twinning.ui import address, grid, links, map_view, suggestions
from twinning.ui.markdown import plain
from twinning.ui.menu import COUNTRY
from twinning.ui.suggestions import Suggestion
from twinning.view import View

MAP_HEIGHT = 420
SUGGESTED = 12
DECIMALS = 4  # of a degree, which is ten metres


def chosen(view: View) -> str:
    """The city of the page: the chosen one, or one of several to choose from; empty for none."""
    cities = view.selection.city
    if len(cities) < 2:
        return "".join(cities)
    named = st.segmented_control(
        _("City"),
        cities,
        format_func=lambda c: plain(city_label(view.atlas, c)),
        required=True,
        default=cities[0],
    )
    return str(named)


def title(view: View, city_id: str) -> str:
    """The city's name as Markdown; without a city, the page's."""
    return plain(city_label(view.atlas, city_id)) if city_id else _("City")


def draw_suggestions(view: View) -> None:
    """Without a city: where to begin."""
    st.markdown(_("Choose a city in the sidebar, search for one, or begin with one of these:"))
    counts = view.facets.counts["city"]
    suggestions.draw(
        Suggestion(
            city_label(view.atlas, city_id),
            int(counts[city_id]),
            replace(view.selection, city=(city_id,)),
        )
        for city_id in largest(counts, SUGGESTED)
    )


def draw_facts(view: View, city_id: str, own: pd.DataFrame) -> None:
    """Counts of its own `partners`, region, other names, and how the city was located."""
    city = view.atlas.cities.loc[[city_id]].iloc[0]
    with st.container(horizontal=True):
        _draw_figure(view, city_id, own, "signed")
        _draw_figure(view, city_id, own, "pending")
        words = _("Partners: {partners} · their countries: {countries}")
        partners, countries = (number(own[column].nunique()) for column in ("partner", "country"))
        st.caption(words.format(partners=partners, countries=countries), width="content")
    told = _facts(city, city_name(view.atlas, city_id))
    facts = [f"- **{plain(name)}**: {plain(value)}" for name, value in told]
    st.markdown("\n".join(facts))
    _draw_country_link(city["country"])


def _draw_country_link(country: str) -> None:
    words = _("{country}: all agreements").format(country=country_name(country))
    parameters = address.link(Selection(country=(country,)))
    st.page_link(COUNTRY, label=plain(words), icon=":material/flag:", query_params=parameters)


def _draw_figure(view: View, city_id: str, own: pd.DataFrame, standing: str) -> None:
    """How many of its own `partners` have one of STANDINGS, leading to their rows."""
    of_statuses = own["status"][own["status"].isin(STANDINGS[standing])]
    if len(of_statuses):
        status = tuple(of_statuses.unique().tolist())
        rows = replace(view.selection, city=(city_id,), status=status)
        links.figure(counted_standing(standing, len(of_statuses)), len(of_statuses), rows)


def _facts(city: "pd.Series[str]", called: str) -> list[tuple[str, str]]:
    names = [*city[["name", *names_in_languages(city.index)]], *several(city["aliases"])]
    facts = [
        (_("Kind of party"), level_label(city["level"]) if city["level"] != DEFAULT_LEVEL else ""),
        (_("Region"), city["region"]),
        (_("Other names"), enumerated(n for n in dict.fromkeys(names) if n not in ("", called))),
        (_("Position"), _position(city)),
    ]
    return [(name, value) for name, value in facts if value]


def _position(city: "pd.Series[str]") -> str:
    if pd.isna(city["latitude"]):
        return _("not located, so not on the map")
    methods = {
        "given": _("given in the table"),
        "gazetteer": _("from the gazetteer"),
        "nominatim": _("from Nominatim"),
    }
    confidences = {"high": _("sure"), "medium": _("likely")}
    position = enumerated(
        decimal(float(city[name]), DECIMALS) for name in ("latitude", "longitude")
    )
    how = [methods.get(city["location_method"]), confidences.get(city["location_confidence"])]
    return f"{position} ({enumerated(words for words in how if words)})"


def draw_partners(view: View, city_id: str, own: pd.DataFrame) -> None:
    """The map of the city's own `partners`, and the same as a table."""
    if own.empty:
        return
    st.header(_("Partners"))
    map_view.draw(view, city_mask(view, city_id), key="city map", height=MAP_HEIGHT)
    grid.draw(_partner_rows(view, own), key="partners", alt=_("Partners of the city"))


def _partner_rows(view: View, own: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            _("Partner"): own["name"],
            _("Country"): own["country"].map(country_name),
            _("Distance, km"): own["distance_km"].round(),
            _("Signed"): list(map(grid.date, own["signed_on"].tolist())),
            _("Status"): own["status"].map(status_label),
            _("Instrument"): own["instrument"].map(instrument_label),
            _("Themes"): [themes_label(view.atlas, cell) for cell in own["themes"].tolist()],
        }
    )
