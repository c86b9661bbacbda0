"""The order of agreements, as a reader asks for it."""

import pytest

from tests.atlases import atlas_of, small_atlas
from twinning.ordering import ORDERS, ordered
from twinning.reader import Reader, spoken_to
from twinning.selection import Selection
from twinning.view import view


def ids(order: str, selection: Selection) -> list[str]:
    """The ids of the selected agreements in that order."""
    rows = ordered(view(small_atlas(), selection), order)
    return small_atlas().agreements["agreement_id"].iloc[rows].tolist()


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", [0, 1, 2, 3, 4, 5]),
        ("no such order", [0, 1, 2, 3, 4, 5]),
        ("oldest", [3, 4, 2, 0, 1, 5]),
        ("newest", [0, 2, 4, 3, 1, 5]),
        ("city", [5, 2, 4, 0, 3, 1]),
        ("partner", [1, 2, 0, 4, 3, 5]),
        ("country", [0, 1, 2, 4, 5, 3]),
        ("partner-country", [4, 1, 3, 5, 2, 0]),
        ("status", [1, 5, 0, 2, 3, 4]),
    ],
)
def test_every_order_puts_all_rows_and_what_is_not_known_last(order: str, expected: list[int]):
    assert ordered(view(small_atlas(), Selection()), order).tolist() == expected


@pytest.mark.parametrize("order", ["", *ORDERS])
def test_an_order_neither_loses_nor_adds_a_row(order: str):
    assert sorted(ids(order, Selection(country=("IR",)))) == sorted(
        ids("", Selection(country=("IR",)))
    )
    assert ids(order, Selection(country=("JP",))) == []


LETTERS = """city_id,name,country,name_fa,name_tr,name_es
gorgan,Gorgan,IR,گرگان,Gürgan,Ñorgán
karaj,Karaj,IR,کرج,Kerec,Noraj
chabahar,Chabahar,IR,چابهار,Çabahar,Ochabahar
jolfa,Jolfa,IR,جلفا,Culfa,Nzolfa
konya,Konya,TR,,,
"""
PAIRS = """agreement_id,city_a,city_b,status
g,gorgan,jolfa,active
k,karaj,jolfa,active
c,chabahar,jolfa,active
j,jolfa,konya,active
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "cgjk"), ("fa", "jckg"), ("tr", "jcgk"), ("es", "kjgc"), ("ru", "cgjk")],
)
def test_cities_stand_in_the_order_of_the_readers_alphabet(language: str, expected: str):
    shown = view(atlas_of(cities=LETTERS, agreements=PAIRS), Selection())
    with spoken_to(Reader(language)):
        rows = ordered(shown, "city")
    assert "".join(shown.atlas.agreements["agreement_id"].iloc[rows]) == expected
