"""Importing: every row is used, merged or listed; the tables are sound and no arc is false."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.atlases import atlas_of, csv_text
from tests.worlds import (
    HEADER,
    ISFAHAN,
    KAZAN,
    WINDHOEK,
    city,
    doubts,
    imported_rows,
    rows_findings,
    world,
)
from twinning.errors import DataError
from twinning.importing import Claim, Imported, imported, write
from twinning.loading import load
from twinning.store import AtlasStore

NAMES = [
    "Isfahan",
    "Esfahan",
    "Khoy",
    "Springfield",
    "Hyderabad",
    "Fars Province",
    "",
    "Zzyzx",
    "=",
]
COUNTRIES = ["Iran", "IR", "NA", "USA", "Pakistan", "India", "", "Atlantis"]
LATITUDES = ["", "32.65", "39.8", "42,1", "17.38", "91", "x"]
LONGITUDES = ["", "51.67", "-89.64", "-72.59", "78.46"]
YEARS = ["", "1999", "2001-04", "1999.0", "soon", "9999999"]


def cells(known: list[str]) -> st.SearchStrategy[str]:
    return st.one_of(st.sampled_from(known), st.text(max_size=8))


SIDES = [cells(NAMES), cells(COUNTRIES), cells(LATITUDES), cells(LONGITUDES)]
ROWS = st.lists(st.tuples(*SIDES, *SIDES, cells(YEARS)), max_size=12)


def ids(result: Imported) -> list[tuple[str, str]]:
    """The parties of each agreement."""
    agreements = result.tables["agreements.csv"]
    return list(zip(agreements["city_a"], agreements["city_b"], strict=True))


def column(result: Imported, file: str, name: str) -> list[object]:
    return list(result.tables[file][name])


@settings(max_examples=60)
@given(ROWS)
def test_rows_in_are_rows_used_merged_and_listed_whatever_the_table(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]]
):
    content = csv_text([HEADER.strip().split(","), *rows]).encode()
    result = imported(content, "pairs.csv", Claim("active", "A list"), world())
    filled = sum(any(map(str.strip, row)) for row in rows)
    others = rows_findings(result)
    used = len(result.tables["agreements.csv"])
    assert result.rows == filled == used + len(others)
    assert len({finding.line for finding in others}) == len(others)
    folder = tmp_path_factory.mktemp("made")
    write(result, folder)
    assert load(folder).problems == ()


@settings(max_examples=60)
@given(st.binary(max_size=60))
def test_lines_that_are_no_rows_are_listed_too(noise: bytes):
    content = f"{HEADER}{ISFAHAN},{KAZAN},\n".encode() + noise
    try:
        result = imported(content, "pairs.csv", Claim("active", "A list"), world())
    except DataError:
        return
    assert result.rows == len(result.tables["agreements.csv"]) + len(rows_findings(result))


def test_a_pair_becomes_two_cities_an_agreement_and_its_source():
    result = imported_rows(f"{ISFAHAN},{WINDHOEK},1999", status="dormant")
    tables = {name: table.to_dict("records") for name, table in result.tables.items()}
    blank = {"level": "city", "location_method": "given", "location_confidence": "", "aliases": ""}
    assert tables == {
        "cities.csv": [
            blank
            | {"city_id": "isfahan-ir", "name": "Isfahan", "country": "IR", "region": "Isfahan"}
            | {"latitude": 32.65, "longitude": 51.67, "geonames_id": "418863"},
            blank
            | {"city_id": "windhoek-na", "name": "Windhoek", "country": "NA"}
            | {"region": "Khomas Region", "geonames_id": "3352136"}
            | {"latitude": -22.56, "longitude": 17.08},
        ],
        "agreements.csv": [
            {
                "agreement_id": "isfahan-ir-windhoek-na",
                "city_a": "isfahan-ir",
                "city_b": "windhoek-na",
                "status": "dormant",
                "signed_on": "1999",
            }
        ],
        "sources.csv": [
            {
                "agreement_id": "isfahan-ir-windhoek-na",
                "title": "A list",
                "url": "",
                "says_status": "dormant",
                "says_signed_on": "1999",
            }
        ],
    }
    assert result.findings == ()


def test_directions_repetitions_and_spellings_are_merged_and_the_report_says_of_what():
    result = imported_rows(
        f"{ISFAHAN},{KAZAN},",
        f"{KAZAN},{ISFAHAN},",
        f"{ISFAHAN},{KAZAN},",
        f"Esfahan,IRN,32.65,51.67,{KAZAN},",
        f"ISFAHAN,Islamic Republic of Iran,32.66,51.68,{KAZAN},",
    )
    assert ids(result) == [("isfahan-ir", "kazan-ru")]
    assert [(f.line, f.outcome, f.reason, f.expected) for f in rows_findings(result)] == [
        (4, "merged", "repeated", "line 2: Isfahan, IR – Kazan, RU"),
        (6, "merged", "repeated", "line 2: Isfahan, IR – Kazan, RU"),
        (3, "merged", "reversed", "line 2: Isfahan, IR – Kazan, RU"),
        (5, "merged", "respelled", "line 2: Isfahan, IR – Kazan, RU"),
    ]
    assert column(result, "cities.csv", "name") == ["Isfahan", "Kazan"]
    assert column(result, "cities.csv", "aliases") == ["Esfahan;ISFAHAN", ""]


def test_the_most_frequent_spelling_is_the_name():
    esfahan = "Esfahan,IR,32.65,51.67"
    result = imported_rows(
        f"{ISFAHAN},{KAZAN},", f"{esfahan},{WINDHOEK},", f"{esfahan},Konya,TR,37.87,32.48,"
    )
    assert column(result, "cities.csv", "city_id")[0] == "esfahan-ir"
    assert column(result, "cities.csv", "aliases")[0] == "Isfahan"
    assert doubts(result) == [(2, "same-place", "esfahan-ir")]


def test_both_parties_the_same_place_is_listed():
    result = imported_rows(f"{ISFAHAN},Esfahan,IR,32.65,51.67,")
    assert ids(result) == []
    [finding] = rows_findings(result)
    assert finding[:5] == (2, "listed", "same-party", "Isfahan, IR – Esfahan, IR", "isfahan-ir")
    assert len(result.tables["cities.csv"]) == 0


def test_hyderabad_in_india_is_not_hyderabad_in_pakistan():
    result = imported_rows("Hyderabad,India,17.38,78.46,Hyderabad,Pakistan,17.38,78.46,")
    assert ids(result) == [("hyderabad-in", "hyderabad-pk")]
    assert column(result, "cities.csv", "latitude") == [17.38, 25.39689]
    assert doubts(result) == [(2, "outside-country", "Hyderabad, PK")]


def test_namesakes_in_one_country_are_told_apart_by_their_region():
    springfields = ["Springfield,US,39.8,-89.64", "Springfield,US,42.1,-72.59"]
    result = imported_rows(*(f"{ISFAHAN},{springfield}," for springfield in springfields))
    assert column(result, "cities.csv", "city_id") == [
        "isfahan-ir",
        "springfield-illinois-us",
        "springfield-massachusetts-us",
    ]


def test_a_name_without_a_point_is_the_only_city_of_that_name_if_there_is_one():
    one = imported_rows(f"{ISFAHAN},Springfield,US,39.8,-89.64,", f"{KAZAN},Springfield,US,,,")
    assert ids(one) == [("isfahan-ir", "springfield-us"), ("kazan-ru", "springfield-us")]
    two = imported_rows(
        f"{ISFAHAN},Springfield,US,39.8,-89.64,",
        f"{ISFAHAN},Springfield,US,42.1,-72.59,",
        f"{KAZAN},Springfield,US,,,",
    )
    assert ids(two)[2] == ("kazan-ru", "springfield-us")
    assert two.tables["cities.csv"]["latitude"].isna().tolist() == [
        False,
        False,
        False,
        False,
        True,
    ]


def test_what_the_gazetteer_does_not_know_is_one_city_within_a_short_way():
    near = ["Zzyzx,IR,32.65,51.67", "ZZYZX,IR,32.7,51.7", "Zzyzx,IR,36.3,59.6"]
    result = imported_rows(*(f"{KAZAN},{party}," for party in near))
    assert ids(result) == [
        ("kazan-ru", "zzyzx-isfahan-ir"),
        ("kazan-ru", "zzyzx-razavi-khorasan-ir"),
    ]


def test_two_ways_to_write_a_name_on_one_point_are_one_city():
    result = imported_rows(
        f"{ISFAHAN},Zzyzx (Busan),KR,35.18,129.08,", f"{ISFAHAN},Busan – Zzyzx,KR,35.18,129.08,"
    )
    assert ids(result) == [("isfahan-ir", "zzyzx-busan-kr")]
    assert doubts(result) == [(3, "same-place", "zzyzx-busan-kr")]


def test_an_agreement_has_the_same_id_in_either_direction():
    there, back = imported_rows(f"{ISFAHAN},{KAZAN},"), imported_rows(f"{KAZAN},{ISFAHAN},")
    assert ids(there) == [ids(back)[0][::-1]]
    agreement_ids = [column(r, "agreements.csv", "agreement_id") for r in (there, back)]
    assert agreement_ids == [["isfahan-ir-kazan-ru"]] * 2


def test_ids_do_not_depend_on_the_order_of_the_rows():
    rows = [
        f"{ISFAHAN},Springfield,US,39.8,-89.64,",
        f"{ISFAHAN},Springfield,US,42.1,-72.59,",
        f"{KAZAN},{ISFAHAN},",
    ]
    straight = column(imported_rows(*rows), "agreements.csv", "agreement_id")
    random.Random(4).shuffle(rows)
    assert sorted(straight) == sorted(
        column(imported_rows(*rows), "agreements.csv", "agreement_id")
    )


@pytest.mark.parametrize(
    ("year", "signed_on", "found"),
    [
        ("2003", "2003", []),
        ("2003.0", "2003", []),
        ("2003-03-21/2004-03-19", "2003-03-21/2004-03-19", []),
        ("2003-02-30", "", [(2, "bad-date", "Isfahan, IR – Kazan, RU")]),
        ("soon", "", [(2, "bad-date", "Isfahan, IR – Kazan, RU")]),
    ],
)
def test_a_date_is_kept_or_listed_but_the_agreement_stays(
    year: str, signed_on: str, found: list[tuple[int, str, str]]
):
    result = imported_rows(f"{ISFAHAN},{KAZAN},{year}")
    assert column(result, "agreements.csv", "signed_on") == [signed_on]
    assert doubts(result) == found


def test_rows_that_give_different_dates_become_sources_that_disagree():
    result = imported_rows(
        f"{ISFAHAN},{KAZAN},", f"{KAZAN},{ISFAHAN},1999", f"{ISFAHAN},{KAZAN},2001"
    )
    assert column(result, "agreements.csv", "signed_on") == ["1999"]
    assert column(result, "sources.csv", "says_signed_on") == ["1999", "2001"]
    assert doubts(result) == [(4, "other-date", "Isfahan, IR – Kazan, RU")]


def test_a_province_is_no_city_and_a_spelling_of_it_no_other_province():
    result = imported_rows(
        f"{KAZAN},Isfahan Province,IR,33,52,", f"{WINDHOEK},isfahan province,Iran,32,51,"
    )
    assert column(result, "cities.csv", "level") == ["city", "province", "city"]
    assert ids(result)[1] == ("windhoek-na", "isfahan-province-ir")


def test_what_is_written_is_sound_and_the_dashboard_reads_only_its_tables(tmp_path: Path):
    result = imported_rows(f"{ISFAHAN},{WINDHOEK},1999", "=cmd(),IR,1,1,+x,Atlantis,,,")
    write(result, tmp_path / "deep" / "down")
    made = {path.name: path.read_bytes() for path in (tmp_path / "deep" / "down").iterdir()}
    assert sorted(made) == ["agreements.csv", "cities.csv", "review.csv", "sources.csv"]
    assert load(tmp_path / "deep" / "down").problems == ()
    atlas = atlas_of(**{name.removesuffix(".csv"): content for name, content in made.items()})
    assert atlas.cities["country"].tolist() == ["IR", "NA"]
    assert made["review.csv"].decode("utf-8-sig").splitlines() == [
        "line,outcome,reason,about,value,expected,candidates",
        "3,listed,unknown-country,'=cmd() – +x,Atlantis,is not an ISO 3166-1 alpha-2 country code,",
    ]


def test_a_city_left_without_a_point_gets_none_from_the_dashboard(tmp_path: Path):
    doubtful = ["Jianli,CN,29.8402,112.9048", "Springfield,US,37.98,23.73", "Lund,NO,55.7,13.19"]
    write(imported_rows(*(f"{ISFAHAN},{party}," for party in doubtful)), tmp_path)
    atlas = AtlasStore(tmp_path).edition().atlas
    assert atlas is not None
    assert atlas.cities["latitude"].isna().tolist() == [False, True, True, True]
    assert [city.city_id for city in atlas.unlocated] == ["jianli-cn", "springfield-us", "lund-no"]


@pytest.mark.parametrize("name", ["cities", "agreements", "themes", "sources", "review"])
def test_nothing_that_is_there_is_overwritten(tmp_path: Path, name: str):
    (tmp_path / f"{name}.csv").write_text("mine")
    with pytest.raises(DataError) as caught:
        write(imported_rows(f"{ISFAHAN},{KAZAN},"), tmp_path)
    assert str(caught.value) == (
        f"{name}.csv: is in {tmp_path} already and is not overwritten: name another folder"
    )
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_a_city_has_the_region_and_the_id_of_its_place():
    found = city("Konya,Turkey,37.87,32.48")
    assert (found["country"], found["region"], found["geonames_id"]) == ("TR", "Konya", "306571")
