"""What happened to the selected agreements, what lies ahead, and who signed last."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.atlases import CITIES, atlas_of, csv_text, small_atlas
from twinning import dates
from twinning.atlas import Positions
from twinning.chronicle import ahead, last_signings, past, undated
from twinning.events import history
from twinning.selection import Selection
from twinning.view import View, view

TODAY = date(2026, 11, 25)
EVENTS = """\
agreement_id,date,kind
khoy-konya,2025-12-14,commitment
khoy-tabriz,2024,proposed
khoy-tabriz,2026-11-25,activity
khoy-tabriz,2026-11-26,activity
konya-windhoek,,revived
konya-windhoek,2030,renewed
isfahan-khujand,2027-02,ended
"""


def told(seen: View, events: Positions) -> list[tuple[str, str, str]]:
    """Agreement, kind and date of some events."""
    ids = seen.atlas.agreements["agreement_id"]
    rows = history(seen.atlas).iloc[events]
    return list(zip(ids[rows["agreement"]], rows["kind"], rows["date"], strict=True))


def test_what_happened_is_told_newest_first_and_what_lies_ahead_soonest_first():
    seen = view(small_atlas(events=EVENTS), Selection())
    assert told(seen, past(seen, TODAY)) == [
        ("khoy-tabriz", "activity", "2026-11-25"),
        ("khoy-konya", "commitment", "2025-12-14"),
        ("khoy-konya", "signed", "2025-04-09"),
        ("khoy-tabriz", "proposed", "2024"),
        ("isfahan-khujand", "signed", "2003-03-21/2004-03-19"),
        ("isfahan-lost", "signed", "2000-10"),
        ("konya-windhoek", "signed", "1999"),
    ]
    assert told(seen, ahead(seen, TODAY)) == [
        ("khoy-tabriz", "activity", "2026-11-26"),
        ("isfahan-khujand", "ended", "2027-02"),
        ("konya-windhoek", "renewed", "2030"),
    ]
    assert told(seen, undated(seen)) == [("konya-windhoek", "revived", "")]


def test_only_the_selected_agreements_have_events():
    seen = view(small_atlas(events=EVENTS), Selection(country=("NA",), status=("ended",)))
    assert told(seen, past(seen, TODAY)) == [("konya-windhoek", "signed", "1999")]
    assert told(seen, ahead(seen, TODAY)) == [("konya-windhoek", "renewed", "2030")]
    assert told(seen, undated(seen)) == [("konya-windhoek", "revived", "")]


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        pytest.param(["2024-05-01", "2025-04-09"], ["2025-04-09"], id="exact dates"),
        pytest.param(["2025", "2025-04-09"], ["2025-04-09", "2025"], id="either may be the last"),
        pytest.param(["2025-03", "2025-04-09"], ["2025-04-09"], id="a month that came before"),
        pytest.param(["2025-04-09", "2025-04-09"], ["2025-04-09"] * 2, id="both on one day"),
        pytest.param(["2025-04-09", "2026-11-26"], ["2025-04-09"], id="one announced"),
        pytest.param(["", ""], [], id="undated"),
        pytest.param([], [], id="no rows"),
    ],
)
def test_the_last_signing_is_named_as_far_as_dates_tell(signed: list[str], last: list[str]):
    seen = signed_on(signed)
    assert [day for _id, _kind, day in told(seen, last_signings(seen, TODAY))] == last


def signed_on(days: list[str]) -> View:
    """The view of agreements signed on these days."""
    header = ["agreement_id", "city_a", "city_b", "status", "signed_on"]
    rows = [[f"a{n}", f"c{n}", "konya-tr", "active", day] for n, day in enumerate(days)]
    cities = CITIES + "".join(f"c{n},C{n},IR,,,,,\n" for n in range(len(days)))
    return view(atlas_of(cities=cities, agreements=csv_text([header, *rows])), Selection())


DAYS = st.sampled_from(["", "2019", "2020", "2020-01", "2020-02-03", "2019-03/2020-01", "2019-12"])


@settings(max_examples=60)
@given(st.lists(DAYS, max_size=8))
def test_no_signing_that_may_be_the_last_is_left_out(days: list[str]):
    seen = signed_on(days)
    found = [day for _id, _kind, day in told(seen, last_signings(seen, TODAY))]
    spans = [dates.span(day) for day in days if day]
    possible = [span for span in spans if all(span.last >= other.first for other in spans)]
    assert sorted(map(str, map(dates.span, found))) == sorted(map(str, possible))
