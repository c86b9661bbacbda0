"""Reading from right to left: foreign words are kept apart, charts mirrored, files left alone."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.atlases import small_atlas
from twinning import picture
from twinning.atlas import Atlas
from twinning.exporting import PROFILES, agreements_csv, cities_csv
from twinning.facets import mask
from twinning.geojson import agreements_geojson, cities_geojson
from twinning.labels import city_label, pair_label
from twinning.language import isolated
from twinning.maps.words import text
from twinning.reader import Reader, spoken_to
from twinning.selection import Selection, parameters
from twinning.ui.charts import read
from twinning.ui.markdown import plain

ISOLATES = "\u2068\u2069"


@pytest.fixture
def persian() -> Iterator[None]:
    """A reader of Persian."""
    with spoken_to(Reader("fa", "persian")):
        yield


@pytest.mark.parametrize(
    ("given", "kept_apart"),
    [
        pytest.param("Konya", True, id="Latin"),
        pytest.param("خوی", False, id="Persian"),
        pytest.param("سن پترزبورگ", False, id="two words"),
        pytest.param("می‌شود", False, id="a joiner"),
        pytest.param("خوی (Khoy)", True, id="both"),
        pytest.param("2025-04-09", True, id="Latin digits"),
        pytest.param("۱۴۰۴-۰۱-۲۰", True, id="Persian digits"),
        pytest.param("−۲ × ۱", True, id="arithmetic"),
        pytest.param("", False, id="nothing"),
    ],
)
@pytest.mark.usefixtures("persian")
def test_only_what_could_turn_its_neighbours_around_is_isolated(given: str, kept_apart: bool):
    assert isolated(given) == (f"\u2068{given}\u2069" if kept_apart else given)


@pytest.mark.parametrize("language", ["en", "tr", "ru", "es"])
def test_from_left_to_right_nothing_is_isolated(language: str):
    with spoken_to(Reader(language)):
        assert (isolated("خوی"), plain("Konya *")) == ("خوی", r"Konya \*")


@pytest.mark.usefixtures("persian")
def test_names_in_sentences_and_words_of_tables_are_isolated():
    atlas = small_atlas()
    assert plain("Konya, *1*") == "\u2068Konya\\, \\*1\\*\u2069"
    assert pair_label("Konya", "خوی") == "\u2068Konya\u2069 – خوی"
    assert city_label(atlas, "khoy-ir").startswith("\u2068Khoy\u2069")


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_files_for_machines_and_addresses_hold_no_isolates(language: str):
    atlas = small_atlas()
    with spoken_to(Reader(language)):
        files = list(_files(atlas))
        address = json.dumps(parameters(Selection(city=("khoy-ir",), q="Konya خوی")))
    assert [file for file in (*files, address) if set(file) & set(ISOLATES)] == []


def _files(atlas: Atlas) -> Iterator[str]:
    rows = mask(atlas, Selection())
    for profile in PROFILES:
        yield b"".join(agreements_csv(atlas, rows, profile=profile)).decode()
        yield b"".join(cities_csv(atlas, rows, profile=profile)).decode()
    yield b"".join(agreements_geojson(atlas, rows)).decode()
    yield b"".join(cities_geojson(atlas, rows)).decode()


def test_the_map_is_told_every_plural_form_of_its_language():
    categories = {}
    for language in ("en", "ru", "ar"):
        with spoken_to(Reader(language)):
            categories[language] = set(text()["agreements"])
    assert categories == {
        "en": {"one", "other"},
        "ru": {"one", "few", "many"},
        "ar": {"zero", "one", "two", "few", "many", "other"},
    }


SPEC = {
    "config": {"legend": {"layout": {"bottom": {"anchor": "start", "margin": 4}}}},
    "encoding": {
        "x": {"field": "first", "type": "temporal", "scale": {"nice": False}},
        "y": {"field": "lane", "type": "nominal"},
    },
    "layer": [
        {"encoding": {"x": {"field": "middle", "type": "temporal"}}},
        {"encoding": {"x": {"field": "word", "type": "nominal"}, "color": {"field": "class"}}},
    ],
}


@pytest.mark.usefixtures("persian")
def test_a_chart_is_mirrored_for_who_reads_from_right_to_left():
    chart = read(SPEC)
    assert chart["encoding"] == {
        "x": {"field": "first", "type": "temporal", "scale": {"nice": False, "reverse": True}},
        "y": {"field": "lane", "type": "nominal", "axis": {"orient": "right"}},
    }
    assert chart["layer"] == [
        {"encoding": {"x": {"field": "middle", "type": "temporal", "scale": {"reverse": True}}}},
        {"encoding": {"x": {"field": "word", "type": "nominal"}, "color": {"field": "class"}}},
    ]
    assert chart["config"]["legend"] == {"layout": {"bottom": {"anchor": "end", "margin": 4}}}


def test_a_chart_writes_numbers_as_its_reader_does_and_is_else_left_as_it_is():
    with spoken_to(Reader("es")):
        chart = read(SPEC)
    numbers = chart["config"].pop("locale")["number"]
    assert (numbers["decimal"], numbers["thousands"], numbers["numerals"][7]) == (",", ".", "7")
    assert chart == SPEC


def test_the_foot_of_a_picture_begins_at_the_right_and_ends_at_the_left():
    assert _foot("en") == [("start", 12.0), ("start", 12.0), ("end", 788.0)]
    assert _foot("fa") == [("end", 788.0), ("end", 788.0), ("start", 12.0)]


def _foot(language: str) -> list[tuple[str, float]]:
    """Where the legend, the caption and the credit stand in a picture 800 pixels wide."""
    atlas = small_atlas()
    with spoken_to(Reader(language)):
        drawn = picture.svg(atlas, mask(atlas, Selection()), width=800, height=500)
    texts = ElementTree.fromstring(drawn).findall(f"{{{picture.SVG}}}text")
    places = [(text.attrib["text-anchor"], float(text.attrib["x"])) for text in texts]
    return [places[0], *places[-2:]]
