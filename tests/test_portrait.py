"""A country's counts, against the plainest reading of the tables."""

from collections import Counter
from dataclasses import replace
from itertools import combinations, groupby

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.atlases import CITIES, atlas_of, small_atlas
from tests.test_facets import COUNTRIES, PARENTS, ROWS, SELECTIONS, Row, atlas_with, is_selected
from tests.test_facets import values as values_of
from twinning.facets import mask
from twinning.portrait import (
    domestic,
    own_parties,
    partner_countries,
    parts,
    theme_counts,
    themeless,
    undated,
)
from twinning.schema import IN_FORCE, PENDING
from twinning.selection import Selection
from twinning.view import View, view

WORLDS = st.lists(ROWS, max_size=14)
COLUMNS = [
    "agreements",
    "in_force",
    "pending",
    "undated",
    "first_from",
    "first_to",
    "latest_from",
    "latest_to",
]
CODES = sorted(set(COUNTRIES.values()))


def seen(made: list[dict], chosen: Selection) -> tuple[View, list[Row]]:
    """The view of made agreements, and the rows of the table that are selected."""
    shown = view(atlas_with(made), chosen)
    rows = shown.atlas.agreements.to_dict("records")
    return shown, [row for row in rows if is_selected(row, chosen)]


def sides(row: Row) -> list[str]:
    """The countries of both parties."""
    return [COUNTRIES[row["city_a"]], COUNTRIES[row["city_b"]]]


def plain_partner(rows: list[Row]) -> dict[str, int]:
    """The line of a partner country, of the agreements with it."""
    spans = [
        [int(part[:4]) for part in (row["signed_on"].split("/") * 2)[:2]]
        for row in rows
        if row["signed_on"]
    ]
    first, last = zip(*spans, strict=True) if spans else ([0], [0])
    return {
        "agreements": len(rows),
        "in_force": sum(row["status"] in IN_FORCE for row in rows),
        "pending": sum(row["status"] in PENDING for row in rows),
        "undated": len(rows) - len(spans),
        "first_from": min(first),
        "first_to": min(last),
        "latest_from": max(first),
        "latest_to": max(last),
    }


@settings(max_examples=60)
@given(WORLDS, SELECTIONS, st.sampled_from(CODES))
def test_partner_countries_are_those_of_a_plain_count(
    made: list[dict], chosen: Selection, country: str
):
    shown, rows = seen(made, replace(chosen, country=(country,)))
    found = partner_countries(shown, country)
    expected = {
        other: plain_partner(with_it)
        for other in set(CODES) - {country}
        if (with_it := [row for row in rows if other in sides(row)])
    }
    assert {code: dict(line) for code, line in found.to_dict("index").items()} == expected
    counts = found["agreements"].tolist()
    assert counts == sorted(counts, reverse=True)


@settings(max_examples=60)
@given(WORLDS, SELECTIONS, st.sampled_from(CODES))
def test_every_selected_agreement_is_domestic_or_one_partners_and_has_one_status(
    made: list[dict], chosen: Selection, country: str
):
    shown, rows = seen(made, replace(chosen, country=(country,)))
    within = domestic(shown, country)
    ids = shown.atlas.agreements["agreement_id"][within].tolist()
    assert ids == [row["agreement_id"] for row in rows if sides(row) == [country, country]]
    partners = partner_countries(shown, country)["agreements"].sum()
    assert partners + within.sum() == sum(shown.statuses.values()) == shown.count == len(rows)


@settings(max_examples=60)
@given(WORLDS, SELECTIONS, st.sampled_from(CODES))
def test_parties_and_themes_are_those_of_a_plain_count(
    made: list[dict], chosen: Selection, country: str
):
    shown, rows = seen(made, chosen)
    parties = Counter(party for row in rows for party in (row["city_a"], row["city_b"]))
    own = own_parties(shown, country)
    assert own.to_dict() == {p: n for p, n in parties.items() if COUNTRIES[p] == country}
    assert own.tolist() == sorted(own, reverse=True)
    themes = theme_counts(shown)
    assert themes.to_dict() == Counter(t for row in rows for t in values_of(row)["theme"])
    assert themeless(shown).sum() == sum(not row["themes"] for row in rows)
    assert undated(shown).sum() == sum(not row["signed_on"] for row in rows)


