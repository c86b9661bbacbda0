"""Parts of a picture: projections, the frame around what is shown, cut lines, land and sea."""

import io
from itertools import combinations
from xml.etree.ElementTree import Element, tostring

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageColor

from twinning.drawing import ground
from twinning.drawing.boxes import Box, afar, around
from twinning.drawing.frame import HALF, framed, stretch, wrapped
from twinning.drawing.lines import clipped, dense, path, runs, stroke
from twinning.drawing.projection import equal_earth, mercator
from twinning.drawing.words import plain, put, width_of
from twinning.geometry import great_circle
from twinning.painting import SVG, png
from twinning.reader import Reader, spoken_to

SIZE = (800.0, 500.0)
MARGIN = 40.0
TINY = 1e-4  # degrees
NO_WAYS = np.empty((0, 2, 2))
LAND = {
    "Sahara": (23, 10),
    "Siberia": (62, 100),
    "Yenisei": (60, 91),
    "Iran": (33, 54),
    "Anatolia": (39, 33),
    "Amazonia": (-10, -55),
    "Australia": (-25, 135),
    "Kansas": (39, -98),
    "Chukotka": (66.5, 178),
    "Greenland": (72, -40),
    "Yukon": (64, -136),
}
SEA = {
    "Atlantic": (0, -30),
    "Pacific": (0, -150),
    "date line": (20, 180),
    "Indian Ocean": (-35, 85),
    "Black Sea": (43, 34),
    "Caspian Sea": (40, 51),
    "Bering Sea": (58, -178),
    "Arctic": (80, -150),
}

latitudes = st.floats(-89, 89)
longitudes = st.floats(-180, 180)
places = st.tuples(latitudes, longitudes)


@given(latitudes, longitudes)
def test_equal_earth_keeps_areas(latitude: float, longitude: float):
    here = np.array([latitude, longitude])
    north, east = (equal_earth(here + np.array(step)) for step in ([TINY, 0], [0, TINY]))
    (dx, dy), (ex, ey) = north - equal_earth(here), east - equal_earth(here)
    expected = np.cos(np.radians(latitude)) * np.radians(TINY) ** 2
    assert ex * dy - ey * dx == pytest.approx(expected, rel=1e-3, abs=1e-18)


def test_equal_earth_has_the_extent_its_authors_give():
    edges = equal_earth(np.array([(0.0, 180.0), (90.0, 0.0), (90.0, 180.0)]))
    np.testing.assert_allclose(edges, [(2.70663, 0), (0, 1.31736), (1.60359, 1.31736)], atol=2e-5)


@given(st.floats(-80, 80), longitudes)
def test_mercator_keeps_shapes(latitude: float, longitude: float):
    steps = np.array([(0, 0), (TINY, 0), (0, TINY)])
    here, north, east = mercator(steps + np.array([latitude, longitude]))
    stretched = np.cos(np.radians(latitude))
    assert (north - here)[1] * stretched == pytest.approx((east - here)[0], rel=1e-3)


@pytest.mark.parametrize(
    ("ways", "points", "expected"),
    [
        pytest.param([], [10, 20.05], (10, 20.1), id="places"),
        pytest.param([[170, 175, 190]], [], (170, 190.1), id="a way past the date line"),
        pytest.param([], [-175, 175], (175, 185.1), id="places on both sides of it"),
        pytest.param([[-10, 30]], [40], (-10, 40.1), id="a way and a place"),
        pytest.param([], [7], (7, 7.1), id="one place"),
        pytest.param([], [], (-168, 192), id="nothing"),
        pytest.param([], [-170, -60, 60, 150], (60, 300.1), id="the shorter way round"),
        pytest.param([], range(-180, 180, 20), (-168, 192), id="everywhere"),
    ],
)
def test_the_stretch_is_the_shortest_that_holds_everything(ways, points, expected):
    ways = np.array(ways, dtype=float).reshape(len(ways), -1 if ways else 2)
    left, right = stretch(ways, np.array(points, dtype=float))
    assert (left - expected[0]) % 360 == pytest.approx(0)
    assert right - left == pytest.approx(expected[1] - expected[0], abs=0.11)  # a step of it


@given(st.lists(longitudes, min_size=1, max_size=6))
def test_every_place_lies_in_the_stretch(points):
    left, right = stretch(np.empty((0, 2)), np.array(points))
    assert right - left <= 360
    assert all((point - left + TINY) % 360 <= right - left + 2 * TINY for point in points)


