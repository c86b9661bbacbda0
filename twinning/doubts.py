"""Doubts: where a reading puts a party, checked against the gazetteer before it becomes an arc."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from twinning.countries import country_name
from twinning.gazetteer import Gazetteer
from twinning.geometry import distance_km
from twinning.language import _
from twinning.levels import level_of
from twinning.location import Address, Located, Unlocated
from twinning.lookup import CANDIDATES, locate, named
from twinning.pairs import Reading
from twinning.place import Place
from twinning.schema import DRAWN_LEVELS
from twinning.surroundings import Point, Surroundings
from twinning.variants import are_nested, are_variants

# The middle of a large municipality lies as far as this from its town.  Measured on 14,500 sister
# cities with a namesake in their country: one in 26 lies farther from all of them, and most of
# those lie in another country or on somebody else's point.
FAR_KM = 50.0


@dataclass(frozen=True)
class Standing:
    """What a reading comes to: its level, and where it is as far as that is beyond doubt.

    `is_sure` says that `place` is the party's for certain.  `reason` is one of review.REASONS
    with what was expected instead, "" where nothing is doubtful.
    """

    level: str
    point: Point | None = None
    method: str = ""
    confidence: str = ""
    region: str = ""
    place: Place | None = None
    is_sure: bool = False
    reason: str = ""
    expected: str = ""
    candidates: str = ""


@dataclass(frozen=True)
class World:
    """The gazetteer, asked by name and by position."""

    gazetteer: Gazetteer
    surroundings: Surroundings


def standing(reading: Reading, others: Collection[Reading], world: World) -> Standing:
    """What a reading comes to; `others` are the parties of other names on the very same point.

    A point is kept when a place of that name in that country is within FAR_KM.  Any other is
    doubtful when it lies outside the country, when it is given for a stranger too, or when the
    country has a place of that name elsewhere; then the gazetteer's position counts if it is sure.
    """
    level = level_of(reading.name, reading.country, world.gazetteer)
    if level not in DRAWN_LEVELS:
        told = _("taken as a {level}, which is no point on the map").format(level=level)
        method = "given" if reading.point else ""
        return Standing(level, reading.point, method, reason="not-a-city", expected=told)
    known = [match.place for match in named(reading.name, reading.country, world.gazetteer)]
    if reading.point and known and _km(reading.point, _nearest(reading.point, known)) <= FAR_KM:
        return _confirmed(level, reading.point, _nearest(reading.point, known))
    answer = locate(Address(reading.name, reading.country, level=level), world.gazetteer)
    place = _place(answer, world.gazetteer)
    if reading.point is None:
        return _by_gazetteer(level, answer, place, *_unpointed(reading, answer))
    if place and _km(reading.point, place) <= FAR_KM:
        return _confirmed(level, reading.point, place)
    namesakes = known or ([place] if place else [])
    for reason, told in _doubts(reading, reading.point, others, namesakes, world):
        return _by_gazetteer(level, answer, place, reason, told)
    return _unknown(level, reading, reading.point, others, world)


def _confirmed(level: str, point: Point, place: Place) -> Standing:
    return Standing(level, point, "given", "", place.region, place, is_sure=True)


def _unknown(
    level: str, reading: Reading, point: Point, others: Collection[Reading], world: World
) -> Standing:
    """A party the gazetteer does not know, on a point that nothing speaks against."""
    region = world.surroundings.region(point, reading.country)
    is_shared = any(not are_variants(reading.name, other.name) for other in others)
    return Standing(level, point, "given", "medium" if is_shared else "", region)


def _by_gazetteer(
    level: str, answer: Located | Unlocated, place: Place | None, reason: str, told: str
) -> Standing:
    """A party without a point to be trusted: where the gazetteer has it, if it is sure."""
    if isinstance(answer, Unlocated):
        candidates = "; ".join(map(_identified, (match.place for match in answer.candidates)))
        return Standing(level, reason=reason, expected=told, candidates=candidates)
    taken = _("taken: {place}").format(place=_identified(place)) if place and reason else ""
    return Standing(
        level,
        (answer.latitude, answer.longitude),
        answer.method,
        answer.confidence,
        place.region if place else "",
        place,
        answer.confidence == "high",
        reason,
        told,
        taken,
    )


def _identified(place: Place) -> str:
    return f"{place} ({place.geonames_id})"


def _unpointed(reading: Reading, answer: Located | Unlocated) -> tuple[str, str]:
    if reading.latitude or reading.longitude:
        return "bad-coordinates", _("latitude and longitude in degrees")
    return ("not-located", answer.reason) if isinstance(answer, Unlocated) else ("", "")


def _doubts(
    reading: Reading,
    point: Point,
    others: Collection[Reading],
    namesakes: Sequence[Place],
    world: World,
) -> Iterator[tuple[str, str]]:
    """Why the point cannot be trusted and what was expected, the weightiest first."""
    if not world.surroundings.is_within(point, reading.country):
        told = _("none of the nearest places lies in {country}")
        yield "outside-country", told.format(country=country_name(reading.country))
    if strangers := sorted(str(other) for other in others if _is_stranger(reading, other)):
        told = _("is also given for {others}")
        yield "shared-point", told.format(others="; ".join(strangers[:CANDIDATES]))
    if namesakes:
        told = _("the nearest place of this name is {count} km away")
        km = round(_km(point, _nearest(point, namesakes)))
        yield "far-from-name", told.format(count=km)


def _is_stranger(reading: Reading, other: Reading) -> bool:
    related = are_variants(reading.name, other.name) or are_nested(reading.name, other.name)
    return other.country != reading.country or not related


def _nearest(point: Point, places: Sequence[Place]) -> Place:
    return min(places, key=lambda place: _km(point, place))


def _km(point: Point, place: Place) -> float:
    return float(distance_km(*point, place.latitude, place.longitude))


def _place(answer: Located | Unlocated, gazetteer: Gazetteer) -> Place | None:
    found = isinstance(answer, Located) and answer.geonames_id
    return gazetteer.place(int(found)) if found else None
