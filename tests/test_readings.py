"""What a name may stand for, each way with the least gazetteer that tells it from the others."""

from pathlib import Path

import pytest

from tests.test_gazetteer import city
from twinning import gazetteer_index
from twinning.gazetteer import Gazetteer
from twinning.gazetteer_index import build
from twinning.location import Address, Located, Unlocated
from twinning.lookup import locate
from twinning.place import Place
from twinning.readings import readings

PLACES = {
    "CN": [
        ("Beijing", 39.9, 116.4, 18_000_000),
        ("Chaoyang", 41.6, 120.4, 410_000),
        ("Chaoyang", 42.7, 126.0, 75_000),
        ("Acheng", 40.2, 116.6, 144_000),
    ],
    "IR": [("Isfahan", 32.7, 51.7, 1_500_000), ("Tabriz", 38.1, 46.3, 1_400_000)],
    "AU": [("Drouin", -38.1, 145.9, 12_000), ("Malle (Westmalle)", -30.0, 140.0, 9_000)],
    "PL": [("Września", 52.3, 17.6, 29_000), ("Podolsk", 55.4, 37.6, 180_000)],
    "US": [
        ("Harris", 45.6, -93.0, 1_100),
        ("Bryan", 30.67, -96.37, 80_000),
        ("Bryan", 41.5, -84.6, 8_000),
        ("College Station", 30.63, -96.33, 100_000),
        ("Zheleznogorsk", 40.0, -80.0, 900),
    ],
    "FR": [("Rives", 45.4, 5.5, 6_000), ("Saint-Denis", 48.9, 2.4, 96_000)],
    "RE": [("Saint-Denis", -20.9, 55.5, 137_000), ("Le Port", -20.9, 55.3, 38_000)],
    "CZ": [("Prague", 50.1, 14.4, 1_200_000), ("Brno City", 49.2, 16.6, 380_000)],
    "FI": [("Mänttä", 62.0, 24.6, 6_000)],
    "EE": [("Kaasiku", 59.0, 25.0, 600)],
    "DE": [("Stolberg", 50.8, 6.2, 57_000), ("Stolberg", 51.6, 10.9, 1_400)],
}
ALTERNATE_NAMES = {"Kaasiku": ("Põhja",)}


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    cities = [
        city(
            Place(1000 * at + number, name, country, "", "", *position),
            *ALTERNATE_NAMES.get(name, ()),
        )
        for at, (country, places) in enumerate(PLACES.items(), 1)
        for number, (name, *position) in enumerate(places)
    ]
    monkeypatch.setattr(gazetteer_index, "_cities", lambda: cities)
    build(tmp_path / "small.sqlite")
    return Gazetteer(tmp_path / "small.sqlite")


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        pytest.param("Le Port", "FR", ("Le Port", -20.9, True), id="in a territory"),
        pytest.param(
            "Saint-Denis (Réunion)", "FR", ("Saint-Denis", -20.9, True), id="territory named"
        ),
        pytest.param("Malle", "AU", ("Malle (Westmalle)", -30.0, True), id="a qualifier follows"),
        pytest.param("Brno", "CZ", ("Brno City", 49.2, True), id="a word for a kind follows"),
        pytest.param("Acheng (Beijing)", "CN", ("Acheng", 40.2, True), id="near its city"),
        pytest.param("Beijing – Acheng", "CN", ("Acheng", 40.2, True), id="the city first"),
        pytest.param("Chaoyang (Beijing)", "CN", ("Beijing", 39.9, False), id="its city"),
        pytest.param("Prague 8", "CZ", ("Prague", 50.1, False), id="a numbered part"),
        pytest.param("Drouin (Baw Baw)", "AU", ("Drouin", -38.1, True), id="whole not known"),
        pytest.param("Września County", "PL", ("Września", 52.3, False), id="seat"),
        pytest.param("Podolsky District", "PL", ("Podolsk", 55.4, False), id="an adjective"),
        pytest.param("Bryan-College Station", "US", ("Bryan", 30.67, False), id="neighbours"),
        pytest.param("Mänttä-Vilppula", "FI", ("Mänttä", 62.0, False), id="first of two"),
        pytest.param("Zhelleznogorsk", "US", ("Zheleznogorsk", 40.0, True), id="respelt"),
    ],
)
def test_a_name_is_read_as_people_write(
    small: Gazetteer, name: str, country: str, expected: tuple[str, float, bool]
) -> None:
    answer = locate(Address(name, country), small)
    assert isinstance(answer, Located)
    is_it = bool(answer.geonames_id)
    assert (answer.matched_name, answer.latitude, is_it) == expected
    assert answer.confidence == "medium"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        pytest.param("Isfahan (Tabriz)", "IR", id="a known town is no part of another"),
        pytest.param("Harris County", "US", id="a county of the United States"),
        pytest.param("Rives-en-Seine", "FR", id="a particle"),
        pytest.param("College Station-Harris", "US", id="joined, but not neighbours"),
        pytest.param("Põhja-Sakala", "EE", id="joined, the first an alternate name"),
        pytest.param("Stolberg (Südharz)", "DE", id="a qualifier to tell namesakes apart"),
        pytest.param("Braguel", "CZ", id="other letters"),
        pytest.param("Malle", "FR", id="another country's"),
    ],
)
def test_what_is_no_sure_reading_is_none(small: Gazetteer, name: str, country: str) -> None:
    assert list(readings(name, country, small)) == []


def test_a_reading_outside_the_region_given_is_refused(small: Gazetteer) -> None:
    region, other = "Bohemia", "Moravia"
    small.regions = lambda _country: [(region, "1"), (other, "2")]  # type: ignore[method-assign]
    answer = locate(Address("Prague 8", "CZ", other), small)
    assert isinstance(answer, Unlocated)
    assert answer.reason == "no place in Czechia is known by this name"
