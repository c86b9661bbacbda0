"""The list beside the map: what the browser fetches, and what little it is told."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.atlases import SMALL, csv_text, small_atlas
from twinning.maps.companion import companion_part, companion_words
from twinning.maps.numbering import numbering
from twinning.reader import LANGUAGES, Reader, spoken_to
from twinning.schema import STATUSES
from twinning.selection import Selection
from twinning.view import uncounted, view

PLACES = [("city_id", "name", "country"), *((f"c{n}", f"C{n}", "IR") for n in range(121))]
MANY = [(f"a{n}", f"c{n}", f"c{n + 1}", "active") for n in range(120)]
LONG = {
    "cities": csv_text(PLACES),
    "agreements": csv_text([("agreement_id", "city_a", "city_b", "status"), *MANY]),
    "sources": "agreement_id,title\n",
}


def part(selection: Selection, order: str = "newest", first: int = 0, **tables: str) -> Any:
    """A part of the list of the small atlas, read again."""
    content = companion_part(uncounted(small_atlas(**tables), selection), order, first)
    return content and json.loads(content)


def told(app: AppTest) -> dict[str, Any]:
    """What the page tells the list."""
    [data] = [
        json.loads(element.proto.json)
        for element in app.get("bidi_component")
        if element.proto.component_name == "companion"
    ]
    return dict(data)


def test_the_list_holds_what_is_selected_and_no_more_whether_it_is_drawn_or_not():
    atlas = small_atlas()
    listed = part(Selection())
    assert listed["id"] == [
        "khoy-konya",
        "isfahan-khujand",
        "isfahan-lost",
        "konya-windhoek",
        "khoy-tabriz",
        "fars-windhoek",
    ]
    ids = atlas.agreements["agreement_id"]
    numbers = [ids[row] for row in numbering(atlas).agreements]
    drawn = [None if n < 0 else numbers[n] for n in listed["number"]]
    # One ended, which the map shows only when asked; one party not located, one a province.
    assert drawn == ["khoy-konya", "isfahan-khujand", None, None, "khoy-tabriz", None]
    assert listed["status"] == ["active", "dormant", "disputed", "ended", "proposed", "approved"]
    assert listed["sentence"][5].startswith(listed["parties"][5])
    assert (listed["listed"], listed["more"]) == ("6", "")
    assert listed["summary"] == (
        "On the map: 3 agreements, 5 cities, 3 countries. The list holds the same in words."
    )


def test_the_list_follows_the_selection_and_the_order():
    assert part(Selection(country=("TR",)), "oldest")["id"] == ["konya-windhoek", "khoy-konya"]
    assert part(Selection(status=("ended",)))["number"] != [-1]
    assert part(Selection(q="nowhere"))["id"] == []


def test_a_long_list_comes_in_parts():
    parts = [part(Selection(), first=first, **LONG) for first in (0, 50, 100)]
    assert [len(one["id"]) for one in parts] == [50, 50, 20]
    assert [one["listed"] for one in parts] == ["50 of 120", "100 of 120", "120"]
    assert [one["more"] for one in parts] == ["Show 50 more", "Show 20 more", ""]
    assert [i for one in parts for i in one["id"]] == [row[0] for row in MANY]
    assert part(Selection(), first=120, **LONG) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_list_has_a_place_left_to_fill(language: str):
    with spoken_to(Reader(language)):
        listed = part(Selection())
    assert "{" not in listed["summary"] + listed["listed"]


def test_the_list_marks_every_status_as_the_map_does():
    words = json.loads(companion_words(small_atlas()))
    assert list(words["statuses"]) == list(STATUSES)
    assert words["statuses"]["disputed"]["line"]["mark"] == "?"
    assert list(words["orders"])[:2] == ["oldest", "newest"]


def test_a_view_without_counts_selects_and_draws_the_same():
    atlas, selection = small_atlas(), Selection(country=("IR",), undated=False)
    counted, plain = view(atlas, selection), uncounted(atlas, selection)
    assert (plain.mask == counted.mask).all()
    assert (plain.drawn == counted.drawn).all()
    assert plain.count == counted.count


def test_the_page_tells_the_list_where_its_sentences_are_and_none_of_them(
    dashboard: Callable[..., AppTest],
) -> None:
    query = "country=IR&colour=status&theme=tourism&order=city&agreement=khoy-konya"
    app = dashboard(query, **SMALL).run()
    assert not app.exception
    data = told(app)
    address = data.pop("at").split("/")
    assert (address[0], address[2]) == ("atlas", "en-gregorian")
    assert data == {
        "query": "country=IR&theme=tourism",
        "order": "city",
        "colour": "status",
        "focus": data["focus"],
        "opened": "khoy-konya",
    }


def test_the_list_costs_little_to_send(dashboard: Callable[..., AppTest]) -> None:
    app = dashboard("", **SMALL).run()
    assert list(told(app)) == ["at"]
    [element] = [e for e in app.get("bidi_component") if e.proto.component_name == "companion"]
    assert element.proto.ByteSize() < 350
