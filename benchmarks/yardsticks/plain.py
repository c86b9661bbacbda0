"""A plain map of folium, and the agreements of the tables as straight lines to put on it."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from twinning.loading import load
from twinning.maps.base import ASSETS
from twinning.schema import PARTIES
from twinning.settings import data_folder

Line = tuple[tuple[float, float], tuple[float, float]]


LEAFLET_JS = [("leaflet", f"{ASSETS}/leaflet/leaflet.js")]
LEAFLET_CSS = [("leaflet_css", f"{ASSETS}/leaflet/leaflet.css")]


class PlainMap(folium.Map):
    """A map of folium without a ground, its Leaflet from our own server and nothing else."""

    default_js = LEAFLET_JS
    default_css = LEAFLET_CSS

    def __init__(self) -> None:
        super().__init__(location=(20, 15), zoom_start=2, tiles=None)


def show(plain: PlainMap) -> None:
    """Draw the map on the page, as large as the dashboard's."""
    st_folium(plain, key="map", height=570, use_container_width=True, returned_objects=[])


@st.cache_data
def lines() -> list[Line]:
    """The (latitude, longitude) of both parties of every agreement."""
    tables = load(data_folder())
    cities = tables.cities.set_index("city_id")[["latitude", "longitude"]].astype(float)
    a, b = (cities.loc[tables.agreements[party]].to_numpy().tolist() for party in PARTIES)
    return [(tuple(start), tuple(end)) for start, end in zip(a, b, strict=True)]
