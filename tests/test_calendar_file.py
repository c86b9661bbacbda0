"""The calendar file, opened again by a reading that shares nothing with what wrote it."""

from datetime import date

import numpy as np
import pytest

from tests.atlases import CITIES, atlas_of
from tests.calendars import days, events, unfolded
from twinning.atlas import Atlas
from twinning.calendar_file import calendar_file, entries

TODAY = date(2026, 11, 25)
AGREEMENTS = """\
agreement_id,city_a,city_b,status,signed_on,ends_on,programme_years
khoy-konya,khoy-ir,konya-tr,active,2025-12-14,2027,2
isfahan-khujand,isfahan-ir,khujand-tj,active,1999,2020-06,
tabriz-konya,tabriz-ir,konya-tr,proposed,,,
"""
EVENTS = """\
agreement_id,date,kind,title,party,due,done
khoy-konya,2025-12-14,commitment,Joint groups,konya-tr,2026-11-30,
khoy-konya,2025-12-14,commitment,Joint groups,khoy-ir,2026,
khoy-konya,2025-12-14,commitment,No term,,,
khoy-konya,2025-12-14,commitment,Kept,,2026,2026
tabriz-konya,2020,commitment,,tabriz-ir,2021-03-21/2022-03-20,
"""
HOSTILE = 'Ends; here, \\n \\\\ "q"\r\nEND:VEVENT\r\nBEGIN:VEVENT\rSUMMARY:x' + "é" * 90


def made(events: str = EVENTS, cities: str = CITIES) -> Atlas:
    """Agreements that have dates ahead and behind."""
    return atlas_of(cities=cities, agreements=AGREEMENTS, events=events)


def written(atlas: Atlas, today: date = TODAY) -> bytes:
    """The calendar of all agreements."""
    return calendar_file(atlas, np.ones(len(atlas.agreements), dtype=bool), today)


def test_the_file_has_what_is_due_and_what_ends_on_the_last_day_it_can_mean():
    assert days(written(made())) == [
        (date(2020, 6, 30), "Isfahan – Khujand: the agreement ends"),
        (date(2022, 3, 20), "Tabriz – Konya: a commitment is due"),
        (date(2026, 11, 30), "Khoy – Konya: Joint groups"),
        (date(2026, 12, 31), "Khoy – Konya: Joint groups"),
        (date(2027, 12, 13), "Khoy – Konya: the programme ends"),
        (date(2027, 12, 31), "Khoy – Konya: the agreement ends"),
    ]


def test_a_description_says_what_holds_on_any_day_and_how_exact_the_date_is():
    told = [event["DESCRIPTION"].splitlines() for event in events(written(made()))]
    assert told[2:4] == [
        [
            "“Joint groups”, promised 14 December 2025, due 30 November 2026.",
            "Awaited: Konya, Türkiye.",
        ],
        [
            "“Joint groups”, promised 14 December 2025, due 2026.",
            "Awaited: Khoy, Iran.",
            "The day is not known exactly, only 2026: this is the last day it can mean.",
        ],
    ]


def test_events_are_free_and_stamped_with_the_day_they_were_made():
    rest = {(event["DTSTAMP"], event["TRANSP"]) for event in events(written(made()))}
    assert rest == {("2026-11-25T00:00:00", "TRANSPARENT")}


def test_the_same_day_makes_the_same_bytes_and_another_keeps_the_ids():
    assert written(made()) == written(made())
    ids = [event["UID"] for event in events(written(made()))]
    assert [event["UID"] for event in events(written(made(), date(2026, 11, 26)))] == ids
    assert ids[0].startswith("isfahan-khujand.")


def test_another_term_moves_an_event_and_leaves_its_id():
    moved = made(EVENTS.replace("2026-11-30", "2026-12-24"))
    before, after = (events(written(atlas))[2] for atlas in (made(), moved))
    assert (before["DTSTART"], after["DTSTART"]) == ("2026-11-30", "2026-12-24")
    assert before["UID"] == after["UID"]


def test_hostile_text_stays_text():
    row = f'khoy-konya,2025,commitment,"{HOSTILE.replace(chr(34), chr(34) * 2)}",khoy-ir,2026-12,\n'
    header, _newline, _rows = EVENTS.partition("\n")
    cities = CITIES.replace("khoy-ir,Khoy,", 'khoy-ir,"Khoy,\ra;\r\nb\\",')
    found = events(written(made(f"{header}\n{row}", cities)))[1]
    assert found["SUMMARY"] == "Khoy, a; b\\ – Konya: " + " ".join(HOSTILE.split())


def test_only_masked_agreements_are_in_the_file():
    atlas = made()
    mask = np.array([False, True, False])
    assert [day for day, _what in days(calendar_file(atlas, mask, TODAY))] == [date(2020, 6, 30)]
    assert len(entries(atlas, ~mask, TODAY)) == 5


def test_an_end_has_its_place_however_late():
    agreements = "agreement_id,city_a,city_b,status,signed_on,ends_on,programme_years\n"
    rows = "x,khoy-ir,konya-tr,active,2027,2066,4\ny,khoy-ir,tabriz-ir,ended,2001,2066,99\n"
    atlas = atlas_of(cities=CITIES, agreements=agreements + rows)
    assert days(written(atlas)) == [
        (date(2031, 12, 30), "Khoy – Konya: the programme ends"),
        (date(2066, 12, 31), "Khoy – Konya: the agreement ends"),
    ]


def test_the_last_day_of_all_calendars_has_a_place():
    atlas = made("agreement_id,kind,due\nkhoy-konya,commitment,9999-12-31\n")
    assert days(written(atlas))[-1][0] == date.max


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", id="lines that end otherwise"),
        pytest.param(b"SUMMARY:" + b"x" * 80 + b"\r\n", id="a line too long"),
        pytest.param(b"SUMMARY:a\rb\r\n", id="a bare return"),
    ],
)
def test_the_reading_refuses_a_broken_file(bad: bytes):
    with pytest.raises(AssertionError):
        unfolded(bad)
