"""Countries: which codes are theirs, how people call them, and what a wrong code is told."""

import pytest

from twinning.countries import country_advice, country_code, country_name, is_country, is_part


@pytest.mark.parametrize(
    ("code", "name"), [("NA", "Namibia"), ("TR", "Türkiye"), ("XK", "Kosovo"), ("xx", "xx")]
)
def test_countries_are_named(code: str, name: str):
    assert country_name(code) == name


@pytest.mark.parametrize("code", ["EU", "UN", "ZZ", "XA", "ir", "", "IRN", "UK", "001"])
def test_what_is_no_country_is_refused(code: str):
    assert not is_country(code)


def test_every_code_of_iso_3166_is_a_country():
    codes = {a + b for a in map(chr, range(65, 91)) for b in map(chr, range(65, 91))}
    assert sum(map(is_country, codes)) == 250  # 249 and Kosovo


def test_a_wrong_code_is_answered_with_the_right_one():
    assert country_advice("UK").endswith("(did you mean GB?)")
    assert country_advice(" germany ").endswith("(did you mean DE?)")
    assert country_advice("Turkey").endswith("(did you mean TR?)")
    assert country_advice("ir").endswith("(did you mean IR?)")
    assert country_advice("Atlantis") == "is not an ISO 3166-1 alpha-2 country code"


def codes(names: str) -> list[str]:
    """The code of each of the names, given with semicolons between them."""
    return [country_code(name.strip()) for name in names.split(";")]


def test_codes_of_two_letters_three_letters_and_three_digits_are_known():
    assert codes("NA; na; NAM; 516; UK; GBR; XK; XKK") == ["NA"] * 4 + ["GB"] * 2 + ["XK"] * 2
    assert codes("SU; YU; EU; 001; ZZ; Q; 12") == [""] * 7


def test_the_name_of_every_country_leads_back_to_its_code():
    codes = {a + b for a in map(chr, range(65, 91)) for b in map(chr, range(65, 91))}
    countries = sorted(filter(is_country, codes))
    assert [country_code(country_name(code)) for code in countries] == countries


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ("Turkey; Türkiye; TURKIYE; Republic of Türkiye; Турция; ترکیه; Türkei", "TR"),
        ("UK; United Kingdom; Great Britain; England; Scotland; Northern Ireland", "GB"),
        ("USA; U.S.A.; US; United States; United States of America", "US"),
        ("Ireland; Republic of Ireland", "IE"),
        ("South Korea; Republic of Korea; Korea, Republic of", "KR"),
        ("North Korea; Korea, Democratic People's Republic of", "KP"),
        ("Congo; Republic of the Congo", "CG"),
        ("DR Congo; Democratic Republic of the Congo; Congo (Kinshasa); Zaire", "CD"),
        ("China; People's Republic of China", "CN"),
        ("Republic of China; Taiwan; Taiwan, Province of China", "TW"),
        ("Ivory Coast; Côte d'Ivoire; Cote dIvoire", "CI"),
        ("Czech Republic; Czechia", "CZ"),
        ("Macedonia; North Macedonia; Republic of North Macedonia", "MK"),
        ("Swaziland; Eswatini; Kingdom of Eswatini", "SZ"),
        ("Burma; Myanmar; Myanmar (Burma)", "MM"),
        ("Cape Verde; Cabo Verde", "CV"),
        ("Saint Lucia; St. Lucia; St Lucia", "LC"),
        ("Bosnia and Herzegovina; Bosnia & Herzegovina; Bosnia and Hercegovina", "BA"),
        ("Palestine; State of Palestine; West Bank", "PS"),
        ("The Netherlands; Netherlands, The; Holland; Niederlande", "NL"),
        ("Iran, Islamic Republic of; Islamic Republic of Iran; ایران; ايران", "IR"),
        ("Russian Federation; Россия", "RU"),
        ("Island; Iceland", "IS"),
        ("Namibia", "NA"),
    ],
)
def test_every_name_of_a_country_stands_for_its_code(names: str, code: str):
    assert set(codes(names)) == {code}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("England, United Kingdom", "GB"),
        ("Wales, UK", "GB"),
        ("Ohio, United States", "US"),
        ("Georgia, United States", "US"),
        ("Bavaria (Germany)", "DE"),
        ("Georgia (country)", "GE"),
        ("Georgia (United States)", ""),
        ("Réunion, France", "RE"),
        ("Åland Islands (Finland)", "AX"),
        ("Puerto Rico, USA", "PR"),
        ("Columbus, Ohio, United States", "US"),
        ("Atlantis, Nowhere", ""),
    ],
)
def test_a_part_of_a_country_stands_for_the_country_unless_it_has_a_code(name: str, code: str):
    assert country_code(name) == code


def test_a_near_spelling_counts_when_only_one_country_is_near():
    assert codes("Kazakhstah; Philipines; Swizerland; United Sates") == ["KZ", "PH", "CH", "US"]
    assert codes("Austrlia; Irann; Jran; Nigerra") == ["", "IR", "", ""]


def test_what_is_no_country_has_no_code():
    assert codes("; ?; Atlantis; Korea; Soviet Union; Republic; the; Europe") == [""] * 8
    assert country_code("a," * 100_000) == ""


def test_territories_are_part_of_their_country_and_not_the_other_way_round():
    assert [is_part(code, "FR") for code in ("FR", "RE", "BE", "")] == [True, True, False, False]
    assert not is_part("FR", "RE")
