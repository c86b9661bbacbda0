"""How many agreements were signed when: the bars above the choice of years."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count

import numpy as np
from numpy.typing import NDArray

from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.calendars import CALENDARS, GREGORIAN
from twinning.facets import mask
from twinning.incidence import years
from twinning.selection import Selection
from twinning.view import View

MOST_BARS = 130


@dataclass(frozen=True, eq=False)
class Bars:
    """The years that bars stand for, `width` each, the first bar for those from `start` on.

    `first` and `last` are the years between which all dates of the atlas lie.
    """

    first: int
    last: int
    width: int

    @property
    def start(self) -> int:
        """The first year of the first bar."""
        return self.first - self.first % self.width

    @property
    def starts(self) -> Positions:
        """The first year of each bar."""
        return np.arange(self.start, self.last + 1, self.width)

    def bar(self, place: int) -> tuple[int, int]:
        """The first and last year of a bar, counted from 0, both within the years that occur."""
        begin = self.start + place * self.width
        return max(begin, self.first), min(begin + self.width - 1, self.last)

    def touching(self, year_from: int | None, year_to: int | None) -> slice:
        """The bars that have a year from `year_from` to `year_to`, None for open."""
        first = max(year_from or self.first, self.first)
        last = min(year_to or self.last, self.last)
        begin = (first - self.start) // self.width
        return slice(begin, max(begin, (last - self.start) // self.width + 1))


@dataclass(frozen=True, eq=False)
class Histogram(Bars):
    """The agreements that all filters but the years leave, by year of signing.

    `counts` holds how many dates touch the years of each bar; `dated` is how many agreements that
    are, `undated` how many more have no date.
    """

    counts: Positions
    dated: int
    undated: int


def bars(atlas: Atlas, calendar: str = GREGORIAN) -> Bars | None:
    """The bars for all dates of the atlas, at most some MOST_BARS; None when there are none."""
    first, last = bounds(atlas, calendar)
    return Bars(first, last, rounded_up((last - first + 1) / MOST_BARS)) if first else None


def histogram(view: View) -> Histogram | None:
    """The bars of a view; None for an atlas whose dates do not reach over two years."""
    every = bars(view.atlas, view.selection.calendar)
    if every is None or every.first == every.last:
        return None
    first, last, width = every.first, every.last, every.width
    kept, known = but_years(view), years(view.atlas, view.selection.calendar)
    # What is left out counts with the undated, as year 0: faster than to take out what is kept.
    by_year = np.bincount(known.first * kept, minlength=last + 1)
    dated = int(by_year[1:].sum())
    edges = every.starts
    starts = np.add.reduceat(by_year, edges)
    counts = starts + _continued(view, kept, edges, width)
    return Histogram(first, last, width, counts, dated, int(kept.sum()) - dated)


def rounded_up(number: float) -> int:
    """The least of 1, 2, 5, 10, 20, 50 and so on that is not below `number`."""
    steps = (digit * int(10.0**power) for power in count() for digit in (1, 2, 5))
    return next(step for step in steps if step >= number)


@lru_cache(maxsize=KEPT_ATLASES * len(CALENDARS))
def bounds(atlas: Atlas, calendar: str = GREGORIAN) -> tuple[int, int]:
    """The first and last year of all signing dates, (0, 0) when there are none."""
    known = years(atlas, calendar)
    dated = known.first[~known.undated]
    return (int(dated.min()), int(known.last.max())) if len(dated) else (0, 0)


@lru_cache(maxsize=KEPT_ATLASES * len(CALENDARS))
def _long(atlas: Atlas, calendar: str) -> Positions:
    """The agreements whose date may lie in several years."""
    known = years(atlas, calendar)
    return np.flatnonzero(known.last > known.first)


def but_years(view: View) -> Mask:
    """Which of the atlas's agreements meet every filter but the years and the undated."""
    everything = Selection()
    free = replace(
        view.selection,
        year_from=everything.year_from,
        year_to=everything.year_to,
        undated=everything.undated,
    )
    return view.mask if free == view.selection else mask(view.atlas, free)


def _continued(view: View, kept: Mask, edges: NDArray[np.int64], width: int) -> Positions:
    """How many dates reach into each bar from an earlier one."""
    asked = view.atlas, view.selection.calendar
    known, rows = years(*asked), _long(*asked)
    rows = rows[kept[rows]]
    begin = (known.first[rows] - edges[0]) // width
    end = (known.last[rows] - edges[0]) // width
    size = len(edges) + 1
    changes = np.bincount(begin + 1, minlength=size) - np.bincount(end + 1, minlength=size)
    return np.asarray(np.cumsum(changes)[:-1])
