"""Geocoding: blank coordinates of a table filled, and the gazetteer as a geocoder of geopy's."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, replace

import pandas as pd
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from twinning.cells import several
from twinning.countries import country_name
from twinning.gazetteer import Gazetteer, opened
from twinning.language import _
from twinning.location import Address, Located, Unlocated, unlocatable
from twinning.lookup import locate, named
from twinning.message import Message, said
from twinning.namesakes import choose, lies_in
from twinning.place import Match
from twinning.schema import LEFT_OPEN, names_in_languages
from twinning.series import strung

Locate = Callable[[Address], Located | Unlocated]
_FILLED = {
    "latitude": "latitude",
    "longitude": "longitude",
    "location_method": "method",
    "location_confidence": "confidence",
    "geonames_id": "geonames_id",
}  # column: what of an answer fills it


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """The offline gazetteer, to be asked like any geocoder of geopy's."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__()
        self.gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        country: str | None = None,
        region: str | None = None,
    ) -> Location | list[Location] | None:
        """The location of that name, None when there is none or it is open which one is meant.

        With `exactly_one=False` all of that name, the likeliest first.  `raw` is the place with
        `matched_name`, the spelling that was recognised; `country` is ISO 3166-1 alpha-2.
        """
        found = named(query, country, self.gazetteer)
        matches = [m for m in found if region is None or lies_in(m.place, region)]
        if not exactly_one:
            return [_location(match) for match in matches] or None
        choice = choose(matches)
        return _location(choice[0]) if choice else None


def by_gazetteer(address: Address) -> Located | Unlocated:
    """Where the offline gazetteer puts an address; its index is built at first if need be."""
    return unlocatable(address) or locate(address, opened())


def in_turn(first: Locate, second: Locate) -> Locate:
    """The second asked where the first is at a loss; a refusal gives both reasons."""

    def locate_in_turn(address: Address) -> Located | Unlocated:
        refusal = first(address)
        if isinstance(refusal, Located):
            return refusal
        answer = second(address)
        if isinstance(answer, Located) or answer.reason == refusal.reason:
            return answer
        both = refusal.reason, answer.reason
        return replace(refusal, reason=Message(lambda: strung(map(said, both))))

    return locate_in_turn


def located_cities(
    cities: pd.DataFrame, locate: Locate = by_gazetteer
) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
    """The cities with blank (NaN) coordinates filled, and those that could not be.

    `cities` is indexed by `city_id`, with latitude and longitude as floats and all else as text.
    `locate` is asked about blank coordinates only: given ones win, and what the table leaves open
    stays so.
    """
    blank = cities["latitude"].isna() | cities["longitude"].isna()
    left_open = set(cities.index[cities["location_method"] == LEFT_OPEN])
    settled = Unlocated(Message(lambda: _("the table leaves open where it is")))
    answers = {
        city_id: settled if city_id in left_open else locate(address)
        for city_id, address in _addresses(cities[blank])
    }
    found = {key: answer for key, answer in answers.items() if isinstance(answer, Located)}
    missing = {key: answer for key, answer in answers.items() if isinstance(answer, Unlocated)}
    unstated = ~blank & (cities["location_method"] == "")
    given = cities.assign(location_method=cities["location_method"].mask(unstated, "given"))
    return _filled(given, found), tuple(replace(u, city_id=key) for key, u in missing.items())


def _addresses(cities: pd.DataFrame) -> Iterator[tuple[str, Address]]:
    spelled = ["aliases", *names_in_languages(cities.columns)]
    stated = ["name", "country", "region", "level", "geonames_id"]
    for city_id, *values in cities[stated + spelled].itertuples(name=None):
        facts = dict(zip(stated, values, strict=False))
        aliases = several(";".join(values[len(stated) :]))
        yield city_id, Address(**facts, aliases=tuple(aliases))


def _filled(cities: pd.DataFrame, found: Mapping[str, Located]) -> pd.DataFrame:
    if not found:
        return cities
    rows = cities.index.isin(list(found))
    answers = pd.DataFrame([asdict(found[c]) for c in cities.index[rows]], cities.index[rows])
    stated = cities.loc[rows, "geonames_id"]
    answers["geonames_id"] = stated.where(stated != "", answers["geonames_id"])
    filled = cities.copy()
    for column, fact in _FILLED.items():
        filled.loc[rows, column] = answers[fact]
    return filled


def _location(match: Match) -> Location:
    place = match.place
    parts = [place.name, place.region, country_name(place.country)]
    address = ", ".join(part for part in parts if part)
    raw = {**asdict(place), "matched_name": match.name}
    return Location(address, (place.latitude, place.longitude), raw)
