"""The atlas: what is joined, what cannot be changed, and what makes its version."""

import numpy as np
import pandas as pd
import pytest

from tests.atlases import AGREEMENTS, CITIES, SMALL, as_given, atlas_of, small_atlas
from twinning.atlas import build, version_of
from twinning.errors import DataError
from twinning.loading import tables
from twinning.location import Unlocated
from twinning.settings import PROJECT


def test_cities_are_indexed_by_id_with_coordinates_in_degrees():
    cities = small_atlas().cities
    assert cities.index.name == "city_id"
    assert cities.loc["windhoek-na", ["country", "latitude", "longitude"]].tolist() == [
        "NA",
        -22.5594,
        17.0832,
    ]
    assert cities.index[cities["latitude"].isna()].tolist() == ["lost-de", "fars-ir"]
    assert [str(cities[column].dtype) for column in ("latitude", "longitude")] == ["float64"] * 2


def test_agreements_are_numbered_in_the_order_of_the_file():
    agreements = small_atlas().agreements
    assert agreements.index.tolist() == list(range(6))
    assert agreements["agreement_id"].tolist() == [
        line.split(",")[0] for line in AGREEMENTS.splitlines()[1:]
    ]


def test_parties_are_positions_of_cities():
    atlas = small_atlas()
    assert atlas.cities.index.to_numpy()[atlas.parties].tolist() == (
        atlas.agreements[["city_a", "city_b"]].to_numpy().tolist()
    )


def test_only_agreements_between_located_points_are_drawable():
    atlas = small_atlas()
    drawable = atlas.agreements["agreement_id"][atlas.drawable]
    assert drawable.tolist() == ["khoy-konya", "khoy-tabriz", "isfahan-khujand", "konya-windhoek"]


def test_a_province_is_no_point_even_with_coordinates():
    cities = CITIES.replace("fars-ir,Fars,IR,province,,", "fars-ir,Fars,IR,province,29.1,53.0")
    assert not small_atlas(cities=cities).drawable[-1]


def test_parents_stand_before_their_children():
    shuffled = "theme_id,parent\nyouth,people\ntourism,\nhealth-tourism,tourism\npeople,\n"
    atlas = small_atlas(themes=shuffled, agreements="agreement_id,city_a,city_b,status\n")
    assert atlas.themes.index.tolist() == ["tourism", "health-tourism", "people", "youth"]
    assert dict(atlas.group_of) == {
        "tourism": "tourism",
        "health-tourism": "tourism",
        "people": "people",
        "youth": "people",
    }


def test_without_a_table_of_themes_those_used_stand_for_themselves():
    atlas = atlas_of(cities=CITIES, agreements=AGREEMENTS)
    used = ["culture", "eu-funds", "spiritual-tourism", "tourism", "trade"]
    assert atlas.themes.index.tolist() == used
    assert dict(atlas.group_of) == dict(zip(used, used, strict=True))


def test_a_child_goes_aside_with_its_parent():
    label = "x" * 300
    atlas = small_atlas(
        themes=f"theme_id,parent,label\ntourism,,{label}\nspiritual-tourism,tourism,\n",
        agreements="agreement_id,city_a,city_b,status\n",
        sources="agreement_id,title\n",
    )
    assert atlas.themes.empty
    assert [(problem.line, problem.column) for problem in atlas.problems] == [
        (2, "label"),
        (3, "parent"),
    ]


@pytest.mark.parametrize("frame", ["cities", "agreements", "themes", "sources"])
def test_no_reader_sees_what_another_does_to_a_frame(frame: str):
    atlas = small_atlas()
    before = getattr(atlas, frame).copy()
    mine = getattr(atlas, frame)
    mine.iloc[0, 0] = "mine"
    mine["more"] = 1
    mine.index.name = "mine"
    mine.columns.name = "mine"
    mine.attrs["mine"] = True
    after = getattr(atlas, frame)
    pd.testing.assert_frame_equal(after, before)
    assert (after.index.name, after.attrs) == (before.index.name, {})


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(lambda atlas: atlas.parties, id="parties"),
        pytest.param(lambda atlas: atlas.drawable, id="drawable"),
        pytest.param(lambda atlas: atlas.cities["latitude"].to_numpy(), id="a column"),
    ],
)
def test_arrays_are_read_only(array):
    with pytest.raises(ValueError, match="read-only"):
        array(small_atlas())[0] = 0


def test_groups_are_read_only():
    with pytest.raises(TypeError):
        small_atlas().group_of["culture"] = "tourism"


def test_the_version_is_the_hash_of_the_content():
    contents = {f"{name}.csv": text.encode() for name, text in SMALL.items()}
    version = version_of(contents)
    assert small_atlas().version == version
    assert version_of(dict(reversed(contents.items()))) == version
    changed = [contents | {file: content + b"\n"} for file, content in contents.items()]
    run_on = contents["sources.csv"] + contents["themes.csv"]
    moved = contents | {"sources.csv": b"", "themes.csv": run_on}
    fewer = {file: contents[file] for file in ("cities.csv", "agreements.csv")}
    others = {version_of(other) for other in [*changed, moved, fewer]}
    assert len(others | {version}) == 7


def test_what_the_locator_says_is_kept():
    def locate(cities: pd.DataFrame):
        found = cities.assign(latitude=cities["latitude"].fillna(1.5))
        return found, (Unlocated("nowhere", city_id="lost-de"),)

    contents = {f"{name}.csv": text.encode() for name, text in SMALL.items()}
    atlas = build(contents, locate)
    assert atlas.cities.at["lost-de", "latitude"] == 1.5
    assert atlas.unlocated == (Unlocated("nowhere", city_id="lost-de"),)


def test_rows_set_aside_are_listed():
    atlas = small_atlas(agreements=AGREEMENTS + "bad,khoy-ir,atlantis,active,,,,\n")
    assert len(atlas.agreements) == 6
    assert [(p.file, p.line, p.column, p.value) for p in atlas.problems] == [
        ("agreements.csv", 8, "city_b", "atlantis")
    ]


def test_tables_without_rows_make_an_empty_atlas():
    atlas = atlas_of(cities=CITIES.splitlines()[0], agreements=AGREEMENTS.splitlines()[0])
    assert (len(atlas.cities), len(atlas.agreements), atlas.parties.shape) == (0, 0, (0, 2))
    assert atlas.drawable.tolist() == []


def test_unusable_tables_make_no_atlas():
    with pytest.raises(DataError):
        atlas_of(cities=CITIES, agreements="")


def test_the_shipped_tables_make_an_atlas():
    contents = {path.name: path.read_bytes() for path in (PROJECT / "data").glob("*.csv")}
    atlas = build(contents, as_given)
    checked = tables(contents)
    assert atlas.problems == ()
    assert (len(atlas.agreements), len(atlas.cities), len(atlas.sources)) == (
        len(checked.agreements),
        len(checked.cities),
        len(checked.sources),
    )
    assert np.all(atlas.parties >= 0)
