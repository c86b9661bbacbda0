"""Doubts: what speaks against a point that a table gives for a party."""

from collections.abc import Iterable, Iterator, Sequence

from twinning.countries import country_name, is_part
from twinning.geometry import distance_km
from twinning.language import _
from twinning.lookup import CANDIDATES
from twinning.namesakes import SMALLEST
from twinning.pairs import Reading
from twinning.place import Match, Place
from twinning.surroundings import Point, Surroundings
from twinning.text import fold
from twinning.variants import are_nested, are_variants

# The middle of a large municipality lies as far as this from its town.  Measured on 14,900 sister
# cities with a namesake in their country: one in 30 lies farther from all of them, and most of
# those points lie in another country or are somebody else's.
FAR_KM = 50.0


def doubts(
    reading: Reading,
    point: Point,
    others: Iterable[Reading],
    namesakes: Sequence[Match],
    surroundings: Surroundings,
) -> Iterator[tuple[str, str]]:
    """Why the point cannot be the party's and what was expected, the weightiest first.

    `others` are the parties of other names or countries on the very same point, `namesakes` the
    places that bear the party's name in its country.
    """
    if not surroundings.is_within(point, reading.country):
        told = _("none of the nearest places lies in {country}")
        yield "outside-country", told.format(country=country_name(reading.country))
    if strangers := sorted(str(other) for other in others if _is_stranger(reading, other)):
        told = _("is also given for {others}")
        yield "shared-point", told.format(others="; ".join(strangers[:CANDIDATES]))
    # That Santa Fe de Mondújar is called Santa Fe for short says nothing about another Santa Fe.
    bearers = [match.place for match in namesakes if not _is_shortened(match)]
    km = min((km_to(point, place) for place in bearers), default=0.0)
    if km > FAR_KM:
        told = _("the nearest place of this name is {count} km away")
        yield "far-from-name", told.format(count=round(km))


def may_replace(match: Match, reason: str) -> bool:
    """Whether the gazetteer's only place of a name may stand in for a point with that doubt.

    A point in the country that nobody else has may be that of a namesake the gazetteer does not
    know: only a town that bears the name as its main one is likelier.
    """
    if reason == "far-from-name":
        return match.is_primary and match.place.population > SMALLEST
    return not _is_shortened(match)


def km_to(point: Point, place: Place) -> float:
    """How far the place is from the point."""
    return float(distance_km(*point, place.latitude, place.longitude))


def _is_stranger(reading: Reading, other: Reading) -> bool:
    """Whether the two cannot both be on one point: neither the same place nor one in the other."""
    a, b = reading.country, other.country
    related = are_variants(reading.name, other.name) or are_nested(reading.name, other.name)
    return not (related and (is_part(a, b) or is_part(b, a)))


def _is_shortened(match: Match) -> bool:
    name, whole = fold(match.name), fold(match.place.name)
    return name != whole and whole.startswith(name)
