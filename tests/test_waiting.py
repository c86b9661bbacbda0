"""Waiting: what awaits somebody, who, since when, and why."""

from datetime import date

import numpy as np
import pytest

from tests.atlases import CITIES, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.waiting import lines, waiting

TODAY = date(2026, 11, 25)
HEADER = "agreement_id,city_a,city_b,status,signed_on,ends_on,programme_years\n"
EVENTS = "agreement_id,date,kind,title,party,due,done\n"


def table(atlas: Atlas, limit: int | None = None) -> list[tuple[object, ...]]:
    """What awaits somebody among all agreements, ids in place of positions."""
    everything = np.ones(len(atlas.agreements), dtype=bool)
    rows = waiting(atlas, everything, TODAY, limit)
    ids = atlas.agreements["agreement_id"]
    return [(ids[position], *others) for position, *others in rows.itertuples(index=False)]


def of(agreement: str, events: str = "") -> list[tuple[object, ...]]:
    """Kind, days, who and why of what awaits somebody of one agreement of Isfahan and Khoy."""
    rows = HEADER + f"x,isfahan-ir,khoy-ir,{agreement}\n"
    return [row[1:2] + row[3:] for row in table(_atlas(rows, events))]


def _atlas(agreements: str, events: str = "") -> Atlas:
    return atlas_of(cities=CITIES, agreements=agreements, events=EVENTS + events)


def test_the_most_urgent_comes_first():
    agreements = (
        "ending,isfahan-ir,khoy-ir,active,,2027-01-01,\n"
        "proposed,isfahan-ir,tabriz-ir,proposed,,,\n"
        "promise,isfahan-ir,konya-tr,active,,,\n"
        "longer,khoy-ir,tabriz-ir,proposed,,,\n"
        "approved,khoy-ir,konya-tr,approved,,,\n"
    )
    events = (
        "promise,2025,commitment,A school,,,\n"
        "promise,2025,commitment,A park,isfahan-ir,2026-12-01,\n"
        "promise,2025,commitment,A tram,konya-tr,2026-11-24,\n"
        "promise,2025,commitment,A book,konya-tr,2026-10-25,\n"
        "promise,2025,commitment,A play,konya-tr,2026-10-25,2026-10-01\n"
        "longer,2020-01-01,proposed,,,,\n"
        "proposed,2026-01-01,proposed,,,,\n"
    )
    rows = table(_atlas(HEADER + agreements, events))
    assert [row[:4] for row in rows] == [
        ("promise", "overdue", date(2026, 10, 25).toordinal(), 31),
        ("promise", "overdue", date(2026, 11, 24).toordinal(), 1),
        ("promise", "due", date(2026, 12, 1).toordinal(), 6),
        ("ending", "ending", date(2027, 1, 1).toordinal(), 37),
        ("approved", "approved", 0, -1),
        ("longer", "proposed", date(2020, 1, 1).toordinal(), 2520),
        ("proposed", "proposed", date(2026, 1, 1).toordinal(), 328),
        ("promise", "promised", date(2025, 12, 31).toordinal(), 329),
    ]
    assert [row[0] for row in table(_atlas(HEADER + agreements, events), 3)] == [
        "promise",
        "promise",
        "promise",
    ]


@pytest.mark.parametrize(
    ("event", "expected", "why"),
    [
        pytest.param(
            "x,2025-12-14,commitment,A park,khoy-ir,2026-06-30,",
            ("overdue", 148, "Khoy, Iran"),
            "“A park”, promised 14 December 2025, due 30 June 2026: 148 days late.",
            id="a day that has passed",
        ),
        pytest.param(
            "x,,commitment,A park,khoy-ir,2026-06,",
            ("overdue", 148, "Khoy, Iran"),
            "“A park”, due June 2026: at least 148, at most 177 days late.",
            id="a month that has passed",
        ),
        pytest.param(
            "x,,commitment,,,2026,",
            ("due", 36, "not recorded: Isfahan, Iran or Khoy, Iran"),
            "A commitment, due 2026: at most 36 days left.",
            id="a year of which a part has passed, promised by nobody knows whom",
        ),
        pytest.param(
            "x,,commitment,A park,khoy-ir,2026-11-25,",
            ("due", 0, "Khoy, Iran"),
            "“A park”, due 25 November 2026: today.",
            id="today",
        ),
        pytest.param(
            "x,2025,commitment,A park,khoy-ir,,",
            ("promised", 329, "Khoy, Iran"),
            "“A park”, promised 2025; no term is recorded.",
            id="no term",
        ),
    ],
)
def test_a_commitment_waits_until_it_is_done(event: str, expected: tuple[object, ...], why: str):
    assert of("active,,,", f"{event}\n") == [(*expected, why)]
    assert of("active,,,", f"{event}2026\n") == []
    assert of("ended,,,", f"{event}\n") == []


