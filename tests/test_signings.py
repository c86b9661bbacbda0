"""Signings by year and class, against the plainest possible count: stacks add up."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import example, given, settings

from tests.test_histogram import SELECTIONS, signed, span, view_of
from twinning.facets import mask
from twinning.histogram import histogram
from twinning.selection import Selection
from twinning.signings import Signings, signings

CLASSES = 3


def counted(dates: list[str], chosen: Selection) -> tuple[Signings, list[tuple[int, str]]]:
    """The signings of agreements of each class in turn; class and date of each that is counted."""
    seen = view_of(dates, chosen)
    classes = np.arange(len(dates)) % CLASSES
    free = replace(chosen, year_from=None, year_to=None, undated=True)
    rows = np.flatnonzero(mask(seen.atlas, free)).tolist()
    return signings(seen, classes, CLASSES), [(row % CLASSES, dates[row]) for row in rows]


@settings(max_examples=60)
@given(signed(), SELECTIONS)
@example(["1999-12-31/2000-01-01", "2004", "2004", ""], Selection(year_from=2004))
@example(["0836", "2025", "0840/2024"], Selection())
def test_the_counts_are_those_of_a_plain_count(dates: list[str], chosen: Selection):
    found, kept = counted(dates, chosen)
    places = range(len(found.bars.starts)) if found.bars else ()
    bars = [found.bars.bar(place) for place in places] if found.bars else []

    def touched(date: str) -> list[int]:
        years = span(date)
        return [n for n, (begin, end) in enumerate(bars) if years[0] <= end and years[-1] >= begin]

    dated = [(own, touched(date)) for own, date in kept if date]
    for own in range(CLASSES):
        mine = [reached for other, reached in dated if other == own]
        assert found.within[own].tolist() == [mine.count([place]) for place in places]
        across = [reached for reached in mine if len(reached) > 1]
        assert found.across[own].tolist() == [sum(n in r for r in across) for n in places]
        assert found.spread[own] == len(across)
        assert found.undated[own] == kept.count((own, ""))


@settings(max_examples=60)
@given(signed(), SELECTIONS)
def test_stacks_add_up_to_the_agreements_and_to_the_bars_of_the_filter(
    dates: list[str], chosen: Selection
):
    found, kept = counted(dates, chosen)
    assert found.totals.sum() == len(kept)
    plain = histogram(view_of(dates, chosen))
    if plain is not None:
        bars = plain.counts.tolist() if plain.dated else []
        assert found.touching.sum(axis=0).tolist() == bars
        assert found.undated.sum() == plain.undated


@pytest.mark.parametrize(
    ("dates", "within", "undated"),
    [
        pytest.param([], [], 0, id="no rows"),
        pytest.param(["", ""], [], 2, id="undated rows only"),
        pytest.param(["2001-02-03"], [1], 0, id="one row"),
        pytest.param(["2001", "2001-05", ""], [2], 1, id="one year"),
    ],
)
def test_few_dates_are_counted_too(dates: list[str], within: list[int], undated: int):
    found, _kept = counted(dates, Selection())
    assert found.within.sum(axis=0).tolist() == within
    assert found.undated.sum() == undated
