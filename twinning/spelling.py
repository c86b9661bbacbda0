"""Spelling: names as people write them, taken apart or reduced to what tells them from others."""

import re
from dataclasses import dataclass

from twinning.text import fold

_KIND = re.compile(
    r"amt|and|area|autonomous|borough|canton|cercle|city|commune|communaute|council|county"
    r"|department|district|governorate|greater|government|gun|island|kerulet|ku|local|metro"
    r"|metropolitan|microregion|municipality|oblast|of|okrug|parish|prefecture|province|qu|raion"
    r"|region|rural|gmina|samtgemeinde|shi|si|shire|state|subdistrict|the|town|township|urban"
    r"|village|voivodeship"
)
_PARTICLE = re.compile(
    r"a|al|am|an|aux?|bei|d|das?|del?|der|des|di|do|du|el|en|et|im|in|las?|les?|los|l|sous|sur|val"
)
_QUALIFIED = re.compile(
    r"(?P<part>[^(,]+)(?:\((?P<inner>[^()]+)\)|,(?P<after>[^,]+))\s*"
    r"|(?P<whole>[^(,]+?)\s+[–-]\s+(?P<within>[^(,]+)"
)
_NUMBERED = re.compile(r"(?P<whole>\S.*?)\s+(?:\d+|[IVX]+)")
_JOINT = re.compile(r"\s*(?:[-–/&]|\b(?:and|und|og|och|en|y|e|et)\b)\s*")
_ADJECTIVE = re.compile(r"(?P<stem>.+?)(?:sky|skiy|skyi|skoy) (?:district|raion)")
_ADJECTIVE_OF = ("", "sk", "o", "a", "ovo", "ino", "y", "i", "e", "ka", "skoye", "skaya")
_SHIRE = re.compile(r"(?P<town>\w{4,})shire")
# Ways in which one sound is transliterated; what is longer comes first.
_SAME_SOUND = {
    "sainte": "st",
    "sankt": "st",
    "saint": "st",
    "sveti": "st",
    "sint": "st",
    "sch": "sh",
    "tch": "ch",
    "kh": "h",
    "gh": "g",
    "zh": "z",
    "dj": "j",
    "ou": "u",
    "ck": "k",
    "ph": "f",
    "ia": "a",
    "ya": "a",
    "iy": "i",
    "w": "v",
    "q": "k",
    "y": "i",
}
_SOUND = re.compile("|".join(_SAME_SOUND))
_REPEATED = re.compile(r"(.)\1+")


@dataclass(frozen=True)
class Qualified:
    """A name that says what its place is part of: `Adachi (Tokyo)`, `Tokyo – Adachi`."""

    part: str
    whole: str


def qualified(name: str) -> Qualified | None:
    """The part and the whole of a name that gives both, None of all others.

    >>> qualified("Vienna 11 – Simmering")
    Qualified(part='Simmering', whole='Vienna')
    """
    found = _QUALIFIED.fullmatch(name)
    if found is None:
        return None
    part, whole = found["part"] or found["within"], found["inner"] or found["after"]
    return Qualified(part.strip(), unnumbered((whole or found["whole"]).strip()))


def unnumbered(name: str) -> str:
    """A name without the number of a district: "Prague 8" is "Prague", "Budapest XIII" Budapest."""
    found = _NUMBERED.fullmatch(name)
    return found["whole"] if found else name


def bare(name: str) -> str:
    """A folded name without the words that say what kind of place it is, "" when no other is left.

    >>> bare("Września County"), bare("City of Westminster"), bare("(rural gmina)")
    ('wrzesnia', 'westminster', '')
    """
    return " ".join(word for word in fold(name).split() if not _KIND.fullmatch(word))


def joint(name: str) -> list[str]:
    """The names joined in one, at least two: `Bryan-College Station`; none in all others."""
    parts = [part for part in _JOINT.split(name.strip()) if part]
    return parts if len(parts) > 1 else []


def has_particle(name: str) -> bool:
    """Whether a word of it only binds others: the parts of `Rives-en-Seine` are not two towns."""
    return any(map(_PARTICLE.fullmatch, fold(name).split()))


def seats(name: str) -> list[str]:
    """What the town may be called after which a district is: by its kind left off, or its ending.

    >>> seats("Tulcea County"), seats("Nottinghamshire")
    (['tulcea'], ['nottingham'])
    """
    folded = fold(name)
    if adjective := _ADJECTIVE.fullmatch(folded):
        return [adjective["stem"] + ending for ending in _ADJECTIVE_OF]
    if shire := _SHIRE.fullmatch(folded):
        return [shire["town"]]
    return [bare(name)] if bare(name) not in ("", folded) else []


def skeleton(folded: str) -> str:
    """What stays equal when a name is transliterated by other rules, or spaced otherwise.

    >>> skeleton("zheleznogorsk ilimsky") == skeleton("zheleznogorsk ilimskiy")
    True
    """
    words = [word for word in folded.split() if not _PARTICLE.fullmatch(word)]
    sounds = _SOUND.sub(lambda found: _SAME_SOUND[found[0]], "".join(words))
    return _REPEATED.sub(r"\1", sounds)
