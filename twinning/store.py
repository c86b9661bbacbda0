"""The tables on disk, watched: the newest sound atlas, whatever happens to the files."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import pandas as pd

from twinning.atlas import KEPT_ATLASES, Atlas, LocateCities, build
from twinning.errors import DataError, Problem
from twinning.folder import Stamp, await_rest, is_at_rest, read, stamp
from twinning.gazetteer import GazetteerError
from twinning.geocoding import located_cities
from twinning.location import Unlocated, unlocatable
from twinning.reader import Reader, spoken_to


@dataclass(frozen=True)
class Edition:
    """What can be served now: the last sound atlas, if any, and why the newest files are not it."""

    atlas: Atlas | None
    problems: tuple[Problem, ...] = ()


def located_if_possible(cities: pd.DataFrame) -> tuple[pd.DataFrame, tuple[Unlocated, ...]]:
    """The cities as `located_cities` has them; without a gazetteer, blank ones with the reason."""
    try:
        return located_cities(cities)
    except GazetteerError as error:
        excuse = Unlocated(error.message)
        return located_cities(cities, lambda address: unlocatable(address) or excuse)


class AtlasStore:
    """The atlas of one folder, made anew when the folder's tables change; safe between threads."""

    def __init__(self, folder: Path, locate: LocateCities = located_if_possible) -> None:
        self.folder = folder
        self._locate = locate
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._edition = Edition(None)
        self._kept: dict[str, Atlas] = {}

    def edition(self) -> Edition:
        """The edition of the tables as they stand on disk at this moment.

        While they are being written it is still the one before.
        """
        if self._stamp != stamp(self.folder):
            await_rest(self.folder)
            with self._lock:
                if self._stamp != stamp(self.folder):
                    self._renew()
        return self._edition

    def atlas(self, version: str) -> Atlas | None:
        """The atlas of that version while it is still being looked at, else None."""
        return self._kept.get(version)

    def _renew(self) -> None:
        before = stamp(self.folder)
        if self._edition.atlas and not is_at_rest(self.folder):
            return
        edition = self._newest()
        is_whole = before == stamp(self.folder)
        if is_whole or not self._edition.atlas:
            self._keep(edition.atlas)
            self._edition = edition
            self._stamp = before if is_whole else None

    def _newest(self) -> Edition:
        try:
            with spoken_to(Reader()):  # what is found is kept for all readers
                return Edition(build(read(self.folder), self._locate))
        except DataError as error:
            return Edition(self._edition.atlas, error.problems)

    def _keep(self, atlas: Atlas | None) -> None:
        if atlas:
            others = {version: a for version, a in self._kept.items() if version != atlas.version}
            self._kept = dict([*others.items(), (atlas.version, atlas)][-KEPT_ATLASES:])


@cache
def store_of(folder: Path) -> AtlasStore:
    """The one store of a folder in this process."""
    return AtlasStore(folder)
