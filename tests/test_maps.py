"""Maps as rendered, before a browser sees them, and the colours they use."""

import json
import re
import zlib
from base64 import b64decode
from hashlib import sha256
from itertools import combinations
from pathlib import Path

import folium
import numpy as np
import pytest
import streamlit_folium
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from twinning.maps.base import BaseMap
from twinning.maps.layer import Message, SelectionLayer, bitset
from twinning.maps.scripts import BUNDLES, bundle, bundle_address
from twinning.maps.styles import GROUP_COLOURS, OTHER, STATUS_STYLES, UNSTATED, bundled_as
from twinning.schema import STATUSES
from twinning.web.routes import routes

STATIC = Path(__file__).resolve().parent.parent / "static"
STYLESHEET = (STATIC / "atlas" / "atlas.css").read_text(encoding="utf-8")
MESSAGE = Message(document="../../assets/atlas/v1/d1", version="v1", shown="YwUA", fit="all")
HOSTILE = "${alert(1)} `\\0 \\1 </script><img src=x onerror=alert(1)> ' \" {{ 7 * 7 }} \u202e\u2028"

# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0; on linear RGB.
VISIONS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
}
# Ottosson 2020, "A perceptual color space for image processing"; a distance of 0.02 in it is
# one that can just be noticed.
LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
LEAST_DISTANCE = 0.06


@pytest.fixture
def sent(monkeypatch):
    """Renders with st_folium and returns what it would send to the browser."""
    calls = []
    monkeypatch.setattr(streamlit_folium, "_component_func", lambda **call: calls.append(call))

    def send(base, message):
        layer = SelectionLayer(message)
        streamlit_folium.st_folium(base, key="map", feature_group_to_add=layer)
        return calls[-1]

    return send


def test_another_selection_leaves_the_base_map_byte_for_byte_the_same(sent):
    one = sent(BaseMap(), MESSAGE)
    other = sent(BaseMap(), Message("../../assets/atlas/v2/d2", "v2", "YwIA", scheme="dark"))
    constant = ("script", "header", "html", "js_links", "css_links", "key")
    assert {name: one[name] for name in constant} == {name: other[name] for name in constant}
    assert one["feature_group"] != other["feature_group"]


def test_the_message_arrives_as_json(sent):
    message = Message(
        HOSTILE, HOSTILE, HOSTILE, 9, 4, "status", (3,), (1, 2), "region", "dark", HOSTILE
    )
    script = sent(BaseMap(), message)["feature_group"]
    [sent_message] = re.findall(r"atlas\.show\(map_div, \w+, (\{.*\})\);", script)
    assert json.loads(sent_message) == {
        "document": HOSTILE,
        "version": HOSTILE,
        "shown": HOSTILE,
        "selected": 9,
        "omitted": 4,
        "colour": "status",
        "focus": [3],
        "cities": [1, 2],
        "bundle": "region",
        "scheme": "dark",
        "fit": HOSTILE,
    }
    assert "</script>" not in script


def test_the_settings_of_the_base_map_arrive_as_json(sent):
    base = BaseMap(tiles_url="/tiles/{z}/{x}/{y}.png?" + HOSTILE, tiles_attribution=HOSTILE)
    script = sent(base, MESSAGE)["script"]
    [settings] = re.findall(r"atlas\.base\(map_div, (\{.*\})\);", script)
    assert json.loads(settings)["tiles"] == {
        "url": "/tiles/{z}/{x}/{y}.png?" + HOSTILE,
        "attribution": HOSTILE,
    }
    assert "</script>" not in script


def test_borders_can_be_left_out(sent):
    assert "borders.json" in sent(BaseMap(), MESSAGE)["script"]
    assert "borders.json" not in sent(BaseMap(borders=False), MESSAGE)["script"]


def test_no_other_host_is_named_in_a_whole_page():
    base = BaseMap()
    SelectionLayer(MESSAGE).add_to(base)
    assert re.findall(r"(?:https?:)?//[a-z][^\s\"'<>]*", base.get_root().render()) == []


def test_everything_the_map_names_is_served(sent):
    call = sent(BaseMap(), MESSAGE)
    named = re.findall(r'"(\.\./\.\./assets/[^"]+)"', call["script"])
    client = TestClient(Starlette(routes=routes()))
    addresses = {*call["js_links"], *call["css_links"], *named}
    asked = {address: client.get(address.removeprefix("../..")) for address in addresses}
    assert {address for address, answer in asked.items() if answer.status_code != 200} == set()
    assert len(addresses) == 6


def test_every_script_of_ours_is_in_a_bundle():
    bundled = {f"{name}.js" for names in BUNDLES.values() for name in names}
    ours = {path.relative_to(STATIC).as_posix() for path in STATIC.glob("atlas/**/*.js")}
    vendored = {"leaflet/leaflet.js", "leaflet.fullscreen/Control.FullScreen.js"}
    assert bundled == ours | vendored


