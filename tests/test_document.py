"""The map document: what the map draws, by numbers that the messages to it share."""

import json
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.atlases import AGREEMENTS, CITIES, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.maps.columns import TYPES, packed, smallest
from twinning.maps.document import document, document_address
from twinning.maps.numbering import numbering
from twinning.maps.styles import GROUP_COLOURS, OTHER, UNSTATED
from twinning.maps.words import BLOCK, agreement_words, city_words
from twinning.schema import STATUSES

HOSTILE = "${alert(1)} `\\0 </script><img src=x onerror=alert(1)> ' \" \u202f\u2028 {{ 7 * 7 }}"
DTYPES = {name: f"<{kind}" for kind, name in TYPES.items()}
REGIONS = {
    "Isfahan": "Isfahan",
    "Khoy": "West Azerbaijan",
    "Tabriz": "East Azerbaijan",
    "Konya": "Central Anatolia",
}


def opened(content: bytes) -> tuple[dict[str, Any], dict[str, np.ndarray]]:
    """The header and the columns of packed bytes, read as the browser reads them."""
    length = int.from_bytes(content[:4], "little")
    header = json.loads(content[4 : 4 + length])
    columns = {
        name: np.frombuffer(content, DTYPES[c["type"]], c["length"], 4 + length + c["offset"])
        for name, c in header.pop("columns").items()
    }
    return header, columns


def drawn(atlas: Atlas) -> tuple[dict[str, Any], dict[str, list]]:
    header, columns = opened(document(atlas).content)
    return header, {name: column.tolist() for name, column in columns.items()}


def with_regions() -> Atlas:
    """The small atlas with a region for some of its cities."""
    head, *rows = CITIES.splitlines()
    regions = [REGIONS.get(row.split(",")[1], "") for row in rows]
    lines = [
        f"{head},region",
        *(f"{row},{region}" for row, region in zip(rows, regions, strict=True)),
    ]
    return small_atlas(cities="\n".join(lines) + "\n")


def test_cities_are_those_with_a_drawn_agreement_by_country():
    header, columns = drawn(small_atlas())
    words = json.loads(city_words(small_atlas()))
    assert words == {
        "id": ["isfahan-ir", "khoy-ir", "tabriz-ir", "windhoek-na", "khujand-tj", "konya-tr"],
        "name": ["Isfahan", "Khoy", "Tabriz", "Windhoek", "Khujand", "Konya"],
    }
    assert columns["latitude"] == pytest.approx(
        [32.6525, 38.5503, 38.08, -22.5594, 40.2826, 37.8714]
    )
    assert columns["longitude"] == pytest.approx(
        [51.6746, 44.9521, 46.2919, 17.0832, 69.6222, 32.4846]
    )
    assert header["countries"] == [
        {"id": "IR", "name": "Iran", "start": 0},
        {"id": "NA", "name": "Namibia", "start": 3},
        {"id": "TJ", "name": "Tajikistan", "start": 4},
        {"id": "TR", "name": "Türkiye", "start": 5},
    ]


def test_agreements_are_those_that_can_be_drawn_with_what_is_bundled_lying_together():
    header, columns = drawn(small_atlas())
    words = json.loads(agreement_words(small_atlas(), 0) or b"")
    statuses = ["proposed", "dormant", "active", "ended"]
    assert words["id"] == ["khoy-tabriz", "isfahan-khujand", "khoy-konya", "konya-windhoek"]
    assert columns["city_a"] == [1, 0, 1, 3]
    assert columns["city_b"] == [2, 4, 5, 5]
    assert columns["status"] == [STATUSES.index(status) for status in statuses]
    combinations = [header["combinations"][number] for number in columns["combination"]]
    assert combinations == [[0, 1], [2], [0], []]


