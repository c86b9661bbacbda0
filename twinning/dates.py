"""Partial dates: what EDTF (ISO 8601-2) level 0 can say, as the span of days it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel.dates import format_date

from twinning.language import N_, digits, locale
from twinning.reader import kept_by_reader

EXPECTED = N_("is not a date like 2025-04-09, 2025-04, 2025 or 2003-03-21/2004-03-19")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
_FORMATS = {"day": "long", "month": "MMMM y", "year": "y"}


@dataclass(frozen=True)
class Span:
    """The first and last day a date can mean, and how exactly it was said.

    `precision` is "day", "month", "year" or "interval".
    """

    first: date
    last: date
    precision: str

    def is_apart(self, other: "Span") -> bool:
        """Whether both have no day in common."""
        return self.last < other.first or other.last < self.first


@lru_cache(maxsize=65_536)
def span(text: str) -> Span:
    """The days that an EDTF level 0 date or interval covers.

    Raises ValueError when `text` is none, or names a day that does not exist.
    """
    begin, slash, end = text.partition("/")
    if not slash:
        return _partial(begin)
    first, last = _partial(begin).first, _partial(end).last
    if last < first:
        raise ValueError(f"{text} ends before it begins")
    return Span(first, last, "interval")


def _partial(text: str) -> Span:
    found = _PARTIAL.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} {EXPECTED}")
    year, month, day = found.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return Span(first, first, "day")
    if month:
        return Span(first, first.replace(day=monthrange(first.year, first.month)[1]), "month")
    return Span(first, first.replace(month=12, day=31), "year")


def is_date(text: str) -> bool:
    """Whether `text` is an EDTF level 0 date or interval of days that exist."""
    try:
        span(text)
    except ValueError:
        return False
    return True


@kept_by_reader(65_536)
def spoken(text: str) -> str:
    """The date as people write it, no more exact than it is known; empty stays empty.

    >>> spoken("2025-04-09"), spoken("2021-07"), spoken("1999")
    ('9 April 2025', 'July 2021', '1999')
    """
    if not text:
        return ""
    return " – ".join(_spoken_partial(part) for part in text.split("/"))


def _spoken_partial(text: str) -> str:
    part = _partial(text)
    return digits(format_date(part.first, format=_FORMATS[part.precision], locale=locale()))
