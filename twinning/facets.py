"""How many agreements each choice would leave, given all the other choices."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Mask
from twinning.incidence import incidences, years
from twinning.search import found_cities
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
    counts = {
        facet: pd.Series(incidence.counts(_all(atlas, masks, but=facet)), index=incidence.values)
        for facet, incidence in incidences(atlas).items()
    }
    undated = _all(atlas, masks, but="years") & years(atlas).undated
    return Facets(_all(atlas, masks), counts, int(undated.sum()))


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
    if selection.q:
        matches = found_cities(atlas, selection.q)
        masks["q"] = incidences(atlas)["city"].having(match.city_id for match in matches)
    if selection.year_from is not None or selection.year_to is not None or not selection.undated:
        dated = years(atlas).within(selection.year_from, selection.year_to)
        masks["years"] = dated | years(atlas).undated if selection.undated else dated
    return masks
