"""The two calendars in which dates are told and years are counted, one beside the other."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from twinning import reader, solar_hijri
from twinning.language import N_, _, locale, year

GREGORIAN, PERSIAN = reader.CALENDARS
YEARS_APART = 621
"""Most days of a Gregorian year lie in the Solar Hijri year with a number so much smaller."""

_LONG, _MONTH = "long", "yMMMM"  # what CLDR calls the ways to write a day, and a month of a year
_BEFORE_LAST_DAY = date.max - timedelta(1)


@dataclass(frozen=True)
class Calendar:
    """A calendar of twelve months: its name, its years, and how it names days.

    `parts` takes a day that the calendar `covers` to its year, month and day of the month;
    `start` takes a year and a month to the first day.  `month_name` takes the number of a month
    and the use CLDR knows it by, "format" or "stand-alone".
    """

    name: str
    first_year: int
    last_year: int
    covers: Callable[[date], bool]
    parts: Callable[[date], tuple[int, int, int]]
    start: Callable[[int, int], date]
    month_name: Callable[[int, str], str]

    def years_of(self, days: NDArray[np.int64]) -> NDArray[np.int16]:
        """The years of days, given by their ordinals.

        Days before the first year count for it, those after the last year for that one.
        """
        years = np.searchsorted(self._new_years, days, side="right") + self.first_year - 1
        return np.clip(years, self.first_year, self.last_year).astype(np.int16)

    @cached_property
    def _new_years(self) -> NDArray[np.int64]:
        years = range(self.first_year, self.last_year + 1)
        return np.array([self.start(number, 1).toordinal() for number in years])

    def told(self, unit: str, first: date, last: date) -> str:
        """The "day", "month" or "year" that days from `first` to `last` are or lie in.

        Where that is not one month or year, each of them is named: it is not known which.
        """
        if unit == "day":
            return self._day(first)
        return self._month(first, last) if unit == "month" else self._year(first, last)

    def unit(self, first: date, last: date) -> str:
        """In what days from `first` to `last` can be told: whole "year"s or "month"s, or "day"s."""
        after = min(last, _BEFORE_LAST_DAY) + timedelta(1)
        if not (self.covers(after) and self._begins_month(first) and self._begins_month(after)):
            return "day"
        return "year" if self.parts(first)[1] == self.parts(after)[1] == 1 else "month"

    def _begins_month(self, day: date) -> bool:
        return self.parts(day)[2] == 1

    def _day(self, day: date) -> str:
        number, month, of_month = self.parts(day)
        return self._written(locale().date_formats[_LONG].format, number, (month,), of_month)

    def _month(self, first: date, last: date) -> str:
        (begin, opening, _d), (end, closing, _e) = self.parts(first), self.parts(last)
        pattern = locale().datetime_skeletons[_MONTH].format
        if begin == end:
            return self._written(pattern, begin, dict.fromkeys((opening, closing)))
        ends = ((begin, opening), (end, closing))
        return _or(self._written(pattern, number, (month,)) for number, month in ends)

    def _year(self, first: date, last: date) -> str:
        return _or(year(self.parts(day)[0]) for day in (first, last))

    def _written(self, pattern: str, number: int, months: Collection[int], day: int = 0) -> str:
        """A pattern of CLDR with its fields filled; of several months the names of all."""
        names = {
            field: _or(self.month_name(month, use) for month in months)
            for field, use in (("MMMM", "format"), ("LLLL", "stand-alone"))
        }
        return pattern % {"d": year(day), "y": year(number), **names}


def span(ends: Iterable[str]) -> str:
    """“1990 – 1994”; of two that are alike only one."""
    return " – ".join(dict.fromkeys(ends))


def own() -> Calendar:
    """The reader's calendar."""
    return CALENDARS[reader.current().calendar]


def same_year(number: int, before: str, after: str) -> int:
    """The year of one calendar in which most of the days of another one's year lie.

    To and fro it comes back the same, unless it lies before the first year or after the last of
    the other: then it is that one.
    """
    apart = {GREGORIAN: YEARS_APART, PERSIAN: 0}
    moved = number - apart[before] + apart[after]
    return min(max(moved, CALENDARS[after].first_year), CALENDARS[after].last_year)


def _or(words: Iterable[str]) -> str:
    """“1403/1404”: one of these, it is not known which."""
    return "/".join(dict.fromkeys(words))


CALENDARS: Mapping[str, Calendar] = MappingProxyType(
    {
        GREGORIAN: Calendar(
            name=N_("Gregorian"),
            first_year=date.min.year,
            last_year=date.max.year,
            covers=lambda _day: True,
            parts=lambda day: (day.year, day.month, day.day),
            start=lambda number, month: date(number, month, 1),
            month_name=lambda month, use: str(locale().months[use]["wide"][month]),
        ),
        PERSIAN: Calendar(
            name=N_("Solar Hijri"),
            first_year=solar_hijri.FIRST_YEAR,
            last_year=solar_hijri.LAST_YEAR,
            covers=solar_hijri.covers,
            parts=solar_hijri.parts,
            start=solar_hijri.start,
            month_name=lambda month, _use: _(solar_hijri.MONTHS[month - 1]),
        ),
    }
)
"""Both, by the names of `reader.CALENDARS`."""
