"""Candidate partners and their reasons, against the plainest possible reading of the tables."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.atlases import THEMES, atlas_of, csv_text
from twinning.atlas import Atlas
from twinning.candidates import candidates
from twinning.facets import mask
from twinning.official_languages import official_languages
from twinning.populations import populations
from twinning.reasons import Reason, reasons
from twinning.schema import IN_FORCE, INSTRUMENTS, PENDING, STATUSES
from twinning.seeker import seeker
from twinning.selection import Selection
from twinning.view import view
from twinning.weights import AGAINST, FOR, KINDS, USUAL, sign, weight_of

CITIES = {  # country, level, population, tags
    "isfahan": ("IR", "", "1500000", "heritage;silk-road"),
    "khoy": ("IR", "", "200000", "heritage"),
    "fars": ("IR", "province", "", "heritage"),
    "kabul": ("AF", "", "3000000", "silk-road"),
    "herat": ("AF", "district", "150000", ""),
    "konya": ("TR", "", "", "heritage;silk-road"),
    "kazan": ("RU", "", "1250000", "heritage"),
    "berlin": ("DE", "", "3600000", ""),
    "wien": ("AT", "", "140000", "heritage"),
}
PARENTS = dict(line.split(",")[0:2] for line in THEMES.splitlines()[1:])
HOME, HERE = "IR", "isfahan"
COLUMNS = ["agreement_id", "city_a", "city_b", "status", "themes", "signed_on", "instrument"]

Row = tuple[str, str, str, str, str, str, str]
ROWS = st.lists(
    st.tuples(
        st.sampled_from(list(combinations(CITIES, 2))),
        st.sampled_from([*STATUSES, "active", "active", "active"]),
        st.lists(st.sampled_from(list(PARENTS)), unique=True, max_size=3),
        st.sampled_from(["", "1999", "2020"]),
        st.sampled_from(INSTRUMENTS[:2]),
    ),
    max_size=14,
    unique_by=lambda row: (row[0], row[-1]),
).map(
    lambda rows: [
        (f"a{n}", *parties, status, ";".join(themes), signed, instrument)
        for n, (parties, status, themes, signed, instrument) in enumerate(rows)
    ]
)
SELECTIONS = st.builds(
    Selection,
    city=st.just((HERE,)),
    country=st.sampled_from([(), (), ("IR",), ("TR", "AF"), ("IR", "RU")]),
    theme=st.sampled_from([(), (), ("tourism",), ("spiritual-tourism", "culture")]),
    status=st.sampled_from([(), (), ("active",), ("active", "proposed")]),
    year_from=st.sampled_from([None, 2000]),
    undated=st.booleans(),
    q=st.sampled_from(["", "isfahan"]),
)
WEIGHTS = st.fixed_dictionaries(
    {kind: st.integers(0, 40).map(lambda halves: halves / 2) for kind in KINDS}
)

few = settings(max_examples=60)  # each reads tables


def atlas_with(rows: list[Row]) -> Atlas:
    cities = [(c, c.title(), *cells) for c, cells in CITIES.items()]
    header = ["city_id", "name", "country", "level", "population", "tags"]
    return atlas_of(
        cities=csv_text([header, *cities]), agreements=csv_text([COLUMNS, *rows]), themes=THEMES
    )


def found(
    atlas: Atlas, selection: Selection, weights=USUAL, city: str = HERE
) -> dict[str, tuple[float, list[Reason]]]:
    """The candidates with their total and reasons, in their order."""
    known = populations(atlas)
    looking = seeker(view(atlas, selection), city)
    table = candidates(looking, weights, known)
    rows = [table.iloc[place] for place in range(len(table))]
    return {
        looking.id_of(int(row.name)): (row["total"], reasons(looking, row, weights, known))
        for row in rows
    }


def partner_of(row: Row, city: str) -> str:
    """The other party; empty when the city is none."""
    return {row[1]: row[2], row[2]: row[1]}.get(city, "")


def groups(cell: str) -> set[str]:
    """The themes that find a row: its own and their parents."""
    themes = [theme for theme in cell.split(";") if theme]
    return {*themes, *(PARENTS[theme] or theme for theme in themes)}


def counts(row: Row, chosen: Selection) -> bool:
    """Whether the filters leave the row, whatever city, country and words were chosen."""
    return (
        (not chosen.theme or not groups(row[4]).isdisjoint(chosen.theme))
        and (not chosen.status or row[3] in chosen.status)
        and (chosen.undated if not row[5] else int(row[5]) >= (chosen.year_from or 0))
    )


def themes_of(rows: list[Row], city: str) -> set[str]:
    """The themes that find any of a city's rows."""
    return {theme for row in rows if city in row[1:3] for theme in groups(row[4])}


