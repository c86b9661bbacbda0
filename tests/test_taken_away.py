"""Files to take away: words in the reader's language, and what programs read as it always is."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from tests.atlases import small_atlas
from tests.test_feeds import written as tables_in
from twinning.brief_html import brief_html
from twinning.brief_pdf import brief_pdf
from twinning.calendar_file import calendar_file
from twinning.catalogues import SOURCE_LANGUAGE, catalogue
from twinning.colophon import colophon
from twinning.countries import country_name
from twinning.exporting import MACHINE, SPREADSHEET, cities_csv, export_csv
from twinning.loading import tables
from twinning.maps.standalone import standalone_html
from twinning.package import METADATA, package
from twinning.picture import svg
from twinning.reader import LANGUAGES, READERS, Reader, bound, each_said_to, spoken_to
from twinning.selection import Selection
from twinning.view import View, view
from twinning.web.feeds import FEEDS
from twinning.web.routes import routes
from twinning.workbook import workbook

TODAY = date(2026, 11, 25)
ADDRESS = "https://atlas.example/agreements"
CITIES = """\
city_id,name,country,latitude,longitude,name_fa,name_ru
isfahan-ir,Isfahan,IR,32.6525,51.6746,اصفهان,Исфахан
kazan-ru,Kazan,RU,55.7963,49.1064,کازان,Казань
"""
AGREEMENTS = """\
agreement_id,city_a,city_b,status,signed_on,ends_on,themes
isfahan-kazan,isfahan-ir,kazan-ru,active,2025-04-09,2027,culture
"""
TABLES = {"cities": CITIES, "agreements": AGREEMENTS}
# Of CLDR and of the table, so that no catalogue decides.
WORDS = {
    "en": (["Iran", "Russia"], ["Isfahan", "Kazan"]),
    "fa": (["ایران", "روسیه"], ["اصفهان", "کازان"]),
    "ru": (["Иран", "Россия"], ["Исфахан", "Казань"]),
}
EVERY_READER = pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
EVERY_LANGUAGE = pytest.mark.parametrize("language", WORDS)


def shown() -> View:
    return view(small_atlas(**TABLES), Selection())


def made_for(reader: Reader, make: Callable[[View], bytes]) -> bytes:
    """What the function makes of the view for that reader."""
    with spoken_to(reader):
        return make(shown())


def packed(what: View) -> dict[str, bytes]:
    """The files of a package by name."""
    with ZipFile(BytesIO(package(what, colophon(what, TODAY, ADDRESS)))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheets(what: View) -> dict[str, str]:
    """The sheets of a workbook by title, each as text."""
    book = openpyxl.load_workbook(BytesIO(workbook(what, colophon(what, TODAY, ADDRESS))))
    return {sheet.title: str(list(sheet.iter_rows(values_only=True))) for sheet in book}


@pytest.fixture
def client(tmp_path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    tables_in(tmp_path, **TABLES)
    monkeypatch.setenv("TWINNING_DATA", str(tmp_path))
    with TestClient(Starlette(routes=routes())) as asking:
        yield asking


@pytest.fixture
def _translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every catalogue has every message, however far the translators are."""
    for language in set(LANGUAGES) - {SOURCE_LANGUAGE}:
        known = catalogue(language)
        monkeypatch.setattr(known, "gettext", "«{}»".format)
        monkeypatch.setattr(known, "ngettext", lambda _one, many, _count: f"«{many}»")
        monkeypatch.setattr(known, "pgettext", lambda _context, message: f"«{message}»")


@pytest.mark.usefixtures("_translated")
@EVERY_READER
def test_a_feed_is_the_same_whoever_reads_the_pages(client: TestClient, reader: Reader):
    addresses = [
        f"/feeds/{feed.file}{f'?profile={profile}' if profile else ''}"
        for feed in FEEDS
        for profile in feed.writers
    ]
    usual = [client.get(address).content for address in addresses]
    with spoken_to(reader):
        assert [client.get(address).content for address in addresses] == usual
    assert all(usual)


@pytest.mark.usefixtures("_translated")
@EVERY_READER
def test_the_machine_profile_and_the_package_are_the_same_for_all(reader: Reader):
    usual, own = (packed(shown()), made_for(reader, packed))
    assert {name: own[name] for name in usual if name != METADATA} == {
        name: content for name, content in usual.items() if name != METADATA
    }
    plain = partial(export_csv, profile=MACHINE)
    assert made_for(reader, lambda v: plain(v.atlas, v.mask)) == plain(shown().atlas, shown().mask)


@EVERY_LANGUAGE
def test_a_spreadsheet_has_labels_in_the_readers_language(language: str):
    countries, cities = WORDS[language]
    rows = made_for(Reader(language), lambda v: export_csv(v.atlas, v.mask, SPREADSHEET)).decode()
    listed = made_for(
        Reader(language), lambda v: b"".join(cities_csv(v.atlas, v.mask, SPREADSHEET))
    )
    assert [word in rows for word in (*countries, *cities)] == [True] * 4
    assert [word in listed.decode() for word in (*countries, *cities)] == [True] * 4
    assert ("name_label" in rows, "name_label" in listed.decode()) == (language != "en",) * 2