@given(st.lists(st.tuples(places, places), max_size=5), st.lists(places, max_size=5))
def test_a_frame_shows_all_it_is_given_with_a_margin(pairs, points):
    ends = np.array([[*a, *b] for a, b in pairs], dtype=float).reshape(-1, 4)
    ways = great_circle(*ends.T, 33)
    points = np.array(points, dtype=float).reshape(-1, 2)
    frame = framed(ways, points, SIZE, MARGIN)
    shown = np.concatenate([ways.reshape(-1, 2), points])
    x, y = frame.pixels(np.column_stack([shown[:, 0], wrapped(shown[:, 1] - frame.centre)])).T
    for pixels, length in ((x, SIZE[0]), (y, SIZE[1])):
        assert ((pixels > MARGIN - 0.01) & (pixels < length - MARGIN + 0.01)).all()


@pytest.mark.parametrize(
    ("shown", "projection"),
    [
        ([(32.7, 51.7), (41.0, 29.0)], mercator),
        ([(-36.8, 174.8), (-17.8, -149.4)], mercator),
        ([(69.6, 18.9), (41.0, 29.0)], equal_earth),
        ([(35.7, 139.7), (34.1, -118.2)], equal_earth),
        ([], equal_earth),
    ],
)
def test_a_part_of_the_world_has_true_shapes_and_the_world_true_areas(shown, projection):
    frame = framed(NO_WAYS, np.array(shown, dtype=float).reshape(-1, 2), SIZE, MARGIN)
    assert frame.projection is projection


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param([], id="the world"),
        pytest.param([(0.0, lon) for lon in (100.0, 180.0, -100.0)], id="around the Pacific"),
        pytest.param([(40.0, -120.0), (30.0, 0.0)], id="around the Atlantic"),
        pytest.param([(36.0, 50.0), (41.0, 29.0)], id="Iran and Anatolia"),
        pytest.param([(55.0, 165.0), (68.0, -150.0)], id="Bering Strait"),
        pytest.param(
            [(0.0, 160.0), (70.0, -90.0), (-55.0, -90.0), (0.0, 20.0)], id="a cut through Asia"
        ),
        pytest.param([(60.0, -60.0), (60.0, 80.0), (-50.0, 10.0)], id="a centre in Africa"),
    ],
)
def test_land_is_land_and_sea_is_sea_wherever_the_map_is_cut(shown):
    frame = framed(NO_WAYS, np.array(shown).reshape(-1, 2), SIZE, MARGIN)
    width, height = (str(int(side)) for side in SIZE)
    root = Element("svg", {"xmlns": SVG, "width": width, "height": height})
    ground.draw(root, frame, 1)
    painted = Image.open(io.BytesIO(png(tostring(root, encoding="unicode"), scale=1)))
    seen = 0
    for expected, known in ((ground.LAND, LAND), (ground.SEA, SEA)):
        for name, (latitude, longitude) in known.items():
            place = np.array([latitude, float(wrapped(np.array(longitude - frame.centre)))])
            x, y = frame.pixels(place).tolist()
            if 3 < x < SIZE[0] - 3 and 3 < y < SIZE[1] - 3:
                pixel = painted.convert("RGB").getpixel((round(x), round(y)))
                assert (name, pixel) == (name, ImageColor.getrgb(expected))
                seen += 1
    assert seen >= 2
    if frame.projection is equal_earth:
        beyond = [
            frame.pixels(np.array([lat, side * HALF])) for lat in range(85) for side in (-1, 1)
        ]
        for x, y in np.array(beyond).tolist():
            outside = round(x + np.copysign(8, x - SIZE[0] / 2)), round(y)
            if 0 < outside[0] < SIZE[0] and 0 < outside[1] < SIZE[1]:
                assert painted.convert("RGB").getpixel(outside) == (255, 255, 255)


def test_nothing_is_shown_as_the_whole_world():
    frame = framed(NO_WAYS, np.empty((0, 2)), SIZE, MARGIN)
    edges = frame.pixels(np.array([(0, -HALF), (0, HALF), (81, 0), (-57, 0)]))
    assert (edges > MARGIN - 0.01).all()
    assert (edges < np.array(SIZE) - MARGIN + 0.01).all()


SQUARE = np.array([(0, 0), (4, 0), (4, 4), (0, 4)], dtype=float)


@pytest.mark.parametrize(
    ("axis", "limit", "side", "expected"),
    [
        (0, 2, 1, [(2, 0), (4, 0), (4, 4), (2, 4)]),
        (0, 2, -1, [(0, 0), (2, 0), (2, 4), (0, 4)]),
        (1, 3, 1, [(4, 3), (4, 4), (0, 4), (0, 3)]),
        (1, 5, 1, []),
        (1, 5, -1, SQUARE.tolist()),
    ],
)
def test_a_ring_is_cut_at_a_limit(axis, limit, side, expected):
    assert clipped(SQUARE, axis, limit, side).tolist() == [list(point) for point in expected]


