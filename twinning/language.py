"""The one place where words meet readers: gettext for messages, CLDR for numbers and lists."""

import gettext
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

DOMAIN = "twinning"
LOCALE = "en_GB"
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
def locale() -> Locale:
    """The reader's locale, as Babel knows it."""
    return Locale.parse(LOCALE)


@lru_cache(maxsize=65_536)
def number(value: float) -> str:
    """`value` with the reader's digits and separators."""
    return format_decimal(value, locale=locale())


def decimal(value: float, places: int) -> str:
    """`value` to so many places, with the reader's digits and separators."""
    return format_decimal(value, f"0.{'0' * places};−0.{'0' * places}", locale=locale())


def listed(items: Iterable[str]) -> str:
    """The items as a sentence part: “a, b and c”."""
    return format_list(list(items), locale=locale())


def mid_sentence(label: str) -> str:
    """The label as it stands inside a sentence: “spiritual tourism”, but “EU funds”."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label
