"""Claimed totals: whose they are, which agreements they are about, and what comes of them."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.atlases import CITIES, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.counting import ranged
from twinning.reconciliation import Claim, claims, concerned, counted, selected_claims
from twinning.schema import IN_FORCE, INSTRUMENTS, PENDING, STATUSES
from twinning.selection import Selection
from twinning.verdicts import counts_as, difference, recorded, sentence, whose
from twinning.view import view

HOME = {
    "isfahan-ir": "IR",
    "khoy-ir": "IR",
    "konya-tr": "TR",
    "khujand-tj": "TJ",
    "windhoek-na": "NA",
}
PAIRS = list(combinations(HOME, 2))
CLAIMS = """\
agreement_id,title,publisher,published_on,quote,claims_city,claims_country,claims_total
,Thirteen,Daily,2021-06-11,13 cities,khoy-ir,,13
,Yearbook,,,,,TR,2
khoy-konya,News,,2025,,,,
,Pair,Weekly,2025-05,,khoy-ir,TR,1
,Nobody,,,,lost-de,,0
,Far away,,,,,NA,7
"""


def claim_of(city: str = "", country: str = "", total: int = 0, published_on: str = "") -> Claim:
    """A claim about a city, a country, or one with the other."""
    return Claim(0, city, country, total, published_on, "Daily", "News", "", "")


def totals(atlas: Atlas, **selection: tuple[str, ...]) -> list[tuple[str, int]]:
    """Whose agreements the claims of a selection are about, and how many they say."""
    found = selected_claims(view(atlas, Selection(**selection)))
    return [(whose(atlas, claim), claim.total) for claim in found]


def test_claims_are_read_with_who_makes_them():
    first, *others = claims(small_atlas(sources=CLAIMS).sources)
    assert first == Claim(
        0, "khoy-ir", "", 13, "2021-06-11", "Daily", "Thirteen", url="", quote="13 cities"
    )
    assert [claim.source for claim in others] == [1, 3, 4, 5]


def test_without_a_selection_every_claim_is_shown():
    assert totals(small_atlas(sources=CLAIMS)) == [
        ("Khoy, Iran", 13),
        ("Türkiye", 2),
        ("Khoy, Iran, with Türkiye", 1),
        ("Lost, Germany", 0),
        ("Namibia", 7),
    ]


def test_a_selection_keeps_the_claims_about_its_parties_and_their_countries():
    atlas = small_atlas(sources=CLAIMS)
    assert totals(atlas, theme=("spiritual-tourism",)) == [
        ("Khoy, Iran", 13),
        ("Türkiye", 2),
        ("Khoy, Iran, with Türkiye", 1),
    ]
    assert totals(atlas, status=("ended",)) == [("Türkiye", 2), ("Namibia", 7)]
    assert totals(atlas, theme=("culture",)) == []


def test_a_claim_about_what_was_chosen_is_shown_without_any_agreement():
    atlas = small_atlas(sources=CLAIMS)
    assert totals(atlas, city=("lost-de",), status=("active",)) == [("Lost, Germany", 0)]
    assert totals(atlas, country=("NA",), status=("active",)) == [("Namibia", 7)]


def test_an_atlas_without_sources_has_no_claims():
    assert selected_claims(view(small_atlas(sources="title\n"), Selection())) == []


AGREED = st.lists(
    st.tuples(
        st.sampled_from(PAIRS),
        st.booleans(),
        st.sampled_from(STATUSES),
        st.sampled_from(INSTRUMENTS),
    ),
    unique_by=lambda row: (row[0], row[3]),
    max_size=12,
)


@given(AGREED, st.sampled_from(["", *HOME]), st.sampled_from(["", *sorted(set(HOME.values()))]))
def test_a_claim_is_about_what_the_plainest_reading_of_the_table_finds(agreed, city, country):
    if not (city or country):
        return
    rows = [
        (*(pair[::-1] if turned else pair), status, instrument)
        for pair, turned, status, instrument in agreed
    ]
    lines = [f"a{number},{','.join(row)}\n" for number, row in enumerate(rows)]
    header = "agreement_id,city_a,city_b,status,instrument\n"
    atlas = atlas_of(cities=CITIES, agreements=header + "".join(lines))
    assert atlas.problems == ()

    def is_about(a: str, b: str) -> bool:
        if not city:
            return country in (HOME[a], HOME[b])
        partner = {a: b, b: a}.get(city)
        return partner is not None and country in ("", HOME[partner])

    about = [row for row in rows if is_about(row[0], row[1])]
    found = counted(atlas, claim_of(city, country))
    assert found.agreements.tolist() == [n for n, row in enumerate(rows) if row in about]
    sisters = [status for _a, _b, status, instrument in about if instrument == "sister-city"]
    assert dict(found.sisters_now) == count_plainly(sisters)
    assert dict(found.all_now) == count_plainly([status for _a, _b, status, _i in about])
    assert (found.then, found.sisters_then) == (None, None)


def count_plainly(statuses: list[str]) -> dict[str, int]:
    """How many of the statuses are in force, pending, disputed and ended; those that occur."""
    counts = {
        "in-force": sum(status in IN_FORCE for status in statuses),
        "pending": sum(status in PENDING for status in statuses),
        "disputed": statuses.count("disputed"),
        "ended": statuses.count("ended"),
    }
    return {code: count for code, count in counts.items() if count}


def test_a_city_with_its_own_country_is_about_partners_at_home():
    atlas = small_atlas()
    assert concerned(atlas, claim_of("khoy-ir", "IR")).tolist() == [1]
    assert concerned(atlas, claim_of("khoy-ir", "TR")).tolist() == [0]
    assert concerned(atlas, claim_of("khoy-ir")).tolist() == [0, 1]
    assert concerned(atlas, claim_of("", "IR")).tolist() == [0, 1, 2, 4, 5]


def test_only_sister_cities_count_by_the_day_of_publication():
    found = counted(small_atlas(), claim_of("", "IR", published_on="2021-06-11"))
    assert found.then is not None
    assert found.then.tolist() == ["later", "pending", "in-force", "disputed", "pending"]
    assert found.sisters_then == {"later": 1, "in-force": 1, "disputed": 1}


@pytest.mark.parametrize(
    ("total", "counts", "expected"),
    [
        (13, {"in-force": 13}, ("13", "as claimed")),
        (13, {"in-force": 16, "pending": 1}, ("16", "3 fewer claimed")),
        (1, {}, ("0", "1 more claimed")),
        (
            13,
            {"in-force": 12, "disputed": 2},
            ("12 to 14, of these 2 disputed", "may be as claimed"),
        ),
        (
            9,
            {"disputed": 1, "undated": 8, "vague": 1200},
            (
                "0 to 1,209, of these 1 disputed, 8 undated, 1,200 dated too vaguely",
                "may be as claimed",
            ),
        ),
        (2000, {"in-force": 3, "undated": 1}, ("3 to 4, of these 1 undated", "1,996 more claimed")),
    ],
)
def test_a_difference_is_said_in_words(total, counts, expected):
    assert (recorded(counts), difference(total, ranged(counts))) == expected


def test_a_claim_is_told_in_sentences():
    atlas = small_atlas()
    dated = claim_of("", "IR", 2, "2021-06-11")
    assert sentence(dated, counted(atlas, dated)) == (
        "Daily, 11 June 2021: 2 claimed. "
        "Recorded by then: 1 to 2, of these 1 disputed (may be as claimed). "
        "Recorded now: 2 to 3, of these 1 disputed (may be as claimed)."
    )
    undated = claim_of("konya-tr", "", 5)
    assert sentence(undated, counted(atlas, undated)) == (
        "Daily, date not known: 5 claimed. Recorded now: 1 (4 more claimed)."
    )


def test_other_instruments_are_said_not_to_count():
    assert counts_as("in-force", "sister-city") == "in force"
    assert counts_as("in-force", "mou") == "not counted: memorandum of understanding"
    assert np.unique([counts_as("later", name) for name in INSTRUMENTS]).size == len(INSTRUMENTS)
