"""The view: the atlas cut down to a selection; what every page is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Mask
from twinning.facets import Facets, facets, mask
from twinning.schema import IN_FORCE, PENDING
from twinning.selection import Selection


@dataclass(frozen=True, eq=False)
class View:
    """What one visitor looks at."""

    atlas: Atlas
    selection: Selection
    facets: Facets

    @property
    def mask(self) -> Mask:
        """Which of the atlas's agreements are selected."""
        return self.facets.mask

    @cached_property
    def count(self) -> int:
        """How many agreements are selected."""
        return int(np.count_nonzero(self.mask))

    @property
    def agreements(self) -> pd.DataFrame:
        """The selected agreements, numbered as in the atlas; made anew whenever asked for."""
        return self.atlas.agreements[self.mask]

    @property
    def cities(self) -> pd.DataFrame:
        """The parties of the selected agreements, by `city_id`."""
        return self.atlas.cities.iloc[np.unique(self.atlas.parties[self.mask])]

    @cached_property
    def drawn(self) -> Mask:
        """Which selected agreements are on the map: located, and ended ones only when asked for."""
        drawn = self.mask & self.atlas.drawable
        return drawn if "ended" in self.selection.status else drawn & ~self.atlas.ended

    @cached_property
    def statuses(self) -> Mapping[str, int]:
        """How many selected agreements have each status that any of them has."""
        counts, chosen = (
            self.facets.counts["status"],
            self.selection.status,
        )  # what each would leave
        return {
            str(status): count
            for status, count in zip(counts.index, counts.tolist(), strict=True)
            if count and (status in chosen or not chosen)
        }

    @property
    def in_force(self) -> int:
        """How many selected agreements count as agreements: active, dormant or suspended."""
        return sum(count for status, count in self.statuses.items() if status in IN_FORCE)

    @property
    def pending(self) -> int:
        """How many are proposed or approved by one side, and not signed."""
        return sum(count for status, count in self.statuses.items() if status in PENDING)


def view(atlas: Atlas, selection: Selection) -> View:
    """The atlas as `selection` shows it."""
    return View(atlas, selection, facets(atlas, selection))


def uncounted(atlas: Atlas, selection: Selection) -> View:
    """The same without the counts beside each choice, for whoever offers none."""
    return View(atlas, selection, Facets(mask(atlas, selection), {}, undated=0))
