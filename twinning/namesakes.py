"""Namesakes: places that share a name, and whether it can be said which of them is meant."""

from collections.abc import Iterable, Sequence
from itertools import compress

from twinning.geometry import distance_km
from twinning.place import Match, Place
from twinning.text import fold

ONE_PLACE_KM = 25.0  # namesakes nearer to each other than this are one place
# Measured on 17,600 sister cities with known coordinates: a city this many times larger than any
# namesake of its country was the right one as often (97 %) as a city without namesakes.
DOMINANT = 50
OVERSHADOWING = 10  # a place loses its right to its name to one this many times larger
SMALLEST = 2_000  # inhabitants; also stands for a population that is not known

DIVISION_WORDS = frozenset(
    {
        "county",
        "department",
        "governorate",
        "oblast",
        "of",
        "prefecture",
        "province",
        "region",
        "state",
        "the",
    }
)


def choose(matches: Sequence[Match]) -> tuple[Match, str] | None:
    """The place that a name means among its matches, with confidence; None when that is open.

    Main names beat alternate ones, unless the alternate's bearer overshadows theirs.
    """
    namesakes = [match for match in matches if match.is_primary] or matches
    best = max(namesakes, key=lambda match: match.place.population, default=None)
    if best is None or any(
        _size(m) >= OVERSHADOWING * _size(best) for m in elsewhere(best, matches)
    ):
        return None
    rivals = elsewhere(best, namesakes)
    if not rivals:
        return best, "high"
    return (best, "medium") if _size(best) >= DOMINANT * max(map(_size, rivals)) else None


def elsewhere(match: Match, others: Sequence[Match]) -> list[Match]:
    """Those of the others that are not one place with `match`."""
    here = match.place
    latitudes = [other.place.latitude for other in others]
    longitudes = [other.place.longitude for other in others]
    far = distance_km(here.latitude, here.longitude, latitudes, longitudes) > ONE_PLACE_KM
    return list(compress(others, far))


def lies_in(place: Place, region: str) -> bool:
    """Whether `region` names the place's first-level division, "province" and the like aside."""
    return region_key(region) in {region_key(place.region), fold(place.region_code)} - {""}


def region_key(region: str) -> str:
    """A region's name as it is compared: "State of Berlin" and "Berlin" are equal."""
    return " ".join(word for word in fold(region).split() if word not in DIVISION_WORDS)


def by_place(matches: Iterable[Match]) -> list[Match]:
    """The first match of each place, in the order given."""
    first: dict[Place, Match] = {}
    for match in matches:
        first.setdefault(match.place, match)
    return list(first.values())


def _size(match: Match) -> int:
    return max(match.place.population, SMALLEST)
