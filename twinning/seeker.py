"""A city that looks for partners, and which agreements speak for whom."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from twinning.atlas import Atlas, Mask
from twinning.facets import mask
from twinning.incidence import incidences
from twinning.labels import city_names
from twinning.schema import IN_FORCE, PENDING
from twinning.selection import Selection
from twinning.view import View


@dataclass(frozen=True, eq=False)
class Seeker:
    """The city at position `here` that looks for partners.

    `selection` is what agreements must meet to speak for a candidate: nothing that is chosen of
    cities, countries and names, which would hide the agreements of the others.  Candidates lie in
    `countries`, empty for any.
    """

    atlas: Atlas
    here: int
    selection: Selection
    countries: tuple[str, ...]

    @property
    def country(self) -> str:
        """The city's country."""
        return self.country_of(self.here)

    def id_of(self, city: int) -> str:
        """The id of the city at a position."""
        return str(self._cities.index[city])

    def name_of(self, city: int) -> str:
        """The name of the city at a position."""
        return str(city_names(self.atlas)[city])

    def country_of(self, city: int) -> str:
        """The country of the city at a position."""
        return self._countries[city]

    @cached_property
    def in_force(self) -> Mask:
        """Which agreements are in force and meet the selection."""
        return self._selected & self.with_status(IN_FORCE)

    @cached_property
    def pending(self) -> Mask:
        """Which agreements are proposed or approved and meet the selection."""
        return self._selected & self.with_status(PENDING)

    @cached_property
    def own(self) -> Mask:
        """Which agreements of all have the city as a party."""
        return self.of(self.here)

    @cached_property
    def partners(self) -> Mapping[int, list[int]]:
        """The city's partners by agreements in force that meet the selection, as `rows_of` has."""
        return self.rows_of(self.here, self.in_force)

    @cached_property
    def themes(self) -> Mapping[str, Mask]:
        """For each theme of the city's agreements in force, which cities have one on it, too.

        What has a theme is what choosing it would find; so a parent stands for what only it has in
        common, and not for a city with which one of its children is shared.  Chosen themes leave
        no others but their children.
        """
        shared: dict[str, Mask] = {}
        for theme in self._themes_children_first():
            having = self.in_force & incidences(self.atlas)["theme"].having([theme])
            cities = self.parties_of(having)
            if cities[self.here]:
                children = [shared[t] for t in shared if self.atlas.group_of[t] == theme]
                shared[theme] = cities & ~np.logical_or.reduce([np.zeros_like(cities), *children])
        return shared

    def with_status(self, statuses: Collection[str]) -> Mask:
        """Which agreements of all have any of the statuses."""
        return incidences(self.atlas)["status"].having(statuses)

    def among(self, statuses: Collection[str]) -> tuple[str, ...]:
        """Those of the statuses that the selection leaves."""
        chosen = self.selection.status
        return tuple(sorted(s for s in statuses if not chosen or s in chosen))

    def between(self, country: str) -> Mask:
        """Which agreements of all join the city's country and another one."""
        return self._at_home & incidences(self.atlas)["country"].having([country])

    def of(self, city: int) -> Mask:
        """Which agreements of all have the city at a position as a party."""
        return np.asarray((self.atlas.parties == city).any(axis=1))

    def rows_of(self, city: int, counted: Mask) -> Mapping[int, list[int]]:
        """The positions of a city's counted agreements by that of the other party."""
        by_partner: defaultdict[int, list[int]] = defaultdict(list)
        for row in np.flatnonzero(counted & self.of(city)).tolist():
            a, b = self.atlas.parties[row].tolist()
            by_partner[b if a == city else a].append(row)
        return by_partner

    def parties_of(self, rows: Mask) -> Mask:
        """Which cities are a party of the masked agreements."""
        cities = np.zeros(len(self.atlas.cities), dtype=bool)
        cities[self.atlas.parties[rows]] = True
        return cities

    @cached_property
    def _cities(self) -> pd.DataFrame:
        return self.atlas.cities

    @cached_property
    def _countries(self) -> list[str]:
        return self._cities["country"].tolist()

    @cached_property
    def _at_home(self) -> Mask:
        return incidences(self.atlas)["country"].having([self.country])

    @cached_property
    def _selected(self) -> Mask:
        return mask(self.atlas, self.selection)

    def _themes_children_first(self) -> list[str]:
        group_of, chosen = self.atlas.group_of, set(self.selection.theme)
        themes = [t for t in group_of if not chosen or not chosen.isdisjoint((t, group_of[t]))]
        return sorted(themes, key=lambda theme: group_of[theme] == theme)


def seeker(view: View, city_id: str) -> Seeker:
    """The city as it looks for partners within a view; its own country limits nothing."""
    atlas, chosen = view.atlas, view.selection
    here = int(atlas.cities.index.get_indexer(pd.Index([city_id]))[0])
    home = atlas.cities["country"].iat[here]
    selection = replace(chosen, city=(), country=(), between=False, q="")
    return Seeker(atlas, here, selection, tuple(c for c in chosen.country if c != home))
