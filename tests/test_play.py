"""A run through the years, step by step."""

from dataclasses import replace

import pytest

from twinning.play import MOST_STEPS, Period, Play, over, period
from twinning.selection import Selection

WHOLE = Period(None, 2005, undated=True)
RUN = Play(WHOLE, first=2000, last=2005, reached=2002)


def years(first: int, last: int) -> list[int]:
    """The years reached by a run, one after the other."""
    play: Play | None = Play(Period(), first, last, reached=first)
    reached = []
    while play:
        reached.append(play.reached)
        play = play.next()
    return reached


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (2000, 2003, [2000, 2001, 2002, 2003]),
        (1989, 2026, [*range(1989, 2026, 2), 2026]),
        (1900, 2026, [*range(1900, 2026, 5), 2026]),
        (2000, 2000, [2000]),
    ],
)
def test_a_run_goes_from_the_first_year_to_the_last(first: int, last: int, expected: list[int]):
    assert years(first, last) == expected


@pytest.mark.parametrize("first", [1, 836, 1800, 1950, 2024])
def test_no_run_is_long(first: int):
    assert len(years(first, 2026)) <= MOST_STEPS + 1


def test_what_is_played_are_dated_agreements_up_to_the_year_reached():
    chosen = Selection(country=("IR",), q="khoy", **WHOLE._asdict())
    assert over(chosen, RUN.period) == replace(chosen, year_to=2002, undated=False)
    assert over(over(chosen, RUN.period), period(chosen)) == chosen


@pytest.mark.parametrize(
    ("address", "paused", "reached"),
    [
        pytest.param(WHOLE, False, 2002, id="running over its years"),
        pytest.param(WHOLE._replace(undated=False), False, None, id="undated taken away"),
        pytest.param(WHOLE._replace(year_from=2001), False, None, id="other years"),
        pytest.param(RUN.period, False, None, id="back to where it was paused"),
        pytest.param(RUN.period, True, 2002, id="paused"),
        pytest.param(RUN.period._replace(year_to=2004), True, 2004, id="paused and moved on"),
        pytest.param(RUN.period._replace(year_to=2005), True, 2005, id="moved to the end"),
        pytest.param(RUN.period._replace(year_to=2006), True, None, id="moved beyond the end"),
        pytest.param(RUN.period._replace(year_to=1999), True, None, id="moved before the start"),
        pytest.param(RUN.period._replace(year_to=None), True, None, id="paused, end taken away"),
        pytest.param(RUN.period._replace(undated=True), True, None, id="paused, undated asked for"),
        pytest.param(WHOLE, True, None, id="paused, gone back to the whole"),
    ],
)
def test_a_run_ends_when_the_address_holds_other_years(
    address: Period, paused: bool, reached: int | None
):
    play = replace(RUN, is_paused=paused)
    expected = reached and replace(play, reached=reached)
    assert play.over(address) == expected


@pytest.mark.parametrize("paused", [False, True])
def test_a_run_goes_on_in_the_other_calendar_and_back(paused: bool):
    run = replace(RUN, is_paused=paused)
    there = run.counted_in("persian")
    assert (there.first, there.last, there.reached) == (1379, 1384, 1381)
    assert (there.whole, there.is_paused) == (Period(None, 1384, undated=True), paused)
    assert there.counted_in("gregorian") == run
    address = run.period if paused else run.whole
    moved = period(over(Selection(), address).counted_in("persian"))
    assert there.over(moved) == there
