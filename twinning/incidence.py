"""Which agreement has which value: the sparse tables behind every filter and count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning import dates
from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.calendars import CALENDARS, GREGORIAN
from twinning.cells import several

UNDATED = 0  # as a year


@dataclass(frozen=True, eq=False)
class Incidence:
    """Which agreements have which values of one facet.

    Each of `columns` holds a kind for every agreement.  What a kind stands for is said by the pairs
    (kind, value) of `kinds` and `codes`, each pair once; codes are positions in `values`.
    """

    values: pd.Index
    columns: tuple[NDArray[np.integer], ...]
    kinds: Positions
    codes: Positions

    def having(self, chosen: Iterable[str]) -> Mask:
        """Which agreements have any of the chosen values, as a mask."""
        places = self.values.get_indexer(pd.Index(list(chosen), dtype="str"))
        wanted = np.zeros(len(self.values), dtype=bool)
        wanted[places[places >= 0]] = True
        of_kind = np.zeros(self._kind_count, dtype=bool)
        of_kind[self.kinds[wanted[self.codes]]] = True
        return np.asarray(np.logical_or.reduce([of_kind[column] for column in self.columns]))

    def counts(self, mask: Mask) -> Positions:
        """How many of the masked agreements have each value."""
        if 2 * np.count_nonzero(mask) > len(mask):
            return self._totals - self._counted(~mask)  # the fewer are quicker to count
        return self._counted(mask)

    @cached_property
    def _totals(self) -> Positions:
        return self._counted(np.ones(len(self.columns[0]), dtype=bool))

    @cached_property
    def _kind_count(self) -> int:
        return 1 + max(int(held.max(initial=0)) for held in (*self.columns, self.kinds))

    def _counted(self, mask: Mask) -> Positions:
        rows = np.flatnonzero(mask)
        of_kind = np.zeros(self._kind_count, dtype=np.int64)
        for column in self.columns:
            of_kind += np.bincount(column[rows], minlength=len(of_kind))
        counts = np.bincount(self.codes, of_kind[self.kinds], minlength=len(self.values))
        return counts.astype(np.int64)


@dataclass(frozen=True, eq=False)
class Years:
    """The first and last year of a calendar that each signing date can mean, UNDATED for none."""

    first: NDArray[np.int16]
    last: NDArray[np.int16]

    @property
    def undated(self) -> Mask:
        """Which agreements have no signing date, as a mask."""
        return np.asarray(self.first == UNDATED)

    def within(self, start: int | None, end: int | None) -> Mask:
        """Which dates touch the years from `start` to `end`, both inclusive, None for open."""
        first, last = start or UNDATED + 1, end or np.iinfo(self.first.dtype).max
        return np.asarray((self.last >= first) & (self.first <= last))


@lru_cache(maxsize=KEPT_ATLASES)
def incidences(atlas: Atlas) -> Mapping[str, Incidence]:
    """The incidence of each facet; a theme's agreements count for its parent as well."""
    return {
        "country": _countries(atlas),
        "city": _cities(atlas),
        "theme": _themes(atlas),
        "status": _column(atlas, "status"),
        "instrument": _column(atlas, "instrument"),
    }


@lru_cache(maxsize=KEPT_ATLASES * len(CALENDARS))
def years(atlas: Atlas, calendar: str = GREGORIAN) -> Years:
    """The years of every agreement's signing date, as a calendar counts them."""
    codes, cells = pd.factorize(atlas.agreements["signed_on"])
    spans = [dates.span(cell) if cell else None for cell in cells.tolist()]
    days = [(s.first.toordinal(), s.last.toordinal()) if s else (0, 0) for s in spans]
    ends = np.array(days, dtype=np.int64).reshape(-1, 2)
    first, last = np.where(ends > 0, CALENDARS[calendar].years_of(ends), UNDATED)[codes].T
    return Years(first, last)


def _countries(atlas: Atlas) -> Incidence:
    codes, values = pd.factorize(atlas.cities["country"], sort=True)
    a, b = np.sort(codes[atlas.parties], axis=1).T
    kinds, pairs = pd.factorize(a * len(values) + b)
    first, second = np.divmod(pairs, max(len(values), 1))
    abroad = np.flatnonzero(first != second)  # within one country it counts once
    return Incidence(
        pd.Index(values),
        (_narrow(kinds),),
        np.concatenate([np.arange(len(pairs)), abroad]),
        np.concatenate([first, second[abroad]]),
    )


def _cities(atlas: Atlas) -> Incidence:
    each = np.arange(len(atlas.cities))
    return Incidence(atlas.cities.index, tuple(map(_narrow, atlas.parties.T)), each, each)


def _column(atlas: Atlas, column: str) -> Incidence:
    kinds, values = pd.factorize(atlas.agreements[column], sort=True)
    each = np.arange(len(values))
    return Incidence(pd.Index(values), (_narrow(kinds),), each, each)


def _themes(atlas: Atlas) -> Incidence:
    """A kind for each set of themes."""
    place = {theme: position for position, theme in enumerate(atlas.themes.index)}
    of_rows, cells = pd.factorize(atlas.agreements["themes"])
    reached = [
        frozenset(place[t] for theme in several(cell) for t in (theme, atlas.group_of[theme]))
        for cell in cells.tolist()
    ]
    numbers = {held: kind for kind, held in enumerate(dict.fromkeys(reached))}
    kinds = np.array([numbers[held] for held in reached], dtype=np.int64)
    pairs = [(kind, code) for held, kind in numbers.items() for code in held]
    of_pairs, codes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Incidence(atlas.themes.index, (_narrow(kinds[of_rows]),), of_pairs, codes)


def _narrow(numbers: Positions) -> NDArray[np.integer]:
    """The numbers in as few bytes as they need."""
    return numbers.astype(np.min_scalar_type(numbers.max(initial=0)))
