"""Names of countries: those of CLDR in every language, and what else people call them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.localedata import locale_identifiers

from twinning.language import locale
from twinning.reader import Reader, kept_by_language, spoken_to
from twinning.text import fold

_TWO_LETTERS = re.compile("[A-Z]{2}")
_LANGUAGE = re.compile("[a-z]{2,3}")
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
_ARTICLES = frozenset(["and", "in", "of", "the"])
_CONSTITUTION = re.compile(
    r"\b(?:arab|bolivarian|commonwealth|democratic|federa(?:l|ted|tion)|islamic|kingdom|peoples"
    r"|plurinational|principality|republic|socialist|state|sultanate)\b"
)


def name_key(name: str) -> str:
    """A name as it is compared: any order, "St Lucia" and "Saint Lucia" equal, no articles."""
    words = ("st" if word == "saint" else word for word in fold(name).split())
    return " ".join(sorted(word for word in words if word not in _ARTICLES))


def formal_key(name: str) -> str:
    """A name without what it says of the constitution: "Republic of Ireland" is "Ireland"."""
    return " ".join(_CONSTITUTION.sub("", name_key(name)).split())


@kept_by_language(1)
def territories() -> dict[str, str]:
    """The name of every country and territory in CLDR, by alpha-2 code, in the reader's words."""
    names = locale().territories
    codes = filter(_TWO_LETTERS.fullmatch, names)
    return {code: names[code] for code in codes if code not in _NO_COUNTRIES}


@cache
def english() -> dict[str, str]:
    """The code of every English name, former and informal ones included, by key."""
    with spoken_to(Reader(language="en")):
        names = {name_key(name): code for code, name in territories().items()}
    return names | {name_key(name): code for code, also in _ALSO_CALLED.items() for name in also}


@cache
def formal() -> dict[str, str]:
    """The same without what names say of the constitution."""
    return _unambiguous((formal_key(name), code) for name, code in english().items())


@cache
def foreign() -> dict[str, str]:
    """The code of every name in any language, by key, unless languages differ on whose it is."""
    languages = filter(_LANGUAGE.fullmatch, locale_identifiers())
    return _unambiguous(
        (name_key(name), code)
        for language in languages
        for code, name in Locale.parse(language).territories.items()
        if code in territories()
    )


def _unambiguous(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for key, code in names:
        codes[key].add(code)
    return {key: one for key, (one, *others) in codes.items() if key and not others}
