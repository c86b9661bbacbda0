"""The scripts of map and tables: several readable files, each bundle of them one file."""

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from twinning.settings import PROJECT

ASSETS = "../../assets"  # seen from the frame in which st_folium draws
STATIC = PROJECT / "static"
MAP = (
    "atlas/courier",
    "leaflet/leaflet",
    "leaflet.fullscreen/Control.FullScreen",
    "atlas/text",
    "atlas/letters",
    "atlas/sides",
    "atlas/surface",
    "atlas/scheme",
    "atlas/legend",
    "atlas/pointer",
    "atlas/view",
    "atlas/map",
)
BUNDLES = {
    "map": (*MAP, "atlas/neighbour"),
    "companion": (
        "atlas/companion/frame",
        "atlas/companion/parts",
        "atlas/companion/item",
        "atlas/companion/companion",
    ),
    "standalone": (
        "atlas/bytes",
        "atlas/standalone/enclosed",
        *MAP,
        "atlas/standalone/chosen",
        "atlas/standalone/page",
    ),
    "page": ("atlas/page/language", "atlas/page/access", "atlas/page/motion"),
    "painter": (
        "atlas/text",
        "atlas/letters",
        "atlas/bytes",
        "atlas/painter/sources",
        "atlas/painter/geometry",
        "atlas/painter/frame",
        "atlas/painter/outlines",
        "atlas/painter/levels",
        "atlas/painter/document",
        "atlas/painter/scene",
        "atlas/painter/arcs",
        "atlas/painter/places",
        "atlas/painter/plan",
        "atlas/painter/extent",
        "atlas/painter/findings",
        "atlas/painter/single",
        "atlas/painter/painter",
    ),
    "grid": (
        "atlas/text",
        "atlas/bytes",
        "atlas/grid/order",
        "atlas/grid/cells",
        "atlas/grid/grid",
    ),
}


@dataclass(frozen=True)
class Bundle:
    """The scripts of a bundle one after the other, and the hash of them all."""

    content: bytes
    digest: str


@cache
def bundle(name: str) -> Bundle:
    """The scripts that run together under that name, after what they are told.

    Those of the map know where the painter is, those of tables how these look.
    """
    scripts = [STATIC.joinpath(f"{script}.js").read_bytes() for script in BUNDLES[name]]
    if name == "map":
        scripts.insert(0, _told("painterAddress", f"{ASSETS}/{bundle_address('painter')}"))
    elif name == "grid":
        styles = STATIC.joinpath("atlas/grid/grid.css").read_text(encoding="utf-8")
        scripts.insert(0, _told("gridStyles", styles))
    elif name == "companion":
        styles = STATIC.joinpath("atlas/companion/companion.css").read_text(encoding="utf-8")
        scripts.insert(0, _told("companionStyles", styles))
    content = b"\n;\n".join(scripts)
    return Bundle(content, sha256(content).hexdigest()[:16])


def _told(name: str, value: str) -> bytes:
    return f"(self.atlas ??= {{}}).{name} = {json.dumps(value)};".encode()


def bundle_address(name: str) -> str:
    """Where a bundle is served, below the folder of all assets; its content decides."""
    return f"scripts/{bundle(name).digest}/{name}.js"
