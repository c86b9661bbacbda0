"""What a picture shows: the drawn agreements in the order and the colours of the live map."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from twinning.atlas import Atlas, Mask, Positions
from twinning.drawing.words import plain
from twinning.geometry import Floats
from twinning.labels import city_names, pair_label, status_label
from twinning.maps.document import legend_groups
from twinning.maps.numbering import group_names, numbering
from twinning.maps.styles import STATUS_STYLES, Line
from twinning.schema import STATUSES
from twinning.series import dotted

MANY = 800  # arcs
LONGEST = 500  # characters of a title


@dataclass(frozen=True, eq=False)
class Shown:
    """Agreements between places on the map, those of one pair one after the other.

    `rows` are their positions in the atlas; `parties` hold the positions in `cities` of both, the
    lower one first, and `cities` positions in the atlas.  `statuses` and `groups` are positions
    in STATUSES and in `palette`, which has a label and a colour for each group of themes.
    """

    atlas: Atlas
    rows: Positions
    cities: Positions
    parties: Positions
    statuses: Positions
    groups: Positions
    palette: list[tuple[str, str]]
    has_focus: bool

    @cached_property
    def places(self) -> Floats:
        """The cities in rows of (latitude, longitude), degrees."""
        return self.atlas.cities[["latitude", "longitude"]].to_numpy()[self.cities]

    @cached_property
    def degrees(self) -> Positions:
        """How many of the agreements each city has."""
        return np.bincount(self.parties.ravel(), minlength=len(self.cities))

    @cached_property
    def _names(self) -> NDArray[np.object_]:
        return city_names(self.atlas)

    @property
    def is_crowded(self) -> bool:
        """Whether they are so many that nobody follows a single arc."""
        return len(self.rows) > MANY

    @cached_property
    def follows_theme(self) -> Mask:
        """Which of the agreements have the colour of their theme."""
        keeps = np.array([STATUS_STYLES[status].line.keeps_colour for status in STATUSES])
        return np.asarray(~keeps[self.statuses])

    def title(self, number: int) -> str:
        """Which agreement this is: “Isfahan – Khujand · Dormant”."""
        one, other = self._names[self.atlas.parties[self.rows[number]]]
        status = status_label(STATUSES[self.statuses[number]])
        return plain(dotted((pair_label(one, other), status)), LONGEST)

    def line(self, number: int) -> Line:
        """The line in which an agreement is drawn."""
        return STATUS_STYLES[STATUSES[self.statuses[number]]].line

    def colour(self, number: int) -> str:
        """Its colour: that of its theme, but for statuses which keep their own."""
        if self.follows_theme[number]:
            _label, colour = self.palette[int(self.groups[number])]
            return colour
        return STATUS_STYLES[STATUSES[self.statuses[number]]].colour.light


def shown(atlas: Atlas, mask: Mask, focus: Collection[str]) -> Shown:
    """The masked agreements that have an arc; `focus` are the theme groups coloured first."""
    numbers = numbering(atlas)
    drawn = mask[numbers.agreements]
    rows = numbers.agreements[drawn]
    cities, parties = np.unique(numbers.parties[drawn], return_inverse=True)
    facts = atlas.agreements[["status", "themes"]].iloc[rows]
    codes, cells = pd.factorize(facts["themes"])
    palette = legend_groups(atlas, numbers)
    unstated = len(palette) - 1
    groups = [numbers.groups.get(_first(atlas, cell, focus), unstated) for cell in cells.tolist()]
    return Shown(
        atlas,
        rows,
        numbers.cities[cities],
        parties.reshape(-1, 2),
        pd.Index(STATUSES).get_indexer(pd.Index(facts["status"])).astype(np.int64),
        np.array(groups, dtype=np.int64)[codes],
        [(group["label"], group["colour"]["light"]) for group in palette],
        bool(numbers.groups.keys() & set(focus)),
    )


def _first(atlas: Atlas, cell: str, focus: Collection[str]) -> str:
    named = group_names(atlas, cell)
    return next((group for group in named if group in focus), next(iter(named), ""))
