"""The map document: what the map draws, by numbers that the messages to it share."""

import json

import numpy as np
import pytest

from tests.atlases import AGREEMENTS, CITIES, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.maps.document import encoded, map_document, numbering
from twinning.maps.styles import GROUP_COLOURS, OTHER, UNSTATED
from twinning.schema import STATUSES

HOSTILE = "${alert(1)} `\\0 </script><img src=x onerror=alert(1)> ' \" \u202f\u2028 {{ 7 * 7 }}"


def test_cities_are_those_with_a_drawn_agreement():
    cities = map_document(small_atlas())["cities"]
    assert cities == {
        "id": ["isfahan-ir", "khoy-ir", "tabriz-ir", "konya-tr", "khujand-tj", "windhoek-na"],
        "name": ["Isfahan", "Khoy", "Tabriz", "Konya", "Khujand", "Windhoek"],
        "country": ["Iran", "Iran", "Iran", "Türkiye", "Tajikistan", "Namibia"],
        "latitude": [32.6525, 38.5503, 38.08, 37.8714, 40.2826, -22.5594],
        "longitude": [51.6746, 44.9521, 46.2919, 32.4846, 69.6222, 17.0832],
    }


def test_agreements_are_those_that_can_be_drawn_in_the_order_of_the_file():
    agreements = map_document(small_atlas())["agreements"]
    statuses = ["active", "proposed", "dormant", "ended"]
    assert agreements == {
        "id": ["khoy-konya", "khoy-tabriz", "isfahan-khujand", "konya-windhoek"],
        "a": [1, 2, 0, 3],
        "b": [3, 1, 4, 5],
        "status": [STATUSES.index(status) for status in statuses],
        "groups": [[0], [0, 1], [2], []],
        "title": ["Khoy – Konya", "Tabriz – Khoy", "Isfahan – Khujand", "Konya – Windhoek"],
        "detail": [
            "Sister city · Active · 9 April 2025",
            "Memorandum of understanding · Proposed",
            "Sister city · Dormant · 21 March 2003 – 19 March 2004",
            "Friendship · Ended · 1999",
        ],
        "themes": ["Spiritual tourism", "Tourism; Trade", "Culture", ""],
    }


def test_every_list_of_a_table_is_as_long_as_the_others():
    document = map_document(small_atlas())
    for table in ("cities", "agreements"):
        assert len({len(column) for column in document[table].values()}) == 1


def test_numbers_lead_from_the_atlas_into_the_document():
    atlas = small_atlas()
    document, numbers = map_document(atlas), numbering(atlas)
    ids = atlas.cities.index.to_numpy()
    drawn = numbers.cities >= 0
    assert [document["cities"]["id"][n] for n in numbers.cities[drawn]] == ids[drawn].tolist()
    assert ids[~drawn].tolist() == ["lost-de", "fars-ir"]


def many_themes(count: int) -> Atlas:
    """An atlas in which theme 0 is named most often, then theme 1 and so on to the rarest."""
    themes = [theme for theme in reversed(range(count)) for _again in range(count - theme)]
    cities = "".join(f"c{n},City {n},IR,,1,1,,\n" for n in range(len(themes) + 1))
    rows = (f"a{n},c0,c{n + 1},active,,,t{theme:02},\n" for n, theme in enumerate(themes))
    return atlas_of(
        cities=CITIES.splitlines()[0] + "\n" + cities,
        agreements=AGREEMENTS.splitlines()[0] + "\n" + "".join(rows),
    )


def test_the_themes_named_most_often_have_colours_and_the_others_share_one():
    atlas = many_themes(11)
    last = len(GROUP_COLOURS)
    groups = map_document(atlas)["groups"]
    assert dict(numbering(atlas).groups) == {f"t{n:02}": min(n, last) for n in range(11)}
    assert [group["id"] for group in groups] == [f"t{n:02}" for n in range(8)] + [
        "other",
        "unstated",
    ]
    assert groups[last]["colour"] == {"light": OTHER.light, "dark": OTHER.dark}
    assert groups[-1]["colour"] == {"light": UNSTATED.light, "dark": UNSTATED.dark}


def test_every_number_of_a_group_is_that_of_a_colour():
    for atlas in (small_atlas(), many_themes(11)):
        document, numbers = map_document(atlas), numbering(atlas)
        coloured = {number for number in numbers.groups.values() if number < len(GROUP_COLOURS)}
        named = [group["id"] for group in document["groups"][:-2]]
        assert sorted(coloured) == list(range(len(named)))
        assert [numbers.groups[group] for group in named] == sorted(coloured)


def test_every_status_is_described_in_the_order_of_its_number():
    statuses = map_document(small_atlas())["statuses"]
    assert [status["id"] for status in statuses] == list(STATUSES)
    assert all({"label", "line", "colour"} <= set(status) for status in statuses)


@pytest.mark.parametrize("agreements", [AGREEMENTS, AGREEMENTS.splitlines()[0]])
def test_the_document_is_json_that_holds_every_letter(agreements: str):
    quoted = HOSTILE.replace('"', '""')
    cities = CITIES.replace("Khoy,", f'"{quoted}",', 1)
    atlas = small_atlas(cities=cities, agreements=agreements)
    document, plain = json.loads(encoded(atlas)), map_document(atlas)
    for part in ("version", "cities", "agreements", "groups", "text"):
        assert document[part] == plain[part]
    assert document["version"] == atlas.version
    if len(atlas.agreements):
        assert document["cities"]["name"][1] == HOSTILE


def test_nothing_is_drawn_that_has_no_place():
    atlas = small_atlas(cities=CITIES.replace("37.8714,32.4846", ","))
    document = map_document(atlas)
    assert document["agreements"]["id"] == ["khoy-tabriz", "isfahan-khujand"]
    assert "konya-tr" not in document["cities"]["id"]
    assert np.isfinite(document["cities"]["latitude"]).all()


def test_a_document_is_made_once_for_an_atlas():
    atlas = small_atlas()
    assert encoded(atlas) is encoded(atlas)
