"""Which agreement has which value: the sparse tables behind every filter and count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

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
    rows: Positions
    codes: Positions
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
    spans = [dates.span(cell) if cell else None for cell in atlas.agreements["signed_on"].tolist()]
    first = [span.first.year if span else 0 for span in spans]
    last = [span.last.year if span else 0 for span in spans]
    return Years(np.array(first, dtype=np.int16), np.array(last, dtype=np.int16))


def _countries(atlas: Atlas) -> Incidence:
    codes, values = pd.factorize(atlas.cities["country"], sort=True)
    of_parties = codes[atlas.parties]
    rows = np.arange(len(of_parties))
    abroad = of_parties[:, 0] != of_parties[:, 1]  # within one country it counts once
    return Incidence(
        pd.Index(values),
        np.concatenate([rows, rows[abroad]]),
        np.concatenate([of_parties[:, 0], of_parties[abroad, 1]]),
        len(rows),
    )


def _cities(atlas: Atlas) -> Incidence:
    count = len(atlas.parties)
    return Incidence(
        atlas.cities.index, np.repeat(np.arange(count), 2), atlas.parties.reshape(-1), count
    )


def _column(atlas: Atlas, column: str) -> Incidence:
    codes, values = pd.factorize(atlas.agreements[column], sort=True)
    return Incidence(pd.Index(values), np.arange(len(codes)), codes, len(codes))


def _themes(atlas: Atlas) -> Incidence:
    cells, values = atlas.agreements["themes"].tolist(), atlas.themes.index
    place = {theme: position for position, theme in enumerate(values)}
    reached = {
        cell: {place[t] for theme in several(cell) for t in (theme, atlas.group_of[theme])}
        for cell in set(cells)
    }
    pairs = [(row, code) for row, cell in enumerate(cells) for code in reached[cell]]
    rows, codes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Incidence(values, rows, codes, len(cells))
