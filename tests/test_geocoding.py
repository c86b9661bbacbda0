import pandas as pd
import pytest
from geopy.geocoders.base import Geocoder

from twinning.gazetteer import Gazetteer, opened
from twinning.geocoding import GazetteerGeocoder, in_turn, located_cities
from twinning.location import Address, Located, Unlocated
from twinning.lookup import locate
from twinning.schema import CITIES

KHUJAND = Located(40.28256, 69.62216, "gazetteer", "high", "1514879", "Khujand")


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    return opened()


@pytest.mark.parametrize(
    ("address", "geonames_id", "confidence", "matched_name"),
    [
        (Address("Hyderabad", "IN"), "1269843", "high", "Hyderabad"),
        (Address("Hyderabad", "PK"), "1176734", "high", "Hyderabad"),
        (Address("Leninabad", "TJ"), "1514879", "high", "Leninabad"),
        (Address("تبريز", "IR"), "113646", "high", "تبريز"),
        (Address("تبریز", "IR"), "113646", "high", "تبريز"),
        (Address("Esfahan", "IR"), "418863", "high", "Esfahan"),
        (Address("Springfield", "US", "Illinois"), "4250542", "high", "Springfield"),
        (Address("Springfield", "US", "il"), "4250542", "high", "Springfield"),
        (Address("Springfield, Illinois", "US"), "4250542", "high", "Springfield"),
        (Address("Frankfurt (Oder)", "DE"), "2925535", "high", "Frankfurt (Oder)"),
        (Address("Saint-Denis (Réunion)", "RE"), "935264", "high", "Saint-Denis (Reunion)"),
        (Address("Adachi (Tokyo)", "JP"), "10987897", "high", "Adachi"),
        (Address("Khoy", "IR"), "126972", "medium", "Khoy"),
        (Address("Newcastle", "GB"), "2641673", "medium", "Newcastle"),
        (Address("Oryahovo", "BG"), "728565", "high", "Oryahovo"),
        (Address("Cluj", "RO"), "681290", "high", "Cluj"),
        (Address("Ōtsu", "JP"), "1853574", "high", "Ōtsu"),
        (Address("Saint-Denis (Réunion)", "FR"), "935264", "medium", "Saint-Denis"),
        (Address("Bryan-College Station", "US"), "", "medium", "Bryan"),
        (Address("Novi Grad, Sarajevo", "BA"), "", "medium", "Sarajevo"),
        (Address("Isfahaan", "IR"), "418863", "medium", "Isfahan"),
        (Address("Nowhere", "TJ", aliases=("Leninabad",)), "1514879", "high", "Leninabad"),
        (
            Address("Seat of Sughd", "TJ", aliases=("x", "Leninabad")),
            "1514879",
            "high",
            "Leninabad",
        ),
        (Address("Tabriz", "IR", "Azarbayjan-e Sharqi"), "113646", "medium", "Tabriz"),
        (Address("Springfield", "US", geonames_id="4250542"), "4250542", "high", "Springfield"),
        (Address("Khujand", "TJ", geonames_id="4250542"), "1514879", "high", "Khujand"),
        (Address("Khujand", "TJ", geonames_id="9" * 40), "1514879", "high", "Khujand"),
    ],
)
def test_an_address_is_found_where_it_is(
    world: Gazetteer, address: Address, geonames_id: str, confidence: str, matched_name: str
) -> None:
    answer = locate(address, world)
    assert isinstance(answer, Located)
    found = (answer.method, answer.geonames_id, answer.confidence, answer.matched_name)
    assert found == ("gazetteer", geonames_id, confidence, matched_name)


