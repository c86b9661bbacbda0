import pytest

from twinning.namesakes import choose, lies_in
from twinning.place import Match, Place


def match(population: int, latitude: float, *, alternate: bool = False) -> Match:
    """A place of that name on the prime meridian: a degree of latitude is 111 km."""
    name = "Elsewhere" if alternate else "Springfield"
    place = Place(population, name, "US", "Illinois", "IL", latitude, 0.0, population)
    return Match(place, "Springfield")


VILLAGE, TOWN, CITY = match(800, 40.0), match(60_000, 41.0), match(3_100_000, 42.0)


@pytest.mark.parametrize(
    ("matches", "chosen"),
    [
        pytest.param([], None, id="no match"),
        pytest.param([TOWN], (TOWN, "high"), id="no namesake"),
        pytest.param([TOWN, match(90_000, 41.2)], (match(90_000, 41.2), "high"), id="one place"),
        pytest.param([TOWN, match(90_000, 41.3)], None, id="33 km apart"),
        pytest.param([TOWN, VILLAGE], None, id="30 times larger"),
        pytest.param([CITY, TOWN], (CITY, "medium"), id="51 times larger"),
        pytest.param([match(99_000, 41.0), match(0, 40.0)], None, id="population not known"),
        pytest.param(
            [VILLAGE, match(19_000, 43.0, alternate=True)], (VILLAGE, "high"), id="main name"
        ),
        pytest.param([VILLAGE, match(20_000, 43.0, alternate=True)], None, id="overshadowed"),
        pytest.param(
            [match(900, 40.0, alternate=True)],
            (match(900, 40.0, alternate=True), "high"),
            id="alternate names only",
        ),
    ],
)
def test_only_a_sure_namesake_is_chosen(
    matches: list[Match], chosen: tuple[Match, str] | None
) -> None:
    assert choose(matches) == chosen


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