@settings(max_examples=60)
@given(WORLDS, SELECTIONS)
def test_themes_stand_in_their_groups_and_the_larger_first(made: list[dict], chosen: Selection):
    themes = theme_counts(seen(made, chosen)[0])
    groups = [theme for theme in themes.index if not PARENTS[theme]]
    assert themes[groups].tolist() == sorted(themes[groups], reverse=True)
    by_group = [PARENTS[theme] or theme for theme in themes.index]
    assert [group for group, _same in groupby(by_group)] == groups
    for group in groups:
        children = [int(n) for theme, n in themes.items() if PARENTS[theme] == group]
        assert children == sorted(children, reverse=True)


@settings(max_examples=60)
@given(WORLDS, SELECTIONS, st.lists(st.sampled_from(CODES), unique=True, min_size=3, max_size=5))
def test_parts_are_the_chosen_countries_and_the_pairs_that_have_agreements(
    made: list[dict], chosen: Selection, countries: list[str]
):
    shown = view(atlas_with(made), replace(chosen, country=tuple(countries)))
    free = replace(shown.selection, between=False)

    def count(own: tuple[str, ...]) -> int:
        narrowed = replace(free, country=own, between=len(own) == 2)
        return int(mask(shown.atlas, narrowed).sum())

    alone = {(code,): count((code,)) for code in countries}
    pairs = {pair: count(pair) for pair in combinations(countries, 2) if count(pair)}
    found = parts(shown)
    assert found == alone | pairs
    assert list(found)[: len(countries)] == list(alone)
    counts = list(found.values())[len(countries) :]
    assert counts == sorted(counts, reverse=True)


def test_first_and_last_signing_are_no_more_exact_than_the_dates():
    agreements = """agreement_id,city_a,city_b,status,signed_on
1,isfahan-ir,khujand-tj,active,2003-03-21/2004-03-19
2,tabriz-ir,khujand-tj,active,2004-01
3,khoy-ir,khujand-tj,proposed,
4,khoy-ir,windhoek-na,proposed,
"""
    shown = view(atlas_of(cities=CITIES, agreements=agreements), Selection(country=("IR",)))
    found = partner_countries(shown, "IR").reset_index()
    assert found.columns.tolist() == ["country", *COLUMNS]
    assert found.to_numpy().tolist() == [
        ["TJ", 3, 2, 1, 1, 2003, 2004, 2004, 2004],
        ["NA", 1, 0, 1, 1, 0, 0, 0, 0],
    ]


def test_a_province_belongs_to_its_country_and_what_lies_within_counts_once():
    agreements = """agreement_id,city_a,city_b,status
1,fars-ir,isfahan-ir,active
2,fars-ir,konya-tr,active
"""
    shown = view(atlas_of(cities=CITIES, agreements=agreements), Selection(country=("IR",)))
    assert partner_countries(shown, "IR")["agreements"].to_dict() == {"TR": 1}
    assert domestic(shown, "IR").tolist() == [True, False]
    assert own_parties(shown, "IR").to_dict() == {"fars-ir": 2, "isfahan-ir": 1}


def test_a_country_without_agreements_has_no_counts():
    shown = view(small_atlas(), Selection(country=("FJ",)))
    assert partner_countries(shown, "FJ").columns.tolist() == COLUMNS
    counts = (partner_countries(shown, "FJ"), own_parties(shown, "FJ"), theme_counts(shown))
    assert [len(counted) for counted in counts] == [0, 0, 0]
