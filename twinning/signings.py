"""Signings: how many agreements of each class were signed when, every one counted once."""

from dataclasses import dataclass

import numpy as np

from twinning.atlas import Mask, Positions
from twinning.histogram import Bars, bars, but_years
from twinning.incidence import years
from twinning.view import View


@dataclass(frozen=True, eq=False)
class Signings:
    """The agreements that all filters but the years leave, by class and by year of signing.

    `within` holds how many dates lie wholly within the years of each bar and `across` how many
    reach into them from others or beyond them, both of shape (classes, bars); of one date that
    lies across, several bars tell.  `spread` are the agreements with such a date, `undated` those
    without any, each counted once for its class.  `bars` is None where none of them has a date.
    """

    bars: Bars | None
    within: Positions
    across: Positions
    spread: Positions
    undated: Positions

    @property
    def touching(self) -> Positions:
        """How many dates touch the years of each bar, as for the filter; shape (classes, bars)."""
        return self.within + self.across

    @property
    def totals(self) -> Positions:
        """How many agreements each class has."""
        return np.asarray(self.within.sum(axis=1)) + self.spread + self.undated


def signings(view: View, classes: Positions, count: int) -> Signings:
    """The signings of a view; `classes` holds a class below `count` for each of all agreements."""
    asked = view.atlas, view.selection.calendar
    every, known, kept = bars(*asked), years(*asked), but_years(view)
    undated = np.bincount(classes[kept & known.undated], minlength=count)
    rows = np.flatnonzero(kept & ~known.undated)
    if every is None or not len(rows):
        none = np.zeros((count, 0), dtype=np.int64)
        return Signings(None, none, none, np.zeros_like(undated), undated)
    begin, end = (
        (year[rows].astype(np.int64) - every.start) // every.width
        for year in (known.first, known.last)
    )
    is_spread, own, size = begin != end, classes[rows], len(every.starts)
    within = _counted(own, begin, ~is_spread, (count, size))
    # A date that lies across adds one from its first bar on, and takes it away after its last.
    changes = _counted(own, begin, is_spread, (count, size + 1))
    changes -= _counted(own, end + 1, is_spread, (count, size + 1))
    across = np.cumsum(changes, axis=1)[:, :-1]
    spread = np.bincount(own[is_spread], minlength=count)
    return Signings(every, within, across, spread, undated)


def _counted(
    classes: Positions, places: Positions, among: Mask, shape: tuple[int, int]
) -> Positions:
    """How many of some there are of each class at each place."""
    flat = classes[among] * shape[1] + places[among]
    return np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)
