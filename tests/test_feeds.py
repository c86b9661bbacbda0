"""What is served beside the pages: feeds, files, and the state of health."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import token_bytes
from urllib.parse import parse_qsl, urlencode

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import StreamingResponse
from starlette.testclient import TestClient

from tests.atlases import AGREEMENTS, CITIES, SMALL
from twinning import __version__
from twinning.atlas import Atlas, Mask
from twinning.exporting import PROFILES, cities_csv, export_csv
from twinning.facets import mask
from twinning.geojson import agreements_geojson, cities_geojson
from twinning.maps.document import document_address
from twinning.query import parse
from twinning.selection import Selection, parameters
from twinning.settings import PROJECT
from twinning.store import AtlasStore, store_of
from twinning.web.feeds import FEEDS, Feed
from twinning.web.routes import routes

FEED = "/feeds/agreements.csv"
WRITERS = {
    "/feeds/agreements.geojson": agreements_geojson,
    "/feeds/cities.csv": partial(cities_csv, profile="machine"),
    "/feeds/cities.geojson": cities_geojson,
}
ALL = [FEED, *WRITERS]
LOCATED = CITIES.replace("lost-de,Lost,DE,,,", "lost-de,Lost,DE,,50.1,8.7")


def written(folder: Path, **tables: str) -> Path:
    """The folder with the small tables in it, or those given in their place."""
    for name, text in (SMALL | {"cities": LOCATED} | tables).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the small tables all through these tests."""
    return written(tmp_path_factory.mktemp("small"))


@pytest.fixture
def store(small: Path) -> AtlasStore:
    """The store of the small tables."""
    return store_of(small)


def served(folder: Path, monkeypatch: pytest.MonkeyPatch, base: str = "") -> TestClient:
    """The server of another folder."""
    monkeypatch.setenv("TWINNING_DATA", str(folder))
    return TestClient(Starlette(routes=routes(base)))


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "chosen",
    [
        Selection(),
        Selection(theme=("tourism",), country=("IR", "TR")),
        Selection(city=("khoy-ir",), status=("active",), instrument=("sister-city",)),
        Selection(year_from=1999, year_to=2004, undated=False),
        Selection(q="leninabad"),
        Selection(country=("JP",)),
    ],
    ids=["all", "facets", "ids", "years", "search", "nothing"],
)
def test_the_feed_is_the_download_byte_for_byte(
    get: Callable, store: AtlasStore, chosen: Selection, profile: str
):
    atlas = store.edition().atlas
    assert atlas
    answer = get(f"{FEED}?{urlencode([*parameters(chosen), ('profile', profile)])}")
    assert answer.status_code == 200
    assert answer.content == export_csv(atlas, mask(atlas, chosen), profile)


def test_the_feed_is_for_machines_unless_it_is_told_otherwise(get: Callable):
    answer = get(FEED)
    assert answer.content == get(f"{FEED}?profile=machine").content
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == 'attachment; filename="agreements.csv"'
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("query", ["", "theme=tourism&from=2000", "country=JP"])
@pytest.mark.parametrize("address", WRITERS)
def test_each_feed_sends_what_its_writer_makes_of_the_selection(
    get: Callable, store: AtlasStore, address: str, query: str
):
    atlas = store.edition().atlas
    assert atlas
    kept = mask(atlas, parse(parse_qsl(query), atlas).selection)
    assert get(f"{address}?{query}").content == b"".join(WRITERS[address](atlas, kept))


@pytest.mark.parametrize("profile", PROFILES)
def test_cities_come_in_both_profiles(get: Callable, store: AtlasStore, profile: str):
    atlas = store.edition().atlas
    assert atlas
    expected = b"".join(cities_csv(atlas, mask(atlas, Selection()), profile))
    assert get(f"/feeds/cities.csv?profile={profile}").content == expected


def test_years_of_the_other_calendar_select_and_dates_stay_gregorian(get: Callable):
    solar = get(f"{FEED}?cal=persian&from=1382&to=1382&undated=0")
    assert solar.text == get(f"{FEED}?from=2003&to=2004&undated=0").text
    assert "2003-03-21/2004-03-19" in solar.text
    assert get(f"{FEED}?cal=julian&from=1382").status_code == 400


def test_feeds_say_what_they_are(get: Callable):
    headers = [get(address).headers for address in ALL]
    assert [(h["content-type"], h["content-disposition"]) for h in headers] == [
        ("text/csv; charset=utf-8; header=present", 'attachment; filename="agreements.csv"'),
        ("application/geo+json", 'attachment; filename="agreements.geojson"'),
        ("text/csv; charset=utf-8; header=present", 'attachment; filename="cities.csv"'),
        ("application/geo+json", 'attachment; filename="cities.geojson"'),
    ]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
