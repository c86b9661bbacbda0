"""Standings: which points are kept, which are not, and what takes their place."""

import pytest

from tests.worlds import world
from twinning.pairs import Reading
from twinning.standings import Standing, standing


def stands(name: str, country: str, point: str = "", others: tuple[Reading, ...] = ()) -> Standing:
    """The standing of a party whose point is given as "latitude, longitude"."""
    latitude, _comma, longitude = point.partition(", ")
    return standing(Reading(name, country, latitude, longitude), others, world())


def facts(found: Standing) -> tuple[object, ...]:
    """Where it is, how that is known, and what is doubtful."""
    place = found.place.geonames_id if found.place else None
    return found.point, found.method, found.region, place, found.reason


def test_a_point_at_a_place_of_that_name_is_kept_with_the_place_s_id_and_region():
    found = stands("Isfahan", "IR", "32.6, 51.6")
    assert facts(found) == ((32.6, 51.6), "given", "Isfahan", 418863, "")
    assert found.is_sure


def test_a_point_tells_namesakes_apart():
    illinois = stands("Springfield", "US", "39.8, -89.64")
    massachusetts = stands("Springfield", "US", "42.1, -72.59")
    assert [illinois.region, massachusetts.region] == ["Illinois", "Massachusetts"]


def test_a_point_in_another_country_gives_way_to_the_gazetteer():
    found = stands("Hyderabad", "PK", "17.38, 78.46")
    assert facts(found) == ((25.39689, 68.37718), "gazetteer", "Sindh", 1176734, "outside-country")
    assert found.expected == "none of the nearest places lies in Pakistan"
    assert found.candidates == "taken: Hyderabad, Sindh (1176734)"


def test_a_point_in_another_country_is_no_point_when_the_gazetteer_is_not_sure():
    found = stands("Springfield", "US", "37.98, 23.73")
    assert facts(found) == (None, "", "", None, "outside-country")
    assert "Springfield, Illinois (4250542)" in found.candidates


def test_a_point_far_from_every_place_of_the_name_gives_way_to_a_town_of_that_name():
    found = stands("Aprilia", "IT", "45.5459, 12.0709")
    assert facts(found) == ((41.59452, 12.65419), "gazetteer", "Lazio", 3182957, "far-from-name")
    assert found.expected == "the nearest place of this name is 442 km away"


def test_a_hamlet_elsewhere_moves_no_point_but_makes_it_doubtful():
    found = stands("Jianli", "CN", "29.8402, 112.9048")
    assert facts(found) == (None, "open", "", None, "far-from-name")


@pytest.mark.parametrize(
    ("name", "country", "point"),
    [
        pytest.param("Santa Fe", "ES", "37.1895, -3.7184", id="short for Santa Fe de Mondújar"),
        pytest.param("Zzyzx Hamlet", "IR", "32.6, 51.6", id="unknown to the gazetteer"),
    ],
)
def test_a_point_that_nothing_speaks_against_is_kept(name: str, country: str, point: str):
    found = stands(name, country, point)
    assert (found.method, found.reason, found.place) == ("given", "", None)
    assert found.region in ("Andalusia", "Isfahan")


def test_a_point_of_somebody_else_is_doubtful_for_whom_the_gazetteer_does_not_know_there():
    others = (Reading("Koori", "JP", "38.322", "142.369"), Reading("Rome", "IT", "38.322", "1"))
    found = stands("Rikuzentakata", "JP", "38.322, 142.369", others)
    assert (found.reason, found.method) == ("shared-point", "gazetteer")
    assert found.expected == "is also given for Koori, JP; Rome, IT"


@pytest.mark.parametrize(
    ("other", "confidence"),
    [("Busan", "medium"), ("Busan – Zzyzx", "")],
)
def test_the_point_of_what_a_party_lies_in_or_of_its_other_spelling_is_its_own(
    other: str, confidence: str
):
    others = (Reading(other, "KR", "35.18", "129.08"),)
    found = stands("Zzyzx (Busan)", "KR", "35.18, 129.08", others)
    assert (found.method, found.confidence, found.reason) == ("given", confidence, "")


@pytest.mark.parametrize(
    ("name", "country", "point"),
    [
        ("Győrszentiván (Győr)", "HU", "47.683, 17.635"),
        ("New York – Zzyzx", "US", "40.7143, -74.006"),
    ],
)
def test_a_part_is_never_taken_for_the_city_it_lies_in(name: str, country: str, point: str):
    assert stands(name, country, point).place is None


def test_one_name_in_two_countries_is_two_places_unless_one_is_a_territory_of_the_other():
    point = "5.1597, -52.6503"
    brazilian = (Reading("Zzyzx", "BR", *point.split(", ")),)
    french = (Reading("Zzyzx", "FR", *point.split(", ")),)
    assert stands("Zzyzx", "GF", point, brazilian).reason == "shared-point"
    assert stands("Zzyzx", "GF", point, french).reason == ""


@pytest.mark.parametrize(
    ("name", "country", "point", "place"),
    [
        pytest.param("Halle", "DE", "51.48, 11.97", "Halle (Saale)", id="short for it"),
        pytest.param("Venezia", "IT", "45.44, 12.33", "Venice", id="nobody's main name"),
        pytest.param("El Escorial", "ES", "40.59, -4.14", "El Escorial", id="its main name"),
        pytest.param("Aken", "DE", "50.78, 6.08", None, id="the main name of a town elsewhere"),
    ],
)
def test_whose_main_name_it_is_has_the_name_before_others(
    name: str, country: str, point: str, place: str | None
):
    found = stands(name, country, point).place
    assert (found.name if found else None) == place


def test_what_is_no_city_keeps_its_point_and_is_told():
    found = stands("Isfahan Province", "IR", "33, 52")
    assert (found.level, found.point, found.reason) == ("province", (33, 52), "not-a-city")
    assert found.expected == "taken as a province, which is no point on the map"


def test_without_a_point_the_gazetteer_is_asked():
    assert facts(stands("Windhoek", "NA"))[1:3] == ("gazetteer", "Khomas Region")
    unsure = stands("Springfield", "US")
    assert (unsure.point, unsure.reason) == (None, "not-located")
    assert unsure.expected == "several places in United States have this name"
    assert unsure.candidates.count(";") == 4


def test_what_is_no_coordinate_is_told_and_the_gazetteer_asked():
    found = stands("Windhoek", "NA", "south, 17")
    assert (found.method, found.reason) == ("gazetteer", "bad-coordinates")
    assert found.expected == "latitude and longitude in degrees"
