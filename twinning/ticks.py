"""Ticks: where an axis of time is marked, in the reader's calendar and language."""

from datetime import date

from twinning.calendars import CALENDARS, GREGORIAN, Calendar, own
from twinning.histogram import rounded_up
from twinning.language import year

MOST = 15
_MONTHS = (1, 2, 3, 6, 12)  # from one tick to the next

Tick = tuple[int, str]


def year_ticks(first: int, last: int) -> list[Tick]:
    """Years from `first` to `last` worth a mark, at most some MOST, each with its label."""
    step = rounded_up((last - first + 1) / MOST)
    return [(number, year(number)) for number in range(first, last + 1) if number % step == 0]


def day_ticks(first: date, last: date) -> list[Tick]:
    """Days between two that begin a year, or a month where that is hardly any: ordinals and labels.

    The year or month is one of the reader's calendar, of the Gregorian where that does not reach.
    """
    is_covered = own().covers(first) and own().covers(last)
    calendar = own() if is_covered else CALENDARS[GREGORIAN]
    begin, end = (calendar.parts(day)[0] for day in (first, last))
    years = [(calendar.start(number, 1), label) for number, label in year_ticks(begin, end)]
    shown = [(day.toordinal(), label) for day, label in years if day >= first]
    return shown if len(shown) > 1 else _month_ticks(calendar, first, last)


def _month_ticks(calendar: Calendar, first: date, last: date) -> list[Tick]:
    years = range(calendar.parts(first)[0], calendar.parts(last)[0] + 1)
    months = [(number, month) for number in years for month in range(1, 13)]
    starts = [(calendar.start(*found), found[1]) for found in months]
    within = [(day, month) for day, month in starts if first <= day <= last]
    step = next((step for step in _MONTHS if len(within) <= MOST * step), _MONTHS[-1])
    return [
        (day.toordinal(), calendar.told("month", day, day))
        for day, month in within
        if (month - 1) % step == 0
    ]
