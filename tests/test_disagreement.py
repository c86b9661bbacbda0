"""Sources side by side: the settled value first, and what cannot be true together with it."""

import numpy as np
import pytest

from tests.atlases import AGREEMENTS, CITIES, atlas_of, small_atlas
from twinning.atlas import Atlas
from twinning.disagreement import disagreeing, side_by_side
from twinning.selection import Selection
from twinning.view import view


def told(atlas: Atlas, *agreements: int) -> list[tuple[int, str, str, str, bool, bool]]:
    """Agreement, title, status, date and whether they differ, line by line."""
    found = side_by_side(atlas, np.array(agreements))
    columns = [
        "agreement",
        "title",
        "says_status",
        "says_signed_on",
        "status_differs",
        "date_differs",
    ]
    return list(found[columns].itertuples(index=False, name=None))


def test_the_selected_agreements_are_found_whose_sources_disagree():
    atlas = small_atlas()
    assert disagreeing(view(atlas, Selection())).tolist() == [3, 4]
    assert disagreeing(view(atlas, Selection(status=("ended",)))).tolist() == [3]
    assert disagreeing(view(atlas, Selection(status=("active",)))).tolist() == []


def test_each_agreement_stands_with_its_settled_value_first():
    assert told(small_atlas(), 3, 4) == [
        (3, "", "ended", "1999", False, False),
        (3, "Yearbook", "", "1999", False, False),
        (3, "Speech", "", "1998", False, True),
        (4, "", "disputed", "2000-10", False, False),
        (4, "One side", "active", "2000-10", True, False),
        (4, "The other", "ended", "", True, False),
    ]


def differing(*sources: str, settled: str) -> list[bool]:
    """Whether each of the dates that sources give differs, for an agreement settled on a date."""
    agreements = (
        f"agreement_id,city_a,city_b,status,signed_on\na,khoy-ir,konya-tr,active,{settled}\n"
    )
    rows = "".join(f"a,T,{day}\n" for day in sources)
    atlas = atlas_of(
        cities=CITIES, agreements=agreements, sources=f"agreement_id,title,says_signed_on\n{rows}"
    )
    return side_by_side(atlas, np.array([0]))["date_differs"].tolist()[1:]


@pytest.mark.parametrize(
    ("settled", "sources", "differs"),
    [
        (
            "2000-01-14",
            ["2000-01-14", "2000", "2000-01", "1999-01-14"],
            [False, False, False, True],
        ),
        ("2000", ["2000-01-14", "2000-02", "2001"], [False, False, True]),
        ("", ["1999", "1999-05"], [False, False]),
        ("", ["1999", "1999-05", "2000"], [True, True, True]),
        ("", ["1999-05", "1999-06", "1999"], [True, True, False]),
    ],
)
def test_dates_differ_from_the_settled_one_or_else_from_each_other(settled, sources, differs):
    assert differing(*sources, settled=settled) == differs


def test_sources_that_say_neither_status_nor_date_are_left_out():
    sources = "agreement_id,title,says_status\nkhoy-konya,Says,active\nkhoy-konya,Silent,\n,X,\n"
    assert [line[1] for line in told(small_atlas(sources=sources), 0)] == ["", "Says"]


def test_of_no_agreements_nothing_is_said():
    atlas = atlas_of(cities=CITIES, agreements=AGREEMENTS)
    assert told(atlas) == []