@pytest.mark.parametrize(
    ("address", "reason", "candidate"),
    [
        pytest.param(
            Address("Springfield", "US"),
            "several places in United States have this name",
            "Springfield, Illinois",
            id="ambiguous",
        ),
        pytest.param(
            Address("Springfield", "US", "Nevada"),
            "no place of this name lies in Nevada",
            "Springfield, Illinois",
            id="wrong region",
        ),
        pytest.param(
            Address("Springfield", "US", aliases=("Σπρίνγκφιλντ",)),
            "several places in United States have this name",
            "Springfield, Illinois",
            id="a transliteration does not tell namesakes apart",
        ),
        pytest.param(
            Address("Σπρίνγκφιλντ", "US"),
            "several places in United States have this name",
            "Springfield, Illinois",
            id="a name that is a transliteration",
        ),
        pytest.param(
            Address("Isfahant", "IR"),
            "no place in Iran is known by this name",
            "Isfahan, Isfahan",
            id="misspelt",
        ),
        pytest.param(
            Address("Isfahan (Tabriz)", "IR"),
            "no place in Iran is known by this name",
            "Isfahan, Isfahan",
            id="untrue qualifier",
        ),
        pytest.param(
            Address("Coventry, Connecticut", "US"),
            "no place in United States is known by this name",
            "Coventry, Rhode Island",
            id="a region in which nothing has this name",
        ),
        pytest.param(
            Address("Hyderabad", "IS"),
            "no place in Iceland is known by this name",
            None,
            id="country",
        ),
        pytest.param(Address("", "IR"), "no place in Iran is known by this name", None, id="blank"),
        pytest.param(Address("Khujand", ""), "no country is given", None, id="no country"),
        pytest.param(
            Address("Qazvin", "IR", level="province"),
            "a province is not a point on the map",
            None,
            id="province",
        ),
        pytest.param(
            Address("Tajikistan", "TJ", level="country", geonames_id="1514879"),
            "a country is not a point on the map",
            None,
            id="country as a party",
        ),
    ],
)
def test_what_is_not_sure_is_refused_with_candidates(
    world: Gazetteer, address: Address, reason: str, candidate: str | None
) -> None:
    answer = locate(address, world)
    assert isinstance(answer, Unlocated)
    assert answer.reason == reason
    assert len(answer.candidates) <= 5
    assert (str(answer.candidates[0].place) if answer.candidates else None) == candidate


def test_a_second_name_tells_namesakes_apart(world: Gazetteer) -> None:
    answer = locate(Address("Newcastle", "GB", aliases=("Newcastle on Tyne",)), world)
    assert isinstance(answer, Located)
    assert (answer.geonames_id, answer.confidence) == ("2641673", "high")


def table(*rows: dict[str, object]) -> pd.DataFrame:
    """Cities as the atlas hands them over: text, but for the coordinates."""
    columns = [*CITIES.columns, "name_ru", "note"]
    cities = pd.DataFrame([dict.fromkeys(columns, "") | row for row in rows], columns=columns)
    places = {"latitude": "float64", "longitude": "float64"}
    texts = dict.fromkeys(cities.columns.drop(list(places)), "str")
    return (
        cities.replace({column: {"": None} for column in places})
        .astype(texts | places)
        .set_index("city_id")
    )


GIVEN = {
    "city_id": "kazan-ru",
    "name": "Kazan",
    "country": "RU",
    "level": "city",
    "latitude": 1.5,
    "longitude": -2.5,
}
BLANK = {
    "city_id": "khujand-tj",
    "name": "Chodschent",
    "country": "TJ",
    "level": "city",
    "aliases": "nobody; Leninabad",
    "name_ru": "Худжанд",
    "note": "kept",
}
NOWHERE = {"city_id": "atlantis-gr", "name": "Atlantis", "country": "GR", "level": "city"}


def test_blank_coordinates_are_filled_and_given_ones_stay() -> None:
    cities = table(GIVEN, NOWHERE, BLANK)
    before = cities.copy()
    located, unlocated = located_cities(cities)
    expected = table(
        GIVEN | {"location_method": "given"},
        NOWHERE,
        BLANK
        | {
            "latitude": 40.28256,
            "longitude": 69.62216,
            "location_method": "gazetteer",
            "location_confidence": "high",
            "geonames_id": "1514879",
        },
    )
    pd.testing.assert_frame_equal(located, expected)
    pd.testing.assert_frame_equal(cities, before)
    reason = "no place in Greece is known by this name"
    assert [(city.city_id, city.reason) for city in unlocated] == [("atlantis-gr", reason)]