def plain_amounts(rows: list[Row], chosen: Selection, city: str) -> dict[str, float]:
    """Every amount of one city, by going through all rows."""
    country, there = CITIES[city][0], CITIES[city]
    counted = [row for row in rows if counts(row, chosen)]
    active = [row for row in counted if row[3] in IN_FORCE]
    own = [row for row in rows if HERE in row[1:3]]
    shared = {
        t
        for t in themes_of(active, HERE) & themes_of(active, city)
        if not chosen.theme or t in chosen.theme or (PARENTS[t] or t) in chosen.theme
    }
    pending = [row for row in counted if row[3] in PENDING]
    to_home = {
        c: CITIES[c][0]
        for row in pending
        for c in row[1:3]
        if HERE in row[1:3] or [CITIES[party][0] for party in row[1:3]].count(HOME) == 1
        if CITIES[c][0] != HOME or HERE in row[1:3]
    }
    asked = {partner_of(row, HERE) for row in own if row[3] in PENDING}
    ratio = float(CITIES[city][2] or "nan") / float(CITIES[HERE][2])
    ratio = max(ratio, 1 / ratio) if ratio == ratio else ratio
    abroad = country != HOME
    return {
        "partners": len(
            {partner_of(r, HERE) for r in active} & {partner_of(r, city) for r in active} - {""}
        ),
        "themes": len(shared - {PARENTS[t] for t in shared}),
        "tags": len(set(CITIES[HERE][3].split(";")) & set(there[3].split(";")) - {""}),
        "language": len(official_languages(HOME) & official_languages(country)) if abroad else 0,
        "population": ratio <= 2,
        "interest": 1 if city in to_home else 0.5 * (abroad and country in to_home.values()),
        "covered": sum(CITIES[partner_of(r, HERE)][0] == country for r in own if r[3] in IN_FORCE)
        if abroad
        else 0,
        "pending": 1
        if city in asked
        else 0.5 * (abroad and country in {CITIES[c][0] for c in asked}),
        "past": any(partner_of(r, HERE) == city for r in own if r[3] in ("ended", "disputed")),
        "size": ratio > 10,
        "home": not abroad,
    }


def plain_candidates(rows: list[Row], chosen: Selection, weights) -> dict[str, dict[str, float]]:
    """The candidates with the points of each reason that counts."""
    partners = {partner_of(row, HERE) for row in rows if row[3] in IN_FORCE}
    limit = set(chosen.country) - {HOME}
    plain = {}
    for city, (country, level, *_) in CITIES.items():
        amounts = plain_amounts(rows, chosen, city)
        near = amounts["partners"] or amounts["tags"] or amounts["interest"] == 1
        points = {k: sign(k) * weights[k] * a for k, a in amounts.items() if a and weights[k]}
        is_shown = near and any(points.get(kind) for kind in FOR)
        if city == HERE or city in partners or level == "province" or not is_shown:
            continue
        if not limit or country in limit:
            plain[city] = points
    return plain


@few
@given(rows=ROWS, chosen=SELECTIONS, weights=WEIGHTS)
def test_candidates_and_their_points_are_those_of_the_plainest_reading(rows, chosen, weights):
    told = found(atlas_with(rows), chosen, weights)
    assert {
        city: {reason.kind: reason.points for reason in why} for city, (_total, why) in told.items()
    } == plain_candidates(rows, chosen, weights)


@few
@given(rows=ROWS, chosen=SELECTIONS, weights=WEIGHTS)
def test_the_total_is_the_sum_of_the_points_shown_and_orders_the_candidates(rows, chosen, weights):
    told = found(atlas_with(rows), chosen, weights)
    totals = [total for total, _why in told.values()]
    assert totals == [sum(reason.points for reason in why) for _total, why in told.values()]
    assert totals == sorted(totals, reverse=True)


@few
@given(rows=ROWS, chosen=SELECTIONS)
def test_no_partner_is_a_candidate_whatever_is_selected(rows, chosen):
    partners = {partner_of(row, HERE) for row in rows if row[3] in IN_FORCE}
    assert partners.isdisjoint(found(atlas_with(rows), chosen))


