"""Filters and counts, against the plainest possible reading of the tables."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.atlases import CITIES, THEMES, atlas_of, csv_text, small_atlas
from twinning.atlas import Atlas
from twinning.facets import facets, largest, mask
from twinning.incidence import Years, incidences, years
from twinning.schema import INSTRUMENTS, STATUSES
from twinning.selection import FACETS, Selection

CITY_IDS = [line.split(",")[0] for line in CITIES.splitlines()[1:]]
COUNTRIES = dict(line.split(",")[0:3:2] for line in CITIES.splitlines()[1:])
PARENTS = dict(line.split(",")[0:2] for line in THEMES.splitlines()[1:])
DATES = ["", "1999", "2003-03-21/2004-03-19", "2004-02", "2025-04-09", "1998-12-31/2003-01-01"]
NAMES = {"khoy": {"khoy-ir"}, "leninabad": {"khujand-tj"}, "no such name": set()}
CHOSEN = ("status", "instrument", "signed_on", "themes")

Row = dict[str, str]


@pytest.fixture(autouse=True, scope="module")
def _no_gazetteer(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWINNING_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


def some(values) -> st.SearchStrategy[tuple[str, ...]]:
    """None, one or several of the values."""
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


ROWS = st.fixed_dictionaries(
    {
        "parties": st.lists(st.sampled_from(CITY_IDS), unique=True, min_size=2, max_size=2),
        "status": st.sampled_from(STATUSES),
        "instrument": st.sampled_from(INSTRUMENTS),
        "signed_on": st.sampled_from(DATES),
        "themes": some(PARENTS).map(";".join),
    }
)
YEARS = st.none() | st.integers(1997, 2026)
SELECTIONS = st.builds(
    Selection,
    country=some(sorted(set(COUNTRIES.values()))),
    city=some(CITY_IDS),
    theme=some(PARENTS),
    status=some(STATUSES),
    instrument=some(INSTRUMENTS),
    year_from=YEARS,
    year_to=YEARS,
    undated=st.booleans(),
    q=st.sampled_from(["", *NAMES]),
)


def atlas_with(rows: list[dict]) -> Atlas:
    """The atlas of these agreements; the same pair and instrument twice is set aside."""
    cells = [[f"a{n}", *row["parties"], *(row[c] for c in CHOSEN)] for n, row in enumerate(rows)]
    header = ["agreement_id", "city_a", "city_b", *CHOSEN]
    return atlas_of(cities=CITIES, themes=THEMES, agreements=csv_text([header, *cells]))


def values(row: Row) -> dict[str, set[str]]:
    """What an agreement counts for, facet by facet."""
    themes = {theme for theme in row["themes"].split(";") if theme}
    return {
        "city": {row["city_a"], row["city_b"]},
        "country": {COUNTRIES[row["city_a"]], COUNTRIES[row["city_b"]]},
        "theme": themes | {PARENTS[theme] for theme in themes} - {""},
        "status": {row["status"]},
        "instrument": {row["instrument"]},
    }


def in_years(row: Row, chosen: Selection) -> bool:
    """Whether some day of the signing date lies in the years, or there is none and it may stay."""
    if not row["signed_on"]:
        return chosen.undated
    first, last = (int(part[:4]) for part in (row["signed_on"].split("/") * 2)[:2])
    possible = range(first, last + 1)
    return any((chosen.year_from or 0) <= year <= (chosen.year_to or 9999) for year in possible)


def is_selected(row: Row, chosen: Selection) -> bool:
    """Whether an agreement meets every filter."""
    own = values(row)
    named = not chosen.q or bool(own["city"] & NAMES[chosen.q])
    met = all(
        not getattr(chosen, facet) or own[facet].intersection(getattr(chosen, facet))
        for facet in FACETS
    )
    return met and named and in_years(row, chosen)


def counted(rows: list[Row], chosen: Selection, facet: str) -> dict[str, int]:
    """How many agreements each value would leave were it the only one chosen of its facet."""
    found = [value for row in rows for value in values(row)[facet]]
    return {
        value: sum(is_selected(row, replace(chosen, **{facet: (value,)})) for row in rows)
        for value in set(found)
    }


@settings(max_examples=60)
@given(st.lists(ROWS, max_size=12), SELECTIONS)
def test_mask_and_counts_equal_brute_force(made: list[dict], chosen: Selection):
    atlas = atlas_with(made)
    rows = atlas.agreements.to_dict("records")
    found = facets(atlas, chosen)
    assert found.mask.tolist() == [is_selected(row, chosen) for row in rows]
    assert mask(atlas, chosen).tolist() == found.mask.tolist()
    for facet in FACETS:
        counts = {value: int(count) for value, count in found.counts[facet].items()}
        expected = dict.fromkeys(counts, 0) | counted(rows, chosen, facet)
        assert counts == expected
    undated = replace(chosen, year_from=None, year_to=None, undated=True)
    assert found.undated == sum(is_selected(row, undated) for row in rows if not row["signed_on"])


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        pytest.param(
            Selection(),
            "khoy-konya khoy-tabriz isfahan-khujand konya-windhoek isfahan-lost fars-windhoek",
            id="everything, what ended and what is not on the map included",
        ),
        pytest.param(
            Selection(country=("TR",)), "khoy-konya konya-windhoek", id="country of either party"
        ),
        pytest.param(
            Selection(country=("NA",)), "konya-windhoek fars-windhoek", id="Namibia is no gap"
        ),
        pytest.param(
            Selection(country=("TR", "DE")),
            "khoy-konya konya-windhoek isfahan-lost",
            id="any of several countries",
        ),
        pytest.param(Selection(city=("khoy-ir",)), "khoy-konya khoy-tabriz", id="city"),
        pytest.param(
            Selection(theme=("tourism",)), "khoy-konya khoy-tabriz", id="a parent and its children"
        ),
        pytest.param(
            Selection(theme=("spiritual-tourism",)), "khoy-konya", id="a child without its parent"
        ),
        pytest.param(
            Selection(status=("ended",), country=("NA",)), "konya-windhoek", id="across facets all"
        ),
        pytest.param(Selection(instrument=("mou",)), "khoy-tabriz", id="instrument"),
        pytest.param(
            Selection(year_from=2004, year_to=2024),
            "khoy-tabriz isfahan-khujand fars-windhoek",
            id="an interval that reaches into the years",
        ),
        pytest.param(
            Selection(year_to=2003, undated=False),
            "isfahan-khujand konya-windhoek isfahan-lost",
            id="an interval that begins within them",
        ),
        pytest.param(
            Selection(undated=False),
            "khoy-konya isfahan-khujand konya-windhoek isfahan-lost",
            id="undated left out",
        ),
        pytest.param(Selection(q="Leninabad"), "isfahan-khujand", id="a former name"),
        pytest.param(Selection(q="!?"), "", id="a search without a letter finds nothing"),
    ],
)
def test_a_selection_keeps(chosen: Selection, expected: str):
    atlas = small_atlas()
    kept = atlas.agreements["agreement_id"][mask(atlas, chosen)]
    assert kept.tolist() == expected.split()


def test_an_agreement_inside_one_country_counts_once_for_it():
    counts = facets(small_atlas(), Selection()).counts
    assert counts["country"].to_dict() == {"DE": 1, "IR": 5, "NA": 2, "TJ": 1, "TR": 2}
    assert counts["city"]["khoy-ir"] == 2


def test_counts_of_a_facet_do_not_heed_its_own_filter():
    counts = facets(small_atlas(), Selection(status=("active",), country=("NA",))).counts
    assert counts["status"][["active", "ended", "approved"]].to_dict() == {
        "active": 0,
        "ended": 1,
        "approved": 1,
    }
    assert counts["country"]["TR"] == 1


@pytest.mark.parametrize("undated", [True, False])
def test_the_undated_are_counted_whether_they_stay_or_not(undated: bool):
    chosen = Selection(year_from=2025, undated=undated)
    found = facets(small_atlas(), chosen)
    assert (found.undated, int(found.mask.sum())) == (2, 3 if undated else 1)


def test_a_table_without_rows_has_no_counts():
    atlas = atlas_of(cities=CITIES, agreements="agreement_id,city_a,city_b,status\n")
    found = facets(atlas, Selection(country=("IR",), city=("khoy-ir",), year_from=1990, q="khoy"))
    assert (found.mask.tolist(), found.undated) == ([], 0)
    assert {facet: int(counts.sum()) for facet, counts in found.counts.items()} == dict.fromkeys(
        FACETS, 0
    )


def test_an_agreement_counts_once_for_each_of_its_values():
    for incidence in incidences(small_atlas()).values():
        for alone in np.eye(6, dtype=bool):
            assert set(incidence.counts(alone)) <= {0, 1}


def test_years_are_those_a_date_can_mean():
    found = years(small_atlas())
    assert list(zip(found.first.tolist(), found.last.tolist(), strict=True)) == [
        (2025, 2025),
        (0, 0),
        (2003, 2004),
        (1999, 1999),
        (2000, 2000),
        (0, 0),
    ]


def test_an_undated_agreement_is_in_no_years():
    known = Years(np.array([0, 1, 9999], np.int16), np.array([0, 1, 9999], np.int16))
    assert known.within(None, None).tolist() == [False, True, True]
    assert known.within(1, 9998).tolist() == [False, True, False]


@given(st.lists(st.integers(0, 4), max_size=12), st.integers(1, 6))
def test_the_values_counted_most_come_first_and_none_without_a_count(numbers: list[int], few: int):
    counts = pd.Series(numbers, index=[f"value {n}" for n in range(len(numbers))], dtype="int64")
    assert largest(counts, few) == counts[counts > 0].nlargest(few).index.tolist()


PAIRS = """\
agreement_id,city_a,city_b,status
1,khoy-ir,konya-tr,active
2,isfahan-ir,tabriz-ir,active
3,isfahan-ir,khujand-tj,active
4,konya-tr,windhoek-na,active
5,konya-tr,isfahan-ir,active
"""


def between(*countries: str) -> Selection:
    return Selection(country=countries, between=True)


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        pytest.param(between("IR", "TR"), ["1", "5"], id="in either order"),
        pytest.param(between("IR", "TR", "NA"), ["1", "4", "5"], id="any two of three"),
        pytest.param(between("IR"), ["1", "2", "3", "5"], id="one country has no other"),
        pytest.param(Selection(country=("IR", "TR")), list("12345"), id="not asked for"),
    ],
)
def test_between_countries_both_parties_lie_in_them(selection: Selection, ids: list[str]):
    atlas = atlas_of(cities=CITIES, agreements=PAIRS)
    chosen = atlas.agreements[mask(atlas, selection)]
    assert chosen["agreement_id"].tolist() == ids


def test_between_countries_another_counts_what_it_has_with_them():
    atlas = atlas_of(cities=CITIES, agreements=PAIRS)
    counts = facets(atlas, between("IR", "TR")).counts["country"]
    assert counts[["NA", "TJ"]].tolist() == [1, 1]
