"""Ticks of time: round years, or months of a short time, in the reader's calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twinning.reader import READERS, Reader, spoken_to
from twinning.ticks import MOST, day_ticks, year_ticks


@pytest.mark.parametrize(
    ("code", "first", "last", "ticks"),
    [
        pytest.param(
            "en-gregorian",
            date(2021, 6, 1),
            date(2024, 1, 1),
            [("2022-01-01", "2022"), ("2023-01-01", "2023"), ("2024-01-01", "2024")],
            id="years",
        ),
        pytest.param(
            "en-persian",
            date(2020, 6, 1),
            date(2023, 1, 1),
            [("2021-03-21", "1400"), ("2022-03-21", "1401")],
            id="Solar Hijri years",
        ),
        pytest.param(
            "en-persian",
            date(2025, 3, 1),
            date(2025, 5, 1),
            [("2025-03-21", "Farvardin 1404"), ("2025-04-21", "Ordibehesht 1404")],
            id="months",
        ),
        pytest.param(
            "en-persian",
            date(600, 6, 1),
            date(602, 6, 1),
            [("0601-01-01", "601"), ("0602-01-01", "602")],
            id="before the first year",
        ),
    ],
)
def test_an_axis_is_marked_where_a_year_or_month_begins(
    code: str, first: date, last: date, ticks: list[tuple[str, str]]
):
    with spoken_to(READERS[code]):
        found = day_ticks(first, last)
    assert [(date.fromordinal(day).isoformat(), label) for day, label in found] == ticks


@given(st.dates(), st.integers(60, 400_000), st.sampled_from(sorted(READERS)))
def test_every_axis_has_some_ticks_within_it_and_not_many(first: date, days: int, code: str):
    last = date.fromordinal(min(first.toordinal() + days, date.max.toordinal()))
    with spoken_to(READERS[code]):
        found = [day for day, _label in day_ticks(first, last)]
    assert len(found) <= MOST + 1
    assert all(first.toordinal() <= day <= last.toordinal() for day in found)
    assert found or (last - first).days < 60


def test_years_are_round_and_in_the_digits_of_the_language():
    assert year_ticks(1954, 2025) == [(year, str(year)) for year in range(1955, 2026, 5)]
    with spoken_to(Reader("fa", "persian")):
        assert year_ticks(1403, 1404) == [(1403, "۱۴۰۳"), (1404, "۱۴۰۴")]
