"""Levels: which names are those of cities."""

import pytest

from tests.worlds import world
from twinning.levels import level_of


@pytest.mark.parametrize(
    ("name", "country", "level"),
    [
        ("Isfahan", "IR", "city"),
        ("New York", "US", "city"),
        ("Luxembourg", "LU", "city"),
        ("Singapore", "SG", "city"),
        ("Iowa City", "US", "city"),
        ("State College", "US", "city"),
        ("Doksy (Česká Lípa District)", "CZ", "city"),
        ("A name nobody bears", "DE", "city"),
        ("Isfahan Province", "IR", "province"),
        ("Province of Isfahan", "IR", "province"),
        ("County Kildare", "IE", "province"),
        ("Victoria (state)", "AU", "province"),
        ("Osaka Prefecture", "JP", "province"),
        ("Gyeonggi-do", "KR", "province"),
        ("Shandong", "CN", "province"),
        ("Andalusia", "ES", "province"),
        ("Makariv Raion", "UA", "district"),
        ("Karlsruhe (district)", "DE", "district"),
        ("London Borough of Sutton", "GB", "district"),
        ("Adachi-ku", "JP", "district"),
        ("Tajikistan", "TJ", "country"),
        ("Tajikistan", "IR", "city"),
    ],
)
def test_a_name_tells_the_level(name: str, country: str, level: str):
    assert level_of(name, country, world().gazetteer) == level
