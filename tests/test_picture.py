"""The picture: every arc that the view draws and no other, and nothing that runs or is fetched."""

import io
import re
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import numpy as np
import pytest
from PIL import Image, ImageColor

from tests.atlases import atlas_of, csv_text, small_atlas
from twinning import picture
from twinning.atlas import Atlas, Mask
from twinning.maps.styles import GREY, STATUS_STYLES, UNSTATED
from twinning.schema import STATUSES
from twinning.selection import Selection
from twinning.settings import PROJECT
from twinning.store import store_of
from twinning.view import view

SIZE = {"width": 800, "height": 500}
SVG = f"{{{picture.SVG}}}"
HOSTILE = (
    "</text><script>x()</script>",
    "${alert(1)}",
    '#panic("x")',
    '" onload="alert(1)',
    "]]>&amp;<!--",
    "{{ 7 * 7 }}",
)
PICTURES = Path(__file__).with_name("pictures")
CITIES = [
    ("city_id", "name", "country", "latitude", "longitude"),
    ("tokyo", "東京", "JP", "35.69", "139.69"),
    ("vladivostok", "Владивосток", "RU", "43.12", "131.89"),
    ("los-angeles", "Los Angeles", "US", "34.05", "-118.24"),
    ("auckland", "Auckland", "NZ", "-36.85", "174.76"),
    ("suva", "Suva", "FJ", "-18.14", "178.44"),
    ("honolulu", "Honolulu", "US", "21.31", "-157.86"),
    ("isfahan", "اصفهان", "IR", "32.65", "51.67"),
    ("konya", "Konya", "TR", "37.87", "32.48"),
]
AGREEMENTS = [
    ("agreement_id", "city_a", "city_b", "status", "instrument", "themes"),
    ("across", "tokyo", "los-angeles", "active", "", "culture"),
    ("fan-1", "auckland", "honolulu", "active", "", "trade"),
    ("fan-2", "auckland", "honolulu", "proposed", "mou", "trade;culture"),
    ("fan-3", "honolulu", "auckland", "ended", "friendship", ""),
    ("approved", "auckland", "tokyo", "approved", "", ""),
    ("dotted", "suva", "honolulu", "suspended", "", "culture"),
    ("disputed", "suva", "los-angeles", "disputed", "", ""),
    ("thin", "vladivostok", "honolulu", "dormant", "", "trade"),
    ("near", "isfahan", "konya", "active", "", "culture"),
]
PACIFIC = 8  # of the agreements, before the one that is far from it


@pytest.fixture(scope="module")
def world() -> Atlas:
    """Agreements of every status, most of them across the Pacific, and names in many scripts."""
    return atlas_of(cities=csv_text(CITIES), agreements=csv_text(AGREEMENTS))


def everything(atlas: Atlas) -> Mask:
    """All that can be drawn."""
    return atlas.drawable.copy()


def first(atlas: Atlas, count: int) -> Mask:
    """The first agreements of the table."""
    return np.arange(len(atlas.agreements)) < count


def drawn(atlas: Atlas, mask: Mask, **options: object) -> Element:
    """The picture as another program reads it."""
    return ElementTree.fromstring(picture.svg(atlas, mask, **(SIZE | options)))


def map_of(root: Element) -> Element:
    """The map within the picture."""
    [found] = root.findall(f"{SVG}svg")
    return found


def arcs_of(root: Element) -> dict[str, Element]:
    """The paths of the arcs by their titles."""
    return {
        str(path.findtext(f"{SVG}title")): path
        for path in map_of(root).iter(f"{SVG}path")
        if path.find(f"{SVG}title") is not None
    }


def styles_of(root: Element) -> list[Element]:
    """The groups of arcs of one style."""
    has_arcs = f"{SVG}path/{SVG}title"
    return [group for group in map_of(root).iter(f"{SVG}g") if group.find(has_arcs) is not None]


