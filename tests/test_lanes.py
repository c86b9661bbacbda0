"""Lanes of single agreements: who has one, in which order, and what is on it."""

from datetime import date

import numpy as np

from tests.atlases import atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.lanes import EARLIEST, END, PROGRAMME, TERM, marks, placed, unplaced
from twinning.selection import Selection
from twinning.view import view

TODAY = date(2026, 11, 25)
EVENTS = """\
agreement_id,date,kind,title,due
khoy-konya,2025-12-14,commitment,A four-year programme,2026-06
khoy-konya,2025-04-09,signed,By both mayors,
khoy-tabriz,1998,proposed,A letter,
khoy-tabriz,,activity,A delegation,
konya-windhoek,2000-05,revived,,
"""
CITIES = "city_id,name,country\na,A,IR\nb,B,TR\nc,C,RU\nd,D,TJ\n"
HEADER = "agreement_id,city_a,city_b,status,signed_on,ends_on,programme_years\n"


def on_lanes(atlas: Atlas, order: str = EARLIEST) -> list[tuple[str, str, str]]:
    """Agreement, kind and date of each mark."""
    agreements = placed(view(atlas, Selection()), order)
    ids = atlas.agreements["agreement_id"].iloc[agreements].tolist()
    rows = marks(atlas, agreements, TODAY)[["lane", "kind", "date"]]
    return [(ids[lane], kind, day) for lane, kind, day in rows.itertuples(index=False, name=None)]


def days(atlas: Atlas, kind: str) -> list[tuple[date, date]]:
    """From when to when the marks of a kind last."""
    agreements = np.arange(len(atlas.agreements))
    rows = marks(atlas, agreements, TODAY)
    ends = rows.loc[rows["kind"] == kind, ["first", "last"]].itertuples(index=False, name=None)
    return [(date.fromordinal(first), date.fromordinal(last)) for first, last in ends]


def test_what_happened_first_comes_first_and_undated_events_last_on_their_lane():
    assert on_lanes(small_atlas(events=EVENTS)) == [
        ("khoy-tabriz", "proposed", "1998"),
        ("khoy-tabriz", "activity", ""),
        ("konya-windhoek", "signed", "1999"),
        ("konya-windhoek", "revived", "2000-05"),
        ("isfahan-lost", "signed", "2000-10"),
        ("isfahan-khujand", "signed", "2003-03-21/2004-03-19"),
        ("khoy-konya", "signed", "2025-04-09"),
        ("khoy-konya", "commitment", "2025-12-14"),
    ]


def test_lanes_follow_another_order_when_asked():
    lanes = dict.fromkeys(mark[0] for mark in on_lanes(small_atlas(events=EVENTS), "newest"))
    assert list(lanes) == [
        "khoy-konya",
        "isfahan-khujand",
        "isfahan-lost",
        "konya-windhoek",
        "khoy-tabriz",
    ]


def test_every_selected_agreement_has_a_lane_or_nothing_dated():
    atlas = small_atlas(events=EVENTS)
    for selection in (Selection(), Selection(country=("IR",)), Selection(city=("fars-ir",))):
        seen = view(atlas, selection)
        without = np.flatnonzero(unplaced(seen)).tolist()
        assert sorted([*placed(seen, EARLIEST), *without]) == np.flatnonzero(seen.mask).tolist()
    assert atlas.agreements["agreement_id"][unplaced(view(atlas, Selection()))].tolist() == [
        "fars-windhoek"
    ]


def test_a_recorded_signing_and_a_stated_one_are_both_shown_where_they_differ():
    other = EVENTS.replace("2025-04-09,signed", "2025-04-10,signed")
    found = [mark[1:] for mark in on_lanes(small_atlas(events=other)) if mark[0] == "khoy-konya"]
    assert found[:2] == [("signed", "2025-04-09"), ("signed", "2025-04-10")]


def test_a_line_leads_from_signing_to_end():
    rows = "1,a,b,active,1999,2030-05,\n2,a,c,ended,2001-02-03,2004,\n3,a,d,active,,2040,\n"
    atlas = atlas_of(cities=CITIES, agreements=HEADER + rows)
    assert on_lanes(atlas) == [
        ("1", TERM, ""),
        ("1", "signed", "1999"),
        ("1", END, "2030-05"),
        ("2", TERM, ""),
        ("2", "signed", "2001-02-03"),
        ("2", "ended", "2004"),
        ("3", END, "2040"),
    ]
    assert days(atlas, TERM) == [
        (date(1999, 1, 1), date(2030, 5, 31)),
        (date(2001, 2, 3), date(2004, 12, 31)),
    ]


def test_a_programme_lasts_to_the_last_day_on_which_it_can_end():
    rows = "1,a,b,active,2024,,4\n2,a,c,active,,,4\n"
    atlas = atlas_of(cities=CITIES, agreements=HEADER + rows)
    assert days(atlas, PROGRAMME) == [(date(2024, 1, 1), date(2028, 12, 30))]


def test_nothing_dated_makes_no_lane():
    assert on_lanes(atlas_of(cities=CITIES, agreements=HEADER)) == []
    assert on_lanes(atlas_of(cities=CITIES, agreements=HEADER + "1,a,b,active,,,\n")) == []
