"""Parties: the readings of a table, brought together to one city for each place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from twinning.geometry import distance_km
from twinning.namesakes import ONE_PLACE_KM
from twinning.pairs import Pair, Reading
from twinning.schema import DRAWN_LEVELS
from twinning.slugs import numbered, slug
from twinning.standings import Standing
from twinning.surroundings import Point
from twinning.text import fold
from twinning.variants import are_variants

Group = list[Reading]


@dataclass(frozen=True)
class Appearances:
    """How often each reading stands in the table, and the line on which it stands first."""

    counts: Mapping[Reading, int]
    lines: Mapping[Reading, int]


class City(NamedTuple):
    """One party: its id, its readings, and its standing, that of the most telling of them."""

    city_id: str
    readings: tuple[Reading, ...]
    names: tuple[str, ...]
    standing: Standing


class _Groups:
    """Readings that are one city, found by place, by name and by point."""

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
        _enter(self._by_name[*_named(reading), standing.level], group)
        if standing.point:
            _enter(self._by_point[standing.point, reading.country, standing.level], group)

    def _found(self, reading: Reading, standing: Standing) -> Group | None:
        if standing.place and standing.is_sure:
            return self._by_place.get((standing.place.geonames_id, standing.level))
        namesakes = self._by_name[*_named(reading), standing.level]
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


def appearances(pairs: Iterable[Pair]) -> Appearances:
    """The readings of all pairs, in order of appearance."""
    counts: Counter[Reading] = Counter()
    lines: dict[Reading, int] = {}
    for pair in pairs:
        for reading in pair.parties:
            counts[reading] += 1
            lines.setdefault(reading, pair.line)
    return Appearances(counts, lines)


def on_same_point(readings: Iterable[Reading]) -> dict[Reading, list[Reading]]:
    """The readings of other names or countries on the very point of each that has one."""
    at: defaultdict[Point, dict[tuple[str, str], Reading]] = defaultdict(dict)
    pointed = [(reading, reading.point) for reading in readings if reading.point]
    for reading, point in pointed:
        at[point].setdefault(_named(reading), reading)
    return {
        reading: [other for name, other in at[point].items() if name != _named(reading)]
        for reading, point in pointed
    }


def cities(standings: Mapping[Reading, Standing], seen: Appearances) -> list[City]:
    """The cities that the readings stand for, in order of appearance.

    Readings are one city when the gazetteer is sure of the same place for both.  What it does not
    know is one city when country and level are the same, and the name is the same within
    ONE_PLACE_KM, or a variant of it on the same point.  A reading without a point of its own
    belongs to the only city of its name.
    """

    def rank(reading: Reading) -> tuple[bool, bool, bool, int]:
        standing = standings[reading]
        unpointed, located = standing.point is None, standing.method != "given"
        return not standing.is_sure, unpointed, located, -seen.counts[reading]

    place = {reading: position for position, reading in enumerate(seen.counts)}
    groups = _Groups(standings)
    for reading in sorted(standings, key=rank):
        groups.add(reading)
    ordered = sorted(groups.all, key=lambda group: min(map(place.__getitem__, group)))
    # The first reading of a group is its best: a given point comes before the gazetteer's.
    best = [standings[min(group, key=lambda r: rank(r)[1:])] for group in ordered]
    names = [_names(sorted(group, key=place.__getitem__), seen) for group in ordered]
    facts = [(g[0].country, s.region) for g, s in zip(ordered, best, strict=True)]
    ids = _ids([(n[0], *fact) for n, fact in zip(names, facts, strict=True)])
    return list(map(City, ids, map(tuple, ordered), names, best))


def _names(group: Group, seen: Appearances) -> tuple[str, ...]:
    """How the city is called, the most frequent spelling first, then in order of appearance."""
    counts: Counter[str] = Counter()
    for reading in group:
        counts[reading.name] += seen.counts[reading]
    return tuple(name for name, _count in counts.most_common())


def _ids(cities: Sequence[tuple[str, str, str]]) -> list[str]:
    """An id for each name, country and region; the region only where the name is not enough."""
    short = [slug(name, country) for name, country, _region in cities]
    clashing = {city_id for city_id, count in Counter(short).items() if count > 1}
    return numbered(
        slug(name, region, country) if city_id in clashing else city_id
        for city_id, (name, country, region) in zip(short, cities, strict=True)
    )


def _named(reading: Reading) -> tuple[str, str]:
    return fold(reading.name), reading.country


def _enter(groups: list[Group], group: Group) -> None:
    if not any(group is other for other in groups):
        groups.append(group)