@pytest.mark.parametrize("address", ALL)
def test_feeds_are_compressed_for_whoever_takes_that(get: Callable, address: str, encoding: str):
    with_encoding = partial(get, address, headers={"Accept-Encoding": encoding})
    answer = with_encoding()
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.content == get(address, headers={"Accept-Encoding": "br"}).content


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.file)
def test_feeds_are_sent_while_they_are_written(
    small: Path, monkeypatch: pytest.MonkeyPatch, feed: Feed, encoding: str
):
    begun: list[int] = []

    def write(_atlas: Atlas, _kept: Mask) -> Iterator[bytes]:
        for number in range(3):
            begun.append(number)
            yield token_bytes(200_000)

    monkeypatch.setenv("TWINNING_DATA", str(small))
    headers = [(b"accept-encoding", encoding.encode())]
    scope = {"type": "http", "method": "GET", "query_string": b"", "headers": headers}
    slow = replace(feed, writers=dict.fromkeys(feed.writers, write))
    head, answer = slow.answer(Request(scope | {"method": "HEAD"})), slow.answer(Request(scope))
    assert isinstance(head, StreamingResponse)
    assert isinstance(answer, StreamingResponse)
    with pytest.raises(StopAsyncIteration):
        asyncio.run(anext(aiter(head.body_iterator)))
    assert begun == []
    asyncio.run(anext(aiter(answer.body_iterator)))
    assert begun == [0]


@pytest.mark.parametrize("address", ALL)
def test_the_tag_is_that_of_the_tables_and_the_program(
    get: Callable, store: AtlasStore, address: str
):
    atlas = store.edition().atlas
    assert atlas
    tag = f'W/"{atlas.version}-{__version__}"'
    again = get(address, headers={"If-None-Match": tag})
    assert (get(address).headers["etag"], again.headers["etag"]) == (tag, tag)
    assert (again.status_code, again.content, again.headers["vary"]) == (
        304,
        b"",
        "Accept-Encoding",
    )


@pytest.mark.parametrize(
    ("named", "status"),
    [
        pytest.param("{tag}", 304, id="the tag as it was given"),
        pytest.param("{strong}", 304, id="a strong one"),
        pytest.param('"other", {tag}', 304, id="one of a list"),
        pytest.param('W/"other",{strong} , "x"', 304, id="amid a list"),
        pytest.param("*", 304, id="any"),
        pytest.param('"other"', 200, id="another"),
        pytest.param('"{bare}x"', 200, id="a longer one"),
        pytest.param("{bare}", 200, id="without quotation marks"),
        pytest.param("", 200, id="empty"),
    ],
)
def test_what_the_reader_has_is_not_sent_again(get: Callable, named: str, status: int):
    tag = get(FEED).headers["etag"]
    strong = tag.removeprefix("W/")
    wanted = named.format(tag=tag, strong=strong, bare=strong.strip('"'))
    answer = get(FEED, headers={"If-None-Match": wanted})
    assert answer.status_code == status
    assert (answer.headers["etag"], bool(answer.content)) == (tag, status == 200)


def test_tags_in_several_headers_count(get: Callable):
    tag = get(FEED).headers["etag"]
    headers = [("If-None-Match", '"other"'), ("If-None-Match", tag)]
    assert get(FEED, headers=headers).status_code == 304


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("country=XX", "“country”: 'XX' is not known here."),
        ("city=atlantis", "“city”: 'atlantis' is not known here."),
        ("theme=magic", "“theme”: 'magic' is not known here."),
        ("status=Active", "“status”: 'Active' is not known here."),
        ("instrument=treaty", "“instrument”: 'treaty' is not known here."),
        ("from=soon", "“from”: 'soon' is no year."),
        ("to=0", "“to”: '0' is no year."),
        ("from=2025&to=1999", "“from”: 2025 lies after “to”, 1999."),
        ("from=1999&from=2000", "“from”: of several values only the last counts, '2000'."),
        ("undated=maybe", "“undated”: 'maybe' is neither 0 nor 1."),
        ("q=" + "x" * 201, "“q”: only the first 200 characters are searched for."),
        ("profile=excel", "There is no profile 'excel'; choose one of machine, spreadsheet."),
        ("profile=", "There is no profile (empty); choose one of machine, spreadsheet."),
        ("profile=machine&profile=spreadsheet", "Choose one profile only."),
        ("countri=IR", "There is no parameter 'countri'."),
        ("%00%1b=1", "There is no parameter '\\x00\\x1b'."),
        ("country=%ff%fe", "“country”: '��' is not known here."),
    ],
)
def test_a_bad_parameter_is_refused_in_plain_words(get: Callable, query: str, message: str):
    answer = get(f"{FEED}?{query}", headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.text) == (400, f"{message}\n")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("address", WRITERS)
def test_every_feed_refuses_a_bad_parameter(get: Callable, address: str):
    answer = get(f"{address}?country=XX&countri=IR")
    message = "“country”: 'XX' is not known here.\nThere is no parameter 'countri'.\n"
    assert (answer.status_code, answer.text) == (400, message)


@pytest.mark.parametrize("address", [a for a in WRITERS if a.endswith(".geojson")])
def test_a_feed_without_profiles_refuses_one(get: Callable, address: str):
    answer = get(f"{address}?profile=machine")
    assert (answer.status_code, answer.text) == (400, "There is no parameter 'profile'.\n")


