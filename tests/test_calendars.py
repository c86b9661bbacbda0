"""Two calendars: which year a day lies in, and which year is which."""

from datetime import date

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twinning.calendars import CALENDARS, GREGORIAN, PERSIAN, same_year


@given(st.dates())
@example(date(622, 3, 21))
@example(date(9999, 3, 21))
def test_the_year_of_a_day_is_that_of_its_date_or_the_nearest_there_is(day: date):
    for calendar in CALENDARS.values():
        [found] = calendar.years_of(np.array([day.toordinal()])).tolist()
        if calendar.covers(day):
            assert found == calendar.parts(day)[0]
        else:
            assert found == (calendar.first_year if day.year < 1000 else calendar.last_year)


@given(st.integers(622, 9998))
def test_a_year_comes_back_the_same_from_the_other_calendar(number: int):
    there = same_year(number, GREGORIAN, PERSIAN)
    assert there == number - 621
    assert same_year(there, PERSIAN, GREGORIAN) == number


@given(st.integers(623, 9997))
def test_most_days_of_a_year_lie_in_the_year_it_becomes(number: int):
    days = np.arange(date(number, 1, 1).toordinal(), date(number, 12, 31).toordinal() + 1)
    within = CALENDARS[PERSIAN].years_of(days) == same_year(number, GREGORIAN, PERSIAN)
    assert within.mean() > 0.75


@pytest.mark.parametrize(
    ("number", "before", "after", "found"),
    [
        (1, GREGORIAN, PERSIAN, 1),
        (621, GREGORIAN, PERSIAN, 1),
        (9999, GREGORIAN, PERSIAN, 9377),
        (9377, PERSIAN, GREGORIAN, 9998),
        (1404, PERSIAN, PERSIAN, 1404),
    ],
)
def test_a_year_that_the_other_calendar_has_not_is_its_nearest(
    number: int, before: str, after: str, found: int
):
    assert same_year(number, before, after) == found
