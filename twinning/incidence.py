"""Which agreement has which value: the sparse tables behind every filter and count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning import dates
from twinning.atlas import KEPT_ATLASES, Atlas, Mask, Positions
from twinning.cells import several

FIRST_YEAR, LAST_YEAR = 1, 9999


@dataclass(frozen=True, eq=False)
class Incidence:
    """The pairs (agreement, value) of one facet, each pair once.

    `rows` are positions of agreements, of which there are `agreements`; `codes` are positions in
    `values`.
    """

    values: pd.Index
    rows: NDArray[np.int32]
    codes: NDArray[np.integer]
    agreements: int

    def having(self, chosen: Iterable[str]) -> Mask:
        """Which agreements have any of the chosen values, as a mask."""
        places = self.values.get_indexer(pd.Index(list(chosen), dtype="str"))
        wanted = np.zeros(len(self.values), dtype=bool)
        wanted[places[places >= 0]] = True
        mask = np.zeros(self.agreements, dtype=bool)
        mask[self.rows[wanted[self.codes]]] = True
        return mask

    def counts(self, mask: Mask) -> Positions:
        """How many of the masked agreements have each value."""
        if 2 * np.count_nonzero(mask) > self.agreements:
            return self._totals - self._counted(~mask)  # the fewer are quicker to count
        return self._counted(mask)

    @cached_property
    def _totals(self) -> Positions:
        return np.bincount(self.codes, minlength=len(self.values))

    def _counted(self, mask: Mask) -> Positions:
        if not mask.any():
            return np.zeros(len(self.values), dtype=np.int64)
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))


@dataclass(frozen=True, eq=False)
class Years:
    """The first and last year each agreement's signing date can mean; 0 when undated."""

    first: NDArray[np.int16]
    last: NDArray[np.int16]

    @property
    def undated(self) -> Mask:
        """Which agreements have no signing date, as a mask."""
        return np.asarray(self.first == 0)

    def within(self, start: int | None, end: int | None) -> Mask:
        """Which dates touch the years from `start` to `end`, both inclusive, None for open."""
        return np.asarray((self.last >= (start or FIRST_YEAR)) & (self.first <= (end or LAST_YEAR)))


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


@lru_cache(maxsize=KEPT_ATLASES)
def years(atlas: Atlas) -> Years:
    """The years of every agreement's signing date."""
    codes, cells = pd.factorize(atlas.agreements["signed_on"])
    spans = [dates.span(cell) if cell else None for cell in cells.tolist()]
    first = np.array([span.first.year if span else 0 for span in spans], dtype=np.int16)
    last = np.array([span.last.year if span else 0 for span in spans], dtype=np.int16)
    return Years(first[codes], last[codes])


def _incidence(values: pd.Index, rows: Positions, codes: Positions, agreements: int) -> Incidence:
    """The incidence in as few bytes as its numbers need."""
    narrow = np.min_scalar_type(len(values))
    return Incidence(values, rows.astype(np.int32), codes.astype(narrow), agreements)


def _countries(atlas: Atlas) -> Incidence:
    codes, values = pd.factorize(atlas.cities["country"], sort=True)
    of_parties = codes[atlas.parties]
    rows = np.arange(len(of_parties))
    abroad = of_parties[:, 0] != of_parties[:, 1]  # within one country it counts once
    return _incidence(
        pd.Index(values),
        np.concatenate([rows, rows[abroad]]),
        np.concatenate([of_parties[:, 0], of_parties[abroad, 1]]),
        len(rows),
    )


def _cities(atlas: Atlas) -> Incidence:
    count = len(atlas.parties)
    rows = np.repeat(np.arange(count), 2)
    return _incidence(atlas.cities.index, rows, atlas.parties.reshape(-1), count)


def _column(atlas: Atlas, column: str) -> Incidence:
    codes, values = pd.factorize(atlas.agreements[column], sort=True)
    return _incidence(pd.Index(values), np.arange(len(codes)), codes, len(codes))


def _themes(atlas: Atlas) -> Incidence:
    values = atlas.themes.index
    place = {theme: position for position, theme in enumerate(values)}
    cell_of, cells = pd.factorize(atlas.agreements["themes"])
    reached = [
        list({place[t] for theme in several(cell) for t in (theme, atlas.group_of[theme])})
        for cell in cells.tolist()
    ]
    sizes = np.array([len(codes) for codes in reached], dtype=np.int64)
    begins = np.cumsum(sizes) - sizes
    rows = np.repeat(np.arange(len(cell_of)), sizes[cell_of])
    first = np.cumsum(sizes[cell_of]) - sizes[cell_of]
    within = np.arange(len(rows)) - first[rows]
    flat = np.fromiter(chain.from_iterable(reached), dtype=np.int64, count=int(sizes.sum()))
    return _incidence(values, rows, flat[begins[cell_of[rows]] + within], len(cell_of))
