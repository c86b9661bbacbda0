"""The picture in a real browser: what it paints where, and words that lie on no others."""

import io
from collections.abc import Iterator
from itertools import combinations, pairwise, product
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.atlases import atlas_of, csv_text
from tests.test_picture import (
    AGREEMENTS,
    CITIES,
    arcs_of,
    everything,
    is_near,
    map_of,
    points,
    styles_of,
)
from twinning import picture
from twinning.atlas import Atlas, Mask
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.store import store_of
from twinning.view import view

SIZE = {"width": 1280, "height": 720}
WORDS = """() => [...document.querySelectorAll("text")].map((text) => {
    const { left, top, right, bottom } = text.getBoundingClientRect();
    return [text.textContent, left, top, right, bottom];
})"""
HIDDEN = 20.0  # pixels of an arc that the circles of its cities may lie upon
SLACK = 2.0  # pixels: the line of a letter is higher than its ink


def shipped() -> tuple[Atlas, Mask]:
    """The shipped agreements that a first view draws."""
    atlas = store_of(PROJECT / "data").edition().atlas
    assert atlas
    return atlas, view(atlas, Selection()).drawn


def every_status() -> tuple[Atlas, Mask]:
    """Agreements of every status, with names in many scripts."""
    atlas = atlas_of(cities=csv_text(CITIES), agreements=csv_text(AGREEMENTS))
    return atlas, everything(atlas)


def long_names() -> tuple[Atlas, Mask]:
    """Agreements between cities at every edge, whose names are as long as names are shown."""
    corners = [(lat, lon) for lat in (30, 34, 38, 42) for lon in (30, 36, 42, 48, 54, 60)]
    cities = [
        (f"c{n}", f"Llanfairpwllgwyngyll-sur-Mer {n}", "IR", str(lat), str(lon))
        for n, (lat, lon) in enumerate(corners)
    ]
    pairs = [(f"a{n}", f"c{n}", f"c{23 - n}", "active") for n in range(12)]
    header = ("agreement_id", "city_a", "city_b", "status")
    tables = {"cities": [CITIES[0], *cities], "agreements": [header, *pairs]}
    atlas = atlas_of(**{name: csv_text(rows) for name, rows in tables.items()})
    return atlas, everything(atlas)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own, which may ask for nothing."""
    page = browser.new_page(viewport=SIZE)
    page.route("**", lambda route: pytest.fail(f"request: {route.request.url}"))
    yield page
    page.close()


def shown(page: Page, text: str) -> Image.Image:
    """What the browser paints of a picture that is all there is of a page."""
    page.set_content(f"<body style='margin:0'>{text}")
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


@pytest.mark.parametrize("tables", [every_status, shipped])
def test_a_browser_paints_each_arc_where_it_is_said_to_be(page: Page, tables) -> None:
    text = picture.svg(*tables(), **SIZE)
    image = shown(page, text)
    root = ElementTree.fromstring(text)
    strangers = [
        path.attrib["d"]
        for style in styles_of(root)
        for path in style
        if np.hypot(*np.ptp(points(path), axis=0)) > HIDDEN
        and not any(is_near(image.getpixel(at), style.attrib["stroke"]) for at in along(path))
    ]
    assert strangers == []
    assert len(arcs_of(root)) > 8


def along(path: Element) -> Iterator[tuple[int, int]]:
    """The pixels on the way of an arc and beside it."""
    for (x, y), (end_x, end_y) in pairwise(points(path)):
        for part, dx, dy in product(np.linspace(0, 1, 12).tolist(), (-1, 0, 1), (-1, 0, 1)):
            yield int(x + part * (end_x - x)) + dx, int(y + part * (end_y - y)) + dy


@pytest.mark.parametrize("tables", [every_status, shipped, long_names])
def test_no_words_lie_on_others_or_out_of_sight(page: Page, tables) -> None:
    text = picture.svg(*tables(), **SIZE, caption="The caption")
    shown(page, text)
    words = page.evaluate(WORDS)
    assert len(words) > 20
    assert [name for name, *box in words if min(box) < 0 or box[2] > 1280 or box[3] > 720] == []
    assert [(one[0], other[0]) for one, other in combinations(words, 2) if meet(one, other)] == []


def meet(one: list, other: list) -> bool:
    """Whether the boxes of two words share more room than a hair."""
    _name, left, top, right, bottom = one
    _other, its_left, its_top, its_right, its_bottom = other
    across = min(right, its_right) - max(left, its_left)
    return across > SLACK and min(bottom, its_bottom) - max(top, its_top) > SLACK + 1


def test_browser_and_png_show_the_same(page: Page) -> None:
    text = picture.svg(*every_status(), **SIZE)
    one = np.asarray(shown(page, text), dtype=np.int16)
    other = np.asarray(Image.open(io.BytesIO(picture.png(text, scale=1))).convert("RGB"), np.int16)
    height = round(float(map_of(ElementTree.fromstring(text)).attrib["height"]))
    assert (np.abs(one - other)[:height].max(axis=-1) > 60).mean() < 0.01  # the letters
