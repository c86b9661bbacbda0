"""Filling: blank coordinates are filled in, and nothing else in the file moves."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from twinning.errors import DataError
from twinning.filling import Filling, fill
from twinning.geocoding import located_cities
from twinning.loading import load
from twinning.location import Address, Located, Unlocated

Folder = Callable[..., Path]

KNOWN = {
    "Khoy": Located(38.5503, 44.9521, "gazetteer", "high", "126972", "Khoy"),
    "İzmir": Located(38.41273, 27.13838, "nominatim", "medium", "", "İzmir"),
}
ASKED: list[str] = []
AGREEMENTS = "agreement_id,city_a,city_b,status\n"
HEADER = "city_id,name,country,latitude,longitude,location_method,location_confidence\n"


def known(address: Address) -> Located | Unlocated:
    """Where the cities of these tests are."""
    ASKED.append(address.name)
    return KNOWN.get(address.name) or Unlocated("nobody knows")


locate = partial(located_cities, locate=known)


def filled(folder: Folder, cities: str | bytes, encoding: str = "utf-8") -> str:
    """What becomes of cities.csv."""
    content = cities.encode(encoding) if isinstance(cities, str) else cities
    place = folder(cities=content, agreements=AGREEMENTS)
    fill(place, locate)
    return (place / "cities.csv").read_bytes().decode(encoding)


def test_a_spreadsheet_of_windows_1254_keeps_its_ways(folder: Folder):
    before = (
        "Belediye Başkanı;city_id;name;country;nüfus\r\n"
        "Şükrü Ağa;izmir-tr;İzmir;TR;4,3\r\n"
        '"""Ö"" ; Ü";khoy-ir;Khoy;IR;\r\n'
        ";;;;\r\n"
        "set aside;b b;İzmir;TR;\r\n"
        "too short;x-tr\r\n"
        'stray;"İzmir" x;Khoy;IR;\r\n'
        '"two\r\nlines";yok-tr;Yok;TR;'
    )
    after = (
        "Belediye Başkanı;city_id;name;country;nüfus;"
        "latitude;longitude;location_method;location_confidence\r\n"
        "Şükrü Ağa;izmir-tr;İzmir;TR;4,3;38.41273;27.13838;nominatim;medium\r\n"
        '"""Ö"" ; Ü";khoy-ir;Khoy;IR;;38.5503;44.9521;gazetteer;high\r\n'
        ";;;;\r\n"
        "set aside;b b;İzmir;TR;;;;;\r\n"
        "too short;x-tr;;;;\r\n"
        'stray;"İzmir" x;Khoy;IR;\r\n'
        '"two\r\nlines";yok-tr;Yok;TR;;;;;'
    )
    assert filled(folder, before, "cp1254") == after


def test_rows_that_were_set_aside_still_are_and_for_the_same_reasons(folder: Folder):
    rows = "city_id,name,country\nkhoy-ir,Khoy,IR\nb b,B,IR\nc,C,IR,1\nd,D\ne,E,Iran\n"
    place = folder(cities=rows, agreements=AGREEMENTS)
    fill(place, locate)
    assert [str(problem) for problem in load(place).problems] == [
        "cities.csv:3: city_id 'b b' is not an id: it holds a space or a semicolon",
        "cities.csv:4: has 8 cells where the header has 7",
        "cities.csv:5: has 6 cells where the header has 7",
        "cities.csv:6: country 'Iran' is not an ISO 3166-1 alpha-2 country code (did you mean IR?)",
    ]


def test_lines_on_which_nothing_is_filled_in_stay_as_they_are(folder: Folder):
    rows = (
        HEADER,
        '"given-tr","Given","TR","1","2","",""\n',
        "khoy-ir,Khoy,IR,,,,\n",
        "\n",
        ' blank , "Blank","TR" ,,,,\r\n',
        ",,,,,,\n",
        '"long","Khoy",IR,,,,,1\n',
        'stray,"Khoy"x,IR,,,,\n',
        '"İzmir-tr",İzmir,"TR",,,,',
    )
    place = "khoy-ir,Khoy,IR,38.5503,44.9521,gazetteer,high\n"
    last = "İzmir-tr,İzmir,TR,38.41273,27.13838,nominatim,medium"
    assert filled(folder, "".join(rows)) == "".join((*rows[:2], place, *rows[3:8], last))


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
    ],
)
def test_encoding_and_mark_stay(folder: Folder, encoding: str, mark: bytes):
    before, row = HEADER + "تبریز,Tabriz,IR,1,2,,\r\n", "khoy-ir,Khoy,IR,{}\r\n"
    place = folder(cities=mark + (before + row.format(",,,")).encode(encoding), agreements="")
    (place / "agreements.csv").write_text(AGREEMENTS)
    fill(place, locate)
    after = before + row.format("38.5503,44.9521,gazetteer,high")
    assert (place / "cities.csv").read_bytes() == mark + after.encode(encoding)


def test_where_numbers_have_a_decimal_comma_the_new_ones_do_too(folder: Folder):
    header = HEADER.replace(",", ";")
    given = "given-tr;Given;TR;1,5;2,25;;\n"
    assert filled(folder, f"{header}{given}khoy-ir;Khoy;IR;;;;\n") == (
        f"{header}{given}khoy-ir;Khoy;IR;38,5503;44,9521;gazetteer;high\n"
    )


