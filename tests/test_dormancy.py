"""Dormancy: which active agreements have gone quiet, since when, and which say nothing."""

from datetime import date

import numpy as np
import pytest

from tests.atlases import CITIES, atlas_of
from twinning.atlas import Atlas
from twinning.dormancy import dormant, undated, undated_events, why

TODAY = date(2026, 11, 25)
AGREEMENTS = """\
agreement_id,city_a,city_b,status,signed_on
old,khoy-ir,konya-tr,active,2003
older,isfahan-ir,konya-tr,active,1999-05
visited,tabriz-ir,konya-tr,active,1999
promised,khoy-ir,khujand-tj,active,1999
kept,tabriz-ir,khujand-tj,active,1999
asleep,isfahan-ir,khujand-tj,dormant,1999
silent,khoy-ir,windhoek-na,active,
revived,khoy-ir,lost-de,active,
"""
EVENTS = """\
agreement_id,date,kind,due,done
old,2003-06-01,activity,,
old,,activity,,
visited,2021-11-25,activity,,
promised,2024,commitment,2030,
kept,2000,commitment,2001,2001
visited,2030,renewed,,
revived,,revived,,
revived,,revived,,
"""


def atlas() -> Atlas:
    """Agreements with and without signs of life."""
    return atlas_of(cities=CITIES, agreements=AGREEMENTS, events=EVENTS)


def quiet(years: int, today: date = TODAY) -> list[tuple[str, str]]:
    """The ids of those that have gone quiet, with the reasons."""
    made = atlas()
    found = dormant(made, np.ones(len(made.agreements), dtype=bool), today, years)
    ids = made.agreements["agreement_id"].iloc[found["agreement"]]
    return list(zip(ids, why(made, found), strict=True))


def test_those_without_an_event_for_long_enough_stand_with_their_last():
    assert quiet(5) == [
        ("older", "Last event: signed May 1999, 27 years ago"),
        ("kept", "Last event: a promise kept 2001, at least 24 years ago"),
        ("old", "Last event: signed 2003, at least 22 years ago; not dated: activity"),
        ("visited", "Last event: activity 25 November 2021, 5 years ago"),
    ]


@pytest.mark.parametrize(
    ("years", "ids"),
    [(1, "older kept old visited promised"), (6, "older kept old"), (24, "older kept"), (28, "")],
)
def test_the_number_of_years_decides(years: int, ids: str):
    assert [agreement for agreement, _why in quiet(years)] == ids.split()


def test_a_date_counts_from_the_latest_day_it_can_mean():
    assert "old" not in dict(quiet(23, date(2026, 12, 30)))
    assert "old" in dict(quiet(23, date(2026, 12, 31)))


def test_those_of_which_nothing_is_dated_stand_apart():
    made = atlas()
    found = undated(made, np.ones(len(made.agreements), dtype=bool), TODAY)
    assert made.agreements["agreement_id"].iloc[found].tolist() == ["silent", "revived"]
    assert undated_events(made, found) == {6: "", 7: "not dated: revived"}


def test_only_masked_agreements_have_gone_quiet():
    made = atlas()
    mask = np.zeros(len(made.agreements), dtype=bool)
    assert (len(dormant(made, mask, TODAY, 1)), len(undated(made, mask, TODAY))) == (0, 0)
    assert why(made, dormant(made, mask, TODAY, 1)) == []
