"""Programmes: from what they count, the year they are in, and when they end."""

from datetime import date

import pytest

from tests.atlases import CITIES, atlas_of
from twinning.programmes import programmes, spoken_year

TODAY = date(2026, 11, 25)
EVENTS = "agreement_id,date,kind\n"


def told(agreement: str, events: str = "", today: date = TODAY) -> tuple[str, ...]:
    """Start and its date, first and last possible end, and the year in words."""
    rows = "agreement_id,city_a,city_b,status,signed_on,programme_years\n"
    tables = {"agreements": f"{rows}x,khoy-ir,konya-tr,{agreement}\n", "events": EVENTS + events}
    found = programmes(atlas_of(cities=CITIES, **tables), today)
    assert len(found) == 1
    row = found.iloc[0]
    ends = [date.fromordinal(day).isoformat() if day else "" for day in row[["first", "last"]]]
    year = spoken_year(row["least"], row["most"], row["years"], row["phase"])
    return (row["start"], row["date"], *ends, year)


@pytest.mark.parametrize(
    ("agreement", "events", "expected"),
    [
        pytest.param(
            "active,2025-12-14,4",
            "",
            ("signed", "2025-12-14", "2029-12-13", "2029-12-13", "year 1 of 4"),
            id="from the signing",
        ),
        pytest.param(
            "active,2025,4",
            "",
            ("signed", "2025", "2028-12-31", "2029-12-30", "year 1 or 2 of 4"),
            id="from a year",
        ),
        pytest.param(
            "active,2025-12-14,4",
            "x,2026-11-25,programme-started\n",
            ("programme-started", "2026-11-25", "2030-11-24", "2030-11-24", "year 1 of 4"),
            id="from its own start",
        ),
        pytest.param(
            "active,2025-12-14,4",
            "x,2020-01-01,programme-started\nx,2024-01-01,programme-started\n"
            "x,2027-01-01,programme-started\n",
            ("programme-started", "2024-01-01", "2027-12-31", "2027-12-31", "year 3 of 4"),
            id="from the last start until today",
        ),
        pytest.param(
            "active,2025-12-14,4",
            "x,2027,programme-started\n",
            ("programme-started", "2027", "2030-12-31", "2031-12-30", "not begun"),
            id="ahead",
        ),
        pytest.param(
            "active,2025-12-14,4",
            "x,,programme-started\n",
            ("programme-started", "", "", "", "year not known: nothing says when it began"),
            id="begun, but when is not known",
        ),
        pytest.param(
            "active,,4",
            "",
            ("", "", "", "", "year not known: nothing says when it began"),
            id="neither begun nor signed",
        ),
        pytest.param(
            "active,2022,4",
            "",
            ("signed", "2022", "2025-12-31", "2026-12-30", "year 4 of 4, or over"),
            id="perhaps over",
        ),
        pytest.param(
            "active,2020/2024,5",
            "",
            ("signed", "2020/2024", "2024-12-31", "2029-12-30", "year 2 to 5 of 5, or over"),
            id="an interval",
        ),
        pytest.param(
            "active,2026,2",
            "",
            ("signed", "2026", "2027-12-31", "2028-12-30", "not begun, or year 1 of 2"),
            id="this year",
        ),
        pytest.param(
            "active,2022-11-25,4",
            "",
            ("signed", "2022-11-25", "2026-11-24", "2026-11-24", "over"),
            id="the day after the last",
        ),
        pytest.param(
            "ended,2025-12-14,4",
            "",
            ("signed", "2025-12-14", "2029-12-13", "2029-12-13", "over"),
            id="over with its agreement",
        ),
        pytest.param(
            "active,2025-12-14,9999999999",
            "",
            ("signed", "2025-12-14", "9999-12-30", "9999-12-30", "year 1 of 9,999,999,999"),
            id="longer than calendars last",
        ),
    ],
)
def test_a_programme_is_in_the_year_that_its_start_allows(
    agreement: str, events: str, expected: tuple[str, ...]
):
    assert told(agreement, events) == expected


def test_a_year_of_a_programme_begins_with_the_anniversary():
    years = [
        told("active,2024-02-29,4", "", day)[4] for day in (date(2025, 2, 28), date(2025, 3, 1))
    ]
    assert years == ["year 1 of 4", "year 2 of 4"]


def test_an_agreement_without_a_programme_is_not_among_them():
    rows = "agreement_id,city_a,city_b,status,programme_years\nx,khoy-ir,konya-tr,active,\n"
    assert programmes(atlas_of(cities=CITIES, agreements=rows), TODAY).empty
