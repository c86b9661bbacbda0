"""Partial dates: what EDTF (ISO 8601-2) level 0 can say, as the span of days it covers."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from twinning import calendars
from twinning.calendars import CALENDARS, GREGORIAN, Calendar
from twinning.language import N_, _
from twinning.reader import kept_by_reader

EXPECTED = N_("is not a date like 2025-04-09, 2025-04, 2025 or 2003-03-21/2004-03-19")
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


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
    """The date as people write it, in the reader's calendar and no more exact than it is known.

    Empty stays empty.  A Gregorian year lies in two Solar Hijri years, a month in two months: both
    are named, “1403/1404”.  What the reader's calendar does not cover is told in the Gregorian one.

    >>> spoken("2025-04-09"), spoken("2021-07"), spoken("1999")
    ('9 April 2025', 'July 2021', '1999')
    """
    if not text:
        return ""
    own = calendars.own()
    return _told(text, own) if _covers(own, text) else _named(text, CALENDARS[GREGORIAN])


@kept_by_reader(65_536)
def other(text: str) -> str:
    """The same date in the calendar that is not the reader's, with its name.

    “20 Farvardin 1404, Solar Hijri”; empty for no date, and for one told in the same way anyhow.
    """
    if not text or not all(_covers(calendar, text) for calendar in CALENDARS.values()):
        return ""
    [calendar] = (calendar for calendar in CALENDARS.values() if calendar is not calendars.own())
    return _named(text, calendar)


def both(text: str) -> str:
    """The date with the other calendar's in parentheses; empty stays empty.

    “9 April 2025 (20 Farvardin 1404, Solar Hijri)”.
    """
    told = other(text)
    return _("{date} ({other})").format(date=spoken(text), other=told) if told else spoken(text)


@kept_by_reader(65_536)
def precision(text: str) -> str:
    """How exactly a date is told to the reader: that of its span.

    But an interval of just the days of a year or a month of the reader's calendar is that.
    """
    known, calendar = span(text), calendars.own()
    if known.precision == "interval" and _covers(calendar, text):
        unit = calendar.unit(known.first, known.last)
        begin, end = (calendar.told(unit, day, day) for day in (known.first, known.last))
        return unit if begin == end else "interval"
    return known.precision


def _covers(calendar: Calendar, text: str) -> bool:
    known = span(text)
    return calendar.covers(known.first) and calendar.covers(known.last)


def _named(text: str, calendar: Calendar) -> str:
    return _("{date}, {calendar}").format(date=_told(text, calendar), calendar=_(calendar.name))


def _told(text: str, calendar: Calendar) -> str:
    """A date as exactly as it is known, an interval by its ends, whole months or years as such."""
    known = span(text)
    if known.precision != "interval":
        return calendar.told(known.precision, known.first, known.last)
    begin, end = (_partial(part).precision for part in text.split("/"))
    if begin == end == "day":
        begin = end = calendar.unit(known.first, known.last)
    ends = ((begin, known.first), (end, known.last))
    return calendars.span(calendar.told(unit, day, day) for unit, day in ends)
