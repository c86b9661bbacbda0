"""The names by which the atlas's cities are known: the tables', ours and the gazetteer's."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from twinning.atlas import Atlas
from twinning.cells import several
from twinning.city_names import OURS, names_in
from twinning.gazetteer import Gazetteer
from twinning.geometry import distance_km
from twinning.lookup import identified
from twinning.names import Name
from twinning.namesakes import ONE_PLACE_KM
from twinning.place import Place
from twinning.reader import LANGUAGES
from twinning.schema import DRAWN_LEVELS, names_in_languages


def in_tables(cities: pd.DataFrame) -> Iterator[Name]:
    """The names that the tables give, main names first."""
    translated = {
        column: column.removeprefix("name_") for column in names_in_languages(cities.columns)
    }
    for column, language in {"name": LANGUAGES[0], **dict(sorted(translated.items()))}.items():
        for city, name in enumerate(cities[column].tolist()):
            if name:
                yield Name(city, name, language)
    for city, cell in enumerate(cities["aliases"].tolist()):
        yield from (Name(city, name) for name in several(cell))


def in_languages(atlas: Atlas) -> Iterator[Name]:
    """What the cities are called in the languages of readers, as far as we know it."""
    for language in OURS:
        names = names_in(language, atlas)
        for city in np.flatnonzero(names != "").tolist():
            yield Name(city, str(names[city]), language)


def in_gazetteer(cities: pd.DataFrame, gazetteer: Gazetteer) -> Iterator[Name]:
    """The names by which the gazetteer knows the cities.

    A city is the place of its GeoNames id if that lies in its country, else the place of its
    name and country that is no farther from it than one place is wide.
    """
    facts = ["geonames_id", "name", "country", "latitude", "longitude"]
    drawn = np.flatnonzero(cities["level"].isin(DRAWN_LEVELS))
    rows = cities[facts].iloc[drawn].itertuples(index=False, name=None)
    for city, (geonames_id, name, country, *position) in zip(drawn.tolist(), rows, strict=True):
        place = identified(geonames_id, country, gazetteer)
        place = place or _near(gazetteer, name, country, *position)
        if place:
            yield from (Name(city, known) for known in gazetteer.names(place.geonames_id))


def _near(
    gazetteer: Gazetteer, name: str, country: str, latitude: float, longitude: float
) -> Place | None:
    for match in gazetteer.named(name, country):
        place = match.place
        if distance_km(latitude, longitude, place.latitude, place.longitude) <= ONE_PLACE_KM:
            return place
    return None
