"""Parties: the readings of a table, brought together to one city for each place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from twinning.groups import Group, Groups
from twinning.pairs import Pair, Reading
from twinning.slugs import numbered, slug
from twinning.standings import Standing
from twinning.surroundings import Point


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
        at[point].setdefault(reading.key, reading)
    return {
        reading: [other for name, other in at[point].items() if name != reading.key]
        for reading, point in pointed
    }


def cities(standings: Mapping[Reading, Standing], seen: Appearances) -> list[City]:
    """The cities that the readings stand for, in order of appearance; see `Groups`."""

    def rank(reading: Reading) -> tuple[bool, bool, bool, int]:
        standing = standings[reading]
        unpointed, located = standing.point is None, standing.method != "given"
        return not standing.is_sure, unpointed, located, -seen.counts[reading]

    place = {reading: position for position, reading in enumerate(seen.counts)}
    groups = Groups(standings)
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
