"""The one place where words meet readers: gettext for messages, CLDR for names and numbers."""

import gettext
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

DOMAIN = "twinning"
LOCALE = "en_GB"
_TWO_LETTERS = re.compile("[A-Z]{2}")
# In CLDR's list beside the countries: unions, outlying parts of countries, private use.
_NO_COUNTRIES = frozenset(
    ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"]
)
_catalogue = gettext.translation(
    DOMAIN, Path(__file__).resolve().parent.parent / "locale", [LOCALE], fallback=True
)


def _(message: str) -> str:
    """The message in the reader's language."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message that goes with `count`, in the reader's language."""
    return _catalogue.ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802  (the name gettext's tools look for)
    """The message itself, marked for translators and translated where it is shown."""
    return message


@cache
def _locale() -> Locale:
    return Locale.parse(LOCALE)


def country_name(code: str) -> str:
    """The name of an ISO 3166-1 alpha-2 country; the code itself where CLDR has none."""
    return _countries().get(code, code)


def is_country(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code, Kosovo's user-assigned XK included."""
    return code in _countries()


@cache
def _countries() -> dict[str, str]:
    """The name of every country and territory in CLDR, by alpha-2 code."""
    territories = _locale().territories
    codes = filter(_TWO_LETTERS.fullmatch, territories)
    return {code: territories[code] for code in codes if code not in _NO_COUNTRIES}


def number(value: float) -> str:
    """`value` with the reader's digits and separators."""
    return format_decimal(value, locale=_locale())


def listed(items: Iterable[str]) -> str:
    """The items as a sentence part: “a, b and c”."""
    return format_list(list(items), locale=_locale())


def mid_sentence(label: str) -> str:
    """The label as it stands inside a sentence: “spiritual tourism”, but “EU funds”."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def country_advice(code: str) -> str:
    """Why `code` is no country, with the code that was probably meant."""
    meant = _country_by_name().get(code.strip().casefold())
    reason = _("is not an ISO 3166-1 alpha-2 country code")
    return f"{reason} ({_('did you mean {code}?').format(code=meant)})" if meant else reason


@cache
def _country_by_name() -> dict[str, str]:
    names = {name.casefold(): code for code, name in _countries().items()}
    return names | {code.casefold(): code for code in _countries()} | {"uk": "GB"}
