"""Stylesheets with their images in them, for a page that may ask for nothing."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from twinning.maps.scripts import STATIC

MEDIA_TYPES = {".png": "image/png", ".svg": "image/svg+xml"}
STANDALONE = (
    "leaflet/leaflet",
    "leaflet.fullscreen/Control.FullScreen",
    "atlas/atlas",
    "atlas/standalone/page",
)


@cache
def standalone_styles() -> str:
    """The styles of a map in one file."""
    return "\n".join(_whole(STATIC / f"{name}.css") for name in STANDALONE)


def _whole(path: Path) -> str:
    """The stylesheet at `path`, each image it names put into it."""

    def image(found: re.Match[str]) -> str:
        file = path.parent / found[1]
        content = b64encode(file.read_bytes()).decode("ascii")
        return f"url(data:{MEDIA_TYPES[file.suffix]};base64,{content})"

    return re.sub(r"""url\(["']?([^"')#:]+)["']?\)""", image, path.read_text(encoding="utf-8"))