BOTH = "both sides: Isfahan, Iran; Khoy, Iran"
UNRECORDED = "not recorded: Isfahan, Iran or Khoy, Iran"


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        pytest.param(
            "active,,2027-01-01,",
            [("ending", 37, BOTH, "The agreement ends 1 January 2027: 37 days left.")],
            id="soon",
        ),
        pytest.param(
            "suspended,,2028,",
            [
                (
                    "ending",
                    767,
                    BOTH,
                    "The agreement ends 2028: at least 402, at most 767 days left.",
                )
            ],
            id="a year that the horizon touches",
        ),
        pytest.param("active,,2028-11-25,", [("ending", 731, BOTH)], id="the last day"),
        pytest.param("active,,2028-11-26,", [], id="later than the horizon"),
        pytest.param("proposed,,2027-01-01,", [("proposed", -1, BOTH)], id="not signed"),
        pytest.param("ended,,2027-01-01,", [], id="ended before its time"),
        pytest.param(
            "active,,2026-11,",
            [("ending", 5, BOTH, "The agreement ends November 2026: at most 5 days left.")],
            id="this month",
        ),
        pytest.param(
            "active,,2025,",
            [("overdue", 329, BOTH)],
            id="a term that ran out while the agreement stands as active",
        ),
    ],
)
def test_agreements_end_within_the_horizon(agreement: str, expected: list[tuple[object, ...]]):
    found = of(agreement)
    assert [row[: len(told)] for row, told in zip(found, expected, strict=True)] == expected


def test_a_term_that_ran_out_awaits_both_until_it_is_renewed():
    told = (
        "The term ended 2025, at least 329, at most 693 days ago; "
        "neither a renewal nor an end is recorded."
    )
    assert of("active,,2025,") == [("overdue", 329, BOTH, told)]
    assert of("active,,2025,", "x,2024-12-31,renewed,,,,\n") == [("overdue", 329, BOTH, told)]
    assert of("active,,2025,", "x,2025-06,renewed,,,,\n") == []


def test_a_programme_ends_no_more_exactly_than_it_began():
    told = (
        "The programme of 4 years, counted from 2023, "
        "ends 31 December 2026 – 30 December 2027: at least 36, at most 400 days left."
    )
    assert of("active,2023,,4") == [("ending", 400, BOTH, told)]
    assert of("active,2023,,6") == of("active,,,4") == of("active,2010,,4") == []


@pytest.mark.parametrize(
    ("status", "events", "days", "who", "why"),
    [
        pytest.param(
            "proposed",
            "x,2025-05-10,proposed,,,,\n",
            564,
            BOTH,
            "Proposed 10 May 2025, 564 days ago; no approval is recorded.",
            id="a day",
        ),
        pytest.param(
            "proposed",
            "x,2019,proposed,,,,\nx,2025,proposed,,,,\nx,,proposed,,,,\nx,2030,proposed,,,,\n",
            329,
            BOTH,
            "Proposed 2025, at least 329, at most 693 days ago; no approval is recorded.",
            id="the last of several, and none ahead",
        ),
        pytest.param(
            "proposed",
            "x,2026,proposed,,,,\n",
            0,
            BOTH,
            "Proposed 2026, at most 328 days ago; no approval is recorded.",
            id="this year",
        ),
        pytest.param(
            "proposed",
            "",
            -1,
            BOTH,
            "Proposed on a day that is not recorded; no approval is recorded.",
            id="no event",
        ),
        pytest.param(
            "proposed",
            "x,2024,approved,,khoy-ir,,\n",
            -1,
            "Isfahan, Iran",
            "Proposed on a day that is not recorded; "
            "a later stage is recorded, but its status does not say so.",
            id="approved, says another table",
        ),
        pytest.param(
            "approved",
            "x,2020,proposed,,,,\nx,2026-11-01,approved,,khoy-ir,,\n",
            24,
            "Isfahan, Iran",
            "Approved 1 November 2026, 24 days ago; no approval by the other side is recorded.",
            id="by one side",
        ),
        pytest.param(
            "approved",
            "x,,approved,,isfahan-ir,,\n",
            -1,
            "Khoy, Iran",
            "Approved on a day that is not recorded; no approval by the other side is recorded.",
            id="by one side, undated",
        ),
        pytest.param(
            "approved",
            "x,2026-11-24,approved,,isfahan-ir,,\nx,2026-11-23,approved,,khoy-ir,,\n",
            1,
            BOTH,
            "Approved 24 November 2026, 1 day ago; "
            "both sides have approved, no signature is recorded.",
            id="by both sides",
        ),
        pytest.param(
            "approved",
            "x,2026-11-25,approved,,,,\n",
            0,
            UNRECORDED,
            "Approved 25 November 2026, today; which side has approved is not recorded.",
            id="by whom is not said",
        ),
        pytest.param(
            "approved",
            "x,2020,proposed,,,,\n",
            -1,
            UNRECORDED,
            "Approved on a day that is not recorded; which side has approved is not recorded.",
            id="no event of this stage",
        ),
    ],
)
def test_a_stage_lasts_since_its_last_event(
    status: str, events: str, days: int, who: str, why: str
):
    assert of(f"{status},,,", events) == [(status, days, who, why)]


def test_only_masked_agreements_wait():
    atlas = small_atlas()
    mask = np.zeros(len(atlas.agreements), dtype=bool)
    assert len(lines(atlas, mask, TODAY)) == 0
    assert list(waiting(atlas, mask, TODAY).columns) == [
        "agreement",
        "kind",
        "day",
        "days",
        "awaited",
        "why",
    ]
    mask[5] = True
    assert waiting(atlas, mask, TODAY)["agreement"].tolist() == [5]


def test_an_atlas_without_agreements_has_nothing_that_waits():
    assert table(_atlas(HEADER)) == []