@few
@given(rows=ROWS, chosen=SELECTIONS)
def test_every_named_shared_partner_is_one_and_leads_to_the_agreements_of_both(rows, chosen):
    parties = {row[0]: set(row[1:3]) for row in rows if row[3] in IN_FORCE and counts(row, chosen)}
    for city, (_total, why) in found(atlas_with(rows), chosen).items():
        for reason in why:
            if reason.kind == "partners":
                assert len(reason.evidence) == reason.amount
                for shared in reason.evidence:
                    partner = shared.words.lower()
                    joined = [{link.words.lower(), partner} for link in shared.links]
                    assert [parties[link.agreement] for link in shared.links] == joined
                    assert {c for pair in joined for c in pair} == {HERE, city, partner}
                    assert {link.selection for link in shared.links} == {Selection(city=(partner,))}


@few
@given(rows=ROWS, chosen=SELECTIONS)
def test_every_link_leads_to_the_rows_it_speaks_of(rows, chosen):
    atlas = atlas_with(rows)
    ids = atlas.agreements["agreement_id"]
    for city, (_total, why) in found(atlas, chosen).items():
        for reason in why:
            for evidence in reason.evidence:
                for link in evidence.links:
                    led_to = set(ids[mask(atlas, link.selection)])
                    assert link.agreement in led_to or not link.agreement
                    if reason.kind == "themes":
                        assert led_to == with_theme(rows, chosen, city, link.selection.theme[0])
                    elif not link.agreement:
                        assert evidence.words.split()[0] == str(len(led_to))
            if reason.kind == "covered":
                assert reason.evidence[0].words.split()[0] == f"{reason.amount:g}"


def with_theme(rows: list[Row], chosen: Selection, city: str, theme: str) -> set[str]:
    """The agreements in force of the two cities on a theme."""
    return {
        row[0]
        for row in rows
        if counts(row, chosen) and row[3] in IN_FORCE and theme in groups(row[4])
        if not {HERE, city}.isdisjoint(row[1:3])
    }


EXAMPLE = [
    ("a0", "isfahan", "kazan", "active", "culture;spiritual-tourism", "2020", ""),
    ("a1", "kazan", "konya", "dormant", "", "", ""),
    ("a2", "konya", "berlin", "active", "tourism;culture", "", ""),
    ("a3", "khoy", "konya", "proposed", "", "", ""),
    ("a4", "isfahan", "kabul", "approved", "", "", ""),
    ("a5", "isfahan", "wien", "ended", "", "1999", ""),
]


def test_each_reason_names_what_it_rests_on():
    told = found(atlas_with(EXAMPLE), Selection(city=(HERE,)))
    assert {
        city: [(r.points, r.words, [evidence.words for evidence in r.evidence]) for r in why]
        for city, (_total, why) in told.items()
    } == {
        "konya": [
            (1, "both are partners of", ["Kazan"]),
            (1, "both have agreements on", ["Culture", "Tourism"]),
            (2, "both are tagged", ["heritage", "silk road"]),
            (1, "proposed or approved between Konya and Iran", ["Khoy – Konya (proposed)"]),
        ],
        "kabul": [
            (1, "both are tagged", ["silk road"]),
            (1, "official in both countries", ["Persian"]),
            (
                1,
                "inhabitants, at most twice as many in one as in the other",
                ["Isfahan 1,500,000", "Kabul 3,000,000"],
            ),
            (
                1,
                "proposed or approved between Kabul and Iran",
                ["Isfahan – Kabul (approved by one side)"],
            ),
            (
                -2,
                "already proposed or approved between Isfahan and Kabul",
                ["Isfahan – Kabul (approved by one side)"],
            ),
        ],
        "wien": [
            (1, "both are tagged", ["heritage"]),
            (-1, "there was or may be one before", ["Isfahan – Wien (ended)"]),
            (
                -1,
                "inhabitants, more than ten times as many in one as in the other",
                ["Isfahan 1,500,000", "Wien 140,000"],
            ),
        ],
        "khoy": [(1, "both are tagged", ["heritage"]), (-5, "both lie in", ["Iran"])],
    }


