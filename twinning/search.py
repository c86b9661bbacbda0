"""Finding the atlas's cities by any name, in any script, and saying which name it was."""

import logging
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas
from twinning.gazetteer import GazetteerError, index_path, opened
from twinning.names import Name, Names, in_gazetteer, in_tables, indexed
from twinning.text import fold

_log = logging.getLogger(__name__)


class FoundCity(NamedTuple):
    """A city of the atlas, and the name by which it was found."""

    city_id: str
    name: str


@lru_cache(maxsize=4)
def found_cities(atlas: Atlas, words: str) -> tuple[FoundCity, ...]:
    """The cities with a name in which some word begins with `words`, best match first.

    Names are those of the tables and, once its index is built, the gazetteer's.
    """
    folded = fold(words)
    if not folded:
        return ()
    names = _names(atlas, index_path().exists())
    found = names.found(folded)
    best = found[~pd.Index(names.cities[found]).duplicated()]
    ids = atlas.cities.index[names.cities[best]].tolist()
    written = (names.written[name] for name in best.tolist())
    return tuple(map(FoundCity, ids, written))


@lru_cache(maxsize=KEPT_ATLASES)
def _names(atlas: Atlas, has_gazetteer: bool) -> Names:
    others = _of_gazetteer(atlas) if has_gazetteer else ()
    return indexed(chain(in_tables(atlas.cities), others))


def _of_gazetteer(atlas: Atlas) -> Sequence[Name]:
    try:
        return list(in_gazetteer(atlas.cities, opened()))
    except GazetteerError as error:
        _log.warning("searching without the gazetteer: %s", error)
        return ()
