"""Finding the atlas's cities by any name, in any script, and saying which name it was."""

from dataclasses import dataclass
from functools import lru_cache

from twinning.atlas import Atlas
from twinning.checks import several
from twinning.gazetteer import index_path, opened
from twinning.geometry import distance_km
from twinning.place import Place
from twinning.text import fold

SAME_PLACE_KM = 25
GAZETTEER_LIMIT = 50


@dataclass(frozen=True, order=True)
class FoundCity:
    """A city of the atlas, and the name by which it was found."""

    city_id: str
    name: str


@lru_cache(maxsize=256)
def found_cities(atlas: Atlas, words: str) -> tuple[FoundCity, ...]:
    """The cities with a name in which some word begins with `words`, best match first.

    Names are those of the tables and, once its index is built, the gazetteer's.
    """
    folded = fold(words)
    if not folded:
        return ()
    hits = sorted(
        (rank, place, FoundCity(city_id, name))
        for place, (key, name, city_id) in enumerate(_names(atlas))
        if (rank := _rank(folded, key)) is not None
    )
    found = [hit for _rank_of, _place, hit in hits] + _by_gazetteer(atlas, words)
    best: dict[str, FoundCity] = {}
    for hit in found:
        best.setdefault(hit.city_id, hit)
    return tuple(best.values())


def _by_gazetteer(atlas: Atlas, words: str) -> list[FoundCity]:
    """Cities that the gazetteer knows by a name the tables do not hold."""
    if not index_path().exists():
        return []
    matches = opened().starting(words, limit=GAZETTEER_LIMIT)
    return [
        FoundCity(city_id, match.name)
        for match in matches
        if (city_id := _city_at(atlas, match.place)) is not None
    ]


def _city_at(atlas: Atlas, place: Place) -> str | None:
    """The atlas's city that is this place: by GeoNames id, else by country, name and nearness."""
    by_id, by_name = _places(atlas)
    if str(place.geonames_id) in by_id:
        return by_id[str(place.geonames_id)]
    for city_id in by_name.get((place.country, fold(place.name)), ()):
        latitude, longitude = atlas.cities.loc[city_id, ["latitude", "longitude"]]
        if distance_km(latitude, longitude, place.latitude, place.longitude) <= SAME_PLACE_KM:
            return city_id
    return None


@lru_cache(maxsize=2)
def _places(atlas: Atlas) -> tuple[dict[str, str], dict[tuple[str, str], list[str]]]:
    """City ids by GeoNames id, and those of located cities by country and folded name."""
    cities = atlas.cities
    by_id = {geonames_id: city_id for city_id, geonames_id in cities["geonames_id"].items()}
    by_name: dict[tuple[str, str], list[str]] = {}
    located = cities[cities["latitude"].notna()]
    for city_id, name, country in located[["name", "country"]].itertuples():
        by_name.setdefault((country, fold(name)), []).append(city_id)
    return by_id, by_name


def _rank(folded: str, key: str) -> int | None:
    """0 for the whole name, 1 for its beginning, 2 for the beginning of a later word."""
    if folded == key:
        return 0
    if key.startswith(folded):
        return 1
    # Scripts without spaces between words are matched anywhere.
    inside = folded in key if not folded.isascii() else f" {folded}" in key
    return 2 if inside else None


@lru_cache(maxsize=2)
def _names(atlas: Atlas) -> tuple[tuple[str, str, str], ...]:
    """(folded, as written, city_id) of every name in the tables, main names first."""
    cities = atlas.cities
    written = ["name", *(c for c in cities if c.startswith("name_")), "aliases"]
    return tuple(
        (fold(name), name, city_id)
        for column in written
        for city_id, cell in cities[column].items()
        if cell
        for name in (several(cell) if column == "aliases" else [cell])
    )
