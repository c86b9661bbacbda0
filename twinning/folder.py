"""The folder of the tables: the bytes in its files, and whether they are still changing."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

from twinning.errors import DataError, Problem
from twinning.language import _
from twinning.message import Message
from twinning.schema import AGREEMENTS, CITIES, TABLES

# Several files make one version: a change counts once nothing has moved for this long.
REST_SECONDS = 0.3
PATIENCE_SECONDS = 3.0
_GLANCE_SECONDS = 0.05

Stamp = tuple[tuple[int, ...], ...]


def read(folder: Path) -> dict[str, bytes]:
    """The bytes of the tables that are in `folder`, by file name.

    Raises DataError when a required table is missing or any table cannot be read.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for schema in TABLES:
        try:
            contents[schema.file] = (folder / schema.file).read_bytes()
        except FileNotFoundError:
            if schema in (CITIES, AGREEMENTS):
                problems.append(Problem.whole(schema.file, _missing_advice(folder)))
        except OSError as error:
            problems.append(Problem.whole(schema.file, _unreadable_advice(str(error.strerror))))
    if problems:
        raise DataError(problems)
    return contents


def stamp(folder: Path) -> Stamp:
    """What changes when a table does: times, size and identity of each file, () where absent."""
    stats = _stats(folder / schema.file for schema in TABLES)
    return tuple((*_times(s), s.st_size, s.st_ino) if s else () for s in stats)


def is_at_rest(folder: Path) -> bool:
    """Whether no table was written, replaced or removed within the last moments."""
    stats = _stats([folder, *(folder / schema.file for schema in TABLES)])
    moved = max((time for s in stats if s for time in _times(s)), default=0)
    return not 0 <= time.time_ns() - moved < REST_SECONDS * 1e9


def await_rest(folder: Path) -> None:
    """Return once the folder is at rest, or patience ends.

    Whoever replaces one table replaces the others next.
    """
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not is_at_rest(folder) and time.monotonic() < deadline:
        time.sleep(_GLANCE_SECONDS)


def _stats(paths: Iterable[Path]) -> list[os.stat_result | None]:
    return [_stat(path) for path in paths]


def _stat(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None  # `read` says why


def _times(stat: os.stat_result) -> tuple[int, int]:
    # A file moved into place keeps the time of its writing; only the second is that of the move.
    return stat.st_mtime_ns, stat.st_ctime_ns


def _missing_advice(folder: Path) -> Message:
    return Message(
        lambda: _(
            "is missing from {folder}: put it there, or name the folder that holds it in the "
            "environment variable TWINNING_DATA"
        ).format(folder=folder)
    )


def _unreadable_advice(reason: str) -> Message:
    return Message(lambda: _("cannot be read: {reason}").format(reason=reason))
