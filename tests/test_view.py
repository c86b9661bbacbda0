"""The view, and what is read from it: what the map leaves out, a city's partners, claims."""

import pandas as pd
import pytest

from tests.atlases import AGREEMENTS, CITIES, SOURCES, atlas_of, small_atlas
from twinning.claims import contradictory, disagreements, source_counts, sources_of
from twinning.geometry import distance_km
from twinning.omissions import omissions
from twinning.partners import city_mask, partners
from twinning.selection import Selection
from twinning.view import view


def drawn(chosen: Selection) -> list[str]:
    """The ids of the agreements that are on the map."""
    shown = view(small_atlas(), chosen)
    return shown.atlas.agreements["agreement_id"][shown.drawn].tolist()


def test_a_view_is_the_atlas_cut_down_to_the_selection():
    shown = view(small_atlas(), Selection(country=("TR",)))
    assert shown.agreements["agreement_id"].to_dict() == {0: "khoy-konya", 3: "konya-windhoek"}
    assert shown.cities.index.tolist() == ["khoy-ir", "konya-tr", "windhoek-na"]
    assert shown.mask.tolist() == [True, False, False, True, False, False]


def test_proposals_are_counted_apart_from_agreements():
    shown = view(small_atlas(), Selection())
    assert (shown.in_force, shown.pending) == (2, 2)
    assert dict(shown.statuses) == dict.fromkeys(
        ["active", "proposed", "dormant", "ended", "disputed", "approved"], 1
    )


def test_the_ended_are_drawn_only_when_asked_for():
    assert drawn(Selection()) == ["khoy-konya", "khoy-tabriz", "isfahan-khujand"]
    assert drawn(Selection(status=("ended", "active"))) == ["khoy-konya", "konya-windhoek"]


def test_whatever_is_selected_and_not_drawn_is_listed_with_the_reason():
    left_out = omissions(view(small_atlas(), Selection()))
    assert left_out.to_dict("index") == {
        3: {
            "agreement": "Konya – Windhoek",
            "reason": "it has ended, and is shown where the status “Ended” is chosen",
        },
        4: {"agreement": "Isfahan – Lost", "reason": "Lost could not be located"},
        5: {
            "agreement": "Fars – Windhoek",
            "reason": "Fars is a province, not a point on the map",
        },
    }


def test_both_parties_can_be_missing_from_the_map():
    rows = "a,fars-ir,lost-de,ended\n"
    atlas = atlas_of(
        cities=CITIES.replace("lost-de,Lost,DE,,", "lost-de,Lost,DE,country,"),
        agreements="agreement_id,city_a,city_b,status\n" + rows,
    )
    assert omissions(view(atlas, Selection()))["reason"].tolist() == [
        "Fars is a province, not a point on the map and Lost is a country, not a point on the map"
    ]


def test_what_is_drawn_and_what_is_left_out_make_up_the_selection():
    for chosen in (Selection(), Selection(status=("ended",)), Selection(country=("IR",))):
        shown = view(small_atlas(), chosen)
        listed = {*shown.agreements.index[shown.drawn[shown.mask]], *omissions(shown).index}
        assert listed == set(shown.agreements.index)


def test_nothing_selected_leaves_nothing_out():
    left_out = omissions(view(small_atlas(), Selection(country=("JP",))))
    assert (len(left_out), list(left_out)) == (0, ["agreement", "reason"])


def test_partners_are_seen_from_either_side():
    atlas = small_atlas()
    found = partners(view(atlas, Selection()), "khoy-ir")
    assert found[["agreement_id", "partner", "name", "country", "status"]].to_dict("index") == {
        0: {
            "agreement_id": "khoy-konya",
            "partner": "konya-tr",
            "name": "Konya",
            "country": "TR",
            "status": "active",
        },
        1: {
            "agreement_id": "khoy-tabriz",
            "partner": "tabriz-ir",
            "name": "Tabriz",
            "country": "IR",
            "status": "proposed",
        },
    }
    expected = distance_km(38.5503, 44.9521, [37.8714, 38.08], [32.4846, 46.2919])
    assert found["distance_km"].tolist() == pytest.approx(expected.tolist())


def test_the_distance_to_an_unlocated_partner_is_not_known():
    found = partners(view(small_atlas(), Selection()), "isfahan-ir")
    assert found["distance_km"].isna().tolist() == [False, True]


def test_partners_heed_the_selection():
    shown = view(small_atlas(), Selection(status=("active",)))
    assert partners(shown, "khoy-ir")["partner"].tolist() == ["konya-tr"]
    assert city_mask(shown, "khoy-ir").tolist() == [True] + [False] * 5
    assert partners(shown, "khujand-tj").empty


def claims(*said: tuple[str, str]) -> pd.DataFrame:
    """Sources that say these statuses and dates."""
    return pd.DataFrame(list(said), columns=["says_status", "says_signed_on"], dtype="str")


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        pytest.param(claims(), False, id="no source"),
        pytest.param(claims(("active", "2025")), False, id="one source"),
        pytest.param(claims(("active", ""), ("ended", "")), True, id="another status"),
        pytest.param(claims(("active", ""), ("", "2025")), False, id="each says something else"),
        pytest.param(claims(("", "2025"), ("", "2025-04-09")), False, id="one is more exact"),
        pytest.param(claims(("", "2025-03"), ("", "2025-04-09")), True, id="another month"),
        pytest.param(
            claims(("", "2003-03-21/2004-03-19"), ("", "2004")), False, id="spans that share days"
        ),
        pytest.param(
            claims(("", "2004"), ("", "2004-02"), ("", "2004-03")), True, id="two of three differ"
        ),
    ],
)
def test_sources_contradict_each_other(sources: pd.DataFrame, expected: bool):
    assert contradictory(sources) == expected


def test_disagreements_are_found_among_all_sources():
    atlas = small_atlas()
    assert disagreements(atlas) == {"isfahan-lost", "konya-windhoek"}
    assert disagreements(atlas) == {
        agreement_id
        for agreement_id in atlas.agreements["agreement_id"]
        if contradictory(sources_of(atlas, agreement_id))
    }


def test_sources_of_an_agreement_stand_in_their_order():
    atlas = small_atlas()
    assert sources_of(atlas, "khoy-konya")["title"].tolist() == ["News", "Council"]
    assert sources_of(atlas, "khoy-tabriz").empty
    assert source_counts(atlas).to_dict() == dict.fromkeys(
        ["khoy-konya", "isfahan-lost", "konya-windhoek"], 2
    )


def test_a_source_of_a_number_alone_is_no_source_of_an_agreement():
    claims = "agreement_id,title,claims_country,claims_total\n,One,IR,3\n,Another,IR,4\n"
    atlas = small_atlas(sources=claims)
    assert (source_counts(atlas).empty, disagreements(atlas)) == (True, frozenset())


def test_an_atlas_without_sources_has_no_disagreements():
    atlas = atlas_of(cities=CITIES, agreements=AGREEMENTS, sources=SOURCES.splitlines()[0])
    assert disagreements(atlas) == frozenset()
    assert source_counts(atlas).empty
