"""Lookup: the place of the gazetteer that an address means, or why that cannot be said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twinning.countries import country_name
from twinning.gazetteer import Gazetteer
from twinning.language import N_, _
from twinning.location import Address, Located, Unlocated, unlocatable
from twinning.message import Message
from twinning.namesakes import by_likelihood, by_place, choose, elsewhere, lies_in
from twinning.place import Match, Place
from twinning.questions import has_region, near_spellings
from twinning.readings import readings
from twinning.spelling import bare, qualified
from twinning.text import fold

CANDIDATES = 5

_GEONAMES_ID = re.compile(r"\d{1,12}", re.ASCII)


def locate(address: Address, gazetteer: Gazetteer) -> Located | Unlocated:
    """Where `gazetteer` puts an address; what stays open or is unknown is refused, not guessed.

    A GeoNames id counts most, then the name, then the aliases, then what else the name may mean;
    the country must always match, its territories being part of it.
    """
    refusal = unlocatable(address)
    if refusal:
        return refusal
    known = identified(address.geonames_id, address.country, gazetteer)
    if known:
        return _located(Match(known, known.name), "high")
    matches = named(address.name, address.country, gazetteer)
    matches = matches or _also_named(address.aliases, address.country, gazetteer)
    if matches:
        return _decided(matches, address, gazetteer)
    return _read(address, gazetteer) or _unknown(address, gazetteer)


def identified(geonames_id: str, country: str, gazetteer: Gazetteer) -> Place | None:
    """The place with that GeoNames id, None when it is not one of the country's."""
    if not _GEONAMES_ID.fullmatch(geonames_id):
        return None
    place = gazetteer.place(int(geonames_id))
    return place if place and place.country == country else None


def named(name: str, country: str | None, gazetteer: Gazetteer) -> list[Match]:
    """The places of that name; a qualifier is left off only for those of which it is true.

    "Adachi (Tokyo)" and "Tokyo – Adachi" are an Adachi near Tokyo, "Coventry, Rhode Island" one in
    that region.
    """
    found = gazetteer.named(name, country)
    within = qualified(name)
    if found or not within:
        return found
    near = gazetteer.named(within.whole, country)
    found = gazetteer.named(within.part, country)
    return [match for match in found if _is_true(within.whole, near, match)]


def _is_true(qualifier: str, near: Sequence[Match], match: Match) -> bool:
    return (
        fold(qualifier) == fold(country_name(match.place.country))
        or lies_in(match.place, qualifier)
        or len(elsewhere(match, near)) < len(near)
    )


def _also_named(aliases: Iterable[str], country: str, gazetteer: Gazetteer) -> list[Match]:
    return by_place(match for alias in aliases for match in named(alias, country, gazetteer))


def _decided(
    matches: Sequence[Match], address: Address, gazetteer: Gazetteer
) -> Located | Unlocated:
    within = [match for match in matches if lies_in(match.place, address.region)]
    if address.region and not within and has_region(address.country, address.region, gazetteer):
        return Unlocated(_none_within(address.region), _likeliest(matches, address))
    likely = within or matches
    choice = choose(likely, address.name)
    if not choice or choice[1] != "high":
        choice = choose(_confirmed(likely, address, gazetteer)) or choice
    if choice and not within:
        choice = _unrivalled(*choice, gazetteer)
    unproven = bool(address.region) and not within
    if choice and not (unproven and choice[1] != "high"):
        return _located(choice[0], "medium" if unproven else choice[1])
    reason = _of_country(N_("several places in {country} have this name"), address.country)
    return Unlocated(reason, _likeliest(likely, address))


def _none_within(region: str) -> Message:
    return Message(lambda: _("no place of this name lies in {region}").format(region=region))


def _of_country(words: str, code: str) -> Message:
    return Message(lambda: _(words).format(country=country_name(code)))


def _confirmed(matches: Sequence[Match], address: Address, gazetteer: Gazetteer) -> list[Match]:
    telling = [alias for alias in address.aliases if not _is_transliteration(alias)]
    places = {match.place for match in _also_named(telling, address.country, gazetteer)}
    return [match for match in matches if match.place in places]


def _unrivalled(match: Match, confidence: str, gazetteer: Gazetteer) -> tuple[Match, str] | None:
    """The choice, unless a transliteration made it and others bear the name transliterated."""
    if not _is_transliteration(match.name):
        return match, confidence
    again = choose(gazetteer.named(match.place.name, match.place.country))
    return (match, again[1]) if again and not elsewhere(match, again[:1]) else None


def _is_transliteration(name: str) -> bool:
    # GeoNames has a Greek name for one Springfield of thirty: the best known, not the one meant.
    return not fold(name).isascii()


def _read(address: Address, gazetteer: Gazetteer) -> Located | None:
    bound = bool(address.region) and has_region(address.country, address.region, gazetteer)
    for reading in readings(address.name, address.country, gazetteer):
        if not bound or lies_in(reading.match.place, address.region):
            answer = _located(reading.match, "medium")
            # The id is that of another place than the party.
            return replace(answer, geonames_id="") if reading.stands_in else answer
    return None


def _unknown(address: Address, gazetteer: Gazetteer) -> Unlocated:
    within = qualified(address.name)
    name = within.part if within else bare(address.name)
    near = near_spellings(fold(name), address.country, gazetteer, CANDIDATES)
    matches = by_likelihood(gazetteer.named(name, address.country), name)
    matches += gazetteer.starting(name, address.country, CANDIDATES)
    matches += [m for spelling in near for m in gazetteer.named(spelling, address.country)]
    reason = _of_country(N_("no place in {country} is known by this name"), address.country)
    return Unlocated(reason, tuple(by_place(matches)[:CANDIDATES]))


def _likeliest(matches: Iterable[Match], address: Address) -> tuple[Match, ...]:
    return tuple(by_likelihood(matches, address.name)[:CANDIDATES])


def _located(match: Match, confidence: str) -> Located:
    place = match.place
    position = (place.latitude, place.longitude)
    return Located(*position, "gazetteer", confidence, str(place.geonames_id), match.name)
