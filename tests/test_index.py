"""The page that every visit begins with: it says its language before any script has run."""

import re
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from twinning.settings import PROJECT
from twinning.web.index import FONT, STYLES, index_routes

SHELL = Path(st.__file__).parent / "static" / "index.html"


def client(start: str = "") -> TestClient:
    """A client of the pages below a path."""
    return TestClient(Starlette(routes=index_routes(start, SHELL)))


def stated(html: str) -> tuple[str, str, str]:
    """The language, the direction and the title that a page states; each of them once."""
    [(language, direction)] = re.findall(r'<html lang="(.*?)" dir="(.*?)">', html)
    [title] = re.findall("<title>(.*?)</title>", html)
    return language, direction, title


@pytest.mark.parametrize(
    ("address", "accepted", "expected"),
    [
        pytest.param("/", "", ("en-GB", "ltr"), id="nothing known"),
        pytest.param("/?lang=fa", "", ("fa", "rtl"), id="the address"),
        pytest.param("/city?lang=ar&from=2000", "", ("ar", "rtl"), id="the address of a page"),
        pytest.param("/city", "fa-IR,fa;q=0.9,en;q=0.8", ("fa", "rtl"), id="the browser"),
        pytest.param("/?lang=ru", "fa-IR", ("ru", "ltr"), id="the address before the browser"),
        pytest.param('/?lang="><script>', "de", ("en-GB", "ltr"), id="no language of ours"),
    ],
)
def test_the_first_byte_says_the_language_and_its_direction(
    address: str, accepted: str, expected: tuple[str, str]
):
    answer = client().get(address, headers={"Accept-Language": accepted})
    assert stated(answer.text)[:2] == expected
    assert answer.headers["vary"] == "Accept-Language"
    assert answer.headers["cache-control"] == "no-cache"
    assert '"><script>' not in answer.text


def test_all_of_streamlits_page_is_kept_and_ours_stands_at_the_end_of_its_head():
    shell, page = SHELL.read_text(encoding="utf-8"), client().get("/").text
    head, rest = shell.split("</head>")
    assert page.endswith(f"</head>{rest}")
    kept = head[head.index("</title>") :]
    ours = page[page.index(kept) + len(kept) : page.index("</head>")]
    assert re.findall('rel="stylesheet" href="./assets/(.*?)"', ours) == list(STYLES)
    assert re.findall(r'<script src="./assets/scripts/\w+/page.js" data-', ours)


def test_a_page_from_right_to_left_asks_for_its_font_at_once_and_no_other_does():
    assert (PROJECT / "static" / FONT).is_file()
    preload = f'href="./assets/{FONT}"'
    asks = {lang: preload in client().get(f"/?lang={lang}").text for lang in ("en", "fa", "ru")}
    assert asks == {"en": False, "fa": True, "ru": False}


def test_every_page_of_the_menu_has_its_route_below_the_path_of_the_dashboard():
    paths = {route.path for route in index_routes("/city-hall", SHELL)}
    pages = {path.stem for path in PROJECT.glob("pages/*.py")}
    assert paths == {f"/city-hall/{page}" for page in ("", *pages)}


def test_another_page_than_expected_is_refused_at_the_start(tmp_path: Path):
    other = tmp_path / "index.html"
    other.write_text("<html><head></head></html>")
    with pytest.raises(ValueError, match="expected one html, one title and one head"):
        index_routes("", other)
