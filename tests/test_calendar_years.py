"""The filter of years in the Solar Hijri calendar, against a count of days one by one."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.test_histogram import view_of
from tests.test_solar_hijri import by_rule
from twinning.calendars import PERSIAN
from twinning.dates import span
from twinning.facets import facets, mask
from twinning.histogram import bounds, histogram
from twinning.incidence import years
from twinning.portrait import partner_countries
from twinning.selection import Selection
from twinning.signings import signings

SOLAR = Selection(calendar=PERSIAN)
YEAR_OF = {day: told[0] for day, told in by_rule()}

DAYS = st.dates(date(1921, 3, 21), date(2121, 3, 20)) | st.builds(
    lambda year, day: date(year, 3, day), st.integers(1922, 2120), st.integers(18, 23)
)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A day, a month, a year or an interval of three years at most; often about a new year."""
    day = draw(DAYS)
    exact = draw(st.sampled_from([10, 10, 7, 4]))
    if exact < 10 or draw(st.booleans()):
        return day.isoformat()[:exact]
    end = min(day + timedelta(draw(st.integers(0, 1_100))), date(2121, 3, 20))
    return f"{day}/{end}"


def touched(text: str) -> set[int]:
    """The Solar Hijri years in which any day lies that a date can mean."""
    known = span(text)
    days = (known.last - known.first).days
    return {
        YEAR_OF[day]
        for day in (known.first + timedelta(n) for n in range(days + 1))
        if day in YEAR_OF  # 1921 and 2121 begin before and end after all of these
    }


@settings(max_examples=80)
@given(st.lists(dates(), min_size=1, max_size=10), st.integers(1300, 1500), st.integers(0, 3))
@example(["2021-03-20", "2021-03-21", "2022-03-20", "2022-03-21", "2021", ""], 1400, 0)
@example(["2025-03-20", "2025-03-21", "2025-04-09", "2025-03", "2003-03-21/2004-03-19"], 1404, 0)
def test_an_agreement_is_selected_by_the_years_in_which_its_days_lie(
    texts: list[str], first: int, more: int
):
    atlas = view_of(texts).atlas
    wanted = set(range(first, first + more + 1))
    found = mask(atlas, replace(SOLAR, year_from=first, year_to=first + more, undated=False))
    assert found.tolist() == [bool(text and touched(text) & wanted) for text in texts]
    both = mask(atlas, replace(SOLAR, year_from=first, year_to=first + more))
    assert both.tolist() == (found | np.array([not text for text in texts])).tolist()


@settings(max_examples=40)
@given(st.lists(dates() | st.just(""), min_size=1, max_size=10))
def test_bars_and_stacks_count_what_the_filter_keeps(texts: list[str]):
    seen = view_of(texts, SOLAR)
    stacks = signings(seen, np.zeros(len(texts), dtype=np.int64), 1)
    found = histogram(seen)
    if found is None:
        return
    kept = [
        mask(seen.atlas, replace(SOLAR, year_from=first, year_to=last, undated=False)).sum()
        for first, last in map(found.bar, range(len(found.counts)))
    ]
    assert found.counts.tolist() == stacks.touching[0].tolist() == kept
    assert stacks.totals.sum() == len(texts)
    assert (found.first, found.last) == bounds(seen.atlas, PERSIAN)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        pytest.param(replace(SOLAR, year_to=1), [True, True, False, False], id="until the first"),
        pytest.param(replace(SOLAR, year_from=2), [False, False, True, True], id="from the second"),
        pytest.param(replace(SOLAR, year_from=9377), [False, False, False, True], id="the last"),
        pytest.param(SOLAR, [True] * 4, id="all"),
    ],
)
def test_days_beyond_the_calendar_count_for_its_first_or_last_year(
    chosen: Selection, kept: list[bool]
):
    seen = view_of(["0001-01-01", "0622-06", "2025", "9999-12-31"], replace(chosen, undated=False))
    assert seen.mask.tolist() == kept
    found = histogram(seen)
    assert found is not None
    assert (found.first, found.last, int(found.counts.sum()), found.dated) == (1, 9377, 4, 4)


def test_the_undated_are_undated_in_either_calendar():
    atlas = view_of(["2025-03-20", ""]).atlas
    known = years(atlas, PERSIAN)
    assert (known.first.tolist(), known.last.tolist()) == ([1403, 0], [1403, 0])
    assert (known.undated == years(atlas).undated).all()
    assert facets(atlas, replace(SOLAR, year_from=1400)).undated == 1


def test_a_portrait_counts_years_in_the_selection_s_calendar():
    seen = view_of(["2025-03-20", "", "", "2021", "2025-03-21"], SOLAR)
    told = partner_countries(seen, "IR").loc["TR"]
    assert told[["first_from", "first_to", "latest_from", "latest_to"]].tolist() == [
        *(1399, 1400, 1403, 1403),
    ]
