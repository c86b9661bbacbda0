"""The Solar Hijri calendar: against days known by both dates, the published rule, and the sky.

That the browser's own calendar (ICU) agrees on every day is tested in `browser/test_calendars.py`.
"""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.equinoxes import NOON, equinox, new_year
from twinning import solar_hijri

MONTH_LENGTHS = (31,) * 6 + (30,) * 5
# Remainders of leap years after division by 33, as published for the years 1178 to 1633.
LEAP = {1, 5, 9, 13, 17, 22, 26, 30}
NOWRUZ_1300 = date(1921, 3, 21)


def by_rule() -> Iterator[tuple[date, tuple[int, int, int]]]:
    """Every day of 1300 to 1500, counted on from the first by the lengths of the months."""
    day = NOWRUZ_1300
    for year in range(1300, 1501):
        lengths = (*MONTH_LENGTHS, 30 if year % 33 in LEAP else 29)
        for month, length in enumerate(lengths, start=1):
            for number in range(1, length + 1):
                yield day, (year, month, number)
                day += timedelta(1)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        # Days that history books name by both dates.
        ("1941-09-16", (1320, 6, 25)),  # Reza Shah abdicates
        ("1951-03-20", (1329, 12, 29)),  # the oil is nationalised
        ("1953-08-19", (1332, 5, 28)),  # the coup
        ("1979-02-11", (1357, 11, 22)),  # the revolution
        ("1979-04-01", (1358, 1, 12)),  # the referendum
        ("1980-09-22", (1359, 6, 31)),  # the war begins
        ("1989-06-04", (1368, 3, 14)),  # Ayatollah Khomeini's death was told
        ("1997-05-23", (1376, 3, 2)),  # Khatami is elected
        ("2003-12-26", (1382, 10, 5)),  # the earthquake of Bam
        ("2009-06-12", (1388, 3, 22)),  # an election
        # Turns of years, and the signing of Kazan and Isfahan.
        ("2021-03-20", (1399, 12, 30)),
        ("2021-03-21", (1400, 1, 1)),
        ("2025-03-20", (1403, 12, 30)),
        ("2025-03-21", (1404, 1, 1)),
        ("2025-04-09", (1404, 1, 20)),
        ("2026-03-20", (1404, 12, 29)),
    ],
)
def test_days_known_by_both_dates_are_the_same(day: str, told: tuple[int, int, int]):
    found = date.fromisoformat(day)
    assert solar_hijri.parts(found) == told
    assert solar_hijri.start(*told[:2]) + timedelta(told[2] - 1) == found


def test_every_day_of_two_centuries_is_that_of_the_published_rule_both_ways():
    days = list(by_rule())
    assert [solar_hijri.parts(day) for day, _told in days] == [told for _day, told in days]
    assert [
        solar_hijri.start(year, month) + timedelta(number - 1)
        for _day, (year, month, number) in days
    ] == [day for day, _told in days]


def test_leap_years_are_those_of_the_official_calendar():
    lengths = {
        year: (solar_hijri.start(year + 1) - solar_hijri.start(year)).days
        for year in range(1370, 1409)
    }
    assert [year for year, days in lengths.items() if days == 366] == [
        *(1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408),
    ]
    assert set(lengths.values()) == {365, 366}


def test_years_begin_with_spring():
    too_close = []
    for year in range(1300, 1502):
        spring = equinox(year + 621)
        since_midnight = timedelta(hours=spring.hour, minutes=spring.minute, seconds=spring.second)
        if abs(since_midnight - NOON) < timedelta(minutes=1):
            too_close.append(year)
        else:
            assert solar_hijri.start(year) == new_year(year)
    assert too_close == [1309]  # the formula is good to a minute, and can tell nothing here


def test_days_before_the_first_year_and_after_the_last_are_not_covered():
    ends = (solar_hijri.start(1), solar_hijri.start(9377) + timedelta(365))
    assert ends == (date(622, 3, 22), date(9999, 3, 20))
    assert [solar_hijri.covers(day) for day in ends] == [True, True]
    outside = (ends[0] - timedelta(1), ends[1] + timedelta(1))
    assert [solar_hijri.covers(day) for day in (*outside, date.min, date.max)] == [False] * 4


def test_there_are_twelve_months():
    assert len(set(solar_hijri.MONTHS)) == 12
