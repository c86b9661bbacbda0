"""Variants: names on one point that are one name, and names of which one lies in the other."""

import pytest

from twinning.variants import are_nested, are_variants


@pytest.mark.parametrize(
    ("name", "other", "one"),
    [
        ("Iași", "Iaşi", True),
        ("Tokyo – Arakawa", "Arakawa (Tokyo)", True),
        ("Vienna 5 – Margareten", "Margareten (Vienna)", True),
        ("Vesthimmerland", "Vesthimmerlands", True),
        ("Vienna 5", "Vienna 6", False),
        ("Prague 11", "Prague 12", False),
        ("Taipei – Tamsui", "Taipei – Yonghe", False),
        ("Lubin (rural gmina)", "Lubin", False),
        ("Koori", "Marumori", False),
    ],
)
def test_one_name_may_be_written_in_several_ways(name: str, other: str, one: bool):
    assert (are_variants(name, other), are_variants(other, name)) == (one, one)


def test_a_name_may_say_what_it_lies_in():
    assert are_nested("Yeonje (Busan)", "Busan")
    assert are_nested("Northern Beaches", "Warringah (Northern Beaches)")
    assert not are_nested("Taipei – Tamsui", "Taipei – Yonghe")