def test_every_bad_parameter_is_named_at_once(get: Callable):
    answer = get(f"{FEED}?country=XX&from=soon&colour=red&profile=excel")
    assert len(answer.text.splitlines()) == 4


def test_whatever_a_page_passes_over_the_feed_refuses(get: Callable, store: AtlasStore):
    atlas = store.edition().atlas
    assert atlas
    read = parse([("country", "XX"), ("country", "IR")], atlas)
    assert get(f"{FEED}?country=XX&country=IR").text == "\n".join(read.notes) + "\n"


def test_without_tables_there_is_no_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    client = served(tmp_path, monkeypatch)
    for address in ALL:
        answer = client.get(address)
        assert (answer.status_code, answer.text) == (503, "The tables cannot be read.\n")
    health = client.get("/healthz")
    assert health.status_code == 503
    assert (health.json()["status"], health.json()["version"]) == ("failed", None)
    assert [problem.split(" ")[0] for problem in health.json()["problems"]] == [
        "cities.csv:",
        "agreements.csv:",
    ]


def test_the_state_of_health(get: Callable, store: AtlasStore):
    atlas = store.edition().atlas
    assert atlas
    answer = get("/healthz")
    assert (answer.status_code, answer.json()) == (
        200,
        {"status": "ok", "version": atlas.version, "agreements": 6, "problems": []},
    )


def test_broken_newer_tables_leave_the_last_good_ones_serving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    client = served(written(tmp_path), monkeypatch)
    before = client.get(FEED)
    (tmp_path / "agreements.csv").write_text("nonsense\n")
    time.sleep(0.4)
    health = client.get("/healthz")
    assert (health.status_code, health.json()["status"]) == (200, "degraded")
    assert health.json()["problems"]
    assert client.get(FEED).content == before.content


def test_a_new_version_changes_rows_and_tag_and_both_documents_are_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    client = served(written(tmp_path), monkeypatch)
    old = client.get(FEED)
    old_version = client.get("/healthz").json()["version"]
    written(tmp_path, agreements=AGREEMENTS.replace("2025-04-09", "2024-04-09"))
    time.sleep(0.4)
    new = client.get(FEED, headers={"If-None-Match": old.headers["etag"]})
    new_version = client.get("/healthz").json()["version"]
    assert (new.status_code, old_version == new_version) == (200, False)
    assert b"2024-04-09" in new.content
    atlases = [store_of(tmp_path).atlas(version) for version in (old_version, new_version)]
    addresses = [f"/assets/{document_address(atlas)}/map.bin" for atlas in atlases if atlas]
    assert [client.get(address).status_code for address in addresses] == [200, 200]


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("leaflet/leaflet.js", "javascript"),
        ("leaflet/leaflet.css", "text/css"),
        ("natural-earth/land.json", "application/json"),
    ],
)
def test_files_are_kept_by_the_browser_that_asks_whether_they_changed(
    get: Callable, path: str, content_type: str
):
    answer = get(f"/assets/{path}")
    assert answer.content == (PROJECT / "static" / path).read_bytes()
    assert content_type in answer.headers["content-type"]
    assert answer.headers["cache-control"] == "no-cache"
    again = get(f"/assets/{path}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.headers["cache-control"]) == (304, "no-cache")


@pytest.mark.parametrize("path", ["nothing.js", "", "..%2Fdata%2Fcities.csv", "%2e%2e/README.md"])
def test_only_static_files_are_served(get: Callable, path: str):
    assert get(f"/assets/{path}").status_code == 404


@pytest.mark.parametrize("base", ["twinning", "/twinning/", "a/b"])
def test_everything_moves_below_the_base_path(
    small: Path, monkeypatch: pytest.MonkeyPatch, base: str
):
    client = served(small, monkeypatch, base)
    prefix = f"/{base.strip('/')}"
    atlas = store_of(small).edition().atlas
    assert atlas
    numbers = f"/assets/{document_address(atlas)}/map.bin"
    paths = ["/healthz", FEED, numbers, "/assets/leaflet/leaflet.js"]
    assert [client.get(f"{prefix}{path}").status_code for path in paths] == [200] * 4
    assert [client.get(path).status_code for path in paths] == [404] * 4


def test_the_feed_can_be_asked_for_its_head_only(small: Path, monkeypatch: pytest.MonkeyPatch):
    client = served(small, monkeypatch)
    head, whole = client.head(FEED), client.get(FEED)
    assert (head.status_code, head.content, head.headers["etag"]) == (
        200,
        b"",
        whole.headers["etag"],
    )
    assert client.post(FEED).status_code == 405


def test_a_feed_that_is_not_there_is_said_so_and_no_page(get: Callable):
    answer = get("/feeds/towns.csv")
    assert (answer.status_code, answer.text) == (
        404,
        "There is no such feed; there are agreements.csv, agreements.geojson, cities.csv, "
        "cities.geojson.\n",
    )
