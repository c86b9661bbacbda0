"""Each agreement as a sentence."""

import re

import numpy as np
import pytest

from tests.atlases import AGREEMENTS, CITIES, SOURCES, small_atlas
from twinning.reader import CALENDARS, LANGUAGES, Reader, spoken_to
from twinning.statement import parties, statements

ISOLATED = "\N{FIRST STRONG ISOLATE}Lost\N{POP DIRECTIONAL ISOLATE}"
MORE_CITIES = """\
old-town-na,Old Town,NA,district,-22.6,17.1,,
iran,Iran,IR,country,,,,
east-ir,East Province,IR,province,,,,
"""
MORE_AGREEMENTS = """\
undated,konya-tr,khujand-tj,suspended,,,culture,
themes,konya-tr,old-town-na,active,mou,2021-07,trade;culture;eu-funds;tourism,
levels,iran,east-ir,active,,1960/1970,,
promised,konya-tr,isfahan-ir,proposed,,2024,,
denied,konya-tr,tabriz-ir,disputed,,,,
"""


def test_a_statement_says_how_an_agreement_stands_and_who_says_so():
    assert statements(small_atlas(), np.arange(6)) == [
        "Khoy (Iran) – Konya (Türkiye): sister city, active, signed 9 April 2025,"
        " spiritual tourism; 2 sources",
        "Tabriz (Iran) – Khoy (Iran): memorandum of understanding, proposed, not signed,"
        " tourism + 1; no source",
        "Isfahan (Iran) – Khujand (Tajikistan): sister city, dormant,"
        " signed 21 March 2003 – 19 March 2004, culture; no source",
        "Konya (Türkiye) – Windhoek (Namibia): friendship, ended, signed 1999, no theme stated;"
        " 2 sources that contradict each other",
        "Isfahan (Iran) – Lost (Germany, not located): sister city, disputed,"
        " said to have been signed October 2000, EU funds; 2 sources that contradict each other",
        "Fars (province, Iran) – Windhoek (Namibia): cooperation agreement, approved by one side,"
        " not signed, no theme stated; no source",
    ]


def test_what_is_not_known_is_said_and_no_promise_is_called_signed():
    atlas = small_atlas(
        cities=CITIES + MORE_CITIES,
        agreements=AGREEMENTS + MORE_AGREEMENTS,
        sources=SOURCES + "themes,Letter,,,\n",
    )
    assert statements(atlas, np.arange(6, 11)) == [
        "Konya (Türkiye) – Khujand (Tajikistan): sister city, suspended, date of signing not known,"
        " culture; no source",
        "Konya (Türkiye) – Old Town (Namibia): memorandum of understanding, active,"
        " signed July 2021, trade + 3; 1 source",
        "Iran (country) – East Province (Iran): sister city, active, signed 1960 – 1970,"
        " no theme stated; no source",
        "Konya (Türkiye) – Isfahan (Iran): sister city, proposed, not signed, no theme stated;"
        " no source",
        "Konya (Türkiye) – Tabriz (Iran): sister city, disputed, date of signing not known,"
        " no theme stated; no source",
    ]


def test_statements_come_in_the_order_asked_for():
    atlas = small_atlas()
    whole = statements(atlas, np.arange(6))
    assert statements(atlas, np.array([4, 0, 4])) == [whole[4], whole[0], whole[4]]
    assert statements(atlas, np.array([], dtype=np.int64)) == []


@pytest.mark.parametrize("calendar", CALENDARS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_in_a_statement_is_filled_in_every_language(language: str, calendar: str):
    atlas = small_atlas(cities=CITIES + MORE_CITIES, agreements=AGREEMENTS + MORE_AGREEMENTS)
    rows = np.arange(11)
    with spoken_to(Reader(language, calendar)):
        said, named = statements(atlas, rows), parties(atlas, rows)
    assert [words for words in said if re.search(r"[{}]", words)] == []
    assert all(pair in words for pair, words in zip(named, said, strict=True))


def test_names_from_elsewhere_keep_their_direction_to_themselves():
    with spoken_to(Reader("fa")):
        [pair] = parties(small_atlas(), np.array([4]))
    assert ISOLATED in pair
