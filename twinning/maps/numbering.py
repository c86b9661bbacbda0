"""How the map counts: cities, agreements and theme groups by their positions in its document."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.cells import several
from twinning.maps.styles import GROUP_COLOURS


@dataclass(frozen=True, eq=False)
class Numbering:
    """The order of the document, and the way into it.

    `cities` and `agreements` hold positions in the atlas in the document's order; `city_numbers`
    leads back, from the position of a city in the atlas to its number, -1 for the cities that no
    drawn agreement has.  `parties` holds the numbers of both parties of each agreement, the lower
    one first, shape (agreements, 2).  `groups` maps theme group to colour.

    Cities are ordered by country, then by region, and agreements by their parties' countries,
    then regions, then cities: whatever the map bundles lies together.
    """

    cities: Positions
    city_numbers: Positions
    agreements: Positions
    parties: Positions
    groups: dict[str, int]


@lru_cache(maxsize=KEPT_ATLASES)
def numbering(atlas: Atlas) -> Numbering:
    """The numbers of the cities, agreements and theme groups that are ever drawn."""
    return _numbered(atlas, atlas.drawable, _groups(atlas))


def numbered(atlas: Atlas, mask: Mask) -> Numbering:
    """The numbers of the masked agreements, all of them drawable, of their cities and groups.

    Theme groups keep the colours that they have among all agreements.
    """
    cells = atlas.agreements["themes"][mask].unique()
    named = {group for cell in cells for group in group_names(atlas, cell)}
    groups = {group: colour for group, colour in _groups(atlas).items() if group in named}
    return _numbered(atlas, mask, groups)


def _numbered(atlas: Atlas, mask: Mask, groups: dict[str, int]) -> Numbering:
    drawable = np.flatnonzero(mask)
    drawn = np.unique(atlas.parties[drawable])
    country, region = places(atlas, drawn)
    cities = drawn[np.lexsort((drawn, region, country))]
    city_numbers = np.full(len(atlas.cities), -1)
    city_numbers[cities] = np.arange(len(cities))
    parties = np.sort(city_numbers[atlas.parties[drawable]], axis=1)
    order = _bundled(parties, *places(atlas, cities))
    return Numbering(cities, city_numbers, drawable[order], parties[order], groups)


def places(atlas: Atlas, cities: Positions) -> tuple[Positions, Positions]:
    """Numbers of the country and of the region of each city, in alphabetical order.

    Cities in different countries never share a region; one whose region is not stated has no
    other in its own.
    """
    facts = atlas.cities[["country", "region"]].iloc[cities]
    country = pd.factorize(facts["country"], sort=True)[0].astype(np.int64)
    names = pd.factorize(facts["region"], sort=True)[0].astype(np.int64)
    stated = (facts["region"] != "").to_numpy()
    region = np.where(stated, names, names.max(initial=0) + 1 + cities)
    span = region.max(initial=0) + 1
    return country, np.unique(country * span + region, return_inverse=True)[1]


def group_names(atlas: Atlas, cell: str) -> list[str]:
    """The theme groups of a cell of theme ids, in the order named."""
    return list(dict.fromkeys(atlas.group_of[theme] for theme in several(cell)))


def _bundled(parties: Positions, country: Positions, region: Positions) -> Positions:
    low, high = parties.T
    by_country = country[low] * (country.max(initial=0) + 1) + country[high]
    by_region = region[low] * (region.max(initial=0) + 1) + region[high]
    return np.lexsort((high, low, by_region, by_country))


def _groups(atlas: Atlas) -> dict[str, int]:
    """The groups named most often have a colour each, the others share one."""
    cells = Counter(atlas.agreements["themes"].tolist())
    used: Counter[str] = Counter()
    for cell, count in cells.items():
        used.update(dict.fromkeys(group_names(atlas, cell), count))
    last = len(GROUP_COLOURS)
    order = [group for group, _count in used.most_common()]
    return {group: min(place, last) for place, group in enumerate(order)}