def test_columns_stay_in_their_order_and_a_second_one_of_a_name_is_left_alone(folder: Folder):
    header = "longitude,geonames_id,Latitude,latitude,country,name,city_id,location_method\n"
    rows = ",,,x,IR,Khoy,khoy-ir,\n,77,,,TR,İzmir,izmir-tr,\n"
    assert filled(folder, header + rows) == (
        "longitude,geonames_id,Latitude,latitude,country,name,city_id,location_method,"
        "location_confidence\n"
        "44.9521,126972,38.5503,x,IR,Khoy,khoy-ir,gazetteer,high\n"
        "27.13838,77,38.41273,,TR,İzmir,izmir-tr,nominatim,medium\n"
    )


def test_empty_cells_behind_the_last_column_do_not_hide_a_city(folder: Folder):
    rows = "city_id,name,country\nkhoy-ir,Khoy,IR,,\nyok-tr,Yok,TR,\n"
    place = folder(cities=rows, agreements=AGREEMENTS)
    assert fill(place, locate).located == 1
    cities = load(place).cities.set_index("city_id")
    assert cities[["latitude", "longitude"]].to_numpy().tolist() == [
        ["38.5503", "44.9521"],
        [""] * 2,
    ]


def test_only_cities_and_districts_without_coordinates_are_asked_about(folder: Folder):
    ASKED.clear()
    rows = (
        "city_id,name,country,latitude,longitude,level\na,A,IR,1,2,\nb,B,IR,,,\nc,C,IR,,,district\n"
    )
    place = folder(
        cities=f"{rows}d,D,IR,,,province\ne,E,IR,,,country\nf f,F,IR,,,\n", agreements=AGREEMENTS
    )
    unlocated = (Unlocated("nobody knows", (), "b"), Unlocated("nobody knows", (), "c"))
    assert fill(place, locate) == Filling(0, unlocated)
    assert ASKED == ["B", "C"]


def test_what_is_filled_in_is_not_asked_about_again(folder: Folder):
    place = folder(cities="city_id,name,country\nkhoy-ir,Khoy,IR\n", agreements=AGREEMENTS)
    assert fill(place, locate) == Filling(1, ())
    once = (place / "cities.csv").stat()
    assert fill(place, locate) == Filling(0, ())
    assert (place / "cities.csv").stat() == once


def test_the_file_keeps_its_mode_and_its_place_behind_a_link(folder: Folder, tmp_path: Path):
    place = folder(agreements=AGREEMENTS)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    table = elsewhere / "table.csv"
    table.write_text("city_id,name,country\nkhoy-ir,Khoy,IR\n")
    table.chmod(0o640)
    (place / "cities.csv").symlink_to(table)
    fill(place, locate)
    assert (place / "cities.csv").is_symlink()
    assert "38.5503" in table.read_text()
    assert table.stat().st_mode & 0o777 == 0o640
    left = sorted(path.name for path in tmp_path.rglob("*"))
    assert left == ["agreements.csv", "cities.csv", "elsewhere", "table.csv"]


def test_a_reader_sees_the_old_file_or_the_new_one(folder: Folder):
    before = "city_id,name,country\nkhoy-ir,Khoy,IR\n" + "x,X,IR\n" * 50_000
    place = folder(cities=before, agreements=AGREEMENTS)
    seen, done = set(), Event()

    def read() -> None:
        while not done.is_set():
            seen.add((place / "cities.csv").read_bytes())

    reader = Thread(target=read)
    reader.start()
    fill(place, locate)
    done.set()
    reader.join()
    assert before.encode() in seen
    assert seen <= {before.encode(), (place / "cities.csv").read_bytes()}


def test_what_somebody_else_changed_meanwhile_is_left_alone(folder: Folder):
    place = folder(cities="city_id,name,country\nkhoy-ir,Khoy,IR\n", agreements=AGREEMENTS)

    def slowly(address: Address) -> Located | Unlocated:
        folder(cities="city_id,name,country\nnew-ir,New,IR\n")
        return known(address)

    with pytest.raises(DataError, match=r"^cities.csv: was changed by someone else meanwhile"):
        fill(place, partial(located_cities, locate=slowly))
    assert (place / "cities.csv").read_text() == "city_id,name,country\nnew-ir,New,IR\n"
    assert sorted(path.name for path in place.iterdir()) == ["agreements.csv", "cities.csv"]


def test_a_file_that_would_lose_something_is_left_alone(folder: Folder):
    before = "city_id,name,country,mayor\nkhoy-ir,Khoy,IR,José \n".encode("cp1252") + b"x,\x81,IR,"
    place = folder(cities=before, agreements=AGREEMENTS)
    why = r"^cities.csv: cannot be written back as cp1252 without loss: save it as UTF-8 first$"
    with pytest.raises(DataError, match=why):
        fill(place, locate)
    assert (place / "cities.csv").read_bytes() == before


def test_tables_that_cannot_be_used_are_not_filled(folder: Folder):
    with pytest.raises(DataError, match=r"^agreements.csv: is missing"):
        fill(folder(cities="city_id,name,country\nkhoy-ir,Khoy,IR\n"), locate)
