"""Finding the atlas's cities by any name, in any script, and saying which name it was."""

import logging
import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from threading import Lock, Thread
from typing import NamedTuple

import numpy as np
import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, Positions
from twinning.gazetteer import GazetteerError, index_path, opened
from twinning.known_names import in_gazetteer, in_languages, in_tables
from twinning.names import Name, Names, indexed
from twinning.text import fold

_log = logging.getLogger(__name__)
_indexing = Lock()
_ARTICLE = re.compile(r"\b(?:ال(?=\w{3})|(?:al|ad|an|ar|as|ash|at|az|el) (?=\w))")  # Arabic


class FoundCity(NamedTuple):
    """A city of the atlas, the name by which it was found, and its language, empty if not known."""

    city_id: str
    name: str
    language: str


class Matches(NamedTuple):
    """Positions of cities, best match first, and of the name by which each was found."""

    cities: Positions
    names: Positions


def found_cities(atlas: Atlas, words: str, limit: int | None = None) -> tuple[FoundCity, ...]:
    """The cities with a name in which words begin with those of `words`, best match first.

    Names are those of the tables, ours in the languages of readers and, once its index is built,
    the gazetteer's.
    """
    found = matching(atlas, words)
    if not len(found.names):
        return ()
    names = _names(atlas)
    ids, places = atlas.cities.index[found.cities[:limit]].tolist(), found.names[:limit].tolist()
    return tuple(
        FoundCity(city_id, names.written[place], names.languages.get(place, ""))
        for city_id, place in zip(ids, places, strict=True)
    )


@lru_cache(maxsize=8)
def matching(atlas: Atlas, words: str) -> Matches:
    """The cities of `found_cities` as positions in the atlas."""
    folded = fold(words)
    if not folded:
        return Matches(np.empty(0, np.int64), np.empty(0, np.int64))
    names = _names(atlas)
    found = names.found(folded)
    if not len(found):
        found = names.found(_ARTICLE.sub("", folded))
    best = found[~pd.Index(names.cities[found]).duplicated()]
    return Matches(names.cities[best], best)


@lru_cache(maxsize=KEPT_ATLASES)
def prepare(atlas: Atlas) -> Thread:
    """The thread that makes the names ready to be searched, so that no visitor waits for that."""
    thread = Thread(target=_names, args=(atlas,), daemon=True)
    thread.start()
    return thread


def _names(atlas: Atlas) -> Names:
    with _indexing:  # whoever searches meanwhile waits instead of doing it again
        return _indexed(atlas, index_path().exists())


@lru_cache(maxsize=KEPT_ATLASES)
def _indexed(atlas: Atlas, has_gazetteer: bool) -> Names:
    others = _of_gazetteer(atlas) if has_gazetteer else ()
    return indexed(chain(in_tables(atlas.cities), in_languages(atlas), others))


def _of_gazetteer(atlas: Atlas) -> Sequence[Name]:
    try:
        return list(in_gazetteer(atlas.cities, opened()))
    except GazetteerError as error:
        _log.warning("searching without the gazetteer: %s", error)
        return ()
