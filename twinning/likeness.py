"""What two cities have in common besides agreements: tags, languages, size."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.cells import several
from twinning.official_languages import official_languages
from twinning.populations import Populations

SIMILAR = 2  # times as many inhabitants, at most
FAR_APART = 10  # times as many inhabitants, and more

Amounts = NDArray[np.float64]


def tags_of(atlas: Atlas, city: int) -> list[str]:
    """The tags of the city at a position."""
    return several(str(atlas.cities["tags"].iat[city]))


def shared_tags(atlas: Atlas, here: int) -> Amounts:
    """How many tags each city has in common with the one at a position."""
    shared = np.zeros(len(atlas.cities))
    for tag in tags_of(atlas, here):
        shared[_tagged(atlas)[tag]] += 1
    return shared


def shared_languages(atlas: Atlas, here: int) -> Amounts:
    """How many official languages each city's country shares with another one, that of `here`."""
    countries = atlas.cities["country"]
    home = str(countries.iat[here])
    counts = {
        str(country): len(official_languages(home) & official_languages(str(country)))
        for country in countries.unique()
    }
    return np.asarray(countries.map(counts | {home: 0}), dtype=np.float64)


def times(populations: Populations, here: int) -> Amounts:
    """How many times as large either of both is, each city and that of `here`; NaN if unknown."""
    own = populations[here]
    ratio: Amounts = np.maximum(populations, own) / np.minimum(populations, own)
    return ratio


def is_similar(ratio: Amounts) -> Mask:
    """Whether cities that many times as large are of similar size."""
    return np.asarray(ratio <= SIMILAR)


def is_far_apart(ratio: Amounts) -> Mask:
    """Whether cities that many times as large are of far too different size."""
    return np.asarray(ratio > FAR_APART)


@lru_cache(maxsize=KEPT_ATLASES)
def _tagged(atlas: Atlas) -> Mapping[str, Positions]:
    """The positions of the cities with each tag."""
    tagged: defaultdict[str, list[int]] = defaultdict(list)
    cells = atlas.cities["tags"]
    for position in np.flatnonzero((cells != "").to_numpy()).tolist():
        for tag in several(str(cells.iat[position])):
            tagged[tag].append(position)
    return {tag: np.array(positions) for tag, positions in tagged.items()}
