"""The benchmark of locating: what it counts as what, and the parties that it makes."""

from pathlib import Path

import pytest

from benchmarks import parties
from benchmarks.locating import figures
from benchmarks.parties import Party, made, read
from benchmarks.surroundings import Surroundings
from twinning.gazetteer import index_path, opened

PAIRS = """city1,country1,lat1,lng1,city2,country2,lat2,lng2
Kazan,Russia,55.8,49.1,Isfahan,Iran,32.7,51.7
Kazan,Russia,55.8,49.1,London,Canada,51.5,-0.1
Cluj,Romania,46.8,23.6,Aprilia,Italy,45.5,9.2
Springfield,USA,39.8,-89.6,Atlantis,Greece,38.0,23.7
Saint-Denis (Réunion),France,-20.9,55.4,Nowhere,,0.0,0.0
"""


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text(PAIRS, encoding="utf-8")
    return path


def test_each_party_is_right_contradicted_or_listed(pairs: Path):
    measured = {figure.name: figure.measured for figure in figures(pairs)}
    assert measured.pop("Time for all")
    assert measured == {
        "Distinct parties": "9",
        "Right (within 25 km)": "4 (44.44%)",
        "Contradicted": "2 (22.22%)",
        "… the table lies outside the named country": "1 (11.11%)",
        "… the rest": "1 (11.11%)",
        "Listed": "3 (33.33%)",
        "… ambiguous": "1 (11.11%)",
        "… not found, or of no known country": "2 (22.22%)",
        "Ambiguous with the right place listed": "1 (100.00%)",
        "Placed in a country other than the named": "0",
        "Right of those with confidence high": "3 (60.00%)",
        "Right of those with confidence medium": "1 (100.00%)",
    }


def test_a_party_counts_once(pairs: Path):
    assert read(pairs)[:2] == [
        Party("Kazan", "Russia", 55.8, 49.1),
        Party("Isfahan", "Iran", 32.7, 51.7),
    ]


@pytest.mark.parametrize(
    ("country", "latitude", "longitude", "claim"),
    [
        pytest.param("GB", 51.5, -0.1, False, id="London"),
        pytest.param("CA", 51.5, -0.1, True, id="another country's"),
        pytest.param("JP", 38.3, 142.4, True, id="at sea"),
        pytest.param("JP", 38.3, 141.6, False, id="off the coast"),
        pytest.param("CH", 47.56, 7.55, False, id="Basel's border"),
        pytest.param("IS", -60.0, 0.0, True, id="nothing anywhere near"),
    ],
)
def test_a_point_lies_outside_a_country_when_its_places_are_far(
    country: str, latitude: float, longitude: float, claim: bool
):
    opened()
    assert Surroundings(index_path()).lies_outside(country, latitude, longitude) is claim


def test_the_parties_made_are_distinct_and_the_same_every_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(parties, "SMALLEST_POPULATION", 15_000)
    lot = made(400)
    assert len({(party.name, party.country) for party in lot}) == 400
    assert made(400) == lot
    assert made(400, seed=1) != lot