def points(path: Element) -> list[tuple[float, float]]:
    """The points of a path of M, m and l, as a browser would go through them."""
    x = y = 0.0
    found = []
    for letter, numbers in re.findall(r"([Mml])([^Mml]*)", path.attrib["d"]):
        values = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", numbers)]
        for dx, dy in zip(values[::2], values[1::2], strict=True):
            x, y = (dx, dy) if letter == "M" else (x + dx, y + dy)
            found.append((round(x, 1), round(y, 1)))
    return found


def circles(root: Element) -> list[tuple[float, float]]:
    """The middles of the circles on the map."""
    return [
        (float(circle.attrib["cx"]), float(circle.attrib["cy"]))
        for circle in map_of(root).iter(f"{SVG}circle")
    ]


def texts(root: Element) -> list[str]:
    """All words of a picture."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def painted(text: str, scale: float = 1) -> Image.Image:
    """The picture as a PNG, read by a program that is not ours."""
    return Image.open(io.BytesIO(picture.png(text, scale=scale))).convert("RGB")


def is_near(pixel: tuple[int, int, int], colour: str, tolerance: int = 70) -> bool:
    """Whether a pixel has a colour, but for some of what lies below."""
    return (
        max(abs(a - b) for a, b in zip(pixel, ImageColor.getrgb(colour), strict=True)) < tolerance
    )


def test_each_agreement_drawn_is_an_arc_between_its_two_cities(world: Atlas):
    root = drawn(world, everything(world))
    found = arcs_of(root)
    assert sorted(found) == sorted(
        [
            "東京 – Los Angeles · Active",
            "Auckland – Honolulu · Active",
            "Auckland – Honolulu · Proposed",
            "Honolulu – Auckland · Ended",
            "Auckland – 東京 · Approved by one side",
            "Suva – Honolulu · Suspended",
            "Suva – Los Angeles · Disputed",
            "Владивосток – Honolulu · Dormant",
            "اصفهان – Konya · Active",
        ]
    )
    middles = circles(root)
    for path in found.values():
        start, *_rest, end = points(path)
        assert all(min(np.hypot(x - a, y - b) for a, b in middles) < 0.15 for x, y in (start, end))


@pytest.mark.parametrize("status", STATUSES)
def test_an_arc_has_the_line_of_its_status(world: Atlas, status: str):
    mask = everything(world) & (world.agreements["status"] == status).to_numpy()
    root = drawn(world, mask, width=1280)
    groups = [
        g for g in map_of(root).iter(f"{SVG}g") if g.find(f"{SVG}path/{SVG}title") is not None
    ]
    line = STATUS_STYLES[status].line
    for group in groups:
        assert float(group.attrib["stroke-width"]) == pytest.approx(line.weight)
        assert float(group.attrib["stroke-opacity"]) == pytest.approx(line.opacity)
        dash = [float(part) for part in group.get("stroke-dasharray", "").split()]
        assert dash == pytest.approx(list(line.dash))
        assert (group.get("stroke-linecap") == "round") is (0.1 in line.dash)
    assert len(groups) == len({path.attrib["stroke"] for path in groups})
    assert ("?" in texts(map_of(root))) is bool(line.mark)
    assert sum(len(group) for group in groups) == np.count_nonzero(mask)


def test_arcs_have_the_colour_of_the_theme_first_named_unless_their_status_keeps_its_own(
    world: Atlas,
):
    def colours(**options: object) -> dict[str, str]:
        root = drawn(world, everything(world), **options)
        return {
            path.findtext(f"{SVG}title"): group.attrib["stroke"]
            for group in map_of(root).iter(f"{SVG}g")
            for path in group
        }

    plain, focused = colours(), colours(focus=["culture"])
    assert plain["Suva – Honolulu · Suspended"] == plain["Владивосток – Honolulu · Dormant"]
    assert plain["Suva – Honolulu · Suspended"] == GREY.light
    assert plain["Auckland – Honolulu · Proposed"] == plain["Auckland – Honolulu · Active"]
    assert plain["Auckland – 東京 · Approved by one side"] == UNSTATED.light
    assert focused["Auckland – Honolulu · Proposed"] == focused["東京 – Los Angeles · Active"]


def test_several_agreements_of_one_pair_are_fanned_out(world: Atlas):
    root = drawn(world, everything(world))
    ways = [
        points(path)
        for title, path in arcs_of(root).items()
        if "Honolulu" in title and "Auckland" in title
    ]
    middles = {way[len(way) // 2] for way in ways}
    assert len({(*sorted((way[0], way[-1])),) for way in ways}) == 1
    assert min(np.hypot(a - c, b - d) for a, b in middles for c, d in middles - {(a, b)}) > 5


def test_a_selection_across_the_date_line_is_not_cut(world: Atlas):
    root = drawn(world, first(world, PACIFIC))
    assert all("m" not in path.attrib["d"] for path in arcs_of(root).values())
    steps = np.diff(points(arcs_of(root)["東京 – Los Angeles · Active"]), axis=0)
    assert (np.sign(steps[:, 0]) == np.sign(steps[0, 0])).all()


def test_an_arc_over_the_seam_of_the_world_goes_on_at_the_other_side():
    around = [(f"c{lon}", f"C{lon}", "JP", "10", str(lon)) for lon in range(-170, 180, 20)]
    pairs = [(f"p{a[0]}", a[0], b[0], "active") for a, b in pairwise(around)]
    pairs.append(("over", "c-170", "c170", "active"))
    header = [("agreement_id", "city_a", "city_b", "status")]
    atlas = atlas_of(cities=csv_text([CITIES[0], *around]), agreements=csv_text(header + pairs))
    root = drawn(atlas, everything(atlas))
    cut = {title: path for title, path in arcs_of(root).items() if "m" in path.attrib["d"]}
    assert list(cut) == ["C-170 – C-150 · Active"]
    x, y = np.transpose(points(cut["C-170 – C-150 · Active"]))
    jump = np.abs(np.diff(x)).argmax()
    assert np.abs(np.diff(x))[jump] > 600
    assert x[jump] + x[jump + 1] == pytest.approx(800, abs=0.2)  # from edge to edge of the world
    assert y[jump] == pytest.approx(y[jump + 1], abs=0.2)
    assert len(arcs_of(root)) == len(pairs)


def test_whatever_is_drawn_is_in_sight(world: Atlas):
    for mask in (everything(world), first(world, PACIFIC), first(world, 1)):
        root = drawn(world, mask)
        _left, _top, width, height = map(float, map_of(root).attrib["viewBox"].split())
        seen = np.array([p for path in arcs_of(root).values() for p in points(path)])
        assert (seen > 20).all()
        assert (seen < (width - 20, height - 20)).all()


@pytest.mark.parametrize(
    ("name", "agreements", "said"),
    [
        pytest.param("nothing", 0, "no agreement drawn", id="nothing"),
        pytest.param("one", 1, "1 agreement drawn", id="one"),
    ],
)
def test_nothing_and_one_are_pictures_too(world: Atlas, name: str, agreements: int, said: str):
    root = drawn(world, first(world, agreements), caption=name)
    assert len(arcs_of(root)) == agreements
    assert texts(root)[-2] == f"{name} · {said}"
    assert root.findtext(f"{SVG}title") == f"{name} · {said}"


def test_two_parties_in_one_place_are_one_point_in_sight():
    atlas = atlas_of(
        cities="city_id,name,country,level,latitude,longitude\n"
        "a,A,IR,,32,51\nb,B,IR,district,32,51\n",
        agreements="agreement_id,city_a,city_b,status\nab,a,b,active\n",
    )
    root = drawn(atlas, everything(atlas))
    [path] = arcs_of(root).values()
    [place] = set(circles(root))
    assert set(points(path)) == {place}
    assert 0 < place[0] < 800


def test_the_mark_of_a_disputed_agreement_lies_on_no_city():
    atlas = atlas_of(
        cities="city_id,name,country,latitude,longitude\na,A,IR,0,0\nb,B,IR,0,20\nc,C,IR,0,10\n",
        agreements="agreement_id,city_a,city_b,status\nab,a,b,disputed\nac,a,c,active\n",
    )
    *cities, mark = circles(drawn(atlas, everything(atlas)))
    assert len(cities) == 3
    assert min(abs(mark[0] - x) for x, _y in cities) > 10
    assert mark[1] == pytest.approx(cities[0][1], abs=0.2)


def test_agreements_without_an_arc_are_counted_and_said():
    atlas = small_atlas()
    root = drawn(atlas, np.ones(len(atlas.agreements), dtype=bool))
    assert len(arcs_of(root)) == 4
    assert texts(root)[-2] == "4 agreements drawn · 2 are not on the map"


def test_the_legend_counts_what_is_drawn(world: Atlas):
    root = drawn(world, everything(world))
    legend = texts(root)[len(texts(map_of(root))) :]
    assert legend[: legend.index("Circle size: number of agreements")] == [
        "Theme (first named)",
        "Culture2",
        "Trade2",
        "No theme stated3",
        "Status",
        "Proposed1",
        "Approved by one side1",
        "Active3",
        "Dormant1",
        "Suspended1",
        "Ended1",
        "?",
        "Disputed1",
    ]


def test_the_caption_says_what_the_caller_says(world: Atlas):
    caption = "9 of 9 agreements: " + ", ".join(["spiritual tourism"] * 12)
    root = drawn(world, everything(world), caption=caption)
    lines = texts(root)[-4:-1]
    assert " ".join(lines).endswith(f"{caption} · 9 agreements drawn")


def test_a_caption_that_runs_leftwards_stands_before_the_number(world: Atlas):
    root = drawn(world, first(world, 1), caption="تبریز")
    assert texts(root)[-2] == "تبریز\u200e · 1 agreement drawn"


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_text_and_nothing_else(words: str):
    quoted = [("a", words, "IR", "32", "51"), ("b", "B", "TR", "38", "32")]
    atlas = atlas_of(
        cities=csv_text([CITIES[0], *quoted]),
        agreements=csv_text(
            [
                ("agreement_id", "city_a", "city_b", "status", "themes"),
                ("ab", "a", "b", "active", "t"),
            ]
        ),
        themes=csv_text([("theme_id", "parent", "label"), ("t", "", words)]),
    )
    text = picture.svg(atlas, everything(atlas), **SIZE, caption=words)
    root = ElementTree.fromstring(text)
    assert list(arcs_of(root)) == [f"{words} – B · Active"]
    said = texts(root)
    assert {words, f"{words}1", f"{words} · 1 agreement drawn"} <= set(said)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "rect", "path", "g", "circle", "text", "tspan"),
    }
    assert painted(text).size == (800, 500)


def test_a_picture_refers_to_nothing_outside(world: Atlas):
    text = picture.svg(world, everything(world), **SIZE)
    names = {name for element in ElementTree.fromstring(text).iter() for name in element.attrib}
    assert not [name for name in names if "href" in name or name.startswith("on")]
    assert "url(" not in text
    assert re.findall(r"https?://[^\"]*", text) == [picture.SVG]


def test_a_picture_is_the_same_whenever_it_is_drawn(world: Atlas):
    again = atlas_of(cities=csv_text(CITIES), agreements=csv_text(AGREEMENTS))
    one, other = (picture.svg(atlas, everything(atlas), **SIZE) for atlas in (world, again))
    assert one == other
    assert picture.png(one) == picture.png(other)


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(400, 300, 1), (1280, 720, 1), (1600, 900, 1.5), (701, 533, 2)]
)
def test_a_png_has_the_size_asked_for(world: Atlas, width: int, height: int, scale: float):
    text = picture.svg(world, everything(world), width=width, height=height)
    assert painted(text, scale).size == (round(width * scale), round(height * scale))


@pytest.mark.parametrize(("width", "height"), [(400, 300), (2000, 300), (400, 2000)])
def test_legend_and_caption_are_whole_and_leave_room_for_a_map(
    world: Atlas, width: int, height: int
):
    root = drawn(world, everything(world), width=width, height=height, caption="long " * 79)
    assert float(map_of(root).attrib["height"]) >= 0.4 * height
    lines = [float(text.attrib["y"]) for text in root.findall(f"{SVG}text")]
    assert max(lines) < height - 2
    assert min(lines) > float(map_of(root).attrib["height"])


@pytest.mark.parametrize(("width", "height"), [(399, 300), (400, 299)])
def test_a_picture_too_small_for_its_legend_is_refused(world: Atlas, width: int, height: int):
    with pytest.raises(ValueError, match="no room for its legend"):
        picture.svg(world, everything(world), width=width, height=height)


def test_a_png_shows_each_solid_arc_where_the_svg_has_it(world: Atlas):
    mask = everything(world) & (world.agreements["status"] == "active").to_numpy()
    text = picture.svg(world, mask, **SIZE)
    image = painted(text, 2)
    root = ElementTree.fromstring(text)
    groups = [
        g for g in map_of(root).iter(f"{SVG}g") if g.find(f"{SVG}path/{SVG}title") is not None
    ]
    looked = 0
    for group in groups:
        for path in group:
            for x, y in points(path)[1:-1]:
                around = [
                    image.getpixel((round(2 * x) + dx, round(2 * y) + dy))
                    for dx in (-1, 0, 1)
                    for dy in (-1, 0, 1)
                ]
                assert any(is_near(pixel, group.attrib["stroke"]) for pixel in around)
                looked += 1
    assert looked > 12


def test_tables_without_agreements_are_a_picture_too():
    atlas = atlas_of(
        cities="city_id,name,country\n", agreements="agreement_id,city_a,city_b,status\n"
    )
    root = drawn(atlas, everything(atlas))
    assert texts(root) == ["no agreement drawn", "Made with Natural Earth"]


def test_an_undated_agreement_is_drawn_as_any_other():
    shipped = store_of(PROJECT / "data").edition().atlas
    mask = view(shipped, Selection()).drawn
    assert (shipped.agreements["signed_on"][mask] == "").any()
    root = drawn(shipped, mask)
    assert len(arcs_of(root)) == np.count_nonzero(mask)


@pytest.fixture(scope="module")
def crowd() -> Atlas:
    """As many agreements as are known in the world, between 400 cities."""
    rng = np.random.default_rng(1404)
    cities = [
        (f"c{n}", f"City {n}", "IR", f"{latitude:.2f}", f"{longitude:.2f}")
        for n, (latitude, longitude) in enumerate(rng.uniform((-50, -180), (70, 180), (400, 2)))
    ]
    pairs = rng.permutation(list(combinations(range(400), 2)))[:26_000].tolist()
    rows = [
        (f"a{n}", f"c{one}", f"c{other}", STATUSES[n % len(STATUSES)])
        for n, (one, other) in enumerate(pairs)
    ]
    header = ("agreement_id", "city_a", "city_b", "status")
    return atlas_of(cities=csv_text([CITIES[0], *cities]), agreements=csv_text([header, *rows]))


def test_a_crowd_is_drawn_whole_in_few_paths(crowd: Atlas):
    text = picture.svg(crowd, everything(crowd), width=1280, height=720)
    groups = [g for g in map_of(ElementTree.fromstring(text)).iter(f"{SVG}g")]
    paths = [path.attrib["d"] for group in groups for path in group]
    assert sum(path.count("M") for path in paths) == 26_000
    assert len(paths) < 26_000 / 40
    assert len(text) < 4_500_000  # though every arc crosses half the world
    assert "?" not in texts(ElementTree.fromstring(text))


def test_a_picture_is_painted_as_in_the_stored_one(world: Atlas):
    """The fonts are our own and nothing else of the machine decides: a few pixels may differ.

    A picture is stored anew by deleting it and running this test, which fails once.
    """
    stored = PICTURES / "picture.png"
    text = picture.svg(world, first(world, PACIFIC), **SIZE, caption="Across the Pacific")
    made = picture.png(text, scale=1)
    if not stored.exists():
        stored.parent.mkdir(exist_ok=True)
        stored.write_bytes(made)
        pytest.fail(f"{stored} was not there; look at it before it is kept")
    one, other = (
        np.asarray(Image.open(source).convert("RGB"), dtype=np.int16)
        for source in (io.BytesIO(made), stored)
    )
    assert one.shape == other.shape
    assert (np.abs(one - other).max(axis=-1) > 48).mean() < 0.001