def test_what_the_table_says_of_method_and_id_stays() -> None:
    stated = {"location_method": "nominatim", "location_confidence": "medium"}
    cities = table(GIVEN | stated, BLANK | {"geonames_id": "42"})
    located, _unlocated = located_cities(cities)
    assert located["location_method"].tolist() == ["nominatim", "gazetteer"]
    assert located["geonames_id"].tolist() == ["", "42"]


def test_what_the_table_leaves_open_stays_open() -> None:
    cities = table(BLANK | {"location_method": "open"}, GIVEN)
    located, unlocated = located_cities(cities)
    pd.testing.assert_frame_equal(located.iloc[:1], cities.iloc[:1])
    assert [str(city) for city in unlocated] == ["khujand-tj: the table leaves open where it is"]


def test_nobody_is_asked_when_no_coordinate_is_blank() -> None:
    def refuse(address: Address) -> Unlocated:
        raise AssertionError(address)

    located, unlocated = located_cities(table(GIVEN), refuse)
    pd.testing.assert_frame_equal(located, table(GIVEN | {"location_method": "given"}))
    assert unlocated == ()


def test_a_table_without_rows_comes_back_as_it_is() -> None:
    located, unlocated = located_cities(table(GIVEN).iloc[:0])
    pd.testing.assert_frame_equal(located, table(GIVEN).iloc[:0])
    assert unlocated == ()


@pytest.mark.parametrize(
    ("first", "second", "answer"),
    [
        (KHUJAND, None, KHUJAND),
        (Unlocated("unknown"), KHUJAND, KHUJAND),
        (Unlocated("unknown"), Unlocated("no answer"), Unlocated("unknown; no answer")),
        (Unlocated("no point"), Unlocated("no point"), Unlocated("no point")),
    ],
)
def test_the_second_is_asked_where_the_first_is_at_a_loss(
    first: Located | Unlocated, second: Located | Unlocated, answer: Located | Unlocated
) -> None:
    asked = in_turn(lambda _address: first, lambda _address: second)
    assert asked(Address("Khujand", "TJ")) == answer


def test_a_refusal_reads_as_one_line() -> None:
    misspelt = NOWHERE | {"city_id": "tabriz-ir", "name": "Tabrizt", "country": "IR"}
    _located, (refusal,) = located_cities(table(misspelt))
    assert str(refusal).startswith(
        "tabriz-ir: no place in Iran is known by this name: Tabriz, East Azerbaijan (113646)"
    )


def test_the_gazetteer_is_asked_like_any_geocoder(world: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(world)
    assert isinstance(geocoder, Geocoder)
    khujand = geocoder.geocode("leninabad", country="TJ")
    assert khujand.address == "Khujand, Sughd, Tajikistan"
    assert (khujand.latitude, khujand.longitude) == (40.28256, 69.62216)
    assert khujand.raw == {
        "geonames_id": 1514879,
        "name": "Khujand",
        "country": "TJ",
        "region": "Sughd",
        "region_code": "03",
        "latitude": 40.28256,
        "longitude": 69.62216,
        "population": 191000,
        "matched_name": "Leninabad",
    }


def test_a_geocoder_that_cannot_tell_says_nothing_unless_asked_for_all(world: Gazetteer) -> None:
    geocoder = GazetteerGeocoder(world)
    assert geocoder.geocode("Hyderabad") is None
    assert geocoder.geocode("Nowhere at all", exactly_one=False) is None
    both = geocoder.geocode("Hyderabad", exactly_one=False)
    assert [place.raw["country"] for place in both] == ["IN", "PK"]
    assert geocoder.geocode("Hyderabad, Pakistan").raw["country"] == "PK"
    assert geocoder.geocode("Springfield", country="US", region="IL").raw["region"] == "Illinois"
