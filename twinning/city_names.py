"""What cities are called in the languages of readers, as far as that is certain.

From city_names.csv, made of GeoNames and Unicode CLDR; its README tells how, and how sure it is.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.alphabets import is_written_in
from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.cells import several
from twinning.geometry import distance_km
from twinning.namesakes import ONE_PLACE_KM
from twinning.reader import LANGUAGES
from twinning.schema import DRAWN_LEVELS
from twinning.text import fold

Names = NDArray[np.object_]
OURS = LANGUAGES[1:]
TABLE = Path(__file__).with_name("city_names.csv")
COLUMNS = ("geonames_id", "name", "country", "latitude", "longitude", *OURS)

_MAGHREB = ("DZ", "LY", "MA", "MR", "TN")
_MASHRIQ = ("AE", "BH", "EG", "IQ", "JO", "KW", "LB", "OM", "PS", "QA", "SA", "SD", "SY", "YE")
# Where what is written in the alphabet of a language is in that language.
_HOMES = {"fa": ("IR",), "ru": ("RU",), "ar": (*_MAGHREB, *_MASHRIQ)}


def names_in(language: str, atlas: Atlas) -> Names:
    """What each city is called in a language, by its position in the atlas; empty if not known.

    That is the table's name in that language, else ours, else the one alias in a country's own
    language: last, because an alias may be a former name.
    """
    names = _by_aliases(atlas, language)
    for known in (_ours(atlas, language), _in_table(atlas, language)):
        names = np.where(known != "", known, names)
    return names


def name_at_home(names: Iterable[str], country: str, language: str) -> str:
    """The one of the names that is written in a country's own language, empty if none or several.

    Only where that language is the only one written in its script there.
    """
    if country not in _HOMES.get(language, ()):
        return ""
    written = {name for name in names if is_written_in(name, language)}
    return written.pop() if len(written) == 1 else ""


def _in_table(atlas: Atlas, language: str) -> Names:
    column = atlas.cities.get(f"name_{language}")
    return _nothing(atlas) if column is None else column.to_numpy(dtype=object)


def _by_aliases(atlas: Atlas, language: str) -> Names:
    names, cities = _nothing(atlas), atlas.cities
    countries, aliases = cities["country"].tolist(), cities["aliases"].tolist()
    for city in np.flatnonzero(cities["country"].isin(_HOMES.get(language, ()))).tolist():
        names[city] = name_at_home(several(aliases[city]), countries[city], language)
    return names


def _ours(atlas: Atlas, language: str) -> Names:
    if language not in OURS:
        return _nothing(atlas)
    rows = _rows(atlas)
    return np.where(rows >= 0, _places()[language].to_numpy(dtype=object)[rows], "")


def _nothing(atlas: Atlas) -> Names:
    return np.full(len(atlas.cities), "", dtype=object)


@lru_cache(maxsize=KEPT_ATLASES)
def _rows(atlas: Atlas) -> Positions:
    """The row of each city among our places, -1 where it is none of them.

    A city is the place of its GeoNames id, or without one the only place of its name and country
    that is no farther from it than one place is wide.
    """
    cities, places = atlas.cities, _places()
    rows = places.index.get_indexer(pd.Index(cities["geonames_id"]))
    is_there = places["country"].to_numpy()[rows] == cities["country"].to_numpy()
    rows = np.where(is_there & cities["level"].isin(DRAWN_LEVELS).to_numpy(), rows, -1)
    nameless = cities["level"].isin(DRAWN_LEVELS) & (cities["geonames_id"] == "")
    located = np.flatnonzero(nameless & cities["latitude"].notna())
    facts = cities[["name", "country", "latitude", "longitude"]].iloc[located]
    for city, fact in zip(located.tolist(), facts.itertuples(index=False, name=None), strict=True):
        rows[city] = _near(*fact)
    return rows


def _near(name: str, country: str, latitude: float, longitude: float) -> int:
    near = [
        row
        for row, *position in _namesakes().get((country, fold(name)), ())
        if distance_km(latitude, longitude, *position) <= ONE_PLACE_KM
    ]
    return near[0] if len(near) == 1 else -1


@cache
def _places() -> pd.DataFrame:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return pd.DataFrame(csv.DictReader(file), dtype="str").set_index("geonames_id")


@cache
def _namesakes() -> dict[tuple[str, str], list[tuple[int, float, float]]]:
    places = _places()
    positions = places[["latitude", "longitude"]].astype(float).itertuples(index=False, name=None)
    named = zip(places["country"], places["name"], positions, strict=True)
    namesakes: defaultdict[tuple[str, str], list[tuple[int, float, float]]] = defaultdict(list)
    for row, (country, name, (latitude, longitude)) in enumerate(named):
        namesakes[country, fold(name)].append((row, latitude, longitude))
    return namesakes
