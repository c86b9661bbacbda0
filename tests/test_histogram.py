"""The bars of years, against the plainest possible count and against the filter itself."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.atlases import atlas_of, csv_text
from twinning.facets import mask
from twinning.histogram import histogram, rounded_up
from twinning.selection import Selection
from twinning.view import View, view

COUNTRIES = ("TR", "IR", "RU")


def view_of(dates: list[str], chosen: Selection | None = None) -> View:
    """The view of agreements signed on these dates, of every country in turn with Yazd, Iran."""
    cities = [(f"c{n}", f"City {n}", COUNTRIES[n % 3]) for n in range(len(dates))]
    rows = [(f"a{n}", f"c{n}", "yazd", "active", date) for n, date in enumerate(dates)]
    atlas = atlas_of(
        cities=csv_text([("city_id", "name", "country"), ("yazd", "Yazd", "IR"), *cities]),
        agreements=csv_text([("agreement_id", "city_a", "city_b", "status", "signed_on"), *rows]),
    )
    assert atlas.problems == ()
    return view(atlas, chosen or Selection())


def span(date: str) -> range:
    """The years a date can mean."""
    first, last = (int(part[:4]) for part in (date.split("/") * 2)[:2])
    return range(first, last + 1)


@st.composite
def signed(draw: st.DrawFn) -> list[str]:
    """Dates within a decade, a century or ten: days, months, years, intervals and none."""
    latest = draw(st.sampled_from([1995, 2050, 2900]))
    years = st.integers(1987, latest)
    one = years.flatmap(lambda y: st.sampled_from([f"{y}", f"{y}-02", f"{y}-02-03"]))
    two = st.tuples(years, st.integers(0, 40)).map(lambda t: f"{t[0]}-05/{t[0] + t[1]}-06")
    return draw(st.lists(st.just("") | one | two, max_size=14))


SELECTIONS = st.builds(
    Selection,
    country=st.sampled_from([(), ("TR",), ("IR",), ("DE",)]),
    year_from=st.none() | st.integers(1980, 2000),
    year_to=st.none() | st.integers(2001, 2950),
    undated=st.booleans(),
)


@settings(max_examples=60)
@given(signed(), SELECTIONS)
@example(["1999-12-31/2000-01-01", "2004"], Selection())
@example(["0836", "2025", ""], Selection(country=("TR",), year_from=1900))
def test_the_counts_are_those_of_a_plain_count(dates: list[str], chosen: Selection):
    seen = view_of(dates, chosen)
    free = replace(chosen, year_from=None, year_to=None, undated=True)
    kept = seen.atlas.agreements["signed_on"][mask(seen.atlas, free)].tolist()
    spans = [span(date) for date in seen.atlas.agreements["signed_on"] if date]
    found = histogram(seen)
    if len({year for years in spans for year in (years[0], years[-1])}) < 2:
        assert found is None
        return
    assert found is not None
    bars = [found.bar(place) for place in range(len(found.counts))]
    assert (found.first, found.last) == (bars[0][0], bars[-1][1])
    assert (found.first, found.last) == (min(y[0] for y in spans), max(y[-1] for y in spans))
    years = [span(date) for date in kept if date]
    assert found.counts.tolist() == [
        sum(own[0] <= end and own[-1] >= begin for own in years) for begin, end in bars
    ]
    assert (found.dated, found.undated) == (len(years), len(kept) - len(years))
    for (begin, end), count in zip(bars, found.counts.tolist(), strict=True):
        within = replace(chosen, year_from=begin, year_to=end, undated=False)
        assert count == mask(seen.atlas, within).sum()


@settings(max_examples=60)
@given(signed(), st.integers(1900, 2950), st.integers(0, 400))
def test_the_bars_within_years_are_those_that_share_one(dates: list[str], start: int, more: int):
    found = histogram(view_of(dates))
    if found is None:
        return
    places = range(len(found.counts))
    bars = [found.bar(place) for place in places]
    assert list(places)[found.touching(start, start + more)] == [
        place for place, (begin, end) in enumerate(bars) if begin <= start + more and end >= start
    ]
    assert list(places)[found.touching(None, None)] == list(places)


@pytest.mark.parametrize(
    "dates",
    [
        pytest.param([], id="no rows"),
        pytest.param(["2001-02-03"], id="one row"),
        pytest.param(["", ""], id="undated rows only"),
        pytest.param(["2001", "2001-05", ""], id="one year"),
    ],
)
def test_dates_within_one_year_make_no_bars(dates: list[str]):
    assert histogram(view_of(dates)) is None


@pytest.mark.parametrize(
    ("first", "last", "width"),
    [
        (1900, 2026, 1),
        (1897, 2026, 1),
        (1896, 2026, 2),
        (1700, 2026, 5),
        (836, 2026, 10),
        (1, 9999, 100),
    ],
)
def test_long_times_have_bars_of_several_years(first: int, last: int, width: int):
    found = histogram(view_of([f"{first:04}", f"{last:04}"]))
    assert found is not None
    assert (found.width, found.start % width, int(found.counts.sum())) == (width, 0, 2)
    assert len(found.counts) <= 131


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, 1), (0.5, 1), (1, 1), (1.01, 2), (3, 5), (7, 10), (11, 20), (76.9, 100), (101, 200)],
)
def test_steps_are_round(number: float, expected: int):
    assert rounded_up(number) == expected
