"""The tables on disk, watched: the newest sound atlas, whatever happens to the files."""

import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

from twinning.atlas import Atlas, Locate, build
from twinning.errors import DataError, Problem
from twinning.geocoding import located_cities
from twinning.loading import read
from twinning.schema import TABLES

# Several files make one version: a change counts once nothing has moved for this long.
SETTLE_SECONDS = 0.3
PATIENCE_SECONDS = 3.0
KEPT_ATLASES = 2

Stamp = tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True)
class Edition:
    """What can be served now: the last sound atlas, if any, and why the newest files are not it."""

    atlas: Atlas | None
    problems: tuple[Problem, ...] = ()


class AtlasStore:
    """The atlas of one folder, made anew when the folder's tables change; safe between threads."""

    def __init__(self, folder: Path, locate: Locate = located_cities) -> None:
        self.folder = folder
        self._locate = locate
        self._lock = Lock()
        self._stamp: Stamp | None = None
        self._edition = Edition(None)
        self._kept: dict[str, Atlas] = {}

    def edition(self) -> Edition:
        """The edition of the tables as they stand on disk at this moment."""
        if self._stamp != _stamp(self.folder):
            with self._lock:
                if self._stamp != _stamp(self.folder):
                    self._renew()
        return self._edition

    def atlas(self, version: str) -> Atlas | None:
        """The atlas of that version while it is still being looked at, else None."""
        return self._kept.get(version)

    def _renew(self) -> None:
        stamp = _settled(self.folder)
        try:
            atlas = build(_read_whole(self.folder), self._locate)
        except DataError as error:
            self._edition = Edition(self._edition.atlas, error.problems)
        else:
            self._edition = Edition(atlas)
            self._kept = dict([*self._kept.items(), (atlas.version, atlas)][-KEPT_ATLASES:])
        # Taken before reading: what changes after it is read at the next question.
        self._stamp = stamp


def _stamp(folder: Path) -> Stamp:
    """What changes when a table does: time, size and identity of each file, None where absent."""
    return tuple(_file_stamp(folder / schema.file) for schema in TABLES)


def _file_stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None  # `read` says why
    return status.st_mtime_ns, status.st_size, status.st_ino


def _read_whole(folder: Path) -> dict[str, bytes]:
    """The tables' bytes, read again when a file changed while the others were being read."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        before = _stamp(folder)
        contents = read(folder)
        if before == _stamp(folder) or time.monotonic() > deadline:
            return contents


def _settled(folder: Path) -> Stamp:
    """The stamp once the files have rested: whoever replaces one table is given time for all."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    stamp = _stamp(folder)
    while _moved_lately(stamp) and time.monotonic() < deadline:
        time.sleep(SETTLE_SECONDS / 6)
        stamp = _stamp(folder)
    return stamp


def _moved_lately(stamp: Stamp) -> bool:
    newest = max((file[0] for file in stamp if file), default=0)
    return 0 <= time.time_ns() - newest < SETTLE_SECONDS * 1e9


@cache
def store_of(folder: Path) -> AtlasStore:
    """The one store of a folder in this process."""
    return AtlasStore(folder)
