"""The map in one file: the selection and nothing else, as a map, as words and as a table."""

import json
import re
import zlib
from base64 import b64decode
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.atlases import AGREEMENTS, CITIES, small_atlas
from tests.test_document import HOSTILE, opened
from twinning import __version__
from twinning.atlas import Atlas
from twinning.maps import listing
from twinning.maps.document import document
from twinning.maps.markup import source
from twinning.maps.scripts import BUNDLES, bundle
from twinning.maps.standalone import standalone_html
from twinning.maps.stylesheets import standalone_styles
from twinning.maps.words import agreement_words, city_words
from twinning.selection import Selection
from twinning.store import store_of
from twinning.view import View, view

TODAY = date(2026, 11, 25)
DOCUMENT = "atlas:selection"
EVERY_STATUS = Selection(
    status=("active", "approved", "disputed", "dormant", "ended", "proposed", "suspended")
)
SHIPPED = Path(__file__).resolve().parent.parent / "data"
MOST_BYTES = 1_500_000


class Page(HTMLParser):
    """A page taken apart: its tags, scripts by address or id, paragraphs, and table rows."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = [("", {}, "")]
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append((tag, dict(attrs), ""))

    def handle_data(self, data: str) -> None:
        tag, attributes, text = self.texts[-1]
        self.texts[-1] = (tag, attributes, text + data)

    def all(self, wanted: str) -> list[str]:
        """The text of every element with that tag."""
        return [text.strip() for tag, _attributes, text in self.texts if tag == wanted]

    def script(self, name: str) -> str:
        """The content of the script with that id or address."""
        names = ("id", "data-address")
        [found] = [text for _tag, given, text in self.texts if name in map(given.get, names)]
        return found

    def json(self, name: str) -> Any:
        """The JSON of a script."""
        return json.loads(self.script(name))

    def numbers(self) -> tuple[dict[str, Any], dict[str, list[Any]]]:
        """The header and the columns of the map document."""
        content = zlib.decompress(b64decode(self.script(f"{DOCUMENT}/map.bin")), -zlib.MAX_WBITS)
        header, columns = opened(content)
        return header, {name: column.tolist() for name, column in columns.items()}

    def rows(self) -> list[list[str]]:
        """The cells of the table, row by row."""
        width, cells = len(self.all("th")), iter(self.all("td"))
        return [list(row) for row in zip(*[cells] * width, strict=True)]


def page_of(atlas: Atlas, selection: Selection | None = None) -> Page:
    return Page(standalone_html(view(atlas, selection or Selection()), TODAY))


def test_the_document_of_everything_that_can_be_drawn_is_that_of_the_dashboard():
    atlas = small_atlas(agreements=AGREEMENTS.replace("eu-funds", "culture"))
    header, columns = page_of(atlas, EVERY_STATUS).numbers()
    dashboard, expected = opened(document(atlas).content)
    assert columns == {name: column.tolist() for name, column in expected.items()}
    absent = {
        "legend_omitted": dict.fromkeys(("one", "other"), "{count} not on the map (see above)")
    }
    own = {"block": 6, "text": dashboard["text"] | absent}
    assert header == dashboard | own


def test_the_words_are_those_of_the_dashboard_and_of_what_is_not_drawn():
    atlas = small_atlas()
    page = page_of(atlas, EVERY_STATUS)
    cities, agreements = (page.json(f"{DOCUMENT}/{n}.json") for n in ("cities", "agreements/0"))
    served = json.loads(city_words(atlas)), json.loads(agreement_words(atlas, 0) or b"")
    for words, expected in zip((cities, agreements), served, strict=True):
        assert {name: words[name][: len(expected["id"])] for name in expected} == expected
    assert cities["id"][6:] == ["lost-de", "fars-ir"]
    assert cities["country"] == ["IR", "IR", "IR", "NA", "TJ", "TR", "DE", "IR"]
    assert agreements["id"][4:] == ["isfahan-lost", "fars-windhoek"]
    assert agreements["absence"] == [
        *[""] * 4,
        "Lost could not be located",
        "Fars is a province, not a point on the map",
    ]
    pairs = zip(agreements["city_a"], agreements["city_b"], strict=True)
    names = [" – ".join(cities["name"][city] for city in pair) for pair in pairs]
    assert names == agreements["title"]


def test_the_file_holds_nothing_but_the_selection():
    atlas = small_atlas()
    content = standalone_html(view(atlas, Selection(city=("isfahan-ir",))), TODAY)
    page = Page(content)
    header, columns = page.numbers()
    held = content.decode() + json.dumps(header)
    others = ["khoy", "konya", "windhoek", "tabriz", "fars", "Türkiye", "Namibia", "Trade"]
    assert [word for word in others if word.lower() in held.lower()] == []
    assert page.json(f"{DOCUMENT}/agreements/0.json")["id"] == ["isfahan-khujand", "isfahan-lost"]
    assert page.json(f"{DOCUMENT}/cities.json")["id"] == ["isfahan-ir", "khujand-tj", "lost-de"]
    assert {name: len(column) for name, column in columns.items()} == {
        "latitude": 2,
        "longitude": 2,
        "city_a": 1,
        "city_b": 1,
        "status": 1,
        "combination": 1,
    }
    assert [group["label"] for group in header["groups"] if group["label"]] == [
        "Culture",
        "Other themes",
        "No theme stated",
    ]


def test_a_group_has_the_colour_it_has_in_the_dashboard():
    atlas = small_atlas()
    all_of_them = {group["id"]: group for group in opened(document(atlas).content)[0]["groups"]}
    groups = page_of(atlas, Selection(city=("isfahan-ir",))).numbers()[0]["groups"]
    assert [group for group in groups if group["id"] == "culture"] == [all_of_them["culture"]]
    assert groups.index(all_of_them["culture"]) == list(all_of_them).index("culture")


def test_the_legend_the_sentence_and_the_table_count_the_same():
    page = page_of(small_atlas())
    message = page.json("page")["message"]
    assert (message["selected"], message["omitted"]) == (6, 3)
    assert len(page.numbers()[1]["status"]) == 3
    assert len(page.rows()) == 6
    assert page.all("title") == ["6 of 6 agreements"]
    assert page.all("h2") == ["6 agreements as a table"]
    paragraphs = page.all("p")
    assert paragraphs[:4] == [
        "6 of 6 agreements",
        "2 signed · 2 proposed or approved by one side · 1 ended · 1 disputed",
        "3 selected agreements are not on the map: 1 ended, shown where the status “Ended” is "
        "chosen; 1 with a province for a party, not a point on the map; 1 with a party that could "
        "not be located",
        f"As of 25 November 2026, version {small_atlas().version} of the tables; made by Twinning "
        f"Atlas {__version__}.",
    ]


def test_the_table_says_what_there_is_of_each_row_in_the_order_of_the_file():
    page = page_of(small_atlas(), Selection(theme=("tourism", "culture", "eu-funds")))
    assert page.all("th") == [
        "City",
        "Partner",
        "Status",
        "Signed",
        "Instrument",
        "Themes",
        "Not on the map because",
    ]
    assert page.rows() == [
        [
            "Khoy, Iran",
            "Konya, Türkiye",
            "Active",
            "9 April 2025",
            "Sister city",
            "Spiritual tourism",
            "",
        ],
        [
            "Tabriz, Iran",
            "Khoy, Iran",
            "Proposed",
            "",
            "Memorandum of understanding",
            "Tourism; Trade",
            "",
        ],
        [
            "Isfahan, Iran",
            "Khujand, Tajikistan",
            "Dormant",
            "21 March 2003 – 19 March 2004",
            "Sister city",
            "Culture",
            "",
        ],
        [
            "Isfahan, Iran",
            "Lost, Germany",
            "Disputed",
            "October 2000",
            "Sister city",
            "EU funds",
            "Lost could not be located",
        ],
    ]


def test_dates_of_the_table_have_the_other_calendar_s_on_hover():
    written = standalone_html(view(small_atlas(), Selection(theme=("tourism",))), TODAY).decode()
    assert 'title="20 Farvardin 1404, Solar Hijri">9 April 2025</td>' in written


def test_where_everything_is_drawn_no_column_says_why_not():
    page = page_of(small_atlas(), Selection(country=("TR",), status=("active",)))
    assert page.all("th")[-1] == "Themes"
    assert [row[:2] for row in page.rows()] == [["Khoy, Iran", "Konya, Türkiye"]]
    assert not any("not on the map" in text for text in page.all("p"))


def test_a_long_table_is_cut_with_a_word_on_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(listing, "LISTED", 2)
    page = page_of(small_atlas())
    assert [row[0] for row in page.rows()] == ["Khoy, Iran", "Tabriz, Iran"]
    assert "The first 2 of 6; a narrower selection shows the others." in page.all("p")
    assert len(page.json(f"{DOCUMENT}/agreements/0.json")["id"]) == 6


@pytest.mark.parametrize(
    ("selection", "agreements"),
    [(Selection(q="nowhere at all"), AGREEMENTS), (Selection(), AGREEMENTS.splitlines()[0])],
    ids=["none selected", "none there"],
)
def test_an_empty_selection_is_an_empty_map(selection: Selection, agreements: str):
    page = page_of(small_atlas(agreements=agreements), selection)
    assert page.rows() == []
    assert page.json(f"{DOCUMENT}/cities.json") == {"id": [], "name": [], "country": []}
    assert set(map(len, page.json(f"{DOCUMENT}/agreements/0.json").values())) == {0}
    assert "No agreement meets all these filters." in page.all("p")


def test_hostile_words_are_text_and_data_letter_by_letter():
    quoted = HOSTILE.replace('"', '""')
    tags = [tag for tag, _attributes in page_of(small_atlas()).tags]
    page = page_of(small_atlas(cities=CITIES.replace("Khoy,", f'"{quoted}",', 1)))
    assert [tag for tag, _attributes in page.tags] == tags
    assert page.rows()[0][0] == f"{HOSTILE}, Iran"
    assert HOSTILE in page.json(f"{DOCUMENT}/cities.json")["name"]
    assert f"{HOSTILE} – Konya" in page.json(f"{DOCUMENT}/agreements/0.json")["title"]


def test_a_hostile_search_is_text():
    page = page_of(small_atlas(), Selection(q=HOSTILE))
    assert page.all("title") == [f"0 of 6 agreements: names like “{HOSTILE}”"]


def test_nothing_runs_but_our_scripts_and_nothing_is_asked_for():
    page = page_of(small_atlas())
    [policy] = [given["content"] for _tag, given in page.tags if "http-equiv" in given]
    scripts = [text for tag, given, text in page.texts if tag == "script" and "type" not in given]
    assert scripts == [bundle("standalone").content.decode()]
    assert page.all("style") == [standalone_styles().strip()]
    assert policy == (
        f"default-src 'none'; script-src {source(scripts[0])}; worker-src blob:; "
        f"style-src {source(standalone_styles())}; img-src data:; base-uri 'none'; "
        "form-action 'none'"
    )
    names = {name for _tag, given in page.tags for name in given}
    assert {name for name in names if name.startswith("on")} | names & {"src", "href", "style"} == (
        set()
    )
    urls = re.findall(r"url\([^)]{,30}", standalone_styles())
    assert [
        url for url in urls if not url.startswith(("url(data:image/", "url(#default#VML"))
    ] == []


@pytest.mark.parametrize("name", BUNDLES)
def test_no_script_ends_or_hides_the_element_it_stands_in(name: str):
    assert re.findall(r"</script|<!--", bundle(name).content.decode(), re.IGNORECASE) == []


def test_the_outlines_are_enclosed_at_the_addresses_the_map_is_told(
    monkeypatch: pytest.MonkeyPatch,
):
    page = page_of(small_atlas())
    outlines = page.json("page")["settings"]["outlines"]
    natural_earth = SHIPPED.parent / "static" / "natural-earth"
    for name, address in outlines.items():
        content = zlib.decompress(b64decode(page.script(address)), -zlib.MAX_WBITS)
        assert content == (natural_earth / f"{name}.json").read_bytes()
    assert list(outlines) == ["land", "borders"]
    monkeypatch.setenv("TWINNING_BORDERS", "0")
    assert list(page_of(small_atlas()).json("page")["settings"]["outlines"]) == ["land"]


def test_it_opens_as_it_is_asked_to_with_what_is_chosen_ringed():
    shown = view(small_atlas(), Selection(city=("konya-tr",), theme=("spiritual-tourism",)))
    content = standalone_html(shown, TODAY, colour="status", bundle="region")
    message = Page(content).json("page")["message"]
    asked = {name: message[name] for name in ("colour", "bundle", "focus", "cities")}
    assert asked == {"colour": "status", "bundle": "region", "focus": [0], "cities": [1]}


def test_licences_are_kept_with_what_they_are_for():
    kept = "\n".join(page_of(small_atlas()).all("pre"))
    assert all(words in kept for words in ("CloudMade", "Bruno Bergot", "Natural Earth"))


@pytest.fixture(scope="module")
def shipped() -> View:
    atlas = store_of(SHIPPED).edition().atlas
    assert atlas
    return view(atlas, Selection())


def test_the_shipped_tables_make_a_file_that_can_be_mailed(shipped: View):
    content = standalone_html(shipped, TODAY)
    assert len(content) < MOST_BYTES
    assert len(Page(content).rows()) == shipped.count
