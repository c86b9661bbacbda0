"""Countries and territories: ISO 3166-1 alpha-2 codes, and the names CLDR has for them."""

import re
from functools import cache

from twinning.language import _, locale

_TWO_LETTERS = re.compile("[A-Z]{2}")
# In CLDR's list beside the countries: unions, outlying parts of countries, private use.
_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)


def country_name(code: str) -> str:
    """The name of an ISO 3166-1 alpha-2 country; the code itself where CLDR has none."""
    return _countries().get(code, code)


def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code, Kosovo's user-assigned XK included."""
    return code in _countries()


def country_advice(code: str) -> str:
    """Why `code` is no country, with the code that was probably meant."""
    meant = _country_by_name().get(code.strip().casefold())
    reason = _("is not an ISO 3166-1 alpha-2 country code")
    return f"{reason} ({_('did you mean {code}?').format(code=meant)})" if meant else reason


@cache
def _countries() -> dict[str, str]:
    """The name of every country and territory in CLDR, by alpha-2 code."""
    territories = locale().territories
    codes = filter(_TWO_LETTERS.fullmatch, territories)
    return {code: territories[code] for code in codes if code not in _NO_COUNTRIES}


@cache
def _country_by_name() -> dict[str, str]:
    names = {name.casefold(): code for code, name in _countries().items()}
    return names | {code.casefold(): code for code in _countries()} | {"uk": "GB"}
