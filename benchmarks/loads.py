"""Loading: from the bytes on disk to the checked and located atlas, and the memory it takes."""

import gc
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.figure import REPEATS, Figure, Timing, middle, run, sized
from benchmarks.machine import fresh, memory
from twinning.atlas import Atlas, build
from twinning.folder import read
from twinning.geocoding import located_cities
from twinning.schema import TABLES
from twinning.selection import Selection
from twinning.view import view


@dataclass(frozen=True)
class Load:
    """What a process met that loaded the tables, then showed, then loaded them again.

    Memory is in bytes: `grown` by the atlas, `grown_shown` with all that a first view makes of it.
    """

    counts: tuple[int, ...]
    first: Timing
    view: Timing
    again: Timing
    grown: int
    grown_shown: int
    peak: int


def figures(folder: Path) -> list[Figure]:
    """The medians of several fresh processes."""
    loads = [fresh(measured, folder) for _ in range(REPEATS)]
    names = ("Agreements", "Cities", "Sources", "Problems", "Cities not located")
    on_disk = sum((folder / schema.file).stat().st_size for schema in TABLES)
    return [
        *(Figure(name, f"{n:,}") for name, n in zip(names, loads[0].counts, strict=True)),
        Figure("CSV on disk", sized(on_disk)),
        Figure("Load in a fresh process", str(middle(x.first for x in loads)), "1.5 s"),
        Figure("Load again in that process", str(middle(x.again for x in loads)), "1.5 s"),
        Figure("First view after a load, with a search", str(middle(x.view for x in loads))),
        Figure("Memory grown by the load", sized(median(x.grown for x in loads))),
        Figure("… with the first view", sized(median(x.grown_shown for x in loads))),
        Figure("Peak of the whole process", sized(median(x.peak for x in loads))),
    ]


def measured(folder: Path) -> Load:
    """One load; to be called in a fresh process."""
    at_rest = _held()
    atlas, first = run(lambda: loaded(folder))
    grown = _held() - at_rest
    _view, showing = run(lambda: view(atlas, Selection(q="a")))
    grown_shown, peak = _held() - at_rest, memory("VmHWM")
    tables = (atlas.agreements, atlas.cities, atlas.sources)
    counts = (*map(len, tables), len(atlas.problems), len(atlas.unlocated))
    _again, again = run(lambda: loaded(folder))
    return Load(counts, first, showing, again, grown, grown_shown, peak)


def loaded(folder: Path) -> Atlas:
    """The atlas as the dashboard makes it."""
    return build(read(folder), located_cities)


def _held() -> int:
    gc.collect()
    return memory("VmRSS")
