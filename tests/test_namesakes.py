import pytest

from twinning.namesakes import by_likelihood, choose, lies_in
from twinning.place import Match, Place


def match(
    population: int,
    latitude: float,
    name: str = "Springfield",
    *,
    main: str = "",
    country: str = "US",
    spellings: int = 3,
) -> Match:
    """A place of that name on the prime meridian: a degree of latitude is 111 km."""
    region = ("Illinois", "IL")
    place = Place(population, main or name, country, *region, latitude, 0.0, population)
    return Match(place, name, spellings)


VILLAGE, TOWN, CITY = match(800, 40.0), match(60_000, 41.0), match(3_100_000, 42.0)
NEIGHBOUR = match(90_000, 41.2)
ABROAD = match(60_000, 20.0, country="MX")


@pytest.mark.parametrize(
    ("matches", "chosen"),
    [
        pytest.param([], None, id="no match"),
        pytest.param([TOWN], (TOWN, "high"), id="no namesake"),
        pytest.param([TOWN, NEIGHBOUR], (NEIGHBOUR, "high"), id="one place"),
        pytest.param([TOWN, match(90_000, 41.3)], None, id="33 km apart"),
        pytest.param([TOWN, VILLAGE], (TOWN, "medium"), id="30 times larger than is supposed"),
        pytest.param([CITY, VILLAGE], (CITY, "high"), id="1,550 times larger"),
        pytest.param([CITY, TOWN, match(1_200_000, 45.0)], (CITY, "medium"), id="71 %"),
        pytest.param([CITY, TOWN, match(1_300_000, 45.0)], None, id="69 %"),
        pytest.param(
            [match(4_000, 40.0), match(0, 41.0)], None, id="population not known and hardly more"
        ),
        pytest.param(
            [match(60_000, 45.0, spellings=30), TOWN],
            (match(60_000, 45.0, spellings=30), "medium"),
            id="better known",
        ),
        pytest.param(
            [match(20_000, 45.0), match(60_000, 41.0, main="Elsewhere")],
            (match(20_000, 45.0), "medium"),
            id="main name",
        ),
        pytest.param(
            [VILLAGE, match(900_000, 43.0, main="Elsewhere")],
            (match(900_000, 43.0, main="Elsewhere"), "medium"),
            id="a city's usual name",
        ),
        pytest.param(
            [match(900, 40.0, main="Elsewhere")],
            (match(900, 40.0, main="Elsewhere"), "high"),
            id="alternate names only",
        ),
        pytest.param([CITY, ABROAD], None, id="a namesake in another country"),
        pytest.param(
            [match(9_000_000, 42.0), match(9_000, 20.0, country="MX")],
            (match(9_000_000, 42.0), "high"),
            id="a village in another country",
        ),
    ],
)
def test_only_a_likely_namesake_is_chosen(
    matches: list[Match], chosen: tuple[Match, str] | None
) -> None:
    assert choose(matches) == chosen


def test_accents_tell_namesakes_apart() -> None:
    accented, plain = match(60_000, 41.0, "Ōshima"), match(90_000, 45.0, "Oshima")
    assert choose([plain, accented]) is None
    assert choose([plain, accented], "ōshima") == (accented, "medium")
    assert choose([plain, accented], "O\N{COMBINING MACRON}shima") == (accented, "medium")
    assert choose([plain, accented], "Oshima") == (plain, "medium")


def test_the_likeliest_of_each_place_comes_first() -> None:
    also = Match(TOWN.place, "Springfield Town", 3)
    assert by_likelihood([VILLAGE, also, TOWN, CITY]) == [CITY, TOWN, VILLAGE]


@pytest.mark.parametrize(
    ("region", "claim"),
    [
        ("Illinois", True),
        ("State of ILLINOIS", True),
        ("il", True),
        ("Ohio", False),
        ("Province", False),
        ("", False),
    ],
)
def test_a_region_is_known_by_name_or_code(region: str, claim: bool) -> None:
    assert lies_in(TOWN.place, region) is claim


def test_a_place_without_region_lies_in_none() -> None:
    assert not lies_in(Place(1, "Singapore", "SG", "", "", 1.3, 103.8, 5_000_000), "")
