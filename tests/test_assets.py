"""The map document and the scripts as they are served: for ever, at addresses of their content."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from tests.atlases import SMALL
from twinning.atlas import Atlas
from twinning.maps.companion import companion_part, companion_words
from twinning.maps.document import document, document_address
from twinning.maps.scripts import bundle, bundle_address
from twinning.maps.words import agreement_words, city_words
from twinning.selection import Selection
from twinning.store import store_of
from twinning.view import uncounted
from twinning.web.routes import routes

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the small tables all through these tests."""
    folder = tmp_path_factory.mktemp("small")
    for name, text in SMALL.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def atlas(small: Path) -> Atlas:
    """The atlas of the small tables."""
    atlas = store_of(small).edition().atlas
    assert atlas
    return atlas


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
@pytest.mark.parametrize(
    ("file", "media_type", "content"),
    [
        ("map.bin", "application/octet-stream", lambda atlas: document(atlas).content),
        ("cities.json", "application/json", city_words),
        ("agreements/0.json", "application/json", lambda atlas: agreement_words(atlas, 0)),
        ("list.json", "application/json", companion_words),
        (
            "list/newest/0.json?country=IR&undated=0",
            "application/json",
            lambda atlas: companion_part(
                uncounted(atlas, Selection(country=("IR",), undated=False)), "newest", 0
            ),
        ),
    ],
)
def test_the_document_of_a_version_is_kept_for_ever(
    get: Callable, atlas: Atlas, encoding: str, file: str, media_type: str, content: Callable
):
    address = f"/assets/{document_address(atlas)}/{file}"
    answer = get(address, headers={"Accept-Encoding": encoding})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == FOR_EVER
    assert answer.headers["content-type"] == media_type
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers.get("content-encoding", "identity") == encoding
    assert answer.content == content(atlas)


@pytest.mark.parametrize("file", ["map.bin", "cities.json"])
def test_the_document_is_compressed_once(get: Callable, atlas: Atlas, monkeypatch, file: str):
    address = f"/assets/{document_address(atlas)}/{file}"
    get(address)
    monkeypatch.setattr(gzip, "compress", None)
    assert get(address).status_code == 200


def test_the_document_is_there_before_any_page_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, atlas: Atlas
):
    for name, text in SMALL.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.setenv("TWINNING_DATA", str(tmp_path))
    client = TestClient(Starlette(routes=routes()))
    assert client.get(f"/assets/{document_address(atlas)}/map.bin").status_code == 200


@pytest.mark.parametrize("version", ["0123456789abcdef", "%00", "..%2F..%2Fdata", "x" * 5_000])
@pytest.mark.parametrize("file", ["map.bin", "cities.json", "agreements/0.json", "list.json"])
def test_an_unknown_version_is_not_found(get: Callable, atlas: Atlas, version: str, file: str):
    digest = document(atlas).digest
    answer = get(f"/assets/atlas/{version}/{digest}/{file}")
    assert answer.status_code == 404
    assert "cache-control" not in answer.headers


def test_another_content_of_a_version_is_not_found(get: Callable, atlas: Atlas):
    answer = get(f"/assets/atlas/{atlas.version}/0123456789abcdef/map.bin")
    assert (answer.status_code, answer.headers.get("cache-control")) == (404, None)


@pytest.mark.parametrize("block", ["1", "99999999999", "-1", "x"])
def test_there_is_no_block_beyond_the_last(get: Callable, atlas: Atlas, block: str):
    assert get(f"/assets/{document_address(atlas)}/agreements/{block}.json").status_code == 404


@pytest.mark.parametrize("part", ["newest/6", "newest/-1", "newest/x", "best/0"])
def test_there_is_no_part_of_the_list_beyond_the_last_nor_in_an_unknown_order(
    get: Callable, atlas: Atlas, part: str
):
    assert get(f"/assets/{document_address(atlas)}/list/{part}.json").status_code == 404


@pytest.mark.parametrize("name", ["map", "painter", "companion"])
def test_scripts_are_kept_for_ever_at_the_address_of_their_content(get: Callable, name: str):
    answer = get(f"/assets/{bundle_address(name)}")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == FOR_EVER
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.content == bundle(name).content
    assert get(f"/assets/scripts/0123456789abcdef/{name}.js").status_code == 404
    assert get(f"/assets/scripts/{bundle(name).digest}/other.js").status_code == 404


def test_words_are_json_that_holds_every_letter(get: Callable, atlas: Atlas):
    words = json.loads(get(f"/assets/{document_address(atlas)}/cities.json").content)
    assert words["name"] == ["Isfahan", "Khoy", "Tabriz", "Windhoek", "Khujand", "Konya"]
