"""As what agreements count: what is certain on a day, and what the dates do not tell."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.atlases import CITIES, atlas_of, small_atlas
from twinning.counting import Range, counts_now, counts_then, ranged

DAYS = [(date(2020, 2, 25) + timedelta(days=number)).isoformat() for number in range(9)]
SPANS = [*DAYS, *(f"{a}/{b}" for a in DAYS for b in DAYS if a < b)]


def counted(then: str, *, status: str = "active", signed_on: str = "", ends_on: str = "") -> str:
    """As what an agreement with these terms counted then."""
    header = "agreement_id,city_a,city_b,status,signed_on,ends_on\n"
    row = f"a,khoy-ir,konya-tr,{status},{signed_on},{ends_on}\n"
    atlas = atlas_of(cities=CITIES, agreements=header + row)
    assert atlas.problems == ()
    return str(counts_then(atlas, np.array([0]), then)[0])


def days(text: str) -> list[str]:
    """The days that a date of SPANS can mean."""
    first, _slash, last = text.partition("/")
    return [day for day in DAYS if first <= day <= (last or first)]


def readings(then: str, signed_on: str, ends_on: str) -> Iterator[bool]:
    """Whether it was in force then, for each day that each of the dates can mean."""
    for day in days(then):
        for signed in days(signed_on):
            for end in (end for end in days(ends_on) if end >= signed) if ends_on else ("9",):
                yield signed <= day < end


def test_statuses_count_as_in_force_pending_ended_or_disputed():
    assert counts_now(small_atlas(), np.arange(6)).tolist() == [
        "in-force",
        "pending",
        "in-force",
        "ended",
        "disputed",
        "pending",
    ]


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ({"signed_on": "2021-06-11"}, "in-force"),
        ({"signed_on": "2021-06-12"}, "later"),
        ({"signed_on": "2021-06"}, "vague"),
        ({"signed_on": "2021-05"}, "in-force"),
        ({}, "undated"),
        ({"status": "dormant", "signed_on": "1999"}, "in-force"),
        ({"status": "suspended", "signed_on": "2022"}, "later"),
        ({"status": "proposed"}, "pending"),
        ({"status": "approved"}, "pending"),
        ({"status": "disputed", "signed_on": "1999"}, "disputed"),
        ({"status": "disputed"}, "disputed"),
        ({"status": "disputed", "signed_on": "2022"}, "later"),
        ({"status": "ended", "signed_on": "1999", "ends_on": "2020"}, "ended"),
        ({"status": "ended", "ends_on": "2020"}, "ended"),
        ({"status": "ended", "signed_on": "1999", "ends_on": "2021-06-11"}, "ended"),
        ({"status": "ended", "signed_on": "1999", "ends_on": "2022"}, "in-force"),
        ({"status": "ended", "signed_on": "1999", "ends_on": "2021"}, "vague"),
        ({"status": "ended", "signed_on": "1999"}, "vague"),
        ({"status": "ended", "ends_on": "2022"}, "undated"),
        ({"status": "active", "signed_on": "1999", "ends_on": "2020"}, "in-force"),
    ],
)
def test_what_an_agreement_counted_as_on_11_june_2021(terms: dict[str, str], expected: str):
    assert counted("2021-06-11", **terms) == expected


@given(st.sampled_from(SPANS), st.sampled_from(SPANS), st.sampled_from(["", *SPANS]))
def test_what_is_certain_is_so_however_the_dates_are_read(then: str, signed_on: str, ends_on: str):
    if ends_on and ends_on.split("/")[-1] < signed_on.split("/")[0]:
        return
    status = "ended" if ends_on else "active"
    found = counted(then, status=status, signed_on=signed_on, ends_on=ends_on)
    outcomes = set(readings(then, signed_on, ends_on))
    if found == "vague":
        assert any("/" in text for text in (then, signed_on, ends_on))
    else:
        assert outcomes == {found == "in-force"}


def test_the_least_is_what_is_certain_and_the_most_what_is_possible():
    counts = {"in-force": 13, "disputed": 2, "undated": 3, "vague": 1, "pending": 4, "later": 5}
    assert ranged(counts) == Range(13, 19)
    assert ranged({}) == Range(0, 0)


@pytest.mark.parametrize(
    ("total", "expected"), [(12, -1), (13, 0), (14, 0), (15, 0), (16, 1), (0, -13)]
)
def test_a_total_within_the_range_lacks_nothing(total: int, expected: int):
    assert Range(13, 15).lacks(total) == expected
