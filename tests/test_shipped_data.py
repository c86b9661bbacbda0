"""The tables in data/: what they must hold, and what they must not claim."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.atlases import as_given
from twinning.atlas import build
from twinning.events import contradictions
from twinning.folder import read
from twinning.schema import DRAWN_LEVELS, PENDING, TABLES

DATA = Path(__file__).resolve().parent.parent / "data"
Row = dict[str, str]


def rows(file: str) -> list[Row]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def several(cell: str) -> list[str]:
    return cell.split(";") if cell else []


CITIES = {city["city_id"]: city for city in rows("cities.csv")}
AGREEMENTS = {agreement["agreement_id"]: agreement for agreement in rows("agreements.csv")}
THEMES = {theme["theme_id"]: theme for theme in rows("themes.csv")}
SOURCES = rows("sources.csv")
EVENTS = rows("events.csv")
README = (DATA / "README.md").read_text(encoding="utf-8")

FOUNDING = [
    ("khoy-ir", "konya-tr", "sister-city", "active", "2025-12-14"),
    ("kazan-ru", "isfahan-ir", "sister-city", "active", "2025-04-09"),
    ("qazvin-ir", "khujand-tj", "sister-city", "proposed", ""),
    ("qazvin-province-ir", "tajikistan", "cooperation", "active", "2025-05-10"),
    ("khujand-tj", "shymkent-kz", "sister-city", "active", ""),
    ("khujand-tj", "bukhara-uz", "sister-city", "active", ""),
    ("khujand-tj", "samarkand-uz", "sister-city", "active", ""),
    ("khujand-tj", "nishapur-ir", "sister-city", "active", ""),
    ("khujand-tj", "tabriz-ir", "sister-city", "active", ""),
    ("isfahan-ir", "barcelona-es", "sister-city", "active", "2000-01-14"),
    ("isfahan-ir", "hyderabad-in", "sister-city", "approved", ""),
    ("isfahan-ir", "samarkand-uz", "sister-city", "active", "2021-07"),
]


@pytest.mark.parametrize("expected", FOUNDING, ids=lambda row: f"{row[0]} - {row[1]}")
def test_each_founding_relation_has_its_status_and_date(expected):
    columns = ("city_a", "city_b", "instrument", "status", "signed_on")
    assert expected in [tuple(row[column] for column in columns) for row in AGREEMENTS.values()]


def test_over_120_agreements_are_shipped():
    assert len(AGREEMENTS) > 120


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_ids_are_unique_and_every_row_is_as_long_as_the_header(table):
    with (DATA / table.file).open(encoding="utf-8", newline="") as lines:
        header, *records = csv.reader(lines)
    assert {len(record) for record in records} == {len(header)}
    ids = [record[header.index(table.key)] for record in records] if table.key else []
    assert [key for key, count in Counter(ids).items() if count > 1] == []


def test_every_agreement_has_a_source_with_a_title():
    titled = {source["agreement_id"] for source in SOURCES if source["title"]}
    assert titled - {""} == set(AGREEMENTS)


# Who claims how many, and when; every one of them of sister cities.
CLAIMED = [
    ("Tebyan", "2004-05-11", "isfahan-ir", "10"),
    ("IMNA", "", "isfahan-ir", "13"),
    ("Tehran Times", "2021-06-11", "isfahan-ir", "13"),
    ("ISNA", "2021-07-27", "isfahan-ir", "15"),
    ("Iran Front Page (IFP)", "", "isfahan-ir", "16"),
    ("Tehran Times", "2025-06-01", "isfahan-ir", "10"),
    ("Asia-Plus", "2025-05-14", "khujand-tj", "5"),
    ("Wikipedia", "2023", "khujand-tj", "8"),
    ("Tabriz Municipality", "2019-05-06", "tabriz-ir", "9"),
    ("Badische Zeitung", "", "freiburg-de", "9"),
]


def test_every_total_that_a_source_states_has_a_row_of_its_own():
    columns = ("publisher", "published_on", "claims_city", "claims_total")
    claims = [source for source in SOURCES if source["claims_total"]]
    assert [tuple(claim[column] for column in columns) for claim in claims] == CLAIMED
    assert claims == [source for source in SOURCES if not source["agreement_id"]]


# Agreement, kind, date, party, and until when it is to be done.
FOUNDING_EVENTS = [
    ("khoy-konya", "activity", "", "khoy-ir", ""),
    ("khoy-konya", "signed", "2025-12-14", "", ""),
    ("khoy-konya", "commitment", "2025-12-14", "", ""),  # the working groups
    ("khoy-konya", "commitment", "2025-12-14", "", ""),  # the four-year programme
    ("kazan-isfahan", "signed", "2025-04-09", "", ""),
    ("qazvin-khujand", "activity", "2025-05-10", "", ""),
    ("qazvin-khujand", "proposed", "2025-05-10", "", ""),
    ("qazvin-province-tajikistan-cooperation", "signed", "2025-05-10", "", ""),
    ("isfahan-barcelona", "revived", "", "", ""),
    ("isfahan-barcelona", "activity", "", "isfahan-ir", ""),
    ("isfahan-hyderabad", "proposed", "2019-03-21/2020-03-19", "", ""),
    ("isfahan-hyderabad", "approved", "", "isfahan-ir", ""),
    ("isfahan-samarkand", "proposed", "", "isfahan-ir", ""),
    ("isfahan-samarkand", "signed", "2021-07", "", ""),
    ("isfahan-samarkand", "activity", "2024-04", "", ""),
]
LISTED_ONLY = ("shymkent", "bukhara", "samarkand", "nishapur", "tabriz")


def test_the_events_of_the_founding_articles_are_there_and_a_listing_is_none():
    founding = {event[0] for event in FOUNDING_EVENTS}
    founding |= {f"khujand-{partner}" for partner in LISTED_ONLY}
    columns = ("agreement_id", "kind", "date", "party", "due")
    found = [tuple(e[c] for c in columns) for e in EVENTS if e["agreement_id"] in founding]
    assert found == FOUNDING_EVENTS


def test_an_event_names_its_source_or_says_what_is_not_known():
    assert [event for event in EVENTS if not (event["source_url"] or event["note"])] == []


def test_a_signing_among_the_events_is_that_of_the_agreement():
    signed = {e["agreement_id"]: e["date"] for e in EVENTS if e["kind"] == "signed"}
    assert {key: AGREEMENTS[key]["signed_on"] for key in signed} == signed


def test_the_one_status_that_its_last_event_contradicts_is_named_in_the_readme():
    atlas = build(read(DATA), as_given)
    found = contradictions(atlas, date(2026, 11, 25))
    ids = atlas.agreements["agreement_id"].iloc[found["agreement"]].tolist()
    assert (ids, found["kind"].tolist()) == (["isfahan-freiburg"], ["suspended"])
    assert "Isfahan–Freiburg is `active`" in README


def test_every_signing_date_is_the_claim_of_a_source():
    claims = {(source["agreement_id"], source["says_signed_on"]) for source in SOURCES}
    dated = {(key, row["signed_on"]) for key, row in AGREEMENTS.items() if row["signed_on"]}
    assert dated - claims == set()


def test_both_dates_of_isfahan_and_barcelona_are_kept():
    claims = {
        source["says_signed_on"]
        for source in SOURCES
        if source["agreement_id"] == "isfahan-barcelona" and source["says_signed_on"]
    }
    assert claims == {"2000-01-14", "1999-01-14"}


def test_quotes_are_a_few_words():
    assert [source["quote"] for source in SOURCES if len(source["quote"].split()) > 13] == []


def test_every_theme_and_every_parent_has_a_row():
    named = {theme for row in AGREEMENTS.values() for theme in several(row["themes"])}
    parents = {theme["parent"] for theme in THEMES.values()} - {""}
    assert (named | parents) - set(THEMES) == set()


def test_themes_have_two_levels():
    grandparents = {key: THEMES.get(row["parent"], {}).get("parent") for key, row in THEMES.items()}
    assert [key for key, grandparent in grandparents.items() if grandparent] == []


def test_spiritual_tourism_finds_khoy_and_konya_only():
    found = [
        key for key, row in AGREEMENTS.items() if "spiritual-tourism" in several(row["themes"])
    ]
    assert found == ["khoy-konya"]


def test_every_party_is_a_city_of_the_table_and_every_city_a_party():
    parties = {row[side] for row in AGREEMENTS.values() for side in ("city_a", "city_b")}
    assert parties == set(CITIES)


def test_hyderabad_lies_in_india():
    city = CITIES["hyderabad-in"]
    assert (city["country"], city["geonames_id"]) == ("IN", "1269843")
    assert [key for key, row in CITIES.items() if row["name"] == "Hyderabad"] == ["hyderabad-in"]


@pytest.mark.parametrize(
    ("city_id", "names"),
    [
        ("khujand-tj", {"Leninabad", "Ленинабад"}),
        ("dushanbe-tj", {"Stalinabad", "Сталинабад"}),
        ("bishkek-kg", {"Frunze", "Фрунзе"}),
        ("ganja-az", {"Kirovabad", "Кировабад"}),
    ],
)
def test_a_city_is_known_by_its_former_name_in_both_scripts(city_id: str, names: set[str]):
    assert names - set(several(CITIES[city_id]["aliases"])) == set()


def test_nothing_unsigned_carries_a_signing_date():
    unsigned = [row for row in AGREEMENTS.values() if row["status"] in PENDING]
    assert unsigned
    assert [row["agreement_id"] for row in unsigned if row["signed_on"]] == []


def named_after(heading: str) -> set[str]:
    """What the README names in that item of its list."""
    item = re.split(r"\n(?:- |\n)", README.partition(f"**{heading}.**")[2])[0]
    return set(re.findall(r"\*([^*]+)\*", item))


def test_a_drawn_city_has_coordinates_or_is_named_as_not_located():
    excused = named_after("Not located")
    drawn = [city for city in CITIES.values() if city["level"] in DRAWN_LEVELS]
    unlocated = {city["name"] for city in drawn if not (city["latitude"] and city["longitude"])}
    assert unlocated == excused & {city["name"] for city in drawn}


def test_every_coordinate_says_that_it_comes_from_the_gazetteer():
    columns = ("latitude", "longitude", "location_method", "location_confidence")
    located = {
        key: [bool(city[column]) for column in columns]
        for key, city in CITIES.items()
        if any(city[column] for column in columns)
    }
    assert [key for key, filled in located.items() if not all(filled)] == []
    assert {city["location_method"] for city in CITIES.values()} == {"gazetteer", ""}


def test_a_coordinate_without_a_geonames_id_stands_in_for_another_place():
    unnamed = [city for city in CITIES.values() if city["latitude"] and not city["geonames_id"]]
    assert {city["name"] for city in unnamed} == named_after("Standing in")
    assert {city["location_confidence"] for city in unnamed} == {"medium"}


def test_no_place_of_the_gazetteer_is_used_twice():
    used = Counter(city["geonames_id"] for city in CITIES.values() if city["geonames_id"])
    assert [place for place, count in used.items() if count > 1] == []


def test_a_pair_has_one_row_for_each_instrument():
    pairs = Counter(
        (frozenset((row["city_a"], row["city_b"])), row["instrument"])
        for row in AGREEMENTS.values()
    )
    assert [pair for pair, count in pairs.items() if count > 1] == []


def test_the_readme_names_every_column():
    headers = {column for table in TABLES for column in rows(table.file)[0]}
    known = {column for table in TABLES for column in table.columns}
    assert [column for column in sorted(headers | known) if f"`{column}`" not in README] == []


def test_the_readme_counts_what_is_shipped():
    words = (
        r"(\d+) agreements between (\d+) parties, with (\d+) statements of sources and (\d+) events"
    )
    found = re.search(words, README)
    assert found
    shipped = [AGREEMENTS, CITIES, SOURCES, EVENTS]
    assert [int(count) for count in found.groups()] == list(map(len, shipped))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_files_are_plain_utf_8_with_lf(table):
    content = (DATA / table.file).read_bytes()
    content.decode("utf-8")
    assert not content.startswith(b"\xef\xbb\xbf")
    assert (content.count(b"\r"), content.count(b"\x00")) == (0, 0)
