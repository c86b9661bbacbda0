"""Sites: the place of the gazetteer that a party's name and point mean together."""

import re
from collections.abc import Sequence

from twinning.doubts import km_to
from twinning.gazetteer import Gazetteer
from twinning.namesakes import ONE_PLACE_KM
from twinning.pairs import Reading
from twinning.place import Match, Place
from twinning.variants import words

# What bears the name beside its own may be a neighbour unless it is as near as this; and where
# another place has it as its main name, as Aken has that of Aachen, it must be part of its own.
SUBURB_KM = 10.0
_PARTS = re.compile(r"[(),]| – ")


def place_at(reading: Reading, matches: Sequence[Match], gazetteer: Gazetteer) -> Place | None:
    """The place of the party's name on its point: not too far, and not what it lies in."""
    if not reading.point or not matches:
        return None
    point, around = reading.point, _around(reading, gazetteer)
    places = {match.place: match for match in matches if match.place not in around}
    main = [place for place, match in places.items() if match.is_primary]
    near = [place for place in main if km_to(point, place) <= ONE_PLACE_KM] or [
        place
        for place, match in places.items()
        if km_to(point, place) <= SUBURB_KM and (not main or words(match.name) < words(place.name))
    ]
    return min(near, key=lambda place: km_to(point, place), default=None)


def _around(reading: Reading, gazetteer: Gazetteer) -> set[Place]:
    """What a name says it lies in: New York City for "Manhattan (New York)"."""
    first, *parts = filter(None, map(str.strip, _PARTS.split(reading.name)))
    return {
        match.place
        for part in parts
        if part != first
        for match in gazetteer.named(part, reading.country)
    }
