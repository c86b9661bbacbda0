"""How many agreements each choice would leave, given all the other choices."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Mask
from twinning.incidence import incidences, years
from twinning.search import matching
from twinning.selection import FACETS, Selection


@dataclass(frozen=True, eq=False)
class Facets:
    """The mask of the selected agreements, and the counts beside each choice.

    `counts` holds, for each facet, its values (index) and how many agreements each would leave;
    `undated` is how many undated agreements the other filters leave.
    """

    mask: Mask
    counts: Mapping[str, "pd.Series[int]"]
    undated: int


def mask(atlas: Atlas, selection: Selection) -> Mask:
    """Which agreements meet every filter, as a mask; no facet is counted."""
    return _all(atlas, _masks(atlas, selection))


def facets(atlas: Atlas, selection: Selection) -> Facets:
    """The selected agreements with every facet's counts."""
    masks = _masks(atlas, selection)
    together = _all(atlas, masks)
    others = {name: _all(atlas, masks, but=name) for name in masks}
    if selection.is_between:  # another country adds its agreements with those chosen
        others["country"] &= incidences(atlas)["country"].having(selection.country)
    counts = {
        facet: pd.Series(incidence.counts(others.get(facet, together)), index=incidence.values)
        for facet, incidence in incidences(atlas).items()
    }
    undated = others.get("years", together) & years(atlas).undated
    return Facets(together, counts, int(np.count_nonzero(undated)))


def between(atlas: Atlas, countries: Collection[str]) -> Mask:
    """Which agreements join two different ones of the countries, as a mask."""
    codes, values = pd.factorize(atlas.cities["country"])
    a, b = codes[atlas.parties].T
    chosen = values.isin(countries)
    return np.asarray(chosen[a] & chosen[b] & (a != b))


def largest(counts: "pd.Series[int]", count: int) -> list[str]:
    """The values counted most, at most `count` of them and none that is not counted at all."""
    values = counts.to_numpy()
    last = max(len(values) - count, 0)
    least = max(1, np.partition(values, last)[last]) if len(values) else 1
    places = np.flatnonzero(values >= least)  # few: sorting all cities takes longer
    return counts.index[places[np.argsort(-values[places], kind="stable")][:count]].tolist()


def _all(atlas: Atlas, masks: Mapping[str, Mask], but: str = "") -> Mask:
    together = np.ones(len(atlas.agreements), dtype=bool)
    for name, kept in masks.items():
        if name != but:
            together &= kept
    return together


def _masks(atlas: Atlas, selection: Selection) -> dict[str, Mask]:
    """One mask for each filter in use."""
    masks = {
        facet: incidences(atlas)[facet].having(getattr(selection, facet))
        for facet in FACETS
        if getattr(selection, facet)
    }
    if selection.is_between:
        masks["country"] = between(atlas, selection.country)
    if selection.q:
        masks["q"] = _found(atlas, selection.q)
    if selection.has_years or not selection.undated:
        known = years(atlas, selection.calendar)
        dated = known.within(selection.year_from, selection.year_to)
        masks["years"] = dated | known.undated if selection.undated else dated
    return masks


def _found(atlas: Atlas, words: str) -> Mask:
    wanted = np.zeros(len(atlas.cities), dtype=bool)
    wanted[matching(atlas, words).cities] = True
    return np.asarray(wanted[atlas.parties].any(axis=1))
