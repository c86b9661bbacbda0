"""Arcs as they are painted, compared pixel by pixel with pictures that were looked at.

A picture is stored anew by deleting it and running these tests: they write it and fail once.
"""

import io
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.atlases import csv_text
from tests.browser.screen import drawn_map, in_map, visit, wait_in_map

PICTURES = Path(__file__).with_name("pictures")
CITIES = [
    ("city_id", "name", "country", "region", "latitude", "longitude"),
    ("tokyo", "Tokyo", "JP", "Tokyo", "35.69", "139.69"),
    ("osaka", "Osaka", "JP", "Osaka", "34.69", "135.50"),
    ("san-francisco", "San Francisco", "US", "California", "37.77", "-122.42"),
    ("los-angeles", "Los Angeles", "US", "California", "34.05", "-118.24"),
    ("auckland", "Auckland", "NZ", "Auckland", "-36.85", "174.76"),
    ("suva", "Suva", "FJ", "", "-18.14", "178.44"),
    ("honolulu", "Honolulu", "US", "Hawaii", "21.31", "-157.86"),
]
AGREEMENTS = [
    ("agreement_id", "city_a", "city_b", "status", "instrument"),
    ("across", "tokyo", "los-angeles", "active", "sister-city"),
    ("fan-1", "osaka", "san-francisco", "active", "sister-city"),
    ("fan-2", "osaka", "san-francisco", "proposed", "mou"),
    ("fan-3", "san-francisco", "osaka", "ended", "friendship"),
    ("dashed", "auckland", "honolulu", "proposed", "sister-city"),
    ("approved", "auckland", "tokyo", "approved", "sister-city"),
    ("dotted", "suva", "honolulu", "suspended", "sister-city"),
    ("disputed", "suva", "los-angeles", "disputed", "sister-city"),
    ("thin", "tokyo", "honolulu", "dormant", "sister-city"),
]
ALL_STATUSES = "&".join(
    f"status={status}"
    for status in ("proposed", "approved", "active", "dormant", "suspended", "ended", "disputed")
)
# Letters are left out: the fonts of machines differ.
NO_LETTERS = """
for (const write of ["fillText", "strokeText"]) {
    OffscreenCanvasRenderingContext2D.prototype[write] = () => {};
}
"""
LOOK_AT = """(_, [latitude, longitude, zoom]) => {
    atlas.current.map.setView([latitude, longitude], zoom, { animate: false });
}"""
PAINTED = '() => document.querySelector(".leaflet-arcs-pane canvas").toDataURL()'
MIDDLE = (760, 660)  # pixels
NOTICEABLE = 48  # of 255, in any channel
TOLERATED = 0.02  # of the pixels that are painted: edges may be smoothed otherwise


@pytest.fixture(scope="module")
def pacific(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of tables with agreements of every kind across the Pacific."""
    folder = tmp_path_factory.mktemp("pacific")
    (folder / "cities.csv").write_text(csv_text(CITIES), encoding="utf-8")
    (folder / "agreements.csv").write_text(csv_text(AGREEMENTS), encoding="utf-8")
    return folder


@pytest.fixture
def page(new_page: Callable[..., Page], pacific: Path) -> Page:
    """A watched page on which the painter writes no letters."""

    def without_letters(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=NO_LETTERS + answer.text())

    page = new_page(pacific)
    page.context.route("**/painter.js", without_letters)
    return page


@pytest.mark.parametrize(
    ("name", "query", "view", "agreements"),
    [
        pytest.param("arcs", ALL_STATUSES, (10, 185, 3), 9, id="date line, fan and lines"),
        pytest.param("status", f"{ALL_STATUSES}&colour=status", (10, 185, 3), 9, id="colours"),
        pytest.param("country", "bundle=country", (10, 185, 3), 8, id="bundled by country"),
        pytest.param("region", "bundle=region", (10, 185, 3), 8, id="bundled by region"),
    ],
)
def test_arcs_are_painted_as_in_the_stored_picture(
    page: Page, name: str, query: str, view: tuple[float, float, float], agreements: int
) -> None:
    visit(page, f"?{query}")
    before = drawn_map(page, agreements)["paintings"]
    in_map(page, LOOK_AT, list(view))
    wait_in_map(page, "atlasMap.paintings > argument", before)

    painted = middle(opened(io.BytesIO(b64decode(in_map(page, PAINTED).partition(",")[2]))))

    stored = PICTURES / f"{name}.png"
    if not stored.exists():
        painted.save(stored, optimize=True)
        pytest.fail(f"{stored} was not there; look at it before it is kept")
    assert difference(painted, opened(stored)) <= TOLERATED


def difference(one: Image.Image, other: Image.Image) -> float:
    """How many pixels differ noticeably, as a share of those painted in the second."""
    if one.size != other.size:
        return 1.0
    pixels = [np.asarray(image, dtype=np.int16) for image in (one, other)]
    noticed = np.abs(pixels[0] - pixels[1]).max(axis=-1) > NOTICEABLE
    painted = (pixels[1] < 255 - NOTICEABLE).any(axis=-1)
    return float(noticed.sum() / painted.sum())


def opened(source: Path | io.BytesIO) -> Image.Image:
    """A picture on a white ground."""
    with Image.open(source) as image:
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image.convert("RGBA")).convert("RGB")


def middle(picture: Image.Image) -> Image.Image:
    """The middle of a picture, which is the same however large the map is on its page."""
    left, top = (picture.width - MIDDLE[0]) // 2, (picture.height - MIDDLE[1]) // 2
    return picture.crop((left, top, left + MIDDLE[0], top + MIDDLE[1]))


@pytest.mark.parametrize("name", ["arcs", "status", "country", "region"])
def test_what_is_missing_from_a_picture_is_seen(name: str) -> None:
    picture = opened(PICTURES / f"{name}.png")
    pixels = np.asarray(picture).copy()
    assert difference(picture, picture) == 0
    columns = np.flatnonzero((pixels < 255).any(axis=(0, 2)))
    tenth = columns[len(columns) // 2 :][: len(columns) // 10]
    pixels[:, tenth] = 255
    assert difference(Image.fromarray(pixels), picture) > TOLERATED
