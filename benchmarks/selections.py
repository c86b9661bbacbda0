"""Selecting: the mask of a selection, the view with every facet's counts, and the search."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.figure import Figure, Timing, middle, timed
from benchmarks.loads import loaded
from benchmarks.machine import fresh
from twinning.atlas import Atlas
from twinning.facets import mask
from twinning.search import found_cities, matching
from twinning.selection import Selection
from twinning.view import view

WORDS = ("a", "san", "new y", "Tabriz", "تبريز", "Москва", "Leninabad", "東京", "no such city")
TARGET = "30 ms"

Choice = TypeVar("Choice")


def figures(folder: Path) -> list[Figure]:
    """The typical selections one by one, then the searches; nothing is remembered between runs."""
    return fresh(_measured, folder)


def typical(atlas: Atlas) -> dict[str, Selection]:
    """What visitors choose, of the values that most agreements have."""
    counts = view(atlas, Selection()).facets.counts
    country, city = (str(counts[facet].idxmax()) for facet in ("country", "city"))
    return {
        "everything": Selection(),
        "one country": Selection(country=(country,)),
        "one city": Selection(city=(city,)),
        "a theme with its children": Selection(theme=("tourism",)),
        "two statuses": Selection(status=("active", "dormant")),
        "twenty years, undated left out": Selection(year_from=1990, year_to=2009, undated=False),
        "names that begin with “san”": Selection(q="san"),
        "country, theme, status and years": Selection(
            country=(country,), theme=("tourism",), status=("active",), year_from=1990
        ),
    }


def _measured(folder: Path) -> list[Figure]:
    atlas = loaded(folder)
    selections = typical(atlas)
    masks = {name: _timed(mask, atlas, chosen) for name, chosen in selections.items()}
    views = {name: _timed(view, atlas, chosen) for name, chosen in selections.items()}
    searches = {f"“{words}”": _timed(found_cities, atlas, words) for words in WORDS}
    return [
        *_summary("Filter (mask)", masks),
        *_summary("Selection with facets (view)", views, TARGET),
        *(Figure(f"… {name}", str(timing), TARGET) for name, timing in views.items()),
        *_summary("Search", searches),
    ]


def _timed(action: Callable[[Atlas, Choice], object], atlas: Atlas, choice: Choice) -> Timing:
    return timed(partial(action, atlas, choice), before=matching.cache_clear)


def _summary(name: str, timings: Mapping[str, Timing], target: str = "") -> Iterator[Figure]:
    slowest = max(timings, key=lambda key: timings[key])
    yield Figure(f"{name}, median of {len(timings)}", str(middle(timings.values())), target)
    yield Figure(f"{name}, the slowest", f"{timings[slowest]}: {slowest}", target)