@given(st.lists(places, min_size=3, max_size=9), st.floats(-100, 100))
def test_both_sides_of_a_cut_make_up_the_ring(ring, limit):
    ring = np.array(ring)
    sides = [clipped(ring, 1, limit, side) for side in (1, -1)]
    assert sum(map(area, sides)) == pytest.approx(area(ring), abs=1e-6)
    assert (sides[0][:, 1] >= limit).all()
    assert (sides[1][:, 1] <= limit).all()


def area(ring: np.ndarray) -> float:
    """The signed area within a ring."""
    x, y = ring.reshape(-1, 2).T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum() / 2)


def test_a_line_is_given_points_where_it_makes_long_steps():
    line = np.array([(0, 0), (6, 3), (7, 3)], dtype=float)
    assert dense(line, 2).tolist() == [[0, 0], [2, 1], [4, 2], [6, 3], [7, 3]]
    assert dense(line, 10).tolist() == line.tolist()


def test_the_stretches_that_are_kept_are_lines_of_their_own():
    line = np.column_stack([np.arange(7), np.arange(7)])
    kept = np.array([True, True, False, True, False, True, True])
    assert [run[:, 0].tolist() for run in runs(line, kept)] == [[0, 1], [5, 6]]


def test_path_data_is_relative_short_and_leaves_out_what_does_not_move():
    line = np.array([(1.02, 2), (1.03, 2), (11.26, 1.5)])
    assert stroke([line]) == "M1 2l10.3-0.5"
    assert stroke([line, line + 100]) == "M1 2l10.3-0.5m89.7 100.5l10.3-0.5"
    assert stroke([line[:2]]) == "M1 2l0 0"
    assert path([SQUARE, SQUARE[:2], SQUARE[:0]], closed=True) == "M0 0l4 0 0 4-4 0z"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Isfahan", "Isfahan"),
        ("نظام\u200cآباد", "نظام\u200cآباد"),
        ("a\x00b\u202ec\ufffe\ud800d\n", "a b c d"),
        ("x" * 50, "x" * 9 + "…"),
    ],
)
def test_words_are_made_fit_to_be_drawn(words: str, expected: str):
    assert plain(words, 10) == expected


@pytest.mark.parametrize(
    ("words", "mark"), [("Isfahan", ""), ("اصفهان", "\u200e"), ("חיפה (Haifa)", "\u200e"), ("", "")]
)
def test_a_number_stays_behind_words_that_run_leftwards(words: str, mark: str):
    root = Element("svg")
    put(root, words, 0, 0, 10, aside="3")
    assert "".join(root.itertext()) == f"{words}{mark}3"


@pytest.mark.parametrize(
    "words", ["Saint Petersburg", "Уфа", "اصفهان", "西安", "Bryan-College Station"]
)
def test_words_are_measured_closely_enough(words: str):
    root = Element("svg", {"xmlns": SVG, "width": "800", "height": "100"})
    put(root, words, 0, 50, 40)
    svg = tostring(root, encoding="unicode")
    painted = np.asarray(Image.open(io.BytesIO(png(svg, scale=1))).convert("L"))
    inked = np.flatnonzero((painted < 128).any(axis=0)).max()
    assert 0.93 * inked <= width_of(words, 40) <= 1.5 * inked


def test_names_have_places_around_a_circle_that_leave_it_free():
    dot = Box(100, 100, 110, 110)
    boxes = [*around(dot, (50, 12), 3, True), *afar(dot, (50, 12), 1)]
    assert not any(box.meets(dot) for box in boxes)
    assert {(round(box.right - box.left, 9), round(box.bottom - box.top, 9)) for box in boxes} == {
        (50, 12)
    }
    assert boxes[0].right < dot.left
    assert around(dot, (50, 12), 3, False)[0].left > dot.right


def test_boxes_meet_hold_and_are_near_as_rectangles_do():
    one, other, apart = Box(0, 0, 4, 4), Box(3, 3, 5, 5), Box(4, 0, 8, 4)
    assert [a.meets(b) for a, b in combinations((one, other, apart), 2)] == [True, False, True]
    assert one.grown(1).holds(other)
    assert not one.holds(other)
    assert one.nearest(9, 2) == (4, 2)
    assert HALF == 180


def test_a_gap_beside_words_from_right_to_left_is_a_space_and_parts_no_letter_of_them():
    root = Element("svg")
    with spoken_to(Reader("ar")):
        put(root, "الثقافة", 0, 0, 10, aside="9")
    [text] = root
    [words] = text
    number = "\N{FIRST STRONG ISOLATE}9\N{POP DIRECTIONAL ISOLATE}\N{NO-BREAK SPACE}"
    assert (text.text, words.text, words.get("dx")) == (number, "الثقافة", "0.0")