def test_what_others_of_both_countries_propose_counts_half_and_leads_to_just_that():
    rows = [
        ("a0", "khoy", "herat", "proposed", "", "", ""),
        ("a1", "khoy", "konya", "proposed", "", "", ""),
        ("a2", "herat", "konya", "approved", "", "", ""),
        ("a3", "isfahan", "herat", "ended", "", "", ""),
    ]
    atlas = atlas_with(rows)
    _total, why = found(atlas, Selection(city=(HERE,)))["kabul"]
    [interest] = [reason for reason in why if reason.kind == "interest"]
    [[link]] = [evidence.links for evidence in interest.evidence]
    assert (interest.amount, interest.evidence[0].words) == (0.5, "1 agreement")
    assert atlas.agreements["agreement_id"][mask(atlas, link.selection)].tolist() == ["a0"]


def test_several_agreements_with_one_partner_share_it_once_and_all_are_linked():
    rows = [
        ("a0", "isfahan", "kazan", "active", "", "", ""),
        ("a1", "kazan", "konya", "active", "", "", ""),
        ("a2", "konya", "kazan", "active", "", "", "mou"),
    ]
    _total, why = found(atlas_with(rows), Selection(city=(HERE,)))["konya"]
    assert why[0].amount == 1
    assert [link.agreement for link in why[0].evidence[0].links] == ["a0", "a1", "a2"]


def test_a_shared_child_stands_for_its_parent():
    rows = [
        ("a0", "isfahan", "kazan", "active", "spiritual-tourism;culture", "", ""),
        ("a1", "kazan", "konya", "active", "tourism;spiritual-tourism", "", ""),
        ("a2", "kazan", "berlin", "active", "tourism", "", ""),
    ]
    told = found(atlas_with(rows), Selection(city=(HERE,)))
    themes = {
        city: [
            evidence.words
            for reason in why
            if reason.kind == "themes"
            for evidence in reason.evidence
        ]
        for city, (_total, why) in told.items()
    }
    assert (themes["konya"], themes["berlin"]) == (["Spiritual tourism"], ["Tourism"])


def test_of_many_shared_partners_ten_are_named_and_the_others_counted():
    names = [f"p{n}" for n in range(13)]
    pairs = [(c, name) for c in ("one", "two") for name in names]
    rows = [(f"{a}-{b}", a, b, "active") for a, b in pairs]
    cities = [(c, c, "IR" if c == "one" else "TR") for c in ("one", "two", *names)]
    atlas = atlas_of(
        cities=csv_text([("city_id", "name", "country"), *cities]),
        agreements=csv_text([("agreement_id", "city_a", "city_b", "status"), *rows]),
    )
    [(_total, [reason, *_others])] = found(atlas, Selection(city=("one",)), city="one").values()
    assert reason.amount == 13
    assert [evidence.words for evidence in reason.evidence] == [*names[:10], "3 more"]
    [rest] = reason.evidence[-1].links
    assert np.count_nonzero(mask(atlas, rest.selection)) == 26


def test_a_province_looks_for_provinces():
    rows = [("a0", "fars", "konya", "active", "", "", "")]
    cities = atlas_with(rows)
    assert found(cities, Selection(), city="fars") == {}
    assert set(found(cities, Selection(), city="isfahan")) == {
        "konya",
        "kazan",
        "kabul",
        "wien",
        "khoy",
    }


def test_populations_are_the_tables_or_else_the_gazetteers():
    atlas = atlas_of(
        cities=csv_text(
            [
                ("city_id", "name", "country", "geonames_id", "population"),
                ("a", "A", "IR", "418863", "7"),
                ("b", "B", "IR", "418863", ""),
                ("c", "C", "IR", "1", ""),
                ("d", "D", "IR", "", ""),
            ]
        ),
        agreements="agreement_id,city_a,city_b,status\n",
    )
    pd.testing.assert_series_equal(
        pd.Series(populations(atlas)), pd.Series([7, 1_547_164, np.nan, np.nan])
    )


def test_a_language_counts_once_whatever_its_scripts_and_in_fact_is_enough():
    assert official_languages("AZ") == {"az"}
    assert official_languages("US") == {"en"}
    assert official_languages("IR") & official_languages("AF") == {"fa"}
    assert official_languages("XX") == frozenset()


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        *[(text, float(text)) for text in ("0", "0.5", "2", "19.5", "20", "20.0")],
        *[(text, None) for text in ("", "-1", "20.5", "0.25", "x", "1e1", "٢", "nan", "007")],
    ],
)
def test_a_weight_is_a_number_of_halves_up_to_twenty(text, weight):
    assert weight_of(text) == weight


def test_every_kind_has_a_usual_weight():
    assert list(USUAL) == [*FOR, *AGAINST]
