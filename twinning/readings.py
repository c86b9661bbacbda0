"""Readings: what a name may stand for that no place of the gazetteer bears as it is written."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from twinning.countries import country_name, territories
from twinning.gazetteer import Gazetteer
from twinning.geometry import distance_km
from twinning.namesakes import by_place, choose, elsewhere, lies_in
from twinning.place import Match
from twinning.text import fold

@dataclass(frozen=True)
class Reading:
    """A place that a name may mean; `is_it` is false where the place stands for a part of it, for
    the whole it is part of, or for the district around it."""

    match: Match
    is_it: bool = True


PART_KM = 100.0

_WITHIN = re.compile(
    r"(?P<part>[^(,–]+)(?:\((?P<inner>[^()]+)\)|,(?P<after>[^,]+))\s*"
    r"|(?P<whole>[^(,–]+?)\s*(?:–|\s-\s)\s*(?P<within>[^(,]+)"
)
_NUMBERED = re.compile(r"(?P<whole>.+?)\s+(?:\d+|[IVX]+)")
_JOINED = re.compile(r"\s*(?:[-–/&]|\b(?:and|und|og|och|en|y|e|et)\b)\s*")
_GENERIC = frozenset(
    "amt and area borough canton cercle city commune communaute county department district "
    "governorate gmina government greater island kreis local metropolitan municipality oblast of "
    "parish prefecture province raion region rural samtgemeinde state subdistrict the town township "
    "urban voivodeship council shire gun shi ku si gu microregion metro autonomous okrug".split()
)
_PARTICLES = frozenset("a am an d da das de del der des di do du en et im in l la las le les los sur sous au aux val".split())


def split(name: str) -> tuple[str, str] | None:
    within = _WITHIN.fullmatch(name)
    if not within:
        return None
    part = within["part"] or within["within"]
    whole = within["inner"] or within["after"] or within["whole"]
    numbered = _NUMBERED.fullmatch(whole.strip())
    return part.strip(), numbered["whole"] if numbered else whole.strip()


def readings(name: str, country: str, gazetteer: Gazetteer) -> Iterator[Reading]:
    for read in READINGS:
        found = read(name, country, gazetteer)
        if found:
            yield found


def in_territory(name, country, gazetteer):
    parts = split(name)
    if parts:
        part, whole = parts
        named = [m for code in territories(country) if fold(country_name(code)) == fold(whole) or any(fold(r) == fold(whole) for r, _ in gazetteer.regions(code)) for m in gazetteer.named(part, code)]
    else:
        named = [m for code in territories(country) for m in gazetteer.named(name, code)]
    c = choose(named, name)
    return Reading(c[0]) if c else None


def near_whole(name, country, gazetteer):
    parts = split(name)
    if not parts: return None
    whole = choose(gazetteer.named(parts[1], country))
    if not whole: return None
    found = gazetteer.named(parts[0], country)
    if not found: return None
    here = whole[0].place
    d = distance_km(here.latitude, here.longitude, [m.place.latitude for m in found], [m.place.longitude for m in found])
    i = int(d.argmin())
    return Reading(found[i]) if d[i] <= PART_KM else None


def as_whole(name, country, gazetteer):
    parts = split(name)
    if not parts:
        numbered = _NUMBERED.fullmatch(name)
        if not numbered: return None
        parts = "", numbered["whole"]
    whole = choose(gazetteer.named(parts[1], country))
    if not whole: return None
    if any(m.place.population >= whole[0].place.population for m in gazetteer.named(parts[0], country)):
        return None
    return Reading(whole[0], False)


def alone(name, country, gazetteer):
    parts = split(name)
    if not parts or gazetteer.named(parts[1], country) or bare(parts[1]) != fold(parts[1]): return None
    c = choose(gazetteer.named(parts[0], country))
    return Reading(c[0]) if c and c[1] == "high" else None


def bare(name):
    return " ".join(w for w in fold(name).split() if w not in _GENERIC)


def seat(name, country, gazetteer):
    b = bare(name)
    if not b or b == fold(name): return None
    if country == "US" and "county" in fold(name): return None
    c = choose(gazetteer.named(b, country))
    return Reading(c[0], False) if c else None


def joint(name, country, gazetteer):
    parts = [p for p in _JOINED.split(name) if p]
    if len(parts) < 2: return None
    found = [gazetteer.named(p, country) for p in parts]
    if not all(found): return None
    for m in found[0]:
        if all(len(elsewhere(m, o)) < len(o) for o in found[1:]):
            return Reading(m, False)
    return None


def joint_first(name, country, gazetteer):
    parts = [p for p in _JOINED.split(name) if p]
    if len(parts) < 2 or _PARTICLES & set(fold(name).split()): return None
    found = [gazetteer.named(p, country) for p in parts]
    if sum(map(bool, found[1:])) : return None
    c = choose(found[0])
    return Reading(c[0], False) if c and c[1] == "high" and c[0].is_primary else None


def squash(name, country, gazetteer):
    f = fold(name)
    near = process.extract(f, gazetteer.spellings(f[:1], country), scorer=fuzz.ratio, limit=10, score_cutoff=75)
    for key in (lambda s: s.replace(" ", ""), skeleton):
        c = choose(by_place(m for s, *_ in near if key(s) == key(f) for m in gazetteer.named(s, country)), name)
        if c: return Reading(c[0])
    return None


SK=[("saint","st"),("sankt","st"),("sainte","st"),("sveti","st"),("sint","st"),("sch","sh"),("tch","ch"),("kh","h"),("gh","g"),("zh","z"),("dj","j"),("ou","u"),("ck","k"),("ph","f"),("w","v"),("q","k"),("iy","i"),("ia","ya"),("y","i")]
def skeleton(s):
    for a, b in SK:
        s = s.replace(a, b)
    return re.sub(r"(.)\1+", r"\1", s.replace(" ", ""))


READINGS = [in_territory, near_whole, as_whole, alone, seat, joint, joint_first, squash]
