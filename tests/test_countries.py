"""Countries: which codes are theirs, how they are called, and what a wrong code is told."""

import pytest

from twinning.countries import country_advice, country_name, is_country


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
    assert country_advice("ir").endswith("(did you mean IR?)")
    assert country_advice("Atlantis") == "is not an ISO 3166-1 alpha-2 country code"