def test_no_reader_writes_what_cannot_be_read_back():
    rows = made_for(Reader("fa"), lambda v: export_csv(v.atlas, v.mask, SPREADSHEET))
    contents = {"agreements.csv": rows, "cities.csv": CITIES.encode()}
    given = {"agreements.csv": AGREEMENTS.encode(), "cities.csv": CITIES.encode()}
    again, first = tables(contents), tables(given)
    assert again.problems == ()
    assert again.agreements[list(first.agreements)].equals(first.agreements)


@EVERY_LANGUAGE
def test_a_workbook_has_labels_in_the_readers_language(language: str):
    countries, cities = WORDS[language]
    _about, agreements, listed, *_others = made_for(Reader(language), sheets).values()
    assert [word in agreements for word in (*countries, *cities)] == [True] * 4
    assert [word in listed for word in (*countries, *cities)] == [True] * 4


@pytest.mark.parametrize(("language", "is_mirrored"), [("en", None), ("fa", True), ("ar", True)])
def test_a_sheet_begins_where_reading_begins(language: str, is_mirrored: bool | None):
    content = made_for(Reader(language), lambda v: workbook(v, colophon(v, TODAY, ADDRESS)))
    book = openpyxl.load_workbook(BytesIO(content))
    assert [sheet.sheet_view.rightToLeft for sheet in book] == [is_mirrored] * 5


@EVERY_READER
def test_every_reader_can_open_a_workbook(reader: Reader):
    assert len(made_for(reader, sheets)) == 5


@EVERY_LANGUAGE
def test_a_brief_a_map_and_a_picture_name_places_in_the_readers_language(language: str):
    countries, cities = WORDS[language]
    reader = Reader(language)
    brief = made_for(reader, lambda v: brief_html(v, TODAY, ADDRESS)).decode()
    page = made_for(reader, lambda v: standalone_html(v, TODAY)).decode()
    drawn = made_for(
        reader, lambda v: svg(v.atlas, v.drawn, width=800, height=600, caption="").encode()
    ).decode()
    assert [word in brief for word in (*countries, *cities)] == [True] * 4
    assert [word in page for word in (*countries, *cities)] == [True] * 4
    assert [word in drawn for word in cities] == [True] * 2


def test_a_paper_is_another_in_each_language():
    papers = {
        language: made_for(Reader(language), lambda v: brief_pdf(v, TODAY, ADDRESS))
        for language in WORDS
    }
    assert len(set(papers.values())) == len(WORDS)
    assert all(paper.startswith(b"%PDF") for paper in papers.values())


@EVERY_LANGUAGE
def test_a_calendar_file_speaks_the_readers_language(language: str):
    countries, cities = WORDS[language]
    content = made_for(Reader(language), lambda v: calendar_file(v.atlas, v.mask, TODAY))
    told = content.replace(b"\r\n ", b"").decode()
    assert [word in told for word in (*countries, *cities)] == [True] * 4
    assert f"//{language.upper()}\r\n" in told


def test_what_is_described_for_programs_says_in_which_language():
    own = made_for(Reader("fa"), packed)[METADATA].decode()
    assert '"@language": "fa"' in own
    assert '"lang": "en"' in own  # the labels of codes


def elsewhere(make: Callable[[], bytes]) -> bytes:
    """What the function makes in a thread that knows of no reader."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(make).result()


def test_what_is_bound_to_a_reader_is_made_for_them_in_another_thread():
    named = partial(export_csv, shown().atlas, shown().mask, SPREADSHEET)
    with spoken_to(Reader("fa")):
        made = bound(named)
    assert "ایران" in elsewhere(made).decode()
    assert "Iran" in elsewhere(named).decode()


def test_pieces_are_made_for_one_reader_whoever_asks_for_the_next():
    def pieces() -> Iterator[str]:
        yield from (country_name(code) for code in ("IR", "RU"))

    said = each_said_to(Reader("ru"), pieces())
    with spoken_to(Reader("fa")):
        first = next(said)
    assert [first, *said] == ["Иран", "Россия"]


@pytest.mark.parametrize("page", ["agreements", "files", "pipeline"])
def test_whatever_a_persian_page_lets_one_take_away_is_persian(
    dashboard: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch, page: str
):
    offered: dict[str, Callable[[], bytes]] = {}

    def button(_label: str, *, data: Callable[[], bytes], file_name: str, **_how: object) -> None:
        offered[file_name.partition(".")[2]] = data

    monkeypatch.setattr(st, "download_button", button)
    app = dashboard("lang=fa", **TABLES).switch_page(f"../../pages/{page}.py").run()
    assert not app.exception
    said = {ending: elsewhere(data) for ending, data in offered.items() if ending in READABLE}
    told = {ending: content.replace(b"\r\n ", b"").decode() for ending, content in said.items()}
    assert {ending for ending, text in told.items() if "اصفهان" not in text} == set()
    assert told


READABLE = ("csv", "ics", "svg", "brief.html", "map.html")
