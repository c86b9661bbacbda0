"""Partial dates: the days they cover, and how they are spoken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.calendars import PERSIAN
from twinning.dates import Span, both, is_date, other, precision, span, spoken
from twinning.reader import READERS, Reader, spoken_to

ENGLISH, PERSIAN_READER = Reader("en", PERSIAN), Reader("fa", PERSIAN)


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
        ("2003-01-01/2004-12-31", "2003 – 2004"),
        ("2020/2020", "2020"),
        ("9999-12-31", "31 December 9999"),
        ("9998-01-01/9999-12-31", "1 January 9998 – 31 December 9999"),
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("2025-04-09", "20 Farvardin 1404", id="day"),
        pytest.param("2021-03-20", "30 Esfand 1399", id="last day of a leap year"),
        pytest.param("2025-04", "Farvardin/Ordibehesht 1404", id="month"),
        pytest.param("2025-03", "Esfand 1403/Farvardin 1404", id="month over the turn of a year"),
        pytest.param("2025", "1403/1404", id="year"),
        pytest.param("2003-03-21/2004-03-19", "1382", id="just a year"),
        pytest.param("2003-03-21/2005-03-20", "1382 – 1383", id="just two years"),
        pytest.param("2025-03-21/2025-04-20", "Farvardin 1404", id="just a month"),
        pytest.param("2025-03-21/2025-06-21", "Farvardin 1404 – Khordad 1404", id="just months"),
        pytest.param(
            "2003-03-21/2004-03-20", "1 Farvardin 1382 – 1 Farvardin 1383", id="a day more"
        ),
        pytest.param("2003-03-22/2004-03-19", "2 Farvardin 1382 – 29 Esfand 1382", id="a day less"),
        pytest.param("1999/2001-06", "1377 – Tir 1380", id="from year to month"),
        pytest.param("0622-03-22", "1 Farvardin 1", id="the first day"),
        pytest.param("0622-03-21", "21 March 622, Gregorian", id="the day before the first"),
        pytest.param("0622", "622, Gregorian", id="a year begun before the first"),
        pytest.param("0600/1999", "600 – 1999, Gregorian", id="an interval begun before the first"),
        pytest.param("9999-03-20", "30 Esfand 9377", id="the last day"),
        pytest.param("9999", "9999, Gregorian", id="a year that ends after the last"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_date_is_told_in_the_solar_hijri_calendar_no_more_exactly(text: str, words: str):
    with spoken_to(ENGLISH):
        assert spoken(text) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["9 April 2025", "April 2025"]),
        ("fa", ["۹ آوریل ۲۰۲۵", "آوریل ۲۰۲۵"]),
        ("tr", ["9 Nisan 2025", "Nisan 2025"]),
        ("ru", ["9 апреля 2025\u202fг.", "апрель 2025\u202fг."]),
        ("ar", ["9 أبريل 2025", "أبريل 2025"]),
        ("es", ["9 de abril de 2025", "abril de 2025"]),
    ],
)
def test_gregorian_dates_are_those_of_the_language(language: str, words: list[str]):
    with spoken_to(Reader(language)):
        assert [spoken("2025-04-09"), spoken("2025-04")] == words


def test_solar_hijri_dates_have_the_order_and_digits_of_the_language():
    with spoken_to(PERSIAN_READER):
        day, year = spoken("2025-04-09"), spoken("2025")
    assert (day.split()[0], day.split()[-1], year) == ("۲۰", "۱۴۰۴", "۱۴۰۳/۱۴۰۴")
    with spoken_to(Reader("es", PERSIAN)):
        day = spoken("2025-04-09")
    assert (day[:6], day[-8:]) == ("20 de ", " de 1404")


def test_the_other_date_says_its_calendar():
    told = ["2025-04-09", "2025", "2003-03-21/2004-03-19", "0600", "9999-12-31", ""]
    assert list(map(other, told)) == [
        "20 Farvardin 1404, Solar Hijri",
        "1403/1404, Solar Hijri",
        "1382, Solar Hijri",
        *("", "", ""),
    ]
    assert (both("2025-04-09"), both("0600"), both("")) == (
        *("9 April 2025 (20 Farvardin 1404, Solar Hijri)", "600", ""),
    )
    with spoken_to(ENGLISH):
        assert list(map(other, told)) == [
            "9 April 2025, Gregorian",
            "2025, Gregorian",
            "21 March 2003 – 19 March 2004, Gregorian",
            *("", "", ""),
        ]


def test_just_a_year_of_the_reader_s_calendar_is_as_exact_as_a_year():
    asked = ["2003-03-21/2004-03-19", "2003-03-21/2003-04-20", "2003-01-01/2003-12-31", "2003"]
    assert list(map(precision, asked)) == ["interval", "interval", "year", "year"]
    with spoken_to(ENGLISH):
        assert list(map(precision, asked)) == ["year", "month", "interval", "year"]


@given(st.dates(), st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_every_date_is_told_in_every_calendar(one, another, coarse, fine):
    begin, end = sorted([one, another])
    texts = [day.isoformat()[:length] for day, length in ((begin, coarse), (end, fine))]
    for reader in READERS.values():
        with spoken_to(reader):
            for text in filter(is_date, [*texts, "/".join(texts)]):
                assert spoken(text)
                assert other(text) != spoken(text)
