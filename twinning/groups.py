"""Groups: readings that are one city, found by place, by name and by point."""

from collections import defaultdict
from collections.abc import Mapping

from twinning.geometry import distance_km
from twinning.namesakes import ONE_PLACE_KM
from twinning.pairs import Reading
from twinning.schema import DRAWN_LEVELS
from twinning.standings import Standing
from twinning.surroundings import Point
from twinning.variants import are_variants

Group = list[Reading]


class Groups:
    """The readings put in so far, in a group for each city: the surest must come first.

    Readings are one city when the gazetteer is sure of the same place for both.  What it does not
    know is one city when country and level are the same, and the name is the same within
    ONE_PLACE_KM, or a variant of it on the same point.  A reading without a point of its own
    belongs to the only city of its name.
    """

    def __init__(self, standings: Mapping[Reading, Standing]) -> None:
        self.standings = standings
        self.all: list[Group] = []
        self._by_place: dict[tuple[int, str], Group] = {}
        self._by_name: defaultdict[tuple[str, str, str], list[Group]] = defaultdict(list)
        self._by_point: defaultdict[tuple[Point, str, str], list[Group]] = defaultdict(list)

    def add(self, reading: Reading) -> None:
        """Put a reading to those of the same city; a city of its own when there are none."""
        standing = self.standings[reading]
        group = self._found(reading, standing)
        if group is None:
            self.all.append(group := [])
        group.append(reading)
        if standing.place and standing.is_sure:
            self._by_place[standing.place.geonames_id, standing.level] = group
        _enter(self._by_name[*reading.key, standing.level], group)
        if standing.point:
            _enter(self._by_point[standing.point, reading.country, standing.level], group)

    def _found(self, reading: Reading, standing: Standing) -> Group | None:
        if standing.place and standing.is_sure:
            return self._by_place.get((standing.place.geonames_id, standing.level))
        namesakes = self._by_name[*reading.key, standing.level]
        if standing.level not in DRAWN_LEVELS:
            return namesakes[0] if namesakes else None
        if standing.point is None:
            blank = [g for g in namesakes if self.standings[g[0]].point is None]
            return next(iter(blank or (namesakes if len(namesakes) == 1 else [])), None)
        near = (g for g in namesakes if self._km(g, standing.point) <= ONE_PLACE_KM)
        here = self._by_point[standing.point, reading.country, standing.level]
        variants = (g for g in here if are_variants(g[0].name, reading.name))
        return next(near, None) or next(variants, None)

    def _km(self, group: Group, point: Point) -> float:
        here = self.standings[group[0]].point
        return float(distance_km(*here, *point)) if here else float("inf")


def _enter(groups: list[Group], group: Group) -> None:
    if not any(group is other for other in groups):
        groups.append(group)
