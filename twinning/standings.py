"""Standings: what a reading of a table comes to once the gazetteer has been asked about it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from twinning.doubts import doubts, may_replace
from twinning.gazetteer import Gazetteer
from twinning.language import _
from twinning.levels import level_of
from twinning.location import Address, Located, Unlocated
from twinning.lookup import locate, named
from twinning.pairs import Reading
from twinning.place import Match, Place
from twinning.schema import DRAWN_LEVELS, LEFT_OPEN
from twinning.sites import place_at
from twinning.surroundings import Point, Surroundings
from twinning.variants import are_variants


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

    A point is the party's when a place of that name and country is there; it is doubtful as
    `doubts` says, and then the gazetteer's position counts if it is sure, else none.
    """
    level = level_of(reading.name, reading.country, world.gazetteer)
    if level not in DRAWN_LEVELS:
        return _no_city(level, reading)
    known = named(reading.name, reading.country, world.gazetteer)
    if here := place_at(reading, known, world.gazetteer):
        return _confirmed(level, reading, here)
    answer = locate(Address(reading.name, reading.country, level=level), world.gazetteer)
    found = _matches(answer, world.gazetteer)
    if reading.point is None:
        return _by_gazetteer(level, answer, found, *_unpointed(reading, answer))
    if here := place_at(reading, [*known, *found], world.gazetteer):
        return _confirmed(level, reading, here)
    namesakes, surroundings = known or found, world.surroundings
    for reason, told in doubts(reading, reading.point, others, namesakes, surroundings):
        likely = [match for match in found if may_replace(match, reason)]
        return _by_gazetteer(level, answer, likely, reason, told)
    return _unknown(level, reading, others, surroundings.region(reading.point, reading.country))


def _no_city(level: str, reading: Reading) -> Standing:
    told = _("taken as a {level}, which is no point on the map").format(level=level)
    method = "given" if reading.point else ""
    return Standing(level, reading.point, method, reason="not-a-city", expected=told)


def _confirmed(level: str, reading: Reading, place: Place) -> Standing:
    return Standing(level, reading.point, "given", "", place.region, place, is_sure=True)


def _unknown(level: str, reading: Reading, others: Collection[Reading], region: str) -> Standing:
    """A party the gazetteer does not know, on a point that nothing speaks against.

    Where it has the point of what it lies in, that is no more than near.
    """
    is_shared = any(not are_variants(reading.name, other.name) for other in others)
    return Standing(level, reading.point, "given", "medium" if is_shared else "", region)


def _by_gazetteer(
    level: str, answer: Located | Unlocated, found: Sequence[Match], reason: str, told: str
) -> Standing:
    """A party without a point to be trusted: where the gazetteer has it, if it is sure."""
    if isinstance(answer, Unlocated):
        listed = "; ".join(_identified(match.place) for match in answer.candidates)
        return Standing(level, reason=reason, expected=told, candidates=listed)
    if not found:
        listed = f"{answer.matched_name} ({answer.geonames_id})"
        return Standing(level, None, LEFT_OPEN, "", "", None, False, reason, told, listed)
    place = found[0].place
    return Standing(
        level,
        point=(place.latitude, place.longitude),
        method=answer.method,
        confidence=answer.confidence,
        region=place.region,
        place=place,
        is_sure=answer.confidence == "high",
        reason=reason,
        expected=told,
        candidates=_("taken: {place}").format(place=_identified(place)) if reason else "",
    )


def _unpointed(reading: Reading, answer: Located | Unlocated) -> tuple[str, str]:
    if reading.latitude or reading.longitude:
        return "bad-coordinates", _("latitude and longitude in degrees")
    return ("not-located", answer.reason) if isinstance(answer, Unlocated) else ("", "")


def _matches(answer: Located | Unlocated, gazetteer: Gazetteer) -> list[Match]:
    """The place an answer speaks of, under the name by which it was recognised."""
    if isinstance(answer, Unlocated) or not answer.geonames_id:
        return []
    place = gazetteer.place(int(answer.geonames_id))
    return [Match(place, answer.matched_name)] if place else []


def _identified(place: Place) -> str:
    return f"{place} ({place.geonames_id})"
