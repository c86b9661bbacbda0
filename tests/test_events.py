"""Events: the history of each agreement, its last event, and what does not fit its status."""

from datetime import date

import pytest

from tests.atlases import CITIES, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.events import contradictions, history, history_of, last_events

TODAY = date(2026, 11, 25)
EVENTS = """\
agreement_id,date,kind,title,party,due,done
khoy-konya,2025-12-14,commitment,A four-year programme,konya-tr,2026-06,
khoy-tabriz,2024,proposed,A letter,,,
khoy-tabriz,2024-05-02,activity,A delegation,khoy-ir,,
konya-windhoek,,revived,Revived “last year”,,,
isfahan-khujand,2030-01-01,ended,Announced,,,
"""


def told(atlas: Atlas) -> list[tuple[str, str, str, bool]]:
    """Agreement, kind, date and whether it is recorded, of each event."""
    ids = atlas.agreements["agreement_id"]
    rows = history(atlas)[["agreement", "kind", "date", "is_recorded"]].itertuples(index=False)
    return [(ids[position], *others) for position, *others in rows]


def test_a_history_joins_recorded_and_implied_events_in_the_order_of_days():
    assert told(small_atlas(events=EVENTS)) == [
        ("khoy-konya", "signed", "2025-04-09", False),
        ("khoy-konya", "commitment", "2025-12-14", True),
        ("khoy-tabriz", "proposed", "2024", True),
        ("khoy-tabriz", "activity", "2024-05-02", True),
        ("isfahan-khujand", "signed", "2003-03-21/2004-03-19", False),
        ("isfahan-khujand", "ended", "2030-01-01", True),
        ("konya-windhoek", "signed", "1999", False),
        ("konya-windhoek", "revived", "", True),
        ("isfahan-lost", "signed", "2000-10", False),
    ]


def test_without_the_table_histories_follow_from_the_agreements():
    agreements = "agreement_id,city_a,city_b,status,signed_on,ends_on\n"
    rows = "1,isfahan-ir,khoy-ir,ended,1999,2004-05\n2,isfahan-ir,konya-tr,active,,2030\n"
    atlas = atlas_of(cities=CITIES, agreements=agreements + rows)
    assert told(atlas) == [("1", "signed", "1999", False), ("1", "ended", "2004-05", False)]


def test_a_recorded_signing_takes_the_place_of_the_implied_one():
    events = "agreement_id,date,kind\nkhoy-konya,2025-04-10,signed\n"
    assert told(small_atlas(events=events))[0] == ("khoy-konya", "signed", "2025-04-10", True)


def test_the_history_of_one_agreement_is_its_part_of_all():
    atlas = small_atlas(events=EVENTS)
    assert history_of(atlas, 1)["title"].tolist() == ["A letter", "A delegation"]
    assert history_of(atlas, 5).empty


def test_the_last_event_is_no_commitment_and_lies_not_ahead():
    last = last_events(small_atlas(events=EVENTS), TODAY)
    assert list(zip(last["agreement"], last["kind"], strict=True)) == [
        (0, "signed"),
        (1, "activity"),
        (2, "signed"),
        (3, "signed"),
        (4, "signed"),
    ]


def test_of_events_that_are_all_undated_the_last_of_the_table_counts():
    events = "agreement_id,kind\nkhoy-tabriz,proposed\nkhoy-tabriz,approved\n"
    last = last_events(small_atlas(events=events), TODAY)
    assert last.loc[last["agreement"] == 1, "kind"].tolist() == ["approved"]


def test_a_status_that_the_last_event_does_not_fit_is_a_contradiction():
    found = contradictions(small_atlas(events=EVENTS), TODAY)
    # Konya and Windhoek: ended in one table, signed and no more in the other.
    assert list(zip(found["agreement"], found["kind"], strict=True)) == [(3, "signed")]


def test_a_disputed_agreement_contradicts_nothing():
    events = "agreement_id,date,kind\nisfahan-lost,2001,ended\n"
    assert 4 not in contradictions(small_atlas(events=events), TODAY)["agreement"].tolist()


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param("khoy-konya,2026,suspended\n", ["suspended"], id="it came last for certain"),
        pytest.param("khoy-konya,,suspended\n", [], id="when it was is not known"),
        pytest.param("khoy-konya,2025,suspended\n", [], id="in the year of the signing"),
        pytest.param("khoy-konya,2025-04-09,suspended\n", [], id="on the day of the signing"),
        pytest.param(
            "khoy-konya,2026,suspended\nkhoy-konya,,revived\n", [], id="it may have been revived"
        ),
        pytest.param(
            "khoy-konya,2026-02,suspended\nkhoy-konya,2026,revived\n", [], id="revived that year"
        ),
        pytest.param(
            "khoy-konya,2026,suspended\nkhoy-konya,2026-02,revived\n",
            [],
            id="either may be last",
        ),
        pytest.param(
            "khoy-konya,2026-02,suspended\nkhoy-konya,2026-01,revived\n",
            ["suspended"],
            id="the one that fits came before",
        ),
        pytest.param("khoy-konya,2030,suspended\n", [], id="it lies ahead"),
    ],
)
def test_dates_too_vague_to_tell_which_event_was_last_contradict_nothing(
    events: str, expected: list[str]
):
    found = contradictions(small_atlas(events=f"agreement_id,date,kind\n{events}"), TODAY)
    assert found.loc[found["agreement"] == 0, "kind"].tolist() == expected


def test_an_atlas_without_agreements_has_no_events():
    atlas = atlas_of(cities=CITIES, agreements="agreement_id,city_a,city_b,status\n")
    assert (len(history(atlas)), len(last_events(atlas, TODAY))) == (0, 0)