def test_a_bundle_is_its_scripts_in_order_at_an_address_that_follows_its_content():
    painter = bundle("painter")
    scripts = [STATIC.joinpath(f"{name}.js").read_bytes() for name in BUNDLES["painter"]]
    assert painter.content.split(b"\n;\n") == scripts
    assert bundle_address("painter") == f"scripts/{painter.digest}/painter.js"
    assert painter.digest == sha256(painter.content).hexdigest()[:16]
    assert bundle_address("painter").encode() in bundle("map").content.splitlines()[0]


def test_scripts_and_styles_name_no_other_host():
    ours = [*STATIC.glob("atlas/**/*.*"), *STATIC.glob("leaflet*/*.css")]
    requests = re.compile(r"(?:fetch|url|src|href|import)[ (=:]+[\"']?(?:https?:)?//")
    assert [path.name for path in ours if requests.search(path.read_text("utf-8"))] == []


def test_every_vendored_folder_holds_its_licence():
    folders = {path for path in (*STATIC.iterdir(), *STATIC.glob("fonts/*")) if path.is_dir()}
    licensed = {path.parent for path in STATIC.glob("**/LICENSE*")}
    assert {path.name for path in folders - licensed} == {"atlas", "fonts"}


def test_folium_itself_is_left_as_it_was(sent):
    before = [list(folium.Map.default_js), list(folium.Map.default_css)]
    sent(BaseMap(), MESSAGE)
    assert [folium.Map.default_js, folium.Map.default_css] == before


@given(st.lists(st.booleans(), max_size=200))
def test_flags_are_packed_lowest_bit_first_and_deflated(shown):
    packed = zlib.decompress(b64decode(bitset(np.array(shown, dtype=bool))), wbits=-zlib.MAX_WBITS)
    bits = [bool(byte >> place & 1) for byte in packed for place in range(8)]
    assert bits[: len(shown)] == shown
    assert not any(bits[len(shown) :])


def test_a_million_flags_take_no_more_than_their_bits():
    shown = np.random.default_rng(1).random(1_000_000) < 0.5
    assert len(bitset(shown)) < 1.01 * 1_000_000 / 8 * 4 / 3
    assert len(bitset(np.ones(1_000_000, dtype=bool))) < 2_000


def test_no_proposal_is_bundled_with_what_is_signed():
    assert {status: bundled_as(status) for status in STATUSES} == {
        "proposed": "proposed",
        "approved": "proposed",
        "active": "active",
        "dormant": "active",
        "suspended": "active",
        "ended": "ended",
        "disputed": "disputed",
    }


def test_every_status_has_a_line_of_its_own():
    assert tuple(STATUS_STYLES) == STATUSES
    lines = [style.line for style in STATUS_STYLES.values()]
    assert len(set(lines)) == len(lines)


def test_what_is_not_in_force_is_never_drawn_solid():
    solid = {status for status, style in STATUS_STYLES.items() if not style.line.dash}
    assert solid == {"active", "dormant"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_stands_out_from_land_and_sea(scheme):
    grounds = [css_colour(scheme, name) for name in ("sea", "land")]
    contrasts = {
        colour: min(contrast(colour, ground) for ground in grounds)
        for colour in {getattr(colour, scheme) for colour in used_colours()}
    }
    assert {colour: ratio for colour, ratio in contrasts.items() if ratio < 3} == {}


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_colours_come_close_to_each_other(scheme, vision):
    colours = sorted({getattr(colour, scheme) for colour in used_colours()})
    seen = {colour: oklab(VISIONS[vision] @ linear(colour)) for colour in colours}
    close = {
        (one, other): round(float(np.linalg.norm(seen[one] - seen[other])), 3)
        for one, other in combinations(colours, 2)
        if np.linalg.norm(seen[one] - seen[other]) < LEAST_DISTANCE
    }
    assert close == {}


def test_every_theme_group_has_a_colour_of_its_own():
    colours = [*GROUP_COLOURS, OTHER, UNSTATED]
    assert len(set(colours)) == 10


def used_colours():
    return {*GROUP_COLOURS, OTHER, UNSTATED, *(style.colour for style in STATUS_STYLES.values())}


def css_colour(scheme, name):
    light, dark = re.findall(rf"--atlas-{name}: (#[0-9a-f]{{6}});", STYLESHEET)
    return light if scheme == "light" else dark


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def oklab(rgb):
    return OKLAB @ np.cbrt(LMS @ np.clip(rgb, 0, 1))


def contrast(one, other):
    darker, lighter = sorted(linear(c) @ [0.2126, 0.7152, 0.0722] + 0.05 for c in (one, other))
    return lighter / darker
