"""Which agreement has which value: the sparse tables behind every filter and count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from twinning import dates
from twinning.atlas import Atlas
from twinning.checks import several


@dataclass(frozen=True, eq=False)
class Incidence:
    """The pairs (agreement, value) of one facet, each pair once.

    `rows` are positions of agreements, `codes` positions in `values`.
    """

    values: pd.Index
    rows: np.ndarray
    codes: np.ndarray
    agreements: int

    def having(self, chosen: Iterable[str]) -> np.ndarray:
        """Which agreements have any of the chosen values, as a mask."""
        places = self.values.get_indexer(pd.Index(list(chosen), dtype="str"))
        mask = np.zeros(self.agreements, dtype=bool)
        mask[self.rows[np.isin(self.codes, places)]] = True
        return mask

    def counts(self, mask: np.ndarray) -> np.ndarray:
        """How many of the masked agreements have each value."""
        return np.bincount(self.codes[mask[self.rows]], minlength=len(self.values))


@dataclass(frozen=True, eq=False)
class Years:
    """The first and last year each agreement's signing date can mean; 0 when undated."""

    first: np.ndarray
    last: np.ndarray

    @property
    def undated(self) -> np.ndarray:
        """Which agreements have no signing date, as a mask."""
        return np.asarray(self.first == 0)

    def within(self, start: int | None, end: int | None) -> np.ndarray:
        """Which dates touch the years from `start` to `end`, both inclusive, None for open."""
        begun = np.ones(len(self.first), dtype=bool) if end is None else self.first <= end
        open_then = np.ones(len(self.last), dtype=bool) if start is None else self.last >= start
        return np.asarray(~self.undated & begun & open_then)


@lru_cache(maxsize=2)
def incidences(atlas: Atlas) -> Mapping[str, Incidence]:
    """The incidence of each facet; a theme's agreements count for its parent as well."""
    cities, agreements = atlas.cities, atlas.agreements
    positions = np.arange(len(agreements))
    twice = np.repeat(positions, 2)
    country_codes, countries = pd.factorize(cities["country"], sort=True)
    parties = atlas.parties.reshape(-1)
    return {
        "country": _unique(pd.Index(countries), twice, country_codes[parties], len(agreements)),
        "city": _unique(cities.index, twice, parties, len(agreements)),
        "theme": _themes(atlas),
        **{
            facet: _unique(pd.Index(values), positions, codes, len(agreements))
            for facet in ("status", "instrument")
            for codes, values in [pd.factorize(agreements[facet], sort=True)]
        },
    }


@lru_cache(maxsize=2)
def years(atlas: Atlas) -> Years:
    """The years of every agreement's signing date."""
    spans = [dates.span(cell) if cell else None for cell in atlas.agreements["signed_on"].tolist()]
    first = [span.first.year if span else 0 for span in spans]
    last = [span.last.year if span else 0 for span in spans]
    return Years(np.array(first, dtype=np.int16), np.array(last, dtype=np.int16))


def _unique(values: pd.Index, rows: np.ndarray, codes: np.ndarray, count: int) -> Incidence:
    """Both cities of an agreement may lie in one country: that is one pair, not two."""
    pairs = np.unique(rows.astype(np.int64) * max(len(values), 1) + codes)
    rows, codes = np.divmod(pairs, max(len(values), 1))
    return Incidence(values, rows, codes, count)


def _themes(atlas: Atlas) -> Incidence:
    values, group_of = atlas.themes.index, atlas.group_of
    place = {theme: position for position, theme in enumerate(values)}
    reached = {
        cell: {place[t] for theme in several(cell) for t in (theme, group_of[theme])}
        for cell in atlas.agreements["themes"].unique()
    }
    pairs = [
        (row, code)
        for row, cell in enumerate(atlas.agreements["themes"].tolist())
        for code in reached[cell]
    ]
    rows, codes = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return _unique(values, rows, codes, len(atlas.agreements))
