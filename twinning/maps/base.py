"""The base map: sea, outlines and controls, the same at every run."""

from typing import Any

import folium
from branca.element import MacroElement
from folium.plugins import Fullscreen
from folium.template import Template

from twinning.language import _, direction, language_tag
from twinning.maps.scripts import ASSETS, bundle_address

MAP_JS = [("map", f"{ASSETS}/{bundle_address('map')}")]
MAP_CSS = [
    ("leaflet_css", f"{ASSETS}/leaflet/leaflet.css"),
    ("atlas_css", f"{ASSETS}/atlas/atlas.css"),
]
FULLSCREEN_CSS = [("fullscreen_css", f"{ASSETS}/leaflet.fullscreen/Control.FullScreen.css")]
CLOSEST_ZOOM = 10  # the outlines have nothing more to show
CLOSEST_TILE_ZOOM = 18


class Ground(MacroElement):
    """What lies under the arcs, with the words the map itself says."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "atlas.base({{ this._parent.get_name() }}, {{ this.settings|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Ground"
        self.settings = settings


class FullscreenControl(Fullscreen):
    """The button that makes the map fill the screen, from files of our own server."""

    default_js: list[tuple[str, str]] = []  # noqa: RUF012  # it comes with the map
    default_css = FULLSCREEN_CSS


class BaseMap(folium.Map):
    """A map of the world without agreements, every file of it from our own server.

    `tiles_url` ("https://tiles.example/{z}/{x}/{y}.png") names a tile server to use instead of
    the outlines, `tiles_attribution` its credit as plain text.  st_folium makes the whole map
    anew when the script of this one changes, so it holds nothing that changes between runs.
    """

    default_js = MAP_JS
    default_css = MAP_CSS
    # st_folium sends all this again at every run, so what never changes stands in our style sheet.
    _template = Template(
        "{% macro header(this, kwargs) %}{% endmacro %}"
        '{% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}" ></div>'
        "{% endmacro %}"
        "{% macro script(this, kwargs) %}"
        'var {{ this.get_name() }} = L.map("{{ this.get_name() }}",'
        " {center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }}});"
        "{% endmacro %}"
    )

    def __init__(
        self, *, borders: bool = True, tiles_url: str = "", tiles_attribution: str = ""
    ) -> None:
        super().__init__(
            location=(20, 15),
            zoom_start=2,
            zoom_control=False,
            tiles=None,
            zoom_snap=1 if tiles_url else 0.25,
            track_resize=False,
        )
        tiles = {"url": tiles_url, "attribution": tiles_attribution} if tiles_url else None
        self.add_child(Ground(settings(f"{ASSETS}/natural-earth", borders, tiles)))
        corner = "topright" if direction() == "rtl" else "topleft"
        titles = {"title": _("Full screen"), "title_cancel": _("Leave full screen")}
        self.add_child(FullscreenControl(corner, **titles))


def settings(folder: str, borders: bool, tiles: dict[str, str] | None = None) -> dict[str, Any]:
    """What the map is told once: its outlines, which lie in `folder`, or tiles; and its words.

    `page` are the attributes of the page on which it lies.
    """
    outlines = ("land", "borders") if borders else ("land",)
    return {
        "outlines": {name: f"{folder}/{name}.json" for name in outlines},
        "tiles": tiles,
        "page": {"lang": language_tag(), "dir": direction()},
        "closest_zoom": CLOSEST_TILE_ZOOM if tiles else CLOSEST_ZOOM,
        "text": {
            "label": _("Map of agreements between cities"),
            "credit": _("Made with Natural Earth"),
            "failed": _("The map could not be loaded. The table of agreements holds the same."),
            "drawing": _("Drawing…"),
            "zoom_in": _("Zoom in"),
            "zoom_out": _("Zoom out"),
        },
    }
