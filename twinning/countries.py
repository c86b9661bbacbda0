"""Countries and territories: ISO 3166-1 alpha-2 codes, and the names people give them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from rapidfuzz import fuzz, process

from twinning.language import _, locale
from twinning.text import fold

NEAR_SPELLING = 85  # of 100: the share of letters a misspelt name has in common with the right one
RUNNER_UP = 10  # a country is not guessed when another's name is this close behind
SHORTEST = 5  # letters of a name that may be misspelt
LONGEST = 100  # characters of a country's name with all that may stand around it

_TWO_LETTERS = re.compile("[A-Z]{2}")
_LANGUAGE = re.compile("[a-z]{2,3}")
_WITHIN = re.compile(r"(?P<part>.+),(?P<whole>[^,]+)|(?P<outer>[^()]+)\((?P<inner>[^()]+)\)\s*")
# In CLDR's list beside the countries: unions, outlying parts of countries, private use.
_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
# CLDR names countries as they are now called and no part of one.  Where a part has no code of its
# own, the code is that of the country it lies in for ISO 3166.
_ALSO_CALLED = {
    "AE": ("UAE",),
    "BA": ("Bosnia",),
    "CD": ("DR Congo", "DRC", "Democratic Republic of the Congo", "Zaire"),
    "CG": ("Congo", "Republic of the Congo"),
    "CY": ("Northern Cyprus", "Turkish Republic of Northern Cyprus"),
    "DE": ("East Germany", "West Germany"),
    "FM": ("Federated States of Micronesia",),
    "GB": ("England", "Scotland", "Wales", "Northern Ireland", "Britain", "Great Britain"),
    "KG": ("Kyrgyz Republic",),
    "KP": ("Democratic People's Republic of Korea",),
    "KR": ("Republic of Korea",),
    "LA": ("Lao People's Democratic Republic",),
    "LK": ("Ceylon",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "PS": ("Palestine", "West Bank", "Gaza", "Gaza Strip"),
    "SZ": ("Swaziland",),
    "TW": ("Republic of China", "Taiwan, Province of China", "Chinese Taipei"),
    "TZ": ("United Republic of Tanzania",),
    "US": ("United States of America",),
    "VA": ("Holy See",),
}
# ISO 3166 gives these parts of countries codes of their own: "Réunion, France" is Réunion, while
# "Georgia, United States" is no Georgia.
_TERRITORIES = {
    "AU": "CC CX HM NF",
    "CN": "HK MO",
    "DK": "FO GL",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "CK NU TK",
    "US": "AS GU MP PR UM VI",
}
_ARTICLES = frozenset(["and", "in", "of", "the"])
_CONSTITUTION = re.compile(
    r"\b(?:arab|bolivarian|commonwealth|democratic|federa(?:l|ted|tion)|islamic|kingdom|peoples"
    r"|plurinational|principality|republic|socialist|state|sultanate)\b"
)


def country_name(code: str) -> str:
    """The name of an ISO 3166-1 alpha-2 country; the code itself where CLDR has none."""
    return _countries().get(code, code)


def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code, Kosovo's user-assigned XK included."""
    return code in _countries()


def is_part(code: str, country: str) -> bool:
    """Whether `code` is that country, or one of its territories with a code of their own."""
    return code == country or code in _TERRITORIES.get(country, "").split()


def country_advice(code: str) -> str:
    """Why `code` is no country, with the code that was probably meant."""
    meant = country_code(code)
    reason = _("is not an ISO 3166-1 alpha-2 country code")
    return f"{reason} ({_('did you mean {code}?').format(code=meant)})" if meant else reason


@lru_cache(maxsize=65_536)
def country_code(name: str) -> str:
    """The ISO 3166-1 alpha-2 code that a name or code stands for, "" when that is not known.

    Any code of ISO 3166-1, any name CLDR has in any language, former and formal names, parts of a
    country ("Ohio, United States" is US), and a near spelling of only one country's English name.
    """
    if len(name) > LONGEST:
        return ""
    known = _by_code(name) or _by_name(name) or _by_parts(name) or _formal().get(_formal_key(name))
    return known or _by_near_spelling(name)


def _by_code(name: str) -> str:
    code = fold(name).upper()
    if code in _countries():
        return code
    successors = get_global("territory_aliases").get(code, [])  # alpha-3, numbers, former codes
    return successors[0] if len(successors) == 1 and is_country(successors[0]) else ""


def _by_name(name: str) -> str:
    key = _key(name)
    return _english().get(key) or _foreign().get(key) or ""


def _by_parts(name: str) -> str:
    """The country of "X, Country", "X (Country)" and "Country (X)"."""
    within = _WITHIN.fullmatch(name)
    if not within:
        return ""
    first = country_code(within["part"] or within["outer"])
    last = country_code(within["whole"] or within["inner"])
    if first and is_part(first, last):
        return first
    if within["whole"] or not first:
        return last
    return "" if last else first


def _by_near_spelling(name: str) -> str:
    return "" if _WITHIN.fullmatch(name) else _near(_key(name)) or _near(_formal_key(name))


def _near(key: str) -> str:
    """The one country with an English name so near to the key that no other's is as near."""
    if len(key) < SHORTEST:
        return ""
    best: defaultdict[str, float] = defaultdict(float)
    floor = NEAR_SPELLING - RUNNER_UP
    near = process.extract(key, list(_english()), scorer=fuzz.ratio, limit=None, score_cutoff=floor)
    for spelling, score, _position in near:
        best[_english()[spelling]] = max(best[_english()[spelling]], score)
    code = max(best, key=best.__getitem__, default="")
    close = [other for other in best if best[other] > best[code] - RUNNER_UP]
    return code if code and best[code] >= NEAR_SPELLING and close == [code] else ""


def _key(name: str) -> str:
    """A name as it is compared: any order, "St Lucia" and "Saint Lucia" equal, no articles."""
    words = ("st" if word == "saint" else word for word in fold(name).split())
    return " ".join(sorted(word for word in words if word not in _ARTICLES))


def _formal_key(name: str) -> str:
    """A name without what it says of the constitution: "Republic of Ireland" is "Ireland"."""
    return " ".join(_CONSTITUTION.sub("", _key(name)).split())


@cache
def _countries() -> dict[str, str]:
    """The name of every country and territory in CLDR, by alpha-2 code."""
    territories = locale().territories
    codes = filter(_TWO_LETTERS.fullmatch, territories)
    return {code: territories[code] for code in codes if code not in _NO_COUNTRIES}


@cache
def _english() -> dict[str, str]:
    """The code of every English name, former and informal ones included, by key."""
    names = {_key(name): code for code, name in _countries().items()}
    return names | {_key(name): code for code, also in _ALSO_CALLED.items() for name in also}


@cache
def _formal() -> dict[str, str]:
    """The same without what names say of the constitution."""
    return _unambiguous((_formal_key(name), code) for name, code in _english().items())


@cache
def _foreign() -> dict[str, str]:
    """The code of every name in any language, by key, unless languages differ on whose it is."""
    languages = filter(_LANGUAGE.fullmatch, locale_identifiers())
    return _unambiguous(
        (_key(name), code)
        for language in languages
        for code, name in Locale.parse(language).territories.items()
        if is_country(code)
    )


def _unambiguous(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for key, code in names:
        codes[key].add(code)
    return {key: one for key, (one, *others) in codes.items() if key and not others}