def test_the_words_of_an_agreement_are_its_id_parties_facts_and_themes():
    words = json.loads(agreement_words(small_atlas(), 0) or b"")
    assert words == {
        "id": ["khoy-tabriz", "isfahan-khujand", "khoy-konya", "konya-windhoek"],
        "title": ["Tabriz – Khoy", "Isfahan – Khujand", "Khoy – Konya", "Konya – Windhoek"],
        "detail": [
            "Memorandum of understanding · Proposed",
            "Sister city · Dormant · 21 March 2003 – 19 March 2004",
            "Sister city · Active · 9 April 2025",
            "Friendship · Ended · 1999",
        ],
        "themes": ["Tourism; Trade", "Culture", "Spiritual tourism", ""],
    }
    assert agreement_words(small_atlas(), 1) is None


def test_cities_of_a_region_lie_together_and_a_nameless_region_is_one_city():
    header, _columns = drawn(with_regions())
    names = json.loads(city_words(with_regions()))["name"]
    found = [(region["name"], names[region["start"]]) for region in header["regions"]]
    assert found == [
        ("East Azerbaijan", "Tabriz"),
        ("Isfahan", "Isfahan"),
        ("West Azerbaijan", "Khoy"),
        ("", "Windhoek"),
        ("", "Khujand"),
        ("Central Anatolia", "Konya"),
    ]


@given(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=12), st.randoms())
def test_agreements_of_one_bundle_are_never_torn_apart(regions, random):
    count = len(regions)
    cities = "".join(
        f"c{n},City {n},{random.choice(['IR', 'TR'])},{region},1,1\n"
        for n, region in enumerate([*regions, "a"])
    )
    pairs = [random.sample(range(count + 1), 2) for _ in range(2 * count)]
    rows = "".join(f"a{n},c{a},c{b},active,{n + 1800}\n" for n, (a, b) in enumerate(pairs))
    atlas = atlas_of(
        cities="city_id,name,country,region,latitude,longitude\n" + cities,
        agreements="agreement_id,city_a,city_b,status,signed_on\n" + rows,
    )
    header, columns = drawn(atlas)
    assert len(columns["status"]) == len(atlas.agreements)
    for starts in ("countries", "regions"):
        firsts = [place["start"] for place in header[starts]]
        ends = np.searchsorted(firsts, [columns["city_a"], columns["city_b"]], side="right")
        bundles = list(map(tuple, ends.T.tolist()))
        runs = [
            key for key, before in zip(bundles, [None, *bundles], strict=False) if key != before
        ]
        assert len(runs) == len(set(runs))
        assert all(low <= high for low, high in bundles)


def test_numbers_lead_from_the_atlas_into_the_document():
    atlas = small_atlas()
    numbers = numbering(atlas)
    ids = atlas.cities.index.to_numpy()
    listed = json.loads(city_words(atlas))["id"]
    known = numbers.city_numbers >= 0
    assert [listed[n] for n in numbers.city_numbers[known]] == ids[known].tolist()
    assert ids[~known].tolist() == ["lost-de", "fars-ir"]
    agreements = atlas.agreements["agreement_id"].to_numpy()[numbers.agreements].tolist()
    assert agreements == json.loads(agreement_words(atlas, 0) or b"")["id"]


def test_blocks_of_words_hold_every_agreement_once():
    count = BLOCK + 3
    cities = "".join(f"c{n},City {n},IR,,1,1,,\n" for n in range(count + 1))
    rows = "".join(f"a{n},c{n},c{n + 1},active,,,,\n" for n in range(count))
    atlas = atlas_of(
        cities=CITIES.splitlines()[0] + "\n" + cities,
        agreements=AGREEMENTS.splitlines()[0] + "\n" + rows,
    )
    blocks = [json.loads(agreement_words(atlas, block) or b"")["id"] for block in (0, 1)]
    assert [len(block) for block in blocks] == [BLOCK, 3]
    assert sorted(blocks[0] + blocks[1]) == sorted(atlas.agreements["agreement_id"])


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
    groups = drawn(atlas)[0]["groups"]
    assert dict(numbering(atlas).groups) == {f"t{n:02}": min(n, last) for n in range(11)}
    assert [group["id"] for group in groups] == [f"t{n:02}" for n in range(8)] + [
        "other",
        "unstated",
    ]
    assert groups[last]["colour"] == {"light": OTHER.light, "dark": OTHER.dark}
    assert groups[-1]["colour"] == {"light": UNSTATED.light, "dark": UNSTATED.dark}


