"""Footnotes: one number for one source, and what its claims contradict."""

from tests.atlases import small_atlas
from twinning.footnotes import Footnotes, footnotes
from twinning.paper import Footnote

SOURCES = """\
agreement_id,title,publisher,url,published_on,says_status,says_signed_on
khoy-konya,List,City,https://example.org/list,2025-04,active,2025-04
isfahan-lost,News,,,,active,2025
isfahan-lost,List,City,https://example.org/list,2025-04,ended,2025-04-09
isfahan-lost,Paper,,,,active,
"""


def made(*agreement_ids: str, urls: tuple[str, ...] = ()) -> Footnotes:
    return footnotes(small_atlas(sources=SOURCES), agreement_ids, urls)


def test_a_source_of_two_agreements_is_one_footnote():
    notes = made("isfahan-lost", "khoy-konya", "konya-windhoek")
    assert notes.sources == (
        Footnote("News", "", ""),
        Footnote("List", "City, April 2025", "https://example.org/list"),
        Footnote("Paper", "", ""),
    )
    assert notes.of_agreement == {"isfahan-lost": (1, 2, 3), "khoy-konya": (2,)}


def test_only_the_claims_that_cannot_all_be_true_are_set_against_each_other():
    assert made("isfahan-lost", "khoy-konya").conflicts == {
        "isfahan-lost": ("Active: sources 1 and 3", "Ended: source 2")
    }


def test_an_address_gets_a_number_of_its_own_only_where_no_source_has_it():
    urls = ("https://example.org/list", "", "https://example.org/new", "https://example.org/new")
    notes = made("khoy-konya", urls=urls)
    assert notes.sources[1:] == (Footnote("", "", "https://example.org/new"),)
    assert notes.of_url == {"https://example.org/list": 1, "https://example.org/new": 2}


def test_without_agreements_there_are_no_footnotes():
    assert made() == Footnotes((), {}, {}, {})
