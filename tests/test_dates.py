"""Partial dates: the days they cover, and how they are spoken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.dates import Span, is_date, span, spoken


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-04-09", date(2025, 4, 9), date(2025, 4, 9), "day"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2025-04", date(2025, 4, 1), date(2025, 4, 30), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("0836", date(836, 1, 1), date(836, 12, 31), "year"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
        ("2003-03-21/2004-03-19", date(2003, 3, 21), date(2004, 3, 19), "interval"),
        ("1999/2001-06", date(1999, 1, 1), date(2001, 6, 30), "interval"),
        ("2020-06/2020", date(2020, 6, 1), date(2020, 12, 31), "interval"),
        ("2020/2020", date(2020, 1, 1), date(2020, 12, 31), "interval"),
    ],
)
def test_a_date_covers_every_day_it_can_mean(text: str, first: date, last: date, precision: str):
    assert span(text) == Span(first, last, precision)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-02-30",
        "2023-02-29",
        "2025-13",
        "2025-00",
        "2025-04-00",
        "0000",
        "25",
        "20250409",
        "2025-4-9",
        "09.04.2025",
        "2025-04-09T10:00",
        "2025-04-09 ",
        "2025-04-09\n",
        "2025?",
        "202X",
        "/",
        "2025/",
        "/2025",
        "2020/2019",
        "2020-06/2020-05",
        "2019/2020/2021",
        "۱۴۰۴-۰۱-۲۰",
        "２０２５",
    ],
)
def test_what_is_no_day_that_existed_is_no_date(text: str):
    assert not is_date(text)


@given(st.dates())
def test_every_day_is_a_date(day: date):
    assert span(day.isoformat()) == Span(day, day, "day")


@given(st.text(alphabet="0123456789-/", max_size=21))
def test_whatever_is_a_date_begins_before_it_ends(text: str):
    assert not is_date(text) or span(text).first <= span(text).last


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025-04-09", "9 April 2025"),
        ("2021-07", "July 2021"),
        ("1999", "1999"),
        ("2003-03-21/2004-03-19", "21 March 2003 – 19 March 2004"),
        ("1999/2001-06", "1999 – June 2001"),
        ("", ""),
    ],
)
def test_a_date_is_spoken_no_more_exactly_than_it_is_known(text: str, words: str):
    assert spoken(text) == words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025", "2025-04-09", False),
        ("2025-04", "2025-04-30", False),
        ("2025-04-30", "2025-05", True),
        ("2003-03-21/2004-03-19", "2004-03-20", True),
        ("2003-03-21/2004-03-19", "2004", False),
    ],
)
def test_dates_are_apart_that_share_no_day(one: str, other: str, expected: bool):
    assert (span(one).is_apart(span(other)), span(other).is_apart(span(one))) == (expected,) * 2