def test_every_number_of_a_group_is_that_of_a_colour():
    for atlas in (small_atlas(), many_themes(11)):
        groups, numbers = drawn(atlas)[0]["groups"], numbering(atlas)
        coloured = {number for number in numbers.groups.values() if number < len(GROUP_COLOURS)}
        named = [group["id"] for group in groups[:-2]]
        assert sorted(coloured) == list(range(len(named)))
        assert [numbers.groups[group] for group in named] == sorted(coloured)


def test_every_status_is_described_in_the_order_of_its_number():
    statuses = drawn(small_atlas())[0]["statuses"]
    assert [status["id"] for status in statuses] == list(STATUSES)
    assert all({"label", "line", "colour", "bundle_label"} <= set(status) for status in statuses)
    assert [STATUSES[status["bundled_as"]] for status in statuses[:3]] == [
        "proposed",
        "proposed",
        "active",
    ]


@pytest.mark.parametrize("agreements", [AGREEMENTS, AGREEMENTS.splitlines()[0]])
def test_the_document_holds_every_letter_or_nothing(agreements: str):
    quoted = HOSTILE.replace('"', '""')
    cities = CITIES.replace("Khoy,", f'"{quoted}",', 1)
    atlas = small_atlas(cities=cities, agreements=agreements)
    header, columns = drawn(atlas)
    names = json.loads(city_words(atlas))["name"]
    assert header["version"] == atlas.version
    assert len(names) == len(columns["latitude"])
    assert (HOSTILE in names) == bool(len(atlas.agreements))


def test_nothing_is_drawn_that_has_no_place():
    atlas = small_atlas(cities=CITIES.replace("37.8714,32.4846", ","))
    words = json.loads(agreement_words(atlas, 0) or b"")
    assert words["id"] == ["khoy-tabriz", "isfahan-khujand"]
    assert "konya-tr" not in json.loads(city_words(atlas))["id"]
    assert np.isfinite(opened(document(atlas).content)[1]["latitude"]).all()


def test_a_document_is_made_once_for_an_atlas_and_named_after_its_content():
    atlas, other = small_atlas(), small_atlas(agreements=AGREEMENTS.replace("proposed", "active"))
    assert document(atlas) is document(atlas)
    assert document(atlas) == document(small_atlas())
    assert document_address(atlas) == f"atlas/{atlas.version}/en-gregorian/{document(atlas).digest}"
    assert document(atlas).digest != document(other).digest


@given(
    st.dictionaries(st.text(max_size=5), st.text(max_size=5)),
    st.lists(st.lists(st.integers(0, 2**32 - 1), max_size=9), max_size=4),
)
def test_packed_columns_come_out_as_they_went_in_and_aligned(words, lists):
    columns = {f"column {n}": smallest(np.array(c, dtype=np.int64)) for n, c in enumerate(lists)}
    content = packed({"words": words}, columns)
    header, unpacked = opened(content)
    assert header == {"words": words}
    assert {name: column.tolist() for name, column in unpacked.items()} == {
        name: column.tolist() for name, column in columns.items()
    }
    assert len(content) % 8 == 0
    assert (4 + int.from_bytes(content[:4], "little")) % 8 == 0


@pytest.mark.parametrize(
    ("most", "dtype"), [(0, "u1"), (255, "u1"), (256, "u2"), (65_536, "u4"), (2**32 - 1, "u4")]
)
def test_numbers_take_the_smallest_type_that_holds_them(most: int, dtype: str):
    assert smallest(np.array([0, most])).dtype == np.dtype(dtype)
