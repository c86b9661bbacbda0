"""Pairs: how a table of two names and two countries is read, and what is no pair."""

import pytest

from twinning.errors import DataError
from twinning.pairs import Pair, Reading, read_pairs

KHOY_KONYA = Pair(2, (Reading("Khoy", "IR", "38.55", "44.95"), Reading("Konya", "TR", "", "")), "")


def refused(row: str) -> list[tuple[str, str, str, str]]:
    """Reason, parties, value and expectation for each finding about the row."""
    pairs = read_pairs(f"city1,country1,city2,country2\n{row}\n".encode(), "pairs.csv")
    assert pairs.rows == ()
    return [(f.reason, f.about, f.value, f.expected) for f in pairs.refused]


@pytest.mark.parametrize(
    "header",
    [
        "city1,country1,lat1,lng1,city2,country2,lat2,lng2",
        "city_a,country_a,latitude_a,longitude_a,city_b,country_b,latitude_b,longitude_b",
        "City A,Country A,Lat A,Lon A,City B,Country B,Lat B,Lon B",
        "source_city,source_country,source_lat,source_lng,"
        "target_city,target_country,target_lat,target_lng",
        "name_a,country_code_a,lat_a,long_a,name_b,country_code_b,lat_b,long_b",
    ],
)
def test_columns_have_the_names_that_people_give_them(header: str):
    row = "Khoy,Iran,38.55,44.95,Konya,Turkey,,"
    assert read_pairs(f"{header}\n{row}\n".encode(), "x.csv").rows == (KHOY_KONYA,)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_those_of_every_table(encoding: str, separator: str):
    lines = ["city1,country1,city2,country2,year", "Bağcılar,Türkiye,Windhoek,NA,1999"]
    content = "\r\n".join(lines).replace(",", separator).encode(encoding)
    parties = Reading("Bağcılar", "TR", "", ""), Reading("Windhoek", "NA", "", "")
    assert read_pairs(content, "pairs.csv").rows == (Pair(2, parties, "1999"),)


def test_what_is_no_table_of_pairs_is_told_the_columns_it_needs():
    with pytest.raises(DataError) as caught:
        read_pairs(b"city_id,country1\na,b\n", "cities.csv")
    missing, advice = map(str, caught.value.problems)
    assert missing == (
        "cities.csv:1: lacks the required columns name_a, name_b, country_b; "
        "its columns are city_id, country1"
    )
    assert advice.startswith("cities.csv: must have the columns name_a, country_a, name_b")
    assert "city1, city_a, country1" in advice


def test_two_columns_of_one_meaning_are_refused_not_chosen_between():
    with pytest.raises(DataError, match="'name_a' names a second column"):
        read_pairs(b"city1,city_a,country1,city2,country2\na,b,IR,c,IR\n", "pairs.csv")


@pytest.mark.parametrize(
    ("row", "finding"),
    [
        (",Iran,Konya,TR", ("no-name", "? – Konya", "", "must not be empty")),
        ("…,Iran,Konya,TR", ("no-name", "… – Konya", "…", "must not be empty")),
        ("Khoy,,Konya,TR", ("unknown-country", "Khoy – Konya", "", "is not given")),
        (
            "Khoy,Atlantis,Konya,TR",
            (
                "unknown-country",
                "Khoy – Konya",
                "Atlantis",
                "is not an ISO 3166-1 alpha-2 country code",
            ),
        ),
        (
            "Kh\x07oy,Iran,Konya,TR",
            ("bad-name", "Kh\x07oy – Konya", "Kh\x07oy", "holds a control character"),
        ),
        (
            "Khoy,Iran,Konya",
            ("unreadable", "", "Khoy,Iran,Konya", "has 3 cells where the header has 4"),
        ),
    ],
)
def test_a_row_that_is_no_pair_is_set_aside_with_its_reason(row: str, finding: tuple[str, ...]):
    assert refused(row) == [finding]


def test_white_space_in_a_name_is_single_blanks():
    content = b'city1,country1,city2,country2\n"  New\n  York ",US,Khoy,IR\n'
    assert read_pairs(content, "pairs.csv").rows[0].parties[0].name == "New York"


def test_a_stray_quotation_mark_costs_only_its_own_line():
    content = b'city1,country1,city2,country2\n"a,IR,b,TR\nKhoy,IR,Konya,TR\n'
    pairs = read_pairs(content, "pairs.csv")
    assert [pair.line for pair in pairs.rows] == [3]
    assert [(f.line, f.outcome, f.reason) for f in pairs.refused] == [(2, "listed", "unreadable")]
    assert pairs.refused[0].value == '"a,IR,b,TR\n'


@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [
        ("38.55", "44,95", (38.55, 44.95)),
        ("", "", None),
        ("38.55", "", None),
        ("95", "44", None),
        ("nan", "44", None),
    ],
)
def test_a_point_is_two_numbers_in_their_range(
    latitude: str, longitude: str, point: tuple[float, float] | None
):
    assert Reading("Khoy", "IR", latitude, longitude).point == point
