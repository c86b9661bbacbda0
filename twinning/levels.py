"""Levels: whether a name of a party is that of a city, or of a district, province or country."""

import re

from twinning.countries import country_code
from twinning.gazetteer import Gazetteer
from twinning.lookup import named
from twinning.namesakes import region_key
from twinning.schema import DEFAULT_LEVEL
from twinning.text import fold

# "X County" and "County X", but "Iowa City" and "State College" are cities.
_LAST_WORDS = {
    "province": "county department governorate krai oblast prefecture province region state "
    "voivodeship",
    "district": "borough district raion rayon subdistrict ward",
}
_FIRST_WORDS = {
    "province": "county|(department|governorate|prefecture|province|region|state) of|provincia d.*",
    "district": "(.+ )?borough of|(city )?district of",
}
_BY_WORDS = {
    level: re.compile(f".+ ({words.replace(' ', '|')})|({_FIRST_WORDS[level]}) .+")
    for level, words in _LAST_WORDS.items()
}
# Wards and provinces as Japanese and Korean are transcribed.
_BY_SUFFIX = {
    "province": re.compile(r".+-(ken|fu|do|dō|gun)", re.IGNORECASE),
    "district": re.compile(r".+-(ku|gu)", re.IGNORECASE),
}
# "Doksy (Česká Lípa District)" lies in a district, "Karlsruhe (district)" is one.
_LIES_IN = re.compile(r"(?P<name>[^(,]+)[(,]\s*(?P<other>\w+ .+)")
_TRANSCRIBED = frozenset({"JP", "KR", "KP"})


def level_of(name: str, country: str, gazetteer: Gazetteer) -> str:
    """The level of a party; a city where nothing in the name says otherwise.

    A generic word tells, else the name of a first-level division or of the country itself, but
    only when the gazetteer has no populated place of that name in the country: New York and
    Luxembourg are cities.
    """
    by_words = _by_words(name, country)
    if by_words or named(name, country, gazetteer):
        return by_words or DEFAULT_LEVEL
    divisions = {region_key(division) for division, _code in gazetteer.regions(country)}
    if region_key(name) in divisions:
        return "province"
    return "country" if country_code(name) == country else DEFAULT_LEVEL


def _by_words(name: str, country: str) -> str:
    lies_in = _LIES_IN.fullmatch(name)
    if lies_in and lies_in["other"][0].isupper():
        name = lies_in["name"]
    folded = fold(name)
    for level, pattern in _BY_WORDS.items():
        if pattern.fullmatch(folded):
            return level
        if country in _TRANSCRIBED and _BY_SUFFIX[level].fullmatch(name):
            return level
    return ""
