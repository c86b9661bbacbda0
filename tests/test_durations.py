"""Durations: anniversaries, whole years, and words no more exact than what is known."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.durations import (
    LAST_DAY,
    months_later,
    spoken_days,
    spoken_years,
    whole_years,
    years_later,
)

DAYS = st.dates(date(1, 1, 1), date(2500, 12, 31))


def birthday(born: date, year: int) -> date:
    """The day on which the calendar has an anniversary; 1 March for 29 February."""
    is_leap_day = (born.month, born.day) == (2, 29)
    try:
        return born.replace(year=year)
    except ValueError:
        assert is_leap_day
        return date(year, 3, 1)


@given(DAYS, st.integers(0, 400))
def test_an_anniversary_is_the_same_day_of_a_later_year(day: date, years: int):
    found = years_later(np.array([day.toordinal()]), np.array([years]))
    assert date.fromordinal(int(found[0])) == birthday(day, day.year + years)


@given(DAYS, DAYS)
def test_whole_years_are_counted_by_anniversaries(born: date, today: date):
    age = int(whole_years(np.array([born.toordinal()]), today)[0])
    had = today.year - born.year - (birthday(born, today.year) > today)
    assert age == had


def test_an_anniversary_after_all_calendars_is_their_last_day():
    days = np.array([date(2025, 6, 1).toordinal()] * 2)
    assert years_later(days, np.array([7975, 9_999_999_999])).tolist() == [LAST_DAY, LAST_DAY]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 25), 6, date(2027, 5, 25)),
        (date(2026, 11, 25), 24, date(2028, 11, 25)),
        (date(2026, 8, 31), 6, date(2027, 3, 3)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_some_months_later(day: date, months: int, later: date):
    assert date.fromordinal(months_later(day, months)) == later


@pytest.mark.parametrize(
    ("least", "most", "days", "years"),
    [
        (0, 0, "0 days", "less than a year"),
        (1, 1, "1 day", "1 year"),
        (1200, 1200, "1,200 days", "1,200 years"),
        (0, 1, "at most 1 day", "at most 1 year"),
        (-5, 30, "at most 30 days", "at most 30 years"),
        (1, 2, "at least 1, at most 2 days", "at least 1 year"),
        (22, 23, "at least 22, at most 23 days", "at least 22 years"),
    ],
)
def test_a_length_is_spoken_no_more_exactly_than_known(
    least: int, most: int, days: str, years: str
):
    assert (spoken_days(least, most), spoken_years(least, most)) == (days, years)
