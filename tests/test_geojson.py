"""GeoJSON: every selected agreement and city, valid by RFC 7946, and no line that is not there."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from geojson_pydantic import FeatureCollection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.atlases import CITIES, atlas_of, small_atlas
from twinning import pieces
from twinning.atlas import Atlas
from twinning.facets import mask
from twinning.geojson import STEP_KM, agreements_geojson, cities_geojson
from twinning.geometry import distance_km
from twinning.selection import Selection

EVERYTHING = Selection()
POLAR = 85  # degrees: nearer to a pole, where meridians meet, a cut makes a small detour
HOSTILE = '${alert(1)}`\\0</script>\u2028\u202b=1,"quoted" تبریز'


def read(content: Iterator[bytes]) -> dict[str, Any]:
    """What another program makes of it."""
    return json.loads(b"".join(content))


def features(atlas: Atlas, chosen: Selection = EVERYTHING) -> dict[str, dict[str, Any]]:
    """The selected agreements as GeoJSON, by id."""
    collection = read(agreements_geojson(atlas, mask(atlas, chosen)))
    return {feature["id"]: feature for feature in collection["features"]}


def parts(geometry: dict[str, Any] | None) -> list[list[list[float]]]:
    """The parts of a line, which may be one or none."""
    if geometry is None:
        return []
    whole = geometry["type"] == "LineString"
    return [geometry["coordinates"]] if whole else geometry["coordinates"]


def between(a: tuple[float, float], b: tuple[float, float]) -> list[list[list[float]]]:
    """The line between two places of (latitude, longitude)."""
    atlas = atlas_of(
        cities="city_id,name,country,latitude,longitude\n"
        f"a,A,JP,{a[0]:f},{a[1]:f}\nb,B,US,{b[0]:f},{b[1]:f}\n",
        agreements="agreement_id,city_a,city_b,status\nab,a,b,active\n",
    )
    return parts(features(atlas)["ab"]["geometry"])


def test_an_agreement_says_who_what_when_and_how_exactly():
    feature = features(small_atlas())["isfahan-khujand"]
    line = feature["geometry"].pop("coordinates")
    assert (line[0], line[-1]) == ([51.6746, 32.6525], [69.6222, 40.2826])
    assert feature == {
        "type": "Feature",
        "id": "isfahan-khujand",
        "geometry": {"type": "LineString"},
        "properties": {
            "agreement_id": "isfahan-khujand",
            "city_a": "isfahan-ir",
            "city_a_name": "Isfahan",
            "city_a_country": "IR",
            "city_b": "khujand-tj",
            "city_b_name": "Khujand",
            "city_b_country": "TJ",
            "status": "dormant",
            "instrument": "sister-city",
            "signed_on": "2003-03-21/2004-03-19",
            "signed_on_precision": "interval",
            "themes": ["culture"],
        },
    }


def test_a_date_is_no_more_exact_than_it_is_known_and_themes_are_lists():
    said = {
        key: tuple(feature["properties"][k] for k in ("signed_on", "signed_on_precision", "themes"))
        for key, feature in features(small_atlas()).items()
    }
    assert said == {
        "khoy-konya": ("2025-04-09", "day", ["spiritual-tourism"]),
        "khoy-tabriz": (None, None, ["tourism", "trade"]),
        "isfahan-khujand": ("2003-03-21/2004-03-19", "interval", ["culture"]),
        "konya-windhoek": ("1999", "year", []),
        "isfahan-lost": ("2000-10", "month", ["eu-funds"]),
        "fars-windhoek": (None, None, []),
    }


def test_agreements_without_an_arc_are_there_without_geometry():
    atlas = small_atlas(cities=CITIES.replace("province,,", "province,29.1,53.0"))
    without = [key for key, feature in features(atlas).items() if feature["geometry"] is None]
    assert without == ["isfahan-lost", "fars-windhoek"]
    assert list(features(atlas)) == atlas.agreements["agreement_id"].tolist()


@pytest.mark.parametrize(
    "chosen",
    [Selection(theme=("tourism",)), Selection(country=("NA",), undated=False)],
    ids=["theme", "dated"],
)
def test_exactly_the_selected_agreements_in_the_order_of_the_file(chosen: Selection):
    atlas = small_atlas()
    kept = atlas.agreements["agreement_id"][mask(atlas, chosen)].tolist()
    assert list(features(atlas, chosen)) == kept


def test_an_empty_selection_is_an_empty_collection():
    atlas = small_atlas()
    nothing = mask(atlas, Selection(country=("JP",)))
    expected = {"type": "FeatureCollection", "features": []}
    assert read(agreements_geojson(atlas, nothing)) == expected
    assert read(cities_geojson(atlas, nothing)) == expected


def test_a_city_says_where_it_is_how_that_is_known_and_how_many_agreements_it_has():
    atlas = small_atlas()
    chosen = mask(atlas, Selection(city=("windhoek-na",)))
    cities = read(cities_geojson(atlas, chosen))["features"]
    assert [(c["id"], c["properties"]["selected_agreements"], c["geometry"]) for c in cities] == [
        ("konya-tr", 1, {"type": "Point", "coordinates": [32.4846, 37.8714]}),
        ("windhoek-na", 2, {"type": "Point", "coordinates": [17.0832, -22.5594]}),
        ("fars-ir", 1, None),
    ]
    assert cities[0]["properties"] == {
        "city_id": "konya-tr",
        "name": "Konya",
        "country": "TR",
        "level": "city",
        "region": None,
        "location_method": None,
        "location_confidence": None,
        "geonames_id": None,
        "wikidata_id": None,
        "aliases": ["Iconium"],
        "selected_agreements": 1,
    }


def test_cities_not_on_the_map_are_no_points():
    atlas = small_atlas(cities=CITIES.replace("province,,", "province,29.1,53.0"))
    cities = read(cities_geojson(atlas, mask(atlas, Selection())))["features"]
    assert [c["id"] for c in cities if c["geometry"] is None] == ["lost-de", "fars-ir"]
    assert [c["id"] for c in cities] == atlas.cities.index.tolist()


def test_japan_to_california_is_cut_at_the_antimeridian():
    west, east = between((35.6895, 139.69171), (34.05223, -118.24368))
    assert (west[0], east[-1]) == ([139.69171, 35.6895], [-118.24368, 34.05223])
    assert (west[-1][0], east[0][0]) == (180, -180)
    assert west[-1][1] == east[0][1]


@pytest.mark.parametrize("longitude", [180.0, -180.0])
def test_a_city_on_the_antimeridian_has_whole_lines_either_way(longitude: float):
    for other in (170.0, -170.0):
        [line] = between((10.0, longitude), (20.0, other))
        assert [line[0], line[-1]] == [[np.copysign(180, other), 10], [other, 20]]


def test_a_line_along_the_antimeridian_is_not_splintered():
    [line] = between((-50.0, 180.0), (60.0, -180.0))
    assert {position[0] for position in line} == {180}


@pytest.mark.parametrize("b", [(48.2, 16.37), (48.200001, 16.370001)])
def test_there_is_no_line_from_a_place_to_itself(b: tuple[float, float]):
    assert between((48.2, 16.37), b) == []


def test_letters_of_every_kind_come_back():
    name = HOSTILE.replace('"', '""')
    atlas = small_atlas(cities=CITIES.replace("Konya,", f'"{name}",', 1))
    assert atlas.problems == ()
    assert features(atlas)["khoy-konya"]["properties"]["city_b_name"] == HOSTILE
    cities = read(cities_geojson(atlas, mask(atlas, Selection())))["features"]
    assert HOSTILE in [city["properties"]["name"] for city in cities]


def test_there_is_one_feature_a_line():
    atlas = small_atlas()
    first, *lines, last = b"".join(agreements_geojson(atlas, mask(atlas, Selection()))).splitlines()
    assert [json.loads(line.rstrip(b","))["type"] for line in lines] == ["Feature"] * 6
    assert (first, last) == (b'{"type":"FeatureCollection","features":[', b"]}")


@pytest.mark.parametrize("write", [agreements_geojson, cities_geojson])
def test_it_is_written_piece_by_piece(monkeypatch: pytest.MonkeyPatch, write: Any):
    atlas = small_atlas()
    kept = mask(atlas, Selection())
    whole = b"".join(write(atlas, kept))
    monkeypatch.setattr(pieces, "LONGEST", 2)
    found = list(write(atlas, kept))
    assert b"".join(found) == whole
    assert max(piece.count(b'"Feature"') for piece in found) == 2


latitudes = st.one_of(st.floats(-90, 90), st.sampled_from([-90.0, -60.0, 0.0, 60.0, 90.0]))
longitudes = st.one_of(
    st.floats(-180, 180), st.sampled_from([-180.0, -179.999999, -90.0, 0.0, 90.0, 180.0])
)
places = st.tuples(latitudes, longitudes)


@settings(max_examples=150)
@given(places, places)
@example((10.0, 179.99999), (10.0, -179.99999))
@example((60.0, 20.0), (60.0, -160.0))
@example((0.0, 20.0), (0.0, -160.0))
@example((90.0, 0.0), (10.0, 180.0))
@example((0.0, -91.0), (90.0, 90.0))
def test_every_line_is_valid_and_joins_its_cities(a: tuple[float, float], b: tuple[float, float]):
    lines = between(a, b)
    assert len(lines) <= 2
    for line in lines:
        assert len(line) >= 2
        assert all(abs(lon) <= 180 and abs(lat) <= 90 for lon, lat in line)
        assert all(one != next_one for one, next_one in pairwise(line))
        away = [(p, q) for p, q in pairwise(line) if max(abs(p[1]), abs(q[1])) < POLAR]
        assert all(distance_km(p[1], p[0], q[1], q[0]) <= STEP_KM + 1 for p, q in away)
    if lines:
        ends = [lines[0][0][::-1], lines[-1][-1][::-1]]
        np.testing.assert_allclose(
            distance_km(*np.transpose([a, b]), *np.transpose(ends)), 0, atol=2e-3
        )
    else:
        assert distance_km(*a, *b) < 3e-3
    if len(lines) == 2:
        (left, latitude), (right, again) = lines[0][-1], lines[1][0]
        assert (abs(left), left, latitude) == (180, -right, again)


@pytest.mark.parametrize("write", [agreements_geojson, cities_geojson])
@pytest.mark.parametrize("chosen", [EVERYTHING, Selection(country=("TR",)), Selection(q="nobody")])
def test_a_validator_of_rfc_7946_finds_no_fault(write: Any, chosen: Selection):
    atlas = small_atlas()
    found = FeatureCollection.model_validate_json(b"".join(write(atlas, mask(atlas, chosen))))
    chosen_agreements = int(mask(atlas, chosen).sum())
    assert write is cities_geojson or len(found.features) == chosen_agreements
