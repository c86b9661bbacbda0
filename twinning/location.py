"""Locations: what is known of a party beforehand, and what a geocoder says in answer."""

from dataclasses import dataclass

from twinning.language import N_, _
from twinning.message import Message, said
from twinning.place import Match
from twinning.schema import DEFAULT_LEVEL, DRAWN_LEVELS
from twinning.series import strung


@dataclass(frozen=True)
class Address:
    """A party to be located; `country` is ISO 3166-1 alpha-2, `aliases` names in any language."""

    name: str
    country: str
    region: str = ""
    aliases: tuple[str, ...] = ()
    level: str = DEFAULT_LEVEL
    geonames_id: str = ""


@dataclass(frozen=True)
class Located:
    """Where an address is, in degrees, by which method, and the name it was recognised by.

    `geonames_id` is that of the very place: blank when not known, or when another one stands in.
    """

    latitude: float
    longitude: float
    method: str
    confidence: str
    geonames_id: str
    matched_name: str


@dataclass(frozen=True)
class Unlocated:
    """Why a city has no coordinates, with the likeliest places for a person to choose from.

    `reason` is a Message where it is kept for all readers.
    """

    reason: str
    candidates: tuple[Match, ...] = ()
    city_id: str = ""

    def __str__(self) -> str:
        told = f"{self.city_id}: {said(self.reason)}" if self.city_id else said(self.reason)
        places = strung(f"{match.place} ({match.place.geonames_id})" for match in self.candidates)
        return f"{told}: {places}" if places else told


def unlocatable(address: Address) -> Unlocated | None:
    """The refusal of an address that no geocoder may be asked about, None for all others."""
    if address.level not in DRAWN_LEVELS:
        kind = address.level
        words = {
            "province": N_("a province is not a point on the map"),
            "country": N_("a country is not a point on the map"),
        }
        return Unlocated(Message(lambda: _(words[kind])))
    return None if address.country else Unlocated(Message(lambda: _("no country is given")))
