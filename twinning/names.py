"""Every name of the atlas's cities as one folded text, so that a search is one scan of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.atlas import Mask, Positions
from twinning.cells import several
from twinning.gazetteer import Gazetteer
from twinning.geometry import distance_km
from twinning.lookup import identified
from twinning.namesakes import ONE_PLACE_KM
from twinning.place import Place
from twinning.schema import DRAWN_LEVELS, names_in_languages
from twinning.text import fold

LINE_END, BLANK = ord("\n"), ord(" ")

Name = tuple[int, str]
"""The position of a city, and one of its names."""


@dataclass(frozen=True, eq=False)
class Names:
    """Names as they are written, and folded, each on a line of `text` (UTF-16 code units).

    `cities` holds the position of each name's city, `lines` the position in the text where each
    name begins and, at last, where the text ends.
    """

    written: tuple[str, ...]
    cities: Positions
    text: NDArray[np.uint16]
    lines: Positions

    def found(self, folded: str) -> Positions:
        """The positions of the names in which a word begins with `folded`, best match first.

        The whole name comes before the beginning of a name, that before a later word of it.  A
        name with several such words comes several times.
        """
        places = self._places(folded)
        names = np.searchsorted(self.lines, places, side="right") - 1
        first = places == self.lines[names]
        whole = first & (places + len(_units(folded)) == self.lines[names + 1] - 1)
        rank = 2 - first.astype(np.int8) - whole
        return np.asarray(names[np.argsort(rank, kind="stable")])

    @cached_property
    def _beginnings(self) -> Mask:
        """Where in the text a word begins."""
        between = (self.text == LINE_END) | (self.text == BLANK)
        return np.roll(between, 1)

    def _places(self, folded: str) -> Positions:
        """Where in the text a word begins so."""
        wanted = _units(folded)
        possible = self.text == wanted[0]
        if folded.isascii():  # scripts without blanks between words are matched anywhere
            possible &= self._beginnings
        places = np.flatnonzero(possible)
        for offset, unit in enumerate(wanted[1:], start=1):
            places = places[self.text[places + offset] == unit]
        return places


def in_tables(cities: pd.DataFrame) -> Iterator[Name]:
    """The names that the tables give, main names first."""
    for column in ("name", *sorted(names_in_languages(cities.columns))):
        yield from ((city, name) for city, name in enumerate(cities[column].tolist()) if name)
    for city, cell in enumerate(cities["aliases"].tolist()):
        yield from ((city, name) for name in several(cell))


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
            yield from ((city, known) for known in gazetteer.names(place.geonames_id))


def indexed(names: Iterable[Name]) -> Names:
    """The names ready to be searched; of those that fold alike for one city the first stays."""
    first: dict[tuple[int, str], str] = {}
    for city, name in names:
        first.setdefault((city, fold(name)), name)
    cities = [city for city, _folded in first]
    folded = [folded for _city, folded in first]
    text = _units("".join(f"\n{name}" for name in folded) + "\n")
    ends = np.flatnonzero(text == LINE_END)
    return Names(tuple(first.values()), np.array(cities, dtype=np.int64), text, ends + 1)


def _near(
    gazetteer: Gazetteer, name: str, country: str, latitude: float, longitude: float
) -> Place | None:
    for match in gazetteer.named(name, country):
        place = match.place
        if distance_km(latitude, longitude, place.latitude, place.longitude) <= ONE_PLACE_KM:
            return place
    return None


def _units(text: str) -> NDArray[np.uint16]:
    return np.frombuffer(text.encode("utf-16-le"), dtype=np.uint16)
