"""Namesakes: places that share a name, and whether it can be said which of them is meant."""

from collections.abc import Iterable, Sequence
from itertools import compress
from unicodedata import normalize

from twinning.geometry import distance_km
from twinning.place import Match, Place
from twinning.text import fold

ONE_PLACE_KM = 25.0  # namesakes nearer to each other than this are one place
# Measured on 1,585 names of sister cities that several places of their country bear, one of them
# within 25 km of a known coordinate: these weights make the places that were meant likeliest.
SMALLEST = 2_000  # inhabitants; also stands for a population that is not known
LEAST_KNOWN = 3  # spellings
ALTERNATE = 0.05  # what an alternate name weighs beside a main one
OTHER_MARKS = 0.1  # and a spelling with other accents than those written
# Shares of the weight of all namesakes: of those chosen with 0.7 to 0.9, 69 % were meant, 86 % with
# 0.9 to 0.99, and 94 % with more, nearly as many as without namesakes.  With 0.6 to 0.7 it is 57 %.
LIKELY = 0.7
SURE = 0.99

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


def choose(matches: Sequence[Match], written: str = "") -> tuple[Match, str] | None:
    """The place that a name means among its matches, with confidence; None when that is open.

    It is not with a share of the weight from LIKELY, or from SURE when namesakes lie in other
    countries: Hyderabad is not told apart by size.  `written` is the name with its accents, which
    tell namesakes apart; blank, they do not count.
    """
    ranked = by_likelihood(matches, written)
    if not ranked:
        return None
    best = ranked[0]
    rivals = elsewhere(best, ranked)
    if not rivals:
        return best, "high"
    weight = _weight(best, written)
    share = weight / (weight + sum(_weight(rival, written) for rival in rivals))
    if share >= SURE:
        return best, "high"
    at_home = all(rival.place.country == best.place.country for rival in rivals)
    return (best, "medium") if at_home and share >= LIKELY else None


def by_likelihood(matches: Iterable[Match], written: str = "") -> list[Match]:
    """Each place once, the likeliest first: the larger and the better known, by its main name."""
    return by_place(sorted(matches, key=lambda match: -_weight(match, written)))


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


def _weight(match: Match, written: str) -> float:
    weight: float = max(match.place.population, SMALLEST) * max(match.spellings, LEAST_KNOWN)
    weight *= 1 if match.is_primary else ALTERNATE
    return weight * (OTHER_MARKS if written and not _alike(match.name, written) else 1)


def _alike(name: str, written: str) -> bool:
    return normalize("NFC", name).casefold() == normalize("NFC", written).casefold()
